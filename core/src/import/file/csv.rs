//! Delimited text to records, in one pass and without a copy per cell.
//!
//! RFC 4180 with CRLF, LF or CR as line ends. Quotes count only where they open a cell, with blanks before them or
//! without. Where a record breaks these rules, quotes behind a backslash are tried as part of their cell. A quote that
//! is never closed, or closes in the middle of a cell, spoils its own line and no more: the row is
//! given out as it stands with [`Reason::BrokenQuotes`], and reading goes on at the next line.

mod marks;

use self::marks::Marks;
use super::cell::{Cell, Record};
use crate::export::csv::unguard;
use crate::import::error::{ImportError, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Reason};

/// Bytes that are gathered before they are parsed, so that small feeds cost no more than large ones.
const GATHER: usize = 64 * 1024;
/// Bytes after which a record must have ended.
const MAX_ROW_BYTES: usize = MAX_COLUMNS * (MAX_CELL + 3);

/// Reads records from bytes fed in any pieces.
#[derive(Debug)]
pub struct CsvReader {
    delimiter: u8,
    /// Bytes from the start of the first record that was not complete.
    pending: Vec<u8>,
    /// Length of `pending` from which another try is worth its time.
    try_at: usize,
    scan: Scan,
}

/// One record. Its cells are texts; [`Cell::Empty`] where nothing stands between two delimiters.
#[derive(Debug)]
pub struct CsvRow<'a> {
    number: u32,
    fault: Option<Reason>,
    bytes: &'a [u8],
    unescaped: &'a [u8],
    spans: &'a [Span],
}

impl CsvRow<'_> {
    /// Record number in the file from 1; blank lines count.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// What is wrong with the record's form; its cells are then a guess.
    pub const fn fault(&self) -> Option<Reason> {
        self.fault
    }

    #[inline(always)]
    fn bytes_of(&self, index: usize) -> &[u8] {
        match self.spans.get(index) {
            Some(span) => {
                let source = if span.unescaped {
                    self.unescaped
                } else {
                    self.bytes
                };
                &source[span.start as usize..span.end as usize]
            }
            None => &[],
        }
    }
}

impl Record for CsvRow<'_> {
    fn len(&self) -> usize {
        self.spans.len()
    }

    #[inline(always)]
    fn cell(&self, index: usize) -> Cell<'_> {
        match self.bytes_of(index) {
            [] => Cell::Empty,
            // Our own exports put an apostrophe before texts that a spreadsheet would run.
            bytes => Cell::Text(unguard(bytes)),
        }
    }
}

/// Where a cell lies: in the record, or in the texts whose doubled quotes were halved.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    start: u32,
    end: u32,
    unescaped: bool,
}

impl Span {
    /// Of bytes from one place to another, in the record at `start`.
    #[inline(always)]
    const fn within(start: usize, from: usize, to: usize) -> Self {
        Self {
            start: (from - start) as u32,
            end: (to - start) as u32,
            unescaped: false,
        }
    }
}

impl CsvReader {
    /// A reader for cells divided by `delimiter`, an ASCII byte that is neither quote nor line end.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            pending: Vec::new(),
            try_at: 0,
            scan: Scan {
                number: 0,
                spans: vec![Span::default(); MAX_COLUMNS].into_boxed_slice(),
                cells: 0,
                unescaped: Vec::new(),
            },
        }
    }

    /// Takes more bytes (UTF-8 without byte order mark) and hands every record they complete to `each`.
    ///
    /// # Errors
    /// [`ImportError`] when a limit is passed, or what `each` returned.
    pub fn feed(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(&CsvRow<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut rest = bytes;
        if !self.pending.is_empty() || bytes.len() < GATHER {
            // What is pending is joined by no more bytes than it takes to get it read.
            let before = self.pending.len();
            let wanted = self.try_at.max(GATHER);
            let joined = wanted.saturating_sub(before).min(bytes.len());
            self.pending.extend_from_slice(&bytes[..joined]);
            if self.pending.len() < wanted {
                return Ok(());
            }
            let used = self
                .scan
                .records(&self.pending, self.delimiter, false, &mut each)?;
            if used < before || joined == bytes.len() {
                self.pending.drain(..used);
                self.pending.extend_from_slice(&bytes[joined..]);
                // A record that does not end is tried again when twice as much is there: linear, not quadratic.
                self.try_at = self.pending.len() * 2;
                return Ok(());
            }
            self.pending.clear();
            rest = &bytes[used - before..];
        }
        let used = self.scan.records(rest, self.delimiter, false, &mut each)?;
        self.pending.extend_from_slice(&rest[used..]);
        self.try_at = self.pending.len() * 2;
        Ok(())
    }

    /// Says that no more bytes come, and hands the remaining records to `each`.
    ///
    /// # Errors
    /// As [`Self::feed`].
    pub fn finish(
        mut self,
        each: impl FnMut(&CsvRow<'_>) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        self.scan
            .records(&self.pending, self.delimiter, true, each)
            .map(|_| ())
    }
}

/// Hands the complete records of a file's head to `each`; with `whole` the last one ends with the bytes.
pub(in crate::import) fn head_records(
    head: &[u8],
    delimiter: u8,
    whole: bool,
    each: impl FnMut(&CsvRow<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    CsvReader::new(delimiter)
        .scan
        .records(head, delimiter, whole, each)
        .map(|_| ())
}

/// The state of reading that outlives a piece of bytes.
#[derive(Debug)]
struct Scan {
    /// Records so far.
    number: u32,
    /// As many as a record may have; to push each on a vector is a call where the core is compiled for size.
    spans: Box<[Span]>,
    /// How many of them the record has.
    cells: usize,
    unescaped: Vec<u8>,
}

/// How the quotes of a record are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// By the rules, with blanks around them or without.
    Doubled,
    /// As others, but a quote in a cell is marked by a backslash, and no such cell goes over a line end.
    Backslash,
    /// By the rules to the letter: behind a blank a quote is a byte like others.
    Bare,
    /// As bytes like others.
    None,
}

/// How the attempt to read one record ended.
enum Ended {
    /// The next record starts here.
    Next(usize),
    /// Its end is not among the bytes.
    More,
    /// A quote is out of place.
    BrokenQuotes,
}

impl Scan {
    /// Reads records and returns how many bytes the complete ones took.
    fn records(
        &mut self,
        bytes: &[u8],
        delimiter: u8,
        last: bool,
        mut each: impl FnMut(&CsvRow<'_>) -> Result<(), ImportError>,
    ) -> Result<usize, ImportError> {
        let mut marks = Marks::new(bytes, delimiter);
        let mut start = 0;
        while start < bytes.len() {
            let mut fault = None;
            let mut ended = self.record(&mut marks, start, last, Quotes::Doubled)?;
            for quotes in [Quotes::Backslash, Quotes::Bare, Quotes::None] {
                if !matches!(ended, Ended::BrokenQuotes) {
                    break;
                }
                if quotes == Quotes::None {
                    fault = Some(Reason::BrokenQuotes);
                }
                marks.seek(start);
                ended = self.record(&mut marks, start, last, quotes)?;
            }
            let Ended::Next(next) = ended else {
                if bytes.len() - start > MAX_ROW_BYTES {
                    return Err(ImportError::RowTooLong {
                        row: self.number + 1,
                    });
                }
                return Ok(start);
            };
            if self.number == MAX_ROWS {
                return Err(ImportError::TooManyRows { most: MAX_ROWS });
            }
            self.number += 1;
            let too_long = |span: &Span| (span.end - span.start) as usize > MAX_CELL;
            // Only a record longer than a cell may be can hold such a cell.
            let spans = &self.spans[..self.cells];
            if fault.is_none() && next - start > MAX_CELL && spans.iter().any(too_long) {
                fault = Some(Reason::CellTooLong);
            }
            each(&CsvRow {
                number: self.number,
                fault,
                bytes: &bytes[start..next],
                unescaped: &self.unescaped,
                spans,
            })?;
            start = next;
        }
        Ok(start)
    }

    /// Reads the record at `start`.
    #[inline]
    fn record(
        &mut self,
        marks: &mut Marks<'_>,
        start: usize,
        last: bool,
        quotes: Quotes,
    ) -> Result<Ended, ImportError> {
        let bytes = marks.bytes;
        self.cells = 0;
        self.unescaped.clear();
        let mut cell = start;
        loop {
            let mut at = marks.next();
            // Most cells end at a delimiter or a line feed, and no quote is near.
            if let Some(&byte) = bytes.get(at)
                && byte != b'"'
                && byte != b'\r'
            {
                self.add(Span::within(start, cell, at))?;
                cell = at + 1;
                if byte == b'\n' {
                    return Ok(Ended::Next(cell));
                }
                continue;
            }
            let mut quoted = None;
            let opens = |at: usize| match quotes {
                Quotes::None => false,
                Quotes::Bare => at == cell,
                _ => at == cell || is_blank(&bytes[cell..at]),
            };
            // A pattern, for a comparison of options is a call, and this is asked of every cell.
            if matches!(bytes.get(at), Some(b'"')) && opens(at) {
                let open = at;
                match Self::quoted(marks, at, last, quotes) {
                    Quoted::Closed { after, escaped } => {
                        quoted = Some((open + 1..after - 1, escaped));
                        // The cell ends as it must: at a mark or at the end.
                        at = marks.next();
                        let is_end = match quotes {
                            Quotes::Bare => at == after,
                            _ => is_blank(&bytes[after..at]),
                        };
                        if !is_end || bytes.get(at) == Some(&b'"') {
                            return Ok(Ended::BrokenQuotes);
                        }
                    }
                    Quoted::More => return Ok(Ended::More),
                    Quoted::Broken => return Ok(Ended::BrokenQuotes),
                }
            }
            let byte = bytes.get(at).copied();
            match byte {
                None if !last => return Ok(Ended::More),
                // A carriage return at the very end may be half of a line end.
                Some(b'\r') if at + 1 == bytes.len() && !last => return Ok(Ended::More),
                Some(b'"') => continue,
                _ => {}
            }
            let span = match quoted {
                None => Span::within(start, cell, at),
                Some((inside, false)) => Span::within(start, inside.start, inside.end),
                Some((inside, true)) => self.unescape(&bytes[inside], quotes),
            };
            self.add(span)?;
            match byte {
                None => return Ok(Ended::Next(at)),
                Some(b'\n') => return Ok(Ended::Next(at + 1)),
                Some(b'\r') => {
                    if bytes.get(at + 1) == Some(&b'\n') {
                        marks.next();
                        return Ok(Ended::Next(at + 2));
                    }
                    return Ok(Ended::Next(at + 1));
                }
                Some(_) => cell = at + 1,
            }
        }
    }

    /// Adds a cell to the record.
    #[inline(always)]
    fn add(&mut self, span: Span) -> Result<(), ImportError> {
        if self.cells >= self.spans.len() {
            return Err(ImportError::TooManyColumns {
                row: self.number + 1,
                most: MAX_COLUMNS,
            });
        }
        self.spans[self.cells] = span;
        self.cells += 1;
        Ok(())
    }

    /// Finds the end of the quoted cell that opens at `open`.
    fn quoted(marks: &mut Marks<'_>, open: usize, last: bool, quotes: Quotes) -> Quoted {
        let bytes = marks.bytes;
        let mut escaped = false;
        loop {
            let at = marks.next();
            if at - open > 2 * MAX_CELL {
                return Quoted::Broken;
            }
            match bytes.get(at) {
                None if last => return Quoted::Broken,
                None => return Quoted::More,
                Some(b'\n' | b'\r') if quotes == Quotes::Backslash => return Quoted::Broken,
                Some(b'"') if quotes == Quotes::Backslash && is_marked(&bytes[open + 1..at]) => {
                    escaped = true;
                }
                Some(b'"') => match bytes.get(at + 1) {
                    Some(b'"') => {
                        escaped = true;
                        marks.next();
                    }
                    // Whether it closes or is doubled stands in the next piece.
                    None if !last => return Quoted::More,
                    _ => {
                        return Quoted::Closed {
                            after: at + 1,
                            escaped,
                        };
                    }
                },
                Some(_) => {}
            }
        }
    }

    fn unescape(&mut self, quoted: &[u8], quotes: Quotes) -> Span {
        let start = self.unescaped.len();
        let mut rest = quoted;
        let is_escape = |byte: &u8| *byte == b'"' || *byte == b'\\' && quotes == Quotes::Backslash;
        while let Some(at) = rest.iter().position(is_escape) {
            self.unescaped.extend_from_slice(&rest[..at]);
            // Of two bytes the second stands; a backslash before anything else is one.
            match (rest[at], rest.get(at + 1)) {
                (_, Some(&second @ (b'"' | b'\\'))) => self.unescaped.push(second),
                (first, Some(&second)) => self.unescaped.extend([first, second]),
                (first, None) => self.unescaped.push(first),
            }
            rest = rest.get(at + 2..).unwrap_or_default();
        }
        self.unescaped.extend_from_slice(rest);
        Span {
            start: start as u32,
            end: self.unescaped.len() as u32,
            unescaped: true,
        }
    }
}

/// Whether there are but blanks.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|&byte| byte == b' ' || byte == b'\t')
}

/// Whether what comes next is marked by a backslash, itself not marked by another one.
fn is_marked(before: &[u8]) -> bool {
    let backslashes = before.iter().rev().take_while(|&&byte| byte == b'\\');
    backslashes.count() % 2 == 1
}

enum Quoted {
    Closed { after: usize, escaped: bool },
    More,
    Broken,
}

#[cfg(test)]
mod tests;
