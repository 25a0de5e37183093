//! The currency and the margin that a file speaks for.

use crate::common::tables::staged;
use keepgold_core::book::{Book, Command, History, Units};
use keepgold_core::import::{Choices, Currencies, CurrencyGround};
use keepgold_core::unit::Rate;

const HEAD: &str = "Order No,Date,Customer ID,Product,Quantity";

fn found(columns: &str, rows: &[&str]) -> Currencies {
    let rows: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| format!("{n},2024-01-02,C{n},Nut,2,{row}\n"))
        .collect();
    staged(&format!("{HEAD},{columns}\n{}", rows.concat())).currencies()
}

fn proposed(columns: &str, rows: &[&str]) -> Option<String> {
    let found = found(columns, rows);
    found.proposed().map(|found| found.code.clone())
}

#[test]
fn signs_names_codes_and_headings_say_the_currency() {
    for (columns, rows, code) in [
        ("Price", vec!["£1.50", "2", "£3"], Some("GBP")),
        ("Price", vec!["￥1.50"], Some("CNY")),
        ("Price,Country", vec!["¥150,Japan"], Some("JPY")),
        ("Price,Country", vec!["$3,Canada"], Some("CAD")),
        ("Price", vec!["RMB 3"], Some("CNY")),
        ("Price", vec!["12 kr"], None),
        ("Price,Country", vec!["12 kr,Sweden"], Some("SEK")),
        ("Price (USD)", vec!["3"], Some("USD")),
        ("Price,Currency", vec!["3,EUR"], Some("EUR")),
        // What the column says is surer than a sign.
        ("Price,Currency", vec!["$3,HKD"], Some("HKD")),
        (
            "Price,Country",
            vec!["3,France", "3,Germany", "3,United Kingdom"],
            Some("EUR"),
        ),
        ("Price,Country", vec!["3,France", "3,United Kingdom"], None),
        ("Price", vec!["3"], None),
    ] {
        assert_eq!(
            proposed(columns, &rows).as_deref(),
            code,
            "{columns} {rows:?}"
        );
    }
}

#[test]
fn several_currencies_are_told_and_none_is_proposed_without_a_majority() {
    let rows = found("Price,Currency", &["3,EUR", "3,GBP", "3,EUR"]);
    assert!(rows.are_mixed());
    assert_eq!(rows.proposed().map(|found| found.cells), Some(2));
    let even = found("Price", &["€3", "£3"]);
    assert!(even.are_mixed());
    assert_eq!(even.proposed(), None);
    let countries = found(
        "Price,Country",
        &["3,France", "3,France", "3,United Kingdom"],
    );
    assert!(!countries.are_mixed());
    let first = countries.proposed().map(|found| &found.why);
    assert_eq!(first, Some(&CurrencyGround::Place("France".into())));
}

#[test]
fn costs_propose_a_margin() {
    let text =
        format!("{HEAD},Price,Unit cost\n1,2024-01-02,C1,Nut,2,10,6\n2,2024-01-02,C1,Bolt,1,30,\n");
    let prepared = staged(&text).prepare(&Book::default(), &Choices::default());
    assert_eq!(prepared.unwrap().preview().margin, Rate::from_percent(40));
    let without = format!("{HEAD},Price\n1,2024-01-02,C1,Nut,2,10\n");
    let prepared = staged(&without).prepare(&Book::default(), &Choices::default());
    assert_eq!(prepared.unwrap().preview().margin, None);
}

#[test]
fn what_an_import_says_of_money_goes_with_it_when_it_is_undone() {
    let mut history = History::default();
    assert_eq!(history.book().units().currency, "");
    assert_eq!(history.book().units().usual_margin(), None);
    let text = format!("{HEAD},Price\n1,2024-01-02,C1,Nut,2,£10\n");
    let prepared = staged(&text).prepare(history.book(), &Choices::default());
    let (mut batch, _) = prepared.unwrap().finish();
    let units = Units {
        currency: "GBP".into(),
        ..Units::default()
    };
    batch.units = Some(units.with_usual_margin(Rate::from_percent(30)));
    history.apply(Command::Import(Box::new(batch))).unwrap();
    assert_eq!(history.book().units().currency, "GBP");
    assert_eq!(
        history.book().units().usual_margin(),
        Rate::from_percent(30)
    );
    history.undo().unwrap();
    assert_eq!(history.book().units(), &Units::default());
}
