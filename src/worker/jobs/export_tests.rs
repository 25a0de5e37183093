//! What an export writes comes back to an equal book, in both languages and both forms.

use super::*;
use keepgold_core::book::{
    Birthday, Command, Contact, Cost, CustomerId, FollowUp, FollowUpState, History, Line, Offer,
    OfferState, Order, Person, Product, ProductId, ProductKind, Reckoning,
};
use keepgold_core::import::{Choices, Sample, Staging, TableKind, propose};
use keepgold_core::unit::{Price, Quantity, Rate};

fn book() -> Book {
    let mut history = History::default();
    let mut apply = |command| history.apply(command).unwrap();
    apply(Command::AddCustomer(Customer {
        code: "K-1".into(),
        name: "甲公司".into(),
        tags: vec!["重点".into(), "华东".into()],
        since: Day::from_civil(2010, 12, 1),
        ..Customer::default()
    }));
    apply(Command::AddCustomer(Customer {
        name: "Lead".into(),
        prospect: true,
        ..Customer::default()
    }));
    let product = |code: &str, cost, kind| {
        Command::AddProduct(Product {
            code: code.into(),
            cost,
            kind,
            ..Product::default()
        })
    };
    apply(product(
        "P-1",
        Cost::Margin(Rate::from_percent(35).unwrap()),
        ProductKind::Goods,
    ));
    apply(product("POST", Cost::Unknown, ProductKind::Charge));
    let line = |product, quantity| Line {
        product: ProductId::from_index(product),
        quantity: Quantity::from_thousandths(quantity).unwrap(),
        price: Price::from_millionths(2_550_000).unwrap(),
    };
    apply(Command::AddOrder(Order {
        code: "S-1".into(),
        customer: Some(CustomerId::from_index(0)),
        day: Day::from_civil(2011, 12, 9).unwrap(),
        lines: vec![line(0, 6_000), line(1, 1_000), line(0, -1_000)],
    }));
    let on = Day::from_civil(2011, 11, 20).unwrap();
    apply(Command::add(Offer {
        reason: OfferReason::GoesWith,
        worth: Price::from_millionths(99_500_000).unwrap(),
        chance: Rate::from_percent(12),
        by: "李雷".into(),
        state: OfferState::Declined(Declined::OtherSupplier),
        ..Offer::of_product(CustomerId::from_index(0), ProductId::from_index(0), on)
    }));
    apply(Command::add(Offer {
        kind: OfferKind::Referral,
        whom: "王芳".into(),
        state: OfferState::Accepted,
        ..Offer::referral(CustomerId::from_index(0), on)
    }));
    apply(Command::add(Contact {
        customer: CustomerId::from_index(0),
        day: Day::from_civil(2011, 11, 30).unwrap(),
        kind: ContactKind::Support,
        by: "李雷".into(),
        note: "-5 % 的价格".into(),
        minutes: 45,
        outcome: Some(Outcome::Bad),
        with: String::new(),
    }));
    apply(Command::add(Contact {
        customer: CustomerId::from_index(1),
        day: Day::from_civil(2011, 12, 1).unwrap(),
        kind: ContactKind::Message,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: None,
        with: String::new(),
    }));
    for (name, calendar) in [("王芳", Calendar::Lunar), ("Ann Lee", Calendar::Solar)] {
        apply(Command::add(Person {
            customer: CustomerId::from_index(0),
            name: name.into(),
            role: "采购".into(),
            phone: "13800138000".into(),
            email: "a@example.com".into(),
            birthday: Some(Birthday {
                calendar,
                month: 2,
                day: 29,
                year: Some(1980),
            }),
            note: "茶, \"绿\"".into(),
            left: calendar == Calendar::Lunar,
        }));
    }
    apply(Command::add(FollowUp {
        customer: CustomerId::from_index(1),
        what: "寄样品".into(),
        due: Day::from_civil(2011, 12, 20).unwrap(),
        by: "李雷".into(),
        state: FollowUpState::Done(Day::from_civil(2011, 12, 19).unwrap()),
        contact: None,
    }));
    apply(Command::add(Reckoning {
        customer: CustomerId::from_index(0),
        on,
        calculator: "lifetime-value".into(),
        figures: "1.aZ-_9".into(),
        by: "李雷".into(),
        note: "续约前".into(),
    }));
    history.book().clone()
}

fn export(of: TableOf, lang: Lang) -> Vec<u8> {
    set_lang(lang);
    let ask = ExportAsk {
        of: ExportOf::Table(of, TableAs::Csv),
        list: None,
        source: "a.csv".to_owned(),
        lang: lang.tag().to_owned(),
        today: Day::from_civil(2011, 12, 31).unwrap(),
    };
    file(&ask, &book()).unwrap()
}

/// Reads an exported table as an import would, into a book.
fn import(csv: &[u8], into: Book) -> Book {
    let text = &csv[3..];
    let sample = Sample::of_text(text, b',', true);
    let layout = sample.layout();
    let mapping = propose(&sample, layout).mapping();
    let mut staging = Staging::new(mapping, layout).unwrap();
    let mut reader = keepgold_core::import::CsvReader::new(b',');
    reader.feed(text, |row| staging.csv_row(row)).unwrap();
    reader.finish(|row| staging.csv_row(row)).unwrap();
    let prepared = staging.prepare(&into, &Choices::default()).unwrap();
    assert_eq!(prepared.preview().rejected, []);
    let mut history = History::new(into);
    history
        .apply(Command::Import(Box::new(prepared.finish().0)))
        .unwrap();
    history.book().clone()
}

#[test]
fn what_was_exported_imports_again_in_both_languages() {
    for lang in Lang::ALL {
        let mut again = import(&export(TableOf::Customers, lang), Book::default());
        again = import(&export(TableOf::Products, lang), again);
        again = import(&export(TableOf::OrderLines, lang), again);
        assert_eq!(again.customers(), book().customers(), "{lang:?}");
        assert_eq!(again.products(), book().products(), "{lang:?}");
        assert_eq!(again.orders(), book().orders(), "{lang:?}");
        again = import(&export(TableOf::Records(RecordKind::Contact), lang), again);
        assert_eq!(again.contacts(), book().contacts(), "{lang:?}");
        again = import(&export(TableOf::Records(RecordKind::Person), lang), again);
        assert_eq!(again.persons(), book().persons(), "{lang:?}");
        again = import(&export(TableOf::Records(RecordKind::FollowUp), lang), again);
        assert_eq!(again.follow_ups(), book().follow_ups(), "{lang:?}");
        again = import(&export(TableOf::Records(RecordKind::Offer), lang), again);
        assert_eq!(again.offers(), book().offers(), "{lang:?}");
        again = import(
            &export(TableOf::Records(RecordKind::Reckoning), lang),
            again,
        );
        assert_eq!(again.reckonings(), book().reckonings(), "{lang:?}");
    }
}

#[test]
fn every_table_is_taken_for_what_it_is() {
    for lang in Lang::ALL {
        let tables = [
            (TableOf::Customers, TableKind::Customers),
            (TableOf::Products, TableKind::Products),
            (TableOf::OrderLines, TableKind::OrderLines),
        ];
        let records = TableOf::all().filter_map(|of| match of {
            TableOf::Records(kind) => Some((of, TableKind::Records(kind))),
            _ => None,
        });
        let all: Vec<_> = tables.into_iter().chain(records).collect();
        assert_eq!(all.len() + 1, TableOf::all().count(), "all but the scores");
        for (of, kind) in all {
            let csv = export(of, lang);
            let sample = Sample::of_text(&csv[3..], b',', true);
            assert_eq!(
                propose(&sample, sample.layout()).kind,
                kind,
                "{of:?} {lang:?}"
            );
        }
    }
}

#[test]
fn scores_list_those_without_one_too() {
    let csv = String::from_utf8(export(TableOf::Scores, Lang::En)).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 3, "{csv}");
    assert!(lines[1].starts_with("K-1,甲公司,,,1,"), "{csv}");
    assert!(lines[2].starts_with(",Lead,,,,Not scored,"), "{csv}");
}
