//! How firmly a customer keeps its tier near a cut (A2).

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};

/// A customer keeps its tier until it crosses a cut by more than a margin, or has been across for
/// so many months running.
///
/// Either is enough, so a margin of nothing and a single month both mean no hysteresis at all:
/// [`Self::NONE`] is the one way that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Hysteresis {
    margin: u16,
    periods: u8,
}

impl Hysteresis {
    /// Tiers follow the cuts at once.
    pub const NONE: Self = Self {
        margin: 0,
        periods: 1,
    };

    /// Two points or two months, for new books (A2).
    pub const DEFAULT: Self = Self {
        margin: 20,
        periods: 2,
    };

    /// Margin in tenths of a point of the composite, 0–1,000, and the months running across a cut
    /// that are enough within the margin, 1–60.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] beyond these.
    pub fn new(margin: u16, periods: u8) -> Result<Self, Refusal> {
        match (margin, periods) {
            (1_001.., _) | (_, 0 | 61..) => Err(Refusal::OutOfRange { field: Field::Cuts }),
            (0, _) | (_, 1) => Ok(Self::NONE),
            _ => Ok(Self { margin, periods }),
        }
    }

    /// Whether tiers follow the cuts at once.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// Margin in tenths of a point of the composite.
    pub const fn margin(self) -> u16 {
        self.margin
    }

    /// Months running across a cut that are enough within the margin.
    pub const fn periods(self) -> u8 {
        self.periods
    }

    /// Margin in points of the composite.
    pub fn points(self) -> f64 {
        f64::from(self.margin) / 10.0
    }
}

/// The form that is stored.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct Written {
    margin: u16,
    periods: u8,
}

impl Default for Written {
    fn default() -> Self {
        Hysteresis::NONE.into()
    }
}

impl From<Hysteresis> for Written {
    fn from(Hysteresis { margin, periods }: Hysteresis) -> Self {
        Self { margin, periods }
    }
}

impl TryFrom<Written> for Hysteresis {
    type Error = Refusal;
    fn try_from(written: Written) -> Result<Self, Refusal> {
        Self::new(written.margin, written.periods)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_written_one_way() {
        for (margin, periods) in [(0, 1), (0, 3), (20, 1), (1_000, 1), (0, 60)] {
            assert_eq!(Hysteresis::new(margin, periods), Ok(Hysteresis::NONE));
        }
        for (margin, periods) in [(1_001, 3), (20, 0), (20, 61), (0, 0)] {
            assert!(Hysteresis::new(margin, periods).is_err());
        }
        let read = |text| serde_json::from_str::<Hysteresis>(text).ok();
        assert_eq!(read(r#"{"margin":20,"periods":1}"#), Some(Hysteresis::NONE));
        assert_eq!(read("{}"), Some(Hysteresis::NONE));
        assert_eq!(
            read(r#"{"margin":20,"periods":3}"#),
            Hysteresis::new(20, 3).ok()
        );
        assert_eq!(read(r#"{"margin":20,"periods":0}"#), None);
    }
}
