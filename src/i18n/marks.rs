//! What stands in the packed texts beside what they say: build.rs writes it, and the page reads it.

/// Between two forms.
pub(super) const END: char = '\u{0}';
/// Before the form for sales of a text that has a form for each thing that amounts may be called.
pub(super) const BY_MONEY: char = '\u{1}';
/// The count that chose the form.
pub(super) const COUNT: u8 = 2;
/// The usual margin.
pub(super) const USUAL_MARGIN: u8 = 3;
/// Before the field that is the currency.
pub(super) const CURRENCY: u8 = 4;
/// The first field; the others follow in the order of their names.
pub(super) const FIRST_FIELD: u8 = 14;

/// Whether a character is one of these.
pub(super) fn is_mark(char: char) -> bool {
    char.is_ascii_control() && char != '\n'
}
