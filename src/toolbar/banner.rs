//! What a person must know of the open book before anything else: it is the demo, or it cannot be
//! saved here. Must not know how saving works.

use keepgold_core::codec::store::Report;
use leptos::prelude::*;

use super::save_notice::{SaveNotice, needs_attention};
use crate::components::{Button, Notice, NoticeKind};
use crate::state::use_state;
use crate::words::book as words;
use crate::{t, tx};

/// The notices above the screen; none when all is well.
#[component]
pub fn Banner() -> impl IntoView {
    let state = use_state();
    let trouble = Memo::new(move |_| state.status().is_some_and(needs_attention));
    let demo = move || {
        let demo = state.shown().demo();
        demo.map_or_else(String::new, |demo| {
            t!(toolbar.demo, firm = words::demo(demo).firm)
        })
    };
    view! {
        <Show when=move || state.shown().demo().is_some()>
            <Notice text=demo>
                <Button on_press=move || state.close_demo()>{tx!(toolbar.close_demo)}</Button>
            </Notice>
        </Show>
        <Show when=move || trouble.get()>
            <SaveNotice />
        </Show>
        {move || found(&state.report())}
    }
}

/// What went wrong while opening, where nothing else says it.
fn found(report: &Report) -> Option<impl IntoView + use<>> {
    let dropped = report.dropped.len();
    let mut said = Vec::new();
    if !report.failures.is_empty() && report.opened.is_some() {
        said.push(t!(toolbar.older_opened).to_owned());
    }
    if dropped > 0 {
        said.push(t!(toolbar.dropped, n = dropped));
    }
    (!said.is_empty()).then(|| view! { <Notice kind=NoticeKind::Warning text=said.join(" ") /> })
}
