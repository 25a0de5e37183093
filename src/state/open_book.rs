//! The open book with its past, as signals by table: who reads it says which tables, and hears of changes in these.

use keepgold_core::book::{Book, Epochs, History, Tables};
use leptos::prelude::*;

/// The open book.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenBook {
    history: StoredValue<History>,
    /// How often each table was touched since the page was opened, over all books.
    epochs: StoredValue<Epochs>,
    touched: [Trigger; Tables::COUNT],
    past: Trigger,
}

impl OpenBook {
    pub fn new() -> Self {
        Self {
            history: StoredValue::new(History::default()),
            epochs: StoredValue::new(Epochs::default()),
            touched: std::array::from_fn(|_| Trigger::new()),
            past: Trigger::new(),
        }
    }

    /// Reads the book and follows these tables, where something is tracking.
    pub fn read<T>(&self, tables: Tables, read: impl FnOnce(&Book) -> T) -> T {
        self.track(tables);
        self.history.with_value(|history| read(history.book()))
    }

    /// Reads the book with its past as they are now, without following them.
    pub fn read_history<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with_value(read)
    }

    /// Follows the past: every change of the book is one of it.
    pub fn track_past(&self) {
        self.past.track();
    }

    /// How often each of these tables was touched; tracked.
    pub fn epochs(&self, tables: Tables) -> Epochs {
        self.track(tables);
        self.epochs.with_value(|epochs| epochs.of(tables))
    }

    fn track(&self, tables: Tables) {
        for place in tables.places() {
            self.touched[place].track();
        }
    }

    /// Changes the history. Nobody hears of it before [`Self::tell`] is called with the tables that this gives.
    pub fn update<T>(&self, change: impl FnOnce(&mut History) -> T) -> Option<(T, Tables)> {
        self.history.try_update_value(|history| {
            let before = *history.epochs();
            let result = change(history);
            (result, before.differing(history.epochs()))
        })
    }

    /// Tells whoever reads these tables that they were touched.
    pub fn tell(&self, touched: Tables) {
        self.epochs.update_value(|epochs| epochs.touch(touched));
        self.past.notify();
        for place in touched.places() {
            self.touched[place].notify();
        }
    }
}
