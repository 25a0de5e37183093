//! A sentence that informs, warns or reports an error, with what to do about it.

use crate::t;
use leptos::prelude::*;

/// How grave a notice is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// Something was done.
    Success,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Error,
}

impl NoticeKind {
    /// The classes of this kind.
    pub const fn class(self) -> &'static str {
        match self {
            NoticeKind::Info => "notice notice--info",
            NoticeKind::Success => "notice notice--success",
            NoticeKind::Warning => "notice notice--warning",
            NoticeKind::Error => "notice notice--error",
        }
    }

    /// Errors interrupt a screen reader, the rest waits its turn.
    pub const fn role(self) -> &'static str {
        match self {
            NoticeKind::Error => "alert",
            _ => "status",
        }
    }

    /// The word before the sentence, so that the kind does not hang on colour.
    pub fn word(self) -> &'static str {
        match self {
            NoticeKind::Info => t!(components.kind_info),
            NoticeKind::Success => t!(components.kind_success),
            NoticeKind::Warning => t!(components.kind_warning),
            NoticeKind::Error => t!(components.kind_error),
        }
    }
}

/// A notice in the flow of a screen. Its children are the sentence and, after it, actions.
#[component]
pub fn Notice(
    /// How grave it is.
    #[prop(optional)]
    kind: NoticeKind,
    /// The sentence.
    #[prop(into)]
    text: TextProp,
    /// Actions.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=kind.class() role=kind.role()>
            <p class="notice__text">
                <strong class="notice__kind">{move || kind.word()}</strong>
                " "
                {move || text.get()}
            </p>
            {children.map(|children| view! { <div class="notice__actions">{children()}</div> })}
        </div>
    }
}
