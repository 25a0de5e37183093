//! Words for the core's enums in the current language, used by every screen.

pub mod advice;
pub mod amount;
pub mod book;
pub mod brief;
pub mod damage;
pub mod finding;
pub mod group;
pub mod import;
pub mod lesson;
pub mod money;
pub mod movement;
pub mod offer;
pub mod origin;
pub mod record;
pub mod service;
pub mod suggestion;
pub mod value;
pub mod warning;
pub mod working;

use crate::i18n::{Lang, lang};

/// What stands between two sentences: Chinese full stops bring their own space.
pub fn sentence_gap() -> &'static str {
    match lang() {
        Lang::En => " ",
        Lang::ZhCn => "",
    }
}

/// A name inside a sentence: an English one begins small, other scripts have no small letters.
pub fn mid_sentence(name: &str) -> String {
    name.to_lowercase()
}
