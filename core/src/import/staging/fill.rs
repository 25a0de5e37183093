//! Blank and merged cells: what a row leaves out because the row above says it.

use crate::sorting::set_of;
use std::collections::BTreeSet;

use super::texts::EMPTY;
use super::{StagedColumn, Staging};
use crate::import::batch::Choices;
use crate::import::parse::total::is_total;
use crate::import::role::{Role, TableKind};

/// What stands once for an order: in its first line, or in cells merged over all of them.
const HEAD: [Role; 9] = [
    Role::OrderCode,
    Role::Date,
    Role::CustomerCode,
    Role::CustomerName,
    Role::Region,
    Role::Owner,
    Role::Currency,
    Role::DocumentType,
    Role::Status,
];
/// What says whose order it is and when: where all of it is blank, the row goes on with the order above.
const WHOSE: [Role; 4] = [
    Role::OrderCode,
    Role::Date,
    Role::CustomerCode,
    Role::CustomerName,
];
/// What a line has beside its head.
const LINE: [Role; 7] = [
    Role::ProductCode,
    Role::ProductName,
    Role::Quantity,
    Role::UnitPrice,
    Role::Amount,
    Role::Debit,
    Role::Credit,
];

/// Whether a cell of the column of names may be one though it reads as a word for a sum: 合计 is never one.
fn is_name(column: &StagedColumn, row: usize) -> bool {
    column.role == Role::CustomerName && column.texts.bytes_of(column.ids[row]).is_ascii()
}

impl Staging {
    /// Makes the rows ready for [`Staging::prepare`], once all of them are read and whenever a choice or a cell has changed.
    pub fn settle(&mut self, choices: &Choices) {
        self.find_scales(choices);
        if self.mapping.kind == TableKind::OrderLines {
            self.find_sums();
            self.fill_down(!choices.leave_blank, choices.fill_customers);
        }
    }

    /// Fills the blank cells of order lines that the rows above say, or empties those that were filled before: of a line
    /// with the number of the order above it, of a line that names neither order nor day nor customer, and the customer
    /// under a row that names nothing else.
    fn fill_down(&mut self, fill: bool, fill_customers: bool) {
        for (column, row) in std::mem::take(&mut self.filled) {
            self.columns[column].ids[row as usize] = EMPTY;
        }
        self.headings.clear();
        self.merged = 0;
        if !fill {
            return;
        }
        let places = |roles: &[Role]| -> Vec<usize> {
            let columns = self.columns.iter().enumerate();
            let columns = columns.filter(|(_, column)| roles.contains(&column.role));
            columns.map(|(place, _)| place).collect()
        };
        let (head, mut whose, line) = (places(&HEAD), places(&WHOSE), places(&LINE));
        let customer = places(&[Role::CustomerCode, Role::CustomerName]);
        let order = places(&[Role::OrderCode]).first().copied();
        let date = places(&[Role::Date]);
        if !self.across.is_empty() {
            // The day is that of the column, whoever the row is about.
            whose.retain(|column| !date.contains(column));
        }
        let product = places(&[Role::ProductCode, Role::ProductName]);
        // Without blanks there is nothing to be done, and most files have none.
        let blank = |column: usize| self.columns[column].ids.contains(&EMPTY);
        if !head.iter().any(|&column| blank(column)) {
            return;
        }
        // Nor need rows of which nothing is blank, where no column is left out.
        let mut lacks = vec![date.is_empty(); self.rows.len()];
        for &column in &head {
            let ids = self.columns[column].ids.as_slice();
            for (lacks, id) in lacks.iter_mut().zip(ids) {
                *lacks |= *id == EMPTY;
            }
        }
        let is_even = !self.has_sums() && self.faults.is_empty();
        let mut above: Option<usize> = None;
        let mut heading: Option<usize> = None;
        for (row, lacks) in lacks.into_iter().enumerate() {
            if is_even && !lacks {
                above = Some(row);
                continue;
            }
            let empty = |columns: &[usize]| {
                columns
                    .iter()
                    .all(|&column| self.columns[column].ids.as_slice()[row] == EMPTY)
            };
            let has_line = !empty(&line);
            if self.is_sum(row) || self.faults.contains_key(&(row as u32)) {
                continue;
            }
            if !has_line && empty(&date) && !empty(&customer) {
                (heading, above) = (Some(row), None);
                self.headings.insert(row as u32);
                continue;
            }
            let same_order = |other: usize| {
                order.is_some_and(|order| {
                    let ids = &self.columns[order].ids;
                    ids[row] != EMPTY && ids[row] == ids[other]
                })
            };
            // Without a product it is rather a sum that does not say so.
            let unsaid = has_line && empty(&whose) && !empty(&product);
            let goes_on = above.filter(|&other| same_order(other) || unsaid);
            let under_heading = heading.filter(|_| has_line && empty(&customer));
            let from = goes_on
                .map(|other| (&head, other))
                .or_else(|| under_heading.map(|other| (&customer, other)));
            if let Some((columns, other)) = from {
                for &column in columns {
                    let ids = &mut self.columns[column].ids;
                    if ids[row] == EMPTY && ids[other] != EMPTY {
                        ids[row] = ids[other];
                        self.filled.push((column, row as u32));
                    }
                }
            }
            above = Some(row);
        }
        self.merged_customers(&customer, &line, fill_customers);
    }

    /// Finds lines whose customer may stand in a cell merged over several orders: no customer is named twice in a row, as
    /// it would be where every line names it, and the orders themselves leave out what stands above.
    fn merged_customers(&mut self, customer: &[usize], line: &[usize], fill: bool) {
        if self.filled.is_empty() {
            return;
        }
        let from_above: BTreeSet<u32> = set_of(self.filled.iter().map(|(_, row)| *row));
        let mut last: Option<usize> = None;
        let mut blank = Vec::new();
        for row in 0..self.rows.len() {
            let ids = |row: usize| customer.iter().map(move |&column| (column, row));
            let id = |(column, row): (usize, usize)| self.columns[column].ids[row];
            let has_line = line
                .iter()
                .any(|&column| self.columns[column].ids[row] != EMPTY);
            if !has_line || self.is_sum(row) {
                continue;
            }
            let named = ids(row).any(|cell| id(cell) != EMPTY);
            let was_filled = from_above.contains(&(row as u32));
            if !named {
                blank.push((row, last));
            } else if !was_filled {
                if last.is_some_and(|last| ids(last).map(id).eq(ids(row).map(id))) {
                    return;
                }
                last = Some(row);
            }
        }
        self.merged = blank.len() as u32;
        if !fill {
            return;
        }
        for (row, above) in blank {
            let Some(above) = above else { continue };
            for &column in customer {
                let ids = &mut self.columns[column].ids;
                ids[row] = ids[above];
                self.filled.push((column, row as u32));
            }
        }
    }

    /// The columns in which cells are filled from above, with how many.
    pub(in crate::import) fn filled_cells(&self) -> Vec<(Role, u32)> {
        let mut found: Vec<(Role, u32)> = Vec::new();
        for (column, _) in &self.filled {
            let role = self.columns[*column].role;
            match found.iter_mut().find(|(known, _)| *known == role) {
                Some((_, cells)) => *cells += 1,
                None => found.push((role, 1)),
            }
        }
        found
    }

    /// Whether any row is a sum of others.
    pub(in crate::import) fn has_sums(&self) -> bool {
        !self.sums.is_empty() || self.columns.iter().any(|column| !column.sums.is_empty())
    }

    /// Whether a row is a sum of others.
    pub(in crate::import) fn is_sum(&self, row: usize) -> bool {
        if self.sums.contains(&(row as u32)) {
            return true;
        }
        let says_so = |column: &&StagedColumn| {
            !column.sums.is_empty() && column.sums.contains(&column.ids[row])
        };
        let mut saying = self.columns.iter().filter(says_so);
        match (saying.next(), saying.next()) {
            (None, _) => false,
            (Some(column), None) => !(is_name(column, row) && self.is_an_order(row)),
            _ => true,
        }
    }

    /// Whether a row has what a line of an order has and a sum has not: a day, a product where there are such, and a code of
    /// its customer or an order of its own.
    fn is_an_order(&self, row: usize) -> bool {
        let column = |role| self.column(role);
        let has = |role| column(role).is_some_and(|column| column.ids[row] != EMPTY);
        let products = [Role::ProductCode, Role::ProductName];
        let product = products.iter().any(|&role| has(role));
        let lacks_product = !product && products.iter().any(|&role| column(role).is_some());
        let goes_on = |column: &StagedColumn| {
            row.checked_sub(1)
                .is_some_and(|above| column.ids[above] == column.ids[row])
        };
        let own_order =
            has(Role::OrderCode) && (product || !column(Role::OrderCode).is_some_and(goes_on));
        has(Role::Date) && !lacks_product && (own_order || has(Role::CustomerCode))
    }

    /// Whether only the customer’s name says that a row with a day is a sum, and somebody may be called so.
    pub(in crate::import) fn may_be_a_name(&self, row: usize) -> bool {
        let dated = self
            .column(Role::Date)
            .is_some_and(|column| column.ids[row] != EMPTY);
        let name = self.column(Role::CustomerName);
        let is_called_so = |column: &StagedColumn| {
            is_name(column, row)
                && column
                    .texts
                    .bytes_of(column.ids[row])
                    .eq_ignore_ascii_case(b"total")
        };
        dated && name.is_some_and(is_called_so)
    }

    /// Finds the texts that say that their row is a sum.
    fn find_sums(&mut self) {
        for column in &mut self.columns {
            // A product is no sum because its name ends like one, nor is a state.
            let alone = matches!(
                column.role,
                Role::ProductCode | Role::ProductName | Role::Status | Role::DocumentType
            );
            if alone || WHOSE.contains(&column.role) {
                let texts = &column.texts;
                let is_word = |&id: &u32| {
                    let bytes = texts.bytes_of(id);
                    bytes
                        .iter()
                        .any(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80)
                        && is_total(&texts.text(id), alone)
                };
                column.sums = set_of(texts.numbers().filter(is_word));
            }
        }
    }
}
