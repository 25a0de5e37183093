//! The white space as the tab shows it: rows of customers, columns of categories or products, with their sums.

use super::super::rows::Row;
use super::super::whose::Whose;
use crate::parts::cells::product_title;
use crate::places::Choices;
use crate::state::State;
use keepgold_core::book::ProductId;
use keepgold_core::next_best::{Gap, Shelf, WhiteSpace};
use keepgold_core::sorting::sort_by;

/// The names of what is chosen in the address: a category, or a product where there are no categories.
pub const CATEGORY: &str = "category";
pub const PRODUCT: &str = "product";

/// Columns that are shown; the others are summed up in one.
const COLUMNS: usize = 8;

/// What a shelf is called.
pub fn name(state: State, shelf: &Shelf) -> String {
    match shelf {
        Shelf::Category(name) => name.clone(),
        Shelf::Product(product) => product_title(state, *product),
    }
}

/// What the address says to show only this shelf.
pub fn chosen(shelf: &Shelf) -> (&'static str, String) {
    match shelf {
        Shelf::Category(name) => (CATEGORY, name.clone()),
        Shelf::Product(product) => (PRODUCT, product.index().to_string()),
    }
}

/// The only shelf that the address lets show, by its place; none where it names none that is there.
pub fn only(shelves: &[Shelf], choices: Choices) -> Option<usize> {
    let product = choices.get(PRODUCT).and_then(|number| number.parse().ok());
    let wanted = match (choices.get(CATEGORY), product) {
        (Some(name), _) => Shelf::Category(name),
        (None, Some(product)) => Shelf::Product(ProductId::from_index(product)),
        (None, None) => return None,
    };
    shelves.iter().position(|shelf| *shelf == wanted)
}

/// A customer with its gaps, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    pub row: Row,
    pub gaps: Vec<Gap>,
    /// What all of them would bring in a year, in currency units.
    pub sum: f64,
}

/// Customers by categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub shelves: Vec<Shelf>,
    /// The shelves that have a column, by their place, the most money first.
    pub columns: Vec<usize>,
    /// What each shelf would bring in a year from all rows.
    pub sums: Vec<f64>,
    /// The most money first.
    pub rows: Vec<GapRow>,
    /// Customers of these that have too few alike.
    pub unlike: usize,
}

impl Grid {
    /// The grid of the customers that pass, or of one shelf alone; `row` tells of a customer.
    pub fn new(
        found: &WhiteSpace,
        whose: &Whose,
        only: Option<usize>,
        row: &dyn Fn(keepgold_core::book::CustomerId) -> Option<Row>,
    ) -> Self {
        let mut grid = Self {
            shelves: found.shelves.clone(),
            sums: vec![0.0; found.shelves.len()],
            ..Self::default()
        };
        let passes = |id| row(id).filter(|row| whose.holds(row));
        for gaps in found.gaps.chunk_by(|a, b| a.customer == b.customer) {
            let wanted = |gap: &&Gap| only.is_none_or(|only| gap.shelf as usize == only);
            let mut gaps: Vec<Gap> = gaps.iter().filter(wanted).copied().collect();
            let Some(row) = gaps.first().and_then(|gap| passes(gap.customer)) else {
                continue;
            };
            for gap in &gaps {
                grid.sums[gap.shelf as usize] += gap.expected;
            }
            sort_by(&mut gaps, |a, b| b.expected.total_cmp(&a.expected));
            let sum = gaps.iter().map(|gap| gap.expected).sum();
            grid.rows.push(GapRow { row, gaps, sum });
        }
        sort_by(&mut grid.rows, |a, b| b.sum.total_cmp(&a.sum));
        let mut columns: Vec<usize> = (0..grid.sums.len())
            .filter(|&shelf| grid.sums[shelf] > 0.0)
            .collect();
        sort_by(&mut columns, |&a, &b| grid.sums[b].total_cmp(&grid.sums[a]));
        grid.columns = columns;
        grid.unlike = found
            .unlike
            .iter()
            .filter(|id| passes(**id).is_some())
            .count();
        grid
    }

    /// What all would bring in a year.
    pub fn sum(&self) -> f64 {
        self.sums.iter().sum()
    }

    /// The shelves with a column of their own, and whether others are summed up beside them.
    pub fn shown(&self) -> (&[usize], bool) {
        match self.columns.len() {
            // One more takes no more room than the sum of the others.
            n if n <= COLUMNS + 1 => (&self.columns, false),
            _ => (&self.columns[..COLUMNS], true),
        }
    }

    /// What a row would bring in a year beyond the columns that are shown.
    pub fn others(&self, row: &GapRow) -> f64 {
        let (shown, _) = self.shown();
        let of = row.gaps.iter();
        of.filter(|gap| !shown.contains(&(gap.shelf as usize)))
            .map(|gap| gap.expected)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::book::CustomerId;

    fn gap(customer: usize, shelf: u32, expected: f64) -> Gap {
        Gap {
            customer: CustomerId::from_index(customer),
            shelf,
            expected,
            bounds: (expected / 2.0, expected * 2.0),
            alike: 20,
            buyers: 5,
        }
    }

    fn row(customer: CustomerId) -> Option<Row> {
        (customer.index() != 9).then(|| Row {
            customer,
            name: String::new(),
            owner: String::new(),
            tier: None,
            purchases: 1,
            last_order: None,
            offers: Vec::new(),
        })
    }

    #[test]
    fn sums_are_those_of_the_customers_shown_and_the_most_money_stands_first() {
        let found = WhiteSpace {
            shelves: (0..12).map(|n| Shelf::Category(n.to_string())).collect(),
            gaps: vec![
                gap(1, 0, 10.0),
                gap(1, 11, 50.0),
                gap(2, 11, 100.0),
                gap(9, 3, 1_000.0),
            ],
            unlike: vec![CustomerId::from_index(3), CustomerId::from_index(9)],
        };
        let whose = Whose::default();
        let grid = Grid::new(&found, &whose, None, &row);
        let order = |grid: &Grid| -> Vec<usize> {
            let rows = grid.rows.iter();
            rows.map(|row| row.row.customer.index()).collect()
        };
        assert_eq!(order(&grid), [2, 1]);
        assert_eq!((grid.sum(), grid.unlike), (160.0, 1));
        assert_eq!(grid.shown(), (&[11, 0][..], false));
        let only = Grid::new(&found, &whose, Some(0), &row);
        assert_eq!((order(&only), only.sum()), (vec![1], 10.0));
    }

    #[test]
    fn what_has_no_column_is_summed_up() {
        let found = WhiteSpace {
            shelves: (0..12).map(|n| Shelf::Category(n.to_string())).collect(),
            gaps: (0..12)
                .map(|shelf| gap(1, shelf, f64::from(12 - shelf)))
                .collect(),
            unlike: Vec::new(),
        };
        let grid = Grid::new(&found, &Whose::default(), None, &row);
        assert_eq!(grid.shown(), (&[0, 1, 2, 3, 4, 5, 6, 7][..], true));
        assert_eq!(grid.others(&grid.rows[0]), 4.0 + 3.0 + 2.0 + 1.0);
    }
}
