// What stands in the packed texts beside what they say; included by build.rs, which writes it, and by the page, which
// reads it.

/// Between two forms.
const END: char = '\u{0}';
/// Before the form for sales of a text that has a form for each thing that amounts may be called.
const BY_MONEY: char = '\u{1}';
/// The count that chose the form.
const COUNT: u8 = 2;
/// The usual margin.
const USUAL_MARGIN: u8 = 3;
/// Before the field that is the currency.
const CURRENCY: u8 = 4;
/// The first field; the others follow in the order of their names.
const FIRST_FIELD: u8 = 14;

/// Whether a character is one of these.
fn is_mark(char: char) -> bool {
    char.is_ascii_control() && char != '\n'
}
