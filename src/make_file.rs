//! Makes files of the book in a worker and hands them to the person.

use keepgold_core::book::CustomerId;
use keepgold_core::codec::transfer;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{NoticeKind, Toaster};
use crate::i18n::{Lang, lang};
use crate::shell::clock;
use crate::shell::download::{self, download, file_name};
use crate::shell::storage::note_backup;
use crate::state::{Shown, State};
use crate::words::amount::day_iso;
use crate::words::{origin, record};
use crate::worker::{
    Attachment, ExportAsk, ExportOf, Exported, Listed, Request, TableOf, Worker, WorkerError,
};
use crate::{t, tl, tx};

pub use crate::worker::TableAs;

/// A file that is being made.
pub type Making = Option<ExportOf>;

/// Makes a file; `making` says so meanwhile.
pub fn make_file(state: State, toasts: Toaster, of: ExportOf, making: RwSignal<Making>) {
    make_of(state, toasts, of, None, making);
}

/// Makes a file of these customers, in their order; `called` is what their list is called.
pub fn make_list(
    state: State,
    toasts: Toaster,
    called: &'static str,
    customers: Vec<CustomerId>,
    form: TableAs,
    making: RwSignal<Making>,
) {
    let of = ExportOf::Table(TableOf::Scores, form);
    let called = called.to_owned();
    make_of(
        state,
        toasts,
        of,
        Some(Listed { called, customers }),
        making,
    );
}

fn make_of(
    state: State,
    toasts: Toaster,
    of: ExportOf,
    list: Option<Listed>,
    making: RwSignal<Making>,
) {
    making.set(Some(of));
    let today = clock::today();
    let ask = ExportAsk {
        of,
        lang: lang().tag().to_owned(),
        list,
        source: untrack(|| {
            let demo = state.shown().demo();
            state.with_history(|history| origin::source(demo, history))
        }),
        today,
    };
    let book = state.with_book_untracked(transfer::encode_book);
    let (extension, media_type) = match of {
        ExportOf::Book => ("json", download::JSON),
        ExportOf::Table(_, TableAs::Csv) => ("csv", download::CSV),
        ExportOf::Table(_, TableAs::Xlsx) => ("xlsx", download::XLSX),
    };
    let what = match of {
        ExportOf::Book => t!(storage.backup),
        ExportOf::Table(table, _) => table_word(table, lang()),
    };
    let what = ask.list.as_ref().map_or(what, |list| &list.called);
    let name = file_name(&[t!(shell.name), what, &day_iso(today)], extension);
    spawn_local(async move {
        let answer = ask_worker(&ask, book).await;
        making.set(None);
        match answer {
            Ok((Exported::Done, Some(bytes))) if download(&name, media_type, &bytes) => {
                // The demo can be made again at any time; its copy is no backup of anything.
                if of == ExportOf::Book && state.shown_untracked() == Shown::Own {
                    note_backup(clock::now_ms());
                }
                toasts.show(NoticeKind::Success, move || t!(export.done, file = name));
            }
            Ok((Exported::TooLarge, _)) => toasts.show(NoticeKind::Error, tx!(export.too_large)),
            _ => toasts.show(NoticeKind::Error, tx!(export.failed)),
        }
    });
}

/// Saves the whole book as a backup file; `making` says so meanwhile.
pub fn back_up(state: State, toasts: Toaster, making: RwSignal<Making>) {
    make_file(state, toasts, ExportOf::Book, making);
}

/// What a file is called.
pub fn of_word(of: ExportOf) -> &'static str {
    match of {
        ExportOf::Book => t!(export.book),
        ExportOf::Table(table, _) => table_word(table, lang()),
    }
}

/// What a table is called in a language.
pub fn table_word(of: TableOf, named: Lang) -> &'static str {
    match of {
        TableOf::Scores => tl!(named, export.scores),
        TableOf::Customers => tl!(named, export.customers),
        TableOf::Products => tl!(named, export.products),
        TableOf::OrderLines => tl!(named, export.lines),
        TableOf::Records(kind) => record::all(kind, named),
    }
}

/// What its form is called in a language.
pub fn form_word(form: TableAs, named: Lang) -> &'static str {
    match form {
        TableAs::Xlsx => tl!(named, export.xlsx),
        TableAs::Csv => tl!(named, export.csv),
    }
}

async fn ask_worker(
    ask: &ExportAsk,
    book: Vec<u8>,
) -> Result<(Exported, Option<Vec<u8>>), WorkerError> {
    let worker = Worker::start()?;
    let request = Request::Export(ask.clone());
    let (answer, attached) = worker
        .ask(&request, vec![Attachment::Bytes(book)], |(): ()| {})
        .await?;
    worker.end();
    let bytes = attached
        .into_iter()
        .find_map(|attachment| match attachment {
            Attachment::Bytes(bytes) => Some(bytes),
            Attachment::Buffer(_) | Attachment::Text(_) => None,
        });
    Ok((answer, bytes))
}
