//! One product: who buys it, with what, at which prices, how it goes, and whom to offer it.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{CustomerId, ProductId, Tables};
use crate::next_best::{Bought, Call, YEAR};
use crate::sorting::sort;
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Month};

/// Months that are looked back on.
const MONTHS: i32 = 24;

/// Asks for all that is known of a product, merges followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOf {
    /// Which.
    pub product: ProductId,
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// At most so many to call.
    pub calls: u16,
    /// At most so many products that go with it.
    pub with: u16,
}

/// A customer that bought a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    /// Who.
    pub customer: CustomerId,
    /// For how much in the last twelve months.
    pub year: Money,
    /// For how much in all.
    pub all: Money,
    /// Days on which it was bought.
    pub times: u32,
    /// The last of them.
    pub last: Day,
}

/// What was paid for one unit on the days of purchase of the last twelve months, the mean of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPrices {
    /// The lowest.
    pub low: Money,
    /// The middle.
    pub usual: Money,
    /// The highest.
    pub high: Money,
}

/// What is known of a product. Returns, gifts and orders without a customer are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ProductBrief {
    /// Who bought it, by what it brought in the last twelve months, then in all.
    pub buyers: Vec<Buyer>,
    /// Prices; none where nobody bought it in the last twelve months.
    pub prices: Option<UnitPrices>,
    /// What it brought in each of the last full months, rising, from the first in which it was sold, at most two years.
    pub months: Vec<(Month, Money)>,
    /// What goes with it, the strongest first, each with how many customers have both.
    pub with: Vec<(ProductId, u32)>,
    /// Whom to offer it, the likeliest first.
    pub calls: Vec<Call>,
}

impl Question for ProductOf {
    type Answer = ProductBrief;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<ProductBrief> {
        let adviser = analyst.adviser(self.as_of)?;
        let purchases = adviser.purchases();
        let day = self.as_of;
        let in_year = |one: &Bought| day.days_since(one.day) < YEAR;
        let (mut buyers, mut sold) = (Vec::new(), Vec::new());
        for customer in purchases.ids() {
            let bought = purchases.until(customer, day);
            let own = bought.iter().filter(|one| one.product == self.product);
            let own: Vec<Bought> = own.copied().collect();
            if let Some(last) = own.last() {
                let sum = |bought: &mut dyn Iterator<Item = &Bought>| -> Money {
                    bought.map(|one| one.amount).sum()
                };
                buyers.push(Buyer {
                    customer,
                    year: sum(&mut own.iter().filter(|one| in_year(one))),
                    all: sum(&mut own.iter()),
                    times: own.len() as u32,
                    last: last.day,
                });
                sold.extend(own);
            }
        }
        sort_by(&mut buyers, |a: &Buyer, b: &Buyer| {
            (b.year, b.all, a.customer).cmp(&(a.year, a.all, b.customer))
        });
        Some(ProductBrief {
            buyers,
            prices: prices(sold.iter().filter(|one| in_year(one))),
            months: months(&sold, day),
            with: adviser.goes_with(self.product, self.with.into()),
            calls: adviser.calls_for(self.product, self.calls.into()),
        })
    }
}

fn prices<'a>(sold: impl Iterator<Item = &'a Bought>) -> Option<UnitPrices> {
    let price = |one: &Bought| {
        let nanos = one.amount.nanos() * 1_000 / i128::from(one.thousandths.max(1));
        Money::from_nanos(nanos)
    };
    let mut prices: Vec<Money> = sold.map(price).collect();
    sort(&mut prices);
    Some(UnitPrices {
        low: *prices.first()?,
        usual: *prices.get(prices.len() / 2)?,
        high: *prices.last()?,
    })
}

fn months(sold: &[Bought], day: Day) -> Vec<(Month, Money)> {
    let last = day.plus_days(1).month().plus(-1);
    let first = sold.iter().map(|one| one.day.month()).min();
    let Some(first) = first.map(|first| first.max(last.plus(1 - MONTHS))) else {
        return Vec::new();
    };
    let count = (last.months_since(first) + 1).max(0);
    let mut months: Vec<(Month, Money)> =
        (0..count).map(|n| (first.plus(n), Money::ZERO)).collect();
    for one in sold {
        let place = usize::try_from(one.day.month().months_since(first)).ok();
        if let Some((_, sum)) = place.and_then(|place| months.get_mut(place)) {
            *sum += one.amount;
        }
    }
    months
}
