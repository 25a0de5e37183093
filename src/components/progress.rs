//! Progress of longer work, with what is being done and a way to stop it.

use super::{Button, ButtonKind, fresh_id};
use crate::tx;
use leptos::prelude::*;

/// A progress bar.
#[component]
pub fn Progress(
    /// What is being done.
    #[prop(into)]
    label: TextProp,
    /// Share done, 0–1; `None` where it is not known.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// Stops the work.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let id = fresh_id("progress");
    view! {
        <div class="progress">
            <label class="progress__label" for=id.clone()>{move || label.get()}</label>
            <progress id=id max="1" value=move || share.get().map(|s| s.clamp(0.0, 1.0).to_string())></progress>
            {on_cancel
                .map(|on_cancel| {
                    view! {
                        <Button kind=ButtonKind::Quiet on_press=on_cancel>
                            {tx!(shell.cancel)}
                        </Button>
                    }
                })}
        </div>
    }
}
