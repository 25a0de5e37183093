//! The one queue of a day: whom to call, why, and what about, each customer once.

use std::collections::{BTreeMap, BTreeSet};

use super::due::{Due, Pressing};
use super::offers::Strong;
use crate::book::{Book, CustomerId, FollowUpState, Handled, RecordId};
use crate::sorting::{set_of, sort_by};
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
    /// What to offer.
    pub offer: Option<Strong>,
}

/// Why a customer stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason<'a> {
    /// A follow-up is due since this day.
    Promise(RecordId, Day),
    /// It may stop buying, or nobody was in contact for too long.
    Warning(&'a Warning),
    /// It stands close to another tier.
    Step(&'a Due),
    /// It likely buys something that it does not buy yet.
    Offer(&'a Strong),
}

impl Call {
    const fn of(customer: CustomerId) -> Self {
        Self {
            customer,
            promise: None,
            warning: None,
            step: None,
            offer: None,
        }
    }

    /// The money at stake.
    pub fn stake(&self) -> Money {
        self.warning
            .as_ref()
            .map_or(Money::ZERO, |warning| warning.stake)
    }

    /// The money it is about: what is at stake, or what the offer is to bring, whichever is more.
    pub fn money(&self) -> Money {
        let expected = self.offer.as_ref().map(|offer| offer.expected);
        self.stake().max(expected.unwrap_or_default())
    }

    /// Why it stands here, what presses most first; at least one.
    pub fn reasons(&self) -> impl Iterator<Item = Reason<'_>> {
        let promise = self.promise.map(|(id, day)| Reason::Promise(id, day));
        let warning = self.warning.as_ref().map(Reason::Warning);
        let step = self.step.as_ref().map(Reason::Step);
        let offer = self.offer.as_ref().map(Reason::Offer);
        [promise, warning, step, offer].into_iter().flatten()
    }
}

/// The queue: promises that are due first, by their day, then by the money at stake or to be earned, then by the profit of
/// the step. `due` are the steps with those who count most, see [`super::due()`]; `offers` the strongest, see
/// [`super::strong_offers`], of which at most `most` bring in somebody whom nothing else does.
pub fn queue(
    book: &Book,
    warnings: &Warnings,
    due: &[Due],
    offers: &[Strong],
    most: usize,
    today: Day,
) -> Vec<Call> {
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
    // Whoever may stop buying needs no word on how to rise.
    let mut quiet = attended_to(book, today);
    for warning in &warnings.warnings {
        if warning.overrides_stage() {
            quiet.insert(warning.customer);
        }
        // Without money at stake a warning waits in its list.
        let counts = warning.stake > Money::ZERO;
        if counts && standings.of(warning, today) == Standing::New {
            let call = calls.entry(warning.customer);
            call.or_insert(Call::of(warning.customer)).warning = Some(warning.clone());
        }
    }
    for step in due {
        let presses = matches!(step.presses(), Some(Pressing::Down | Pressing::Up));
        if presses && !quiet.contains(&step.customer) {
            let call = calls.entry(step.customer);
            call.or_insert(Call::of(step.customer)).step = Some(step.clone());
        }
    }
    let mut room = most;
    for offer in offers
        .iter()
        .filter(|offer| !quiet.contains(&offer.customer))
    {
        if let Some(call) = calls.get_mut(&offer.customer) {
            call.offer = Some(offer.clone());
        } else if room > 0 {
            room -= 1;
            let call = calls.entry(offer.customer);
            call.or_insert(Call::of(offer.customer)).offer = Some(offer.clone());
        }
    }
    let mut calls: Vec<Call> = calls.into_values().collect();
    let profit = |call: &Call| call.step.as_ref().map_or(Money::ZERO, |step| step.profit);
    sort_by(&mut calls, |a, b| {
        let day = |call: &Call| call.promise.map_or(Day::LAST, |(_, day)| day);
        day(a)
            .cmp(&day(b))
            .then(b.money().cmp(&a.money()))
            .then(profit(b).cmp(&profit(a)))
            .then(a.customer.cmp(&b.customer))
    });
    calls
}

/// Whom somebody has done with on a day: a follow-up was done, alarms were taken up or closed, or an offer was made. In order of ids.
pub fn done_on(book: &Book, day: Day) -> BTreeSet<CustomerId> {
    let follow_ups = book.follow_ups().values();
    let done = follow_ups.filter(|one| one.state == FollowUpState::Done(day));
    let states = book.alarm_states().values();
    let taken_up = states
        .filter(|state| state.on == day && !matches!(state.handled, Handled::PutOff(_)))
        .map(|state| state.customer);
    let offers = book.offers().values();
    let offered = offers
        .filter(|offer| offer.on == day && offer.state.is_made())
        .map(|offer| offer.customer);
    let all = done.map(|one| one.customer).chain(taken_up).chain(offered);
    set_of(all.map(|customer| book.customer_root(customer)))
}

/// Days after a contact, a follow-up done, an alarm dealt with or an offer in which a step is not brought up again.
const LATELY: i32 = 30;

/// Whom somebody was in touch with lately, or has planned something with: a step that does not press hard waits.
fn attended_to(book: &Book, today: Day) -> BTreeSet<CustomerId> {
    let lately = |day: Day| (0..LATELY).contains(&today.days_since(day));
    let contacts = book.contacts().values();
    let spoken_to = contacts
        .filter(|contact| lately(contact.day))
        .map(|contact| contact.customer);
    let follow_ups = book.follow_ups().values();
    let planned = follow_ups
        .filter(|one| match one.state {
            FollowUpState::Done(on) => lately(on),
            FollowUpState::Open | FollowUpState::PutOff(_) => true,
        })
        .map(|one| one.customer);
    let states = book.alarm_states().values();
    let dealt_with = states
        .filter(|state| lately(state.on))
        .map(|state| state.customer);
    let offers = book.offers().values();
    let offered = offers
        .filter(|offer| lately(offer.on))
        .map(|offer| offer.customer);
    let all = spoken_to.chain(planned).chain(dealt_with).chain(offered);
    set_of(all.map(|customer| book.customer_root(customer)))
}
