//! What follows from the book, as memos: never stored, always in step.

use keepgold_core::book::{Book, Tables};
use keepgold_core::question::{Gathered, GatheredFacts, Suggest, Warned};
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, MoneyBasis, assess};
use leptos::prelude::*;

use super::analyst::Analyst;
use super::months::{self, Months};
use super::open_book::OpenBook;
use super::shared::Shared;
use super::worked::{Progress, Worked};
use crate::shell::clock;

/// The memos of the open book.
#[derive(Debug, Clone, Copy)]
pub struct Derived {
    /// What the order lines and contacts say of each customer.
    pub facts: Memo<Shared<Facts>>,
    /// What the amounts that customers bring rest on.
    pub basis: Memo<MoneyBasis>,
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
    /// Early warnings, worked out while a screen needs them; the last answer stays for forms over any screen.
    pub warnings: Worked<Warned>,
    /// Screens that need the warnings.
    warned: RwSignal<u32>,
    /// The suggestions, worked out while a screen needs them.
    suggestions: Worked<Suggest>,
    /// Screens that need the suggestions.
    suggested: RwSignal<u32>,
    /// The day that scores look back from.
    pub as_of: Memo<Day>,
    /// Day of the last order that counts.
    pub last_order: Memo<Option<Day>>,
    gathered: Worked<Gathered>,
    book: OpenBook,
}

/// Whether there are figures to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Those of the open book, or of how it was before the last change.
    Known,
    /// They are being worked out for the first time.
    Working,
    /// They could not be.
    Failed,
}

impl Derived {
    pub(super) fn new(analyst: Analyst) -> Self {
        let book = analyst.book;
        let rules = Memo::new(move |_| book.read(Tables::RULES, |book| book.rules().clone()));
        let margin =
            Memo::new(move |_| book.read(Tables::BASIS, |book| book.units().default_margin));
        let day = Memo::new(move |_| book.read(Tables::BASIS, |book| book.units().as_of));
        let window = Memo::new(move |_| rules.read().window_months);
        let gathered = Worked::follow(analyst, 0, move || {
            Some(Gathered {
                as_of: day.get(),
                months: window.get(),
                today: clock::today(),
            })
        });
        let known = Memo::new(move |_| gathered.last().unwrap_or_else(nothing_known));
        let facts = Memo::new(move |_| {
            let known = known.get();
            book.read(Tables::CONTACTS | Tables::SERVICE, |book| {
                Shared::new(known.facts.clone().with_contacts(book))
            })
        });
        let basis = Memo::new(move |_| MoneyBasis::of(&known.read().facts, margin.get()));
        let scored = Memo::new(move |_| scored(book, &known.get(), facts));
        let plain = Memo::new(move |_| {
            let (scored, rules, margin) = (scored.get(), rules.read(), margin.get());
            if scored.is_under(&rules, margin) {
                return scored;
            }
            let facts = facts.get_untracked();
            book.read(Tables::NONE, |book| {
                Shared::new(scored.under(book, &facts, &rules, margin))
            })
        });
        let as_of = Memo::new(move |_| known.read().facts.window().as_of);
        let needing = RwSignal::new(0);
        let months = months::follow(analyst, move || {
            let rules = rules.get();
            let needed = needing.get() > 0 || !rules.hysteresis.is_none();
            (needed && gathered.last().is_some()).then(|| (rules, margin.get(), as_of.get()))
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
        let warned = RwSignal::new(0);
        let warnings = Worked::follow(analyst, 0, move || {
            let needed = warned.get() > 0 && gathered.last().is_some();
            needed.then(|| Warned { as_of: as_of.get() })
        });
        let suggested = RwSignal::new(0);
        let suggestions = Worked::follow(analyst, 0, move || {
            let needed = suggested.get() > 0 && gathered.last().is_some();
            needed.then(|| Suggest {
                as_of: as_of.get(),
                most: SUGGESTED,
            })
        });
        Self {
            facts,
            basis,
            assessment,
            plain,
            months,
            keeps: Memo::new(move |_| !rules.read().hysteresis.is_none()),
            needing,
            warnings,
            warned,
            suggestions,
            suggested,
            as_of,
            last_order: Memo::new(move |_| known.read().last_order),
            gathered,
            book,
        }
    }

    /// Whether there are figures to show; tracked.
    pub fn figures(&self) -> Figures {
        let has_customers = self.book.read(Tables::CUSTOMERS_COUNTED, |book| {
            !book.customers().is_empty()
        });
        // What was found before the first import says nothing of those who have come since.
        let knows = |known: Shared<GatheredFacts>| !known.facts.customers().is_empty();
        match self.gathered.progress() {
            _ if !has_customers => Figures::Known,
            Progress::Done => Figures::Known,
            _ if self.gathered.last().is_some_and(knows) => Figures::Known,
            Progress::Working => Figures::Working,
            Progress::Failed => Figures::Failed,
        }
    }

    /// Whether the facts are those of the book as it is now, and not of how it was before the last change; tracked.
    pub fn is_current(&self) -> bool {
        self.gathered.progress() == Progress::Done
    }

    /// Tries again what could not be worked out.
    pub fn retry(&self) {
        self.gathered.retry();
        self.months.retry();
        self.warnings.retry();
        self.suggestions.retry();
    }

    /// Lets go of all answers: the book gives way to another one.
    pub(super) fn forget(&self) {
        self.gathered.forget();
        self.months.forget();
        self.warnings.forget();
        self.suggestions.forget();
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

    /// The early warnings, worked out for as long as the caller's view is there.
    pub fn need_warnings(&self) -> Worked<Warned> {
        let warned = self.warned;
        warned.update(|n| *n += 1);
        on_cleanup(move || warned.update(|n| *n -= 1));
        self.warnings
    }

    /// The suggestions, worked out for as long as the caller's view is there.
    pub fn need_suggestions(&self) -> Worked<Suggest> {
        let suggested = self.suggested;
        suggested.update(|n| *n += 1);
        on_cleanup(move || suggested.update(|n| *n -= 1));
        self.suggestions
    }
}

/// Products that are suggested to a customer.
pub const SUGGESTED: u8 = 3;

/// The facts of an empty book.
fn nothing_known() -> Shared<GatheredFacts> {
    Shared::new(GatheredFacts {
        facts: Facts::gather(&Book::default(), clock::today()),
        last_order: None,
    })
}

/// Scores everybody. Contacts are read only where serving costs something: then they change what a customer brings.
fn scored(book: OpenBook, known: &GatheredFacts, facts: Memo<Shared<Facts>>) -> Shared<Assessment> {
    let costs = book.read(Tables::SERVICE | Tables::JUDGEMENTS, |book| {
        book.service().rates.are_set()
    });
    let under = |facts: &Facts| {
        book.read(Tables::NONE, |book| {
            let margin = book.units().default_margin;
            Shared::new(assess(book, facts, book.rules(), margin))
        })
    };
    if costs {
        under(&facts.get())
    } else {
        under(&known.facts)
    }
}
