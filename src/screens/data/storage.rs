//! The storage part: save state, what was found on opening, space, backup, the demo, erasing.

use leptos::prelude::*;

use super::found::Found;
use super::replaced::offer_back;
use crate::components::{
    Button, ButtonKind, Dialog, Meter, Notice, NoticeKind, Show, TextField, use_toasts,
};
use crate::format::{integer, percent};
use crate::parts::demos::Demos;
use crate::shell::storage::{BUDGET, used_units};
use crate::state::use_state;
use crate::toolbar::{Backup, SaveNotice, needs_attention};
use crate::words::book as words;
use crate::{t, tx};

/// The part.
#[component]
pub fn Storage() -> impl IntoView {
    view! {
        <p class="muted measure">{tx!(storage.text)}</p>
        <div class="storage">
            <Saved />
            <Used />
            <Backup />
            <Found />
            <Demo />
            <Erase />
        </div>
    }
}

/// The save state, where the notice above the screen does not already say it.
#[component]
fn Saved() -> impl IntoView {
    let state = use_state();
    let calm = Memo::new(move |_| !state.status().is_some_and(needs_attention));
    view! {
        <Show when=move || calm.get()>
            <section class="stack">
                <h2>{tx!(storage.state)}</h2>
                <SaveNotice />
            </section>
        </Show>
    }
}

/// How much of what the browser allows is used.
#[component]
fn Used() -> impl IntoView {
    let state = use_state();
    let used = Memo::new(move |_| {
        // What is stored changes when the save state does.
        let _ = state.status();
        used_units()
    });
    let share = Signal::derive(move || used.get().map(|used| used as f64 / BUDGET as f64));
    let text = move || match used.get() {
        Some(used) => t!(
            storage.used_of,
            used = integer(used as i64),
            limit = integer(BUDGET as i64),
            share = percent(share.get().unwrap_or(0.0), 1)
        ),
        None => String::new(),
    };
    view! {
        <section class="stack">
            <h2>{tx!(storage.used)}</h2>
            <Show
                when=move || used.get().is_some()
                fallback=move || view! { <Notice kind=NoticeKind::Warning text=tx!(toolbar.trouble.blocked) /> }
            >
                <p>{text}</p>
                <Meter share />
            </Show>
        </section>
    }
}

/// Going over to a demo book and back.
#[component]
fn Demo() -> impl IntoView {
    let state = use_state();
    view! {
        <section class="stack">
            <h2>{tx!(storage.demo)}</h2>
            <p class="muted measure">{tx!(storage.demo_text)}</p>
            <Show when=move || state.shown().demo().is_some()>
                <Button on_press=move || state.close_demo()>{tx!(data.close_demo)}</Button>
            </Show>
            <Demos />
        </section>
    }
}

/// Erasing, behind a typed word. The book goes from storage at once and lives on only in the notice that offers it back.
#[component]
fn Erase() -> impl IntoView {
    let (state, toasts) = (use_state(), use_toasts());
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let blocked = Signal::derive(move || typed.read().trim() != t!(storage.erase_word));
    let erase = move || {
        open.set(false);
        match state.erase() {
            Ok(old) => offer_back(state, toasts, old, tx!(storage.erased)),
            Err(refusal) => toasts.show(NoticeKind::Error, move || words::refusal(&refusal)),
        }
    };
    let ask = move || {
        typed.set(String::new());
        open.set(true);
    };
    let erase_button = move || {
        view! {
            <Button kind=ButtonKind::Danger disabled=blocked on_press=erase>
                {tx!(storage.erase_do)}
            </Button>
        }
    };
    view! {
        <section class="stack">
            <h2>{tx!(storage.erase)}</h2>
            <p class="muted measure">{tx!(storage.erase_text)}</p>
            <Button kind=ButtonKind::Danger on_press=ask>
                {tx!(storage.erase)}
            </Button>
            <Dialog open title=tx!(storage.erase) actions=erase_button>
                <p>{tx!(storage.erase_text)}</p>
                <TextField
                    label=move || t!(storage.erase_ask, word = t!(storage.erase_word))
                    value=typed
                    on_input=move |text| typed.set(text)
                />
            </Dialog>
        </section>
    }
}
