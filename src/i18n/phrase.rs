//! A text that follows the language by itself: what `tx!` makes.

use std::fmt;
use std::sync::Arc;

use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;

use super::{Lang, lang};

type Follow = Arc<dyn Fn() -> Oco<'static, str> + Send + Sync>;

/// A text of the interface in whatever language is current. One type for all of them: Leptos compiles
/// what shows a child or an attribute anew for each type, and every closure is a type of its own.
#[derive(Clone)]
pub struct Phrase(Follow);

impl Phrase {
    /// A text without arguments.
    pub fn fixed(text: fn(Lang) -> &'static str) -> Self {
        Self(Arc::new(move || Oco::Borrowed(text(lang()))))
    }

    /// A text made anew whenever something it reads changes.
    pub fn made(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(move || Oco::Owned(text())))
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Phrase").finish()
    }
}

impl IntoRender for Phrase {
    type Output = Follow;

    fn into_render(self) -> Follow {
        self.0
    }
}

impl IntoAttributeValue for Phrase {
    type Output = Follow;

    fn into_attribute_value(self) -> Follow {
        self.0
    }
}

impl From<Phrase> for TextProp {
    fn from(phrase: Phrase) -> Self {
        (move || (phrase.0)()).into()
    }
}
