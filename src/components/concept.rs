//! A question that a person may have about a page, with its answer in a sentence when it is asked.

use leptos::prelude::*;

/// The question behind a question mark; pressing it opens the answer.
#[component]
pub fn Concept(
    /// What is asked.
    #[prop(into)]
    asked: TextProp,
    /// The answer.
    #[prop(into)]
    answer: TextProp,
) -> impl IntoView {
    view! {
        <details class="concept screen-only">
            <summary>{move || asked.get()}</summary>
            <p class="measure">{move || answer.get()}</p>
        </details>
    }
}
