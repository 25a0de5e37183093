//! Up-sell (H5): from what a customer buys to a dearer product of the same category that others went on to, or to the
//! larger quantity in which most others take it.
//!
//! How likely such a step is taken is not modelled: it is the share of those that would have been named a horizon ago and
//! were taken since, told beside a plain way over the same customers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::affinity::RECENT_DAYS;
use super::odds::HORIZON;
use super::purchases::still_counts;
use super::tally::FEW;
use crate::basket::Goods;
use crate::book::{Book, CustomerId, Offer, OfferKind, OfferReason, ProductId};
use crate::sorting::{sort, sort_by};
use crate::unit::{Day, Money, Quantity};

/// What a dearer product costs at least, beside the one that a customer has.
const DEARER: f64 = 1.15;
/// How much more is offered than usual.
const MORE: f64 = 1.5;
/// Customers who took the step, from which on it is named.
const LEAST: u32 = 3;
/// Customers by whom a share is drawn towards nothing, so that three of three is not surer than forty of fifty.
const SHRINK: f64 = 10.0;
/// Days on which a product is bought, from which on its usual quantity is known.
const REGULAR: usize = 3;

/// A step up for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StepUp {
    /// What it buys.
    pub has: ProductId,
    /// What to offer: a dearer one of the same category, or the same.
    pub product: ProductId,
    /// How much of it, where it is the same.
    pub quantity: Option<Quantity>,
    /// Customers who buy [`Self::has`], regularly where a quantity is offered.
    pub of: u32,
    /// Of them, those who went on to the dearer one, or usually take that much.
    pub both: u32,
    /// What it comes to on one day of purchase.
    pub worth: Money,
}

impl StepUp {
    /// The offer of it to a customer on a day, with the chance where that is known.
    pub fn offer(&self, customer: CustomerId, on: Day, chance: Option<f64>) -> Offer {
        Offer {
            kind: OfferKind::UpSell,
            reason: OfferReason::StepUp,
            quantity: self.quantity,
            has: Some(self.has),
            both: self.both,
            of: self.of,
            worth: super::offered::worth(self.worth),
            chance: chance.and_then(super::offered::rate),
            ..Offer::of_product(customer, self.product, on)
        }
    }
}

/// How often steps of a kind were taken that would have been named a horizon ago, beside those of a plain way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Customers for whom both ways name a step.
    pub cases: u32,
    /// Of ours, those that were taken.
    pub hits: u32,
    /// Of the plain way's, those that were taken.
    pub plain: u32,
}

impl Taken {
    /// The share of ours that was taken, 0–1; none where the cases are too few to say.
    pub fn chance(&self) -> Option<f64> {
        (self.cases >= FEW).then(|| f64::from(self.hits) / f64::from(self.cases))
    }

    fn add(&mut self, ours: bool, plain: bool) {
        self.cases += 1;
        self.hits += u32::from(ours);
        self.plain += u32::from(plain);
    }
}

/// The steps up of a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StepsUp {
    /// The best dearer product of each customer that has one, in the order of the book.
    pub dearer: Vec<(CustomerId, StepUp)>,
    /// The best larger quantity, likewise.
    pub larger: Vec<(CustomerId, StepUp)>,
    /// How often the first kind was taken; the plain way names the best-selling dearer product of the categories that a
    /// customer buys.
    pub dearer_taken: Taken,
    /// How often the second kind was; the plain way names the product that a customer buys most often.
    pub larger_taken: Taken,
}

/// What was bought of a product on one day.
#[derive(Debug, Clone, Copy)]
struct Bought {
    day: Day,
    thousandths: i64,
    paid: Money,
}

/// What every customer bought, by product, each product's days ascending.
type Shelves = Vec<BTreeMap<ProductId, Vec<Bought>>>;

/// The steps up of every listed customer on a day, and how often such steps were taken in the horizon before it.
pub fn steps_up(book: &Book, day: Day) -> StepsUp {
    let shelves = read(book);
    let (now, then) = (
        Known::on(book, &shelves, day),
        Known::on(book, &shelves, day.plus_days(-HORIZON)),
    );
    let mut steps = StepsUp::default();
    for (index, shelf) in shelves.iter().enumerate() {
        let id = CustomerId::from_index(index);
        if !book
            .customer(id)
            .is_some_and(|customer| customer.is_listed())
        {
            continue;
        }
        steps
            .dearer
            .extend(now.dearer(shelf).map(|step| (id, step)));
        steps
            .larger
            .extend(now.larger(shelf).map(|step| (id, step)));
        let taken = |step: &StepUp| {
            let least = step.quantity.map_or(0, Quantity::thousandths);
            let since = shelf.get(&step.product).into_iter().flatten();
            since
                .filter(|one| one.day > then.day && one.day <= day)
                .any(|one| one.thousandths >= least)
        };
        if let (Some(ours), Some(plain)) = (then.dearer(shelf), then.plain_dearer(shelf)) {
            steps.dearer_taken.add(taken(&ours), taken(&plain));
        }
        if let (Some(ours), Some(plain)) = (then.larger(shelf), then.plain_larger(shelf)) {
            steps.larger_taken.add(taken(&ours), taken(&plain));
        }
    }
    steps
}

fn read(book: &Book) -> Shelves {
    let goods = Goods::of(book);
    let mut shelves: Shelves = vec![BTreeMap::new(); book.customers().len()];
    let orders = book.orders();
    for id in orders.ids().filter(|id| !book.voided().contains(id)) {
        let customer = orders.customer(id).map(|id| book.customer_root(id));
        let Some(shelf) = customer.and_then(|customer| shelves.get_mut(customer.index())) else {
            continue;
        };
        let day = orders.day(id);
        for line in orders.lines(id) {
            if let Some(product) = goods.sold(&line) {
                let days: &mut Vec<Bought> = shelf.entry(product).or_default();
                days.push(Bought {
                    day,
                    thousandths: line.quantity.thousandths(),
                    paid: line.amount(),
                });
            }
        }
    }
    for days in shelves.iter_mut().flat_map(BTreeMap::values_mut) {
        sort_by(days, |a, b| a.day.cmp(&b.day));
        days.dedup_by(|next, kept| {
            let same = next.day == kept.day;
            if same {
                kept.thousandths += next.thousandths;
                kept.paid += next.paid;
            }
            same
        });
    }
    shelves
}

/// What was known on a day.
struct Known<'a> {
    book: &'a Book,
    day: Day,
    /// What a unit of each product costs on the mean; nothing for what was not sold.
    prices: Vec<f64>,
    /// What is usually paid for each product on one day, on the mean.
    paid: Vec<f64>,
    /// How many bought each.
    buyers: Vec<u32>,
    /// How many bought each in the last [`RECENT_DAYS`]: what is out of season waits.
    lately: Vec<u32>,
    /// How many bought the first and later, for the first time, the second, dearer one of its category.
    moved: BTreeMap<(ProductId, ProductId), u32>,
    /// The usual quantities of those who buy each regularly, ascending, in thousandths.
    usual: BTreeMap<ProductId, Vec<i64>>,
    /// The products of each category that were sold.
    categories: BTreeMap<&'a str, Vec<ProductId>>,
}

impl<'a> Known<'a> {
    fn on(book: &'a Book, shelves: &Shelves, day: Day) -> Self {
        let products = book.products().len();
        let mut known = Self {
            book,
            day,
            prices: vec![0.0; products],
            paid: vec![0.0; products],
            buyers: vec![0; products],
            lately: vec![0; products],
            moved: BTreeMap::new(),
            usual: BTreeMap::new(),
            categories: BTreeMap::new(),
        };
        let (mut much, mut days) = (vec![0.0; products], vec![0.0; products]);
        for (&product, bought) in shelves.iter().flatten() {
            let bought = known.until(bought);
            let place = product.index();
            known.buyers[place] += u32::from(!bought.is_empty());
            let recent = day.plus_days(-RECENT_DAYS);
            let lately = bought.last().is_some_and(|last| last.day > recent);
            known.lately[place] += u32::from(lately);
            for one in bought {
                known.paid[place] += one.paid.to_f64();
                much[place] += one.thousandths as f64 / 1e3;
                days[place] += 1.0;
            }
            if let Some(usual) = usual(bought) {
                known.usual.entry(product).or_default().push(usual);
            }
        }
        for place in 0..products {
            if days[place] > 0.0 {
                known.prices[place] = known.paid[place] / much[place];
                known.paid[place] /= days[place];
                let product = ProductId::from_index(place);
                if let Some(category) = known.category(product) {
                    known.categories.entry(category).or_default().push(product);
                }
            }
        }
        known.usual.values_mut().for_each(|all| sort(all));
        for shelf in shelves {
            known.count_moves(shelf);
        }
        known
    }

    /// What was bought up to the day.
    fn until<'b>(&self, bought: &'b [Bought]) -> &'b [Bought] {
        &bought[..bought.partition_point(|one| one.day <= self.day)]
    }

    fn category(&self, product: ProductId) -> Option<&'a str> {
        let category = self.book.product(product)?.category.as_str();
        (!category.is_empty()).then_some(category)
    }

    fn is_dearer(&self, product: ProductId, than: ProductId) -> bool {
        self.prices[product.index()] >= DEARER * self.prices[than.index()]
    }

    fn count_moves(&mut self, shelf: &BTreeMap<ProductId, Vec<Bought>>) {
        let first: Vec<(ProductId, Day)> = shelf
            .iter()
            .filter_map(|(&product, bought)| Some((product, self.until(bought).first()?.day)))
            .filter(|(product, _)| self.category(*product).is_some())
            .collect();
        for &(has, since) in &first {
            for &(product, later) in &first {
                let alike = self.category(has) == self.category(product);
                if since < later && alike && self.is_dearer(product, has) {
                    *self.moved.entry((has, product)).or_default() += 1;
                }
            }
        }
    }

    /// What a customer bought by then.
    fn had(
        &self,
        shelf: &'a BTreeMap<ProductId, Vec<Bought>>,
    ) -> impl Iterator<Item = (ProductId, &'a [Bought])> {
        let had = shelf.iter().map(|(&id, bought)| (id, self.until(bought)));
        had.filter(|(_, bought)| !bought.is_empty())
    }

    /// The dearer products that a customer could go on to, from each that it has.
    fn steps(&self, shelf: &'a BTreeMap<ProductId, Vec<Bought>>) -> impl Iterator<Item = StepUp> {
        let new = |product: &ProductId| {
            shelf
                .get(product)
                .is_none_or(|bought| self.until(bought).is_empty())
        };
        self.had(shelf).flat_map(move |(has, _)| {
            let category = self.category(has);
            let all = category.and_then(|category| self.categories.get(category));
            let all = all.into_iter().flatten().copied();
            all.filter(move |product| self.is_dearer(*product, has) && new(product))
                .map(move |product| StepUp {
                    has,
                    product,
                    quantity: None,
                    of: self.buyers[has.index()],
                    both: self.moved.get(&(has, product)).copied().unwrap_or(0),
                    worth: Money::from_f64(self.paid[product.index()]),
                })
        })
    }

    fn dearer(&self, shelf: &'a BTreeMap<ProductId, Vec<Bought>>) -> Option<StepUp> {
        let named = self.steps(shelf).filter(|step| step.both >= LEAST);
        best(named.map(|step| {
            let share = f64::from(step.both) / (f64::from(step.of) + SHRINK);
            let ready = f64::from(1 + self.lately[step.product.index()]).cbrt();
            (share * ready, step)
        }))
    }

    fn plain_dearer(&self, shelf: &'a BTreeMap<ProductId, Vec<Bought>>) -> Option<StepUp> {
        let steps = self.steps(shelf);
        best(steps.map(|step| (f64::from(self.buyers[step.product.index()]), step)))
    }

    /// The larger quantity of each product that a customer buys regularly, with its days of purchase.
    fn quantities(
        &self,
        shelf: &'a BTreeMap<ProductId, Vec<Bought>>,
    ) -> impl Iterator<Item = (StepUp, &'a [Bought])> {
        self.had(shelf).filter_map(|(has, bought)| {
            let own = usual(bought)?;
            // In whole units, as nobody offers a part of one; below one unit as it is.
            let offered = (own as f64 * MORE).ceil() as i64;
            let offered = match offered {
                ..1_000 => offered,
                _ => (offered + 999) / 1_000 * 1_000,
            };
            let all = self.usual.get(&has)?;
            let both = all.len() - all.partition_point(|usual| *usual < offered);
            let quantity = Quantity::from_thousandths(offered)?;
            let step = StepUp {
                has,
                product: has,
                quantity: Some(quantity),
                of: all.len() as u32,
                both: both as u32,
                worth: Money::from_f64(self.prices[has.index()] * offered as f64 / 1e3),
            };
            Some((step, bought))
        })
    }

    fn larger(&self, shelf: &'a BTreeMap<ProductId, Vec<Bought>>) -> Option<StepUp> {
        let named = self.quantities(shelf);
        let named = named.filter(|(step, _)| step.both >= LEAST);
        best(named.map(|(step, bought)| {
            let share = f64::from(step.both) / (f64::from(step.of) + SHRINK);
            (share * self.lately(bought), step)
        }))
    }

    fn plain_larger(&self, shelf: &'a BTreeMap<ProductId, Vec<Bought>>) -> Option<StepUp> {
        let named = self.quantities(shelf);
        best(named.map(|(step, bought)| (bought.len() as f64, step)))
    }

    /// How often and how lately it was bought.
    fn lately(&self, bought: &[Bought]) -> f64 {
        let days = bought.iter();
        days.map(|one| still_counts(one.day, self.day)).sum()
    }
}

/// The quantity that a customer usually takes: the middle of its days of purchase; none where these are too few.
fn usual(bought: &[Bought]) -> Option<i64> {
    let mut much: Vec<i64> = bought.iter().map(|one| one.thousandths).collect();
    if much.len() < REGULAR {
        return None;
    }
    sort(&mut much);
    Some(much[much.len() / 2])
}

/// The one with the highest score; of equals the first.
fn best(scored: impl Iterator<Item = (f64, StepUp)>) -> Option<StepUp> {
    let higher = |best: (f64, StepUp), next: (f64, StepUp)| {
        if next.0 > best.0 { next } else { best }
    };
    scored.reduce(higher).map(|(_, step)| step)
}
