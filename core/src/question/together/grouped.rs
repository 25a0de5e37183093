//! Rules gathered into a grid: what rules start from, in groups that lead to the same, against what they lead to (after
//! the grouped matrix of Hahsler & Karpienko 2017; the groups here are joined by average linkage, in which chance has no
//! part).

use std::collections::BTreeMap;

use super::RuleTold;
use crate::book::ProductId;
use crate::sorting::sort_by;

/// Most antecedents that are gathered: those of the strongest rules.
const ANTECEDENTS: usize = 80;

/// Rules in a grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// What the rules lead to, by the number of rules.
    pub rows: Vec<ProductId>,
    /// What they start from.
    pub columns: Vec<Group>,
    /// Where there are rules, row by row.
    pub cells: Vec<GridCell>,
}

/// What rules start from, gathered by what they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The items in it, those of most rules first.
    pub items: Vec<ProductId>,
    /// How many rules start from it.
    pub rules: u32,
}

/// The rules of a group to one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridCell {
    /// Place of the row.
    pub row: usize,
    /// Place of the column.
    pub column: usize,
    /// How many rules.
    pub rules: u32,
    /// The median of their lifts.
    pub lift: f64,
    /// Baskets of the rule in most of them.
    pub baskets: u32,
    /// Place of the strongest of them among the rules.
    pub strongest: usize,
}

/// Gathers rules, the strongest first, into at most so many rows and columns. Rules to other items are left out.
pub fn grid(rules: &[RuleTold], rows: usize, columns: usize) -> Grid {
    let rows = most_common(rules.iter().map(|rule| rule.then), rows);
    // By what they start from: the place of each rule with its row.
    let mut starts: BTreeMap<&[ProductId], Vec<(usize, usize)>> = BTreeMap::new();
    for (place, rule) in rules.iter().enumerate() {
        let Some(row) = rows.iter().position(|&row| row == rule.then) else {
            continue;
        };
        if starts.len() < ANTECEDENTS || starts.contains_key(rule.with.as_slice()) {
            let found = starts.entry(&rule.with).or_default();
            found.push((row, place));
        }
    }
    let start = |found: Vec<(usize, usize)>| {
        let mut leads = vec![0.0; rows.len()];
        for &(row, place) in &found {
            leads[row] = rules[place].counts.lift().ln_1p();
        }
        Start {
            leads: vec![leads],
            found,
        }
    };
    let mut groups: Vec<Start> = starts.into_values().map(start).collect();
    while groups.len() > columns.max(1) {
        let (one, other) = nearest(&groups);
        let joined = groups.remove(other);
        groups[one].leads.extend(joined.leads);
        groups[one].found.extend(joined.found);
    }
    sort_by(&mut groups, |a, b| b.found.len().cmp(&a.found.len()));
    let mut cells = Vec::new();
    for row in 0..rows.len() {
        for (column, group) in groups.iter().enumerate() {
            let places = group.found.iter().filter(|found| found.0 == row);
            cells.extend(cell(
                rules,
                (row, column),
                places.map(|found| found.1).collect(),
            ));
        }
    }
    let group = |start: Start| {
        let items = start.found.iter().flat_map(|found| &rules[found.1].with);
        Group {
            items: most_common(items.copied(), usize::MAX),
            rules: start.found.len() as u32,
        }
    };
    Grid {
        rows,
        columns: groups.into_iter().map(group).collect(),
        cells,
    }
}

/// What some rules start from.
struct Start {
    /// How strongly each of what was joined leads to each row.
    leads: Vec<Vec<f64>>,
    /// The rules: row and place of each.
    found: Vec<(usize, usize)>,
}

/// The commonest, those that come first where they are as common.
fn most_common(of: impl Iterator<Item = ProductId>, most: usize) -> Vec<ProductId> {
    let mut counted: Vec<(ProductId, u32)> = Vec::new();
    for one in of {
        match counted.iter_mut().find(|(known, _)| *known == one) {
            Some((_, count)) => *count += 1,
            None => counted.push((one, 1)),
        }
    }
    sort_by(&mut counted, |a, b| b.1.cmp(&a.1));
    counted.truncate(most);
    counted.into_iter().map(|(one, _)| one).collect()
}

/// The two groups that lead most to the same: by the mean cosine between their profiles.
fn nearest(groups: &[Start]) -> (usize, usize) {
    let mut best = ((0, 1), f64::NEG_INFINITY);
    for (other, Start { leads: theirs, .. }) in groups.iter().enumerate() {
        for (one, Start { leads: own, .. }) in groups[..other].iter().enumerate() {
            let pairs = own.iter().flat_map(|a| theirs.iter().map(|b| cosine(a, b)));
            let mean = pairs.sum::<f64>() / (own.len() * theirs.len()) as f64;
            if mean > best.1 {
                best = ((one, other), mean);
            }
        }
    }
    best.0
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    product(a, b)
        / (product(a, a) * product(b, b))
            .sqrt()
            .max(f64::MIN_POSITIVE)
}

fn cell(rules: &[RuleTold], (row, column): (usize, usize), places: Vec<usize>) -> Option<GridCell> {
    let strongest = places.iter().copied().min()?;
    let mut lifts: Vec<f64> = places
        .iter()
        .map(|&place| rules[place].counts.lift())
        .collect();
    sort_by(&mut lifts, f64::total_cmp);
    let baskets = places.iter().map(|&place| rules[place].counts.both).max()?;
    Some(GridCell {
        row,
        column,
        rules: places.len() as u32,
        lift: lifts[lifts.len() / 2],
        baskets,
        strongest,
    })
}
