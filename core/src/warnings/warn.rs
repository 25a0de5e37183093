//! All warnings of a book on a day, the most money at stake first.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::handled::Standing;
use super::rules;
use super::stake::{Chance, last_quarter, leaning, usual_quarter};
use super::track::{Track, Tracks};
use crate::book::{Book, Contact, ContactKind, CustomerId, Outcome, RecordId, WarningRule};
use crate::sorting::{set_of, sort_by};
use crate::unit::{Day, Money};
use crate::value::{Assessment, CustomerFacts, Facts};

/// Days after which a complaint that nobody spoke of again is no news.
const COMPLAINT_LASTS: i32 = 180;

/// One rule that fires for a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alarm {
    /// What it found.
    pub evidence: Evidence,
    /// Since when it has fired without a break; none where the book does not say.
    pub since: Option<Day>,
    /// How far beyond its threshold it is: 1 at it.
    pub strength: f64,
}

/// A customer that is warned about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// Who.
    pub customer: CustomerId,
    /// Why, what says most first; at least one.
    pub alarms: Vec<Alarm>,
    /// What it brings in a usual quarter; nothing before the second purchase.
    pub usual: Money,
    /// What the last quarter brought less than that; below nothing where it brought more.
    pub drop: Money,
    /// How likely it is to stop, 0–1.
    pub chance: f64,
    /// The money at stake: the usual quarter times the chance.
    pub stake: Money,
}

/// The warnings of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warnings {
    /// The day.
    pub day: Day,
    /// How likely customers are to stop, as the book's own past shows it.
    pub chance: Chance,
    /// The most money at stake first, then by id.
    pub warnings: Vec<Warning>,
}

impl Warning {
    /// The rules that fire.
    pub fn rules(&self) -> BTreeSet<WarningRule> {
        set_of(self.alarms.iter().map(|alarm| alarm.evidence.rule()))
    }

    /// Whether it says more of the customer than its stage does: it buys less, or it has complained. That nobody was in
    /// contact, or that all goes through one person, says something of us.
    pub fn overrides_stage(&self) -> bool {
        self.alarms.iter().any(|alarm| match alarm.evidence.rule() {
            WarningRule::ContactGap | WarningRule::SinglePerson => false,
            WarningRule::Complaint
            | WarningRule::Silent
            | WarningRule::Falling
            | WarningRule::Drop
            | WarningRule::Assortment => true,
        })
    }

    /// Whether what it asks for comes before any other step: nobody has dealt with it, or it tells of the customer and the
    /// matter is not closed.
    pub fn speaks(&self, standing: Standing) -> bool {
        match standing {
            Standing::New => true,
            Standing::Seen(_) | Standing::PutOff(..) => self.overrides_stage(),
            Standing::Resolved(_) => false,
        }
    }
}

impl Warnings {
    /// The warning about a customer.
    pub fn of(&self, customer: CustomerId) -> Option<&Warning> {
        self.warnings
            .iter()
            .find(|warning| warning.customer == customer)
    }
}

/// Warns about the customers in these facts, on their last day, by the book's own thresholds. The assessment says whose
/// standard of service counts.
pub fn warnings(book: &Book, facts: &Facts, assessment: &Assessment) -> Warnings {
    let day = facts.window().as_of;
    let tracks = Tracks::new(book, facts);
    let records = RecordsOf::new(book, day);
    let mut chance = Chance::UNKNOWN;
    let mut found = Vec::new();
    for row in facts.customers().iter().filter(|row| !row.prospect) {
        let track = tracks.track(row.customer);
        chance.learn(&track, day);
        let by_orders = Look {
            book,
            tracks: &tracks,
            track: &track,
            day,
        };
        let mut alarms = by_orders.alarms();
        alarms.extend(records.alarms(book, row, assessment, day));
        if !alarms.is_empty() {
            sort_by(&mut alarms, |a, b| {
                let place = |alarm: &Alarm| alarm.evidence.rule();
                place(a)
                    .cmp(&place(b))
                    .then(b.strength.total_cmp(&a.strength))
            });
            let usual = usual_quarter(&track, day).unwrap_or_default();
            let drop = usual - last_quarter(&track, day);
            found.push((row.customer, alarms, [usual, drop], leaning(&track, day)));
        }
    }
    // What the past shows is known only now.
    let warning =
        |(customer, alarms, [usual, drop], leaning): (CustomerId, Vec<Alarm>, [Money; 2], f64)| {
            let chance = chance.of(leaning);
            Warning {
                customer,
                alarms,
                usual,
                drop,
                chance,
                stake: Money::from_f64(usual.to_f64() * chance),
            }
        };
    let mut warnings: Vec<Warning> = found.into_iter().map(warning).collect();
    sort_by(&mut warnings, |a, b| {
        b.stake.cmp(&a.stake).then(a.customer.cmp(&b.customer))
    });
    Warnings {
        day,
        chance,
        warnings,
    }
}

/// A time over which a rule fired for a customer, and that has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// Which rule.
    pub rule: WarningRule,
    /// The first month end on which it fired, or the oldest that is looked at.
    pub since: Day,
    /// The first month end, or the day of the facts, on which it did not any more.
    pub until: Day,
}

/// The alarms of two years that order lines raised for a customer and that have ended, under the thresholds of today,
/// the newest first. They follow from the orders, so nothing has to be stored for them.
pub fn spells(book: &Book, facts: &Facts, customer: CustomerId) -> Vec<Spell> {
    let tracks = Tracks::new(book, facts);
    let track = tracks.track(customer);
    let day = facts.window().as_of;
    let fires = |rule: WarningRule, day: Day| {
        let look = Look {
            book,
            tracks: &tracks,
            track: &track,
            day,
        };
        usual_quarter(&track, day).is_some() && look.evidence(rule, day).is_some()
    };
    let rules = WarningRule::ALL.into_iter();
    let mut spells: Vec<Spell> = rules
        .flat_map(|rule| {
            let ended = rules::ended(day, |day| fires(rule, day)).into_iter();
            ended.map(move |(since, until)| Spell { rule, since, until })
        })
        .collect();
    sort_by(&mut spells, |a, b| b.until.cmp(&a.until));
    spells
}

/// One customer's past on a day.
pub(crate) struct Look<'a> {
    pub book: &'a Book,
    pub tracks: &'a Tracks<'a>,
    pub track: &'a Track,
    pub day: Day,
}

impl Look<'_> {
    /// Whether order lines raise any alarm.
    pub fn warns(&self) -> bool {
        self.found().next().is_some()
    }

    /// The alarms that order lines raise.
    fn alarms(&self) -> Vec<Alarm> {
        let rules = &self.book.service().warnings;
        let alarm = |evidence: Evidence| {
            let fires = |day| self.evidence(evidence.rule(), day).is_some();
            Alarm {
                since: Some(rules::since(self.day, fires)),
                strength: rules::strength(&evidence, rules),
                evidence,
            }
        };
        self.found().map(alarm).collect()
    }

    /// What the rules find that are on; nothing of a customer that brought nothing for a year, which is no news.
    fn found(&self) -> impl Iterator<Item = Evidence> {
        let counts = usual_quarter(self.track, self.day).is_some();
        let rules = WarningRule::ALL.into_iter().filter(move |_| counts);
        rules.filter_map(|rule| self.evidence(rule, self.day))
    }

    fn evidence(&self, rule: WarningRule, day: Day) -> Option<Evidence> {
        let rules = &self.book.service().warnings;
        if rules.off.contains(&rule) {
            None
        } else {
            rules::evidence(rule, self.track, day, rules, self.tracks)
        }
    }
}

/// What the contact log and the list of people say of each customer.
struct RecordsOf<'a> {
    contacts: BTreeMap<CustomerId, Vec<(RecordId, &'a Contact)>>,
    people: BTreeMap<CustomerId, Vec<RecordId>>,
}

impl<'a> RecordsOf<'a> {
    fn new(book: &'a Book, day: Day) -> Self {
        let mut records = Self {
            contacts: BTreeMap::new(),
            people: BTreeMap::new(),
        };
        for (&id, contact) in book.contacts() {
            if contact.day <= day {
                let customer = book.customer_root(contact.customer);
                let own = records.contacts.entry(customer).or_default();
                own.push((id, contact));
            }
        }
        for own in records.contacts.values_mut() {
            sort_by(own, |a, b| a.1.day.cmp(&b.1.day));
        }
        for (&id, person) in book.persons() {
            if !person.left {
                let customer = book.customer_root(person.customer);
                records.people.entry(customer).or_default().push(id);
            }
        }
        records
    }

    /// The alarms that records raise.
    fn alarms(
        &self,
        book: &Book,
        row: &CustomerFacts,
        assessment: &Assessment,
        day: Day,
    ) -> Vec<Alarm> {
        let off = &book.service().warnings.off;
        let alarm = |rule: WarningRule| {
            let (evidence, since) = match rule {
                _ if off.contains(&rule) => return None,
                WarningRule::Complaint => self.complaint(row, day)?,
                WarningRule::ContactGap => self.contact_gap(book, row, assessment, day)?,
                WarningRule::SinglePerson => self.single_person(row)?,
                _ => return None,
            };
            Some(Alarm {
                strength: rules::strength(&evidence, &book.service().warnings),
                evidence,
                since,
            })
        };
        WarningRule::ALL.into_iter().filter_map(alarm).collect()
    }

    fn contacts(&self, row: &CustomerFacts) -> &[(RecordId, &'a Contact)] {
        self.contacts.get(&row.customer).map_or(&[], Vec::as_slice)
    }

    /// The oldest complaint of late without a good end, be it in the same contact or a later one.
    fn complaint(&self, row: &CustomerFacts, day: Day) -> Option<(Evidence, Option<Day>)> {
        let contacts = self.contacts(row);
        let settled = |contact: &Contact| contact.outcome == Some(Outcome::Good);
        let after_good = contacts.iter().rposition(|(_, contact)| settled(contact));
        let open = &contacts[after_good.map_or(0, |place| place + 1)..];
        let complains = |(_, contact): &&(RecordId, &Contact)| {
            contact.kind == ContactKind::Support
                && contact.outcome.is_some()
                && day.days_since(contact.day) <= COMPLAINT_LASTS
        };
        let (id, contact) = open.iter().find(complains)?;
        let evidence = Evidence::Complaint {
            contact: *id,
            day: contact.day,
            days: day.days_since(contact.day),
        };
        Some((evidence, Some(contact.day)))
    }

    /// Nobody was in contact for longer than the tier's standard allows; nothing is said where no contact is logged at all.
    fn contact_gap(
        &self,
        book: &Book,
        row: &CustomerFacts,
        assessment: &Assessment,
        day: Day,
    ) -> Option<(Evidence, Option<Day>)> {
        let tier = assessment.get(row.customer)?.tier?;
        let longest = book.service().standard(tier).longest_gap;
        let last = self.contacts(row).last().map(|(_, contact)| contact.day);
        let from = last.or(row.first)?;
        let days = day.days_since(from);
        let evidence = Evidence::ContactGap {
            last,
            days,
            longest,
        };
        let late = !self.contacts.is_empty() && row.purchases > 1 && days > i32::from(longest);
        late.then(|| (evidence, Some(from.plus_days(i32::from(longest)))))
    }

    fn single_person(&self, row: &CustomerFacts) -> Option<(Evidence, Option<Day>)> {
        match self.people.get(&row.customer)?.as_slice() {
            &[person] => Some((Evidence::SinglePerson { person }, None)),
            _ => None,
        }
    }
}
