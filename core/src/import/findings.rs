//! What a file turned out to hold that a person should know before it enters the book: what was decided for them, and what
//! looks odd.

use serde::{Deserialize, Serialize};

use super::parse::treatment::Treatment;
use super::role::Role;
use crate::unit::{Day, Money};

/// One thing that was found. Money is the net sales of the lines that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Lines with this word in a column of kinds or states.
    Treated {
        /// The column, from 0.
        column: u16,
        /// The word; the header of the column where it holds days, numbers or versions.
        text: String,
        /// Rows.
        rows: u32,
        /// What they come to, before it was decided.
        money: Money,
        /// What becomes of them.
        treatment: Treatment,
        /// Whether the word says so; else it is not known and they stay sales.
        known: bool,
    },
    /// Documents that are returns by the beginning of their numbers; see [`super::Choices::returns_by_number`].
    ReturnNumbers {
        /// The beginning.
        prefix: NumberPrefix,
        /// Orders.
        orders: u32,
        /// What their lines come to as they stand.
        money: Money,
        /// Whether they are taken as returns.
        taken: bool,
    },
    /// A text in the customer's place that names nobody; see [`super::Choices::somebody`].
    Nobody {
        /// The text.
        text: String,
        /// Lines.
        lines: u32,
        /// What they come to.
        money: Money,
        /// Whether it is a customer all the same.
        somebody: bool,
    },
    /// Names that differ only in their writing; see [`super::Choices::names_apart`].
    SameName {
        /// As they are written, the first of them as it stands in the file.
        names: Vec<String>,
        /// Whether they are one customer.
        one: bool,
    },
    /// Names that differ only in the form of the company; they stay apart.
    AlikeNames {
        /// As they are written.
        names: Vec<String>,
    },
    /// Lines that name a customer without a code, where several codes have that name; they are kept without a customer.
    NameOfSeveral {
        /// The name.
        name: String,
        /// Lines.
        lines: u32,
    },
    /// Codes of customers that the book has with other zeros before them; see [`super::Choices::codes_apart`].
    PaddedCodes {
        /// Codes.
        codes: u32,
        /// One as it stands in the file.
        sample: String,
        /// The same in the book.
        known: String,
        /// Whether they are the customers of the book.
        one: bool,
    },
    /// Codes that a spreadsheet wrote in short or cut after fifteen digits.
    DamagedCodes {
        /// The column.
        role: Role,
        /// Cells.
        cells: u32,
        /// One of them.
        sample: String,
    },
    /// Cells that were filled from the rows above; see [`super::Choices::leave_blank`].
    Filled {
        /// The column.
        role: Role,
        /// Cells.
        cells: u32,
    },
    /// Lines without a customer under one that is named only once, as in merged cells; see
    /// [`super::Choices::fill_customers`].
    MergedCustomers {
        /// Lines.
        lines: u32,
        /// Whether they are those of the customer above.
        taken: bool,
    },
    /// Rows that are sums of others.
    Sums {
        /// Rows.
        rows: u32,
        /// Of these, rows whose amount is that of lines above them.
        equal: u32,
        /// The first row, from 1, whose amount is not.
        unequal: Option<u32>,
    },
    /// A column of sums beside months; it is left out.
    MonthSums {
        /// Its heading.
        name: String,
        /// Rows.
        rows: u32,
        /// The first row, from 1, whose months come to something else.
        unequal: Option<u32>,
    },
    /// The amount of the whole order stands on each of its lines; see [`super::Choices::order_totals`].
    OrderTotals {
        /// Orders of several lines.
        orders: u32,
        /// All lines added up.
        each: Money,
        /// Each order once.
        once: Money,
        /// Whether each order counts once.
        taken: bool,
    },
    /// Amounts that are not quantity × price; see [`super::Choices::by_amount`].
    AmountDiffers {
        /// Lines.
        lines: u32,
        /// Lines that have all three.
        of: u32,
        /// Quantity × price added up.
        by_price: Money,
        /// The amounts added up.
        by_amount: Money,
        /// Whether the amounts count.
        taken: bool,
        /// What explains it: a discount, a tax.
        because: Option<Because>,
    },
    /// The file says that its numbers are thousands or the like: `单位：万元`; see [`super::Choices::unscaled`].
    Scale {
        /// In these words.
        said: String,
        /// The power of ten.
        zeros: u8,
        /// A number as it stands in the file.
        number: String,
        /// What it comes to so.
        money: Money,
        /// Whether it is taken so.
        taken: bool,
    },
    /// Sales stand below zero, as in the accounts of a ledger; see [`super::Choices::turned`].
    Negative {
        /// Lines below zero.
        lines: u32,
        /// Of so many.
        of: u32,
        /// Whether they are taken the other way round.
        taken: bool,
    },
    /// A discount was taken off quantity × price.
    Discount {
        /// Lines.
        lines: u32,
        /// What was taken off.
        money: Money,
    },
    /// Lines whose amounts have `CR` behind them; they are returns.
    Credits {
        /// Lines.
        lines: u32,
        /// What they come to.
        money: Money,
    },
    /// The units that stand beside the quantities.
    Units {
        /// Each with its lines, the commonest first.
        units: Vec<(String, u32)>,
    },
    /// Products whose quantities are counted in several units and added up as if they were one.
    SeveralUnits {
        /// Products.
        products: u32,
        /// One of them.
        name: String,
        /// Two of its units.
        units: [String; 2],
    },
    /// Lines whose quantity is below zero and whose amount is not, or the other way round; they are returns.
    SignsDisagree {
        /// Lines.
        lines: u32,
    },
    /// Days years away from all others; see [`super::Choices::take_far_days`].
    FarDays {
        /// Rows.
        rows: u32,
        /// The first row, from 1.
        row: u32,
        /// Its day.
        day: Day,
        /// The first day of the others.
        first: Day,
        /// Their last day.
        last: Day,
        /// Whether they are taken.
        taken: bool,
    },
    /// Orders that the book has with other lines; see [`super::Choices::keep_known`].
    Amended {
        /// How many.
        orders: u32,
        /// The first of them.
        first: Vec<AmendedOrder>,
        /// Whether they become as the file says.
        taken: bool,
    },
    /// One customer has more than half of all sales.
    MostlyOne {
        /// Its name.
        name: String,
        /// Its share, in percent.
        percent: u8,
    },
    /// A customer that is called like a state or kind.
    OddName {
        /// The name.
        name: String,
        /// Lines.
        lines: u32,
    },
    /// Amounts in several currencies, added up as if they were one.
    Currencies {
        /// Their codes, the commonest first.
        codes: Vec<String>,
    },
}

/// An order that the file brings with other lines than the book has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedOrder {
    /// Its number; empty where it has none.
    pub code: String,
    /// Its day.
    pub day: Day,
    /// What it comes to in the book.
    pub before: Money,
    /// What it comes to with what the file says.
    pub after: Money,
}

/// The beginning of the numbers of documents, such as `XT`.
pub type NumberPrefix = String;

/// What explains that amounts are not quantity × price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The discount in a column of its own.
    Discount,
    /// They are less: the price is that of the list.
    ListPrice,
    /// They are more by the same share: a tax.
    Tax,
}
