//! The numbers that the calculator asks for.

use super::box_of_sum::BoxOfSum;
use super::rows::Rows;
use super::{Desk, label_of};
use crate::components::{Choice, Select};
use crate::tx;
use crate::words::lesson::said_of;
use keepgold_core::calculators::{Input, Unit};
use leptos::prelude::*;

/// The form.
#[component]
pub fn Form(desk: Desk) -> impl IntoView {
    let inputs = desk.own.form.inputs.iter().enumerate();
    let fields = inputs
        .map(|(at, input)| asked(desk, at, input))
        .collect_view();
    view! {
        <section class="trial__form" aria-label=tx!(learn.form)>
            <div class="trial__fields">{fields}</div>
            {desk.own.form.table.map(|table| view! { <Rows desk table /> })}
        </section>
    }
}

fn asked(desk: Desk, at: usize, input: &'static Input) -> AnyView {
    let value = Memo::new(move |_| desk.read(|sheet| sheet.values[at]).unwrap_or(input.start));
    let set = move |value: f64| desk.change(|sheet| sheet.values[at] = value);
    let label = move || label_of(desk, at);
    match input.unit {
        Unit::Choice(names) => {
            view! { <Chosen page=desk.page() names label value=value.into() on_change=set /> }.into_any()
        }
        _ => view! {
            <BoxOfSum page=desk.page() input label value=value.into() on_change=set currency=desk.currency />
        }
        .into_any(),
    }
}

/// One of several.
#[component]
fn Chosen(
    page: &'static str,
    names: &'static [&'static str],
    #[prop(into)] label: TextProp,
    value: Signal<f64>,
    #[prop(into)] on_change: Callback<(f64,)>,
) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |(at, name): (usize, &&str)| Choice {
            value: at.to_string(),
            label: said_of(page, "choices", name).to_owned(),
        };
        names.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let set = move |text: String| {
        if let Ok(value) = text.parse() {
            on_change.run((value,));
        }
    };
    view! { <Select label value=Signal::derive(move || value.get().to_string()) choices on_change=set /> }
}
