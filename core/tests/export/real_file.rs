//! The real file as CSV and XLSX out and in again gives the same figures.

use std::ops::ControlFlow;

use crate::common::reference::online_retail_csv;
use keepgold_core::book::{Book, Command, History};
use keepgold_core::export::table::{Cell, Table};
use keepgold_core::export::tables::{Customers, OrderLines, Products, Words};
use keepgold_core::export::{csv, json, xlsx};
use keepgold_core::import::{
    self, Choices, CsvReader, Figures, Record, Sample, Staging, TableKind, propose, propose_as,
    xlsx as xlsx_in,
};
use keepgold_core::unit::{Day, Price, Quantity};

fn staged_csv(bytes: &[u8]) -> Staging {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let sample = Sample::of_text(&bytes[..bytes.len().min(65_536)], b',', false);
    let layout = sample.layout();
    let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
    let mut reader = CsvReader::new(b',');
    reader.feed(bytes, |row| staging.csv_row(row)).unwrap();
    reader.finish(|row| staging.csv_row(row)).unwrap();
    staging
}

fn staged_xlsx(bytes: &[u8]) -> Staging {
    let mut book = xlsx_in::open(bytes).unwrap();
    let mut sample = Sample::default();
    let mut rows = 0;
    let _ = book.read(0, |row| {
        sample.push(row);
        rows += 1;
        if rows < 300 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    let layout = sample.layout();
    let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
    let read = book.read(0, |row| {
        staging.row(row.number, row).unwrap();
        ControlFlow::Continue(())
    });
    assert_eq!(read, Ok(ControlFlow::Continue(())));
    staging
}

fn imported(staging: &Staging) -> (Book, Figures) {
    let mut history = History::default();
    let prepared = staging
        .prepare(history.book(), &Choices::default())
        .unwrap();
    let (batch, report) = prepared.finish();
    history.apply(Command::Import(Box::new(batch))).unwrap();
    (history.book().clone(), report.figures)
}

/// The rows of the file itself, typed as a spreadsheet would hold them.
struct FileRows<'a>(&'a [u8]);

impl Table for FileRows<'_> {
    fn each_row(&self, take: &mut dyn FnMut(&[Cell<'_>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut reader = CsvReader::new(b',');
        let mut first = true;
        let mut each = |row: &import::CsvRow<'_>| {
            let text = |index| match row.cell(index) {
                import::Cell::Text(bytes) => std::str::from_utf8(bytes).unwrap(),
                _ => "",
            };
            if !std::mem::take(&mut first) && row.len() == 8 {
                let part = |range: std::ops::Range<usize>| text(4)[range].parse::<u32>().unwrap();
                let day = Day::from_civil(part(0..4) as i32, part(5..7), part(8..10)).unwrap();
                let _ = take(&[
                    text(0).into(),
                    text(1).into(),
                    text(2).into(),
                    Quantity::parse(text(3).as_bytes()).unwrap().0.into(),
                    day.into(),
                    Price::parse(text(5).as_bytes()).unwrap().0.into(),
                    text(6).into(),
                    text(7).into(),
                ]);
            }
            Ok(())
        };
        reader.feed(self.0, &mut each).unwrap();
        reader.finish(&mut each).unwrap();
        ControlFlow::Continue(())
    }
}

fn one_sheet(titles: &[&str], table: &dyn Table) -> Vec<u8> {
    let sheet = xlsx::Sheet {
        name: "Online Retail",
        titles,
        table,
    };
    xlsx::write(&[sheet]).unwrap()
}

/// Figures of UCI Online Retail as in `README.md` of the reference data.
fn assert_known(figures: &Figures) {
    assert_eq!((figures.lines, figures.rejected), (541_909, 0));
    assert_eq!(figures.lines_with_customer, 406_829);
    assert_eq!(figures.lines_without_customer, 135_080);
    assert_eq!(figures.returns_with_customer, 8_905);
    assert_eq!(figures.customers.new, 4_372);
    assert_eq!(figures.net_sales_with_customer.to_string(), "8300065.814");
}

#[test]
fn the_real_file_leaves_and_comes_back_in_every_form() {
    let Some(bytes) = online_retail_csv() else {
        return;
    };
    let titles = [
        "InvoiceNo",
        "StockCode",
        "Description",
        "Quantity",
        "InvoiceDate",
        "UnitPrice",
        "CustomerID",
        "Country",
    ];
    let sheet = one_sheet(&titles, &FileRows(bytes));
    let (book, figures) = imported(&staged_xlsx(&sheet));
    assert_known(&figures);
    drop(sheet);

    let lines = OrderLines(&book);
    let csv = csv::write(&OrderLines::COLUMNS, &lines);
    let (_, figures) = imported(&staged_csv(&csv));
    assert_known(&figures);
    drop(csv);
    let (_, figures) = imported(&staged_xlsx(&one_sheet(&OrderLines::COLUMNS, &lines)));
    assert_known(&figures);

    let mut file = Vec::new();
    json::write(&book, Day::FIRST, &mut file).unwrap();
    assert!(json::read(&file).unwrap().book == book);
}

#[test]
fn our_column_names_are_known_to_our_import() {
    let book = keepgold_core::demo::book(
        keepgold_core::demo::Demo::Gifts,
        1,
        Day::FIRST.plus_days(46_000),
        keepgold_core::demo::Language::Chinese,
    );
    let words = Words::PLAIN;
    let customers = csv::write(&Customers::COLUMNS, &Customers { book: &book, words });
    let products = csv::write(&Products::COLUMNS, &Products { book: &book, words });
    let known = |kind, csv: &[u8]| {
        let sample = Sample::of_text(&csv[3..], b',', true);
        let proposal = propose_as(kind, &sample, sample.layout());
        assert!(
            proposal.mapping().check().is_ok(),
            "{:?}",
            proposal.mapping().lacks()
        );
        proposal
            .columns
            .iter()
            .filter(|column| column.role.is_some())
            .count()
    };
    assert!(known(TableKind::Customers, &customers) >= 7);
    assert!(known(TableKind::Products, &products) >= 6);
}
