//! What a person notices when small files come in: rejections, choices, repeats, lists, limits.

use crate::common::tables::{HEADER, import, staged};
use keepgold_core::book::{Book, Command, Cost, CustomerKind, History, ProductKind};
use keepgold_core::import::{
    Cell, Choices, CsvReader, DateReading, DecimalSign, ImportError, Need, Prepared, Reason,
    Rejected, Role, Sample, Staging, TableKind, UNNAMED_PRODUCT, propose,
};
use keepgold_core::unit::{Day, Rate};
use proptest::prelude::*;

fn prepared(text: &str, choices: &Choices) -> Prepared {
    staged(text).prepare(&Book::default(), choices).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::from_civil(year, month, day)
}

#[test]
fn each_wrong_row_is_named_with_its_column_and_reason() {
    let text = format!(
        "{HEADER}1,2024-01-02,C1,P1,Nut,2,1.5\n\
         2,2024-02-30,C1,P1,Nut,2,1.5\n\
         3,,C1,P1,Nut,2,1.5\n\
         4,2024-01-02,C1,P1,Nut,two,1.5\n\
         5,2024-01-02,C1,P1,Nut,2,\n\
         6,2024-01-02,C1,P1,\"Nut,2,1.5\n\
         7,2024-01-02,C1,P1,Nut, big,2,1.5\n\
         8,12345,C1,P1,Nut,2,1.5\n\
         ,,,,,,\n\
         9,2024-01-02,{},P1,Nut,99999999999999,1.5\n\
         10,2024-01-03,{},P1,Nut,1,1.5\n",
        "C1",
        "x".repeat(101),
    );
    let prepared = prepared(&text, &Choices::default());
    let row = |row, column, reason| Rejected {
        row,
        column,
        reason,
    };
    assert_eq!(
        prepared.preview().rejected,
        [
            row(3, Some(1), Reason::NotADate),
            row(4, Some(1), Reason::Missing),
            row(5, Some(5), Reason::NotANumber),
            row(6, Some(6), Reason::Missing),
            row(7, None, Reason::BrokenQuotes),
            row(
                8,
                None,
                Reason::ExtraCells {
                    expected: 7,
                    found: 8
                }
            ),
            row(9, Some(1), Reason::OtherDateFormat),
            row(11, Some(5), Reason::TooLarge),
            row(12, Some(2), Reason::TextTooLong { most: 100 }),
        ]
    );
    let figures = &prepared.preview().figures;
    assert_eq!(
        (figures.rows, figures.blank, figures.rejected, figures.lines),
        (10, 1, 9, 1)
    );
    assert!(prepared.preview().dates.as_ref().unwrap().mixed);
}

#[test]
fn a_wrong_row_can_be_mended() {
    let mut staging = staged(&format!("{HEADER}1,2024-01-02,C1,P1,\"Nut,2,1.5\n"));
    let before = staging
        .prepare(&Book::default(), &Choices::default())
        .unwrap();
    assert_eq!(before.preview().figures.rejected, 1);
    let cells = staging.cells(2).unwrap();
    assert_eq!(cells[4].text, "\"Nut");
    assert!(staging.fix(2, 4, "Nut").unwrap());
    assert!(!staging.fix(99, 4, "Nut").unwrap());
    let after = staging
        .prepare(&Book::default(), &Choices::default())
        .unwrap();
    assert_eq!(after.preview().figures.net_sales.to_string(), "3");
}

#[test]
fn day_or_month_first_is_asked_and_the_answer_counts() {
    let text = format!("{HEADER}1,03/04/2024,C1,P1,Nut,1,1\n2,05/04/2024,C1,P1,Nut,1,1\n");
    let asked = prepared(&text, &Choices::default());
    let question = asked.preview().dates.clone().unwrap().question.unwrap();
    assert_eq!(question.sample, "03/04/2024");
    assert_eq!(
        question.options,
        [
            (DateReading::DayFirst, day(2024, 4, 3).unwrap()),
            (DateReading::MonthFirst, day(2024, 3, 4).unwrap())
        ]
    );
    let answer = Choices {
        dates: Some(DateReading::MonthFirst),
        ..Choices::default()
    };
    let figures = prepared(&text, &answer).preview().figures.clone();
    assert_eq!(
        (figures.first_day, figures.last_day),
        (day(2024, 3, 4), day(2024, 5, 4))
    );
}

#[test]
fn decimal_commas_are_found_or_chosen() {
    let sums = |rows: &str, choices: &Choices| {
        let text = format!("Date,Customer,Amount\n{rows}");
        prepared(&text, choices)
            .preview()
            .figures
            .net_sales
            .to_string()
    };
    let none = Choices::default();
    assert_eq!(
        sums("2024-01-02,A,\"1.234,50\"\n2024-01-03,A,\"2,5\"\n", &none),
        "1237"
    );
    assert_eq!(sums("2024-01-02,A,\"1,234\"\n", &none), "1234");
    let comma = Choices {
        decimals: [(Role::Amount, DecimalSign::Comma)].into(),
        ..Choices::default()
    };
    assert_eq!(sums("2024-01-02,A,\"1,234\"\n", &comma), "1.234");
}

#[test]
fn amounts_become_quantity_and_price() {
    let text = "Date,Customer,Qty,Amount\n\
        2024-01-02,A,3,10.50\n2024-01-02,B,-2,-5\n2024-01-02,C,3,10\n2024-01-02,D,,-7\n2024-01-02,E,2,-8\n";
    let (batch, report) = prepared(text, &Choices::default()).finish();
    let lines: Vec<_> = (0..batch.orders.line_count())
        .map(|place| batch.orders.line(place))
        .map(|line| format!("{} x {}", line.quantity, line.price))
        .collect();
    assert_eq!(lines, ["3 x 3.5", "-2 x 2.5", "1 x 10", "-1 x 7", "-2 x 4"]);
    assert_eq!((report.figures.undivided, report.figures.returns), (1, 3));
}

#[test]
fn lines_of_one_customer_and_day_make_an_order_where_there_is_no_number() {
    let text = "Date,Customer,Amount\n2024-01-02,A,1\n2024-01-03,A,2\n2024-01-02,B,3\n2024-01-02,A,4\n2024-01-02,,5\n";
    let choices = Choices {
        unnamed_product: "Sales".into(),
        ..Choices::default()
    };
    let (batch, report) = prepared(text, &choices).finish();
    assert_eq!(
        (report.figures.orders, report.figures.lines_without_customer),
        (4, 1)
    );
    assert_eq!(
        batch
            .orders
            .lines(batch.orders.ids().next().unwrap())
            .count(),
        2
    );
    assert_eq!(batch.new_products[0].code, UNNAMED_PRODUCT);
    assert_eq!(batch.new_products[0].name, "Sales");
    assert_eq!(batch.new_customers[0].name, "A");
}

#[test]
fn repeats_stay_unless_dropped_and_known_orders_are_skipped_unless_taken() {
    let text = format!("{HEADER}1,2024-01-02,C1,P1,Nut,2,1\n1,2024-01-02,C1,P1,Nut,2,1\n");
    let staging = staged(&text);
    let mut history = History::default();
    import(&mut history, &staging, &Choices::default());
    assert_eq!(history.book().orders().line_count(), 2);
    let drop = Choices {
        drop_repeats: true,
        take_known: true,
        ..Choices::default()
    };
    import(&mut history, &staging, &drop);
    assert_eq!(history.book().orders().line_count(), 3);
    import(&mut history, &staging, &Choices::default());
    assert_eq!(history.book().orders().line_count(), 3);
}

#[test]
fn codes_of_spreadsheets_match_and_names_follow_the_majority() {
    let text = format!(
        "{HEADER}1,2024-01-02,17850.0,00042,Nut,2,1\n2,2024-01-02,17850,00042,Nutt,2,1\n3,2024-01-02,17850.0,00042,Nut,2,1\n4,2024-01-02,17850.0,00042,,2,1\n"
    );
    let (batch, _) = prepared(&text, &Choices::default()).finish();
    assert_eq!(batch.new_customers.len(), 1);
    assert_eq!(batch.new_customers[0].code, "17850");
    assert_eq!(
        (
            batch.new_products[0].code.as_str(),
            batch.new_products[0].name.as_str()
        ),
        ("00042", "Nut")
    );
}

#[test]
fn order_lines_fill_gaps_and_lists_have_the_last_word() {
    let mut history = History::default();
    let lines = staged("Date,Customer ID,Customer Name,Country,Amount\n2024-01-02,1,Old name,,5\n");
    import(&mut history, &lines, &Choices::default());
    let more =
        staged("Date,Customer ID,Customer Name,Country,Amount\n2024-01-03,1,Other,France,5\n");
    import(&mut history, &more, &Choices::default());
    let customer = &history.book().customers()[0];
    assert_eq!(
        (customer.name.as_str(), customer.region.as_str()),
        ("Old name", "France")
    );
    let list = staged(
        "客户编号,客户名称,客户类型,地区,业务员,标签,建档日期,备注,是否潜在\n\
         1,甲公司,公司,,王五,重点、老客户,2020/5/1,好,否\n2,李四,个人,华东,,,,,是\n3,,火星,,,,,,\n,,公司,华东,,,,,\n",
    );
    let prepared = list.prepare(history.book(), &Choices::default()).unwrap();
    let figures = &prepared.preview().figures;
    assert_eq!(
        (
            figures.customers.new,
            figures.customers.updated,
            figures.rejected
        ),
        (1, 1, 2)
    );
    assert_eq!(prepared.preview().rejected[0].reason, Reason::UnknownWord);
    assert_eq!(prepared.preview().rejected[1].reason, Reason::Missing);
    import(&mut history, &list, &Choices::default());
    let [first, second] = history.book().customers() else {
        panic!("two customers");
    };
    assert_eq!(
        (
            first.name.as_str(),
            first.region.as_str(),
            first.owner.as_str()
        ),
        ("甲公司", "France", "王五")
    );
    assert_eq!((first.tags.len(), first.since), (2, day(2020, 5, 1)));
    assert_eq!((second.kind, second.prospect), (CustomerKind::Person, true));
    let again = list.prepare(history.book(), &Choices::default()).unwrap();
    assert_eq!(again.preview().figures.customers.known, 2);
}

/// A book with the customer C1, called Ada, in no region.
#[test]
fn product_lists_bring_costs_margins_and_charges() {
    let list = staged(
        "Code,Name,Category,Unit,Cost,Margin,Charge\nP1,Nut,Small,pc,0.0012,,no\nP2,Bolt,,,,30%,\nP3,Freight,,,,,yes\nP4,Bad,,,-1,,\n",
    );
    let (batch, report) = list
        .prepare(&Book::default(), &Choices::default())
        .unwrap()
        .finish();
    assert_eq!(
        report.rejected,
        [Rejected {
            row: 5,
            column: Some(4),
            reason: Reason::Negative
        }]
    );
    let [nut, bolt, freight] = batch.new_products.as_slice() else {
        panic!("three products");
    };
    assert!(matches!(nut.cost, Cost::Unit(cost) if cost.to_string() == "0.0012"));
    assert_eq!(bolt.cost, Cost::Margin(Rate::from_percent(30).unwrap()));
    assert_eq!(freight.kind, ProductKind::Charge);
}

#[test]
fn spreadsheet_cells_need_no_guess() {
    let text = "Order No,Date,Customer ID,SKU,Qty,Price\n";
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let mut staging =
        Staging::new(propose(&sample, sample.layout()).mapping(), sample.layout()).unwrap();
    let row = |quantity| {
        [
            Cell::Number(536_365.0),
            Cell::Date(40_513.35),
            Cell::Number(17_850.0),
            Cell::Text(b"P1"),
            quantity,
            Cell::Number(1234.567),
        ]
    };
    staging.row(2, &row(Cell::Number(2.0))[..]).unwrap();
    staging.row(3, &row(Cell::Error(b"#N/A"))[..]).unwrap();
    let (batch, report) = staging
        .prepare(&Book::default(), &Choices::default())
        .unwrap()
        .finish();
    assert_eq!(
        report.rejected,
        [Rejected {
            row: 3,
            column: Some(4),
            reason: Reason::SheetError
        }]
    );
    assert_eq!(report.figures.net_sales.to_string(), "2469.134");
    assert_eq!(report.figures.first_day, day(2010, 12, 1));
    let order = batch.orders.ids().next().unwrap();
    assert_eq!(
        (
            batch.orders.code(order),
            batch.new_customers[0].code.as_str()
        ),
        ("536365", "17850")
    );
}

#[test]
fn a_file_without_data_or_columns_says_what_is_missing() {
    let empty = staged(HEADER);
    assert_eq!(
        empty.prepare(&Book::default(), &Choices::default()).err(),
        Some(ImportError::Empty)
    );
    let proposed = |text: &str| {
        let sample = Sample::of_text(text.as_bytes(), b',', true);
        let layout = sample.layout();
        (
            keepgold_core::import::propose_as(TableKind::OrderLines, &sample, layout),
            layout,
        )
    };
    let (worthless, layout) = proposed("Date,Customer\n2024-01-02,Ada\n");
    assert_eq!(
        Staging::new(worthless.mapping(), layout).err(),
        Some(ImportError::NoColumnFor(Need::Value))
    );
    // Who bought is asked, and may stay open.
    let (nobody, layout) = proposed("Date,Amount\n2024-01-02,5\n");
    assert_eq!(nobody.mapping().lacks(), [Need::Customer]);
    assert_eq!(nobody.asks[0].about, Role::CustomerName);
    assert!(Staging::new(nobody.mapping(), layout).is_ok());
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_change_sums(
        rows in prop::collection::vec((0u8..4, 0u8..3, 0u8..5, -3i32..9, 0u32..400), 1..40),
        seed in any::<u64>(),
    ) {
        let text_of = |rows: &[(u8, u8, u8, i32, u32)]| {
            let mut text = HEADER.to_owned();
            for (order, date, customer, quantity, cents) in rows {
                let customer = if *customer == 0 { String::new() } else { format!("C{customer}") };
                text += &format!("{order},2024-01-0{},{customer},P{order},Nut,{quantity},{}.{:02}\n", date + 1, cents / 100, cents % 100);
            }
            text
        };
        let mut shuffled = rows.clone();
        let mut state = seed | 1;
        for place in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(place, (state >> 33) as usize % (place + 1));
        }
        let figures = prepared(&text_of(&rows), &Choices::default()).preview().figures.clone();
        let other = prepared(&text_of(&shuffled), &Choices::default()).preview().figures.clone();
        prop_assert_eq!(figures, other);
    }

    #[test]
    fn hostile_bytes_never_panic_and_what_is_prepared_is_accepted(
        body in prop::collection::vec(prop_oneof![
            4 => Just(b','), 2 => Just(b'\n'), 1 => Just(b'"'), 3 => b'0'..=b'9', 1 => Just(b'-'), 1 => Just(b'.'), 1 => any::<u8>()
        ], 0..500),
        drop_repeats in any::<bool>(),
    ) {
        let sample = Sample::of_text(HEADER.as_bytes(), b',', true);
        let mut staging = Staging::new(propose(&sample, sample.layout()).mapping(), sample.layout()).unwrap();
        let mut reader = CsvReader::new(b',');
        let mut bytes = HEADER.as_bytes().to_vec();
        for row in body.chunks(23) {
            bytes.extend_from_slice(b"1,2024-01-02,");
            bytes.extend_from_slice(row);
            bytes.push(b'\n');
        }
        reader.feed(&bytes, |row| staging.csv_row(row)).unwrap();
        reader.finish(|row| staging.csv_row(row)).unwrap();
        let choices = Choices { drop_repeats, ..Choices::default() };
        if let Ok(prepared) = staging.prepare(&Book::default(), &choices) {
            let (batch, _) = prepared.finish();
            let mut history = History::default();
            prop_assert_eq!(history.apply(Command::Import(Box::new(batch))), Ok(()));
            history.undo().unwrap();
            prop_assert_eq!(history.book(), &Book::default());
        }
    }
}
