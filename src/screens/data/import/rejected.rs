//! The rows that are not taken: reasons, and a grid where cells can be mended.

use std::collections::BTreeMap;

use keepgold_core::import::{self, Role, StagedCell};
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Button, RowsColumn, RowsLook, RowsName, RowsTable, Show};
use crate::words::import as words;
use crate::worker::Fix;
use crate::{t, tx};

/// Texts typed over cells, by row and column.
type Edits = RwSignal<BTreeMap<(u32, u16), String>>;

/// The rows; nothing where all are taken.
#[component]
pub fn Rejected(wizard: Wizard) -> impl IntoView {
    let edits: Edits = RwSignal::new(BTreeMap::new());
    let total = Memo::new(move |_| {
        wizard.preview.with(|preview| {
            preview
                .as_ref()
                .map_or(0, |preview| preview.figures.rejected)
        })
    });
    let rows = move || {
        wizard.preview.with(|preview| {
            preview
                .as_ref()
                .map(|p| p.rejected.clone())
                .unwrap_or_default()
        })
    };
    let reasons = move || {
        let reasons = wizard.preview.with(|preview| {
            preview
                .as_ref()
                .map(|p| p.reasons.clone())
                .unwrap_or_default()
        });
        let one = |(reason, count)| {
            view! { <li>{move || format!("{} · {}", t!(units.rows, n = count), words::reason(reason))}</li> }
        };
        reasons.into_iter().map(one).collect_view()
    };
    let more = move || {
        let shown = rows().len();
        let total = total.get() as usize;
        (shown < total).then(|| {
            t!(
                import.preview.rejected_more,
                shown = shown,
                total = crate::format::integer(total as i64)
            )
        })
    };
    let apply = move || {
        let fixes = edits.try_update(std::mem::take).unwrap_or_default();
        let fix = |((row, column), text)| Fix { row, column, text };
        wizard.prepare(fixes.into_iter().map(fix).collect());
    };
    let nothing_typed = Signal::derive(move || wizard.busy.get() || edits.read().is_empty());
    let name = move || RowsName::Label(tx!(import.preview.rejected, n = total.get()).into());
    let columns = Signal::stored(vec![
        RowsColumn::number(tx!(import.preview.row)),
        RowsColumn::text(tx!(import.preview.reason)),
        RowsColumn::text(tx!(import.preview.cells)),
    ]);
    view! {
        <Show when=move || total.get() != 0>
            <details class="rejected">
                <summary>{move || t!(import.preview.rejected, n = total.get())}</summary>
                <ul class="sentences">{reasons}</ul>
                <p class="muted measure">{tx!(import.preview.rejected_text)}</p>
                <RowsTable name=name() columns look=RowsLook::Listing>
                    // A row whose reason changed is another row: its fields start anew.
                    <For each=rows key=|(why, _)| (why.row, why.reason, why.column) children=move |(why, cells)| grid_row(wizard, edits, why, cells) />
                </RowsTable>
                <p class="muted">{more}</p>
                <div class="actions">
                    <Button disabled=nothing_typed on_press=apply>{tx!(import.preview.apply)}</Button>
                </div>
            </details>
        </Show>
    }
}

/// One row: the cell that is to blame as a field, the others to read; all as fields where the form is to blame.
fn grid_row(
    wizard: Wizard,
    edits: Edits,
    rejected: import::Rejected,
    cells: Vec<StagedCell>,
) -> impl IntoView {
    let import::Rejected {
        row,
        column,
        reason,
    } = rejected;
    let why = move || words::reason_at(&wizard.mapping(), column, reason);
    let cell = move |cell: StagedCell| {
        let StagedCell {
            column: place,
            role,
            text,
        } = cell;
        let is_open = column.is_none_or(|column| column == place);
        if is_open {
            field(edits, (row, place), role, text).into_any()
        } else {
            view! {
                <span class="rejected__cell">
                    <span class="muted">{move || words::role(role)}</span>
                    " "
                    {text}
                </span>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row" class="number">{crate::format::integer(i64::from(row))}</th>
            <td>{why}</td>
            <td>
                <div class="rejected__cells">{cells.into_iter().map(cell).collect_view()}</div>
            </td>
        </tr>
    }
}

fn field(edits: Edits, cell: (u32, u16), role: Role, text: String) -> impl IntoView {
    let (row, _) = cell;
    let was = text.clone();
    let typed = move |now: String| {
        edits.update(|edits| {
            if now == was {
                edits.remove(&cell);
            } else {
                edits.insert(cell, now);
            }
        });
    };
    view! {
        <input
            class="input rejected__field"
            type="text"
            autocomplete="off"
            placeholder=move || words::role(role)
            aria-label=move || t!(import.preview.cell, row = crate::format::integer(i64::from(row)), role = words::role(role))
            prop:value=text
            on:input:target=move |event| typed(event.target().value())
        />
    }
}
