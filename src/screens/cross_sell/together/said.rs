//! A rule in words.

use super::View;
use crate::format::{decimal, integer};
use crate::t;
use keepgold_core::basket::Level;
use keepgold_core::book::{ProductId, Tables};
use keepgold_core::question::RuleTold;
use leptos::prelude::*;

/// What an item is called; tracked.
pub fn name(view: View, item: ProductId) -> String {
    let level = view.wished.read().level;
    view.state.with_book(Tables::PRODUCTS, |book| {
        let product = book.product(item);
        let name = product.map(|product| match level {
            Level::Product => product.title(),
            Level::Category => &product.category,
        });
        name.unwrap_or_default().to_owned()
    })
}

/// Several names in a row; tracked.
pub fn names(view: View, items: &[ProductId]) -> String {
    let name = |(place, &item): (usize, &ProductId)| {
        [before(place, items.len()), &name(view, item)].concat()
    };
    items.iter().enumerate().map(name).collect()
}

/// What stands before the name at a place among so many.
pub fn before(place: usize, all: usize) -> &'static str {
    match place {
        0 => "",
        last if last + 1 == all => t!(together.and),
        _ => t!(together.comma),
    }
}

/// The same where more follow; tracked.
pub fn list(view: View, items: &[ProductId]) -> String {
    let names: Vec<String> = items.iter().map(|&item| name(view, item)).collect();
    names.join(t!(together.comma))
}

/// How many times as often: with a decimal while it matters.
pub fn times(lift: f64) -> String {
    decimal(lift, if lift < 9.95 { 1 } else { 0 })
}

/// The rule with its figures in a sentence; tracked.
pub fn sentence(view: View, rule: &RuleTold) -> String {
    let counts = rule.counts;
    t!(
        together.rule,
        n = counts.both,
        of = integer(counts.antecedent.into()),
        with = names(view, &rule.with),
        then = name(view, rule.then),
        times = times(counts.lift())
    )
}

/// The rule without its figures; tracked.
pub fn short(view: View, rule: &RuleTold) -> String {
    t!(
        together.short,
        with = names(view, &rule.with),
        then = name(view, rule.then)
    )
}

/// A lift's place among the colours of charts.
pub fn step(lift: f64) -> usize {
    LIFTS.iter().filter(|&&bound| lift >= bound).count()
}

/// Where one colour ends and the next begins.
const LIFTS: [f64; 4] = [2.0, 5.0, 10.0, 25.0];

/// What the colours mean: a name, then a text for each.
pub fn legend() -> Vec<String> {
    let [a, b, c, d] = LIFTS.map(|bound| integer(bound as i64));
    let between = |low: &String, high: &String| t!(together.lift.between, low = low, high = high);
    vec![
        t!(together.lift.name).to_owned(),
        t!(together.lift.below, high = a),
        between(&a, &b),
        between(&b, &c),
        between(&c, &d),
        t!(together.lift.above, low = d),
    ]
}
