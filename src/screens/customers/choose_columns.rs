//! Which columns the list has: a person's choice, remembered in this browser.

use super::columns::{is_usual, name};
use super::row::Key;
use crate::components::{Button, ButtonKind, Dialog, Ticks};
use crate::i18n::{MoneyWords, money_words};
use crate::shell::prefs;
use crate::tx;
use leptos::prelude::*;

/// The columns that can be chosen: a row without a name would be nobody's, and profit that is none would be sales again.
fn all() -> Vec<(Key, &'static str)> {
    let sales_again = |key| key == Key::Profit && money_words() == MoneyWords::Sales;
    let all = Key::ALL.iter().skip(1).copied();
    all.filter(|&(key, _)| !sales_again(key)).collect()
}

/// The button with its dialog.
#[component]
pub fn ChooseColumns() -> impl IntoView {
    let open = RwSignal::new(false);
    let chosen = prefs::customer_columns();
    let is_shown = {
        let chosen = chosen.clone();
        move |place: usize| {
            let (key, word) = all()[place];
            match &*chosen.read() {
                Some(chosen) => chosen.iter().any(|one| one == word),
                None => is_usual(key),
            }
        }
    };
    let turn = {
        let (chosen, is_shown) = (chosen.clone(), is_shown.clone());
        move |turned: usize, on: bool| {
            let shown = |place: usize| {
                if place == turned {
                    on
                } else {
                    untrack(|| is_shown(place))
                }
            };
            let words = (0..all().len()).filter(|&place| shown(place));
            chosen.set(Some(words.map(|place| all()[place].1.to_owned()).collect()));
        }
    };
    let usual = move || {
        chosen.set(None);
        open.set(false);
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || open.set(true)>{tx!(customers.columns.choose)}</Button>
        <Dialog
            open
            title=tx!(customers.columns.title)
            actions=move || {
                let usual = usual.clone();
                view! { <Button on_press=usual>{tx!(customers.columns.usual)}</Button> }
            }
        >
            <Ticks
                label=tx!(customers.columns.text)
                choices=|| all().iter().map(|(key, _)| name(*key)).collect()
                ticked=is_shown.clone()
                on_tick=turn.clone()
            />
        </Dialog>
    }
}
