//! The indicators and their pieces of evidence by name.

use serde::{Deserialize, Serialize};

/// One of the four indicators of customer value (A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// 客户利润.
    Profit,
    /// 客户潜力.
    Potential,
    /// 客户生命周期.
    LifeCycle,
    /// 客户忠诚度.
    Loyalty,
}

impl Indicator {
    /// All four, in the order in which weights stand.
    pub const ALL: [Self; 4] = [
        Self::Profit,
        Self::Potential,
        Self::LifeCycle,
        Self::Loyalty,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A fact about a customer that an indicator rests on; a person may judge it instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Contribution margin in the window, in currency units.
    Contribution,
    /// Cost to serve in the window, in currency units.
    CostToServe,
    /// Concessions given in the window, in currency units.
    Concessions,
    /// What the customer spends in our categories in a window, with anybody, in currency units.
    Wallet,
    /// Growth of sales between the two halves of the window, −1 to 1.
    Growth,
    /// Expected purchases in the coming window, in currency units.
    ExpectedPurchases,
    /// Months since the first purchase.
    Tenure,
    /// Direction of the last months against the customer's own level, −1 to 1.
    Momentum,
    /// Expected remaining life in months.
    RemainingLife,
    /// Days since the last purchase as a multiple of the customer's own rhythm.
    Recency,
    /// Evenness of the gaps between purchases, 0 to 1.
    Regularity,
    /// Our share of the customer's wallet, 0 to 1.
    ShareOfWallet,
    /// Customers that came by this one's word, a count.
    Referrals,
    /// Satisfaction, 0 to 100.
    Satisfaction,
    /// Contract standing, 0 (none) to 100 (long and kept).
    Contract,
}

impl Evidence {
    /// All, by indicator.
    pub const ALL: [Self; 15] = [
        Self::Contribution,
        Self::CostToServe,
        Self::Concessions,
        Self::Wallet,
        Self::Growth,
        Self::ExpectedPurchases,
        Self::Tenure,
        Self::Momentum,
        Self::RemainingLife,
        Self::Recency,
        Self::Regularity,
        Self::ShareOfWallet,
        Self::Referrals,
        Self::Satisfaction,
        Self::Contract,
    ];

    /// The indicator that rests on it.
    pub const fn indicator(self) -> Indicator {
        match self {
            Self::Contribution | Self::CostToServe | Self::Concessions => Indicator::Profit,
            Self::Wallet | Self::Growth | Self::ExpectedPurchases => Indicator::Potential,
            Self::Tenure | Self::Momentum | Self::RemainingLife => Indicator::LifeCycle,
            Self::Recency
            | Self::Regularity
            | Self::ShareOfWallet
            | Self::Referrals
            | Self::Satisfaction
            | Self::Contract => Indicator::Loyalty,
        }
    }

    /// Least and greatest value a person can set, in the evidence's own unit.
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Contribution => (-1e12, 1e12),
            Self::CostToServe | Self::Concessions | Self::Wallet | Self::ExpectedPurchases => {
                (0.0, 1e12)
            }
            Self::Growth | Self::Momentum => (-1.0, 1.0),
            Self::Tenure | Self::RemainingLife => (0.0, 1200.0),
            Self::Recency | Self::Referrals => (0.0, 1000.0),
            Self::Regularity | Self::ShareOfWallet => (0.0, 1.0),
            Self::Satisfaction | Self::Contract => (0.0, 100.0),
        }
    }
}
