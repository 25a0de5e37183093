//! The three mechanisms against losing a customer (E2), each a short plan of three steps with the days it takes.

use serde::{Deserialize, Serialize};

/// What is set in motion for a customer that is warned about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mechanism {
    /// 预警: find out early what has changed, and who has to know.
    #[default]
    Warn,
    /// 挽留: go there, and win the customer back.
    Retain,
    /// 应对: put right what went wrong, fast.
    Respond,
}

impl Mechanism {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Warn, Self::Retain, Self::Respond];

    /// Days from the start by which each of its steps is due, rising. Our own choice: who has complained is answered
    /// within a day; a customer that is won back is seen within the week, and by its next order.
    pub const fn due(self) -> [i32; 3] {
        match self {
            Self::Warn => [2, 5, 7],
            Self::Retain => [3, 10, 30],
            Self::Respond => [1, 7, 21],
        }
    }
}
