//! The demo book: the same for the same seed, and its stories are there to be found.

use std::collections::{BTreeMap, BTreeSet};

use keepgold_core::book::{Book, ProductKind};
use keepgold_core::demo;
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Facts, assess, lifts, sensitivity};
use proptest::prelude::*;

fn as_of() -> Day {
    Day::FIRST.plus_days(46_000)
}

/// Sales of goods by customer, for orders that `keep` takes.
fn sales(book: &Book, keep: impl Fn(Day) -> bool) -> BTreeMap<usize, Money> {
    let mut sums = BTreeMap::new();
    for id in book
        .orders()
        .ids()
        .filter(|&id| keep(book.orders().day(id)))
    {
        if let Some(customer) = book.orders().customer(id) {
            let sum: Money = book.orders().lines(id).map(|line| line.amount()).sum();
            *sums.entry(customer.index()).or_default() += sum;
        }
    }
    sums
}

/// A customer's place among all by sales, the largest at 0.
fn rank(sums: &BTreeMap<usize, Money>, customer: usize) -> usize {
    let own = sums.get(&customer).copied().unwrap_or_default();
    sums.values().filter(|&&sum| sum > own).count()
}

fn named(book: &Book, name: &str) -> usize {
    book.customers()
        .iter()
        .position(|customer| customer.name.starts_with(name))
        .unwrap_or(usize::MAX)
}

#[test]
fn it_is_a_firm_of_some_size() {
    let book = demo::book(7, as_of());
    let prospects = book.customers().iter().filter(|c| c.prospect).count();
    let categories: BTreeSet<_> = book.products().iter().map(|p| &p.category).collect();
    let charges = book
        .products()
        .iter()
        .filter(|p| p.kind == ProductKind::Charge);
    assert!((60..=120).contains(&book.customers().len()));
    assert_eq!((prospects, categories.len(), charges.count()), (6, 7, 2));
    assert!(book.orders().line_count() > 3_000);
    assert!(
        book.orders()
            .line_quantities()
            .iter()
            .any(|q| q.is_return())
    );
    assert!(book.judgements().len() > 8);
    let names: BTreeSet<_> = book.customers().iter().map(|c| &c.name).collect();
    assert_eq!(names.len(), book.customers().len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_same_seed_gives_the_same_book_with_its_stories(seed in any::<u64>(), shift in 0i32..800) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(seed, as_of);
        prop_assert_eq!(&book, &demo::book(seed, as_of));
        let orders = book.orders();
        prop_assert!(orders.ids().all(|id| orders.day(id) <= as_of));
        let of = |customer: usize| {
            orders.ids().filter(move |&id| orders.customer(id).map(|c| c.index()) == Some(customer))
        };

        // A dealer falls three full months running and keeps two of five categories.
        let dealer = named(&book, "恒丰");
        let month = |back: i32| {
            let month = as_of.month().plus(-back);
            let mut categories = BTreeSet::new();
            let mut sum = Money::ZERO;
            for line in of(dealer).filter(|&id| orders.day(id).month() == month).flat_map(|id| orders.lines(id)) {
                let product = &book.products()[line.product.index()];
                if product.kind == ProductKind::Goods {
                    categories.insert(product.category.clone());
                    sum += line.amount();
                }
            }
            (sum, categories.len())
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
        let last = of(account).filter(|&id| orders.code(id).starts_with("SO")).map(|id| orders.day(id)).filter(|day| day.month().civil().1 != 12).max();
        prop_assert!(last.is_some_and(|day| as_of.days_since(day) >= 120));

        // A cooperative orders every week and is among the largest.
        let steady = named(&book, "润田");
        let mut days: Vec<Day> = of(steady).map(|id| orders.day(id)).collect();
        days.dedup();
        prop_assert!(days.windows(2).all(|pair| pair[1].days_since(pair[0]) <= 24));
        prop_assert!(rank(&sales(&book, |_| true), steady) < 5);
    }
}

#[test]
fn somebody_stands_on_the_border_and_somebody_can_be_lifted() {
    let book = demo::book(20_26, as_of());
    let facts = Facts::gather(&book, as_of());
    let assessment = assess(&book, &facts, book.settings());
    let found = sensitivity(&assessment);
    assert!(!found.borderline.is_empty());
    let ways = found
        .borderline
        .iter()
        .filter_map(|who| lifts(&book, &facts, &assessment, who.customer));
    assert!(ways.into_iter().any(|lifts| !lifts.ways.is_empty()));
}
