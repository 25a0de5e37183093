//! What was done about warnings as a file: our own, or a list of customers that somebody has looked after.

use std::collections::BTreeSet;

use super::read::values;
use super::{Column, FileRecord, Head, Looks, Write};
use crate::book::{AlarmState, Cause, CustomerId, Handled, MAX_NOTE, MAX_WORD, WarningRule};
use crate::export::table::Cell;
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::parse::outcome::outcome;
use crate::import::parse::warning::{HandledWord, cause, handled, several, warning_rule};
use crate::import::role::Role;
use crate::import::staging::values::words;
use crate::unit::Day;

impl FileRecord for AlarmState {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read(
            Head::new(Role::Date, &[], Looks::Dates),
            |reading, column| {
                values(reading.past_days(column), |state: &mut Self, day| {
                    state.on = day
                })
            },
        )
        .written(|state, _| state.on.into())
        .filled(),
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::read(
            Head::new(Role::Warnings, WARNINGS, Looks::Mostly(are_rules)).sign(),
            |_, column| {
                let said = words(column, |text| several(text, warning_rule));
                Box::new(move |id, state: &mut Self| {
                    state
                        .rules
                        .clone_from(said[id as usize].as_ref().map_err(|why| *why)?);
                    Ok(false)
                })
            },
        )
        .with(Write::Text(|state, words| {
            let rules: Vec<_> = state
                .rules
                .iter()
                .map(|rule| words.rules[rule.index()])
                .collect();
            rules.join("; ")
        }))
        .filled(),
        Column::read(
            Head::new(Role::PutOffUntil, PUT_OFF, Looks::Dates),
            |reading, column| {
                values(reading.days(column), |state: &mut Self, day| {
                    state.handled = Handled::PutOff(day);
                })
            },
        )
        .written(|state, _| match state.handled {
            Handled::PutOff(until) => until.into(),
            _ => Cell::Empty,
        }),
        Column::read(
            Head::new(Role::Outcome, OUTCOME, Looks::Only(is_outcome)),
            |_, column| {
                values(words(column, outcome), |state: &mut Self, outcome| {
                    state.handled = Handled::Resolved(outcome);
                })
            },
        )
        .written(|state, words| match state.handled {
            Handled::Resolved(outcome) => words.outcomes[outcome.index()].into(),
            _ => Cell::Empty,
        }),
        // Behind the day and the outcome: a state is what they say, and no other.
        Column::read(
            Head::new(Role::Progress, STATE, Looks::Only(is_handled)),
            |_, column| {
                let said = words(column, handled);
                Box::new(
                    move |id, state: &mut Self| match (said[id as usize]?, state.handled) {
                        (HandledWord::Seen, Handled::Seen)
                        | (HandledWord::PutOff, Handled::PutOff(_))
                        | (HandledWord::Resolved, Handled::Resolved(_)) => Ok(false),
                        (HandledWord::PutOff, _) => Err(Reason::DayMissing),
                        _ => Err(Reason::Unfit),
                    },
                )
            },
        )
        .written(|state, words| {
            let [seen, put_off, resolved] = words.handled;
            match state.handled {
                Handled::Seen => seen.into(),
                Handled::PutOff(_) => put_off.into(),
                Handled::Resolved(_) => resolved.into(),
            }
        }),
        Column::read(
            Head::new(Role::Causes, CAUSES, Looks::Only(are_causes)).sign(),
            |_, column| {
                let said = words(column, |text| several(text, cause));
                Box::new(move |id, state: &mut Self| {
                    state
                        .causes
                        .clone_from(said[id as usize].as_ref().map_err(|why| *why)?);
                    Ok(false)
                })
            },
        )
        .with(Write::Text(|state, words| {
            let causes: Vec<_> = state
                .causes
                .iter()
                .map(|cause| words.causes[cause.index()])
                .collect();
            causes.join("; ")
        })),
        Column::text(
            Head::new(Role::By, BY, Looks::Words),
            MAX_WORD,
            |state: &mut Self, by| state.by = by,
        )
        .written(|state, _| state.by.as_str().into()),
        Column::text(
            Head::new(Role::Notes, NOTE, Looks::Anything),
            MAX_NOTE,
            |state: &mut Self, note| state.note = note,
        )
        .written(|state, _| state.note.as_str().into()),
    ];

    const NEEDS: &'static [&'static [Role]] = &[&[Role::Date], &[Role::Warnings]];

    fn blank(customer: CustomerId, _choices: &Choices) -> Self {
        Self {
            customer,
            rules: BTreeSet::new(),
            on: Day::FIRST,
            handled: Handled::Seen,
            causes: BTreeSet::new(),
            note: String::new(),
            by: String::new(),
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// What came of it, why and by whom is noted later.
    fn identity(&self) -> Self {
        Self {
            handled: Handled::Seen,
            causes: BTreeSet::new(),
            note: String::new(),
            by: String::new(),
            ..self.clone()
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.on)
    }
}

fn are_rules(cell: &str) -> bool {
    several::<WarningRule>(cell, warning_rule).is_some()
}

fn are_causes(cell: &str) -> bool {
    several::<Cause>(cell, cause).is_some()
}

fn is_handled(cell: &str) -> bool {
    handled(cell).is_some()
}

fn is_outcome(cell: &str) -> bool {
    outcome(cell).is_some()
}

const WARNINGS: &[&str] = &[
    "warnings",
    "warning",
    "alarm",
    "alarms",
    "预警",
    "预警类型",
    "流失预警",
];

const PUT_OFF: &[&str] = &[
    "putoffuntil",
    "postponedto",
    "推迟到",
    "延期到",
    "推迟至",
    "延期至",
];

const OUTCOME: &[&str] = &["outcome", "result", "results", "结果", "处理结果"];

const STATE: &[&str] = &["state", "status", "progress", "状态", "处理状态", "进度"];

const CAUSES: &[&str] = &[
    "causes",
    "cause",
    "reason",
    "reasons",
    "causesfound",
    "原因",
    "查到的原因",
    "流失原因",
];

const BY: &[&str] = &[
    "by",
    "handledby",
    "owner",
    "经手人",
    "处理人",
    "负责人",
    "跟进人",
    "业务员",
];

const NOTE: &[&str] = &[
    "note", "notes", "remark", "remarks", "comment", "备注", "说明",
];
