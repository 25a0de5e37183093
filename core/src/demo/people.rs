//! Who is in a demo book, and how each of them buys.

use super::firm::{Character, Firm, Kind};
use super::habit::{Course, HISTORY, Habit, Places};
use super::language::{Both, Language};
use super::random::Random;
use crate::book::{Customer, CustomerId, CustomerKind};
use crate::unit::Day;

/// A customer with its habits.
#[derive(Debug)]
pub struct Person {
    /// The record.
    pub customer: Customer,
    /// How it buys; none for prospects and duplicates.
    pub habit: Option<Habit>,
}

/// Everybody: the people of the stories first, then firms and shops, then people who buy in their
/// own name, then prospects, and one customer that was entered twice.
pub fn people(random: &mut Random, firm: &Firm, as_of: Day, language: Language) -> Vec<Person> {
    let crowd = &firm.crowd;
    let cast = firm
        .cast
        .iter()
        .map(|character| told(character, as_of, language));
    let mut people: Vec<Person> = cast.collect();
    for number in 0..crowd.count {
        let kind = &crowd.kinds[number % crowd.kinds.len()];
        let name = language.name(crowd.stems[number % crowd.stems.len()], kind.name);
        people.push(ordinary(random, firm, as_of, language, name, kind));
    }
    for &name in crowd.persons {
        let name = language.of(name);
        let mut person = ordinary(random, firm, as_of, language, name, &crowd.kinds[1]);
        person.customer.kind = CustomerKind::Person;
        if let Some(habit) = &mut person.habit {
            habit.size /= 3;
        }
        people.push(person);
    }
    let prospects = firm.prospects.iter().zip(1..);
    people.extend(
        prospects.map(|(&prospect, months)| ahead(prospect, as_of.plus_months(-months), language)),
    );
    people.push(duplicate(&people, firm.cast.len(), language));
    for (number, person) in (1..).zip(&mut people) {
        person.customer.code = format!("C{number:03}");
        person.customer.region = language.of(*random.pick(crowd.regions));
        person.customer.owner = language.of(*random.pick(crowd.owners));
    }
    people
}

/// Somebody with a story.
fn told(character: &Character, as_of: Day, language: Language) -> Person {
    let since = match character.years {
        Some(years) => as_of.plus_months(-12 * years),
        None => as_of.plus_days(-character.habit.since as i32),
    };
    Person {
        customer: Customer {
            name: language.of(character.name),
            tags: character.tags.iter().map(|&tag| language.of(tag)).collect(),
            since: Some(since),
            notes: language.of(character.notes),
            ..Customer::default()
        },
        habit: Some(character.habit),
    }
}

fn ordinary(
    random: &mut Random,
    firm: &Firm,
    as_of: Day,
    language: Language,
    name: String,
    kind: &Kind,
) -> Person {
    // A third came in the last two years; the others have been there from before.
    let since = if random.chance(33) {
        random.between(60, HISTORY - 30)
    } else {
        HISTORY
    };
    let known_for = if since == HISTORY {
        random.between(HISTORY, 8 * 365)
    } else {
        since
    };
    let mut quiet = 0;
    let course = match random.between(0, 99) {
        0..=9 => Course::Growing {
            from: 60,
            to: random.between(130, 220),
            bend: 2,
            pace: 100,
        },
        10..=19 => Course::Growing {
            from: 130,
            to: random.between(35, 70),
            bend: 2,
            pace: 100,
        },
        20..=27 => {
            quiet = random.between(90, 300).min(since - 30);
            Course::Steady
        }
        _ => Course::Steady,
    };
    let last = firm.catalogue.categories.len() - 1;
    let mut categories: Vec<usize> = (0..=last).collect();
    for place in 0..last {
        categories.swap(place, random.between(place as i64, last as i64) as usize);
    }
    categories.truncate(random.between(1, firm.crowd.categories) as usize);
    let gap = kind.gap * random.between(60, 170) / 100;
    let (least, most) = kind.discount;
    let habit = Habit {
        gap,
        stray: gap * random.between(10, 60) / 100,
        // The product of two draws: many small customers, few large ones.
        size: kind.size * random.between(20, 160) * random.between(30, 160) / 10_000,
        discount: if most > 0 {
            random.between(least, most)
        } else {
            0
        },
        categories: Places::of(&categories),
        since,
        quiet,
        course,
        ..Habit::STEADY
    };
    let mut person = Person {
        customer: Customer {
            name,
            tags: vec![language.of(kind.tag)],
            since: Some(as_of.plus_days(-known_for as i32)),
            ..Customer::default()
        },
        habit: None,
    };
    let habit = fate(
        random,
        firm,
        as_of,
        language,
        kind,
        habit,
        &mut person.customer,
    );
    person.habit = Some(habit);
    person
}

/// What a firm's own times do to somebody without a story.
fn fate(
    random: &mut Random,
    firm: &Firm,
    as_of: Day,
    language: Language,
    kind: &Kind,
    habit: Habit,
    customer: &mut Customer,
) -> Habit {
    let season = firm.catalogue.last_season(as_of);
    if let (Some(notes), Some(end)) = (kind.stopped, season) {
        // They were there before that season began, and bought more for it than they sold.
        customer.notes = language.of(notes);
        customer.since = customer.since.min(Some(as_of.plus_days(-HISTORY as i32)));
        return Habit {
            since: HISTORY,
            quiet: i64::from(as_of.days_since(end)),
            returns: 30,
            course: Course::Steady,
            ..habit
        };
    }
    if firm.crowd.once > 0 && random.chance(firm.crowd.once) {
        let since = random.between(20, HISTORY);
        customer.since = Some(as_of.plus_days(-since as i32));
        return Habit {
            since,
            quiet: 0,
            course: Course::Once,
            ..habit
        };
    }
    habit
}

/// Somebody who does not buy yet.
fn ahead((name, notes): (Both, Both), since: Day, language: Language) -> Person {
    Person {
        customer: Customer {
            name: language.of(name),
            tags: vec![language.of(("潜在客户", "prospect"))],
            since: Some(since),
            notes: language.of(notes),
            prospect: true,
            ..Customer::default()
        },
        habit: None,
    }
}

/// The record of the first customer without a story a second time, already merged: what a list
/// looks like after tidying up.
fn duplicate(people: &[Person], first: usize, language: Language) -> Person {
    Person {
        customer: Customer {
            name: format!(
                "{}{}",
                people[first].customer.name,
                language.of(("有限公司", " Ltd"))
            ),
            merged_into: Some(CustomerId::from_index(first)),
            ..Customer::default()
        },
        habit: None,
    }
}
