//! Why there is no rule to tell, with the one thing to do about it.

use super::View;
use super::wished::{
    BASKET, CONFIDENCE, ITEM, ITEMS, LEAST, MONTHS, NOT_REDUNDANT, OFF, ONCE, SIGNIFICANT,
};
use crate::components::ButtonLink;
use crate::places::Route;
use crate::t;
use keepgold_core::basket::{Basket, Level};
use keepgold_core::book::Tables;
use keepgold_core::question::RulesTold;
use leptos::prelude::*;

/// What is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    /// Orders that name products.
    Products,
    /// Products with a category.
    Categories,
    /// Baskets in the time.
    Time,
    /// Baskets of more than one item.
    Company,
    /// Rules about the item.
    About,
    /// Rules that chance would hardly make, or that are not redundant.
    Switched,
    /// Rules at all.
    Rules,
}

fn lack(view: View, told: &RulesTold) -> Lack {
    let wished = view.wished.get();
    if told.baskets == 0 {
        let categories = view.state.with_book(Tables::PRODUCTS, |book| {
            book.products()
                .iter()
                .any(|product| !product.category.is_empty())
        });
        return match (wished.level, wished.months) {
            (Level::Category, _) if !categories => Lack::Categories,
            (_, Some(_)) => Lack::Time,
            _ => Lack::Products,
        };
    }
    if told.filled == 0 {
        return Lack::Company;
    }
    match told.rules {
        0 => Lack::Rules,
        _ if !wished.item.is_empty() => Lack::About,
        _ => Lack::Switched,
    }
}

/// The sentence with the action.
#[component]
pub fn Nothing(view: View) -> impl IntoView {
    let lacks = Memo::new(move |_| view.told().map(|told| lack(view, &told)));
    let said = move || {
        let (text, (href, label)) = told(view, lacks.get()?);
        Some(view! {
            <p class="measure">{text}</p>
            <ButtonLink href>{label}</ButtonLink>
        })
    };
    view! { <div class="together__none">{said}</div> }
}

/// Where an action leads, and what it is called.
type Action = (String, &'static str);

/// What is missing in a sentence, and the one thing to do about it.
fn told(view: View, lack: Lack) -> (&'static str, Action) {
    let off = || Some(OFF.to_owned());
    let chosen = |name, value: &str| (name, Some(value.to_owned()));
    let here = |choices: [(&'static str, Option<String>); 3]| view.choices.href_with(choices);
    let import = || (Route::Import.href(), t!(tiers.empty_bring));
    // Other baskets, items or days have other numbers.
    let by_customer = || {
        let choices = [
            chosen(BASKET, "customer"),
            (LEAST, None),
            (CONFIDENCE, None),
        ];
        (here(choices), t!(together.none.by_customer))
    };
    let without = |name, label| {
        let choices = [(name, None), (LEAST, None), (CONFIDENCE, None)];
        (here(choices), label)
    };
    let all = || {
        let choices = [SIGNIFICANT, NOT_REDUNDANT, ONCE].map(|switch| (switch, off()));
        (here(choices), t!(together.none.show_all))
    };
    let low = || {
        let choices = [chosen(LEAST, "2"), chosen(CONFIDENCE, "5"), (MONTHS, None)];
        (here(choices), t!(together.none.show_low))
    };
    let whole = view.wished.read().basket == Basket::Customer;
    match (lack, whole) {
        (Lack::Products, _) => (t!(together.none.products), import()),
        (Lack::Categories, _) => {
            let action = without(ITEMS, t!(together.none.by_product));
            (t!(together.none.categories), action)
        }
        (Lack::Time, _) => {
            let action = without(MONTHS, t!(together.none.whole_time));
            (t!(together.none.time), action)
        }
        (Lack::About, _) => {
            let action = without(ITEM, t!(together.none.all_products));
            (t!(together.none.about), action)
        }
        (Lack::Company, true) => (t!(together.none.company_whole), import()),
        (Lack::Company, false) => (t!(together.none.company), by_customer()),
        (Lack::Switched, true) => (t!(together.none.chance_whole), all()),
        (Lack::Switched, false) => (t!(together.none.chance), by_customer()),
        (Lack::Rules, true) => (t!(together.none.rules_whole), low()),
        (Lack::Rules, false) => (t!(together.none.rules), by_customer()),
    }
}
