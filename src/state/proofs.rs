//! Proofs on the book's own past, worked out in a worker: the last answer is kept while the next is under way, and an
//! overtaken one is dropped.

use keepgold_core::book::History;
use keepgold_core::codec::transfer;
use keepgold_core::proof::{TiersAsk, TiersProof};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::derived::Shared;
use super::months::Progress;
use crate::worker::{Attachment, ProofAnswer, ProofAsk, Request, Worker, WorkerError};

type Asked = Vec<TiersAsk>;

/// Proofs that follow what is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Proofs {
    history: RwSignal<History>,
    wanted: Memo<Asked>,
    told: RwSignal<Option<(Asked, Shared<Vec<TiersProof>>)>>,
    failed: RwSignal<Option<Asked>>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
}

impl Proofs {
    /// Works out the proofs that `wanted` names, whenever these or the facts of the book change.
    pub(super) fn follow(
        history: RwSignal<History>,
        changed: impl Fn() + Copy + Send + Sync + 'static,
        wanted: impl Fn() -> Asked + Send + Sync + 'static,
    ) -> Proofs {
        let proofs = Proofs {
            history,
            wanted: Memo::new(move |_| wanted()),
            told: RwSignal::new(None),
            failed: RwSignal::new(None),
            worker: StoredValue::new_local(None),
        };
        Effect::new(move || {
            changed();
            let wanted = proofs.wanted.get();
            proofs.stop();
            proofs.failed.set(None);
            if !wanted.is_empty() {
                spawn_local(proofs.work(wanted));
            }
        });
        on_cleanup(move || proofs.stop());
        proofs
    }

    /// The newest answer, in the order of what was asked; tracked.
    pub fn last(&self) -> Option<Shared<Vec<TiersProof>>> {
        self.told.read().as_ref().map(|(_, told)| told.clone())
    }

    /// How the answer stands to what is wanted; tracked.
    pub fn progress(&self) -> Progress {
        let wanted = self.wanted.read();
        let told = self.told.read();
        if wanted.is_empty() || told.as_ref().is_some_and(|(of, _)| *of == *wanted) {
            Progress::Done
        } else if self.failed.read().as_ref() == Some(&*wanted) {
            Progress::Failed
        } else {
            Progress::Working
        }
    }

    fn stop(&self) {
        let _ = self.worker.try_update_value(|worker| {
            if let Some(worker) = worker.take() {
                worker.end();
            }
        });
    }

    async fn work(self, wanted: Asked) {
        let answer = self.answer(&wanted).await;
        let awaited = self.wanted.try_get_untracked();
        let cancelled = matches!(answer, Err(WorkerError::Cancelled));
        if cancelled || awaited.as_ref() != Some(&wanted) {
            return;
        }
        match answer {
            Ok(Some(proofs)) => self.told.set(Some((wanted, Shared::new(proofs)))),
            _ => self.failed.set(Some(wanted)),
        }
    }

    async fn answer(&self, wanted: &Asked) -> Result<ProofAnswer, WorkerError> {
        let worker = Worker::start()?;
        self.worker.set_value(Some(worker.clone()));
        let history = self.history;
        let book = history.with_untracked(|history| transfer::encode_book(history.book()));
        let request = Request::Proof(ProofAsk(wanted.clone()));
        let answer = worker
            .ask(&request, vec![Attachment::Bytes(book)], |(): ()| {})
            .await;
        worker.end();
        Ok(answer?.0)
    }
}
