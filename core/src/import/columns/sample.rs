//! The first rows of a table: where its header is and what its columns look like.

use serde::{Deserialize, Serialize};

use super::header::normal;
use super::names::Header;
use super::period::{periods, when};
use crate::import::file::{Record, head_records};
use crate::import::parse::date;
use crate::import::parse::number;
use crate::import::parse::words::flag;
use crate::sorting::sort_by;

/// Rows that are looked at.
const MOST_ROWS: usize = 300;
/// Rows among which the header may stand; above it are titles.
const MOST_TITLES: usize = 30;
/// Distinct texts shown of a column.
const SHOWN: usize = 5;

/// The first rows of a table as texts, titles and blank rows counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    rows: Vec<Vec<String>>,
    /// The name of the sheet.
    pub(in crate::import) name: String,
}

/// Where the data of a table start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Row number of the header from 1; none where the data have no header.
    pub header: Option<u32>,
    /// Row number of the first row of data from 1.
    pub first: u32,
}

impl Layout {
    /// The layout in which this row (number from 1) is the header.
    pub const fn with_header(row: u32) -> Self {
        Self {
            header: Some(row),
            first: row + 1,
        }
    }
}

impl Sample {
    /// The rows of a text's head (UTF-8 without byte order mark); `whole` says that it is the whole file.
    pub fn of_text(head: &[u8], delimiter: u8, whole: bool) -> Self {
        let mut sample = Self::default();
        // What was read before a limit was passed is a sample too.
        let _ = head_records(head, delimiter, whole, |row| {
            sample.push(row);
            Ok(())
        });
        sample
    }

    /// Adds a row; rows past what is looked at are left out.
    pub fn push(&mut self, record: &(impl Record + ?Sized)) {
        if !self.is_full() {
            let cells = (0..record.len()).map(|index| record.cell(index).to_text());
            self.rows.push(cells.collect());
        }
    }

    /// Whether further rows would be left out.
    pub fn is_full(&self) -> bool {
        self.rows.len() >= MOST_ROWS
    }

    /// The rows, the first of them row 1 of the file.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// Number of columns: those of the header, and what most rows have beyond it. Without a header
    /// those of the widest row.
    pub fn width(&self, layout: Layout) -> usize {
        let data = self.rows.get(layout.first.max(1) as usize - 1..);
        let mut widths: Vec<usize> = data
            .unwrap_or_default()
            .iter()
            .map(|row| filled_to(row))
            .collect();
        sort_by(&mut widths, usize::cmp);
        match layout.header {
            Some(header) => {
                let named = self
                    .rows
                    .get((header as usize).wrapping_sub(1))
                    .map_or(0, |row| filled_to(row));
                named.max(widths.get(widths.len() / 2).copied().unwrap_or(0))
            }
            None => widths.last().copied().unwrap_or(0),
        }
    }

    /// The header cells, one for each column; empty texts where there is no header.
    pub fn headers(&self, layout: Layout) -> Vec<String> {
        let row = layout
            .header
            .and_then(|number| self.rows.get((number as usize).checked_sub(1)?));
        let cell = |index| row.and_then(|row| row.get(index)).cloned();
        let headers = (0..self.width(layout)).map(|index| cell(index).unwrap_or_default());
        let mut headers: Vec<String> = headers.collect();
        self.tell_apart(layout, &mut headers);
        headers
    }

    /// Puts the headings of the row above before headers that stand twice: 编码 below 客户 and once more below 产品.
    fn tell_apart(&self, layout: Layout, headers: &mut [String]) {
        let above = layout
            .header
            .and_then(|number| (number as usize).checked_sub(2));
        let Some(above) = above.and_then(|place| self.rows.get(place)) else {
            return;
        };
        if above.iter().filter(|cell| !cell.is_empty()).count() < 2 {
            return;
        }
        let names: Vec<String> = headers.iter().map(|header| normal(header)).collect();
        let mut group = "";
        for (place, header) in headers.iter_mut().enumerate() {
            group = above
                .get(place)
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .unwrap_or(group);
            let twice = names.iter().filter(|name| **name == names[place]).count() > 1;
            if twice && !header.is_empty() && !group.is_empty() && when(group).is_none() {
                let gap = if header.is_ascii() { " " } else { "" };
                *header = format!("{group}{gap}{header}");
            }
        }
    }

    /// Finds the header: the first row about as wide as the data, if its cells are names, not values.
    pub fn layout(&self) -> Layout {
        if let Some(row) = self.named_row() {
            return Layout::with_header(row);
        }
        let usual = self.usual_width();
        let wide = |row: &&Vec<String>| {
            let filled = row.iter().filter(|cell| !cell.is_empty()).count();
            filled > 0 && filled * 2 > usual
        };
        let top = self.rows.iter().take(MOST_TITLES);
        let Some(at) = top.clone().position(|row| wide(&row)) else {
            return Layout::with_header(1);
        };
        let row = &self.rows[at];
        let known = row
            .iter()
            .filter(|cell| Header::new(cell).is_known())
            .count();
        let periods = periods(row);
        let cells = row.iter().enumerate();
        let cells = cells.filter(|(place, _)| !periods.contains(place));
        let values = cells.filter(|(_, cell)| is_value(cell)).count();
        let repeats = row.iter().enumerate().any(|(index, cell)| {
            !cell.is_empty()
                && self.rows[at + 1..]
                    .iter()
                    .any(|r| r.get(index) == Some(cell))
        });
        let number = at as u32 + 1;
        if known > 0 && known >= values || values == 0 && !repeats {
            Layout::with_header(number)
        } else {
            Layout {
                header: None,
                first: number,
            }
        }
    }

    /// The first of the rows with most known names, where these are at least three and most of what stands in it: above it
    /// there may be as many lines of an account statement as of its data.
    fn named_row(&self) -> Option<u32> {
        let mut best = (2, None);
        for (row, number) in self.rows.iter().take(MOST_TITLES).zip(1u32..) {
            let filled = row.iter().filter(|cell| !cell.is_empty());
            let (filled, known) = filled.fold((0, 0), |(filled, known), cell| {
                (
                    filled + 1,
                    known + usize::from(Header::new(cell).is_known()),
                )
            });
            if known > best.0 && known * 2 >= filled {
                best = (known, Some(number));
            }
        }
        best.1
    }

    fn usual_width(&self) -> usize {
        let mut widths: Vec<usize> = self
            .rows
            .iter()
            .map(|row| filled_to(row))
            .filter(|w| *w > 0)
            .collect();
        sort_by(&mut widths, usize::cmp);
        widths.get(widths.len() / 2).copied().unwrap_or(0)
    }

    /// What the data of one column look like.
    pub(in crate::import) fn profile(&self, layout: Layout, column: usize) -> Profile<'_> {
        let mut profile = Profile::default();
        let from = (layout.first.max(1) - 1) as usize;
        let cells = self
            .rows
            .get(from..)
            .unwrap_or_default()
            .iter()
            .filter_map(|row| row.get(column));
        let mut distinct = std::collections::BTreeSet::new();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            profile.filled += 1;
            profile.cells.push(cell);
            if distinct.insert(cell.as_str()) && profile.shown.len() < SHOWN {
                profile.shown.push(cell.clone());
            }
            match date::parse(cell) {
                Some(date) if date.is_serial() => profile.serials += 1,
                Some(date) if date.is_day() => profile.dates += 1,
                None if date::month_alone(cell).is_some() => profile.dates += 1,
                _ => {}
            }
            profile.numbers += usize::from(number::is_number(cell));
            profile.quantities += usize::from(number::is_quantity(cell));
            let leading_zero =
                cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit());
            profile.leading_zeros += usize::from(leading_zero);
            let whole = cell.strip_suffix(".0").unwrap_or(cell);
            let whole = whole.strip_prefix('-').unwrap_or(whole);
            profile.whole += usize::from(whole.bytes().all(|b| b.is_ascii_digit()));
            profile.short += usize::from(whole.len() <= 4);
            profile.flags += usize::from(flag(cell).is_some());
        }
        profile.distinct = distinct.len();
        profile
    }
}

/// Counts over the sampled cells of a column that are not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct Profile<'a> {
    pub(in crate::import) filled: usize,
    pub(in crate::import) distinct: usize,
    pub(in crate::import) dates: usize,
    /// Numbers that could be days counted by a spreadsheet.
    pub(in crate::import) serials: usize,
    pub(in crate::import) numbers: usize,
    /// Numbers with a unit behind them or without.
    pub(in crate::import) quantities: usize,
    pub(in crate::import) leading_zeros: usize,
    /// Whole numbers.
    pub(in crate::import) whole: usize,
    /// At most four characters.
    pub(in crate::import) short: usize,
    pub(in crate::import) flags: usize,
    /// All of them.
    pub(in crate::import) cells: Vec<&'a str>,
    pub(in crate::import) shown: Vec<String>,
}

impl Profile<'_> {
    /// Whether so many of the filled cells are nine in ten of them.
    pub(in crate::import) const fn mostly(&self, count: usize) -> bool {
        count * 10 >= self.filled * 9
    }
}

fn filled_to(row: &[String]) -> usize {
    row.iter()
        .rposition(|cell| !cell.is_empty())
        .map_or(0, |last| last + 1)
}

/// Whether a cell is a number or a date, as header cells are not.
fn is_value(cell: &str) -> bool {
    date::parse(cell).is_some() || number::is_number(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(text: &str) -> Sample {
        Sample::of_text(text.as_bytes(), b',', true)
    }

    #[test]
    fn a_header_may_stand_under_titles() {
        let titled =
            sample("Sales report 2011\n\nOrder,Date,Total\n1,2011-12-09,3.5\n2,2011-12-10,4\n");
        assert_eq!(titled.layout(), Layout::with_header(3));
        assert_eq!(titled.headers(titled.layout()), ["Order", "Date", "Total"]);
        let chinese = sample(
            "销售明细表\n编制单位：某公司\n客户,日期,金额\n张三,2024-01-02,3.5\n李四,2024-01-02,4\n",
        );
        assert_eq!(chinese.layout(), Layout::with_header(3));
    }

    #[test]
    fn data_without_header_start_at_once() {
        let bare = sample("00004,19970101,2,29.33\n00004,19970118,2,29.73\n");
        assert_eq!(
            bare.layout(),
            Layout {
                header: None,
                first: 1
            }
        );
        assert_eq!(bare.headers(bare.layout()), vec![""; 4]);
    }

    #[test]
    fn an_unknown_header_of_words_is_one() {
        let odd = sample("foo,bar\nx,1\ny,2\n");
        assert_eq!(odd.layout(), Layout::with_header(1));
        assert_eq!(sample("").layout(), Layout::with_header(1));
    }
}
