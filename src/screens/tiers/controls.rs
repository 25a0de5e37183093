//! Weights, cuts and the basis of scores, as controls of the draft.

use super::draft::{Draft, Fault, Kind};
use crate::components::{Choice, Notice, NoticeKind, NumberField, Select};
use crate::format::{decimal, percent};
use crate::places::Route;
use crate::state::use_state;
use crate::words::amount::day_written;
use crate::words::{sentence_gap, value};
use crate::{t, tx};
use keepgold_core::book::{AmountScale, Indicator, Tables, Tier};
use leptos::prelude::*;

/// Four weights that sum to 100 %.
#[component]
pub fn WeightControls(draft: RwSignal<Draft>) -> impl IntoView {
    view! {
        <fieldset class="rules__group">
            <legend>{tx!(tiers.weights.title)}</legend>
            <p class="muted">{tx!(tiers.weights.text)}</p>
            <div class="weights">
                {Indicator::ALL.map(|indicator| view! { <Weight draft indicator /> }).collect_view()}
            </div>
            <AmountControl draft />
        </fieldset>
    }
}

/// Whether amounts of money count by their size or by their rank.
#[component]
fn AmountControl(draft: RwSignal<Draft>) -> impl IntoView {
    let scale = Memo::new(move |_| draft.read().scale);
    let chosen = Signal::derive(move || match scale.get() {
        AmountScale::Share => "share".to_owned(),
        AmountScale::Rank => "rank".to_owned(),
    });
    let choices = Signal::derive(|| {
        [
            ("share", t!(tiers.amounts.share)),
            ("rank", t!(tiers.amounts.rank)),
        ]
        .map(|(value, label)| Choice {
            value: value.into(),
            label: label.into(),
        })
        .to_vec()
    });
    let choose = move |value: String| {
        let scale = if value == "rank" {
            AmountScale::Rank
        } else {
            AmountScale::Share
        };
        draft.update(|draft| draft.scale = scale);
    };
    let hint = move || match scale.get() {
        AmountScale::Share => t!(tiers.amounts.share_hint),
        AmountScale::Rank => t!(tiers.amounts.rank_hint),
    };
    view! { <Select label=tx!(tiers.amounts.label) hint value=chosen choices on_change=choose /> }
}

#[component]
fn Weight(draft: RwSignal<Draft>, indicator: Indicator) -> impl IntoView {
    let weight = Memo::new(move |_| f64::from(draft.read().weights.get(indicator)) / 100.0);
    let set = move |percent: f64| {
        let hundredths = (percent * 100.0).round().clamp(0.0, 10_000.0) as u16;
        draft.update(|draft| draft.weights = draft.weights.with(indicator, hundredths));
    };
    let slide = move |text: String| {
        if let Ok(percent) = text.parse::<f64>() {
            set(percent);
        }
    };
    view! {
        <div class="weight">
            <NumberField
                label=move || value::indicator(indicator)
                value=weight
                on_change=set
                min=0.0
                max=100.0
                step=1.0
                unit="%"
            />
            <input
                type="range"
                class="weight__slider"
                min="0"
                max="100"
                step="1"
                aria-label=move || t!(tiers.weights.slider, name = value::indicator(indicator))
                prop:value=move || weight.get().to_string()
                on:input:target=move |event| slide(event.target().value())
            />
        </div>
    }
}

/// The rule and its three cuts.
#[component]
pub fn RuleControls(draft: RwSignal<Draft>) -> impl IntoView {
    let kind = Memo::new(move |_| draft.read().kind);
    let chosen = Signal::derive(move || match kind.get() {
        Kind::Pyramid => "pyramid".to_owned(),
        Kind::Score => "score".to_owned(),
    });
    let kinds = Signal::derive(|| {
        let choice = |value: &str, label: &str| Choice {
            value: value.into(),
            label: label.into(),
        };
        vec![
            choice("pyramid", t!(tiers.rule.pyramid)),
            choice("score", t!(tiers.rule.score)),
        ]
    });
    let choose = move |value: String| {
        let kind = if value == "score" {
            Kind::Score
        } else {
            Kind::Pyramid
        };
        draft.update(|draft| draft.kind = kind);
    };
    let hint = move || match kind.get() {
        Kind::Pyramid => t!(tiers.rule.pyramid_hint),
        Kind::Score => t!(tiers.rule.score_hint),
    };
    let cuts = move || {
        let kind = kind.get();
        let cut = |(place, tier)| view! { <Cut draft kind place tier /> };
        [Tier::Vip, Tier::Main, Tier::Ordinary]
            .into_iter()
            .enumerate()
            .map(cut)
            .collect_view()
    };
    let rest = move || {
        let rest = draft.read().rest();
        let decimals = if rest.is_multiple_of(100) { 0 } else { 2 };
        let share = percent(f64::from(rest) / 10_000.0, decimals);
        (kind.get() == Kind::Pyramid).then(|| {
            t!(
                tiers.rule.rest,
                tier = value::tier(Tier::Small),
                share = share
            )
        })
    };
    view! {
        <fieldset class="rules__group">
            <legend>{tx!(tiers.rule.title)}</legend>
            <Select label=tx!(tiers.rule.label) hint value=chosen choices=kinds on_change=choose />
            <div class="cuts">{cuts}</div>
            <p class="muted">{rest}</p>
            {move || fault(&draft.read())}
        </fieldset>
    }
}

#[component]
fn Cut(draft: RwSignal<Draft>, kind: Kind, place: usize, tier: Tier) -> impl IntoView {
    let (per_unit, step, max) = match kind {
        Kind::Pyramid => (100.0, 0.5, 100.0),
        Kind::Score => (10.0, 0.5, 100.0),
    };
    let shown = Signal::derive(move || {
        let draft = draft.read();
        let cuts = match kind {
            Kind::Pyramid => &draft.pyramid,
            Kind::Score => &draft.score,
        };
        f64::from(cuts[place]) / per_unit
    });
    let set = move |typed: f64| {
        draft.update(|draft| {
            let cuts = match kind {
                Kind::Pyramid => &mut draft.pyramid,
                Kind::Score => &mut draft.score,
            };
            cuts[place] = (typed * per_unit).round() as u16;
        });
    };
    let label = move || match kind {
        Kind::Pyramid => t!(tiers.rule.share, tier = value::tier(tier)),
        Kind::Score => t!(tiers.rule.least, tier = value::tier(tier)),
    };
    let unit = move || match kind {
        Kind::Pyramid => "%",
        Kind::Score => t!(tiers.rule.points),
    };
    view! { <NumberField label value=shown on_change=set min=0.0 max step unit /> }
}

fn fault(draft: &Draft) -> Option<impl IntoView + use<>> {
    let sentence: fn() -> &'static str = match draft.rules() {
        Err(Fault::NotFalling) => || t!(tiers.rule.not_falling),
        Err(Fault::OverWhole) => || t!(tiers.rule.over_whole),
        Err(Fault::Zero) => || t!(tiers.rule.zero),
        // The field takes no such number.
        Err(Fault::Buffer) | Ok(_) => return None,
    };
    Some(view! { <Notice kind=NoticeKind::Error text=sentence /> })
}

/// How firmly customers keep their tiers.
#[component]
pub fn HysteresisControls(draft: RwSignal<Draft>) -> impl IntoView {
    let margin = Signal::derive(move || f64::from(draft.read().held_margin) / 10.0);
    let set_margin = move |points: f64| {
        draft.update(|draft| draft.held_margin = (points * 10.0).round() as u16);
    };
    let periods = Signal::derive(move || f64::from(draft.read().held_periods));
    let set_periods =
        move |months: f64| draft.update(|draft| draft.held_periods = months.round() as u8);
    let said = move || {
        let draft = draft.read();
        match (draft.held_margin, draft.held_periods) {
            (0, _) | (_, 0 | 1) => t!(tiers.hysteresis.none).to_owned(),
            (margin, periods) => t!(
                tiers.hysteresis.said,
                margin = decimal(f64::from(margin) / 10.0, 1),
                n = periods
            ),
        }
    };
    view! {
        <fieldset class="rules__group">
            <legend>{tx!(tiers.hysteresis.title)}</legend>
            <div class="cuts">
                <NumberField
                    label=tx!(tiers.hysteresis.margin)
                    value=margin
                    on_change=set_margin
                    min=0.0
                    max=10.0
                    step=0.1
                    unit=tx!(tiers.rule.points)
                />
                <NumberField
                    label=tx!(tiers.hysteresis.periods)
                    value=periods
                    on_change=set_periods
                    min=1.0
                    max=12.0
                    unit=tx!(tiers.basis.months)
                />
            </div>
            <p class="muted">{said}</p>
        </fieldset>
    }
}

/// The window, and what of the settings scores rest on.
#[component]
pub fn BasisControls(draft: RwSignal<Draft>) -> impl IntoView {
    let state = use_state();
    let months = Signal::derive(move || f64::from(draft.read().window_months));
    let set_months = move |months: f64| draft.update(|d| d.window_months = months.round() as u8);
    let in_force = move || {
        let day = day_written(state.derived().as_of.get());
        state.with_book(Tables::BASIS | Tables::CURRENCY, |book| {
            let units = book.units();
            let mut said = vec![
                t!(tiers.basis.day, day = day),
                t!(
                    tiers.basis.margin,
                    margin = percent(units.default_margin.to_f64(), 0)
                ),
            ];
            if !units.currency.is_empty() {
                said.push(t!(tiers.basis.currency, currency = units.currency));
            }
            said.join(sentence_gap())
        })
    };
    view! {
        <fieldset class="rules__group">
            <legend>{tx!(tiers.basis.title)}</legend>
            <div class="cuts">
                <NumberField label=tx!(tiers.basis.window) value=months on_change=set_months min=1.0 max=60.0 unit=tx!(tiers.basis.months) />
            </div>
            <p class="muted">{in_force} {sentence_gap} <a href=Route::Settings.href()>{tx!(tiers.basis.change)}</a></p>
        </fieldset>
    }
}
