//! The tiers of the last twelve months as a strip, the newest at its end.

use super::Subject;
use crate::components::TierLevel;
use crate::format::month_written;
use crate::i18n::lang;
use crate::t;
use crate::words::value;
use keepgold_core::book::Tier;
use keepgold_core::unit::Month;
use leptos::prelude::*;

/// Months shown.
const MONTHS: usize = 12;

/// The strip; nothing while the months are not known, or where it had a tier in none of them.
#[component]
pub fn Strip(subject: Subject) -> impl IntoView {
    let course = Memo::new(move |_| {
        let months = subject.months.get()?;
        let held = months.course(subject.id).map(|seen| seen.tier());
        let days = months.months().iter().map(|month| month.day.month());
        let all: Vec<(Month, Option<Tier>)> = days.zip(held).collect();
        let last = all[all.len().saturating_sub(MONTHS)..].to_vec();
        last.iter().any(|(_, tier)| tier.is_some()).then_some(last)
    });
    move || {
        let course = course.get()?;
        let label = said(&course)?;
        let part = |(_, tier): &(Month, Option<Tier>)| {
            let class = tier.map_or("tier-strip__none", |tier| step(value::tier_level(tier)));
            view! { <i class=class></i> }
        };
        let parts = course.iter().map(part).collect_view();
        Some(view! {
            <span class="tier-strip" role="img" aria-label=label.clone() title=label>{parts}</span>
        })
    }
}

/// A step of the strip: the higher the tier, the taller.
const fn step(level: TierLevel) -> &'static str {
    match level {
        TierLevel::Vip => "tier--vip",
        TierLevel::Main => "tier--main",
        TierLevel::Ordinary => "tier--ordinary",
        TierLevel::Small => "tier--small",
    }
}

/// The months in words: each tier with how long it was held.
fn said(course: &[(Month, Option<Tier>)]) -> Option<String> {
    let written = |month: &Month| month_written(month.civil(), lang());
    let (first, last) = (written(&course.first()?.0), written(&course.last()?.0));
    let runs = course.chunk_by(|a, b| a.1 == b.1).map(|run| {
        let tier = run[0].1.map_or(t!(tiers.moves.none), value::tier);
        let months = t!(units.months, n = run.len());
        t!(customer.head.strip_run, tier = tier, months = months)
    });
    let runs: Vec<String> = runs.collect();
    let runs = runs.join(t!(customer.head.strip_then));
    Some(t!(
        customer.head.strip,
        from = first,
        to = last,
        tiers = runs
    ))
}
