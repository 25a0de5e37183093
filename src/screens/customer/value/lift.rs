//! What would lift the customer by a tier, said as a table.

use super::Subject;
use crate::components::{RowsColumn, RowsLook, RowsName, RowsTable, Show};
use crate::format::{NONE, fixed, score};
use crate::state::use_state;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::advice::{FAR, is_far};
use keepgold_core::book::Tables;
use keepgold_core::value::{Lift, Lifts, lifts};
use leptos::prelude::*;

/// The part; nothing for a VIP and for customers without a tier.
#[component]
pub fn LiftTable(subject: Subject) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let found = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        state.with_book(Tables::JUDGEMENTS | Tables::RULES, |book| {
            lifts(book, &facts, &assessment, subject.id)
        })
    });
    let row = move |way: &Lift| {
        let said = |at: f64| value::evidence_value(way.evidence, at, &subject.currency.read());
        view! {
            <tr>
                <th scope="row">{value::evidence(way.evidence)}</th>
                <td class="number">{way.from.map_or_else(|| NONE.to_owned(), said)}</td>
                <td class="number">{said(way.to)}</td>
            </tr>
        }
    };
    let table = move |found: &Lifts| {
        if found.ways.is_empty() {
            return ().into_any();
        }
        let rows = found.ways.iter().map(row).collect_view();
        let name = RowsName::Label(tx!(customer.lift.list).into());
        let columns = Signal::stored(vec![
            RowsColumn::text(tx!(customer.lift.evidence)),
            RowsColumn::number(tx!(customer.lift.now)),
            RowsColumn::number(tx!(customer.lift.needed)),
        ]);
        view! {
            <RowsTable name columns look=RowsLook::Narrow class="rows--short">
                {rows}
            </RowsTable>
        }
        .into_any()
    };
    view! {
        <Show when=move || found.read().is_some()>
            <section class="customer__section" aria-labelledby="lift">
                <h2 id="lift">{tx!(customer.lift.title)}</h2>
                <p class="measure">{move || found.read().as_ref().map(summary)}</p>
                {move || found.read().as_ref().map(table)}
            </section>
        </Show>
    }
}

fn summary(found: &Lifts) -> String {
    let (tier, points) = (value::tier(found.tier), score(found.composite));
    if found.ways.is_empty() {
        t!(customer.lift.none, tier = tier, points = points)
    } else if found.ways.iter().all(is_far) {
        let times = fixed(FAR, 0);
        t!(
            customer.lift.far,
            tier = tier,
            points = points,
            times = times
        )
    } else {
        t!(customer.lift.summary, tier = tier, points = points)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::{Evidence, Tier};

    fn said(ways: &[(Option<f64>, f64, f64)]) -> String {
        let way = |&(from, to, points): &(Option<f64>, f64, f64)| Lift {
            evidence: Evidence::Contribution,
            from,
            to,
            points,
        };
        summary(&Lifts {
            tier: Tier::Main,
            composite: 70.6,
            ways: ways.iter().map(way).collect(),
        })
    }

    #[test]
    fn a_step_that_nobody_takes_is_not_called_small() {
        let small = "the smallest step stands first";
        let huge = (Some(744.0), 84_731.0, 44.0);
        for near in [
            (Some(10.0), 20.0, 12.0),
            (Some(3.0), 40.0, 1.0),
            (None, 100.0, 50.0),
        ] {
            assert!(said(&[huge, near]).contains(small));
        }
        for far in [
            huge,
            (Some(0.0), 4_000.0, 60.0),
            (Some(-200.0), 4_000.0, 60.0),
        ] {
            let far = said(&[far]);
            assert!(far.contains("more than 10 times") && !far.contains(small));
        }
        assert!(said(&[]).contains("No single piece of evidence is enough alone"));
    }
}
