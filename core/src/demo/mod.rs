//! Demo books from a seeded generator.
//!
//! Three firms, two years of orders each, and a few stories to find in them. One generator makes them
//! all from what [`firm::Firm`] says of each: a maker of farm supplies ([`farm`]), a maker of
//! electronic components ([`electronics`]) and a wholesaler of gifts ([`gifts`]).

mod care;
mod catalogue;
mod electronics;
mod farm;
mod firm;
mod gifts;
mod habit;
mod language;
mod people;
mod random;
mod sales;
mod story;
mod unit;

use crate::book::{
    Book, CustomerId, Evidence, InternalQuestion, Judgement, Kept, RecordChange, RecordId, Refusal,
    Rows, Rules, Settings, TierRule, Units,
};
use crate::unit::{Day, Rate};
use firm::Firm;
pub use language::Language;
pub use random::Random;
pub use story::Story;

/// Seed of the books that the app shows: every copy of it shows the same ones.
pub const SEED: u64 = 20_26;

/// A demo book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Demo {
    /// A maker of farm supplies with its dealers, cooperatives and growers: a dealer on the way out,
    /// a key account gone silent, a small shop grown large.
    FarmSupplies,
    /// A maker of electronic components with a few large accounts: one drifts to its purchasing
    /// department, one is lost at once, one is a partner.
    Electronics,
    /// A wholesaler of gifts with hundreds of shops: one grows into a VIP, many buy once, a group of
    /// them stopped after a bad season.
    Gifts,
}

impl Demo {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::FarmSupplies, Self::Electronics, Self::Gifts];

    /// A name for storage; never changes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::FarmSupplies => "farm_supplies",
            Self::Electronics => "electronics",
            Self::Gifts => "gifts",
        }
    }

    /// The demo of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|demo| demo.id() == id)
    }

    const fn firm(self) -> &'static Firm {
        match self {
            Self::FarmSupplies => &farm::FIRM,
            Self::Electronics => &electronics::FIRM,
            Self::Gifts => &gifts::FIRM,
        }
    }
}

/// The demo book for a seed and the day it is looked at; the same three give the same book, told in a language.
pub fn book(which: Demo, seed: u64, as_of: Day, language: Language) -> Book {
    let firm = which.firm();
    let mut random = Random::new(seed);
    let people = people::people(&mut random, firm, as_of, language);
    let orders = sales::orders(&mut random, firm, as_of, &people);
    let contacts = care::contacts(&mut random, firm, as_of, language, &people);
    let settings = Settings {
        rules: Rules {
            tier_rule: TierRule::Pyramid(firm.pyramid),
            ..Rules::default()
        },
        units: Units {
            currency: firm.currency.to_owned(),
            default_margin: Rate::from_percent(firm.margin).unwrap_or(Rate::ONE),
            as_of: Some(as_of),
        },
    };
    let customers = people.into_iter().map(|person| person.customer).collect();
    let book = orders.and_then(|orders| {
        Book::from_parts(
            customers,
            firm.catalogue.products(language),
            orders,
            std::collections::BTreeSet::new(),
            judgements(firm, as_of, language)?,
            settings,
        )?
        .with_records([
            RecordChange::Contacts(contacts),
            RecordChange::InternalQuestions(questions(firm, as_of, language)),
        ])?
        .with_service(care::service(firm))
    });
    // Everything above is the program's own and within the book's limits, which the tests show.
    debug_assert!(book.is_ok(), "the demo book is refused");
    book.unwrap_or_default()
}

fn questions(firm: &Firm, as_of: Day, language: Language) -> Rows<Kept<InternalQuestion>> {
    let one = |question: &firm::Question| InternalQuestion {
        question: language.of(question.asked),
        answer: language.of(question.answer),
        clause: String::new(),
        why: question.why,
        minutes: question.minutes,
        asked: question
            .ago
            .iter()
            .map(|&ago| as_of.plus_days(-ago))
            .collect(),
        published: question.published.map(|ago| as_of.plus_days(-ago)),
    };
    (0..)
        .map(RecordId::from_index)
        .zip(
            firm.questions
                .iter()
                .map(|question| Some(one(question).into())),
        )
        .collect()
}

fn judgements(
    firm: &Firm,
    as_of: Day,
    language: Language,
) -> Result<Vec<(CustomerId, Evidence, Judgement)>, Refusal> {
    let held = firm.judgements.iter().enumerate();
    held.map(|(number, &(customer, evidence, value, note))| {
        let day = as_of.plus_days(-20 - 3 * number as i32);
        let judgement = Judgement::new(evidence, value, &language.of(note), day)?;
        Ok((CustomerId::from_index(customer), evidence, judgement))
    })
    .collect()
}
