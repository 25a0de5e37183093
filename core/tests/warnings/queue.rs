//! The queue of a day: each customer once, promises first, then money, then steps that nobody attends to.

use keepgold_core::advice::{Due, Next, Reason, Strong, done_on, queue, strong_offers};
use keepgold_core::book::{
    Command, CustomerId, FollowUp, FollowUpState, History, Indicator, ProductId, Tier,
};
use keepgold_core::next_best::{Chance, HORIZON, Suggestion, Suggestions, Worth};
use keepgold_core::unit::{Day, Money, Rate};
use keepgold_core::value::NextTier;
use proptest::prelude::*;

use super::{book, day, every, on, pasts};

#[test]
fn the_queue_has_each_customer_once_and_promises_first() {
    let today = day(2025, 7, 10);
    let mut trades = vec![every(day(2025, 1, 1), 10, day(2025, 5, 1), 100)];
    trades.push(every(day(2025, 1, 1), 10, day(2025, 5, 1), 900));
    trades.push(every(day(2025, 1, 1), 10, today, 50));
    let mut history = History::new(book(&trades));
    for customer in [0, 2] {
        let promise = FollowUp {
            customer: CustomerId::from_index(customer),
            what: "call".into(),
            due: today.plus_days(-(customer as i32)),
            by: String::new(),
            state: FollowUpState::Open,
            contact: None,
        };
        history.apply(Command::add(promise)).unwrap();
    }
    let book = history.book();
    let calls = queue(book, &on(book, today), &[], &[], 0, today);
    let order: Vec<usize> = calls.iter().map(|call| call.customer.index()).collect();
    assert_eq!(order, [2, 0, 1]);
    assert!(calls[1].warning.is_some() && calls[1].promise.is_some());
}

/// A step with a customer that stands close to the tier above.
fn nearly_up(customer: usize, profit: i64) -> Due {
    let next = NextTier {
        tier: Tier::Vip,
        points: 1.0,
    };
    Due {
        customer: CustomerId::from_index(customer),
        tier: Tier::Main,
        profit: Money::from_f64(profit as f64),
        next: Next::NearlyUp(next, Indicator::Loyalty),
    }
}

#[test]
fn a_step_waits_behind_money_and_while_somebody_attends_to_the_customer() {
    let today = day(2025, 7, 10);
    let going_on = || every(day(2025, 1, 1), 10, today, 50);
    let silent = every(day(2025, 1, 1), 10, day(2025, 5, 1), 900);
    let trades = [silent, going_on(), going_on(), going_on()];
    let mut history = History::new(book(&trades));
    let due = [
        nearly_up(0, 9),
        nearly_up(1, 1),
        nearly_up(2, 5),
        nearly_up(3, 7),
    ];
    let whom = |history: &History, on_day: Day| {
        let calls = queue(
            history.book(),
            &on(history.book(), today),
            &due,
            &[],
            0,
            on_day,
        );
        let kind = |reason: Reason<'_>| match reason {
            Reason::Promise(..) => 'p',
            Reason::Warning(_) => 'w',
            Reason::Step(_) => 's',
            Reason::Offer(_) => 'o',
        };
        calls
            .iter()
            .map(|call| {
                (
                    call.customer.index(),
                    call.reasons().map(kind).collect::<String>(),
                )
            })
            .collect::<Vec<_>>()
    };
    let said = |all: &[(usize, &str)]| {
        let said = all.iter().map(|(who, why)| (*who, (*why).to_owned()));
        said.collect::<Vec<_>>()
    };
    // The one that may stop buying hears nothing of how to rise.
    let at_first = said(&[(0, "w"), (3, "s"), (2, "s"), (1, "s")]);
    assert_eq!(whom(&history, today), at_first);
    // One step is planned for in a week, another is done.
    let follow_up = |customer: usize, due: Day, state| FollowUp {
        customer: CustomerId::from_index(customer),
        what: "call".into(),
        due,
        by: String::new(),
        state,
        contact: None,
    };
    let week = today.plus_days(7);
    let planned = follow_up(3, week, FollowUpState::Open);
    let done = follow_up(2, today, FollowUpState::Done(today));
    history.apply(Command::add(planned)).unwrap();
    history.apply(Command::add(done)).unwrap();
    assert_eq!(whom(&history, today), said(&[(0, "w"), (1, "s")]));
    let of_today: Vec<usize> = done_on(history.book(), today)
        .iter()
        .map(|who| who.index())
        .collect();
    assert_eq!(of_today, [2]);
    // When the day has come it is a promise; the other is brought up again a month later.
    assert_eq!(whom(&history, week), said(&[(3, "p"), (0, "w"), (1, "s")]));
    let later = said(&[(3, "p"), (0, "w"), (2, "s"), (1, "s")]);
    assert_eq!(whom(&history, today.plus_days(30)), later);
    history.undo().unwrap();
    history.undo().unwrap();
    assert_eq!(whom(&history, today), at_first);
    assert!(done_on(history.book(), today).is_empty());
}

/// A suggestion that is to bring so much.
fn suggestion(product: usize, chance: Option<f64>, amount: i64) -> Suggestion {
    Suggestion {
        product: ProductId::from_index(product),
        worth: Worth {
            chance: chance.map(|share| Chance {
                share,
                bounds: (share, share),
            }),
            amount: Money::from_units(amount),
            margin: None,
        },
        because: Vec::new(),
    }
}

#[test]
fn the_strongest_offers_join_by_what_they_bring_and_push_no_warning_out() {
    let today = day(2025, 7, 10);
    let going_on = || every(day(2025, 1, 1), 10, today, 50);
    let silent = every(day(2025, 1, 1), 10, day(2025, 5, 1), 900);
    let trades = [silent, going_on(), going_on(), going_on(), going_on()];
    let mut history = History::new(book(&trades));
    let likely = |amount| vec![suggestion(0, Some(0.5), amount)];
    let suggestions = Suggestions {
        of_customers: vec![
            likely(9_000),
            // The second is to bring more than the first.
            vec![
                suggestion(0, Some(0.5), 10),
                suggestion(0, Some(0.1), 1_000),
            ],
            likely(400),
            vec![suggestion(0, None, 90_000)],
            likely(20),
        ],
        judged: 0,
    };
    let at = |history: &History, margin, on_day| {
        strong_offers(history.book(), &suggestions, margin, on_day)
    };
    let strong = |history: &History, on_day| at(history, Rate::ONE, on_day);
    let told: Vec<(usize, Money)> = strong(&history, today)
        .iter()
        .map(|one| (one.customer.index(), one.expected))
        .collect();
    let money = Money::from_units;
    // Whose chance is not known is nobody's strongest.
    let expected = [
        (0, money(4_500)),
        (2, money(200)),
        (1, money(100)),
        (4, money(10)),
    ];
    assert_eq!(told, expected);
    // Of a unit of money a quarter stays where the cost is not known.
    let quarter = at(&history, Rate::from_percent(25).unwrap(), today);
    assert_eq!(quarter[0].expected, money(1_125));
    let whom = |history: &History, offers: &[Strong], most| {
        let calls = queue(
            history.book(),
            &on(history.book(), today),
            &[],
            offers,
            most,
            today,
        );
        let offered = |call: &keepgold_core::advice::Call| call.offer.is_some();
        calls
            .iter()
            .map(|call| (call.customer.index(), offered(call)))
            .collect::<Vec<_>>()
    };
    // Who may stop buying is offered nothing, and does not use up a place.
    let all = strong(&history, today);
    let stake = queue(
        history.book(),
        &on(history.book(), today),
        &[],
        &[],
        0,
        today,
    )[0]
    .stake();
    let mut two = vec![(0, false), (2, true)];
    if stake < money(200) {
        two.reverse();
    }
    two.push((1, true));
    assert_eq!(whom(&history, &all, 2), two);
    assert_eq!(whom(&history, &all, 0), [(0, false)]);
    // What was offered waits, for the product a horizon and for the customer a month.
    let offer = all[1].suggestion.offer(all[1].customer, today);
    history.apply(Command::add(offer)).unwrap();
    let left: Vec<usize> = strong(&history, today.plus_days(HORIZON))
        .iter()
        .map(|one| one.customer.index())
        .collect();
    assert_eq!(left, [0, 1, 4]);
    assert_eq!(strong(&history, today.plus_days(HORIZON + 1)).len(), 4);
    assert!(whom(&history, &all, 9).iter().all(|(who, _)| *who != 2));
    assert!(done_on(history.book(), today).contains(&CustomerId::from_index(2)));
}

proptest! {
    #[test]
    fn the_queue_is_the_same_whatever_the_order_of_input(pasts in pasts(), shift in 300i32..900) {
        let on_day = day(2023, 1, 1).plus_days(shift);
        let whom = |pasts: &[Vec<(Day, i64)>]| {
            let book = book(pasts);
            let calls = queue(&book, &on(&book, on_day), &[], &[], 0, on_day);
            calls.into_iter().map(|call| (book.customer(call.customer).unwrap().code.clone(), call.stake())).collect::<Vec<_>>()
        };
        let calls = whom(&pasts);
        let mut once: Vec<_> = calls.iter().map(|(code, _)| code).collect();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), calls.len());
        let mut backwards = pasts.clone();
        backwards.reverse();
        let mut stakes: Vec<Money> = whom(&backwards).into_iter().map(|(_, stake)| stake).collect();
        let mut before: Vec<Money> = calls.into_iter().map(|(_, stake)| stake).collect();
        prop_assert!(stakes.is_sorted_by(|a, b| a >= b));
        stakes.sort();
        before.sort();
        prop_assert_eq!(stakes, before);
    }
}
