//! Workbooks that are broken, foreign, odd or meant to harm: an error or the cells, never a panic.

use std::ops::ControlFlow;

use keepgold_core::export::table::{Cell, Table};
use keepgold_core::export::xlsx::{Sheet, write};
use keepgold_core::import::xlsx::{MAX_COLUMNS, Piece, XlsxError, open};
use keepgold_core::import::{self, Foreign, Record};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;

/// One entry of an archive as a test wants it: stored or deflated, with sizes that may lie.
struct Entry {
    name: String,
    method: u16,
    packed: Vec<u8>,
    size: u32,
    sum: u32,
}

/// CRC-32, bit by bit.
fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |s, _| {
            (s >> 1) ^ (0xedb8_8320 * (s & 1))
        })
    })
}

fn entry(name: &str, text: &str) -> Entry {
    Entry {
        name: name.into(),
        method: 0,
        packed: text.into(),
        size: text.len() as u32,
        sum: sum(text.as_bytes()),
    }
}

fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for Entry {
        name,
        method,
        packed,
        size,
        sum,
    } in entries
    {
        let mut fields = vec![20, 0, 0, 0];
        fields.extend(method.to_le_bytes());
        fields.extend([0; 4]);
        for number in [*sum, packed.len() as u32, *size] {
            fields.extend(number.to_le_bytes());
        }
        fields.extend([name.len() as u8, 0, 0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend((out.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(packed);
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend((entries.len() as u16).to_le_bytes());
    }
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// The pieces of a workbook whose only sheet is this entry.
fn pieces(sheet: Entry) -> Vec<Entry> {
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    vec![
        entry(
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='r' Type='{DOCUMENT}/officeDocument' Target='/xl/workbook.xml'/></Relationships>"
            ),
        ),
        entry(
            "xl/workbook.xml",
            "<x:workbook><x:workbookPr date1904='1'/><x:sheets><x:sheet name='A&amp;B' r:id='rId1'/></x:sheets></x:workbook>",
        ),
        entry(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='rId1' Type='{DOCUMENT}/worksheet' Target='../xl/sheet.xml'/>\
                      <Relationship Id='rId2' Type='{DOCUMENT}/sharedStrings' Target='strings.xml'/>\
                      <Relationship Id='rId3' Type='{DOCUMENT}/styles' Target='styles.xml'/></Relationships>"
            ),
        ),
        entry(
            "xl/strings.xml",
            "<sst><si><t>one</t></si><si><r><t>two </t></r><r><t>parts</t></r><rPh><t>x</t></rPh></si><si/></sst>",
        ),
        entry(
            "xl/styles.xml",
            "<styleSheet><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
        ),
        sheet,
    ]
}

fn workbook(cells: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    archive(&pieces(entry("xl/sheet.xml", &sheet)))
}

fn read(bytes: &[u8]) -> Result<Vec<String>, XlsxError> {
    let mut rows = Vec::new();
    let _ = open(bytes)?.read(0, |row| {
        let cells: Vec<_> = (0..row.len()).map(|at| row.cell(at).to_text()).collect();
        rows.push(format!("{}:{}", row.number, cells.join("|")));
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

#[test]
fn odd_but_legal_workbooks_are_read() {
    let cells = "<!-- > --><row><c t='s'><v>1</v></c><c><v><![CDATA[2]]>5</v></c>\
                 <c t=\"inlineStr\" note='a > b'><is><t>&lt;b&gt; &#x4E2D;</t></is></c></row>\
                 <?skip <c> ?><x:row r='7'><x:c r='C7' s='1'><x:v>0</x:v></x:c>\
                 <c r='A7' t='str'><f>A1&amp;\"x\"</f><v>late</v></c><c r='D7'/><c r='E7' t='b'><v>1</v></c></x:row>";
    // Days from 1904 count 1,462 more: day 0 is 1904-01-01.
    assert_eq!(
        read(&workbook(cells)).unwrap(),
        ["1:two parts|25|<b> 中", "7:late||1904-01-01||TRUE"]
    );
    assert_eq!(open(&workbook("")).unwrap().sheets()[0].name, "A&B");
}

#[test]
fn foreign_files_are_named() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let locked = [&ole[..], &[0; 100], &name].concat();
    let cases = [
        (b"".to_vec(), XlsxError::NotASpreadsheet),
        (b"a,b\n".to_vec(), XlsxError::NotASpreadsheet),
        (ole, XlsxError::OldXls),
        (locked, XlsxError::Password),
        (b"PK\x03\x04".to_vec(), XlsxError::Damaged(Piece::Archive)),
        (
            archive(&[entry("a.txt", "x")]),
            XlsxError::NoWorkbook(Foreign::Archive),
        ),
        (archive(&[entry("xl/workbook.bin", "x")]), XlsxError::Xlsb),
        (
            archive(&[entry(
                "mimetype",
                "application/vnd.oasis.opendocument.spreadsheet",
            )]),
            XlsxError::OpenDocument,
        ),
        (
            archive(&[entry("xl/workbook.xml", "<workbook/>")]),
            XlsxError::NoSheets,
        ),
    ];
    for (bytes, error) in cases {
        assert_eq!(open(&bytes).err(), Some(error));
    }
}

#[test]
fn damage_and_limits_are_told() {
    let damaged = Err(XlsxError::Damaged(Piece::Sheet));
    for cells in [
        "<row><c t='s'><v>9</v></c></row>",
        "<row r='0'/>",
        "<row r='1048577'/>",
        "<row><c r='XFE1'><v>1</v></c></row>",
        "<row><c r='7'><v>1</v></c></row>",
        "<row><c r='A1",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
        "</sheetData",
    ] {
        assert_eq!(read(&workbook(cells)), damaged, "{cells}");
    }
    let wide: String = (0..10_000).map(|n| format!("<c><v>{n}</v></c>")).collect();
    let error = XlsxError::TooManyColumns {
        row: 3,
        most: MAX_COLUMNS,
    };
    assert_eq!(
        read(&workbook(&format!("<row r='3'>{wide}</row>"))),
        Err(error)
    );

    let whole = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let lies = |change: fn(&mut Entry)| {
        let mut sheet = entry("xl/sheet.xml", whole);
        sheet.method = 8;
        sheet.packed = compress_to_vec(whole.as_bytes(), 6);
        change(&mut sheet);
        read(&archive(&pieces(sheet)))
    };
    assert_eq!(lies(|_| {}).unwrap(), ["1:1"]);
    assert_eq!(lies(|sheet| sheet.size += 1), damaged);
    assert_eq!(lies(|sheet| sheet.size -= 1), damaged);
    assert_eq!(lies(|sheet| sheet.sum ^= 1), damaged);
    assert_eq!(lies(|sheet| sheet.packed.truncate(20)), damaged);
    let packing = Err(XlsxError::UnknownPacking(Piece::Sheet));
    assert_eq!(lies(|sheet| sheet.method = 12), packing);
    assert!(matches!(
        lies(|sheet| sheet.size = u32::MAX - 1),
        Err(XlsxError::TooLarge {
            piece: Piece::Sheet,
            ..
        })
    ));
}

#[test]
fn a_bomb_ends_at_what_it_said_it_was() {
    // A hundred megabytes of one letter in a hundred kilobytes, said to be small.
    let mut sheet = entry("xl/sheet.xml", "");
    sheet.method = 8;
    sheet.packed = compress_to_vec(&vec![b'a'; 100 << 20], 6);
    sheet.size = 1_000;
    assert!(sheet.packed.len() < 200_000);
    assert_eq!(
        read(&archive(&pieces(sheet))),
        Err(XlsxError::Damaged(Piece::Sheet))
    );
}

fn small() -> Vec<u8> {
    struct Rows;
    impl Table for Rows {
        fn each_row(
            &self,
            take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>,
        ) -> ControlFlow<()> {
            take(&["text".into(), Cell::count(5), "another".into()])
        }
    }
    let sheet = Sheet {
        name: "S",
        titles: &["a", "b", "c"],
        table: &Rows,
    };
    write(&[sheet]).unwrap()
}

fn try_all(bytes: &[u8]) {
    if let Ok(mut book) = open(bytes) {
        for sheet in 0..book.sheets().len() {
            let _ = book.read(sheet, |row| {
                for index in 0..row.len() {
                    let _: import::Cell<'_> = row.cell(index);
                }
                ControlFlow::Continue(())
            });
        }
    }
}

proptest! {
    #[test]
    fn mutated_archives_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..3), 1..8),
    ) {
        let mut bytes = small();
        for (place, byte, kind) in edits {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(4)),
            }
        }
        try_all(&bytes);
    }

    #[test]
    fn mutated_sheets_never_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<row>", "</row>", "<row r='3'>", "<c>", "<c r='B2' t='s'>", "</c>", "<v>", "</v>", "<v/>", "1",
                "<is><t>", "</t></is>", "<c/>", "<", ">", "'", "\"", "&", "&#;", "<!--", "-->", "<![CDATA[",
                "]]>", "<?", "?>", "</", "/>", ":", "=", "<a:", "中", "</sheetData>", "e9", "_x0001_", " ",
            ]),
            0..60,
        ),
    ) {
        try_all(&workbook(&parts.concat()));
    }
}
