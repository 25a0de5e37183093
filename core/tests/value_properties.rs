//! What holds for every book: ranges, sums, and that neither the order of rows nor the unit of the
//! currency matters. Knows only the public API.

#![allow(clippy::unwrap_used)] // A helper that unwraps fails the test it serves.

use std::collections::BTreeMap;

use keepgold_core::book::*;
use keepgold_core::unit::{Day, Price, Quantity, Rate};
use keepgold_core::value::*;
use proptest::prelude::*;

/// Sums of floats may differ from the rounded whole by this much.
const NEAR: f64 = 1e-6;

const CUSTOMERS: usize = 8;
const PRODUCTS: usize = 4;

#[derive(Debug, Clone)]
struct Row {
    customer: usize,
    day: i32,
    product: usize,
    quantity: i64,
    cents: i64,
}

#[derive(Debug, Clone)]
struct Sheet {
    rows: Vec<Row>,
    margins: Vec<i32>,
    judged: Vec<(usize, Evidence, f64)>,
    weights: Weights,
    rule: TierRule,
    months: u8,
}

fn any_row() -> impl Strategy<Value = Row> {
    (
        0..CUSTOMERS,
        0..700i32,
        0..PRODUCTS,
        prop_oneof![4 => 1..40i64, 1 => -20..0i64],
        0..5_000i64,
    )
        .prop_map(|(customer, day, product, quantity, cents)| Row {
            customer,
            day,
            product,
            quantity,
            cents,
        })
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let judged = (
        0..CUSTOMERS,
        prop::sample::select(Evidence::ALL.to_vec()),
        0f64..=1.0,
    )
        .prop_map(|(customer, evidence, at)| {
            let (least, most) = evidence.range();
            let (least, most) = (least.max(-1e4), most.min(1e4));
            (customer, evidence, least + at * (most - least))
        });
    let weights = prop::array::uniform3(0u16..=10_000).prop_map(|mut cuts| {
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        Weights::new([a, b - a, c - b, 10_000 - c]).unwrap()
    });
    let rule = prop_oneof![
        prop::array::uniform3(1u16..3_000).prop_map(TierRule::Pyramid),
        (1u16..300, 1u16..300, 1u16..300).prop_map(|(a, b, c)| TierRule::Score([
            a + b + c,
            a + b,
            a
        ])),
    ];
    (
        prop::collection::vec(any_row(), 0..60),
        prop::collection::vec(-20..=100i32, PRODUCTS),
        prop::collection::vec(judged, 0..6),
        weights,
        rule,
        1u8..=24,
    )
        .prop_map(|(rows, margins, judged, weights, rule, months)| Sheet {
            rows,
            margins,
            judged,
            weights,
            rule,
            months,
        })
}

fn day(number: i32) -> Day {
    Day::from_number(15_000 + number).unwrap()
}

fn as_of() -> Day {
    day(650)
}

impl Sheet {
    fn settings(&self) -> Settings {
        Settings {
            weights: self.weights,
            tier_rule: self.rule,
            window_months: self.months,
            ..Settings::default()
        }
    }

    /// The book, with ids given in the order in which the rows name customers and products, and
    /// prices `scale` times as high.
    fn book(&self, scale: i64) -> Book {
        let mut customers: Vec<Customer> = Vec::new();
        let mut products: Vec<Product> = Vec::new();
        let mut orders = Orders::default();
        for row in &self.rows {
            let code = format!("C{}", row.customer);
            let customer = place(
                &mut customers,
                |c| c.code == code,
                || Customer {
                    code: code.clone(),
                    ..Customer::default()
                },
            );
            let name = format!("P{}", row.product);
            let margin = self.margins[row.product];
            let product = place(
                &mut products,
                |p| p.code == name,
                || Product {
                    code: name.clone(),
                    cost: Rate::from_percent(margin).map_or(Cost::Unknown, Cost::Margin),
                    ..Product::default()
                },
            );
            let line = Line {
                product: ProductId::from_index(product),
                quantity: Quantity::from_thousandths(row.quantity * 1_000).unwrap(),
                price: Price::from_millionths(row.cents * 10_000 * scale).unwrap(),
            };
            let customer = Some(CustomerId::from_index(customer));
            orders.push("", customer, day(row.day), [line]).unwrap();
        }
        let judged = self
            .judged
            .iter()
            .filter_map(|&(customer, evidence, value)| {
                let code = format!("C{customer}");
                let at = customers.iter().position(|c| c.code == code)?;
                let money = matches!(
                    evidence,
                    Evidence::Contribution
                        | Evidence::CostToServe
                        | Evidence::Concessions
                        | Evidence::Wallet
                        | Evidence::ExpectedPurchases
                );
                let judgement = Judgement {
                    millionths: (value * 1e6) as i64 * if money { scale } else { 1 },
                    note: String::new(),
                    day: day(0),
                };
                Some((CustomerId::from_index(at), evidence, judgement))
            });
        let judged = judged.collect();
        let voided = Default::default();
        Book::from_parts(customers, products, orders, voided, judged, self.settings()).unwrap()
    }
}

fn place<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl Fn() -> T) -> usize {
    all.iter().position(is).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    })
}

fn assessed(book: &Book) -> (Facts, Assessment) {
    let facts = Facts::gather(book, as_of());
    let assessment = assess(book, &facts, book.settings());
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
    fn more_margin_never_lowers_the_profit_score(
        sheet in any_sheet(),
        customer in 0..CUSTOMERS,
        cents in 1i64..100_000,
    ) {
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
    fn reweighing_is_assessing_with_other_weights(sheet in any_sheet(), weights in any_sheet()) {
        let book = sheet.book(1);
        let facts = Facts::gather(&book, as_of());
        let mut reweighed = assess(&book, &facts, &sheet.settings());
        reweighed.reweigh(weights.weights, weights.rule);
        let settings = Settings {
            weights: weights.weights,
            tier_rule: weights.rule,
            ..sheet.settings()
        };
        prop_assert_eq!(&reweighed, &assess(&book, &facts, &settings));
        let moved = moves(&assess(&book, &facts, &sheet.settings()), &reweighed);
        prop_assert_eq!(&moved, &preview(&book, &facts, &sheet.settings(), &settings));
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
}
