//! What came of offers, on small books worked by hand.

use keepgold_core::book::*;
use keepgold_core::next_best::{CameOf, FEW, HORIZON, Tally, came_of, wilson};
use keepgold_core::question::{Analyst, CameOfOffers, Question};
use keepgold_core::unit::{Day, Money, Price, Quantity, Rate};
use proptest::prelude::*;

use crate::common::purchases::{bought, on};

fn customer(number: usize) -> CustomerId {
    CustomerId::from_index(number)
}

fn offer(of: usize, product: usize, day: i32) -> Offer {
    Offer::of_product(customer(of), ProductId::from_index(product), on(day))
}

fn offered(history: &mut History, offers: impl IntoIterator<Item = Offer>) {
    let all = offers.into_iter().map(AnyRecord::from).collect();
    history.apply(Command::AddRecords(all)).unwrap();
}

fn sell(history: &mut History, to: usize, day: i32, product: usize, much: i64, price: i64) {
    let line = Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(much * 1_000).unwrap(),
        price: Price::from_millionths(price * 1_000_000).unwrap(),
    };
    let order = Order {
        code: String::new(),
        customer: Some(customer(to)),
        day: on(day),
        lines: vec![line],
    };
    history.apply(Command::AddOrder(order)).unwrap();
}

/// Day bought, money and whether the horizon is over, of each offer.
fn told(history: &History, as_of: i32) -> Vec<(Option<Day>, Money, bool)> {
    let came = came_of(history.book(), on(as_of)).into_iter();
    came.map(|one| (one.bought, one.money, one.over)).collect()
}

#[test]
fn what_is_bought_within_the_horizon_is_a_hit_and_brings_what_was_paid_in_it() {
    let last = 10 + HORIZON;
    let mut history = bought(&[
        (0, 9, 0),
        (0, 10, 1),
        (0, last, 1),
        (0, last + 1, 1),
        (1, last + 1, 1),
        (2, 50, 0),
    ]);
    let open = Offer {
        state: OfferState::Open,
        ..offer(0, 1, 10)
    };
    let all = [offer(0, 1, 10), offer(0, 0, 10), offer(1, 1, 10), open];
    offered(&mut history, all);
    let twenty = Money::from_units(20);
    let nothing = |over| (None, Money::ZERO, over);
    let hit = |over| (Some(on(10)), twenty, over);
    // An offer that was not made is none; one that is not bought is missed only once its horizon is over.
    let expected = [hit(false), nothing(false), nothing(false)];
    assert_eq!(told(&history, last), expected);
    let expected = [hit(true), nothing(true), nothing(true)];
    assert_eq!(told(&history, last + 1), expected);
    // An order that is taken out does not count.
    let voided = Command::VoidOrder(OrderId::from_index(1), true);
    history.apply(voided).unwrap();
    let later = (Some(on(last)), Money::from_units(10), true);
    assert_eq!(told(&history, last + 1)[0], later);
    let mut analyst = Analyst::new(history.clone());
    let as_of = on(last + 1);
    let answer = CameOfOffers { as_of }.answer(&mut analyst);
    assert_eq!(answer, came_of(history.book(), as_of));
}

#[test]
fn a_dearer_product_new_to_the_customer_or_the_larger_quantity_is_what_up_sell_wanted() {
    let mut history = bought(&[(0, 1, 3)]);
    for (number, category) in ["film", "film", "film", "seed"].into_iter().enumerate() {
        let id = ProductId::from_index(number);
        let product = Product {
            category: category.into(),
            ..history.book().product(id).unwrap().clone()
        };
        history.apply(Command::EditProduct(id, product)).unwrap();
    }
    // Prices: product 0 at 10, 1 at 20, 2 at 30, 3 at 90; who bought them is somebody else.
    let others = [(0, 10), (1, 20), (2, 30)];
    history
        .apply(Command::AddCustomer(Customer {
            name: "Other".into(),
            ..Customer::default()
        }))
        .unwrap();
    for (product, price) in others {
        sell(&mut history, 1, 2, product, 1, price);
    }
    sell(&mut history, 0, 5, 2, 1, 30);
    let up = |product, day, quantity: Option<i64>| Offer {
        kind: OfferKind::UpSell,
        quantity: quantity.and_then(|much| Quantity::from_thousandths(much * 1_000)),
        ..offer(0, product, day)
    };
    let all = [
        up(1, 4, None),
        up(1, 6, None),
        up(2, 6, Some(4)),
        up(0, 4, Some(1)),
    ];
    offered(&mut history, all);
    let none = (None, Money::ZERO, false);
    // The dearer film counts for the offer before it; for the one after it that film is nothing new.
    let first = (Some(on(5)), Money::from_units(30), false);
    assert_eq!(told(&history, 20), [first, none, none, none]);
    sell(&mut history, 0, 8, 2, 3, 30);
    assert_eq!(told(&history, 20)[2], none);
    // The lines of one day count together.
    sell(&mut history, 0, 8, 2, 1, 30);
    let larger = (Some(on(8)), Money::from_units(120), false);
    assert_eq!(told(&history, 20)[2], larger);
    // What is dearer but of another category is something else.
    sell(&mut history, 0, 9, 3, 1, 90);
    assert_eq!(told(&history, 20)[1], none);
}

#[test]
fn a_referral_is_a_hit_when_it_is_marked_and_brings_what_the_named_customer_buys() {
    let mut history = bought(&[(0, 1, 0), (1, 12, 0), (1, 200, 0)]);
    let asked = |whom: &str, state| Offer {
        whom: whom.into(),
        state,
        ..Offer::referral(customer(0), on(10))
    };
    let all = [
        asked("K1", OfferState::Accepted),
        asked("K1", OfferState::Made),
        asked("Nobody", OfferState::Accepted),
        asked("", OfferState::Accepted),
    ];
    offered(&mut history, all);
    let marked = |money| (Some(on(10)), Money::from_units(money), true);
    let none = (None, Money::ZERO, true);
    let expected = [marked(10), none, marked(0), marked(0)];
    assert_eq!(told(&history, 200), expected);
}

#[test]
fn orders_of_merged_customers_and_products_count_for_those_that_stayed() {
    let mut history = bought(&[(0, 1, 0), (1, 12, 1)]);
    offered(&mut history, [offer(0, 0, 10)]);
    assert_eq!(told(&history, 50)[0].0, None);
    let (from, into) = (customer(1), customer(0));
    history
        .apply(Command::MergeCustomers { from, into })
        .unwrap();
    let (from, into) = (ProductId::from_index(1), ProductId::from_index(0));
    history
        .apply(Command::MergeProducts { from, into })
        .unwrap();
    assert_eq!(told(&history, 50)[0].0, Some(on(12)));
}

#[test]
fn the_interval_of_a_share_is_that_of_wilson() {
    // 3 of 10: (0.3 + 0.19207) / 1.38415 ± 1.95996 / 1.38415 · √(0.021 + 0.0096036).
    let three = wilson(3, 10);
    assert!((three.least - 0.107_789).abs() < 1e-5, "{three:?}");
    assert!((three.most - 0.603_222).abs() < 1e-5, "{three:?}");
    let none = wilson(0, 10);
    assert_eq!((none.share, none.least), (0.0, 0.0));
    assert!((none.most - 0.277_533).abs() < 1e-5, "{none:?}");
}

#[test]
fn shares_are_of_offers_with_their_horizon_over_and_stand_beside_their_chance() {
    let mut tally = Tally::default();
    let likely = Offer {
        chance: Rate::from_percent(20),
        ..offer(0, 0, 0)
    };
    let came = |bought: bool, over| CameOf {
        offer: RecordId::from_index(0),
        bought: bought.then(|| on(1)),
        money: Money::from_units(i64::from(bought)),
        over,
    };
    for number in 0..FEW {
        assert_eq!(tally.share(), None);
        assert_eq!(tally.beside(), None);
        tally.add(&likely, &came(number < 4, true));
        // What was bought early says nothing yet of how many will be.
        tally.add(&likely, &came(true, false));
    }
    assert_eq!((tally.made, tally.hits, tally.missed), (20, 14, 6));
    assert_eq!(tally.money, Money::from_units(14));
    assert_eq!(tally.share(), Some(wilson(4, 10)));
    let (share, chance) = tally.beside().unwrap();
    assert_eq!(share, wilson(4, 10));
    assert!((chance - 0.2).abs() < 1e-12);
}

proptest! {
    #[test]
    fn an_interval_holds_its_share_and_narrows_as_cases_grow(all in 1u32..500, hits in 0u32..500) {
        let hits = hits.min(all);
        let few = wilson(hits, all);
        prop_assert!(0.0 <= few.least && few.least <= few.share + 1e-12);
        prop_assert!(few.share <= few.most + 1e-12 && few.most <= 1.0);
        let many = wilson(hits * 10, all * 10);
        prop_assert!(many.most - many.least < few.most - few.least);
    }

    #[test]
    fn hits_are_bought_on_a_day_of_their_horizon_and_cost_what_was_paid(
        rows in prop::collection::vec((0usize..4, 0i32..250, 0usize..4), 1..60),
        offers in prop::collection::vec((0usize..4, 0i32..250, 0usize..4), 1..20),
    ) {
        let mut all = rows.clone();
        all.push((3, 0, 3));
        let mut history = bought(&all);
        offered(&mut history, offers.iter().map(|&(of, day, product)| offer(of, product, day)));
        for (came, &(of, day, product)) in came_of(history.book(), on(250)).iter().zip(&offers) {
            let within = |row: &&(usize, i32, usize)| {
                row.0 == of && row.2 == product && (day..=day + HORIZON).contains(&row.1)
            };
            let days: Vec<i32> = all.iter().filter(within).map(|row| row.1).collect();
            prop_assert_eq!(came.bought, days.iter().min().map(|&day| on(day)));
            prop_assert_eq!(came.money, Money::from_units(10 * days.len() as i64));
            prop_assert_eq!(came.is_missed(), days.is_empty() && day + HORIZON < 250);
        }
    }
}
