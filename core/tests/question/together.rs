//! What is bought together, asked of small books whose answers can be counted by hand.

use keepgold_core::basket::{Basket, Correction, Counts, Level, Measure};
use keepgold_core::book::{Command, CustomerId, History, Product, ProductId};
use keepgold_core::question::{
    Analyst, BasketsOf, Bundles, BundlesTold, Question, RuleTold, RulesTold, Together, grid, steps,
};
use keepgold_core::unit::{Day, Price};
use proptest::prelude::*;

use crate::common::purchases::{bought, on};
use crate::common::reference::online_retail;

fn product(number: usize) -> ProductId {
    ProductId::from_index(number)
}

fn of(basket: Basket) -> BasketsOf {
    BasketsOf {
        basket,
        level: Level::Product,
        first: Day::FIRST,
        last: on(500),
    }
}

fn all(of: BasketsOf) -> Together {
    Together {
        of,
        least: Some(5),
        confidence: Some(0.5),
        longest: 5,
        correction: Correction::BenjaminiHochberg,
        significant: false,
        not_redundant: false,
        once: false,
        about: None,
        rank: Measure::Leverage,
        most: 1_000,
    }
}

fn told(history: &History, ask: Together) -> RulesTold {
    ask.answer(&mut Analyst::new(history.clone()))
}

fn sets(history: &History, of: BasketsOf) -> BundlesTold {
    let ask = Bundles {
        of,
        least: Some(5),
        most: 10,
        customers: 3,
    };
    ask.answer(&mut Analyst::new(history.clone()))
}

/// Baskets of customer 0, one a day.
fn days(baskets: &[&[usize]]) -> Vec<(usize, i32, usize)> {
    let basket = |(day, items): (i32, &&[usize])| -> Vec<_> {
        items.iter().map(|&item| (0, day, item)).collect()
    };
    (0..).zip(baskets).flat_map(basket).collect()
}

fn repeated(baskets: &[(usize, &'static [usize])]) -> Vec<&'static [usize]> {
    let times = |&(times, items): &(usize, &'static [usize])| vec![items; times];
    baskets.iter().flat_map(times).collect()
}

/// Of 40 days, 12 with both products, 3 and 5 with one of them, 20 with a third.
fn forty() -> History {
    bought(&days(&repeated(&[
        (12, &[0, 1]),
        (3, &[0]),
        (5, &[1]),
        (20, &[2]),
    ])))
}

#[test]
fn counts_are_those_counted_by_hand() {
    let told = told(&forty(), all(of(Basket::Day)));
    assert_eq!((told.baskets, told.filled, told.commonest), (40, 12, 20));
    assert_eq!((told.frequent, told.closed, told.maximal), (4, 4, 2));
    assert_eq!(
        (told.rules, told.significant, told.not_redundant, told.once),
        (2, 2, 2, 1)
    );
    assert_eq!((told.kept, told.cut), (2, None));
    let [first, second] = told.told.as_slice() else {
        panic!("{told:?}");
    };
    // As much beyond chance both ways, so the surer one first.
    assert_eq!(
        (first.with.as_slice(), first.then),
        ([product(0)].as_slice(), product(1))
    );
    let counts = first.counts;
    assert_eq!(
        (counts.antecedent, counts.consequent, counts.both),
        (15, 17, 12)
    );
    assert!((counts.lift() - 12.0 * 40.0 / (15.0 * 17.0)).abs() < 1e-12);
    // The hypergeometric sum, by another program (Python); Benjamini and Hochberg leave two equal chances as they are.
    assert!((first.chance - CHANCE).abs() < 1e-9 && first.is_significant());
    assert_eq!(second.with, [product(1)]);
}

const CHANCE: f64 = 0.000_287_800_240_964_6;

#[test]
fn what_is_significant_hangs_on_the_correction_and_a_rule_has_as_many_products_as_are_wanted() {
    let history = forty();
    let first = |correction| {
        let ask = Together {
            correction,
            ..all(of(Basket::Day))
        };
        told(&history, ask).told[0].chance
    };
    // Two rules of equal chance: Bonferroni and Holm double it, Benjamini and Hochberg leave it.
    let expected = [
        (Correction::None, CHANCE),
        (Correction::Bonferroni, 2.0 * CHANCE),
        (Correction::Holm, 2.0 * CHANCE),
        (Correction::BenjaminiHochberg, CHANCE),
    ];
    for (correction, chance) in expected {
        assert!((first(correction) - chance).abs() < 1e-9, "{correction:?}");
    }
    let three = bought(&days(&repeated(&[(12, &[0, 1, 2]), (20, &[3])])));
    let lengths = |longest| {
        let ask = Together {
            longest,
            ..all(of(Basket::Day))
        };
        let told = told(&three, ask).told;
        told.iter().map(|rule| rule.with.len() + 1).max()
    };
    assert_eq!(
        (lengths(2), lengths(3), lengths(5)),
        (Some(2), Some(3), Some(3))
    );
}

#[test]
fn the_share_that_is_done_rises_until_the_rules_are_there() {
    let Some(real) = online_retail() else { return };
    let ask = Together {
        least: Some(30),
        ..all(of(Basket::Order))
    };
    let (mut analyst, mut draft) = (Analyst::new(real.clone()), Default::default());
    let mut shares = Vec::new();
    while ask.work(&mut analyst, &mut draft).is_none() {
        shares.extend(ask.share(&draft));
    }
    assert!(shares.len() > 2, "{shares:?}");
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)));
}

#[test]
fn what_counts_as_a_basket_and_as_an_item_is_chosen() {
    let mut history = forty();
    for number in 0..3 {
        let category = if number == 1 { "" } else { "Bags" };
        let product = Product {
            code: format!("P{number}"),
            category: category.into(),
            ..Product::default()
        };
        let edit = Command::EditProduct(ProductId::from_index(number), product);
        history.apply(edit).unwrap();
    }
    let baskets = |of| told(&history, all(of)).baskets;
    assert_eq!(baskets(of(Basket::Order)), 52);
    assert_eq!(baskets(of(Basket::Customer)), 1);
    let (first, last) = (on(10), on(19));
    assert_eq!(
        baskets(BasketsOf {
            first,
            last,
            ..of(Basket::Day)
        }),
        10
    );
    // The product without a category is no item: 5 days had nothing else.
    let level = Level::Category;
    let by_category = told(
        &history,
        all(BasketsOf {
            level,
            ..of(Basket::Day)
        }),
    );
    assert_eq!((by_category.baskets, by_category.filled), (35, 0));
}

#[test]
fn of_the_rules_of_one_set_the_strongest_is_left_and_no_redundant_one() {
    // Whoever takes 0 and 1 takes 2, but whoever takes 0 alone does so as surely.
    let history = bought(&days(&repeated(&[
        (10, &[0, 1, 2]),
        (10, &[0, 2]),
        (30, &[3]),
        (10, &[1, 3]),
    ])));
    let all = all(of(Basket::Day));
    let rules = |ask: Together| -> Vec<(Vec<usize>, usize)> {
        let told = told(&history, ask).told.into_iter();
        let index = |ids: Vec<ProductId>| ids.into_iter().map(ProductId::index).collect();
        told.map(|rule| (index(rule.with), rule.then.index()))
            .collect()
    };
    assert!(rules(all).contains(&(vec![0, 1], 2)));
    let not_redundant = rules(Together {
        not_redundant: true,
        ..all
    });
    assert!(!not_redundant.contains(&(vec![0, 1], 2)) && not_redundant.contains(&(vec![0], 2)));
    let once = rules(Together {
        not_redundant: true,
        once: true,
        ..all
    });
    let pair = |(with, then): &&(Vec<usize>, usize)| {
        matches!((with.as_slice(), then), ([0], 2) | ([2], 0))
    };
    assert_eq!(not_redundant.iter().filter(pair).count(), 2);
    assert_eq!(once.iter().filter(pair).count(), 1);
    let about = Some(product(3));
    assert!(
        rules(Together {
            about,
            confidence: Some(0.1),
            ..all
        })
        .iter()
        .all(|(with, then)| with.contains(&3) || *then == 3)
    );
    let most = Together { most: 2, ..all };
    assert_eq!(rules(most), rules(all)[..2]);
    assert_eq!(told(&history, most).kept as usize, rules(all).len());
}

#[test]
fn what_is_proposed_begins_at_five_baskets_and_at_half() {
    let open = Together {
        least: None,
        confidence: None,
        ..all(of(Basket::Day))
    };
    let small = told(&forty(), open);
    // Two rules are fewer than enough at every confidence, so the lowest.
    assert_eq!((small.least, small.confidence), (5, 0.1));
    let Some(real) = online_retail() else { return };
    let real = told(
        real,
        Together {
            of: of(Basket::Order),
            ..open
        },
    );
    assert!(
        real.least > 5 && real.frequent <= 5_000,
        "{} {}",
        real.least,
        real.frequent
    );
    assert!(steps().any(|step| step == real.least));
    assert_eq!(real.confidence, 0.5);
    assert_eq!(real.baskets, 19_773);
}

#[test]
fn a_set_of_three_names_its_price_and_who_lacks_one() {
    let mut rows = Vec::new();
    for customer in 0..6 {
        rows.extend([0, 1, 2].map(|item| (customer, 1, item)));
    }
    rows.extend([(6, 2, 0), (6, 3, 1), (7, 4, 0), (7, 5, 2), (8, 6, 0)]);
    rows.extend((10..30).map(|customer| (customer, 1, 3)));
    let told = sets(&bought(&rows), of(Basket::Customer));
    let [set] = told.told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(told.all, 1);
    assert_eq!(set.items, [0, 1, 2].map(product));
    assert_eq!((set.count, set.lack_one), (6, 2));
    assert_eq!(set.price, Some(Price::parse(b"30").unwrap().0));
    // 9, 7 and 7 of 29 customers.
    assert!((set.by_chance - 9.0 * 7.0 * 7.0 / (29.0 * 29.0)).abs() < 1e-9);
    let nearly: Vec<(usize, usize)> = set
        .nearly
        .iter()
        .map(|one| (one.customer.index(), one.missing.index()))
        .collect();
    // Who bought of it last comes first; who bought only one of it lacks more than one.
    assert_eq!(nearly, [(7, 1), (6, 2)]);
}

#[test]
fn a_book_without_goods_has_nothing_together() {
    let told = told(
        &History::default(),
        Together {
            least: None,
            confidence: None,
            ..all(of(Basket::Order))
        },
    );
    assert_eq!((told.baskets, told.rules, told.kept), (0, 0, 0));
    assert!(sets(&History::default(), of(Basket::Order)).told.is_empty());
}

#[test]
fn rules_that_lead_to_the_same_stand_in_one_group() {
    let rule = |with: &[usize], then: usize, both: u32| RuleTold {
        with: with.iter().map(|&item| product(item)).collect(),
        then: product(then),
        counts: Counts {
            baskets: 1_000,
            antecedent: 100,
            consequent: 100,
            both,
        },
        chance: 0.0,
        improvement: 0.5,
    };
    let rules = [
        rule(&[0], 8, 90),
        rule(&[1], 9, 80),
        rule(&[0, 2], 8, 70),
        rule(&[1], 8, 5),
        rule(&[3], 9, 60),
        rule(&[4], 7, 50),
    ];
    let grid = grid(&rules, 2, 2);
    assert_eq!(grid.rows, [8, 9].map(product));
    let groups: Vec<(Vec<ProductId>, u32)> = grid
        .columns
        .iter()
        .map(|group| (group.items.clone(), group.rules))
        .collect();
    // Whoever leads to 8 and whoever leads to 9; the only rule to 7 has no row.
    assert_eq!(
        groups,
        [
            ([1, 3].map(product).to_vec(), 3),
            ([0, 2].map(product).to_vec(), 2)
        ]
    );
    let cells: Vec<_> = grid
        .cells
        .iter()
        .map(|cell| {
            (
                cell.row,
                cell.column,
                cell.rules,
                cell.baskets,
                cell.strongest,
            )
        })
        .collect();
    assert_eq!(cells, [(0, 0, 1, 5, 3), (0, 1, 2, 90, 0), (1, 0, 2, 80, 1)]);
    assert!((grid.cells[1].lift - 9.0).abs() < 1e-9, "the upper of two");
}

fn some_ask() -> impl Strategy<Value = Together> {
    let basket = prop_oneof![
        Just(Basket::Order),
        Just(Basket::Day),
        Just(Basket::Customer)
    ];
    let least = prop::option::of(1u32..6);
    let confidence = prop::option::of(0.05..1.0f64);
    (
        basket,
        least,
        confidence,
        any::<[bool; 3]>(),
        2u8..5,
        0usize..6,
    )
        .prop_map(
            |(basket, least, confidence, [significant, not_redundant, once], longest, about)| {
                Together {
                    least,
                    confidence,
                    longest,
                    significant,
                    not_redundant,
                    once,
                    about: (about < 4).then(|| product(about)),
                    ..all(of(basket))
                }
            },
        )
}

proptest! {
    #[test]
    fn what_was_asked_before_changes_no_answer(
        rows in prop::collection::vec((0usize..6, 0i32..9, 0usize..5), 1..80),
        asks in prop::collection::vec(some_ask(), 1..8),
        archived in 0usize..6,
    ) {
        let mut history = bought(&rows);
        let mut analyst = Analyst::new(history.clone());
        for (place, ask) in asks.iter().enumerate() {
            if place == 3 && archived < history.book().customers().len() {
                let archive = Command::ArchiveCustomer(CustomerId::from_index(archived), true);
                history.apply(archive.clone()).unwrap();
                analyst.follow(keepgold_core::codec::store::Record::Do(archive)).unwrap();
            }
            let told = ask.answer(&mut analyst);
            prop_assert_eq!(&told, &ask.answer(&mut Analyst::new(history.clone())));
            prop_assert!(told.rules >= told.significant && told.significant >= told.not_redundant && told.not_redundant >= told.once);
            prop_assert!(told.told.iter().all(|rule| rule.counts.confidence() >= told.confidence && rule.counts.both >= told.least));
        }
    }
}
