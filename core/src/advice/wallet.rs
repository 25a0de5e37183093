//! Wallets that nobody judged, estimated from what customers alike buy (A1). An estimate counts in no score until somebody
//! enters it.

use std::collections::BTreeSet;

use crate::book::{Book, CustomerId, Evidence, Judgement};
use crate::next_best::Unfilled;
use crate::unit::Day;
use crate::value::Facts;

/// Months after which an entered estimate no longer counts.
const HOLDS: i32 = 12;

/// The wallets that nobody judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wallets {
    /// What customers whose wallet nobody judged likely spend with others in a year.
    pub unfilled: Vec<Unfilled>,
    /// The wallets to enter for them; those that are entered as they would be now are left out.
    pub to_enter: Vec<(CustomerId, Judgement)>,
    /// Whose wallet is an estimate that was entered.
    pub entered: Vec<CustomerId>,
}

impl Wallets {
    /// Of listed customers. A wallet is what a customer buys of us in the window of the facts and its estimate for as many
    /// months; it is entered as judged on `today`.
    pub fn of(book: &Book, facts: &Facts, unfilled: &[Unfilled], today: Day) -> Self {
        let window = facts.window();
        let (mut judged, mut entered) = (BTreeSet::new(), Vec::new());
        for (&(customer, evidence), judgement) in book.judgements() {
            if evidence != Evidence::Wallet {
                continue;
            }
            if judgement.estimated {
                entered.push(customer);
            } else if judgement.expired(window.as_of).is_none() {
                judged.insert(book.customer_root(customer));
            }
        }
        let open = |one: &&Unfilled| {
            let listed = book
                .customer(one.customer)
                .is_some_and(|who| who.is_listed());
            listed && !judged.contains(&one.customer)
        };
        let unfilled: Vec<Unfilled> = unfilled.iter().filter(open).copied().collect();
        let enter = |one: &Unfilled| {
            let sold = facts.get(one.customer)?.window_sales.to_f64().max(0.0);
            let wallet = sold + one.expected * f64::from(window.months) / 12.0;
            let judgement = Judgement::new(Evidence::Wallet, wallet.round(), "", today).ok()?;
            let judgement = Judgement {
                until: Some(today.plus_months(HOLDS)),
                estimated: true,
                ..judgement
            };
            let old = book.judgement(one.customer, Evidence::Wallet);
            let same = old.is_some_and(|old| {
                old.millionths == judgement.millionths && old.expired(window.as_of).is_none()
            });
            (!same).then_some((one.customer, judgement))
        };
        Self {
            to_enter: unfilled.iter().filter_map(enter).collect(),
            unfilled,
            entered,
        }
    }

    /// What all of them spend with others in a year, with the bounds of that.
    pub fn sum(&self) -> Option<Unfilled> {
        Unfilled::sum(self.unfilled.iter().copied())
    }
}
