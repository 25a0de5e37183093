//! When a customer is warned about (E2): the rules, and the thresholds that a person can set.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::refusal::{Field, Refusal};

/// A rule of early warning 流失预警. What says most comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningRule {
    /// 投诉未结: a complaint that no later contact settled.
    Complaint,
    /// 超期未下单: silent for longer than its own rhythm allows.
    Silent,
    /// 连续下降: purchases fall three months running.
    Falling,
    /// 季度下滑: the last quarter lies far below the usual one.
    Drop,
    /// 品类减少: it buys fewer kinds of goods than it used to.
    Assortment,
    /// 超期未跟进: nobody of ours was in contact within the longest gap of its tier.
    ContactGap,
    /// 单线联系: everything goes through one person.
    SinglePerson,
}

impl WarningRule {
    /// All seven, what says most first.
    pub const ALL: [Self; 7] = [
        Self::Complaint,
        Self::Silent,
        Self::Falling,
        Self::Drop,
        Self::Assortment,
        Self::ContactGap,
        Self::SinglePerson,
    ];

    /// Place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The thresholds of the rules, and which of them are off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WarningRules {
    /// Percent by which the third month must lie below the one before the fall, 1–99.
    pub falling: u8,
    /// Percent of its usual kinds of goods that a customer must have given up, 1–99.
    pub assortment: u8,
    /// Usual gaps without an order, in tenths, 11–100.
    pub silent: u8,
    /// Percent by which the last quarter must lie below the usual one, 1–99.
    pub drop: u8,
    /// Rules that are off.
    pub off: BTreeSet<WarningRule>,
}

impl Default for WarningRules {
    /// Falls of 30 %, half of the kinds, twice the usual gap; all rules on. At 30 % the first fifty held most of the
    /// money that was then lost, on two real files (see `proof::warnings`).
    fn default() -> Self {
        Self {
            falling: 30,
            assortment: 50,
            silent: 20,
            drop: 30,
            off: BTreeSet::new(),
        }
    }
}

impl WarningRules {
    /// Whether nobody has changed them.
    pub(super) fn are_usual(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn check(&self) -> Result<(), Refusal> {
        let percent = |of: u8| (1..=99).contains(&of);
        if percent(self.falling)
            && percent(self.assortment)
            && percent(self.drop)
            && (11..=100).contains(&self.silent)
        {
            Ok(())
        } else {
            Err(Refusal::OutOfRange {
                field: Field::Threshold,
            })
        }
    }
}
