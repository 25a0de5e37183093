//! The overview: how the customer base stands, what changed, who is at risk and what to do next (I1). Must not touch
//! the browser.

mod base;
mod changes;
mod profit;
mod steps;

use crate::components::EmptyState;
use crate::screens::demos::Demos;
use crate::screens::rows::FEW;
use crate::shell::route::{DataPart, Route, navigate};
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::{t, tx};
use base::Base;
use changes::Changes;
use leptos::prelude::*;
use profit::Profit;
use steps::{Steps, due, lead};

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let nobody = Memo::new(move |_| derived.assessment.get().scored_count() == 0);
    let said = move || {
        let n = derived.assessment.get().scored_count();
        let day = day_written(derived.as_of.get());
        let mut said = vec![t!(overview.summary, n = n, day = day)];
        if n < FEW {
            said.push(t!(overview.few).to_owned());
        }
        said.join(sentence_gap())
    };
    let due = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        state.with_book(|book| due(book, &facts, &assessment))
    });
    let content = move || {
        view! {
            <div class="overview">
                <header class="screen-head">
                    <h1>{tx!(overview.title)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    <p class="screen-head__said">{said} {move || lead(state, &due.read())}</p>
                </header>
                <Steps due />
                <Changes />
                <Base />
                <Profit />
            </div>
        }
    };
    view! { <Show when=move || !nobody.get() fallback=empty>{content}</Show> }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(overview.empty_title)
            text=tx!(overview.empty_text)
            action=tx!(customers.empty_bring)
            on_action=move || navigate(&Route::Data(DataPart::Import))
        >
            <Demos />
        </EmptyState>
    }
}
