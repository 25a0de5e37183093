//! Offers 推荐: what was or is to be offered to a customer (H5), why, for how much, and what it said to that. Whether it
//! was bought then is told from the orders and never stored.

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::CustomerId;
use super::product::ProductId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NAME, MAX_NOTE, MAX_WORD};
use crate::unit::{Day, Price, Quantity, Rate};

/// One of the three growths.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum OfferKind {
    /// 交叉销售: a product that it does not buy yet, or buys again.
    #[default]
    CrossSell,
    /// 增量销售: a dearer product of a category that it buys, or a larger quantity.
    UpSell,
    /// 推荐销售: it is asked to name somebody who could become a customer.
    Referral,
}

impl OfferKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::CrossSell, Self::UpSell, Self::Referral];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Why something is offered. What [`Offer::has`], [`Offer::both`] and [`Offer::of`] count depends on it.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum OfferReason {
    /// It goes with a product that the customer has: of so many customers with that, so many have both.
    GoesWith,
    /// The customer buys it again and again and it is due.
    DueAgain,
    /// Customers alike buy it, or its category, and this one does not: of so many, so many.
    WhiteSpace,
    /// Customers alike went on to it from a product that this one has, or take more of it: of so many, so many.
    StepUp,
    /// The customer is satisfied and has been one for long.
    Loyal,
    /// Somebody's own idea.
    #[default]
    OwnIdea,
}

impl OfferReason {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::GoesWith,
        Self::DueAgain,
        Self::WhiteSpace,
        Self::StepUp,
        Self::Loyal,
        Self::OwnIdea,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Why a customer declined.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Declined {
    /// The price.
    Price,
    /// It has another supplier.
    OtherSupplier,
    /// It has no need of it.
    NoNeed,
    /// Not now.
    NotNow,
    /// Nobody knows.
    #[default]
    Unknown,
}

impl Declined {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Price,
        Self::OtherSupplier,
        Self::NoNeed,
        Self::NotNow,
        Self::Unknown,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// How far an offer is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// 待推荐: it is to be made.
    Open,
    /// 已推荐: it was made and waits for an answer.
    #[default]
    Made,
    /// 已接受: the customer said yes.
    Accepted,
    /// 已拒绝: the customer said no.
    Declined(Declined),
}

impl OfferState {
    /// Whether the customer was asked.
    pub const fn is_made(self) -> bool {
        !matches!(self, Self::Open)
    }

    /// Whether something is still to be done about it: making it, or hearing the answer.
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::Made)
    }
}

/// What is offered to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Offer {
    /// To whom. Those of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// Which growth it is for.
    pub kind: OfferKind,
    /// Which product: the dearer one or the one to take more of, for up-sell; none for a referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<ProductId>,
    /// Of how much, where more than usual is offered; above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// Whom a referral names, as far as that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub whom: String,
    /// Why.
    #[serde(default)]
    pub reason: OfferReason,
    /// The product of the customer's that speaks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has: Option<ProductId>,
    /// Customers counted by the reason that have what is offered.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub both: u32,
    /// Customers counted by the reason, at least [`Self::both`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub of: u32,
    /// What it comes to if it is bought, in currency units, as was reckoned on that day; 0 where nobody did.
    #[serde(default)]
    pub worth: Price,
    /// How likely it was bought within [`crate::next_best::HORIZON`] days, 0–1, as was reckoned on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chance: Option<Rate>,
    /// Who of ours makes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When it was made; while it is open, when it was noted.
    pub on: Day,
    /// How far it is.
    #[serde(default)]
    pub state: OfferState,
    /// What somebody has to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

const fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Offer {
    /// An idea of somebody's own: this product for this customer, made on a day, with nothing else known.
    pub fn of_product(customer: CustomerId, product: ProductId, on: Day) -> Self {
        Self {
            product: Some(product),
            kind: OfferKind::CrossSell,
            ..Self::referral(customer, on)
        }
    }

    /// A customer asked on a day to name somebody.
    pub fn referral(customer: CustomerId, on: Day) -> Self {
        Self {
            customer,
            kind: OfferKind::Referral,
            product: None,
            quantity: None,
            whom: String::new(),
            reason: OfferReason::OwnIdea,
            has: None,
            both: 0,
            of: 0,
            worth: Price::default(),
            chance: None,
            by: String::new(),
            on,
            state: OfferState::Made,
            note: String::new(),
        }
    }

    /// What it was to bring on average in currency units: chance times worth; none where the chance was not known.
    pub fn expected(&self) -> Option<f64> {
        Some(self.chance?.to_f64() * self.worth.millionths() as f64 / 1e6)
    }
}

impl Record for Offer {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, book: &Book) -> Result<(), Refusal> {
        text::check(Field::Whom, &self.whom, MAX_NAME)?;
        text::check(Field::By, &self.by, MAX_WORD)?;
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        let needs_product = self.kind != OfferKind::Referral;
        if needs_product != self.product.is_some() {
            return Err(Refusal::UnknownProduct);
        }
        let mut named = self.product.iter().chain(&self.has);
        if named.any(|&product| book.product(product).is_none()) {
            return Err(Refusal::UnknownProduct);
        }
        let out = |field| Err(Refusal::OutOfRange { field });
        if self.quantity.is_some_and(|much| much.thousandths() <= 0) {
            return out(Field::Quantity);
        }
        if self.worth.millionths() < 0 {
            return out(Field::Value);
        }
        let chances = 0..=1_000_000;
        if self
            .chance
            .is_some_and(|chance| !chances.contains(&chance.millionths()))
        {
            return out(Field::Chance);
        }
        if self.both > self.of {
            return Err(Refusal::DoesNotFit);
        }
        Ok(())
    }
}
