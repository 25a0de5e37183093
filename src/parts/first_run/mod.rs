//! The first page of an empty book: what the product promises, a picture of it, and two ways in.

mod picture;

use crate::components::{Button, ButtonKind, FileDrop};
use crate::parts::brought::{ACCEPT, Brought, bring};
use crate::parts::demos::Demos;
use crate::tx;
use leptos::prelude::*;
use picture::Picture;
use web_sys::File;

/// The page.
#[component]
pub fn FirstRun(
    /// Whether the form of a new customer is open.
    adding: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="first-run">
            <header class="first-run__promise">
                <h1>{tx!(first_run.promise)}</h1>
                <p>{tx!(first_run.how)}</p>
            </header>
            <Picture />
            <section class="first-run__own" aria-labelledby="own-file">
                <h2 id="own-file">{tx!(first_run.own)}</h2>
                <FileDrop
                    label=tx!(import.pick.label)
                    accept=ACCEPT
                    on_file=UnsyncCallback::new(|(file,): (File,)| bring(Brought::File(file)))
                    on_text=|text| bring(Brought::Text(text))
                />
                <p class="first-run__small">
                    <span>{tx!(first_run.stays)}</span>
                    <Button kind=ButtonKind::Quiet on_press=move || adding.set(true)>{tx!(first_run.by_hand)}</Button>
                </p>
            </section>
            <section class="first-run__demos" aria-labelledby="demo-cards">
                <h2 id="demo-cards">{tx!(first_run.demos)}</h2>
                <Demos />
            </section>
        </div>
    }
}
