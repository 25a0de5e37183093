//! The line at the foot of every printed page: which data, which rule, which day.

use crate::format::percent;
use crate::shell::clock;
use crate::shell::print::printing;
use crate::state::{State, use_state};
use crate::words::amount::day_written;
use crate::words::{self, sentence_gap};
use crate::{t, tx};
use keepgold_core::book::{Book, Indicator, Label, Tables, Tier, TierRule};
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
    let source = state.with_history(|history| {
        let mut labels = history.done().iter().rev().map(|step| &step.label);
        labels.find_map(|label| match label {
            // Records beside the orders are not what the figures are reckoned from.
            Label::Import {
                records, source, ..
            } if records.is_empty() => Some(source.clone()),
            _ => None,
        })
    });
    let name = match (state.shown().demo(), source) {
        (Some(demo), _) => t!(toolbar.print.demo, firm = words::book::demo(demo).firm),
        (None, Some(source)) if !source.is_empty() => source,
        _ => t!(toolbar.print.own).to_owned(),
    };
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
    let weights = Indicator::ALL.map(|indicator| {
        let weight = percent(rules.weights.fraction(indicator), 0);
        format!("{}\u{a0}{weight}", words::value::indicator(indicator))
    });
    let tier = |(tier, text): (Tier, String)| format!("{}\u{a0}{text}", words::value::tier(tier));
    let cuts = match rules.tier_rule {
        TierRule::Pyramid(shares) => shares.map(|share| percent(f64::from(share) / 10_000.0, 0)),
        TierRule::Score(least) => {
            least.map(|tenths| crate::format::score(f64::from(tenths) / 10.0))
        }
    };
    let cuts: Vec<String> = Tier::ALL.into_iter().zip(cuts).map(tier).collect();
    let gap = t!(toolbar.print.gap);
    t!(
        toolbar.print.rule,
        weights = weights.join(gap),
        cuts = cuts.join(gap),
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
