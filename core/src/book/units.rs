//! The units of a book: in what its amounts are, and what stands in where the data say nothing. No rule: a change of
//! them is not kept with a day, and where they count, they count for the past too.

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};
use crate::unit::{Day, Rate};

/// The units of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Units {
    /// ISO 4217 code of the one currency of the book, such as CNY or GBP. No score reads it.
    pub currency: String,
    /// Margin that stands in where a product's cost is unknown.
    pub default_margin: Rate,
    /// The day scores look back from; none means the day of the last order.
    pub as_of: Option<Day>,
}

/// Whether a text is three capital letters, as ISO 4217 writes currencies.
pub fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

impl Default for Units {
    fn default() -> Self {
        Self {
            currency: "CNY".to_owned(),
            default_margin: Rate::ONE,
            as_of: None,
        }
    }
}

impl Units {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if !is_currency(&self.currency) {
            return Err(Refusal::OutOfRange {
                field: Field::Currency,
            });
        }
        Ok(())
    }
}
