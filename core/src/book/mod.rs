//! The book: customers, products, orders, judgements, records, service, rules and units, and the one way to change them.
//!
//! Whatever changes a book is a [`Command`] with
//! an inverse; undo, redo, the journal and the audit trail all come from that.

mod alarm_state;
mod change;
mod command;
mod contact;
mod customer;
mod customers_change;
mod evidence;
mod follow_up;
mod history;
mod hysteresis;
mod import_batch;
mod internal_question;
mod judgement;
mod kept;
mod masked;
mod offer;
mod orders;
mod past_rules;
mod person;
mod product;
mod raw;
mod reckoning;
mod record;
mod record_id;
mod record_read;
mod record_rows;
mod refusal;
mod rules;
mod service;
mod settings;
mod stamp;
mod tables;
mod text;
mod units;
mod warning_rules;

pub use alarm_state::{AlarmState, Cause, Handled};
pub use change::Change;
pub use command::{Command, Label};
pub use contact::{Contact, ContactKind, MAX_MINUTES, Outcome};
pub use customer::{Customer, CustomerId, CustomerKind, split_tags};
pub use customers_change::CustomersChange;
pub use evidence::{Evidence, Indicator};
pub use follow_up::{FollowUp, FollowUpState};
pub use history::{History, Step};
pub use hysteresis::Hysteresis;
pub use import_batch::ImportBatch;
pub use internal_question::{InternalQuestion, MAX_ASKED, WhyAsked};
pub use judgement::Judgement;
pub use kept::Kept;
pub use masked::Aliases;
pub use offer::{Declined, Offer, OfferKind, OfferReason, OfferState};
pub use orders::{Line, MAX_LINES, Order, OrderColumns, OrderId, Orders};
pub use past_rules::{MAX_PAST_RULES, PastRule};
pub(crate) use person::is_address;
pub use person::{Birthday, Calendar, Person};
pub use product::{Cost, Product, ProductId, ProductKind};
pub use raw::Raw;
pub(crate) use reckoning::are_figures;
pub use reckoning::{MAX_FIGURES, Reckoning};
pub use record::{AnyRecord, Log, Logs, NewRecords, RecordChange, RecordKind, Rows};
pub(crate) use record::{EachLog, Kind, ReadRows};
pub use record_id::RecordId;
pub use refusal::{Field, Refusal};
pub use rules::{AmountScale, Rules, Tier, TierRule, Weights};
pub use service::{Rates, Service, Serving, Standard};
pub use settings::Settings;
pub use stamp::Stamp;
pub use tables::{Epochs, Tables};
pub use text::{MAX_NAME, MAX_NOTE, MAX_TAGS, MAX_WORD};
pub use units::{Units, is_currency};
pub use warning_rules::{WarningRule, WarningRules};

use std::collections::{BTreeMap, BTreeSet};

use crate::unit::Day;
use past_rules::PastRules;
use record::Record;

/// Everything a person's own data consist of. Derived values are never stored in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    customers: Vec<Customer>,
    products: Vec<Product>,
    orders: Orders,
    voided: BTreeSet<OrderId>,
    judgements: BTreeMap<(CustomerId, Evidence), Judgement>,
    records: Logs,
    service: Service,
    rules: Rules,
    units: Units,
    past_rules: PastRules,
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
            rules: settings.rules,
            units: settings.units,
            ..Self::default()
        })
    }

    /// The same book with records that came from outside.
    ///
    /// # Errors
    /// [`Refusal`] when a record breaks a rule, stands twice, belongs to nobody of this book or refers to a record
    /// that is not there.
    pub fn with_records(
        mut self,
        records: impl IntoIterator<Item = RecordChange>,
    ) -> Result<Self, Refusal> {
        for rows in records {
            rows.load(&mut self)?;
        }
        Ok(self)
    }

    /// The same book with those records that fit it: for a damaged store, where some refer to what is missing.
    #[must_use]
    pub fn with_intact_records(mut self, records: impl IntoIterator<Item = RecordChange>) -> Self {
        for record in records.into_iter().flat_map(RecordChange::singly) {
            let _left_out_and_counted_by_the_caller = record.load(&mut self);
        }
        self
    }

    /// The same book with standards and rates that came from outside.
    ///
    /// # Errors
    /// [`Refusal`] when they break a rule.
    pub fn with_service(self, service: Service) -> Result<Self, Refusal> {
        service.check()?;
        Ok(Self { service, ..self })
    }

    /// The same book with past rules that came from outside, the oldest first.
    ///
    /// # Errors
    /// [`Refusal`] when their days do not rise, they are too many or one breaks a rule.
    pub fn with_past_rules(self, rules: Vec<PastRule>) -> Result<Self, Refusal> {
        Ok(Self {
            past_rules: PastRules::new(rules)?,
            ..self
        })
    }

    /// The same book with no past rule that ends after today. A backup made by a clock that runs ahead can hold
    /// such rules; they count as ended today.
    #[must_use]
    pub fn with_past_rules_ended_by(mut self, today: Day) -> Self {
        if self.past_rules.iter().any(|rule| rule.ended > today) {
            let rule = PastRule {
                rules: self.rules.clone(),
                ended: today,
            };
            let log = self.past_rules.end(rule, |day| self.has_order_after(day));
            // The log asks only for changes that fit it.
            let made = Change::make_all(log, &mut self);
            debug_assert!(made.is_ok(), "the log of rules refused its own changes");
        }
        self
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

    /// The judgements on this record alone, by evidence; found without looking at others.
    pub fn judgements_of(
        &self,
        customer: CustomerId,
    ) -> impl Iterator<Item = (Evidence, &Judgement)> {
        let [first, .., last] = Evidence::ALL;
        let own = self.judgements.range((customer, first)..=(customer, last));
        own.map(|(&(_, evidence), judgement)| (evidence, judgement))
    }

    /// The rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Currency, usual margin and day.
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// Rules and units side by side, as they are stored.
    pub fn settings(&self) -> Settings {
        Settings {
            rules: self.rules.clone(),
            units: self.units.clone(),
        }
    }

    /// The records of all kinds.
    pub fn records(&self) -> &Logs {
        &self.records
    }

    /// The records of a log that are of this customer or of one merged into it, in the order they were added.
    pub fn of_customer<'a, T: Record>(
        &'a self,
        log: &'a Log<T>,
        customer: CustomerId,
    ) -> impl DoubleEndedIterator<Item = (RecordId, &'a T)> {
        let is_own = move |record: &T| {
            let of = record.customer();
            of.is_some_and(|of| self.customer_root(of) == customer)
        };
        let records = log.iter().map(|(&id, record)| (id, record));
        records.filter(move |(_, record)| is_own(record))
    }

    /// Standards by tier and rates of serving.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// The rules that were in force before, by rising day of their end.
    pub fn past_rules(&self) -> impl ExactSizeIterator<Item = &PastRule> {
        self.past_rules.iter()
    }

    /// The rules in force on a day, as far as the log goes back: before it, the oldest known.
    pub fn rules_on(&self, day: Day) -> &Rules {
        self.past_rules.on(day).unwrap_or(&self.rules)
    }

    /// The customer with this id.
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id.index())
    }

    /// What a customer is called; nothing where there is none with this id.
    pub fn customer_title(&self, id: CustomerId) -> &str {
        self.customer(id).map_or("", Customer::title)
    }

    /// Who of ours looks after a customer; nothing where nobody does or there is none with this id.
    pub fn customer_owner(&self, id: CustomerId) -> &str {
        self.customer(id).map_or("", |customer| &customer.owner)
    }

    /// The number that the next new record of a kind gets.
    pub fn next_record(&self, kind: RecordKind) -> RecordId {
        kind.next(&self.records)
    }

    /// The product with this id.
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products.get(id.index())
    }

    /// What a product is called, or the one that it was merged into; nothing where there is none with this id.
    pub fn product_title(&self, id: ProductId) -> &str {
        self.product(self.product_root(id))
            .map_or("", Product::title)
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

    /// Whether an order that counts is dated after a day.
    pub(crate) fn has_order_after(&self, day: Day) -> bool {
        let mut ids = self.orders.ids();
        ids.any(|id| self.orders.day(id) > day && !self.voided.contains(&id))
    }

    /// The day that scores look back from: the one that was set, else that of the last order.
    pub fn as_of(&self) -> Option<Day> {
        self.units.as_of.or_else(|| {
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
