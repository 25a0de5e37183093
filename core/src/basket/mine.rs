//! Finds all frequent itemsets: Eclat over projected baskets.
//!
//! Baskets are cut down to what they hold besides an item, level by level ("occurrence deliver" of LCM, Uno, Kiyomi &
//! Arimura 2004). Where few of them are left, each item becomes a set of bits, one a basket, and an itemset's count is a
//! number of common bits (Eclat, Zaki 2000).

use super::itemsets::{Itemsets, Node};
use super::project::Projection;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// There were more than the limit.
    Itemsets,
    /// The time was over.
    Time,
}

/// All itemsets that are in at least `least` baskets; and what was cut, if a limit was met. Then the itemsets that are
/// there have exact counts and all their subsets, and those of frequent items come before those of rare ones.
pub fn mine(baskets: &Baskets, least: u32, limits: &Limits<'_>) -> (Itemsets, Option<Cut>) {
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
    let mut miner = Miner {
        itemsets: Itemsets::new(items, baskets.len() as u32),
        least,
        limits,
        cut: None,
    };
    if singles.is_empty() || limits.longest == 0 || !miner.has_room(singles.len()) {
        return (miner.itemsets, miner.cut);
    }
    let first = miner.itemsets.add_children(0, singles.iter().copied());
    let mut whole = Projection::new((0..singles.len() as u32).collect());
    for basket in baskets.iter() {
        let known = basket.iter().map(|&item| ranks[item as usize]);
        whole.push(known.filter(|&rank| rank != u32::MAX));
    }
    miner.expand(&whole, first);
    (miner.itemsets, miner.cut)
}

pub(super) struct Miner<'a> {
    pub itemsets: Itemsets,
    pub least: u32,
    limits: &'a Limits<'a>,
    cut: Option<Cut>,
}

impl Miner<'_> {
    /// Whether so many more itemsets fit; remembers the cut if not.
    pub fn has_room(&mut self, more: usize) -> bool {
        if self.itemsets.len() + more > self.limits.itemsets {
            self.cut = Some(Cut::Itemsets);
        }
        self.cut.is_none()
    }

    /// Whether children of the node may have children.
    pub fn may_grow(&self, node: Node) -> bool {
        self.itemsets.length(node) < self.limits.longest
    }

    /// Looks below each of the siblings from `first` on, which are the items of `baskets` in their order.
    fn expand(&mut self, baskets: &Projection, first: Node) {
        if !self.may_grow(first) {
            return;
        }
        let found = baskets.occurrences();
        let mut counts = vec![0; baskets.ranks.len()];
        let mut frequent: Vec<u32> = Vec::new();
        for local in 1..baskets.ranks.len() as u32 {
            if self.limits.time_left.is_some_and(|left| !left()) {
                self.cut = Some(Cut::Time);
            }
            if self.cut.is_some() {
                return;
            }
            let node = first + local;
            let below = &mut counts[..local as usize];
            below.fill(0);
            for row in found.of(local) {
                for &item in baskets.before(row) {
                    below[item as usize] += 1;
                }
            }
            frequent.clear();
            frequent.extend((0..local).filter(|&item| below[item as usize] >= self.least));
            if frequent.is_empty() {
                continue;
            }
            if !self.has_room(frequent.len()) {
                return;
            }
            let child = self.itemsets.add_children(
                node,
                frequent
                    .iter()
                    .map(|&item| (baskets.ranks[item as usize], below[item as usize])),
            );
            if frequent.len() < 2 || !self.may_grow(child) {
                continue;
            }
            let inner = baskets.project(found.of(local), &frequent, below);
            if fits(&inner) {
                grow(self, &inner, child);
            } else {
                self.expand(&inner, child);
            }
        }
    }
}
