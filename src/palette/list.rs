//! The palette's field and list: a combobox in which arrows move, Enter chooses.

use super::entries::{Action, Entry, Group};
use super::find::Index;
use crate::parts::cells::tier_or_why;
use crate::places::Route;
use crate::state::{Shared, State, use_state};
use crate::{t, tx};
use keepgold_core::advice::shelf;
use keepgold_core::book::CustomerId;
use leptos::html;
use leptos::prelude::*;

/// Id of the list; the options are named after it.
const LIST: &str = "palette";

/// The field with the list below it.
#[component]
pub fn Search(
    /// Called with what was chosen.
    choose: Callback<(Action,)>,
) -> impl IntoView {
    let state = use_state();
    // If the palette is opened before the book is, the customers are added as soon as they are there.
    let index = Memo::new_with_compare(
        move |_| {
            let _ = state.shown();
            Shared::new(untrack(|| Index::new(state)))
        },
        |_, _| true,
    );
    let field = NodeRef::<html::Input>::new();
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| Shared::new(index.read().find(&query.read())));
    let count = move || found.read().len();
    Effect::new(move || {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
        if let Some(option) = document().get_element_by_id(&option_id(active.get())) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let pick = move |place: usize| {
        let entry = found.read_untracked().get(place).cloned();
        if let Some(entry) = entry.filter(|entry| !entry.barred) {
            choose.run((entry.act,));
        }
    };
    let typed = move || {
        if let Some(field) = field.get_untracked() {
            active.set(0);
            query.set(field.value());
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let (at, last) = (active.get_untracked(), untrack(count).saturating_sub(1));
        let next = match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" if at >= last => 0,
            "ArrowDown" => at + 1,
            "ArrowUp" => at.checked_sub(1).unwrap_or(last),
            "PageDown" => (at + 8).min(last),
            "PageUp" => at.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                return pick(at);
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
    };
    let rows = move || {
        let found = found.get();
        let mut place = 0;
        found
            .chunk_by(|a, b| a.group == b.group)
            .map(|entries| {
                let options: Vec<AnyView> = entries
                    .iter()
                    .map(|entry| {
                        place += 1;
                        option(state, entry, place - 1, active, pick)
                    })
                    .collect();
                let group = group_name(entries[0].group);
                view! {
                    <div role="group" aria-label=group>
                        <p class="palette__group" aria-hidden="true">{group}</p>
                        {options}
                    </div>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let input = move |event| {
        // While an input method composes, what stands in the field is not yet what is meant.
        if !is_composing(&event) {
            typed();
        }
    };
    let expanded = move || if count() == 0 { "false" } else { "true" };
    let marked = move || (active.get() < count()).then(|| option_id(active.get()));
    view! {
        <div class="palette">
            <input
                class="input"
                node_ref=field
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-label=tx!(palette.title)
                placeholder=tx!(palette.hint)
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=expanded
                aria-activedescendant=marked
                on:input=input
                on:compositionend=move |_| typed()
                on:keydown=keys
            />
            <div class="palette__list" id=LIST role="listbox" aria-label=tx!(palette.found) hidden=move || count() == 0>
                {rows}
            </div>
            <p class="palette__count" role="status">
                {move || match count() {
                    0 => t!(palette.nothing).to_owned(),
                    n => t!(palette.count, n = n),
                }}
            </p>
        </div>
    }
}

fn option_id(place: usize) -> String {
    format!("{LIST}-{place}")
}

fn is_composing(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into()).is_ok_and(|is| is.is_truthy())
}

fn option(
    state: State,
    entry: &Entry,
    place: usize,
    active: RwSignal<usize>,
    pick: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let standing = match entry.act {
        Action::Go(Route::Customer(id)) => standing(state, id),
        _ => None,
    };
    let chosen = move || {
        if active.get() == place {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <div
            class="palette__option"
            id=option_id(place)
            role="option"
            aria-selected=chosen
            aria-disabled=entry.barred.then_some("true")
            on:click=move |_| pick(place)
        >
            <span class="palette__name">{entry.name.clone()}</span>
            " "
            <span class="palette__note">{entry.note.clone()}</span>
            " "
            {standing}
        </div>
    }
    .into_any()
}

/// A customer's tier, or in its place why there is none, as in the table of all.
fn standing(state: State, id: u32) -> Option<AnyView> {
    let assessment = state.derived().assessment.get_untracked();
    state.with_book_untracked(|book| {
        let id = CustomerId::from_index(id as usize);
        let customer = book.customer(id)?;
        let standing = assessment.get(id).filter(|_| !customer.archived);
        let (_, reason) = shelf(customer, standing);
        Some(tier_or_why(standing.and_then(|one| one.tier), reason))
    })
}

fn group_name(group: Group) -> &'static str {
    match group {
        Group::Recent => t!(palette.recent),
        Group::Places => t!(palette.places),
        Group::Actions => t!(palette.actions),
        Group::Customers => t!(palette.customers),
    }
}
