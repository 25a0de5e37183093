//! The text of one cell as a value: a day, a number, a code, a word with a meaning.

pub(super) mod birthday;
pub(super) mod code;
pub(super) mod contact_kind;
pub(super) mod currency;
pub(super) mod date;
pub(super) mod nobody;
pub(super) mod number;
pub(super) mod offer;
pub(super) mod outcome;
pub(super) mod scale;
pub(super) mod total;
pub(super) mod treatment;
pub(super) mod warning;
pub(super) mod words;
