//! Columns that mean something else beside another: surnames beside given names, what was sent beside what was ordered, what
//! was paid beside what a discount was taken off.

use super::given::{Given, Ground};
use super::header::normal;
use super::sums::{Rows, is_product};
use super::view::View;
use crate::import::role::{Role, TableKind};

impl View<'_> {
    /// A bare “Name” beside a given name is the surname, and 注文者名 beside 注文者姓 only the given one.
    pub(super) fn take_surname(&self, given: &mut Vec<Given>) {
        let place = |role| given.iter().position(|g| g.1 == role);
        let name_of = |column: usize| normal(&self.headers[column]);
        let free = |column: &usize| given.iter().all(|g| g.0 != *column);
        let mut columns = 0..self.headers.len();
        if place(Role::FirstName).is_some() && place(Role::LastName).is_none() {
            let is_surname = |column: &usize| {
                free(column) && ["name", "nom", "naam", "姓"].contains(&name_of(*column).as_str())
            };
            if let Some(column) = columns.find(is_surname) {
                given.push((column, Role::LastName, 85, Ground::Header));
            }
        } else if let Some(place) = place(Role::CustomerName) {
            let whole = name_of(given[place].0);
            let surname = whole.strip_suffix('名').map(|stem| format!("{stem}姓"));
            let is_surname = |column: &usize| free(column) && Some(name_of(*column)) == surname;
            if let Some(column) = columns.find(is_surname) {
                given[place].1 = Role::FirstName;
                given.push((column, Role::LastName, 85, Ground::Header));
            }
        }
    }

    /// Beside what was ordered, what was sent is what was sold.
    pub(super) fn take_sent(&self, given: &mut [Given]) {
        const ORDERED: &[&str] = &[
            "order", "订购", "订货", "下单", "bestell", "commande", "pedid",
        ];
        const SENT: &[&str] = &[
            "ship",
            "deliver",
            "invoiced",
            "billed",
            "实发",
            "发货",
            "出库",
            "实际",
            "geliefert",
            "livre",
            "entregad",
        ];
        let says = |column: usize, words: &[&str]| {
            let header = normal(&self.headers[column]);
            words.iter().any(|word| header.contains(word))
        };
        let is_sent = |column: &usize| {
            let named = self.names[*column].names(Role::Quantity, TableKind::OrderLines) > 0;
            let profile = &self.profiles[*column];
            named && says(*column, SENT) && profile.filled > 0 && profile.mostly(profile.quantities)
        };
        let sent = (0..self.headers.len()).find(is_sent);
        let ordered = given
            .iter_mut()
            .find(|g| g.1 == Role::Quantity && says(g.0, ORDERED));
        if let (Some(sent), Some(ordered)) = (sent, ordered) {
            (ordered.0, ordered.3) = (sent, Ground::Header);
        }
    }

    /// Beside an amount and its discount, what is left of it is what was paid.
    pub(super) fn take_paid(&self, rows: &Rows<'_>, given: &mut [Given]) {
        let column = |role| given.iter().find(|g| g.1 == role).map(|g| g.0);
        let (Some(amount), Some(discount)) = (column(Role::Amount), column(Role::Discount)) else {
            return;
        };
        let (amounts, discounts) = (rows.numbers(amount), rows.numbers(discount));
        let is_paid = |column: &usize| {
            let profile = &self.profiles[*column];
            if given.iter().any(|g| g.0 == *column) || !profile.mostly(profile.numbers) {
                return false;
            }
            let (mut all, mut agree, mut telling) = (0u32, 0u32, 0u32);
            for (row, paid) in rows.numbers(*column).iter().enumerate() {
                let (Some(paid), Some(amount)) = (paid, amounts[row]) else {
                    continue;
                };
                let off = discounts[row].unwrap_or_default().abs();
                all += 1;
                agree += u32::from(is_product(amount - off, *paid));
                telling += u32::from(off > 0.0);
            }
            telling > 0 && agree * 10 >= all * 9
        };
        if let Some(paid) = (0..self.headers.len()).find(is_paid)
            && let Some(amount) = given.iter_mut().find(|g| g.1 == Role::Amount)
        {
            (amount.0, amount.3) = (paid, Ground::Sums);
        }
    }
}
