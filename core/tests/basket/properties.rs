//! Small random baskets, where everything can be tried.

use std::collections::{BTreeMap, BTreeSet};

use keepgold_core::basket::{
    Baskets, Cut, Family, Item, Itemsets, Limits, Measure, Mining, Rule, Rules, RulesAsk, Support,
    Wanted, mine,
};
use proptest::prelude::*;

fn some_baskets() -> impl Strategy<Value = Vec<Vec<Item>>> {
    // Few items in many baskets, so that itemsets of four and more are frequent and rows outgrow a set of bits.
    prop_oneof![
        prop::collection::vec(prop::collection::vec(0_u32..9, 0..7), 1..40),
        prop::collection::vec(prop::collection::vec(0_u32..12, 2..9), 250..400),
    ]
}

type Counted = BTreeMap<BTreeSet<Item>, u32>;

fn by_trying(baskets: &[Vec<Item>], least: u32) -> Counted {
    let mut counts = Counted::new();
    for basket in baskets {
        let items: BTreeSet<Item> = basket.iter().copied().collect();
        let items: Vec<Item> = items.into_iter().collect();
        for chosen in 1_u32..1 << items.len() {
            let subset = items
                .iter()
                .enumerate()
                .filter(|(bit, _)| chosen >> bit & 1 == 1);
            *counts
                .entry(subset.map(|(_, &item)| item).collect())
                .or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= least);
    counts
}

fn counted(itemsets: &Itemsets) -> Counted {
    let one = |node| {
        (
            itemsets.items(node).into_iter().collect(),
            itemsets.count(node),
        )
    };
    itemsets.nodes().map(one).collect()
}

fn mined(baskets: &[Vec<Item>], least: u32) -> Itemsets {
    let baskets: Baskets = baskets.iter().cloned().collect();
    mine(&baskets, least, &Limits::default()).0
}

proptest! {
    #[test]
    fn mining_finds_what_trying_finds(baskets in some_baskets(), least in 1_u32..30) {
        prop_assume!(baskets.len() < 40 || least > 4);
        let itemsets = mined(&baskets, least);
        let tried = by_trying(&baskets, least);
        prop_assert_eq!(&counted(&itemsets), &tried);

        let family = Family::of(&itemsets);
        for node in itemsets.nodes() {
            let items: BTreeSet<Item> = itemsets.items(node).into_iter().collect();
            let mut larger = tried.iter().filter(|(other, _)| other.len() > items.len() && other.is_superset(&items));
            let closed = larger.clone().all(|(_, &count)| count < itemsets.count(node));
            prop_assert_eq!(family.is_maximal(node), larger.next().is_none());
            prop_assert_eq!(family.is_closed(node), closed);
            prop_assert_eq!(itemsets.find(&itemsets.items(node)), Some(node));
        }
    }

    #[test]
    fn rules_and_their_redundancy_are_what_trying_finds(
        baskets in some_baskets(), least in 1_u32..30, confidence in 0.1..0.9, consequents in 1_usize..4, item in 0_u32..9,
        wanted in 0..3,
    ) {
        prop_assume!(baskets.len() < 40 || least > 14);
        let wanted = [Wanted::Any, Wanted::Consequent(item), Wanted::Antecedent(item)][wanted as usize];
        let itemsets = mined(&baskets, least);
        let ask = RulesAsk { confidence, consequents, wanted, shortest: 2, longest: 4 };
        let rules = Rules::of(&itemsets, &Family::of(&itemsets), &ask);
        let sides = |rule: &Rule| {
            let side = |node| itemsets.items(node).into_iter().collect::<BTreeSet<Item>>();
            (side(rule.antecedent), side(rule.consequent))
        };
        let tried = by_trying(&baskets, least);
        let mut expected = BTreeMap::new();
        for (whole, &both) in tried.iter().filter(|(whole, _)| (2..=4).contains(&whole.len())) {
            for (rest, &count) in tried.iter().filter(|(rest, _)| rest.len() < whole.len() && rest.is_subset(whole)) {
                let consequent: BTreeSet<Item> = whole.difference(rest).copied().collect();
                let holds = match wanted {
                    Wanted::Any => true,
                    Wanted::Consequent(item) => consequent.contains(&item),
                    Wanted::Antecedent(item) => rest.contains(&item),
                };
                if consequent.len() <= consequents && holds && f64::from(both) / f64::from(count) >= confidence {
                    expected.insert((rest.clone(), consequent), (count, both));
                }
            }
        }
        let ours: BTreeMap<_, _> = rules.iter().map(|rule| (sides(rule), (rule.counts.antecedent, rule.counts.both))).collect();
        prop_assert_eq!(ours.len(), rules.len(), "a rule stands twice");
        prop_assert_eq!(&ours, &expected);
        for rule in &rules {
            let (antecedent, consequent) = sides(rule);
            prop_assert_eq!(rule.counts.consequent, tried[&consequent]);
            let general = expected.iter().filter(|((general, to), _)| {
                *to == consequent && general.len() < antecedent.len() && general.is_subset(&antecedent)
            });
            let best = general.map(|(_, &(count, both))| f64::from(both) / f64::from(count)).fold(0.0, f64::max);
            prop_assert_eq!(rule.improvement, rule.counts.confidence() - best);
        }
    }

    #[test]
    fn measures_keep_within_their_ranges(baskets in some_baskets()) {
        let least = Support::Share(0.1).least(baskets.len());
        let itemsets = mined(&baskets, least);
        let rules = Rules::of(&itemsets, &Family::of(&itemsets), &RulesAsk { confidence: 0.0, ..RulesAsk::default() });
        for rule in rules.iter().take(300) {
            let measures = rules.measures(rule);
            for measure in Measure::ALL {
                let value = measures.get(measure);
                let range = match measure {
                    Measure::Phi => -1.0..=1.0,
                    Measure::Certainty => f64::NEG_INFINITY..=1.0,
                    Measure::Leverage => -0.25..=0.25,
                    Measure::Lift | Measure::Conviction | Measure::OddsRatio | Measure::ChiSquared | Measure::HyperLift => 0.0..=f64::INFINITY,
                    _ => 0.0..=1.0,
                };
                let everywhere = rule.counts.consequent == rule.counts.baskets || rule.counts.antecedent == rule.counts.baskets;
                prop_assert!(everywhere || range.contains(&value) || (value - 1.0).abs() < 1e-12, "{measure:?} is {value} of {:?}", rule.counts);
            }
        }
    }

    #[test]
    fn the_order_of_baskets_and_the_numbers_of_items_change_nothing(baskets in some_baskets(), turn in 0_usize..40) {
        let least = Support::Share(0.05).least(baskets.len()).max(2);
        let mut turned: Vec<Vec<Item>> = baskets.iter().map(|basket| basket.iter().map(|item| 50 - item).collect()).collect();
        let by = turn % turned.len();
        turned.rotate_left(by);
        let back = counted(&mined(&turned, least)).into_iter();
        let back: Counted = back.map(|(items, count)| (items.into_iter().map(|item| 50 - item).collect(), count)).collect();
        prop_assert_eq!(counted(&mined(&baskets, least)), back);
    }

    #[test]
    fn mining_in_parts_finds_what_mining_at_once_finds(baskets in some_baskets(), pairs in 0_usize..200, itemsets in 10_usize..200) {
        let made: Baskets = baskets.iter().cloned().collect();
        let limits = Limits { itemsets, ..Limits::default() };
        let mut mining = Mining::start(&made, 2, &limits);
        while mining.step(&limits, pairs) {}
        prop_assert_eq!(mining.end(), mine(&made, 2, &limits));
    }

    #[test]
    fn what_is_cut_short_is_exact_and_has_all_its_subsets(baskets in some_baskets(), most in 0_usize..60, longest in 0_usize..4) {
        let made: Baskets = baskets.iter().cloned().collect();
        let (itemsets, cut) = mine(&made, 2, &Limits { longest, itemsets: most, time_left: None });
        prop_assert!(itemsets.len() <= most);
        let all = by_trying(&baskets, 2);
        let found = counted(&itemsets);
        let short = all.keys().filter(|items| items.len() <= longest).count();
        prop_assert_eq!(cut, (found.len() < short).then_some(Cut::Itemsets));
        for (items, count) in &found {
            prop_assert!(items.len() <= longest);
            prop_assert_eq!(all.get(items), Some(count));
            for left_out in items {
                let subset: BTreeSet<Item> = items.iter().copied().filter(|item| item != left_out).collect();
                prop_assert!(subset.is_empty() || found.contains_key(&subset));
            }
        }
    }
}
