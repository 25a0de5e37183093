//! The book: customers, products, orders, judgements and settings, and the one way to change them.
//!
//! Must not know files, storage, scores or screens. Whatever changes a book is a [`Command`] with
//! an inverse; undo, redo, the journal and the audit trail all come from that.

mod change;
mod command;
mod customer;
mod evidence;
mod history;
mod hysteresis;
mod judgement;
mod orders;
mod product;
mod refusal;
mod settings;
mod stamp;
mod text;

pub use change::Change;
pub use command::{Command, ImportBatch, Label};
pub use customer::{Customer, CustomerId, CustomerKind};
pub use evidence::{Evidence, Indicator};
pub use history::{History, Step};
pub use hysteresis::Hysteresis;
pub use judgement::Judgement;
pub use orders::{Line, MAX_LINES, Order, OrderColumns, OrderId, Orders};
pub use product::{Cost, Product, ProductId, ProductKind};
pub use refusal::{Field, Refusal};
pub use settings::{Settings, Tier, TierRule, Weights};
pub use stamp::Stamp;
pub use text::{MAX_NAME, MAX_NOTE, MAX_TAGS, MAX_WORD};

use std::collections::{BTreeMap, BTreeSet};

use crate::unit::Day;

/// Everything a person's own data consist of. Derived values are never stored in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    customers: Vec<Customer>,
    products: Vec<Product>,
    orders: Orders,
    voided: BTreeSet<OrderId>,
    judgements: BTreeMap<(CustomerId, Evidence), Judgement>,
    settings: Settings,
}

impl Book {
    /// Puts a book together from parts that came from outside (storage, a backup, a link).
    ///
    /// # Errors
    /// [`Refusal`] when a part breaks a rule that commands keep: a text too long, a code twice,
    /// a reference to nothing, a merge in a circle.
    pub fn from_parts(
        customers: Vec<Customer>,
        products: Vec<Product>,
        orders: Orders,
        voided: BTreeSet<OrderId>,
        judgements: Vec<(CustomerId, Evidence, Judgement)>,
        settings: Settings,
    ) -> Result<Self, Refusal> {
        settings.check()?;
        customer::check_all(&customers)?;
        product::check_all(&products)?;
        orders.check_references(customers.len(), products.len())?;
        if voided.last().is_some_and(|id| id.index() >= orders.len()) {
            return Err(Refusal::UnknownOrder);
        }
        let mut kept = BTreeMap::new();
        for (customer, evidence, judgement) in judgements {
            judgement.check(evidence)?;
            if customer.index() >= customers.len() {
                return Err(Refusal::UnknownCustomer);
            }
            kept.insert((customer, evidence), judgement);
        }
        Ok(Self {
            customers,
            products,
            orders,
            voided,
            judgements: kept,
            settings,
        })
    }

    /// All customers in the order they came, archived and merged ones too; the index is the id.
    pub fn customers(&self) -> &[Customer] {
        &self.customers
    }

    /// All products in the order they came, archived and merged ones too; the index is the id.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// All orders with their lines, voided ones too.
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// The orders taken out by hand.
    pub fn voided(&self) -> &BTreeSet<OrderId> {
        &self.voided
    }

    /// Every judgement, by customer and evidence.
    pub fn judgements(&self) -> &BTreeMap<(CustomerId, Evidence), Judgement> {
        &self.judgements
    }

    /// The rules and units of this book.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The customer with this id.
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id.index())
    }

    /// The product with this id.
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products.get(id.index())
    }

    /// The customer that this one was merged into, followed to the end; itself when it was not.
    pub fn customer_root(&self, id: CustomerId) -> CustomerId {
        follow(id, |id| self.customer(id)?.merged_into)
    }

    /// The product that this one was merged into, followed to the end; itself when it was not.
    pub fn product_root(&self, id: ProductId) -> ProductId {
        follow(id, |id| self.product(id)?.merged_into)
    }

    /// The judgement of this evidence for this customer.
    pub fn judgement(&self, customer: CustomerId, evidence: Evidence) -> Option<&Judgement> {
        self.judgements.get(&(customer, evidence))
    }

    /// The day that scores look back from: the one that was set, else that of the last order.
    pub fn as_of(&self) -> Option<Day> {
        self.settings.as_of.or_else(|| {
            let kept = |index: &usize| !self.voided.contains(&OrderId::from_index(*index));
            (0..self.orders.len())
                .filter(kept)
                .map(|i| self.orders.day(OrderId::from_index(i)))
                .max()
        })
    }
}

/// Follows a chain of merges; commands keep it free of circles.
fn follow<Id: Copy>(start: Id, next: impl Fn(Id) -> Option<Id>) -> Id {
    let mut id = start;
    while let Some(into) = next(id) {
        id = into;
    }
    id
}

#[cfg(test)]
mod tests;
