//! The four fields of an inequality (D3) over the own book: in each who stands there, what they come to, and the move.

use super::told;
use crate::components::{Counts, List};
use crate::i18n::lang;
use crate::parts::cells::who;
use crate::parts::filters::href_of;
use crate::state::use_state;
use crate::words::group;
use crate::words::lesson::{number, said_of};
use keepgold_core::advice::Group;
use keepgold_core::book::Tables;
use keepgold_core::calculators::{Chart, Inequality, Unit};
use leptos::prelude::*;

/// Customers named in a field.
const NAMED: usize = 3;

/// The part.
#[component]
pub fn Fields(of: Inequality) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let currency = state.currency();
    let found = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        let reads = Tables::CUSTOMERS | Tables::JUDGEMENTS | Tables::RULES;
        state.with_book(reads, |book| of.on(book, &facts, &assessment))
    });
    let page = of.name();
    let cuts = move || {
        let found = found.read();
        let name = match found.customers.is_empty() {
            true => "nobody",
            false => "said",
        };
        let value = |name: &str| {
            let Some(Chart::Quadrants { x, y, cut, .. }) = found.outcome.charts.first() else {
                return None;
            };
            let currency = currency.read();
            let write = |unit: Unit, value| Some(number(page, unit, value, &currency));
            match name {
                // Scores are told from 0 to 100 wherever they stand.
                "across" if of == Inequality::Loyalty => write(Unit::Count, 100.0 * cut.0),
                "across" => write(*x, cut.0),
                "up" => write(*y, cut.1),
                "left_out" => write(Unit::Count, found.left_out as f64),
                "estimated" => write(Unit::Count, found.estimated as f64),
                name => {
                    let mut answers = found.outcome.answers.iter();
                    let answer = answers.find(|answer| answer.name == name)?;
                    write(answer.unit, answer.value?)
                }
            }
        };
        let others = (found.left_out > 0)
            .then(|| told(said_of(page, "book", "left_out"), Counts::default(), value));
        view! {
            <p class="measure">{told(said_of(page, "book", name), Counts::default(), value)}</p>
            {others.map(|others| view! { <p class="measure muted">{others}</p> })}
        }
    };
    let field = move |asks: &'static str| {
        let field = found.read().field(asks);
        let currency = currency.read();
        let of_group = Group::Field(of, asks);
        let mut counts = Counts::default();
        let n = counts.of(field.customers.len() as u64, List::At(href_of(of_group)));
        let value = |name: &str| match name {
            "n" => Some(n.to_string()),
            "amount" => Some(number(page, Unit::Money, field.amount, &currency)),
            "elsewhere" => Some(number(page, Unit::Money, field.elsewhere, &currency)),
            _ => None,
        };
        let name = |&customer| view! { <li>{who(state, customer)}</li> };
        let named = field.customers.iter().take(NAMED).map(name).collect_view();
        view! {
            <li class="own-field" data-move=asks>
                <p class="muted">{group::name(of_group)}</p>
                <h2>{said_of(page, "verdicts", asks)}</h2>
                <p>{told(said_of(page, "book", "field"), counts, value)}</p>
                <ul class="own-field__named">{named}</ul>
            </li>
        }
        .into_any()
    };
    let fields = move || {
        lang();
        let anybody = !found.read().customers.is_empty();
        anybody
            .then(|| view! { <ul class="own-fields">{of.moves().map(field).collect_view()}</ul> })
    };
    view! { {cuts} {fields} }
}
