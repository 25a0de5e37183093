//! A short word in a frame: a state or a label somebody set.

use leptos::prelude::*;

/// How a tag stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagKind {
    /// A plain label.
    #[default]
    Plain,
    /// In good order.
    Good,
    /// Needs attention.
    Warning,
    /// Wrong or lost.
    Bad,
}

impl TagKind {
    /// The classes of this kind.
    pub const fn class(self) -> &'static str {
        match self {
            TagKind::Plain => "tag",
            TagKind::Good => "tag tag--good",
            TagKind::Warning => "tag tag--warning",
            TagKind::Bad => "tag tag--bad",
        }
    }
}

/// A tag.
#[component]
pub fn Tag(
    /// How it stands out; the word must carry the meaning too.
    #[prop(optional)]
    kind: TagKind,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=kind.class()>{children()}</span> }
}
