//! How a warning stands after what was done about it: new, seen, put off or settled.

use std::collections::BTreeMap;

use super::warn::{Alarm, Warning};
use crate::book::{AlarmState, Book, CustomerId, Handled, RecordId};
use crate::sorting::sort_by;
use crate::unit::Day;

/// How a warning stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// At least one of its alarms is new in this spell, or the day it was put off to has come.
    New,
    /// Somebody works on it.
    Seen(RecordId),
    /// It is not to come up before this day.
    PutOff(RecordId, Day),
    /// The matter is closed until an alarm fires anew.
    Resolved(RecordId),
}

/// What was done about the alarms of every customer.
#[derive(Debug)]
pub struct Standings<'a>(BTreeMap<CustomerId, Vec<(RecordId, &'a AlarmState)>>);

impl<'a> Standings<'a> {
    /// As the book's records have it.
    pub fn new(book: &'a Book) -> Self {
        let mut states: BTreeMap<CustomerId, Vec<_>> = BTreeMap::new();
        for (&id, state) in book.alarm_states() {
            let customer = book.customer_root(state.customer);
            states.entry(customer).or_default().push((id, state));
        }
        for own in states.values_mut() {
            sort_by(own, |a, b| (b.1.on, b.0).cmp(&(a.1.on, a.0)));
        }
        Self(states)
    }

    /// How a warning stands today by the newest record about each of its alarms.
    pub fn of(&self, warning: &Warning, today: Day) -> Standing {
        let newest_first = self.0.get(&warning.customer).map_or(&[][..], Vec::as_slice);
        let of = |alarm: &Alarm| {
            let covers = |(_, state): &&(RecordId, &AlarmState)| {
                state.rules.contains(&alarm.evidence.rule()) && is_same_spell(alarm, state.on)
            };
            let Some((id, state)) = newest_first.iter().find(covers) else {
                return Standing::New;
            };
            match state.handled {
                Handled::Seen => Standing::Seen(*id),
                Handled::PutOff(until) if until <= today => Standing::New,
                Handled::PutOff(until) => Standing::PutOff(*id, until),
                Handled::Resolved(_) => Standing::Resolved(*id),
            }
        };
        // What is least settled decides.
        let standings = warning.alarms.iter().map(of);
        standings.min().unwrap_or(Standing::New)
    }
}

/// Whether the alarm has fired without a break since something was done about it on this day. A spell is known by months.
fn is_same_spell(alarm: &Alarm, on: Day) -> bool {
    let month_end = on.month().plus(1).first_day().plus_days(-1);
    alarm.since.is_none_or(|since| since <= month_end)
}
