//! The rejected rows of an import as a CSV file, to be mended and brought again.

use keepgold_core::export::csv;
use keepgold_core::export::table::Cell;
use keepgold_core::import::{Mapping, Rejected, Role, StagedCell};

use crate::t;
use crate::words::import as words;

/// The file: row number and reason, then the cells that have a role under their own headers.
pub(super) fn file(
    mapping: &Mapping,
    rejected: &[Rejected],
    cells: impl Fn(u32) -> Vec<StagedCell>,
) -> Vec<u8> {
    let mapped: Vec<(usize, String)> = mapping
        .columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| Some((index, title(&column.header, column.role?))))
        .collect();
    let mut titles = vec![t!(import.file_row), t!(import.file_reason)];
    titles.extend(mapped.iter().map(|(_, title)| title.as_str()));
    let texts: Vec<(u32, String, Vec<String>)> = rejected
        .iter()
        .map(|rejected| {
            let reason = words::reason_at(mapping, rejected.column, rejected.reason);
            let cells = cells(rejected.row);
            let text = |(index, _): &(usize, String)| {
                let cell = cells.iter().find(|cell| usize::from(cell.column) == *index);
                cell.map(|cell| cell.text.clone()).unwrap_or_default()
            };
            (rejected.row, reason, mapped.iter().map(text).collect())
        })
        .collect();
    let rows: Vec<Vec<Cell<'_>>> = texts
        .iter()
        .map(|(row, reason, cells)| {
            let mut line = vec![Cell::count(i64::from(*row)), reason.as_str().into()];
            line.extend(cells.iter().map(|cell| Cell::from(cell.as_str())));
            line
        })
        .collect();
    csv::write(&titles, rows.as_slice())
}

fn title(header: &str, role: Role) -> String {
    if header.is_empty() {
        words::role(role).to_owned()
    } else {
        header.to_owned()
    }
}
