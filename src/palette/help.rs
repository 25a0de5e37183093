//! The help: what the present screen is, why, what next, and the keys there are.

use crate::components::Dialog;
use crate::i18n::lang;
use crate::places::Route;
use crate::shell::keys::Shortcut;
use crate::shell::prefs;
use crate::{t, tx};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Help(open: RwSignal<bool>, route: ReadSignal<Route>) -> impl IntoView {
    let content = move || {
        let place = route.get().place().or_else(|| Route::START.place())?;
        let [what, why, next] = (place.help)(lang());
        let said = [
            (t!(help.what).to_owned(), what.to_owned()),
            (t!(help.why).to_owned(), why.to_owned()),
            (t!(help.next).to_owned(), next.to_owned()),
        ];
        let mut keys: Vec<(String, String)> = Shortcut::ALL
            .map(|shortcut| (shortcut.written(), sets_off(shortcut)))
            .into();
        if place.route == Some(Route::Today) && prefs::question_key().get() {
            keys.extend(of_today());
        }
        keys.push((t!(help.moving_keys).to_owned(), t!(help.moving).to_owned()));
        keys.push((t!(help.tab_keys).to_owned(), t!(help.tab).to_owned()));
        keys.push(("Esc".to_owned(), t!(help.closing).to_owned()));
        let help = view! {
            <h3>{place.full_name(lang())}</h3>
            {pairs(said.into())}
            <h3>{t!(help.keys)}</h3>
            {pairs(keys)}
        };
        Some(help.into_any())
    };
    view! {
        <Dialog open title=tx!(help.title)>
            // It takes the focus so that the keys can scroll it.
            <div class="help" tabindex="0">
                {content}
            </div>
        </Dialog>
    }
}

fn pairs(pairs: Vec<(String, String)>) -> AnyView {
    let pair = |(term, text)| view! { <dt>{term}</dt> <dd>{text}</dd> }.into_any();
    let pairs: Vec<AnyView> = pairs.into_iter().map(pair).collect();
    view! { <dl class="help__pairs">{pairs}</dl> }.into_any()
}

/// The keys of one letter that lead through the queue and act on the row where the focus is.
fn of_today() -> [(String, String); 5] {
    [
        ("j, k", t!(today.keys.moving)),
        (t!(today.keys.enter), t!(today.keys.open)),
        ("l", t!(today.keys.log)),
        ("d", t!(today.keys.done)),
        ("s", t!(today.keys.snooze)),
    ]
    .map(|(key, text)| (key.to_owned(), text.to_owned()))
}

fn sets_off(shortcut: Shortcut) -> String {
    match shortcut {
        Shortcut::Palette => t!(palette.title).to_owned(),
        Shortcut::Undo => t!(shell.undo).to_owned(),
        Shortcut::Redo => t!(shell.redo).to_owned(),
        Shortcut::Help if prefs::question_key().get() => t!(help.question).to_owned(),
        Shortcut::Help => t!(help.question_off).to_owned(),
    }
}
