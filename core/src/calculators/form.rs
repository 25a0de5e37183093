//! What a calculator asks for: typed inputs, a table where it reckons over several things, and the sheet they are filled in.

use serde::{Deserialize, Serialize};

/// How a number is meant, and so how it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// An amount in the book's currency.
    Money,
    /// A share of a whole; 1 is all of it, shown as 100 %.
    Share,
    /// A difference between two shares, shown in points of percent.
    Points,
    /// A mark that a person gives, 0–10.
    Mark,
    /// Years.
    Years,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// How many.
    Count,
    /// How many times as much.
    Times,
    /// One of several, by the name of each; the number is its place.
    Choice(&'static [&'static str]),
}

/// A number that a calculator asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// Its name, in texts, links and formulas.
    pub name: &'static str,
    /// How it is meant.
    pub unit: Unit,
    /// The least it can be.
    pub least: f64,
    /// The most it can be.
    pub most: f64,
    /// What it is before somebody fills it in.
    pub start: f64,
    /// A sensible step up or down: the arrow keys, and how far a tornado swings it to either side. 0 where swinging it
    /// makes no sense.
    pub step: f64,
}

impl Input {
    /// A number of a unit in a range, with what it starts as and a sensible step; `inputs!` gives it its name.
    pub const fn new(unit: Unit, (least, most): (f64, f64), start: f64, step: f64) -> Self {
        Self {
            name: "",
            unit,
            least,
            most,
            start,
            step,
        }
    }

    /// An amount of money, nothing or more.
    pub const fn money(start: f64, step: f64) -> Self {
        Self::new(Unit::Money, (0.0, MOST_MONEY), start, step)
    }

    /// A share between none and all, stepped by five points.
    pub const fn share(start: f64) -> Self {
        Self::new(Unit::Share, (0.0, 1.0), start, 0.05)
    }

    /// A mark of 0–10, stepped by one.
    pub const fn mark(start: f64) -> Self {
        Self::new(Unit::Mark, (0.0, 10.0), start, 1.0)
    }

    /// One of several, the first to start with.
    pub const fn choice(of: &'static [&'static str]) -> Self {
        let last = (of.len() - 1) as f64;
        Self::new(Unit::Choice(of), (0.0, last), 0.0, 0.0)
    }

    /// No (0) or yes (1).
    pub const fn yes_no(start: f64) -> Self {
        Self::choice(&["no", "yes"]).starting(start)
    }

    /// The same, starting as something else.
    #[must_use]
    pub const fn starting(self, start: f64) -> Self {
        Self { start, ..self }
    }

    /// The same under a name.
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The nearest value that it can have; what it starts as for what is no number.
    pub fn fit(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.start;
        }
        let value = value.clamp(self.least, self.most);
        if self.is_whole() {
            value.round()
        } else {
            value
        }
    }

    /// Whether it can only be a whole number: a place among choices, or a count that is stepped by whole ones.
    pub fn is_whole(&self) -> bool {
        matches!(self.unit, Unit::Choice(_) | Unit::Count) && self.step.fract() == 0.0
    }
}

/// Makes a struct of named numbers and the inputs that ask for them, in the same order.
macro_rules! inputs {
    ($(#[$doc:meta])* $name:ident { $( $(#[$about:meta])* $field:ident: $input:expr, )* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct $name {
            $( $(#[$about])* pub $field: f64, )*
        }

        impl $name {
            /// What asks for them.
            pub const INPUTS: &'static [$crate::calculators::Input] = &[
                $( $crate::calculators::Input::named($input, stringify!($field)), )*
            ];

            /// The numbers from their list; nothing for one that is missing.
            fn read(values: &[f64]) -> Self {
                let mut values = values.iter().copied();
                Self { $( $field: values.next().unwrap_or_default(), )* }
            }
        }
    };
}
pub(super) use inputs;

/// The most money that a calculator takes: a thousand million million, below which a double still holds cents.
pub const MOST_MONEY: f64 = 1e13;

/// A table that a calculator asks for: a row for each thing it reckons over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table {
    /// What is asked of each.
    pub columns: &'static [Input],
    /// Columns that are always asked for. Of those beyond, as many are as the first input counts.
    pub always: usize,
    /// The rows it starts with, by their names in texts.
    pub start: &'static [Row],
    /// The fewest rows.
    pub least: usize,
    /// The most rows.
    pub most: usize,
}

/// A row that a table starts with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Its name in texts.
    pub name: &'static str,
    /// A number for each column.
    pub values: &'static [f64],
}

/// A row as it is filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What a person calls it; empty where it is called as the calculator calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A number for each column.
    pub values: Vec<f64>,
}

/// The filled-in form.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// A number for each input, in the order of the calculator.
    pub values: Vec<f64>,
    /// The rows of its table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Line>,
}

/// What a calculator asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// The numbers.
    pub inputs: &'static [Input],
    /// The table, where it has one.
    pub table: Option<Table>,
}

impl Form {
    /// Filled in as it starts.
    pub fn start(&self) -> Sheet {
        let line = |row: &Row| Line {
            name: String::new(),
            values: row.values.to_vec(),
        };
        Sheet {
            values: self.inputs.iter().map(|input| input.start).collect(),
            rows: self
                .table
                .iter()
                .flat_map(|table| table.start.iter().map(line))
                .collect(),
        }
    }

    /// Filled in as it starts, but for the inputs that are named with another value.
    pub fn with(&self, others: &[(&str, f64)]) -> Sheet {
        let mut sheet = self.start();
        for (value, input) in sheet.values.iter_mut().zip(self.inputs) {
            let other = others.iter().find(|(name, _)| *name == input.name);
            *value = other.map_or(*value, |(_, other)| input.fit(*other));
        }
        sheet
    }

    /// The sheet with every number within its range, numbers that are missing as they start, and none too many: what came
    /// from outside can be reckoned with.
    #[must_use]
    pub fn fit(&self, sheet: &Sheet) -> Sheet {
        let fit = |inputs: &[Input], values: &[f64]| -> Vec<f64> {
            let given = |(i, input): (usize, &Input)| {
                input.fit(values.get(i).copied().unwrap_or(input.start))
            };
            inputs.iter().enumerate().map(given).collect()
        };
        let rows = match &self.table {
            None => Vec::new(),
            Some(table) => {
                let line = |line: &Line| Line {
                    name: line.name.chars().take(MAX_NAME).collect(),
                    values: fit(table.columns, &line.values),
                };
                let mut rows: Vec<Line> = sheet.rows.iter().take(table.most).map(line).collect();
                let missing = self.start().rows.into_iter().skip(rows.len());
                rows.extend(missing.take(table.least.saturating_sub(rows.len())));
                rows
            }
        };
        Sheet {
            values: fit(self.inputs, &sheet.values),
            rows,
        }
    }
}

/// Characters that the name of a row has at most.
pub const MAX_NAME: usize = 60;
