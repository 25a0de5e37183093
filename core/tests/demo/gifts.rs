//! The wholesaler of gifts.

use keepgold_core::book::Tier;
use keepgold_core::demo::{self, Demo};
use keepgold_core::unit::Money;
use keepgold_core::value::{CustomerFacts, Facts, Window, assess, tier_history};
use proptest::prelude::*;

use super::support::{as_of, days, named, rank, sales, tier};

#[test]
fn it_has_hundreds_of_shops_with_small_orders() {
    let book = demo::book(Demo::Gifts, 20_26, as_of(), demo::Language::Chinese);
    assert!((400..=440).contains(&book.customers().len()));
    assert_eq!(book.units().currency, "CNY");
    let mut orders: Vec<Money> = book
        .orders()
        .ids()
        .map(|id| book.orders().lines(id).map(|line| line.amount()).sum())
        .collect();
    orders.sort();
    assert!(orders[orders.len() / 2] < Money::from_units(3_000));
}

#[test]
fn as_shown_a_small_shop_became_a_vip_whatever_the_day() {
    let mut small = 0;
    for as_of in days() {
        let book = demo::book(Demo::Gifts, demo::SEED, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        let shop = named(&book, "巷口");
        let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
        let now = assessment.get(shop).and_then(|standing| standing.tier);
        assert_eq!(now, Some(Tier::Vip), "{as_of}");
        let history = tier_history(&book, book.rules(), book.units().default_margin, as_of);
        // Eight months after its first order.
        let then = tier(&history, 12, shop);
        assert!(then >= Some(Tier::Ordinary), "{as_of}");
        small += usize::from(then == Some(Tier::Small));
    }
    assert!(small >= days().count() - 2, "{small}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn its_stories_are_there(seed in any::<u64>(), shift in 0i32..800) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(Demo::Gifts, seed, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        let history = tier_history(&book, book.rules(), book.units().default_margin, as_of);

        // A corner shop grew out of nothing into one of the largest within twenty months.
        let shop = named(&book, "巷口");
        prop_assert!(tier(&history, 0, shop) <= tier(&history, 12, shop));
        let year = book.rules().window_months;
        let past = Facts::gather_past(&book, Window::new(as_of.plus_months(-12), year));
        let bought = |facts: &Facts| facts.get(shop).map_or(0, |row| row.window_sales.nanos());
        prop_assert!(bought(&past) > 0 && bought(&facts) > 10 * bought(&past));
        let since = book.customers()[shop.index()].since.map(|day| as_of.days_since(day));
        prop_assert_eq!(since, Some(610));
        prop_assert!(rank(&sales(&book, |day| as_of.days_since(day) < 180), shop) < 6);

        // The shops of scenic areas bought for a season, sent goods back, and have not come again.
        let of_area = |row: &&CustomerFacts| {
            let tags = &book.customers()[row.customer.index()].tags;
            tags.iter().any(|tag| tag.starts_with("景区店"))
        };
        let stopped: Vec<_> = facts.customers().iter().filter(of_area).collect();
        prop_assert!((25..=45).contains(&stopped.len()));
        let last = stopped.iter().filter_map(|row| row.last).max();
        prop_assert!(last.is_some_and(|day| (120..365).contains(&as_of.days_since(day))));
        let share = |rows: &mut dyn Iterator<Item = &CustomerFacts>| {
            let (back, all) = rows.fold((0, 0), |(back, all), row| (back + row.return_lines, all + row.lines));
            1_000 * back / all.max(1)
        };
        let others = facts.customers().iter().filter(|row| !of_area(row));
        prop_assert!(share(&mut stopped.iter().copied()) > 3 * share(&mut others.clone()));

        // Many bought once, and some of them long ago.
        let once = others.clone().filter(|row| row.purchases == 1).count();
        prop_assert!((80..=190).contains(&once), "{once}");

        // Before the festivals shops buy, in spring they do not; after the seasons goods come back.
        let (mut busy, mut calm, mut back) = (Money::ZERO, Money::ZERO, [Money::ZERO; 12]);
        for id in book.orders().ids() {
            let (_, month) = book.orders().day(id).month().civil();
            for line in book.orders().lines(id) {
                if line.quantity.is_return() {
                    back[month as usize - 1] -= line.amount();
                }
                match month {
                    8 | 9 | 11 => busy += line.amount(),
                    2..=4 => calm += line.amount(),
                    _ => {}
                }
            }
        }
        prop_assert!(busy.nanos() > 2 * calm.nanos());
        let after = back[1] + back[9] + back[11];
        let all: Money = back.iter().copied().sum();
        prop_assert!(after.nanos() * 2 > all.nanos(), "{:?}", back);

        // The chain is the largest, and stands high.
        let chain = named(&book, "锦屿");
        let largest = facts.customers().iter().max_by_key(|row| row.window_sales);
        prop_assert_eq!(largest.map(|row| row.customer), Some(chain));
        prop_assert!(tier(&history, 0, chain) <= Some(Tier::Main));
    }
}
