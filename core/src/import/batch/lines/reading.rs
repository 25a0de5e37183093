//! The rows of order lines on their way to lines: what is a sale, what a sum, and which order each line belongs to.

use std::collections::HashMap;

use super::kinds::Kinds;
use super::taken::{OrderKey, Taken};
use super::told::Sums;
use super::value::{Reader, Valued};
use crate::import::batch::register::{NONE, Register};
use crate::import::error::{Blame, Reason, Rejected};
use crate::import::parse::treatment::Treatment;
use crate::import::role::Role;
use crate::import::staging::Staging;
use crate::unit::{Day, Money, Price, Quantity};

/// The rows of a file on their way to lines.
pub(super) struct Reading<'a> {
    pub(super) staging: &'a Staging,
    pub(super) reader: Reader<'a>,
    pub(super) customers: &'a Register<'a>,
    pub(super) products: &'a Register<'a>,
    pub(super) unnamed: u32,
    pub(super) order_of_text: &'a [u32],
    pub(super) kinds: Kinds<'a>,
    pub(super) sums: Sums,
    /// Whether any row is a sum of others.
    pub(super) has_sums: bool,
    /// The amount is that of the whole order.
    pub(super) once: bool,
    /// Orders of which a line was taken.
    pub(super) counted_orders: Vec<bool>,
    pub(super) keys: Vec<OrderKey>,
    /// Rows that are no sales.
    pub(super) no_sales: u32,
    /// Lines with a discount, and what it takes off.
    pub(super) discounted: (u32, Money),
}

impl Reading<'_> {
    /// Reads every row; gives the lines that can be taken and fills in the orders they belong to.
    pub(super) fn rows(&mut self) -> Vec<Taken> {
        let staging = self.staging;
        let order_ids = staging.column(Role::OrderCode);
        let order_ids = order_ids.map(|column| column.ids.as_slice());
        let mut taken = Vec::with_capacity(staging.rows.len());
        let mut faults = staging.faults.iter().peekable();
        let mut orders: HashMap<OrderKey, u32> = HashMap::new();
        let mut last: Option<(OrderKey, u32)> = None;
        let plain = self.kinds.is_plain();
        for row in 0..staging.rows.len() {
            let form = faults.next_if(|(place, _)| **place == row as u32);
            let read = match form {
                Some((_, reason)) => Err((None, *reason)),
                None => self.row(row, plain),
            };
            let (day, (mut quantity, mut price, notes)) = match read {
                Ok(Some(read)) => read,
                Ok(None) => continue,
                Err((column, reason)) => {
                    self.reader.rejected.push(Rejected {
                        row: staging.rows[row],
                        column: column.map(|column| staging.across.column(row, column)),
                        reason,
                    });
                    continue;
                }
            };
            let code = order_ids.map_or(NONE, |ids| self.order_of_text[ids[row] as usize]);
            if self.once
                && let Some(counted) = self.counted_orders.get_mut(code as usize)
                && std::mem::replace(counted, true)
            {
                price = Price::default();
                quantity =
                    Quantity::from_thousandths(quantity.thousandths().abs()).unwrap_or(quantity);
            }
            let key = OrderKey {
                code,
                customer: self.customers.of(row),
                day,
            };
            let order = match last {
                Some((same, order)) if same == key => order,
                _ => *orders.entry(key).or_insert_with(|| {
                    self.keys.push(key);
                    self.keys.len() as u32 - 1
                }),
            };
            last = Some((key, order));
            let product = match self.products.of(row) {
                NONE => self.unnamed,
                product => product,
            };
            taken.push(Taken {
                row: row as u32,
                order,
                product,
                quantity,
                price,
                notes,
            });
        }
        // Of months side by side each would tell it.
        self.reader.rejected.dedup();
        taken
    }

    /// Day and value of a row; none where it is no sale.
    fn row(&mut self, row: usize, plain: bool) -> Result<Option<(Day, Valued)>, Blame> {
        if self.staging.headings.contains(&(row as u32)) {
            return Err((None, Reason::Heading));
        }
        if self.has_sums && self.staging.is_sum(row) {
            let amount = self
                .reader
                .amount(row)
                .map(|amount| Quantity::ONE.at(amount));
            let month = self.staging.across.month(row);
            let is_name = self.staging.may_be_a_name(row)
                && amount.is_some_and(|amount| !self.sums.comes_to(month, amount));
            if !is_name {
                self.sums.check(self.staging.rows[row], month, amount);
                return Err((None, Reason::Sum));
            }
        }
        let read = self.reader.row(row);
        if plain {
            let read = read?;
            self.add(row, &read.1);
            return Ok(Some(read));
        }
        let treatment = self.kinds.of(row);
        let worth = |value: &Valued| value.0.at(value.1);
        let money = read.as_ref().map_or(Money::ZERO, |(_, value)| worth(value));
        self.kinds.count(row, money);
        if treatment == Treatment::NoSale {
            self.no_sales += 1;
            return Ok(None);
        }
        let (day, mut value) = read?;
        if treatment == Treatment::Return && !money.is_negative() {
            value.0 = Quantity::from_thousandths(-value.0.thousandths().abs()).unwrap_or(value.0);
        }
        self.add(row, &value);
        Ok(Some((day, value)))
    }

    fn add(&mut self, row: usize, (quantity, price, _): &Valued) {
        let money = quantity.at(*price);
        self.sums.add(self.staging.across.month(row), money);
        if let Some(off) = self.reader.taken_off(row) {
            self.discounted.0 += 1;
            self.discounted.1 += off;
        }
    }
}
