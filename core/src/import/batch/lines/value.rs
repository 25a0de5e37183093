//! Cells of order lines as days, quantities and prices.

use crate::import::batch::preview::{Choices, Preview};
use crate::import::batch::rows::text_faults;
use crate::import::error::{Blame, Reason, Rejected};
use crate::import::role::Role;
use crate::import::staging::values::{self, ColumnValues, Faults, not_negative};
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::{Day, Price, Quantity};

/// What a person should know about how a line's value was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Notes {
    pub(super) rounded: bool,
    pub(super) undivided: bool,
    pub(super) differs: bool,
}

/// What a line comes to.
type Valued = (Quantity, Price, Notes);

/// The columns of order lines as values, and the rows that have none.
pub(super) struct Reader<'a> {
    date: ColumnValues<'a, Day>,
    quantity: ColumnValues<'a, (Quantity, bool)>,
    price: ColumnValues<'a, (Price, bool)>,
    amount: ColumnValues<'a, (Price, bool)>,
    pub(super) unit_cost: ColumnValues<'a, (Price, bool)>,
    faults: Faults<'a>,
    pub(super) rejected: Vec<Rejected>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(staging: &'a Staging, choices: &Choices, preview: &mut Preview) -> Self {
        let mut sign_of = |column: &StagedColumn| {
            let chosen = choices.decimals.get(&column.role).copied();
            let reading = values::number_reading(column, chosen);
            preview.numbers.push((column.role, reading));
            reading.sign
        };
        let mut prices = |role| {
            ColumnValues::new(staging.column(role), |column| {
                values::numbers(column, sign_of(column), Price::parse)
            })
        };
        let (price, amount) = (prices(Role::UnitPrice), prices(Role::Amount));
        let mut units = Vec::new();
        let unit_cost = prices(Role::UnitCost).map(not_negative);
        let quantity = ColumnValues::new(staging.column(Role::Quantity), |column| {
            units = values::units(column);
            values::numbers(column, sign_of(column), Quantity::parse)
        });
        preview.units = units;
        let date = ColumnValues::new(staging.column(Role::Date), |column| {
            let (decision, days) = values::dates(column, choices.dates);
            preview.dates = decision;
            days
        });
        let mut faults = text_faults(staging);
        unit_cost.faults(&mut faults);
        Self {
            date,
            quantity,
            price,
            amount,
            unit_cost,
            faults,
            rejected: Vec::new(),
        }
    }

    /// Day and value of a row, or the column and the reason that it has none.
    #[inline]
    pub(super) fn row(&self, row: usize) -> Result<(Day, Valued), Blame> {
        for (column, faults) in &self.faults {
            if let Some(reason) = faults[column.ids[row] as usize] {
                return Err((Some(column.index), reason));
            }
        }
        let day = self
            .date
            .cell(row)?
            .ok_or((self.date.index(), Reason::Missing))?;
        let quantity = self.quantity.cell(row)?;
        let price = self.price.cell(row)?;
        let amount = self.amount.cell(row)?;
        let (value, rounded) = match (quantity, price, amount) {
            (Some(q), Some(p), a) => (both(q.0, p.0, a.map(|a| a.0)), q.1 | p.1),
            (Some(q), None, Some(a)) => (price_of(q.0, a.0), q.1 | a.1),
            (None, Some(p), Some(a)) => (quantity_of(p.0, a.0), p.1 | a.1),
            (None, None, Some(a)) => (one_at(a.0, false), a.1),
            (Some(_), None, None) => {
                let column = self.price.index().or(self.amount.index());
                return Err((column, Reason::Missing));
            }
            (None, _, None) => {
                let column = self.quantity.index().or(self.amount.index());
                return Err((column, Reason::Missing));
            }
        };
        let (quantity, price, notes) = value;
        Ok((day, (quantity, price, Notes { rounded, ..notes })))
    }
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
