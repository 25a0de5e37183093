//! What a customer buys again and again, and when the next time is due.

use super::purchases::{Bought, Purchases, by_product, still_counts};
use crate::book::{CustomerId, ProductId};
use crate::sorting::keep_largest;
use crate::sorting::sort_by;
use crate::unit::Day;

/// Purchases of a product on different days from which on its rhythm is known.
const RHYTHM: usize = 3;

/// A product that a customer buys again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Due {
    /// Which.
    pub product: ProductId,
    /// Days on which it was bought.
    pub times: u32,
    /// The last of them.
    pub last: Day,
    /// The middle of the days between two purchases.
    pub every: f64,
    /// How often and how lately it was bought: the larger the likelier bought next.
    pub weight: f64,
}

impl Due {
    /// Whether as many days have passed since the last purchase as usually lie between two.
    pub fn is_due(&self, day: Day) -> bool {
        f64::from(day.days_since(self.last)) >= self.every
    }
}

/// What a customer has bought on three days or more, up to a day; the likeliest next first.
pub fn bought_again(purchases: &Purchases, customer: CustomerId, day: Day) -> Vec<Due> {
    let mut due: Vec<Due> = days_of_each(purchases.until(customer, day))
        .filter(|(_, days)| days.len() >= RHYTHM)
        .map(|(product, days)| Due {
            product,
            times: days.len() as u32,
            last: days[days.len() - 1],
            every: middle_gap(&days),
            weight: weight(&days, day),
        })
        .collect();
    sort_by(&mut due, |a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.product.cmp(&b.product))
    });
    due
}

/// What a customer has bought before and most likely buys again, at most `most`: what it bought often and lately.
pub fn likely_again(
    purchases: &Purchases,
    customer: CustomerId,
    day: Day,
    most: usize,
) -> Vec<ProductId> {
    let weighed = days_of_each(purchases.until(customer, day))
        .map(|(product, days)| (product, weight(&days, day)));
    let mut weighed: Vec<(ProductId, f64)> = weighed.collect();
    keep_largest(&mut weighed, most);
    weighed.into_iter().map(|(product, _)| product).collect()
}

/// The plain way: what a customer bought on its last day of purchase; of that what it bought most often.
pub fn as_last_time(
    purchases: &Purchases,
    customer: CustomerId,
    day: Day,
    most: usize,
) -> Vec<ProductId> {
    let bought = purchases.until(customer, day);
    let Some(last) = bought.last().map(|bought| bought.day) else {
        return Vec::new();
    };
    let again = days_of_each(bought).filter(|(_, days)| days.last() == Some(&last));
    let mut counted: Vec<(ProductId, f64)> = again
        .map(|(product, days)| (product, days.len() as f64))
        .collect();
    keep_largest(&mut counted, most);
    counted.into_iter().map(|(product, _)| product).collect()
}

/// Each product with the days it was bought on, ascending.
fn days_of_each(bought: &[Bought]) -> impl Iterator<Item = (ProductId, Vec<Day>)> + '_ {
    let mut days = by_product(bought).peekable();
    std::iter::from_fn(move || {
        let (product, day) = days.next()?;
        let mut all = vec![day];
        while let Some((_, day)) = days.next_if(|next| next.0 == product) {
            all.push(day);
        }
        Some((product, all))
    })
}

fn weight(days: &[Day], today: Day) -> f64 {
    days.iter().map(|day| still_counts(*day, today)).sum()
}

fn middle_gap(days: &[Day]) -> f64 {
    let mut gaps: Vec<i32> = days
        .windows(2)
        .map(|two| two[1].days_since(two[0]))
        .collect();
    gaps.sort_unstable();
    let half = gaps.len() / 2;
    if gaps.len() % 2 == 1 {
        f64::from(gaps[half])
    } else {
        f64::midpoint(f64::from(gaps[half - 1]), f64::from(gaps[half]))
    }
}
