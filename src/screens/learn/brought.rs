//! Figures of a customer that a link has brought: what is inside is listed before any of it is shown.

use crate::components::{Button, ButtonKind};
use crate::places::{Choices, FIGURES};
use crate::state::use_state;
use crate::words::lesson::{number, row_name, said_of};
use crate::{t, tx};
use keepgold_core::calculators::{Calculator, Input, Line, Shared, Sheet, read_link};
use keepgold_core::lessons::Concept;
use leptos::prelude::*;

/// The figures of a customer that stand in the address and that nobody has looked through yet; tracked. Those that this
/// page has put there are not brought.
pub fn foreign(concept: &'static Concept, choices: Choices) -> Option<Shared> {
    let figures = choices.get(FIGURES)?;
    let shared = read_link(concept.calculator()?, &figures).ok()?;
    (!shared.customer.is_empty() && !choices.are_own()).then_some(shared)
}

/// What is inside, and whether to show it.
#[component]
pub fn Brought(
    /// Where it was brought to.
    concept: &'static Concept,
    /// The choices of the place.
    choices: Choices,
    /// What was brought.
    brought: Memo<Option<Shared>>,
) -> impl IntoView {
    let own = concept.calculator()?;
    let currency = use_state().currency();
    // What the page writes into the address itself is its own.
    let show = move || choices.set([(FIGURES, choices.get(FIGURES))]);
    let leave = move || choices.set([(FIGURES, None)]);
    let listed = move || {
        let brought = brought.read();
        let figures = figures_of(own, brought.as_ref()?, &currency.read());
        let sheet = |figures: Vec<String>| {
            let figures = figures
                .into_iter()
                .map(|figure| view! { <li>{figure}</li> });
            view! { <ul class="brought__figures">{figures.collect_view()}</ul> }
        };
        Some(figures.into_iter().map(sheet).collect_view())
    };
    let customer = move || {
        let brought = brought.read();
        brought
            .as_ref()
            .map_or_else(String::new, |shared| shared.customer.clone())
    };
    Some(view! {
        <section class="concept__predict" aria-labelledby="brought">
            <h2 id="brought">{tx!(learn.brought.title)}</h2>
            <p class="measure">{move || t!(learn.brought.text, customer = customer())}</p>
            {listed}
            <div class="concept__guesses">
                <Button kind=ButtonKind::Primary on_press=show>{tx!(learn.brought.show)}</Button>
                <Button on_press=leave>{tx!(learn.brought.leave)}</Button>
            </div>
        </section>
    })
}

/// The figures of each sheet with their names; a row of its table is one.
pub fn figures_of(own: &'static Calculator, shared: &Shared, currency: &str) -> Vec<Vec<String>> {
    let written = |input: &Input, value: f64| number(own.name, input.unit, value, currency);
    let figure = |(input, value): (&Input, &f64)| {
        let label = said_of(own.name, "inputs", input.name);
        [label, &written(input, *value)].join("\u{a0}")
    };
    let columns = own.form.table.map_or(&[][..], |table| table.columns);
    let row = |(place, row): (usize, &Line)| {
        let values = columns.iter().zip(&row.values);
        let values: Vec<String> = values
            .map(|(input, value)| written(input, *value))
            .collect();
        let values = values.join(t!(value.list_separator));
        t!(
            learn.brought.row,
            row = row_name(own, place, row),
            values = values
        )
    };
    let of_sheet = |sheet: &Sheet| {
        let figures = own.form.inputs.iter().zip(&sheet.values).map(figure);
        figures
            .chain(sheet.rows.iter().enumerate().map(row))
            .collect()
    };
    shared.sheets.iter().map(of_sheet).collect()
}
