//! What an import will do or has done, in numbers, and what a person can choose.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use super::charge::ChargeCandidate;
use crate::book::{Book, ContactKind, ImportBatch, MAX_NAME, Stamp};
use crate::import::error::{Reason, Rejected};
use crate::import::findings::Finding;
use crate::import::parse::date::{DateDecision, DateReading};
use crate::import::parse::number::{DecimalSign, NumberReading};
use crate::import::parse::treatment::Treatment;
use crate::import::role::Role;
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Rate};

/// What a person decides between reading a file and taking it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Name of the file, for the undo list and the audit trail; what is past 200 characters is cut.
    pub source: String,
    /// New products that are charges, by code (by name where they have none); none means as proposed.
    pub charges: Option<BTreeSet<String>>,
    /// Whether rows that repeat an earlier row in every mapped cell are left out.
    pub drop_repeats: bool,
    /// Whether orders that the book has already are added once more; of records, those that the book
    /// or an earlier row has.
    pub take_known: bool,
    /// Whether orders that the book has with other lines stay as they are.
    pub keep_known: bool,
    /// The format of the dates; none means as decided from the file.
    pub dates: Option<DateReading>,
    /// The decimal signs of columns; where there is none, as decided from the file.
    pub decimals: BTreeMap<Role, DecimalSign>,
    /// What becomes of the lines with these words in a column of kinds or states; of other words what they say themselves.
    pub treatments: BTreeMap<String, Treatment>,
    /// Texts that stand for a customer although they read as if they named nobody.
    pub somebody: BTreeSet<String>,
    /// Whether names that differ only in their writing stay different customers.
    pub names_apart: bool,
    /// Whether codes that differ from those of the book only in zeros before them stay different customers.
    pub codes_apart: bool,
    /// Whether blank cells stay blank that the rows above say.
    pub leave_blank: bool,
    /// Whether lines without a customer are those of the customer above, where cells look merged.
    pub fill_customers: bool,
    /// Whether an amount that is the same on all lines of an order is that of the whole order; none means as it looks.
    pub order_totals: Option<bool>,
    /// Whether the amount counts where it is not quantity × price; none means as the numbers say.
    pub by_amount: Option<bool>,
    /// Whether numbers are taken as they are written, whatever the file says of their size.
    pub unscaled: bool,
    /// Whether amounts are taken the other way round where most stand below zero; none means as proposed.
    pub turned: Option<bool>,
    /// Whether days years away from all others are taken.
    pub take_far_days: bool,
    /// Whether documents whose numbers begin as those of returns are returns; none means as proposed.
    pub returns_by_number: Option<bool>,
    /// What lines without a product are called; see [`crate::import::UNNAMED_PRODUCT`].
    pub unnamed_product: String,
    /// What all contacts are where no column says it.
    pub contact_kind: ContactKind,
    /// The present day: contacts after it are not taken. None takes any.
    pub today: Option<Day>,
}

impl Choices {
    /// A batch for this book that adds nothing yet.
    pub(in crate::import) fn batch(&self, book: &Book) -> ImportBatch {
        ImportBatch {
            source: self.source.chars().take(MAX_NAME).collect(),
            prepared_for: Stamp::of(book),
            ..ImportBatch::default()
        }
    }
}

/// Records of one table, by what happens to them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Not in the book yet.
    pub new: u32,
    /// In the book, which learns something about them.
    pub updated: u32,
    /// In the book, which knows all that already.
    pub known: u32,
}

/// The numbers of an import; the same before and after it is made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Rows of data in the file, blank ones left out.
    pub rows: u32,
    /// Rows with nothing in them.
    pub blank: u32,
    /// Rows that are not taken because something is wrong with them.
    pub rejected: u32,
    /// Order lines that are added.
    pub lines: u32,
    /// Of these, lines whose customer is known.
    pub lines_with_customer: u32,
    /// Of these, lines whose customer the file does not say; they are kept without one.
    pub lines_without_customer: u32,
    /// Added lines with a quantity below zero.
    pub returns: u32,
    /// Of these, lines whose customer is known.
    pub returns_with_customer: u32,
    /// Orders that are added.
    pub orders: u32,
    /// Orders in the file that the book has already.
    pub known_orders: u32,
    /// Their lines, whether added or not.
    pub known_lines: u32,
    /// Rows that repeat an earlier row of the file in every mapped cell (in lists: the same record again;
    /// of records of a kind also those that the book has).
    pub repeats: u32,
    /// Of these, rows that are left out because that was chosen.
    pub repeats_dropped: u32,
    /// Customers that the taken rows name.
    pub customers: Tally,
    /// Products that the taken rows name.
    pub products: Tally,
    /// Product codes in the file that differ from another only in upper and lower case. They stay
    /// apart: in the reference data, as in many, the two stand for different records.
    pub case_twins: u32,
    /// The first day of the added lines or records.
    pub first_day: Option<Day>,
    /// The last day of the added lines or records.
    pub last_day: Option<Day>,
    /// Sum of the added lines, exact.
    pub net_sales: Money,
    /// Of this, with customers that are known.
    pub net_sales_with_customer: Money,
    /// Added lines whose quantity, price or amount, or contacts whose minutes, had more decimals than can be held.
    pub rounded: u32,
    /// Added lines whose amount does not divide by the quantity (or price) exactly: one unit at the amount.
    pub undivided: u32,
    /// Added lines whose amount is not quantity × price within half a hundredth; quantity × price counts.
    pub amounts_differ: u32,
    /// Records of the table's kind that are added.
    pub records: u32,
    /// Rows that are left out because their kind or state says that nothing was sold.
    pub no_sales: u32,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its numbers.
    pub figures: Figures,
    /// New products that are, or could be, charges.
    pub charges: Vec<ChargeCandidate>,
    /// The rows that are not taken, by row number.
    pub rejected: Vec<Rejected>,
    /// How dates are read; none when no date was found.
    pub dates: Option<DateDecision>,
    /// How the numbers of each column are read.
    pub numbers: Vec<(Role, NumberReading)>,
    /// What the added lines with a known cost leave, as a share; none where no cost is known.
    pub margin: Option<Rate>,
    /// What a person should know about the file, and can change where it was decided for them.
    pub findings: Vec<Finding>,
}

impl Preview {
    /// The rejected rows by reason, the commonest first.
    pub fn reasons(&self) -> Vec<(Reason, u32)> {
        let mut reasons: Vec<(Reason, u32)> = Vec::new();
        for rejected in &self.rejected {
            // Widths differ from row to row; as a reason they are one.
            let same = |known: &Reason| discriminant(known) == discriminant(&rejected.reason);
            match reasons.iter_mut().find(|(reason, _)| same(reason)) {
                Some((_, count)) => *count += 1,
                None => reasons.push((rejected.reason, 1)),
            }
        }
        sort_by(&mut reasons, |a, b| b.1.cmp(&a.1));
        reasons
    }
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Its numbers.
    pub figures: Figures,
    /// The rows that were not taken, by row number.
    pub rejected: Vec<Rejected>,
}

/// An import that is ready: to be looked at, then made or left.
#[derive(Debug)]
pub struct Prepared {
    pub(in crate::import) preview: Preview,
    pub(in crate::import) batch: ImportBatch,
}

impl Prepared {
    /// What it would do.
    pub const fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The batch for [`crate::book::Command::Import`], with the report for when it is made.
    pub fn finish(self) -> (ImportBatch, Report) {
        let report = Report {
            figures: self.preview.figures,
            rejected: self.preview.rejected,
        };
        (self.batch, report)
    }
}
