//! What holds for every book: ranges, sums, and that neither the order of rows nor the unit of the
//! currency matters.

use std::collections::BTreeMap;

use crate::common::sheets::*;
use keepgold_core::book::*;
use keepgold_core::unit::Rate;
use keepgold_core::value::*;
use proptest::prelude::*;

/// Sums of floats may differ from the rounded whole by this much.
const NEAR: f64 = 1e-6;

fn assessed(book: &Book) -> (Facts, Assessment) {
    let facts = Facts::gather(book, as_of());
    let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
    (facts, assessment)
}

/// What a person sees of each customer, by code.
type Seen = BTreeMap<String, ([Option<f64>; 4], Option<f64>, Option<Tier>, u32)>;

fn seen(book: &Book) -> Seen {
    let (_, assessment) = assessed(book);
    let rows = assessment.standings().iter().map(|standing| {
        let code = book.customer(standing.customer).unwrap().code.clone();
        let rest = (
            standing.scores,
            standing.composite,
            standing.tier,
            standing.place,
        );
        (code, rest)
    });
    rows.collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < NEAR
}

proptest! {
    #[test]
    fn scores_lie_in_range_and_the_composite_among_them(sheet in any_sheet()) {
        let book = sheet.book(1);
        let (_, assessment) = assessed(&book);
        for standing in assessment.standings() {
            let known: Vec<f64> = standing.scores.iter().flatten().copied().collect();
            prop_assert!(known.iter().all(|score| (0.0..=100.0).contains(score)));
            if let Some(composite) = standing.composite {
                let least = known.iter().copied().fold(f64::MAX, f64::min);
                let most = known.iter().copied().fold(f64::MIN, f64::max);
                prop_assert!(least - NEAR <= composite && composite <= most + NEAR);
            }
            prop_assert_eq!(standing.composite.is_some(), standing.tier.is_some());
        }
    }

    #[test]
    fn every_customer_stands_in_one_tier_and_every_tier_where_its_points_are(sheet in any_sheet()) {
        let book = sheet.book(1);
        let (facts, assessment) = assessed(&book);
        let counted: u32 = Tier::ALL.iter().map(|&tier| assessment.total(tier).count).sum();
        let unscored = assessment.unscored().count();
        prop_assert_eq!(counted as usize + unscored, facts.customers().len());
        let bins = assessment.distribution(7);
        let binned: u32 = bins.iter().flat_map(|bin| bin.counts).sum();
        prop_assert_eq!(binned, counted);
        let mut by_place: Vec<_> = assessment
            .standings()
            .iter()
            .filter(|standing| standing.place > 0)
            .collect();
        by_place.sort_by_key(|standing| standing.place);
        for pair in by_place.windows(2) {
            prop_assert!(pair[0].composite >= pair[1].composite);
            prop_assert!(pair[0].tier <= pair[1].tier);
        }
        if matches!(sheet.rule, TierRule::Pyramid(_)) && counted > 0 {
            prop_assert!(assessment.total(Tier::Vip).count >= 1);
        }
    }

    #[test]
    fn the_working_sums_up_to_the_score_it_explains(sheet in any_sheet()) {
        let book = sheet.book(1);
        let (facts, assessment) = assessed(&book);
        for standing in assessment.standings() {
            let working = explain(&book, &facts, &assessment, standing.customer).unwrap();
            prop_assert_eq!(working.composite, standing.composite);
            for part in &working.indicators {
                prop_assert_eq!(part.score, standing.scores[part.indicator.index()]);
                let points: f64 = part.evidence.iter().map(|piece| piece.points).sum();
                prop_assert!(near(points, part.score.unwrap_or(0.0)));
                for piece in &part.evidence {
                    let value = piece.judged.as_ref().map(|j| j.value).or(piece.measured);
                    prop_assert_eq!(value.is_none() , piece.scale.is_none() , "{:?}", piece);
                    prop_assert!(piece.measured.is_some() != piece.missing.is_some());
                }
            }
            if let Some(composite) = working.composite {
                let points: f64 = working.indicators.iter().map(|part| part.points).sum();
                prop_assert!(near(points, composite));
                let weights: f64 = working.indicators.iter().map(|part| part.weight).sum();
                prop_assert!(near(weights, 1.0));
                prop_assert_eq!(working.tier.unwrap().tier, standing.tier.unwrap());
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(sheet in any_sheet(), seed in any::<u64>()) {
        let mut other = sheet.clone();
        // A fixed mixing of places: reproducible, and every row can move.
        let mut keyed: Vec<_> = other.rows.drain(..).enumerate().collect();
        keyed.sort_by_key(|&(place, _)| (place as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        other.rows = keyed.into_iter().map(|(_, row)| row).collect();
        prop_assert_eq!(seen(&sheet.book(1)), seen(&other.book(1)));
    }

    #[test]
    fn the_unit_of_the_currency_changes_nothing(sheet in any_sheet(), scale in 2i64..200) {
        prop_assert_eq!(seen(&sheet.book(1)), seen(&sheet.book(scale)));
    }

    #[test]
    fn more_margin_never_lowers_the_rank_of_a_profit(
        sheet in any_sheet(),
        customer in 0..CUSTOMERS,
        cents in 1i64..100_000,
    ) {
        let sheet = Sheet { scale: AmountScale::Rank, ..sheet };
        let before = seen(&sheet.book(1));
        let mut richer = sheet.clone();
        richer.margins[0] = 100;
        let base = seen(&richer.book(1));
        richer.rows.push(Row { customer, day: 640, product: 0, quantity: 1, cents });
        let after = seen(&richer.book(1));
        let code = format!("C{customer}");
        // The newcomer changes who is compared; only those already there can be held to it.
        if let (Some(old), Some(new)) = (base.get(&code), after.get(&code)) {
            prop_assert!(new.0[0] >= old.0[0], "{:?} {:?}", old, new);
        }
        prop_assert_eq!(before.len(), base.len());
    }

    #[test]
    fn who_brings_more_never_has_a_lower_profit_score(sheet in any_sheet()) {
        let (_, assessment) = assessed(&sheet.book(1));
        let mut standings: Vec<_> = assessment.standings().iter().collect();
        standings.sort_by_key(|standing| standing.profit);
        for pair in standings.windows(2) {
            prop_assert!(pair[0].scores[0] <= pair[1].scores[0]);
        }
    }

    #[test]
    fn shares_of_the_whole_are_what_the_definition_says(sheet in any_sheet()) {
        let sheet = Sheet { scale: AmountScale::Share, ..sheet };
        let (_, assessment) = assessed(&sheet.book(1));
        let profits: Vec<f64> = assessment.standings().iter().map(|one| one.profit.to_f64()).collect();
        let sum = |is: &dyn Fn(f64) -> bool| profits.iter().filter(|&&one| one > 0.0 && is(one)).sum::<f64>();
        for (standing, &own) in assessment.standings().iter().zip(&profits) {
            let Some(score) = standing.scores[0] else { continue };
            let level = (sum(&|one| one == own) - own) / 2.0;
            let others = sum(&|_| true) - own;
            let expected = match own {
                own if own <= 0.0 => 0.0,
                _ if others == 0.0 => 100.0,
                own => 100.0 * (sum(&|one| one < own) + level) / others,
            };
            prop_assert!((score - expected).abs() < 1e-6, "{} {}", score, expected);
        }
    }

    #[test]
    fn more_profit_of_its_own_never_lowers_a_customer(
        sheet in any_sheet(),
        customer in 0..CUSTOMERS,
        units in -50i32..1_000,
        more in 1i32..1_000,
    ) {
        let book = sheet.book(1);
        let code = format!("C{customer}");
        let place = book.customers().iter().position(|one| one.code == code);
        prop_assume!(place.is_some());
        let id = CustomerId::from_index(place.unwrap());
        let [before, after] = [units, units + more].map(|value| {
            let book = judged(&book, id, Evidence::Contribution, f64::from(value));
            let (_, assessment) = assessed(&book);
            assessment.get(id).map(|standing| (standing.scores[0], standing.composite))
        });
        // Who ordered nothing by the day has no score.
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(before.0 <= after.0, "{:?} {:?}", before, after);
            prop_assert!(before.1 <= after.1, "{:?} {:?}", before, after);
        }
    }

    #[test]
    fn reweighing_is_assessing_with_other_weights(
        sheet in any_sheet(),
        weights in any_sheet(),
        margin in prop::option::of(1..=100),
    ) {
        let mut sheet = sheet;
        // No margin is as high: these costs are unknown.
        sheet.margins[0] = i32::MAX;
        let book = sheet.book(1);
        let facts = Facts::gather(&book, as_of());
        let mut reweighed = assess(&book, &facts, &sheet.rules(), Rate::ONE);
        reweighed.reweigh(weights.weights, weights.rule);
        let rules = Rules {
            weights: weights.weights,
            tier_rule: weights.rule,
            ..sheet.rules()
        };
        prop_assert_eq!(&reweighed, &assess(&book, &facts, &rules, Rate::ONE));
        // Another margin for unknown costs makes other scores.
        let margin = margin.and_then(Rate::from_percent).unwrap_or(Rate::ONE);
        let before = assess(&book, &facts, &sheet.rules(), Rate::ONE);
        prop_assert_eq!(before.under(&book, &facts, &rules, margin), assess(&book, &facts, &rules, margin));
    }

    #[test]
    fn the_months_of_a_customer_add_up_to_its_sales(sheet in any_sheet()) {
        let book = sheet.book(1);
        let facts = Facts::gather(&book, as_of());
        for row in facts.customers() {
            let months = facts.monthly(row.customer);
            let sum = months.iter().map(|&(_, sales)| sales).sum();
            prop_assert_eq!(row.net_sales, sum);
            let products = products_of(&book, &facts, row.customer);
            let by_product = products.iter().map(|sales| sales.net_sales).sum();
            prop_assert_eq!(row.net_sales, by_product);
            let in_window = products.iter().map(|sales| sales.window_sales).sum();
            prop_assert_eq!(row.window_sales, in_window);
        }
    }

    #[test]
    fn borderline_is_who_another_weight_turns_by_brute_force(sheet in any_sheet()) {
        let book = sheet.book(1);
        let (facts, assessment) = assessed(&book);
        let found = sensitivity(&assessment);
        let whole = found.robust.len() as u32;
        prop_assert_eq!(whole as usize + found.borderline.len(), assessment.scored_count() as usize);
        let tier_in = |weights, customer| {
            let rules = Rules { weights, ..sheet.rules() };
            assess(&book, &facts, &rules, Rate::ONE).get(customer).and_then(|standing| standing.tier)
        };
        for standing in assessment.standings().iter().filter(|standing| standing.tier.is_some()) {
            let turned: Vec<_> = found
                .shifts
                .iter()
                .enumerate()
                .filter_map(|(number, shift)| {
                    let tier = tier_in(shift.weights, standing.customer)?;
                    (Some(tier) != standing.tier).then_some((number, tier))
                })
                .collect();
            let listed = found.borderline.iter().find(|who| who.customer == standing.customer);
            prop_assert_eq!(listed.map(|who| who.turns.clone()).unwrap_or_default(), turned);
        }
    }

    #[test]
    fn a_way_up_is_enough(sheet in any_sheet()) {
        let book = sheet.book(1);
        let (facts, assessment) = assessed(&book);
        for standing in assessment.standings() {
            let Some(lifts) = lifts(&book, &facts, &assessment, standing.customer) else {
                continue;
            };
            prop_assert!(lifts.tier < standing.tier.unwrap());
            for way in &lifts.ways {
                let tier = with_judgement(&book, standing.customer, way.evidence, way.to);
                prop_assert!(tier <= Some(lifts.tier), "{:?} gives {:?}", way, tier);
            }
        }
    }
}

/// The book once a person holds this to be true.
fn judged(book: &Book, customer: CustomerId, evidence: Evidence, value: f64) -> Book {
    let judgement = Judgement::new(evidence, value, "", as_of()).unwrap();
    let mut history = History::new(book.clone());
    history
        .apply(Command::Judge(customer, evidence, judgement))
        .unwrap();
    history.book().clone()
}

/// The customer's tier then.
fn with_judgement(
    book: &Book,
    customer: CustomerId,
    evidence: Evidence,
    value: f64,
) -> Option<Tier> {
    let (_, assessment) = assessed(&judged(book, customer, evidence, value));
    assessment.get(customer).and_then(|standing| standing.tier)
}
