//! The worker's side of the analyst: keeps its copy of the book in step and answers questions about it, long ones in
//! parts, so that short ones come in between.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::Arc;

use keepgold_core::book::{Command, Epochs, Tables};
use keepgold_core::codec::store::Record;
use keepgold_core::codec::transfer;
use keepgold_core::question::{
    Analyst, Bundles, CameOfOffers, DueOf, Duplicates, Gathered, Growth, LastImport, LastPrice,
    LinesOf, Months, OffersBefore, OrderCount, OrdersOf, ProductOf, ProductSums, ProductsOf,
    Proofs, Question, SalesChange, SpellsOf, StepsUpOf, Suggest, SuggestTo, Together, Totals,
    UnfilledOf, Warned, WarnedBefore, WhiteSpaceOf, YearOf,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::super::envelope::{Attachment, from_body};
use super::super::reply::Reply;

/// What the analyst is told about its copy of the book.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Tell {
    /// Take the attached history in place of what you have.
    Take,
    /// The page did this: a [`Record`] as the journal writes it.
    Did(String),
    /// The page imported the attached batch.
    Imported,
}

/// Whether the analyst's copy is in step after a [`Tell`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// It holds the book that the page holds.
    InStep,
    /// It does not: it must be sent the book again.
    OutOfStep,
}

/// A question that can be asked by the page.
pub trait Askable:
    Question<Answer: Serialize + DeserializeOwned + Send + Sync + 'static>
    + Into<Asked>
    + Send
    + Sync
    + 'static
{
    /// The question, where it is one of this kind.
    fn among(asked: &Asked) -> Option<&Self>;
}

/// An answer to any question.
pub type AnyAnswer = Arc<dyn Any + Send + Sync>;

/// Reads what the analyst answers to questions of one kind: none where that cannot be read, and no answer where the
/// book changed under the question.
pub type ReadAnswer = fn(&[u8]) -> Option<Option<AnyAnswer>>;

/// The [`ReadAnswer`] for questions of this kind.
pub fn read_answer<Q: Askable>(body: &[u8]) -> Option<Option<AnyAnswer>> {
    let answer: Option<Q::Answer> = from_body(body)?;
    Some(answer.map(|answer| Arc::new(answer) as AnyAnswer))
}

/// Makes the enum of all questions from their types.
macro_rules! questions {
    ($($question:ident),* $(,)?) => {
        /// Any question to the analyst. Each is answered by an `Option` of its own answer: none where the book changed
        /// under it.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Asked {
            $(
                #[doc = concat!("See [`", stringify!($question), "`].")]
                $question($question),
            )*
        }

        $(
            impl From<$question> for Asked {
                fn from(question: $question) -> Self {
                    Self::$question(question)
                }
            }

            impl Askable for $question {
                fn among(asked: &Asked) -> Option<&Self> {
                    match asked {
                        Asked::$question(question) => Some(question),
                        _ => None,
                    }
                }
            }
        )*

        impl Asked {
            fn into_work(self) -> Box<dyn Work> {
                match self {
                    $(Self::$question(question) => Box::new(Job::new(question)),)*
                }
            }
        }
    };
}

questions!(
    Bundles,
    CameOfOffers,
    DueOf,
    Duplicates,
    Gathered,
    Growth,
    LastImport,
    LastPrice,
    LinesOf,
    Months,
    OffersBefore,
    OrderCount,
    OrdersOf,
    ProductOf,
    ProductSums,
    ProductsOf,
    Proofs,
    SalesChange,
    SpellsOf,
    StepsUpOf,
    Suggest,
    SuggestTo,
    Together,
    Totals,
    UnfilledOf,
    Warned,
    WarnedBefore,
    WhiteSpaceOf,
    YearOf,
);

/// A question with what is known of its answer so far.
struct Job<Q: Question> {
    question: Q,
    draft: Q::Draft,
}

impl<Q: Question> Job<Q> {
    fn new(question: Q) -> Self {
        Self {
            question,
            draft: Q::Draft::default(),
        }
    }
}

/// A [`Job`] of any question.
trait Work {
    fn reads(&self) -> Tables;
    /// Does the next part, tells how far it is and answers with the last one; whether that was it.
    fn step(&mut self, analyst: &mut Analyst, reply: &Reply) -> bool;
}

impl<Q: Question> Work for Job<Q>
where
    Q::Answer: Serialize,
{
    fn reads(&self) -> Tables {
        self.question.reads()
    }

    fn step(&mut self, analyst: &mut Analyst, reply: &Reply) -> bool {
        let answer = self.question.work(analyst, &mut self.draft);
        if answer.is_some() {
            reply.done(&answer, Vec::new());
        } else if let Some(share) = self.question.share(&self.draft) {
            reply.progress(&share);
        }
        answer.is_some()
    }
}

/// The analyst with the questions that wait for their answers.
#[derive(Default)]
pub(in super::super) struct Desk {
    analyst: Analyst,
    waiting: VecDeque<(Box<dyn Work>, Reply)>,
}

impl Desk {
    pub fn tell(&mut self, tell: Tell, attachments: Vec<Attachment>, reply: &Reply) {
        let told = self.hear(tell, attachments);
        reply.done(&told.unwrap_or(Told::OutOfStep), Vec::new());
    }

    fn hear(&mut self, tell: Tell, mut attachments: Vec<Attachment>) -> Option<Told> {
        let mut attached = || match attachments.pop() {
            Some(Attachment::Bytes(bytes)) => Some(bytes),
            _ => None,
        };
        let before = *self.analyst.history().epochs();
        match tell {
            Tell::Take => {
                // The old copy goes first: both at once would take twice the room.
                self.analyst = Analyst::default();
                self.overtake(Tables::ALL);
                let history = transfer::decode_history(&attached()?).ok()?;
                self.analyst = Analyst::new(history);
            }
            Tell::Did(record) => {
                let record: Record = serde_json::from_slice(record.as_bytes()).ok()?;
                self.analyst.follow(record).ok()?;
            }
            Tell::Imported => {
                let batch = transfer::decode_batch(&attached()?).ok()?;
                let import = Command::Import(Box::new(batch));
                self.analyst.follow_import(import).ok()?;
            }
        }
        self.overtake(Epochs::differing(&before, self.analyst.history().epochs()));
        Some(Told::InStep)
    }

    /// Drops the questions whose tables were touched: whoever still wants an answer asks again.
    fn overtake(&mut self, touched: Tables) {
        self.waiting.retain(|(work, reply)| {
            let stands = !work.reads().meets(touched);
            if !stands {
                reply.done(&None::<()>, Vec::new());
            }
            stands
        });
    }

    pub fn ask(&mut self, asked: Asked, reply: Reply) {
        self.waiting.push_back((asked.into_work(), reply));
    }

    /// Drops a question that nobody wants answered any more.
    pub fn withdraw(&mut self, id: u32) {
        self.waiting.retain(|(_, reply)| reply.id() != id);
    }

    /// Works on the next question for one part; whether there is more to do.
    pub fn work(&mut self) -> bool {
        if let Some((mut work, reply)) = self.waiting.pop_front()
            && !work.step(&mut self.analyst, &reply)
        {
            self.waiting.push_back((work, reply));
        }
        !self.waiting.is_empty()
    }
}
