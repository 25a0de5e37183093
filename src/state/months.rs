//! Tiers month by month, under the rules in force or under others that are tried out.

use keepgold_core::book::{Rules, Tables};
use keepgold_core::question;
use keepgold_core::unit::{Day, Rate};
use keepgold_core::value::TierHistory;
use leptos::prelude::*;

use super::analyst::Analyst;
use super::shared::Shared;
use super::worked::Worked;

/// Milliseconds without a further change before the months are asked for again.
const CALM: u32 = 150;

/// Months that follow what is wanted.
pub type Months = Worked<question::Months>;

/// Works out the tiers month by month, see [`super::State::follow_months`].
pub(super) fn follow(
    analyst: Analyst,
    wanted: impl Fn() -> Option<(Rules, Rate, Day)> + Send + Sync + 'static,
) -> Months {
    let book = analyst.book;
    let rates = Memo::new(move |_| book.read(Tables::SERVICE, |book| book.service().rates));
    Worked::follow(analyst, CALM, move || {
        let (rules, margin, as_of) = wanted()?;
        Some(question::Months {
            rules,
            margin,
            as_of,
            rates: rates.get(),
        })
    })
}

impl Months {
    /// The newest answer under the rules that are wanted, if perhaps on what scores read before the last changes; tracked.
    pub fn last_under_rules(&self) -> Option<Shared<TierHistory>> {
        self.last_to(|wanted, told| (&wanted.rules, wanted.margin) == (&told.rules, told.margin))
    }
}
