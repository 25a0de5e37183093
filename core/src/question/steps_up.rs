//! From what customers buy to what is dearer or more.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::next_best::{StepsUp, steps_up};
use crate::unit::Day;

/// Asks for the steps up of a day, with how often such steps were taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepsUpOf {
    /// The day.
    pub as_of: Day,
}

impl Question for StepsUpOf {
    type Answer = StepsUp;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::PRODUCTS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<StepsUp> {
        Some(steps_up(analyst.history().book(), self.as_of))
    }
}
