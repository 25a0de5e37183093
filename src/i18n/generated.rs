//! The texts that build.rs packs from `locales/`, and the structs it makes for them: how a text is found, which of its
//! forms is meant, and how its placeholders are filled.

use std::fmt::{Display, Write as _};
use std::sync::LazyLock;

use super::marks::{BY_MONEY, COUNT, CURRENCY, END, FIRST_FIELD, USUAL_MARGIN, is_mark};
use super::{Lang, MoneyWords, money_words};
use crate::format::{group, percent};

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

/// All forms of all texts of a language, found apart once. They lie in one piece because thousands of texts with two
/// addresses in the code for each weigh as much as what they say.
static FORMS: LazyLock<[Vec<&'static str>; 2]> = LazyLock::new(|| {
    [
        include_str!(concat!(env!("OUT_DIR"), "/zh-CN.txt")),
        include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
    ]
    .map(apart)
});

/// The texts of a packed piece.
pub(super) fn apart(packed: &'static str) -> Vec<&'static str> {
    packed.split(END).collect()
}

/// A text of the interface: the place of its first form.
#[derive(Debug, Clone, Copy)]
pub struct Text(u16);

impl Text {
    /// What it says, where nothing has to be filled in.
    pub fn said(self, lang: Lang) -> &'static str {
        self.form(lang, 0, 1)
    }

    /// What it says with `shown` for its placeholders, in the order of their names.
    fn filled(self, lang: Lang, shown: &[&dyn Display]) -> String {
        fill(self.form(lang, 0, 1), "", shown)
    }

    /// The same for a text with a form for one and a form for any other `n`.
    fn counted(self, lang: Lang, n: &dyn Plural, shown: &[&dyn Display]) -> String {
        let form = u16::from(n.count() != 1);
        fill(self.form(lang, form, 2), &n.grouped(), shown)
    }

    /// The form at `place`, where a text has `each` for each thing that amounts may be called.
    fn form(self, lang: Lang, place: u16, each: u16) -> &'static str {
        let forms = match lang {
            Lang::ZhCn => &FORMS[0],
            Lang::En => &FORMS[1],
        };
        let form = |skipped: u16| forms[usize::from(self.0 + place + skipped * each)];
        let first = form(0);
        let Some(sales) = first.strip_prefix(BY_MONEY) else {
            return first;
        };
        match money_words() {
            MoneyWords::Sales => sales,
            MoneyWords::UsualMargin(_) => form(1),
            MoneyWords::Profit => form(2),
        }
    }
}

fn fill(form: &str, n: &str, shown: &[&dyn Display]) -> String {
    let mut text = String::with_capacity(form.len() + 16);
    let mut names_currency = false;
    let mut rest = form;
    while let Some(at) = rest.find(is_mark) {
        text.push_str(&rest[..at]);
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match mark {
            COUNT => text.push_str(n),
            CURRENCY => names_currency = true,
            USUAL_MARGIN => {
                if let MoneyWords::UsualMargin(margin) = money_words() {
                    text.push_str(&percent(margin, 0));
                }
            }
            field => {
                // Writing to memory fails where a value cannot be shown; then it is left out.
                let _ = write!(text, "{}", shown[usize::from(field - FIRST_FIELD)]);
            }
        }
    }
    text.push_str(rest);
    if names_currency {
        without_gap(text)
    } else {
        text
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
    use super::{Plural, Text};
    use crate::i18n::Lang;
    use std::fmt::Display;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
