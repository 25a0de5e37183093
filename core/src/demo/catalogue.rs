//! Products from a firm's catalogue.

use super::firm::{Catalogue, Category, Item};
use super::language::{Both, Language};
use crate::book::{Cost, Product, ProductKind};
use crate::unit::{Day, Price, Rate};

/// The charges, behind the goods.
const CHARGES: [(&str, Both); 2] = [
    ("FREIGHT", ("运费", "Freight")),
    ("REBATE", ("年度返利", "Annual rebate")),
];

/// Percent of a full month from which goods are in season.
const IN_SEASON: i64 = 130;
/// Days that must have passed since the end of a season before somebody counts as gone since.
const GONE: i32 = 120;

impl Catalogue {
    /// All goods by category, then the charges.
    pub fn products(&self, language: Language) -> Vec<Product> {
        let goods = self
            .items()
            .map(|(category, &(code, name, unit, price, cost, _))| Product {
                code: code.to_owned(),
                name: language.of(name),
                category: language.of(category.name),
                unit: language.of(unit),
                cost: cost_of(category, price * self.unit, cost),
                ..Product::default()
            });
        let charges = CHARGES.map(|(code, name)| Product {
            code: code.to_owned(),
            name: language.of(name),
            kind: ProductKind::Charge,
            ..Product::default()
        });
        goods.chain(charges).collect()
    }

    /// Where the freight stands in [`Self::products`].
    pub fn freight_place(&self) -> usize {
        self.items().count()
    }

    /// Where the yearly rebate stands in [`Self::products`].
    pub fn rebate_place(&self) -> usize {
        self.freight_place() + 1
    }

    /// The goods of a category: place in [`Self::products`], list price, usual quantity.
    pub fn goods(&self, category: usize) -> Vec<(usize, i64, i64)> {
        let before = self.categories[..category].iter();
        let first: usize = before.map(|category| category.items.len()).sum();
        let items = self.categories[category].items.iter();
        (first..)
            .zip(items)
            .map(|(place, item)| (place, item.3, item.5))
            .collect()
    }

    /// The end of the season in which a product sold on that day is bought, by the first month
    /// after it that is out of season; none for what is always bought.
    pub fn after_season(&self, product: usize, day: Day) -> Option<Day> {
        let (category, _) = self.items().nth(product)?;
        let sells = |ahead: i32| {
            let (_, month) = day.month().plus(ahead).civil();
            category.season[month as usize - 1]
        };
        let over = (1..12).find(|&ahead| sells(ahead) < IN_SEASON)?;
        (!self.season_ends.is_empty() && sells(0) >= IN_SEASON)
            .then(|| day.month().plus(over).first_day())
    }

    /// The end of the last season long enough ago that those who did not order since are gone.
    pub fn last_season(&self, as_of: Day) -> Option<Day> {
        let (year, _) = as_of.month().civil();
        [year - 1, year]
            .into_iter()
            .flat_map(|year| {
                let ends = self.season_ends.iter();
                ends.filter_map(move |&(month, day)| Day::from_civil(year, month, day))
            })
            .filter(|&end| as_of.days_since(end) >= GONE)
            .max()
    }

    fn items(&self) -> impl Iterator<Item = (&Category, &Item)> {
        self.categories
            .iter()
            .flat_map(|category| category.items.iter().map(move |item| (category, item)))
    }
}

/// One product's cost nobody knows; some have margins instead.
fn cost_of(category: &Category, millionths: i64, percent: i64) -> Cost {
    if percent == 0 {
        return Cost::Unknown;
    }
    let cost = if category.margins {
        Rate::from_percent(100 - percent as i32).map(Cost::Margin)
    } else {
        Price::from_millionths(millionths * percent / 100).map(Cost::Unit)
    };
    cost.unwrap_or_default()
}
