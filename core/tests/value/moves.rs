//! Who moves under another rule and why: on random books and by hand.

use crate::common::hysteresis::*;
use crate::common::sheets::*;
use keepgold_core::book::*;
use keepgold_core::unit::Rate;
use keepgold_core::value::*;
use proptest::prelude::*;

/// Composites are held to nine decimals.
const NEAR: f64 = 1e-9;

/// The rule of a sheet, and one with the weights and cuts of another.
fn rules(sheet: &Sheet, other: &Sheet, (old, new): (Hysteresis, Hysteresis)) -> [Rules; 2] {
    let new = Rules {
        weights: other.weights,
        tier_rule: other.rule,
        ..with(sheet.rules(), new)
    };
    [with(sheet.rules(), old), new]
}

proptest! {
    #[test]
    fn another_rule_today_moves_whom_its_months_say_and_for_their_reason(
        sheet in any_sheet(),
        other in any_sheet(),
        hysteresis in (any_hysteresis(), any_hysteresis()),
    ) {
        let book = sheet.book(1);
        let [old, new] = rules(&sheet, &other, hysteresis);
        let facts = Facts::gather_over(&book, Window::new(as_of(), old.window_months));
        let [(before, old), (after, new)] = [old, new].map(|rule| {
            let history = tier_history(&book, &rule, Rate::ONE, as_of());
            let mut assessment = assess(&book, &facts, &rule, Rate::ONE);
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
        let [old, new] = rules(&sheet, &other, hysteresis);
        let [before, after] = [(&old, 0), (&new, back)].map(|(rule, back)| {
            let day = as_of().plus_days(-back);
            let facts = Facts::gather_over(&book, Window::new(day, rule.window_months));
            let mut assessment = assess(&book, &facts, rule, Rate::ONE);
            assessment.hold(&tier_history(&book, rule, Rate::ONE, day), day, rule.hysteresis);
            assessment
        });
        for step in moves(&before, &after) {
            let (from, to) = match (step.before.tier(), step.after.tier()) {
                (Some(from), Some(to)) => (from, to),
                (from, _) => {
                    let expected = if from.is_none() { Reason::Entered } else { Reason::Left };
                    prop_assert_eq!(step.why, expected);
                    continue;
                }
            };
            let way = to.cmp(&from);
            let [plain_before, plain_after] = [step.before, step.after].map(|seen| seen.held.unwrap().plain);
            let start = if plain_before.cmp(&from) == way { plain_before } else { from };
            let [was, is] = [step.before, step.after].map(|seen| seen.composite.unwrap());
            let crosses = |cuts: &Cuts| {
                let least = |tier: Tier| cuts.least.get(tier.index()).copied().flatten();
                let inside = |&tier: &Tier| least(tier).is_some_and(|least| is + NEAR >= least);
                let by_cuts = Tier::ALL.into_iter().find(inside).unwrap_or(Tier::Small);
                by_cuts.cmp(&start) == way
            };
            let moved = if to < from { is > was + NEAR } else { is < was - NEAR };
            let carried = crosses(before.cuts()) && moved;
            let level = after.cuts().least.iter().flatten().any(|least| (is - least).abs() <= NEAR);
            // Neither was it kept short of where it is, nor is it kept beyond where it was.
            let plainly = plain_after.cmp(&start) == way && to.cmp(&start) == way;
            match step.why {
                Reason::Entered | Reason::Left => prop_assert!(false),
                Reason::Kept => prop_assert!(plain_after.cmp(&start) != way),
                // The cuts had put it as far as it goes now.
                Reason::LetGo => prop_assert!(plain_before == to || plain_before.cmp(&to) == way),
                Reason::Indicator(_, points) => {
                    prop_assert!(plainly && carried);
                    prop_assert_eq!(points > 0.0, to < from);
                }
                Reason::Cut => prop_assert!(plainly && !carried && (crosses(after.cuts()) || level)),
                Reason::Tie => prop_assert!(plainly && !carried && level),
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
        scale: AmountScale::Share,
    };
    let book = sheet.book(1);
    let facts = Facts::gather_over(&book, Window::new(day(540), sheet.months));
    let [one, two] = [1_250, 2_500].map(|vip| {
        let rules = Rules {
            tier_rule: TierRule::Pyramid([vip, 1_250, 1_250]),
            ..sheet.rules()
        };
        assess(&book, &facts, &rules, Rate::ONE)
    });
    for (before, after) in [(&one, &two), (&two, &one)] {
        let moves = moves(before, after);
        // The first below each of the three cuts, or the last above it.
        assert_eq!(moves.len(), 3);
        assert!(moves.iter().all(|step| step.why == Reason::Tie));
    }
}
