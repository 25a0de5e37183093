//! The two languages, the current one as a signal, and `t!`/`tx!` for texts from `locales/`.

mod generated;
mod lessons;
mod marks;
mod money;
mod phrase;

use leptos::prelude::*;
use leptos::reactive::graph::Observer;

pub use generated::{Plural, Text, texts};
pub use lessons::{fill, lesson, lesson_in};
pub use money::{MoneyWords, money_words, set_money_words};
pub use phrase::Phrase;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese.
    ZhCn,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order a menu shows them.
    pub const ALL: [Lang; 2] = [Lang::ZhCn, Lang::En];

    /// BCP 47 tag, for `lang` attributes and stored preferences.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::ZhCn => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::ZhCn => "中文",
            Lang::En => "English",
        }
    }

    /// The same where there is room for two letters.
    pub const fn short_name(self) -> &'static str {
        match self {
            Lang::ZhCn => "中",
            Lang::En => "EN",
        }
    }

    /// The other language.
    pub const fn other(self) -> Lang {
        match self {
            Lang::ZhCn => Lang::En,
            Lang::En => Lang::ZhCn,
        }
    }

    /// The language for a tag such as `zh-Hans-CN` or `en-GB`; `None` for languages the interface lacks.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Lang::ZhCn),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

// One page has one language. A thread-local instead of a context, because event handlers have no context to look in.
thread_local! {
    static CURRENT: ArcRwSignal<Lang> = ArcRwSignal::new(Lang::En);
}

/// The current language; tracked where something is tracking, so that what is shown follows a switch.
pub fn lang() -> Lang {
    CURRENT.with(|current| {
        if Observer::get().is_some() {
            current.get()
        } else {
            current.get_untracked()
        }
    })
}

/// Switches the language. The shell also sets the page's `lang` attribute and remembers the choice.
pub fn set_lang(lang: Lang) {
    CURRENT.with(|current| current.set(lang));
}

/// A text in the current language, now: `t!(places.customers.name)` is a `&'static str`,
/// `t!(customers.shown, shown = 5, total = 9)` a `String`. Inside a closure it follows the language.
#[macro_export]
macro_rules! t {
    ($($path:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::tl!($crate::i18n::lang(), $($path).+ $(, $name = $value)*)
    };
}

/// The same as a [`Phrase`], for view children and text properties that follow the language by themselves.
#[macro_export]
macro_rules! tx {
    ($($path:ident).+) => {
        $crate::i18n::Phrase::fixed($crate::i18n::texts::$($path)::+ {}.key())
    };
    ($($path:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::Phrase::made(move || $crate::t!($($path).+ $(, $name = $value)*))
    };
}

/// A text in a given language: `tl!(lang, units.lines, n = 3)`.
#[macro_export]
macro_rules! tl {
    ($lang:expr, $($path:ident).+ $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::texts::$($path)::+ { $($name: &$value),* }.text($lang)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_both_languages_are_recognised() {
        assert_eq!(Lang::from_tag("zh-Hans-CN"), Some(Lang::ZhCn));
        assert_eq!(Lang::from_tag("ZH_tw"), Some(Lang::ZhCn));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), None);
        assert_eq!(Lang::from_tag(""), None);
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
    }

    #[test]
    fn plural_forms_follow_the_count_and_group_it() {
        assert_eq!(tl!(Lang::En, units.lines, n = 1), "1 line");
        assert_eq!(tl!(Lang::En, units.lines, n = 541_909), "541,909 lines");
        assert_eq!(tl!(Lang::ZhCn, units.lines, n = 1), "1 行");
        assert_eq!(tl!(Lang::En, units.lines, n = 0), "0 lines");
    }
}
