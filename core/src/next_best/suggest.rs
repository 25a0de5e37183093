//! Whom to offer what: new products and those due again, with how likely they are bought, for how much, and why.

use serde::{Deserialize, Serialize};

use super::odds::Chance;
use super::terms::Terms;
use crate::book::{CustomerId, ProductId};
use crate::unit::{Day, Money};

/// Why a product is suggested: something the customer has.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Because {
    /// What the customer has.
    pub has: ProductId,
    /// Its share of what speaks for the suggestion, 0–1.
    pub share: f64,
    /// Customers who have it.
    pub buyers: u32,
    /// Of them, those who have the suggested product too.
    pub both: u32,
}

/// What a product that is likely bought would bring.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Worth {
    /// How likely the customer buys it within a quarter: as often as suggestions of this strength were bought in the
    /// quarter before. None where there were too few to say.
    pub chance: Option<Chance>,
    /// What the customer would likely pay for it on one day: what is usual for the product, times what the customer pays for
    /// products set against what is usual for them.
    pub amount: Money,
    /// What stays of a unit of money, where the product's cost is known.
    pub margin: Option<f64>,
}

impl Worth {
    pub(super) fn new(chance: Option<Chance>, terms: &Terms) -> Self {
        Self {
            chance,
            amount: terms.amount,
            margin: terms.margin,
        }
    }

    /// What it brings on average: chance × amount × margin, in currency units; none where the chance is not known.
    /// `usual` is the margin, 0–1, of products whose cost is not known.
    pub fn expected(&self, usual: f64) -> Option<f64> {
        Some(self.chance?.share * self.amount.to_f64() * self.margin.unwrap_or(usual))
    }
}

/// A new product for a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Which.
    pub product: ProductId,
    /// What it would bring.
    pub worth: Worth,
    /// The strongest reasons, the first before the second.
    pub because: Vec<Because>,
}

/// A product that a customer buys again and again and is due to buy now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DueAgain {
    /// Which.
    pub product: ProductId,
    /// What it would bring; the amount is what this customer usually pays for it.
    pub worth: Worth,
    /// Days on which it was bought.
    pub times: u32,
    /// The last of them.
    pub last: Day,
    /// Days that usually lie between two purchases.
    pub every: f64,
}

/// A customer to whom a product may be offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Who.
    pub customer: CustomerId,
    /// The product for it.
    pub suggestion: Suggestion,
}

/// The suggestions of a day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// By customer in the order of the book, the best first; none for who never bought.
    pub of_customers: Vec<Vec<Suggestion>>,
    /// Suggestions that were looked at to learn how likely they are bought.
    pub judged: u32,
}
