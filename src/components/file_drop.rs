//! Takes files by drop, by choice and text by paste.

use super::fresh_id;
use crate::{t, tx};
use leptos::prelude::*;
use web_sys::{ClipboardEvent, DragEvent, File, FileList};

/// A place to drop, pick or paste. Reading the bytes is the caller's work.
#[component]
pub fn FileDrop(
    /// What to bring, one sentence.
    #[prop(into)]
    label: TextProp,
    /// Kinds for the file picker, such as `.csv,.xlsx`.
    #[prop(into)]
    accept: String,
    /// Called with each file.
    on_file: UnsyncCallback<(File,)>,
    /// Called with pasted text; without it nothing can be pasted.
    #[prop(optional, into)]
    on_text: Option<Callback<(String,)>>,
) -> impl IntoView {
    let id = fresh_id("file");
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        for file in (0..files.length()).filter_map(|i| files.get(i)) {
            on_file.run((file,));
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let paste = move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data() else {
            return;
        };
        let files = data.files().filter(|files| files.length() > 0);
        let text = data.get_data("text/plain").unwrap_or_default();
        match (files, on_text) {
            (Some(files), _) => take(Some(files)),
            (None, Some(on_text)) if !text.is_empty() => on_text.run((text,)),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div
            class="drop"
            class:drop--over=move || over.get()
            role="group"
            tabindex="0"
            aria-label=move || label.get()
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=drop
            on:paste=paste
        >
            <p class="drop__text">
                {move || if over.get() { t!(components.drop_now) } else { t!(components.drop_here) }}
            </p>
            <label class="button button--primary drop__pick" for=id.clone()>
                {tx!(components.choose_file)}
            </label>
            <input
                class="visually-hidden"
                id=id
                type="file"
                accept=accept
                on:change:target=move |event| {
                    let input = event.target();
                    take(input.files());
                    // The same file can be chosen again after it was mended.
                    input.set_value("");
                }
            />
        </div>
    }
}
