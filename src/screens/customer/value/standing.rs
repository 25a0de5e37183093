//! Where the customer stands and why: its points, its stage, its place among the others, what keeps it in its tier.

use super::Subject;
use crate::components::{Tag, TagKind, TierMark};
use crate::format::score;
use crate::parts::kept;
use crate::state::use_state;
use crate::words::advice::why_text;
use crate::words::value;
use crate::{t, tx};
use keepgold_core::book::Tables;
use keepgold_core::value::{Formula, Stage, Working};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Standing(subject: Subject) -> impl IntoView {
    let state = use_state();
    let working = subject.working;
    let value = move || {
        let working = working.read();
        working
            .as_ref()
            .map(|working| value_line(working, subject.overridden()))
    };
    let kept = move || {
        let held = working.read().as_ref()?.tier?.held?;
        let months = state.derived().months.last()?;
        let rule = state.with_book(Tables::RULES, |book| book.rules().hysteresis);
        Some(view! { <p class="customer__kept">{kept::sentence(held, &months, rule)}</p> })
    };
    let why = move || working.read().as_ref().map(why_text);
    view! {
        <section class="customer__said" aria-label=tx!(customer.tab.value)>
            <p class="customer__value">{value}</p>
            {kept}
            <p>{why}</p>
        </section>
    }
}

/// Tier, composite and stage, or that the customer may stop buying.
fn value_line(working: &Working, overridden: bool) -> AnyView {
    let Some((tier, composite)) = working.tier.zip(working.composite) else {
        let tag = working
            .unscored
            .map(value::unscored_short)
            .unwrap_or(t!(customer.no_value));
        return view! { <Tag>{tag}</Tag> }.into_any();
    };
    let stage = if overridden {
        Some(view! { <Tag kind=TagKind::Bad>{t!(warnings.banner.title)}</Tag> }.into_any())
    } else {
        stage(working).map(|stage| view! { <Tag>{value::stage(stage)}</Tag> }.into_any())
    };
    view! {
        <TierMark level=value::tier_level(tier.tier) label=value::tier(tier.tier) />
        <strong class="customer__composite">{t!(customer.points, score = score(composite))}</strong>
        {stage}
    }
    .into_any()
}

/// The stage that the life cycle speaks for.
fn stage(working: &Working) -> Option<Stage> {
    working
        .indicators
        .iter()
        .find_map(|part| match part.formula {
            Formula::WeightedMeanAndStage { stage } => stage,
            _ => None,
        })
}
