//! Imports of the reference files give the figures that are published or stated for them.

use crate::common::reference::{online_retail_csv, reference_bytes};
use keepgold_core::book::{Book, Command, History, ProductKind};
use keepgold_core::import::{
    Choices, CsvReader, DateReading, Figures, FileKind, Layout, Preview, Role, Sample, Staging,
    Tally, delimiter, propose, sniff,
};
use keepgold_core::unit::Day;

/// What the app does: recognise, propose, read in pieces.
fn staged(bytes: &[u8], piece: usize) -> (Staging, Layout) {
    assert!(matches!(sniff(bytes), Ok(FileKind::Text { mark: 0, .. })));
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let whole = head.len() == bytes.len();
    let delimiter = delimiter(head, whole);
    let sample = Sample::of_text(head, delimiter, whole);
    let layout = sample.layout();
    let mut staging = Staging::new(propose(&sample, layout).mapping(), layout).unwrap();
    let mut reader = CsvReader::new(delimiter);
    for piece in bytes.chunks(piece) {
        reader.feed(piece, |row| staging.csv_row(row)).unwrap();
    }
    reader.finish(|row| staging.csv_row(row)).unwrap();
    (staging, layout)
}

fn charges(preview: &Preview, with_customer: bool) -> Vec<&str> {
    let mut codes: Vec<_> = preview
        .charges
        .iter()
        .filter(|charge| (charge.lines_with_customer > 0) == with_customer && charge.chosen)
        .map(|charge| charge.code.as_str())
        .collect();
    codes.sort_unstable();
    codes
}

/// UCI Online Retail (Chen et al. 2012), figures as in `README.md` of the reference data.
#[test]
fn online_retail_becomes_a_book_and_comes_back_out() {
    let Some(bytes) = online_retail_csv() else {
        return;
    };
    let (staging, _) = staged(bytes, 1_000_003);
    let mut history = History::default();
    // Nine rows in ten are from the United Kingdom, and nothing else names a currency.
    let currencies = staging.currencies();
    let proposed = currencies.proposed().unwrap();
    assert_eq!((proposed.code.as_str(), proposed.cells), ("GBP", 496_236));
    assert!(!currencies.are_mixed());
    let prepared = staging
        .prepare(history.book(), &Choices::default())
        .unwrap();
    let preview = prepared.preview().clone();
    assert_eq!(preview.margin, None);
    let figures = &preview.figures;
    assert_eq!(figures.rows, 541_909);
    assert_eq!(
        (figures.rejected, figures.blank, figures.rounded),
        (0, 0, 0)
    );
    assert_eq!(figures.lines, 541_909);
    assert_eq!(figures.lines_with_customer, 406_829);
    assert_eq!(figures.lines_without_customer, 135_080);
    assert_eq!(figures.returns_with_customer, 8_905);
    assert_eq!(figures.orders, 25_900);
    assert_eq!(
        figures.customers,
        Tally {
            new: 4_372,
            updated: 0,
            known: 0
        }
    );
    assert_eq!(
        figures.products,
        Tally {
            new: 4_070,
            updated: 0,
            known: 0
        }
    );
    assert_eq!(figures.net_sales_with_customer.to_string(), "8300065.814");
    assert_eq!(figures.first_day, Day::from_civil(2010, 12, 1));
    assert_eq!(figures.last_day, Day::from_civil(2011, 12, 9));
    // Rows equal in all eight columns, counted by Python's csv module.
    assert_eq!((figures.repeats, figures.repeats_dropped), (5_268, 0));
    assert_eq!(
        charges(&preview, true),
        [
            "BANK CHARGES",
            "C2",
            "CRUK",
            "D",
            "DOT",
            "M",
            "PADS",
            "POST"
        ]
    );
    assert_eq!(charges(&preview, false), ["AMAZONFEE", "B", "S", "m"]);
    assert_eq!(
        preview.dates.as_ref().map(|dates| dates.reading),
        Some(DateReading::YearFirst)
    );

    let (batch, report) = prepared.finish();
    assert_eq!(report.figures, preview.figures);
    history.apply(Command::Import(Box::new(batch))).unwrap();
    let book = history.book();
    assert_eq!(book.orders().line_count(), 541_909);
    assert_eq!(book.customers().len(), 4_372);
    let known = book
        .customers()
        .iter()
        .find(|customer| customer.code == "17850")
        .unwrap();
    assert_eq!(known.region, "United Kingdom");
    let kinds = book
        .products()
        .iter()
        .filter(|p| p.kind == ProductKind::Charge);
    assert_eq!(kinds.count(), 12);

    // The same file again has nothing to add.
    let again = staging.prepare(book, &Choices::default()).unwrap();
    let figures = &again.preview().figures;
    assert_eq!(
        (figures.known_orders, figures.known_lines),
        (25_900, 541_909)
    );
    assert_eq!((figures.lines, figures.orders), (0, 0));
    let (batch, _) = again.finish();
    assert!(
        batch.orders.is_empty() && batch.new_customers.is_empty() && batch.new_products.is_empty()
    );
    assert!(batch.changed_customers.is_empty() && batch.changed_products.is_empty());

    history.undo().unwrap();
    assert_eq!(history.book(), &Book::default());
}

fn figures_of(bytes: &[u8], choices: &Choices) -> Figures {
    let (staging, _) = staged(bytes, 65_536);
    let mut history = History::default();
    let (batch, report) = staging.prepare(history.book(), choices).unwrap().finish();
    history.apply(Command::Import(Box::new(batch))).unwrap();
    assert_eq!(
        history.book().orders().line_count(),
        report.figures.lines as usize
    );
    report.figures
}

/// 4,906 orders of 995 customers (package `rfm`): customer, date and amount only.
#[test]
fn rfm_orders_need_no_product_and_no_quantity() {
    let Some(bytes) = reference_bytes("rfm_orders.csv") else {
        return;
    };
    let figures = figures_of(&bytes, &Choices::default());
    assert_eq!(
        (figures.rows, figures.lines, figures.rejected),
        (4_906, 4_906, 0)
    );
    assert_eq!(figures.customers.new, 995);
    assert_eq!(figures.products.new, 1);
}

/// The CDNOW sample: 6,919 rows of 2,357 customers without header; blanks made commas.
#[test]
fn cdnow_is_understood_without_a_header() {
    let Some(bytes) = reference_bytes("cdnow_sample.txt") else {
        return;
    };
    let text = String::from_utf8(bytes).unwrap();
    let rows = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(","));
    let text = rows.collect::<Vec<_>>().join("\n");
    let (staging, layout) = staged(text.as_bytes(), 65_536);
    assert_eq!(layout.header, None);
    let roles: Vec<_> = staging
        .cells(1)
        .unwrap()
        .iter()
        .map(|cell| cell.role)
        .collect();
    assert!(roles.contains(&Role::Date) && roles.contains(&Role::CustomerCode));
    let figures = figures_of(text.as_bytes(), &Choices::default());
    assert_eq!((figures.lines, figures.rejected), (6_919, 0));
    assert_eq!(figures.customers.new, 2_357);
    assert_eq!(figures.first_day, Day::from_civil(1997, 1, 1));
    // Sum of the fifth column, by awk.
    assert_eq!(figures.net_sales.to_string(), "244091.94");
}
