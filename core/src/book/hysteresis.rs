//! How firmly a customer keeps its tier near a cut (A2). Must not know composites or months.

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};

/// A customer keeps its tier until it crosses a cut by more than a margin, or has been across for
/// so many months running.
///
/// Either is enough, so a margin of nothing or a single month means no hysteresis at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hysteresis {
    /// Margin in tenths of a point of the composite, 0–1,000.
    pub margin: u16,
    /// Months running across a cut that are enough within the margin, 1–60.
    pub periods: u8,
}

impl Hysteresis {
    /// Tiers follow the cuts at once.
    pub const NONE: Self = Self {
        margin: 0,
        periods: 1,
    };

    /// Margin in points of the composite.
    pub fn points(self) -> f64 {
        f64::from(self.margin) / 10.0
    }

    pub(super) fn check(self) -> Result<(), Refusal> {
        if self.margin <= 1_000 && (1..=60).contains(&self.periods) {
            Ok(())
        } else {
            Err(Refusal::OutOfRange { field: Field::Cuts })
        }
    }
}

impl Default for Hysteresis {
    fn default() -> Self {
        Self::NONE
    }
}
