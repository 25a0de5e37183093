//! The list of warnings, the most money at stake first, with what can be done about each.

use super::Row;
use super::chosen::{ChooseFirst, SeveralWarnings};
use super::filters::order_name;
use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::{NONE, percent};
use crate::i18n::lang;
use crate::parts::cells::{LISTED, last_order, who};
use crate::parts::chosen::{Chosen, choose_box};
use crate::parts::warnings::{WarningActs, said, standing_said};
use crate::state::use_state;
use crate::words::amount::{day_iso, whole};
use crate::words::{mid_sentence, sentence_gap};
use crate::{t, tx};
use keepgold_core::proof::WarningOrder;
use keepgold_core::unit::Money;
use keepgold_core::warnings::Warning;
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub fn List(
    shown: Memo<Arc<Vec<Row>>>,
    /// The order that the book's past speaks for; none where a person chose one.
    order: Signal<Option<WarningOrder>>,
    currency: Memo<String>,
    chosen: Chosen,
    planning: RwSignal<Vec<Warning>>,
) -> impl IntoView {
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(warnings.why)),
        RowsColumn::number(tx!(warnings.stake, currency = currency.read()))
            .class("warnings__stake"),
        RowsColumn::text(tx!(warnings.since)),
        RowsColumn::text(tx!(warnings.last_order)),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        // What a row says is written once: another language writes it anew.
        lang();
        let shown = shown.get();
        let rows = shown.iter().take(listed.get());
        let row = |row: &Row| view! { <One row=row.clone() chosen planning /> }.into_any();
        rows.map(row).collect_view()
    };
    // What is not shown yet, and what it is worth: whether to go on reading.
    let tail = move || {
        let shown = shown.read();
        let rest = shown.get(listed.get()..).filter(|rest| !rest.is_empty())?;
        let stake = |rows: &[Row]| -> f64 {
            let rows = rows.iter();
            rows.map(|row| row.warning.stake).sum::<Money>().to_f64()
        };
        let share = percent(stake(rest) / stake(&shown).max(f64::MIN_POSITIVE), 0);
        Some(t!(warnings.tail, n = rest.len(), share = share))
    };
    let hint = move || {
        let plain = order.get().filter(|order| *order != WarningOrder::Stake);
        let order = plain.map(|order| t!(warnings.ordered, way = mid_sentence(order_name(order))));
        let said = [Some(t!(warnings.stake_hint).to_owned()), order];
        said.into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(sentence_gap())
    };
    view! {
        <section class="warnings__section">
            <h2 id="warnings-list" class="visually-hidden">{tx!(warnings.list)}</h2>
            <ChooseFirst shown chosen />
            <Show
                when=move || !shown.read().is_empty()
                fallback=|| view! { <p class="muted measure" role="status">{tx!(warnings.none_shown)}</p> }
            >
                <RowsTable name="warnings-list" class="warnings__rows" columns body="warnings-rows">
                    {rows}
                </RowsTable>
                <p class="muted">{tail}</p>
                <More list="warnings-rows" all=Signal::derive(move || shown.read().len()) shown=listed step=LISTED />
                <p class="muted measure">{hint}</p>
                <SeveralWarnings shown chosen planning />
            </Show>
        </section>
    }
}

#[component]
fn One(row: Row, chosen: Chosen, planning: RwSignal<Vec<Warning>>) -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    let customer = row.warning.customer;
    let since = row.warning.alarms.iter().find_map(|alarm| alarm.since);
    let stands = standing_said(state, row.standing);
    let (last, usual) = (row.last_order, row.usual);
    let stake = row.warning.stake;
    let owner = (!row.owner.is_empty()).then_some(row.owner);
    view! {
        <tr>
            <th scope="row">
                <div class="chosen-who">
                    {choose_box(state, chosen, customer)}
                    <div>
                        {who(state, customer)}
                        <div class="rows__under">
                            {row.tier.mark()}
                            {owner.map(|owner| view! { <span class="rows__note">{owner}</span> })}
                        </div>
                    </div>
                </div>
            </th>
            <td class="rows__said">
                {said(state, &row.warning)}
                {stands.map(|stands| view! { <div class="rows__note">{stands}</div> })}
            </td>
            <td class="number warnings__stake">{whole(stake)}</td>
            <td class="warnings__day">{since.map_or_else(|| NONE.to_owned(), day_iso)}</td>
            <td class="warnings__last">{move || last_order(last, usual, as_of.get())}</td>
            <td class="rows__acts"><WarningActs warning=row.warning name=row.name planning /></td>
        </tr>
    }
}
