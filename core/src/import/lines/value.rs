//! Cells of order lines as days, quantities and prices. Must not know the book.

use crate::import::column::{self, Value};
use crate::import::error::{Blame, Reason, Rejected};
use crate::import::preview::{Choices, Preview};
use crate::import::role::Role;
use crate::import::staging::{Slot, Staging};
use crate::unit::{Day, Price, Quantity};

/// What a person should know about how a line's value was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Notes {
    pub(super) rounded: bool,
    pub(super) undivided: bool,
    pub(super) differs: bool,
}

/// A column with the value of each of its texts.
type Read<'a, T> = Option<(&'a Slot, Vec<Value<T>>)>;
/// What a line comes to.
type Valued = (Quantity, Price, Notes);

/// The columns of order lines as values, and the rows that have none.
pub(super) struct Reader<'a> {
    date: Read<'a, Day>,
    quantity: Read<'a, (Quantity, bool)>,
    price: Read<'a, (Price, bool)>,
    amount: Read<'a, (Price, bool)>,
    pub(super) unit_costs: Vec<Value<(Price, bool)>>,
    /// Columns of which some texts cannot be taken.
    faulty: Vec<(&'a Slot, Vec<Option<Reason>>)>,
    pub(super) rejected: Vec<Rejected>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(staging: &'a Staging, choices: &Choices, preview: &mut Preview) -> Self {
        let mut sign_of = |slot: &Slot| {
            let reading = column::number_reading(slot, choices.decimals.get(&slot.role).copied());
            preview.numbers.push((slot.role, reading));
            reading.sign
        };
        let mut prices = |role| {
            staging
                .slot(role)
                .map(|slot| (slot, column::numbers(slot, sign_of(slot), Price::parse)))
        };
        let (price, amount) = (prices(Role::UnitPrice), prices(Role::Amount));
        let cost = prices(Role::UnitCost);
        let quantity = staging
            .slot(Role::Quantity)
            .map(|slot| (slot, column::numbers(slot, sign_of(slot), Quantity::parse)));
        let date = staging.slot(Role::Date).map(|slot| {
            let (decision, days) = column::dates(slot, choices.dates);
            preview.dates = decision;
            (slot, days)
        });
        let texts = staging
            .slots
            .iter()
            .filter(|slot| !slot.role.is_number() && !slot.role.is_date());
        let mut faulty: Vec<_> = texts
            .map(|slot| (slot, column::text_faults(slot)))
            .collect();
        let unit_costs = match cost {
            Some((slot, costs)) => {
                let costs = not_negative(costs);
                faulty.push((slot, column::value_faults(&costs)));
                costs
            }
            None => Vec::new(),
        };
        faulty.retain(|(_, faults)| !faults.is_empty());
        Self {
            date,
            quantity,
            price,
            amount,
            unit_costs,
            faulty,
            rejected: Vec::new(),
        }
    }

    /// Day and value of a row, or the column and the reason that it has none.
    #[inline]
    pub(super) fn row(&self, row: usize) -> Result<(Day, Valued), Blame> {
        for (slot, faults) in &self.faulty {
            if let Some(reason) = faults[slot.ids[row] as usize] {
                return Err((Some(slot.column), reason));
            }
        }
        let day = cell(&self.date, row)?.ok_or((column_of(&self.date), Reason::Missing))?;
        let quantity = cell(&self.quantity, row)?;
        let price = cell(&self.price, row)?;
        let amount = cell(&self.amount, row)?;
        let (value, rounded) = match (quantity, price, amount) {
            (Some(q), Some(p), a) => (both(q.0, p.0, a.map(|a| a.0)), q.1 | p.1),
            (Some(q), None, Some(a)) => (price_of(q.0, a.0), q.1 | a.1),
            (None, Some(p), Some(a)) => (quantity_of(p.0, a.0), p.1 | a.1),
            (None, None, Some(a)) => (one_at(a.0, false), a.1),
            (Some(_), None, None) => {
                let column = column_of(&self.price).or(column_of(&self.amount));
                return Err((column, Reason::Missing));
            }
            (None, _, None) => {
                let column = column_of(&self.quantity).or(column_of(&self.amount));
                return Err((column, Reason::Missing));
            }
        };
        let (quantity, price, notes) = value;
        Ok((day, (quantity, price, Notes { rounded, ..notes })))
    }
}

/// The value of a cell; none where there is no such column or nothing in it.
#[inline]
fn cell<T: Copy>(read: &Read<'_, T>, row: usize) -> Result<Option<T>, Blame> {
    let Some((slot, values)) = read else {
        return Ok(None);
    };
    match values[slot.ids[row] as usize] {
        Ok(value) => Ok(Some(value)),
        Err(Reason::Missing) => Ok(None),
        Err(reason) => Err((Some(slot.column), reason)),
    }
}

fn column_of<T>(read: &Read<'_, T>) -> Option<u16> {
    read.as_ref().map(|(slot, _)| slot.column)
}

/// A cost below zero is none.
pub(in crate::import) fn not_negative(
    costs: Vec<Value<(Price, bool)>>,
) -> Vec<Value<(Price, bool)>> {
    let check = |cost: Value<(Price, bool)>| {
        cost.and_then(|cost| {
            if cost.0.millionths() < 0 {
                Err(Reason::Negative)
            } else {
                Ok(cost)
            }
        })
    };
    costs.into_iter().map(check).collect()
}

/// Quantity and price as they stand; an amount beside them is only compared.
#[inline]
fn both(quantity: Quantity, price: Price, amount: Option<Price>) -> Valued {
    let differs = amount.is_some_and(|amount| {
        let stated = Quantity::ONE.at(amount);
        (quantity.at(price) - stated).nanos().abs() > 5_000_000
    });
    (
        quantity,
        price,
        Notes {
            differs,
            ..Notes::default()
        },
    )
}

/// The price of one unit where it comes out exactly; the sign goes to the quantity, as in a return.
fn price_of(quantity: Quantity, amount: Price) -> Valued {
    let (q, a) = (
        i128::from(quantity.thousandths()),
        i128::from(amount.millionths()) * 1000,
    );
    if a == 0 {
        return (quantity, Price::default(), Notes::default());
    }
    let exact = (q != 0 && a % q == 0)
        .then(|| {
            i64::try_from((a / q).abs())
                .ok()
                .and_then(Price::from_millionths)
        })
        .flatten();
    let signed =
        Quantity::from_thousandths(quantity.thousandths().abs() * amount.millionths().signum());
    match (exact, signed) {
        (Some(price), Some(quantity)) => (quantity, price, Notes::default()),
        _ => one_at(amount, true),
    }
}

/// The quantity at this price where it comes out exactly.
fn quantity_of(price: Price, amount: Price) -> Valued {
    let (p, a) = (
        i128::from(price.millionths()),
        i128::from(amount.millionths()) * 1000,
    );
    let exact = (p != 0 && a % p == 0)
        .then(|| {
            i64::try_from(a / p)
                .ok()
                .and_then(Quantity::from_thousandths)
        })
        .flatten();
    match exact {
        Some(quantity) => (quantity, price, Notes::default()),
        None => one_at(amount, true),
    }
}

/// One unit at the amount; one unit back where the amount is below zero.
fn one_at(amount: Price, undivided: bool) -> Valued {
    let notes = Notes {
        undivided,
        ..Notes::default()
    };
    let back = Quantity::from_thousandths(-Quantity::ONE.thousandths());
    match (
        amount.millionths() < 0,
        Price::from_millionths(-amount.millionths()),
        back,
    ) {
        (true, Some(price), Some(back)) => (back, price, notes),
        _ => (Quantity::ONE, amount, notes),
    }
}
