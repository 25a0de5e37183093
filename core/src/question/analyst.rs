//! A book with what was worked out from it and will be read again.

use std::rc::Rc;

use super::together::Mined;
use crate::book::{Command, Epochs, History, Refusal, Tables};
use crate::codec::store::Record;
use crate::next_best::{Adviser, Learning};
use crate::unit::Day;
use crate::value::{Facts, Window};

/// Windows whose facts are kept: the one in force and one that is tried out.
const KEPT: usize = 2;

/// Answers questions about its own copy of a book, which is kept in step by the same commands.
#[derive(Debug, Default)]
pub struct Analyst {
    history: History,
    gathered: Vec<Kept>,
    pub(super) mined: Mined,
    advice: Option<Advice>,
}

/// What advises on a day, or is known of it so far, with what it was learnt from.
#[derive(Debug)]
struct Advice {
    day: Day,
    epochs: Epochs,
    learning: Learning,
    adviser: Option<Rc<Adviser>>,
}

/// Facts with what they were gathered from.
#[derive(Debug)]
struct Kept {
    window: Window,
    epochs: Epochs,
    facts: Rc<Facts>,
}

impl Analyst {
    /// What gathering facts from order lines reads in a book.
    pub(super) const GATHERS: Tables = Tables::CUSTOMERS_COUNTED
        .and(Tables::PRODUCTS_COUNTED)
        .and(Tables::ORDERS);

    /// One with this book.
    pub fn new(history: History) -> Self {
        Self {
            history,
            ..Self::default()
        }
    }

    /// The book with its past.
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Does what the page did.
    ///
    /// # Errors
    /// [`Refusal`]: the page did it, so this copy is out of step.
    pub fn follow(&mut self, record: Record) -> Result<(), Refusal> {
        record.replay(&mut self.history)
    }

    /// Brings in what the page imported.
    ///
    /// # Errors
    /// As [`Self::follow`].
    pub fn follow_import(&mut self, import: Command) -> Result<(), Refusal> {
        self.history.apply(import)
    }

    /// Who advises on a day whom to offer what. None where this call learnt a part of it and another is to follow: all
    /// questions that need it learn on together, and it stays for those that come later.
    pub(super) fn adviser(&mut self, day: Day) -> Option<Rc<Adviser>> {
        let epochs = self.history.epochs().of(Self::GATHERS);
        let kept = self.advice.take().filter(|kept| kept.day == day);
        let advice = match kept {
            Some(kept) if kept.epochs == epochs => kept,
            kept => {
                // Who advised before a small change soon knows what it changed.
                let before = kept.and_then(|kept| Rc::into_inner(kept.adviser?));
                Advice {
                    day,
                    epochs,
                    learning: before.map_or_else(Learning::default, |adviser| {
                        Learning::Before(Box::new(adviser))
                    }),
                    adviser: None,
                }
            }
        };
        let advice = self.advice.insert(advice);
        if advice.adviser.is_none() {
            let learning = std::mem::take(&mut advice.learning);
            match learning.step(self.history.book(), day) {
                Ok(adviser) => advice.adviser = Some(Rc::new(adviser)),
                Err(next) => {
                    advice.learning = next;
                    return None;
                }
            }
        }
        advice.adviser.clone()
    }

    /// The facts over a window as far as order lines tell them: without contacts.
    pub(super) fn facts(&mut self, window: Window) -> Rc<Facts> {
        let epochs = self.history.epochs().of(Self::GATHERS);
        self.gathered.retain(|kept| kept.epochs == epochs);
        if let Some(kept) = self.gathered.iter().find(|kept| kept.window == window) {
            return Rc::clone(&kept.facts);
        }
        if self.gathered.len() == KEPT {
            self.gathered.remove(0);
        }
        let facts = Rc::new(Facts::gather_orders(self.history.book(), window));
        self.gathered.push(Kept {
            window,
            epochs,
            facts: Rc::clone(&facts),
        });
        facts
    }
}
