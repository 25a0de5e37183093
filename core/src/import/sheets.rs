//! Which sheet of a workbook holds the table, and which others hold the same one for other months or places.

use serde::{Deserialize, Serialize};

use super::columns::{Layout, Sample, propose};
use super::file::xlsx::{Workbook, XlsxError};

/// Most sheets that are looked into; of more the others are only listed.
const MOST_LOOKED_INTO: usize = 60;

/// The sheets of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetsFound {
    /// Their names.
    pub names: Vec<String>,
    /// The one that is proposed: the first that is no cover page, and neither empty nor hidden, where there is one.
    pub chosen: usize,
    /// Those with the same columns as the proposed one, itself among them; empty where it is the only one.
    pub alike: Vec<SheetAlike>,
}

/// A sheet with the same columns as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetAlike {
    /// Its place.
    pub sheet: usize,
    /// The number of its first row of data.
    pub first: u32,
}

/// A sheet, looked into.
struct Seen {
    sheet: usize,
    layout: Layout,
    headers: Vec<String>,
    /// 6 a table that could be taken as it is, 4 one of several columns, 2 some cells; half of it where it is hidden.
    merit: u8,
}

impl SheetsFound {
    /// Looks into the sheets of a workbook.
    ///
    /// # Errors
    /// [`XlsxError`] where none of them can be read.
    pub fn of(workbook: &mut Workbook<'_>) -> Result<Self, XlsxError> {
        let sheets = workbook.sheets().to_vec();
        let mut found = Self {
            names: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            ..Self::default()
        };
        if sheets.len() < 2 {
            return Ok(found);
        }
        let mut seen: Vec<Seen> = Vec::new();
        for (place, sheet) in sheets.iter().enumerate().take(MOST_LOOKED_INTO) {
            // What is wrong with a sheet is told when that one is read.
            let Ok(sample) = Sample::of_sheet(workbook, place) else {
                continue;
            };
            let layout = sample.layout();
            let rows = sample.rows().iter().skip(layout.first as usize - 1);
            let has_rows = rows.flatten().any(|cell| !cell.is_empty());
            let width = sample.width(layout);
            let is_table = || propose(&sample, layout).mapping().lacks().is_empty();
            let merit = match width {
                0 => 0,
                2.. if has_rows && layout.header.is_some() && is_table() => 6,
                3.. if has_rows => 4,
                _ => 2,
            };
            seen.push(Seen {
                sheet: place,
                layout,
                headers: sample.headers(layout),
                merit: if sheet.hidden { merit / 2 } else { merit },
            });
        }
        let best = seen.iter().rev().max_by_key(|seen| seen.merit);
        let Some(best) = best else {
            return Ok(found);
        };
        found.chosen = best.sheet;
        let is_named = best.layout.header.is_some() && best.headers.iter().any(|h| !h.is_empty());
        let alike =
            |other: &&Seen| is_named && other.headers == best.headers && other.merit == best.merit;
        let alike = seen.iter().filter(alike).map(|seen| SheetAlike {
            sheet: seen.sheet,
            first: seen.layout.first,
        });
        found.alike = alike.collect();
        if found.alike.len() < 2 {
            found.alike.clear();
        }
        Ok(found)
    }
}
