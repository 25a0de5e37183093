//! What happens between the steps: questions to the worker and what their answers lead to.

use std::collections::BTreeSet;

use keepgold_core::book::{Command, Refusal};
use keepgold_core::codec::store::Counts;
use keepgold_core::codec::transfer;
use keepgold_core::import::{
    Choices, ColumnGuess, Figures, Ground, MappedColumn, Mapping, Proposal, TableKind,
};
use keepgold_core::question::OrderTotals;
use keepgold_core::unit::Day;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Blob, File};

use super::{Basis, Done, Failure, FileFacts, Restore, Step, Wizard};
use crate::components::NoticeKind;
use crate::i18n::lang;
use crate::parts::act::offer_undo;
use crate::shell::file_bytes::Slice;
use crate::shell::{clock, download, mappings};
use crate::state::Shared;
use crate::words::book as book_words;
use crate::worker::{
    Attachment, Fault, FileLook, Fix, HEAD, ImportAnswer, ImportAsk, ReadAs, ReadProgress, Request,
    SLICE, Worker,
};
use crate::{t, tx};

type Answer = Result<(ImportAnswer, Vec<Attachment>), Failure>;

impl Wizard {
    pub fn name(self) -> String {
        self.file.with(|file| file.name.clone())
    }

    /// Takes a file that was dropped or chosen.
    pub fn take_file(self, file: File) {
        let facts = FileFacts {
            name: file.name(),
            size: file.size() as u64,
        };
        self.open(file.into(), facts);
    }

    /// Takes a table from the clipboard.
    pub fn take_text(self, text: String) {
        let facts = FileFacts {
            name: t!(import.pick.pasted).to_owned(),
            size: text.len() as u64,
        };
        match download::text_blob(&text) {
            Some(blob) => self.open(blob, facts),
            None => self.fail(Failure::File(Fault::Internal)),
        }
    }

    fn open(self, blob: Blob, facts: FileFacts) {
        self.end_worker();
        self.choices.set(Choices {
            source: facts.name.clone(),
            unnamed_product: t!(import.unnamed_product).to_owned(),
            today: Some(clock::today()),
            ..Choices::default()
        });
        self.file.set(facts);
        self.look.set(None);
        self.preview.set(None);
        self.read_as.set(ReadAs::default());
        self.progress.set(ReadProgress::default());
        match Worker::start() {
            Ok(worker) => self.worker.set_value(Some(worker)),
            Err(error) => return self.fail(Failure::Worker(error)),
        }
        self.blob.set_value(Some(blob));
        self.step.set(Step::Opening);
        let look = move |worker| async move { self.look_at_file(&worker).await };
        self.then(look, move |answer| match answer {
            Ok((ImportAnswer::Look(look), _)) => {
                self.show(*look, true);
                self.step.set(Step::Columns);
            }
            Ok((ImportAnswer::IsBackup, _)) => self.read_backup(),
            other => self.stumble(other),
        });
    }

    /// Hands the beginning of the file to the worker, and all of it where the worker must have that.
    async fn look_at_file(self, worker: &Worker) -> Answer {
        let blob = self.blob()?;
        let head = Slice::start(&blob, 0.0, HEAD)?.bytes().await?;
        let size = blob.size() as u64;
        let head = vec![Attachment::Buffer(head)];
        let answer = self.answer(worker, ImportAsk::Open { size }, head).await?;
        self.send_file(worker, answer).await
    }

    /// Hands the file over slice by slice where the worker asked for it; its answer then, or the one it gave already.
    async fn send_file(self, worker: &Worker, answer: (ImportAnswer, Vec<Attachment>)) -> Answer {
        let (ImportAnswer::Send, _) = answer else {
            return Ok(answer);
        };
        let blob = self.blob()?;
        let mut at = 0.0;
        let mut coming = Slice::start(&blob, at, SLICE)?;
        while at < blob.size() {
            let slice = coming.bytes().await?;
            at += f64::from(slice.byte_length());
            // The browser reads the next slice while the worker works on this one.
            coming = Slice::start(&blob, at, SLICE)?;
            let slice = vec![Attachment::Buffer(slice)];
            match self.answer(worker, ImportAsk::Take, slice).await? {
                (ImportAnswer::Taken(progress), _) => self.progress.set(progress),
                other => return Ok(other),
            }
        }
        self.answer(worker, ImportAsk::Taken, Vec::new()).await
    }

    fn blob(self) -> Result<Blob, Failure> {
        let blob = self.blob.try_get_value().flatten();
        blob.ok_or(Failure::File(Fault::Internal))
    }

    fn read_backup(self) {
        self.ask(
            ImportAsk::ReadBackup,
            Vec::new(),
            move |answer| match answer {
                Ok((
                    ImportAnswer::Backup {
                        written,
                        counted,
                        totals,
                    },
                    attached,
                )) => self.show_backup((written, counted, totals), attached),
                other => self.stumble(other),
            },
        );
    }

    fn show_backup(
        self,
        (written, counted, totals): (Day, Option<Counts>, OrderTotals),
        attached: Vec<Attachment>,
    ) {
        let book = match attached.into_iter().next() {
            Some(Attachment::Bytes(bytes)) => transfer::decode_book(&bytes).ok(),
            _ => None,
        };
        self.end_worker();
        match book {
            Some(book) => {
                let book = book.with_past_rules_ended_by(clock::today());
                let restore = Restore {
                    book,
                    written,
                    counted,
                    totals,
                };
                self.step.set(Step::Restore(Shared::new(restore)));
            }
            None => self.fail(Failure::File(Fault::Internal)),
        }
    }

    /// Looks at the file again, read another way. What a person chose for the columns goes with the old reading.
    pub fn look_as(self, read_as: ReadAs) {
        self.read_as.set(read_as.clone());
        self.busy.set(true);
        let recall = read_as.kind.is_none();
        self.ask(ImportAsk::Look(read_as), Vec::new(), move |answer| {
            self.busy.set(false);
            match answer {
                Ok((ImportAnswer::Look(look), _)) => self.show(*look, recall),
                other => self.stumble(other),
            }
        });
    }

    /// Forgets what was remembered for these columns and goes by names and contents.
    pub fn recognise_afresh(self) {
        let look = self.look.get_untracked();
        if let Some(look) = look {
            self.show(look, false);
        }
    }

    fn show(self, look: FileLook, recall: bool) {
        let columns = look.proposal.columns.iter();
        let headers: Vec<String> = columns
            .clone()
            .map(|column| column.header.clone())
            .collect();
        let known = if recall {
            mappings::recall(&headers)
        } else {
            None
        };
        let (kind, roles) = match known {
            Some(known) => {
                let roles = known.columns.iter().map(|column| match column.role {
                    Some(role) => (Some(role), Basis::Remembered),
                    None => (None, Basis::Proposed(Ground::Nothing)),
                });
                (known.kind, roles.collect())
            }
            None => {
                let roles = columns.map(|column| (column.role, Basis::Proposed(column.ground)));
                (look.proposal.kind, roles.collect())
            }
        };
        self.kind.set(kind);
        self.answers.set(BTreeSet::new());
        self.roles.set(roles);
        let across = &look.proposal.across;
        let by_name = || across.year_in(&self.file.read_untracked().name);
        self.year.set(across.year.or_else(by_name));
        self.look.set(Some(look));
        self.glimpse();
    }

    /// Looks at what the first rows come to with the columns as they stand.
    pub fn glimpse(self) {
        let (mapping, read_as) = untrack(|| (self.mapping(), self.read_as.get()));
        self.first.set(None);
        if mapping.kind != TableKind::OrderLines || mapping.check().is_err() {
            return;
        }
        let ask = ImportAsk::Glimpse { mapping, read_as };
        self.ask(ask, Vec::new(), move |answer| {
            if let Ok((ImportAnswer::Glimpse(glimpse), _)) = answer {
                self.first.set(glimpse);
            }
        });
    }

    /// What the columns mean, as it stands on the page.
    pub fn mapping(self) -> Mapping {
        let roles = self.roles.get();
        let columns = self.look.with(|look| {
            let Some(Proposal {
                columns, across, ..
            }) = look.as_ref().map(|look| &look.proposal)
            else {
                return Vec::new();
            };
            let year = self.year.get();
            let column = |(place, (column, (role, _))): (usize, (&ColumnGuess, _))| MappedColumn {
                header: column.header.clone(),
                role,
                day: across.day(place, year),
            };
            columns.iter().zip(roles).enumerate().map(column).collect()
        });
        Mapping {
            kind: self.kind.get(),
            columns,
        }
    }

    /// Says what the rows are; the columns are proposed anew for that.
    pub fn choose_kind(self, kind: TableKind) {
        self.look_as(ReadAs {
            kind: Some(kind),
            ..self.read_as.get_untracked()
        });
    }

    /// Reads the whole file against the book as it is now.
    pub fn read(self) {
        let (mapping, read_as) = untrack(|| (self.mapping(), self.read_as.get()));
        // Readings of dates and numbers belong to columns, which may have changed.
        self.choices.update(|choices| {
            *choices = Choices {
                source: std::mem::take(&mut choices.source),
                unnamed_product: std::mem::take(&mut choices.unnamed_product),
                today: Some(clock::today()),
                ..Choices::default()
            };
        });
        self.progress.set(ReadProgress::default());
        self.preview.set(None);
        self.step.set(Step::Reading);
        let book = self.state.with_book_untracked(transfer::encode_book);
        let choices = self.choices.get_untracked();
        let ask = ImportAsk::Read {
            mapping,
            read_as,
            choices,
        };
        let read = move |worker| async move {
            let book = vec![Attachment::Bytes(book)];
            let answer = self.answer(&worker, ask, book).await?;
            self.send_file(&worker, answer).await
        };
        self.then(read, move |answer| match answer {
            Ok((ImportAnswer::Preview(preview), _)) => {
                self.preview.set(Some(*preview));
                self.propose_units();
                self.step.set(Step::Preview);
            }
            other => self.stumble(other),
        });
    }

    /// Changes a choice and works the import out anew.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.prepare(Vec::new());
    }

    /// Works the import out anew with mended cells.
    pub fn prepare(self, fixes: Vec<Fix>) {
        self.work_out(fixes, Vec::new());
    }

    /// The book changed under the preview: shows the import against the book as it is now. The rows that were read and
    /// what was mended and chosen stay.
    fn prepare_again(self) {
        let book = self.state.with_book_untracked(transfer::encode_book);
        self.work_out(Vec::new(), vec![Attachment::Bytes(book)]);
        self.step.set(Step::Preview);
        self.toasts
            .show(NoticeKind::Warning, tx!(import.preview.book_changed));
    }

    fn work_out(self, fixes: Vec<Fix>, attached: Vec<Attachment>) {
        self.busy.set(true);
        let choices = self.choices.get_untracked();
        self.ask(
            ImportAsk::Prepare { fixes, choices },
            attached,
            move |answer| {
                self.busy.set(false);
                match answer {
                    Ok((ImportAnswer::Preview(preview), _)) => self.preview.set(Some(*preview)),
                    other => self.stumble(other),
                }
            },
        );
    }

    /// Makes the import: one step that can be undone.
    pub fn commit(self) {
        self.progress.set(ReadProgress::default());
        if let Some(saver) = self.state.saver() {
            saver.begin_import(
                &self
                    .choices
                    .with_untracked(|choices| choices.source.clone()),
            );
        }
        self.step.set(Step::Importing);
        let ask = ImportAsk::Finish {
            choices: self.choices.get_untracked(),
            lang: lang().tag().to_owned(),
        };
        self.ask(ask, Vec::new(), move |answer| match answer {
            Ok((ImportAnswer::Finished(figures), attached)) => self.make(*figures, attached),
            other => self.stumble(other),
        });
    }

    fn make(self, figures: Figures, attached: Vec<Attachment>) {
        let mut files = attached
            .into_iter()
            .filter_map(|attachment| match attachment {
                Attachment::Bytes(bytes) => Some(bytes),
                Attachment::Buffer(_) | Attachment::Text(_) => None,
            });
        let batch = files
            .next()
            .and_then(|bytes| transfer::decode_batch(&bytes).ok());
        let rejected = files.next();
        let Some(mut batch) = batch else {
            return self.fail(Failure::File(Fault::Internal));
        };
        batch.units = self.new_units();
        let records = batch.records.counts();
        match self.state.dispatch(Command::Import(Box::new(batch))) {
            Ok(()) => {}
            Err(Refusal::Stale) => {
                self.give_import_up();
                return self.prepare_again();
            }
            Err(refusal) => return self.fail(Failure::Book(refusal)),
        }
        mappings::remember(&untrack(|| self.mapping()));
        self.end_worker();
        let (lines, customers, products) = (
            figures.lines,
            figures.customers.new + figures.customers.updated,
            figures.products.new + figures.products.updated,
        );
        let source = self.name();
        let said = move || {
            let what = book_words::imported(lines, &records, customers, products, &source);
            t!(import.report.toast, what = what)
        };
        offer_undo(self.state, self.toasts, said);
        self.step
            .set(Step::Report(Box::new(Done { figures, rejected })));
    }

    /// Stops whatever is under way and waits for another file.
    pub fn cancel(self) {
        self.restart();
        self.toasts
            .show(NoticeKind::Info, tx!(import.failed.unchanged));
    }

    /// Waits for another file.
    pub fn restart(self) {
        self.end_worker();
        self.step.set(Step::Pick);
    }

    /// Ends the worker with all it remembers; the book is untouched.
    pub fn end_worker(self) {
        self.give_import_up();
        let _gone_with_the_screen = self.blob.try_set_value(None);
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.end();
        }
        self.busy.set(false);
    }

    /// Whether the columns of the file at hand can be looked at again.
    pub fn can_go_back(self) -> bool {
        let has_worker = self.worker.try_with_value(Option::is_some).unwrap_or(false);
        has_worker && self.look.with_untracked(Option::is_some)
    }

    /// Whatever was to be imported is not: nothing needs to be remembered of it.
    fn give_import_up(self) {
        if let Some(saver) = self.state.saver() {
            saver.give_import_up();
        }
    }

    fn fail(self, failure: Failure) {
        self.give_import_up();
        self.step.set(Step::Failed(failure));
    }

    /// Any answer but the one that was hoped for.
    fn stumble(self, answer: Answer) {
        match answer {
            Ok((ImportAnswer::Fault(fault), _)) => self.fail(Failure::File(fault)),
            Ok(_) => self.fail(Failure::File(Fault::Internal)),
            Err(failure) => {
                // A worker that gave no answer knows nothing any more.
                self.end_worker();
                self.fail(failure);
            }
        }
    }

    /// Asks the worker; `then` does not hear of what was cancelled.
    fn ask(self, ask: ImportAsk, attached: Vec<Attachment>, then: impl FnOnce(Answer) + 'static) {
        let work = move |worker| async move { self.answer(&worker, ask, attached).await };
        self.then(work, then);
    }

    /// Does some work with the worker at hand, which ends when that one is ended; `then` does not hear of it then.
    fn then<W: Future<Output = Answer> + 'static>(
        self,
        work: impl FnOnce(Worker) -> W,
        then: impl FnOnce(Answer) + 'static,
    ) {
        let Some(worker) = self.worker.try_get_value().flatten() else {
            return self.fail(Failure::File(Fault::Internal));
        };
        let work = work(worker.clone());
        spawn_local(async move {
            let answer = work.await;
            if !worker.has_ended() {
                then(answer);
            }
        });
    }

    async fn answer(self, worker: &Worker, ask: ImportAsk, attached: Vec<Attachment>) -> Answer {
        let progress = move |progress| self.progress.set(progress);
        let answer = worker.ask(&Request::Import(ask), attached, progress).await;
        answer.map_err(Failure::Worker)
    }
}
