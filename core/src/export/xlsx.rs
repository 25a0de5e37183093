//! Tables as an XLSX workbook with typed cells.
//!
//! Numbers are numbers and days are days, each with a format; texts are texts and never formulas. The
//! header stays in view, filters the rows and heads every printed page, which is as wide as the table
//! and has a number; a table longer than a sheet goes on in the next one. Written row by row into the
//! archive, so memory holds the packed file and the shared texts only. rust_xlsxwriter 0.102 can
//! do a hundred things more, but adds 760 kB of code (300 kB packed with xz, native) where this
//! adds 66 kB (30 kB), against a page of 450 kB; it and calamine are the judges in the tests.

mod style;

use std::collections::HashMap;
use std::ops::ControlFlow;

use self::style::{HEADER_STYLE, STYLES, style_of};
use super::table::{Cell, Table};
use super::zip::Archive;
pub use super::zip::ArchiveTooLarge;
use crate::sorting::sort_by;
use crate::unit::Day;

/// Rows of a sheet in the format, with the header.
const MAX_ROWS: u32 = 1_048_576;
/// UTF-16 units a cell can hold; spreadsheets call a file damaged that has more.
const MAX_TEXT: usize = 32_767;
/// UTF-16 units of a sheet's name.
const MAX_NAME: usize = 31;
/// Bytes of shared texts kept; later texts stand in their cells.
const MAX_SHARED: usize = 64 * 1024 * 1024;
/// Rows looked at for the widths of columns.
const WIDTH_ROWS: usize = 500;

const START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A table with its place in the workbook.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// Name of the sheet; made to fit the format where it does not.
    pub name: &'a str,
    /// Titles of the columns; a sheet without them is text to be read, with no header that stays and filters.
    pub titles: &'a [&'a str],
    /// The rows.
    pub table: &'a dyn Table,
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Writes the tables as one workbook.
///
/// # Errors
/// [`ArchiveTooLarge`].
pub fn write(sheets: &[Sheet<'_>]) -> Result<Vec<u8>, ArchiveTooLarge> {
    let mut writer = Writer {
        archive: Archive::new(),
        names: Vec::new(),
        lists: Vec::new(),
        texts: Texts::default(),
    };
    for sheet in sheets {
        writer.sheet(sheet)?;
    }
    writer.finish()
}

struct Writer {
    archive: Archive,
    names: Vec<String>,
    /// The cells of each sheet that is a list: its number from 0, its last column and row.
    lists: Vec<(usize, String, u32)>,
    texts: Texts,
}

impl Writer {
    /// Writes one table, on as many sheets as it needs.
    fn sheet(&mut self, sheet: &Sheet<'_>) -> Result<(), ArchiveTooLarge> {
        let widths = widths(sheet);
        let headers = u32::from(!sheet.titles.is_empty());
        self.start_sheet(sheet, &widths);
        let mut row = headers;
        let mut result = Ok(());
        let _: ControlFlow<()> = sheet.table.each_row(&mut |cells| {
            if row == MAX_ROWS {
                result = self.end_sheet(sheet.titles.len(), row);
                if result.is_err() {
                    return ControlFlow::Break(());
                }
                self.start_sheet(sheet, &widths);
                row = headers;
            }
            row += 1;
            self.row(row, cells, false);
            ControlFlow::Continue(())
        });
        result?;
        self.end_sheet(sheet.titles.len(), row)
    }

    fn start_sheet(&mut self, sheet: &Sheet<'_>, widths: &[usize]) {
        let name = unique_name(sheet.name, &self.names);
        self.names.push(name);
        let path = format!("xl/worksheets/sheet{}.xml", self.names.len());
        self.archive.start(&path);
        let mut head = format!(
            "{START}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
             <sheetViews><sheetView workbookViewId=\"0\">{}</sheetView></sheetViews>",
            if sheet.titles.is_empty() {
                ""
            } else {
                "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            }
        );
        if !widths.is_empty() {
            head.push_str("<cols>");
            for (column, width) in (1..).zip(widths) {
                head.push_str(&format!(
                    "<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>"
                ));
            }
            head.push_str("</cols>");
        }
        head.push_str("<sheetData>");
        self.archive.body().extend_from_slice(head.as_bytes());
        if !sheet.titles.is_empty() {
            let titles: Vec<Cell<'_>> = sheet.titles.iter().map(|&title| title.into()).collect();
            self.row(1, &titles, true);
        }
    }

    /// Ends a sheet of so many titles and rows.
    fn end_sheet(&mut self, titles: usize, rows: u32) -> Result<(), ArchiveTooLarge> {
        let mut end = "</sheetData>".to_owned();
        if let Some(last) = titles.checked_sub(1) {
            let mut column = Vec::new();
            push_column(last, &mut column);
            let column = String::from_utf8_lossy(&column).into_owned();
            end.push_str(&format!("<autoFilter ref=\"A1:{column}{rows}\"/>"));
            self.lists.push((self.names.len() - 1, column, rows));
        }
        end.push_str(
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>\
             <headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>",
        );
        self.archive.body().extend_from_slice(end.as_bytes());
        self.archive.finish_entry()
    }

    /// The names by which spreadsheets know what is filtered and what heads every printed page.
    fn defined_names(&self) -> String {
        if self.lists.is_empty() {
            return String::new();
        }
        let named = |(sheet, column, rows): &(usize, String, u32)| {
            let mut name = Vec::new();
            push_escaped(&self.names[*sheet].replace('\'', "''"), &mut name);
            let name = String::from_utf8_lossy(&name).into_owned();
            format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{sheet}\" hidden=\"1\">\
                 '{name}'!$A$1:${column}${rows}</definedName>\
                 <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{sheet}\">'{name}'!$1:$1</definedName>"
            )
        };
        let names: String = self.lists.iter().map(named).collect();
        format!("<definedNames>{names}</definedNames>")
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>], header: bool) {
        let out = self.archive.body();
        out.extend_from_slice(b"<row r=\"");
        push_number(number, out);
        out.extend_from_slice(b"\">");
        for (column, cell) in cells.iter().enumerate() {
            if *cell == Cell::Empty {
                continue;
            }
            let style = if header { HEADER_STYLE } else { style_of(cell) };
            out.extend_from_slice(b"<c r=\"");
            push_column(column, out);
            push_number(number, out);
            out.push(b'"');
            if style > 0 {
                out.extend_from_slice(b" s=\"");
                push_number(u32::from(style), out);
                out.push(b'"');
            }
            match *cell {
                Cell::Empty => {}
                Cell::Text(text) => self.texts.push_cell(text, out),
                Cell::Number(number) | Cell::Share(number) => {
                    out.extend_from_slice(b"><v>");
                    number.write(out);
                    out.extend_from_slice(b"</v></c>");
                }
                Cell::Day(day) => {
                    out.extend_from_slice(b"><v>");
                    push_number(serial(day), out);
                    out.extend_from_slice(b"</v></c>");
                }
            }
        }
        out.extend_from_slice(b"</row>");
        self.archive.flow();
    }

    fn entry(&mut self, name: &str, body: &str) -> Result<(), ArchiveTooLarge> {
        self.archive.start(name);
        let out = self.archive.body();
        out.extend_from_slice(START.as_bytes());
        out.extend_from_slice(body.as_bytes());
        self.archive.finish_entry()
    }

    /// Writes the shared texts and what ties the pieces together.
    fn finish(mut self) -> Result<Vec<u8>, ArchiveTooLarge> {
        self.shared_texts()?;
        self.entry(
            "xl/styles.xml",
            &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
        )?;
        let (mut list, mut links, mut types) = (String::new(), String::new(), String::new());
        for (number, name) in (1..).zip(&self.names) {
            let mut escaped = Vec::new();
            push_escaped(name, &mut escaped);
            let escaped = String::from_utf8_lossy(&escaped).replace('"', "&quot;");
            list.push_str(&format!(
                "<sheet name=\"{escaped}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
            ));
            links.push_str(&relation(
                number,
                "worksheet",
                &format!("worksheets/sheet{number}.xml"),
            ));
            types.push_str(&content_type(
                &format!("xl/worksheets/sheet{number}.xml"),
                "worksheet",
            ));
        }
        let next = self.names.len() + 1;
        links.push_str(&relation(next, "styles", "styles.xml"));
        links.push_str(&relation(next + 1, "sharedStrings", "sharedStrings.xml"));
        types.push_str(&content_type("xl/workbook.xml", "sheet.main"));
        types.push_str(&content_type("xl/styles.xml", "styles"));
        types.push_str(&content_type("xl/sharedStrings.xml", "sharedStrings"));
        self.entry(
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{list}</sheets>{}</workbook>",
                self.defined_names()
            ),
        )?;
        self.entry("xl/_rels/workbook.xml.rels", &relations(&links))?;
        let root = relation(1, "officeDocument", "xl/workbook.xml");
        self.entry("_rels/.rels", &relations(&root))?;
        self.entry(
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"{TYPES}\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"
            ),
        )?;
        self.archive.finish()
    }

    fn shared_texts(&mut self) -> Result<(), ArchiveTooLarge> {
        self.archive.start("xl/sharedStrings.xml");
        let head = format!("{START}<sst xmlns=\"{MAIN}\">");
        self.archive.body().extend_from_slice(head.as_bytes());
        let mut texts: Vec<(&str, u32)> = self
            .texts
            .numbers
            .iter()
            .map(|(text, &number)| (&**text, number))
            .collect();
        sort_by(&mut texts, |a, b| a.1.cmp(&b.1));
        for (text, _) in texts {
            let out = self.archive.body();
            out.extend_from_slice(b"<si>");
            push_t(text, out);
            out.extend_from_slice(b"</si>");
            self.archive.flow();
        }
        self.archive.body().extend_from_slice(b"</sst>");
        self.archive.finish_entry()
    }
}

fn relations(links: &str) -> String {
    format!("<Relationships xmlns=\"{RELATIONS}\">{links}</Relationships>")
}

fn relation(number: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>")
}

fn content_type(part: &str, kind: &str) -> String {
    format!("<Override PartName=\"/{part}\" ContentType=\"{SPREADSHEET}.{kind}+xml\"/>")
}

/// The shared texts by their numbers.
#[derive(Default)]
struct Texts {
    numbers: HashMap<Box<str>, u32>,
    bytes: usize,
}

impl Texts {
    /// Writes a text cell from behind its attributes on.
    fn push_cell(&mut self, text: &str, out: &mut Vec<u8>) {
        let text = cut(text, MAX_TEXT);
        let number = match self.numbers.get(text) {
            Some(&number) => Some(number),
            None if self.bytes + text.len() <= MAX_SHARED => {
                let number = self.numbers.len() as u32;
                self.numbers.insert(text.into(), number);
                self.bytes += text.len();
                Some(number)
            }
            None => None,
        };
        match number {
            Some(number) => {
                out.extend_from_slice(b" t=\"s\"><v>");
                push_number(number, out);
                out.extend_from_slice(b"</v></c>");
            }
            None => {
                out.extend_from_slice(b" t=\"inlineStr\"><is>");
                push_t(text, out);
                out.extend_from_slice(b"</is></c>");
            }
        }
    }
}

/// The start of a text that has at most so many UTF-16 units.
fn cut(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > most
    });
    end.map_or(text, |(at, _)| &text[..at])
}

fn push_t(text: &str, out: &mut Vec<u8>) {
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        out.extend_from_slice(b"<t xml:space=\"preserve\">");
    } else {
        out.extend_from_slice(b"<t>");
    }
    push_escaped(text, out);
    out.extend_from_slice(b"</t>");
}

/// Writes text as XML; what XML cannot hold as `_x001F_`, and what looks like that with its first
/// character escaped so that it stays what it is (ECMA-376 part 1, 22.9.2.19).
fn push_escaped(text: &str, out: &mut Vec<u8>) {
    let looks_escaped = |rest: &str| match rest.as_bytes().get(..7) {
        Some([b'_', b'x', hex @ .., b'_']) => hex.iter().all(u8::is_ascii_hexdigit),
        _ => false,
    };
    for (at, character) in text.char_indices() {
        match character {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '_' if looks_escaped(&text[at..]) => out.extend_from_slice(b"_x005F_"),
            '\t' | '\n' => out.push(character as u8),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {
                out.extend_from_slice(format!("_x{:04X}_", character as u32).as_bytes());
            }
            _ => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// A name that the format allows and no other sheet has.
fn unique_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let clean = if clean.is_empty() { "Sheet" } else { clean };
    let free = |name: &String| {
        !taken
            .iter()
            .any(|other| other.to_lowercase() == name.to_lowercase())
    };
    let first = cut(clean, MAX_NAME).to_owned();
    if free(&first) {
        return first;
    }
    (2..)
        .map(|number| {
            let ending = format!(" {number}");
            format!("{}{ending}", cut(clean, MAX_NAME - ending.len()))
        })
        .find(free)
        .unwrap_or(first)
}

/// Widths of the columns in characters, wide ones counted twice, from the titles and first rows.
fn widths(sheet: &Sheet<'_>) -> Vec<usize> {
    let width = |text: &str| {
        text.chars()
            .map(|character| if character >= '\u{1100}' { 2 } else { 1 })
            .sum::<usize>()
    };
    let mut widths: Vec<usize> = sheet.titles.iter().map(|title| width(title)).collect();
    let mut rows = 0;
    let mut digits = Vec::new();
    let _: ControlFlow<()> = sheet.table.each_row(&mut |cells| {
        widths.resize(widths.len().max(cells.len()), 0);
        for (most, cell) in widths.iter_mut().zip(cells) {
            let needed = match *cell {
                Cell::Empty => 0,
                Cell::Text(text) => width(text),
                Cell::Day(_) => 10,
                Cell::Number(number) | Cell::Share(number) => {
                    digits.clear();
                    number.write(&mut digits);
                    // Signs between thousands and zeros behind the point take room too.
                    digits.len() + 3
                }
            };
            *most = needed.max(*most);
        }
        rows += 1;
        if rows == WIDTH_ROWS {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    widths
        .into_iter()
        .map(|width| width.clamp(6, 50) + 2)
        .collect()
}

/// The serial number of a day. Spreadsheets hold 1900 for a leap year (as Lotus 1-2-3 did), so
/// days before March 1900 stand one lower.
const fn serial(day: Day) -> u32 {
    let serial = day.number() + 25_569;
    (if serial <= 60 { serial - 1 } else { serial }) as u32
}

fn push_column(column: usize, out: &mut Vec<u8>) {
    if column >= 26 {
        push_column(column / 26 - 1, out);
    }
    out.push(b'A' + (column % 26) as u8);
}

fn push_number(mut number: u32, out: &mut Vec<u8>) {
    let mut digits = [0; 10];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}
