//! The tiers screen: rules as a draft with their effect before they are applied. Must not touch the browser.

pub mod charts;
mod controls;
mod draft;
mod held;
mod known;
mod preview;
mod report;
mod sensitivity;
mod table;

use crate::components::{
    Button, ButtonKind, Counts, EmptyState, List, Notice, NoticeKind, Show, use_toasts,
};
use crate::format::date_written;
use crate::i18n::lang;
use crate::parts::act::act_or_tell;
use crate::parts::kept;
use crate::places::{Route, navigate};
use crate::shell::clock::today;
use crate::state::{Progress, use_state};
use crate::toolbar::PrintButton;
use crate::words::sentence_gap;
use crate::{t, tx};
use charts::{Pyramid, Spread};
use controls::{BasisControls, HysteresisControls, RuleControls, WeightControls};
use draft::Draft;
use held::HeldTable;
use keepgold_core::advice::FEW_SCORED;
use keepgold_core::book::{Command, Rules};
use known::Known;
use leptos::prelude::*;
use preview::Preview;
use report::PrintedList;
use sensitivity::SensitivityTable;
use table::{Moves, TierTable, counted};

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let state = use_state();
    let preview = Preview::new(state);
    let Preview {
        draft,
        after,
        changed,
        ..
    } = preview;
    let nobody = Memo::new(move |_| after.read().scored_count() == 0);
    let summary = move || {
        let facts = state.derived().facts.get();
        let day = date_written(facts.window().as_of.civil(), lang());
        let months = t!(units.months, n = facts.window().months);
        let n = state.derived().assessment.get().scored_count();
        let mut counts = Counts::default();
        let linked = counts.of(n, List::At(Route::Customers.href()));
        let said = t!(tiers.summary, n = linked, day = day, months = months);
        let pending = kept::pending(state.derived());
        let few = (n < FEW_SCORED).then(|| t!(base.few));
        let said = [Some(said.as_str()), few, pending];
        let said: Vec<&str> = said.into_iter().flatten().collect();
        counts.view(said.join(sentence_gap()))
    };
    let defaults = move || draft.set(Draft::of(&Rules::default()));
    view! {
        <div class="tiers">
            <Show when=move || !nobody.get() fallback=empty>
                <header class="screen-head">
                    <h1>{tx!(places.tiers.name)}</h1>
                    <div class="screen-head__actions"><PrintButton /></div>
                    <p class="screen-head__said">{summary}</p>
                </header>
            </Show>
            <Change preview />
            <div class="tiers__main">
                <Show when=move || !nobody.get()>
                    <div class="tiers__charts">
                        <Pyramid after changed />
                        <Spread after changed />
                        <TierTable preview />
                    </div>
                </Show>
                <div class="rules">
                    <WeightControls draft />
                    <RuleControls draft />
                    <HysteresisControls draft />
                    <BasisControls draft />
                    <div><Button on_press=defaults>{tx!(tiers.defaults)}</Button></div>
                </div>
            </div>
            <Show when=move || !nobody.get()>
                <Moves preview />
                <Known />
                <HeldTable />
                <SensitivityTable />
                <PrintedList />
            </Show>
        </div>
    }
}

fn empty() -> impl IntoView {
    view! {
        <EmptyState
            title=tx!(tiers.empty_title)
            text=tx!(tiers.empty_text)
            action=tx!(tiers.empty_bring)
            on_action=move || navigate(Route::Import)
        />
    }
}

/// What the draft would do, and the one step that puts it in force.
#[component]
fn Change(preview: Preview) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let Preview {
        draft,
        in_force,
        moves,
        changed,
        ..
    } = preview;
    let ready = Memo::new(move |_| draft.read().rules().is_ok());
    let text = move || {
        if !ready.get() {
            return t!(tiers.draft.faulty).to_owned();
        }
        let moved = counted(&moves.read());
        let mut said = vec![t!(tiers.draft.changed), &moved];
        match preview.progress.get() {
            Progress::Done => {}
            Progress::Working => said.push(t!(tiers.draft.provisional)),
            Progress::Failed => said.push(t!(tiers.hysteresis.failed)),
        }
        said.join(sentence_gap())
    };
    let apply = move || {
        let rules = draft.read_untracked().rules();
        if let Ok(rules) = rules {
            let command = Command::ChangeRules(rules, today());
            act_or_tell(state, toasts, command, tx!(tiers.draft.applied));
        }
    };
    let discard = move || draft.set(Draft::of(&in_force.read_untracked()));
    let not_ready = Signal::derive(move || !ready.get());
    view! {
        <Show when=move || changed.get()>
            <div class="tiers__change">
                <Notice kind=NoticeKind::Warning text>
                    <Button on_press=discard>{tx!(tiers.draft.discard)}</Button>
                    <Button kind=ButtonKind::Primary disabled=not_ready on_press=apply>{tx!(tiers.draft.apply)}</Button>
                </Notice>
            </div>
        </Show>
    }
}
