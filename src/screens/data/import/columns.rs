//! The second step: every column with its first values and what it means.

use keepgold_core::import::{ColumnGuess, Ground, Need, Role, TableKind, roles};
use leptos::prelude::*;

use super::asks::{Asks, Glimpsed, about, is_waiting};
use super::file_options::FileOptions;
use super::{Basis, StepHeading, Wizard};
use crate::components::{
    Button, ButtonKind, Notice, NoticeKind, RowsColumn, RowsLook, RowsName, RowsTable, Show,
};
use crate::format::{bytes, percent};
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
    let months = move || {
        let names = wizard.look.with(|look| {
            let proposal = &look.as_ref()?.proposal;
            let name = |place: &usize| Some(proposal.columns.get(*place)?.header.clone());
            let names: Vec<String> = proposal.months_across.iter().filter_map(name).collect();
            (!names.is_empty()).then_some(names)
        })?;
        let columns = names.join(t!(value.list_separator));
        let text = t!(import.columns.months_across, columns = columns);
        Some(view! { <Notice kind=NoticeKind::Warning text /> })
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
        {months}
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
        roles(wizard.kind.get())
            .into_iter()
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
