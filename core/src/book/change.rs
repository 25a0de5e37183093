//! The smallest steps a book moves in, each with its exact opposite.

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::{Customer, CustomerId};
use super::evidence::Evidence;
use super::judgement::Judgement;
use super::orders::{OrderId, Orders};
use super::past_rules::PastRule;
use super::product::{Product, ProductId};
use super::record::RecordChange;
use super::refusal::Refusal;
use super::rules::Rules;
use super::service::Service;
use super::settings::Settings;
use super::tables::Tables;
use super::units::Units;

/// One reversible step. Making it gives back the step that takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Puts a customer at its place, a new one at the end; none takes the last one away.
    Customer(CustomerId, Option<Customer>),
    /// Puts a product at its place, a new one at the end; none takes the last one away.
    Product(ProductId, Option<Product>),
    /// Sets or takes away a judgement.
    Judgement(CustomerId, Evidence, Option<Judgement>),
    /// Puts other rules in place.
    Rules(Rules),
    /// Puts other units in place.
    Units(Units),
    /// Puts other rules and units in place, as steps of version 2 and before did.
    Settings(Settings),
    /// Adds a rule that ended to the log; the oldest goes when it is full.
    KeepRule(PastRule),
    /// Takes the newest past rule away and brings the oldest back.
    DropRule(Option<PastRule>),
    /// Sets or takes away records of one kind.
    Records(RecordChange),
    /// Puts other standards and rates in place.
    Service(Box<Service>),
    /// Takes an order out of every figure, or back in.
    Voided(OrderId, bool),
    /// Adds orders at the end. Stored packed, never as text.
    #[serde(skip)]
    AddOrders(Orders),
    /// Takes the last orders away.
    DropOrders(u32),
}

impl Change {
    /// Makes the change and returns its opposite.
    ///
    /// # Errors
    /// [`Refusal`] when it does not fit this book; nothing is changed then.
    pub(super) fn make(self, book: &mut Book) -> Result<Self, Refusal> {
        match self {
            Self::Customer(id, value) => {
                if let Some(customer) = &value {
                    customer.check()?;
                    let next =
                        |at: CustomerId| book.customers.get(at.index()).map(|c| c.merged_into);
                    check_chain(id, customer.merged_into, next)?;
                }
                let old = put(&mut book.customers, id.index(), value)?;
                Ok(Self::Customer(id, old))
            }
            Self::Product(id, value) => {
                if let Some(product) = &value {
                    product.check()?;
                    let next = |at: ProductId| book.products.get(at.index()).map(|p| p.merged_into);
                    check_chain(id, product.merged_into, next)?;
                }
                let old = put(&mut book.products, id.index(), value)?;
                Ok(Self::Product(id, old))
            }
            Self::Judgement(id, evidence, value) => {
                book.customer(id).ok_or(Refusal::UnknownCustomer)?;
                let old = match value {
                    Some(judgement) => {
                        judgement.check(evidence)?;
                        book.judgements.insert((id, evidence), judgement)
                    }
                    None => book.judgements.remove(&(id, evidence)),
                };
                Ok(Self::Judgement(id, evidence, old))
            }
            Self::Rules(rules) => {
                rules.check()?;
                Ok(Self::Rules(std::mem::replace(&mut book.rules, rules)))
            }
            Self::Units(units) => {
                units.check()?;
                Ok(Self::Units(std::mem::replace(&mut book.units, units)))
            }
            Self::Settings(Settings { rules, units }) => {
                rules.check()?;
                units.check()?;
                Ok(Self::Settings(Settings {
                    rules: std::mem::replace(&mut book.rules, rules),
                    units: std::mem::replace(&mut book.units, units),
                }))
            }
            Self::KeepRule(rule) => book.past_rules.keep(rule).map(Self::DropRule),
            Self::DropRule(oldest) => book.past_rules.drop_last(oldest).map(Self::KeepRule),
            Self::Records(change) => change.make(book).map(Self::Records),
            Self::Service(mut service) => {
                service.check()?;
                std::mem::swap(&mut book.service, &mut *service);
                Ok(Self::Service(service))
            }
            Self::Voided(id, voided) => {
                if id.index() >= book.orders.len() {
                    return Err(Refusal::UnknownOrder);
                }
                let was = if voided {
                    !book.voided.insert(id)
                } else {
                    book.voided.remove(&id)
                };
                Ok(Self::Voided(id, was))
            }
            Self::AddOrders(orders) => {
                orders.check_references(book.customers.len(), book.products.len())?;
                let count = orders.len() as u32;
                book.orders.append(orders)?;
                Ok(Self::DropOrders(count))
            }
            Self::DropOrders(count) => {
                // An order that is voided must come back before it can go, so its mark never dangles.
                let keep = book
                    .orders
                    .len()
                    .checked_sub(count as usize)
                    .ok_or(Refusal::DoesNotFit)?;
                if book.voided.last().is_some_and(|id| id.index() >= keep) {
                    return Err(Refusal::DoesNotFit);
                }
                Ok(Self::AddOrders(book.orders.split_last(count as usize)?))
            }
        }
    }

    /// Makes all changes in order, or none; returns their opposites in the order that takes them back, and the tables
    /// that were touched.
    ///
    /// # Errors
    /// The first [`Refusal`], after what was made before it is taken back.
    pub(super) fn make_all(
        changes: Vec<Self>,
        book: &mut Book,
    ) -> Result<(Vec<Self>, Tables), Refusal> {
        let mut opposites = Vec::with_capacity(changes.len());
        let mut touched = Tables::NONE;
        for change in changes {
            touched |= change.touches(book);
            match change.make(book) {
                Ok(opposite) => opposites.push(opposite),
                Err(refusal) => {
                    for opposite in opposites.into_iter().rev() {
                        // The opposite of a change just made always fits.
                        let taken_back = opposite.make(book);
                        debug_assert!(taken_back.is_ok(), "a change could not be taken back");
                    }
                    return Err(refusal);
                }
            }
        }
        opposites.reverse();
        Ok((opposites, touched))
    }
}

/// Puts a record at an index: replaces, adds at the end, or takes the last one away.
fn put<T>(table: &mut Vec<T>, index: usize, value: Option<T>) -> Result<Option<T>, Refusal> {
    match value {
        Some(value) if index == table.len() => {
            table.push(value);
            Ok(None)
        }
        Some(value) => match table.get_mut(index) {
            Some(place) => Ok(Some(std::mem::replace(place, value))),
            None => Err(Refusal::DoesNotFit),
        },
        None if index + 1 == table.len() => Ok(table.pop()),
        None => Err(Refusal::DoesNotFit),
    }
}

/// A record may be merged into an existing one whose own chain does not lead back.
fn check_chain<Id: Copy + PartialEq>(
    id: Id,
    into: Option<Id>,
    next: impl Fn(Id) -> Option<Option<Id>>,
) -> Result<(), Refusal> {
    let mut at = into;
    while let Some(place) = at {
        if place == id {
            return Err(Refusal::CannotMerge);
        }
        at = next(place).ok_or(Refusal::DoesNotFit)?;
    }
    Ok(())
}
