//! What the list says of customers once the analyst has answered: warnings and the change of sales. Pure.

use crate::state::Shared;
use keepgold_core::book::CustomerId;
use keepgold_core::question::SalesChanges;
use keepgold_core::warnings::{Warning, Warnings};

/// What has been told so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    warnings: Option<Shared<Warnings>>,
    /// By customer, one more than the place of its warning; 0 without.
    places: Vec<u32>,
    changes: Option<Shared<SalesChanges>>,
}

impl Told {
    /// Takes the answers that there are.
    pub fn new(warnings: Option<Shared<Warnings>>, changes: Option<Shared<SalesChanges>>) -> Self {
        let mut places = Vec::new();
        let all = warnings.as_ref().map(|all| all.warnings.as_slice());
        for (place, warning) in (1..).zip(all.unwrap_or_default()) {
            let index = warning.customer.index();
            if places.len() <= index {
                places.resize(index + 1, 0);
            }
            places[index] = place;
        }
        Self {
            warnings,
            places,
            changes,
        }
    }

    /// The warning about a customer.
    pub fn warning(&self, customer: CustomerId) -> Option<&Warning> {
        let place = self.places.get(customer.index())?.checked_sub(1)?;
        self.warnings.as_ref()?.warnings.get(place as usize)
    }

    /// The change of a customer's sales as a share of what was.
    pub fn change(&self, customer: CustomerId) -> Option<f64> {
        *self.changes.as_ref()?.shares.get(customer.index())?
    }

    /// Months compared with as many before them.
    pub fn months(&self) -> Option<u8> {
        self.changes.as_ref()?.months
    }
}
