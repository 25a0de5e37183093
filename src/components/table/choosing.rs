//! Rows that are chosen, several at once: by box, with Shift up to the last one chosen, or by key.

use crate::t;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Lets rows of a table be chosen. Rows are named by their number in the caller's data.
#[derive(Clone, Copy, Debug)]
pub struct Choosing {
    /// Whether a row is chosen; tracked.
    pub is_chosen: Callback<(u32,), bool>,
    /// How many are.
    pub count: Signal<usize>,
    /// Called with rows and whether they are chosen now.
    pub on_choose: Callback<(Vec<u32>, bool)>,
}

/// The rows of a table with how they are chosen.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    choosing: Choosing,
    rows: Signal<Arc<Vec<u32>>>,
    /// The place from which Shift chooses.
    from: StoredValue<usize>,
}

impl Choice {
    pub fn new(choosing: Choosing, rows: Signal<Arc<Vec<u32>>>) -> Self {
        Self {
            choosing,
            rows,
            from: StoredValue::new(0),
        }
    }

    /// Chooses the row at a place, or lets go of it.
    pub fn turn(self, place: usize) {
        let row = self.rows.read_untracked().get(place).copied();
        let chosen = untrack(|| self.is_chosen(row));
        self.set(place..place + 1, !chosen);
        self.from.set_value(place);
    }

    /// Chooses every row from the one turned last to this place, or lets go of them.
    pub fn up_to(self, place: usize, chosen: bool) {
        let from = self.from.get_value();
        self.set(from.min(place)..from.max(place) + 1, chosen);
    }

    fn set(self, places: Range<usize>, chosen: bool) {
        let rows = self.rows.read_untracked();
        let places = places.start.min(rows.len())..places.end.min(rows.len());
        let rows = rows.get(places).unwrap_or_default().to_vec();
        self.choosing.on_choose.run((rows, chosen));
    }

    /// Chooses all rows, or lets go of all.
    pub fn all(self, chosen: bool) {
        self.set(0..usize::MAX, chosen);
    }

    pub fn is_chosen(self, row: Option<u32>) -> bool {
        row.is_some_and(|row| self.choosing.is_chosen.run((row,)))
    }

    /// The box of a row; `named` is the id of what names the row.
    pub fn cell(self, place: Memo<usize>, row: Memo<Option<u32>>, named: String) -> AnyView {
        let press = move |event: web_sys::MouseEvent| {
            // The row must not open.
            event.stop_propagation();
            let place = place.get_untracked();
            if event.shift_key() {
                // As the box is now, so are those on the way to it.
                let chosen = untrack(|| self.is_chosen(row.get()));
                self.up_to(place, !chosen);
            } else {
                self.turn(place);
            }
        };
        view! {
            <td class="vtable__choose" role="gridcell" on:click=|event| event.stop_propagation()>
                <label class="vtable__box">
                    <input
                        type="checkbox"
                        tabindex="-1"
                        aria-labelledby=named
                        prop:checked=move || self.is_chosen(row.get())
                        on:click=press
                    />
                </label>
            </td>
        }
        .into_any()
    }

    /// The box in the head that chooses all.
    pub fn head(self) -> AnyView {
        let rows = self.rows;
        let state = Memo::new(move |_| (self.choosing.count.get(), rows.read().len()));
        let is_all = move || matches!(state.get(), (chosen, all) if chosen == all && all > 0);
        let some = move || matches!(state.get(), (chosen, all) if chosen > 0 && chosen < all);
        let label = move || t!(components.choose_all, n = state.get().1);
        view! {
            <th class="vtable__choose" role="columnheader" scope="col">
                <label class="vtable__box">
                    <input
                        type="checkbox"
                        aria-label=label
                        title=label
                        prop:checked=is_all
                        prop:indeterminate=some
                        on:change:target=move |event| self.all(event.target().checked())
                    />
                </label>
            </th>
        }
        .into_any()
    }
}
