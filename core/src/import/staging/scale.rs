//! Amounts in thousands or in 万元: what the headings and titles of a file say of the size of its numbers.

use super::texts::EMPTY;
use super::{StagedColumn, Staging, values};
use crate::import::batch::Choices;
use crate::import::file::Record;
use crate::import::findings::Finding;
use crate::import::parse::scale::{self, Title};
use crate::import::role::Role;
use crate::unit::{Price, Quantity};

impl Staging {
    /// Takes the name of the sheet for a title, until another one is found.
    pub fn under(&mut self, name: &str) {
        self.title = self.title.take().or_else(|| Title::of(name));
    }

    /// Looks at a row above the data for a title, such as `单位：万元`; the one that is nearest to them counts.
    pub fn above<R: Record + ?Sized>(&mut self, number: u32, record: &R) {
        if self.header == Some(number) {
            return;
        }
        let cells = (0..record.len()).map(|index| record.cell(index).to_text());
        let found = cells.filter_map(|text| Title::of(&text)).last();
        self.title = found.or(self.title.take());
    }

    /// Sets for each column of money the size of its numbers, or that they are as they are written.
    pub(super) fn find_scales(&mut self, choices: &Choices) {
        let title = self.title.clone();
        let title = title
            .or_else(|| self.beside())
            .or_else(|| self.remark())
            .or_else(|| Title::of(&choices.source));
        self.take_sizes(title.as_ref());
        self.take_price_unit();
        if title.is_some() && self.prices_are_plain() {
            self.set_plain(|role| matches!(role, Role::UnitPrice | Role::UnitCost));
        }
        self.scales = self.told_scales();
        if choices.unscaled {
            self.set_plain(|_| true);
        }
    }

    /// What the headings say, and the title where a heading of money says nothing.
    fn take_sizes(&mut self, title: Option<&Title>) {
        for column in &mut self.columns {
            let header = &self.mapping.columns[usize::from(column.index)].header;
            let own = match column.role {
                Role::Quantity => scale::of_quantities(header).or(Some(0)),
                role if role.is_money() => scale::of_heading(header),
                _ => Some(0),
            };
            (column.said, column.zeros) = match (own, title) {
                (Some(zeros), _) => (header.clone(), zeros),
                (None, Some(title)) => (title.said.clone(), title.zeros),
                (None, None) => (String::new(), 0),
            };
        }
    }

    /// Of what costs so much for ten thousand the quantities count in ten thousands too.
    fn take_price_unit(&mut self) {
        let price = self.column(Role::UnitPrice);
        let header = price.map(|column| &self.mapping.columns[usize::from(column.index)].header);
        if let Some(per) = header.and_then(|header| scale::per(header)) {
            let quantities = self.columns.iter_mut();
            for column in quantities.filter(|column| column.role == Role::Quantity) {
                column.zeros = column.zeros.saturating_sub(per);
            }
        }
    }

    /// Takes the numbers of these columns as they are written.
    fn set_plain(&mut self, is_meant: impl Fn(Role) -> bool) {
        let columns = self.columns.iter_mut();
        for column in columns.filter(|column| is_meant(column.role)) {
            column.zeros = 0;
        }
    }

    /// A column of units or currencies that says it, the same in every row: 万元.
    fn beside(&self) -> Option<Title> {
        let column = [Role::Unit, Role::Currency].map(|role| self.column(role));
        column.into_iter().flatten().find_map(|column| {
            let mut texts = column.texts.numbers().map(|id| column.texts.text(id));
            let first = Title::of(&texts.next()?)?;
            texts.next().is_none().then_some(first)
        })
    }

    /// A remark below the table: a row with nothing else in it.
    fn remark(&self) -> Option<Title> {
        let last = self.rows.len().checked_sub(1)?;
        let mut rows = (0..=last).rev().take(REMARKS);
        rows.find_map(|row| {
            let mut filled = self
                .columns
                .iter()
                .filter(|column| column.ids[row] != EMPTY);
            let column = filled.next().filter(|_| filled.next().is_none())?;
            Title::of(&column.texts.text(column.ids[row]))
        })
    }

    /// Whether prices are plain where amounts are in thousands: whether quantity × price comes to them.
    fn prices_are_plain(&self) -> bool {
        let column = |role| self.column(role);
        let (Some(quantity), Some(price), Some(amount)) = (
            column(Role::Quantity),
            column(Role::UnitPrice),
            column(Role::Amount),
        ) else {
            return false;
        };
        let number = |column: &StagedColumn, zeros: u8| -> Vec<Option<f64>> {
            let sign = values::reading_beside(&self.columns, column, None).sign;
            let read = values::numbers(column, sign, Price::parse);
            let shift = 10f64.powi(i32::from(zeros) - i32::from(column.zeros));
            let value = |id: &u32| Some(read[*id as usize].ok()?.0.millionths() as f64 * shift);
            column.ids.iter().map(value).collect()
        };
        let (quantities, prices) = (number(quantity, quantity.zeros), number(price, 0));
        let amounts = number(amount, amount.zeros);
        let (mut plain, mut all) = (0, 0);
        for ((quantity, price), amount) in quantities.iter().zip(&prices).zip(&amounts) {
            if let (Some(quantity), Some(price), Some(amount)) = (quantity, price, amount) {
                let product = (quantity * price / 1e6).abs();
                all += 1;
                plain += u32::from(product > amount.abs() * 0.5 && product < amount.abs() * 2.0);
            }
        }
        plain * 2 > all
    }

    /// What is told of it: each saying once, with a number of the file.
    fn told_scales(&self) -> Vec<Finding> {
        let mut told: Vec<Finding> = Vec::new();
        for column in self.columns.iter().filter(|column| column.zeros > 0) {
            let is_told = |finding: &Finding| matches!(finding, Finding::Scale { said, .. } if *said == column.said);
            if told.iter().any(is_told) {
                continue;
            }
            let sign = values::reading_beside(&self.columns, column, None).sign;
            let numbers = values::numbers(column, sign, Price::parse);
            let mut cells = column.ids.iter();
            let sample = cells.find_map(|&id| {
                let (value, _) = numbers[id as usize].ok()?;
                (value.millionths() != 0).then(|| (id, Quantity::ONE.at(value)))
            });
            let Some((id, money)) = sample else { continue };
            told.push(Finding::Scale {
                said: column.said.clone(),
                zeros: column.zeros,
                number: column.texts.text(id).into_owned(),
                money,
                taken: true,
            });
        }
        told
    }

    /// The sizes of numbers that the file names, and whether they are taken.
    pub(in crate::import) fn scales(&self, choices: &Choices) -> Vec<Finding> {
        let mut told = self.scales.clone();
        for finding in &mut told {
            if let Finding::Scale { taken, .. } = finding {
                *taken = !choices.unscaled;
            }
        }
        told
    }
}

/// Rows at the end of a table among which remarks are looked for.
const REMARKS: usize = 5;
