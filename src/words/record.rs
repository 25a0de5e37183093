//! Words of each kind of record: counts, steps, refusals.

use keepgold_core::book::RecordKind;

use crate::t;

/// So many records of a kind: “3 contacts”.
pub fn count(kind: RecordKind, n: u32) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.count, n = n),
        RecordKind::Unknown => t!(record.unknown.count, n = n),
    }
}

/// The step that added one for a customer, to stand inside a sentence.
pub fn adding(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.add, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// The step that changed one of a customer, to stand inside a sentence.
pub fn editing(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.edit, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// The step that took one of a customer away, to stand inside a sentence.
pub fn removing(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.remove, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// That one is not there any more.
pub fn gone(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.gone),
        RecordKind::Unknown => t!(record.unknown.gone),
    }
}
