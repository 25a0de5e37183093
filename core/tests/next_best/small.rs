//! Suggestions on small books, where the right answer is plain.

use keepgold_core::book::{CustomerId, ProductId};
use keepgold_core::next_best::{Affinity, Odds, Purchases, Suggestions, bought_again};
use keepgold_core::proof::{OffersAsk, prove_offers};
use proptest::prelude::*;

use crate::common::purchases::{bought, on};

fn customer(number: usize) -> CustomerId {
    CustomerId::from_index(number)
}

fn product(number: usize) -> ProductId {
    ProductId::from_index(number)
}

/// Thirty customers with the first two products, thirty with the next two; the last one has only the first.
fn two_tastes() -> Vec<(usize, i32, usize)> {
    let mut rows = Vec::new();
    for number in 0..30 {
        rows.extend([
            (number, 1, 0),
            (number, 1, 1),
            (30 + number, 2, 2),
            (30 + number, 2, 3),
        ]);
    }
    rows.push((60, 3, 0));
    rows
}

#[test]
fn who_has_the_one_is_offered_the_other_and_the_reason_is_counted() {
    let history = bought(&two_tastes());
    let purchases = Purchases::of(history.book());
    let suggestions = Suggestions::of(&purchases, &Odds::learn(&purchases, on(3), 3), on(3), 3);
    let [only] = &suggestions.of_customers[60][..] else {
        panic!("{:?}", suggestions.of_customers[60]);
    };
    assert_eq!(only.product, product(1));
    assert_eq!(only.chance, None, "nothing was suggested a quarter ago");
    assert_eq!(only.amount.to_string(), "10");
    let [because] = &only.because[..] else {
        panic!("{:?}", only.because);
    };
    assert_eq!(
        (because.has, because.buyers, because.both),
        (product(0), 31, 30)
    );
    assert!((because.share - 1.0).abs() < 1e-9);
    assert!(
        suggestions.of_customers[0].is_empty(),
        "who has both is offered nothing of the other taste"
    );
}

#[test]
fn what_is_bought_every_ten_days_is_due_on_the_tenth() {
    let history = bought(&[(0, 0, 0), (0, 10, 0), (0, 20, 0), (0, 20, 1)]);
    let purchases = Purchases::of(history.book());
    let due = |day| bought_again(&purchases, customer(0), on(day));
    assert_eq!(due(20).len(), 1, "what was bought once has no rhythm");
    assert_eq!(
        (due(25)[0].product, due(25)[0].times, due(25)[0].every),
        (product(0), 3, 10.0)
    );
    assert!(!due(29)[0].is_due(on(29)) && due(30)[0].is_due(on(30)));
}

fn some_purchases() -> impl Strategy<Value = Vec<(usize, i32, usize)>> {
    prop::collection::vec((0_usize..12, 0_i32..300, 0_usize..9), 1..150)
}

proptest! {
    #[test]
    fn what_comes_after_the_cut_teaches_nothing(rows in some_purchases(), cut in 0_i32..300) {
        let known: Vec<_> = rows.iter().copied().filter(|row| row.1 <= cut).collect();
        // All customers and products exist in both books.
        let exist = [(11, -400, 8)];
        let (all, known) = (bought(&[&exist[..], &rows].concat()), bought(&[&exist[..], &known].concat()));
        let (all, known) = (Purchases::of(all.book()), Purchases::of(known.book()));
        let odds = |purchases| Odds::learn(purchases, on(cut), 3);
        prop_assert_eq!(
            Suggestions::of(&all, &odds(&all), on(cut), 3),
            Suggestions::of(&known, &odds(&known), on(cut), 3)
        );
    }

    #[test]
    fn nobody_is_offered_what_it_has_and_the_order_of_lines_changes_nothing(rows in some_purchases(), turn in 0_usize..100) {
        let purchases = Purchases::of(bought(&rows).book());
        let affinity = Affinity::learn(&purchases, on(300));
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(&Purchases::of(bought(&turned).book()), &purchases);
        for customer in purchases.ids() {
            let best = affinity.best(&purchases, customer, 5);
            prop_assert!(best.len() <= 5 && best.is_sorted_by(|a, b| a.1 >= b.1));
            for (product, _) in best {
                prop_assert!(purchases.of_customer(customer).iter().all(|one| one.product != product));
            }
        }
    }

    #[test]
    fn hits_are_shares_that_grow_with_what_is_looked_at(rows in some_purchases(), cut in 0_i32..300) {
        if let Some(proof) = prove_offers(bought(&rows).book(), OffersAsk { cut: on(cut) }, on(300)) {
            for hits in [proof.ours, proof.by_best_sellers, proof.by_recent, proof.by_pairs] {
                prop_assert!(0.0 <= hits.hit_1 && hits.hit_1 <= hits.hit_5 && hits.hit_5 <= hits.hit_10 && hits.hit_10 <= 1.0);
            }
        }
    }
}
