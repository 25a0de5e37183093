//! What can be done about several warnings at once, in one step that can be undone.

use super::Row;
use crate::components::{Button, ButtonKind, use_toasts};
use crate::parts::act::act_or_tell;
use crate::parts::cells::LISTED;
use crate::parts::warnings::{PUT_OFF, state_of};
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::day_written;
use crate::{t, tx};
use keepgold_core::book::{AnyRecord, Command, CustomerId, Handled};
use keepgold_core::warnings::Warning;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many are ticked and what can be done with them; how to tick the first ones while none is.
#[component]
pub fn Chosen(
    shown: Memo<Arc<Vec<Row>>>,
    ticked: RwSignal<BTreeSet<CustomerId>>,
    planning: RwSignal<Vec<Warning>>,
) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let chosen = move || {
        let (shown, ticked) = (shown.read_untracked(), ticked.read_untracked());
        let rows = shown
            .iter()
            .filter(|row| ticked.contains(&row.warning.customer));
        rows.map(|row| row.warning.clone())
            .collect::<Vec<Warning>>()
    };
    let all_handled = move |handled: Handled, said: fn(usize, String) -> String| {
        let warnings = chosen();
        let records = warnings
            .iter()
            .map(|warning| AnyRecord::from(state_of(warning, handled)));
        let command = Command::AddRecords(records.collect());
        let day = match handled {
            Handled::PutOff(until) => day_written(until),
            _ => String::new(),
        };
        let n = warnings.len();
        act_or_tell(state, toasts, command, move || said(n, day.clone()));
        ticked.set(BTreeSet::new());
    };
    let put_off = move || {
        let until = clock::today().plus_days(PUT_OFF);
        all_handled(Handled::PutOff(until), |n, day| {
            t!(warnings.said.put_off_several, n = n, day = day)
        });
    };
    let seen = move || all_handled(Handled::Seen, |n, _| t!(warnings.said.seen_several, n = n));
    let first = move || {
        let shown = shown.read_untracked();
        ticked.set(
            shown
                .iter()
                .take(LISTED)
                .map(|row| row.warning.customer)
                .collect(),
        );
    };
    let count = Memo::new(move |_| ticked.read().len());
    view! {
        <div class="actions warnings__chosen" role="group" aria-label=tx!(warnings.several)>
            <Show
                when=move || { count.get() > 0 }
                fallback=move || {
                    let n = Memo::new(move |_| shown.read().len().min(LISTED));
                    view! {
                        <Show when=move || { n.get() > 1 }>
                            <Button kind=ButtonKind::Quiet on_press=first>
                                {move || t!(warnings.choose_first, n = n.get())}
                            </Button>
                        </Show>
                    }
                }
            >
                <strong role="status">{move || t!(warnings.chosen, n = count.get())}</strong>
                <Button kind=ButtonKind::Primary on_press=move || planning.set(chosen())>{tx!(warnings.act.plan)}</Button>
                <Button on_press=seen>{tx!(warnings.act.seen)}</Button>
                <Button on_press=put_off>{tx!(warnings.act.put_off)}</Button>
                <Button kind=ButtonKind::Quiet on_press=move || ticked.set(BTreeSet::new())>
                    {tx!(warnings.chosen_clear)}
                </Button>
            </Show>
        </div>
    }
}
