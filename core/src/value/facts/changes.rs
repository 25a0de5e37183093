//! What one customer buys more of and less of than before, product by product.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::rhythm::Gaps;
use super::rows::Facts;
use super::window::Window;
use crate::book::{Book, CustomerId, ProductId, ProductKind};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};

/// Months that are compared with as many before them, the longest first: a year where the book reaches back two.
const SPANS: [u8; 3] = [12, 6, 3];
/// Days that may be missing at the start of the earlier span: the first order of a year is seldom on its first day.
const SPARE: i32 = 31;
/// Times its usual gap after which a product is no longer bought, and the days that are never too long.
const STOPPED: (f64, f64) = (2.0, 30.0);
/// Share of what was from which on less is much less; as much above it is much more.
const MUCH: f64 = 0.5;

/// How a product stands to what was bought of it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ProductChange {
    /// Bought in the span before, and not in the last one.
    Lost,
    /// Bought in both spans, but not for far longer than usual: what a year hides at first.
    Stopped,
    /// At most half of what it was.
    Less,
    /// About as before.
    Steady,
    /// At least half as much again.
    More,
    /// Not bought before.
    Gained,
}

/// One product in both spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCompared {
    /// Which, merges followed.
    pub product: ProductId,
    /// How it stands to before.
    pub change: ProductChange,
    /// Exact net sales in the last span.
    pub now: Money,
    /// Exact net sales in the span before.
    pub before: Money,
    /// Day on which it was last bought.
    pub last: Day,
}

impl ProductCompared {
    /// The money that moves: the difference, or all of what is bought no more.
    pub fn moved(&self) -> Money {
        match self.change {
            ProductChange::Stopped => self.now.max(self.before),
            _ => self.difference().max(-self.difference()),
        }
    }

    /// What it brings more than before; negative where it brings less.
    pub fn difference(&self) -> Money {
        self.now - self.before
    }
}

/// What a customer bought in the last year, and in the last span beside the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerYear {
    /// Exact net sales of the last twelve months, charges in them.
    pub year: Money,
    /// The spans that are compared; none where the book does not reach back far enough.
    pub compared: Option<Compared>,
}

/// Two spans of the same length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Length of each in months: 12 where the book reaches back two years, else 6 or 3.
    pub months: u8,
    /// Exact net sales in the last span, charges in them.
    pub now: Money,
    /// Exact net sales in the span before.
    pub before: Money,
    /// Goods bought in either, the most money that moves first, then by id.
    pub products: Vec<ProductCompared>,
}

/// The last span up to a day and the one before it that are compared, both as long as the book reaches back; none where
/// it reaches back less than half a year. `first` is the first day of trade.
pub fn spans_compared(first: Option<Day>, as_of: Day) -> Option<(Window, Window)> {
    let spans = SPANS.map(|months| {
        let now = Window::new(as_of, months);
        (now, Window::new(now.first.plus_days(-1), months))
    });
    let first = first?;
    let mut spans = spans.into_iter();
    spans.find(|(_, before)| first <= before.first.plus_days(SPARE))
}

/// Compares what a customer bought up to the last day of these facts with what it bought before.
pub fn customer_year(book: &Book, facts: &Facts, customer: CustomerId) -> CustomerYear {
    let as_of = facts.window().as_of;
    let first = facts.customers().iter().filter_map(|row| row.first).min();
    let known = spans_compared(first, as_of);
    CustomerYear {
        year: net(book, facts, customer, &Window::new(as_of, 12)),
        compared: known.map(|(now, before)| Compared {
            months: now.months,
            now: net(book, facts, customer, &now),
            before: net(book, facts, customer, &before),
            products: products(book, facts, customer, (&now, &before)),
        }),
    }
}

/// Exact net sales to a customer in these days.
fn net(book: &Book, facts: &Facts, customer: CustomerId, days: &Window) -> Money {
    let orders = book.orders();
    let own = facts.orders_of(customer).iter().copied();
    own.filter(|&order| days.holds(orders.day(order)))
        .flat_map(|order| orders.lines(order))
        .map(|line| line.amount())
        .sum()
}

fn products(
    book: &Book,
    facts: &Facts,
    customer: CustomerId,
    (now, before): (&Window, &Window),
) -> Vec<ProductCompared> {
    /// Sums of both spans and the days with purchases, rising.
    #[derive(Default)]
    struct Bought {
        now: Money,
        before: Money,
        days: Vec<Day>,
    }
    let mut sums: HashMap<ProductId, Bought> = HashMap::new();
    for &order in facts.orders_of(customer) {
        let day = book.orders().day(order);
        for line in book.orders().lines(order) {
            let sum = sums.entry(book.product_root(line.product)).or_default();
            if now.holds(day) {
                sum.now += line.amount();
            } else if before.holds(day) {
                sum.before += line.amount();
            }
            if line.quantity.thousandths() > 0 && sum.days.last() != Some(&day) {
                sum.days.push(day);
            }
        }
    }
    let is_goods = |product: ProductId| {
        book.product(product)
            .is_some_and(|product| product.kind == ProductKind::Goods)
    };
    let compared = |(product, sum): (ProductId, Bought)| {
        let change = change(sum.now, sum.before)?;
        let in_both = !matches!(change, ProductChange::Lost | ProductChange::Gained);
        let stopped = in_both && has_stopped(&sum.days, now.as_of);
        Some(ProductCompared {
            product,
            change: if stopped {
                ProductChange::Stopped
            } else {
                change
            },
            now: sum.now,
            before: sum.before,
            last: *sum.days.last()?,
        })
    };
    let goods = sums.into_iter().filter(|(product, _)| is_goods(*product));
    let mut products: Vec<ProductCompared> = goods.filter_map(compared).collect();
    sort_by(&mut products, |a, b| {
        let by_money = b.moved().cmp(&a.moved());
        by_money.then(a.product.cmp(&b.product))
    });
    products
}

/// Whether a product bought on these days, which rise, is bought no more. Who buys it in one season of the year has a
/// rhythm that holds the long wait.
fn has_stopped(days: &[Day], as_of: Day) -> bool {
    let rhythm = Gaps::between(days, &mut Vec::new()).rhythm();
    let Some((rhythm, last)) = rhythm.zip(days.last()) else {
        return false;
    };
    f64::from(as_of.days_since(*last)) > (STOPPED.0 * rhythm).max(STOPPED.1)
}

/// How two amounts stand to each other; none where neither span brought anything.
fn change(now: Money, before: Money) -> Option<ProductChange> {
    let ratio = || now.to_f64() / before.to_f64();
    match (now > Money::ZERO, before > Money::ZERO) {
        (false, false) => None,
        (false, true) => Some(ProductChange::Lost),
        (true, false) => Some(ProductChange::Gained),
        (true, true) if ratio() <= 1.0 - MUCH => Some(ProductChange::Less),
        (true, true) if ratio() >= 1.0 + MUCH => Some(ProductChange::More),
        (true, true) => Some(ProductChange::Steady),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_half_of_before_is_much_less_and_half_as_much_again_much_more() {
        let of = |now, before| change(Money::from_units(now), Money::from_units(before));
        assert_eq!(of(0, 100), Some(ProductChange::Lost));
        // Nothing but returns is no purchase.
        assert_eq!(of(-5, 100), Some(ProductChange::Lost));
        assert_eq!(of(50, 100), Some(ProductChange::Less));
        assert_eq!(of(51, 100), Some(ProductChange::Steady));
        assert_eq!(of(149, 100), Some(ProductChange::Steady));
        assert_eq!(of(150, 100), Some(ProductChange::More));
        assert_eq!(of(100, 0), Some(ProductChange::Gained));
        assert_eq!(of(0, 0), None);
        assert_eq!(of(-1, 0), None);
    }
}
