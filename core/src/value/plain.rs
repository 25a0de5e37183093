//! Exact amounts and days in what is serialized for people and other programs.

use serde::Serializer;

/// Writes exact amounts and days as their plain text.
pub(in crate::value) fn as_text<T: ToString, S: Serializer>(
    value: &T,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.serialize_str(&value.to_string())
}

/// The same, where there may be none.
pub(in crate::value) fn as_optional_text<T: ToString, S: Serializer>(
    value: &Option<T>,
    to: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => as_text(value, to),
        None => to.serialize_none(),
    }
}
