//! What stands where there is nothing yet: one sentence that teaches and one action.

use super::{Button, ButtonKind};
use leptos::prelude::*;

/// An empty place with its next step.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: TextProp,
    /// What it would show and how to get there.
    #[prop(into)]
    text: TextProp,
    /// The label of the one action.
    #[prop(into)]
    action: TextProp,
    /// What the action does.
    #[prop(into)]
    on_action: Callback<()>,
    /// Anything more, such as a second, quieter way.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h1 class="empty__title">{move || title.get()}</h1>
            <p class="empty__text">{move || text.get()}</p>
            <div class="empty__actions">
                <Button kind=ButtonKind::Primary on_press=on_action>
                    {move || action.get()}
                </Button>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
