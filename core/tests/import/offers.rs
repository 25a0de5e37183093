//! What a person notices when offers come in as a file.

use crate::common::records::customers;
use crate::common::tables::{import, staged};
use keepgold_core::book::*;
use keepgold_core::export::csv;
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::import::{Choices, Reason, Role, Sample, TableKind, propose};
use keepgold_core::unit::{Day, Price, Quantity, Rate};

fn book() -> History {
    let mut history = customers(&[("", "甲公司"), ("", "Acme")]);
    for (code, name) in [("P1", "螺栓"), ("P2", "Twin"), ("P3", "Twin")] {
        let product = Product {
            code: code.into(),
            name: name.into(),
            ..Product::default()
        };
        history.apply(Command::AddProduct(product)).unwrap();
    }
    history
}

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2026, month, day).unwrap()
}

fn offer(customer: usize, product: usize, on: Day) -> Offer {
    let customer = CustomerId::from_index(customer);
    Offer::of_product(customer, ProductId::from_index(product), on)
}

fn brought(text: &str) -> Vec<Offer> {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let kind = propose(&sample, sample.layout()).kind;
    assert_eq!(kind, TableKind::Records(RecordKind::Offer), "{text}");
    let mut history = book();
    import(&mut history, &staged(text), &Choices::default());
    let all: Vec<_> = history.book().offers().values().cloned().collect();
    let again = staged(text).prepare(history.book(), &Choices::default());
    assert_eq!(again.unwrap().preview().figures.records, 0, "{text}");
    all
}

#[test]
fn offers_come_in_in_both_languages_and_go_out_again() {
    let chinese = brought(
        "日期,客户,推荐类型,产品编号,数量,介绍的人,推荐理由,预计成交额,可能性,推荐人,拒绝原因,答复,备注\n\
         2026-03-01,甲公司,交叉销售,P1,,,搭配,120.5,25%,李雷,,已推荐,\n\
         2026-03-02,Acme,增量销售,P3,40,,升级,,,,太贵,已拒绝,下季再谈\n\
         2026-03-03,Acme,推荐销售,,,王芳的公司,满意且忠诚,,,,,已接受,\n",
    );
    let all = [
        Offer {
            reason: OfferReason::GoesWith,
            worth: Price::from_millionths(120_500_000).unwrap(),
            chance: Rate::from_percent(25),
            by: "李雷".into(),
            ..offer(0, 0, day(3, 1))
        },
        Offer {
            kind: OfferKind::UpSell,
            quantity: Quantity::from_thousandths(40_000),
            reason: OfferReason::StepUp,
            state: OfferState::Declined(Declined::Price),
            note: "下季再谈".into(),
            ..offer(1, 2, day(3, 2))
        },
        Offer {
            whom: "王芳的公司".into(),
            reason: OfferReason::Loyal,
            state: OfferState::Accepted,
            ..Offer::referral(CustomerId::from_index(1), day(3, 3))
        },
    ];
    assert_eq!(chinese, all);
    let english = brought(
        "Date,Customer,Offer kind,Product,Why declined,Answer\n\
         2026-03-01,Acme,cross-sell,螺栓,not now,declined\n",
    );
    let declined = Offer {
        state: OfferState::Declined(Declined::NotNow),
        ..offer(1, 0, day(3, 1))
    };
    assert_eq!(english, [declined]);
    let mut history = book();
    let records = all.iter().cloned().map(AnyRecord::from).collect();
    history.apply(Command::AddRecords(records)).unwrap();
    let titles = Records::columns(RecordKind::Offer);
    let titles: Vec<_> = titles.into_iter().map(Role::name).collect();
    let out = csv::write(
        &titles,
        &Records {
            kind: RecordKind::Offer,
            book: history.book(),
            words: Words::PLAIN,
        },
    );
    assert_eq!(brought(std::str::from_utf8(&out[3..]).unwrap()), all);
}

#[test]
fn what_cannot_be_offered_is_refused_with_its_cell() {
    let text = "Date,Customer,Offer kind,Product,Why declined,Answer\n\
                2026-03-01,Acme,cross-sell,,,made\n2026-03-01,Acme,cross-sell,Nut,,made\n\
                2026-03-01,Acme,cross-sell,Twin,,made\n2026-03-01,Acme,cross-sell,螺栓,price,made\n\
                2026-03-01,Acme,other,螺栓,,made\n2026-03-01,Acme,up-sell,螺栓,,made\n";
    let history = book();
    let found = staged(text).prepare(history.book(), &Choices::default());
    let found = found.unwrap();
    let rejected = found.preview().rejected.iter();
    let reasons: Vec<_> = rejected.map(|r| (r.row, r.column, r.reason)).collect();
    let expected = [
        (2, Some(3), Reason::Missing),
        (3, Some(3), Reason::UnknownProduct),
        (4, Some(3), Reason::SeveralProducts),
        (5, Some(5), Reason::Unfit),
        (6, Some(2), Reason::UnknownWord),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(found.preview().figures.records, 1);
}
