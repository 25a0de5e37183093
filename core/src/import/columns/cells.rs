//! Columns that are known by what stands in them and beside them: states, currencies, what was paid back, times that cannot
//! be read.

use super::given::{Given, Ground};
use super::others::Other;
use super::period::says_quantity;
use super::view::View;
use crate::import::parse::currency;
use crate::import::parse::treatment::is_treatment;
use crate::import::role::{Role, TableKind};

impl View<'_> {
    /// Amounts beside what of them was paid back are two sides: what was sold and what came back.
    pub(super) fn take_refunds(&self, given: &mut Vec<Given>) {
        if given.iter().any(|g| g.1 == Role::UnitPrice) {
            return;
        }
        let is_refund = |column: &usize| {
            let profile = &self.profiles[*column];
            self.others[*column] == Some(Other::Refunded)
                && !says_quantity(&self.headers[*column])
                && profile.filled > 0
                && profile.mostly(profile.numbers)
                && given.iter().all(|g| g.0 != *column)
        };
        let refunds = (0..self.headers.len()).find(is_refund);
        if let (Some(column), Some(amount)) =
            (refunds, given.iter_mut().find(|g| g.1 == Role::Amount))
        {
            amount.1 = Role::Debit;
            given.push((column, Role::Credit, 80, Ground::Header));
        }
    }

    /// Columns whose words say what they are, whatever stands over them: states such as “delivered” and “void”, codes of
    /// currencies.
    pub(super) fn by_words(&self, given: &mut Vec<Given>) {
        const FREE: [Role; 4] = [Role::Region, Role::Category, Role::Owner, Role::Unit];
        type Says = (Role, fn(&str) -> bool);
        let says: [Says; 2] = [
            (Role::Status, is_treatment),
            (Role::Currency, |cell| {
                currency::is_code(&cell.to_ascii_lowercase())
            }),
        ];
        for (role, is) in says {
            if given.iter().any(|g| g.1 == role) {
                continue;
            }
            let own = |column: &usize| {
                let profile = &self.profiles[*column];
                let mut held = given.iter().filter(|g| g.0 == *column);
                let known = profile.cells.iter().filter(|cell| is(cell)).count();
                held.all(|g| FREE.contains(&g.1))
                    && profile.distinct > 1
                    && known * 3 >= profile.filled * 2
                    && profile.filled > 2
            };
            if let Some(column) = (0..self.headers.len()).find(own) {
                given.retain(|g| g.0 != column);
                given.push((column, role, 70, Ground::Contents));
            }
        }
    }

    /// Whether a column is named as that of a day or a time, whatever its cells say.
    pub(super) fn names_time(&self, column: usize) -> bool {
        let header = self.headers[column].to_lowercase();
        self.names[column].names(Role::Date, TableKind::OrderLines) >= 80
            || [
                "week", "period", "周", "週", "期间", "期間", "季度", "quarter",
            ]
            .iter()
            .any(|word| header.contains(word))
    }
}
