//! What happened with one customer, the newest first: orders, contacts, follow-ups, offers, tiers, alarms, judgements,
//! reckonings.

use std::collections::BTreeMap;

use crate::book::{
    Book, CustomerId, Evidence, FollowUpState, Handled, Outcome, RecordId, Tier, WarningRule,
};
use crate::question::OrderBrief;
use crate::sorting::sort_by;
use crate::unit::{Day, Money};
use crate::value::TierHistory;
use crate::warnings::{Spell, Warning};

/// Days with orders in one month, with nothing else between them, from which they are told as one.
const FOLDED: usize = 3;
/// Times its usual day from which a day's orders stand for themselves.
const LARGE: f64 = 3.0;

/// Something that happened, or is to happen.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When; of several days the last.
    pub day: Day,
    /// What.
    pub what: Happening,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// A follow-up is to be done by this day.
    Due(RecordId),
    /// A follow-up was done.
    Done(RecordId),
    /// An alarm was closed, with what came of it.
    Closed(RecordId, Outcome),
    /// An alarm was taken up.
    TakenUp(RecordId),
    /// An alarm was put off until a day.
    PutOff(RecordId, Day),
    /// These rules began to fire; the evidence of those that still do is in the warning.
    Warned(Vec<WarningRule>),
    /// A rule that had fired since a day did so no longer, whether anybody had done something about it or not.
    Ended(WarningRule, Day),
    /// The tier changed at the end of a month.
    Tier {
        /// Before; none without a score.
        from: Option<Tier>,
        /// From then on.
        to: Option<Tier>,
    },
    /// Somebody judged in place of evidence.
    Judged(Evidence),
    /// Something was offered, or is to be.
    Offered(RecordId),
    /// A calculator was filled in and kept.
    Reckoned(RecordId),
    /// Somebody was in contact.
    Contact(RecordId),
    /// Orders of one day, or of several days in one month with nothing else between them.
    Orders(Orders),
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Orders and returns.
    Orders,
    /// Contacts.
    Contacts,
    /// Follow-ups, open and done.
    FollowUps,
    /// Offers with their answers.
    Offers,
    /// Warnings, and what was done about them.
    Warnings,
    /// Changes of tier.
    Tiers,
    /// Judgements by hand.
    Judgements,
    /// Calculators that were filled in.
    Reckonings,
}

impl Kind {
    /// All, in the order in which they are offered.
    pub const ALL: [Kind; 8] = [
        Kind::Orders,
        Kind::Contacts,
        Kind::FollowUps,
        Kind::Offers,
        Kind::Warnings,
        Kind::Tiers,
        Kind::Judgements,
        Kind::Reckonings,
    ];
}

impl Happening {
    /// What it is about.
    pub const fn kind(&self) -> Kind {
        match self {
            Happening::Due(_) | Happening::Done(_) => Kind::FollowUps,
            Happening::Closed(..)
            | Happening::TakenUp(_)
            | Happening::PutOff(..)
            | Happening::Warned(_)
            | Happening::Ended(..) => Kind::Warnings,
            Happening::Tier { .. } => Kind::Tiers,
            Happening::Judged(_) => Kind::Judgements,
            Happening::Offered(_) => Kind::Offers,
            Happening::Reckoned(_) => Kind::Reckonings,
            Happening::Contact(_) => Kind::Contacts,
            Happening::Orders(_) => Kind::Orders,
        }
    }
}

/// Orders told as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orders {
    /// The first of their days.
    pub first: Day,
    /// How many they are.
    pub orders: u32,
    /// Exact sum.
    pub amount: Money,
}

/// All that is known of a customer's past, the newest first; on one day, orders come last.
///
/// `orders` are the customer's, `spells` its alarms that have ended; `months` and `warning` are left out where they are
/// not known yet.
pub fn timeline(
    book: &Book,
    customer: CustomerId,
    orders: &[OrderBrief],
    months: Option<&TierHistory>,
    warning: Option<&Warning>,
    spells: &[Spell],
) -> Vec<Event> {
    let ended = spells
        .iter()
        .map(|spell| event(spell.until, Happening::Ended(spell.rule, spell.since)));
    let mut events: Vec<Event> = records(book, customer)
        .chain(
            months
                .into_iter()
                .flat_map(|months| tiers(months, customer)),
        )
        .chain(warning.into_iter().flat_map(alarms))
        .chain(ended)
        .chain(days(orders))
        .collect();
    // A stable sort: what stands before something else here stands before it on the same day too.
    sort_by(&mut events, |a, b| b.day.cmp(&a.day));
    fold(events, large(orders))
}

/// What stands in the book's records and judgements.
fn records(book: &Book, customer: CustomerId) -> impl Iterator<Item = Event> + '_ {
    let follow_ups = book.of_customer(book.follow_ups(), customer);
    let follow_ups = follow_ups.map(|(id, one)| match one.state {
        FollowUpState::Done(day) => event(day, Happening::Done(id)),
        FollowUpState::Open => event(one.due, Happening::Due(id)),
        FollowUpState::PutOff(until) => event(until, Happening::Due(id)),
    });
    let states = book.of_customer(book.alarm_states(), customer);
    let states = states.map(|(id, state)| {
        let what = match state.handled {
            Handled::Seen => Happening::TakenUp(id),
            Handled::PutOff(until) => Happening::PutOff(id, until),
            Handled::Resolved(outcome) => Happening::Closed(id, outcome),
        };
        event(state.on, what)
    });
    let judged = book.judgements_of(customer);
    let judged =
        judged.map(|(evidence, judgement)| event(judgement.day, Happening::Judged(evidence)));
    let contacts = book.of_customer(book.contacts(), customer);
    let contacts = contacts.map(|(id, contact)| event(contact.day, Happening::Contact(id)));
    let offers = book.of_customer(book.offers(), customer);
    let offers = offers.map(|(id, offer)| event(offer.on, Happening::Offered(id)));
    let reckonings = book.of_customer(book.reckonings(), customer);
    let reckonings = reckonings.map(|(id, one)| event(one.on, Happening::Reckoned(id)));
    follow_ups
        .chain(states)
        .chain(judged)
        .chain(reckonings)
        .chain(offers)
        .chain(contacts)
}

/// Where the tier of one month is not that of the month before; the first month is no change.
fn tiers(months: &TierHistory, customer: CustomerId) -> Vec<Event> {
    let held: Vec<Option<Tier>> = months.course(customer).map(|seen| seen.tier()).collect();
    let changes = held.windows(2).zip(&months.months()[1..]);
    changes
        .filter(|(pair, _)| pair[0] != pair[1])
        .map(|(pair, month)| {
            let (from, to) = (pair[0], pair[1]);
            event(month.day, Happening::Tier { from, to })
        })
        .collect()
}

/// The alarms that fire, by the day since which they do.
fn alarms(warning: &Warning) -> impl Iterator<Item = Event> + use<> {
    let mut since: BTreeMap<Day, Vec<WarningRule>> = BTreeMap::new();
    for alarm in &warning.alarms {
        if let Some(day) = alarm.since {
            since.entry(day).or_default().push(alarm.evidence.rule());
        }
    }
    let said = since.into_iter();
    said.map(|(day, rules)| event(day, Happening::Warned(rules)))
}

/// The orders that count, those of one day together.
fn days(orders: &[OrderBrief]) -> impl Iterator<Item = Event> + use<> {
    let mut days: BTreeMap<Day, Orders> = BTreeMap::new();
    for order in orders.iter().filter(|order| !order.voided) {
        let day = days.entry(order.day).or_insert(Orders {
            first: order.day,
            orders: 0,
            amount: Money::ZERO,
        });
        day.orders += 1;
        day.amount += order.amount;
    }
    let days = days.into_iter();
    days.map(|(day, orders)| event(day, Happening::Orders(orders)))
}

/// The amount from which a day's orders stand for themselves: several times the median day.
fn large(orders: &[OrderBrief]) -> f64 {
    let mut amounts: Vec<f64> = days(orders)
        .filter_map(|event| match event.what {
            Happening::Orders(orders) => Some(orders.amount.to_f64()),
            _ => None,
        })
        .collect();
    sort_by(&mut amounts, f64::total_cmp);
    let median = amounts.get(amounts.len() / 2);
    median.map_or(f64::INFINITY, |median| median * LARGE)
}

/// Tells long runs of small orders as one.
fn fold(events: Vec<Event>, large: f64) -> Vec<Event> {
    let small = |event: &Event| match event.what {
        Happening::Orders(orders) => orders.amount > Money::ZERO && orders.amount.to_f64() < large,
        _ => false,
    };
    let together = |a: &Event, b: &Event| small(a) && small(b) && a.day.month() == b.day.month();
    let runs = events.chunk_by(together);
    runs.flat_map(|run| match run {
        [newest, .., oldest] if run.len() >= FOLDED => {
            let mut all = Orders {
                first: oldest.day,
                orders: 0,
                amount: Money::ZERO,
            };
            for event in run {
                if let Happening::Orders(orders) = event.what {
                    all.orders += orders.orders;
                    all.amount += orders.amount;
                }
            }
            vec![event(newest.day, Happening::Orders(all))]
        }
        few => few.to_vec(),
    })
    .collect()
}

const fn event(day: Day, what: Happening) -> Event {
    Event { day, what }
}
