//! Finds all frequent itemsets: Eclat over projected baskets.
//!
//! Baskets are cut down to what they hold besides an item, level by level ("occurrence deliver" of LCM, Uno, Kiyomi &
//! Arimura 2004). Where few of them are left, each item becomes a set of bits, one a basket, and an itemset's count is a
//! number of common bits (Eclat, Zaki 2000).

use serde::{Deserialize, Serialize};

use super::itemsets::{Itemsets, Node};
use super::project::{Occurrences, Projection};
use super::vertical::{fits, grow};
use super::{Baskets, Item};
use crate::sorting::sort_by;

/// How far mining may go.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// Most items of an itemset, at most 255.
    pub longest: usize,
    /// Most itemsets.
    pub itemsets: usize,
    /// Asked now and then whether there is time left. The core has no clock of its own.
    pub time_left: Option<&'a dyn Fn() -> bool>,
}

impl std::fmt::Debug for Limits<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Limits")
            .field("longest", &self.longest)
            .field("itemsets", &self.itemsets)
            .field("timed", &self.time_left.is_some())
            .finish()
    }
}

impl Default for Limits<'_> {
    fn default() -> Self {
        Self {
            longest: 255,
            itemsets: 2_000_000,
            time_left: None,
        }
    }
}

/// Why itemsets are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// There were more than the limit.
    Itemsets,
    /// The time was over.
    Time,
}

/// All itemsets that are in at least `least` baskets; and what was cut, if a limit was met. Then the itemsets that are
/// there have exact counts and all their subsets, and those of frequent items come before those of rare ones.
pub fn mine(baskets: &Baskets, least: u32, limits: &Limits<'_>) -> (Itemsets, Option<Cut>) {
    let mut mining = Mining::start(baskets, least, limits);
    while mining.step(limits, usize::MAX) {}
    mining.end()
}

/// Mining in parts.
#[derive(Debug)]
pub struct Mining {
    itemsets: Itemsets,
    least: u32,
    whole: Projection,
    found: Occurrences,
    first: Node,
    /// The next item to look below.
    next: u32,
    /// Pairs of items counted so far.
    counted: usize,
    room: Room,
    cut: Option<Cut>,
}

impl Mining {
    /// Counts the items of the baskets.
    pub fn start(baskets: &Baskets, least: u32, limits: &Limits<'_>) -> Self {
        let least = least.max(1);
        let counts = baskets.item_counts();
        let mut items: Vec<Item> = (0..counts.len() as Item)
            .filter(|&item| counts[item as usize] >= least)
            .collect();
        let count = |item: Item| counts[item as usize];
        sort_by(&mut items, |&a, &b| count(b).cmp(&count(a)).then(a.cmp(&b)));
        let mut ranks = vec![u32::MAX; counts.len()];
        for (rank, &item) in items.iter().enumerate() {
            ranks[item as usize] = rank as u32;
        }
        let singles: Vec<(u32, u32)> = items
            .iter()
            .enumerate()
            .map(|(rank, &item)| (rank as u32, counts[item as usize]))
            .collect();
        let mut mining = Self {
            itemsets: Itemsets::new(items, baskets.len() as u32),
            least,
            whole: Projection::default(),
            found: Occurrences::default(),
            first: 0,
            next: 1,
            counted: 0,
            room: Room::default(),
            cut: None,
        };
        if singles.is_empty() || limits.longest == 0 {
            return mining;
        }
        if singles.len() > limits.itemsets {
            mining.cut = Some(Cut::Itemsets);
            return mining;
        }
        mining.first = mining.itemsets.add_children(0, singles.iter().copied());
        if limits.longest == 1 {
            return mining;
        }
        let mut whole = Projection::new((0..singles.len() as u32).collect());
        for basket in baskets.iter() {
            let known = basket.iter().map(|&item| ranks[item as usize]);
            whole.push(known.filter(|&rank| rank != u32::MAX));
        }
        mining.found = whole.occurrences();
        mining.whole = whole;
        mining
    }

    /// Looks below the next items until it has counted about so many pairs of items in baskets; whether more are left.
    pub fn step(&mut self, limits: &Limits<'_>, pairs: usize) -> bool {
        let mut room = std::mem::take(&mut self.room);
        let mut counted = 0;
        let items = self.whole.ranks.len() as u32;
        while self.next < items && self.cut.is_none() {
            let local = self.next;
            self.next += 1;
            counted += self.found.pairs_of(local);
            let mut miner = Miner {
                itemsets: &mut self.itemsets,
                least: self.least,
                limits,
                cut: &mut self.cut,
            };
            miner.look_below(&self.whole, &self.found, self.first, local, &mut room);
            if counted >= pairs {
                break;
            }
        }
        self.room = room;
        self.counted += counted;
        self.next < items && self.cut.is_none()
    }

    /// The share of all pairs of items that was counted, 0–1.
    pub fn share(&self) -> f64 {
        self.counted as f64 / self.found.pairs().max(1) as f64
    }

    /// What was found, and what was cut.
    pub fn end(self) -> (Itemsets, Option<Cut>) {
        (self.itemsets, self.cut)
    }
}

/// Room that is used for one item after another.
#[derive(Debug, Default)]
struct Room {
    counts: Vec<u32>,
    frequent: Vec<u32>,
}

pub(super) struct Miner<'a> {
    pub itemsets: &'a mut Itemsets,
    pub least: u32,
    limits: &'a Limits<'a>,
    cut: &'a mut Option<Cut>,
}

impl Miner<'_> {
    /// Whether so many more itemsets fit; remembers the cut if not.
    pub fn has_room(&mut self, more: usize) -> bool {
        if self.itemsets.len() + more > self.limits.itemsets {
            *self.cut = Some(Cut::Itemsets);
        }
        self.cut.is_none()
    }

    /// Whether children of the node may have children.
    pub fn may_grow(&self, node: Node) -> bool {
        self.itemsets.length(node) < self.limits.longest
    }

    /// Looks below each of the siblings from `first` on, which are the items of `baskets` in their order.
    fn expand(&mut self, baskets: &Projection, first: Node) {
        let found = baskets.occurrences();
        let mut room = Room::default();
        for local in 1..baskets.ranks.len() as u32 {
            if self.cut.is_some() {
                return;
            }
            self.look_below(baskets, &found, first, local, &mut room);
        }
    }

    /// Finds what grows the itemset of a sibling.
    fn look_below(
        &mut self,
        baskets: &Projection,
        found: &Occurrences,
        first: Node,
        local: u32,
        room: &mut Room,
    ) {
        if self.limits.time_left.is_some_and(|left| !left()) {
            *self.cut = Some(Cut::Time);
            return;
        }
        let Room { counts, frequent } = room;
        let node = first + local;
        counts.clear();
        counts.resize(local as usize, 0);
        for row in found.of(local) {
            for &item in baskets.before(row) {
                counts[item as usize] += 1;
            }
        }
        frequent.clear();
        frequent.extend((0..local).filter(|&item| counts[item as usize] >= self.least));
        if frequent.is_empty() || !self.has_room(frequent.len()) {
            return;
        }
        let child = self.itemsets.add_children(
            node,
            frequent
                .iter()
                .map(|&item| (baskets.ranks[item as usize], counts[item as usize])),
        );
        if frequent.len() < 2 || !self.may_grow(child) {
            return;
        }
        let inner = baskets.project(found.of(local), frequent, counts);
        if fits(&inner) {
            grow(self, &inner, child);
        } else {
            self.expand(&inner, child);
        }
    }
}
