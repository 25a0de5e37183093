//! A list of customers as a person sees it: their scores, the reason to turn to each, what is at stake, the next step.

use keepgold_core::advice::next;
use keepgold_core::book::{Book, CustomerId};
use keepgold_core::export::table::Cell;
use keepgold_core::sorting::map_of;
use keepgold_core::unit::Day;
use keepgold_core::value::{Assessment, Facts, explain};
use keepgold_core::warnings::{Standings, Warning, warnings};
use std::collections::BTreeMap;

use super::{Listed, Out, Rows, in_brackets, score_row, score_titles};
use crate::t;
use crate::words::advice::next_text;
use crate::words::amount::day_written;
use crate::words::brief::brief;
use crate::words::sentence_gap;

/// The file; none when it would be larger than its format allows.
pub(super) fn write(
    out: &Out<'_>,
    facts: &Facts,
    assessment: &Assessment,
    list: &Listed,
) -> Option<Vec<u8>> {
    let book = out.book;
    let warned: BTreeMap<CustomerId, Warning> = map_of(
        warnings(book, facts, assessment)
            .warnings
            .into_iter()
            .map(|warning| (warning.customer, warning)),
    );
    let promised = promised(book);
    let standings = Standings::new(book);
    let said = |&customer: &CustomerId| {
        let warning = warned.get(&customer);
        let reason = brief(book, facts, assessment, customer, warning).unwrap_or_default();
        let next = match promised.get(&customer) {
            Some((day, what)) => {
                let by = t!(customer.next.by, day = day_written(*day));
                format!("{what}{}({by})", sentence_gap())
            }
            None => {
                let speaks =
                    |warning: &&Warning| warning.speaks(standings.of(warning, out.ask.today));
                next_step(book, facts, assessment, customer, warning.filter(speaks))
            }
        };
        (customer, warning, reason, next)
    };
    let said: Vec<_> = list.customers.iter().map(said).collect();
    let mut rows = Rows(Vec::with_capacity(said.len()));
    for (id, warning, reason, next) in &said {
        let Some(customer) = book.customer(*id) else {
            continue;
        };
        let standing = assessment.get(*id).filter(|_| !customer.archived);
        let mut row = score_row(customer, facts.get(*id), standing);
        row.push(reason.as_str().into());
        row.push(warning.map_or(Cell::Empty, |warning| warning.stake.into()));
        row.push(next.as_str().into());
        rows.0.push(row);
    }
    let currency = &book.units().currency;
    let own = [
        t!(customers.column.reason).to_owned(),
        in_brackets(t!(export.stake), currency),
        t!(export.next_step).to_owned(),
    ];
    let titles: Vec<String> = score_titles(currency).into_iter().chain(own).collect();
    out.scores(&list.called, &titles, &rows, facts)
}

/// What was promised to each customer that has something to come, the first due of it.
fn promised(book: &Book) -> BTreeMap<CustomerId, (Day, &str)> {
    let mut promised = BTreeMap::new();
    for one in book.follow_ups().values() {
        let Some(day) = one.due_now() else {
            continue;
        };
        let first = promised
            .entry(book.customer_root(one.customer))
            .or_insert((day, one.what.as_str()));
        if day < first.0 {
            *first = (day, &one.what);
        }
    }
    promised
}

/// What follows from a warning that speaks, or from the figures.
fn next_step(
    book: &Book,
    facts: &Facts,
    assessment: &Assessment,
    customer: CustomerId,
    speaking: Option<&Warning>,
) -> String {
    let working = explain(book, facts, assessment, customer);
    working.map_or_else(String::new, |working| {
        next_text(next(&working, speaking), facts, customer)
    })
}
