//! What each tier is owed and what serving costs (A4).

use serde::{Deserialize, Serialize};

use super::contact::ContactKind;
use super::refusal::{Field, Refusal};
use super::rules::Tier;
use super::text::{self, MAX_NOTE};
use super::warning_rules::WarningRules;
use crate::unit::{Money, Price};

/// Longest credit and longest gap between contacts in days: ten years.
const MAX_DAYS: u16 = 3_650;

/// The service standard 服务标准 of one tier.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standard {
    /// What customers of the tier can count on, in the user's words.
    pub policy: String,
    /// On which terms they buy, in the user's words.
    pub credit: String,
    /// Days they have for paying.
    pub credit_days: u16,
    /// Days between contacts as it should be, from 1.
    pub ideal_gap: u16,
    /// Days between contacts that must not be passed, at least the ideal ones.
    pub longest_gap: u16,
    /// What caring for one customer may cost in 12 months; nothing means that none is set.
    pub care_budget: Price,
}

impl Standard {
    fn check(&self) -> Result<(), Refusal> {
        text::check(Field::Policy, &self.policy, MAX_NOTE)?;
        text::check(Field::Credit, &self.credit, MAX_NOTE)?;
        let days = |fits, field| {
            if fits {
                Ok(())
            } else {
                Err(Refusal::OutOfRange { field })
            }
        };
        days(self.credit_days <= MAX_DAYS, Field::Credit)?;
        days((1..=MAX_DAYS).contains(&self.ideal_gap), Field::Gap)?;
        days(
            (self.ideal_gap..=MAX_DAYS).contains(&self.longest_gap),
            Field::Gap,
        )?;
        days(self.care_budget.millionths() >= 0, Field::Budget)
    }
}

/// Something that costs us work for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Serving {
    /// A contact of this kind.
    Contact(ContactKind),
    /// An order that brings goods.
    Order,
    /// An order, or a part of one, that takes goods back.
    Return,
}

impl Serving {
    /// All six, contacts first.
    pub const ALL: [Self; 6] = [
        Self::Contact(ContactKind::Visit),
        Self::Contact(ContactKind::Call),
        Self::Contact(ContactKind::Message),
        Self::Contact(ContactKind::Support),
        Self::Order,
        Self::Return,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::Contact(kind) => kind.index(),
            Self::Order => 4,
            Self::Return => 5,
        }
    }
}

/// What each kind of serving costs, once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rates([Price; 6]);

impl Rates {
    /// The rate of one kind; nothing where it is not set.
    pub const fn get(&self, of: Serving) -> Price {
        self.0[of.index()]
    }

    /// The same with another rate for one kind.
    #[must_use]
    pub const fn with(mut self, of: Serving, rate: Price) -> Self {
        self.0[of.index()] = rate;
        self
    }

    /// Whether any rate is set: without one nothing can be said of costs.
    pub fn are_set(&self) -> bool {
        self.0.iter().any(|rate| rate.millionths() > 0)
    }

    /// What so many of one kind cost.
    pub const fn cost(&self, of: Serving, count: u32) -> Money {
        Money::from_nanos(self.get(of).millionths() as i128 * 1_000 * count as i128)
    }
}

/// The service of a book: a standard for each tier and the rates of serving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    /// In the order of [`Tier::ALL`].
    pub standards: [Standard; 4],
    /// What serving costs.
    pub rates: Rates,
    /// When a customer is warned about.
    #[serde(skip_serializing_if = "WarningRules::are_usual")]
    pub warnings: WarningRules,
}

impl Default for Service {
    /// Gaps from a fortnight for VIPs to half a year for small customers, 60 to no days of credit;
    /// no texts, budgets or rates.
    fn default() -> Self {
        let standard = |credit_days, ideal_gap, longest_gap| Standard {
            credit_days,
            ideal_gap,
            longest_gap,
            ..Standard::default()
        };
        Self {
            standards: [
                standard(60, 14, 30),
                standard(45, 30, 60),
                standard(30, 90, 180),
                standard(0, 180, 365),
            ],
            rates: Rates::default(),
            warnings: WarningRules::default(),
        }
    }
}

impl Service {
    /// The standard of a tier.
    pub const fn standard(&self, tier: Tier) -> &Standard {
        &self.standards[tier.index()]
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        self.standards.iter().try_for_each(Standard::check)?;
        self.warnings.check()?;
        if self.rates.0.iter().all(|rate| rate.millionths() >= 0) {
            Ok(())
        } else {
            Err(Refusal::OutOfRange { field: Field::Rate })
        }
    }
}
