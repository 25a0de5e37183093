//! The offers: those that wait first, with what can be noted of each or of several at once.

use super::{Row, Stands};
use crate::components::{Button, ButtonKind, More, RowsColumn, RowsTable, Show};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, STEP, who};
use crate::parts::offer::{AnswerActs, came_said};
use crate::parts::records::{Asked, use_record_forms};
use crate::state::{State, use_state};
use crate::words::amount::day_iso;
use crate::{t, tx};
use keepgold_core::book::{RecordId, RecordKind, Tables};
use keepgold_core::sorting::set_of;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The list.
#[component]
pub fn List(shown: Memo<Arc<Vec<Row>>>, currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let listed = RwSignal::new(LISTED);
    let ticked = RwSignal::new(BTreeSet::<RecordId>::new());
    // What is not shown any more must not be answered unseen.
    Effect::new(move || {
        let here: BTreeSet<RecordId> = set_of(shown.read().iter().map(|row| row.id));
        if !ticked.read_untracked().is_subset(&here) {
            ticked.update(|ticked| ticked.retain(|id| here.contains(id)));
        }
    });
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(offer.what)),
        RowsColumn::text(tx!(record.offer.on)),
        RowsColumn::said(tx!(offer.result)),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        // What a row says is written once: another language writes it anew.
        lang();
        let (shown, currency) = (shown.get(), currency.get());
        let row = |row: &Row| one(state, row, ticked, &currency);
        shown.iter().take(listed.get()).map(row).collect_view()
    };
    view! {
        <h2 id="offers-list" class="visually-hidden">{tx!(offer.results.list)}</h2>
        <Show
            when=move || !shown.read().is_empty()
            fallback=|| view! { <p class="muted measure" role="status">{tx!(offer.results.none_shown)}</p> }
        >
            <RowsTable name="offers-list" class="cross-sell__rows" columns body="offers-rows">
                {rows}
            </RowsTable>
            <More list="offers-rows" all=Signal::derive(move || shown.read().len()) shown=listed step=STEP />
            <Several ticked />
        </Show>
    }
}

fn one(state: State, row: &Row, ticked: RwSignal<BTreeSet<RecordId>>, currency: &str) -> AnyView {
    let (id, forms) = (row.id, use_record_forms());
    let name = state.with_book(Tables::CUSTOMERS, |book| {
        book.customer_title(row.customer).to_owned()
    });
    let of = t!(offer.of, what = row.what, name = name);
    let tick = move |on: bool| {
        ticked.update(|ticked| {
            if on {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        });
    };
    let acts = (row.stands() == Stands::Pending).then(|| {
        view! { <AnswerActs offers=Callback::new(move |()| vec![id]) name=of.clone() /> }
    });
    let edit_name = t!(record.edit_of, name = of);
    let note = (!row.offer.note.is_empty())
        .then(|| view! { <div class="rows__note">{row.offer.note.clone()}</div> });
    view! {
        <tr>
            <th scope="row">
                <div class="chosen-who">
                    <input
                        type="checkbox"
                        class="choose-box"
                        aria-label=t!(chosen.choose, name = of)
                        prop:checked=move || ticked.read().contains(&id)
                        on:change:target=move |event| tick(event.target().checked())
                    />
                    {who(state, row.customer)}
                </div>
            </th>
            <td class="rows__said">
                <strong>{row.what.clone()}</strong>
                <div class="rows__note">{row.why.clone()}</div>
            </td>
            <td>
                <div class="cross-sell__day">{day_iso(row.offer.on)}</div>
                <div class="rows__note">{row.offer.by.clone()}</div>
            </td>
            <td class="rows__said">{came_said(&row.offer, row.came.as_ref(), currency)} {note}</td>
            <td class="rows__acts">
                <div class="actions">
                    {acts}
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || forms.open(RecordKind::Offer, Asked::Old(id))
                        attr:aria-label=edit_name
                    >
                        {tx!(record.edit)}
                    </Button>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// How many are chosen, and what they were answered; nothing while none is.
#[component]
fn Several(ticked: RwSignal<BTreeSet<RecordId>>) -> impl IntoView {
    let all = Callback::new(move |()| ticked.get_untracked().into_iter().collect::<Vec<_>>());
    let count = Memo::new(move |_| ticked.read().len());
    let none = move || ticked.set(BTreeSet::new());
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="actions chosen-bar" role="group" aria-label=tx!(offer.bar)>
                <strong role="status">{move || t!(offer.chosen, n = count.get())}</strong>
                <AnswerActs offers=all name=t!(offer.all_chosen) then=Callback::new(move |()| none()) />
                <Button kind=ButtonKind::Quiet on_press=none>{tx!(chosen.none)}</Button>
            </div>
        </Show>
    }
}
