//! The rules that were in force before, by the day they ended.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::refusal::Refusal;
use super::rules::Rules;
use super::settings::Settings;
use crate::unit::Day;

/// Most past rules that are kept; the oldest go first.
pub const MAX_PAST_RULES: usize = 100;

/// Rules that were in force until others took their place.
///
/// Up to version 2 whole settings stood here, so a log from then also holds ends at which only a unit changed: those
/// have the same rules before and after. The units are not read from it: a usual margin corrected today is the better
/// figure for last year too, as a product's cost is, and days to look back from are the reader's choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct PastRule {
    /// What was in force.
    pub rules: Rules,
    /// The first day on which it no longer was.
    pub ended: Day,
}

/// The forms that are read, both as JSON: rules, or the whole settings of version 2.
#[derive(Deserialize)]
struct Written {
    rules: Option<Rules>,
    settings: Option<Settings>,
    ended: Day,
}

impl TryFrom<Written> for PastRule {
    type Error = Refusal;
    fn try_from(written: Written) -> Result<Self, Refusal> {
        let rules = match (written.rules, written.settings) {
            (Some(rules), None) => rules,
            (None, Some(settings)) => settings.rules,
            _ => return Err(Refusal::DoesNotFit),
        };
        let ended = written.ended;
        Ok(Self { rules, ended })
    }
}

/// Past rules by rising day, one a day at most: of several changes on one day the first counts,
/// for it ended what was in force when the day began. A rule dated after a later change comes from a clock that was
/// ahead: it had ended by that change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PastRules(VecDeque<PastRule>);

impl PastRules {
    pub(super) fn new(rules: Vec<PastRule>) -> Result<Self, Refusal> {
        let rising = rules.is_sorted_by(|a, b| a.ended < b.ended);
        if !rising || rules.len() > MAX_PAST_RULES {
            return Err(Refusal::DoesNotFit);
        }
        rules.iter().try_for_each(|rule| rule.rules.check())?;
        Ok(Self(rules.into()))
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &PastRule> {
        self.0.iter()
    }

    /// The first past rule that had not ended on this day.
    pub(super) fn on(&self, day: Day) -> Option<&Rules> {
        let place = self.0.partition_point(|rule| rule.ended <= day);
        self.0.get(place).map(|rule| &rule.rules)
    }

    /// The changes by which the log learns that a rule has ended. `lived` tells whether something of the book is
    /// dated after a day: then that day comes from a clock that is behind, and the log stays as it is where it knows
    /// later ones.
    pub(super) fn end(&self, rule: PastRule, lived: impl Fn(Day) -> bool) -> Vec<Change> {
        let on = rule.ended;
        let kept = self.0.partition_point(|rule| rule.ended <= on);
        let late = self.0.len() - kept;
        if late > 0 && lived(on) {
            return Vec::new();
        }
        let mut changes = vec![Change::DropRule(None); late];
        if kept == 0 || self.0[kept - 1].ended < on {
            // Of all that ended by this day and not before, the first was in force when it began.
            let first = self.0.get(kept).map(|late| late.rules.clone());
            changes.push(Change::KeepRule(PastRule {
                rules: first.unwrap_or(rule.rules),
                ended: on,
            }));
        }
        changes
    }

    /// Whether a rule that ends on this day can stand at the end.
    fn takes(&self, ended: Day) -> bool {
        self.0.back().is_none_or(|last| last.ended < ended)
    }

    /// Adds a rule at the end and returns the oldest, where it has to go for it.
    pub(super) fn keep(&mut self, rule: PastRule) -> Result<Option<PastRule>, Refusal> {
        if !self.takes(rule.ended) {
            return Err(Refusal::DoesNotFit);
        }
        rule.rules.check()?;
        let oldest = (self.0.len() == MAX_PAST_RULES)
            .then(|| self.0.pop_front())
            .flatten();
        self.0.push_back(rule);
        Ok(oldest)
    }

    /// The opposite of [`Self::keep`]: takes the last rule away and brings the oldest back.
    pub(super) fn drop_last(&mut self, oldest: Option<PastRule>) -> Result<PastRule, Refusal> {
        if let Some(oldest) = &oldest {
            let fits = self
                .0
                .front()
                .is_some_and(|first| oldest.ended < first.ended);
            if !fits || self.0.len() != MAX_PAST_RULES {
                return Err(Refusal::DoesNotFit);
            }
            oldest.rules.check()?;
        }
        let last = self.0.pop_back().ok_or(Refusal::DoesNotFit)?;
        if let Some(oldest) = oldest {
            self.0.push_front(oldest);
        }
        Ok(last)
    }
}
