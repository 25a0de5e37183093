//! The list of warnings, the most money at stake first, with what can be done about one or several.

use super::Row;
use super::filters::Shown;
use crate::components::{Button, ButtonKind, More, RowsColumn, RowsTable, use_toasts};
use crate::format::NONE;
use crate::parts::act::act_or_tell;
use crate::parts::cells::{LISTED, STEP, tier_mark, who};
use crate::parts::records::{Asked, use_record_forms};
use crate::shell::clock;
use crate::state::use_state;
use crate::words::amount::{amount, day_iso, day_written};
use crate::words::{sentence_gap, warning as words};
use crate::{t, tx};
use keepgold_core::book::{AlarmState, Command, CustomerId, Handled, RecordKind, Tables, Tier};
use keepgold_core::warnings::{Standing, Warning};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Days by which one press puts a warning off.
const PUT_OFF: i32 = 30;

/// The list; `chosen` are the customers whose box is ticked.
#[component]
pub fn List(
    shown: Memo<Shown>,
    currency: Memo<String>,
    chosen: RwSignal<BTreeSet<CustomerId>>,
) -> impl IntoView {
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::said(tx!(warnings.why)),
        RowsColumn::number(tx!(warnings.since)),
        RowsColumn::number(tx!(warnings.stake, currency = currency.read())),
        RowsColumn::number(tx!(warnings.last)),
        RowsColumn::text(tx!(warnings.owner)),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        let shown = shown.get();
        let rows = shown.0.iter().take(listed.get());
        rows.map(|(row, tier)| view! { <One row=row.clone() tier=*tier currency chosen /> }.into_any())
            .collect_view()
    };
    view! {
        <section class="warnings__section">
            <h2 id="warnings-list" class="visually-hidden">{tx!(warnings.list)}</h2>
            <Chosen chosen />
            <Show
                when=move || !shown.read().0.is_empty()
                fallback=|| view! { <p class="muted measure">{tx!(warnings.none_shown)}</p> }
            >
                <RowsTable name="warnings-list" class="warnings__rows" columns body="warnings-rows">
                    {rows}
                </RowsTable>
                <More list="warnings-rows" all=Signal::derive(move || shown.read().0.len()) shown=listed step=STEP />
            </Show>
        </section>
    }
}

#[component]
fn One(
    row: Row,
    tier: Option<Tier>,
    currency: Memo<String>,
    chosen: RwSignal<BTreeSet<CustomerId>>,
) -> impl IntoView {
    let state = use_state();
    let forms = use_record_forms();
    let customer = row.warning.customer;
    let since = row.warning.alarms.first().and_then(|alarm| alarm.since);
    let said = move |warning: &Warning| {
        let mut alarms = warning.alarms.iter();
        let first = alarms.next().map(|alarm| {
            state.with_book_untracked(|book| words::sentence(book, &alarm.evidence))
        });
        let others: Vec<&str> = alarms.map(|alarm| words::rule(alarm.evidence.rule())).collect();
        let also = (!others.is_empty()).then(|| {
            let said = t!(warnings.also, rules = others.join(t!(shell.comma)));
            view! { <span class="rows__note">{sentence_gap()} {said}</span> }
        });
        view! { {first} {also} }.into_any()
    };
    let stands = match row.standing {
        Standing::New => None,
        Standing::Seen(_) => Some(t!(warnings.state.seen).to_owned()),
        Standing::PutOff(_, until) => Some(t!(warnings.state_said.put_off, day = day_written(until))),
        Standing::Resolved(_) => Some(t!(warnings.state.resolved).to_owned()),
    };
    let name = row.name.clone();
    let named = [(); 3].map(|()| name.clone());
    let [choose_name, take_up_name, put_off_name] = named;
    let toggle = move |on: bool| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(customer);
            } else {
                chosen.remove(&customer);
            }
        });
    };
    let put_off = {
        let warning = row.warning.clone();
        let toasts = use_toasts();
        move || {
            let until = clock::today().plus_days(PUT_OFF);
            let name = name.clone();
            let command = Command::add(state_of(&warning, Handled::PutOff(until)));
            let said = move || t!(warnings.said.put_off, name = name, day = day_written(until));
            act_or_tell(state, toasts, command, said);
        }
    };
    view! {
        <tr>
            <th scope="row">
                <label class="warnings__choose">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.read().contains(&customer)
                        on:change:target=move |event| toggle(event.target().checked())
                        aria-label=move || t!(warnings.choose, name = choose_name)
                    />
                </label>
                {who(state, customer)}
            </th>
            <td>{tier_mark(tier)}</td>
            <td class="rows__said">
                {said(&row.warning)}
                {stands.map(|stands| view! { " " <span class="rows__note">{stands}</span> })}
            </td>
            <td class="number">{since.map_or_else(|| NONE.to_owned(), day_iso)}</td>
            <td class="number">{move || amount(row.warning.stake, &currency.read())}</td>
            <td class="number">{row.last_contact.map_or_else(|| NONE.to_owned(), day_iso)}</td>
            <td>{row.owner}</td>
            <td class="rows__acts">
                <div class="actions">
                    <Button on_press=move || forms.open(RecordKind::Contact, Asked::New(customer))>
                        {tx!(warnings.act.log)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=move || forms.open(RecordKind::AlarmState, Asked::New(customer))
                        attr:aria-label=move || t!(warnings.act.take_up_of, name = take_up_name)
                    >
                        {tx!(warnings.act.take_up)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        on_press=put_off
                        attr:aria-label=move || t!(warnings.act.put_off_of, name = put_off_name)
                    >
                        {tx!(warnings.act.put_off)}
                    </Button>
                </div>
            </td>
        </tr>
    }
}

/// What was done today about all alarms of a warning.
fn state_of(warning: &Warning, handled: Handled) -> AlarmState {
    AlarmState {
        customer: warning.customer,
        rules: warning.alarms.iter().map(|alarm| alarm.evidence.rule()).collect(),
        on: clock::today(),
        handled,
        causes: BTreeSet::new(),
        note: String::new(),
        by: String::new(),
    }
}
