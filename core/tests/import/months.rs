//! Months that stand side by side become lines, with their year and their sums.

use crate::common::tables::{import, staged};
use keepgold_core::book::{Book, History};
use keepgold_core::import::{
    Choices, Finding, ImportError, Need, Reason, Rejected, Role, Sample, Staging, propose,
};
use keepgold_core::unit::Day;

#[test]
fn a_wrong_cell_is_named_with_its_month_and_can_be_mended() {
    let text = "Customer,Region,2024-01,2024-02,Total\nAlpha,North,n/a,20,30\nBeta,South,5,,5\n";
    let mut staging = staged(text);
    let before = staging.prepare(&Book::default(), &Choices::default());
    let before = before.unwrap();
    let wrong = Rejected {
        row: 2,
        column: Some(2),
        reason: Reason::NotANumber,
    };
    assert_eq!(before.preview().rejected, [wrong]);
    assert_eq!(before.preview().figures.rows, 2);
    let unequal = Finding::MonthSums {
        name: "Total".into(),
        rows: 2,
        unequal: Some(2),
    };
    assert!(before.preview().findings.contains(&unequal));
    let cells = staging.cells(2).unwrap();
    let cells = cells.iter().map(|cell| (cell.column, cell.text.as_str()));
    let shown = [(0, "Alpha"), (1, "North"), (4, "30"), (2, "n/a"), (3, "20")];
    assert_eq!(cells.collect::<Vec<_>>(), shown);

    assert!(staging.fix(2, 2, "10").unwrap());
    let mut history = History::default();
    import(&mut history, &staging, &Choices::default());
    let orders = history.book().orders();
    let days: Vec<String> = orders.ids().map(|id| orders.day(id).to_string()).collect();
    assert_eq!(days, ["2024-01-01", "2024-02-01", "2024-01-01"]);
    history.undo().unwrap();
    assert_eq!(history.book(), &Book::default());
}

#[test]
fn a_year_that_stands_nowhere_is_asked_and_the_next_one_follows_december() {
    let text = "客户,11月,12月,1月\n甲,1,2,3\n";
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    let layout = sample.layout();
    let proposal = propose(&sample, layout);
    let about: Vec<Role> = proposal.asks.iter().map(|ask| ask.about).collect();
    assert_eq!(about, [Role::Year]);
    let mut mapping = proposal.mapping();
    assert_eq!(mapping.lacks(), [Need::Column(Role::Year)]);
    for (place, column) in mapping.columns.iter_mut().enumerate() {
        column.day = proposal.across.day(place, Some(2023));
    }
    let days = mapping.columns.iter().map(|column| column.day);
    let day = Day::from_civil;
    let expected = [None, day(2023, 11, 1), day(2023, 12, 1), day(2024, 1, 1)];
    assert_eq!(days.collect::<Vec<_>>(), expected);
    // Beside months there is no other amount.
    mapping.columns[0].role = Some(Role::Amount);
    let refused = Staging::new(mapping, layout).unwrap_err();
    assert_eq!(refused, ImportError::RoleOutOfPlace(Role::Amount));
}

#[test]
fn months_are_read_only_where_they_are_surely_money() {
    for text in [
        "客户,1月数量,1月金额,2月数量,2月金额\n甲,1,10,2,20\n",
        "客户,1月销量,2月销量\n甲,1,10\n",
        "产品,单价,2024-01,2024-02\nA,5,1,2\n",
        "2024年销售数量\n客户,1月,2月\n甲,1,10\n",
        "客户,一季度,二季度\n甲,1,10\n",
        "Customer,2022,2023\nA,1,10\n",
        "客户,年份,1月,2月\n甲,2023,1,10\n",
        "客户,3月1日,3月2日\n甲,1,10\n",
    ] {
        let sample = Sample::of_text(text.as_bytes(), b',', true);
        let across = propose(&sample, sample.layout()).across;
        assert!(!across.columns.is_empty() && !across.is_read, "{text}");
    }
    let dated = "日期,客户,金额,1月,2月\n2024-01-02,甲,30,1,2\n";
    let sample = Sample::of_text(dated.as_bytes(), b',', true);
    assert!(propose(&sample, sample.layout()).across.columns.is_empty());
}
