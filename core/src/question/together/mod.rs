//! What is bought together: rules between products, and sets of three and more.

mod bundles;
mod mined;
mod rules;

pub use bundles::{Bundle, Bundles, BundlesTold, Nearly};
pub(super) use mined::Mined;
pub use mined::{BasketsOf, steps};
pub use rules::{RuleTold, RulesTold, Together};
