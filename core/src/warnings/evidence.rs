//! What a rule found, as a person would say it.

use serde::{Deserialize, Serialize};

use crate::book::{RecordId, WarningRule};
use crate::unit::{Day, Money, Month};

/// What kinds of goods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KindOf {
    /// Categories.
    Category,
    /// Products, where their categories are not known.
    Product,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Evidence {
    /// Net sales of four whole months, each below the one before.
    Falling {
        /// The last of them.
        month: Month,
        /// What they brought, the oldest first.
        sales: [Money; 4],
    },
    /// Fewer kinds of goods than usual.
    Assortment {
        /// Kinds bought lately.
        now: u32,
        /// Kinds usually bought in as many days.
        usual: f64,
        /// Days compared.
        days: i32,
        /// What they are kinds of.
        of: KindOf,
    },
    /// No order for longer than usual.
    Silent {
        /// Day of the last purchase.
        last: Day,
        /// Days since.
        days: i32,
        /// Days that usually lie between purchases.
        usual: f64,
    },
    /// A last quarter far below the usual one.
    Drop {
        /// Net sales of the last 91 days.
        quarter: Money,
        /// Those of a usual quarter.
        usual: Money,
        /// Those of the same 91 days a year before, where the past reaches so far.
        year_ago: Option<Money>,
    },
    /// No contact for longer than the tier's standard.
    ContactGap {
        /// Day of the last contact; none where there was none.
        last: Option<Day>,
        /// Days since then, or since the first purchase.
        days: i32,
        /// Most days by the standard.
        longest: u16,
    },
    /// A complaint that nobody settled.
    Complaint {
        /// The contact that it was made in.
        contact: RecordId,
        /// When.
        day: Day,
        /// Days since.
        days: i32,
    },
    /// Everything goes through one person.
    SinglePerson {
        /// The only one who has not left.
        person: RecordId,
    },
}

impl Evidence {
    /// The rule that found it.
    pub const fn rule(&self) -> WarningRule {
        match self {
            Self::Falling { .. } => WarningRule::Falling,
            Self::Assortment { .. } => WarningRule::Assortment,
            Self::Silent { .. } => WarningRule::Silent,
            Self::Drop { .. } => WarningRule::Drop,
            Self::ContactGap { .. } => WarningRule::ContactGap,
            Self::Complaint { .. } => WarningRule::Complaint,
            Self::SinglePerson { .. } => WarningRule::SinglePerson,
        }
    }
}
