//! Currency and usual margin of a book as fields: the settings and the import ask for them in the same words.

use crate::components::{Field, TextField, fresh_id};
use crate::{t, tx};
use keepgold_core::book::{Units, is_currency};
use keepgold_core::unit::Rate;
use leptos::prelude::*;

/// Whether what was typed is a currency, or nothing.
pub fn fits(currency: &str) -> bool {
    currency.is_empty() || is_currency(currency)
}

/// The fields, which change a draft; empty ones say that nothing is chosen or known.
#[component]
pub fn MoneyFields(
    /// The units that are being written.
    draft: RwSignal<Units>,
    /// Whether the margin is asked for too.
    #[prop(default = true)]
    margin: bool,
) -> impl IntoView {
    let currency = Signal::derive(move || draft.read().currency.clone());
    let set_currency = move |typed: String| {
        draft.update(|units| units.currency = typed.trim().to_ascii_uppercase());
    };
    let fault = Signal::derive(move || {
        let wrong = !fits(&draft.read().currency);
        let said = wrong.then(|| t!(settings.currency_wrong));
        said.unwrap_or_default().to_owned()
    });
    view! {
        <TextField
            label=tx!(settings.currency)
            hint=tx!(settings.currency_hint)
            value=currency
            on_input=set_currency
            error=fault
        />
        {margin.then(|| view! { <MarginField draft /> })}
    }
}

/// The usual margin in percent.
#[component]
fn MarginField(draft: RwSignal<Units>) -> impl IntoView {
    let wrong = RwSignal::new(false);
    let shown = move || {
        let margin = draft.read().usual_margin();
        margin.map_or_else(String::new, |margin| (margin.to_f64() * 100.0).to_string())
    };
    let typed = move |text: String| {
        let read = read(&text);
        wrong.set(read.is_none());
        if let Some(margin) = read {
            draft.update(|units| *units = units.clone().with_usual_margin(margin));
        }
    };
    let fault = Signal::derive(move || {
        let said = wrong.get().then(|| t!(settings.margin_wrong));
        said.unwrap_or_default().to_owned()
    });
    let id = fresh_id("margin");
    let describes = format!("{id}-hint");
    view! {
        <Field id=id.clone() label=tx!(settings.margin) hint=Some(tx!(settings.margin_hint).into()) error=fault>
            <span class="input-unit">
                <input
                    class="input input--number"
                    id=id
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=shown
                    aria-describedby=describes
                    aria-invalid=move || wrong.get().then_some("true")
                    on:change:target=move |event| typed(event.target().value())
                />
                <span class="input-unit__unit">"%"</span>
            </span>
        </Field>
    }
}

/// What was typed as a margin: none where it is no percentage below 100, nothing where nothing was typed.
fn read(text: &str) -> Option<Option<Rate>> {
    let text = text.trim().trim_end_matches(['%', '％']).trim_end();
    if text.is_empty() {
        return Some(None);
    }
    let percent: f64 = text.replace('−', "-").parse().ok()?;
    let rate = Rate::from_millionths((percent * 10_000.0).round() as i32)?;
    (rate != Rate::ONE).then_some(Some(rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_is_a_percentage_or_not_known() {
        assert_eq!(read(" "), Some(None));
        assert_eq!(read("30 %"), Some(Rate::from_percent(30)));
        assert_eq!(read("12.5"), Some(Rate::from_millionths(125_000)));
        for wrong in ["100", "101", "a third"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
