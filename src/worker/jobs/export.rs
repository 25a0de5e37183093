//! The worker's side of an export: a book as JSON, or one of its tables as CSV or XLSX.

use keepgold_core::sorting::sort_by;
use std::ops::ControlFlow;

use keepgold_core::book::{
    Book, Calendar, Cause, ContactKind, Customer, CustomerId, Declined, OfferKind, OfferReason,
    Outcome, RecordKind, Tier, WarningRule,
};
use keepgold_core::codec::transfer;
use keepgold_core::export::table::{Cell, Table};
use keepgold_core::export::tables::{Customers, OrderLines, Products, Records, Words};
use keepgold_core::export::{csv, json, xlsx};
use keepgold_core::import::{TableKind, tables as import_tables};
use keepgold_core::unit::Day;
use keepgold_core::value::{
    Assessment, CustomerFacts, Facts, MoneyBasis, Standing, assess, tier_history,
};
use serde::{Deserialize, Serialize};

mod list;
mod notes;
mod sheet;

pub use notes::of_book as book_notes;
pub(super) use sheet::run as run_sheet;
pub use sheet::{Sheet, SheetAsk, SheetCell};

use super::super::envelope::Attachment;
use super::super::reply::Reply;
use crate::i18n::{Lang, lang, set_lang, set_money_words};
use crate::t;
use crate::words::import::role;
use crate::words::money::called;
use crate::words::offer;
use crate::words::record::{self, calendar};
use crate::words::service::{contact_kind, outcome_short};
use crate::words::warning;

/// What goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportOf {
    /// Everything, as a JSON backup that can be restored.
    Book,
    /// One table in this form.
    Table(TableOf, TableAs),
}

/// Which table goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableOf {
    /// Scores and tiers.
    Scores,
    /// The customers.
    Customers,
    /// The products.
    Products,
    /// The order lines.
    OrderLines,
    /// The records of one kind.
    Records(RecordKind),
}

impl TableOf {
    /// All, as they are offered: records of the kinds that files hold.
    pub fn all() -> impl Iterator<Item = Self> {
        let tables = [
            Self::Scores,
            Self::Customers,
            Self::Products,
            Self::OrderLines,
        ];
        let records = import_tables().into_iter().filter_map(|table| match table {
            TableKind::Records(kind) => Some(Self::Records(kind)),
            _ => None,
        });
        tables.into_iter().chain(records)
    }
}

/// In which form a table goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableAs {
    /// A workbook.
    Xlsx,
    /// Text.
    Csv,
}

impl TableAs {
    /// Both, as they are offered.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];
}

/// Asks for a file; the book is attached as transfer bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExportAsk {
    /// What.
    pub of: ExportOf,
    /// Language of titles and words, as a BCP 47 tag.
    pub lang: String,
    /// Of scores only those of a list, with the reason to turn to each and the next step; none for all.
    pub list: Option<Listed>,
    /// Where the data came from.
    pub source: String,
    /// Today: the day a backup is written, and what scores look back from in a book without orders.
    pub today: Day,
}

/// A list of customers as a person sees it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Listed {
    /// What it is called.
    pub called: String,
    /// Its customers in their order.
    pub customers: Vec<CustomerId>,
}

/// The answer to an [`ExportAsk`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exported {
    /// The file is attached.
    Done,
    /// It would be larger than such a file can be.
    TooLarge,
    /// The book did not arrive whole.
    Unreadable,
}

pub(super) fn run(ask: &ExportAsk, mut attachments: Vec<Attachment>, reply: &Reply) {
    let book = match attachments.pop() {
        Some(Attachment::Bytes(bytes)) => transfer::decode_book(&bytes).ok(),
        _ => None,
    };
    let Some(book) = book else {
        return reply.done(&Exported::Unreadable, Vec::new());
    };
    set_lang(Lang::from_tag(&ask.lang).unwrap_or(Lang::En));
    match file(ask, &book) {
        Some(bytes) => reply.done(&Exported::Done, vec![Attachment::Bytes(bytes)]),
        None => reply.done(&Exported::TooLarge, Vec::new()),
    }
}

/// The file; none when it would be larger than its format allows.
fn file(ask: &ExportAsk, book: &Book) -> Option<Vec<u8>> {
    let words = Words {
        company: t!(export.company),
        person: t!(export.person),
        goods: t!(export.goods),
        charge: t!(export.charge),
        yes: t!(export.yes),
        no: t!(export.no),
        contacts: ContactKind::ALL.map(contact_kind),
        outcomes: Outcome::ALL.map(outcome_short),
        solar: calendar(Calendar::Solar),
        lunar: calendar(Calendar::Lunar),
        states: [
            t!(record.follow_up.open),
            t!(record.follow_up.put_off),
            t!(record.follow_up.done),
        ],
        rules: WarningRule::ALL.map(warning::rule),
        handled: [
            t!(record.alarm_state.seen),
            t!(record.alarm_state.put_off),
            t!(record.alarm_state.resolved),
        ],
        causes: Cause::ALL.map(warning::cause),
        offers: OfferKind::ALL.map(offer::kind),
        offer_reasons: OfferReason::ALL.map(offer::reason),
        offer_states: [
            t!(record.offer.open),
            t!(record.offer.made),
            t!(record.offer.accepted),
            t!(record.offer.declined),
        ],
        declined: Declined::ALL.map(offer::declined),
    };
    let (of, form) = match ask.of {
        ExportOf::Book => {
            let mut out = Vec::new();
            json::write(book, ask.today, &mut out).ok()?;
            return Some(out);
        }
        ExportOf::Table(of, form) => (of, form),
    };
    let out = Out { ask, book, form };
    let currency = &book.units().currency;
    match of {
        TableOf::Customers => {
            let rows = Customers { book, words };
            out.table(t!(export.customers), &customer_titles(), &rows)
        }
        TableOf::Products => {
            let rows = Products { book, words };
            out.table(t!(export.products), &product_titles(currency), &rows)
        }
        TableOf::OrderLines => {
            out.table(t!(export.lines), &line_titles(currency), &OrderLines(book))
        }
        TableOf::Records(kind) => {
            let titles: Vec<&str> = Records::columns(kind).into_iter().map(role).collect();
            let name = record::all(kind, lang());
            out.table(name, &titles, &Records { book, kind, words })
        }
        TableOf::Scores => {
            let facts = Facts::gather(book, book.as_of().unwrap_or(ask.today));
            let margin = book.units().default_margin;
            set_money_words(called(MoneyBasis::of(&facts, margin)));
            let assessment = assess_held(book, &facts);
            if let Some(list) = &ask.list {
                return list::write(&out, &facts, &assessment, list);
            }
            let rows = Rows(score_rows(book, &facts, &assessment));
            out.scores(t!(export.scores), &score_titles(currency), &rows, &facts)
        }
    }
}

/// What every table of a file needs.
#[derive(Clone, Copy)]
struct Out<'a> {
    ask: &'a ExportAsk,
    book: &'a Book,
    form: TableAs,
}

impl Out<'_> {
    /// A table of what is in the book.
    fn table<T: AsRef<str>>(&self, name: &str, titles: &[T], table: &dyn Table) -> Option<Vec<u8>> {
        self.file(name, titles, table, self.notes())
    }

    /// A table of what follows from the book under its rules.
    fn scores<T: AsRef<str>>(
        &self,
        name: &str,
        titles: &[T],
        table: &dyn Table,
        facts: &Facts,
    ) -> Option<Vec<u8>> {
        let mut notes = self.notes();
        notes.extend(notes::of_scores(self.book, facts));
        self.file(name, titles, table, notes)
    }

    fn notes(&self) -> Vec<[String; 2]> {
        notes::of_book(self.book, &self.ask.source, self.ask.today)
    }

    fn file<T: AsRef<str>>(
        &self,
        name: &str,
        titles: &[T],
        table: &dyn Table,
        notes: Vec<[String; 2]>,
    ) -> Option<Vec<u8>> {
        let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
        written(name, &titles, table, &notes, self.form)
    }
}

/// A table as text, or as a workbook with its notes on a sheet of their own; none when it would be larger than its form
/// allows.
fn written(
    name: &str,
    titles: &[&str],
    table: &dyn Table,
    notes: &[[String; 2]],
    form: TableAs,
) -> Option<Vec<u8>> {
    if form == TableAs::Csv {
        return Some(csv::write(titles, table));
    }
    let notes = notes
        .iter()
        .map(|note| note.each_ref().map(|said| Cell::Text(said)).to_vec());
    let notes = Rows(notes.collect());
    let list = xlsx::Sheet {
        name,
        titles,
        table,
    };
    let notes = xlsx::Sheet {
        name: t!(export.notes.title),
        titles: &[],
        table: &notes,
    };
    xlsx::write(&[list, notes]).ok()
}

/// Scores under the book's rules, with the tiers that hysteresis keeps.
fn assess_held(book: &Book, facts: &Facts) -> Assessment {
    let (rules, margin) = (book.rules(), book.units().default_margin);
    let as_of = facts.window().as_of;
    let mut assessment = assess(book, facts, rules, margin);
    if !rules.hysteresis.is_none() {
        let months = tier_history(book, rules, margin, as_of);
        assessment.hold(&months, as_of, rules.hysteresis);
    }
    assessment
}

/// Column titles that an import recognises again.
fn customer_titles() -> [&'static str; 10] {
    [
        t!(import.role.customer_code),
        t!(import.role.customer_name),
        t!(import.role.kind),
        t!(import.role.region),
        t!(import.role.owner),
        t!(import.role.tags),
        t!(import.role.since),
        t!(import.role.prospect),
        t!(export.archived),
        t!(import.role.notes),
    ]
}

fn product_titles(currency: &str) -> [String; 8] {
    [
        t!(import.role.product_code).to_owned(),
        t!(import.role.product_name).to_owned(),
        t!(import.role.category).to_owned(),
        t!(import.role.unit).to_owned(),
        in_brackets(t!(import.role.unit_cost), currency),
        t!(import.role.margin_rate).to_owned(),
        t!(import.role.charge).to_owned(),
        t!(export.archived).to_owned(),
    ]
}

fn line_titles(currency: &str) -> [String; 9] {
    [
        t!(import.role.order_code).to_owned(),
        t!(import.role.date).to_owned(),
        t!(import.role.customer_code).to_owned(),
        t!(import.role.customer_name).to_owned(),
        t!(import.role.region).to_owned(),
        t!(import.role.product_code).to_owned(),
        t!(import.role.product_name).to_owned(),
        t!(import.role.quantity).to_owned(),
        in_brackets(t!(import.role.unit_price), currency),
    ]
}

/// A title with the currency of its column, where one is chosen: "Unit price (GBP)".
fn in_brackets(title: &str, currency: &str) -> String {
    match currency {
        "" => title.to_owned(),
        code => format!("{title} ({code})"),
    }
}

fn score_titles(currency: &str) -> [String; 14] {
    [
        t!(import.role.customer_code).to_owned(),
        t!(import.role.customer_name).to_owned(),
        t!(import.role.region).to_owned(),
        t!(import.role.owner).to_owned(),
        t!(export.place).to_owned(),
        t!(export.tier).to_owned(),
        t!(value.composite).to_owned(),
        t!(value.profit).to_owned(),
        t!(value.potential).to_owned(),
        t!(value.life_cycle).to_owned(),
        t!(value.loyalty).to_owned(),
        in_brackets(t!(export.window_sales), currency),
        t!(export.purchases).to_owned(),
        t!(export.last_purchase).to_owned(),
    ]
}

/// Rows that lie ready.
struct Rows<'a>(Vec<Vec<Cell<'a>>>);

impl Table for Rows<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        self.0.as_slice().each_row(take)
    }
}

/// Every listed customer in the order of value; those without a score at the end.
fn score_rows<'a>(book: &'a Book, facts: &Facts, assessment: &Assessment) -> Vec<Vec<Cell<'a>>> {
    let mut scored: Vec<_> = assessment
        .standings()
        .iter()
        .filter(|s| s.tier.is_some())
        .collect();
    sort_by(&mut scored, |a, b| a.place.cmp(&b.place));
    let unscored = assessment.unscored().map(|(customer, _)| (customer, None));
    scored
        .into_iter()
        .map(|standing| (standing.customer, Some(standing)))
        .chain(unscored)
        .filter_map(|(id, standing)| Some(score_row(book.customer(id)?, facts.get(id), standing)))
        .collect()
}

fn score_row<'a>(
    customer: &'a Customer,
    facts: Option<&CustomerFacts>,
    standing: Option<&Standing>,
) -> Vec<Cell<'a>> {
    let score = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::rounded(value, 1));
    let tier = standing.and_then(|standing| standing.tier);
    let place = standing.map_or(Cell::Empty, |standing| {
        Cell::count(i64::from(standing.place))
    });
    let mut row = vec![
        customer.code.as_str().into(),
        customer.name.as_str().into(),
        customer.region.as_str().into(),
        customer.owner.as_str().into(),
        place,
        Cell::Text(tier.map_or(t!(export.unscored), tier_word)),
        score(standing.and_then(|standing| standing.composite)),
    ];
    row.extend(
        standing
            .map_or([None; 4], |standing| standing.scores)
            .map(score),
    );
    row.push(standing.map_or(Cell::Empty, |standing| standing.window_sales.into()));
    row.push(facts.map_or(Cell::Empty, |facts| Cell::count(i64::from(facts.purchases))));
    row.push(
        facts
            .and_then(|facts| facts.last)
            .map_or(Cell::Empty, Cell::Day),
    );
    row
}

fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::Vip => t!(tiers.vip),
        Tier::Main => t!(tiers.main),
        Tier::Ordinary => t!(tiers.ordinary),
        Tier::Small => t!(tiers.small),
    }
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod tests;
