//! The demo books as cards, wherever one can be opened: a press opens it at the customer whose story it tells.

use crate::components::Card;
use crate::places::{Route, navigate_to};
use crate::shell::clock;
use crate::state::{State, use_state};
use crate::tx;
use crate::words::book as words;
use keepgold_core::demo::Demo;
use leptos::prelude::*;

/// In the address of the customer: that the story of the demo is to be told there.
pub const STORY: &str = "story";

/// Opens a demo and goes to the customer whose story it tells, where the story is said.
pub fn open_at_story(state: State, demo: Demo) {
    state.open_demo(demo);
    let customer = demo.story(clock::today()).customer;
    let page = Route::Customer(customer.index() as u32);
    navigate_to(&page.href_with([(STORY, "told")]));
}

/// A card for each demo, with its story in a sentence.
#[component]
pub fn Demos() -> impl IntoView {
    let state = use_state();
    let card = move |demo: Demo| {
        let open = move || open_at_story(state, demo);
        let (name, text) = (
            move || words::demo(demo).name,
            move || words::demo(demo).story,
        );
        view! { <Card name text action=tx!(demo.look) on_press=open /> }
    };
    view! { <ul class="cards" role="list">{Demo::ALL.map(card).collect_view()}</ul> }
}
