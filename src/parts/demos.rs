//! The choice of a demo book, wherever one can be opened.

use crate::components::{Button, Radio, Radios};
use crate::state::use_state;
use crate::tx;
use crate::words::book as words;
use keepgold_core::demo::Demo;
use leptos::prelude::*;

/// Three demo books by name, each with its story, and the button that opens the one chosen.
#[component]
pub fn Demos() -> impl IntoView {
    let state = use_state();
    let place = |demo: Demo| Demo::ALL.iter().position(|one| *one == demo);
    let open = Memo::new(move |_| state.shown().demo().and_then(place));
    // The one that is open now has nothing to be opened: another is offered.
    let first = open
        .get_untracked()
        .map_or(0, |open| (open + 1) % Demo::ALL.len());
    let picked = RwSignal::new(first);
    let choices = || {
        let words = Demo::ALL.map(words::demo);
        words
            .map(|demo| Radio {
                name: demo.name,
                text: demo.story,
            })
            .to_vec()
    };
    let is_open = Signal::derive(move || open.get() == Some(picked.get()));
    view! {
        <div class="demos">
            <Radios label=tx!(demo.choose) choices picked />
            <Button disabled=is_open on_press=move || state.open_demo(Demo::ALL[picked.get_untracked()])>
                {tx!(data.open_demo)}
            </Button>
        </div>
    }
}
