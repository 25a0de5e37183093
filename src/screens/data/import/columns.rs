//! The second step: every column with its first values and what it means.

use keepgold_core::import::{ColumnGuess, Ground, Need, Role, TableKind, roles};
use leptos::prelude::*;

use super::asks::{Asks, Glimpsed, about, is_waiting};
use super::file_options::FileOptions;
use super::{Basis, StepHeading, Wizard};
use crate::components::{
    Button, ButtonKind, Choice, Notice, NoticeKind, RowsColumn, RowsLook, RowsName, RowsTable,
    Select, Show,
};
use crate::format::{bytes, percent};
use crate::shell::clock;
use crate::words::{finding, import as words};
use crate::{t, tx};

/// The step.
#[component]
pub fn Columns(wizard: Wizard) -> impl IntoView {
    let facts = move || {
        let size = wizard.file.read().size;
        t!(
            import.columns.text,
            name = wizard.name(),
            size = bytes(size)
        )
    };
    let is_remembered = move || wizard.is_remembered();
    let export = move || {
        let name = wizard
            .look
            .with(|look| look.as_ref()?.proposal.export.clone())?;
        Some(view! { <Notice text=t!(import.columns.looks_like, name = name) /> })
    };
    let trouble = Memo::new(move |_| trouble(wizard));
    let waiting = Memo::new(move |_| is_waiting(wizard));
    let blocked =
        Signal::derive(move || wizard.busy.get() || waiting.get() || !trouble.read().is_empty());
    let rows = move || {
        let columns = wizard.look.with(|look| {
            look.as_ref()
                .map(|look| look.proposal.columns.clone())
                .unwrap_or_default()
        });
        columns
            .into_iter()
            .enumerate()
            .map(|(index, column)| row(wizard, index, column))
            .collect_view()
    };
    let name = RowsName::Label(tx!(import.columns.list).into());
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(import.columns.column)),
        RowsColumn::text(tx!(import.columns.samples)),
        RowsColumn::text(tx!(import.columns.meaning)),
        RowsColumn::text(tx!(import.columns.sure)),
    ]);
    view! {
        <StepHeading text=tx!(import.columns.heading) />
        <p class="muted">{facts}</p>
        <FileOptions wizard />
        <Show when=is_remembered>
            <Notice text=tx!(import.columns.remembered)>
                <Button on_press=move || wizard.recognise_afresh()>{tx!(import.columns.afresh)}</Button>
            </Notice>
        </Show>
        {export}
        <Months wizard />
        <Asks wizard />
        <RowsTable name columns look=RowsLook::Listing class="listing--columns" busy=wizard.busy>
            {rows}
        </RowsTable>
        <div role="status">
            {move || {
                trouble
                    .get()
                    .into_iter()
                    .map(|sentence| view! { <Notice kind=NoticeKind::Warning text=sentence /> })
                    .collect_view()
            }}
        </div>
        <Glimpsed wizard />
        <div class="actions">
            <Button kind=ButtonKind::Primary disabled=blocked on_press=move || wizard.read()>
                {tx!(import.columns.proceed)}
            </Button>
            <Button on_press=move || wizard.restart()>{tx!(import.columns.other_file)}</Button>
            <span class="muted">{move || waiting.get().then(|| t!(import.ask.waiting))}</span>
        </div>
    }
}

/// Months that stand side by side: how they are read, and their year where no heading says it; or what to do about them.
#[component]
fn Months(wizard: Wizard) -> impl IntoView {
    let across = move || {
        let across = wizard
            .look
            .with(|look| Some(look.as_ref()?.proposal.across.clone()));
        across.filter(|across| !across.columns.is_empty())
    };
    move || {
        let across = across()?;
        let headings = across.columns.iter().map(|one| one.heading.clone());
        let headings: Vec<String> = headings.collect();
        if !across.is_read {
            let columns = headings.join(t!(value.list_separator));
            let text = t!(import.columns.months_across, columns = columns);
            return Some(view! { <Notice kind=NoticeKind::Warning text /> }.into_any());
        }
        let first = headings.first().cloned().unwrap_or_default();
        let last = headings.last().cloned().unwrap_or_default();
        let label = t!(import.columns.year_of, first = first);
        let n = headings.len();
        let text = t!(
            import.columns.months_read,
            n = n,
            first = first,
            last = last
        );
        let year = across.leaves_year().then(|| year_field(wizard, label));
        Some(view! { <Notice text /> {year} }.into_any())
    }
}

/// Years back to which the year of months can be chosen.
const YEARS: i32 = 15;

fn year_field(wizard: Wizard, label: String) -> impl IntoView {
    let value = Signal::derive(move || {
        let year = wizard.year.get();
        year.map(|year| year.to_string()).unwrap_or_default()
    });
    let years = Signal::derive(move || {
        let (this, ..) = clock::today().civil();
        // A year that stands in the file may be any.
        let found = wizard.year.get_untracked();
        let found = found.filter(|year| !(this - YEARS..=this).contains(year));
        let years = found.into_iter().chain((this - YEARS..=this).rev());
        let one = |year: i32| Choice {
            value: year.to_string(),
            label: year.to_string(),
        };
        let open = Choice {
            value: String::new(),
            label: t!(import.columns.year_open).to_owned(),
        };
        std::iter::once(open).chain(years.map(one)).collect()
    });
    let choose = move |year: String| {
        wizard.year.set(year.parse().ok());
        wizard.glimpse();
    };
    view! { <Select label value choices=years on_change=choose /> }
}

/// What keeps the table from being read, in sentences.
fn trouble(wizard: Wizard) -> Vec<String> {
    let mapping = wizard.mapping();
    let lack = |need| t!(import.columns.lacks, what = words::need(need));
    let twice = Role::ALL.iter().copied().filter(|role| {
        mapping
            .columns
            .iter()
            .filter(|column| column.role == Some(*role))
            .count()
            > 1
            && !role.may_repeat()
    });
    let twice = twice.map(|role| t!(import.columns.twice, role = words::role(role)));
    // Who bought is asked.
    let is_asked = |need: &Need| mapping.kind == TableKind::OrderLines && *need == Need::Customer;
    let lacks = mapping.lacks().into_iter().filter(|need| !is_asked(need));
    lacks.map(lack).chain(twice).collect()
}

/// One column.
fn row(wizard: Wizard, index: usize, column: ColumnGuess) -> impl IntoView {
    let ColumnGuess {
        header,
        confidence,
        samples,
        other,
        ..
    } = column;
    let title = {
        let header = header.clone();
        move || words::column_title(&header, index)
    };
    let label = {
        let title = title.clone();
        move || t!(import.columns.meaning_of, column = title())
    };
    let of_column = move || wizard.roles.with(|roles| roles.get(index).copied());
    let chosen = move || of_column().and_then(|(role, _)| role);
    let options = move || {
        let chosen = chosen();
        let across = wizard.look.with_untracked(|look| {
            let across = look.as_ref().map(|look| look.proposal.across.clone());
            across.filter(|across| across.is_read).unwrap_or_default()
        });
        let fits = |role: &Role| match role {
            Role::MonthAmount => across.has(index),
            Role::MonthSum => across.is_read,
            _ => true,
        };
        roles(wizard.kind.get())
            .into_iter()
            .filter(fits)
            .map(|role| {
                view! {
                    <option value=key(role).to_string() prop:selected=Some(role) == chosen>
                        {words::role(role)}
                    </option>
                }
            })
            .collect_view()
    };
    let choose = move |value: String| {
        let role = value
            .parse()
            .ok()
            .and_then(|key| Role::ALL.get::<usize>(key).copied());
        wizard.roles.update(|roles| {
            if let Some(place) = roles.get_mut(index) {
                *place = (role, Basis::Chosen);
            }
        });
        // Whoever chooses a column has answered what was asked about it.
        if let Some(role) = role {
            wizard.answers.update(|answers| {
                answers.insert(about(role));
            });
        }
        wizard.glimpse();
    };
    let sure = move || match of_column() {
        Some((Some(_), Basis::Proposed(ground))) => {
            let share = percent(f64::from(confidence) / 100.0, 0);
            format!("{share} · {}", words::ground(ground))
        }
        Some((None, Basis::Proposed(_))) => match other {
            Some(other) => t!(import.columns.unused, what = finding::other(other)),
            None => words::ground(Ground::Nothing).to_owned(),
        },
        Some((_, Basis::Remembered)) => t!(import.basis.remembered).to_owned(),
        Some((_, Basis::Chosen)) => t!(import.basis.chosen).to_owned(),
        None => String::new(),
    };
    let samples = if samples.is_empty() {
        view! { <span class="muted">{tx!(import.columns.empty_column)}</span> }.into_any()
    } else {
        let last = samples.len() - 1;
        let sample = |(place, sample): (usize, String)| {
            let gap = (place < last).then_some(" · ");
            view! { <span class="listing__sample">{sample}</span> {gap} }
        };
        samples
            .into_iter()
            .enumerate()
            .map(sample)
            .collect_view()
            .into_any()
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td class="listing__samples">{samples}</td>
            <td>
                <select class="input" aria-label=label on:change:target=move |event| choose(event.target().value())>
                    <option value="" prop:selected=move || chosen().is_none()>
                        {tx!(import.columns.leave_out)}
                    </option>
                    {options}
                </select>
            </td>
            <td class="muted">{sure}</td>
        </tr>
    }
}

/// Place of a role among all, as the value of its option.
fn key(role: Role) -> usize {
    Role::ALL
        .iter()
        .position(|other| *other == role)
        .unwrap_or(Role::ALL.len())
}
