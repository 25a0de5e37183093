//! A product, or a charge that is none, as a record.

use serde::{Deserialize, Serialize};

use super::customer::{check_merges, check_unique};
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_WORD};
use crate::unit::{Price, Rate};

/// The place of a product in the book; stable for the book's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductId(u32);

impl ProductId {
    /// The id of the product at this index; indexes past `u32` are held at its end, where nothing lies.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Index into [`super::Book::products`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Whether a line is about goods or about money around them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Goods or services that customers buy.
    #[default]
    Goods,
    /// Postage, fees, discounts, manual corrections: counted in sales, never as a product.
    Charge,
}

/// What a product costs us, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// Not known: the book's default margin stands in, and the working says so.
    #[default]
    Unknown,
    /// Cost of one unit.
    Unit(Price),
    /// Margin as a share of the selling price.
    Margin(Rate),
}

/// A product or a charge.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Product {
    /// The user's own code; unique among products unless empty.
    #[serde(default)]
    pub code: String,
    /// Name as written; may be empty where a file has only codes, but not together with `code`.
    #[serde(default)]
    pub name: String,
    /// Product line or category.
    #[serde(default)]
    pub category: String,
    /// Unit of the quantity, such as piece or kg.
    #[serde(default)]
    pub unit: String,
    /// Cost or margin.
    #[serde(default)]
    pub cost: Cost,
    /// Goods or charge.
    #[serde(default)]
    pub kind: ProductKind,
    /// Out of the lists, kept with all its history.
    #[serde(default)]
    pub archived: bool,
    /// The product this record turned out to be.
    #[serde(default)]
    pub merged_into: Option<ProductId>,
}

impl Product {
    /// The name, or the code where there is none.
    pub fn title(&self) -> &str {
        if self.name.is_empty() {
            &self.code
        } else {
            &self.name
        }
    }

    /// Whether the product stands in lists: neither archived nor merged away.
    pub const fn is_listed(&self) -> bool {
        !self.archived && self.merged_into.is_none()
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.code.is_empty() {
            text::check_required(Field::Name, &self.name, MAX_NAME)?;
        }
        text::check(Field::Name, &self.name, MAX_NAME)?;
        text::check(Field::Code, &self.code, MAX_WORD)?;
        text::check(Field::Category, &self.category, MAX_WORD)?;
        text::check(Field::Unit, &self.unit, MAX_WORD)?;
        match self.cost {
            Cost::Unit(cost) if cost.millionths() < 0 => {
                Err(Refusal::OutOfRange { field: Field::Cost })
            }
            _ => Ok(()),
        }
    }
}

/// Checks a whole table: each record, codes unique, merges that end.
pub(super) fn check_all(products: &[Product]) -> Result<(), Refusal> {
    products.iter().try_for_each(Product::check)?;
    check_unique(products.iter().map(|product| &product.code))?;
    check_merges(products.len(), |index| {
        products[index].merged_into.map(ProductId::index)
    })
}
