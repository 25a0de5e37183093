//! The table of a web page, or of an XML workbook of Excel 2003.

use super::plain::{PlainCell, PlainRow, PlainTable};
use super::xlsx::push_text;
use crate::import::error::{Foreign, ImportError, MAX_COLUMNS, MAX_ROWS};

/// A piece of a text with tags.
enum Piece<'a> {
    /// A start tag: its name without prefix, and everything behind it.
    Open(&'a [u8], &'a [u8]),
    /// An end tag.
    Close(&'a [u8]),
    /// Text with entities in it.
    Text(&'a [u8]),
    /// Text as it is.
    Cdata(&'a [u8]),
}

/// Finds tags and texts, however carelessly they are written.
struct Pieces<'a>(&'a [u8]);

impl<'a> Pieces<'a> {
    fn until(&mut self, end: &[u8]) -> &'a [u8] {
        let at = self.0.windows(end.len()).position(|window| window == end);
        let (found, rest) = match at {
            Some(at) => (&self.0[..at], &self.0[at + end.len()..]),
            None => (self.0, &self.0[self.0.len()..]),
        };
        self.0 = rest;
        found
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let text = self.0;
            match text {
                [] => return None,
                [b'<', b'!', b'-', b'-', rest @ ..] => {
                    self.0 = rest;
                    self.until(b"-->");
                }
                _ if text.starts_with(b"<![CDATA[") => {
                    self.0 = &text[9..];
                    return Some(Piece::Cdata(self.until(b"]]>")));
                }
                [b'<', b'!' | b'?', ..] => {
                    self.until(b">");
                }
                [b'<', rest @ ..] => {
                    let mut quote = None;
                    let end = rest.iter().position(|&byte| {
                        match (quote, byte) {
                            (None, b'"' | b'\'') => quote = Some(byte),
                            (Some(open), _) if open == byte => quote = None,
                            (None, b'>') => return true,
                            _ => {}
                        }
                        false
                    });
                    let end = end.unwrap_or(rest.len());
                    self.0 = rest.get(end + 1..).unwrap_or_default();
                    let (tag, is_close) = match &rest[..end] {
                        [b'/', tag @ ..] => (tag, true),
                        tag => (tag, false),
                    };
                    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b":-_".contains(byte);
                    let name = tag
                        .iter()
                        .position(|byte| !is_name(byte))
                        .unwrap_or(tag.len());
                    let (name, attributes) = tag.split_at(name);
                    let name = name.rsplit(|&byte| byte == b':').next().unwrap_or(name);
                    if is_close {
                        return Some(Piece::Close(name));
                    }
                    if name.eq_ignore_ascii_case(b"script") || name.eq_ignore_ascii_case(b"style") {
                        self.until(b"</");
                        self.until(b">");
                        continue;
                    }
                    return Some(Piece::Open(name, attributes));
                }
                _ => {
                    let end = text
                        .iter()
                        .position(|&byte| byte == b'<')
                        .unwrap_or(text.len());
                    let (found, rest) = text.split_at(end);
                    self.0 = rest;
                    return Some(Piece::Text(found));
                }
            }
        }
    }
}

/// The value of an attribute, by its name in lower case without prefix; empty where it has none.
fn attribute<'a>(attributes: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    let mut rest = attributes.trim_ascii_start();
    while !rest.is_empty() {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'=';
        let end = rest.iter().position(is_end).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end.max(1));
        let after = after.trim_ascii_start();
        let (value, after): (&[u8], &[u8]) = match after {
            [b'=', after @ ..] => match after.trim_ascii_start() {
                [quote @ (b'"' | b'\''), after @ ..] => {
                    let end = after
                        .iter()
                        .position(|byte| byte == quote)
                        .unwrap_or(after.len());
                    (&after[..end], after.get(end + 1..).unwrap_or_default())
                }
                after => {
                    let end = after
                        .iter()
                        .position(u8::is_ascii_whitespace)
                        .unwrap_or(after.len());
                    after.split_at(end)
                }
            },
            after => (b"", after),
        };
        let name = name.rsplit(|&byte| byte == b':').next().unwrap_or(name);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after.trim_ascii_start();
    }
    None
}

fn count(attributes: &[u8], wanted: &[u8]) -> Option<usize> {
    std::str::from_utf8(attribute(attributes, wanted)?)
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// A table whose end has not come.
#[derive(Default)]
struct Open {
    table: PlainTable,
    row: Option<Vec<PlainCell>>,
    cell: Option<OpenCell>,
    /// For each column the rows that a cell above still covers.
    covered: Vec<usize>,
}

#[derive(Default)]
struct OpenCell {
    text: Vec<u8>,
    /// A number, and its value where the tag says it.
    number: Option<String>,
    is_number: bool,
    is_bool: bool,
    across: usize,
    down: usize,
}

impl Open {
    fn start_row(&mut self, index: Option<usize>) -> Result<(), ImportError> {
        self.end_row()?;
        if let Some(index) = index {
            if index > MAX_ROWS as usize {
                return Err(ImportError::TooManyRows { most: MAX_ROWS });
            }
            while self.table.0.len() + 1 < index {
                self.table.push(PlainRow::default())?;
            }
        }
        self.row = Some(Vec::new());
        Ok(())
    }

    /// Puts nothing where cells of the rows above reach down.
    fn pass_covered(&mut self) {
        let Some(row) = &mut self.row else { return };
        while let Some(rows @ 1..) = self.covered.get_mut(row.len()) {
            *rows -= 1;
            row.push(PlainCell::Empty);
        }
    }

    fn start_cell(&mut self, attributes: &[u8], is_xml: bool) -> Result<(), ImportError> {
        self.end_cell()?;
        if self.row.is_none() {
            self.start_row(None)?;
        }
        self.pass_covered();
        let (mut across, mut down) = if is_xml {
            let merged = |name| count(attributes, name).unwrap_or(0);
            (merged(b"mergeacross"), merged(b"mergedown"))
        } else {
            let span = |name| count(attributes, name).unwrap_or(1).max(1) - 1;
            (span(b"colspan"), span(b"rowspan"))
        };
        (across, down) = (across.min(MAX_COLUMNS), down.min(MAX_ROWS as usize));
        if let (Some(index), Some(row)) = (
            count(attributes, b"index").filter(|_| is_xml),
            &mut self.row,
        ) {
            let wanted = index.saturating_sub(1).min(MAX_COLUMNS);
            if row.len() < wanted {
                row.resize(wanted, PlainCell::Empty);
            }
        }
        let number = attribute(attributes, b"num").filter(|_| !is_xml);
        self.cell = Some(OpenCell {
            is_number: number.is_some(),
            number: number
                .filter(|value| !value.is_empty())
                .map(|value| String::from_utf8_lossy(value).into_owned()),
            across,
            down,
            ..OpenCell::default()
        });
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else {
            return Ok(());
        };
        let text = String::from_utf8_lossy(&cell.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = cell.number.as_deref().unwrap_or(&text);
        let number = number
            .parse()
            .ok()
            .filter(|number: &f64| cell.is_number && number.is_finite());
        let place = row.len();
        row.push(match number {
            Some(number) => PlainCell::Number(number),
            None if text.is_empty() => PlainCell::Empty,
            None if cell.is_bool => PlainCell::Bool(text == "1"),
            None => PlainCell::Text(text),
        });
        row.resize(place + 1 + cell.across, PlainCell::Empty);
        if cell.down > 0 {
            self.covered.resize(self.covered.len().max(row.len()), 0);
            self.covered[place..=place + cell.across].fill(cell.down);
        }
        if row.len() > MAX_COLUMNS {
            return Err(ImportError::TooManyColumns {
                row: self.table.0.len() as u32 + 1,
                most: MAX_COLUMNS,
            });
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ImportError> {
        self.end_cell()?;
        self.pass_covered();
        match self.row.take() {
            Some(row) => self.table.push(PlainRow(row)),
            None => Ok(()),
        }
    }
}

/// Reads the table with the most cells; of a workbook the texts stand in elements of their own.
pub(super) fn read(text: &[u8], is_xml: bool) -> Result<PlainTable, ImportError> {
    let mut open: Vec<Open> = Vec::new();
    let mut best = PlainTable::default();
    let (mut in_data, mut in_comment) = (false, false);
    for piece in Pieces(text) {
        match piece {
            Piece::Open(name, attributes) => {
                let is_empty = attributes.last() == Some(&b'/');
                match name.to_ascii_lowercase().as_slice() {
                    b"table" => open.push(Open::default()),
                    b"comment" => in_comment = !is_empty,
                    b"data" if is_xml && !in_comment => {
                        in_data = !is_empty;
                        let kind = attribute(attributes, b"type").unwrap_or_default();
                        if let Some(cell) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                            cell.is_number = kind == b"Number";
                            cell.is_bool = kind == b"Boolean";
                        }
                    }
                    name => {
                        let Some(table) = open.last_mut() else {
                            continue;
                        };
                        match name {
                            b"tr" | b"row" => {
                                table.start_row(count(attributes, b"index").filter(|_| is_xml))?;
                                if is_xml && is_empty {
                                    table.end_row()?;
                                }
                            }
                            b"td" | b"th" | b"cell" => {
                                table.start_cell(attributes, is_xml)?;
                                if is_xml && is_empty {
                                    table.end_cell()?;
                                }
                            }
                            b"br" | b"p" | b"div" | b"li" => {
                                if let Some(cell) = &mut table.cell {
                                    cell.text.push(b' ');
                                }
                            }
                            _ => {}
                        }
                    }
                }
            }
            Piece::Close(name) => match name.to_ascii_lowercase().as_slice() {
                b"comment" => in_comment = false,
                b"data" => in_data = false,
                b"table" => {
                    if let Some(mut table) = open.pop() {
                        table.end_row()?;
                        keep_larger(&mut best, table.table);
                    }
                }
                b"tr" | b"row" => {
                    if let Some(table) = open.last_mut() {
                        table.end_row()?;
                    }
                }
                b"td" | b"th" | b"cell" => {
                    if let Some(table) = open.last_mut() {
                        table.end_cell()?;
                    }
                }
                _ => {}
            },
            Piece::Text(text) | Piece::Cdata(text) => {
                let is_cdata = matches!(piece, Piece::Cdata(_));
                if let Some(cell) = open.last_mut().and_then(|table| table.cell.as_mut())
                    && (in_data || !is_xml)
                {
                    if is_cdata {
                        cell.text.extend_from_slice(text);
                    } else {
                        push_html(text, &mut cell.text);
                    }
                }
            }
        }
    }
    for mut table in open {
        table.end_row()?;
        keep_larger(&mut best, table.table);
    }
    if best.filled() == 0 {
        return Err(ImportError::Foreign(Foreign::Markup));
    }
    Ok(best)
}

fn keep_larger(best: &mut PlainTable, table: PlainTable) {
    if table.filled() > best.filled() {
        *best = table;
    }
}

/// Adds a text with the entities that tables of web pages have beside those of XML.
fn push_html(text: &[u8], out: &mut Vec<u8>) {
    const NAMED: [(&str, &str); 6] = [
        ("&nbsp;", "\u{a0}"),
        ("&yen;", "¥"),
        ("&euro;", "€"),
        ("&pound;", "£"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
    ];
    if !text.contains(&b'&') {
        return push_text(text, out);
    }
    let mut text = String::from_utf8_lossy(text).into_owned();
    for (name, character) in NAMED {
        if text.contains(name) {
            text = text.replace(name, character);
        }
    }
    push_text(text.as_bytes(), out);
}
