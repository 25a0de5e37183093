//! A book as a projector may show it: numbered names in place of names, an index in place of amounts, no free text. What
//! it teaches stays: who bought what when, how much beside others, how customers stand.

use std::collections::BTreeMap;

use super::offer::Offer;
use super::product::Cost;
use super::service::Serving;
use super::{Book, Evidence, Orders};
use crate::unit::{Day, Money, Price};

/// What the sales of the last twelve months come to in the index.
const YEAR: f64 = 100_000.0;

/// The words that are numbered, in the language of the page: `Customer` makes `Customer 1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aliases {
    /// For customers.
    pub customer: &'static str,
    /// For products.
    pub product: &'static str,
    /// For categories of products.
    pub category: &'static str,
    /// For people at customers.
    pub person: &'static str,
    /// For people of ours.
    pub colleague: &'static str,
    /// For tags.
    pub tag: &'static str,
    /// For follow-ups.
    pub follow_up: &'static str,
    /// For questions of colleagues.
    pub question: &'static str,
}

/// Texts with the number that each got when it was first met, so that the same text has the same alias everywhere.
#[derive(Default)]
struct Numbered(BTreeMap<String, usize>);

impl Numbered {
    /// Puts the alias in the place of a text; nothing stays nothing.
    fn mask(&mut self, text: &mut String, word: &str) {
        if !text.is_empty() {
            let next = self.0.len() + 1;
            let number = *self.0.entry(std::mem::take(text)).or_insert(next);
            *text = alias(word, number);
        }
    }
}

fn alias(word: &str, number: usize) -> String {
    format!("{word} {number}")
}

impl Book {
    /// This book as a projector may show it. Aliases are numbers in the order of the book, so they are the same each time.
    /// What a newer version noted is left out, for nobody knows what stands in it.
    #[must_use]
    pub fn masked(&self, words: Aliases) -> Self {
        let scale = Scale::of(self);
        let mut book = self.clone();
        book.mask_customers(words);
        book.mask_products(words, scale);
        book.orders.mask(|price| scale.price(price));
        for (&(_, evidence), judgement) in &mut book.judgements {
            judgement.note.clear();
            if is_money(evidence) {
                judgement.millionths = scale.millionths(judgement.millionths);
            }
        }
        book.mask_records(words, scale);
        for standard in &mut book.service.standards {
            standard.policy.clear();
            standard.credit.clear();
            scale.price(&mut standard.care_budget);
        }
        for of in Serving::ALL {
            let mut rate = book.service.rates.get(of);
            scale.price(&mut rate);
            book.service.rates = book.service.rates.with(of, rate);
        }
        book.units.currency.clear();
        book
    }

    fn mask_customers(&mut self, words: Aliases) {
        let (mut colleagues, mut tags) = (Numbered::default(), Numbered::default());
        for (place, customer) in self.customers.iter_mut().enumerate() {
            customer.name = alias(words.customer, place + 1);
            customer.code.clear();
            customer.notes.clear();
            colleagues.mask(&mut customer.owner, words.colleague);
            for tag in &mut customer.tags {
                tags.mask(tag, words.tag);
            }
        }
        let records = &mut self.records;
        for by in [
            records
                .contacts
                .values_mut()
                .map(|one| &mut one.by)
                .collect::<Vec<_>>(),
            records
                .follow_ups
                .values_mut()
                .map(|one| &mut one.by)
                .collect(),
            records
                .alarm_states
                .values_mut()
                .map(|one| &mut one.by)
                .collect(),
            records.offers.values_mut().map(|one| &mut one.by).collect(),
            records
                .reckonings
                .values_mut()
                .map(|one| &mut one.by)
                .collect(),
        ]
        .into_iter()
        .flatten()
        {
            colleagues.mask(by, words.colleague);
        }
    }

    fn mask_products(&mut self, words: Aliases, scale: Scale) {
        let mut categories = Numbered::default();
        for (place, product) in self.products.iter_mut().enumerate() {
            product.name = alias(words.product, place + 1);
            product.code.clear();
            categories.mask(&mut product.category, words.category);
            if let Cost::Unit(cost) = &mut product.cost {
                scale.price(cost);
            }
        }
    }

    fn mask_records(&mut self, words: Aliases, scale: Scale) {
        self.records.forget_unknown();
        let mut people = Numbered::default();
        for person in self.records.persons.values_mut() {
            people.mask(&mut person.name, words.person);
            for text in [&mut person.phone, &mut person.email, &mut person.note] {
                text.clear();
            }
            person.birthday = None;
        }
        for contact in self.records.contacts.values_mut() {
            people.mask(&mut contact.with, words.person);
            contact.note.clear();
        }
        for (place, follow_up) in self.records.follow_ups.values_mut().enumerate() {
            follow_up.what = alias(words.follow_up, place + 1);
        }
        for state in self.records.alarm_states.values_mut() {
            state.note.clear();
        }
        for Offer {
            whom, worth, note, ..
        } in self.records.offers.values_mut()
        {
            people.mask(whom, words.person);
            note.clear();
            scale.price(worth);
        }
        for reckoning in self.records.reckonings.values_mut() {
            // Amounts and names of rows are packed in them.
            reckoning.figures.clear();
            reckoning.note.clear();
        }
        for (place, asked) in self.records.internal_questions.values_mut().enumerate() {
            // What says something still does: a question that is published needs an answer.
            for text in [&mut asked.question, &mut asked.answer, &mut asked.clause] {
                if !text.is_empty() {
                    *text = alias(words.question, place + 1);
                }
            }
        }
    }
}

/// Whether a judgement of this evidence is an amount.
const fn is_money(evidence: Evidence) -> bool {
    matches!(
        evidence,
        Evidence::Contribution
            | Evidence::CostToServe
            | Evidence::Concessions
            | Evidence::Wallet
            | Evidence::ExpectedPurchases
    )
}

/// What amounts are multiplied by.
#[derive(Debug, Clone, Copy)]
struct Scale(f64);

impl Scale {
    /// So that the last twelve months make [`YEAR`]. A book that sold nothing shows no amounts at all.
    fn of(book: &Book) -> Self {
        let sales = book
            .as_of()
            .map_or(0.0, |last| year_of(book.orders(), last.plus_days(-365)));
        Self(if sales > 0.0 { YEAR / sales } else { 0.0 })
    }

    fn millionths(self, amount: i64) -> i64 {
        (amount as f64 * self.0).round() as i64
    }

    /// An amount that the index would make larger than can be told becomes nothing: an index of a book that sold next to
    /// nothing teaches nothing.
    fn price(self, price: &mut Price) {
        *price = Price::from_millionths(self.millionths(price.millionths())).unwrap_or_default();
    }
}

/// What was sold after a day, before anything came back.
fn year_of(orders: &Orders, after: Day) -> f64 {
    let late = orders.ids().filter(|&id| orders.day(id) > after);
    let amounts = late
        .flat_map(|id| orders.lines(id))
        .map(|line| line.amount());
    amounts
        .filter(|amount| !amount.is_negative())
        .map(Money::to_f64)
        .sum()
}
