//! What a person notices when a list of things to be done comes in as a file.

use crate::common::records::customers;
use crate::common::tables::{import, staged};
use keepgold_core::book::*;
use keepgold_core::export::csv;
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::import::{Choices, Reason, Role, Sample, TableKind, propose};
use keepgold_core::unit::Day;
use proptest::prelude::*;

fn book() -> History {
    customers(&[("", "甲公司"), ("", "Acme")])
}

fn day(month: u32, day: u32) -> Day {
    Day::from_civil(2026, month, day).unwrap()
}

fn follow_up(customer: usize, what: &str, due: Day, by: &str, state: FollowUpState) -> FollowUp {
    FollowUp {
        customer: CustomerId::from_index(customer),
        what: what.into(),
        due,
        by: by.into(),
        state,
        contact: None,
    }
}

fn brought(text: &str) -> Vec<FollowUp> {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let kind = propose(&sample, sample.layout()).kind;
    assert_eq!(kind, TableKind::Records(RecordKind::FollowUp), "{text}");
    let mut history = book();
    import(&mut history, &staged(text), &Choices::default());
    let all: Vec<_> = history.book().follow_ups().values().cloned().collect();
    let again = staged(text).prepare(history.book(), &Choices::default());
    assert_eq!(again.unwrap().preview().figures.records, 0, "{text}");
    all
}

#[test]
fn lists_of_tasks_come_in_in_both_languages() {
    let chinese = brought(
        "到期日,客户,事项,负责人,状态,推迟到,完成日\n\
         2026-03-01,甲公司,寄样品,李雷,待办,,\n2026-03-02,Acme,报价,,已推迟,2026-04-01,\n\
         2026-03-03,Acme,回访,韩梅梅,已完成,,2026-03-04\n",
    );
    let (open, put_off) = (FollowUpState::Open, FollowUpState::PutOff(day(4, 1)));
    let all = [
        follow_up(0, "寄样品", day(3, 1), "李雷", open),
        follow_up(1, "报价", day(3, 2), "", put_off),
        follow_up(
            1,
            "回访",
            day(3, 3),
            "韩梅梅",
            FollowUpState::Done(day(3, 4)),
        ),
    ];
    assert_eq!(chinese, all);
    let english = brought("Due date,Customer,Task,Assigned to\n2026-03-01,Acme,Send samples,Li\n");
    assert_eq!(
        english,
        [follow_up(1, "Send samples", day(3, 1), "Li", open)]
    );
    let mut history = book();
    for one in all.clone() {
        history.apply(Command::add(one)).unwrap();
    }
    let titles = Records::columns(RecordKind::FollowUp);
    let titles: Vec<_> = titles.into_iter().map(Role::name).collect();
    let words = Words::PLAIN;
    let out = csv::write(
        &titles,
        &Records {
            kind: RecordKind::FollowUp,
            book: history.book(),
            words,
        },
    );
    assert_eq!(brought(std::str::from_utf8(&out[3..]).unwrap()), all);
}

#[test]
fn a_state_without_its_day_and_a_day_before_the_one_due_are_refused() {
    let text = "到期日,客户,事项,状态,推迟到,完成日\n\
                2026-03-01,甲公司,a,已完成,,\n2026-03-01,甲公司,b,已推迟,2026-02-01,\n\
                2026-03-01,甲公司,,待办,,\n,甲公司,d,待办,,\n2026-03-01,甲公司,e,,,\n";
    let found = staged(text)
        .prepare(book().book(), &Choices::default())
        .unwrap();
    let reasons: Vec<_> = found
        .preview()
        .rejected
        .iter()
        .map(|r| (r.row, r.reason))
        .collect();
    let expected = [
        (2, Reason::DayMissing),
        (3, Reason::Unfit),
        (4, Reason::Missing),
        (5, Reason::Missing),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(found.preview().figures.records, 1);
}

proptest! {
    #[test]
    fn a_list_read_again_brings_nothing(
        rows in prop::collection::vec("2026-0[1-3]-0[1-2],(甲公司|Acme),(a|b),(李|),(2026-04-0[12]|),(2026-03-05|)", 1..20),
    ) {
        let text = format!("到期日,客户,事项,负责人,推迟到,完成日\n{}\n", rows.join("\n"));
        let mut history = book();
        import(&mut history, &staged(&text), &Choices::default());
        let before = history.book().clone();
        let again = staged(&text).prepare(&before, &Choices::default()).unwrap();
        prop_assert_eq!(again.preview().figures.records, 0);
        history.undo().unwrap();
        prop_assert!(history.book().follow_ups().is_empty());
    }
}
