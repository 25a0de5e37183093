//! The export part: the whole book and each table as a file. Must know nothing of file formats.

use leptos::prelude::*;

use super::summary::Summary;
use crate::components::{Button, ButtonKind, use_toasts};
use crate::make_file::{Making, make_file, of_word};
use crate::state::use_state;
use crate::worker::{ExportAs, ExportOf};
use crate::{t, tx};

const ALL: [ExportOf; 6] = [
    ExportOf::Book,
    ExportOf::Scores,
    ExportOf::Customers,
    ExportOf::Products,
    ExportOf::OrderLines,
    ExportOf::Contacts,
];

/// The part.
#[component]
pub fn Export() -> impl IntoView {
    let state = use_state();
    let making: RwSignal<Making> = RwSignal::new(None);
    let is_empty = Memo::new(move |_| state.with_book(Summary::of).is_empty());
    view! {
        <p class="muted measure">{tx!(export.text)}</p>
        <Show when=move || is_empty.get()>
            <p>{tx!(export.nothing)}</p>
        </Show>
        <div class="scroll-x">
            <table class="listing listing--exports">
                <thead>
                    <tr>
                        <th scope="col">{tx!(export.what)}</th>
                        <th scope="col">{tx!(export.holds)}</th>
                        <th scope="col">{tx!(export.files)}</th>
                    </tr>
                </thead>
                <tbody>{ALL.map(|of| view! { <Row of making is_empty /> }).collect_view()}</tbody>
            </table>
        </div>
        <p class="muted" role="status">
            {move || making.get().map(|(of, _)| t!(export.working, what = of_word(of)))}
        </p>
    }
}

#[component]
fn Row(of: ExportOf, making: RwSignal<Making>, is_empty: Memo<bool>) -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let blocked = Signal::derive(move || making.get().is_some() || is_empty.get());
    let text = move || match of {
        ExportOf::Book => t!(export.book_text),
        ExportOf::Customers => t!(export.customers_text),
        ExportOf::Products => t!(export.products_text),
        ExportOf::OrderLines => t!(export.lines_text),
        ExportOf::Contacts => t!(export.contacts_text),
        ExportOf::Scores => t!(export.scores_text),
    };
    let button = move |form: ExportAs| {
        let word = move || match (of, form) {
            (ExportOf::Book, _) => t!(export.json),
            (_, ExportAs::Csv) => t!(export.csv),
            (_, ExportAs::Xlsx) => t!(export.xlsx),
        };
        let kind = if of == ExportOf::Book {
            ButtonKind::Primary
        } else {
            ButtonKind::Plain
        };
        view! {
            <Button
                kind
                disabled=blocked
                on_press=move || make_file(state, toasts, of, form, making)
                attr:aria-label=move || t!(export.make, what = of_word(of), form = word())
            >
                {word}
            </Button>
        }
    };
    let forms: &[ExportAs] = match of {
        ExportOf::Book => &[ExportAs::Csv],
        _ => &[ExportAs::Xlsx, ExportAs::Csv],
    };
    view! {
        <tr>
            <th scope="row">{move || of_word(of)}</th>
            <td class="muted">{text}</td>
            <td>
                <div class="actions">{forms.iter().map(|form| button(*form)).collect_view()}</div>
            </td>
        </tr>
    }
}
