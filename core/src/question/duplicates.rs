//! Which customers likely stand in the book twice. It reads no order line, but many names: no work for the page.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::likeness::{Likely, likely_duplicates};

/// Asks for the listed customers that are likely the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates;

impl Question for Duplicates {
    /// The surest first, then by id.
    type Answer = Vec<Likely>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<Likely>> {
        Some(likely_duplicates(analyst.history().book()))
    }
}
