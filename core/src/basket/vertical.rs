//! The last levels of mining: each item a set of bits, one a basket; counting is intersecting.

use super::itemsets::Node;
use super::mine::Miner;
use super::project::Projection;

/// Words of 64 bits a set of baskets has at most.
pub(super) const WORDS: usize = 4;

/// Whether the baskets fit into sets of bits, and intersecting all pairs of them is not dearer than counting the pairs
/// that are there.
pub(super) fn fits(baskets: &Projection) -> bool {
    let (rows, pairs) = baskets.size();
    let items = baskets.ranks.len();
    rows <= 64 * WORDS && items * items / 2 * rows.div_ceil(64) <= 8 * pairs.max(64)
}

/// An item and the baskets it is in, together with what its siblings share.
struct Sibling<const W: usize> {
    rank: u32,
    count: u32,
    set: [u64; W],
}

/// Grows the siblings from `first` on, which are the items of `baskets` in their order. Rows that were left out hold no
/// two of the items, so they add to no count.
pub(super) fn grow(miner: &mut Miner<'_>, baskets: &Projection, first: Node) {
    match baskets.size().0.div_ceil(64) {
        0 | 1 => deepen(miner, &siblings::<1>(baskets), first),
        2 => deepen(miner, &siblings::<2>(baskets), first),
        _ => deepen(miner, &siblings::<WORDS>(baskets), first),
    }
}

fn siblings<const W: usize>(baskets: &Projection) -> Vec<Sibling<W>> {
    let empty = |&rank: &u32| Sibling {
        rank,
        count: 0,
        set: [0; W],
    };
    let mut siblings: Vec<Sibling<W>> = baskets.ranks.iter().map(empty).collect();
    for (row, items) in baskets.rows().enumerate() {
        for &item in items {
            siblings[item as usize].set[row / 64] |= 1 << (row % 64);
        }
    }
    siblings
}

fn deepen<const W: usize>(miner: &mut Miner<'_>, siblings: &[Sibling<W>], first: Node) {
    let mut common: Vec<Sibling<W>> = Vec::with_capacity(siblings.len());
    for (place, sibling) in siblings.iter().enumerate().skip(1) {
        common.clear();
        for other in &siblings[..place] {
            let set: [u64; W] = std::array::from_fn(|word| sibling.set[word] & other.set[word]);
            let count = set.iter().map(|word| word.count_ones()).sum::<u32>();
            if count >= miner.least {
                common.push(Sibling {
                    rank: other.rank,
                    count,
                    set,
                });
            }
        }
        if common.is_empty() {
            continue;
        }
        if !miner.has_room(common.len()) {
            return;
        }
        let added = common.iter().map(|one| (one.rank, one.count));
        let child = miner.itemsets.add_children(first + place as Node, added);
        if common.len() > 1 && miner.may_grow(child) {
            deepen(miner, &common, child);
        }
    }
}
