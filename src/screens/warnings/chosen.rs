//! What can be done about several warnings at once, beside what can be done with several customers anywhere.

use super::Row;
use crate::components::{Button, ButtonKind, Show, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::cells::LISTED;
use crate::parts::chosen::{Chosen, ChosenBar};
use crate::parts::warnings::state_of;
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{AnyRecord, Command, Handled};
use keepgold_core::warnings::Warning;
use leptos::prelude::*;
use std::sync::Arc;

/// How to choose the first ones while nobody is chosen.
#[component]
pub fn ChooseFirst(shown: Memo<Arc<Vec<Row>>>, chosen: Chosen) -> impl IntoView {
    let first = move || {
        let shown = shown.read_untracked();
        let first = shown.iter().take(LISTED);
        chosen.tick(first.map(|row| row.warning.customer), true);
    };
    let n = Memo::new(move |_| shown.read().len().min(LISTED));
    view! {
        <Show when=move || { n.get() > 1 && chosen.count() == 0 }>
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_press=first>{move || t!(warnings.choose_first, n = n.get())}</Button>
            </div>
        </Show>
    }
}

/// How many are chosen and what can be done about them.
#[component]
pub fn SeveralWarnings(
    shown: Memo<Arc<Vec<Row>>>,
    chosen: Chosen,
    planning: RwSignal<Vec<Warning>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let warnings = move || {
        let (shown, ticked) = (shown.read_untracked(), chosen.ticked.read_untracked());
        let rows = shown.iter();
        let rows = rows.filter(|row| ticked.contains(&row.warning.customer));
        rows.map(|row| row.warning.clone())
            .collect::<Vec<Warning>>()
    };
    let seen = move || {
        let warnings = warnings();
        let records = warnings.iter();
        let records = records.map(|warning| AnyRecord::from(state_of(warning, Handled::Seen)));
        let command = Command::AddRecords(records.collect());
        let n = warnings.len();
        act_or_tell(state, toasts, command, move || {
            t!(warnings.said.seen_several, n = n)
        });
        chosen.none();
    };
    let own = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || planning.set(warnings())>{tx!(warnings.act.plan)}</Button>
            <Button on_press=seen>{tx!(warnings.act.seen)}</Button>
        }
    };
    view! { <ChosenBar chosen all=Signal::derive(move || shown.read().len()) own /> }
}
