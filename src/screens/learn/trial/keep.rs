//! Keeps what is on the desk for a customer, with its day.

use super::Desk;
use crate::components::{Button, ButtonKind, Show};
use crate::parts::records::{keep_figures, use_record_forms};
use crate::state::use_state;
use crate::{t, tx};
use keepgold_core::book::{MAX_FIGURES, Tables};
use keepgold_core::calculators::{Shared, write_link};
use leptos::prelude::*;

/// The button, which is there once there are customers, and why the figures cannot be kept.
#[component]
pub fn Keep(desk: Desk) -> impl IntoView {
    let (state, forms) = (use_state(), use_record_forms());
    let anyone =
        Memo::new(move |_| state.with_book(Tables::CUSTOMERS, |book| !book.customers().is_empty()));
    let letters = RwSignal::new(None::<usize>);
    let press = move || {
        // On a customer's own page a kept one needs no name for it.
        let figures = write_link(&Shared {
            sheets: desk.sheets.get_untracked(),
            customer: String::new(),
        });
        let too_many = figures.len() > MAX_FIGURES;
        letters.set(too_many.then_some(figures.len()));
        if !too_many {
            keep_figures(forms, desk.page(), figures, desk.customer.get_untracked());
        }
    };
    let refused = move || {
        let said = |n| t!(learn.keep_too_long, n = n, most = MAX_FIGURES);
        letters.get().map(said)
    };
    view! {
        <Show when=move || anyone.get()>
            <Button kind=ButtonKind::Quiet on_press=press attr:aria-haspopup="dialog">{tx!(learn.keep)}</Button>
        </Show>
        <span role="status">{refused}</span>
    }
}
