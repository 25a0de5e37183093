//! Whom to offer which product: for all customers, for one, and the other way round.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{CustomerId, Tables};
use crate::next_best::{DueAgain, Gap, Shelf, Suggestion, Suggestions, WhiteSpace};
use crate::unit::Day;

/// Asks for the best new products of every customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggest {
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// At most so many for each customer.
    pub most: u8,
}

impl Question for Suggest {
    type Answer = Suggestions;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Suggestions> {
        let adviser = analyst.adviser(self.as_of)?;
        Some(adviser.suggestions(self.most.into()))
    }
}

/// Asks for the products that every customer buys again and again and is due to buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueOf {
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// At most so many for each customer.
    pub most: u8,
}

impl Question for DueOf {
    /// By customer in the order of the book, the likeliest first.
    type Answer = Vec<Vec<DueAgain>>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<Vec<DueAgain>>> {
        let adviser = analyst.adviser(self.as_of)?;
        let due = |customer| adviser.due_for(customer, self.most.into());
        Some(adviser.purchases().ids().map(due).collect())
    }
}

/// Asks what to offer one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestTo {
    /// Whom.
    pub customer: CustomerId,
    /// The day: what is bought later is not known.
    pub as_of: Day,
    /// At most so many new products, and as many due again.
    pub most: u8,
}

/// What to offer one customer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OfferTo {
    /// What it never bought, the best first.
    pub new: Vec<Suggestion>,
    /// What it buys again and is due to buy, the likeliest first.
    pub due: Vec<DueAgain>,
    /// What customers alike buy and it does not, the largest first.
    pub gaps: Vec<(Shelf, Gap)>,
}

impl Question for SuggestTo {
    type Answer = OfferTo;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<OfferTo> {
        let adviser = analyst.adviser(self.as_of)?;
        let (book, purchases) = (analyst.history().book(), adviser.purchases());
        Some(OfferTo {
            gaps: WhiteSpace::of_customer(book, purchases, self.as_of, self.customer),
            new: adviser.new_for(self.customer, self.most.into()),
            due: adviser.due_for(self.customer, self.most.into()),
        })
    }
}
