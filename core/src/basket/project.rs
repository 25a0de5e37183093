//! Baskets cut down to the items that can still grow an itemset.

/// Baskets that hold a common itemset, without it: rows of local items, 0 to `ranks.len() - 1`.
#[derive(Debug, Default)]
pub(super) struct Projection {
    /// The rank of each local item, ascending.
    pub ranks: Vec<u32>,
    items: Vec<u32>,
    /// Where each row begins and ends in `items`.
    rows: Vec<(u32, u32)>,
}

/// Where an item stands: the place in `items` and the beginning of its row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    row_start: u32,
    at: u32,
}

/// The rows of each item.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    spots: Vec<Spot>,
    /// Where the spots of each item end.
    ends: Vec<u32>,
}

impl Occurrences {
    /// Where the item stands, with at least one item before it.
    pub fn of(&self, local: u32) -> &[Spot] {
        let start = match local {
            0 => 0,
            _ => self.ends[local as usize - 1],
        };
        &self.spots[start as usize..self.ends[local as usize] as usize]
    }

    /// How many pairs of items the baskets hold.
    pub fn pairs(&self) -> usize {
        let spots = self.spots.iter();
        spots.map(|spot| (spot.at - spot.row_start) as usize).sum()
    }

    /// In how many pairs the item is the later one.
    pub fn pairs_of(&self, local: u32) -> usize {
        let spots = self.of(local).iter();
        spots.map(|spot| (spot.at - spot.row_start) as usize).sum()
    }
}

impl Projection {
    pub fn new(ranks: Vec<u32>) -> Self {
        Self {
            ranks,
            ..Self::default()
        }
    }

    /// Adds a row of local items in any order, if it has two: one alone grows nothing.
    pub fn push(&mut self, row: impl Iterator<Item = u32>) {
        let start = self.items.len();
        self.items.extend(row);
        if self.items.len() < start + 2 {
            self.items.truncate(start);
            return;
        }
        self.items[start..].sort_unstable();
        self.rows.push((start as u32, self.items.len() as u32));
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.rows
            .iter()
            .map(|&(start, end)| &self.items[start as usize..end as usize])
    }

    /// The items before a spot in its row.
    pub fn before(&self, spot: &Spot) -> &[u32] {
        &self.items[spot.row_start as usize..spot.at as usize]
    }

    /// The spots of every item that has another before it, in one pass.
    pub fn occurrences(&self) -> Occurrences {
        let mut ends = vec![0; self.ranks.len()];
        for row in self.rows() {
            for &item in &row[1..] {
                ends[item as usize] += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            let count = *end;
            *end = total;
            total += count;
        }
        let mut spots = vec![
            Spot {
                row_start: 0,
                at: 0
            };
            total as usize
        ];
        for &(row_start, end) in &self.rows {
            for at in row_start + 1..end {
                let place = &mut ends[self.items[at as usize] as usize];
                spots[*place as usize] = Spot { row_start, at };
                *place += 1;
            }
        }
        Occurrences { spots, ends }
    }

    /// The rows of these spots up to them, with the `frequent` items only. `names` is room for a number for each item and
    /// is overwritten.
    pub fn project(&self, spots: &[Spot], frequent: &[u32], names: &mut [u32]) -> Self {
        const NONE: u32 = u32::MAX;
        names.fill(NONE);
        let mut inner = Self::new(
            frequent
                .iter()
                .map(|&item| self.ranks[item as usize])
                .collect(),
        );
        for (name, &item) in (0..).zip(frequent) {
            names[item as usize] = name;
        }
        for spot in spots {
            let start = inner.items.len();
            for &item in self.before(spot) {
                let name = names[item as usize];
                if name != NONE {
                    inner.items.push(name);
                }
            }
            if inner.items.len() < start + 2 {
                inner.items.truncate(start);
            } else {
                inner.rows.push((start as u32, inner.items.len() as u32));
            }
        }
        inner
    }

    /// How many rows, and how many steps counting all pairs in them takes.
    pub fn size(&self) -> (usize, usize) {
        let pairs = self.rows().map(|row| row.len() * (row.len() - 1) / 2);
        (self.rows.len(), pairs.sum())
    }
}
