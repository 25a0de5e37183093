//! Customers that likely stand in the book twice, both records side by side. Must not touch the browser.

mod draft;
mod pair;

use crate::components::{Button, ButtonKind, More, Show};
use crate::parts::awaited::Awaited;
use crate::parts::cells::LISTED;
use crate::parts::duplicates::use_likely_pairs;
use crate::parts::merge_customers::MergeDialog;
use crate::shell::prefs;
use crate::{t, tx};
use keepgold_core::likeness::Likely;
use leptos::prelude::*;
use pair::Pair;

/// Id of the element whose children are the pairs.
const PAIRS: &str = "duplicate-pairs";

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let found = use_likely_pairs();
    let (pairs, asked) = (found.pairs, found.asked);
    let listed = RwSignal::new(LISTED);
    let merging = RwSignal::new(false);
    let known = Memo::new(move |_| asked.last().is_some());
    let said = move || {
        known.get().then(|| match pairs.read().len() {
            0 => t!(duplicates.none).to_owned(),
            n => t!(duplicates.said, n = n),
        })
    };
    let shown = move || {
        let pairs = pairs.read();
        pairs
            .iter()
            .take(listed.get())
            .copied()
            .collect::<Vec<Likely>>()
    };
    let again = move || prefs::not_same().set(Vec::new());
    view! {
        <div class="duplicates">
            <header class="screen-head">
                <h1>{tx!(places.duplicates.name)}</h1>
                <div class="screen-head__actions">
                    <Button on_press=move || merging.set(true)>{tx!(duplicates.by_hand)}</Button>
                </div>
                <p class="screen-head__said" role="status">{said}</p>
            </header>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <div id=PAIRS class="duplicates__pairs">
                <For each=shown key=|pair| (pair.first, pair.second) children=move |likely| view! { <Pair likely /> } />
            </div>
            <More list=PAIRS all=Signal::derive(move || pairs.read().len()) shown=listed step=LISTED />
            <Show when=move || { found.apart.get() > 0 }>
                <p class="muted">
                    {move || t!(duplicates.apart, n = found.apart.get())} " "
                    <Button kind=ButtonKind::Quiet on_press=again>{tx!(duplicates.again)}</Button>
                </p>
            </Show>
            <MergeDialog open=merging />
        </div>
    }
}
