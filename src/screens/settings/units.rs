//! Currency, usual margin and the day that scores look back from: a draft of the book's units until it is saved.

use crate::components::{Button, ButtonKind, Field, Show, fresh_id, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::money_fields::{MoneyFields, fits};
use crate::state::use_state;
use crate::words::amount::{day_iso, day_written, parse_day};
use crate::{t, tx};
use keepgold_core::book::{Command, Tables};
use leptos::prelude::*;

/// The section.
#[component]
pub fn UnitFields() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let in_force = Memo::new(move |_| {
        state.with_book(Tables::CURRENCY | Tables::BASIS, |book| {
            book.units().clone()
        })
    });
    let draft = RwSignal::new(in_force.get_untracked());
    // Undo, redo and another tab change what is in force; what is being typed is then out of date.
    Effect::new(move || draft.set(in_force.get()));
    let wrong = Memo::new(move |_| !fits(&draft.read().currency));
    let changed = Memo::new(move |_| *draft.read() != *in_force.read());
    let save = move || {
        if !wrong.get_untracked() {
            let command = Command::ChangeUnits(draft.get_untracked());
            act_or_tell(state, toasts, command, tx!(settings.saved));
        }
    };
    let as_of = Signal::derive(move || draft.read().as_of.map(day_iso).unwrap_or_default());
    let as_of_hint = move || match state.derived().last_order.get() {
        Some(day) => t!(settings.as_of_last, day = day_written(day)),
        None => t!(settings.as_of_none).to_owned(),
    };
    let day = fresh_id("as-of");
    let discard = move || draft.set(in_force.get_untracked());
    view! {
        <section class="stack" aria-labelledby="settings-units">
            <h2 id="settings-units">{tx!(settings.units)}</h2>
            <div class="form-grid">
                <MoneyFields draft />
                <Field id=day.clone() label=tx!(settings.as_of) hint=Some(TextProp::from(as_of_hint))>
                    // A day half typed is no day: the control reports only whole ones.
                    <input
                        class="input"
                        id=day
                        type="date"
                        min="1900-01-01"
                        max="2199-12-31"
                        prop:value=move || as_of.get()
                        on:change:target=move |event| {
                            let day = parse_day(&event.target().value());
                            draft.update(|units| units.as_of = day);
                        }
                    />
                </Field>
            </div>
            <Show when=move || changed.get()>
                <div class="actions">
                    <Button kind=ButtonKind::Primary disabled=wrong on_press=save>{tx!(service.draft.save)}</Button>
                    <Button on_press=discard>{tx!(tiers.draft.discard)}</Button>
                </div>
            </Show>
        </section>
    }
}
