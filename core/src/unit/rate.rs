//! A share or rate as an integer of millionths.

use serde::{Deserialize, Serialize};

/// A rate in millionths (1 % = 10,000), from −100 % to +100 %.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Rate(i32);

impl Rate {
    /// The whole: 100 %.
    pub const ONE: Self = Self(1_000_000);
    /// Nothing: 0 %.
    pub const ZERO: Self = Self(0);

    /// A rate from millionths, when it lies within ±100 %.
    pub const fn from_millionths(value: i32) -> Option<Self> {
        if -1_000_000 <= value && value <= 1_000_000 {
            Some(Self(value))
        } else {
            None
        }
    }

    /// A rate from whole percent, when it lies within ±100 %.
    pub const fn from_percent(percent: i32) -> Option<Self> {
        if -100 <= percent && percent <= 100 {
            Some(Self(percent * 10_000))
        } else {
            None
        }
    }

    /// Millionths: 1 % is 10,000.
    pub const fn millionths(self) -> i32 {
        self.0
    }

    /// As a fraction: 1 % is 0.01.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 1e6
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = i32::deserialize(deserializer)?;
        Self::from_millionths(value)
            .ok_or_else(|| serde::de::Error::custom("a rate must lie within ±100 %"))
    }
}
