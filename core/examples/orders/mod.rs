//! A file of order lines as a book, for the examples.
//!
//! FILE is UTF-8 text with a header row, its cells divided by comma, semicolon, tab or bar; or without a header, its
//! cells divided by blanks, the columns then given by number from 1.

use std::collections::BTreeMap;

use keepgold_core::book::{Command, History};
use keepgold_core::import::{
    Choices, CsvReader, Encoding, Figures, FileKind, Layout, MappedColumn, Mapping, Reason,
    Rejected, Role, Sample, Staging, TableKind, delimiter, sniff,
};
use keepgold_core::unit::Day;

/// Bytes that the delimiter and the header are found in.
const HEAD: usize = 64 * 1024;

/// What is wrong, in one sentence.
pub type Sentence = String;

/// What was asked for: a file, the meaning of its columns and the days of the question.
pub struct Wanted<const OPTIONS: usize> {
    file: String,
    /// Columns by name.
    columns: BTreeMap<Role, String>,
    /// The days of each option, in the order of the options; at least one of each.
    pub days: [Vec<Day>; OPTIONS],
}

impl<const OPTIONS: usize> Wanted<OPTIONS> {
    /// From the command line; `options` name the days, several of one option with commas between them.
    pub fn parse(
        mut arguments: impl Iterator<Item = String>,
        options: [&str; OPTIONS],
        usage: &str,
    ) -> Result<Self, Sentence> {
        let mut file = None;
        let mut columns = BTreeMap::new();
        let mut days = [const { Vec::new() }; OPTIONS];
        while let Some(argument) = arguments.next() {
            let role = match argument.as_str() {
                "--customer" => Some(Role::CustomerCode),
                "--date" => Some(Role::Date),
                "--amount" => Some(Role::Amount),
                "--quantity" => Some(Role::Quantity),
                "--price" => Some(Role::UnitPrice),
                "--order" => Some(Role::OrderCode),
                "--product" => Some(Role::ProductCode),
                option if options.contains(&option) => None,
                option if option.starts_with("--") => {
                    return Err(format!("There is no option {option}; {usage}"));
                }
                _ if file.is_some() => {
                    return Err(format!("There is more than one file; {usage}"));
                }
                _ => {
                    file = Some(argument);
                    continue;
                }
            };
            let value = arguments
                .next()
                .ok_or_else(|| format!("{argument} needs a value; {usage}"))?;
            match role {
                Some(role) => {
                    columns.insert(role, value);
                }
                None => {
                    let read = |text| {
                        iso_day(text).ok_or_else(|| {
                            format!("{argument} needs a date as YYYY-MM-DD, not “{text}”.")
                        })
                    };
                    let given: Vec<Day> = value.split(',').map(read).collect::<Result<_, _>>()?;
                    for (kept, option) in days.iter_mut().zip(options) {
                        if option == argument {
                            kept.clone_from(&given);
                        }
                    }
                }
            }
        }
        let lacks = |option: &str| format!("{option} is missing; {usage}");
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
        for (days, option) in days.iter().zip(options) {
            if days.is_empty() {
                return Err(lacks(option));
            }
        }
        Ok(Self {
            file: file.ok_or_else(|| lacks("FILE"))?,
            days,
            columns,
        })
    }

    /// A file whose columns are asked for by number has no header and may be divided by blanks: the same text, divided
    /// by tabs, under a header of numbers.
    fn numbered(&self, text: &[u8]) -> Option<Vec<u8>> {
        let place = |name: &String| name.parse::<usize>().ok().filter(|&place| place > 0);
        let places: Option<Vec<usize>> = self.columns.values().map(place).collect();
        places?;
        let blanks = !text.iter().any(|byte| b",;|\t".contains(byte));
        let text = std::str::from_utf8(text).ok().filter(|_| blanks)?;
        let columns = text
            .lines()
            .map(|line| line.split_whitespace().count())
            .max()?;
        let header: Vec<String> = (1..=columns).map(|place| place.to_string()).collect();
        let mut out = header.join("\t");
        for line in text.lines() {
            out.push('\n');
            out.push_str(&line.split_whitespace().collect::<Vec<_>>().join("\t"));
        }
        Some(out.into_bytes())
    }

    /// The meaning of each column of a file with these headers.
    fn mapping(&self, headers: &[String]) -> Result<Mapping, Sentence> {
        let mut columns: Vec<MappedColumn> = headers
            .iter()
            .map(|header| MappedColumn {
                header: header.clone(),
                role: None,
                day: None,
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
pub fn read<const OPTIONS: usize>(
    wanted: &Wanted<OPTIONS>,
) -> Result<(History, Figures), Sentence> {
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
    let numbered = wanted.numbered(text);
    let text = numbered.as_deref().unwrap_or(text);
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
fn rejection<const OPTIONS: usize>(
    wanted: &Wanted<OPTIONS>,
    staging: &Staging,
    rejected: &Rejected,
) -> Sentence {
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
        Reason::YearMissing => "that is a month without its year",
        Reason::OtherDateFormat => "the date is written in another form than most",
        Reason::NotANumber => "that is no number",
        Reason::TooLarge => "the number is too large",
        Reason::Negative => "the number is below zero",
        Reason::UnknownWord => "that word means nothing there",
        // Order lines are refused for none of the others.
        _ => "that cannot be",
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
