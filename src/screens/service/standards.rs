//! The standards of the four tiers and the rates of serving as fields.

use crate::components::{NumberField, TextArea, TierMark, fresh_id};
use crate::i18n::Phrase;
use crate::tx;
use crate::words::{service::serving, value};
use keepgold_core::book::{Service, Serving, Standard, Tier};
use keepgold_core::unit::Price;
use leptos::prelude::*;

/// The longest days and the largest amount that a field takes.
const MAX_DAYS: f64 = 3_650.0;
const MAX_AMOUNT: f64 = 1e9;

/// One row of fields for each tier.
#[component]
pub fn StandardFields(draft: RwSignal<Service>, currency: Memo<String>) -> impl IntoView {
    view! {
        <section class="service__section" aria-labelledby="standards">
            <h2 id="standards">{tx!(service.standards.title)}</h2>
            <p class="muted measure">{tx!(service.standards.text)}</p>
            <div class="standards">
                {Tier::ALL.map(|tier| view! { <Row draft tier currency /> }.into_any()).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Row(draft: RwSignal<Service>, tier: Tier, currency: Memo<String>) -> impl IntoView {
    let name = fresh_id("standard");
    let named = name.clone();
    let change = move |change: &dyn Fn(&mut Standard)| {
        draft.update(|draft| change(&mut draft.standards[tier.index()]));
    };
    type Words = (fn(&Standard) -> &String, fn(&mut Standard) -> &mut String);
    let words = move |label: Phrase, (read, place): Words| {
        let value = Signal::derive(move || read(draft.read().standard(tier)).clone());
        let on_input = move |typed: String| change(&|standard| place(standard).clone_from(&typed));
        view! { <TextArea label rows=2 value on_input /> }.into_any()
    };
    type Number = (fn(&Standard) -> f64, fn(&mut Standard, f64));
    let number = move |label: Phrase, (min, max, step): (f64, f64, f64), (read, put): Number| {
        let value = Signal::derive(move || read(draft.read().standard(tier)));
        let on_change = move |typed: f64| change(&|standard| put(standard, typed));
        view! { <NumberField label value on_change min max step /> }.into_any()
    };
    let gap = (1.0, MAX_DAYS, 1.0);
    view! {
        <div class="standard" role="group" aria-labelledby=named>
            <div class="standard__tier" id=name>
                {move || view! { <TierMark level=value::tier_level(tier) label=value::tier(tier) /> }}
            </div>
            {words(tx!(service.standards.policy), (|of| &of.policy, |of| &mut of.policy))}
            {words(tx!(service.standards.credit), (|of| &of.credit, |of| &mut of.credit))}
            {number(
                tx!(service.standards.credit_days),
                (0.0, MAX_DAYS, 1.0),
                (|of| of.credit_days.into(), |of, typed| of.credit_days = typed as u16),
            )}
            {number(
                tx!(service.standards.ideal),
                gap,
                (|of| of.ideal_gap.into(), |of, typed| of.ideal_gap = typed as u16),
            )}
            {number(
                tx!(service.standards.longest),
                gap,
                (|of| of.longest_gap.into(), |of, typed| of.longest_gap = typed as u16),
            )}
            {number(
                tx!(service.standards.budget, currency = currency.read()),
                (0.0, MAX_AMOUNT, 100.0),
                (|of| units(of.care_budget), |of, typed| of.care_budget = price(typed)),
            )}
        </div>
    }
}

/// What each kind of serving costs.
#[component]
pub fn RateFields(draft: RwSignal<Service>, currency: Memo<String>) -> impl IntoView {
    let field = move |of: Serving| {
        let value = Signal::derive(move || units(draft.read().rates.get(of)));
        let change = move |typed: f64| {
            draft.update(|draft| draft.rates = draft.rates.with(of, price(typed)));
        };
        let unit = move || currency.get();
        view! {
            <NumberField label=move || serving(of) value on_change=change min=0.0 max=MAX_AMOUNT step=10.0 unit />
        }
        .into_any()
    };
    view! {
        <section class="service__section">
            <h2 id="rates">{tx!(service.rates.title)}</h2>
            <p class="muted measure">{tx!(service.rates.text)}</p>
            <div class="rates" role="group" aria-labelledby="rates">
                {Serving::ALL.map(field).collect_view()}
            </div>
        </section>
    }
}

fn units(price: Price) -> f64 {
    price.millionths() as f64 / 1e6
}

/// An amount typed; the field lets nothing through that a price cannot hold.
fn price(units: f64) -> Price {
    Price::from_millionths((units * 1e6).round() as i64).unwrap_or_default()
}
