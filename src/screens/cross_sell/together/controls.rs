//! What is looked at: the baskets, how many must hold a rule, how sure it must be, which product it is about.

use super::wished::{
    BASKET, BASKETS, CONFIDENCE, CORRECTION, CORRECTIONS, ITEM, ITEMS, LEAST, LENGTHS, LEVELS,
    LONGEST, MONTHS, NOT_REDUNDANT, OFF, ONCE, SIGNIFICANT, SORT, SORTS, SPANS,
};
use super::{View, said};
use crate::components::{Checkbox, Choice, Select, Slider, TextField};
use crate::format::percent;
use crate::parts::filters::name_of;
use crate::{t, tx};
use keepgold_core::basket::{Basket, Correction, Level, Measure};
use keepgold_core::question::steps;
use keepgold_core::sorting::sort;
use leptos::prelude::*;

/// Percent between two places of the confidence slider.
const STEP: u8 = 5;

/// The fields.
#[component]
pub fn Controls(view: View) -> impl IntoView {
    let (wished, choices) = (view.wished, view.choices);
    let basket = Signal::derive(move || name_of(&BASKETS, &wished.read().basket).to_owned());
    let level = Signal::derive(move || name_of(&LEVELS, &wished.read().level).to_owned());
    let months = Signal::derive(move || {
        let months = wished.read().months;
        months.map(|months| months.to_string()).unwrap_or_default()
    });
    let longest = Signal::derive(move || wished.read().longest.to_string());
    let correction =
        Signal::derive(move || name_of(&CORRECTIONS, &wished.read().correction).to_owned());
    let sort = Signal::derive(move || name_of(&SORTS, &wished.read().sort).to_owned());
    let set = move |name: &'static str, usual: &'static str| {
        move |chosen: String| choices.set([(name, (chosen != usual).then_some(chosen))])
    };
    // Another kind of basket has another number of them, and another level other items.
    let set_basket = move |chosen: String| {
        let chosen = (chosen != "order").then_some(chosen);
        choices.set([(BASKET, chosen), (LEAST, None), (CONFIDENCE, None)]);
    };
    let set_level = move |chosen: String| {
        let chosen = (chosen != "products").then_some(chosen);
        choices.set([
            (ITEMS, chosen),
            (LEAST, None),
            (CONFIDENCE, None),
            (ITEM, None),
        ]);
    };
    let baskets = Signal::derive(|| choices_of(&BASKETS, basket_word));
    let levels = Signal::derive(|| choices_of(&LEVELS, level_word));
    let sorts = Signal::derive(|| choices_of(&SORTS, sort_word));
    let corrections = Signal::derive(|| choices_of(&CORRECTIONS, correction_word));
    let lengths = Signal::derive(|| {
        let length = |most: u8| Choice {
            value: most.to_string(),
            label: t!(together.longest.most, n = most),
        };
        LENGTHS.map(length).to_vec()
    });
    let spans = Signal::derive(|| {
        let span = |months: u8| Choice {
            value: months.to_string(),
            label: t!(together.span.last, months = t!(units.months, n = months)),
        };
        let whole = Choice {
            value: String::new(),
            label: t!(together.span.whole).to_owned(),
        };
        std::iter::once(whole)
            .chain(SPANS.map(span))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="together__controls">
            <Select label=tx!(together.basket.label) value=basket choices=baskets on_change=set_basket />
            <Select label=tx!(together.level.label) value=level choices=levels on_change=set_level />
            <Select label=tx!(together.span.label) value=months choices=spans on_change=set(MONTHS, "") />
            <Least view />
            <Confidence view />
            <About view />
            <Select label=tx!(together.sort.label) value=sort choices=sorts on_change=set(SORT, "extra") />
            <Select label=tx!(together.longest.label) value=longest choices=lengths on_change=set(LONGEST, "5") />
            <div class="together__wide">
                <Select
                    label=tx!(together.correction.label)
                    value=correction
                    choices=corrections
                    on_change=set(CORRECTION, "share")
                />
            </div>
            <div class="together__switches">
                <Switch view name=SIGNIFICANT label=tx!(together.significant) />
                <Switch view name=NOT_REDUNDANT label=tx!(together.not_redundant) />
                <Switch view name=ONCE label=tx!(together.once) />
            </div>
        </div>
    }
}

fn choices_of<T: Copy>(all: &[(T, &str)], word: fn(T) -> &'static str) -> Vec<Choice> {
    let choice = |&(one, name): &(T, &str)| Choice {
        value: name.to_owned(),
        label: word(one).to_owned(),
    };
    all.iter().map(choice).collect()
}

fn basket_word(basket: Basket) -> &'static str {
    match basket {
        Basket::Order => t!(together.basket.order),
        Basket::Day => t!(together.basket.day),
        Basket::Customer => t!(together.basket.customer),
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Product => t!(together.level.products),
        Level::Category => t!(together.level.categories),
    }
}

fn sort_word(measure: Measure) -> &'static str {
    match measure {
        Measure::Confidence => t!(together.sort.confidence),
        Measure::Support => t!(together.sort.baskets),
        Measure::Lift => t!(together.sort.lift),
        Measure::FisherP => t!(together.sort.sure),
        _ => t!(together.sort.extra),
    }
}

fn correction_word(correction: Correction) -> &'static str {
    match correction {
        Correction::BenjaminiHochberg => t!(together.correction.share),
        Correction::Holm => t!(together.correction.holm),
        Correction::Bonferroni => t!(together.correction.bonferroni),
        Correction::None => t!(together.correction.none),
    }
}

/// The least number of baskets.
#[component]
fn Least(view: View) -> impl IntoView {
    let commonest = Memo::new(move |_| view.told().map_or(0, |told| told.commonest));
    let last = Memo::new(move |_| {
        let steps = steps().take_while(|&step| step <= commonest.get());
        steps.count().saturating_sub(1)
    });
    let least = Memo::new(move |_| {
        let told = view.told().map_or(0, |told| told.least);
        view.wished.read().least.unwrap_or(told)
    });
    let place = Memo::new(move |_| steps().take_while(|&step| step < least.get()).count());
    let value = Signal::derive(move || t!(together.baskets, n = least.get()));
    let choose = move |place: usize| {
        let least = steps().nth(place).map(|least| least.to_string());
        view.choices.set([(LEAST, least)]);
    };
    view! { <Slider label=tx!(together.least) place last value on_move=choose /> }
}

/// The least confidence.
#[component]
fn Confidence(view: View) -> impl IntoView {
    let confidence = Memo::new(move |_| {
        let told = view.told().map_or(0.0, |told| told.confidence);
        let wished = view.wished.read().confidence;
        wished.map_or(told, |percent| f64::from(percent) / 100.0)
    });
    let place = Memo::new(move |_| {
        let steps = confidence.get() * 100.0 / f64::from(STEP);
        (steps.round() as usize).saturating_sub(1)
    });
    let value = Signal::derive(move || percent(confidence.get(), 0));
    let choose = move |place: usize| {
        let percent = (place + 1) * usize::from(STEP);
        view.choices.set([(CONFIDENCE, Some(percent.to_string()))]);
    };
    let last = usize::from(100 / STEP) - 1;
    view! { <Slider label=tx!(together.confidence) place last=Signal::stored(last) value on_move=choose /> }
}

/// The product that rules are about.
#[component]
fn About(view: View) -> impl IntoView {
    let value = Memo::new(move |_| view.wished.read().item.clone());
    let choose = move |item: String| {
        view.choices
            .set([(ITEM, (!item.is_empty()).then_some(item))]);
    };
    let error = Signal::derive(move || {
        let unknown = view.wished.read().is_unknown(view.state);
        if unknown {
            t!(together.unknown).to_owned()
        } else {
            String::new()
        }
    });
    let offered = Signal::derive(move || {
        view.with_rules(|rules| {
            let items = rules
                .iter()
                .flat_map(|rule| rule.with.iter().chain([&rule.then]));
            let mut items: Vec<_> = items.copied().collect();
            sort(&mut items);
            items.dedup();
            items
                .into_iter()
                .map(|item| said::name(view, item))
                .collect::<Vec<_>>()
        })
    });
    view! { <TextField label=tx!(together.about) value kind="search" error offered on_input=choose /> }
}

/// A switch that is on unless the address says otherwise.
#[component]
fn Switch(view: View, name: &'static str, #[prop(into)] label: TextProp) -> impl IntoView {
    let choices = view.choices;
    let checked = Signal::derive(move || choices.get(name).as_deref() != Some(OFF));
    let switch = move |on: bool| choices.set([(name, (!on).then(|| OFF.to_owned()))]);
    view! { <Checkbox label checked on_change=switch /> }
}
