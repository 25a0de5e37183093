//! A text that follows the language by itself: what `tx!` makes.

use std::fmt;
use std::sync::Arc;

use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::tachys::html::attribute::IntoAttributeValue;

use super::{Text, lang};

type Follow = Arc<dyn Fn() -> Oco<'static, str> + Send + Sync>;

/// What a phrase says now. A trait of its own, because `dyn Fn` keeps three functions for each of a thousand closures.
trait Says: Send + Sync {
    fn say(&self) -> Oco<'static, str>;
}

impl Says for Text {
    fn say(&self) -> Oco<'static, str> {
        Oco::Borrowed(self.said(lang()))
    }
}

impl<F: Fn() -> String + Send + Sync> Says for F {
    fn say(&self) -> Oco<'static, str> {
        Oco::Owned(self())
    }
}

/// A text of the interface in whatever language is current. One type for all of them: Leptos compiles
/// what shows a child or an attribute anew for each type, and every closure is a type of its own.
#[derive(Clone)]
pub struct Phrase(Arc<dyn Says>);

impl Phrase {
    /// A text without arguments.
    pub fn fixed(text: Text) -> Self {
        Self(Arc::new(text))
    }

    /// A text made anew whenever something it reads changes.
    pub fn made(text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(text))
    }

    fn follow(self) -> Follow {
        Arc::new(move || self.0.say())
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
        self.follow()
    }
}

impl IntoAttributeValue for Phrase {
    type Output = Follow;

    fn into_attribute_value(self) -> Follow {
        self.follow()
    }
}

impl From<Phrase> for TextProp {
    fn from(phrase: Phrase) -> Self {
        (move || phrase.0.say()).into()
    }
}
