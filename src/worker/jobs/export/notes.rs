//! What a workbook says of itself on a sheet of its own: day, source, units, and the rule where scores follow from one.

use keepgold_core::book::Book;
use keepgold_core::unit::Day;
use keepgold_core::value::{Facts, MoneyBasis};

use crate::t;
use crate::words::amount::day_written;
use crate::words::origin;

/// What any table needs said: the day it is made, where the data came from, and units.
pub fn of_book(book: &Book, source: &str, today: Day) -> Vec<[String; 2]> {
    let units = book.units();
    let chosen = |text: &str| match text {
        "" => t!(export.notes.none).to_owned(),
        text => text.to_owned(),
    };
    let margin = units.usual_margin();
    let margin = margin.map(origin::margin).unwrap_or_default();
    vec![
        note(t!(export.notes.made), day_written(today)),
        note(t!(export.notes.source), source.to_owned()),
        note(t!(settings.currency), chosen(&units.currency)),
        note(t!(settings.margin), chosen(&margin)),
    ]
}

/// What scores need said besides.
pub(super) fn of_scores(book: &Book, facts: &Facts) -> Vec<[String; 2]> {
    let rules = book.rules();
    let months = t!(units.months, n = rules.window_months);
    let mut notes = vec![
        note(t!(settings.as_of), day_written(facts.window().as_of)),
        note(t!(tiers.basis.window), months),
        note(t!(tiers.weights.title), origin::weights(rules)),
        note(t!(tiers.rule.title), origin::cuts(rules)),
    ];
    let default = book.units().default_margin;
    let margin = origin::margin(default);
    let said = match MoneyBasis::of(facts, default) {
        MoneyBasis::Costs { .. } if book.units().usual_margin().is_none() => None,
        _ => Some(t!(tiers.basis.margin, margin = margin)),
    };
    notes.extend(said.map(|said| note(t!(tiers.basis.title), said)));
    notes
}

fn note(what: &str, said: String) -> [String; 2] {
    [what.to_owned(), said]
}
