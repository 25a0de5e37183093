//! The four indicators and how the value comes about, each with its working.

use super::Subject;
use super::judge::Judge;
use crate::components::{self, Button, Meter, WorkingRow, WorkingTable};
use crate::format::{date_range, fixed, percent, score};
use crate::i18n::lang;
use crate::parts::wallets::unfilled_in;
use crate::state::use_state;
use crate::words::{value, working};
use crate::{t, tx};
use keepgold_core::advice::used;
use keepgold_core::book::{Evidence, Indicator, Tier};
use keepgold_core::next_best::Unfilled;
use keepgold_core::question::SuggestTo;
use keepgold_core::value::{EvidenceWorking, IndicatorWorking, Working};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Scores(subject: Subject) -> impl IntoView {
    let judging = RwSignal::new(None::<Evidence>);
    view! {
        <section class="customer__section" aria-labelledby="scores">
            <h2 id="scores">{tx!(customer.scores.title)}</h2>
            <p class="muted">{move || subject.working.read().as_ref().map(window)}</p>
            <div class="indicators">
                <Whole subject />
                {Indicator::ALL.map(|indicator| view! { <Part subject indicator judging /> }).collect_view()}
            </div>
            <p class="measure">{unfilled(subject)}</p>
        </section>
        <Judge subject judging />
    }
}

/// What the customer likely spends with others, where nobody judged it.
fn unfilled(subject: Subject) -> impl Fn() -> Option<String> {
    let state = use_state();
    let as_of = state.derived().as_of;
    let asked = state.ask(move || {
        Some(SuggestTo {
            customer: subject.id,
            as_of: as_of.get(),
            most: 0,
        })
    });
    move || {
        let is_open = |working: &Working| {
            let evidence = working.indicators.iter().flat_map(|part| &part.evidence);
            let mut wallet = evidence.filter(|piece| piece.evidence == Evidence::Wallet);
            wallet.all(|piece| piece.judged.is_none())
        };
        subject
            .working
            .read()
            .as_ref()
            .filter(|working| is_open(working))?;
        let gaps = asked.last()?;
        let unfilled = Unfilled::of(gaps.gaps.iter().map(|(_, gap)| gap))?;
        let unfilled = unfilled_in(unfilled, &subject.currency.read());
        Some(t!(customer.scores.unfilled, unfilled = unfilled))
    }
}

fn window(working: &Working) -> String {
    let window = working.window;
    let (from, to) = (window.first.civil(), window.as_of.civil());
    let months = t!(units.months, n = window.months);
    let range = date_range(from, to, lang());
    t!(customer.scores.window, months = months, range = range)
}

/// How the value comes about from the four.
#[component]
fn Whole(subject: Subject) -> impl IntoView {
    let working = subject.working;
    let composite = move || {
        working
            .read()
            .as_ref()
            .and_then(|working| working.composite)
    };
    let table = Signal::derive(move || working.read().as_ref().map(whole).unwrap_or_default());
    let name = tx!(value.composite);
    view! {
        <details class="indicator">
            <summary class="indicator__head">
                <span class="indicator__name">{name}</span>
                <Points points=Signal::derive(composite) />
                <span class="indicator__part">{tx!(customer.scores.how)}</span>
            </summary>
            <WorkingTable caption=move || t!(customer.scores.caption, name = t!(value.composite)) working=table />
            <ul class="indicator__cuts">{move || working.read().as_ref().map(cuts)}</ul>
        </details>
    }
}

/// One indicator.
#[component]
fn Part(
    subject: Subject,
    indicator: Indicator,
    judging: RwSignal<Option<Evidence>>,
) -> impl IntoView {
    let Subject {
        working, currency, ..
    } = subject;
    let part = Memo::new(move |_| {
        let working = working.read();
        working
            .as_ref()
            .and_then(|w| w.indicators.get(indicator.index()).cloned())
    });
    let points = Signal::derive(move || part.read().as_ref().and_then(|part| part.score));
    let table = Signal::derive(move || {
        part.read()
            .as_ref()
            .map(|part| taken_apart(part, &currency.read()))
            .unwrap_or_default()
    });
    let share = move || {
        part.read().as_ref().map(|part| {
            let weight = t!(customer.scores.weight, weight = percent(part.weight, 1));
            let points = t!(customer.scores.points, points = fixed(part.points, 1));
            match part.score {
                Some(_) => format!("{weight} · {points}"),
                None => t!(customer.scores.weight, weight = percent(part.set_weight, 1)),
            }
        })
    };
    view! {
        <details class="indicator">
            <summary class="indicator__head">
                <span class="indicator__name">{move || value::indicator(indicator)}</span>
                <Points points />
                <span class="indicator__part">{share}</span>
            </summary>
            <WorkingTable caption=move || t!(customer.scores.caption, name = value::indicator(indicator)) working=table />
            <div class="indicator__judge" role="group" aria-label=tx!(customer.judge.put)>
                <span class="muted">{tx!(customer.judge.put)}</span>
                {move || part.read().as_ref().map(|part| buttons(part, judging))}
            </div>
        </details>
    }
}

/// A score with its meter.
#[component]
fn Points(points: Signal<Option<f64>>) -> impl IntoView {
    let text = move || {
        points
            .get()
            .map_or_else(|| t!(customer.scores.not_known).to_owned(), score)
    };
    view! {
        <span class="indicator__score">
            <Meter share=Signal::derive(move || Some(points.get().unwrap_or(0.0) / 100.0)) />
            <span>{text}</span>
        </span>
    }
}

fn buttons(part: &IndicatorWorking, judging: RwSignal<Option<Evidence>>) -> impl IntoView + use<> {
    let one = |piece: &EvidenceWorking| {
        let evidence = piece.evidence;
        let piece = piece.clone();
        let label = move || standing(&piece);
        view! {
            <Button on_press=move || judging.set(Some(evidence))>{label}</Button>
        }
    };
    part.evidence.iter().map(one).collect_view()
}

/// The name of a piece of evidence, and how it stands where it is not measured.
fn standing(piece: &EvidenceWorking) -> String {
    let name = value::evidence(piece.evidence);
    match (&piece.judged, &piece.expired) {
        (Some(judged), _) if judged.estimated => t!(customer.judge.estimated, evidence = name),
        (Some(_), _) => t!(customer.judge.judged, evidence = name),
        (None, Some(_)) => t!(customer.judge.expired, evidence = name),
        (None, None) => name.to_owned(),
    }
}

/// The working of the composite: the four indicators are its evidence.
fn whole(working: &Working) -> components::Working {
    let row = |part: &IndicatorWorking| WorkingRow {
        name: value::indicator(part.indicator).to_owned(),
        raw: String::new(),
        score: part.score.map(score).unwrap_or_default(),
        weight: percent(part.weight, 1),
        contribution: fixed(part.points, 1),
        share: part.points / 100.0,
        note: String::new(),
    };
    let unknown = |part: &IndicatorWorking| {
        t!(
            customer.scores.unknown_share,
            name = value::indicator(part.indicator),
            weight = percent(part.set_weight, 1)
        )
    };
    let (known, missing): (Vec<_>, Vec<_>) = working
        .indicators
        .iter()
        .partition(|part| part.score.is_some());
    components::Working {
        formula: t!(customer.scores.formula).to_owned(),
        rows: known.into_iter().map(row).collect(),
        result: working.composite.map(score).unwrap_or_default(),
        missing: missing.into_iter().map(unknown).collect(),
    }
}

/// The working of one indicator.
fn taken_apart(part: &IndicatorWorking, currency: &str) -> components::Working {
    let row = |piece: &EvidenceWorking| {
        let counted = used(piece)?;
        Some(WorkingRow {
            name: standing(piece),
            raw: value::evidence_value(piece.evidence, counted, currency),
            score: piece.score.map(score).unwrap_or_default(),
            weight: percent(piece.weight, 1),
            contribution: fixed(piece.points, 1),
            share: piece.points / 100.0,
            note: working::evidence_note(piece, currency),
        })
    };
    let missing = |piece: &EvidenceWorking| {
        let reason = piece.missing.filter(|_| piece.judged.is_none())?;
        let name = value::evidence(piece.evidence);
        let expired = working::expired(piece, currency);
        Some(t!(
            value.missing.line,
            evidence = name,
            reason = expired.unwrap_or_else(|| working::missing(reason))
        ))
    };
    components::Working {
        formula: working::formula(part.formula, currency),
        rows: part.evidence.iter().filter_map(row).collect(),
        result: part.score.map(score).unwrap_or_default(),
        missing: part.evidence.iter().filter_map(missing).collect(),
    }
}

/// Where the tiers begin and how far the next ones are.
fn cuts(working: &Working) -> impl IntoView + use<> {
    let tier = working.tier;
    let least = tier.into_iter().flat_map(|tier| {
        Tier::ALL
            .into_iter()
            .zip(tier.least)
            .map(|(tier, least)| match least {
                Some(least) => t!(
                    customer.scores.tier_least,
                    tier = value::tier(tier),
                    least = score(least)
                ),
                None => t!(customer.scores.tier_empty, tier = value::tier(tier)),
            })
    });
    let up = tier.and_then(|tier| tier.up).map(|up| {
        t!(
            customer.scores.up,
            points = fixed(up.points, 1),
            tier = value::tier(up.tier)
        )
    });
    let down = tier.and_then(|tier| tier.down).map(|down| {
        t!(
            customer.scores.down,
            points = fixed(down.points, 1),
            tier = value::tier(down.tier)
        )
    });
    least
        .chain(up)
        .chain(down)
        .map(|text| view! { <li>{text}</li> })
        .collect_view()
}
