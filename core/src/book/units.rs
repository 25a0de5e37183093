//! The units of a book: in what its amounts are, and what stands in where the data say nothing. No rule: a change of
//! them is not kept with a day, and where they count, they count for the past too.

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};
use crate::unit::{Day, Rate};

/// The units of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Units {
    /// ISO 4217 code of the one currency of the book, such as CNY or GBP; empty while none is chosen. No score reads it.
    #[serde(with = "currency_code")]
    pub currency: String,
    /// Margin that stands in where a product's cost is unknown. The whole price, 100 %, says that none is known: what
    /// is sold then counts as it is. See [`Self::usual_margin`].
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
            currency: String::new(),
            default_margin: Rate::ONE,
            as_of: None,
        }
    }
}

impl Units {
    /// The margin that stands in where a cost is unknown; none while none is known.
    pub fn usual_margin(&self) -> Option<Rate> {
        (self.default_margin != Rate::ONE).then_some(self.default_margin)
    }

    /// The same with another usual margin; none says that none is known.
    #[must_use]
    pub fn with_usual_margin(self, margin: Option<Rate>) -> Self {
        Self {
            default_margin: margin.unwrap_or(Rate::ONE),
            ..self
        }
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        if !self.currency.is_empty() && !is_currency(&self.currency) {
            return Err(Refusal::OutOfRange {
                field: Field::Currency,
            });
        }
        Ok(())
    }
}

/// The stored form of a currency: ISO 4217 has a code for none, which older versions take as any other.
pub(super) mod currency_code {
    use serde::{Deserialize, Deserializer, Serializer};

    const NONE: &str = "XXX";

    pub fn serialize<S: Serializer>(currency: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(if currency.is_empty() { NONE } else { currency })
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        let code = String::deserialize(deserializer)?;
        Ok(if code == NONE { String::new() } else { code })
    }
}
