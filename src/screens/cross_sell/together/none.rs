//! Why there is no rule to tell, with the one thing to do about it.

use super::View;
use super::wished::{
    BASKET, CONFIDENCE, ITEM, ITEMS, LEAST, MONTHS, NOT_REDUNDANT, ONCE, SIGNIFICANT,
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
    let is_whole = move || view.wished.read().basket == Basket::Customer;
    let text = move || {
        Some(match lacks.get()? {
            Lack::Products => t!(together.none.products),
            Lack::Categories => t!(together.none.categories),
            Lack::Time => t!(together.none.time),
            Lack::Company if is_whole() => t!(together.none.company_whole),
            Lack::Company => t!(together.none.company),
            Lack::About => t!(together.none.about),
            Lack::Switched if is_whole() => t!(together.none.chance_whole),
            Lack::Switched => t!(together.none.chance),
            Lack::Rules if is_whole() => t!(together.none.rules_whole),
            Lack::Rules => t!(together.none.rules),
        })
    };
    let action = move || {
        let here = |chosen: [(&str, Option<String>); 5]| view.choices.href_with(chosen);
        let none = |name| (name, None);
        let whole = Some("customer".to_owned());
        let by_customer = [
            (BASKET, whole),
            none(LEAST),
            none(CONFIDENCE),
            none(MONTHS),
            none(ITEM),
        ];
        let off = || Some(super::wished::OFF.to_owned());
        let all = [
            (SIGNIFICANT, off()),
            (NOT_REDUNDANT, off()),
            (ONCE, off()),
            none(LEAST),
            none(CONFIDENCE),
        ];
        let back = [
            none(ITEM),
            none(MONTHS),
            none(ITEMS),
            none(LEAST),
            none(CONFIDENCE),
        ];
        let low = [
            (LEAST, Some("2".to_owned())),
            (CONFIDENCE, Some("5".to_owned())),
            none(MONTHS),
            none(ITEM),
            none(ITEM),
        ];
        Some(match lacks.get()? {
            Lack::Products | Lack::Company if is_whole() || lacks.get() == Some(Lack::Products) => {
                (Route::Import.href(), t!(tiers.empty_bring))
            }
            Lack::Rules if is_whole() => (here(low), t!(together.none.show_low)),
            Lack::Switched if is_whole() => (here(all), t!(together.none.show_all)),
            Lack::Categories => (here(back), t!(together.none.by_product)),
            Lack::Time => (here(back), t!(together.none.whole_time)),
            Lack::About => (here(back), t!(together.none.all_products)),
            _ => (here(by_customer), t!(together.none.by_customer)),
        })
    };
    let link =
        move || action().map(|(href, label)| view! { <ButtonLink href>{label}</ButtonLink> });
    view! {
        <div class="together__none">
            <p class="measure">{text}</p>
            {link}
        </div>
    }
}
