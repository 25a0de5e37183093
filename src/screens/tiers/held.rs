//! Who keeps a tier that the cuts would not give, and until when. It speaks of the rules in force, not of a draft.

use crate::components::{
    Button, Counts, List, More, Notice, NoticeKind, RowsColumn, RowsTable, Show,
};
use crate::format::score;
use crate::parts::cells::{LISTED, STEP, tier_mark};
use crate::parts::chosen::{Chosen, ChosenBar, who_chosen};
use crate::parts::kept::since;
use crate::state::{Progress, use_state};
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::value::{Held, Standing};
use leptos::prelude::*;

/// The section; nothing where the book has no hysteresis.
#[component]
pub fn HeldTable() -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let derived = state.derived();
    let months = derived.months;
    let rule = Memo::new(move |_| state.with_book(Tables::RULES, |book| book.rules().hysteresis));
    let count = Memo::new(move |_| derived.assessment.get().kept().len());
    let said = move || match (months.progress(), count.get()) {
        (Progress::Working, 0) => t!(tiers.hysteresis.pending).into_any(),
        (_, 0) => t!(tiers.hysteresis.nobody).into_any(),
        (_, n) => {
            let list = List::Here("tier-held");
            Counts::one(n, list, |n| t!(tiers.hysteresis.count, n = n))
        }
    };
    let chosen = Chosen::new(
        || t!(places.tiers.name),
        move || {
            let assessment = derived.assessment.get();
            let kept = assessment.kept().into_iter();
            kept.map(|(standing, _)| standing.customer).collect()
        },
    );
    let row = move |standing: &Standing, held: Held| {
        let why = months.last().map(|months| since(held, &months, rule.get()));
        view! {
            <tr>
                {who_chosen(state, chosen, standing.customer)}
                <td>{tier_mark(Some(held.tier))}</td>
                <td>{tier_mark(Some(held.plain))}</td>
                <td class="number">{standing.composite.map(score)}</td>
                <td class="rows__said">{why}</td>
            </tr>
        }
        .into_any()
    };
    let rows = move || {
        let assessment = derived.assessment.get();
        let kept = assessment.kept().into_iter().take(shown.get());
        kept.map(|(standing, held)| row(standing, held))
            .collect_view()
    };
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::text(tx!(tiers.hysteresis.holds)),
        RowsColumn::text(tx!(tiers.hysteresis.plain)),
        RowsColumn::number(tx!(value.composite)),
        RowsColumn::said(tx!(tiers.hysteresis.why)),
    ]);
    view! {
        <Show when=move || !rule.get().is_none()>
            <section class="tiers__section">
                <h2 id="tier-held">{tx!(tiers.hysteresis.list)}</h2>
                <p class="measure" role="status">{said}</p>
                <Show when=move || months.progress() == Progress::Failed>
                    <Notice kind=NoticeKind::Error text=tx!(tiers.hysteresis.failed)>
                        <Button on_press=move || months.retry()>{tx!(movement.again)}</Button>
                    </Notice>
                </Show>
                <Show when=move || { count.get() > 0 }>
                    <RowsTable name="tier-held" columns body="held-rows">
                        {rows}
                    </RowsTable>
                    <More list="held-rows" all=count shown step=STEP />
                    <ChosenBar chosen all=count />
                </Show>
            </section>
        </Show>
    }
}
