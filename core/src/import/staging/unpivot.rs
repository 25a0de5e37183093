//! Rows whose months stand side by side: each becomes a row for every month in which something stands.

use super::texts::EMPTY;
use super::{Staging, is_blank};
use crate::import::error::{ImportError, Reason};
use crate::import::file::{Cell, Record};
use crate::import::role::Role;

impl Staging {
    /// Takes a row: a staged row for each month in which more than nothing stands.
    pub(super) fn take_across<R: Record + ?Sized>(
        &mut self,
        number: u32,
        record: &R,
        fault: Option<Reason>,
    ) -> Result<(), ImportError> {
        if is_blank(record) {
            self.blank += 1;
            return Ok(());
        }
        let common = self.columns.len() - 2;
        let mut ids = Vec::with_capacity(common);
        for column in &mut self.columns[..common] {
            ids.push(column.intern_row(record)?);
        }
        let has = |roles: &[Role]| {
            let columns = self.columns.iter().zip(&ids);
            let mut of_roles = columns.filter(|(column, _)| roles.contains(&column.role));
            of_roles.any(|(_, id)| *id != EMPTY)
        };
        let product = [Role::ProductCode, Role::ProductName];
        let has_product = self
            .columns
            .iter()
            .any(|column| product.contains(&column.role));
        // A row that names a customer alone is the heading of the products below it; a sum of nothing is a fault.
        let heads = has_product && !has(&product) && has(&[Role::CustomerCode, Role::CustomerName]);
        let fault = fault.or_else(|| self.extra_cells(record));
        let is_sum = self.has_total(record);
        let mut rows = Vec::new();
        for &(place, _, day) in &self.across.columns {
            let cell = record.cell(usize::from(place));
            if !says_nothing(&cell) {
                let amount = self.columns[common + 1].intern(cell)?;
                rows.push((place, day, amount));
            }
        }
        let sum = self.mapping.column_of(Role::MonthSum);
        let unexplained = sum.is_some_and(|sum| !says_nothing(&record.cell(sum))) && !is_sum;
        if rows.is_empty() && (heads || unexplained || fault.is_some()) {
            let first = self.across.columns.first();
            rows.extend(first.map(|&(place, ..)| (place, EMPTY, EMPTY)));
        }
        for (from, day, amount) in rows {
            for (column, id) in self
                .columns
                .iter_mut()
                .zip(ids.iter().chain(&[day, amount]))
            {
                column.ids.push(*id);
            }
            self.across.of_row.push(from);
            self.push(number, fault, is_sum)?;
        }
        Ok(())
    }
}

/// Whether a cell of a month says that nothing was sold: empty, a stroke, zero.
fn says_nothing(cell: &Cell<'_>) -> bool {
    let nothing = |char: char| char == '0' || !char.is_alphanumeric();
    match cell {
        Cell::Empty => true,
        Cell::Number(number) => *number == 0.0,
        Cell::Text(_) => cell.to_text().chars().all(nothing),
        _ => false,
    }
}
