//! Tiers month by month.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{ContactKind, Rates, Rules, Serving, Tables};
use crate::unit::{Day, Price, Rate};
use crate::value::{TierHistory, TierHistoryWork};

/// Asks for the tiers at the end of every month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months {
    /// The rules, which need not be the book's own.
    pub rules: Rules,
    /// Margin where a product's cost is unknown.
    pub margin: Rate,
    /// The last day.
    pub as_of: Day,
    /// The book's rates of serving.
    pub rates: Rates,
}

impl Question for Months {
    type Answer = TierHistory;
    type Draft = Option<TierHistoryWork>;

    fn reads(&self) -> Tables {
        let read = Analyst::GATHERS | Tables::JUDGEMENTS;
        let contacts = ContactKind::ALL.map(Serving::Contact);
        // Contacts that cost nothing change no score.
        if contacts
            .into_iter()
            .any(|of| self.rates.get(of) > Price::default())
        {
            read | Tables::CONTACTS
        } else {
            read
        }
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Self::Draft) -> Option<TierHistory> {
        let book = analyst.history().book();
        draft
            .get_or_insert_with(|| {
                TierHistoryWork::start(book, &self.rules, self.margin, self.as_of)
            })
            .step(book)
    }
}
