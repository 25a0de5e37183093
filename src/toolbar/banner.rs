//! What a person must know of the open book before anything else: it is the demo, or it cannot be saved here.

use keepgold_core::codec::store::Report;
use leptos::prelude::*;

use super::save_notice::{SaveNotice, needs_attention};
use crate::components::{Button, Notice, NoticeKind, Show};
use crate::shell::storage::{note_saved_again, saved_again, unfinished_import};
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
    let unfinished = move || {
        t!(
            toolbar.unfinished_import,
            file = unfinished_import().unwrap_or_default()
        )
    };
    let forget_unfinished = move || {
        if let Some(saver) = state.saver() {
            saver.forget_unfinished();
        }
    };
    view! {
        <Show when=move || state.shown().demo().is_some()>
            <div class="demo-note">
                <Notice text=demo>
                    <Button on_press=move || state.close_demo()>{tx!(toolbar.close_demo)}</Button>
                </Notice>
            </div>
        </Show>
        <Show when=move || state.for_projector()>
            <div class="demo-note">
                <Notice text=tx!(projector.banner)>
                    <Button on_press=move || state.show_for_projector(false)>{tx!(projector.end)}</Button>
                </Notice>
            </div>
        </Show>
        <Show when=move || trouble.get()>
            <SaveNotice />
        </Show>
        {move || found(&state.report())}
        <Show when=saved_again>
            <Notice kind=NoticeKind::Warning text=tx!(toolbar.saved_again)>
                <Button on_press=|| note_saved_again(false)>{tx!(shell.dismiss)}</Button>
            </Notice>
        </Show>
        <Show when=move || unfinished_import().is_some() && !state.for_projector()>
            <Notice kind=NoticeKind::Warning text=unfinished>
                <Button on_press=forget_unfinished>{tx!(shell.dismiss)}</Button>
            </Notice>
        </Show>
    }
}

/// What went wrong while opening, where nothing else says it.
fn found(report: &Report) -> Option<impl IntoView + use<>> {
    let dropped = report.dropped.len();
    let mut said = Vec::new();
    if !report.failures.is_empty() && report.opened.is_some() && report.damage.is_none() {
        said.push(t!(toolbar.older_opened).to_owned());
    }
    if report.interrupted.is_some() && unfinished_import().is_none() {
        said.push(t!(toolbar.interrupted).to_owned());
    }
    if dropped > 0 {
        said.push(t!(toolbar.dropped, n = dropped));
    }
    (!said.is_empty()).then(|| view! { <Notice kind=NoticeKind::Warning text=said.join(" ") /> })
}
