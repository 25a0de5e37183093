//! Months that stand side by side as columns, and the day on which what stands in each counts.

use serde::{Deserialize, Serialize};

use super::given::{Given, Ground};
use super::period::year_of;
use crate::import::role::Role;
use crate::unit::Day;

/// Columns that are months, or days, standing side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Across {
    /// Those columns in the order of the file; none where a table is not of this form.
    pub columns: Vec<AcrossColumn>,
    /// Whether each of their cells can be taken for a line; else a person is told what to do.
    pub is_read: bool,
    /// The year of the first month, where the headings name months alone and another cell names one year.
    pub year: Option<i32>,
    /// The column of their sums.
    pub sum: Option<usize>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcrossColumn {
    /// Its place from 0.
    pub column: usize,
    /// What stands over it.
    pub heading: String,
    /// The day on which its cells count; of a month its first. None where no year stands over it.
    pub day: Option<Day>,
    /// The month, and how many years it lies behind the first one.
    pub(super) month: (u32, i32),
}

impl Across {
    /// The day on which the cells of a column count, where the first month is of this year.
    pub fn day(&self, column: usize, year: Option<i32>) -> Option<Day> {
        let one = self.columns.iter().find(|one| one.column == column)?;
        let (month, later) = one.month;
        let in_year = || Day::from_civil(year?.checked_add(later)?, month, 1);
        one.day.or_else(in_year)
    }

    /// What the columns mean, where they are read.
    pub(super) fn given(&self) -> Vec<Given> {
        if !self.is_read {
            return Vec::new();
        }
        let months = self.columns.iter();
        let months = months.map(|one| (one.column, Role::MonthAmount, 100, Ground::Header));
        let sum = self
            .sum
            .map(|sum| (sum, Role::MonthSum, 90, Ground::Header));
        months.chain(sum).collect()
    }

    /// Whether the headings leave the year open.
    pub fn leaves_year(&self) -> bool {
        self.is_read && self.columns.iter().any(|column| column.day.is_none())
    }

    /// The year of the first month, by the name of the sheet or file; none where the months are of more than one year.
    pub fn year_in(&self, name: &str) -> Option<i32> {
        let of_one = self.columns.iter().all(|one| one.month.1 == 0);
        year_of(name).filter(|_| of_one && self.leaves_year())
    }

    /// Whether this column is one of them.
    pub fn has(&self, column: usize) -> bool {
        self.columns.iter().any(|one| one.column == column)
    }
}
