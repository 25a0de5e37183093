//! Who was in touch with whom, when and about what.

use super::firm::{Care, Firm};
use super::habit::HISTORY;
use super::language::Language;
use super::people::Person;
use super::random::Random;
use crate::book::{
    Contact, ContactKind, CustomerId, Kept, Rates, RecordId, Rows, Service, Serving,
};
use crate::sorting::sort_by;
use crate::unit::{Day, Price};

/// In how many of a hundred cases a customer without a story asks for help again and again.
const HELPLESS: i64 = 6;
/// Days over which the talk of a customer turns to something else.
const TURN: i64 = 365;
/// Hundredths of the currency unit in millionths.
const HUNDREDTH: i64 = 10_000;

/// The contact log, rising by day.
pub fn contacts(
    random: &mut Random,
    firm: &Firm,
    as_of: Day,
    language: Language,
    people: &[Person],
) -> Rows<Kept<Contact>> {
    let mut log = Vec::new();
    for (place, person) in people.iter().enumerate() {
        if person.customer.merged_into.is_none() {
            let care = match firm.cast.get(place) {
                Some(character) => character.care,
                None => ordinary(random, firm.crowd.care),
            };
            of_customer(random, as_of, language, place, person, &care, &mut log);
        }
    }
    let key = |contact: &Contact| (contact.day, contact.customer);
    sort_by(&mut log, |a, b| key(a).cmp(&key(b)));
    (0..)
        .map(RecordId::from_index)
        .zip(log.into_iter().map(|contact| Some(contact.into())))
        .collect()
}

/// Around what is usual; a few need help all the time.
fn ordinary(random: &mut Random, usual: Care) -> Care {
    let gap = usual.gap * random.between(50, 170) / 100;
    if random.chance(HELPLESS) {
        return Care {
            gap: (gap / 5).max(7),
            kinds: [1, 1, 0, 8],
            ..usual
        };
    }
    Care { gap, ..usual }
}

fn of_customer(
    random: &mut Random,
    as_of: Day,
    language: Language,
    place: usize,
    person: &Person,
    care: &Care,
    log: &mut Vec<Contact>,
) {
    let known = person.customer.since.map(|day| as_of.days_since(day));
    let known = known.map_or(HISTORY, i64::from).min(HISTORY);
    let last = as_of.plus_days(-care.quiet as i32);
    let mut day = as_of.plus_days((random.between(0, care.gap) - known) as i32);
    while day <= last {
        let kind = kind(random, care.kinds);
        let passed = TURN - i64::from(as_of.days_since(day));
        let turned = random.chance(passed.max(0) * 100 / TURN);
        let note = *random.pick(care.topics[usize::from(turned)]);
        log.push(Contact {
            customer: CustomerId::from_index(place),
            day,
            kind,
            by: person.customer.owner.clone(),
            note: language.of(note),
            minutes: minutes(random, kind),
            outcome: None,
            with: String::new(),
        });
        day = day.plus_days((care.gap * random.between(60, 140) / 100).max(1) as i32);
    }
}

/// One of the kinds, as often as it weighs.
fn kind(random: &mut Random, weights: [i64; 4]) -> ContactKind {
    let mut left = random.between(1, weights.iter().sum());
    for (kind, weight) in ContactKind::ALL.into_iter().zip(weights) {
        left -= weight;
        if left <= 0 {
            return kind;
        }
    }
    ContactKind::Visit
}

/// How long it took, in steps of five minutes.
fn minutes(random: &mut Random, kind: ContactKind) -> u16 {
    let (least, most) = match kind {
        ContactKind::Visit => (12, 30),
        ContactKind::Call => (1, 6),
        ContactKind::Message => (0, 0),
        ContactKind::Support => (4, 36),
    };
    5 * random.between(least, most) as u16
}

/// The usual standards with what a firm spends on care and what serving costs it.
pub fn service(firm: &Firm) -> Service {
    let amount = |hundredths: i64| Price::from_millionths(hundredths * HUNDREDTH);
    let mut service = Service::default();
    let set = firm.gaps.iter().zip(&firm.budgets);
    for (standard, (&(ideal, longest), &units)) in service.standards.iter_mut().zip(set) {
        standard.ideal_gap = ideal;
        standard.longest_gap = longest;
        standard.care_budget = amount(units * 100).unwrap_or_default();
    }
    let rates = Serving::ALL.into_iter().zip(firm.rates);
    service.rates = rates.fold(Rates::default(), |rates, (of, rate)| {
        rates.with(of, amount(rate).unwrap_or_default())
    });
    service
}
