//! All that suggestions of a day rest on, learnt once and then asked about customers and products.

use super::affinity::{Affinity, Owned};
use super::odds::{HORIZON, Odds};
use super::pairs::Pairs;
use super::purchases::{Bought, Purchases};
use super::repeat::bought_again;
use super::suggest::{Because, Call, DueAgain, Suggestion, Suggestions, Worth};
use super::terms::{Terms, middle, terms};
use crate::book::{Book, CustomerId, ProductId};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};

/// Products that are named as reasons.
const REASONS: usize = 2;

/// A customer that pays more or less for products than is usual is thought to do so for a new one too, up to so many times.
const MOST_LEVEL: f64 = 8.0;

/// What is known on the way to an [`Adviser`]. Each step takes about as long as one regression of products on each other.
#[derive(Debug, Default)]
pub enum Learning {
    /// Nothing.
    #[default]
    Begun,
    /// The purchases.
    Read(Purchases),
    /// And how often suggestions were right.
    Judged(Purchases, Odds),
    /// An adviser of the same day, learnt from the book as it was before.
    Before(Box<Adviser>),
}

/// More customers than this that bought otherwise than before take longer to follow than all to learn anew.
const FEW: usize = 20;

impl Learning {
    /// Learns the next part, and gives the adviser with the last one.
    pub fn step(self, book: &Book, day: Day) -> Result<Adviser, Self> {
        match self {
            Self::Begun => Err(Self::Read(Purchases::of(book))),
            Self::Before(adviser) => adviser
                .follow(book, Purchases::of(book))
                .map_err(Self::Read),
            Self::Read(purchases) => {
                let odds = Odds::learn(&purchases, day);
                Err(Self::Judged(purchases, odds))
            }
            Self::Judged(purchases, odds) => Ok(Adviser::new(book, purchases, odds, day)),
        }
    }
}

/// Advises on a day whom to offer what; nothing that was bought later is known to it.
#[derive(Debug)]
pub struct Adviser {
    day: Day,
    purchases: Purchases,
    odds: Odds,
    again: Odds,
    affinity: Affinity,
    pairs: Pairs,
    terms: Vec<Terms>,
    /// What is usually paid for each product, in currency units.
    usual: Vec<f64>,
}

impl Adviser {
    /// Learns from the orders of a book up to a day, the day itself included.
    pub fn learn(book: &Book, day: Day) -> Self {
        let mut learning = Learning::default();
        loop {
            match learning.step(book, day) {
                Ok(adviser) => return adviser,
                Err(next) => learning = next,
            }
        }
    }

    fn new(book: &Book, purchases: Purchases, odds: Odds, day: Day) -> Self {
        let affinity = Affinity::learn(&purchases, day);
        Self::of(book, purchases, odds, affinity, day)
    }

    fn of(book: &Book, purchases: Purchases, odds: Odds, affinity: Affinity, day: Day) -> Self {
        let terms = terms(book, &purchases, day);
        Self {
            day,
            usual: terms.iter().map(|terms| terms.amount.to_f64()).collect(),
            terms,
            again: Odds::learn_again(&purchases, day),
            affinity,
            pairs: Pairs::count(&purchases, day),
            odds,
            purchases,
        }
    }

    /// The same after a small change of the book; gives the purchases back where it is too large.
    fn follow(self, book: &Book, now: Purchases) -> Result<Self, Purchases> {
        let (day, before) = (self.day, &self.purchases);
        let changed = before.changed(&now);
        if changed.len() > FEW {
            return Err(now);
        }
        let odds = self.odds.follow(before, &now, day, &changed);
        let affinity = odds.and_then(|odds| {
            let affinity = self.affinity.follow(before, &now, &changed)?;
            Some((odds, affinity))
        });
        match affinity {
            Some((odds, affinity)) => Ok(Self::of(book, now, odds, affinity, day)),
            None => Err(now),
        }
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// What every customer bought, later purchases too.
    pub fn purchases(&self) -> &Purchases {
        &self.purchases
    }

    /// How many customers had which products.
    pub fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    fn offered(&self, product: ProductId) -> bool {
        self.terms[product.index()].offered
    }

    /// The best new products of every customer, at most `most` for each.
    pub fn suggestions(&self, most: usize) -> Suggestions {
        let ids = self.purchases.ids();
        Suggestions {
            of_customers: ids.map(|customer| self.new_for(customer, most)).collect(),
            judged: self.odds.judged(),
        }
    }

    /// The best new products of a customer, at most `most`, the best first.
    pub fn new_for(&self, customer: CustomerId, most: usize) -> Vec<Suggestion> {
        let bought = self.purchases.until(customer, self.day);
        let owned = self.affinity.owned(bought);
        let best = self
            .affinity
            .best_of(&owned, most, |product| self.offered(product));
        let level = self.level(bought);
        let suggest = |(product, strength): (ProductId, f64)| {
            self.suggestion(&owned, level, product, strength)
        };
        best.into_iter().map(suggest).collect()
    }

    /// How much a customer pays on a day for a product, set against what is usual for it: the middle of its purchases.
    fn level(&self, bought: &[Bought]) -> f64 {
        let ratio = |one: &Bought| {
            let usual = self.usual[one.product.index()];
            (usual > 0.0).then(|| one.amount.to_f64() / usual)
        };
        let mut ratios: Vec<f64> = bought.iter().filter_map(ratio).collect();
        if ratios.is_empty() {
            return 1.0;
        }
        let half = ratios.len() / 2;
        let (_, middle, _) = ratios.select_nth_unstable_by(half, f64::total_cmp);
        middle.clamp(1.0 / MOST_LEVEL, MOST_LEVEL)
    }

    fn suggestion(
        &self,
        owned: &Owned,
        level: f64,
        product: ProductId,
        strength: f64,
    ) -> Suggestion {
        let terms = self.terms[product.index()];
        let amount = Money::from_f64(terms.amount.to_f64() * level);
        let said = self.affinity.speaking_for(owned, product, REASONS);
        let reason = |(has, share)| Because {
            has,
            share,
            buyers: self.pairs.buyers(has),
            both: self.pairs.both(has, product),
        };
        Suggestion {
            product,
            worth: Worth::new(self.odds.of(strength), &Terms { amount, ..terms }),
            because: said.into_iter().map(reason).collect(),
        }
    }

    /// The customers who never bought a product and likely will, at most `most`, the likeliest first; only those of whom
    /// the chance can be told.
    pub fn calls_for(&self, product: ProductId, most: usize) -> Vec<Call> {
        if !self.terms.get(product.index()).is_some_and(|of| of.offered) {
            return Vec::new();
        }
        let strength = |customer: CustomerId| {
            let bought = self.purchases.until(customer, self.day);
            let has = bought.iter().any(|one| one.product == product);
            let strength = (!has).then(|| self.affinity.score(bought, product))??;
            self.odds.of(strength)?;
            Some((customer, strength))
        };
        let mut customers: Vec<(CustomerId, f64)> =
            self.purchases.ids().filter_map(strength).collect();
        sort_by(&mut customers, |a, b| {
            b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
        });
        customers.truncate(most);
        let call = |(customer, strength)| {
            let bought = self.purchases.until(customer, self.day);
            let (owned, level) = (self.affinity.owned(bought), self.level(bought));
            Call {
                customer,
                suggestion: self.suggestion(&owned, level, product, strength),
            }
        };
        customers.into_iter().map(call).collect()
    }

    /// What a customer buys again and again and is due to buy, at most `most`, the likeliest first. What it has not bought
    /// for a quarter longer than usual is no longer waited for: that is a product it has stopped buying.
    pub fn due_for(&self, customer: CustomerId, most: usize) -> Vec<DueAgain> {
        let bought = self.purchases.until(customer, self.day);
        let due = bought_again(&self.purchases, customer, self.day).into_iter();
        let due = due.filter(|due| {
            let days = f64::from(self.day.days_since(due.last));
            self.offered(due.product)
                && due.is_due(self.day)
                && days <= due.every + f64::from(HORIZON)
        });
        let again = |due: super::repeat::Due| {
            let amounts = bought.iter().filter(|one| one.product == due.product);
            let amounts: Vec<Money> = amounts.map(|one| one.amount).collect();
            let terms = Terms {
                amount: middle(amounts),
                ..self.terms[due.product.index()]
            };
            DueAgain {
                product: due.product,
                worth: Worth::new(self.again.of(due.weight), &terms),
                times: due.times,
                last: due.last,
                every: due.every,
            }
        };
        due.take(most).map(again).collect()
    }

    /// What goes with a product: what its having speaks for most, at most `most`, each with how many customers have both.
    pub fn goes_with(&self, product: ProductId, most: usize) -> Vec<(ProductId, u32)> {
        let with = self.affinity.goes_with(product).into_iter();
        let with = with.map(|(other, _)| (other, self.pairs.both(product, other)));
        with.filter(|(other, both)| *both > 1 && self.offered(*other))
            .take(most)
            .collect()
    }
}
