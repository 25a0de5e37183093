//! Several of a few: a group of check boxes under one question.

use super::Checkbox;
use leptos::prelude::*;

/// A group of check boxes.
#[component]
pub fn Ticks(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// The choices, made anew where the language changes.
    choices: fn() -> Vec<&'static str>,
    /// Whether the choice at this place is ticked.
    #[prop(into)]
    ticked: Callback<(usize,), bool>,
    /// Called with a place and whether it is ticked now.
    #[prop(into)]
    on_tick: Callback<(usize, bool)>,
    /// What is wrong, empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
) -> impl IntoView {
    let choice = move |place: usize| {
        view! {
            <Checkbox
                label=move || choices()[place]
                checked=Signal::derive(move || ticked.run((place,)))
                on_change=move |on| on_tick.run((place, on))
            />
        }
    };
    view! {
        <fieldset class="ticks">
            <legend class="field__label">{move || label.get()}</legend>
            <div class="ticks__choices">{(0..choices().len()).map(choice).collect_view()}</div>
            <p class="field__error" role="alert">{move || error.get()}</p>
        </fieldset>
    }
}
