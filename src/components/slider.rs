//! A slider over places that stand for values written out.

use super::fresh_id;
use leptos::prelude::*;

/// The slider with its label and the value it stands at.
#[component]
pub fn Slider(
    /// What is chosen.
    #[prop(into)]
    label: TextProp,
    /// The place it stands at.
    #[prop(into)]
    place: Signal<usize>,
    /// The last place; the first is 0.
    #[prop(into)]
    last: Signal<usize>,
    /// The value at its place, written out.
    #[prop(into)]
    value: Signal<String>,
    /// Called with each place it is moved to.
    #[prop(into)]
    on_move: Callback<usize>,
) -> impl IntoView {
    let id = fresh_id("slider");
    let slide = move |text: String| {
        if let Ok(place) = text.parse() {
            on_move.run(place);
        }
    };
    view! {
        <div class="slider">
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            <output class="slider__value" for=id.clone()>{move || value.get()}</output>
            <input
                class="slider__bar"
                type="range"
                id=id
                min="0"
                max=move || last.get().to_string()
                step="1"
                aria-valuetext=move || value.get()
                // The bound comes first: a browser holds the value within it.
                prop:max=move || last.get().to_string()
                prop:value=move || place.get().min(last.get()).to_string()
                on:input:target=move |event| slide(event.target().value())
            />
        </div>
    }
}
