//! Whether the book is saved, with what can be done about it.

use keepgold_core::codec::store::Report;
use leptos::prelude::*;

use crate::components::{Button, ButtonKind, Notice, NoticeKind, Show, use_toasts};
use crate::shell::clock;
use crate::shell::download::{self, download, file_name};
use crate::shell::storage::{ReadOnly, Status, Trouble};
use crate::state::{State, use_state};
use crate::words::amount::day_iso;
use crate::words::damage;
use crate::{t, tx};

/// Where the book stands between page and storage, with what can be done about it.
#[component]
pub fn SaveNotice() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let status = Memo::new(move |_| state.status());
    // Only what was downloaded may be given up.
    let rescued = RwSignal::new(false);
    let rescue = move || {
        let text = state.saver().and_then(|saver| saver.rescue());
        let name = file_name(
            &[
                t!(shell.name),
                t!(storage.rescue_name),
                &day_iso(clock::today()),
            ],
            "json",
        );
        if text.is_some_and(|text| download(&name, download::JSON, text.as_bytes())) {
            rescued.set(true);
        } else {
            toasts.show(NoticeKind::Error, tx!(export.failed));
        }
    };
    let go_on = move || {
        if let Some(saver) = state.saver() {
            saver.release_damaged();
        }
    };
    let open_newest = move || {
        if let Some(saver) = state.saver() {
            saver.open_newest();
        }
    };
    let save_now = move || {
        if let Some(saver) = state.saver() {
            saver.save_now();
        }
    };
    let actions = move || match status.get() {
        Some(Status::ReadOnly(ReadOnly::Damaged)) => view! {
            <Button kind=ButtonKind::Primary on_press=rescue>{tx!(storage.rescue)}</Button>
            <Show when=move || state.report().damage.is_none()>
                <Button on_press=open_newest>{tx!(toolbar.open_newest)}</Button>
            </Show>
            <Show when=move || rescued.get()>
                <Button kind=ButtonKind::Danger on_press=go_on>
                    {move || go_on_words(&state.report())}
                </Button>
            </Show>
        }
        .into_any(),
        Some(Status::Failed(_)) => {
            view! { <Button on_press=save_now>{tx!(toolbar.try_again)}</Button> }.into_any()
        }
        _ => ().into_any(),
    };
    move || {
        let status = status.get()?;
        let text = move || sentence(status, &state);
        Some(view! { <Notice kind=gravity(status) text>{actions}</Notice> })
    }
}

/// Whether a person should be told of it wherever they are.
pub fn needs_attention(status: Status) -> bool {
    matches!(status, Status::Failed(_) | Status::ReadOnly(_))
}

const fn gravity(status: Status) -> NoticeKind {
    match status {
        Status::Saved => NoticeKind::Success,
        Status::Pending | Status::Saving | Status::ReadOnly(ReadOnly::OtherTab) => NoticeKind::Info,
        Status::Failed(_) => NoticeKind::Error,
        Status::ReadOnly(_) => NoticeKind::Warning,
    }
}

/// What going on means, by what is open.
fn go_on_words(report: &Report) -> &'static str {
    match &report.damage {
        None => t!(toolbar.go_on),
        Some(damage) if damage.manifest.is_some() => t!(toolbar.go_on_intact),
        Some(_) => t!(toolbar.go_on_empty),
    }
}

fn sentence(status: Status, state: &State) -> String {
    let plain = match status {
        Status::Saved => {
            let last_saved = state.saver().and_then(|saver| saver.last_saved());
            return match last_saved {
                Some(then) => t!(storage.saved_at, time = clock::written(then as f64)),
                None => t!(storage.saved).to_owned(),
            };
        }
        Status::Pending => t!(storage.pending),
        Status::Saving => t!(storage.saving),
        Status::Failed(Trouble::Full) => t!(toolbar.trouble.full),
        Status::Failed(Trouble::NotKept) => t!(toolbar.trouble.not_kept),
        Status::Failed(Trouble::NotPacked) => t!(toolbar.trouble.not_packed),
        Status::ReadOnly(ReadOnly::OtherTab) => t!(toolbar.trouble.other_tab),
        Status::ReadOnly(ReadOnly::NewerVersion) => t!(toolbar.trouble.newer_version),
        Status::ReadOnly(ReadOnly::Damaged) => return damage::sentence(&state.report()),
        Status::Failed(Trouble::Blocked) | Status::ReadOnly(ReadOnly::Blocked) => {
            t!(toolbar.trouble.blocked)
        }
    };
    plain.to_owned()
}
