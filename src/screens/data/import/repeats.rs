//! What stands in the file or the book already, and whether it is taken once more.

use keepgold_core::import::{Figures, TableKind};
use leptos::prelude::*;

use super::Wizard;
use crate::components::Checkbox;
use crate::t;

/// Rows that stand twice in the file, and orders and contacts that the book has already.
#[component]
pub fn Repeats(wizard: Wizard, figures: Memo<Figures>) -> impl IntoView {
    let drop = Signal::derive(move || wizard.choices.read().drop_repeats);
    let take = Signal::derive(move || wizard.choices.read().take_known);
    let is_contacts = wizard.kind.get_untracked() == TableKind::Contacts;
    view! {
        <Show when=move || figures.read().repeats != 0>
            <div class="decision">
                <Checkbox
                    label=move || {
                        let n = figures.read().repeats;
                        if is_contacts {
                            t!(import.preview.known_contacts, n = n)
                        } else {
                            t!(import.preview.repeats, n = n)
                        }
                    }
                    checked=Signal::derive(move || if is_contacts { take.get() } else { drop.get() })
                    on_change=move |on| {
                        wizard
                            .choose(|choices| {
                                if is_contacts {
                                    choices.take_known = on;
                                } else {
                                    choices.drop_repeats = on;
                                }
                            });
                    }
                />
                <p class="muted measure">
                    {move || {
                        if is_contacts {
                            t!(import.preview.known_contacts_text)
                        } else {
                            t!(import.preview.repeats_text)
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
