//! When to warn: the thresholds and which rules are on, behind a fold. What is changed holds at once and can be undone.

use crate::components::{NumberField, Ticks, use_toasts};
use crate::parts::act::act_or_tell;
use crate::state::use_state;
use crate::tx;
use crate::words::warning as words;
use keepgold_core::book::{Command, Service, Tables, WarningRule, WarningRules};
use leptos::prelude::*;

/// A threshold in percent: how it is read and set.
type Percent = (fn(&WarningRules) -> u8, fn(&mut WarningRules, u8));

/// The fold.
#[component]
pub fn RuleFields() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let rules = Memo::new(move |_| {
        state.with_book(Tables::SERVICE, |book| book.service().warnings.clone())
    });
    let change = move |change: &dyn Fn(&mut WarningRules)| {
        let mut warnings = rules.get_untracked();
        change(&mut warnings);
        if warnings == rules.get_untracked() {
            return;
        }
        let service = state.with_book_untracked(|book| Service {
            warnings,
            ..book.service().clone()
        });
        let command = Command::ChangeService(Box::new(service));
        act_or_tell(state, toasts, command, tx!(warnings.rules.changed));
    };
    let percent = move |label: crate::i18n::Phrase, (read, set): Percent| {
        let value = Signal::derive(move || f64::from(read(&rules.read())));
        let on_change = move |typed: f64| change(&|rules| set(rules, typed as u8));
        view! { <NumberField label value on_change min=1.0 max=99.0 step=1.0 unit="%" /> }
            .into_any()
    };
    let times = Signal::derive(move || f64::from(rules.read().silent) / 10.0);
    let set_times = move |typed: f64| {
        change(&|rules: &mut WarningRules| rules.silent = (typed * 10.0).round() as u8)
    };
    view! {
        <details class="warnings__rules">
            <summary>{tx!(warnings.rules.title)}</summary>
            <p class="muted measure">{tx!(warnings.rules.text)}</p>
            <div class="form-grid">
                <NumberField label=tx!(warnings.rules.silent) value=times on_change=set_times min=1.1 max=10.0 step=0.1 />
                {percent(tx!(warnings.rules.falling), (|of| of.falling, |of, to| of.falling = to))}
                {percent(tx!(warnings.rules.drop), (|of| of.drop, |of, to| of.drop = to))}
                {percent(tx!(warnings.rules.assortment), (|of| of.assortment, |of, to| of.assortment = to))}
            </div>
            <Ticks
                label=tx!(warnings.rules.on)
                choices=|| WarningRule::ALL.map(words::rule).to_vec()
                ticked=move |place: usize| !rules.read().off.contains(&WarningRule::ALL[place])
                on_tick=move |place: usize, on: bool| {
                    let rule = WarningRule::ALL[place];
                    change(&|rules| {
                        if on {
                            rules.off.remove(&rule);
                        } else {
                            rules.off.insert(rule);
                        }
                    });
                }
            />
        </details>
    }
}
