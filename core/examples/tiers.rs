//! Order lines in, tiers with their reasons out: keepgold-core as a library.
//!
//! ```text
//! tiers FILE --customer COL --date COL (--amount COL | --quantity COL --price COL)
//!       [--order COL] [--product COL] --as-of YYYY-MM-DD
//! ```
//!
//! FILE is UTF-8 text with a header row, its cells divided by comma, semicolon, tab or bar. The
//! JSON goes to standard output. What is wrong goes to standard error as one sentence, with an
//! exit code that is not zero and nothing on standard output.

#![allow(clippy::print_stderr)] // A program for the command line, unlike the core.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use keepgold_core::book::{Command, History, Tier};
use keepgold_core::import::{
    Choices, CsvReader, Encoding, Figures, FileKind, Layout, MappedColumn, Mapping, Reason,
    Rejected, Role, Sample, Staging, TableKind, delimiter, sniff,
};
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, IndicatorWorking, assess, explain};
use serde::Serialize;

const USAGE: &str = "usage: tiers FILE --customer COL --date COL \
    (--amount COL | --quantity COL --price COL) [--order COL] [--product COL] --as-of YYYY-MM-DD";

/// Bytes that the delimiter and the header are found in.
const HEAD: usize = 64 * 1024;

/// What is wrong, in one sentence.
type Sentence = String;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<(), Sentence> {
    let wanted = Wanted::parse(arguments)?;
    let (history, figures) = read(&wanted)?;
    let book = history.book();
    let facts = Facts::gather(book, wanted.as_of);
    let later = facts.totals().lines_after;
    if later > 0 {
        eprintln!(
            "{later} lines after {} are left out of the scores.",
            wanted.as_of
        );
    }
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let output = Output {
        lines: figures.lines,
        lines_without_customer: figures.lines_without_customer,
        customers: book.customers().len(),
        returns: figures.returns_with_customer,
        net_sales: figures.net_sales_with_customer.to_string(),
        tiers: Tiers::of(&assessment),
        scores: scores(&history, &facts, &assessment),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, &output)
        .map_err(std::io::Error::from)
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush())
        .map_err(|error| format!("The result cannot be written: {error}."))
}

/// What was asked for.
struct Wanted {
    file: String,
    /// Columns by name.
    columns: BTreeMap<Role, String>,
    as_of: Day,
}

impl Wanted {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Sentence> {
        let mut file = None;
        let mut columns = BTreeMap::new();
        let mut as_of = None;
        while let Some(argument) = arguments.next() {
            let role = match argument.as_str() {
                "--customer" => Some(Role::CustomerCode),
                "--date" => Some(Role::Date),
                "--amount" => Some(Role::Amount),
                "--quantity" => Some(Role::Quantity),
                "--price" => Some(Role::UnitPrice),
                "--order" => Some(Role::OrderCode),
                "--product" => Some(Role::ProductCode),
                "--as-of" => None,
                option if option.starts_with("--") => {
                    return Err(format!("There is no option {option}; {USAGE}"));
                }
                _ if file.is_some() => {
                    return Err(format!("There is more than one file; {USAGE}"));
                }
                _ => {
                    file = Some(argument);
                    continue;
                }
            };
            let value = arguments
                .next()
                .ok_or_else(|| format!("{argument} needs a value; {USAGE}"))?;
            match role {
                Some(role) => {
                    columns.insert(role, value);
                }
                None => {
                    let day = iso_day(&value);
                    as_of = Some(day.ok_or_else(|| {
                        format!("--as-of needs a date as YYYY-MM-DD, not “{value}”.")
                    })?);
                }
            }
        }
        let lacks = |option: &str| format!("{option} is missing; {USAGE}");
        let has = |role| columns.contains_key(&role);
        if !has(Role::CustomerCode) {
            return Err(lacks("--customer"));
        }
        if !has(Role::Date) {
            return Err(lacks("--date"));
        }
        let priced = has(Role::Quantity) && has(Role::UnitPrice);
        if !has(Role::Amount) && !priced {
            return Err(lacks("--amount, or --quantity with --price,"));
        }
        Ok(Self {
            file: file.ok_or_else(|| lacks("FILE"))?,
            as_of: as_of.ok_or_else(|| lacks("--as-of"))?,
            columns,
        })
    }

    /// The meaning of each column of a file with these headers.
    fn mapping(&self, headers: &[String]) -> Result<Mapping, Sentence> {
        let mut columns: Vec<MappedColumn> = headers
            .iter()
            .map(|header| MappedColumn {
                header: header.clone(),
                role: None,
            })
            .collect();
        for (&role, name) in &self.columns {
            let Some(column) = columns.iter_mut().find(|column| column.header == *name) else {
                let there = headers.join(", ");
                return Err(format!(
                    "There is no column “{name}” in {}; it has {there}.",
                    self.file
                ));
            };
            if column.role.replace(role).is_some() {
                return Err(format!("The column “{name}” is asked for twice."));
            }
        }
        Ok(Mapping {
            kind: TableKind::OrderLines,
            columns,
        })
    }
}

fn iso_day(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let mut number = || parts.next()?.parse().ok();
    let (year, month, day): (u32, u32, u32) = (number()?, number()?, number()?);
    Day::from_civil(i32::try_from(year).ok()?, month, day)
}

/// Reads the file into a book of its own.
fn read(wanted: &Wanted) -> Result<(History, Figures), Sentence> {
    let file = &wanted.file;
    let bytes = std::fs::read(file).map_err(|error| format!("{file} cannot be read: {error}."))?;
    let wrong = |error| format!("{file} cannot be read: {error}.");
    let text = match sniff(&bytes[..bytes.len().min(HEAD)]).map_err(wrong)? {
        FileKind::Text {
            encoding: Encoding::Utf8,
            mark,
        } if std::str::from_utf8(&bytes).is_ok() => &bytes[mark..],
        _ => return Err(format!("{file} is no UTF-8 text.")),
    };
    let head = &text[..text.len().min(HEAD)];
    let whole = head.len() == text.len();
    let delimiter = delimiter(head, whole);
    let sample = Sample::of_text(head, delimiter, whole);
    let layout = Layout::with_header(1);
    let mapping = wanted.mapping(&sample.headers(layout))?;

    let mut staging = Staging::new(mapping, layout).map_err(wrong)?;
    let mut reader = CsvReader::new(delimiter);
    reader
        .feed(text, |row| staging.csv_row(row))
        .map_err(wrong)?;
    reader.finish(|row| staging.csv_row(row)).map_err(wrong)?;

    let mut history = History::default();
    let prepared = staging
        .prepare(history.book(), &Choices::default())
        .map_err(wrong)?;
    let preview = prepared.preview();
    if let Some(rejected) = preview.rejected.first() {
        return Err(rejection(wanted, &staging, rejected));
    }
    let question = preview
        .dates
        .as_ref()
        .and_then(|dates| dates.question.as_ref());
    if let Some(question) = question {
        return Err(format!(
            "The dates of the column “{}”, such as {}, can be read with the day or the month first; \
             write them as YYYY-MM-DD.",
            wanted.columns[&Role::Date],
            question.sample
        ));
    }
    let (batch, report) = prepared.finish();
    history
        .apply(Command::Import(Box::new(batch)))
        .map_err(|refusal| format!("{file} cannot be taken in: {refusal}."))?;
    Ok((history, report.figures))
}

/// The sentence about a row that cannot be taken, with its place.
fn rejection(wanted: &Wanted, staging: &Staging, rejected: &Rejected) -> Sentence {
    let cells = staging.cells(rejected.row).unwrap_or_default();
    let cell = rejected
        .column
        .and_then(|column| cells.into_iter().find(|cell| cell.column == column));
    let why = match rejected.reason {
        Reason::BrokenQuotes => "a quote is not closed, or not at the end of its cell",
        Reason::CellTooLong | Reason::TextTooLong { .. } => "the text is too long",
        Reason::ExtraCells { .. } => "there are more cells than columns",
        Reason::Missing => "nothing stands there",
        Reason::SheetError => "that is the error of a formula",
        Reason::NotADate => "that is no date",
        Reason::OtherDateFormat => "the date is written in another form than most",
        Reason::NotANumber => "that is no number",
        Reason::TooLarge => "the number is too large",
        Reason::Negative => "the number is below zero",
        Reason::UnknownWord => "that word means nothing there",
        Reason::UnknownCustomer => "that is no customer of the book",
        Reason::SeveralCustomers => "several customers have that name",
        Reason::YetToCome => "the day is yet to come",
        Reason::UnderAMinute => "that is less than a minute",
    };
    let place = match cell {
        Some(cell) => {
            let name = wanted.columns.get(&cell.role).map_or("", String::as_str);
            format!(", column “{name}” (“{}”)", cell.text)
        }
        None => String::new(),
    };
    format!("{}, row {}{place}: {why}.", wanted.file, rejected.row)
}

#[derive(Serialize)]
struct Output {
    lines: u32,
    lines_without_customer: u32,
    customers: usize,
    returns: u32,
    net_sales: String,
    tiers: Tiers,
    scores: Vec<Score>,
}

#[derive(Serialize)]
struct Tiers {
    vip: u32,
    main: u32,
    ordinary: u32,
    small: u32,
}

impl Tiers {
    fn of(assessment: &Assessment) -> Self {
        let count = |tier| assessment.total(tier).count;
        Self {
            vip: count(Tier::Vip),
            main: count(Tier::Main),
            ordinary: count(Tier::Ordinary),
            small: count(Tier::Small),
        }
    }
}

#[derive(Serialize)]
struct Score {
    id: String,
    profit: Option<f64>,
    potential: Option<f64>,
    life_cycle: Option<f64>,
    loyalty: Option<f64>,
    composite: Option<f64>,
    tier: Option<Tier>,
    reasons: Vec<IndicatorWorking>,
}

/// The customers with a score, the best first.
fn scores(history: &History, facts: &Facts, assessment: &Assessment) -> Vec<Score> {
    let book = history.book();
    let mut standings: Vec<_> = assessment.standings().iter().collect();
    standings.sort_by_key(|standing| standing.place);
    standings
        .into_iter()
        .filter_map(|standing| {
            let working = explain(book, facts, assessment, standing.customer)?;
            let [profit, potential, life_cycle, loyalty] = standing.scores;
            Some(Score {
                id: book.customer(standing.customer)?.code.clone(),
                profit,
                potential,
                life_cycle,
                loyalty,
                composite: standing.composite,
                tier: standing.tier,
                reasons: working.indicators,
            })
        })
        .collect()
}
