//! What the lessons say of one's own book: the fields of the two inequalities, the six mistakes, the heat curves.

use keepgold_core::advice::{Group, Mistake, Scissors, SelfCheck, members, warmth};
use keepgold_core::book::*;
use keepgold_core::calculators::{Inequality, OnBook};
use keepgold_core::unit::{Day, Money, Price};
use keepgold_core::value::{Facts, assess};
use keepgold_core::warnings::warnings;

use crate::common::purchases::{bought, on};

const CUSTOMER: fn(usize) -> CustomerId = CustomerId::from_index;

fn inequality(of: Inequality, book: &Book, as_of: Day) -> OnBook {
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    of.on(book, &facts, &assessment)
}

/// Customer 0 buys two pieces a month, 1 bought thirty at once, 2 buys one a month, 3 bought one once.
fn four() -> History {
    let mut rows = vec![(3, 40, 0)];
    rows.extend([(1, 35, 0); 30]);
    for month in 0..12 {
        rows.extend([(0, 30 * month, 0), (0, 30 * month, 0), (2, 30 * month, 0)]);
    }
    bought(&rows)
}

#[test]
fn the_loyal_and_the_valuable_stand_in_four_fields() {
    let history = four();
    let (book, as_of) = (history.book(), on(340));
    let found = inequality(Inequality::Loyalty, book, as_of);
    // Sales of 240, 300, 120 and 10: 167.5 on average, at the usual margin; amounts are of twelve months.
    let usual = book.units().default_margin.to_f64();
    assert!((found.sheet.values[1] - 167.5 * usual).abs() < 1e-9);
    let field = |asks| found.field(asks);
    assert_eq!(field("care").customers, [CUSTOMER(0)]);
    assert_eq!(field("win_over").customers, [CUSTOMER(1)]);
    assert_eq!(field("save").customers, [CUSTOMER(2)]);
    assert_eq!(field("let_go").customers, [CUSTOMER(3)]);
    assert!((field("win_over").amount - 300.0 * usual).abs() < 1e-9);
    assert_eq!((found.left_out, field("win_over").elsewhere), (0, 0.0));
}

#[test]
fn a_wallet_places_a_customer_and_without_one_it_is_left_out() {
    let mut history = four();
    let mut judge = |who, wallet: f64, estimated| {
        let judgement = Judgement::new(Evidence::Wallet, wallet, "", on(300)).unwrap();
        let judgement = Judgement {
            estimated,
            ..judgement
        };
        let judge = Command::Judge(CUSTOMER(who), Evidence::Wallet, judgement);
        history.apply(judge).unwrap();
    };
    judge(0, 400.0, false);
    judge(1, 3_000.0, true);
    // Less than it buys from us: nobody buys less from anybody than from us.
    judge(2, 100.0, false);
    let (book, as_of) = (history.book(), on(340));
    let found = inequality(Inequality::MarketShare, book, as_of);
    assert_eq!((found.left_out, found.estimated), (1, 1));
    let field = |asks| found.field(asks);
    assert_eq!(field("guard").customers, [CUSTOMER(0)]);
    assert_eq!(field("win_more").customers, [CUSTOMER(1)]);
    assert_eq!(field("keep_simply").customers, [CUSTOMER(2)]);
    assert_eq!(field("no_effort").customers, []);
    assert_eq!(
        (field("win_more").amount, field("win_more").elsewhere),
        (300.0, 2_700.0)
    );
    assert_eq!(field("keep_simply").elsewhere, 0.0);
    // 240, 300 and 120 of 400, 3,000 and 120.
    let held = found.outcome.get("of_customers").unwrap();
    assert!((held - 660.0 / 3_520.0).abs() < 1e-9);
    assert_eq!(found.outcome.get("unfilled"), Some(2_860.0));
    // The list behind the number is the same.
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let group = Group::Field(Inequality::MarketShare, "win_more");
    assert_eq!(members(group, book, &facts, &assessment), [CUSTOMER(1)]);
}

fn contact(who: usize, day: i32, kind: ContactKind, by: &str) -> Command {
    Command::add(Contact {
        customer: CUSTOMER(who),
        day: on(day),
        kind,
        by: by.into(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    })
}

fn checked(history: &History, as_of: Day) -> SelfCheck {
    let book = history.book();
    let facts = Facts::gather(book, as_of);
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    let warned = warnings(book, &facts, &assessment);
    SelfCheck::of(book, &facts, &assessment, &warned, as_of)
}

#[test]
fn what_orders_alone_do_not_say_of_the_six_is_left_open() {
    let found = checked(&four(), on(340));
    // All four bought for the first time in the first quarter, before which nothing is known.
    let said = Mistake::ALL.map(|mistake| found.makes(mistake));
    assert_eq!(found.gained, Some(0));
    assert_eq!(said, [Some(true), None, None, None, None, None]);
}

#[test]
fn whoever_speaks_with_prospects_has_not_only_old_customers_in_view() {
    let mut history = four();
    let prospect = Customer {
        name: "New".into(),
        prospect: true,
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(prospect)).unwrap();
    let visit = |who| contact(who, 330, ContactKind::Visit, "");
    history.apply(visit(0)).unwrap();
    let before = checked(&history, on(340));
    assert_eq!(
        (before.prospects, before.contacts, before.with_prospects),
        (1, 1, 0)
    );
    assert_eq!(before.makes(Mistake::OldOnly), Some(true));
    history.apply(visit(4)).unwrap();
    let after = checked(&history, on(340));
    assert_eq!((after.contacts, after.with_prospects), (2, 1));
    assert_eq!(after.makes(Mistake::OldOnly), Some(false));
}

#[test]
fn each_of_the_six_is_told_by_its_own_figures() {
    let mut history = four();
    let mut apply = |command| {
        history.apply(command).unwrap();
    };
    // Help asked for twice, one visit, all of it with Li; a contact costs 500, more than customer 0 brings.
    apply(contact(0, 100, ContactKind::Support, "Li"));
    apply(contact(0, 200, ContactKind::Support, "Li"));
    apply(contact(0, 250, ContactKind::Visit, "Li"));
    let mut service = Service::default();
    let dear = Price::from_millionths(500_000_000).unwrap();
    service.rates = service
        .rates
        .with(Serving::Contact(ContactKind::Visit), dear);
    apply(Command::ChangeService(Box::new(service)));
    // Customer 2 is bound by a contract.
    let bound = Judgement::new(Evidence::Contract, 80.0, "", on(10)).unwrap();
    apply(Command::Judge(CUSTOMER(2), Evidence::Contract, bound));
    let closed = |who, causes: &[Cause]| {
        Command::add(AlarmState {
            customer: CUSTOMER(who),
            rules: [WarningRule::Falling].into(),
            on: on(300),
            handled: Handled::Resolved(Outcome::Bad),
            causes: causes.iter().copied().collect(),
            note: String::new(),
            by: String::new(),
        })
    };
    apply(closed(1, &[]));
    apply(closed(1, &[]));
    apply(closed(3, &[Cause::Prices]));
    // Two months after the last order both monthly buyers are silent.
    let found = checked(&history, on(420));
    assert_eq!((found.contacts, found.with_prospects), (3, 0));
    assert_eq!((found.closed, found.with_cause), (3, 1));
    assert_eq!(found.losing, 1);
    assert!(found.lost > Money::ZERO);
    assert_eq!(
        (found.bound, found.bound_warned, found.bound_left),
        (1, 1, 1)
    );
    assert_eq!((found.touches, found.support), (3, 2));
    let said = Mistake::ALL.map(|mistake| found.makes(mistake));
    assert_eq!(said[..5], [Some(true); 5]);
    // Once somebody deals with the warning, the contract is not relied on any more.
    let all = WarningRule::ALL.into_iter().collect();
    let seen = AlarmState {
        customer: CUSTOMER(2),
        rules: all,
        on: on(420),
        handled: Handled::Seen,
        causes: Default::default(),
        note: String::new(),
        by: String::new(),
    };
    history.apply(Command::add(seen)).unwrap();
    let found = checked(&history, on(420));
    assert_eq!((found.bound_warned, found.bound_left), (1, 0));
    assert_eq!(found.makes(Mistake::Contract), Some(false));
}

#[test]
fn whoever_only_one_of_ours_has_met_hangs_on_that_one() {
    let mut history = four();
    let met = |history: &mut History, who, day, by: &str| {
        history
            .apply(contact(who, day, ContactKind::Call, by))
            .unwrap();
    };
    for who in 0..4 {
        met(&mut history, who, 300, "Li");
        met(&mut history, who, 310, "Li");
    }
    // Who works by himself is not told to bring another.
    assert_eq!(checked(&history, on(340)).makes(Mistake::Alone), None);
    let fifth = Customer {
        name: "Fifth".into(),
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(fifth)).unwrap();
    met(&mut history, 4, 300, "Wang");
    let before = checked(&history, on(340));
    assert!(before.met > 0);
    assert_eq!(before.met_by_one, before.met);
    assert_eq!(before.makes(Mistake::Alone), Some(true));
    for who in 0..4 {
        met(&mut history, who, 320, "Wang");
    }
    let after = checked(&history, on(340));
    assert_eq!((after.met, after.met_by_one), (before.met, 0));
    assert_eq!(after.makes(Mistake::Alone), Some(false));
}

#[test]
fn the_curves_rise_with_what_happens_and_halve_in_three_months() {
    // Bought in January and July; we called in January alone.
    let mut history = bought(&[(0, 5, 0), (0, 185, 0)]);
    history.apply(contact(0, 3, ContactKind::Call, "")).unwrap();
    let curves = |history: &History| {
        let facts = Facts::gather(history.book(), on(190));
        warmth(history.book(), &facts, CUSTOMER(0)).unwrap()
    };
    let found = curves(&history);
    assert_eq!(
        (found.contacts, found.purchases, found.enquiries),
        (1, 2, 0)
    );
    assert_eq!(found.months.len(), 7);
    // In April half of the call is left; in July a quarter, and a quarter of the first purchase beside the second.
    let (april, july) = (found.months[3], found.months[6]);
    assert!((april.ours - 0.5).abs() < 1e-12 && (april.theirs - 0.5 / 1.25).abs() < 1e-12);
    assert!((july.ours - 0.25).abs() < 1e-12 && (july.theirs - 1.0).abs() < 1e-12);
    assert_eq!(found.scissors, Scissors::OpenSince(july.month));
    // A call in July closes them; asking for help warms the customer's side.
    history
        .apply(contact(0, 186, ContactKind::Visit, ""))
        .unwrap();
    assert_eq!(curves(&history).scissors, Scissors::Closed);
    history
        .apply(contact(0, 187, ContactKind::Support, ""))
        .unwrap();
    assert_eq!(curves(&history).enquiries, 1);
}

#[test]
fn where_nobody_logged_a_contact_one_blade_is_missing() {
    let history = bought(&[(0, 5, 0), (1, 9, 0)]);
    let facts = Facts::gather(history.book(), on(20));
    let found = warmth(history.book(), &facts, CUSTOMER(0)).unwrap();
    assert_eq!(found.scissors, Scissors::OneSided);
    assert!(found.months.iter().all(|month| month.ours == 0.0));
    let mut nobody = History::default();
    let customer = Customer {
        name: "New".into(),
        ..Customer::default()
    };
    nobody.apply(Command::AddCustomer(customer)).unwrap();
    let facts = Facts::gather(nobody.book(), on(20));
    assert_eq!(warmth(nobody.book(), &facts, CUSTOMER(0)), None);
}
