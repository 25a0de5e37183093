//! What the file alone cannot say: which of day and month comes first, which sign marks decimals, how contacts were
//! made.

use keepgold_core::book::{ContactKind, RecordKind};
use keepgold_core::import::{
    DateDecision, DateQuestion, DateReading, DecimalSign, NumberReading, Role, TableKind,
};
use keepgold_core::unit::Day;
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Choice, Notice, NoticeKind, Select, fresh_id};
use crate::format::decimal;
use crate::words::amount::day_written;
use crate::words::import as words;
use crate::words::sentence_gap;
use crate::words::service::contact_kind;
use crate::{t, tx};

/// The questions, and how dates are read where nothing is asked.
#[component]
pub fn Questions(wizard: Wizard) -> impl IntoView {
    let dates = Memo::new(move |_| {
        wizard
            .preview
            .with(|preview| preview.as_ref()?.dates.clone())
    });
    let doubtful = Memo::new(move |_| {
        wizard.preview.with(|preview| {
            let numbers = preview.iter().flat_map(|preview| &preview.numbers);
            numbers
                .filter(|(_, reading)| reading.doubtful)
                .copied()
                .collect::<Vec<_>>()
        })
    });
    let date_part = move || dates.get().map(|dates| date_part(wizard, dates));
    let number_part = move || {
        doubtful
            .get()
            .into_iter()
            .filter_map(|(role, reading)| number_question(wizard, role, reading))
            .collect_view()
    };
    let lacks_kind = untrack(|| {
        wizard.kind.get() == TableKind::Records(RecordKind::Contact)
            && wizard.mapping().column_of(Role::ContactKind).is_none()
    });
    let kind_part = lacks_kind.then(|| kind_question(wizard));
    view! {
        {date_part}
        {number_part}
        {kind_part}
    }
}

/// Asked of a contact log without a column for it; a visit until it is answered otherwise.
fn kind_question(wizard: Wizard) -> impl IntoView {
    let value = Signal::derive(move || wizard.choices.read().contact_kind.index().to_string());
    let kinds = Signal::derive(|| {
        let choice = |kind: ContactKind| Choice {
            value: kind.index().to_string(),
            label: contact_kind(kind).to_owned(),
        };
        ContactKind::ALL.map(choice).to_vec()
    });
    let choose = move |value: String| {
        let place = value.parse::<usize>().ok();
        if let Some(kind) = place.and_then(|place| ContactKind::ALL.get(place).copied()) {
            wizard.choose(|choices| choices.contact_kind = kind);
        }
    };
    view! { <Select label=tx!(import.preview.contact_kind) value choices=kinds on_change=choose /> }
}

fn date_part(wizard: Wizard, dates: DateDecision) -> impl IntoView {
    let reading = dates.reading;
    let part = match dates.question {
        Some(question) => date_question(wizard, question).into_any(),
        None => {
            let said = move || {
                t!(
                    import.preview.dates_read,
                    reading = words::date_reading(reading)
                )
            };
            let example = dates.example.map(|(sample, day)| {
                t!(
                    import.preview.date_example,
                    sample = sample,
                    day = day_written(day)
                )
            });
            view! { <p>{said} {sentence_gap()} <span class="import__example">{example}</span></p> }
                .into_any()
        }
    };
    let mixed = dates.mixed.then(|| {
        view! { <Notice kind=NoticeKind::Warning text=tx!(import.preview.dates_mixed) /> }
    });
    (part, mixed)
}

fn date_question(wizard: Wizard, question: DateQuestion) -> impl IntoView {
    let DateQuestion { sample, options } = question;
    let name = fresh_id("dates");
    let option = move |(reading, day): (DateReading, Day)| {
        let label = move || match reading {
            DateReading::DayFirst => t!(import.preview.day_first, day = day_written(day)),
            DateReading::MonthFirst => t!(import.preview.month_first, day = day_written(day)),
            _ => t!(import.preview.year_first, day = day_written(day)),
        };
        let is_chosen = move || {
            wizard
                .choices
                .with(|choices| choices.dates == Some(reading))
        };
        view! {
            <label class="checkbox">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=is_chosen
                    on:change=move |_| wizard.choose(|choices| choices.dates = Some(reading))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend>{move || t!(import.preview.dates_ask, sample = sample)}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
}

/// Asked with a value of the column that the two readings understand differently; none where there is none.
fn number_question(
    wizard: Wizard,
    role: Role,
    reading: NumberReading,
) -> Option<impl IntoView + use<>> {
    let sample = wizard.look.with_untracked(|look| {
        let roles = wizard.roles.get_untracked();
        // The amounts of months that stand side by side are read in one way.
        let is_of = |of: Role| of == role || (of, role) == (Role::MonthAmount, Role::Amount);
        let columns = look.iter().flat_map(|look| &look.proposal.columns);
        let columns = columns.zip(roles);
        let columns = columns.filter(|(_, (of, _))| of.is_some_and(is_of));
        let mut samples = columns.flat_map(|(column, _)| &column.samples);
        samples.find(|sample| differs(sample)).cloned()
    })?;
    let name = fresh_id("number");
    let readings =
        [DecimalSign::Point, DecimalSign::Comma].map(|sign| (sign, read_as(&sample, sign)));
    let option = move |(sign, value): (DecimalSign, Option<f64>)| {
        let label = move || match value {
            Some(value) => t!(import.preview.as_number, number = decimal(value, 6)),
            None => words::decimal_sign(sign).to_owned(),
        };
        let is_chosen = move || {
            wizard
                .choices
                .with(|choices| choices.decimals.get(&role).copied().unwrap_or(reading.sign))
                == sign
        };
        view! {
            <label class="checkbox">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=is_chosen
                    on:change=move |_| {
                        wizard.choose(|choices| {
                            choices.decimals.insert(role, sign);
                        });
                    }
                />
                <span>{label} " · " {move || words::decimal_sign(sign)}</span>
            </label>
        }
    };
    Some(view! {
        <fieldset class="question">
            <legend>{move || t!(import.preview.number_ask, sample = sample, role = words::role(role))}</legend>
            {readings.map(option).collect_view()}
        </fieldset>
    })
}

/// Whether the two decimal signs make different numbers of a text.
fn differs(sample: &str) -> bool {
    read_as(sample, DecimalSign::Point) != read_as(sample, DecimalSign::Comma)
}

/// A plain number with this decimal sign, the other one grouping digits; only to show what a reading means.
fn read_as(sample: &str, sign: DecimalSign) -> Option<f64> {
    let (mark, grouping) = match sign {
        DecimalSign::Point => ('.', ','),
        DecimalSign::Comma => (',', '.'),
    };
    let digits: String = sample
        .chars()
        .filter(|c| *c != grouping && (c.is_ascii_digit() || "-,.".contains(*c)))
        .map(|c| if c == mark { '.' } else { c })
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_shows_what_each_sign_makes_of_it() {
        assert_eq!(read_as("1,234", DecimalSign::Point), Some(1234.0));
        assert_eq!(read_as("1,234", DecimalSign::Comma), Some(1.234));
        assert_eq!(read_as("£-2.55", DecimalSign::Point), Some(-2.55));
        assert!(differs("1.500"));
        assert!(!differs("15"));
    }
}
