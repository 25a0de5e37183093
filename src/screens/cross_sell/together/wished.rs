//! What is wished, as the address says it: which baskets, which rules, in which order.

use crate::parts::filters::named;
use crate::places::Choices;
use crate::state::State;
use keepgold_core::basket::{Basket, Correction, Level, Measure};
use keepgold_core::book::{ProductId, Tables};
use keepgold_core::question::{BasketsOf, Bundles, Together as Ask};
use keepgold_core::unit::Day;

pub const BASKET: &str = "basket";
pub const BASKETS: [(Basket, &str); 3] = [
    (Basket::Order, "order"),
    (Basket::Day, "day"),
    (Basket::Customer, "customer"),
];
pub const ITEMS: &str = "items";
pub const LEVELS: [(Level, &str); 2] = [
    (Level::Product, "products"),
    (Level::Category, "categories"),
];
/// The months looked back over; none is the whole time.
pub const MONTHS: &str = "months";
pub const SPANS: [u8; 3] = [12, 6, 3];
/// The least number of baskets.
pub const LEAST: &str = "least";
/// The least confidence in percent.
pub const CONFIDENCE: &str = "confidence";
/// The product or category that rules are about, by its name or code.
pub const ITEM: &str = "item";
/// Most products of a rule.
pub const LONGEST: &str = "longest";
pub const LENGTHS: [u8; 4] = [5, 4, 3, 2];
/// How the chance of rules is corrected for their number.
pub const CORRECTION: &str = "correction";
pub const CORRECTIONS: [(Correction, &str); 4] = [
    (Correction::BenjaminiHochberg, "share"),
    (Correction::Holm, "holm"),
    (Correction::Bonferroni, "bonferroni"),
    (Correction::None, "none"),
];
pub const SORT: &str = "sort";
pub const SORTS: [(Measure, &str); 5] = [
    (Measure::Leverage, "extra"),
    (Measure::Confidence, "confidence"),
    (Measure::Support, "baskets"),
    (Measure::Lift, "lift"),
    (Measure::FisherP, "sure"),
];
/// The switches; each is on unless the address says [`OFF`].
pub const SIGNIFICANT: &str = "significant";
pub const NOT_REDUNDANT: &str = "short";
pub const ONCE: &str = "once";
pub const OFF: &str = "no";

/// What is wished.
#[derive(Clone, Debug, PartialEq)]
pub struct Wished {
    pub basket: Basket,
    pub level: Level,
    pub months: Option<u8>,
    pub least: Option<u32>,
    /// In percent.
    pub confidence: Option<u8>,
    pub longest: u8,
    pub correction: Correction,
    pub significant: bool,
    pub not_redundant: bool,
    pub once: bool,
    pub item: String,
    pub sort: Measure,
}

impl Wished {
    /// As the address says; what it says wrongly counts as unsaid.
    pub fn of(choices: Choices) -> Self {
        let number = |name| choices.get(name)?.parse::<u32>().ok();
        let is_on = |name| choices.get(name).as_deref() != Some(OFF);
        let months = number(MONTHS).and_then(|months| u8::try_from(months).ok());
        let length = |most: &u8| number(LONGEST) == Some(u32::from(*most));
        let percent = number(CONFIDENCE).filter(|percent| (1..=100).contains(percent));
        Self {
            basket: named(&BASKETS, choices.get(BASKET)).unwrap_or_default(),
            level: named(&LEVELS, choices.get(ITEMS)).unwrap_or_default(),
            months: months.filter(|months| SPANS.contains(months)),
            least: number(LEAST).filter(|&least| least > 1),
            confidence: percent.map(|percent| percent as u8),
            longest: LENGTHS.into_iter().find(length).unwrap_or(LENGTHS[0]),
            correction: named(&CORRECTIONS, choices.get(CORRECTION)).unwrap_or(CORRECTIONS[0].0),
            significant: is_on(SIGNIFICANT),
            not_redundant: is_on(NOT_REDUNDANT),
            once: is_on(ONCE),
            item: choices.get(ITEM).unwrap_or_default(),
            sort: named(&SORTS, choices.get(SORT)).unwrap_or(Measure::Leverage),
        }
    }

    /// The baskets up to a day.
    pub fn baskets(&self, last: Day) -> BasketsOf {
        let first = match self.months {
            Some(months) => last.plus_months(-i32::from(months)).plus_days(1),
            None => Day::FIRST,
        };
        BasketsOf {
            basket: self.basket,
            level: self.level,
            first,
            last,
        }
    }

    /// The question about rules; tracked.
    pub fn ask(&self, state: State, last: Day, most: u32) -> Ask {
        Ask {
            of: self.baskets(last),
            least: self.least,
            confidence: self.confidence.map(|percent| f64::from(percent) / 100.0),
            longest: self.longest,
            correction: self.correction,
            significant: self.significant,
            not_redundant: self.not_redundant,
            once: self.once,
            about: self.about(state),
            rank: self.sort,
            most,
        }
    }

    /// The question about sets.
    pub fn ask_sets(&self, last: Day, most: u32, customers: u32) -> Bundles {
        Bundles {
            of: self.baskets(last),
            least: self.least,
            most,
            customers,
        }
    }

    /// The product that rules are about, of a category the first in it; none where nothing bears the name. Tracked.
    pub fn about(&self, state: State) -> Option<ProductId> {
        if self.item.is_empty() {
            return None;
        }
        state.with_book(Tables::PRODUCTS, |book| {
            let mut products = book.products().iter();
            let place = match self.level {
                Level::Category => products.position(|product| product.category == self.item),
                Level::Product => products
                    .position(|product| product.code == self.item || product.title() == self.item),
            };
            let id = ProductId::from_index(place?);
            Some(match self.level {
                Level::Category => id,
                Level::Product => book.product_root(id),
            })
        })
    }

    /// Whether a name was given that nothing bears; tracked.
    pub fn is_unknown(&self, state: State) -> bool {
        !self.item.is_empty() && self.about(state).is_none()
    }
}
