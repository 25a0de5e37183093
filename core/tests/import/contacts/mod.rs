//! What a person notices when a contact log comes in as a file: what is taken, what is not and why, and that the
//! exported log reads back to equal contacts.

mod cells;
mod whole;

use std::ops::ControlFlow;

use crate::common::records::customers;
use crate::common::tables::{HEADER, import, staged};
use keepgold_core::book::*;
use keepgold_core::demo::{self, Demo};
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::export::{csv, xlsx as xlsx_out};
use keepgold_core::import::{
    Choices, CsvReader, DateReading, Foreign, ImportError, Layout, Mapping, Preview, Reason,
    Rejected, Role, Sample, Staging, TableKind, propose, propose_as, sniff, xlsx,
};
use keepgold_core::unit::Day;
use proptest::prelude::*;

const ENGLISH: [&str; 9] = [
    "Date",
    "Customer code",
    "Customer name",
    "Kind",
    "Our contact person",
    "Whom at the customer",
    "Minutes",
    "Outcome",
    "What about",
];
const CHINESE: [&str; 9] = [
    "日期",
    "客户编号",
    "客户名称",
    "方式",
    "我方人员",
    "对方人员",
    "时长（分钟）",
    "结果",
    "内容",
];

fn words(contacts: [&'static str; 4]) -> Words<'static> {
    Words {
        contacts,
        ..Words::PLAIN
    }
}

fn languages() -> [(Vec<&'static str>, Words<'static>); 3] {
    let plain = Records::columns(RecordKind::Contact);
    [
        (plain.into_iter().map(Role::name).collect(), Words::PLAIN),
        (
            ENGLISH.to_vec(),
            words(["Visit", "Call", "Message", "Support"]),
        ),
        (
            CHINESE.to_vec(),
            words(["拜访", "电话", "消息", "服务支持"]),
        ),
    ]
}

fn day(number: i32) -> Day {
    Day::from_number(20_000 + number).unwrap()
}

fn id(index: usize) -> CustomerId {
    CustomerId::from_index(index)
}

fn people() -> History {
    customers(&[("K1", "甲公司"), ("K2", "Acme"), ("", "乙公司")])
}

fn without_contacts(book: &Book) -> Book {
    let judged = book.judgements().iter();
    Book::from_parts(
        book.customers().to_vec(),
        book.products().to_vec(),
        book.orders().clone(),
        book.voided().clone(),
        judged.map(|(&(id, of), j)| (id, of, j.clone())).collect(),
        book.settings(),
    )
    .unwrap()
}

fn staged_xlsx(bytes: &[u8]) -> Staging {
    let mut book = xlsx::open(bytes).unwrap();
    let mut sample = Sample::default();
    let _ = book.read(0, |row| {
        sample.push(row);
        ControlFlow::<()>::Continue(())
    });
    let layout = sample.layout();
    let proposal = propose(&sample, layout);
    assert_eq!(proposal.kind, TableKind::Records(RecordKind::Contact));
    let mut staging = Staging::new(proposal.mapping(), layout).unwrap();
    let _ = book.read(0, |row| {
        staging.row(row.number, row).unwrap();
        ControlFlow::<()>::Continue(())
    });
    staging
}

fn staged_csv(bytes: &[u8]) -> Staging {
    staged(std::str::from_utf8(&bytes[3..]).unwrap())
}

/// A text read under a mapping that somebody chose.
fn staged_under(mapping: Mapping, text: &str) -> Staging {
    let mut staging = Staging::new(mapping, Layout::with_header(1)).unwrap();
    let mut reader = CsvReader::new(b',');
    let read = reader.feed(text.as_bytes(), |row| staging.csv_row(row));
    read.unwrap();
    reader.finish(|row| staging.csv_row(row)).unwrap();
    staging
}

/// The contacts in an order that does not depend on their numbers.
fn sorted(book: &Book) -> Vec<String> {
    let mut all: Vec<String> = book.contacts().values().map(|c| format!("{c:?}")).collect();
    all.sort_unstable();
    all
}

fn preview(text: &str, book: &Book, choices: &Choices) -> Preview {
    let prepared = staged(text).prepare(book, choices).unwrap();
    prepared.preview().clone()
}

fn kind_of(text: &str) -> TableKind {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    propose(&sample, sample.layout()).kind
}
