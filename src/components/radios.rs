//! One of a few, each with a sentence that says what it is.

use super::fresh_id;
use leptos::prelude::*;

/// A choice of [`Radios`].
#[derive(Clone, Copy, Debug)]
pub struct Radio {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub text: &'static str,
}

/// A group of radio buttons; arrow keys move through it.
#[component]
pub fn Radios(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// The choices, made anew where the language changes.
    choices: fn() -> Vec<Radio>,
    /// Place of the one chosen.
    picked: RwSignal<usize>,
) -> impl IntoView {
    let name = fresh_id("radios");
    let choice = move |place: usize| {
        let radio = move || choices()[place];
        view! {
            <label class="checkbox radios__choice">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || picked.get() == place
                    on:change=move |_| picked.set(place)
                />
                <span>
                    <strong>{move || radio().name}</strong>
                    <span class="radios__text">{move || radio().text}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="radios">
            <legend class="radios__label">{move || label.get()}</legend>
            {(0..choices().len()).map(choice).collect_view()}
        </fieldset>
    }
}
