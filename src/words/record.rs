//! Words of each kind of record: counts, steps, forms, refusals.

use keepgold_core::book::{Birthday, Calendar, RecordKind};

use crate::i18n::{Lang, lang};
use crate::{t, tl};

/// The text of a kind under a key that every kind has in `record.json`; `$unknown` for a kind of a newer version.
macro_rules! of_kind {
    ($lang:expr, $kind:expr, $key:ident $(, $name:ident = $value:expr)*; $unknown:expr) => {
        match $kind {
            RecordKind::InternalQuestion => tl!($lang, record.internal_question.$key $(, $name = $value)*),
            kind => of_customers!($lang, kind, $key $(, $name = $value)*; $unknown),
        }
    };
}

/// The text of a kind under a key that every kind has whose records are of customers; `$other` for the others.
macro_rules! of_customers {
    ($lang:expr, $kind:expr, $key:ident $(, $name:ident = $value:expr)*; $other:expr) => {
        match $kind {
            RecordKind::Contact => tl!($lang, record.contact.$key $(, $name = $value)*),
            RecordKind::Person => tl!($lang, record.person.$key $(, $name = $value)*),
            RecordKind::FollowUp => tl!($lang, record.follow_up.$key $(, $name = $value)*),
            RecordKind::AlarmState => tl!($lang, record.alarm_state.$key $(, $name = $value)*),
            RecordKind::Offer => tl!($lang, record.offer.$key $(, $name = $value)*),
            RecordKind::Reckoning => tl!($lang, record.reckoning.$key $(, $name = $value)*),
            RecordKind::InternalQuestion | RecordKind::Unknown => $other,
        }
    };
}

/// All of a kind, as a heading or a file's name, in a language.
pub fn all(kind: RecordKind, named: Lang) -> &'static str {
    of_customers!(named, kind, all; tl!(named, record.unknown.all))
}

/// What a row of a file is, to stand behind “Each row is”.
pub fn row(kind: RecordKind) -> &'static str {
    of_customers!(lang(), kind, row; t!(record.unknown.all))
}

/// What a file that brings some must hold.
pub fn needs(kind: RecordKind) -> &'static str {
    of_customers!(lang(), kind, needs; t!(record.unknown.all))
}

/// What two have in common that are the same, to stand behind “with”.
pub fn same(kind: RecordKind) -> &'static str {
    of_customers!(lang(), kind, same; t!(record.unknown.all))
}

/// What a file of a kind holds.
pub fn about(kind: RecordKind) -> &'static str {
    of_customers!(lang(), kind, about; t!(record.unknown.all))
}

/// So many records of a kind: “3 contacts”.
pub fn count(kind: RecordKind, n: u32) -> String {
    of_kind!(lang(), kind, count, n = n; t!(record.unknown.count, n = n))
}

/// The step that added one for a customer, to stand inside a sentence.
pub fn adding(kind: RecordKind, name: &str) -> String {
    of_kind!(lang(), kind, add, name = name; unknown_step())
}

/// The step that changed one of a customer, to stand inside a sentence.
pub fn editing(kind: RecordKind, name: &str) -> String {
    of_kind!(lang(), kind, edit, name = name; unknown_step())
}

/// The step that took one of a customer away, to stand inside a sentence.
pub fn removing(kind: RecordKind, name: &str) -> String {
    of_kind!(lang(), kind, remove, name = name; unknown_step())
}

fn unknown_step() -> String {
    t!(record.unknown.step).to_owned()
}

/// That one is not there any more.
pub fn gone(kind: RecordKind) -> &'static str {
    of_kind!(lang(), kind, gone; t!(record.unknown.gone))
}

/// That a customer has none.
pub fn none(kind: RecordKind) -> &'static str {
    of_kind!(lang(), kind, none; t!(record.unknown.gone))
}

/// What the button says that opens the form of a new one, in a language.
pub fn new(kind: RecordKind, named: Lang) -> &'static str {
    of_kind!(named, kind, new; tl!(named, record.unknown.all))
}

/// Other words for it, by which the palette finds what adds one, in a language.
pub fn synonyms(kind: RecordKind, named: Lang) -> &'static str {
    of_customers!(named, kind, words; "")
}

/// What the palette calls adding one for a customer.
pub fn new_with(kind: RecordKind, name: &str) -> String {
    of_customers!(lang(), kind, new_with, name = name; unknown_step())
}

/// The heading of the form of a new one of a customer.
pub fn new_title(kind: RecordKind, name: &str) -> String {
    of_customers!(lang(), kind, new_title, name = name; unknown_step())
}

/// The heading of the form of one of a customer that there is.
pub fn edit_title(kind: RecordKind, name: &str) -> String {
    of_kind!(lang(), kind, edit_title, name = name; unknown_step())
}

/// What the button says that saves one.
pub fn save(kind: RecordKind) -> &'static str {
    of_kind!(lang(), kind, save; t!(record.unknown.all))
}

/// That one of a customer was saved.
pub fn saved(kind: RecordKind, name: &str) -> String {
    of_kind!(lang(), kind, saved, name = name; unknown_step())
}

/// That one was taken away.
pub fn removed(kind: RecordKind) -> &'static str {
    of_kind!(lang(), kind, removed; t!(record.unknown.gone))
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
