//! Cells of order lines as days, quantities and prices.

use super::sides::{given_back, mostly_negative, negated};
use crate::import::batch::preview::{Choices, Preview};
use crate::import::batch::rows::text_faults;
use crate::import::error::{Blame, Reason, Rejected};
use crate::import::findings::Finding;
use crate::import::parse::number::DecimalSign;
use crate::import::role::Role;
use crate::import::staging::values::{self, ColumnValues, Faults, Value, not_negative};
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::{Day, Money, Price, Quantity, Rate};

/// What a person should know about how a line's value was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Notes {
    pub(super) rounded: bool,
    pub(super) undivided: bool,
    pub(super) differs: bool,
    /// Quantity and amount have different signs.
    pub(super) signs: bool,
}

/// What a line comes to.
pub(super) type Valued = (Quantity, Price, Notes);

/// What is taken off a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Discount {
    /// So much of the line.
    Amount(Price),
    /// This share of it.
    Share(Rate),
}

/// The columns of order lines as values, and the rows that have none.
pub(super) struct Reader<'a> {
    date: ColumnValues<'a, Day>,
    quantity: ColumnValues<'a, (Quantity, bool)>,
    price: ColumnValues<'a, (Price, bool)>,
    amount: ColumnValues<'a, (Price, bool)>,
    debit: ColumnValues<'a, (Price, bool)>,
    credit: ColumnValues<'a, (Price, bool)>,
    discount: ColumnValues<'a, Discount>,
    pub(super) unit_cost: ColumnValues<'a, (Price, bool)>,
    faults: Faults<'a>,
    /// The amount counts where it is not quantity × price.
    pub(super) by_amount: bool,
    /// The discount is taken off, though an amount that is something else stands beside it.
    pub(super) discounted: bool,
    pub(super) rejected: Vec<Rejected>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(staging: &'a Staging, choices: &Choices, preview: &mut Preview) -> Self {
        let mut sign_of = |column: &StagedColumn| {
            let chosen = choices.decimals.get(&column.role).copied();
            let reading = values::reading_beside(&staging.columns, column, chosen);
            preview.numbers.push((column.role, reading));
            reading.sign
        };
        let mut prices = |role| {
            ColumnValues::new(staging.column(role), |column| {
                values::numbers(column, sign_of(column), Price::parse)
            })
        };
        let (price, mut amount) = (prices(Role::UnitPrice), prices(Role::Amount));
        let (debit, credit) = (prices(Role::Debit), prices(Role::Credit).map(given_back));
        // A cost below zero is that of a return: it says nothing of the product.
        let dropped = |cost: Value<(Price, bool)>| match cost {
            Err(Reason::Negative) => Err(Reason::Missing),
            cost => cost,
        };
        let unit_cost = prices(Role::UnitCost)
            .map(|costs| not_negative(costs).into_iter().map(dropped).collect());
        let quantity = ColumnValues::new(staging.column(Role::Quantity), |column| {
            values::numbers(column, sign_of(column), Quantity::parse)
        });
        let discount = ColumnValues::new(staging.column(Role::Discount), |column| {
            let header = &staging.mapping.columns[usize::from(column.index)].header;
            discounts(column, header, sign_of(column))
        });
        let date = ColumnValues::new(staging.column(Role::Date), |column| {
            let (decision, mut days) = values::dates(column, choices.dates);
            preview.dates = decision;
            let far = far_days(column, &mut days, &staging.rows, choices.take_far_days);
            preview.findings.extend(far);
            days
        });
        if price.column.is_none() && quantity.column.is_none() {
            let turned = mostly_negative(&amount, staging.rows.len(), choices.turned);
            if matches!(turned, Some(Finding::Negative { taken: true, .. })) {
                amount = amount.map(negated);
            }
            preview.findings.extend(turned);
        }
        let mut faults = text_faults(staging);
        unit_cost.faults(&mut faults);
        Self {
            date,
            quantity,
            price,
            amount,
            debit,
            credit,
            discount,
            unit_cost,
            faults,
            by_amount: false,
            discounted: false,
            rejected: Vec::new(),
        }
    }

    /// Quantity, price and amount of a row that has all three.
    pub(super) fn all_three(&self, row: usize) -> Option<(Quantity, Price, Price)> {
        Some((
            self.quantity.value(row)?.0,
            self.price.value(row)?.0,
            self.amount.value(row)?.0,
        ))
    }

    /// The amount of a row.
    pub(super) fn amount(&self, row: usize) -> Option<Price> {
        Some(self.amount.value(row)?.0)
    }

    /// What is taken off a row.
    pub(super) fn discount(&self, row: usize) -> Option<Discount> {
        self.discount.value(row)
    }

    /// What the discount of a row takes off quantity × price; none where it has none, or where the amount says it.
    pub(super) fn taken_off(&self, row: usize) -> Option<Money> {
        let discount = self.discount.value(row)?;
        let (quantity, price) = (self.quantity.value(row)?.0, self.price.value(row)?.0);
        let stated = self.amount.value(row).is_some() && !self.by_amount && !self.discounted;
        let off = quantity.at(price) - product_of(quantity, price, Some(discount));
        (!stated && off != Money::ZERO).then_some(off)
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
        let amount = self.stated(row)?;
        let discount = self.discount.cell(row)?;
        let (value, rounded) = match (quantity, price, amount) {
            (Some(q), Some(_), Some(a)) if self.by_amount => (price_near(q.0, a.0), q.1 | a.1),
            (Some(q), Some(p), a) if discount.is_some() && (a.is_none() || self.discounted) => {
                let after = product_of(q.0, p.0, discount);
                (valued_at(q.0, after), q.1 | p.1)
            }
            (Some(q), Some(p), a) => (both(q.0, p.0, a.map(|a| a.0)), q.1 | p.1),
            (Some(q), None, Some(a)) => (price_of(q.0, a.0), q.1 | a.1),
            (None, Some(p), Some(a)) => (quantity_of(p.0, a.0), p.1 | a.1),
            (None, None, Some(a)) => (one_at(a.0, false), a.1),
            (Some(_), None, None) => {
                let column = self.price.index().or(self.amount.index());
                return Err((column.or(self.debit.index()), Reason::Missing));
            }
            (None, _, None) => {
                let column = self.quantity.index().or(self.amount.index());
                return Err((column.or(self.debit.index()), Reason::Missing));
            }
        };
        let (quantity, price, notes) = value;
        Ok((day, (quantity, price, Notes { rounded, ..notes })))
    }

    /// The amount, or what was sold less what came back.
    #[inline]
    fn stated(&self, row: usize) -> Result<Option<(Price, bool)>, Blame> {
        if self.debit.column.is_none() && self.credit.column.is_none() {
            return self.amount.cell(row);
        }
        let (debit, credit) = (self.debit.cell(row)?, self.credit.cell(row)?);
        if debit.is_none() && credit.is_none() {
            return self.amount.cell(row);
        }
        let (debit, credit) = (debit.unwrap_or_default(), credit.unwrap_or_default());
        let left = debit.0.millionths() - credit.0.millionths();
        let left = Price::from_millionths(left).ok_or((self.debit.index(), Reason::TooLarge))?;
        Ok(Some((left, debit.1 | credit.1)))
    }
}

/// Quantity × price less the discount.
pub(super) fn product_of(quantity: Quantity, price: Price, discount: Option<Discount>) -> Money {
    let product = quantity.at(price);
    match discount {
        None => product,
        Some(Discount::Share(share)) => product - product.share(share),
        Some(Discount::Amount(amount)) => {
            let off = Quantity::ONE.at(amount);
            // A discount of what came back is given back too.
            if product.is_negative() {
                product + off
            } else {
                product - off
            }
        }
    }
}

/// Whether two sums are equal within half a hundredth.
pub(super) fn is_near(a: Money, b: Money) -> bool {
    (a - b).nanos().abs() <= 5_000_000
}

/// A column of discounts: shares where its numbers or its header say so, else amounts of the line.
fn discounts(column: &StagedColumn, header: &str, sign: DecimalSign) -> Vec<Value<Discount>> {
    let amounts = values::numbers(column, sign, Price::parse);
    let percent = column
        .texts
        .numbers()
        .any(|id| column.texts.text(id).contains(['%', '折']));
    let header = header.to_lowercase();
    let named = ["%", "率", "rate", "percent", "pct", "prozent"]
        .iter()
        .any(|word| header.contains(word));
    let filled = || {
        amounts
            .iter()
            .flatten()
            .map(|(amount, _)| amount.millionths().abs())
    };
    let below_one = filled().all(|amount| amount <= 1_000_000)
        && filled().any(|amount| amount % 1_000_000 != 0);
    if !(percent || named || below_one) {
        let amount = |value: Value<(Price, bool)>| {
            let (amount, _) = value?;
            Price::from_millionths(amount.millionths().abs())
                .map(Discount::Amount)
                .ok_or(Reason::TooLarge)
        };
        return amounts.into_iter().map(amount).collect();
    }
    let shares = values::shares(column, sign);
    // Chinese and Japanese price lists say what is paid: 0.95 is five percent off.
    let paid = header.contains(['折', '掛'])
        && shares
            .iter()
            .flatten()
            .filter(|share| **share != 0)
            .all(|share| *share >= 500_000);
    let share = |share: Value<i32>| {
        let share = share?.abs();
        let share = if paid && share != 0 {
            1_000_000 - share
        } else {
            share
        };
        Rate::from_millionths(share)
            .map(Discount::Share)
            .ok_or(Reason::TooLarge)
    };
    shares.into_iter().map(share).collect()
}

/// Years between days that belong together.
const FAR: i32 = 5 * 366;

/// Takes out the days that lie years from all others of the file, where they are few: typing errors of the year.
fn far_days(
    column: &StagedColumn,
    days: &mut [Value<Day>],
    rows: &[u32],
    take: bool,
) -> Option<Finding> {
    let mut counts = vec![0u32; days.len()];
    for &id in &column.ids {
        counts[id as usize] += 1;
    }
    let known = days
        .iter()
        .zip(&counts)
        .filter_map(|(day, &rows)| Some((day.ok()?, rows)));
    let mut known: Vec<(Day, u32)> = known.filter(|(_, rows)| *rows > 0).collect();
    crate::sorting::sort_by(&mut known, |a, b| a.0.cmp(&b.0));
    // Runs of days with no gap of years between them.
    let mut runs: Vec<(Day, Day, u32)> = Vec::new();
    for (day, rows) in known {
        match runs.last_mut() {
            Some((_, last, count)) if day.number() - last.number() <= FAR => {
                *last = day;
                *count += rows;
            }
            _ => runs.push((day, day, rows)),
        }
    }
    let all: u32 = runs.iter().map(|(_, _, rows)| rows).sum();
    let &(first, last, main) = runs.iter().max_by_key(|(_, _, rows)| *rows)?;
    let far = all - main;
    if far == 0 || far * 3 > all || far > (all / 50).max(2) {
        return None;
    }
    let is_far = |day: Day| day < first || day > last;
    let place = column
        .ids
        .iter()
        .position(|&id| days[id as usize].is_ok_and(is_far))?;
    let day = days[column.ids[place] as usize].ok()?;
    if !take {
        for value in days.iter_mut().filter(|value| value.is_ok_and(is_far)) {
            *value = Err(Reason::FarDay);
        }
    }
    Some(Finding::FarDays {
        rows: far,
        row: rows[place],
        day,
        first,
        last,
        taken: take,
    })
}

/// Quantity and price as they stand; an amount beside them is only compared.
#[inline]
fn both(quantity: Quantity, price: Price, amount: Option<Price>) -> Valued {
    let product = quantity.at(price);
    let stated = amount.map(|amount| Quantity::ONE.at(amount));
    let opposite = stated
        .is_some_and(|stated| !is_near(product, stated) && is_near(product, Money::ZERO - stated));
    // Where only the signs disagree, one of them says that it came back.
    let quantity = if opposite {
        Quantity::from_thousandths(-quantity.thousandths().abs()).unwrap_or(quantity)
    } else {
        quantity
    };
    let notes = Notes {
        differs: stated.is_some_and(|stated| !opposite && !is_near(product, stated)),
        signs: opposite,
        ..Notes::default()
    };
    (quantity, price, notes)
}

/// What a line comes to, as so many pieces at the price that this makes; to the last hundredth, else one piece.
fn valued_at(quantity: Quantity, money: Money) -> Valued {
    match amount_of(money) {
        Some(amount) => price_near(quantity, amount),
        None => (quantity, Price::default(), Notes::default()),
    }
}

fn amount_of(money: Money) -> Option<Price> {
    let millionths = (money.nanos() + 500 * money.nanos().signum()) / 1_000;
    Price::from_millionths(i64::try_from(millionths).ok()?)
}

/// The price of one unit, rounded where the line still comes to the amount within half a hundredth.
fn price_near(quantity: Quantity, amount: Price) -> Valued {
    let (quantity, amount, signs) = one_sign(quantity, amount);
    let pieces = i128::from(quantity.thousandths());
    if pieces != 0 {
        let millionths = i128::from(amount.millionths()) * 1_000 / pieces;
        let price = i64::try_from(millionths.abs())
            .ok()
            .and_then(Price::from_millionths);
        if let Some(price) = price
            && is_near(quantity.at(price), Quantity::ONE.at(amount))
        {
            return (
                quantity,
                price,
                Notes {
                    signs,
                    ..Notes::default()
                },
            );
        }
    }
    price_of(quantity, amount)
}

/// Quantity and amount with one sign: what is below zero in either of them came back.
fn one_sign(quantity: Quantity, amount: Price) -> (Quantity, Price, bool) {
    let (q, a) = (quantity.thousandths(), amount.millionths());
    let disagree = q != 0 && a != 0 && (q < 0) != (a < 0);
    let back = q < 0 || a < 0;
    if !back || a == 0 {
        return (quantity, amount, false);
    }
    let quantity = Quantity::from_thousandths(-q.abs()).unwrap_or(quantity);
    let amount = Price::from_millionths(-a.abs()).unwrap_or(amount);
    (quantity, amount, disagree)
}

/// The price of one unit where it comes out exactly; the sign goes to the quantity, as in a return.
fn price_of(quantity: Quantity, amount: Price) -> Valued {
    let (quantity, amount, signs) = one_sign(quantity, amount);
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
        (Some(price), Some(quantity)) => (
            quantity,
            price,
            Notes {
                signs,
                ..Notes::default()
            },
        ),
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
