//! Would such suggestions have been right? What was bought on the next day of purchase after earlier month ends, beside the
//! plain ways.

use crate::components::{Concept, RowsColumn, RowsLook, RowsTable, Show};
use crate::format::percent;
use crate::parts::awaited::Awaited;
use crate::state::Worked;
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::words::suggestion::{again_said, mean};
use crate::{t, tx};
use keepgold_core::proof::{Hits, OffersProof};
use keepgold_core::question::OffersBefore;
use leptos::prelude::*;

/// A way to name products first.
type Way = fn(&OffersProof) -> Hits;

/// Shares that lie less apart count as the same.
const APART: f64 = 0.01;

/// The section.
#[component]
pub fn Proof(proofs: Worked<OffersBefore>) -> impl IntoView {
    let said = move || {
        proofs.last().map(|proofs| match proofs.as_slice() {
            [] => t!(cross_sell.proof.thin).to_owned(),
            proofs => sentence(proofs),
        })
    };
    let there = Memo::new(move |_| proofs.last().is_some_and(|proofs| !proofs.is_empty()));
    view! {
        <section class="cross-sell__section">
            <h2 id="cross-sell-proof">{tx!(cross_sell.proof.title)}</h2>
            <Awaited progress=Signal::derive(move || proofs.progress_shown()) on_retry=move || proofs.retry() />
            <p class="measure">{said}</p>
            <Show when=move || there.get()>
                {table("cross-sell-proof", proofs, || ways().to_vec())}
                <h2 id="cross-sell-again">{tx!(cross_sell.proof.again)}</h2>
                <p class="measure">{move || proofs.last().and_then(|proofs| again_said(&proofs))}</p>
                {table("cross-sell-again", proofs, || again_ways().to_vec())}
            </Show>
            <Concept asked=tx!(cross_sell.concept.proof) answer=tx!(cross_sell.concept.proof_text) />
        </section>
    }
}

/// How often the first products that each way names were bought.
fn table(
    heading: &'static str,
    proofs: Worked<OffersBefore>,
    ways: fn() -> Vec<(&'static str, Way)>,
) -> AnyView {
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(cross_sell.proof.way)),
        RowsColumn::number(tx!(cross_sell.proof.first)),
        RowsColumn::number(tx!(cross_sell.proof.of_five)),
        RowsColumn::number(tx!(cross_sell.proof.of_ten)),
    ]);
    let rows = move || {
        let proofs = proofs.last()?;
        let row = |(name, way): (&'static str, Way)| {
            let share = |of: fn(Hits) -> f64| percent(mean(&proofs, |proof| of(way(proof))), 0);
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{share(|hits| hits.hit_1)}</td>
                    <td class="number">{share(|hits| hits.hit_5)}</td>
                    <td class="number">{share(|hits| hits.hit_10)}</td>
                </tr>
            }
        };
        Some(ways().into_iter().map(row).collect_view())
    };
    view! {
        <RowsTable name=heading columns look=RowsLook::Narrow class="rows--short">
            {rows}
        </RowsTable>
    }
    .into_any()
}

fn again_ways() -> [(&'static str, Way); 2] {
    [
        (t!(cross_sell.proof.likely), |proof| proof.again.ours),
        (t!(cross_sell.proof.last_time), |proof| {
            proof.again.as_last_time
        }),
    ]
}

fn ways() -> [(&'static str, Way); 4] {
    [
        (t!(cross_sell.proof.ours), |proof| proof.ours),
        (t!(cross_sell.proof.by_pairs), |proof| proof.by_pairs),
        (t!(cross_sell.proof.by_recent), |proof| proof.by_recent),
        (t!(cross_sell.proof.by_best_sellers), |proof| {
            proof.by_best_sellers
        }),
    ]
}

/// How often one of our first ten was bought, and the best plain way with the same of it.
pub fn of_the_first_ten(proofs: &[OffersProof]) -> (f64, (&'static str, f64)) {
    let ten = |way: Way| mean(proofs, |proof| way(proof).hit_10);
    let [(_, ours), plain @ ..] = ways();
    let plain = plain.map(|(name, way)| (name, ten(way)));
    let best = plain.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
    (ten(ours), best.unwrap_or_default())
}

/// How often one of the first ten was bought, and how that stands to the best plain way.
fn sentence(proofs: &[OffersProof]) -> String {
    let (Some(newest), Some(oldest)) = (proofs.first(), proofs.last()) else {
        return String::new();
    };
    let (ours, best) = of_the_first_ten(proofs);
    let cases: u32 = proofs.iter().map(|proof| proof.cases).sum();
    let held = t!(
        cross_sell.proof.held,
        n = cases,
        from = day_written(oldest.cut),
        to = day_written(newest.cut),
        ours = percent(ours, 0)
    );
    let plain = percent(best.1, 0);
    let compared = if ours > best.1 + APART {
        t!(cross_sell.proof.better, way = best.0, plain = plain)
    } else if best.1 > ours + APART {
        t!(cross_sell.proof.worse, way = best.0, plain = plain)
    } else {
        t!(cross_sell.proof.same, way = best.0, plain = plain)
    };
    [held, compared].join(sentence_gap())
}
