//! The four tiers in figures, now and under the draft, and who would move.

use super::preview::Preview;
use crate::components::{More, RowsColumn, RowsTable, Show, TierMark};
use crate::format::{MINUS, NONE, integer, score};
use crate::parts::cells::{LISTED, STEP};
use crate::parts::chosen::{Chosen, ChosenBar};
use crate::parts::filters::list_of;
use crate::parts::moved;
use crate::parts::tier_shares::share_text;
use crate::places::Route;
use crate::state::use_state;
use crate::words::amount::amount;
use crate::words::movement::why;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Tier;
use keepgold_core::unit::Money;
use keepgold_core::value::{Assessment, MoneyBasis, Move, Way, tier_shares};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The table; it shows the draft's figures, and the change of counts where there is a change.
#[component]
pub fn TierTable(preview: Preview) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let Preview { after, changed, .. } = preview;
    let currency = state.currency();
    let currency = move || currency.get();
    let earns = Memo::new(move |_| derived.basis.get() != MoneyBasis::Sales);
    let rows = move || {
        let (now, after) = (derived.assessment.get(), after.read());
        let row = |tier| {
            row(
                &now,
                &after,
                tier,
                &currency(),
                [changed.get(), earns.get()],
            )
        };
        Tier::ALL.map(row).collect_view()
    };
    let total = move || {
        let after = after.read();
        let sum = |read: fn(&Assessment, Tier) -> Money| -> Money {
            Tier::ALL.into_iter().map(|tier| read(&after, tier)).sum()
        };
        let sales = sum(|a, tier| a.total(tier).net_sales);
        let profit = sum(|a, tier| a.total(tier).profit);
        let all = integer(i64::from(after.scored_count()));
        let all = match changed.get() {
            true => all.into_any(),
            false => view! { <a href=Route::Customers.href()>{all}</a> }.into_any(),
        };
        view! {
            <th scope="row">{t!(tiers.table.total)}</th>
            <td class="number">{all}</td>
            {changed.get().then(|| view! { <td></td> })}
            <td></td>
            <td></td>
            <td class="number">{amount(sales, &currency())}</td>
            <td></td>
            {earns.get().then(|| view! { <td class="number">{amount(profit, &currency())}</td> <td></td> })}
        }
    };
    let columns = Signal::derive(move || {
        let change = RowsColumn::number(tx!(tiers.table.change));
        let mut columns = vec![
            RowsColumn::text(tx!(tiers.table.tier)),
            RowsColumn::number(tx!(tiers.table.count)),
        ];
        columns.extend(changed.get().then_some(change));
        columns.extend([
            RowsColumn::number(tx!(tiers.table.share)),
            RowsColumn::number(tx!(tiers.table.least)),
            RowsColumn::number(tx!(tiers.table.sales, currency = currency())),
            RowsColumn::number(tx!(tiers.table.sales_share)),
        ]);
        if earns.get() {
            columns.extend([
                RowsColumn::number(tx!(tiers.table.profit, currency = currency())),
                RowsColumn::number(tx!(tiers.table.profit_share)),
            ]);
        }
        columns
    });
    let foot = move || view! { <tr>{total}</tr> };
    view! {
        <section class="tiers__section">
            <h2 id="tier-figures">{tx!(tiers.table.title)}</h2>
            <RowsTable name="tier-figures" columns class="tiers__figures" foot=foot>
                {rows}
            </RowsTable>
        </section>
    }
}

fn row(
    now: &Assessment,
    after: &Assessment,
    tier: Tier,
    currency: &str,
    [changed, earns]: [bool; 2],
) -> impl IntoView + use<> {
    let (found, total) = (tier_shares(after, tier), after.total(tier));
    // What the draft would hold is no list yet.
    let count = if changed {
        integer(i64::from(total.count)).into_any()
    } else {
        list_of(tier, total.count)
    };
    let change = i64::from(total.count) - i64::from(now.total(tier).count);
    let change = changed.then(|| view! { <td class="number">{signed(change)}</td> });
    let least = match after.cuts().least.get(tier.index()) {
        Some(Some(least)) => score(*least),
        Some(None) => t!(tiers.table.empty).to_owned(),
        None => t!(tiers.table.below).to_owned(),
    };
    view! {
        <tr>
            <th scope="row"><TierMark level=value::tier_level(tier) label=value::tier(tier) /></th>
            <td class="number">{count}</td>
            {change}
            <td class="number">{share_text(found.customers)}</td>
            <td class="number">{least}</td>
            <td class="number">{amount(total.net_sales, currency)}</td>
            <td class="number">{share_text(found.sales)}</td>
            {earns
                .then(|| {
                    view! {
                        <td class="number">{amount(total.profit, currency)}</td>
                        <td class="number">{share_text(found.profit)}</td>
                    }
                })}
        </tr>
    }
}

fn signed(change: i64) -> String {
    match change.cmp(&0) {
        Ordering::Greater => format!("+{}", integer(change)),
        Ordering::Equal => NONE.to_owned(),
        Ordering::Less => format!("{MINUS}{}", integer(-change)),
    }
}

/// Who would move, by name.
#[component]
pub fn Moves(preview: Preview) -> impl IntoView {
    let state = use_state();
    let moves = preview.moves;
    let shown = RwSignal::new(LISTED);
    // Another draft is another list, which begins at its beginning.
    Effect::new(move || {
        preview.draft.track();
        shown.set(LISTED);
    });
    let chosen = Chosen::new(
        || t!(places.tiers.name),
        move || moves.read().iter().map(|step| step.customer).collect(),
    );
    let row = move |step: &Move| {
        view! {
            <tr>
                {moved::cells(state, chosen, step.customer, (&step.before, &step.after))}
                <td class="rows__said">{why(step)}</td>
            </tr>
        }
    };
    let rows = move || {
        let moves = moves.read();
        moves.iter().take(shown.get()).map(row).collect_view()
    };
    let all = Signal::derive(move || moves.read().len());
    let columns = Signal::derive(|| {
        let why = RowsColumn::said(tx!(movement.lists.why));
        moved::columns().into_iter().chain([why]).collect()
    });
    view! {
        <Show when=move || !moves.read().is_empty()>
            <section class="tiers__section">
                <h2 id="tier-moves">{tx!(tiers.moves.title)}</h2>
                <RowsTable name="tier-moves" columns class="rows--moved" body="move-rows">
                    {rows}
                </RowsTable>
                <More list="move-rows" all shown step=STEP />
                <ChosenBar chosen all />
            </section>
        </Show>
    }
}

/// How many would move, up and down.
pub fn counted(moves: &[Move]) -> String {
    if moves.is_empty() {
        return t!(tiers.draft.no_moves).to_owned();
    }
    // Who gets a tier goes up, who loses it goes down.
    let up = |step: &&Move| matches!(step.way(), Some(Way::Rose | Way::Came));
    let up = moves.iter().filter(up).count();
    let down = moves.len() - up;
    t!(
        tiers.draft.moves,
        n = moves.len(),
        up = integer(up as i64),
        down = integer(down as i64)
    )
}
