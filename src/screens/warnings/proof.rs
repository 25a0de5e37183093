//! Would these warnings have been right? What the first of earlier month ends held of what was then lost; nothing where
//! the first would be most of the customers.

use crate::components::{RowsColumn, RowsLook, RowsTable, Show};
use crate::format::{fixed, percent};
use crate::parts::awaited::Awaited;
use crate::state::Worked;
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::{t, tx};
use keepgold_core::proof::{APART, Found, WarningOrder, WarningsProof, better_order, money_found};
use keepgold_core::question::WarnedBefore;
use leptos::prelude::*;

/// A way to name customers first.
type Way = fn(&WarningsProof) -> Found;

/// The section.
#[component]
pub fn Proof(proofs: Worked<WarnedBefore>) -> impl IntoView {
    let said = move || {
        proofs.last().map(|proofs| match proofs.as_slice() {
            [] => t!(warnings.proof.thin).to_owned(),
            proofs => sentence(proofs),
        })
    };
    let there = Memo::new(move |_| proofs.last().is_some_and(|proofs| !proofs.is_empty()));
    let empty_talk =
        Memo::new(move |_| there.get() && proofs.last().is_some_and(|proofs| names_most(&proofs)));
    let first = Memo::new(move |_| {
        let proofs = proofs.last();
        proofs
            .and_then(|proofs| Some(proofs.first()?.first))
            .unwrap_or_default()
    });
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(warnings.proof.way)),
        RowsColumn::number(tx!(warnings.proof.of_first, n = first.get())),
        RowsColumn::number(tx!(warnings.proof.money)),
    ]);
    let rows = move || {
        let proofs = proofs.last()?;
        let row = |(name, way): (&'static str, Way)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{fixed(lost(&proofs, way), 1)}</td>
                    <td class="number">{percent(share(&proofs, way), 1)}</td>
                </tr>
            }
        };
        Some(ways().map(row).collect_view())
    };
    view! {
        <Show when=move || !empty_talk.get()>
            <section class="warnings__section">
                <h2 id="warnings-proof">{tx!(warnings.proof.title)}</h2>
                <Awaited progress=Signal::derive(move || proofs.progress_shown()) on_retry=move || proofs.retry() />
                <p class="measure">{said}</p>
                <Show when=move || there.get()>
                    <RowsTable name="warnings-proof" columns look=RowsLook::Narrow class="rows--short">
                        {rows}
                    </RowsTable>
                </Show>
            </section>
        </Show>
    }
}

/// The order that was best in the book's own past, where any can be better than another.
pub fn best_order(proofs: &[WarningsProof]) -> WarningOrder {
    if names_most(proofs) {
        WarningOrder::default()
    } else {
        better_order(proofs)
    }
}

/// Of how many customers the first may be one in so many, for it to say something that they were the right ones.
const ONE_IN: u32 = 3;

/// Whether so many of the customers stand among the first that hardly any order could be wrong.
fn names_most(proofs: &[WarningsProof]) -> bool {
    let most = |proof: &WarningsProof| proof.first.saturating_mul(ONE_IN) > proof.customers;
    proofs.iter().all(most)
}

fn ways() -> [(&'static str, Way); 4] {
    [
        (t!(warnings.proof.ours), |proof| proof.ours),
        (t!(warnings.proof.by_drop), |proof| proof.by_drop),
        (t!(warnings.proof.by_silence), |proof| proof.by_silence),
        (t!(warnings.proof.best), |proof| proof.best_possible),
    ]
}

fn mean(proofs: &[WarningsProof], of: impl Fn(&WarningsProof) -> f64) -> f64 {
    proofs.iter().map(of).sum::<f64>() / proofs.len() as f64
}

fn lost(proofs: &[WarningsProof], way: Way) -> f64 {
    mean(proofs, |proof| way(proof).lost.into())
}

fn share(proofs: &[WarningsProof], way: Way) -> f64 {
    mean(proofs, |proof| way(proof).money_found)
}

/// How often the first were right, what went with them, and how that stands to the better plain way.
fn sentence(proofs: &[WarningsProof]) -> String {
    let (Some(newest), Some(oldest)) = (proofs.first(), proofs.last()) else {
        return String::new();
    };
    let found = |order| money_found(proofs, order);
    let ours = found(WarningOrder::Stake);
    // The better of the plain ways is the one to beat.
    let by_drop = (t!(warnings.proof.drop_said), found(WarningOrder::Drop));
    let by_silence = (
        t!(warnings.proof.silence_said),
        found(WarningOrder::Silence),
    );
    let (way, plain) = if by_silence.1 > by_drop.1 {
        by_silence
    } else {
        by_drop
    };
    let [lost, ours_said] = [fixed(lost(proofs, |proof| proof.ours), 0), percent(ours, 0)];
    let held = if proofs.len() == 1 {
        t!(
            warnings.proof.held_once,
            day = day_written(newest.cut),
            n = newest.first,
            lost = lost,
            ours = ours_said
        )
    } else {
        t!(
            warnings.proof.held,
            cuts = proofs.len(),
            from = day_written(oldest.cut),
            to = day_written(newest.cut),
            n = newest.first,
            lost = lost,
            ours = ours_said
        )
    };
    let plain_said = percent(plain, 0);
    let compared = if ours > plain + APART {
        t!(warnings.proof.better, way = way, plain = plain_said)
    } else if plain > ours + APART {
        t!(warnings.proof.worse, way = way, plain = plain_said)
    } else {
        t!(warnings.proof.same, way = way)
    };
    [held, compared].join(sentence_gap())
}
