//! What is true of every demo book.

use std::collections::BTreeSet;

use keepgold_core::book::{Book, Evidence, ProductKind, Tier};
use keepgold_core::demo::{self, Demo, Language};
use keepgold_core::proof::{By, TiersAsk, prove_tiers};
use keepgold_core::value::{Facts, assess, sensitivity};
use proptest::prelude::*;

use super::support::{as_of, categories, days};

#[test]
fn names_for_storage_lead_back_and_stay() {
    assert_eq!(
        Demo::ALL.map(Demo::id),
        ["farm_supplies", "electronics", "gifts"]
    );
    for demo in Demo::ALL {
        assert_eq!(Demo::from_id(demo.id()), Some(demo));
    }
    assert_eq!(Demo::from_id("Gifts"), None);
}

#[test]
fn as_shown_somebody_stands_on_a_border_whatever_the_day() {
    for (demo, as_of) in Demo::ALL
        .into_iter()
        .flat_map(|demo| days().map(move |day| (demo, day)))
    {
        let book = demo::book(demo, demo::SEED, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
        let found = sensitivity(&assessment);
        assert!(!found.borderline.is_empty(), "{demo:?} {as_of}");
    }
}

#[test]
fn as_shown_the_upper_tiers_held_what_came_and_no_vip_tier_less_than_the_ordinary_one() {
    for (demo, as_of) in Demo::ALL
        .into_iter()
        .flat_map(|demo| days().map(move |day| (demo, day)))
    {
        let book = demo::book(demo, demo::SEED, as_of, demo::Language::Chinese);
        let proof = prove_tiers(
            &book,
            &TiersAsk {
                rules: book.rules().clone(),
                margin: book.units().default_margin,
                cut: as_of.plus_months(-3),
                until: as_of,
                by: By::Profit,
            },
        );
        let [vip, main, ordinary] = proof.shares[..] else {
            panic!("{demo:?} {as_of}: nothing came later");
        };
        assert!(
            vip.ours > ordinary.ours - main.ours,
            "{demo:?} {as_of}: {vip:?} {main:?} {ordinary:?}"
        );
        assert!(main.ours > 2.0 * main.chance, "{demo:?} {as_of}: {main:?}");
    }
}

#[test]
fn no_wallet_is_judged_smaller_than_what_we_sell_into_it() {
    for (demo, as_of) in Demo::ALL
        .into_iter()
        .flat_map(|demo| days().map(move |day| (demo, day)))
    {
        let book = demo::book(demo, demo::SEED, as_of, demo::Language::Chinese);
        let facts = Facts::gather(&book, as_of);
        for ((customer, evidence), judged) in book.judgements() {
            if *evidence == Evidence::Wallet {
                let sales = facts.get(*customer).unwrap().window_sales.to_f64();
                let wallet = judged.value();
                assert!(
                    sales < wallet,
                    "{demo:?} {as_of} {customer:?}: {sales} of {wallet}"
                );
            }
        }
    }
}

fn any_demo() -> impl Strategy<Value = Demo> {
    prop::sample::select(Demo::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_same_seed_gives_the_same_book(
        demo in any_demo(),
        seed in any::<u64>(),
        shift in 0i32..800,
    ) {
        let as_of = as_of().plus_days(shift);
        let book = demo::book(demo, seed, as_of, demo::Language::Chinese);
        prop_assert_eq!(&book, &demo::book(demo, seed, as_of, demo::Language::Chinese));
        prop_assert!(book != demo::book(demo, seed ^ 1, as_of, demo::Language::Chinese));
        let orders = book.orders();
        prop_assert!(orders.ids().all(|id| orders.day(id) <= as_of));
        prop_assert_eq!(book.as_of(), Some(as_of));

        // Names stand once; one record was merged, prospects have no orders.
        let names: BTreeSet<_> = book.customers().iter().map(|c| &c.name).collect();
        prop_assert_eq!(names.len(), book.customers().len());
        let merged = book.customers().iter().filter(|c| c.merged_into.is_some()).count();
        prop_assert_eq!(merged, 1);
        let facts = Facts::gather(&book, as_of);
        let prospects = facts.customers().iter().filter(|row| row.prospect);
        prop_assert!(prospects.clone().count() >= 5);
        prop_assert!(prospects.into_iter().all(|row| row.lines == 0));

        // Nearly everything is sold, comes back now and then, and most of it has a cost.
        let sold: BTreeSet<_> = orders.line_products().iter().collect();
        let unsold = book.products().iter().enumerate().filter(|(place, product)| {
            let kind = product.kind == ProductKind::Goods;
            kind && !sold.iter().any(|id| id.index() == *place)
        });
        prop_assert!(unsold.count() * 8 <= book.products().len());
        prop_assert!(categories(&book).len() >= 6);
        prop_assert!(orders.line_quantities().iter().any(|quantity| quantity.is_return()));
        prop_assert!(orders.line_prices().iter().all(|price| price.millionths() != 0));
        prop_assert!(book.judgements().len() > 8);

        // All four tiers have customers.
        let assessment = assess(&book, &facts, book.rules(), book.units().default_margin);
        let held = |tier| assessment.standings().iter().any(|one| one.tier == Some(tier));
        prop_assert!(Tier::ALL.into_iter().all(held));
    }
    #[test]
    fn it_is_told_in_one_language_and_nothing_else_hangs_on_that(
        demo in any_demo(),
        seed in any::<u64>(),
        shift in 0i32..800,
    ) {
        let as_of = as_of().plus_days(shift);
        let [chinese, english] = Language::ALL.map(|language| demo::book(demo, seed, as_of, language));
        prop_assert_eq!(without_words(&chinese), without_words(&english));
        prop_assert_eq!(chinese.orders(), english.orders());
        prop_assert_eq!(chinese.settings(), english.settings());
        prop_assert_eq!(chinese.service(), english.service());
        let is_chinese = |text: &String| text.chars().any(|c| c >= '\u{2e80}' && c != '–');
        for text in words(&english) {
            prop_assert!(!is_chinese(&text), "{text}");
        }
        // Sizes such as “30 cm” stand in both.
        for text in words(&chinese) {
            prop_assert!(text.is_empty() || is_chinese(&text), "{text}");
        }
        let names: BTreeSet<_> = english.customers().iter().map(|c| &c.name).collect();
        prop_assert_eq!(names.len(), english.customers().len());
    }
}

/// Everything in a book that is written for people.
fn words(book: &Book) -> Vec<String> {
    let customers = book.customers().iter().flat_map(|one| {
        let one = one.clone();
        [vec![one.name, one.region, one.owner, one.notes], one.tags].concat()
    });
    let products = book.products().iter();
    let products =
        products.flat_map(|one| [one.name.clone(), one.category.clone(), one.unit.clone()]);
    let contacts = book.contacts().values();
    let contacts = contacts.flat_map(|one| [one.by.clone(), one.note.clone()]);
    let judgements = book.judgements().iter();
    let judgements = judgements.map(|(_, judged)| judged.note.clone());
    customers
        .chain(products)
        .chain(contacts)
        .chain(judgements)
        .collect()
}

/// Customers, products, contacts and judgements of a book without what is written for people.
fn without_words(book: &Book) -> Vec<String> {
    let customers = book.customers().iter().map(|one| {
        format!(
            "{} {:?} {:?} {} {:?}",
            one.code, one.kind, one.since, one.prospect, one.merged_into
        )
    });
    let products = book.products().iter();
    let products = products.map(|one| format!("{} {:?} {:?}", one.code, one.kind, one.cost));
    let contacts = book.contacts().values();
    let contacts = contacts.map(|one| {
        format!(
            "{:?} {} {:?} {}",
            one.customer, one.day, one.kind, one.minutes
        )
    });
    let judgements = book.judgements().iter();
    let judgements =
        judgements.map(|(of, judged)| format!("{of:?} {} {}", judged.value(), judged.day));
    customers
        .chain(products)
        .chain(contacts)
        .chain(judgements)
        .collect()
}
