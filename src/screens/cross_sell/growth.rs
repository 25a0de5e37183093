//! The other two growths (H5): to whom to offer something dearer or more of the same, and whom to ask for a referral.

use crate::components::{More, RowsColumn, RowsTable, Show};
use crate::format::{NONE, integer, percent};
use crate::i18n::lang;
use crate::parts::awaited::Awaited;
use crate::parts::cells::{LISTED, STEP, who};
use crate::parts::offer::offer_button;
use crate::places::Route;
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::words::amount::{day_iso, whole};
use crate::words::{offer as words, sentence_gap};
use crate::{t, tx};
use keepgold_core::advice::{Referrer, referrers};
use keepgold_core::book::{CustomerId, Offer, OfferReason, Tables};
use keepgold_core::next_best::{FEW, HORIZON, StepUp, StepsUp, Taken};
use keepgold_core::question::StepsUpOf;
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;
use std::sync::Arc;

/// Shares that lie less apart count as the same.
const APART: f64 = 0.01;

/// The tab.
#[component]
pub fn Growth(currency: Memo<String>) -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let steps = state.ask(move || {
        Some(StepsUpOf {
            as_of: derived.as_of.get(),
        })
    });
    let dearer = Kind {
        heading: "step-up-dearer",
        title: || t!(offer.growth.dearer),
        none: || t!(offer.growth.no_dearer),
        plain: || t!(offer.growth.plain_dearer),
        steps: |steps| &steps.dearer,
        taken: |steps| steps.dearer_taken,
    };
    let larger = Kind {
        heading: "step-up-larger",
        title: || t!(offer.growth.larger),
        none: || t!(offer.growth.no_larger),
        plain: || t!(offer.growth.plain_larger),
        steps: |steps| &steps.larger,
        taken: |steps| steps.larger_taken,
    };
    let known = Memo::new(move |_| steps.last().map(|steps| Arc::new(StepsUp::clone(&steps))));
    view! {
        <Awaited progress=Signal::derive(move || steps.progress_shown()) on_retry=move || steps.retry() />
        {section(state, known, dearer, currency)}
        {section(state, known, larger, currency)}
        <Referrals />
    }
}

/// A kind of step up, with how it is told.
#[derive(Clone, Copy)]
struct Kind {
    /// Id of its heading.
    heading: &'static str,
    title: fn() -> &'static str,
    /// What is said where there is none.
    none: fn() -> &'static str,
    /// What the plain way does, to stand inside a sentence.
    plain: fn() -> &'static str,
    steps: fn(&StepsUp) -> &Vec<(CustomerId, StepUp)>,
    taken: fn(&StepsUp) -> Taken,
}

fn section(
    state: State,
    known: Memo<Option<Arc<StepsUp>>>,
    kind: Kind,
    currency: Memo<String>,
) -> AnyView {
    // What is to bring most stands first.
    let steps = Memo::new(move |_| {
        let mut steps = known
            .read()
            .as_deref()
            .map_or_else(Vec::new, |all| (kind.steps)(all).clone());
        sort_by(&mut steps, |a, b| {
            b.1.worth.cmp(&a.1.worth).then(a.0.cmp(&b.0))
        });
        steps
    });
    let chance = Memo::new(move |_| {
        known
            .read()
            .as_deref()
            .and_then(|all| (kind.taken)(all).chance())
    });
    let said = move || {
        let known = known.get()?;
        Some(match (kind.steps)(&known).is_empty() {
            true => (kind.none)().to_owned(),
            false => proof((kind.taken)(&known), (kind.plain)()),
        })
    };
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::said(tx!(offer.what)),
        RowsColumn::said(tx!(cross_sell.why)),
        RowsColumn::number(tx!(offer.growth.worth, currency = currency.read())),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        lang();
        let (steps, chance) = (steps.get(), chance.get());
        let row = |(customer, step): (CustomerId, StepUp)| {
            let offer = step.offer(customer, clock::today(), chance);
            let (what, why) = state.with_book(Tables::PRODUCTS, |book| {
                (words::what(book, &offer), words::because(book, &offer))
            });
            let product = offer.product.map(|id| Route::Product(id.index() as u32));
            view! {
                <tr>
                    <th scope="row">{who(state, customer)}</th>
                    <td class="rows__said"><strong><a href=product.map(Route::href)>{what}</a></strong></td>
                    <td class="rows__said">{why}</td>
                    <td class="number">{whole(step.worth)}</td>
                    <td class="rows__acts">{offer_button(offer)}</td>
                </tr>
            }
        };
        steps.into_iter().take(listed.get()).map(row).collect_view()
    };
    let body = format!("{}-rows", kind.heading);
    let list = body.clone();
    view! {
        <section class="cross-sell__section">
            <h2 id=kind.heading>{move || (kind.title)()}</h2>
            <p class="measure" role="status">{said}</p>
            <Show when=move || !steps.read().is_empty()>
                <RowsTable name=kind.heading class="cross-sell__rows" columns body=body.clone()>
                    {rows}
                </RowsTable>
                <More list=list.clone() all=Signal::derive(move || steps.read().len()) shown=listed step=STEP />
            </Show>
        </section>
    }
    .into_any()
}

/// How often such steps were taken, and how that stands to the plain way.
fn proof(taken: Taken, plain: &str) -> String {
    if taken.cases < FEW {
        return t!(offer.growth.few, n = taken.cases, days = HORIZON);
    }
    let share = |hits: u32| f64::from(hits) / f64::from(taken.cases);
    let (ours, theirs) = (share(taken.hits), share(taken.plain));
    let compared = percent(theirs, 0);
    let held = t!(
        offer.growth.held,
        n = taken.cases,
        days = HORIZON,
        share = percent(ours, 0)
    );
    let beside = if ours > theirs + APART {
        t!(offer.growth.better, way = plain, plain = compared)
    } else if theirs > ours + APART {
        t!(offer.growth.worse, way = plain, plain = compared)
    } else {
        t!(offer.growth.same, way = plain, plain = compared)
    };
    [held, beside].join(sentence_gap())
}

/// Whom to ask for a referral.
#[component]
fn Referrals() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let warned = derived.need_warnings();
    let all = Memo::new(move |_| {
        let Some(warned) = warned.last() else {
            return Vec::new();
        };
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        let tables = Tables::CUSTOMERS_COUNTED | Tables::JUDGEMENTS | Tables::RECORDS;
        state.with_book(tables, |book| {
            let today = clock::today();
            referrers(book, &facts, &assessment, &warned, today)
        })
    });
    let listed = RwSignal::new(LISTED);
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(tiers.moves.customer)),
        RowsColumn::number(tx!(offer.growth.satisfaction)),
        RowsColumn::text(tx!(offer.growth.since)),
        RowsColumn::number(tx!(offer.growth.purchases)),
        RowsColumn::acts(tx!(record.actions)),
    ]);
    let rows = move || {
        let row = |one: Referrer| {
            let offer = Offer {
                reason: OfferReason::Loyal,
                ..Offer::referral(one.customer, clock::today())
            };
            let satisfaction = one.satisfaction.map(|of| integer(of.round() as i64));
            view! {
                <tr>
                    <th scope="row">{who(state, one.customer)}</th>
                    <td class="number">{satisfaction.unwrap_or_else(|| NONE.to_owned())}</td>
                    <td>{day_iso(one.first)}</td>
                    <td class="number">{integer(i64::from(one.purchases))}</td>
                    <td class="rows__acts">{offer_button(offer)}</td>
                </tr>
            }
        };
        let all = all.get().into_iter();
        all.take(listed.get()).map(row).collect_view()
    };
    let said = move || match all.read().len() {
        0 => t!(offer.growth.nobody).to_owned(),
        n => t!(offer.growth.referrals, n = n),
    };
    let known = Memo::new(move |_| warned.last().is_some());
    view! {
        <section class="cross-sell__section">
            <h2 id="referrals">{tx!(offer.growth.referral)}</h2>
            <p class="measure" role="status">{move || known.get().then(said)}</p>
            <Show when=move || !all.read().is_empty()>
                <RowsTable name="referrals" class="cross-sell__rows" columns body="referrals-rows">
                    {rows}
                </RowsTable>
                <More list="referrals-rows" all=Signal::derive(move || all.read().len()) shown=listed step=STEP />
            </Show>
        </section>
    }
}
