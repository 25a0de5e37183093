//! Tiers month by month and what moved between two months: on random books, by hand, and on the
//! real file.

use crate::common::hysteresis::*;
use crate::common::reference::online_retail;
use crate::common::sheets::*;
use keepgold_core::book::*;
use keepgold_core::question::{Months, Question};
use keepgold_core::unit::{Day, Price, Rate};
use keepgold_core::value::*;
use proptest::prelude::*;

/// Sums of floats may differ from the rounded whole by this much.
const NEAR: f64 = 1e-6;

/// Times that any customer's tier changes along the months, by what is read of each month.
fn changes(history: &TierHistory, tier: impl Fn(&Seen) -> Option<Tier>) -> usize {
    let of = |&customer: &CustomerId| {
        let course: Vec<_> = history.course(customer).map(|seen| tier(&seen)).collect();
        let both = |pair: &&[Option<Tier>]| pair[0].is_some() && pair[1].is_some();
        let pairs = course.windows(2).filter(both);
        pairs.filter(|pair| pair[0] != pair[1]).count()
    };
    history.customers().iter().map(of).sum()
}

/// Points beyond the nearest cut on the way from one tier to another.
fn beyond(cuts: &Cuts, composite: f64, from: Tier, to: Tier) -> f64 {
    let between = &cuts.least[from.min(to).index()..from.max(to).index()];
    let mut met = between.iter().flatten();
    if to < from {
        composite - met.next_back().unwrap()
    } else {
        met.next().unwrap() - composite
    }
}

fn assert_movement_sums(history: &TierHistory, movement: &Movement) {
    let month = |day| &history.months()[history.place(day).unwrap()];
    for tier in Tier::ALL {
        let row: u32 = movement.matrix[tier.index()].iter().sum();
        assert_eq!(row, month(movement.from).counts[tier.index()]);
        let column: u32 = movement.matrix.iter().map(|row| row[tier.index()]).sum();
        assert_eq!(column, month(movement.to).counts[tier.index()]);
    }
    let everybody: u32 = movement.matrix.iter().flatten().sum();
    assert_eq!(everybody as usize, history.customers().len());
    let stayed: u32 = (0..5).map(|n| movement.matrix[n][n]).sum();
    assert_eq!((everybody - stayed) as usize, movement.movers.len());
}

proptest! {
    #[test]
    fn each_month_is_the_assessment_of_its_day(sheet in any_sheet()) {
        let book = sheet.book(1);
        let rules = sheet.rules();
        let history = tier_history(&book, &rules, Rate::ONE, as_of());
        let last = history.months().len() - 1;
        prop_assert_eq!(history.months()[last].day, as_of());
        for (place, month) in history.months().iter().enumerate() {
            let window = Window::new(month.day, rules.window_months);
            let facts = if place == last {
                Facts::gather_over(&book, window)
            } else {
                Facts::gather_past(&book, window)
            };
            let assessment = assess(&book, &facts, &rules, Rate::ONE);
            prop_assert_eq!(month.counts.iter().sum::<u32>(), assessment.scored_count());
            for &customer in history.customers() {
                let seen = history.seen(place, customer);
                let standing = assessment.get(customer);
                prop_assert_eq!(seen.tier(), standing.and_then(|standing| standing.tier));
                prop_assert_eq!(seen.composite, standing.and_then(|one| one.composite));
                let points: f64 = seen.points().iter().sum();
                prop_assert!((points - seen.composite.unwrap_or(0.0)).abs() < NEAR);
            }
        }
        for &customer in history.customers() {
            let tiers = history.course(customer).collect::<Vec<_>>().into_iter().rev().take(3);
            let best = tiers.filter_map(|seen| seen.tier()).min_by_key(|tier| tier.index());
            prop_assert_eq!(history.best_tier(customer, 3), best);
        }
    }

    #[test]
    fn the_present_held_on_from_the_last_month_is_the_history_s_end(
        sheet in any_sheet(),
        hysteresis in any_hysteresis(),
    ) {
        let book = sheet.book(1);
        let rules = with(sheet.rules(), hysteresis);
        let history = tier_history(&book, &rules, Rate::ONE, as_of());
        let facts = Facts::gather_over(&book, Window::new(as_of(), rules.window_months));
        let mut assessment = assess(&book, &facts, &rules, Rate::ONE);
        let plain = assessment.clone();
        assessment.hold(&history, as_of(), hysteresis);
        let last = history.months().len() - 1;
        for standing in assessment.standings() {
            prop_assert_eq!(standing.held(), history.seen(last, standing.customer).held);
        }
        let counts = Tier::ALL.map(|tier| assessment.total(tier).count);
        prop_assert_eq!(counts, history.months()[last].counts);
        prop_assert_eq!(assessment.cuts(), plain.cuts());
        prop_assert_eq!(sensitivity(&assessment), sensitivity(&plain));
        assessment.reweigh(rules.weights, rules.tier_rule);
        prop_assert_eq!(assessment, plain);
    }

    #[test]
    fn what_comes_later_does_not_change_what_was(
        sheet in any_sheet(),
        hysteresis in any_hysteresis(),
        at in 0usize..24,
    ) {
        let book = sheet.book(1);
        let rules = with(sheet.rules(), hysteresis);
        let whole = tier_history(&book, &rules, Rate::ONE, as_of());
        if let Some(month) = whole.months().get(at) {
            let part = tier_history(&book, &rules, Rate::ONE, month.day);
            prop_assert_eq!(part.months(), &whole.months()[..=at]);
        }
    }

    #[test]
    fn a_tier_changes_past_the_margin_or_after_the_months_and_never_else(
        sheet in any_sheet(),
        hysteresis in any_hysteresis(),
    ) {
        let history = tier_history(&sheet.book(1), &with(sheet.rules(), hysteresis), Rate::ONE, as_of());
        for &customer in history.customers() {
            let course: Vec<Seen> = history.course(customer).collect();
            for place in 1..course.len() {
                let (Some(before), Some(now)) = (course[place - 1].held, course[place].held) else {
                    continue;
                };
                if now.plain == before.tier {
                    prop_assert_eq!(now.tier, before.tier);
                    continue;
                }
                let cuts = &history.months()[place].cuts;
                let composite = course[place].composite.unwrap();
                let past = beyond(cuts, composite, before.tier, now.plain);
                let side = |seen: &Seen| seen.held.unwrap().plain.cmp(&before.tier);
                let held_before = |seen: &&Seen| seen.tier() == Some(before.tier);
                let running = course[..place]
                    .iter()
                    .rev()
                    .take_while(held_before)
                    .take_while(|seen| side(seen) == side(&course[place]))
                    .count();
                let months = running + 1 >= usize::from(hysteresis.periods());
                // Composites are held to nine decimals, so are comparisons.
                let margin = past > hysteresis.points() + 1e-9;
                let expected = if months || margin { now.plain } else { before.tier };
                prop_assert_eq!(now.tier, expected);
            }
        }
        let plain = |seen: &Seen| seen.held.map(|held| held.plain);
        prop_assert!(changes(&history, Seen::tier) <= changes(&history, plain));
    }

    #[test]
    fn movement_sums_and_splits_without_rest(
        sheet in any_sheet(),
        other in any_sheet(),
        hysteresis in any_hysteresis(),
        ends in (0usize..24, 0usize..24),
    ) {
        let book = sheet.book(1);
        let old = tier_history(&book, &sheet.rules(), Rate::ONE, as_of());
        let rule = Rules {
            weights: other.weights,
            tier_rule: other.rule,
            ..with(sheet.rules(), hysteresis)
        };
        let new = tier_history(&book, &rule, Rate::ONE, as_of());
        let day = |place: usize| old.months()[place.min(old.months().len() - 1)].day;
        let (from, to) = (day(ends.0.min(ends.1)), day(ends.0.max(ends.1)));
        let by_data = movement(&old, &old, from, to).unwrap();
        assert_movement_sums(&old, &by_data);
        for mover in &by_data.movers {
            prop_assert!(mover.data.is_some() && mover.rule.is_none());
        }
        let all = movement(&old, &new, from, to).unwrap();
        for mover in &all.movers {
            prop_assert!(mover.then.tier() != mover.now.tier());
            prop_assert!(mover.data.is_some() || mover.rule.is_some());
            if let (Some(data), Some(rule)) = (mover.data_points(), mover.rule_points()) {
                let split: f64 = data.iter().chain(&rule).sum();
                let whole = mover.now.composite.unwrap() - mover.then.composite.unwrap();
                prop_assert!((split - whole).abs() < NEAR);
            }
        }
        let by_rule = movement(&old, &new, to, to).unwrap();
        for mover in &by_rule.movers {
            prop_assert!(mover.data.is_none() && mover.rule.is_some());
        }
    }
}

proptest! {
    #[test]
    fn a_new_hysteresis_alone_is_never_put_down_to_cuts(
        sheet in any_sheet(),
        hysteresis in any_hysteresis(),
    ) {
        let book = sheet.book(1);
        let plain = tier_history(&book, &sheet.rules(), Rate::ONE, as_of());
        let firm = tier_history(&book, &with(sheet.rules(), hysteresis), Rate::ONE, as_of());
        for month in plain.months() {
            let movement = movement(&plain, &firm, month.day, as_of()).unwrap();
            for mover in &movement.movers {
                prop_assert!(matches!(mover.rule, None | Some(Reason::Kept | Reason::LetGo)));
            }
        }
    }
}

/// Three customers who buy every ten days for a year and a half, the first one no more after a year.
fn one_who_stops() -> Sheet {
    let rows = (0..54).flat_map(|n| {
        let buyers = if n < 36 { 0..3 } else { 1..3 };
        buyers.map(move |customer| Row {
            customer,
            day: n * 10,
            product: 0,
            quantity: 30 - 10 * customer as i64,
            cents: 1_000,
        })
    });
    Sheet {
        rows: rows.collect(),
        margins: vec![100; PRODUCTS],
        judged: Vec::new(),
        weights: Weights::default(),
        rule: TierRule::DEFAULT_PYRAMID,
        months: 12,
        scale: AmountScale::Share,
    }
}

#[test]
fn the_months_are_asked_for_again_when_what_scores_read_changes_and_not_otherwise() {
    let mut history = History::new(one_who_stops().book(1));
    let wanted = |history: &History| {
        let ask = Months {
            rules: Rules::default(),
            margin: Rate::ONE,
            as_of: day(540),
            rates: history.book().service().rates,
        };
        let epochs = history.epochs().of(ask.reads());
        (ask, epochs)
    };
    let mut moves = |command| {
        let before = wanted(&history);
        history.apply(command).unwrap();
        wanted(&history) != before
    };
    let id = CustomerId::from_index;
    let visit = |on| Contact {
        customer: id(0),
        day: day(on),
        kind: ContactKind::Visit,
        by: "Li".into(),
        note: "prices".into(),
        minutes: 30,
        outcome: None,
        with: String::new(),
    };
    let renamed = Customer {
        code: "C0".into(),
        name: "丰禾农资".into(),
        notes: "moved".into(),
        ..Customer::default()
    };
    assert!(!moves(Command::EditCustomer(id(0), renamed.clone())));
    assert!(!moves(Command::add(visit(500))));
    assert!(!moves(Command::edit(RecordId::from_index(0), visit(501))));
    let product = Product {
        code: "P0".into(),
        name: "尿素".into(),
        ..Product::default()
    };
    assert!(moves(Command::EditProduct(
        ProductId::from_index(0),
        product
    )));
    assert!(moves(Command::EditCustomer(
        id(0),
        Customer {
            since: Some(day(-900)),
            ..renamed
        }
    )));
    // Once a visit costs something, visits count.
    let mut service = Service::default();
    service.rates = service.rates.with(
        Serving::Contact(ContactKind::Visit),
        Price::from_millionths(1).unwrap(),
    );
    assert!(moves(Command::ChangeService(Box::new(service.clone()))));
    service.standards[0].policy = "within a day".into();
    assert!(!moves(Command::ChangeService(Box::new(service))));
    assert!(moves(Command::add(visit(502))));
    assert!(moves(Command::VoidOrder(OrderId::from_index(3), true)));
}

#[test]
fn one_who_stops_buying_falls_and_the_data_say_why() {
    let sheet = one_who_stops();
    let (book, rules) = (sheet.book(1), sheet.rules());
    let history = tier_history(&book, &rules, Rate::ONE, day(540));
    let from = history.months()[0].day;
    // Half a year of orders lie behind the first month.
    assert!(from >= day(182) && from < day(182 + 31));
    let movement = movement(&history, &history, from, day(540)).unwrap();
    let moved = movement.movers.iter();
    let moved: Vec<_> = moved.map(|mover| (mover.rose(), mover.data)).collect();
    let [
        (Some(false), Some(Reason::Indicator(Indicator::Potential, fall))),
        // They bought on as before; the one above fell past them.
        (Some(true), Some(Reason::Cut)),
        (Some(true), Some(Reason::Cut)),
    ] = moved[..]
    else {
        panic!("{moved:?}");
    };
    assert!(fall < 0.0);
}

#[test]
fn another_rule_moves_customers_without_any_data() {
    let sheet = one_who_stops();
    let (book, old) = (sheet.book(1), sheet.rules());
    let new = Rules {
        tier_rule: TierRule::Pyramid([9_000, 500, 500]),
        ..old.clone()
    };
    let histories = [old, new].map(|rules| tier_history(&book, &rules, Rate::ONE, day(350)));
    let movement = movement(&histories[0], &histories[1], day(350), day(350)).unwrap();
    let rose: Vec<_> = movement.movers.iter().map(|mover| mover.rose()).collect();
    assert_eq!(rose, [Some(true), Some(true)]);
    for mover in &movement.movers {
        // The points are the same: it is the cut that moved.
        assert_eq!((mover.data, mover.rule), (None, Some(Reason::Cut)));
        assert_eq!(mover.rule_points(), Some([0.0; 4]));
    }
}

#[test]
fn a_judgement_counts_from_the_month_it_was_made_in() {
    let sheet = one_who_stops();
    let mut history = History::new(sheet.book(1));
    let judgement = Judgement::new(Evidence::Satisfaction, 100.0, "", day(300)).unwrap();
    let customer = CustomerId::from_index(2);
    let before = tier_history(history.book(), &sheet.rules(), Rate::ONE, day(540));
    history
        .apply(Command::Judge(customer, Evidence::Satisfaction, judgement))
        .unwrap();
    let after = tier_history(history.book(), &sheet.rules(), Rate::ONE, day(540));
    for (place, month) in after.months().iter().enumerate() {
        let composite = |history: &TierHistory| history.seen(place, customer).composite;
        let counts = composite(&before) != composite(&after);
        assert_eq!(counts, month.day >= day(300), "{}", month.day);
    }
}

#[test]
fn a_judgement_counts_up_to_its_last_day() {
    let sheet = one_who_stops();
    let mut history = History::new(sheet.book(1));
    let judgement = Judgement::new(Evidence::Satisfaction, 100.0, "", day(300))
        .unwrap()
        .until(Some(day(450)));
    let customer = CustomerId::from_index(2);
    let before = tier_history(history.book(), &sheet.rules(), Rate::ONE, day(540));
    history
        .apply(Command::Judge(customer, Evidence::Satisfaction, judgement))
        .unwrap();
    let after = tier_history(history.book(), &sheet.rules(), Rate::ONE, day(540));
    for (place, month) in after.months().iter().enumerate() {
        let composite = |history: &TierHistory| history.seen(place, customer).composite;
        let counts = composite(&before) != composite(&after);
        let holds = (day(300)..=day(450)).contains(&month.day);
        assert_eq!(counts, holds, "{}", month.day);
    }
}

#[test]
fn the_real_file_month_by_month() {
    let Some(history) = online_retail() else {
        return;
    };
    let book = history.book();
    let as_of = book.as_of().unwrap();
    let rules = with(book.rules().clone(), Hysteresis::NONE);
    let plain = tier_history(book, &rules, book.units().default_margin, as_of);
    let days: Vec<String> = plain.months().iter().map(|m| m.day.to_string()).collect();
    assert_eq!(
        days,
        [
            "2011-06-30",
            "2011-07-31",
            "2011-08-31",
            "2011-09-30",
            "2011-10-31",
            "2011-11-30",
            "2011-12-09"
        ]
    );
    let scored = |place: usize| plain.months()[place].counts.iter().sum::<u32>();
    assert_eq!((scored(0), scored(6)), (3_002, 4_372));
    assert_eq!(plain.months()[6].counts, [44, 175, 655, 3_498]);

    let firm = Hysteresis::new(30, 3).unwrap();
    let firm = tier_history(book, &with(book.rules().clone(), firm), Rate::ONE, as_of);
    for history in [&plain, &firm] {
        for pair in history.months().windows(2) {
            let movement = movement(history, history, pair[0].day, pair[1].day).unwrap();
            assert_movement_sums(history, &movement);
        }
    }
    let (loose, held) = (changes(&plain, Seen::tier), changes(&firm, Seen::tier));
    println!("{loose} changes of tier by the cuts alone, {held} with hysteresis");
    assert!(held < loose);
    let june = Day::from_civil(2011, 6, 30).unwrap();
    let split = movement(&plain, &firm, june, as_of).unwrap();
    assert!(split.movers.iter().any(|mover| mover.rule.is_some()));
}
