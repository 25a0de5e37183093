//! The line at the foot of every printed page: which data, which rule, which day.

use crate::shell::clock;
use crate::shell::print::printing;
use crate::state::{State, use_state};
use crate::words::amount::day_written;
use crate::words::{origin, sentence_gap};
use crate::{t, tx};
use keepgold_core::book::{Book, Tables};
use leptos::prelude::*;

/// The line; it exists only while the page is printed.
#[component]
pub fn PrintLine() -> impl IntoView {
    let state = use_state();
    let line = move || {
        let said = [
            data_set(state),
            state.with_book(Tables::RULES, rule),
            printed(),
        ];
        view! { <footer class="print-line"><p>{said.join(sentence_gap())}</p></footer> }
    };
    move || printing().then(line)
}

/// Where the data came from, how many there are and how far they reach.
fn data_set(state: State) -> String {
    let name = state.with_history(|history| origin::source(state.shown().demo(), history));
    let facts = state.derived().facts.get();
    t!(
        toolbar.print.data,
        name = name,
        customers = t!(units.customers, n = facts.totals().customers),
        lines = t!(units.order_lines, n = facts.totals().lines),
        day = day_written(facts.window().as_of)
    )
}

fn rule(book: &Book) -> String {
    let rules = book.rules();
    t!(
        toolbar.print.rule,
        weights = origin::weights(rules),
        cuts = origin::cuts(rules),
        months = t!(units.months, n = rules.window_months)
    )
}

fn printed() -> String {
    t!(toolbar.print.printed, day = day_written(clock::today()))
}

/// The button that prints the screen it stands on.
#[component]
pub fn PrintButton() -> impl IntoView {
    use crate::components::{Button, ButtonKind};
    view! { <Button kind=ButtonKind::Quiet on_press=crate::shell::print::print>{tx!(toolbar.print.button)}</Button> }
}
