//! Which number is what others come to when they are multiplied: the amount is known by that, whatever it is called, and
//! where a header gives its name to another, as “Amount” over quantities.

use super::given::{Given, Ground};
use super::others::Other;
use super::sums::{Rows, is_product};
use super::view::View;
use crate::import::role::Role;

/// Columns of numbers beyond which nothing is tried: each pair is multiplied.
const MOST: usize = 14;
/// Rows that tell: more than one factor is neither one nor zero in them.
const TELLING: u32 = 2;

/// A column of numbers.
struct Numbers {
    column: usize,
    role: Option<Role>,
    is_sure: bool,
    numbers: Vec<Option<f64>>,
}

impl View<'_> {
    /// Finds the amount among numbers that no header makes it surely, and what it is made of.
    pub(super) fn take_products(&self, rows: &Rows<'_>, given: &mut Vec<Given>) {
        let factors = [Role::Quantity, Role::UnitPrice, Role::Amount];
        let numbers = |column: usize| {
            let found = given.iter().find(|g| g.0 == column);
            let profile = &self.profiles[column];
            let is_number = profile.filled > 0
                && profile.mostly(profile.numbers)
                && !profile.mostly(profile.dates)
                && !profile.mostly(profile.leading_zeros);
            let may_be = match found {
                Some(g) => factors.contains(&g.1),
                None => matches!(
                    self.others[column],
                    None | Some(Other::OtherAmount | Other::OrderTotal | Other::Fee)
                ),
            };
            (is_number && may_be).then(|| Numbers {
                column,
                role: found.map(|g| g.1),
                is_sure: found.is_some_and(|g| g.3.is_sure()),
                numbers: rows.numbers(column),
            })
        };
        let columns: Vec<Numbers> = (0..self.headers.len()).filter_map(numbers).collect();
        if columns.len() > MOST {
            return;
        }
        let sure = |role| {
            columns
                .iter()
                .find(|one| one.role == Some(role) && one.is_sure)
        };
        let amount = sure(Role::Amount);
        for first in 0..columns.len() {
            for second in first + 1..columns.len() {
                let pair = [&columns[first], &columns[second]];
                let known = |role| pair.iter().any(|one| one.role == Some(role) && one.is_sure);
                // An amount that is multiplied by a price is a quantity; by a rate it may be one all the same.
                let is_misnamed = known(Role::Amount) && known(Role::UnitPrice);
                if amount.is_some() && !is_misnamed {
                    continue;
                }
                let is_free = |one: &&Numbers| {
                    !pair.iter().any(|factor| factor.column == one.column)
                        && (one.role.is_none() || !one.is_sure && one.role == Some(Role::Amount))
                };
                let comes_to =
                    |one: &&Numbers| is_made_of(&one.numbers, &pair.map(|one| &*one.numbers));
                let Some(sum) = columns.iter().filter(is_free).find(comes_to) else {
                    continue;
                };
                let is_named = known(Role::Quantity) || known(Role::UnitPrice);
                let ground = if is_named {
                    Ground::Sums
                } else {
                    Ground::Contents
                };
                // What is not called a price, or is whole, is the quantity.
                let is_price = |one: &Numbers| one.role == Some(Role::UnitPrice);
                let is_whole = |one: &Numbers| {
                    let profile = &self.profiles[one.column];
                    one.role == Some(Role::Quantity) || profile.whole == profile.filled
                };
                let [quantity, price] =
                    if is_price(pair[0]) || !is_price(pair[1]) && !is_whole(pair[0]) {
                        [pair[1], pair[0]]
                    } else {
                        pair
                    };
                // The factors are so by their product; which of several sums is meant may still be asked.
                let made = [
                    (quantity.column, Role::Quantity, Ground::Sums),
                    (price.column, Role::UnitPrice, Ground::Sums),
                    (sum.column, Role::Amount, ground),
                ];
                let found = made.map(|(column, role, ground)| (column, role, 60, ground));
                given.retain(|g| {
                    made.iter()
                        .all(|(column, role, _)| g.0 != *column && g.1 != *role)
                });
                given.extend(found);
                return;
            }
        }
        // Rooms × nights × rate: the price alone says nothing.
        if let (Some(quantity), Some(price), None) =
            (sure(Role::Quantity), sure(Role::UnitPrice), amount)
        {
            let free = || columns.iter().filter(|one| one.role.is_none());
            for third in free() {
                let factors = [quantity, third, price].map(|one| &*one.numbers);
                let comes_to = |one: &&Numbers| {
                    one.column != third.column && is_made_of(&one.numbers, &factors)
                };
                if let Some(sum) = free().find(comes_to) {
                    given.retain(|g| !matches!(g.1, Role::UnitPrice | Role::Amount));
                    given.push((sum.column, Role::Amount, 60, Ground::Sums));
                    return;
                }
            }
        }
    }
}

/// Whether numbers are the product of these factors in nine rows of ten, of which some tell.
fn is_made_of(numbers: &[Option<f64>], factors: &[&[Option<f64>]]) -> bool {
    let (mut all, mut agree, mut telling) = (0u32, 0u32, 0u32);
    for (row, number) in numbers.iter().enumerate() {
        let values = factors
            .iter()
            .map(|factor| factor.get(row).copied().flatten());
        let (Some(number), Some(values)) = (number, values.collect::<Option<Vec<f64>>>()) else {
            continue;
        };
        all += 1;
        if is_product(values.iter().product(), *number) {
            agree += 1;
            let plain = |value: &f64| value.abs() < 1e-9 || (value - 1.0).abs() < 1e-9;
            telling += u32::from(values.iter().filter(|value| !plain(value)).count() > 1);
        }
    }
    telling >= TELLING && agree * 10 >= all * 9
}
