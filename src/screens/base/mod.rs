//! The customer base: how it stands, what changed, who is at risk and what to do next (I1).

mod changes;
mod growth;
mod measures;
mod profit;
mod steps;

use crate::components::{Counts, EmptyState, List, Show};
use crate::places::{Route, navigate};
use crate::state::use_state;
use crate::toolbar::PrintButton;
use crate::words::amount::day_written;
use crate::words::sentence_gap;
use crate::{t, tx};
use changes::Changes;
use growth::GrowthSection;
use keepgold_core::advice::FEW_SCORED;
use keepgold_core::advice::due;
use keepgold_core::book::Tables;
use leptos::prelude::*;
use measures::Measures;
use profit::Profit;
use steps::{Steps, lead};

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let derived = state.derived();
    let nobody = Memo::new(move |_| derived.assessment.get().scored_count() == 0);
    let said = move || {
        let n = derived.assessment.get().scored_count();
        let day = day_written(derived.as_of.get());
        let mut counts = Counts::default();
        let n_linked = counts.of(n, List::At(Route::Customers.href()));
        let mut said = vec![t!(base.summary, n = n_linked, day = day)];
        if n < FEW_SCORED {
            said.push(t!(base.few).to_owned());
        }
        counts.view(said.join(sentence_gap()))
    };
    let due = Memo::new(move |_| {
        let (facts, assessment) = (derived.facts.get(), derived.assessment.get());
        state.with_book(
            Tables::CUSTOMERS | Tables::JUDGEMENTS | Tables::RULES,
            |book| due(book, &facts, &assessment),
        )
    });
    let content = move || {
        view! {
            <div class="base">
                <header class="screen-head">
                    <h1>{tx!(places.base.name)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    <p class="screen-head__said">{said} {move || lead(state, &due.read())}</p>
                </header>
                <Steps due />
                <Changes />
                <Measures />
                <GrowthSection />
                <Profit />
            </div>
        }
    };
    view! { <Show when=move || !nobody.get() fallback=empty>{content}</Show> }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(base.empty_title)
            text=tx!(base.empty_text)
            action=tx!(customers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}
