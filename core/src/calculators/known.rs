//! What the book knows of a customer that a calculator asks for, so that one reckons with a real case.

use crate::book::{Book, Evidence, Judgement};
use crate::value::{CustomerFacts, Facts};

/// A figure that the book may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Net sales of twelve months.
    SalesYear,
    /// What is left of them after the costs that are known, with the usual margin where none is.
    MarginYear,
    /// That as a share of net sales, 0–1.
    MarginShare,
    /// Net sales of a purchase, on average.
    UsualPurchase,
    /// What the customer buys in a year from anybody, as a person judged it.
    Wallet,
    /// How satisfied it is, 0–10, as a person judged it.
    Satisfaction,
    /// Months since the first purchase, in years.
    YearsSoFar,
}

impl Known {
    /// The figure of a customer; none where the book cannot tell.
    pub fn of(self, book: &Book, facts: &Facts, row: &CustomerFacts) -> Option<f64> {
        let year = |amount| in_a_year(book, amount);
        let sales = row.window_sales.to_f64();
        let left = || row.contribution(book.units().default_margin).to_f64();
        let judged = |evidence| {
            let judgement = holding(book, facts, row, evidence)?;
            (!judgement.estimated).then(|| judgement.value())
        };
        match self {
            Self::SalesYear => (row.window_purchases > 0).then(|| year(sales)),
            Self::MarginYear => (row.window_purchases > 0).then(|| year(left())),
            Self::MarginShare => (sales > 0.0).then(|| (left() / sales).clamp(0.0, 1.0)),
            Self::UsualPurchase => {
                (row.window_purchases > 0).then(|| sales / f64::from(row.window_purchases))
            }
            Self::Wallet => judged(Evidence::Wallet).map(year),
            Self::Satisfaction => judged(Evidence::Satisfaction).map(|satisfied| satisfied / 10.0),
            Self::YearsSoFar => {
                let days = row.last?.days_since(row.first?);
                (days > 0).then(|| f64::from(days) / 365.25)
            }
        }
    }
}

/// An amount of the window as one of twelve months.
pub(super) fn in_a_year(book: &Book, amount: f64) -> f64 {
    amount * 12.0 / f64::from(book.rules().window_months)
}

/// The judgement of a customer that holds on the day of the facts, be it a person's or an entered estimate.
pub(super) fn holding<'a>(
    book: &'a Book,
    facts: &Facts,
    row: &CustomerFacts,
    evidence: Evidence,
) -> Option<&'a Judgement> {
    let judgement = book.judgement(row.customer, evidence)?;
    judgement
        .expired(facts.window().as_of)
        .is_none()
        .then_some(judgement)
}
