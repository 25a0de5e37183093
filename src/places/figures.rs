//! The choices in the address of a concept that open its calculator with figures.

use super::Route;
use crate::t;
use keepgold_core::calculators::{Calculator, Shared, read_link, write_link};

/// Which part of the page is open.
pub const PART: &str = "part";

/// The part with the calculator.
pub const TRIAL: &str = "try";

/// What the calculator is filled in with.
pub const FIGURES: &str = "s";

impl Route {
    /// The fragment of a concept's page that opens its calculator with these figures.
    pub fn with_figures(concept: &'static str, figures: &str) -> String {
        Route::Concept(concept).href_with([(PART, TRIAL), (FIGURES, figures)])
    }

    /// The same with figures that were kept for a customer: a link that is passed on tells that they are a customer's, by
    /// an alias, not whose.
    pub fn with_customers_figures(calculator: &Calculator, figures: &str) -> String {
        let told = read_link(calculator, figures).map(|shared| {
            write_link(&Shared {
                customer: t!(learn.share.alias).to_owned(),
                ..shared
            })
        });
        // What cannot be read here is said where it leads.
        Self::with_figures(calculator.name, told.as_deref().unwrap_or(figures))
    }
}
