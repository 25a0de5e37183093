//! Which two months are compared and which moves are listed. Pure.

use keepgold_core::book::Tier;
use keepgold_core::sorting::sort_by;
use keepgold_core::unit::Day;
use keepgold_core::value::{Movement, Mover};

/// A cell of the matrix: the place of the tier before and of the one after, in the order of [`Tier::ALL`] and then none.
pub type Cell = (usize, usize);

/// Rows and columns of the matrix.
pub const PLACES: usize = Tier::ALL.len() + 1;

/// The tier of a row or column; none for the last.
pub fn tier_at(place: usize) -> Option<Tier> {
    Tier::ALL.get(place).copied()
}

/// Which way a customer went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up.
    Rose,
    /// Down.
    Fell,
    /// Has a tier and had none.
    Came,
    /// Had a tier and has none.
    Went,
}

impl Way {
    /// All four, in the order they are listed.
    pub const ALL: [Way; 4] = [Way::Rose, Way::Fell, Way::Came, Way::Went];

    /// The way of a cell; none where nobody moves.
    pub fn of((from, to): Cell) -> Option<Way> {
        match (tier_at(from), tier_at(to)) {
            (from, to) if from == to => None,
            (None, _) => Some(Way::Came),
            (_, None) => Some(Way::Went),
            (from, to) if to < from => Some(Way::Rose),
            _ => Some(Way::Fell),
        }
    }
}

/// The two days to compare: those chosen where that is possible, else the last full month and the one before it; where
/// there are not two of these, the end and the month before it. None where there are not two months.
pub fn pair(days: &[Day], from: Option<Day>, to: Option<Day>) -> Option<(Day, Day)> {
    let place = |day: Option<Day>| days.binary_search(&day?).ok();
    let to = place(to).filter(|&to| to > 0);
    let full = last_full(days).filter(|&full| full > 0 && from.is_none());
    let to = to.or(full).or(days.len().checked_sub(1))?;
    let from = place(from).filter(|&from| from < to);
    let from = from.or(to.checked_sub(1))?;
    Some((*days.get(from)?, *days.get(to)?))
}

/// The place of the last day that ends a month.
fn last_full(days: &[Day]) -> Option<usize> {
    days.iter()
        .rposition(|day| day.plus_days(1).month() != day.month())
}

/// Sums of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Of each row.
    pub rows: [u32; PLACES],
    /// Of each column.
    pub columns: [u32; PLACES],
    /// Customers by their way, in the order of [`Way::ALL`].
    pub ways: [u32; 4],
    /// Customers who keep a tier.
    pub stayed: u32,
}

impl Sums {
    /// The sums of a movement.
    pub fn of(movement: &Movement) -> Sums {
        let mut sums = Sums::default();
        for (from, row) in movement.matrix.iter().enumerate() {
            for (to, &count) in row.iter().enumerate() {
                sums.rows[from] += count;
                sums.columns[to] += count;
                match Way::of((from, to)) {
                    Some(way) => sums.ways[way as usize] += count,
                    None if tier_at(from).is_some() => sums.stayed += count,
                    None => {}
                }
            }
        }
        sums
    }

    /// Customers who went this way.
    pub fn way(&self, way: Way) -> u32 {
        self.ways[way as usize]
    }
}

/// The cell a mover lies in.
pub fn cell(mover: &Mover) -> Cell {
    let place = |tier: Option<Tier>| tier.map_or(Tier::ALL.len(), Tier::index);
    (place(mover.then.tier()), place(mover.now.tier()))
}

/// Who went this way and lies in the cell, if one is chosen: the highest tier first, then the highest value.
pub fn listed(movement: &Movement, way: Way, chosen: Option<Cell>) -> Vec<&Mover> {
    let wanted = |mover: &&Mover| {
        let cell = cell(mover);
        Way::of(cell) == Some(way) && chosen.is_none_or(|chosen| chosen == cell)
    };
    let mut movers: Vec<&Mover> = movement.movers.iter().filter(wanted).collect();
    let rank = |mover: &Mover| {
        let value = mover.now.composite.or(mover.then.composite);
        (cell(mover), value.unwrap_or_default())
    };
    sort_by(&mut movers, |a, b| {
        let ((a_cell, a), (b_cell, b)) = (rank(a), rank(b));
        let tiers = |cell: Cell| (cell.1, cell.0);
        tiers(a_cell).cmp(&tiers(b_cell)).then(b.total_cmp(&a))
    });
    movers
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::demo;
    use keepgold_core::value::{movement, tier_history};

    fn day(number: i32) -> Day {
        Day::from_number(number).unwrap()
    }

    #[test]
    fn two_months_are_always_in_order() {
        let days = [day(30), day(60), day(90)];
        let last = Some((day(60), day(90)));
        assert_eq!(pair(&days, None, None), last);
        assert_eq!(pair(&days, Some(day(30)), None), Some((day(30), day(90))));
        assert_eq!(pair(&days, None, Some(day(60))), Some((day(30), day(60))));
        // Nothing lies before the first, and a day is no longer a month's end after an import.
        assert_eq!(pair(&days, Some(day(90)), Some(day(30))), last);
        assert_eq!(pair(&days, Some(day(31)), Some(day(61))), last);
        assert_eq!(pair(&days[..1], None, None), None);
        assert_eq!(pair(&[], None, None), None);
        // A month that is under way is compared only where it is asked for.
        let [october, november] =
            [(10, 31), (11, 30)].map(|(m, d)| Day::from_civil(2011, m, d).unwrap());
        let ninth = Day::from_civil(2011, 12, 9).unwrap();
        let days = [october, november, ninth];
        assert_eq!(pair(&days, None, None), Some((october, november)));
        assert_eq!(pair(&days, None, Some(ninth)), Some((november, ninth)));
        assert_eq!(pair(&days, Some(october), None), Some((october, ninth)));
        assert_eq!(pair(&days[1..], None, None), Some((november, ninth)));
    }

    #[test]
    fn every_mover_stands_in_one_list_and_in_its_cell() {
        let as_of = day(20_000);
        let book = demo::book(demo::Demo::FarmSupplies, 2026, as_of);
        let history = tier_history(&book, book.rules(), book.units().default_margin, as_of);
        let days: Vec<Day> = history.months().iter().map(|month| month.day).collect();
        let movement = movement(&history, &history, days[0], as_of).unwrap();
        let sums = Sums::of(&movement);
        let all = history.customers().len() as u32;
        assert_eq!(sums.rows.iter().sum::<u32>(), all);
        assert_eq!(sums.columns.iter().sum::<u32>(), all);
        assert_eq!(sums.columns[..4], history.months().last().unwrap().counts);
        let by_way = Way::ALL.map(|way| listed(&movement, way, None).len());
        assert_eq!(by_way.map(|n| n as u32), sums.ways);
        assert_eq!(by_way.iter().sum::<usize>(), movement.movers.len());
        assert!(sums.way(Way::Rose) > 0 && sums.way(Way::Fell) > 0);
        for from in 0..PLACES {
            for to in 0..PLACES {
                let chosen = Some((from, to));
                let shown = Way::ALL.map(|way| listed(&movement, way, chosen).len());
                let due = if from == to {
                    0
                } else {
                    movement.matrix[from][to]
                };
                assert_eq!(shown.iter().sum::<usize>(), due as usize);
            }
        }
        let rose = listed(&movement, Way::Rose, None);
        assert!(rose.is_sorted_by_key(|mover| mover.now.tier()));
    }
}
