//! The new products that are, or could be, charges: a person ticks which.

use keepgold_core::sorting::set_of;
use std::collections::BTreeSet;

use keepgold_core::import::ChargeCandidate;
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Checkbox, Show};
use crate::words::amount::amount_in;
use crate::words::import as words;
use crate::{t, tx};

/// The list; nothing where there is no candidate.
#[component]
pub fn Charges(wizard: Wizard) -> impl IntoView {
    let all = Memo::new(move |_| {
        wizard.preview.with(|preview| {
            preview
                .as_ref()
                .map(|preview| preview.charges.clone())
                .unwrap_or_default()
        })
    });
    // The rows stay while their ticks change, so that the focus stays too.
    let places = Memo::new(move |_| {
        all.read()
            .iter()
            .map(|charge| key(charge).to_owned())
            .collect::<Vec<_>>()
    });
    let row = move |of: String| {
        let find = {
            let of = of.clone();
            move || all.read().iter().find(|charge| key(charge) == of).cloned()
        };
        let label = {
            let find = find.clone();
            move || {
                find()
                    .map(|charge| sentence(wizard, &charge))
                    .unwrap_or_default()
            }
        };
        let checked = Signal::derive(move || find().is_some_and(|charge| charge.chosen));
        view! {
            <li>
                <Checkbox label checked on_change=move |on| tick(wizard, &all.get_untracked(), &of, on) />
            </li>
        }
    };
    view! {
        <Show when=move || !places.read().is_empty()>
            <fieldset class="question">
                <legend>{tx!(import.preview.charges)}</legend>
                <p class="muted measure">{tx!(import.preview.charges_text)}</p>
                <ul class="charges">
                    <For each=move || places.get() key=|of| of.clone() children=row />
                </ul>
            </fieldset>
        </Show>
    }
}

/// What the choice names a product by.
fn key(charge: &ChargeCandidate) -> &str {
    if charge.code.is_empty() {
        &charge.name
    } else {
        &charge.code
    }
}

fn tick(wizard: Wizard, all: &[ChargeCandidate], of: &str, on: bool) {
    let chosen = all
        .iter()
        .filter(|charge| if key(charge) == of { on } else { charge.chosen });
    let chosen: BTreeSet<String> = set_of(chosen.map(|charge| key(charge).to_owned()));
    wizard.choose(move |choices| choices.charges = Some(chosen));
}

fn sentence(wizard: Wizard, charge: &ChargeCandidate) -> String {
    let sales = amount_in(charge.amount, &wizard.currency());
    let mut name = key(charge).to_owned();
    if !charge.code.is_empty() && !charge.name.is_empty() {
        name = t!(import.preview.charge_name, code = name, name = charge.name);
    }
    let said = t!(
        import.preview.charge,
        name = name,
        n = charge.lines,
        sales = sales
    );
    match charge.ground {
        Some(why) => format!("{said} · {}", words::charge_ground(why)),
        None => said,
    }
}
