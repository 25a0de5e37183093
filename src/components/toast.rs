//! Short notices that come and go at the foot of the page.

use super::NoticeKind;
use crate::tx;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long a notice that goes away by itself stays; what it offers stays in undo.
const STAY_MS: u32 = 6_000;
/// How many stay on the page at once.
const MOST: usize = 4;

/// What a notice's button does. Shared, not a callback of whoever offered it: a notice outlives forms and screens.
type Action = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
struct Toast {
    id: u32,
    kind: NoticeKind,
    text: TextProp,
    action: Option<(TextProp, Action)>,
}

/// The handle that shows notices. Take it with [`use_toasts`] while a component is built, not inside an event handler.
#[derive(Clone, Copy, Debug)]
pub struct Toaster {
    toasts: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toaster {
    /// Shows a notice for some seconds.
    pub fn show(&self, kind: NoticeKind, text: impl Into<TextProp>) {
        self.show_text(kind, text.into());
    }

    fn show_text(&self, kind: NoticeKind, text: TextProp) {
        let id = self.push(kind, text, None);
        // An error stays until it is dismissed: nobody should miss it.
        if kind != NoticeKind::Error {
            let toaster = *self;
            Timeout::new(STAY_MS, move || toaster.dismiss(id)).forget();
        }
    }

    /// Shows a notice with one action, such as Undo. That something was done goes away by itself, since undo stays in
    /// the header; anything graver stays until it is used or dismissed.
    pub fn offer(
        &self,
        kind: NoticeKind,
        text: impl Into<TextProp>,
        action: impl Into<TextProp>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let id = self.push(kind, text.into(), Some((action.into(), Arc::new(run))));
        if kind == NoticeKind::Success {
            let toaster = *self;
            Timeout::new(STAY_MS, move || toaster.dismiss(id)).forget();
        }
    }

    fn push(&self, kind: NoticeKind, text: TextProp, action: Option<(TextProp, Action)>) -> u32 {
        let id = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        let id = id.unwrap_or_default();
        self.toasts.update(|toasts| {
            // What was done before is no news any more: a pile of notices would cover what can be done next.
            toasts.retain(|toast| toast.kind != NoticeKind::Success);
            if toasts.len() >= MOST {
                toasts.remove(0);
            }
            toasts.push(Toast {
                id,
                kind,
                text,
                action,
            });
        });
        id
    }

    fn dismiss(&self, id: u32) {
        self.toasts
            .try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}

/// Makes [`use_toasts`] work below. Call once, in the app's root.
pub fn provide_toasts() {
    provide_context(Toaster {
        toasts: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
    });
}

/// The page's notices. Outside the app's root they go nowhere.
pub fn use_toasts() -> Toaster {
    use_context().unwrap_or_else(|| Toaster {
        toasts: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
    })
}

/// The region where notices appear. Put it once at the end of the page.
#[component]
pub fn Toasts() -> impl IntoView {
    let toaster = use_toasts();
    view! {
        <section class="toasts" aria-live="polite" aria-label=tx!(components.notifications)>
            <For each=move || toaster.toasts.get() key=|toast| toast.id children=move |toast| one(toaster, toast) />
        </section>
    }
}

fn one(toaster: Toaster, toast: Toast) -> impl IntoView {
    let Toast {
        id,
        kind,
        text,
        action,
    } = toast;
    let action = action.map(|(label, run)| {
        let press = move |_| {
            run();
            toaster.dismiss(id);
        };
        view! {
            <button type="button" class="button" on:click=press>
                {move || label.get()}
            </button>
        }
    });
    view! {
        <div class=format!("toast {}", kind.class()) role=(kind == NoticeKind::Error).then_some("alert")>
            <p class="notice__text">
                <strong class="notice__kind">{move || kind.word()}</strong>
                " "
                {move || text.get()}
            </p>
            <div class="notice__actions">
                {action}
                <button type="button" class="button button--quiet" on:click=move |_| toaster.dismiss(id)>
                    {tx!(shell.dismiss)}
                </button>
            </div>
        </div>
    }
}
