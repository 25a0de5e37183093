//! What the amounts of the open book may be called: texts that name profit have another form while it is none.

use leptos::prelude::*;
use leptos::reactive::graph::Observer;

/// What amounts that customers bring may be called. `MoneyBasis` of the core decides it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MoneyWords {
    /// Sales: neither a cost nor a margin is known.
    Sales,
    /// Profit at a usual margin, a share of one.
    UsualMargin(f64),
    /// Profit.
    Profit,
}

// As for the language: one page shows one book, and a worker makes a file of one.
thread_local! {
    static CURRENT: ArcRwSignal<MoneyWords> = ArcRwSignal::new(MoneyWords::Sales);
}

/// What amounts are called now; tracked where something is tracking.
pub fn money_words() -> MoneyWords {
    CURRENT.with(|current| {
        if Observer::get().is_some() {
            current.get()
        } else {
            current.get_untracked()
        }
    })
}

/// Calls amounts by other words; nothing is told where they are the same.
pub fn set_money_words(words: MoneyWords) {
    CURRENT.with(|current| {
        if current.get_untracked() != words {
            current.set(words);
        }
    });
}
