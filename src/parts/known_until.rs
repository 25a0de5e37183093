//! Up to which day orders are known, where that is not about today: from it days since an order are counted.

use crate::shell::clock;
use crate::state::use_state;
use crate::t;
use crate::words::amount::day_written;
use keepgold_core::book::Tables;
use leptos::prelude::*;

/// Days without orders that need no word: a long weekend.
const FEW: i32 = 4;

/// The sentence; nothing where the day is only a few days back.
#[component]
pub fn KnownUntil() -> impl IntoView {
    let state = use_state();
    let as_of = state.derived().as_of;
    move || {
        let day = as_of.get();
        (clock::today().days_since(day) > FEW).then(|| {
            let chosen = state.with_book(Tables::BASIS, |book| book.units().as_of.is_some());
            let day = day_written(day);
            let said = match chosen {
                true => t!(value.counted_from, day = day),
                false => t!(value.known_until, day = day),
            };
            view! { <p class="screen-head__said muted">{said}</p> }
        })
    }
}
