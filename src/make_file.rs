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
use crate::words::amount::{day_iso, day_written};
use crate::words::{origin, record};
use crate::worker::{
    Attachment, ExportAsk, ExportOf, Exported, Listed, Request, Sheet, SheetAsk, TableOf, Worker,
    WorkerError, book_notes,
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

/// Makes a file of rows that the page has, with what any file says of the book and its day; `making` says so meanwhile.
pub fn make_sheet(
    state: State,
    toasts: Toaster,
    mut sheet: Sheet,
    form: TableAs,
    making: RwSignal<bool>,
) {
    making.set(true);
    let today = clock::today();
    let mut notes = state.with_book_untracked(|book| book_notes(book, &source(state), today));
    let as_of = state.derived().as_of.get_untracked();
    notes.push([t!(settings.as_of).to_owned(), day_written(as_of)]);
    notes.append(&mut sheet.notes);
    sheet.notes = notes;
    let (extension, media_type) = form_of(form);
    let name = file_name(&[t!(shell.name), &sheet.called, &day_iso(today)], extension);
    let ask = SheetAsk {
        sheet,
        form,
        lang: lang().tag().to_owned(),
    };
    spawn_local(async move {
        let answer = ask_worker(&Request::Sheet(ask), Vec::new()).await;
        making.set(false);
        handed_over(answer, &name, media_type, toasts);
    });
}

/// Where the data came from.
fn source(state: State) -> String {
    untrack(|| {
        let demo = state.shown().demo();
        state.with_history(|history| origin::source(demo, history))
    })
}

/// How the name of a file ends and its media type.
fn form_of(form: TableAs) -> (&'static str, &'static str) {
    match form {
        TableAs::Csv => ("csv", download::CSV),
        TableAs::Xlsx => ("xlsx", download::XLSX),
    }
}

type Answer = Result<(Exported, Option<Vec<u8>>), WorkerError>;

/// Hands the file over, or says why there is none; whether it is there.
fn handed_over(answer: Answer, name: &str, media_type: &'static str, toasts: Toaster) -> bool {
    let there = match &answer {
        Ok((Exported::Done, Some(bytes))) => download(name, media_type, bytes),
        _ => false,
    };
    match answer {
        _ if there => {
            let name = name.to_owned();
            toasts.show(NoticeKind::Success, move || t!(export.done, file = name));
        }
        Ok((Exported::TooLarge, _)) => toasts.show(NoticeKind::Error, tx!(export.too_large)),
        _ => toasts.show(NoticeKind::Error, tx!(export.failed)),
    }
    there
}

fn make_of(
    state: State,
    toasts: Toaster,
    of: ExportOf,
    list: Option<Listed>,
    making: RwSignal<Making>,
) {
    if of == ExportOf::Book && untrack(|| state.for_projector()) {
        return toasts.show(NoticeKind::Error, tx!(projector.no_backup));
    }
    making.set(Some(of));
    let today = clock::today();
    let ask = ExportAsk {
        of,
        lang: lang().tag().to_owned(),
        list,
        source: source(state),
        today,
    };
    let book = state.with_book_untracked(transfer::encode_book);
    let (extension, media_type) = match of {
        ExportOf::Book => ("json", download::JSON),
        ExportOf::Table(_, form) => form_of(form),
    };
    let what = match of {
        ExportOf::Book => t!(storage.backup),
        ExportOf::Table(table, _) => table_word(table, lang()),
    };
    let what = ask.list.as_ref().map_or(what, |list| &list.called);
    let name = file_name(&[t!(shell.name), what, &day_iso(today)], extension);
    spawn_local(async move {
        let attached = vec![Attachment::Bytes(book)];
        let answer = ask_worker(&Request::Export(ask), attached).await;
        making.set(None);
        let there = handed_over(answer, &name, media_type, toasts);
        // The demo can be made again at any time; its copy is no backup of anything.
        if there && of == ExportOf::Book && state.shown_untracked() == Shown::Own {
            note_backup(clock::now_ms());
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

async fn ask_worker(request: &Request, attachments: Vec<Attachment>) -> Answer {
    let worker = Worker::start()?;
    let (answer, attached) = worker.ask(request, attachments, |(): ()| {}).await?;
    worker.end();
    let bytes = attached
        .into_iter()
        .find_map(|attachment| match attachment {
            Attachment::Bytes(bytes) => Some(bytes),
            Attachment::Buffer(_) | Attachment::Text(_) => None,
        });
    Ok((answer, bytes))
}
