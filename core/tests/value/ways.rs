//! Which way customers went and by whose doing: on random books and on a demo book.

use crate::common::hysteresis::*;
use crate::common::sheets::*;
use keepgold_core::book::*;
use keepgold_core::demo::{self, Demo};
use keepgold_core::unit::{Day, Rate};
use keepgold_core::value::*;
use proptest::prelude::*;

/// Composites are held to nine decimals: what differs by less does not differ.
const SAME: f64 = 1e-9;

/// The tier that cuts give a composite.
fn tier_by(cuts: &Cuts, composite: f64) -> Tier {
    let inside = |least: &Option<f64>| least.is_some_and(|least| composite + SAME >= least);
    let place = cuts.least.iter().position(inside);
    place.map_or(Tier::Small, |place| Tier::ALL[place])
}

proptest! {
    /// Somebody fell or rose by itself where its value moved that way past the cut that was; where it did not, others
    /// passed it or fell past it, and in a rule by score there is no such thing.
    #[test]
    fn who_moved_by_itself_is_told_from_whom_others_passed(
        sheet in any_sheet(),
        ends in (0usize..24, 0usize..24),
    ) {
        let book = sheet.book(1);
        let history = tier_history(&book, &with(sheet.rules(), Hysteresis::NONE), Rate::ONE, as_of());
        let months = history.months();
        let month = |place: usize| &months[place.min(months.len() - 1)];
        let (from, to) = (month(ends.0.min(ends.1)), month(ends.0.max(ends.1)));
        let movement = movement(&history, &history, from.day, to.day).unwrap();
        for mover in &movement.movers {
            let by = mover.moved_by();
            let (Some(before), Some(after)) = (mover.then.composite, mover.now.composite) else {
                prop_assert_eq!(by, Some(MovedBy::Itself));
                continue;
            };
            let rose = mover.rose().unwrap();
            let gained = if rose { after - before } else { before - after };
            let (held, by_old) = (mover.then.tier().unwrap(), tier_by(&from.cuts, after));
            let past = if rose { by_old < held } else { by_old > held };
            let expected = if gained > SAME && past { MovedBy::Itself } else { MovedBy::Others };
            prop_assert_eq!(by, Some(expected));
            if matches!(from.cuts.rule, TierRule::Score(_)) {
                prop_assert_eq!(by, Some(MovedBy::Itself));
            }
        }
    }

    #[test]
    fn every_mover_stands_in_one_list_and_in_its_cell(
        sheet in any_sheet(),
        hysteresis in any_hysteresis(),
    ) {
        let book = sheet.book(1);
        let history = tier_history(&book, &with(sheet.rules(), hysteresis), Rate::ONE, as_of());
        let first = history.months()[0].day;
        assert_lists(&history, &movement(&history, &history, first, as_of()).unwrap());
    }
}

fn assert_lists(history: &TierHistory, movement: &Movement) {
    let sums = movement.sums();
    let all = history.customers().len() as u32;
    assert_eq!(sums.rows.iter().sum::<u32>(), all);
    assert_eq!(sums.columns.iter().sum::<u32>(), all);
    assert_eq!(sums.columns[..4], history.months().last().unwrap().counts);
    let by_way = Way::ALL.map(|way| movement.listed(way, None).len());
    assert_eq!(by_way.map(|n| n as u32), sums.ways);
    assert_eq!(by_way.iter().sum::<usize>(), movement.movers.len());
    let listed = |part| {
        let moved = Way::ALL.map(|way| movement.listed(way, Some(part)).len());
        (moved.iter().sum::<usize>() + movement.stayed(part).len()) as u32
    };
    for from in 0..PLACES {
        for to in 0..PLACES {
            assert_eq!(listed(Part::Cell((from, to))), movement.matrix[from][to]);
        }
        assert_eq!(listed(Part::Row(from)), sums.rows[from]);
        assert_eq!(listed(Part::Column(from)), sums.columns[from]);
    }
    assert_eq!(listed(Part::Stayed), sums.stayed);
    let both = sums.way(Way::Rose) + sums.way(Way::Fell) + sums.stayed;
    assert_eq!(listed(Part::Both), both);
    assert_eq!(listed(Part::All), all);
    let rose = movement.listed(Way::Rose, None);
    assert!(rose.is_sorted_by_key(|mover| mover.now.tier()));
}

#[test]
fn a_demo_book_has_customers_that_rose_and_customers_that_fell() {
    let as_of = Day::from_number(20_000).unwrap();
    let book = demo::book(Demo::FarmSupplies, 2026, as_of, demo::Language::Chinese);
    let margin = book.units().default_margin;
    let history = tier_history(&book, book.rules(), margin, as_of);
    let movement = movement(&history, &history, history.months()[0].day, as_of).unwrap();
    assert_lists(&history, &movement);
    let sums = movement.sums();
    assert!(sums.way(Way::Rose) > 0 && sums.way(Way::Fell) > 0);
}
