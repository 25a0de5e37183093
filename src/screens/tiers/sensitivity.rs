//! How firm the tiers are: who would change tier if a weight were ten points off.

use crate::components::{Counts, List, More, RowsColumn, RowsTable, Show};
use crate::format::{MINUS, percent};
use crate::parts::cells::{LISTED, STEP, tier_mark};
use crate::parts::chosen::{Chosen, ChosenBar, who_chosen};
use crate::places::Route;
use crate::state::{following, use_state};
use crate::words::{sentence_gap, value};
use crate::{t, tx};
use keepgold_core::book::{CustomerId, Tier};
use keepgold_core::value::{Borderline, Sensitivity, WEIGHT_STEP, sensitivity};
use leptos::prelude::*;

/// The section; it speaks of the rules in force, not of a draft.
#[component]
pub fn SensitivityTable() -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let robust_shown = RwSignal::new(LISTED);
    let plain = state.derived().plain;
    let found = following(move || plain.get(), |plain| sensitivity(&plain));
    let chosen = Chosen::new(
        || t!(places.tiers.name),
        move || {
            let found = found.read();
            found.borderline.iter().map(|who| who.customer).collect()
        },
    );
    let robust_chosen = Chosen::new(
        || t!(places.tiers.name),
        move || found.read().robust.iter().map(|who| who.0).collect(),
    );
    let all = Signal::derive(move || found.read().borderline.len());
    let robust_all = Signal::derive(move || found.read().robust.len());
    let row = move |who: &Borderline| {
        view! {
            <tr>
                {who_chosen(state, chosen, who.customer)}
                <td>{tier_mark(Some(who.tier))}</td>
                <td class="rows__said">{turned(&found.read(), who)}</td>
            </tr>
        }
    };
    let robust_row = move |&(customer, tier): &(CustomerId, Tier)| {
        view! {
            <tr>
                {who_chosen(state, robust_chosen, customer)}
                <td>{tier_mark(Some(tier))}</td>
            </tr>
        }
    };
    let rows = move || {
        found
            .read()
            .borderline
            .iter()
            .take(shown.get())
            .map(row)
            .collect_view()
    };
    let robust_rows = move || {
        found
            .read()
            .robust
            .iter()
            .take(robust_shown.get())
            .map(robust_row)
            .collect_view()
    };
    let columns = || {
        [
            RowsColumn::text(tx!(tiers.moves.customer)),
            RowsColumn::text(tx!(tiers.table.tier)),
        ]
    };
    let turns = RowsColumn::said(tx!(tiers.sensitivity.turns));
    let borderline_columns = Signal::stored(columns().into_iter().chain([turns]).collect());
    let robust_columns = Signal::stored(columns().to_vec());
    view! {
        <section class="tiers__section" aria-labelledby="tier-sensitivity">
            <h2 id="tier-sensitivity">{tx!(tiers.sensitivity.title)}</h2>
            <p class="measure">
                {move || summary(&found.read())}
                {move || state.derived().keeps().then(|| [sentence_gap(), t!(tiers.sensitivity.plain)].concat())}
            </p>
            <div class="tiers__firm">
                <Show when=move || !found.read().borderline.is_empty()>
                    <div class="tiers__section">
                        <p class="muted" id="tier-borderline">{tx!(tiers.sensitivity.list)}</p>
                        <RowsTable name="tier-borderline" columns=borderline_columns body="borderline-rows">
                            {rows}
                        </RowsTable>
                        <More list="borderline-rows" all shown step=STEP />
                        <ChosenBar chosen all />
                    </div>
                </Show>
                <Show when=move || !found.read().robust.is_empty()>
                    <div class="tiers__section">
                        <p class="muted" id="tier-robust">{tx!(tiers.sensitivity.robust)}</p>
                        <RowsTable name="tier-robust" columns=robust_columns body="robust-rows">
                            {robust_rows}
                        </RowsTable>
                        <More list="robust-rows" all=robust_all shown=robust_shown step=STEP />
                        <ChosenBar chosen=robust_chosen all=robust_all />
                    </div>
                </Show>
            </div>
        </section>
    }
}

fn summary(found: &Sensitivity) -> AnyView {
    let robust = found.robust.len();
    let all = robust + found.borderline.len();
    let mut counts = Counts::default();
    let mut of = |n: usize, list| counts.of(n as u64, list);
    let said = t!(
        tiers.sensitivity.summary,
        n = of(all, List::At(Route::Customers.href())),
        robust = of(robust, List::Here("tier-robust")),
        share = percent(robust as f64 / all.max(1) as f64, 1),
        borderline = of(found.borderline.len(), List::Here("tier-borderline"))
    );
    counts.view(said)
}

/// Which weights turn the customer, by the tier they turn it to.
fn turned(found: &Sensitivity, who: &Borderline) -> String {
    let shift = |number: usize| {
        let shift = found.shifts.get(number)?;
        let sign = if shift.raised { '+' } else { MINUS };
        let points = WEIGHT_STEP / 100;
        let name = value::indicator(shift.indicator);
        Some(format!("{name} {sign}{points}"))
    };
    let to = |tier: Tier| {
        let numbers = who.turns.iter().filter(|turn| turn.1 == tier);
        let shifts: Vec<String> = numbers.filter_map(|turn| shift(turn.0)).collect();
        let shifts = shifts.join(t!(tiers.sensitivity.gap));
        (!shifts.is_empty()).then(|| {
            t!(
                tiers.sensitivity.turn,
                tier = value::tier(tier),
                shifts = shifts
            )
        })
    };
    let all: Vec<String> = Tier::ALL.into_iter().filter_map(to).collect();
    all.join(t!(tiers.sensitivity.apart))
}
