//! The one queue of a day: whom to call, why, and what about, each customer once.

use std::collections::{BTreeMap, BTreeSet};

use super::due::{Due, Pressing};
use crate::book::{Book, CustomerId, RecordId};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};
use crate::warnings::{Standing, Standings, Warning, Warnings};

/// One customer of the queue with all that speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Who.
    pub customer: CustomerId,
    /// The follow-up that is due first, with the day.
    pub promise: Option<(RecordId, Day)>,
    /// The alarms that nobody has taken up.
    pub warning: Option<Warning>,
    /// A step that presses for another reason than risk, such as a tier about to be lost.
    pub step: Option<Due>,
}

impl Call {
    const fn of(customer: CustomerId) -> Self {
        Self {
            customer,
            promise: None,
            warning: None,
            step: None,
        }
    }

    /// The money at stake.
    pub fn stake(&self) -> Money {
        self.warning
            .as_ref()
            .map_or(Money::ZERO, |warning| warning.stake)
    }
}

/// The queue: promises that are due first, by their day, then by the money at stake, then by the profit of the step.
/// `due` are the steps with those who count most, see [`super::due()`].
pub fn queue(book: &Book, warnings: &Warnings, due: &[Due], today: Day) -> Vec<Call> {
    let mut calls: BTreeMap<CustomerId, Call> = BTreeMap::new();
    for (&id, follow_up) in book.follow_ups() {
        let customer = book.customer_root(follow_up.customer);
        let listed = book.customer(customer).is_some_and(|who| !who.archived);
        if let Some(day) = follow_up.due_now().filter(|day| listed && *day <= today) {
            let call = calls.entry(customer).or_insert(Call::of(customer));
            if call.promise.is_none_or(|(_, first)| day < first) {
                call.promise = Some((id, day));
            }
        }
    }
    let standings = Standings::new(book);
    for warning in &warnings.warnings {
        // Without money at stake a warning waits in its list.
        let counts = warning.stake > Money::ZERO;
        if counts && standings.of(warning, today) == Standing::New {
            let call = calls.entry(warning.customer);
            call.or_insert(Call::of(warning.customer)).warning = Some(warning.clone());
        }
    }
    let lately = spoken_to_lately(book, today);
    for step in due {
        let presses = matches!(step.presses(), Some(Pressing::Down | Pressing::Up));
        if presses && !lately.contains(&step.customer) {
            let call = calls.entry(step.customer);
            call.or_insert(Call::of(step.customer)).step = Some(step.clone());
        }
    }
    let mut calls: Vec<Call> = calls.into_values().collect();
    let profit = |call: &Call| call.step.as_ref().map_or(Money::ZERO, |step| step.profit);
    sort_by(&mut calls, |a, b| {
        let day = |call: &Call| call.promise.map_or(Day::LAST, |(_, day)| day);
        day(a)
            .cmp(&day(b))
            .then(b.stake().cmp(&a.stake()))
            .then(profit(b).cmp(&profit(a)))
            .then(a.customer.cmp(&b.customer))
    });
    calls
}

/// Days after a contact in which a step that does not press hard is not brought up again.
const LATELY: i32 = 30;

fn spoken_to_lately(book: &Book, today: Day) -> BTreeSet<CustomerId> {
    let contacts = book.contacts().values();
    let lately = contacts.filter(|contact| (0..LATELY).contains(&today.days_since(contact.day)));
    lately
        .map(|contact| book.customer_root(contact.customer))
        .collect()
}
