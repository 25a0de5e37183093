//! The choices in the address of a concept that open its calculator with figures.

use super::Route;

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
}
