//! What the parts of the page read of its customer.

use crate::shell::clock;
use crate::state::{Shared, Worked, use_state};
use keepgold_core::book::{Customer, CustomerId, Tables};
use keepgold_core::question::{OrdersOf, ProductsOf, SpellsOf, YearOf};
use keepgold_core::value::{Compared, CustomerFacts, TierHistory, Working, explain};
use keepgold_core::warnings::{Standing, Standings, Warning};
use leptos::prelude::*;

/// The customer of the page. All of it is tracked.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    pub id: CustomerId,
    pub record: Memo<Customer>,
    /// What order lines and contacts say of it; none where it is archived.
    pub facts: Memo<Option<CustomerFacts>>,
    pub working: Memo<Option<Working>>,
    pub alarm: Memo<Option<Alarm>>,
    /// What it buys beside what it bought before; [`Self::compared`] tells what the page says of it.
    pub year: Worked<YearOf>,
    pub orders: Worked<OrdersOf>,
    /// What it buys. Asked with the page, not with its tab: paper has all tabs and the browser waits for no answer.
    pub products: Worked<ProductsOf>,
    /// Its alarms that have ended.
    pub spells: Worked<SpellsOf>,
    /// Tiers month by month of all customers.
    pub months: Memo<Option<Shared<TierHistory>>>,
    pub currency: Memo<String>,
    /// Whether the form of its record is open, and that of a new order.
    pub editing: RwSignal<bool>,
    pub ordering: RwSignal<bool>,
}

/// The warning about a customer and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Alarm {
    pub warning: Warning,
    pub standing: Standing,
}

impl Alarm {
    /// Whether it speaks in place of the stage and of how to rise: it tells of the customer, and is not closed.
    pub fn overrides_stage(&self) -> bool {
        self.warning.overrides_stage() && !matches!(self.standing, Standing::Resolved(_))
    }
}

impl Subject {
    /// The customer with this id. Its figures are worked out for as long as the caller's view is there.
    pub fn new(id: CustomerId) -> Self {
        let state = use_state();
        let derived = state.derived();
        let months = derived.need_months();
        Self {
            id,
            record: Memo::new(move |_| {
                state.with_book(Tables::CUSTOMERS, |book| {
                    book.customer(id).cloned().unwrap_or_default()
                })
            }),
            facts: Memo::new(move |_| derived.facts.read().get(id).cloned()),
            working: Memo::new(move |_| {
                let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
                state.with_book(
                    Tables::CUSTOMERS | Tables::JUDGEMENTS | Tables::SERVICE | Tables::RULES,
                    |book| explain(book, &facts, &assessment, id),
                )
            }),
            alarm: alarm_of(id),
            year: state.ask(move || {
                let facts = derived.facts.read();
                let window = facts.window();
                Some(YearOf {
                    customer: id,
                    as_of: window.as_of,
                    months: window.months,
                })
            }),
            orders: state.ask(move || Some(OrdersOf(id))),
            products: state.ask(move || {
                let facts = derived.facts.read();
                let window = facts.window();
                Some(ProductsOf {
                    customer: id,
                    as_of: window.as_of,
                    months: window.months,
                })
            }),
            spells: state.ask(move || {
                let facts = derived.facts.read();
                let window = facts.window();
                Some(SpellsOf {
                    customer: id,
                    as_of: window.as_of,
                    months: window.months,
                })
            }),
            months: Memo::new(move |_| months.last_under_rules()),
            currency: state.currency(),
            editing: RwSignal::new(false),
            ordering: RwSignal::new(false),
        }
    }

    /// The customer's number in addresses.
    pub fn number(&self) -> u32 {
        self.id.index() as u32
    }

    /// Whether it is out of lists and scores.
    pub fn archived(&self) -> bool {
        self.record.read().archived
    }

    /// The spans that head, sales and products are compared over: one story, which is the warning's while one stands.
    pub fn compared(&self) -> Option<Compared> {
        let year = self.year.last()?;
        year.told(self.overridden()).cloned()
    }

    /// Whether the warning speaks in place of stage and next step.
    pub fn overridden(&self) -> bool {
        self.alarm
            .read()
            .as_ref()
            .is_some_and(Alarm::overrides_stage)
    }
}

/// None where nothing has fired or it is not known yet.
fn alarm_of(customer: CustomerId) -> Memo<Option<Alarm>> {
    let state = use_state();
    let warned = state.derived().need_warnings();
    Memo::new(move |_| {
        let warned = warned.last()?;
        let warning = warned.of(customer)?.clone();
        let today = clock::today();
        let standing = state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
            Standings::new(book).of(&warning, today)
        });
        Some(Alarm { warning, standing })
    })
}
