//! The four tiers in figures, now and under the draft, and who would move.

use super::charts::{share_text, shares};
use super::preview::{Preview, direction};
use crate::components::{More, TierMark};
use crate::format::{MINUS, NONE, integer, score};
use crate::screens::moved;
use crate::screens::rows::{LISTED, STEP};
use crate::state::use_state;
use crate::words::amount::amount;
use crate::words::movement::why;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Tier;
use keepgold_core::unit::Money;
use keepgold_core::value::{Assessment, Move};
use leptos::prelude::*;
use std::cmp::Ordering;

/// The table; it shows the draft's figures, and the change of counts where there is a change.
#[component]
pub fn TierTable(preview: Preview) -> impl IntoView {
    let derived = use_state().derived();
    let Preview {
        after,
        settings,
        changed,
        ..
    } = preview;
    let currency = move || settings.read().units.currency.clone();
    let rows = move || {
        let (now, after) = (derived.assessment.get(), after.read());
        let row = |tier| row(&now, &after, tier, &currency(), changed.get());
        Tier::ALL.map(row).collect_view()
    };
    let total = move || {
        let after = after.read();
        let sum = |read: fn(&Assessment, Tier) -> Money| -> Money {
            Tier::ALL.into_iter().map(|tier| read(&after, tier)).sum()
        };
        let sales = sum(|a, tier| a.total(tier).net_sales);
        let profit = sum(|a, tier| a.total(tier).profit);
        view! {
            <th scope="row">{t!(tiers.table.total)}</th>
            <td class="number">{integer(i64::from(after.scored_count()))}</td>
            {changed.get().then(|| view! { <td></td> })}
            <td></td>
            <td></td>
            <td class="number">{amount(sales, &currency())}</td>
            <td></td>
            <td class="number">{amount(profit, &currency())}</td>
            <td></td>
        }
    };
    view! {
        <section class="tiers__section">
            <h2 id="tier-figures">{tx!(tiers.table.title)}</h2>
            <div class="scroll-x" role="region" tabindex="0" aria-labelledby="tier-figures">
                <table class="rows rows--items tiers__figures">
                    <thead>
                        <tr>
                            <th scope="col">{tx!(tiers.table.tier)}</th>
                            <th scope="col" class="number">{tx!(tiers.table.count)}</th>
                            <Show when=move || changed.get()>
                                <th scope="col" class="number">{tx!(tiers.table.change)}</th>
                            </Show>
                            <th scope="col" class="number">{tx!(tiers.table.share)}</th>
                            <th scope="col" class="number">{tx!(tiers.table.least)}</th>
                            <th scope="col" class="number">{move || t!(tiers.table.sales, currency = currency())}</th>
                            <th scope="col" class="number">{tx!(tiers.table.sales_share)}</th>
                            <th scope="col" class="number">{move || t!(tiers.table.profit, currency = currency())}</th>
                            <th scope="col" class="number">{tx!(tiers.table.profit_share)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr>{total}</tr></tfoot>
                </table>
            </div>
        </section>
    }
}

fn row(
    now: &Assessment,
    after: &Assessment,
    tier: Tier,
    currency: &str,
    changed: bool,
) -> impl IntoView + use<> {
    let (found, total) = (shares(after, tier), after.total(tier));
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
            <td class="number">{integer(i64::from(total.count))}</td>
            {change}
            <td class="number">{share_text(found.customers)}</td>
            <td class="number">{least}</td>
            <td class="number">{amount(total.net_sales, currency)}</td>
            <td class="number">{share_text(found.sales)}</td>
            <td class="number">{amount(total.profit, currency)}</td>
            <td class="number">{share_text(found.profit)}</td>
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
    let row = move |step: &Move| {
        view! {
            <tr>
                {moved::cells(state, step.customer, &step.before, &step.after)}
                <td class="rows__said">{why(step)}</td>
            </tr>
        }
    };
    let rows = move || {
        let moves = moves.read();
        moves.iter().take(shown.get()).map(row).collect_view()
    };
    view! {
        <Show when=move || !moves.read().is_empty()>
            <section class="tiers__section">
                <h2 id="tier-moves">{tx!(tiers.moves.title)}</h2>
                <div class="scroll-x" role="region" tabindex="0" aria-labelledby="tier-moves">
                    <table class="rows rows--items rows--moved">
                        <thead>
                            <tr>
                                {moved::heads()}
                                <th scope="col" class="rows__said">{tx!(movement.lists.why)}</th>
                            </tr>
                        </thead>
                        <tbody id="move-rows">{rows}</tbody>
                    </table>
                </div>
                <More list="move-rows" all=Signal::derive(move || moves.read().len()) shown step=STEP />
            </section>
        </Show>
    }
}

/// How many would move, up and down.
pub fn counted(moves: &[Move]) -> String {
    if moves.is_empty() {
        return t!(tiers.draft.no_moves).to_owned();
    }
    let count = |wanted| {
        moves
            .iter()
            .filter(|step| direction(step) == wanted)
            .count()
    };
    let (up, down) = (count(Ordering::Greater), count(Ordering::Less));
    t!(
        tiers.draft.moves,
        n = moves.len(),
        up = integer(up as i64),
        down = integer(down as i64)
    )
}
