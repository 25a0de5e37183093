//! What came of offers (H5), told from the orders: never stored, so a later import or a voided order changes it.
//!
//! An offer is a hit where the customer bought what was offered within [`HORIZON`] days, the day itself included, as what
//! is agreed on is often ordered at once. Of up-sell a dearer product of the same category that is new to the customer
//! counts too, or, where more than usual was offered, that product from that quantity on. A referral is one where
//! somebody marked it as accepted; it brings what the named customer buys.

use crate::sorting::set_of;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::odds::HORIZON;
use crate::basket::Goods;
use crate::book::{Book, CustomerId, Offer, OfferKind, OfferState, ProductId, RecordId};
use crate::unit::{Day, Money};

/// What came of one offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameOf {
    /// Which offer.
    pub offer: RecordId,
    /// The first day on which it was bought; none where it was not, within the horizon.
    pub bought: Option<Day>,
    /// What was paid for it within the horizon.
    pub money: Money,
    /// Whether the horizon is over: what was not bought by then was missed.
    pub over: bool,
}

impl CameOf {
    /// Whether it was bought.
    pub const fn is_hit(&self) -> bool {
        self.bought.is_some()
    }

    /// Whether it was not bought and the horizon is over.
    pub const fn is_missed(&self) -> bool {
        self.bought.is_none() && self.over
    }
}

/// What a customer bought of a product on one day: thousandths of its unit, and what was paid.
type Bought = BTreeMap<(CustomerId, ProductId, Day), (i64, Money)>;

/// What came of every offer that was made, in the order of their numbers. `as_of` is the last day that orders are known
/// of.
pub fn came_of(book: &Book, as_of: Day) -> Vec<CameOf> {
    let made = || book.offers().iter().filter(|(_, one)| one.state.is_made());
    let by_name = named(book, made().map(|(_, offer)| offer));
    let of = |offer: &Offer| match offer.kind {
        OfferKind::Referral => by_name.get(offer.whom.trim()).copied(),
        _ => Some(book.customer_root(offer.customer)),
    };
    let wanted: BTreeSet<CustomerId> = set_of(made().filter_map(|(_, offer)| of(offer)));
    if made().next().is_none() {
        return Vec::new();
    }
    let (bought, prices) = read(book, &wanted);
    let result = |(&id, offer): (&RecordId, &Offer)| {
        let until = offer.on.plus_days(HORIZON);
        let mut came = CameOf {
            offer: id,
            bought: None,
            money: Money::ZERO,
            over: as_of > until,
        };
        let accepted = offer.state == OfferState::Accepted;
        if offer.kind == OfferKind::Referral && accepted {
            came.bought = Some(offer.on);
        }
        let Some(customer) = of(offer) else {
            return came;
        };
        if offer.kind == OfferKind::Referral && !accepted {
            return came;
        }
        let (first, last) = (ProductId::from_index(0), ProductId::from_index(usize::MAX));
        let own = (customer, first, Day::FIRST)..=(customer, last, Day::LAST);
        let counts = Counts {
            book,
            offer,
            prices: &prices,
            bought: &bought,
            customer,
        };
        for (&(_, product, day), &(much, paid)) in bought.range(own) {
            if (offer.on..=until).contains(&day) && counts.holds(product, much) {
                if offer.kind != OfferKind::Referral {
                    came.bought = Some(came.bought.map_or(day, |first| first.min(day)));
                }
                came.money += paid;
            }
        }
        came
    };
    made().map(result).collect()
}

/// Customers by the names that referrals give, as they are called or by their code; of several with one name the first.
fn named<'a>(
    book: &'a Book,
    offers: impl Iterator<Item = &'a Offer>,
) -> BTreeMap<&'a str, CustomerId> {
    let named: BTreeSet<&str> = set_of(offers.map(|offer| offer.whom.trim()));
    let mut found = BTreeMap::new();
    if named.iter().all(|name| name.is_empty()) {
        return found;
    }
    for (index, customer) in book.customers().iter().enumerate() {
        for name in [customer.name.as_str(), customer.code.as_str()] {
            if !name.is_empty() && named.contains(name) {
                let root = book.customer_root(CustomerId::from_index(index));
                found.entry(name).or_insert(root);
            }
        }
    }
    found
}

/// What these customers bought, and what a unit of each product costs on the mean of all its sales; nothing for what was
/// never sold.
fn read(book: &Book, wanted: &BTreeSet<CustomerId>) -> (Bought, Vec<f64>) {
    let goods = Goods::of(book);
    let mut sums = vec![(0.0, 0.0); book.products().len()];
    let mut bought = Bought::new();
    let orders = book.orders();
    for id in orders.ids().filter(|id| !book.voided().contains(id)) {
        let customer = orders.customer(id).map(|id| book.customer_root(id));
        let customer = customer.filter(|customer| wanted.contains(customer));
        let day = orders.day(id);
        for line in orders.lines(id) {
            let Some(product) = goods.sold(&line) else {
                continue;
            };
            let sum = &mut sums[product.index()];
            sum.0 += line.amount().to_f64();
            sum.1 += line.quantity.thousandths() as f64;
            if let Some(customer) = customer {
                let own = bought.entry((customer, product, day)).or_default();
                own.0 += line.quantity.thousandths();
                own.1 += line.amount();
            }
        }
    }
    let price = |(amount, thousandths): (f64, f64)| match thousandths > 0.0 {
        true => amount * 1_000.0 / thousandths,
        false => 0.0,
    };
    (bought, sums.into_iter().map(price).collect())
}

/// Which purchases count for an offer.
struct Counts<'a> {
    book: &'a Book,
    offer: &'a Offer,
    prices: &'a [f64],
    bought: &'a Bought,
    customer: CustomerId,
}

impl Counts<'_> {
    /// Whether so many thousandths of this product, bought on one day, count.
    fn holds(&self, product: ProductId, much: i64) -> bool {
        let Some(offered) = self.offer.product else {
            return true;
        };
        let offered = self.book.product_root(offered);
        if product == offered {
            let least = self.offer.quantity.map_or(0, |least| least.thousandths());
            return much >= least;
        }
        self.offer.kind == OfferKind::UpSell
            && self.offer.quantity.is_none()
            && self.is_alike(product, offered)
            && self.prices[product.index()] >= self.prices[offered.index()]
            && !self.had(product)
    }

    fn is_alike(&self, one: ProductId, other: ProductId) -> bool {
        let category = |id| self.book.product(id).map(|product| &product.category);
        category(one) == category(other) && category(one).is_some_and(|name| !name.is_empty())
    }

    /// Whether the customer had bought it before the offer.
    fn had(&self, product: ProductId) -> bool {
        let key = |day| (self.customer, product, day);
        let before = self
            .bought
            .range(key(Day::FIRST)..key(self.offer.on))
            .next();
        before.is_some()
    }
}
