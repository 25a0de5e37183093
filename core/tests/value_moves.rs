//! Who moves under another rule and why: on random books and by hand. Knows only the public API.

#![allow(clippy::unwrap_used)] // Helpers unwrap.

#[path = "common/hysteresis.rs"]
mod hysteresis;
#[path = "common/sheets.rs"]
mod sheets;

use hysteresis::*;
use keepgold_core::book::*;
use keepgold_core::value::*;
use proptest::prelude::*;
use sheets::*;

proptest! {
    #[test]
    fn another_rule_today_moves_whom_its_months_say_and_for_their_reason(
        sheet in any_sheet(),
        other in any_sheet(),
        hysteresis in (any_hysteresis(), any_hysteresis()),
    ) {
        let book = sheet.book(1);
        let old = with(sheet.settings(), hysteresis.0);
        let new = Settings {
            weights: other.weights,
            tier_rule: other.rule,
            ..with(sheet.settings(), hysteresis.1)
        };
        let facts = Facts::gather_over(&book, Window::new(as_of(), old.window_months));
        let [(before, old), (after, new)] = [old, new].map(|rule| {
            let history = tier_history(&book, &rule, as_of());
            let mut assessment = assess(&book, &facts, &rule);
            assessment.hold(&history, as_of(), rule.hysteresis);
            (assessment, history)
        });
        let told = moves(&before, &after).into_iter();
        let told: Vec<_> = told.map(|step| (step.customer, step.before, step.after, Some(step.why))).collect();
        let movers = movement(&old, &new, as_of(), as_of()).unwrap().movers.into_iter();
        let movers: Vec<_> = movers.map(|one| (one.customer, one.between, one.now, one.rule)).collect();
        prop_assert_eq!(told, movers);
    }

    #[test]
    fn a_reason_is_what_it_says(
        sheet in any_sheet(),
        other in any_sheet(),
        hysteresis in (any_hysteresis(), any_hysteresis()),
        back in prop_oneof![Just(0), 1..300],
    ) {
        let book = sheet.book(1);
        let old = with(sheet.settings(), hysteresis.0);
        let new = Settings {
            weights: other.weights,
            tier_rule: other.rule,
            ..with(sheet.settings(), hysteresis.1)
        };
        let [before, after] = [(&old, 0), (&new, back)].map(|(rule, back)| {
            let day = as_of().plus_days(-back);
            let facts = Facts::gather_over(&book, Window::new(day, rule.window_months));
            let mut assessment = assess(&book, &facts, rule);
            assessment.hold(&tier_history(&book, rule, day), day, rule.hysteresis);
            assessment
        });
        for step in moves(&before, &after) {
            let (from, to) = (step.before.tier(), step.after.tier());
            let is_kept = |seen: &Seen| seen.held.is_some_and(Held::is_kept);
            let kept = is_kept(&step.before) || is_kept(&step.after);
            let crossed = |tier: Tier| Some(tier).cmp(&from) == to.cmp(&from);
            let least = |cuts: &Cuts, tier: Tier| cuts.least.get(tier.index()).copied().flatten();
            let tier_by = |cuts: &Cuts| {
                let inside = |&tier: &Tier| least(cuts, tier).is_some_and(|least| step.after.composite.unwrap() + 1e-9 >= least);
                Tier::ALL.into_iter().find(inside).unwrap_or(Tier::Small)
            };
            let by_old = || crossed(tier_by(before.cuts()));
            match step.why {
                Reason::Entered => prop_assert_eq!(from, None),
                Reason::Left => prop_assert_eq!(to, None),
                Reason::Hysteresis => prop_assert!(kept),
                Reason::Cut => prop_assert!(!by_old() && crossed(tier_by(after.cuts()))),
                Reason::Indicator(_, points) => {
                    let way = step.after.composite.unwrap() - step.before.composite.unwrap();
                    prop_assert!(by_old() && way * points > 0.0);
                    prop_assert_eq!(way > 0.0, to < from);
                }
                Reason::Tie => {
                    prop_assert!(matches!(new.tier_rule, TierRule::Pyramid(_)) || matches!(old.tier_rule, TierRule::Pyramid(_)));
                    let cuts = [before.cuts(), after.cuts()].map(|cuts| cuts.least);
                    let at = |least: &f64| (step.after.composite.unwrap() - least).abs() <= 1e-9;
                    prop_assert!(cuts.iter().flatten().flatten().any(at));
                }
            }
        }
    }
}

#[test]
fn of_equal_customers_those_who_move_are_told_apart_by_the_places_alone() {
    let rows = (0..CUSTOMERS).map(|customer| Row {
        customer,
        day: 300,
        product: 0,
        quantity: 5,
        cents: 1_000,
    });
    let sheet = Sheet {
        rows: rows.collect(),
        margins: vec![100; PRODUCTS],
        judged: Vec::new(),
        weights: Weights::default(),
        rule: TierRule::DEFAULT_PYRAMID,
        months: 12,
    };
    let book = sheet.book(1);
    let facts = Facts::gather_over(&book, Window::new(day(540), sheet.months));
    let [one, two] = [1_250, 2_500].map(|vip| {
        let settings = Settings {
            tier_rule: TierRule::Pyramid([vip, 1_250, 1_250]),
            ..sheet.settings()
        };
        assess(&book, &facts, &settings)
    });
    for (before, after) in [(&one, &two), (&two, &one)] {
        let moves = moves(before, after);
        // The first below each of the three cuts, or the last above it.
        assert_eq!(moves.len(), 3);
        assert!(moves.iter().all(|step| step.why == Reason::Tie));
    }
}
