//! What comes of a file when every proposal is accepted, with every question that is left open: for programs and tests.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::json;

use super::batch::Preview;
use super::columns::{ColumnAsk, ColumnGuess};
use super::error::{ImportError, Reason};
use super::file::{EncodingFound, Form};
use super::findings::Finding;
use super::role::Role;
use super::whole::{Whole, WholeError, WholeFormat};
use crate::book::{Book, Command, History};
use crate::unit::Money;

/// All that an import of a file into an empty book comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// `text` or `workbook`.
    pub format: &'static str,
    /// The encoding of a text.
    pub encoding: Option<&'static str>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// The row of the header from 1.
    pub header_row: Option<u32>,
    /// What each column is taken for.
    pub columns: Vec<ColumnOutcome>,
    /// What the file alone does not say.
    pub asks: Vec<Ask>,
    /// The first and the last day of the lines.
    pub days: Option<(String, String)>,
    /// Order lines.
    pub lines: u32,
    /// Orders.
    pub orders: u32,
    /// What each customer's lines come to.
    pub customers: BTreeMap<String, f64>,
    /// What the lines without a customer come to.
    pub without_customer: f64,
    /// What all lines come to.
    pub net_sales: f64,
    /// Lines that came back.
    pub returns: u32,
    /// Rows that are not taken.
    pub rejected: Vec<RejectedOutcome>,
    /// What a person is told.
    pub notes: Vec<serde_json::Value>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnOutcome {
    /// Its header.
    pub name: String,
    /// Its role.
    pub role: Option<Role>,
    /// Whether its own name says so.
    pub sure: bool,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// What it is about.
    pub about: String,
    /// What can be chosen.
    pub choices: Vec<String>,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedOutcome {
    /// Its number from 1.
    pub row: u32,
    /// The header of the column to blame.
    pub column: Option<String>,
    /// Why.
    pub reason: Reason,
}

impl Whole {
    /// Imports the file into an empty book, as proposed.
    ///
    /// # Errors
    /// [`WholeError`] where it cannot be read at all; a column that is missing is a question instead.
    pub fn outcome(&self) -> Result<Outcome, WholeError> {
        let mut outcome = self.looked_at();
        if self.proposal.mapping().check().is_err() {
            return Ok(outcome);
        }
        let (_, prepared) = self.prepared()?;
        outcome.ask_about_readings(prepared.preview());
        let findings = prepared.preview().findings.iter();
        outcome.notes.extend(findings.filter_map(told));
        let rejected = prepared.preview().rejected.iter();
        outcome.rejected = rejected
            .map(|row| RejectedOutcome {
                row: row.row,
                column: row.column.map(|column| self.header(usize::from(column))),
                reason: row.reason,
            })
            .collect();
        let (batch, report) = prepared.finish();
        let nameless = report.figures.lines_without_customer;
        if nameless > 0 {
            outcome
                .notes
                .push(json!({"kind": "without_customer", "lines": nameless}));
        }
        let repeats = report.figures.repeats;
        if repeats > 0 {
            outcome
                .notes
                .push(json!({"kind": "repeats", "lines": repeats}));
        }
        let days = report.figures.first_day.zip(report.figures.last_day);
        outcome.days = days.map(|(first, last)| (first.to_string(), last.to_string()));
        outcome.lines = report.figures.lines;
        outcome.orders = report.figures.orders;
        outcome.returns = report.figures.returns;
        let mut history = History::default();
        // A batch that was prepared for an empty book fits one; what it could refuse was checked.
        if history.apply(Command::Import(Box::new(batch))).is_err() {
            return Err(ImportError::OtherColumns.into());
        }
        outcome.add_sales(history.book());
        Ok(outcome)
    }

    fn looked_at(&self) -> Outcome {
        let (format, encoding, sheet) = match &self.format {
            WholeFormat::Text { encoding, .. } => ("text", Some(encoding.label()), None),
            WholeFormat::Form(Form::Html) => ("html", None, None),
            WholeFormat::Form(Form::SpreadsheetXml) => ("xml", None, None),
            WholeFormat::Form(Form::Json) => ("json", None, None),
            WholeFormat::Workbook { sheet } => ("workbook", None, Some(sheet.clone())),
        };
        let column = |guess: &ColumnGuess| ColumnOutcome {
            name: guess.header.clone(),
            role: guess.role,
            sure: guess.ground.is_sure(),
        };
        let mut notes = Vec::new();
        if let Some(found) = &self.encoding {
            notes.extend(told_of_encoding(found));
        }
        if let Some(found) = self.sheets.as_ref().filter(|found| found.names.len() > 1) {
            let alike = found
                .alike
                .iter()
                .filter_map(|one| found.names.get(one.sheet));
            notes.push(json!({
                "kind": "other_sheets",
                "sheets": found.names,
                "alike": alike.collect::<Vec<_>>(),
            }));
        }
        if let Some(name) = &self.proposal.export {
            notes.push(json!({"kind": "export", "name": name}));
        }
        let across = &self.proposal.across;
        if !across.columns.is_empty() {
            let columns = across.columns.iter();
            let headings: Vec<&String> = columns.map(|one| &one.heading).collect();
            notes.push(json!({
                "kind": "months_across",
                "columns": headings,
                "read": across.is_read,
                "year": across.year,
            }));
        }
        let unused = self
            .proposal
            .columns
            .iter()
            .filter(|guess| guess.role.is_none());
        let unused: Vec<_> = unused
            .map(|guess| json!({"column": guess.header, "is": guess.other}))
            .collect();
        if !unused.is_empty() {
            notes.push(json!({"kind": "unused", "columns": unused}));
        }
        let ask = |ask: &ColumnAsk| Ask {
            about: ask.about.name().to_owned(),
            choices: ask
                .choices
                .iter()
                .map(|(column, _)| self.header(*column))
                .collect(),
        };
        Outcome {
            format,
            encoding,
            sheet,
            header_row: self.layout.header,
            columns: self.proposal.columns.iter().map(column).collect(),
            asks: self.proposal.asks.iter().map(ask).collect(),
            days: None,
            lines: 0,
            orders: 0,
            customers: BTreeMap::new(),
            without_customer: 0.0,
            net_sales: 0.0,
            returns: 0,
            rejected: Vec::new(),
            notes,
        }
    }

    fn header(&self, column: usize) -> String {
        let guess = self.proposal.columns.get(column);
        guess.map(|guess| guess.header.clone()).unwrap_or_default()
    }
}

/// What the bytes of a text leave open or could not say.
fn told_of_encoding(found: &EncodingFound) -> Vec<serde_json::Value> {
    let mut notes = Vec::new();
    if !found.sure {
        let others: Vec<_> = found.others.iter().map(|other| other.label()).collect();
        notes.push(json!({"kind": "encoding_unsure", "others": others}));
    }
    if found.damaged > 0 {
        notes.push(json!({
            "kind": "damaged_characters",
            "places": found.damaged,
            "first": found.places,
        }));
    }
    if found.zeros > 0 {
        notes.push(json!({"kind": "zero_bytes", "bytes": found.zeros}));
    }
    notes
}

/// A finding with its sums in whole units.
fn told(finding: &Finding) -> Option<serde_json::Value> {
    const SUMS: [&str; 5] = ["money", "each", "once", "by_price", "by_amount"];
    let serde_json::Value::Object(named) = serde_json::to_value(finding).ok()? else {
        return None;
    };
    let (kind, mut told) = named.into_iter().next()?;
    told.as_object_mut()?.insert("kind".to_owned(), json!(kind));
    for sum in SUMS {
        if let Some(value) = told.get_mut(sum) {
            *value = json!(value.as_f64()? / 1e9);
        }
    }
    Some(told)
}

impl Outcome {
    /// What the texts leave open: which of day and month comes first, which sign parts decimals.
    fn ask_about_readings(&mut self, preview: &Preview) {
        let dates = preview.dates.as_ref();
        if let Some(question) = dates.and_then(|dates| dates.question.as_ref()) {
            let days = question.options.iter().map(|(_, day)| day.to_string());
            self.asks.push(Ask {
                about: Role::Date.name().to_owned(),
                choices: days.collect(),
            });
        }
        if dates.is_some_and(|dates| dates.mixed) {
            self.notes.push(json!({"kind": "dates_mixed"}));
        }
        if let Some(cells) = dates
            .map(|dates| dates.months_only)
            .filter(|cells| *cells > 0)
        {
            self.notes
                .push(json!({"kind": "months_only", "cells": cells}));
        }
        if let Some(swapped) = dates.and_then(|dates| dates.half_swapped) {
            self.notes.push(json!({
                "kind": "half_swapped_dates",
                "cells": swapped.cells,
                "sample": swapped.sample.to_string(),
            }));
        }
        for (role, reading) in &preview.numbers {
            if reading.doubtful {
                self.asks.push(Ask {
                    about: role.name().to_owned(),
                    choices: vec!["1,234.5".to_owned(), "1.234,5".to_owned()],
                });
            }
        }
    }

    fn add_sales(&mut self, book: &Book) {
        let orders = book.orders();
        let mut sales: HashMap<Option<usize>, Money> = HashMap::new();
        for id in orders.ids() {
            let customer = orders.customer(id).map(|id| id.index());
            let sum = sales.entry(customer).or_insert(Money::ZERO);
            for line in orders.lines(id) {
                *sum += line.quantity.at(line.price);
            }
        }
        let mut names: HashMap<&String, u32> = HashMap::new();
        for customer in book.customers() {
            *names.entry(&customer.name).or_default() += 1;
        }
        for (customer, money) in sales {
            let money = money.to_f64();
            self.net_sales += money;
            let Some(customer) = customer.and_then(|index| book.customers().get(index)) else {
                self.without_customer += money;
                continue;
            };
            let name = if customer.name.is_empty() {
                customer.code.clone()
            } else if names.get(&customer.name).is_some_and(|count| *count > 1) {
                // Two customers share the name; their codes tell them apart.
                format!("{} ({})", customer.name, customer.code)
            } else {
                customer.name.clone()
            };
            *self.customers.entry(name).or_default() += money;
        }
    }
}
