//! Would the suggestions of an earlier day have named what customers then bought (H3)? Beside three plain ways: what most
//! customers have, what most bought lately, and what goes with what they have. And would what was named to be bought again
//! have been, beside what was bought the last time?

use serde::{Deserialize, Serialize};

use crate::book::{Book, CustomerId, ProductId};
use crate::next_best::{Affinity, Pairs, Purchases, as_last_time, likely_again, products_of};
use crate::sorting::sort_by;
use crate::unit::Day;

/// Days that tell what is bought lately, for the plain way.
const LATELY: i32 = 60;
/// So many suggestions are looked at.
const FIRST: usize = 10;

/// Asks how well the suggestions of a day named what was bought after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersAsk {
    /// The day on which they were made; only what was known by then counts for them.
    pub cut: Day,
}

/// For what share of the cases one of the first so many suggestions was bought, 0–1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Hits {
    /// The first.
    pub hit_1: f64,
    /// One of the first five.
    pub hit_5: f64,
    /// One of the first ten.
    pub hit_10: f64,
}

/// How well the suggestions of a day named what was bought after it. A case is a customer with a purchase up to the day,
/// on whose next day of purchase there is a product that was known by then and that it never bought before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OffersProof {
    /// The day.
    pub cut: Day,
    /// Cases.
    pub cases: u32,
    /// Our suggestions.
    pub ours: Hits,
    /// What most customers had by then.
    pub by_best_sellers: Hits,
    /// What most customers bought in the sixty days before.
    pub by_recent: Hits,
    /// What most buyers of what the customer has had too.
    pub by_pairs: Hits,
    /// How well what is bought again was named.
    pub again: AgainProof,
}

/// How well what customers buy again was named. A case is a customer with a purchase up to the day, on whose next day of
/// purchase there is a product that it bought before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct AgainProof {
    /// Cases; without any, all shares are 0.
    pub cases: u32,
    /// What was bought often and lately.
    pub ours: Hits,
    /// What was bought on the last day of purchase.
    pub as_last_time: Hits,
}

struct Case {
    customer: CustomerId,
    /// What it had, ascending.
    had: Vec<ProductId>,
    /// What it then bought for the first time, or again, ascending.
    bought: Vec<ProductId>,
}

/// Which products of a next day of purchase make a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looked {
    New,
    Again,
}

/// How well suggestions named what was bought on the next day of purchase; none where there is no case.
pub fn prove_offers(book: &Book, ask: OffersAsk, until: Day) -> Option<OffersProof> {
    let purchases = Purchases::of(book);
    let cut = ask.cut;
    let buyers = purchases.buyers(Day::FIRST, cut);
    let cases = |looked| -> Vec<Case> {
        let ids = purchases.ids();
        ids.filter_map(|customer| case(&purchases, customer, (cut, until), &buyers, looked))
            .collect()
    };
    let (cases, again) = (cases(Looked::New), cases(Looked::Again));
    if cases.is_empty() {
        return None;
    }
    let affinity = Affinity::learn(&purchases, cut);
    let pairs = Pairs::count(&purchases, cut);
    let by_most = |counts: &[u32]| {
        let mut ranked: Vec<ProductId> = (0..counts.len()).map(ProductId::from_index).collect();
        ranked.retain(|product| counts[product.index()] > 0);
        let count = |product: &ProductId| counts[product.index()];
        sort_by(&mut ranked, |a, b| count(b).cmp(&count(a)).then(a.cmp(b)));
        hits(&cases, |case| {
            let new = ranked
                .iter()
                .filter(|product| case.had.binary_search(product).is_err());
            new.copied().take(FIRST).collect()
        })
    };
    Some(OffersProof {
        cut,
        cases: cases.len() as u32,
        ours: hits(&cases, |case| {
            named(affinity.best(&purchases, case.customer, FIRST))
        }),
        by_best_sellers: by_most(&buyers),
        by_recent: by_most(&purchases.buyers(cut.plus_days(-LATELY), cut)),
        by_pairs: hits(&cases, |case| named(pairs.best(case.customer, FIRST))),
        again: AgainProof {
            cases: again.len() as u32,
            ours: hits(&again, |case| {
                likely_again(&purchases, case.customer, cut, FIRST)
            }),
            as_last_time: hits(&again, |case| {
                as_last_time(&purchases, case.customer, cut, FIRST)
            }),
        },
    })
}

fn named(scored: Vec<(ProductId, f64)>) -> Vec<ProductId> {
    scored.into_iter().map(|(product, _)| product).collect()
}

fn case(
    purchases: &Purchases,
    customer: CustomerId,
    (cut, until): (Day, Day),
    buyers: &[u32],
    looked: Looked,
) -> Option<Case> {
    let before = purchases.until(customer, cut);
    let after = &purchases.until(customer, until)[before.len()..];
    let day = after.first().filter(|_| !before.is_empty())?.day;
    let had = products_of(before);
    let next = after
        .iter()
        .take_while(|one| one.day == day)
        .map(|one| one.product);
    let counts = |product: &ProductId| {
        let new = had.binary_search(product).is_err();
        buyers[product.index()] > 0 && new == (looked == Looked::New)
    };
    let bought: Vec<ProductId> = next.filter(counts).collect();
    (!bought.is_empty()).then_some(Case {
        customer,
        had,
        bought,
    })
}

fn hits(cases: &[Case], suggest: impl Fn(&Case) -> Vec<ProductId>) -> Hits {
    let mut counts = [0_u32; 3];
    for case in cases {
        let suggested = suggest(case);
        let first = suggested
            .iter()
            .position(|product| case.bought.binary_search(product).is_ok());
        if let Some(first) = first {
            for (count, most) in counts.iter_mut().zip([1, 5, FIRST]) {
                *count += u32::from(first < most);
            }
        }
    }
    let all = cases.len().max(1) as f64;
    let [hit_1, hit_5, hit_10] = counts.map(|count| f64::from(count) / all);
    Hits {
        hit_1,
        hit_5,
        hit_10,
    }
}
