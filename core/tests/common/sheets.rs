//! Random books: rows of a sheet with judgements and rules.

use keepgold_core::book::*;
use keepgold_core::unit::{Day, Price, Quantity, Rate};
use proptest::prelude::*;

pub const CUSTOMERS: usize = 8;
pub const PRODUCTS: usize = 4;

#[derive(Debug, Clone)]
pub struct Row {
    pub customer: usize,
    pub day: i32,
    pub product: usize,
    pub quantity: i64,
    pub cents: i64,
}

#[derive(Debug, Clone)]
pub struct Sheet {
    pub rows: Vec<Row>,
    pub margins: Vec<i32>,
    pub judged: Vec<(usize, Evidence, f64)>,
    pub weights: Weights,
    pub rule: TierRule,
    pub months: u8,
    pub scale: AmountScale,
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

pub fn any_sheet() -> impl Strategy<Value = Sheet> {
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
        (
            1u8..=24,
            prop_oneof![Just(AmountScale::Share), Just(AmountScale::Rank)],
        ),
    )
        .prop_map(
            |(rows, margins, judged, weights, rule, (months, scale))| Sheet {
                rows,
                margins,
                judged,
                weights,
                rule,
                months,
                scale,
            },
        )
}

pub fn day(number: i32) -> Day {
    Day::from_number(15_000 + number).unwrap()
}

pub fn as_of() -> Day {
    day(650)
}

impl Sheet {
    /// The rules; the margin is 100 % where no cost is known.
    pub fn rules(&self) -> Rules {
        Rules {
            weights: self.weights,
            tier_rule: self.rule,
            window_months: self.months,
            scale: self.scale,
            hysteresis: Hysteresis::NONE,
        }
    }

    /// The book, with ids given in the order in which the rows name customers and products, and
    /// prices `scale` times as high.
    pub fn book(&self, scale: i64) -> Book {
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
                    until: None,
                    estimated: false,
                };
                Some((CustomerId::from_index(at), evidence, judgement))
            });
        let judged = judged.collect();
        let voided = Default::default();
        let settings = Settings {
            rules: self.rules(),
            ..Settings::default()
        };
        Book::from_parts(customers, products, orders, voided, judged, settings).unwrap()
    }
}

fn place<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl Fn() -> T) -> usize {
    all.iter().position(is).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    })
}
