//! What came of offers.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{CameOf, came_of};
use crate::unit::Day;

/// Asks what came of all offers that were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameOfOffers {
    /// The last day that is known.
    pub as_of: Day,
}

impl Question for CameOfOffers {
    type Answer = Vec<CameOf>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS | Tables::PRODUCTS_COUNTED | Tables::ORDERS | Tables::RECORDS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<CameOf>> {
        Some(came_of(analyst.history().book(), self.as_of))
    }
}
