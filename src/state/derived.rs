//! What follows from the book, as memos: never stored, always in step. Must not know how a book changes.

use std::ops::Deref;
use std::sync::Arc;

use keepgold_core::book::History;
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, assess};
use leptos::prelude::*;

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
    /// Scores and tiers under the book's own rules.
    pub assessment: Memo<Shared<Assessment>>,
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
        let assessment = Memo::new(move |_| {
            let facts = facts.get();
            history.with(|history| {
                let book = history.book();
                Shared::new(assess(book, &facts, book.settings()))
            })
        });
        Self {
            facts,
            assessment,
            as_of,
        }
    }
}
