//! What is there only while something holds.

use std::fmt;
use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

/// Whether something holds; tracked where it is asked.
#[derive(Clone)]
pub struct When(Arc<dyn Holds>);

/// A trait of its own, because `dyn Fn` keeps three functions for each closure.
trait Holds: Send + Sync {
    fn holds(&self) -> bool;
}

impl<F: Fn() -> bool + Send + Sync> Holds for F {
    fn holds(&self) -> bool {
        self()
    }
}

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for When {
    fn from(holds: F) -> Self {
        Self(Arc::new(holds))
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("When").finish()
    }
}

/// Shows its children while `when` holds, and `fallback` while it does not. As Leptos' own, whose name it takes, but
/// compiled once: that one is compiled for every condition and every kind of children.
#[component]
pub fn Show(
    children: ChildrenFn,
    #[prop(into)] when: When,
    #[prop(optional, into)] fallback: ViewFn,
) -> impl IntoView {
    let holds = ArcMemo::new(move |_| when.0.holds());
    move || match holds.get() {
        true => Either::Left(children()),
        false => Either::Right(fallback.run()),
    }
}
