//! The export part: the whole book and each table as a file.

use leptos::prelude::*;

use super::summary::{Summary, is_empty};
use crate::components::{
    Button, ButtonKind, RowsColumn, RowsLook, RowsName, RowsTable, Show, use_toasts,
};
use crate::i18n::lang;
use crate::make_file::{Making, form_word, make_file, of_word};
use crate::state::use_state;
use crate::words::record;
use crate::worker::{ExportOf, TableAs, TableOf};
use crate::{t, tx};

/// The part.
#[component]
pub fn Export() -> impl IntoView {
    let state = use_state();
    let making: RwSignal<Making> = RwSignal::new(None);
    let is_empty = Memo::new(move |_| state.with_book(Summary::TABLES, is_empty));
    let table = move |of| {
        let files = TableAs::ALL.map(|form| ExportOf::Table(of, form)).to_vec();
        view! { <Row files making is_empty /> }
    };
    let name = RowsName::Label(tx!(places.export.name).into());
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(export.what)),
        RowsColumn::text(tx!(export.holds)),
        RowsColumn::text(tx!(export.files)),
    ]);
    view! {
        <p class="muted measure">{tx!(export.text)}</p>
        <Show when=move || is_empty.get()>
            <p>{tx!(export.nothing)}</p>
        </Show>
        <RowsTable name columns look=RowsLook::Listing class="listing--exports">
            <Row files=vec![ExportOf::Book] making is_empty />
            {TableOf::all().map(table).collect_view()}
        </RowsTable>
        <p class="muted" role="status">
            {move || making.get().map(|of| t!(export.working, what = of_word(of)))}
        </p>
    }
}

/// One row: the same data in each of its files.
#[component]
fn Row(files: Vec<ExportOf>, making: RwSignal<Making>, is_empty: Memo<bool>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let blocked = Signal::derive(move || making.get().is_some() || is_empty.get());
    let text = |of| match of {
        ExportOf::Book => t!(export.book_text),
        ExportOf::Table(TableOf::Scores, _) => t!(export.scores_text),
        ExportOf::Table(TableOf::Customers, _) => t!(export.customers_text),
        ExportOf::Table(TableOf::Products, _) => t!(export.products_text),
        ExportOf::Table(TableOf::OrderLines, _) => t!(export.lines_text),
        ExportOf::Table(TableOf::Records(kind), _) => record::about(kind),
    };
    let of = files.first().copied();
    let button = move |of: ExportOf| {
        let word = move || match of {
            ExportOf::Book => t!(export.json),
            ExportOf::Table(_, form) => form_word(form, lang()),
        };
        let kind = match of {
            ExportOf::Book => ButtonKind::Primary,
            ExportOf::Table(..) => ButtonKind::Plain,
        };
        view! {
            <Button
                kind
                disabled=blocked
                on_press=move || make_file(state, toasts, of, making)
                attr:aria-label=move || t!(export.make, what = of_word(of), form = word())
            >
                {word}
            </Button>
        }
    };
    view! {
        <tr>
            <th scope="row">{move || of.map(of_word)}</th>
            <td class="muted">{move || of.map(text)}</td>
            <td>
                <div class="actions">{files.into_iter().map(button).collect_view()}</div>
            </td>
        </tr>
    }
}
