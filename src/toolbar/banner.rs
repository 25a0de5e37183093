//! What a person must know of the open book before anything else: it is the demo, or it cannot be
//! saved here. Must not know how saving works.

use keepgold_core::codec::store::Report;
use leptos::prelude::*;

use crate::components::{Button, Notice, NoticeKind};
use crate::shell::download;
use crate::shell::storage::{ReadOnly, Status, Trouble};
use crate::state::{Shown, State, use_state};
use crate::{t, tx};

/// The notices above the screen; none when all is well.
#[component]
pub fn Banner() -> impl IntoView {
    let state = use_state();
    view! {
        <Show when=move || state.shown() == Shown::Demo>
            <Notice>
                {tx!(toolbar.demo)} <Button on_press=move |()| state.close_demo()>{tx!(toolbar.close_demo)}</Button>
            </Notice>
        </Show>
        {move || state.status().and_then(|status| trouble(state, status))}
        {move || found(&state.report())}
    }
}

fn trouble(state: State, status: Status) -> Option<AnyView> {
    let text = match status {
        Status::Saved | Status::Pending | Status::Saving => return None,
        Status::Failed(Trouble::Full) => t!(toolbar.trouble.full),
        Status::Failed(Trouble::Blocked) => t!(toolbar.trouble.blocked),
        Status::Failed(Trouble::NotKept) => t!(toolbar.trouble.not_kept),
        Status::Failed(Trouble::NotPacked) => t!(toolbar.trouble.not_packed),
        Status::ReadOnly(ReadOnly::OtherTab) => t!(toolbar.trouble.other_tab),
        Status::ReadOnly(ReadOnly::NewerVersion) => t!(toolbar.trouble.newer_version),
        Status::ReadOnly(ReadOnly::Damaged) => t!(toolbar.trouble.damaged),
        Status::ReadOnly(ReadOnly::Blocked) => t!(toolbar.trouble.blocked),
    };
    let kind = match status {
        Status::ReadOnly(ReadOnly::OtherTab) => NoticeKind::Info,
        _ => NoticeKind::Error,
    };
    let actions = match status {
        Status::Failed(_) => view! {
            <Button on_press=move |()| with_keeper(state, |keeper| keeper.save_now())>{tx!(toolbar.try_again)}</Button>
        }
        .into_any(),
        Status::ReadOnly(ReadOnly::Damaged) => view! {
            <Button on_press=move |()| rescue(state)>{tx!(crash.download)}</Button>
            <Button on_press=move |()| with_keeper(state, |keeper| keeper.release_damaged())>
                {tx!(toolbar.go_on)}
            </Button>
        }
        .into_any(),
        _ => ().into_any(),
    };
    Some(view! { <Notice kind>{text} " " {actions}</Notice> }.into_any())
}

/// What went wrong while opening, where nothing else says it.
fn found(report: &Report) -> Option<AnyView> {
    let text = match (report.failures.len(), report.dropped.len()) {
        (0, 0) => return None,
        (0, dropped) => t!(toolbar.dropped, n = dropped),
        (_, 0) => t!(toolbar.older_opened).to_owned(),
        (_, dropped) => format!("{} {}", t!(toolbar.older_opened), t!(toolbar.dropped, n = dropped)),
    };
    Some(view! { <Notice kind=NoticeKind::Warning>{text}</Notice> }.into_any())
}

fn rescue(state: State) {
    if let Some(text) = state.keeper().and_then(|keeper| keeper.salvage()) {
        download::text("keepgold-rescue.json", "application/json", &text);
    }
}

fn with_keeper(state: State, act: impl FnOnce(&crate::shell::storage::Keeper)) {
    if let Some(keeper) = state.keeper() {
        act(&keeper);
    }
}
