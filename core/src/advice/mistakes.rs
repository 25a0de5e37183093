//! Six mistakes (E9) as far as a book can tell which of them its owner makes: nothing is reckoned here that another part
//! reckons, and what the book does not know is left to be asked.

use std::collections::{BTreeMap, BTreeSet};

use super::shelf::{Shelf, shelf};
use crate::book::{Book, ContactKind, CustomerId, Evidence, Handled, Tier};
use crate::sorting::set_of;
use crate::unit::{Day, Money};
use crate::value::{Assessment, Facts, customer_base, mismatch, years_compared};
use crate::warnings::{Standing, Standings, Warnings};

/// One of the six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// Only old customers in view.
    OldOnly,
    /// A loss is the salesperson's fault.
    Salesperson,
    /// Satisfaction at any price.
    AnyPrice,
    /// The contract will hold them.
    Contract,
    /// Care only when it burns.
    WhenItBurns,
    /// Going it alone.
    Alone,
}

impl Mistake {
    /// All six, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::OldOnly,
        Self::Salesperson,
        Self::AnyPrice,
        Self::Contract,
        Self::WhenItBurns,
        Self::Alone,
    ];

    /// Its name in the calculator and in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OldOnly => "old_only",
            Self::Salesperson => "salesperson",
            Self::AnyPrice => "any_price",
            Self::Contract => "contract",
            Self::WhenItBurns => "when_it_burns",
            Self::Alone => "alone",
        }
    }
}

/// What the book says of the six.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SelfCheck {
    /// Customers who bought for the first time in the rolling year; none where the orders do not reach back far enough.
    pub gained: Option<u32>,
    /// Prospects that are noted and have not bought yet.
    pub prospects: u32,
    /// Contacts logged with listed customers, on whatever day.
    pub contacts: u32,
    /// Those of them with customers that have ordered nothing.
    pub with_prospects: u32,
    /// Records that close a warning.
    pub closed: u32,
    /// Those of them that name a cause.
    pub with_cause: u32,
    /// Customers whose cost to serve is known.
    pub costed: u32,
    /// Those of them that cost more to serve than they contribute.
    pub losing: u32,
    /// What is lost with them in the window.
    pub lost: Money,
    /// Customers whose own orders or complaints raise a warning.
    pub warned: u32,
    /// The money at stake with them, in a quarter.
    pub stake: Money,
    /// Customers who are judged to be bound by a contract.
    pub bound: u32,
    /// Those of them who are warned of all the same.
    pub bound_warned: u32,
    /// Those of these whom nobody has dealt with.
    pub bound_left: u32,
    /// VIPs and main customers.
    pub valued: u32,
    /// Those of them that are overdue for a contact.
    pub overdue: u32,
    /// Contacts in the window with customers that are scored.
    pub touches: u32,
    /// Those of them in which the customer asked for help.
    pub support: u32,
    /// VIPs and main customers with two or more contacts that say who of ours it was; none where the contacts of all
    /// name one person only: who works by himself cannot bring another.
    pub met: u32,
    /// Those of them whom only one of ours has ever met.
    pub met_by_one: u32,
}

impl SelfCheck {
    /// Looks through a book. `facts`, `assessment` and `warnings` must be those of the book; `today` tells which warnings
    /// that were put off are due again.
    pub fn of(
        book: &Book,
        facts: &Facts,
        assessment: &Assessment,
        warnings: &Warnings,
        today: Day,
    ) -> Self {
        let served = mismatch(book, facts, assessment);
        let (losing, lost) = served.losses();
        let base = customer_base(facts, book.units().default_margin);
        let year = years_compared(&base).map(|(year, _)| year);
        let met = met(book, assessment);
        let valued = assessment.in_tiers(&[Tier::Vip, Tier::Main]);
        let mut check = Self {
            gained: year
                .filter(|year| year.followed > 0)
                .map(|year| year.gained),
            contacts: served.contacts,
            with_prospects: served.with_prospects,
            costed: served.costed,
            losing: losing as u32,
            lost,
            valued: valued.len() as u32,
            overdue: served.overdue.len() as u32,
            met: met.customers,
            met_by_one: met.by_one.len() as u32,
            ..Self::default()
        };
        for (at, who) in book.customers().iter().enumerate() {
            let standing = assessment.get(CustomerId::from_index(at));
            let prospect = who.is_listed() && shelf(who, standing).0 == Shelf::Prospects;
            check.prospects += u32::from(prospect);
        }
        for state in book.alarm_states().values() {
            if matches!(state.handled, Handled::Resolved(_)) {
                check.closed += 1;
                check.with_cause += u32::from(!state.causes.is_empty());
            }
        }
        for contact in book.contacts().values() {
            let customer = book.customer_root(contact.customer);
            if facts.window().holds(contact.day) && assessment.get(customer).is_some() {
                check.touches += 1;
                check.support += u32::from(contact.kind == ContactKind::Support);
            }
        }
        check.add_warned(book, facts, warnings, today);
        check
    }

    fn add_warned(&mut self, book: &Book, facts: &Facts, warnings: &Warnings, today: Day) {
        let as_of = facts.window().as_of;
        let bound = book
            .judgements()
            .iter()
            .filter(|((_, evidence), judgement)| {
                *evidence == Evidence::Contract
                    && judgement.millionths > 0
                    && judgement.expired(as_of).is_none()
            })
            .map(|((customer, _), _)| book.customer_root(*customer))
            .filter(|customer| facts.get(*customer).is_some());
        let bound = set_of(bound);
        self.bound = bound.len() as u32;
        let standings = Standings::new(book);
        for warning in warnings.warnings.iter().filter(|one| one.overrides_stage()) {
            self.warned += 1;
            self.stake += warning.stake;
            if bound.contains(&warning.customer) {
                self.bound_warned += 1;
                let left = standings.of(warning, today) == Standing::New;
                self.bound_left += u32::from(left);
            }
        }
    }

    /// Whether the mistake is made, by these figures; none where the book does not say.
    pub fn makes(&self, mistake: Mistake) -> Option<bool> {
        let most = |part: u32, whole: u32| 2 * part >= whole && whole > 0;
        match mistake {
            Mistake::OldOnly => match self.gained {
                Some(1..) => Some(false),
                _ if self.contacts > 0 => Some(self.with_prospects == 0),
                Some(_) => Some(true),
                None => None,
            },
            Mistake::Salesperson => (self.closed > 0).then(|| 2 * self.with_cause < self.closed),
            Mistake::AnyPrice => (self.costed > 0).then_some(self.losing > 0),
            Mistake::Contract => (self.bound > 0).then_some(self.bound_left > 0),
            Mistake::WhenItBurns => (self.touches > 0)
                .then(|| most(self.overdue, self.valued) || most(self.support, self.touches)),
            Mistake::Alone => (self.met > 0).then(|| most(self.met_by_one, self.met)),
        }
    }
}

/// Who of ours has met the customers that count.
pub(super) struct Met {
    /// VIPs and main customers with two or more contacts that say who of ours it was.
    customers: u32,
    /// Those of them with whom it was always the same one.
    pub(super) by_one: Vec<CustomerId>,
}

pub(super) fn met(book: &Book, assessment: &Assessment) -> Met {
    // Contacts that name somebody of ours, the first one they name, and whether another was named.
    let mut seen: BTreeMap<CustomerId, (u32, &str, bool)> = BTreeMap::new();
    let mut ours = BTreeSet::new();
    for contact in book.contacts().values() {
        let by = contact.by.trim();
        if by.is_empty() {
            continue;
        }
        ours.insert(by);
        let customer = book.customer_root(contact.customer);
        let (count, first, others) = seen.entry(customer).or_insert((0, by, false));
        *count += 1;
        *others |= *first != by;
    }
    let mut met = Met {
        customers: 0,
        by_one: Vec::new(),
    };
    if ours.len() < 2 {
        return met;
    }
    for standing in assessment.in_tiers(&[Tier::Vip, Tier::Main]) {
        if let Some((2.., _, others)) = seen.get(&standing.customer) {
            met.customers += 1;
            if !others {
                met.by_one.push(standing.customer);
            }
        }
    }
    met
}
