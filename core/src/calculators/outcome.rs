//! What a calculator answers: numbers with their units, what to draw, and what to do.

use super::form::Unit;

/// A number of an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// Its name, in texts and formulas.
    pub name: &'static str,
    /// How it is meant.
    pub unit: Unit,
    /// The number; none where there is none: a cost that is never earned back has no day.
    pub value: Option<f64>,
}

impl Answer {
    /// A number.
    pub const fn new(name: &'static str, unit: Unit, value: f64) -> Self {
        Self {
            name,
            unit,
            value: Some(value),
        }
    }

    /// A number that there may not be.
    pub const fn maybe(name: &'static str, unit: Unit, value: Option<f64>) -> Self {
        Self { name, unit, value }
    }
}

/// What a bar or a point stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A name in the calculator's texts.
    Named(&'static str),
    /// A row of the table.
    Row(usize),
}

/// A line of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name in the calculator's texts.
    pub name: &'static str,
    /// Its points, rising along.
    pub points: Vec<(f64, f64)>,
}

/// A picture of the answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Lines over a common measure.
    Lines {
        /// What it runs along.
        x: Unit,
        /// What it measures.
        y: Unit,
        /// The first is the one that matters.
        lines: Vec<Line>,
    },
    /// Amounts beside each other; below nothing is a loss.
    Bars {
        /// What it measures.
        y: Unit,
        /// Each with what it stands for.
        bars: Vec<(Label, f64)>,
    },
    /// Points in four fields.
    Quadrants {
        /// Measure along.
        x: Unit,
        /// Measure upwards.
        y: Unit,
        /// Where the fields meet.
        cut: (f64, f64),
        /// Each point with what it stands for.
        points: Vec<(Label, f64, f64)>,
    },
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The numbers; the first is the answer itself.
    pub answers: Vec<Answer>,
    /// The pictures, the one that matters first.
    pub charts: Vec<Chart>,
    /// What to do, by its name in the calculator's texts: one of [`super::Calculator::advice`].
    pub advice: &'static str,
    /// What decides: where it changes from below nothing to above, the answer flips. None where nothing flips.
    pub balance: Option<f64>,
    /// A word for each row of the table, by its name in the calculator's texts: the kind of a need, the move for a
    /// customer. Empty where rows get none.
    pub verdicts: Vec<&'static str>,
}

impl Outcome {
    /// The first answer, where it is a number.
    pub fn first(&self) -> Option<f64> {
        self.answers.first()?.value
    }

    /// The answer of this name, where there is one and it is a number.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.answers
            .iter()
            .find(|answer| answer.name == name)?
            .value
    }
}
