//! Why a command or a loaded part is refused. Must not hold display text: the app writes the sentence.

use serde::{Deserialize, Serialize};

use super::record::RecordKind;

/// A field of a record, to point at in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// The name of a customer or product.
    Name,
    /// The code of a customer, product or order.
    Code,
    /// A customer's region.
    Region,
    /// Who looks after a customer.
    Owner,
    /// A customer's tags.
    Tags,
    /// A note.
    Notes,
    /// A product's category.
    Category,
    /// A product's unit.
    Unit,
    /// A product's cost.
    Cost,
    /// The currency.
    Currency,
    /// A judged value.
    Value,
    /// The four weights.
    Weights,
    /// The cuts between tiers.
    Cuts,
    /// The months that scores look back over.
    Window,
    /// The name of an imported file.
    Source,
    /// The last day of a judgement.
    Until,
    /// Who of ours had a contact.
    By,
    /// Who of theirs had a contact.
    With,
    /// How long a contact took.
    Minutes,
    /// What a person does at a customer.
    Role,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A birthday.
    Birthday,
    /// What is to be done.
    What,
    /// The day until which a follow-up is put off.
    PutOff,
    /// The service policy of a tier.
    Policy,
    /// The credit policy of a tier, or its days.
    Credit,
    /// The days between contacts.
    Gap,
    /// A threshold of a rule of warning.
    Threshold,
    /// The care budget of a tier.
    Budget,
    /// What serving costs.
    Rate,
    /// Whom a referral names.
    Whom,
    /// How much is offered.
    Quantity,
    /// How likely an offer is taken.
    Chance,
    /// The name of a calculator.
    Calculator,
    /// What a calculator was filled in with.
    Figures,
    /// What colleagues ask.
    Question,
    /// The answer to it.
    Answer,
    /// Where the answer is written.
    Clause,
    /// How often it was asked.
    Asked,
}

impl Refusal {
    /// The field that is wrong; none where it is no single one.
    pub const fn field(&self) -> Option<Field> {
        match self {
            Self::Empty { field } | Self::TooLong { field, .. } | Self::OutOfRange { field } => {
                Some(*field)
            }
            _ => None,
        }
    }
}

/// The exact condition under which nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// A required text is empty.
    #[error("{field:?} is empty")]
    Empty {
        /// Where.
        field: Field,
    },
    /// A text has more characters than allowed.
    #[error("{field:?} is longer than {most} characters")]
    TooLong {
        /// Where.
        field: Field,
        /// Most characters (for tags: most tags).
        most: usize,
    },
    /// A number lies outside what its field can hold.
    #[error("{field:?} is out of range")]
    OutOfRange {
        /// Where.
        field: Field,
    },
    /// Another record has this code.
    #[error("the code {code} is taken")]
    CodeTaken {
        /// The code that stands twice.
        code: String,
    },
    /// No customer has this id.
    #[error("there is no such customer")]
    UnknownCustomer,
    /// No product has this id.
    #[error("there is no such product")]
    UnknownProduct,
    /// No order has this id.
    #[error("there is no such order")]
    UnknownOrder,
    /// No judgement of this evidence exists.
    #[error("there is no such judgement")]
    UnknownJudgement,
    /// No record of this kind has this number.
    #[error("there is no such record: {0:?}")]
    UnknownRecord(RecordKind),
    /// The book would hold more records of a kind than it can.
    #[error("a book holds at most {most} records of the kind {kind:?}")]
    TooManyRecords {
        /// Of which kind.
        kind: RecordKind,
        /// Most of them.
        most: usize,
    },
    /// A record cannot be merged into itself, into one that was merged into it, or twice.
    #[error("these two cannot be merged")]
    CannotMerge,
    /// An order has no lines.
    #[error("the order has no lines")]
    NoLines,
    /// The book would hold more order lines than it can.
    #[error("a book holds at most {most} order lines")]
    TooManyLines {
        /// Most lines.
        most: usize,
    },
    /// The book changed between the preview of an import and its commit.
    #[error("the book has changed since the preview")]
    Stale,
    /// A change would take away a record that is not the last, or more than there are.
    #[error("the change does not fit this book")]
    DoesNotFit,
    /// Somebody else has the book: another tab, or a newer version of the program.
    #[error("the book can only be read here")]
    ReadOnly,
    /// There is nothing to undo or redo.
    #[error("nothing to undo or redo")]
    NothingThere,
}
