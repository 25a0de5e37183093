//! What the book holds, where it came from, and its products.

use keepgold_core::book::{Label, Tables};
use keepgold_core::question::Totals;
use leptos::prelude::*;

use super::products::Products;
use super::sides::rows;
use super::summary::{Summary, is_empty};
use crate::components::{Definition, DefinitionList, EmptyState, Show};
use crate::parts::awaited::Awaited;
use crate::parts::duplicates::DuplicatesLink;
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::words::book as words;
use crate::{t, tx};

/// The overview.
#[component]
pub fn Overview() -> impl IntoView {
    let state = use_state();
    let is_empty =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS | Tables::PRODUCTS, is_empty));
    move || {
        if is_empty.get() {
            view! { <Empty /> }.into_any()
        } else {
            view! {
                <h1>{tx!(places.data.name)}</h1>
                <Holds />
                <Imports />
                <Products />
            }
            .into_any()
        }
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(data.empty_title)
            text=tx!(data.empty_text)
            action=tx!(data.bring_file)
            on_action=move || navigate(Route::Import)
        />
    }
}

#[component]
fn Holds() -> impl IntoView {
    let state = use_state();
    let asked = state.ask(|| Some(Totals));
    let summary = move || {
        let totals = asked.last()?;
        Some(state.with_book(Summary::TABLES, |book| Summary::new(book, *totals)))
    };
    let pairs = move || {
        let pair = |(label, value, list): (_, String, Option<String>)| {
            let value = match list {
                Some(href) => view! { <a href=href>{value}</a> }.into_any(),
                None => value.into_any(),
            };
            view! { <Definition term=label>{value}</Definition> }
        };
        summary().map(|summary| rows(&summary).into_iter().map(pair).collect_view())
    };
    view! {
        <section class="stack" aria-label=tx!(data.holds)>
            <Awaited progress=Signal::derive(move || asked.progress_shown()) on_retry=move || asked.retry() />
            <DefinitionList>{pairs}</DefinitionList>
            <DuplicatesLink />
        </section>
    }
}

/// The imports that can still be taken back.
#[component]
fn Imports() -> impl IntoView {
    let state = use_state();
    let labels = Memo::new(move |_| {
        state.with_history(|history| {
            let imports = history.done().iter().rev().map(|step| &step.label);
            imports
                .filter(|label| matches!(label, Label::Import { .. }))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let entry = |label: Label| {
        let text = move || match &label {
            Label::Import {
                lines,
                customers,
                products,
                records,
                source,
            } => {
                let unknown = t!(data.unknown_source);
                let what = words::imported(*lines, records, *customers, *products, unknown);
                t!(data.import_entry, what = what, source = source)
            }
            other => words::label(other),
        };
        view! { <li>{text}</li> }
    };
    view! {
        <section class="stack">
            <h2>{tx!(data.imports)}</h2>
            <Show
                when=move || !labels.read().is_empty()
                fallback=move || view! { <p class="muted">{tx!(data.no_imports)}</p> }
            >
                <p class="muted measure">{tx!(data.imports_text)}</p>
                <ul class="sentences">{move || labels.get().into_iter().map(entry).collect_view()}</ul>
            </Show>
        </section>
    }
}
