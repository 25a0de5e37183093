//! Random hysteresis.

use keepgold_core::book::{Hysteresis, Rules};
use proptest::prelude::*;

pub fn any_hysteresis() -> impl Strategy<Value = Hysteresis> {
    (0u16..300, 1u8..5).prop_map(|(margin, periods)| Hysteresis::new(margin, periods).unwrap())
}

pub fn with(rules: Rules, hysteresis: Hysteresis) -> Rules {
    Rules {
        hysteresis,
        ..rules
    }
}
