//! Suggestions on small books, where the right answer is plain.

use keepgold_core::book::{Command, Cost, CustomerId, History, ProductId};
use keepgold_core::next_best::{Adviser, Affinity, Chance, Purchases, Worth, bought_again};
use keepgold_core::proof::{OffersAsk, prove_offers};
use keepgold_core::unit::{Money, Price, Rate};
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
    let suggestions = Adviser::learn(history.book(), on(3)).suggestions(3);
    let [only] = &suggestions.of_customers[60][..] else {
        panic!("{:?}", suggestions.of_customers[60]);
    };
    assert_eq!(only.product, product(1));
    assert_eq!(
        only.worth.chance, None,
        "nothing was suggested a quarter ago"
    );
    assert_eq!(only.worth.amount.to_string(), "10");
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

#[test]
fn what_is_due_is_waited_for_a_quarter_longer_than_usual() {
    let history = bought(&[(0, 0, 0), (0, 10, 0), (0, 20, 0), (0, 20, 1)]);
    let due = |day| Adviser::learn(history.book(), on(day)).due_for(customer(0), 5);
    assert!(due(29).is_empty());
    for day in [30, 20 + 10 + 91] {
        let [only] = &due(day)[..] else {
            panic!("{:?}", due(day));
        };
        assert_eq!(
            (only.product, only.times, only.last),
            (product(0), 3, on(20))
        );
        assert_eq!(only.worth.amount.to_string(), "10");
        assert_eq!(only.worth.chance, None, "one suggestion teaches no chance");
    }
    assert!(due(20 + 10 + 92).is_empty(), "it has stopped buying it");
}

#[test]
fn what_is_no_longer_offered_is_suggested_to_nobody() {
    let mut history = bought(&two_tastes());
    let suggested = |history: &History| {
        let adviser = Adviser::learn(history.book(), on(3));
        adviser.new_for(customer(60), 3).len()
    };
    assert_eq!(suggested(&history), 1);
    history
        .apply(Command::ArchiveProduct(product(1), true))
        .unwrap();
    assert_eq!(suggested(&history), 0);
}

#[test]
fn what_it_brings_rests_on_the_margin_where_the_cost_is_known() {
    let mut history = bought(&two_tastes());
    let margin = |history: &History| {
        let adviser = Adviser::learn(history.book(), on(3));
        adviser.new_for(customer(60), 3)[0].worth.margin
    };
    assert_eq!(margin(&history), None);
    // It sells at 10.
    for (cost, expected) in [
        (Cost::Unit(Price::parse(b"7.5").unwrap().0), 0.25),
        (Cost::Margin(Rate::from_percent(40).unwrap()), 0.4),
    ] {
        let mut record = history.book().product(product(1)).unwrap().clone();
        record.cost = cost;
        history
            .apply(Command::EditProduct(product(1), record))
            .unwrap();
        assert!((margin(&history).unwrap() - expected).abs() < 1e-9);
    }
    let worth = Worth {
        chance: Some(Chance {
            share: 0.5,
            bounds: (0.4, 0.6),
        }),
        amount: Money::from_f64(10.0),
        margin: None,
    };
    assert_eq!(worth.expected(0.3), Some(1.5));
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
        let advise = |history: &History| Adviser::learn(history.book(), on(cut));
        let (all, known) = (advise(&all), advise(&known));
        prop_assert_eq!(all.suggestions(3), known.suggestions(3));
        for product in (0..9).map(product) {
            let calls = all.calls_for(product, 20);
            for call in &calls {
                let has = all.purchases().until(call.customer, on(cut)).iter();
                prop_assert!(has.map(|one| one.product).all(|has| has != product));
                prop_assert!(call.suggestion.worth.chance.is_some());
                let own = all.new_for(call.customer, 9);
                prop_assert!(own.contains(&call.suggestion));
            }
            prop_assert_eq!(calls, known.calls_for(product, 20));
        }
        for customer in (0..12).map(customer) {
            prop_assert_eq!(all.due_for(customer, 5), known.due_for(customer, 5));
        }
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
