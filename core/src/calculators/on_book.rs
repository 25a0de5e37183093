//! The two inequalities (D3) over a book's own customers: the calculator of each, filled with a row for every customer
//! that the book can place, so that a field is cut and a move is named by one rule.

use super::known::{Known, holding, in_a_year};
use super::{Calculator, Line, Outcome, Sheet, loyal_not_valuable, market_share};
use crate::book::{Book, CustomerId, Evidence, Indicator};
use crate::sorting::sort_by;
use crate::value::{Assessment, Facts};

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inequality {
    /// A share of the market is not a share of each customer. Large are those that buy at least as much as the middle one,
    /// from anybody; ours are those of whose purchases half or more is ours.
    MarketShare,
    /// Loyal is not valuable. Loyal are those at least as loyal as the middle one by their score (A1); valuable are those
    /// that bring at least as much as one does on average.
    Loyalty,
}

/// What an inequality says of a book's customers.
#[derive(Debug, Clone, PartialEq)]
pub struct OnBook {
    /// Which.
    pub of: Inequality,
    /// What was filled in; amounts are of twelve months.
    pub sheet: Sheet,
    /// What it comes to.
    pub outcome: Outcome,
    /// Who stands in each row.
    pub customers: Vec<CustomerId>,
    /// Those of them whose wallet is an estimate that was entered, not a person's judgement.
    pub estimated: usize,
    /// Customers with orders that are in no field: no wallet of theirs is known, or no loyalty.
    pub left_out: usize,
}

/// What the customers in a field come to.
#[derive(Debug, Clone, PartialEq)]
pub struct InField {
    /// Who, the one that brings or buys most first.
    pub customers: Vec<CustomerId>,
    /// What they bring or buy from us in twelve months, in currency units.
    pub amount: f64,
    /// What they buy from others meanwhile; nothing where that is not asked.
    pub elsewhere: f64,
}

impl Inequality {
    /// The name of its calculator and concept.
    pub const fn name(self) -> &'static str {
        self.calculator().name
    }

    const fn calculator(self) -> &'static Calculator {
        match self {
            Self::MarketShare => &market_share::CALCULATOR,
            Self::Loyalty => &loyal_not_valuable::CALCULATOR,
        }
    }

    /// The inequality of a concept.
    pub fn of(concept: &str) -> Option<Self> {
        let all = [Self::MarketShare, Self::Loyalty];
        all.into_iter().find(|one| one.name() == concept)
    }

    /// The moves of its four fields by their names in the calculator's texts, as they stand in a picture: the upper left,
    /// the upper right, the lower left, the lower right.
    pub const fn moves(self) -> [&'static str; 4] {
        match self {
            Self::MarketShare => ["keep_simply", "guard", "no_effort", "win_more"],
            Self::Loyalty => ["win_over", "care", "let_go", "save"],
        }
    }

    /// Reckons. `facts` and `assessment` must be those of the book.
    pub fn on(self, book: &Book, facts: &Facts, assessment: &Assessment) -> OnBook {
        let mut placed = Vec::new();
        let (mut estimated, mut left_out) = (0, 0);
        for standing in assessment.standings() {
            let values = match self {
                Self::Loyalty => {
                    let score = standing.scores[Indicator::Loyalty.index()];
                    let profit = in_a_year(book, standing.profit.to_f64());
                    score.map(|score| vec![score / 100.0, profit])
                }
                Self::MarketShare => facts.get(standing.customer).and_then(|row| {
                    let wallet = holding(book, facts, row, Evidence::Wallet)?;
                    estimated += usize::from(wallet.estimated);
                    let ours = Known::SalesYear.of(book, facts, row).unwrap_or_default();
                    let wallet = in_a_year(book, wallet.value());
                    Some(vec![wallet, ours.max(0.0)])
                }),
            };
            match values {
                Some(values) => placed.push((standing.customer, values)),
                None => left_out += 1,
            }
        }
        // What brings most comes first in every field.
        sort_by(&mut placed, |a, b| b.1[1].total_cmp(&a.1[1]));
        let own = self.calculator();
        let mut sheet = own.form.start();
        match self {
            // No book knows its market; that of its customers is the least it can be.
            Self::MarketShare => sheet.values[0] = 0.0,
            Self::Loyalty => sheet.values = loyalty_cuts(&placed),
        }
        let line = |(_, values): &(CustomerId, Vec<f64>)| Line {
            name: String::new(),
            values: values.clone(),
        };
        sheet.rows = placed.iter().map(line).collect();
        OnBook {
            of: self,
            outcome: (own.work)(&sheet),
            sheet,
            customers: placed.into_iter().map(|(customer, _)| customer).collect(),
            estimated,
            left_out,
        }
    }
}

/// The loyalty of the middle customer, and what one brings on average.
fn loyalty_cuts(placed: &[(CustomerId, Vec<f64>)]) -> Vec<f64> {
    let mut scores: Vec<f64> = placed.iter().map(|(_, values)| values[0]).collect();
    sort_by(&mut scores, f64::total_cmp);
    let middle = scores.get(scores.len() / 2).copied().unwrap_or_default();
    let sum: f64 = placed.iter().map(|(_, values)| values[1]).sum();
    vec![middle, sum / placed.len().max(1) as f64]
}

impl OnBook {
    /// The customers in the field whose move has this name.
    pub fn field(&self, asks: &str) -> InField {
        let mut field = InField {
            customers: Vec::new(),
            amount: 0.0,
            elsewhere: 0.0,
        };
        let rows = self.customers.iter().zip(&self.sheet.rows);
        for ((customer, row), verdict) in rows.zip(&self.outcome.verdicts) {
            if *verdict == asks {
                field.customers.push(*customer);
                field.amount += row.values[1];
                if self.of == Inequality::MarketShare {
                    field.elsewhere += (row.values[0] - row.values[1]).max(0.0);
                }
            }
        }
        field
    }
}
