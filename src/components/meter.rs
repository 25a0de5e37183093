//! A thin bar that shows a share of a whole beside a number.

use leptos::prelude::*;

/// A bar for a table cell. It repeats the number next to it, so it is hidden from screen readers.
#[component]
pub fn Meter(
    /// Share of the full width, 0–1; held to that range. None: there is no bar.
    #[prop(into)]
    share: Signal<Option<f64>>,
) -> impl IntoView {
    let width = move || format!("{:.1}%", share.get().unwrap_or(0.0).clamp(0.0, 1.0) * 100.0);
    view! {
        <span class="meter" hidden=move || share.get().is_none() aria-hidden="true">
            <span class="meter__fill" style:width=width></span>
        </span>
    }
}
