//! The standards of the four tiers and the rates of serving as fields. Must not know how they are put in force.

use crate::components::{NumberField, TextArea, TierMark, fresh_id};
use crate::words::{service::serving, value};
use crate::{t, tx};
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
    let text = move |read: fn(&Standard) -> &String| {
        Signal::derive(move || read(draft.read().standard(tier)).clone())
    };
    let days = move |read: fn(&Standard) -> u16| {
        Signal::derive(move || f64::from(read(draft.read().standard(tier))))
    };
    let change = move |change: &dyn Fn(&mut Standard)| {
        draft.update(|draft| change(&mut draft.standards[tier.index()]));
    };
    let budget = Signal::derive(move || units(draft.read().standard(tier).care_budget));
    view! {
        <div class="standard" role="group" aria-labelledby=named>
            <div class="standard__tier" id=name>
                <TierMark level=value::tier_level(tier) label=move || value::tier(tier) />
            </div>
            <TextArea
                label=tx!(service.standards.policy)
                rows=2
                value=text(|standard| &standard.policy)
                on_input=move |typed: String| change(&|standard| standard.policy.clone_from(&typed))
            />
            <TextArea
                label=tx!(service.standards.credit)
                rows=2
                value=text(|standard| &standard.credit)
                on_input=move |typed: String| change(&|standard| standard.credit.clone_from(&typed))
            />
            <NumberField
                label=tx!(service.standards.credit_days)
                value=days(|standard| standard.credit_days)
                on_change=move |typed: f64| change(&|standard| standard.credit_days = typed as u16)
                min=0.0
                max=MAX_DAYS
            />
            <NumberField
                label=tx!(service.standards.ideal)
                value=days(|standard| standard.ideal_gap)
                on_change=move |typed: f64| change(&|standard| standard.ideal_gap = typed as u16)
                min=1.0
                max=MAX_DAYS
            />
            <NumberField
                label=tx!(service.standards.longest)
                value=days(|standard| standard.longest_gap)
                on_change=move |typed: f64| change(&|standard| standard.longest_gap = typed as u16)
                min=1.0
                max=MAX_DAYS
            />
            <NumberField
                label=move || t!(service.standards.budget, currency = currency.read())
                value=budget
                on_change=move |typed: f64| change(&|standard| standard.care_budget = price(typed))
                min=0.0
                max=MAX_AMOUNT
                step=100.0
            />
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
