//! White space on small books, where the right answer is plain, and what always holds of it.

use keepgold_core::advice::Wallets;
use keepgold_core::book::{Command, CustomerId, Evidence, History, Judgement, ProductId};
use keepgold_core::next_best::{Gap, Purchases, Shelf, Unfilled, WhiteSpace};
use keepgold_core::proof::prove_white_space;
use keepgold_core::value::{Facts, Window};
use proptest::prelude::*;

use crate::common::purchases::{bought, on};

fn find(history: &History, day: i32) -> WhiteSpace {
    let book = history.book();
    WhiteSpace::find(book, &Purchases::of(book), on(day))
}

/// Twenty customers with the first two products, ten of them with the third too; one more with the first two.
fn half_have_the_third() -> Vec<(usize, i32, usize)> {
    let mut rows = Vec::new();
    for customer in 0..20 {
        rows.extend([(customer, 1, 0), (customer, 1, 1)]);
        rows.extend((customer >= 10).then_some((customer, 2, 2)));
    }
    rows.extend([(20, 3, 0), (20, 3, 1)]);
    rows
}

#[test]
fn half_of_those_alike_buy_it_for_a_third_of_their_purchases() {
    let history = bought(&half_have_the_third());
    let found = find(&history, 3);
    assert_eq!(found.shelves.len(), 3);
    assert!(found.unlike.is_empty());
    // The ten who lack it and the one more; it bought for 20, a third of that is 6.67, and half of them buy it.
    assert_eq!(found.gaps.len(), 11);
    let gap = found.gaps.last().unwrap();
    assert_eq!(gap.customer, CustomerId::from_index(20));
    assert_eq!(
        found.shelves[gap.shelf as usize],
        Shelf::Product(ProductId::from_index(2))
    );
    assert_eq!((gap.buyers, gap.alike, gap.expected), (10, 20, 3.0));
    // Ten of twenty is known to lie between .299 and .701.
    assert_eq!(gap.bounds, (2.0, 5.0));
    // A year later nothing of it counts any more.
    assert_eq!(find(&history, 400), WhiteSpace::default());
}

#[test]
fn a_wallet_that_nobody_judged_is_estimated_and_entered_only_when_somebody_wants_it() {
    let mut history = bought(&half_have_the_third());
    let last = CustomerId::from_index(20);
    let wallets = |history: &History| {
        let book = history.book();
        let unfilled = WhiteSpace::find(book, &Purchases::of(book), on(3)).unfilled();
        let facts = Facts::gather_over(book, Window::new(on(3), 6));
        Wallets::of(book, &facts, &unfilled, on(3))
    };
    let found = wallets(&history);
    let of_last = found.unfilled.last().unwrap();
    let expected = Unfilled {
        customer: last,
        expected: 3.0,
        bounds: (2.0, 5.0),
    };
    assert_eq!((of_last, found.entered.len()), (&expected, 0));
    assert_eq!(found.sum().unwrap().expected, 33.0);
    // It bought for 20 in the six months of the window, for which half of the 3 a year counts, rounded up.
    let (whose, wallet) = found.to_enter.last().unwrap();
    assert_eq!((*whose, wallet.value()), (last, 22.0));
    assert!(wallet.estimated && wallet.until == Some(on(3).plus_months(12)));
    // A person knows better.
    let judged = Judgement::new(Evidence::Wallet, 500.0, "told us", on(3)).unwrap();
    history
        .apply(Command::Judge(last, Evidence::Wallet, judged))
        .unwrap();
    let found = wallets(&history);
    assert_eq!((found.unfilled.len(), found.to_enter.len()), (10, 10));
    let enter = found
        .to_enter
        .into_iter()
        .map(|(id, wallet)| (id, Some(wallet)));
    history
        .apply(Command::JudgeSeveral(Evidence::Wallet, enter.collect()))
        .unwrap();
    let found = wallets(&history);
    assert_eq!((found.to_enter.len(), found.entered.len()), (0, 10));
    let take_out = found.entered.into_iter().map(|id| (id, None));
    history
        .apply(Command::JudgeSeveral(Evidence::Wallet, take_out.collect()))
        .unwrap();
    assert_eq!(history.book().judgements().len(), 1);
    history.undo().unwrap();
    assert_eq!(history.book().judgements().len(), 11);
}

#[test]
fn who_buys_otherwise_or_far_more_has_nobody_alike() {
    let mut rows = half_have_the_third();
    rows.push((21, 3, 3));
    rows.extend((0..20).flat_map(|day| [(22, day, 0), (22, day, 1)]));
    let found = find(&bought(&rows), 20);
    let unlike = [21, 22].map(CustomerId::from_index);
    assert_eq!(found.unlike, unlike);
    assert!(found.gaps.iter().all(|gap| !unlike.contains(&gap.customer)));
}

#[test]
fn where_most_sales_have_a_category_gaps_are_of_categories() {
    let mut history = bought(&half_have_the_third());
    for (index, category) in [(0, "Seed"), (1, "Seed"), (2, "Film")] {
        let id = ProductId::from_index(index);
        let mut product = history.book().product(id).unwrap().clone();
        product.category = category.into();
        history.apply(Command::EditProduct(id, product)).unwrap();
    }
    let found = find(&history, 3);
    let shelf = |name: &str| Shelf::Category(name.into());
    assert_eq!(found.shelves, [shelf("Seed"), shelf("Film")]);
    assert_eq!(found.gaps.len(), 11);
    let book = history.book();
    let customer = CustomerId::from_index(20);
    let own = WhiteSpace::of_customer(book, &Purchases::of(book), on(3), customer);
    assert_eq!(own, [(shelf("Film"), *found.gaps.last().unwrap())]);
}

#[test]
fn a_gap_is_filled_by_a_purchase_within_the_quarter_after() {
    let mut rows = half_have_the_third();
    // Of the eleven gaps two are filled, one of them too late; another customer comes back for what it has.
    rows.extend([(20, 50, 2), (0, 200, 2), (1, 60, 0)]);
    let history = bought(&rows);
    let book = history.book();
    let proof = prove_white_space(book, &Purchases::of(book), on(3)).unwrap();
    assert_eq!(proof.customers, 2);
    assert_eq!((proof.ours, proof.by_all), (0.5, 0.5));
}

fn some_purchases() -> impl Strategy<Value = Vec<(usize, i32, usize)>> {
    prop::collection::vec((0_usize..40, 0_i32..500, 0_usize..8), 100..400)
}

proptest! {
    #[test]
    fn gaps_are_of_what_was_not_bought_and_lie_within_their_bounds(
        rows in some_purchases(),
        turn in 0_usize..100,
        day in 100_i32..500,
    ) {
        let exist = [(39, -900, 7)];
        let rows = [&exist[..], &rows].concat();
        let history = bought(&rows);
        let found = find(&history, day);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(&find(&bought(&turned), day), &found);
        let known: Vec<_> = rows.iter().copied().filter(|row| row.1 <= day).collect();
        prop_assert_eq!(&find(&bought(&known), day), &found);
        let key = |gap: &Gap| (gap.customer, gap.shelf);
        prop_assert!(found.gaps.is_sorted_by(|a, b| key(a) < key(b)));
        for gap in &found.gaps {
            let Shelf::Product(product) = found.shelves[gap.shelf as usize] else {
                panic!("no product of these has a category");
            };
            let own = |row: &&(usize, i32, usize)| {
                row.0 == gap.customer.index() && row.2 == product.index()
            };
            let in_year = |row: &&(usize, i32, usize)| row.1 <= day && day - row.1 < 365;
            prop_assert!(!rows.iter().filter(own).any(|row| in_year(&row)));
            prop_assert!(gap.bounds.0 <= gap.expected && gap.expected <= gap.bounds.1);
            prop_assert!(gap.expected >= 1.0 && gap.buyers >= 3 && gap.buyers <= gap.alike);
            prop_assert!((10..=50).contains(&gap.alike));
        }
    }
}
