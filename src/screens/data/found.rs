//! The saves that were found when the book was opened.

use leptos::prelude::*;

use crate::shell::clock;
use crate::state::use_state;
use crate::{t, tx};

/// The saves that were found when the book was opened.
#[component]
pub fn Found() -> impl IntoView {
    let state = use_state();
    let sentences = move || {
        let report = state.report();
        let mut said = vec![match &report.opened {
            None => t!(storage.began_empty).to_owned(),
            Some(save) => t!(
                storage.opened,
                number = save.generation,
                time = clock::written(save.saved as f64),
                customers = t!(units.customers, n = save.counts.customers),
                products = t!(units.products, n = save.counts.products),
                lines = t!(units.order_lines, n = save.counts.lines)
            ),
        }];
        if report.replayed > 0 {
            said.push(t!(storage.replayed, n = report.replayed));
        }
        for failure in &report.failures {
            said.push(t!(storage.unreadable, number = failure.generation));
        }
        if !report.dropped.is_empty() {
            said.push(t!(storage.dropped, n = report.dropped.len()));
        }
        said.into_iter()
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view()
    };
    view! {
        <section class="stack">
            <h2>{tx!(storage.generations)}</h2>
            <ul class="sentences measure">{sentences}</ul>
        </section>
    }
}
