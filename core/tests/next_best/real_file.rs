//! Suggestions on the UCI Online Retail file. The figures of best sellers are from outside: counted by another program
//! (Python) over the products whose codes begin with five digits.

use std::collections::BTreeSet;

use keepgold_core::book::ProductId;
use keepgold_core::next_best::{Odds, Purchases, Suggestions, as_last_time, likely_again};
use keepgold_core::proof::{OffersAsk, prove_offers};
use keepgold_core::unit::Day;

use crate::common::reference::online_retail;

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2011, month, day).unwrap()
}

#[test]
fn suggestions_name_what_is_bought_next_better_than_what_sells_best() {
    let Some(history) = online_retail() else {
        return;
    };
    for (cut, cases, best_sellers, bar) in [
        (day(6, 9), 1_821, 0.284, 0.490),
        (day(9, 9), 1_801, 0.243, 0.455),
    ] {
        let proof = prove_offers(history.book(), OffersAsk { cut }, day(12, 9)).unwrap();
        assert_eq!(proof.cases, cases);
        assert!(
            (proof.by_best_sellers.hit_10 - best_sellers).abs() < 1e-3,
            "{proof:?}"
        );
        assert!(proof.ours.hit_10 >= bar, "{proof:?}");
        for plain in [proof.by_best_sellers, proof.by_recent, proof.by_pairs] {
            assert!(
                plain.hit_1 < proof.ours.hit_1 && plain.hit_10 < proof.ours.hit_10,
                "{proof:?}"
            );
        }
    }
}

#[test]
fn what_is_bought_again_is_what_was_bought_often_and_lately() {
    let Some(history) = online_retail() else {
        return;
    };
    let purchases = Purchases::of(history.book());
    let cut = day(9, 9);
    let (mut cases, mut ours, mut plain) = (0, 0, 0);
    for customer in purchases.ids() {
        let before = purchases.until(customer, cut);
        let after = &purchases.of_customer(customer)[before.len()..];
        let had: BTreeSet<ProductId> = before.iter().map(|one| one.product).collect();
        let next = after
            .iter()
            .take_while(|one| one.day == after[0].day)
            .map(|one| one.product);
        let again: BTreeSet<ProductId> = next.filter(|product| had.contains(product)).collect();
        if !again.is_empty() {
            let hit = |named: Vec<ProductId>| {
                u32::from(named.iter().any(|product| again.contains(product)))
            };
            cases += 1;
            ours += hit(likely_again(&purchases, customer, cut, 10));
            plain += hit(as_last_time(&purchases, customer, cut, 10));
        }
    }
    assert_eq!(cases, 1_637);
    assert!(
        ours > plain && f64::from(ours) / f64::from(cases) > 0.845,
        "{ours} {plain} of {cases}"
    );
}

#[test]
fn chances_hold_in_the_quarter_after() {
    let Some(history) = online_retail() else {
        return;
    };
    let purchases = Purchases::of(history.book());
    let (then, now) = (day(9, 9), day(12, 9));
    let suggestions = Suggestions::of(&purchases, &Odds::learn(&purchases, then, 3), then, 3);
    let (mut made, mut expected, mut bought) = (0.0, 0.0, 0.0);
    for (customer, suggested) in purchases.ids().zip(&suggestions.of_customers) {
        let later = &purchases.until(customer, now)[purchases.until(customer, then).len()..];
        for one in suggested {
            made += 1.0;
            expected += one.chance.unwrap();
            bought += f64::from(u8::from(
                later.iter().any(|bought| bought.product == one.product),
            ));
        }
    }
    // Autumn sells more than summer did, so more is bought than the quarter before taught; within a third of it.
    assert!(
        made > 9_000.0 && (expected / bought - 1.0_f64).abs() < 1.0 / 3.0,
        "{made} {expected} {bought}"
    );
}
