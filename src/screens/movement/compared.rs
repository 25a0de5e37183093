//! The two months that are compared and what moved between them, kept while the next answer is under way.
//! Must know no view.

use super::choice::{Cell, Sums, pair};
use crate::state::{Months, Progress, State};
use crate::t;
use keepgold_core::unit::Day;
use keepgold_core::value::{Movement, movement};
use leptos::prelude::*;
use std::sync::Arc;

/// What moved, with its sums.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// The moves.
    pub movement: Movement,
    /// Their sums.
    pub sums: Sums,
}

impl Found {
    /// Whether the rule moved, in a sentence.
    pub fn rule_said(&self) -> String {
        t!(movement.rule_same).to_owned()
    }
}

/// What the parts of the screen read.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    /// The months under the rules in force.
    pub months: Months,
    /// Their days, rising.
    pub days: Memo<Vec<Day>>,
    /// The two days.
    pub pair: Memo<Option<(Day, Day)>>,
    /// What moved between them.
    pub found: Memo<Option<Arc<Found>>>,
    /// The cell whose customers are listed; all where none is.
    pub cell: RwSignal<Option<Cell>>,
    from: RwSignal<Option<Day>>,
    to: RwSignal<Option<Day>>,
}

impl Compared {
    /// Starts with the end of the previous month and the present.
    pub fn new(state: State) -> Compared {
        let months = state.derived().need_months();
        let (from, to) = (RwSignal::new(None), RwSignal::new(None));
        let days = Memo::new(move |_| {
            let history = months.last();
            let months = history.as_ref().map(|history| history.months());
            let months = months.unwrap_or_default().iter();
            months.map(|month| month.day).collect::<Vec<Day>>()
        });
        let pair = Memo::new(move |_| pair(&days.read(), from.get(), to.get()));
        let found = Memo::new(move |_| {
            let (history, (from, to)) = (months.last()?, pair.get()?);
            let movement = movement(&history, &history, from, to)?;
            let sums = Sums::of(&movement);
            Some(Arc::new(Found { movement, sums }))
        });
        Compared {
            months,
            days,
            pair,
            found,
            cell: RwSignal::new(None),
            from,
            to,
        }
    }

    /// Compares from this day on.
    pub fn choose_from(&self, day: Option<Day>) {
        self.from.set(day);
        self.cell.set(None);
    }

    /// Compares up to this day.
    pub fn choose_to(&self, day: Option<Day>) {
        self.to.set(day);
        self.cell.set(None);
    }

    /// How far the months are.
    pub fn progress(&self) -> Progress {
        self.months.progress()
    }

    /// Tries again what failed.
    pub fn retry(&self) {
        self.months.retry();
    }
}
