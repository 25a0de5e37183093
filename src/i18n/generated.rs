//! The texts generated from `locales/` by build.rs and the numbers that choose plural forms.

use crate::format::group;

/// A count that chooses a plural form and is shown with its digits grouped.
pub trait Plural {
    /// The count itself; negative counts count as their size.
    fn count(&self) -> u64;

    /// The count with grouped digits.
    fn grouped(&self) -> String {
        group(&self.count().to_string())
    }
}

macro_rules! plural {
    ($($kind:ty),+) => {
        $(impl Plural for $kind {
            fn count(&self) -> u64 {
                u64::try_from(*self).unwrap_or(u64::MAX)
            }
        })+
    };
}
plural!(u8, u16, u32, u64, usize);

impl Plural for i32 {
    fn count(&self) -> u64 {
        u64::from(self.unsigned_abs())
    }
}

/// A text that names a currency, tidied for a book that has none: no empty brackets, no blank at the end.
fn without_gap(text: String) -> String {
    match text.replace("（）", "") {
        tidy if tidy.len() < text.len() || tidy.ends_with(' ') => tidy.trim_end().to_owned(),
        _ => text,
    }
}

/// One module per file in `locales/`, one struct per text. Use `t!` and `tx!`, not these.
#[allow(
    non_camel_case_types,
    missing_debug_implementations,
    unused_imports,
    dead_code
)]
pub mod texts {
    use super::{Plural, without_gap};
    use crate::format::percent;
    use crate::i18n::{Lang, MoneyWords, money_words};
    use std::fmt::Display;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
