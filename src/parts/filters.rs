//! What lists of customers are narrowed by: the words for it in the address, and the fields in which it is chosen.

use crate::components::{Choice, Select, Show};
use crate::format::integer;
use crate::places::{Choices, Route};
use crate::t;
use keepgold_core::advice::{Group, Shelf};
use keepgold_core::book::Tier;
use keepgold_core::calculators::Inequality::{Loyalty, MarketShare};
use leptos::prelude::*;

/// The name of the tier in the address.
pub const TIER: &str = "tier";
/// The name of the owner in the address.
pub const OWNER: &str = "owner";
/// What the address says in place of an owner for customers that have none; a name never begins with a blank.
pub const NO_OWNER: &str = " ";

/// The tiers as the address names them.
pub const TIERS: [(Tier, &str); 4] = [
    (Tier::Vip, "vip"),
    (Tier::Main, "main"),
    (Tier::Ordinary, "ordinary"),
    (Tier::Small, "small"),
];

/// The name of a group in the address.
pub const GROUP: &str = "group";
/// The groups as the address names them.
pub const GROUPS: [(Group, &str); 26] = [
    (Group::CountMost, "count-most"),
    (Group::AtRisk, "at-risk"),
    (Group::NearlyDown, "nearly-down"),
    (Group::NearlyUp, "nearly-up"),
    (Group::NoWallet, "no-wallet"),
    (Group::NearCut, "near-cut"),
    (Group::BringMost, "bring-most"),
    (Group::Losing, "losing"),
    (Group::Bought, "bought"),
    (Group::NewInMonth, "new-in-month"),
    (Group::NewInYear, "new-in-year"),
    (Group::ServedAtLoss, "served-at-loss"),
    (Group::OverBudget, "over-budget"),
    (Group::WellPaid, "well-paid"),
    (Group::Fallen, "fallen"),
    (Group::Overdue, "overdue"),
    (Group::MetByOne, "met-by-one"),
    (Group::Field(Loyalty, "care"), "loyal-valuable"),
    (Group::Field(Loyalty, "win_over"), "valuable-only"),
    (Group::Field(Loyalty, "save"), "loyal-only"),
    (Group::Field(Loyalty, "let_go"), "neither"),
    (Group::Field(MarketShare, "guard"), "large-ours"),
    (Group::Field(MarketShare, "win_more"), "large-elsewhere"),
    (Group::Field(MarketShare, "keep_simply"), "small-ours"),
    (Group::Field(MarketShare, "no_effort"), "small-elsewhere"),
    (Group::Listed, "listed"),
];

/// The name of the shelf in the address.
pub const SHELF: &str = "shelf";
/// The shelves as the address names them; the first is meant where it names none.
pub const SHELVES: [(Shelf, &str); 4] = [
    (Shelf::Valued, "valued"),
    (Shelf::Prospects, "prospects"),
    (Shelf::Unscored, "unscored"),
    (Shelf::Archived, "archived"),
];

/// Whether a customer's owner is the one that was chosen.
pub fn is_of(chosen: &str, owner: &str) -> bool {
    owner == chosen || (chosen == NO_OWNER && owner.is_empty())
}

/// What the address names by this word; none where it does not know it.
pub fn named<T: Copy>(all: &[(T, &str)], name: Option<String>) -> Option<T> {
    let name = name?;
    let mut all = all.iter();
    all.find(|(_, own)| *own == name).map(|(one, _)| *one)
}

/// The word of the address for it.
pub fn name_of<T: PartialEq>(all: &[(T, &'static str)], one: &T) -> &'static str {
    let mut all = all.iter();
    all.find(|(other, _)| other == one)
        .map_or("", |(_, name)| *name)
}

/// The choice that narrows nothing.
pub fn any() -> Choice {
    Choice {
        value: String::new(),
        label: t!(customers.any).to_owned(),
    }
}

/// A field that chooses one of a few or all of them.
#[component]
pub fn OneOf<T: Copy + Send + Sync + 'static>(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// The name of the choice in the address.
    name: &'static str,
    /// All that can be chosen, with their words in the address.
    all: &'static [(T, &'static str)],
    /// What each is called.
    say: fn(T) -> &'static str,
    /// The choices of the place.
    choices: Choices,
) -> impl IntoView {
    let value = Memo::new(move |_| {
        let chosen = choices.get(name).unwrap_or_default();
        let known = all.iter().any(|(_, own)| *own == chosen);
        if known { chosen } else { String::new() }
    });
    let listed = Signal::derive(move || {
        let choice = |&(one, name): &(T, &str)| Choice {
            value: name.to_owned(),
            label: say(one).to_owned(),
        };
        let all = all.iter().map(choice);
        std::iter::once(any()).chain(all).collect::<Vec<Choice>>()
    });
    let choose =
        move |chosen: String| choices.set([(name, (!chosen.is_empty()).then_some(chosen))]);
    view! { <Select label value choices=listed on_change=choose /> }
}

/// A field that chooses one of the names there are, or all; left out where there are none and none is chosen.
#[component]
pub fn OneName(
    /// What is asked.
    #[prop(into)]
    label: TextProp,
    /// The name of the choice in the address.
    name: &'static str,
    /// The names, sorted.
    #[prop(into)]
    names: Signal<Vec<String>>,
    /// What customers without a name are called, where they can be chosen.
    #[prop(optional)]
    nobody: Option<fn() -> &'static str>,
    /// The choices of the place.
    choices: Choices,
) -> impl IntoView {
    let value = Memo::new(move |_| choices.get(name).unwrap_or_default());
    let listed = Signal::derive(move || {
        let choice = |value: String, label: String| Choice { value, label };
        let named = names.get().into_iter();
        let mut listed = vec![any()];
        listed.extend(nobody.map(|say| choice(NO_OWNER.to_owned(), say().to_owned())));
        listed.extend(named.map(|name| choice(name.clone(), name)));
        // What is chosen can be taken back when nobody has it any more.
        let chosen = value.get();
        if listed.iter().all(|choice| choice.value != chosen) {
            listed.push(choice(chosen.clone(), chosen));
        }
        listed
    });
    let choose =
        move |chosen: String| choices.set([(name, (!chosen.is_empty()).then_some(chosen))]);
    let label = StoredValue::new(label);
    let there = Memo::new(move |_| !names.read().is_empty() || !value.read().is_empty());
    view! {
        <Show when=move || there.get()>
            <Select label=label.get_value() value choices=listed on_change=choose />
        </Show>
    }
}

/// The address of the list of a group.
pub fn href_of(group: Group) -> String {
    Route::Customers.href_with([(GROUP, name_of(&GROUPS, &group))])
}

/// The address of a shelf.
pub fn href_of_shelf(shelf: Shelf) -> String {
    Route::Customers.href_with([(SHELF, name_of(&SHELVES, &shelf))])
}

/// The address of the list of a tier.
pub fn href_of_tier(tier: Tier) -> String {
    Route::Customers.href_with([(TIER, name_of(&TIERS, &tier))])
}

/// How many customers are in a tier, which leads to the list of them.
pub fn list_of(tier: Tier, count: u32) -> AnyView {
    view! { <a href=href_of_tier(tier)>{integer(count.into())}</a> }.into_any()
}
