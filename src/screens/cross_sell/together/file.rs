//! The rules as a CSV file: every rule that the table has, all its measures, and a line that says what they rest on.

use super::rules::word;
use super::{View, counts, said};
use crate::i18n::lang;
use crate::shell::clock;
use crate::shell::download::{CSV, download, file_name};
use crate::t;
use crate::words::amount::day_iso;
use keepgold_core::basket::{Hypergeometric, Measure};
use keepgold_core::export::csv;
use keepgold_core::export::table::Cell;
use keepgold_core::question::RuleTold;
use leptos::prelude::*;

/// Digits behind the point of a measure.
const DIGITS: u32 = 9;

/// Hands the file to the person; gives its name, or nothing where the browser did not take it.
pub fn keep(view: View) -> Option<String> {
    let bytes = untrack(|| written(view));
    let today = day_iso(clock::today());
    let name = file_name(
        &[t!(shell.name), t!(cross_sell.part.together), &today],
        "csv",
    );
    download(&name, CSV, &bytes).then_some(name)
}

fn written(view: View) -> Vec<u8> {
    lang();
    let mut titles = vec![
        t!(together.column.rule),
        t!(together.file.with),
        t!(together.file.then),
        t!(together.file.both),
        t!(together.file.antecedent),
        t!(together.file.consequent),
        t!(together.file.baskets),
    ];
    titles.extend(Measure::ALL.map(word));
    titles.extend([
        t!(together.measure.chance),
        t!(together.measure.improvement),
    ]);
    let texts = |rule: &RuleTold| {
        let (with, then) = (said::names(view, &rule.with), said::name(view, rule.then));
        [said::sentence(view, rule), with, then]
    };
    view.with_rules(|rules| {
        let texts: Vec<[String; 3]> = rules.iter().map(texts).collect();
        let baskets = rules.first().map_or(0, |rule| rule.counts.baskets);
        let chance = Hypergeometric::new(baskets);
        let mut rows: Vec<Vec<Cell<'_>>> = Vec::with_capacity(rules.len() + 1);
        for (texts, rule) in texts.iter().zip(rules) {
            let counts = rule.counts;
            let measures = counts.measures(&chance);
            let numbers = [
                counts.both,
                counts.antecedent,
                counts.consequent,
                counts.baskets,
            ];
            let measures = Measure::ALL.map(|measure| measures.get(measure));
            let shares = measures.into_iter().chain([rule.chance, rule.improvement]);
            let mut row: Vec<Cell<'_>> = texts.iter().map(|text| text.as_str().into()).collect();
            row.extend(numbers.map(|number| Cell::count(number.into())));
            row.extend(shares.map(|share| Cell::rounded(share, DIGITS)));
            rows.push(row);
        }
        let note = t!(together.file.note, rests = counts(view).unwrap_or_default());
        rows.push(vec![Cell::from(note.as_str())]);
        csv::write(&titles, rows.as_slice())
    })
}
