//! The baskets and itemsets that questions about products together share: read and mined once, kept until another kind of
//! basket is wanted or the book changes.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::super::Analyst;
use crate::basket::{
    Basket, Baskets, Correction, Cut, Family, Itemsets, Level, Limits, Mining, Rules, baskets_of,
    mine,
};
use crate::book::{Epochs, Tables};
use crate::unit::Day;

/// What is read in a book.
pub(super) const READS: Tables = Tables::CUSTOMERS_COUNTED
    .and(Tables::PRODUCTS_COUNTED)
    .and(Tables::ORDERS);

/// Fewer baskets are chance rather than habit.
const FLOOR: u32 = 5;
/// More combinations than anyone looks through: then the least number of baskets that is proposed is higher.
const PLENTY: usize = 5_000;
/// Most itemsets: beyond them rules would fill the memory of a small computer.
const MOST: usize = 100_000;
/// Pairs of items counted in one part of the work: about as long as reading every order line of a large book.
const PAIRS: usize = 3_000_000;
/// Most parts: the budget in time, the same on every computer.
const PARTS: usize = 1_000;

/// The numbers of baskets between which one chooses: one of them is about a fourth above the one before, all of them
/// round.
pub fn steps() -> impl Iterator<Item = u32> {
    const ROUND: [u32; 10] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];
    let small = 2..10;
    let tens = (0..7).flat_map(|power| ROUND.map(|round| round * 10_u32.pow(power)));
    small.chain(tens)
}

/// Which baskets are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketsOf {
    /// What counts as one basket.
    pub basket: Basket,
    /// What counts as one item.
    pub level: Level,
    /// The first day that counts.
    pub first: Day,
    /// The last.
    pub last: Day,
}

/// What was read and mined last.
#[derive(Debug, Default)]
pub struct Mined {
    epochs: Epochs,
    read: Option<(BasketsOf, Rc<Read>)>,
    found: Option<Rc<Found>>,
    pub(super) rules: Option<Rc<Ruled>>,
}

/// Baskets that were read.
#[derive(Debug)]
pub(super) struct Read {
    pub baskets: Baskets,
    /// Baskets with two items or more.
    pub filled: u32,
    /// In how many baskets the commonest item is.
    pub commonest: u32,
}

/// Itemsets that were mined.
#[derive(Debug)]
pub(super) struct Found {
    pub read: Rc<Read>,
    /// What was named.
    pub wanted: Option<u32>,
    /// The least number of baskets they are in: higher than what was named where that would be too many.
    pub least: u32,
    pub itemsets: Itemsets,
    pub family: Family,
    pub cut: Option<Cut>,
}

/// Rules that were made of itemsets.
#[derive(Debug)]
pub(super) struct Ruled {
    pub found: Rc<Found>,
    pub confidence: f64,
    pub longest: u8,
    pub correction: Correction,
    pub rules: Rules,
    /// The chance of each rule, corrected for the number of rules as is wanted.
    pub chances: Vec<f64>,
}

/// Mining under way.
#[derive(Debug, Default)]
pub struct Digging {
    mining: Option<Mining>,
    tried: Tried,
    /// The itemsets of the least number so far that are not too many.
    fits: Option<Itemsets>,
    /// How many least numbers were looked at to their end.
    ends: i32,
    parts: usize,
}

/// Least numbers that were tried, as places among those one chooses from; they are halved until the least is found that
/// gives not too many itemsets.
#[derive(Debug, Default)]
struct Tried {
    /// The least number that may do.
    from: usize,
    /// One that does; none before the first was tried.
    to: Option<usize>,
}

impl Tried {
    fn now(&self) -> usize {
        self.to
            .map_or(self.from, |to| usize::midpoint(self.from, to))
    }
}

impl Digging {
    /// The share of mining that is done, 0–1: where the least number is still sought, each number that is tried counts
    /// half of what was left before it, as nobody knows how many will be.
    pub(super) fn share(&self, wanted: bool) -> Option<f64> {
        let tried = self.mining.as_ref().map_or(0.0, Mining::share);
        let share = match wanted && self.ends == 0 {
            true => tried,
            false => 1.0 - 0.5_f64.powi(self.ends) * (1.0 - tried / 2.0),
        };
        (self.parts > 0).then_some(share)
    }

    /// Does the next part of mining what is in at least `least` baskets, or in as many as are proposed; gives the
    /// itemsets with the last part, at once where they are known.
    pub(super) fn dig(
        &mut self,
        analyst: &mut Analyst,
        of: BasketsOf,
        least: Option<u32>,
    ) -> Option<Rc<Found>> {
        let epochs = analyst.history().epochs().of(READS);
        if analyst.mined.epochs != epochs {
            analyst.mined = Mined {
                epochs,
                ..Mined::default()
            };
        }
        let kept = &analyst.mined;
        let Some((_, read)) = kept.read.as_ref().filter(|(kept, _)| *kept == of) else {
            let read = Rc::new(Read::of(analyst, of));
            analyst.mined.read = Some((of, read));
            return None;
        };
        let read = Rc::clone(read);
        let wanted = |found: &&Rc<Found>| Rc::ptr_eq(&found.read, &read) && found.wanted == least;
        if let Some(found) = kept.found.as_ref().filter(wanted) {
            return Some(Rc::clone(found));
        }
        let found = Rc::new(self.dig_in(&read, least)?);
        analyst.mined.found = Some(Rc::clone(&found));
        Some(found)
    }

    fn dig_in(&mut self, read: &Rc<Read>, wanted: Option<u32>) -> Option<Found> {
        let first = wanted.unwrap_or(FLOOR);
        // The number named, then those above it.
        let numbers = || std::iter::once(first).chain(steps().filter(move |&step| step > first));
        let place = self.tried.now();
        let least = numbers().nth(place).unwrap_or(u32::MAX);
        let limits = Limits {
            itemsets: if wanted.is_some() { MOST } else { PLENTY },
            ..Limits::default()
        };
        let mining = self
            .mining
            .get_or_insert_with(|| Mining::start(&read.baskets, least, &limits));
        let more = mining.step(&limits, PAIRS);
        self.parts += 1;
        let late = more && self.parts >= PARTS;
        if more && !late {
            return None;
        }
        self.ends += 1;
        let (itemsets, cut) = self.mining.take()?.end();
        let found = |itemsets, least, cut| Found {
            family: Family::of(&itemsets),
            read: Rc::clone(read),
            wanted,
            least,
            itemsets,
            cut,
        };
        if late {
            return Some(found(itemsets, least, Some(Cut::Time)));
        }
        if cut.is_some() {
            self.tried.from = place + 1;
            // Where nothing is frequent, nothing is too many.
            let nothing = || numbers().take_while(|&step| step <= read.commonest).count();
            self.tried.to.get_or_insert_with(nothing);
        } else {
            self.tried.to = Some(place);
            self.fits = Some(itemsets);
        }
        let done = self.tried.to.filter(|&to| to <= self.tried.from)?;
        let least = numbers().nth(done).unwrap_or(u32::MAX);
        let cut = (done > 0).then_some(Cut::Itemsets);
        let itemsets = self.fits.take();
        let itemsets = itemsets.unwrap_or_else(|| mine(&read.baskets, least, &limits).0);
        Some(found(itemsets, least, cut))
    }
}

impl Read {
    fn of(analyst: &Analyst, of: BasketsOf) -> Self {
        let book = analyst.history().book();
        let baskets = baskets_of(book, of.first..=of.last, of.basket, of.level);
        let filled = baskets.iter().filter(|basket| basket.len() > 1).count() as u32;
        let commonest = baskets.item_counts().into_iter().max().unwrap_or_default();
        Self {
            baskets,
            filled,
            commonest,
        }
    }
}
