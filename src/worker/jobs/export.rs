//! The worker's side of an export: a book as JSON, or one of its tables as CSV or XLSX.

use keepgold_core::sorting::sort_by;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use keepgold_core::book::{
    Book, Calendar, Cause, ContactKind, Customer, CustomerId, Outcome, RecordKind, Tier,
    WarningRule,
};
use keepgold_core::codec::transfer;
use keepgold_core::export::table::{Cell, Table};
use keepgold_core::export::tables::{Customers, OrderLines, Products, Records, Words};
use keepgold_core::export::{csv, json, xlsx};
use keepgold_core::unit::Day;
use keepgold_core::value::{
    Assessment, CustomerFacts, Facts, MoneyBasis, Standing, assess, tier_history,
};
use keepgold_core::warnings::{Warning, warnings};
use serde::{Deserialize, Serialize};

use super::super::envelope::Attachment;
use super::super::reply::Reply;
use crate::i18n::{Lang, lang, set_lang, set_money_words};
use crate::t;
use crate::words::brief::brief;
use crate::words::import::role;
use crate::words::money::called;
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
    /// All, as they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let tables = [
            Self::Scores,
            Self::Customers,
            Self::Products,
            Self::OrderLines,
        ];
        let records = RecordKind::KNOWN.iter().copied().map(Self::Records);
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
    /// Of scores only those of these customers, in their order and with the reason to turn to each; none for all.
    pub chosen: Option<Vec<CustomerId>>,
    /// Today: the day a backup is written, and what scores look back from in a book without orders.
    pub today: Day,
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
    };
    let (of, form) = match ask.of {
        ExportOf::Book => {
            let mut out = Vec::new();
            json::write(book, ask.today, &mut out).ok()?;
            return Some(out);
        }
        ExportOf::Table(of, form) => (of, form),
    };
    match of {
        TableOf::Customers => table(
            form,
            t!(export.customers),
            &customer_titles(),
            &Customers { book, words },
        ),
        TableOf::Products => table(
            form,
            t!(export.products),
            &product_titles(),
            &Products { book, words },
        ),
        TableOf::OrderLines => table(form, t!(export.lines), &line_titles(), &OrderLines(book)),
        TableOf::Records(kind) => {
            let titles: Vec<&str> = Records::columns(kind).into_iter().map(role).collect();
            let name = record::all(kind, lang());
            table(form, name, &titles, &Records { book, kind, words })
        }
        TableOf::Scores => {
            let facts = Facts::gather(book, book.as_of().unwrap_or(ask.today));
            let margin = book.units().default_margin;
            set_money_words(called(MoneyBasis::of(&facts, margin)));
            let assessment = assess_held(book, &facts);
            if let Some(chosen) = &ask.chosen {
                return table_of_chosen(form, book, &facts, &assessment, chosen);
            }
            let rows = Rows(score_rows(book, &facts, &assessment));
            table(form, t!(export.scores), &score_titles(), &rows)
        }
    }
}

/// The customers that were chosen, with the reason to turn to each.
fn table_of_chosen(
    form: TableAs,
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    chosen: &[CustomerId],
) -> Option<Vec<u8>> {
    let warnings = warnings(book, facts, assessment).warnings;
    let warnings: BTreeMap<CustomerId, Warning> = warnings
        .into_iter()
        .map(|warning| (warning.customer, warning))
        .collect();
    let reasons = chosen.iter().map(|&customer| {
        let warning = warnings.get(&customer);
        brief(book, facts, assessment, customer, warning).unwrap_or_default()
    });
    let reasons: Vec<String> = reasons.collect();
    let mut rows = Rows(Vec::with_capacity(chosen.len()));
    for (&id, reason) in chosen.iter().zip(&reasons) {
        let Some(customer) = book.customer(id) else {
            continue;
        };
        let standing = assessment.get(id).filter(|_| !customer.archived);
        let mut row = score_row(customer, facts.get(id), standing);
        row.push(Cell::Text(reason));
        rows.0.push(row);
    }
    let titles: Vec<&str> = score_titles()
        .into_iter()
        .chain([t!(customers.column.reason)])
        .collect();
    table(form, t!(places.customers.name), &titles, &rows)
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

fn table(form: TableAs, name: &str, titles: &[&str], table: &dyn Table) -> Option<Vec<u8>> {
    match form {
        TableAs::Csv => Some(csv::write(titles, table)),
        TableAs::Xlsx => xlsx::write(&[xlsx::Sheet {
            name,
            titles,
            table,
        }])
        .ok(),
    }
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

fn product_titles() -> [&'static str; 8] {
    [
        t!(import.role.product_code),
        t!(import.role.product_name),
        t!(import.role.category),
        t!(import.role.unit),
        t!(import.role.unit_cost),
        t!(import.role.margin_rate),
        t!(import.role.charge),
        t!(export.archived),
    ]
}

fn line_titles() -> [&'static str; 9] {
    [
        t!(import.role.order_code),
        t!(import.role.date),
        t!(import.role.customer_code),
        t!(import.role.customer_name),
        t!(import.role.region),
        t!(import.role.product_code),
        t!(import.role.product_name),
        t!(import.role.quantity),
        t!(import.role.unit_price),
    ]
}

fn score_titles() -> [&'static str; 14] {
    [
        t!(import.role.customer_code),
        t!(import.role.customer_name),
        t!(import.role.region),
        t!(import.role.owner),
        t!(export.place),
        t!(export.tier),
        t!(value.composite),
        t!(value.profit),
        t!(value.potential),
        t!(value.life_cycle),
        t!(value.loyalty),
        t!(export.window_sales),
        t!(export.purchases),
        t!(export.last_purchase),
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
