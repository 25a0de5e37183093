//! The maker of farm supplies.

use keepgold_core::advice::Asked;
use keepgold_core::demo::{self, Demo, Language};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Facts, assess, lifts, sensitivity};
use proptest::prelude::*;

use super::support::{as_of, by_category, named, orders_of, rank, sales};

#[test]
fn it_is_a_firm_of_some_size() {
    let book = demo::book(Demo::FarmSupplies, 7, as_of(), demo::Language::Chinese);
    assert!((60..=120).contains(&book.customers().len()));
    assert!(book.orders().line_count() > 3_000);
    assert_eq!(book.units().currency, "CNY");
}

#[test]
fn its_register_shows_what_a_published_answer_spares() {
    for language in Language::ALL {
        let book = demo::book(Demo::FarmSupplies, demo::SEED, as_of(), language);
        let asked = Asked::of(&book, as_of());
        assert_eq!((asked.questions, asked.unanswered), (3, 1));
        let spared = asked.spared.expect("one is published for long enough");
        // Some twice a week before, hardly ever since.
        assert!(spared.before > 1.5 && spared.since < 0.3 && spared.minutes > 60.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn its_stories_are_there(seed in any::<u64>(), shift in 0i32..800) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(Demo::FarmSupplies, seed, as_of, demo::Language::Chinese);

        // A dealer falls three full months running and keeps two of five categories.
        let dealer = named(&book, "恒丰");
        let month = |back: i32| {
            let month = as_of.month().plus(-back);
            let goods = by_category(&book, dealer, |day| day.month() == month);
            (goods.values().copied().sum::<Money>(), goods.len())
        };
        let (sums, kinds): (Vec<_>, Vec<_>) = [4, 3, 2, 1].map(month).into_iter().unzip();
        prop_assert!(sums.is_sorted_by(|a, b| a > b), "{:?}", sums);
        prop_assert_eq!(kinds, [5, 4, 3, 2]);

        // A small shop has grown into one of the largest.
        let shop = named(&book, "小满");
        let early = sales(&book, |day| as_of.days_since(day) > 500);
        let late = sales(&book, |day| as_of.days_since(day) < 180);
        let grown = late[&shop].nanos() / early[&shop].nanos().max(1);
        prop_assert!(rank(&early, shop) > 5 && grown > 10, "{} {grown}", rank(&early, shop));
        prop_assert!(rank(&late, shop) < 5, "{}", rank(&late, shop));

        // The largest account has gone silent.
        let account = named(&book, "金穗");
        prop_assert_eq!(rank(&sales(&book, |_| true), account), 0);
        let facts = Facts::gather(&book, as_of);
        let last = facts.get(account).and_then(|row| row.last);
        prop_assert!(last.is_some_and(|day| as_of.days_since(day) >= 120));

        // A cooperative orders every week and is among the largest.
        let steady = named(&book, "润田");
        let mut days: Vec<Day> = orders_of(&book, steady).map(|id| book.orders().day(id)).collect();
        days.dedup();
        prop_assert!(days.windows(2).all(|pair| pair[1].days_since(pair[0]) <= 24));
        prop_assert!(rank(&sales(&book, |_| true), steady) < 5);
    }
}

#[test]
fn somebody_stands_on_the_border_and_somebody_can_be_lifted() {
    let book = demo::book(Demo::FarmSupplies, 20_26, as_of(), demo::Language::Chinese);
    let facts = Facts::gather(&book, as_of());
    let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
    let found = sensitivity(&assessment);
    assert!(!found.borderline.is_empty());
    let ways = found
        .borderline
        .iter()
        .filter_map(|who| lifts(&book, &facts, &assessment, who.customer));
    assert!(ways.into_iter().any(|lifts| !lifts.ways.is_empty()));
}
