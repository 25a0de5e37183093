//! Which columns of a sample are months side by side, which year stands over them, and which column is their sum.

use super::across::{Across, AcrossColumn};
use super::names::Header;
use super::period::{When, says_all, says_quantity, sequence, when, year_of};
use super::sums::Rows;
use super::view::View;
use crate::import::parse::total::is_total;
use crate::import::role::{Role, TableKind};
use crate::unit::Day;

impl Across {
    /// Looks for them in a sample.
    pub(super) fn of(view: &View<'_>) -> Self {
        let complete = |roles: &[Role]| roles.iter().any(|&role| view.has_named(role));
        if view.export.is_some()
            || complete(&[Role::Date]) && complete(&[Role::Amount, Role::Quantity])
        {
            return Self::default();
        }
        let above = view.rows_above();
        let whens = view.headers.iter().enumerate().map(|(column, header)| {
            let when = when(header).filter(|_| view.could_hold_amounts(column));
            (column, when)
        });
        let found = sequence(whens.filter_map(|(column, when)| Some((column, when?))));
        if found.is_empty() {
            // Blocks: the months over headings such as quantity and amount.
            let nearest = above.first().copied().unwrap_or_default();
            let whens = nearest.iter().enumerate();
            let blocks = sequence(whens.filter_map(|(column, cell)| Some((column, when(cell)?))));
            let names = if blocks.len() > 1 {
                nearest
            } else {
                &view.headers
            };
            let periods = view.longer_periods();
            let columns = if blocks.len() > 1 { blocks } else { periods };
            return Self {
                columns: named(columns, names),
                ..Self::default()
            };
        }
        let columns = named(found, &view.headers);
        let twice = |one: &AcrossColumn| {
            let same = |other: &&AcrossColumn| (other.day, other.month) == (one.day, one.month);
            columns.iter().filter(same).count() > 1
        };
        let of_money = |(column, header): (usize, &String)| {
            !says_quantity(header) && !view.forbids_amounts(column)
        };
        let is_read = !columns.iter().any(twice)
            && columns.iter().all(|one| !says_quantity(&one.heading))
            && view.headers.iter().enumerate().all(of_money)
            && !above
                .iter()
                .copied()
                .flatten()
                .any(|cell| says_quantity(cell));
        let mut across = Self {
            columns,
            is_read,
            ..Self::default()
        };
        across.sum = view.sum_of(&across);
        across.find_years(view, &above);
        across
    }

    /// Finds the years that stand over the months: one over each, or one for all.
    fn find_years(&mut self, view: &View<'_>, above: &[&[String]]) {
        if self.columns.iter().all(|one| one.day.is_some()) {
            return;
        }
        let over = |column: usize| {
            above.iter().find_map(|row| {
                let left = row.get(..=column).unwrap_or(row);
                year_of(left.iter().rev().find(|cell| !cell.is_empty())?)
            })
        };
        let years: Vec<Option<i32>> = self.columns.iter().map(|one| over(one.column)).collect();
        let first = years.first().copied().flatten();
        let in_order = |places: std::ops::Range<usize>| {
            places.into_iter().skip(1).all(|place| {
                years[place] != years[place - 1]
                    || self.columns[place].month.0 > self.columns[place - 1].month.0
            })
        };
        let each = years.iter().all(Option::is_some) && years.iter().any(|year| *year != first);
        if each && in_order(0..years.len()) {
            for (one, year) in self.columns.iter_mut().zip(&years) {
                one.day = one
                    .day
                    .or_else(|| Day::from_civil((*year)?, one.month.0, 1));
            }
            return;
        }
        // Twelve months that begin in April are of two years, and a title names but one.
        let (mut later, mut before) = (0, 0);
        for one in &mut self.columns {
            later += i32::from(one.month.0 < before);
            before = one.month.0;
            one.month.1 = later;
        }
        let beside = view.headers.iter().filter_map(|header| year_of(header));
        let mut named: Vec<i32> = first.into_iter().chain(beside).collect();
        named.dedup();
        self.year = match named[..] {
            [] => self.year_in(&view.sample.name),
            [year] if later == 0 => Some(year),
            _ => None,
        };
    }
}

impl View<'_> {
    /// Whether a header is exactly a name of this role.
    fn has_named(&self, role: Role) -> bool {
        let named = |header: &Header| header.names(role, TableKind::OrderLines) >= 80;
        let filled = |column: usize| self.profiles[column].filled > 0;
        (0..self.names.len()).any(|column| named(&self.names[column]) && filled(column))
    }

    /// The rows above the header, the nearest first.
    fn rows_above(&self) -> Vec<&[String]> {
        let header = self.layout.header.map_or(0, |row| row as usize - 1);
        let rows = self.sample.rows().get(..header).unwrap_or_default();
        rows.iter().rev().map(Vec::as_slice).collect()
    }

    /// Whether most of what stands in a column are amounts, or strokes for none.
    fn could_hold_amounts(&self, column: usize) -> bool {
        let profile = &self.profiles[column];
        let nothing = |cell: &&&str| !cell.chars().any(char::is_alphanumeric);
        let nothing = profile.cells.iter().filter(nothing).count();
        (profile.numbers + nothing) * 2 >= profile.filled
    }

    /// Whether a header names what makes other numbers a quantity, a price or a quantity of its own, or a year for each row.
    fn forbids_amounts(&self, column: usize) -> bool {
        [Role::Quantity, Role::UnitPrice, Role::Year]
            .iter()
            .any(|&role| self.names[column].names(role, TableKind::OrderLines) >= 80)
    }

    /// The columns of numbers that are quarters or years, or days of no year.
    fn longer_periods(&self) -> Vec<(usize, When)> {
        let is_long = |header: &str| {
            let text = header.to_lowercase();
            let quarter = text.contains("季度")
                || text.starts_with(['q', 'h'])
                    && text[1..].starts_with(|next: char| ('1'..='4').contains(&next));
            let day = text.starts_with(|char: char| char.is_ascii_digit())
                && text.ends_with(['日', '号', '號']);
            year_of(&text).is_some() || quarter || day
        };
        let columns = (0..self.headers.len()).filter(|&column| {
            self.profiles[column].filled > 0
                && self.could_hold_amounts(column)
                && is_long(&self.headers[column])
        });
        let columns: Vec<_> = columns.map(|column| (column, When::Month(0))).collect();
        if columns.len() > 1 {
            columns
        } else {
            Vec::new()
        }
    }

    /// The column that is the sum of the others: by its name, of several the one whose numbers say so.
    fn sum_of(&self, across: &Across) -> Option<usize> {
        let is_named = |column: &usize| {
            let header = &self.headers[*column];
            !across.has(*column)
                && self.could_hold_amounts(*column)
                && (is_total(header, false)
                    || says_all(header)
                    || self.names[*column].names(Role::Amount, TableKind::OrderLines) >= 80)
        };
        let named: Vec<usize> = (0..self.headers.len()).filter(is_named).collect();
        if named.len() < 2 {
            return named.first().copied();
        }
        let rows = Rows::new(self.sample, self.layout);
        let months: Vec<_> = across
            .columns
            .iter()
            .map(|one| rows.numbers(one.column))
            .collect();
        let agrees = |column: &usize| {
            let stated = rows.numbers(*column);
            let agree = stated.iter().enumerate().filter(|(row, stated)| {
                let all: f64 = months.iter().filter_map(|month| month[*row]).sum();
                stated.is_some_and(|stated| (stated - all).abs() < 0.02)
            });
            agree.count() * 2 > stated.iter().flatten().count()
        };
        named.into_iter().find(agrees)
    }
}

/// The columns as they are told.
fn named(columns: Vec<(usize, When)>, names: &[String]) -> Vec<AcrossColumn> {
    let one = |(column, when)| AcrossColumn {
        column,
        heading: names.get(column).cloned().unwrap_or_default(),
        day: match when {
            When::Day(day, _) => Some(day),
            When::Month(_) | When::Open(_) => None,
        },
        month: match when {
            When::Month(month) => (month, 0),
            When::Day(..) | When::Open(_) => (0, 0),
        },
    };
    columns.into_iter().map(one).collect()
}
