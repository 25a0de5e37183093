//! Suggestions on the UCI Online Retail file. The figures of best sellers are from outside: counted by another program
//! (Python) over the products whose codes begin with five digits.

use keepgold_core::next_best::{Adviser, Purchases, terms};
use keepgold_core::proof::{OffersAsk, prove_offers, prove_white_space};
use keepgold_core::unit::{Day, Money};

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
    let cut = day(9, 9);
    let proof = prove_offers(history.book(), OffersAsk { cut }, day(12, 9)).unwrap();
    let again = proof.again;
    assert_eq!(again.cases, 1_637);
    assert!(
        again.ours.hit_10 > again.as_last_time.hit_10 && again.ours.hit_10 > 0.845,
        "{again:?}"
    );
}

#[test]
fn chances_hold_in_the_quarter_after_and_amounts_fit_the_customer() {
    let Some(history) = online_retail() else {
        return;
    };
    let (then, now) = (day(9, 9), day(12, 9));
    let adviser = Adviser::learn(history.book(), then);
    let (purchases, suggestions) = (adviser.purchases(), adviser.suggestions(3));
    let usual = terms(history.book(), purchases, then);
    let (mut made, mut expected, mut bought) = (0.0, 0.0, 0.0);
    // By how many times the amount was off, ours and what is usual for the product.
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for (customer, suggested) in purchases.ids().zip(&suggestions.of_customers) {
        let later = &purchases.until(customer, now)[purchases.until(customer, then).len()..];
        for one in suggested {
            made += 1.0;
            expected += one.worth.chance.unwrap().share;
            let hit = later.iter().find(|bought| bought.product == one.product);
            bought += f64::from(u8::from(hit.is_some()));
            if let Some(hit) = hit {
                let off = |amount: Money| (hit.amount.to_f64() / amount.to_f64()).ln().abs();
                ours.push(off(one.worth.amount));
                plain.push(off(usual[one.product.index()].amount));
            }
        }
    }
    // Autumn sells more than summer did, so more is bought than the quarter before taught; within a third of it.
    assert!(
        made > 9_000.0 && (expected / bought - 1.0_f64).abs() < 1.0 / 3.0,
        "{made} {expected} {bought}"
    );
    let middle = |off: &mut Vec<f64>| {
        off.sort_by(f64::total_cmp);
        off[off.len() / 2]
    };
    let (ours, plain) = (middle(&mut ours), middle(&mut plain));
    assert!(ours < 0.25 && plain > 0.4, "{ours} {plain}");
}

#[test]
fn white_space_is_filled_more_often_than_what_everybody_buys() {
    let Some(history) = online_retail() else {
        return;
    };
    let book = history.book();
    let purchases = Purchases::of(book);
    for cut in [day(6, 9), day(9, 9)] {
        let proof = prove_white_space(book, &purchases, cut).unwrap();
        assert!(proof.customers > 1_000);
        assert!(
            proof.ours > 0.075 && proof.ours > 1.5 * proof.by_all,
            "{proof:?}"
        );
    }
}
