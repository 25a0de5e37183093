//! A box for a number or a sum, `12*8000`, with its unit, and a slider where its range is one a hand can slide over.

use crate::components::{Field, fresh_id};
use crate::t;
use crate::words::lesson::{in_box, is_percent, number, unit_behind};
use keepgold_core::calculators::{Input, NoSum, Unit, sum};
use leptos::prelude::*;

/// The box.
#[component]
pub fn BoxOfSum(
    /// Whose texts name its choices.
    page: &'static str,
    /// What is asked for.
    input: &'static Input,
    /// Its label.
    #[prop(into)]
    label: TextProp,
    /// The number.
    value: Signal<f64>,
    /// Called with each number within the range.
    #[prop(into)]
    on_change: Callback<(f64,)>,
    /// The currency of the book.
    currency: Memo<String>,
) -> impl IntoView {
    let id = fresh_id("sum");
    let describes = format!("{id}-hint");
    // What is being typed stands as it is typed; else the number does.
    let typed = RwSignal::new(None::<String>);
    let fault = RwSignal::new(None::<Fault>);
    let error = Signal::derive(move || match fault.get() {
        None => String::new(),
        Some(Fault::NoSum(fault)) => no_sum(fault),
        Some(Fault::Outside) => outside(page, input, &currency.read()),
    });
    let take = move |text: String| {
        let read = read(input, &text);
        typed.set(Some(text));
        fault.set(read.err());
        if let Ok(value) = read {
            on_change.run((value,));
        }
    };
    // The field may leave the page with the focus in it: then nothing is left to tell.
    let leave = move |_| {
        if fault.try_get_untracked() == Some(None) {
            let _gone_with_the_field = typed.try_set(None);
        }
    };
    let shown = move || {
        typed
            .get()
            .unwrap_or_else(|| in_box(input.unit, value.get()))
    };
    // A sum shows what it comes to.
    let comes_to = move || {
        let sum = typed
            .read()
            .as_ref()
            .is_some_and(|text| text.contains(['*', '/', '+', '(', '×', '万']));
        (sum && fault.read().is_none()).then(|| {
            format!(
                " = {}",
                number(page, input.unit, value.get(), &currency.read())
            )
        })
    };
    let slider = slides(input).then(|| {
        let label = label.clone();
        let slide = move |text: String| {
            typed.set(None);
            fault.set(None);
            if let Ok(value) = text.parse() {
                on_change.run((value,));
            }
        };
        view! {
            <input
                class="trial__slider"
                type="range"
                aria-label=move || label.get()
                min=input.least.to_string()
                max=input.most.to_string()
                step=(input.step / 5.0).to_string()
                prop:value=move || value.get().to_string()
                on:input:target=move |event| slide(event.target().value())
            />
        }
    });
    view! {
        <Field id=id.clone() label error>
            <span class="input-unit">
                <input
                    class="input input--number"
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=shown
                    aria-describedby=describes
                    aria-invalid=move || fault.read().is_some().then_some("true")
                    on:input:target=move |event| take(event.target().value())
                    on:blur=leave
                />
                <span class="input-unit__unit">{move || unit_behind(input.unit, &currency.read())} {comes_to}</span>
            </span>
            {slider}
        </Field>
    }
}

/// Why what was typed is not taken.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    NoSum(NoSum),
    Outside,
}

/// The number that was typed.
fn read(input: &Input, text: &str) -> Result<f64, Fault> {
    let value = sum(text).map_err(Fault::NoSum)?;
    // Shares are typed in percent, with or without its sign.
    let value = match is_percent(input.unit) && !text.contains(['%', '％']) {
        true => value / 100.0,
        false => value,
    };
    // Eighty percent typed as a sum may miss its bound by the last digit.
    let room = 1e-9 * (input.most - input.least);
    if value < input.least - room || value > input.most + room {
        return Err(Fault::Outside);
    }
    Ok(value)
}

/// Whether a hand can slide over its range.
fn slides(input: &Input) -> bool {
    let steps = (input.most - input.least) / input.step.max(f64::MIN_POSITIVE);
    !matches!(input.unit, Unit::Money | Unit::Choice(_)) && steps <= 60.0
}

fn no_sum(fault: NoSum) -> String {
    match fault {
        NoSum::Empty => t!(learn.sum.empty).to_owned(),
        NoSum::At(place) => t!(learn.sum.at, n = place + 1),
        NoSum::ByZero => t!(learn.sum.by_zero).to_owned(),
        NoSum::TooLarge => t!(learn.sum.too_large).to_owned(),
    }
}

fn outside(page: &str, input: &Input, currency: &str) -> String {
    let written = |value| number(page, input.unit, value, currency);
    t!(
        learn.sum.outside,
        least = written(input.least),
        most = written(input.most)
    )
}
