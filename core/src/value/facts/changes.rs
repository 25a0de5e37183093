//! What one customer buys more of and less of than before, product by product.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::quarter::{LEVEL, QUARTER, level_days, usual};
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
    /// Exact net sales in the span before; beside a usual quarter, its share of that.
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

    /// Whether it is bought no more.
    pub const fn is_gone(&self) -> bool {
        matches!(self.change, ProductChange::Lost | ProductChange::Stopped)
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
    /// The last quarter beside a usual one, as warnings see it; none where nothing is usual.
    pub quarter: Option<Compared>,
}

impl CustomerYear {
    /// What tells the story of the customer: while a warning stands, the quarter that the warning speaks of, so that a
    /// year that grew before the fall does not speak against it.
    pub fn told(&self, warned: bool) -> Option<&Compared> {
        let quarter = self.quarter.as_ref().filter(|_| warned);
        quarter.or(self.compared.as_ref())
    }
}

/// What a last span is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Against {
    /// So many months with as many before: 12 where the book reaches back two years, else 6 or 3.
    Months(u8),
    /// The last [`QUARTER`] with a usual one.
    UsualQuarter,
}

/// A last span beside what was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Which spans.
    pub against: Against,
    /// Exact net sales in the last span, charges in them.
    pub now: Money,
    /// Exact net sales in the span before, or in a usual quarter.
    pub before: Money,
    /// Goods bought in either. Months: the most money that moves first. A usual quarter: what is gone first, and then the
    /// most money that is lost. Then by id.
    pub products: Vec<ProductCompared>,
}

/// The days that are compared.
struct Spans {
    against: Against,
    now: RangeInclusive<Day>,
    /// Before a quarter, the rest of the year that its usual level rests on.
    before: RangeInclusive<Day>,
    /// Days that a usual quarter's level rests on.
    level_days: i32,
}

impl Spans {
    fn months(now: &Window, before: &Window) -> Self {
        Self {
            against: Against::Months(now.months),
            now: now.first..=now.as_of,
            before: before.first..=before.as_of,
            level_days: 0,
        }
    }

    fn quarter(as_of: Day, level_days: i32) -> Self {
        let first = as_of.plus_days(1 - QUARTER);
        Self {
            against: Against::UsualQuarter,
            now: first..=as_of,
            before: as_of.plus_days(1 - LEVEL)..=first.plus_days(-1),
            level_days,
        }
    }

    /// What `now` is held against, of sales in both spans.
    fn level(&self, now: Money, before: Money) -> Money {
        match self.against {
            Against::Months(_) => before,
            Against::UsualQuarter => usual(now + before, self.level_days),
        }
    }
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
    let row = facts.get(customer);
    let level = row.and_then(|row| level_days(row.first, row.purchases as usize, as_of));
    let year = Window::new(as_of, 12);
    let compare = |spans| compared(book, facts, customer, &spans);
    let quarter = level.map(|level| compare(Spans::quarter(as_of, level)));
    CustomerYear {
        year: net(book, facts, customer, &(year.first..=as_of)),
        compared: known.map(|(now, before)| compare(Spans::months(&now, &before))),
        quarter: quarter.filter(|quarter| quarter.before > Money::ZERO),
    }
}

fn compared(book: &Book, facts: &Facts, customer: CustomerId, spans: &Spans) -> Compared {
    let now = net(book, facts, customer, &spans.now);
    let before = net(book, facts, customer, &spans.before);
    Compared {
        against: spans.against,
        now,
        before: spans.level(now, before),
        products: products(book, facts, customer, spans),
    }
}

/// Exact net sales to a customer in these days.
fn net(book: &Book, facts: &Facts, customer: CustomerId, days: &RangeInclusive<Day>) -> Money {
    let orders = book.orders();
    let own = facts.orders_of(customer).iter().copied();
    own.filter(|&order| days.contains(&orders.day(order)))
        .flat_map(|order| orders.lines(order))
        .map(|line| line.amount())
        .sum()
}

fn products(
    book: &Book,
    facts: &Facts,
    customer: CustomerId,
    spans: &Spans,
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
            if spans.now.contains(&day) {
                sum.now += line.amount();
            } else if spans.before.contains(&day) {
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
        let own = if sum.before > Money::ZERO {
            spans.level(sum.now, sum.before)
        } else {
            sum.before
        };
        Some(ProductCompared {
            product,
            change: how(spans, (sum.now, own), &sum.days)?,
            now: sum.now,
            before: own,
            last: *sum.days.last()?,
        })
    };
    let goods = sums.into_iter().filter(|(product, _)| is_goods(*product));
    let mut products: Vec<ProductCompared> = goods.filter_map(compared).collect();
    sort_by(&mut products, |a, b| {
        let by_money = match spans.against {
            Against::Months(_) => b.moved().cmp(&a.moved()),
            Against::UsualQuarter => {
                let gone_first = b.is_gone().cmp(&a.is_gone());
                gone_first.then(a.difference().cmp(&b.difference()))
            }
        };
        by_money.then(a.product.cmp(&b.product))
    });
    products
}

/// How a product that was bought on these days, which rise, stands to before.
fn how(spans: &Spans, (now, before): (Money, Money), days: &[Day]) -> Option<ProductChange> {
    let change = change(now, before)?;
    let stopped = has_stopped(days, *spans.now.end());
    Some(match (change, spans.against) {
        (ProductChange::Gained, _) => change,
        // A quarter without it says nothing of what is bought every half-year.
        (ProductChange::Lost, Against::UsualQuarter) if stopped == Some(false) => {
            ProductChange::Less
        }
        (ProductChange::Lost, _) => change,
        _ if stopped == Some(true) => ProductChange::Stopped,
        _ => change,
    })
}

/// Whether a product bought on these days, which rise, is bought no more. Who buys it in one season of the year has a
/// rhythm that holds the long wait. None where no rhythm is known.
fn has_stopped(days: &[Day], as_of: Day) -> Option<bool> {
    let rhythm = Gaps::between(days, &mut Vec::new()).rhythm()?;
    let last = days.last()?;
    Some(f64::from(as_of.days_since(*last)) > (STOPPED.0 * rhythm).max(STOPPED.1))
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
