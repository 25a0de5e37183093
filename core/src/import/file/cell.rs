//! One cell of a table and one record of cells, whatever file they came from.

use std::fmt::Write as _;

use crate::unit::Day;

/// What stands in a cell. Texts are UTF-8; bytes that are not are read as U+FFFD where they are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text, as it stands in the file; the import trims it.
    Text(&'a [u8]),
    /// A number that the file stores as one, so its decimal sign is no question.
    Number(f64),
    /// A date that the file stores as one: days since 1899-12-30 with the time as fraction
    /// (a reader of files in the 1904 system adds 1,462).
    Date(f64),
    /// A truth value.
    Bool(bool),
    /// A formula's error, such as `#N/A`.
    Error(&'a [u8]),
}

impl Cell<'_> {
    /// The cell as plain text: for samples, header rows and lists of rejected rows.
    pub fn to_text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(bytes) | Self::Error(bytes) => {
                String::from_utf8_lossy(bytes).trim().to_owned()
            }
            Self::Number(number) => {
                let mut text = String::new();
                write_number(&mut text, *number);
                text
            }
            Self::Date(serial) => {
                let mut text = String::new();
                write_date(&mut text, *serial);
                text
            }
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// One record of a table: as many cells as it has, none copied.
pub trait Record {
    /// Number of cells.
    fn len(&self) -> usize;

    /// The cell at this place, [`Cell::Empty`] past the end.
    fn cell(&self, index: usize) -> Cell<'_>;

    /// Days to add to a bare number before it counts days since 1899-12-30: 1,462 in a workbook of the 1904 system.
    fn days_before(&self) -> f64 {
        0.0
    }

    /// Whether there is no cell at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Record for [Cell<'_>] {
    fn len(&self) -> usize {
        <[Cell<'_>]>::len(self)
    }

    fn cell(&self, index: usize) -> Cell<'_> {
        self.get(index).copied().unwrap_or(Cell::Empty)
    }
}

/// Writes the shortest plain decimal text that reads back as this number.
pub(in crate::import) fn write_number(text: &mut String, number: f64) {
    // Writing to a String cannot fail.
    let _ = write!(text, "{number}");
}

/// Writes a serial date as ISO text, with the time when there is one; what is no day stays a number.
pub(in crate::import) fn write_date(text: &mut String, serial: f64) {
    let Some(day) = day_of_serial(serial) else {
        return write_number(text, serial);
    };
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as u32;
    // Half a second before midnight rounds to midnight of the same day: the day is what counts.
    let seconds = seconds.min(86_399);
    let _ = write!(text, "{day}");
    if seconds > 0 {
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let _ = write!(text, " {hour:02}:{minute:02}:{second:02}");
    }
}

/// The day of a spreadsheet's serial date, where it lies in the range of [`Day`].
pub(in crate::import) fn day_of_serial(serial: f64) -> Option<Day> {
    if !(1.0..200_000.0).contains(&serial) {
        return None;
    }
    // 1970-01-01 is serial 25,569. Spreadsheets count a 29 February 1900 (serial 60) that never was,
    // so the days before it lie one further from 1970 than it seems.
    let whole = serial.floor() as i32;
    Day::from_number(whole - 25_569 + i32::from(whole < 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_show_as_a_person_would_write_them() {
        assert_eq!(Cell::Number(17850.0).to_text(), "17850");
        assert_eq!(Cell::Number(2.55).to_text(), "2.55");
        assert_eq!(Cell::Date(40513.0).to_text(), "2010-12-01");
        // 2010-12-01 08:26:00 as spreadsheets store it.
        assert_eq!(
            Cell::Date(40_513.351_388_888_89).to_text(),
            "2010-12-01 08:26:00"
        );
        assert_eq!(Cell::Date(1.0).to_text(), "1900-01-01");
        assert_eq!(Cell::Date(59.0).to_text(), "1900-02-28");
        assert_eq!(Cell::Date(61.0).to_text(), "1900-03-01");
        assert_eq!(Cell::Text(b" a ").to_text(), "a");
        assert_eq!(Cell::Date(f64::NAN).to_text(), "NaN");
    }
}
