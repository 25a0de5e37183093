//! The most valuable customers at risk, and what to do next elsewhere.

use crate::components::{Counts, List, RowsColumn, RowsName, RowsTable, Show};
use crate::format::{decimal, percent};
use crate::parts::cells::{tier_mark, who, who_cell};
use crate::parts::filters::href_of;
use crate::places::Route;
use crate::state::{State, use_state};
use crate::words::advice::next_text;
use crate::words::amount::{whole, whole_in};
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::advice::{
    Due, Group, MUCH, NEARLY_DOWN, Pressed, Pressing, at_risk, most_urgent, pressed,
    profit_rests_on_default_margin,
};
use keepgold_core::book::Tables;
use leptos::prelude::*;

/// Most customers at risk that are listed.
const LISTED: usize = 10;

/// Whom to look at first, with the step that is due, as a sentence. None where nothing presses.
pub fn lead(state: State, due: &[Due]) -> Option<AnyView> {
    let first = most_urgent(due)?;
    let said = view! {
        {sentence_gap()}
        {t!(base.lead)}
        {who(state, first.customer)}
        {t!(base.lead_end)}
        {next_text(first.next, &state.derived().facts.read(), first.customer)}
    };
    Some(said.into_any())
}

/// The two sections.
#[component]
pub fn Steps(due: Memo<Vec<Due>>) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let currency = state.currency();
    let row = move |due: &Due| {
        view! {
            <tr>
                {who_cell(state, due.customer)}
                <td>{tier_mark(Some(due.tier))}</td>
                <td class="number">{whole(due.profit)}</td>
                <td class="rows__said">{next_text(due.next, &derived.facts.read(), due.customer)}</td>
            </tr>
        }
    };
    let rows = move || {
        let due = due.read();
        due.iter()
            .filter(|due| due.at_risk())
            .take(LISTED)
            .map(row)
            .collect_view()
    };
    let risk_said = move || {
        let due = due.read();
        let found = at_risk(&due);
        let mut counts = Counts::default();
        let mut of = |n: usize, group| counts.of(n as u64, List::At(href_of(group)));
        let looked = of(due.len(), Group::CountMost);
        let said = match found.customers {
            0 => t!(base.risk.none, n = looked, share = percent(MUCH, 0)),
            n => t!(
                base.risk.said,
                n = of(n, Group::AtRisk),
                looked = looked,
                share = percent(MUCH, 0),
                profit = whole_in(found.profit, &currency.read())
            ),
        };
        counts.view(said)
    };
    let anybody = Memo::new(move |_| due.read().iter().any(Due::at_risk));
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.table.tier)),
        RowsColumn::number(tx!(base.risk.profit, currency = currency.read())),
        RowsColumn::said(tx!(base.risk.next)),
    ]);
    let table = move || {
        let name = RowsName::Label(tx!(base.risk.list).into());
        view! {
            <RowsTable name columns class="rows--short">
                {rows}
            </RowsTable>
        }
    };
    let without_cost = Memo::new(move |_| profit_rests_on_default_margin(&derived.facts.get()));
    let actions = move || {
        let due = due.read();
        let mut actions: Vec<AnyView> = Vec::new();
        let mut act = |said: AnyView, link: AnyView| {
            actions.push(view! { <li>{said} {sentence_gap()} {link}</li> }.into_any());
        };
        if let Some(Pressed {
            first,
            customers: n,
        }) = pressed(&due, Pressing::Down)
        {
            let points = decimal(NEARLY_DOWN, 0);
            act(
                Counts::one(n, List::At(href_of(Group::NearlyDown)), |n| {
                    t!(base.actions.hold, n = n, points = points)
                }),
                who(state, first),
            );
        }
        if let Some(Pressed {
            first,
            customers: n,
        }) = pressed(&due, Pressing::Up)
        {
            let list = List::At(href_of(Group::NearlyUp));
            let said = Counts::one(n, list, |n| t!(base.actions.lift, n = n));
            act(said, who(state, first));
        }
        if let Some(Pressed {
            first,
            customers: n,
        }) = pressed(&due, Pressing::Wallet)
        {
            let list = List::At(href_of(Group::NoWallet));
            let said = Counts::one(n, list, |n| t!(base.actions.wallet, n = n));
            act(said, who(state, first));
        }
        if without_cost.get() {
            let href = Route::Data.href();
            let link = view! { <a href=href>{t!(places.data.name)}</a> }.into_any();
            let margin = state.with_book(Tables::BASIS, |book| book.units().default_margin);
            act(
                t!(base.actions.cost, margin = percent(margin.to_f64(), 0)).into_any(),
                link,
            );
        }
        if actions.is_empty() {
            actions.push(view! { <li>{t!(base.actions.none)}</li> }.into_any());
        }
        actions
    };
    view! {
        <section class="base__section" aria-labelledby="base-risk">
            <h2 id="base-risk">{tx!(base.risk.title)}</h2>
            <p class="measure">{risk_said}</p>
            <Show when=move || anybody.get()>{table}</Show>
        </section>
        <section class="base__section" aria-labelledby="base-actions">
            <h2 id="base-actions">{tx!(base.actions.title)}</h2>
            <ul class="sentences measure">{actions}</ul>
        </section>
    }
}
