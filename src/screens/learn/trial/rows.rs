//! The table of a calculator: a row for each thing it reckons over, named by whoever fills it in.

use super::Desk;
use crate::components::{Button, ButtonKind};
use crate::format::MINUS;
use crate::i18n::lang;
use crate::words::lesson::{in_box, is_percent, row_called, row_name, said_of, unit_behind};
use crate::{t, tx};
use keepgold_core::calculators::{Input, Line, Table, Unit, sum};
use leptos::prelude::*;

/// The names of a choice between no and yes.
const NO_YES: &[&str] = &["no", "yes"];

/// The table.
#[component]
pub fn Rows(desk: Desk, table: Table) -> impl IntoView {
    // Rows are written anew only where there are more or fewer, or another sheet is filled in: what is typed keeps its box.
    let shape = Memo::new(move |_| {
        (
            desk.at.get(),
            desk.read(|sheet| sheet.rows.len()).unwrap_or_default(),
        )
    });
    let judged = move || {
        desk.outcomes
            .read()
            .first()
            .is_some_and(|outcome| !outcome.verdicts.is_empty())
    };
    let judged = Memo::new(move |_| judged());
    let asked = Memo::new(move |_| {
        let counted = desk.read(|sheet| sheet.values.first().copied()).flatten();
        let shown = table
            .always
            .saturating_add(counted.unwrap_or_default() as usize);
        shown.min(table.columns.len())
    });
    let head = move || {
        lang();
        // Without rows there is nothing to head.
        if shape.get().1 == 0 {
            return ().into_any();
        }
        let column = |column: &Input| {
            let unit = unit_behind(column.unit, &desk.currency.read());
            let label = said_of(desk.page(), "columns", column.name);
            let unit = (!unit.is_empty()).then(|| format!(" {unit}"));
            view! { <th scope="col">{label}{unit}</th> }
        };
        view! {
            <tr>
                <th scope="col">{t!(learn.row)}</th>
                {table.columns[..asked.get()].iter().map(column).collect_view()}
                {judged.get().then(|| view! { <th scope="col">{t!(learn.verdict)}</th> })}
                <th scope="col"><span class="visually-hidden">{t!(learn.remove)}</span></th>
            </tr>
        }
        .into_any()
    };
    let body = move || {
        lang();
        let (_, rows) = shape.get();
        (0..rows)
            .map(|row| one(desk, table, row, asked.get(), judged))
            .collect_view()
    };
    let more = move || {
        let line = Line {
            name: String::new(),
            values: table.columns.iter().map(|column| column.start).collect(),
        };
        desk.change(|sheet| sheet.rows.push(line));
    };
    let full = Signal::derive(move || shape.get().1 >= table.most);
    view! {
        <div class="trial__rows">
            <table class="trial__table">
                <thead>{head}</thead>
                <tbody>{body}</tbody>
            </table>
            <Button kind=ButtonKind::Quiet on_press=more disabled=full>{tx!(learn.add_row)}</Button>
        </div>
    }
}

fn one(desk: Desk, table: Table, row: usize, asked: usize, judged: Memo<bool>) -> AnyView {
    let line = move || desk.read(|sheet| sheet.rows.get(row).cloned()).flatten();
    let name = move || line().map(|line| line.name).unwrap_or_default();
    let called = move || {
        line()
            .map(|line| row_name(desk.own, row, &line))
            .unwrap_or_default()
    };
    let rename = move |name: String| {
        desk.change(|sheet| {
            if let Some(line) = sheet.rows.get_mut(row) {
                line.name = name;
            }
        });
    };
    let remove = move || {
        desk.change(|sheet| {
            // The rows below move up; they are no longer what the calculator calls the places they come to.
            let names: Vec<String> = sheet
                .rows
                .iter()
                .enumerate()
                .map(|(at, line)| row_name(desk.own, at, line))
                .collect();
            for (line, name) in sheet.rows.iter_mut().zip(names).skip(row + 1) {
                line.name = name;
            }
            sheet.rows.remove(row);
        });
    };
    let few = Signal::derive(move || {
        desk.read(|sheet| sheet.rows.len()).unwrap_or_default() <= table.least
    });
    let cells = table.columns[..asked].iter().enumerate();
    let cells = cells
        .map(|(at, column)| cell(desk, row, at, column))
        .collect_view();
    let verdict = move || {
        let outcomes = desk.outcomes.read();
        let verdict = outcomes.get(desk.at.get())?.verdicts.get(row).copied()?;
        Some(said_of(desk.page(), "verdicts", verdict))
    };
    view! {
        <tr>
            <th scope="row">
                <input
                    class="input"
                    type="text"
                    autocomplete="off"
                    aria-label=t!(learn.row_name)
                    placeholder=row_called(desk.own, row)
                    prop:value=name
                    on:change:target=move |event| rename(event.target().value())
                />
            </th>
            {cells}
            {judged.get().then(|| view! { <td class="trial__verdict">{verdict}</td> })}
            <td>
                <Button kind=ButtonKind::Quiet on_press=remove disabled=few attr:aria-label=move || t!(learn.remove_row, row = called())>
                    "×"
                </Button>
            </td>
        </tr>
    }
    .into_any()
}

fn cell(desk: Desk, row: usize, at: usize, column: &'static Input) -> AnyView {
    let value = Memo::new(move |_| {
        let value = desk.read(|sheet| {
            sheet
                .rows
                .get(row)
                .and_then(|line| line.values.get(at).copied())
        });
        value.flatten().unwrap_or(column.start)
    });
    let set = move |value: f64| {
        desk.change(|sheet| {
            let cell = sheet
                .rows
                .get_mut(row)
                .and_then(|line| line.values.get_mut(at));
            if let Some(cell) = cell {
                *cell = value;
            }
        });
    };
    let label = said_of(desk.page(), "columns", column.name);
    let control = match column.unit {
        Unit::Choice(NO_YES) => view! {
            <input
                type="checkbox"
                aria-label=label
                prop:checked=move || value.get() != 0.0
                on:change:target=move |event| set(f64::from(u8::from(event.target().checked())))
            />
        }
        .into_any(),
        Unit::Choice(names) => {
            let option = |(place, name): (usize, &&str)| {
                let place = place as f64;
                view! {
                    <option value=place.to_string() prop:selected=move || value.get() == place>
                        {said_of(desk.page(), "choices", name)}
                    </option>
                }
            };
            let take = move |text: String| {
                if let Ok(value) = text.parse() {
                    set(value);
                }
            };
            view! {
                <select class="input" aria-label=label on:change:target=move |event| take(event.target().value())>
                    {names.iter().enumerate().map(option).collect_view()}
                </select>
            }
            .into_any()
        }
        unit => {
            let wrong = RwSignal::new(false);
            let take = move |text: String| {
                let read = sum(&text).map(|value| {
                    if is_percent(unit) {
                        value / 100.0
                    } else {
                        value
                    }
                });
                let fits = read
                    .ok()
                    .filter(|value| *value == column.fit(*value) || column.is_whole());
                wrong.set(fits.is_none());
                if let Some(value) = fits {
                    set(value);
                }
            };
            view! {
                <input
                    class="input input--number"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=label
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=move || in_box(unit, value.get()).replace('-', &MINUS.to_string())
                    on:change:target=move |event| take(event.target().value())
                />
            }
            .into_any()
        }
    };
    view! { <td>{control}</td> }.into_any()
}
