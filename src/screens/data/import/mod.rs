//! The import wizard: a file becomes one undoable step.

mod asks;
mod charges;
mod columns;
mod file_options;
mod findings;
mod money;
mod pick;
mod preview;
mod questions;
mod rejected;
mod repeats;
mod report;
mod restore;
mod session;

use std::collections::BTreeSet;

use keepgold_core::book::{Book, RecordKind, Refusal, Units};
use keepgold_core::import::{Choices, Figures, Glimpse, Ground, Role, TableKind};
use leptos::html;
use leptos::prelude::*;
use web_sys::Blob;

use crate::components::{Button, ButtonKind, Notice, NoticeKind, Progress, Toaster, use_toasts};
use crate::format::bytes;
use crate::parts::brought::{self, Brought};
use crate::shell::file_bytes::Unread;
use crate::state::{Shared, State, use_state};
use crate::words::{book as book_words, import as words};
use crate::worker::{Fault, FileLook, ImportPreview, ReadAs, ReadProgress, Worker, WorkerError};
use crate::{t, tx};

/// Where the wizard stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// Waiting for a file.
    Pick,
    /// Looking at the beginning of a file.
    Opening,
    /// Asking what the columns mean.
    Columns,
    /// Reading the whole file.
    Reading,
    /// Showing what the import would do.
    Preview,
    /// Making it.
    Importing,
    /// Made: its numbers, and the rejected rows as a CSV file.
    Report(Box<Done>),
    /// A backup beside the open book.
    Restore(Shared<Restore>),
    /// Nothing came of it.
    Failed(Failure),
}

/// What the meaning of a column rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Basis {
    /// It was proposed.
    Proposed(Ground),
    /// A file with these columns was read this way before.
    Remembered,
    /// A person chose it.
    Chosen,
}

/// What was imported.
#[derive(Debug, Clone, PartialEq)]
struct Done {
    figures: Figures,
    rejected: Option<Vec<u8>>,
}

/// A backup that was read.
#[derive(Debug)]
struct Restore {
    book: Book,
    totals: keepgold_core::question::OrderTotals,
    written: keepgold_core::unit::Day,
    /// For a rescue file, how much was saved of the book.
    counted: Option<keepgold_core::codec::store::Counts>,
}

/// Why nothing came of a file.
#[derive(Debug, Clone, PartialEq)]
enum Failure {
    File(Fault),
    Unread(Unread),
    Worker(WorkerError),
    Book(Refusal),
}

impl From<Unread> for Failure {
    fn from(unread: Unread) -> Self {
        Self::Unread(unread)
    }
}

impl Failure {
    fn sentence(&self) -> String {
        match self {
            Self::File(fault) => words::fault(fault),
            Self::Unread(unread) => words::unread(*unread).to_owned(),
            Self::Worker(error) => words::worker_error(*error).to_owned(),
            Self::Book(refusal) => book_words::refusal(refusal),
        }
    }
}

/// The file at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct FileFacts {
    name: String,
    size: u64,
}

/// Everything the steps share.
#[derive(Debug, Clone, Copy)]
struct Wizard {
    state: State,
    toasts: Toaster,
    step: RwSignal<Step>,
    file: RwSignal<FileFacts>,
    read_as: RwSignal<ReadAs>,
    look: RwSignal<Option<FileLook>>,
    kind: RwSignal<TableKind>,
    /// The meaning of each column and what it rests on.
    roles: RwSignal<Vec<(Option<Role>, Basis)>>,
    /// The year of the first of months that stand side by side without one.
    year: RwSignal<Option<i32>>,
    /// The questions about columns that were answered.
    answers: RwSignal<BTreeSet<Role>>,
    /// What the first rows come to with the columns as they stand.
    first: RwSignal<Option<Glimpse>>,
    progress: RwSignal<ReadProgress>,
    choices: RwSignal<Choices>,
    /// Currency and usual margin as they will be; those of the book where nothing is asked.
    units: RwSignal<Units>,
    preview: RwSignal<Option<ImportPreview>>,
    /// Whether the worker is working something out while its step stays on the page.
    busy: RwSignal<bool>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// What is being read: the page reads it and hands the bytes to the worker.
    blob: StoredValue<Option<Blob>, LocalStorage>,
}

impl Wizard {
    /// The kind of record that the rows are; none where they are orders, customers or products.
    fn records(self) -> Option<RecordKind> {
        match self.kind.get_untracked() {
            TableKind::Records(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether the columns are read as they were the last time.
    fn is_remembered(self) -> bool {
        let roles = self.roles.read();
        roles.iter().any(|(_, basis)| *basis == Basis::Remembered)
    }

    fn new() -> Self {
        Self {
            state: use_state(),
            toasts: use_toasts(),
            step: RwSignal::new(Step::Pick),
            file: RwSignal::new(FileFacts::default()),
            read_as: RwSignal::new(ReadAs::default()),
            look: RwSignal::new(None),
            kind: RwSignal::new(TableKind::OrderLines),
            roles: RwSignal::new(Vec::new()),
            year: RwSignal::new(None),
            answers: RwSignal::new(BTreeSet::new()),
            first: RwSignal::new(None),
            progress: RwSignal::new(ReadProgress::default()),
            choices: RwSignal::new(Choices::default()),
            units: RwSignal::new(Units::default()),
            preview: RwSignal::new(None),
            busy: RwSignal::new(false),
            worker: StoredValue::new_local(None),
            blob: StoredValue::new_local(None),
        }
    }
}

/// The wizard.
#[component]
pub fn ImportPart() -> impl IntoView {
    let wizard = Wizard::new();
    // Work that nobody waits for any more ends with the screen.
    on_cleanup(move || wizard.end_worker());
    match brought::take() {
        Some(Brought::File(file)) => wizard.take_file(file),
        Some(Brought::Text(text)) => wizard.take_text(text),
        None => {}
    }
    let is_first = StoredValue::new(true);
    let body = move || {
        let quiet = is_first.get_value();
        is_first.set_value(false);
        match wizard.step.get() {
            Step::Pick => view! { <pick::Pick wizard quiet /> }.into_any(),
            Step::Opening => {
                view! { <Working wizard text=move || t!(import.opening, name = wizard.name()) /> }
                    .into_any()
            }
            Step::Columns => view! { <columns::Columns wizard /> }.into_any(),
            Step::Reading => view! { <Reading wizard /> }.into_any(),
            Step::Preview => view! { <preview::PreviewStep wizard /> }.into_any(),
            Step::Importing => {
                view! { <Working wizard text=move || t!(import.importing, name = wizard.name()) /> }
                    .into_any()
            }
            Step::Report(done) => view! { <report::Report wizard done=*done /> }.into_any(),
            Step::Restore(backup) => view! { <restore::RestoreStep wizard backup /> }.into_any(),
            Step::Failed(failure) => view! { <Failed wizard failure /> }.into_any(),
        }
    };
    view! {
        <section class="import">
            <Steps step=wizard.step.into() />
            <div class="import__body">{body}</div>
        </section>
    }
}

/// The four steps a person sees, with the current one marked.
#[component]
fn Steps(step: Signal<Step>) -> impl IntoView {
    let at = Memo::new(move |_| match *step.read() {
        Step::Pick | Step::Opening | Step::Failed(_) | Step::Restore(_) => 0,
        Step::Columns => 1,
        Step::Reading | Step::Preview | Step::Importing => 2,
        Step::Report(_) => 3,
    });
    let one = move |place: usize| {
        let label = move || match place {
            0 => t!(import.step.file),
            1 => t!(import.step.columns),
            2 => t!(import.step.preview),
            _ => t!(import.step.done),
        };
        view! {
            <li class="steps__step" aria-current=move || (at.get() == place).then_some("step")>
                {label}
            </li>
        }
    };
    view! {
        <ol class="steps" aria-label=tx!(import.steps)>
            {(0..4).map(one).collect_view()}
        </ol>
    }
}

/// The heading of a step; it takes the focus, so that keyboard and screen reader follow.
#[component]
fn StepHeading(
    #[prop(into)] text: TextProp,
    /// Leaves the focus where it is: for a step that opens with the page.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get()
            && !quiet
        {
            let _ = heading.focus();
        }
    });
    view! {
        <h2 class="import__heading" tabindex="-1" node_ref=heading>
            {move || text.get()}
        </h2>
    }
}

/// Work whose length is not known from the start.
#[component]
fn Working(wizard: Wizard, #[prop(into)] text: TextProp) -> impl IntoView {
    let heading = text.clone();
    let share =
        Signal::derive(move || Some(wizard.progress.get().share).filter(|share| *share > 0.0));
    view! {
        <StepHeading text=heading />
        <Progress label=text share on_cancel=move || wizard.cancel() />
    }
}

/// Reading the whole file.
#[component]
fn Reading(wizard: Wizard) -> impl IntoView {
    let label = move || {
        let (progress, size) = (wizard.progress.get(), wizard.file.read().size);
        let read = bytes((progress.share * size as f64) as u64);
        t!(
            import.reading.progress,
            rows = t!(units.rows, n = progress.rows),
            read = read,
            total = bytes(size)
        )
    };
    let share = Signal::derive(move || Some(wizard.progress.get().share));
    view! {
        <StepHeading text=move || t!(import.reading.heading, name = wizard.name()) />
        <p class="muted measure">{tx!(import.reading.text)}</p>
        <Progress label share on_cancel=move || wizard.cancel() />
    }
}

/// What went wrong, and the ways on.
#[component]
fn Failed(wizard: Wizard, failure: Failure) -> impl IntoView {
    let sentence = move || format!("{} {}", failure.sentence(), t!(import.failed.unchanged));
    let can_go_back = wizard.can_go_back();
    view! {
        <StepHeading text=tx!(import.failed.heading) />
        <Notice kind=NoticeKind::Error text=sentence />
        <div class="actions">
            <Button kind=ButtonKind::Primary on_press=move || wizard.restart()>
                {tx!(import.failed.other_file)}
            </Button>
            {can_go_back
                .then(|| {
                    view! {
                        <Button on_press=move || wizard.step.set(Step::Columns)>{tx!(import.failed.to_columns)}</Button>
                    }
                })}
        </div>
    }
}
