//! A list of terms and their values.

use leptos::prelude::*;

/// Terms with values, two columns where there is room.
#[component]
pub fn DefinitionList(
    /// [`Definition`]s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="definitions">{children()}</dl> }
}

/// One term and its value.
#[component]
pub fn Definition(
    /// The term.
    #[prop(into)]
    term: TextProp,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="definitions__pair">
            <dt>{move || term.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
