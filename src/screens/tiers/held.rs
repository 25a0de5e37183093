//! Who keeps a tier that the cuts would not give, and until when. It speaks of the rules in force, not of a draft.

use crate::components::{Button, More, Notice, NoticeKind};
use crate::format::score;
use crate::screens::kept::since;
use crate::screens::rows::{LISTED, STEP, tier_mark, who_cell};
use crate::state::{Progress, use_state};
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::sorting::sort_by;
use keepgold_core::value::{Assessment, Held, Standing};
use leptos::prelude::*;

/// The section; nothing where the book has no hysteresis.
#[component]
pub fn HeldTable() -> impl IntoView {
    let state = use_state();
    let shown = RwSignal::new(LISTED);
    let derived = state.derived();
    let months = derived.months;
    let rule = Memo::new(move |_| state.with_book(Tables::RULES, |book| book.rules().hysteresis));
    let count = Memo::new(move |_| kept(&derived.assessment.get()).len());
    let said = move || match (months.progress(), count.get()) {
        (Progress::Working, 0) => t!(tiers.hysteresis.pending).to_owned(),
        (_, 0) => t!(tiers.hysteresis.nobody).to_owned(),
        (_, n) => t!(tiers.hysteresis.count, n = n),
    };
    let row = move |standing: &Standing, held: Held| {
        let why = months.last().map(|months| since(held, &months, rule.get()));
        view! {
            <tr>
                {who_cell(state, standing.customer)}
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
        let kept = kept(&assessment).into_iter().take(shown.get());
        kept.map(|(standing, held)| row(standing, held))
            .collect_view()
    };
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
                    <div class="scroll-x" role="region" tabindex="0" aria-labelledby="tier-held">
                        <table class="rows rows--items">
                            <thead>
                                <tr>
                                    <th scope="col">{tx!(tiers.moves.customer)}</th>
                                    <th scope="col">{tx!(tiers.hysteresis.holds)}</th>
                                    <th scope="col">{tx!(tiers.hysteresis.plain)}</th>
                                    <th scope="col" class="number">{tx!(value.composite)}</th>
                                    <th scope="col" class="rows__said">{tx!(tiers.hysteresis.why)}</th>
                                </tr>
                            </thead>
                            <tbody id="held-rows">{rows}</tbody>
                        </table>
                    </div>
                    <More list="held-rows" all=count shown step=STEP />
                </Show>
            </section>
        </Show>
    }
}

/// Who is kept, the highest value first.
fn kept(assessment: &Assessment) -> Vec<(&Standing, Held)> {
    let standings = assessment.standings().iter();
    let mut kept: Vec<(&Standing, Held)> = standings
        .filter_map(|standing| Some((standing, standing.held().filter(|held| held.is_kept())?)))
        .collect();
    sort_by(&mut kept, |a, b| a.0.place.cmp(&b.0.place));
    kept
}
