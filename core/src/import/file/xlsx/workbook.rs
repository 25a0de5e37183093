//! The sheets of a workbook and the pieces they need.

use std::ops::ControlFlow;

use super::error::{Piece, XlsxError};
use super::escape::attribute_text;
use super::inflate::Unpacked;
use super::sheet::{self, Context, Row};
use super::strings::Strings;
use super::styles::Styles;
use super::xml::{Event, Xml, attribute};
use super::zip::{self, Entry};
use crate::import::error::Foreign;

/// Most bytes the list of sheets and the relations may unpack to.
const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// Most sheets that are listed.
const MAX_SHEETS: usize = 256;

/// A sheet in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden in the spreadsheet program.
    pub hidden: bool,
    /// Rows and columns, where the file says so; the cells themselves are not counted.
    pub size: Option<(u32, u32)>,
}

/// An open workbook.
#[derive(Debug)]
pub struct Workbook<'a> {
    sheets: Vec<Sheet>,
    entries: Vec<Entry<'a>>,
    strings: Option<Entry<'a>>,
    styles: Option<Entry<'a>>,
    from_1904: bool,
    /// Read with the first sheet and kept.
    context: Option<Context>,
}

impl<'a> Workbook<'a> {
    /// Lists the sheets.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, XlsxError> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(not_an_archive(bytes));
        }
        let archive = Archive(zip::entries(bytes)?);
        let book = archive.workbook()?;
        let folder = book.name.rfind('/').map_or("", |end| &book.name[..end]);
        let relations = archive.relations(&book.name, folder)?;
        let list = read_list(book)?;
        let mut workbook = Self {
            sheets: Vec::new(),
            entries: Vec::new(),
            strings: None,
            styles: None,
            from_1904: list.from_1904,
            context: None,
        };
        for relation in &relations {
            let entry = archive.get(&relation.target).cloned();
            match relation.kind() {
                "sharedStrings" => workbook.strings = entry,
                "styles" => workbook.styles = entry,
                _ => {}
            }
        }
        for (mut sheet, id) in list.sheets {
            let target = relations
                .iter()
                .find(|relation| relation.id == id && relation.kind() == "worksheet");
            // Chart sheets have no cells.
            if let Some(target) = target {
                let entry = archive
                    .get(&target.target)
                    .ok_or(XlsxError::Damaged(Piece::Workbook))?;
                sheet.size = sheet::size(entry);
                workbook.sheets.push(sheet);
                workbook.entries.push(entry.clone());
            }
        }
        if workbook.sheets.is_empty() {
            return Err(XlsxError::NoSheets);
        }
        Ok(workbook)
    }

    /// The sheets with cells, in the order of the workbook.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Reads the sheet with this place in the list: gives each row that holds something to `take`
    /// until it breaks off; says whether it did.
    ///
    /// # Errors
    /// [`XlsxError`]; rows before the fault were given then.
    pub fn read(
        &mut self,
        sheet: usize,
        take: impl FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, XlsxError> {
        let entry = self.entries.get(sheet).ok_or(XlsxError::NoSuchSheet)?;
        let context = match &self.context {
            Some(context) => context,
            None => {
                let strings = self.strings.as_ref().map(Strings::read).transpose()?;
                let styles = self.styles.as_ref().map(Styles::read).transpose()?;
                self.context.insert(Context {
                    strings: strings.unwrap_or_default(),
                    styles: styles.unwrap_or_default(),
                    from_1904: self.from_1904,
                })
            }
        };
        sheet::read(entry, context, take)
    }
}

/// What a file is that is no ZIP archive.
fn not_an_archive(bytes: &[u8]) -> XlsxError {
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return XlsxError::NotASpreadsheet;
    }
    // Older Office files and encrypted new ones share a container; its directory has UTF-16 names.
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        XlsxError::Password
    } else if has("WordDocument") || has("PowerPoint Document") {
        XlsxError::NoWorkbook(Foreign::Document)
    } else {
        XlsxError::OldXls
    }
}

/// The entries by name.
struct Archive<'a>(Vec<Entry<'a>>);

impl<'a> Archive<'a> {
    /// The entry with this path; some writers are careless about capitals.
    fn get(&self, path: &str) -> Option<&Entry<'a>> {
        let Self(entries) = self;
        entries
            .iter()
            .find(|entry| entry.name == path)
            .or_else(|| entries.iter().find(|e| e.name.eq_ignore_ascii_case(path)))
    }

    /// Whether there is an entry in this folder, or with this name.
    fn has(&self, path: &str) -> bool {
        self.0.iter().any(|entry| entry.name.starts_with(path))
    }

    /// The piece that lists the sheets.
    fn workbook(&self) -> Result<&Entry<'a>, XlsxError> {
        let target = self
            .relations("", "")?
            .into_iter()
            .find(|relation| relation.kind() == "officeDocument")
            .map_or_else(|| "xl/workbook.xml".to_owned(), |found| found.target);
        if target.ends_with(".bin") || self.get("xl/workbook.bin").is_some() {
            return Err(XlsxError::Xlsb);
        }
        if let Some(entry) = self.get(&target) {
            // A text document or a presentation is built alike.
            return if target.contains("workbook") || target.starts_with("xl/") {
                Ok(entry)
            } else {
                Err(XlsxError::NoWorkbook(Foreign::Document))
            };
        }
        match self.get("mimetype") {
            Some(kind) if kind.packed.starts_with(b"application/vnd.oasis") => {
                Err(XlsxError::OpenDocument)
            }
            _ if self.has("Index/") || self.has("Index.zip") => {
                Err(XlsxError::NoWorkbook(Foreign::Numbers))
            }
            _ if self.has("word/") || self.has("ppt/") => {
                Err(XlsxError::NoWorkbook(Foreign::Document))
            }
            _ => Err(XlsxError::NoWorkbook(Foreign::Archive)),
        }
    }

    /// The relations of a piece, their targets made whole paths.
    fn relations(&self, of: &str, folder: &str) -> Result<Vec<Relation>, XlsxError> {
        let file = of.rsplit('/').next().unwrap_or(of);
        let path = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(entry) = self.get(&path) else {
            return Ok(Vec::new());
        };
        let mut xml = Xml::new(Unpacked::new(entry, Piece::Workbook, MAX_BYTES)?);
        let mut relations = Vec::new();
        loop {
            match xml.next()? {
                Event::Open {
                    name, attributes, ..
                } if xml.bytes(&name) == b"Relationship" => {
                    let tag = xml.bytes(&attributes);
                    let text = |name| attribute(tag, name).map_or_else(String::new, attribute_text);
                    relations.push(Relation {
                        id: text(b"Id"),
                        sort: text(b"Type"),
                        target: join(folder, &text(b"Target")),
                    });
                }
                Event::End => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// A link from one piece to another.
struct Relation {
    id: String,
    sort: String,
    target: String,
}

impl Relation {
    /// The last word of the type; the words before differ between editions of the format.
    fn kind(&self) -> &str {
        self.sort.rsplit('/').next().unwrap_or_default()
    }
}

/// A target as a path from the root of the archive.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What the workbook's own piece says.
struct List {
    sheets: Vec<(Sheet, String)>,
    from_1904: bool,
}

fn read_list(entry: &Entry<'_>) -> Result<List, XlsxError> {
    let mut xml = Xml::new(Unpacked::new(entry, Piece::Workbook, MAX_BYTES)?);
    let mut list = List {
        sheets: Vec::new(),
        from_1904: false,
    };
    loop {
        match xml.next()? {
            Event::Open {
                name, attributes, ..
            } => {
                let tag = xml.bytes(&attributes);
                match xml.bytes(&name) {
                    b"workbookPr" => {
                        let flag = attribute(tag, b"date1904");
                        list.from_1904 = matches!(flag, Some(b"1" | b"true"));
                    }
                    b"sheet" if list.sheets.len() < MAX_SHEETS => {
                        let text =
                            |name| attribute(tag, name).map_or_else(String::new, attribute_text);
                        let sheet = Sheet {
                            name: text(b"name"),
                            hidden: matches!(
                                attribute(tag, b"state"),
                                Some(b"hidden" | b"veryHidden")
                            ),
                            size: None,
                        };
                        list.sheets.push((sheet, text(b"id")));
                    }
                    _ => {}
                }
            }
            Event::End => return Ok(list),
            _ => {}
        }
    }
}
