//! Limits on texts that come from outside.

use super::refusal::{Field, Refusal};

/// Longest name in characters.
pub const MAX_NAME: usize = 200;
/// Longest code, region, owner, category or tag in characters.
pub const MAX_WORD: usize = 100;
/// Longest note in characters.
pub const MAX_NOTE: usize = 4_000;
/// Most tags a customer can have.
pub const MAX_TAGS: usize = 30;

/// Refuses a text that is too long, with the field it stands in.
pub(super) fn check(field: Field, text: &str, most: usize) -> Result<(), Refusal> {
    // Bytes bound characters, so the count is only made for long texts.
    if text.len() > most && text.chars().count() > most {
        return Err(Refusal::TooLong { field, most });
    }
    Ok(())
}

/// Refuses a text that is empty or too long.
pub(super) fn check_required(field: Field, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty { field });
    }
    check(field, text, most)
}
