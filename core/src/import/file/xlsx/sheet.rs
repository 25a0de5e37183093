//! The rows of one sheet, cell by cell from its XML.

use std::ops::{ControlFlow, Range};

use super::error::{Piece, XlsxError};
use super::escape::push_text;
use super::inflate::Unpacked;
use super::strings::{Part, Strings};
use super::styles::{Shown, Styles};
use super::xml::{Event, Xml, attribute, attributes};
use super::zip::Entry;
use crate::import::file::cell::{Cell, Record};

/// Most rows a sheet has in the format.
pub const MAX_ROWS: u32 = 1_048_576;
/// Most columns that are read; the format allows 16,384, but no sales file needs them.
pub const MAX_COLUMNS: usize = 512;
/// Most bytes a sheet may unpack to.
const MAX_BYTES: u64 = 3 << 29;
/// Most bytes of text in one row, beside shared texts.
const MAX_ROW_TEXT: usize = 16 * 1024 * 1024;
/// Columns of the format.
const ALL_COLUMNS: usize = 16_384;
/// Days from the start of the 1900 date system to that of the 1904 one.
const DAYS_TO_1904: f64 = 1_462.0;

const DAMAGED: XlsxError = XlsxError::Damaged(Piece::Sheet);

/// What the whole workbook says about its cells.
#[derive(Debug, Default)]
pub struct Context {
    /// The shared texts.
    pub strings: Strings,
    /// The cell formats.
    pub styles: Styles,
    /// Whether days count from 1904.
    pub from_1904: bool,
}

impl Context {
    fn days_before(&self) -> f64 {
        if self.from_1904 { DAYS_TO_1904 } else { 0.0 }
    }
}

/// One row of a sheet.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// How much of the sheet is read, from 0 to 1.
    pub share: f64,
    slots: &'a [Slot],
    scratch: &'a [u8],
    context: &'a Context,
}

impl Record for Row<'_> {
    fn days_before(&self) -> f64 {
        self.context.days_before()
    }

    fn len(&self) -> usize {
        self.slots.len()
    }

    fn cell(&self, index: usize) -> Cell<'_> {
        match self.slots.get(index) {
            None | Some(Slot::Empty) => Cell::Empty,
            Some(Slot::Shared(index)) => self
                .context
                .strings
                .get(*index)
                .map_or(Cell::Empty, Cell::Text),
            Some(Slot::Text(range)) => Cell::Text(&self.scratch[range.clone()]),
            Some(Slot::Number(number)) => Cell::Number(*number),
            Some(Slot::Date(serial)) => Cell::Date(*serial),
            Some(Slot::Bool(value)) => Cell::Bool(*value),
            Some(Slot::Error(range)) => Cell::Error(&self.scratch[range.clone()]),
        }
    }
}

/// A cell while its row is read: texts lie in the scratch or among the shared ones.
#[derive(Debug, Clone)]
enum Slot {
    Empty,
    Shared(u32),
    Text(Range<usize>),
    Number(f64),
    Date(f64),
    Bool(bool),
    Error(Range<usize>),
}

/// What a cell says it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
}

/// The cell being read.
#[derive(Debug)]
struct Open {
    column: usize,
    kind: Kind,
    format: u32,
    start: usize,
    value: bool,
    part: Part,
}

/// Gives each row that holds something to `take`, until it breaks off; says whether it did.
///
/// # Errors
/// [`XlsxError`]; rows before the fault were given then.
pub fn read(
    entry: &Entry<'_>,
    context: &Context,
    mut take: impl FnMut(&Row<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, XlsxError> {
    let mut xml = Xml::new(Unpacked::new(entry, Piece::Sheet, MAX_BYTES)?);
    let mut rows = Rows::new(context);
    let mut inside = false;
    loop {
        match xml.next()? {
            Event::Open {
                name,
                attributes,
                empty,
            } => match xml.bytes(&name) {
                [b'c'] if inside => {
                    rows.open_cell(xml.bytes(&attributes))?;
                    if empty {
                        rows.cell = None;
                    }
                }
                b"row" if inside => rows.open_row(xml.bytes(&attributes))?,
                b"sheetData" => inside = !empty,
                name if !empty => rows.open_within(name),
                _ => {}
            },
            Event::Text(text) => rows.text(xml.bytes(&text), push_text),
            Event::Cdata(text) => rows.text(xml.bytes(&text), |text, out| {
                out.extend_from_slice(text);
            }),
            Event::Close(name) => match xml.bytes(&name) {
                [b'c'] => {
                    rows.close_cell()?;
                    if rows.scratch.len() > MAX_ROW_TEXT {
                        return Err(xml.damaged());
                    }
                }
                b"row" if inside => {
                    if !rows.slots.is_empty() && take(&rows.row(xml.share())).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                b"sheetData" if inside => {
                    xml.drain()?;
                    return Ok(ControlFlow::Continue(()));
                }
                name => rows.close_within(name),
            },
            Event::End if inside => return Err(xml.damaged()),
            Event::End => return Ok(ControlFlow::Continue(())),
        }
    }
}

/// Rows and columns that a sheet says it uses, as far as it says so before its cells.
pub fn size(entry: &Entry<'_>) -> Option<(u32, u32)> {
    let mut xml = Xml::new(Unpacked::new(entry, Piece::Sheet, MAX_BYTES).ok()?);
    loop {
        match xml.next().ok()? {
            Event::Open {
                name, attributes, ..
            } => match xml.bytes(&name) {
                b"dimension" => {
                    let area = attribute(xml.bytes(&attributes), b"ref")?;
                    let corner = area.rsplit(|&byte| byte == b':').next()?;
                    let letters = corner.iter().take_while(|b| b.is_ascii_alphabetic());
                    let row = number(&corner[letters.count()..])?;
                    // Writers that do not know the size when they begin say `A1`.
                    let known = corner != b"A1" && row <= MAX_ROWS;
                    return known.then_some((row, column(corner)? as u32 + 1));
                }
                b"sheetData" => return None,
                _ => {}
            },
            Event::End => return None,
            _ => {}
        }
    }
}

/// The state of reading rows.
struct Rows<'c> {
    context: &'c Context,
    number: u32,
    count: u32,
    next_column: usize,
    slots: Vec<Slot>,
    scratch: Vec<u8>,
    cell: Option<Open>,
}

impl<'c> Rows<'c> {
    fn new(context: &'c Context) -> Self {
        Self {
            context,
            number: 0,
            count: 0,
            next_column: 0,
            slots: Vec::new(),
            scratch: Vec::new(),
            cell: None,
        }
    }

    /// Starts a row; its number must be one that a sheet has.
    fn open_row(&mut self, tag: &[u8]) -> Result<(), XlsxError> {
        self.number = match attribute(tag, b"r") {
            Some(text) => number(text).unwrap_or(0),
            None => self.number + 1,
        };
        self.count += 1;
        self.next_column = 0;
        self.slots.clear();
        self.scratch.clear();
        self.cell = None;
        if (1..=MAX_ROWS).contains(&self.number) && self.count <= MAX_ROWS {
            Ok(())
        } else {
            Err(DAMAGED)
        }
    }

    /// Starts a cell; its place must be one that a sheet has.
    fn open_cell(&mut self, tag: &[u8]) -> Result<(), XlsxError> {
        let (mut place, mut kind, mut format) = (self.next_column, Kind::Number, 0);
        for (name, value) in attributes(tag) {
            match name {
                [b'r'] => place = column(value).ok_or(DAMAGED)?,
                [b's'] => format = number(value).unwrap_or(0),
                [b't'] => {
                    kind = match value {
                        [b's'] => Kind::Shared,
                        [b'b'] => Kind::Bool,
                        [b'e'] => Kind::Error,
                        [b'n'] => Kind::Number,
                        // Results of formulas, texts in place, and ISO 8601 dates.
                        _ => Kind::Text,
                    }
                }
                _ => {}
            }
        }
        self.next_column = place + 1;
        self.cell = Some(Open {
            column: place,
            kind,
            format,
            start: self.scratch.len(),
            value: false,
            part: Part::default(),
        });
        if place < ALL_COLUMNS {
            Ok(())
        } else {
            Err(DAMAGED)
        }
    }

    fn open_within(&mut self, name: &[u8]) {
        if let Some(cell) = &mut self.cell {
            match name {
                [b'v'] => cell.value = true,
                name => cell.part.open(name),
            }
        }
    }

    fn close_within(&mut self, name: &[u8]) {
        if let Some(cell) = &mut self.cell {
            match name {
                [b'v'] => cell.value = false,
                name => cell.part.close(name),
            }
        }
    }

    fn text(&mut self, text: &[u8], push: impl Fn(&[u8], &mut Vec<u8>)) {
        if let Some(cell) = &self.cell
            && (cell.value || cell.part.is_text())
        {
            push(text, &mut self.scratch);
        }
    }

    /// Puts the cell that was read in its place.
    fn close_cell(&mut self) -> Result<(), XlsxError> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        let range = cell.start..self.scratch.len();
        let text = &self.scratch[range.clone()];
        if text.is_empty() {
            return Ok(());
        }
        let slot = match cell.kind {
            Kind::Shared => {
                let index = number(text.trim_ascii())
                    .filter(|&index| (index as usize) < self.context.strings.len())
                    .ok_or(DAMAGED)?;
                Slot::Shared(index)
            }
            Kind::Number => match (float(text), self.context.styles.shown(cell.format)) {
                (Some(serial), Shown::Date) => Slot::Date(serial + self.context.days_before()),
                (Some(code), Shown::Padded(digits)) if is_code(code) => {
                    self.scratch.truncate(cell.start);
                    let text = format!("{code:0width$}", width = usize::from(digits));
                    self.scratch.extend_from_slice(text.as_bytes());
                    Slot::Text(cell.start..self.scratch.len())
                }
                (Some(number), _) => Slot::Number(number),
                // What is no number is shown as it stands and judged by the import.
                (None, _) => Slot::Text(range.clone()),
            },
            Kind::Bool => Slot::Bool(matches!(text, b"1" | b"true")),
            Kind::Error => Slot::Error(range.clone()),
            Kind::Text => Slot::Text(range.clone()),
        };
        if cell.column >= MAX_COLUMNS {
            return Err(XlsxError::TooManyColumns {
                row: self.number,
                most: MAX_COLUMNS,
            });
        }
        if !matches!(slot, Slot::Text(_) | Slot::Error(_)) {
            self.scratch.truncate(cell.start);
        }
        if self.slots.len() <= cell.column {
            self.slots.resize(cell.column + 1, Slot::Empty);
        }
        self.slots[cell.column] = slot;
        Ok(())
    }

    fn row(&self, share: f64) -> Row<'_> {
        Row {
            number: self.number,
            share,
            slots: &self.slots,
            scratch: &self.scratch,
            context: self.context,
        }
    }
}

/// Whether a number could be a code: whole, and with no more digits than a float holds.
fn is_code(number: f64) -> bool {
    number.fract() == 0.0 && (0.0..1e15).contains(&number)
}

/// The column of a cell's place, from 0: `AB12` is 27.
fn column(place: &[u8]) -> Option<usize> {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let (mut column, mut count) = (0, 0);
    for letter in letters {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        count += 1;
        if count > 3 {
            return None;
        }
    }
    (1..=ALL_COLUMNS).contains(&column).then(|| column - 1)
}

/// A whole number without a sign.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 10 {
        return None;
    }
    let mut value = 0u64;
    for &digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u64::from(digit - b'0');
    }
    u32::try_from(value).ok()
}

/// A finite number as XML writes it.
fn float(text: &[u8]) -> Option<f64> {
    let number: f64 = std::str::from_utf8(text).ok()?.trim().parse().ok()?;
    number.is_finite().then_some(number)
}
