//! Words of each kind of record: counts, steps, refusals.

use keepgold_core::book::{Birthday, Calendar, RecordKind};

use crate::i18n::{Lang, lang};
use crate::{t, tl};

/// All of a kind, as a heading or a file's name, in a language.
pub fn all(kind: RecordKind, named: Lang) -> &'static str {
    match kind {
        RecordKind::Contact => tl!(named, record.contact.all),
        RecordKind::Person => tl!(named, record.person.all),
        RecordKind::FollowUp => tl!(named, record.follow_up.all),
        RecordKind::Unknown => tl!(named, record.unknown.all),
    }
}

/// What a row of a file is, to stand behind “Each row is”.
pub fn row(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.row),
        RecordKind::Person => t!(record.person.row),
        RecordKind::FollowUp => t!(record.follow_up.row),
        // No file brings them.
        RecordKind::Unknown => all(kind, lang()),
    }
}

/// What a file that brings some must hold.
pub fn needs(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.needs),
        RecordKind::Person => t!(record.person.needs),
        RecordKind::FollowUp => t!(record.follow_up.needs),
        // No file brings them.
        RecordKind::Unknown => all(kind, lang()),
    }
}

/// What two have in common that are the same, to stand behind “with”.
pub fn same(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.same),
        RecordKind::Person => t!(record.person.same),
        RecordKind::FollowUp => t!(record.follow_up.same),
        // No file brings them.
        RecordKind::Unknown => all(kind, lang()),
    }
}

/// What a file of a kind holds.
pub fn about(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.about),
        RecordKind::Person => t!(record.person.about),
        RecordKind::FollowUp => t!(record.follow_up.about),
        RecordKind::Unknown => t!(record.unknown.all),
    }
}

/// So many records of a kind: “3 contacts”.
pub fn count(kind: RecordKind, n: u32) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.count, n = n),
        RecordKind::Person => t!(record.person.count, n = n),
        RecordKind::FollowUp => t!(record.follow_up.count, n = n),
        RecordKind::Unknown => t!(record.unknown.count, n = n),
    }
}

/// The step that added one for a customer, to stand inside a sentence.
pub fn adding(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.add, name = name),
        RecordKind::Person => t!(record.person.add, name = name),
        RecordKind::FollowUp => t!(record.follow_up.add, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// The step that changed one of a customer, to stand inside a sentence.
pub fn editing(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.edit, name = name),
        RecordKind::Person => t!(record.person.edit, name = name),
        RecordKind::FollowUp => t!(record.follow_up.edit, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// The step that took one of a customer away, to stand inside a sentence.
pub fn removing(kind: RecordKind, name: &str) -> String {
    match kind {
        RecordKind::Contact => t!(record.contact.remove, name = name),
        RecordKind::Person => t!(record.person.remove, name = name),
        RecordKind::FollowUp => t!(record.follow_up.remove, name = name),
        RecordKind::Unknown => t!(record.unknown.step).to_owned(),
    }
}

/// That one is not there any more.
pub fn gone(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Contact => t!(record.contact.gone),
        RecordKind::Person => t!(record.person.gone),
        RecordKind::FollowUp => t!(record.follow_up.gone),
        RecordKind::Unknown => t!(record.unknown.gone),
    }
}

/// The name of a calendar.
pub fn calendar(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Solar => t!(record.person.solar),
        Calendar::Lunar => t!(record.person.lunar),
    }
}

/// A birthday, with its calendar where that is not the usual one.
pub fn birthday(birthday: Birthday) -> String {
    match birthday.calendar {
        Calendar::Solar => birthday.to_string(),
        Calendar::Lunar => t!(record.person.lunar_day, day = birthday),
    }
}
