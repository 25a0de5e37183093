//! What a person notices when calculators that were filled in come in as a file.

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

fn reckoning(customer: usize, calculator: &str, figures: &str) -> Reckoning {
    Reckoning {
        customer: CustomerId::from_index(customer),
        on: Day::from_civil(2026, 3, 1).unwrap(),
        calculator: calculator.into(),
        figures: figures.into(),
        by: String::new(),
        note: String::new(),
    }
}

fn brought(text: &str) -> Vec<Reckoning> {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let kind = propose(&sample, sample.layout()).kind;
    assert_eq!(kind, TableKind::Records(RecordKind::Reckoning), "{text}");
    let mut history = book();
    import(&mut history, &staged(text), &Choices::default());
    let all: Vec<_> = history.book().reckonings().values().cloned().collect();
    let again = staged(text).prepare(history.book(), &Choices::default());
    assert_eq!(again.unwrap().preview().figures.records, 0, "{text}");
    all
}

#[test]
fn reckonings_come_in_in_both_languages_and_go_out_again() {
    let chinese = brought(
        "日期,客户,计算器,测算数据,我方人员,备注\n\
         2026-03-01,甲公司,lifetime-value,1.aZ-_9,李雷,续约前\n\
         2026-03-01,Acme,of-tomorrow,2.x,,\n",
    );
    let all = [
        Reckoning {
            by: "李雷".into(),
            note: "续约前".into(),
            ..reckoning(0, "lifetime-value", "1.aZ-_9")
        },
        reckoning(1, "of-tomorrow", "2.x"),
    ];
    assert_eq!(chinese, all);
    let english = brought(
        "Date,Customer,Calculator,Figures\n2026-03-01,Acme,contract,1.b\n2026-03-01,Acme,needs,\n",
    );
    let expected = [reckoning(1, "contract", "1.b"), reckoning(1, "needs", "")];
    assert_eq!(english, expected);
    let mut history = book();
    let records = all.iter().cloned().map(AnyRecord::from).collect();
    history.apply(Command::AddRecords(records)).unwrap();
    let titles = Records::columns(RecordKind::Reckoning);
    let titles: Vec<_> = titles.into_iter().map(Role::name).collect();
    let out = csv::write(
        &titles,
        &Records {
            kind: RecordKind::Reckoning,
            book: history.book(),
            words: Words::PLAIN,
        },
    );
    assert_eq!(brought(std::str::from_utf8(&out[3..]).unwrap()), all);
}

#[test]
fn figures_that_no_link_has_are_refused_with_their_cell() {
    let long = "a".repeat(MAX_FIGURES + 1);
    let text = format!(
        "Date,Customer,Calculator,Figures\n\
         2026-03-01,Acme,contract,1.b c\n2026-03-01,Acme,,1.b\n\
         2026-03-01,Acme,contract,{long}\n2026-03-01,Acme,contract,1.b\n"
    );
    let history = book();
    let found = staged(&text).prepare(history.book(), &Choices::default());
    let found = found.unwrap();
    let rejected = found.preview().rejected.iter();
    let reasons: Vec<_> = rejected.map(|r| (r.row, r.column, r.reason)).collect();
    let most = MAX_FIGURES as u16;
    let expected = [
        (2, Some(3), Reason::Unfit),
        (3, Some(2), Reason::Missing),
        (4, Some(3), Reason::TextTooLong { most }),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(found.preview().figures.records, 1);
}
