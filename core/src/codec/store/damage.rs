//! What of a stored book could not be read, named and counted.

use std::collections::BTreeSet;
use std::ops::Range;

use super::manifest::{Holds, Manifest};
use crate::book::{Book, CustomerId};
use crate::unit::Day;

/// What of a stored book could not be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Damage {
    /// The save that was opened in part; none where no list of its parts could be read.
    pub manifest: Option<Manifest>,
    /// What is missing, by table.
    pub missing: Vec<Missing>,
    /// Parts of saves that are stored and belong to no list that could be read.
    pub unlisted: usize,
}

/// What is missing of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// Which table.
    pub table: Table,
    /// How many records: customers, products, orders, contacts, others, judgements, steps. None where nothing says it.
    pub records: Option<usize>,
    /// How many order lines; in [`Table::Rest`] how many voided orders.
    pub lines: Option<usize>,
    /// The places of customers or products that placeholders hold.
    pub places: Vec<Range<usize>>,
    /// The days of the first and the last missing order.
    pub days: Option<(Day, Day)>,
    /// Whose the missing orders are, as far as that is known.
    pub buyers: Option<MissingBuyers>,
}

/// Whose missing orders are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingBuyers {
    /// The names of those with the most missing order lines in a part of the table, in the order of the book.
    pub names: Vec<String>,
    /// Whether there are others.
    pub others: bool,
}

/// A part of the book that is stored apart from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The customers' own data; their orders are another table.
    Customers,
    /// The products' own data.
    Products,
    /// Orders with their lines.
    Orders,
    /// The contact log.
    Contacts,
    /// Records of all other kinds.
    Records,
    /// Settings, judgements, voided orders, standards and past rules.
    Rest,
    /// Which orders had been voided, where their place is not known any more.
    Voided,
    /// The steps that could be undone or redone.
    Past,
}

/// What is missing so far.
#[derive(Debug, Default)]
pub(super) struct Lost {
    pub(super) missing: Vec<Missing>,
    /// The customers to whom missing orders belong.
    buyers: BTreeSet<CustomerId>,
    /// Whether others have bought there too.
    other_buyers: bool,
}

impl Lost {
    fn of(&mut self, table: Table) -> &mut Missing {
        let place = self
            .missing
            .iter()
            .position(|missing| missing.table == table);
        let place = place.unwrap_or_else(|| {
            self.missing.push(Missing {
                table,
                records: Some(0),
                lines: Some(0),
                places: Vec::new(),
                days: None,
                buyers: None,
            });
            self.missing.len() - 1
        });
        &mut self.missing[place]
    }

    pub(super) fn note(&mut self, table: Table, holds: Option<&Holds>) {
        let missing = self.of(table);
        let Some(holds) = holds else {
            missing.records = None;
            missing.lines = None;
            return;
        };
        missing.records = missing.records.map(|records| records + holds.records);
        missing.lines = missing.lines.map(|lines| lines + holds.lines);
        missing.days = match (missing.days, holds.days) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (known, new) => known.or(new),
        };
        if let Some(buyers) = &holds.buyers {
            self.buyers.extend(&buyers.first);
            self.other_buyers |= buyers.others > 0;
        }
    }

    /// Names those whose orders are missing.
    pub(super) fn name_buyers(&mut self, book: &Book) {
        let buyers = self.buyers.iter().filter_map(|id| book.customer(*id));
        let names: Vec<String> = buyers.map(|buyer| buyer.title().to_owned()).collect();
        if !names.is_empty() {
            let others = self.other_buyers;
            self.of(Table::Orders).buyers = Some(MissingBuyers { names, others });
        }
    }

    pub(super) fn places(&mut self, table: Table, places: Range<usize>) {
        self.of(table).places.push(places);
    }

    /// Sets what is there beside what the save counted: the difference is missing, whatever the segments say.
    pub(super) fn complete(
        &mut self,
        table: Table,
        have: usize,
        counted: usize,
        lines: Option<(usize, usize)>,
    ) {
        let (have_lines, counted_lines) = lines.unwrap_or_default();
        if have < counted || have_lines < counted_lines {
            let missing = self.of(table);
            missing.records = Some(counted.saturating_sub(have));
            missing.lines = Some(counted_lines.saturating_sub(have_lines));
        }
    }
}
