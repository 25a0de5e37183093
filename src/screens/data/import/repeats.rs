//! What stands in the file or the book already, and whether it is taken once more.

use keepgold_core::import::Figures;
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Checkbox, Show};
use crate::t;
use crate::words::record;

/// Rows that stand twice in the file, and orders and records that the book has already.
#[component]
pub fn Repeats(wizard: Wizard, figures: Memo<Figures>) -> impl IntoView {
    let drop = Signal::derive(move || wizard.choices.read().drop_repeats);
    let take = Signal::derive(move || wizard.choices.read().take_known);
    let records = wizard.records();
    view! {
        <Show when=move || figures.read().repeats != 0>
            <div class="decision">
                <Checkbox
                    label=move || {
                        let n = figures.read().repeats;
                        match records {
                            Some(kind) => t!(import.preview.known_records, what = record::count(kind, n)),
                            None => t!(import.preview.repeats, n = n),
                        }
                    }
                    checked=Signal::derive(move || if records.is_some() { take.get() } else { drop.get() })
                    on_change=move |on| {
                        wizard
                            .choose(|choices| {
                                if records.is_some() {
                                    choices.take_known = on;
                                } else {
                                    choices.drop_repeats = on;
                                }
                            });
                    }
                />
                <p class="muted measure">
                    {move || {
                        match records {
                            Some(kind) => t!(import.preview.known_records_text, same = record::same(kind)),
                            None => t!(import.preview.repeats_text).to_owned(),
                        }
                    }}
                </p>
            </div>
        </Show>
        <Show when=move || figures.read().known_orders != 0>
            <div class="decision">
                <Checkbox
                    label=move || t!(import.preview.known_orders, n = figures.read().known_orders)
                    checked=take
                    on_change=move |on| wizard.choose(|choices| choices.take_known = on)
                />
                <p class="muted measure">
                    {move || t!(import.preview.known_orders_text, n = figures.read().known_lines)}
                </p>
            </div>
        </Show>
    }
}
