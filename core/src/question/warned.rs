//! Who may stop buying.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::Tables;
use crate::unit::Day;
use crate::value::{Window, assess};
use crate::warnings::{Warnings, warnings};

/// Asks for the early warnings of a day, under the book's own rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warned {
    /// The day.
    pub as_of: Day,
}

impl Question for Warned {
    type Answer = Warnings;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
            | Tables::JUDGEMENTS
            | Tables::SERVICE
            | Tables::CONTACTS
            | Tables::RECORDS
            | Tables::RULES
            | Tables::BASIS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Warnings> {
        let months = analyst.history().book().rules().window_months;
        let facts = analyst.facts(Window::new(self.as_of, months));
        let book = analyst.history().book();
        let facts = facts.as_ref().clone().with_contacts(book);
        let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
        Some(warnings(book, &facts, &assessment))
    }
}
