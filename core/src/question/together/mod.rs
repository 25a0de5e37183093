//! What is bought together: rules between products, and sets of three and more.

mod bundles;
mod grouped;
mod mined;
mod rules;

pub use bundles::{Bundle, Bundles, BundlesTold, Nearly};
pub use grouped::{Grid, GridCell, Group, grid};
pub(super) use mined::Mined;
pub use mined::{BasketsOf, steps};
pub use rules::{RuleTold, RulesTold, Together};
