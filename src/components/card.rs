//! A card that is pressed as a whole: a name, what it stands for, and what a press does.

use leptos::prelude::*;

/// The card; stands in a list of class `cards`.
#[component]
pub fn Card(
    /// Its name.
    #[prop(into)]
    name: TextProp,
    /// What it stands for, in a sentence or two.
    #[prop(into)]
    text: TextProp,
    /// What a press does, for the eyes: a screen reader says that it is a button.
    #[prop(into)]
    action: TextProp,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <li>
            <button type="button" class="card" on:click=move |_| on_press.run(())>
                <strong>{move || name.get()}</strong>
                <span class="card__text">{move || text.get()}</span>
                <span class="card__action" aria-hidden="true">{move || action.get()} " →"</span>
            </button>
        </li>
    }
}
