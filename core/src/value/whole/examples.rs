//! Service standards to begin with (A4): examples of three kinds of firm, with budgets that fit the book.

use crate::book::{Standard, Tier};
use crate::unit::Price;
use crate::value::tiers::assess::Assessment;

/// A kind of firm whose service standards serve as an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleService {
    /// Sells goods in quantity and visits its customers.
    Distributor,
    /// Sells software or machines and stands by them.
    Support,
    /// Sells small things to many, by telephone and online.
    OfficeSupply,
}

/// Ideal and longest gap between contacts, days of credit, care budget in tenths of a percent of sales.
type Row = (u16, u16, u16, u16);

impl ExampleService {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Distributor, Self::Support, Self::OfficeSupply];

    /// By tier, VIP first.
    const fn rows(self) -> [Row; 4] {
        match self {
            Self::Distributor => [
                (14, 21, 60, 20),
                (30, 45, 45, 15),
                (60, 90, 30, 10),
                (180, 365, 0, 0),
            ],
            Self::Support => [
                (7, 14, 30, 30),
                (14, 30, 30, 20),
                (60, 90, 14, 10),
                (180, 365, 0, 0),
            ],
            Self::OfficeSupply => [
                (30, 45, 45, 20),
                (60, 90, 30, 10),
                (120, 180, 14, 5),
                (365, 730, 0, 0),
            ],
        }
    }

    /// The care budget of a tier as a share of what its customers buy.
    pub fn budget_share(self, tier: Tier) -> f64 {
        let (.., share) = self.rows()[tier.index()];
        f64::from(share) / 1_000.0
    }

    /// The standards with their policies in words, VIP first. The budget of a tier is a share of what its customers
    /// bought on average in the window, scaled to 12 months and rounded to two figures; none where nobody bought.
    pub fn standards(
        self,
        policies: [String; 4],
        assessment: &Assessment,
        window_months: u8,
    ) -> [Standard; 4] {
        let mut policies = policies.into_iter();
        let rows = self.rows();
        Tier::ALL.map(|tier| {
            let (ideal_gap, longest_gap, credit_days, _) = rows[tier.index()];
            let total = assessment.total(tier);
            let a_year = total.net_sales.to_f64() * 12.0 / f64::from(window_months.max(1));
            let average = a_year / f64::from(total.count.max(1));
            Standard {
                policy: policies.next().unwrap_or_default(),
                credit: String::new(),
                credit_days,
                ideal_gap,
                longest_gap,
                care_budget: rounded(average * self.budget_share(tier)),
            }
        })
    }
}

/// An amount in currency units as a price of two figures; nothing for one below nothing or beyond all prices.
fn rounded(units: f64) -> Price {
    if units < 1.0 {
        return Price::default();
    }
    let step = 10_f64.powf(units.log10().floor() - 1.0).max(1.0);
    let millionths = (units / step).round() * step * 1e6;
    Price::from_millionths(millionths as i64).unwrap_or_default()
}
