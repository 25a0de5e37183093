//! Lines that are told together, counted.

use crate::unit::Money;

/// How many lines, and what they come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counted {
    pub(super) rows: u32,
    pub(super) money: Money,
}

impl Counted {
    pub(super) fn add(&mut self, money: Money) {
        self.rows += 1;
        self.money += money;
    }
}
