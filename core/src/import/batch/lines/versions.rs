//! Orders that a file holds in several versions: only the newest of each counts.

use super::counted::Counted;
use crate::import::batch::preview::Choices;
use crate::import::columns::is_version;
use crate::import::findings::Finding;
use crate::import::parse::treatment::Treatment;
use crate::import::role::Role;
use crate::import::staging::texts::EMPTY;
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::Money;

/// Which rows a later version of their order has replaced.
pub(super) struct Versions<'a> {
    pub(super) column: &'a StagedColumn,
    header: &'a str,
    older: Vec<bool>,
    counted: Counted,
    treatment: Treatment,
}

impl<'a> Versions<'a> {
    /// None where no order has several.
    pub(super) fn find(staging: &'a Staging, choices: &Choices) -> Option<Self> {
        let header = |column: &StagedColumn| {
            staging.mapping.columns[usize::from(column.index)]
                .header
                .as_str()
        };
        let is_version = |column: &&StagedColumn| {
            matches!(column.role, Role::DocumentType | Role::Status) && is_version(header(column))
        };
        let column = staging.columns.iter().find(is_version)?;
        let orders = staging.column(Role::OrderCode)?;
        let number = |id: u32| -> Option<u32> {
            let text = column.texts.text(id);
            text.trim_start_matches(['v', 'V']).parse().ok()
        };
        let numbers: Option<Vec<u32>> = column.texts.numbers().map(number).collect();
        let numbers: Vec<u32> = std::iter::once(0).chain(numbers?).collect();
        let of = |row: usize| numbers[column.ids[row] as usize];
        let mut newest = vec![0; orders.texts.len()];
        for (row, &order) in orders.ids.iter().enumerate() {
            let newest = &mut newest[order as usize];
            *newest = of(row).max(*newest);
        }
        let is_older =
            |(row, order): (usize, &u32)| *order != EMPTY && of(row) < newest[*order as usize];
        let older: Vec<bool> = orders.ids.iter().enumerate().map(is_older).collect();
        older.contains(&true).then(|| Self {
            column,
            header: header(column),
            older,
            counted: Counted::default(),
            treatment: choices
                .treatments
                .get(header(column))
                .copied()
                .unwrap_or(Treatment::NoSale),
        })
    }

    /// What becomes of a row.
    pub(super) fn of(&self, row: usize) -> Treatment {
        match self.older[row] {
            true => self.treatment,
            false => Treatment::Sale,
        }
    }

    /// Counts a row with what it comes to as it stands.
    pub(super) fn count(&mut self, row: usize, money: Money) {
        if self.older[row] {
            self.counted.add(money);
        }
    }

    /// What a person should know: all that was replaced, told as one.
    pub(super) fn finding(&self) -> Finding {
        Finding::Treated {
            column: self.column.index,
            text: self.header.to_owned(),
            rows: self.counted.rows,
            money: self.counted.money,
            treatment: self.treatment,
            known: true,
        }
    }
}
