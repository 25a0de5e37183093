//! Was the white space of an earlier day filled (H4)? Beside the plain way: how many customers buy of a category at all,
//! times what it brings from each of them.

use serde::{Deserialize, Serialize};

use crate::book::{Book, CustomerId};
use crate::next_best::{HORIZON, Purchases, WhiteSpace, Year};
use crate::sorting::sort_by;
use crate::unit::Day;

/// Gaps of each customer that are looked at: the largest.
const FIRST: usize = 3;

/// How much of the white space of a day was filled in the quarter after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhiteSpaceProof {
    /// The day.
    pub cut: Day,
    /// Customers that bought something in that quarter and of whom both ways name gaps.
    pub customers: u32,
    /// The share of the three largest gaps of each of them that was filled: something was bought of it, 0–1.
    pub ours: f64,
    /// The same of the gaps that the plain way names.
    pub by_all: f64,
}

/// How much of the white space of a day was filled in the quarter after it; none where nothing can be said.
pub fn prove_white_space(book: &Book, purchases: &Purchases, cut: Day) -> Option<WhiteSpaceProof> {
    let year = Year::read(book, purchases, cut);
    let active: Vec<usize> = (0..year.totals.len())
        .filter(|&customer| year.totals[customer] > 0.0)
        .collect();
    // What a shelf brings from a customer on average, those who buy nothing of it among them.
    let mean = |shelf: usize| {
        let sum: f64 = active
            .iter()
            .map(|&customer| year.of(customer, shelf))
            .sum();
        sum / active.len() as f64
    };
    let means: Vec<f64> = (0..year.shelves.len()).map(mean).collect();
    let plain = |customer: usize| {
        let missing = (0..means.len()).filter(|&shelf| year.of(customer, shelf) <= 0.0);
        let named: Vec<(usize, f64)> = missing.map(|shelf| (shelf, means[shelf])).collect();
        largest(named)
    };
    let bought = |customer: usize| {
        let id = CustomerId::from_index(customer);
        let later = &purchases.until(id, cut.plus_days(HORIZON))[purchases.until(id, cut).len()..];
        let shelves = later.iter().filter_map(|one| year.shelf_of(one.product));
        (!later.is_empty()).then(|| shelves.collect::<Vec<usize>>())
    };
    let plain: Vec<Vec<usize>> = (0..year.totals.len()).map(plain).collect();
    let later: Vec<Option<Vec<usize>>> = (0..year.totals.len()).map(bought).collect();
    let found = WhiteSpace::of(year);
    let (mut customers, mut named) = (0, [0_u32; 2]);
    let mut filled = [0_u32; 2];
    for gaps in found.gaps.chunk_by(|a, b| a.customer == b.customer) {
        let customer = gaps[0].customer.index();
        let Some(later) = &later[customer] else {
            continue;
        };
        let ours = gaps.iter().map(|gap| (gap.shelf as usize, gap.expected));
        let ours = largest(ours.collect());
        let most = ours.len();
        customers += 1;
        for (way, shelves) in [
            &ours[..],
            &plain[customer][..most.min(plain[customer].len())],
        ]
        .into_iter()
        .enumerate()
        {
            named[way] += shelves.len() as u32;
            let hit = shelves.iter().filter(|shelf| later.contains(shelf));
            filled[way] += hit.count() as u32;
        }
    }
    let share = |way: usize| f64::from(filled[way]) / f64::from(named[way]);
    (customers > 0 && named.iter().all(|named| *named > 0)).then(|| WhiteSpaceProof {
        cut,
        customers,
        ours: share(0),
        by_all: share(1),
    })
}

/// The shelves of the largest amounts, the largest first.
fn largest(mut named: Vec<(usize, f64)>) -> Vec<usize> {
    sort_by(&mut named, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    named.truncate(FIRST);
    named.into_iter().map(|(shelf, _)| shelf).collect()
}
