//! What a person notices when what was done about warnings comes in as a file.

use crate::common::records::customers;
use crate::common::tables::{import, staged};
use keepgold_core::book::*;
use keepgold_core::export::csv;
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::import::{Choices, Reason, Role, Sample, TableKind, propose};
use keepgold_core::unit::Day;

fn book() -> History {
    customers(&[("", "甲公司"), ("", "Acme")])
}

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2026, month, day).unwrap()
}

fn state(customer: usize, rules: &[WarningRule], on: Day, handled: Handled) -> AlarmState {
    AlarmState {
        customer: CustomerId::from_index(customer),
        rules: rules.iter().copied().collect(),
        on,
        handled,
        causes: [].into(),
        note: String::new(),
        by: String::new(),
    }
}

fn brought(text: &str) -> Vec<AlarmState> {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let kind = propose(&sample, sample.layout()).kind;
    assert_eq!(kind, TableKind::Records(RecordKind::AlarmState), "{text}");
    let mut history = book();
    import(&mut history, &staged(text), &Choices::default());
    let all: Vec<_> = history.book().alarm_states().values().cloned().collect();
    let again = staged(text).prepare(history.book(), &Choices::default());
    assert_eq!(again.unwrap().preview().figures.records, 0, "{text}");
    all
}

#[test]
fn what_was_done_about_warnings_comes_in_in_both_languages_and_goes_out_again() {
    use WarningRule::{Complaint, Drop, Silent};
    let chinese = brought(
        "日期,客户,预警,推迟到,结果,状态,查到的原因,经手人,备注\n\
         2026-03-01,甲公司,超期未下单；投诉未结,,,跟进中,,李雷,\n\
         2026-03-02,Acme,近一季远低于平时,2026-04-01,,已推迟,,,\n\
         2026-03-03,Acme,超期未下单,,好,已了结,竞争对手、地区经济,韩梅梅,已签年约\n",
    );
    let all = [
        AlarmState {
            by: "李雷".into(),
            ..state(0, &[Silent, Complaint], day(3, 1), Handled::Seen)
        },
        state(1, &[Drop], day(3, 2), Handled::PutOff(day(4, 1))),
        AlarmState {
            causes: [Cause::Competition, Cause::Economy].into(),
            by: "韩梅梅".into(),
            note: "已签年约".into(),
            ..state(1, &[Silent], day(3, 3), Handled::Resolved(Outcome::Good))
        },
    ];
    assert_eq!(chinese, all);
    let english =
        brought("Date,Customer,Warnings,State\n2026-03-01,Acme,Complaint open,being worked on\n");
    assert_eq!(english, [state(1, &[Complaint], day(3, 1), Handled::Seen)]);
    let mut history = book();
    let records = all.iter().cloned().map(AnyRecord::from).collect();
    history.apply(Command::AddRecords(records)).unwrap();
    let titles = Records::columns(RecordKind::AlarmState);
    let titles: Vec<_> = titles.into_iter().map(Role::name).collect();
    let out = csv::write(
        &titles,
        &Records {
            kind: RecordKind::AlarmState,
            book: history.book(),
            words: Words::PLAIN,
        },
    );
    assert_eq!(brought(std::str::from_utf8(&out[3..]).unwrap()), all);
}

#[test]
fn a_state_without_what_it_says_is_refused() {
    let text = "日期,客户,预警,推迟到,结果,状态\n\
                2026-03-01,甲公司,超期未下单,,,已推迟\n2026-03-01,甲公司,超期未下单,,,已了结\n\
                2026-03-01,甲公司,超期未下单,2026-02-01,,已推迟\n2026-03-01,甲公司,别的,,,\n\
                2026-03-01,甲公司,,,,\n2026-03-01,甲公司,超期未下单,,,\n";
    let found = staged(text)
        .prepare(book().book(), &Choices::default())
        .unwrap();
    let rejected = found.preview().rejected.iter();
    let reasons: Vec<_> = rejected.map(|r| (r.row, r.reason)).collect();
    let expected = [
        (2, Reason::DayMissing),
        (3, Reason::Unfit),
        (4, Reason::Unfit),
        (5, Reason::UnknownWord),
        (6, Reason::Missing),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(found.preview().figures.records, 1);
}
