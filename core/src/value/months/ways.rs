//! Which way customers went between two months: counted, listed, and by whose doing (A5).

use super::movement::{Move, Movement, Mover, Reason, place};
use crate::book::{CustomerId, Tier};
use crate::sorting::sort_by;

/// A cell of the matrix: the place of the tier before and of the one after, in the order of [`Tier::ALL`] and then none.
pub type Cell = (usize, usize);

/// A part of the matrix whose customers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One cell.
    Cell(Cell),
    /// Who held the tier of a row.
    Row(usize),
    /// Who holds the tier of a column.
    Column(usize),
    /// Who had a tier and has one.
    Both,
    /// Who kept a tier.
    Stayed,
    /// Everybody.
    All,
}

impl Part {
    /// Whether a cell belongs to it.
    pub fn holds(self, cell: Cell) -> bool {
        match self {
            Part::Cell(own) => own == cell,
            Part::Row(from) => from == cell.0,
            Part::Column(to) => to == cell.1,
            Part::Both => tier_at(cell.0.max(cell.1)).is_some(),
            Part::Stayed => cell.0 == cell.1 && tier_at(cell.0).is_some(),
            Part::All => true,
        }
    }
}

/// Rows and columns of the matrix.
pub const PLACES: usize = Tier::ALL.len() + 1;

/// The tier of a row or column; none for the last.
pub fn tier_at(place: usize) -> Option<Tier> {
    Tier::ALL.get(place).copied()
}

/// Which way a customer went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub const ALL: [Self; 4] = [Self::Rose, Self::Fell, Self::Came, Self::Went];

    /// The way of a cell; none where nobody moves.
    pub fn of((from, to): Cell) -> Option<Self> {
        match (tier_at(from), tier_at(to)) {
            (from, to) if from == to => None,
            (None, _) => Some(Self::Came),
            (_, None) => Some(Self::Went),
            (from, to) if to < from => Some(Self::Rose),
            _ => Some(Self::Fell),
        }
    }
}

/// Sums of a matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MovementSums {
    /// Of each row.
    pub rows: [u32; PLACES],
    /// Of each column.
    pub columns: [u32; PLACES],
    /// Customers by their way, in the order of [`Way::ALL`].
    pub ways: [u32; 4],
    /// Customers who keep a tier.
    pub stayed: u32,
}

impl MovementSums {
    /// Customers who went this way.
    pub const fn way(&self, way: Way) -> u32 {
        self.ways[way as usize]
    }
}

/// By whose doing the data changed a customer's tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovedBy {
    /// Its own: its value passed the cut that was, or it came to have a value, or lost it.
    Itself,
    /// That of others: in a pyramid they change places, which moves the cut past its value.
    Others,
    /// That of its months before, which keep a tier or let it go.
    Months,
}

impl Movement {
    /// The sums of the matrix.
    pub fn sums(&self) -> MovementSums {
        let mut sums = MovementSums::default();
        for (from, row) in self.matrix.iter().enumerate() {
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

    /// Who went this way and lies in the part, if one is chosen: the highest tier first, then the highest value.
    pub fn listed(&self, way: Way, chosen: Option<Part>) -> Vec<&Mover> {
        let wanted = |mover: &&Mover| {
            let cell = mover.cell();
            Way::of(cell) == Some(way) && chosen.is_none_or(|chosen| chosen.holds(cell))
        };
        let mut movers: Vec<&Mover> = self.movers.iter().filter(wanted).collect();
        let rank = |mover: &Mover| {
            let (from, to) = mover.cell();
            let value = mover.now.composite.or(mover.then.composite);
            ((to, from), value.unwrap_or_default())
        };
        sort_by(&mut movers, |a, b| {
            let ((a_tiers, a), (b_tiers, b)) = (rank(a), rank(b));
            a_tiers.cmp(&b_tiers).then(b.total_cmp(&a))
        });
        movers
    }

    /// Who stayed and lies in the part, with the tier that was kept: the highest tier first.
    pub fn stayed(&self, chosen: Part) -> Vec<(CustomerId, Option<Tier>)> {
        let lies = |(_, tier): &&(CustomerId, Option<Tier>)| {
            let place = place(*tier);
            chosen.holds((place, place))
        };
        let mut stayed: Vec<_> = self.stayers.iter().filter(lies).copied().collect();
        sort_by(&mut stayed, |a, b| place(a.1).cmp(&place(b.1)));
        stayed
    }
}

impl Mover {
    /// The cell of the matrix it lies in.
    pub fn cell(&self) -> Cell {
        (place(self.then.tier()), place(self.now.tier()))
    }

    /// By whose doing the data changed its tier; none where they did not.
    pub fn moved_by(&self) -> Option<MovedBy> {
        Some(match self.data? {
            Reason::Entered | Reason::Left | Reason::Indicator(..) => MovedBy::Itself,
            Reason::Cut | Reason::Tie => MovedBy::Others,
            Reason::Kept | Reason::LetGo => MovedBy::Months,
        })
    }
}

impl Move {
    /// Which way it goes; none where the tier stays.
    pub fn way(&self) -> Option<Way> {
        Way::of((place(self.before.tier()), place(self.after.tier())))
    }
}
