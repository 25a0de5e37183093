//! Which rows are in view, where the view must scroll, where a key leads: pure arithmetic.

use std::ops::Range;

/// The rows that a view of `height` at `top` shows, were there rows without end. All lengths in CSS pixels.
pub fn rows_of(top: f64, height: f64, row: f64) -> Range<usize> {
    let top = top.max(0.0);
    (top / row) as usize..((top + height.max(0.0)) / row).ceil() as usize
}

/// The first row to build for a view at `top`, with `spare` more above it.
pub fn first_row(top: f64, row: f64, count: usize, spare: usize) -> usize {
    let first = rows_of(top, 0.0, row).start;
    // Steps of the spare size: a small scroll changes nothing.
    first.min(count).saturating_sub(spare) / spare.max(1) * spare.max(1)
}

/// The rows to build from [`first_row`] on for a view of that height.
pub fn most_rows(height: f64, row: f64, spare: usize) -> usize {
    // The first row in view is at most twice the spare size from the start.
    (height.max(0.0) / row).ceil() as usize + 1 + 3 * spare
}

/// The row that stands in a slot when the rows from `start` on are built: each row has the slot of its remainder, so
/// that rows which stay in view stay in theirs.
pub fn in_slot(slot: usize, start: usize, slots: usize) -> usize {
    let slots = slots.max(1);
    start + (slot + slots - start % slots) % slots
}

/// The scroll position that shows row `index`, as near to `top` as can be.
pub fn reveal(index: usize, top: f64, height: f64, row: f64) -> f64 {
    let (from, to) = (index as f64 * row, (index + 1) as f64 * row);
    if from < top {
        from
    } else if to > top + height {
        to - height
    } else {
        top
    }
}

/// A move of the active row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the start.
    Up(usize),
    /// Towards the end.
    Down(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// The row a move leads to, among `count`.
pub fn step(step: Step, here: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match step {
        Step::Up(by) => here.saturating_sub(by),
        Step::Down(by) => here.saturating_add(by).min(last),
        Step::First => 0,
        Step::Last => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_list_is_built_from_its_first_row() {
        assert_eq!(first_row(0.0, 34.0, 5, 8), 0);
        assert_eq!(first_row(900.0, 34.0, 5, 8), 0);
        assert_eq!(first_row(0.0, 34.0, 0, 8), 0);
    }

    #[test]
    fn keys_stay_within_the_list() {
        assert_eq!(step(Step::Down(10), 95, 100), 99);
        assert_eq!(step(Step::Up(10), 3, 100), 0);
        assert_eq!(step(Step::Last, 0, 0), 0);
    }

    proptest! {
        #[test]
        fn every_row_in_view_is_built(
            top in 0.0..3.4e6f64, height in 0.0..2000.0f64, count in 0usize..100_000
        ) {
            let row = 34.0;
            let start = first_row(top, row, count, 8);
            let built = start..start + most_rows(height, row, 8);
            for index in rows_of(top, height, row) {
                prop_assert!(index >= count || built.contains(&index));
            }
        }

        #[test]
        fn every_row_built_has_a_slot_of_its_own(start in 0usize..100_000, slots in 1usize..80) {
            for place in start..start + slots {
                prop_assert_eq!(in_slot(place % slots, start, slots), place);
            }
        }

        #[test]
        fn a_revealed_row_is_wholly_in_view(index in 0usize..100_000, top in 0.0..3.4e6f64, height in 34.0..2000.0f64) {
            let at = reveal(index, top, height, 34.0);
            let (from, to) = (index as f64 * 34.0, (index as f64 + 1.0) * 34.0);
            prop_assert!(at <= from + 1e-6 && to <= at + height + 1e-6);
        }
    }
}
