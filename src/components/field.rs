//! Form fields: label, hint, error and control tied together.

use super::fresh_id;
use leptos::prelude::*;

/// The frame of a field: its label above, its hint or error below.
#[component]
pub fn Field(
    /// The id of the control.
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// A hint; the control should name `{id}-hint` in `aria-describedby`.
    #[prop(default = None)]
    hint: Option<TextProp>,
    /// What is wrong, empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" class:field--wrong=move || !error.read().is_empty()>
            <label class="field__label" for=id.clone()>{move || label.get()}</label>
            {children()}
            <p class="field__note" id=format!("{id}-hint")>
                <span class="field__error" role="alert">{move || error.get()}</span>
                {hint.map(|hint| view! { <span class="field__hint">{move || hint.get()}</span> })}
            </p>
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text at each key, after an input method has finished composing.
    #[prop(into)]
    on_input: Callback<(String,)>,
    /// A hint below.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong, empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// `type` of the input: `text`, `search`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Texts that are offered while one types.
    #[prop(optional, into)]
    offered: Option<Signal<Vec<String>>>,
) -> impl IntoView {
    let id = fresh_id("text");
    let list = offered.map(|_| fresh_id("offered"));
    let offers = offered.zip(list.clone()).map(|(offered, id)| {
        let option = |text| view! { <option value=text></option> };
        view! { <datalist id=id>{move || offered.get().into_iter().map(option).collect_view()}</datalist> }
    });
    let composing = StoredValue::new(false);
    let describes = format!("{id}-hint");
    view! {
        <Field id=id.clone() label hint error>
            <input
                class="input"
                id=id
                type=kind
                list=list
                autocomplete="off"
                prop:value=move || value.get()
                aria-describedby=describes
                aria-invalid=move || (!error.read().is_empty()).then_some("true")
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend:target=move |event| {
                    composing.set_value(false);
                    on_input.run((event.target().value(),));
                }
                on:input:target=move |event| {
                    if !composing.get_value() {
                        on_input.run((event.target().value(),));
                    }
                }
            />
            {offers}
        </Field>
    }
}

/// A text of several lines.
#[component]
pub fn TextArea(
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text at each key.
    #[prop(into)]
    on_input: Callback<(String,)>,
    /// Lines shown.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let id = fresh_id("lines");
    view! {
        <Field id=id.clone() label>
            <textarea
                class="input"
                id=id
                rows=rows
                prop:value=move || value.get()
                on:input:target=move |event| on_input.run((event.target().value(),))
            ></textarea>
        </Field>
    }
}

/// A number. What is typed is kept as text until it is a number within the range; `on_change` gets only such numbers.
#[component]
pub fn NumberField(
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Called with each valid number.
    #[prop(into)]
    on_change: Callback<(f64,)>,
    /// Smallest number allowed.
    #[prop(default = f64::NEG_INFINITY)]
    min: f64,
    /// Largest number allowed.
    #[prop(default = f64::INFINITY)]
    max: f64,
    /// Step of the arrow keys.
    #[prop(default = 1.0)]
    step: f64,
    /// The unit after the number, such as `%`.
    #[prop(optional, into)]
    unit: Option<TextProp>,
    /// A hint below.
    #[prop(optional, into)]
    hint: Option<TextProp>,
) -> impl IntoView {
    let id = fresh_id("number");
    let describes = format!("{id}-hint");
    let wrong = RwSignal::new(false);
    let bound = |b: f64| b.is_finite().then(|| b.to_string());
    let typed = move |text: String| match text.trim().parse::<f64>() {
        Ok(number) if number >= min && number <= max => {
            wrong.set(false);
            on_change.run((number,));
        }
        _ => wrong.set(true),
    };
    view! {
        <Field id=id.clone() label hint>
            <span class="input-unit">
                <input
                    class="input input--number"
                    id=id
                    type="number"
                    inputmode="decimal"
                    min=bound(min)
                    max=bound(max)
                    step=step.to_string()
                    prop:value=move || value.get().to_string()
                    aria-describedby=describes
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change:target=move |event| typed(event.target().value())
                />
                {unit.map(|unit| view! { <span class="input-unit__unit">{move || unit.get()}</span> })}
            </span>
        </Field>
    }
}

/// One choice of a [`Select`].
#[derive(Clone, Debug)]
pub struct Choice {
    /// What `on_change` gets.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A native drop-down list.
#[component]
pub fn Select(
    /// What is asked for.
    #[prop(into)]
    label: TextProp,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// The choices; read in a closure, so that their labels follow the language.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Called with the value chosen.
    #[prop(into)]
    on_change: Callback<(String,)>,
    /// A hint below.
    #[prop(optional, into)]
    hint: Option<TextProp>,
    /// What is wrong, empty when nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
) -> impl IntoView {
    let id = fresh_id("select");
    let describes = format!("{id}-hint");
    let options = move || {
        let chosen = value.get();
        let option = |choice: Choice| {
            let selected = choice.value == chosen;
            view! {
                <option value=choice.value prop:selected=selected>
                    {choice.label}
                </option>
            }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <Field id=id.clone() label hint error>
            <select
                class="input"
                id=id
                aria-describedby=describes
                aria-invalid=move || (!error.read().is_empty()).then_some("true")
                on:change:target=move |e| on_change.run((e.target().value(),))
            >
                {options}
            </select>
        </Field>
    }
}

/// A check box with its label beside it.
#[component]
pub fn Checkbox(
    /// What is switched.
    #[prop(into)]
    label: TextProp,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_change: Callback<(bool,)>,
) -> impl IntoView {
    view! {
        <label class="checkbox">
            <input type="checkbox" prop:checked=move || checked.get() on:change:target=move |e| on_change.run((e.target().checked(),)) />
            <span>{move || label.get()}</span>
        </label>
    }
}
