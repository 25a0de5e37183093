//! In which currency the amounts of a file are, and what usually stays of a sale: asked while the book does not know.

use keepgold_core::book::{Tables, Units};
use keepgold_core::import::{CurrencyFound, CurrencyGround, TableKind};
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Notice, NoticeKind};
use crate::format::percent;
use crate::parts::money_fields::MoneyFields;
use crate::{t, tx};

/// What is asked of a file with amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The currency.
    pub currency: bool,
    /// The usual margin; only with the first orders, for it may be left open for good.
    pub margin: bool,
}

impl Wizard {
    /// What is asked: nothing that the book knows; tracked.
    pub fn money_asked(self) -> Asked {
        let lines = self.kind.get() == TableKind::OrderLines;
        let first = self.state.derived().last_order.get().is_none();
        let tables = Tables::CURRENCY | Tables::BASIS;
        self.state.with_book(tables, |book| Asked {
            currency: lines && book.units().currency.is_empty(),
            margin: lines && first && book.units().usual_margin().is_none(),
        })
    }

    /// The units as they stand on the page, with what the file proposes until something is typed.
    pub fn propose_units(self) {
        let units = self.state.with_book_untracked(|book| book.units().clone());
        let asked = untrack(|| self.money_asked());
        let proposed = self.preview.with_untracked(|preview| {
            let preview = preview.as_ref()?;
            let currency = preview.currencies.proposed();
            Some((currency.map(|found| found.code.clone()), preview.margin))
        });
        let (currency, margin) = proposed.unwrap_or_default();
        let mut proposed = units;
        if asked.currency {
            proposed.currency = currency.unwrap_or_default();
        }
        if asked.margin {
            proposed = proposed.with_usual_margin(margin);
        }
        self.units.set(proposed);
    }

    /// The units that come with the import; none where they are those of the book.
    pub fn new_units(self) -> Option<Units> {
        let units = self.units.get_untracked();
        let known = self
            .state
            .with_book_untracked(|book| *book.units() == units);
        (!known).then_some(units)
    }

    /// The currency that the page shows amounts in; tracked.
    pub fn currency(self) -> String {
        self.units.read().currency.clone()
    }
}

/// The questions, each with what the file says; warnings where it has several currencies or another one than the book.
#[component]
pub fn MoneyQuestions(wizard: Wizard) -> impl IntoView {
    let asked = Memo::new(move |_| wizard.money_asked());
    let found = Memo::new(move |_| {
        wizard
            .preview
            .with(|preview| preview.as_ref().map(|preview| preview.currencies.clone()))
            .unwrap_or_default()
    });
    let margin = Memo::new(move |_| wizard.preview.with(|preview| preview.as_ref()?.margin));
    let why = move || {
        let mut said = Vec::new();
        if asked.get().currency {
            let found = found.read();
            match found.proposed() {
                Some(currency) => said.push(ground(currency)),
                // Of several a warning tells.
                None if found.are_mixed() => {}
                None => said.push(t!(import.money.nothing).to_owned()),
            }
        }
        if let (true, Some(margin)) = (asked.get().margin, margin.get()) {
            let margin = percent(margin.to_f64(), 0);
            said.push(t!(import.money.from_costs, margin = margin));
        }
        let line = |said| view! { <p class="muted measure">{said}</p> };
        said.into_iter().map(line).collect_view()
    };
    let fields = move || {
        let Asked { currency, margin } = asked.get();
        currency.then(|| {
            view! {
                <fieldset class="question">
                    <legend>{tx!(import.money.title)}</legend>
                    <div class="form-grid">
                        <MoneyFields draft=wizard.units margin />
                    </div>
                    {why}
                </fieldset>
            }
        })
    };
    let mixed = move || {
        let found = found.read();
        found.are_mixed().then(|| {
            let one = |currency: &CurrencyFound| {
                let cells = t!(units.cells, n = currency.cells);
                t!(import.money.found, code = currency.code, cells = cells)
            };
            let all: Vec<String> = found.0.iter().map(one).collect();
            let found = all.join(t!(value.list_separator));
            view! { <Notice kind=NoticeKind::Warning text=t!(import.money.mixed, found = found) /> }
        })
    };
    let differs = move || {
        let book = wizard
            .state
            .with_book(Tables::CURRENCY, |book| book.units().currency.clone());
        let found = found.read();
        let other = found.proposed().filter(|found| found.is_sure())?;
        (!book.is_empty() && book != other.code).then(|| {
            let said = t!(import.money.differs, code = other.code, book = book);
            view! { <Notice kind=NoticeKind::Warning text=said /> }
        })
    };
    view! { {mixed} {differs} {fields} }
}

/// Why a currency is proposed, one sentence.
fn ground(found: &CurrencyFound) -> String {
    let CurrencyFound { code, why, cells } = found;
    let cells = t!(units.cells, n = *cells);
    match why {
        CurrencyGround::Column => t!(import.money.column, code = code, cells = cells),
        CurrencyGround::Sign(sign) => {
            t!(import.money.sign, code = code, sign = sign, cells = cells)
        }
        CurrencyGround::Heading(heading) => {
            t!(import.money.heading, code = code, heading = heading)
        }
        CurrencyGround::Place(place) => t!(import.money.place, code = code, place = place),
    }
}
