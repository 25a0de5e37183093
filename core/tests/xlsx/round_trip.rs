//! XLSX out and in: our files read by another program's reader, another program's files by ours, and both by each other.

use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;

use calamine::{Data, DataType, Reader, Xlsx};
use keepgold_core::export::table::{Cell, Decimal, Table};
use keepgold_core::export::xlsx::{Sheet, write};
use keepgold_core::import::{self, Record, xlsx};
use keepgold_core::unit::{Day, Money, Price, Quantity, Rate};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// A cell that outlives its row.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Empty,
    Text(String),
    Number(f64),
    Date(f64),
    Bool(bool),
    Error(String),
}

fn rows_of(bytes: &[u8], sheet: usize) -> Vec<(u32, Vec<Value>)> {
    let mut rows = Vec::new();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let flow = xlsx::open(bytes).unwrap().read(sheet, |row| {
        let cells = (0..row.len()).map(|index| match row.cell(index) {
            import::Cell::Empty => Value::Empty,
            import::Cell::Text(bytes) => Value::Text(text(bytes)),
            import::Cell::Number(number) => Value::Number(number),
            import::Cell::Date(serial) => Value::Date(serial),
            import::Cell::Bool(value) => Value::Bool(value),
            import::Cell::Error(bytes) => Value::Error(text(bytes)),
        });
        rows.push((row.number, cells.collect()));
        ControlFlow::Continue(())
    });
    assert_eq!(flow, Ok(ControlFlow::Continue(())));
    rows
}

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

fn one_sheet(name: &str, titles: &[&str], rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let table = Ready(rows);
    let sheet = Sheet {
        name,
        titles,
        table: &table,
    };
    write(&[sheet]).unwrap()
}

struct Ready<'a>(&'a [Vec<Cell<'a>>]);

impl Table for Ready<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        self.0.each_row(take)
    }
}

#[test]
fn another_reader_sees_the_cells_as_they_were_typed() {
    let day = Day::from_civil(2011, 12, 9).unwrap();
    let price = Decimal {
        value: -2_550_001,
        decimals: 6,
    };
    let nasty = "=1+1 <b>&\"'\u{1}_x000D_\r\n\t ";
    let rows = [vec![
        Cell::Text(nasty),
        Cell::Number(price),
        Cell::Day(day),
        Cell::Empty,
        Cell::Text("丰禾 🌾"),
    ]];
    let bytes = one_sheet("2011/12: [丰禾]", &["a", "b", "c", "d", "e"], &rows);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["2011 12   丰禾"]);
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let cell = |row, column| range.get_value((row, column)).unwrap().clone();
    assert_eq!(cell(0, 4), Data::String("e".into()));
    assert_eq!(cell(1, 1), Data::Float(-2.550_001));
    assert!(
        matches!(cell(1, 2), Data::DateTime(date) if date.is_datetime() && date.as_f64() == 40_886.0)
    );
    assert_eq!(cell(1, 3), Data::Empty);
    assert_eq!(cell(1, 4), Data::String("丰禾 🌾".into()));
    // Our own reader also brings back what XML cannot hold.
    let ours = rows_of(&bytes, 0);
    assert_eq!(ours[1].1[0], text(nasty));
    assert_eq!(ours[1].1[2], Value::Date(40_886.0));
}

/// One part of a workbook as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_list_is_filtered_formatted_and_headed_on_every_page_and_its_notes_are_text() {
    let rows = [vec![
        Cell::Text("K-1"),
        Cell::count(1_234),
        Cell::rounded(80.25, 1),
        Money::from_nanos(8_300_065_814_000_000).into(),
        Price::from_millionths(19_995_000).unwrap().into(),
        Rate::from_percent(35).unwrap().into(),
        Quantity::from_thousandths(2_500).unwrap().into(),
        Cell::Day(Day::from_civil(2011, 12, 9).unwrap()),
    ]];
    let titles = [
        "code", "n", "score", "amount", "price", "margin", "quantity", "day",
    ];
    let notes = [vec![Cell::Text("Made on"), Cell::Text("2011-12-31")]];
    let bytes = write(&[
        Sheet {
            name: "It's a list",
            titles: &titles,
            table: &Ready(&rows),
        },
        Sheet {
            name: "Notes",
            titles: &[],
            table: &Ready(&notes),
        },
    ])
    .unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["It's a list", "Notes"]);
    let names: Vec<String> = book
        .defined_names()
        .iter()
        .map(|(name, cells)| format!("{name} {cells}"))
        .collect();
    assert_eq!(
        names,
        [
            "_xlnm._FilterDatabase 'It''s a list'!$A$1:$H$2",
            "_xlnm.Print_Titles 'It''s a list'!$1:$1"
        ]
    );
    let range = book.worksheet_range("It's a list").unwrap();
    assert_eq!(range.get_value((1, 3)), Some(&Data::Float(8_300_065.814)));
    assert_eq!(range.get_value((1, 5)), Some(&Data::Float(0.35)));
    assert_eq!(range.get_value((1, 6)), Some(&Data::Float(2.5)));
    assert!(matches!(range.get_value((1, 7)), Some(Data::DateTime(_))));
    let range = book.worksheet_range("Notes").unwrap();
    assert_eq!(
        range.get_value((0, 1)),
        Some(&Data::String("2011-12-31".into()))
    );
    let list = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(list.contains(r#"<autoFilter ref="A1:H2"/>"#), "{list}");
    assert!(
        list.contains(r#"state="frozen""#) && list.contains("&amp;P / &amp;N"),
        "{list}"
    );
    // Each kind of number has a format of its own, quantities the plain one.
    let styles: Vec<&str> = ["B2", "C2", "D2", "E2", "F2", "H2"]
        .iter()
        .map(|cell| {
            list.split_once(&format!("r=\"{cell}\" s=\""))
                .unwrap()
                .1
                .split('"')
                .next()
                .unwrap()
        })
        .collect();
    let mut apart = styles.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), styles.len(), "{styles:?}");
    assert!(list.contains(r#"<c r="G2"><v>2.5</v>"#), "{list}");
    let notes = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(
        !notes.contains("autoFilter") && !notes.contains("frozen"),
        "{notes}"
    );
}

#[test]
fn another_writers_file_is_read_as_it_was_meant() {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\" hh:mm");
    let money = Format::new().set_num_format("[$¥-804]#,##0.00");
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name("销售 & 退货").unwrap();
    let moment = ExcelDateTime::parse_from_str("2010-12-01T08:26:00").unwrap();
    sheet.write_string(0, 0, "名称").unwrap();
    let runs = [(&bold, "丰禾 "), (&date, "农资")];
    sheet.write_rich_string(0, 1, &runs).unwrap();
    sheet
        .write_datetime_with_format(2, 0, &moment, &date)
        .unwrap();
    sheet.write_number_with_format(2, 1, -2.55, &money).unwrap();
    sheet.write_boolean(2, 2, true).unwrap();
    sheet
        .write_formula(2, 4, Formula::new("=1+1").set_result("2"))
        .unwrap();
    sheet
        .write_formula(2, 5, Formula::new("=\"a\"").set_result("a & b"))
        .unwrap();
    sheet
        .write_formula(2, 6, Formula::new("=NA()").set_result("#N/A"))
        .unwrap();
    sheet.write_blank(2, 600, &bold).unwrap();
    book.add_worksheet().set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();

    let opened = xlsx::open(&bytes).unwrap();
    let sheets = opened.sheets();
    assert_eq!(sheets[0].name, "销售 & 退货");
    assert_eq!(sheets[0].size, Some((3, 601)));
    assert_eq!(
        sheets.iter().map(|s| s.hidden).collect::<Vec<_>>(),
        [false, true]
    );
    let rows = rows_of(&bytes, 0);
    assert_eq!(rows[0], (1, vec![text("名称"), text("丰禾 农资")]));
    let (number, cells) = &rows[1];
    assert_eq!((*number, cells.len()), (3, 7));
    assert!(matches!(cells[0], Value::Date(d) if (d - 40_513.351_388_888_89).abs() < 1e-9));
    assert_eq!(cells[1], Value::Number(-2.55));
    assert_eq!(cells[2], Value::Bool(true));
    assert_eq!(cells[3], Value::Empty);
    assert_eq!(cells[4], Value::Number(2.0));
    assert_eq!(cells[5], text("a & b"));
    assert_eq!(cells[6], Value::Error("#N/A".into()));
    assert!(rows_of(&bytes, 1).is_empty());
}

#[test]
fn a_long_table_goes_on_in_the_next_sheet() {
    struct Counting(i64);
    impl Table for Counting {
        fn each_row(
            &self,
            take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>,
        ) -> ControlFlow<()> {
            (0..self.0).try_for_each(|number| take(&[Cell::count(number)]))
        }
    }
    let table = Counting(1_048_575 + 2);
    let sheet = Sheet {
        name: "Lines",
        titles: &["n"],
        table: &table,
    };
    let bytes = write(&[sheet]).unwrap();
    let names: Vec<String> = xlsx::open(&bytes)
        .unwrap()
        .sheets()
        .iter()
        .map(|s| s.name.clone())
        .collect();
    assert_eq!(names, ["Lines", "Lines 2"]);
    let first = rows_of(&bytes, 0);
    assert_eq!(first.len(), 1_048_576);
    assert_eq!(first[1_048_575].1, [Value::Number(1_048_574.0)]);
    let second = rows_of(&bytes, 1);
    let expected = [
        text("n"),
        Value::Number(1_048_575.0),
        Value::Number(1_048_576.0),
    ];
    assert!(second.iter().flat_map(|(_, cells)| cells).eq(&expected));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        rows in prop::collection::vec(
            prop::collection::vec((0u8..4, ".{0,12}", -1_000_000_000i64..1_000_000_000), 1..30),
            0..20,
        ),
    ) {
        let cells: Vec<Vec<Cell<'_>>> = rows.iter().map(|row| row.iter().map(|(kind, text, number)| {
            match kind {
                0 => Cell::Empty,
                1 => Cell::from(text.as_str()),
                2 => Cell::Number(Decimal { value: i128::from(*number), decimals: 3 }),
                _ => Cell::Day(Day::FIRST.plus_days((*number).unsigned_abs() as i32 % 100_000)),
            }
        }).collect()).collect();
        let bytes = one_sheet("t", &["title"], &cells);
        let read = rows_of(&bytes, 0);
        let expected: Vec<(u32, Vec<Value>)> = (2..).zip(&cells).filter_map(|(number, row)| {
            let mut values: Vec<Value> = row.iter().map(|cell| match *cell {
                Cell::Empty => Value::Empty,
                Cell::Text(t) => text(t),
                Cell::Number(n) | Cell::Share(n) => Value::Number(n.value as f64 / 1000.0),
                // Spreadsheets count a day in 1900 that never was.
                Cell::Day(day) => match day.number() + 25_569 {
                    serial @ ..=60 => Value::Date(f64::from(serial - 1)),
                    serial => Value::Date(f64::from(serial)),
                },
            }).collect();
            while values.last() == Some(&Value::Empty) {
                values.pop();
            }
            (!values.is_empty()).then_some((number, values))
        }).collect();
        prop_assert_eq!(&read[1..], &expected[..]);
        // The other reader finds the same texts.
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        for (number, values) in &expected {
            for (column, value) in (0..).zip(values) {
                if let Value::Number(expected) = value {
                    let found = range.get_value((number - 1, column)).unwrap().as_f64().unwrap();
                    prop_assert_eq!(found, *expected);
                }
            }
        }
    }
}
