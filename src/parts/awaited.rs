//! What stands in the place of an answer while it is worked out, or where it could not be.

use crate::components::{Button, Notice, NoticeKind};
use crate::state::Progress;
use crate::tx;
use leptos::prelude::*;

/// That an answer is under way, or that it failed, with a way to try again; nothing once it is there.
#[component]
pub fn Awaited(
    /// How far the answer is.
    #[prop(into)]
    progress: Signal<Progress>,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    move || match progress.get() {
        Progress::Done => ().into_any(),
        Progress::Working => {
            view! { <p class="muted" role="status" data-awaited>{tx!(answer.working)}</p> }
                .into_any()
        }
        Progress::Failed => view! {
            <Notice kind=NoticeKind::Error text=tx!(answer.failed)>
                <Button on_press=move || on_retry.run(())>{tx!(answer.again)}</Button>
            </Notice>
        }
        .into_any(),
    }
}
