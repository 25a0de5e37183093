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

/// How sure a role is that numbers prove, in percent.
const SURE: u8 = 60;

/// A column of numbers.
struct Numbers {
    column: usize,
    role: Option<Role>,
    is_sure: bool,
    numbers: Vec<Option<f64>>,
}

impl Numbers {
    fn is_surely(&self, role: Role) -> bool {
        self.is_sure && self.role == Some(role)
    }
}

impl View<'_> {
    /// Finds the amount among numbers that no header makes it surely, and what it is made of.
    pub(super) fn take_products(&self, rows: &Rows<'_>, given: &mut Vec<Given>) {
        let numbers = |column| self.numbers(rows, given, column);
        let columns: Vec<Numbers> = (0..self.headers.len()).filter_map(numbers).collect();
        if columns.len() > MOST {
            return;
        }
        let has_amount = columns.iter().any(|one| one.is_surely(Role::Amount));
        if let Some(made) = self.product_of_two(&columns, has_amount) {
            let is_new = |g: &Given| made.iter().all(|made| g.0 != made.0 && g.1 != made.1);
            given.retain(is_new);
            given.extend(made);
        } else if let (false, Some(amount)) = (has_amount, product_of_three(&columns)) {
            // Rooms × nights × rate: the price alone says nothing.
            given.retain(|g| !matches!(g.1, Role::UnitPrice | Role::Amount));
            given.push((amount, Role::Amount, SURE, Ground::Sums));
        }
    }

    /// A column that may be a factor or a product.
    fn numbers(&self, rows: &Rows<'_>, given: &[Given], column: usize) -> Option<Numbers> {
        let found = given.iter().find(|g| g.0 == column);
        let profile = &self.profiles[column];
        let is_number = profile.filled > 0
            && profile.mostly(profile.numbers)
            && !profile.mostly(profile.dates)
            && !profile.mostly(profile.leading_zeros);
        let may_be = match found {
            Some(g) => matches!(g.1, Role::Quantity | Role::UnitPrice | Role::Amount),
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
    }

    /// Quantity, price and the amount that they come to.
    fn product_of_two(&self, columns: &[Numbers], has_amount: bool) -> Option<[Given; 3]> {
        let later = |first: usize| {
            columns[first + 1..]
                .iter()
                .map(move |second| (first, second))
        };
        for (first, second) in (0..columns.len()).flat_map(later) {
            let pair = [&columns[first], second];
            let known = |role| pair.iter().any(|one| one.is_surely(role));
            // An amount that is multiplied by a price is a quantity; by a rate it may be one all the same.
            let is_misnamed = known(Role::Amount) && known(Role::UnitPrice);
            if has_amount && !is_misnamed {
                continue;
            }
            let is_free = |one: &&Numbers| {
                !pair.iter().any(|factor| factor.column == one.column)
                    && (one.role.is_none() || !one.is_sure && one.role == Some(Role::Amount))
            };
            let factors = pair.map(|one| &*one.numbers);
            let comes_to = |one: &&Numbers| is_made_of(&one.numbers, &factors);
            let Some(sum) = columns.iter().filter(is_free).find(comes_to) else {
                continue;
            };
            // What is not called a price, or is whole, is the quantity.
            let is_price = |one: &Numbers| one.role == Some(Role::UnitPrice);
            let is_whole = |one: &Numbers| {
                let profile = &self.profiles[one.column];
                one.role == Some(Role::Quantity) || profile.whole == profile.filled
            };
            let turned = is_price(pair[0]) || !is_price(pair[1]) && !is_whole(pair[0]);
            let (quantity, price) = match turned {
                true => (pair[1], pair[0]),
                false => (pair[0], pair[1]),
            };
            // The factors are so by their product; which of several sums is meant may still be asked.
            let ground = match known(Role::Quantity) || known(Role::UnitPrice) {
                true => Ground::Sums,
                false => Ground::Contents,
            };
            return Some([
                (quantity.column, Role::Quantity, SURE, Ground::Sums),
                (price.column, Role::UnitPrice, SURE, Ground::Sums),
                (sum.column, Role::Amount, SURE, ground),
            ]);
        }
        None
    }
}

/// The column that quantity × price × a third column come to.
fn product_of_three(columns: &[Numbers]) -> Option<usize> {
    let sure = |role| columns.iter().find(|one| one.is_surely(role));
    let (quantity, price) = (sure(Role::Quantity)?, sure(Role::UnitPrice)?);
    let free = || columns.iter().filter(|one| one.role.is_none());
    free().find_map(|third| {
        let factors = [quantity, third, price].map(|one| &*one.numbers);
        let comes_to =
            |one: &&Numbers| one.column != third.column && is_made_of(&one.numbers, &factors);
        Some(free().find(comes_to)?.column)
    })
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
