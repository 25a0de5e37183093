//! The tier by which a customer is known where it may have sunk of late.

use crate::state::{Derived, use_state};
use keepgold_core::book::{CustomerId, Tier};
use leptos::prelude::*;

/// Months of which the best tier counts.
const MONTHS: usize = 12;

/// Gives the best tier of a customer in the last twelve months, today's where the months are not worked out yet. The
/// months are worked out for as long as the caller's view is there; the answer is tracked.
pub fn use_best_tier() -> impl Fn(CustomerId) -> Option<Tier> + Copy + Send + Sync + 'static {
    let derived: Derived = use_state().derived();
    let months = derived.need_months();
    move |customer| {
        let before = months
            .last()
            .and_then(|months| months.best_tier(customer, MONTHS));
        let assessment = derived.assessment.read();
        let now = assessment.get(customer).and_then(|standing| standing.tier);
        before
            .into_iter()
            .chain(now)
            .min_by_key(|tier| tier.index())
    }
}
