//! The maker of electronic components.

use keepgold_core::book::{Book, CustomerId, Evidence, Tier};
use keepgold_core::demo::{self, Demo};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Facts, assess, explain, tier_history};
use proptest::prelude::*;

use super::support::{as_of, by_category, days, named, rank, sales, tier};

/// The categories that make a system of parts.
const SYSTEMS: [&str; 4] = ["通信模块", "系统板", "评估套件", "技术支持"];

/// Share of systems in the customer's purchases of goods on the days that `keep` takes, in percent.
fn systems(book: &Book, customer: CustomerId, keep: impl Fn(Day) -> bool) -> i128 {
    let goods = by_category(book, customer, keep);
    let whole: Money = goods.values().copied().sum();
    let of = |name: &str| SYSTEMS.iter().any(|system| name.starts_with(system));
    let part = goods.iter().filter(|(name, _)| of(name));
    let part: Money = part.map(|(_, &sum)| sum).sum();
    100 * part.nanos() / whole.nanos().max(1)
}

#[test]
fn it_has_few_but_large_accounts() {
    let book = demo::book(Demo::Electronics, 20_26, as_of(), demo::Language::Chinese);
    assert!((32..=38).contains(&book.customers().len()));
    assert_eq!(book.units().currency, "USD");
    let of_year = sales(&book, |day| as_of().days_since(day) < 365);
    let mut sums: Vec<Money> = of_year.into_values().collect();
    sums.sort();
    let median = sums[sums.len() / 2];
    assert!(median > Money::from_units(20_000), "{median}");
    let whole: Money = sums.iter().copied().sum();
    let largest: Money = sums.iter().rev().take(6).copied().sum();
    assert!(largest.nanos() * 10 > whole.nanos() * 6);
    // Parts cost less than a hundredth of a dollar; two decimals would lose them.
    let prices = book.orders().line_prices();
    assert!(
        prices
            .iter()
            .any(|price| (1..10_000).contains(&price.millionths()))
    );
}

#[test]
fn as_shown_one_vip_drifted_one_was_lost_and_one_stayed_whatever_the_day() {
    for as_of in days() {
        let book = demo::book(
            Demo::Electronics,
            demo::SEED,
            as_of,
            demo::Language::Chinese,
        );
        let history = tier_history(&book, book.rules(), book.units().default_margin, as_of);
        let [drifting, lost, partner] = ["凌波", "云帆", "衡岳"].map(|name| named(&book, name));
        let vip = Some(Tier::Vip);
        assert!(
            (10..15).any(|back| tier(&history, back, drifting) == vip),
            "{as_of}"
        );
        assert_ne!(tier(&history, 0, drifting), vip, "{as_of}");
        assert_eq!(tier(&history, 4, lost), vip, "{as_of}");
        assert_eq!(tier(&history, 0, partner), vip, "{as_of}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn its_stories_are_there(seed in any::<u64>(), shift in 0i32..800) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(Demo::Electronics, seed, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
        let history = tier_history(&book, book.rules(), book.units().default_margin, as_of);
        let measured = |customer, evidence: Evidence| {
            let working = explain(&book, &facts, &assessment, customer)?;
            let all = working.indicators.into_iter().flat_map(|indicator| indicator.evidence);
            all.into_iter().find(|one| one.evidence == evidence)?.measured
        };

        // A key account drifts to purchasing: systems, kits and support go, fewer kinds of parts stay
        // at lower prices, and it is no VIP any more.
        let drifting = named(&book, "凌波");
        let half = |back: i32| move |day| (back..back + 182).contains(&as_of.days_since(day));
        let shares = [365, 182, 0].map(|back| systems(&book, drifting, half(back)));
        prop_assert!(shares[0] > 40 && shares[0] > shares[1] && shares[1] > shares[2], "{:?}", shares);
        prop_assert!(shares[2] < 15, "{:?}", shares);
        let kinds = |back| by_category(&book, drifting, half(back)).len();
        prop_assert!(kinds(365) >= 7, "{}", kinds(365));
        let last = by_category(&book, drifting, |day| as_of.days_since(day) < 60);
        prop_assert!(last.len() <= 3, "{:?}", last);
        for evidence in [Evidence::Growth, Evidence::Momentum] {
            let value = measured(drifting, evidence);
            prop_assert!(value.is_some_and(|value| value < 0.0), "{evidence:?} {value:?}");
        }
        prop_assert!((10..15).any(|back| tier(&history, back, drifting) == Some(Tier::Vip)));
        prop_assert!(tier(&history, 0, drifting) >= Some(Tier::Main));

        // One account grew to about five million a year and was lost at once.
        let lost = named(&book, "云帆");
        let last = facts.get(lost).and_then(|row| row.last);
        let silence = last.map_or(0, |day| as_of.days_since(day));
        prop_assert!((75..110).contains(&silence), "{silence}");
        // The best of its last quarters: the Spring Festival may lie in one of them.
        let quarter = |early: i32| {
            let days = silence + early..silence + early + 91;
            sales(&book, |day| days.contains(&as_of.days_since(day)))[&lost].nanos()
        };
        let best = [0, 30, 60, 90].map(quarter).into_iter().max().unwrap_or_default();
        let a_year = best * 4 / 1_000_000_000;
        prop_assert!((3_000_000..8_000_000).contains(&a_year), "{a_year}");
        // What it brought in the window is too much for the tier to fall at once; its value falls.
        let value = |back: usize| history.seen(history.months().len() - 1 - back, lost).composite;
        prop_assert!(value(4) > value(0));

        // The partner buys all there is, every week, and stands high.
        let partner = named(&book, "衡岳");
        prop_assert_eq!(by_category(&book, partner, |_| true).len(), 8);
        prop_assert!(tier(&history, 0, partner) <= Some(Tier::Main));
        prop_assert!(rank(&sales(&book, |day| as_of.days_since(day) < 365), partner) < 3);

        // A start-up costs more to serve than it brings in.
        let startup = named(&book, "诺远");
        prop_assert!(tier(&history, 0, startup) >= Some(Tier::Ordinary));
        let margin = book.units().default_margin;
        let cost = book.judgement(startup, Evidence::CostToServe).map(|cost| cost.value());
        let carried = facts.get(startup).map(|row| row.contribution(margin).to_f64());
        prop_assert!(cost > carried);
    }
}
