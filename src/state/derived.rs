//! What follows from the book, as memos: never stored, always in step.

use std::ops::Deref;
use std::sync::Arc;

use keepgold_core::book::History;
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, assess};
use leptos::prelude::*;

use super::months::Months;
use crate::shell::clock;

/// A large derived value that many parts of the page read. Two are equal when they are the same one.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Takes a value to share.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The memos of the open book.
#[derive(Debug, Clone, Copy)]
pub struct Derived {
    /// What the order lines say of each customer.
    pub facts: Memo<Shared<Facts>>,
    /// Scores and tiers under the book's own rules. Where these have hysteresis, the tiers it keeps are in force as
    /// soon as the months are worked out; the plain ones before.
    pub assessment: Memo<Shared<Assessment>>,
    /// The same by the cuts alone.
    pub plain: Memo<Shared<Assessment>>,
    /// Tiers month by month under the book's own rules, worked out while hysteresis or a screen needs them.
    pub months: Months,
    /// Whether the book's rules have hysteresis.
    keeps: Memo<bool>,
    /// Screens that need the months.
    needing: RwSignal<u32>,
    /// The day that scores look back from.
    pub as_of: Memo<Day>,
}

impl Derived {
    pub(super) fn new(history: RwSignal<History>) -> Self {
        let as_of = Memo::new(move |_| {
            history
                .with(|history| history.book().as_of())
                .unwrap_or_else(clock::today)
        });
        let facts = Memo::new(move |_| {
            history.with(|history| Shared::new(Facts::gather(history.book(), as_of.get())))
        });
        let plain = Memo::new(move |_| {
            let facts = facts.get();
            history.with(|history| {
                let book = history.book();
                let margin = book.units().default_margin;
                Shared::new(assess(book, &facts, book.rules(), margin))
            })
        });
        let rules = Memo::new(move |_| history.with(|history| history.book().rules().clone()));
        let margin =
            Memo::new(move |_| history.with(|history| history.book().units().default_margin));
        let needing = RwSignal::new(0);
        let months = Months::follow(history, move || {
            let rules = rules.get();
            let needed = needing.get() > 0 || !rules.hysteresis.is_none();
            needed.then(|| (rules, margin.get(), as_of.get()))
        });
        let assessment = Memo::new(move |_| {
            let (plain, hysteresis) = (plain.get(), rules.read().hysteresis);
            if hysteresis.is_none() {
                return plain;
            }
            let Some(months) = months.last_under_rules() else {
                return plain;
            };
            let mut held = Assessment::clone(&plain);
            held.hold(&months, as_of.get(), hysteresis);
            Shared::new(held)
        });
        Self {
            facts,
            assessment,
            plain,
            months,
            keeps: Memo::new(move |_| !rules.read().hysteresis.is_none()),
            needing,
            as_of,
        }
    }

    /// Whether the book's rules have hysteresis; tracked.
    pub fn keeps(&self) -> bool {
        self.keeps.get()
    }

    /// The months, worked out for as long as the caller's view is there.
    pub fn need_months(&self) -> Months {
        let needing = self.needing;
        needing.update(|n| *n += 1);
        on_cleanup(move || needing.update(|n| *n -= 1));
        self.months
    }
}
