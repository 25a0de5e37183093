//! What a person notices when a list of people comes in as a file.

use crate::common::records::{born, customers, person};
use crate::common::tables::{import, staged};
use keepgold_core::book::*;
use keepgold_core::export::csv;
use keepgold_core::export::tables::{Records, Words};
use keepgold_core::import::{
    Choices, DateReading, Mapping, Need, Preview, Reason, Role, Sample, TableKind, propose,
};
use keepgold_core::unit::Day;
use proptest::prelude::*;

const ENGLISH: [&str; 10] = [
    "Customer code",
    "Customer name",
    "Name",
    "Role",
    "Phone",
    "E-mail",
    "Birthday",
    "Calendar",
    "Works there no more",
    "Note",
];
const CHINESE: [&str; 10] = [
    "客户编号",
    "客户名称",
    "姓名",
    "职务",
    "电话",
    "邮箱",
    "生日",
    "历法",
    "已离职",
    "备注",
];

const PEOPLE: TableKind = TableKind::Records(RecordKind::Person);

/// Two customers: K1 甲公司 and K2 Acme.
fn book() -> History {
    customers(&[("K1", "甲公司"), ("K2", "Acme")])
}

fn mapping(text: &str) -> Mapping {
    let sample = Sample::of_text(text.as_bytes(), b',', true);
    propose(&sample, sample.layout()).mapping()
}

fn preview(text: &str, book: &Book) -> Preview {
    let choices = Choices {
        today: Day::from_civil(2026, 6, 30),
        ..Choices::default()
    };
    staged(text)
        .prepare(book, &choices)
        .unwrap()
        .preview()
        .clone()
}

fn brought(text: &str) -> Vec<Person> {
    let mut history = book();
    import(&mut history, &staged(text), &Choices::default());
    history.book().persons().values().cloned().collect()
}

#[test]
fn a_chinese_list_comes_in_with_solar_and_lunar_birthdays() {
    let people = brought(
        "客户,姓名,职务,手机,电话,邮箱,生日,农历生日,已离职,备注\n\
         甲公司,王芳,采购经理,13800138000,021-5555,wang@example.com,1980-03-15,,否,喜欢茶\n\
         甲公司,李雷,,13900139000,,,,八月十五,是,\n\
         Acme,Ann Lee,Buyer,,020 7946 0000,,3月15日,,,\n",
    );
    let wang = Person {
        role: "采购经理".into(),
        phone: "13800138000 / 021-5555".into(),
        email: "wang@example.com".into(),
        birthday: born(Calendar::Solar, 3, 15, Some(1980)),
        note: "喜欢茶".into(),
        ..person(0, "王芳")
    };
    let li = Person {
        phone: "13900139000".into(),
        birthday: born(Calendar::Lunar, 8, 15, None),
        left: true,
        ..person(0, "李雷")
    };
    let ann = Person {
        role: "Buyer".into(),
        phone: "020 7946 0000".into(),
        birthday: born(Calendar::Solar, 3, 15, None),
        ..person(1, "Ann Lee")
    };
    assert_eq!(people, [wang, li, ann]);
}

#[test]
fn an_english_list_comes_in_with_names_in_one_column_or_two() {
    let ann = Person {
        role: "Buyer".into(),
        phone: "+44 20 7946 0000".into(),
        email: "ann@example.com".into(),
        birthday: born(Calendar::Solar, 3, 15, Some(1980)),
        note: "tea".into(),
        left: true,
        ..person(1, "Ann Lee")
    };
    let one = "Company,Contact name,Title,Mobile,E-mail,Birthday,Notes,Left\n\
               Acme,Ann Lee,Buyer,+44 20 7946 0000,ann@example.com,1980-03-15,tea,yes\n";
    assert_eq!(brought(one), std::slice::from_ref(&ann));
    let two = "Account,First name,Last name,Job title,Phone,Email,Date of birth,Comments,Left\n\
               Acme,Ann,Lee,Buyer,+44 20 7946 0000,ann@example.com,15/03/1980,tea,yes\n\
               Acme,,Wu,,,,,,\n\
               甲公司,力,王,,,,,,\n";
    assert_eq!(brought(two), [ann, person(1, "Wu"), person(0, "王力")]);
}

#[test]
fn lists_of_people_are_told_from_lists_of_customers() {
    for people in [
        "客户,姓名,职务,手机,邮箱,生日,备注\n甲公司,王芳,采购,13800138000,w@x.cn,1980-03-15,\n",
        "客户编号,联系人,职务,电话\nK1,王芳,采购,021-5555\n",
        "客户名称,姓名,手机,生日（农历）\n甲公司,王芳,13800138000,1980-03-15\n",
        "Customer,Name,Phone,E-mail\nAcme,Ann Lee,020 7946,ann@example.com\n",
        "Company,First name,Last name,Mobile\nAcme,Ann,Lee,020 7946\n",
    ] {
        assert_eq!(mapping(people).kind, PEOPLE, "{people}");
    }
    for customers in [
        "客户编号,客户名称,客户类型,地区,业务员,联系人,电话,建档日期\nK1,甲公司,公司,华东,李雷,王芳,13800138000,2020-01-01\n",
        "编号,名称,地区,联系人,手机\n1,甲公司,华东,王芳,13800138000\n",
        "Name,Phone,E-mail\nAnn Lee,020 7946,ann@example.com\n",
    ] {
        assert_eq!(mapping(customers).kind, TableKind::Customers, "{customers}");
    }
    let lunar = mapping("客户,姓名,生日（农历）,职务\n甲公司,王芳,08-15,采购\n");
    assert_eq!(lunar.column_of(Role::LunarBirthday), Some(2));
    assert_eq!(lunar.column_of(Role::Birthday), None);
    // Whoever works there still has not left: the two are not the same column.
    let active = mapping("客户,姓名,职务,是否在职\n甲公司,王芳,采购,是\n");
    assert_eq!(active.column_of(Role::Left), None);
    let nameless = Mapping {
        columns: mapping("客户,职务\n甲公司,采购\n").columns,
        kind: PEOPLE,
    };
    assert_eq!(nameless.lacks(), [Need::Column(Role::PersonName)]);
}

#[test]
fn what_cannot_be_is_refused_by_row_and_reason() {
    let text = "客户,姓名,手机,邮箱,生日,农历生日,已离职\n\
                甲公司,,1,,,,\n\
                丙公司,甲,,,,,否\n\
                甲公司,乙,1.38E+10,,,,否\n\
                甲公司,丙,,no address,,,否\n\
                甲公司,丁,,,1980-02-30,,否\n\
                甲公司,戊,,,sometime,,否\n\
                甲公司,己,,,2027-01-01,,否\n\
                甲公司,庚,,,,13-01,\n\
                甲公司,辛,,,,1980-02-30,\n\
                甲公司,壬,,,,,maybe\n\
                甲公司,癸,,,1225,,\n";
    let found = preview(text, book().book());
    let reasons: Vec<_> = found
        .rejected
        .iter()
        .map(|r| (r.row, r.column, r.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            (2, Some(1), Reason::Missing),
            (3, Some(0), Reason::UnknownCustomer),
            (4, Some(2), Reason::DigitsLost),
            (5, Some(3), Reason::NotAnAddress),
            (6, None, Reason::Unfit),
            (7, Some(4), Reason::NotABirthday),
            (8, Some(4), Reason::NotABirthday),
            (9, None, Reason::Unfit),
            (11, Some(6), Reason::UnknownWord),
            (12, Some(4), Reason::NotABirthday),
        ]
    );
    assert_eq!(
        (found.figures.records, found.figures.customers.known),
        (1, 1)
    );
    let long = format!(
        "客户,姓名,职务\n甲公司,{},采购\n",
        "长".repeat(MAX_NAME + 1)
    );
    let most = MAX_NAME as u16;
    assert_eq!(
        preview(&long, book().book()).rejected[0].reason,
        Reason::TextTooLong { most }
    );
}

#[test]
fn a_birthday_that_reads_two_ways_is_asked_about() {
    let text = "客户,姓名,职务,生日\n甲公司,王芳,采购,03/04/1980\n甲公司,李雷,,05-06\n";
    let found = preview(text, book().book());
    assert_eq!(found.dates.unwrap().question.unwrap().sample, "03/04/1980");
    let mut history = book();
    let choices = Choices {
        dates: Some(DateReading::MonthFirst),
        ..Choices::default()
    };
    import(&mut history, &staged(text), &choices);
    let birthdays: Vec<_> = history
        .book()
        .persons()
        .values()
        .map(|p| p.birthday)
        .collect();
    assert_eq!(
        birthdays,
        [
            born(Calendar::Solar, 3, 4, Some(1980)),
            born(Calendar::Solar, 5, 6, None)
        ]
    );
}

#[test]
fn somebody_known_with_another_number_is_no_second_person() {
    let mut history = book();
    let wang = Person {
        phone: "1".into(),
        ..person(0, "王芳")
    };
    history.apply(Command::add(wang)).unwrap();
    let of = |rows: &str| format!("客户,姓名,职务,手机\n{rows}");
    let changed = preview(&of("甲公司,王芳,采购,2\n"), history.book());
    assert_eq!((changed.figures.records, changed.figures.repeats), (0, 1));
    // Two of one name are two, as soon as the file has both.
    let two = preview(
        &of("甲公司,王芳,,1\n甲公司,王芳,采购,2\nAcme,王芳,,1\n"),
        history.book(),
    );
    assert_eq!((two.figures.records, two.figures.repeats), (2, 1));
}

#[test]
fn the_exported_list_reads_back_to_equal_people_in_both_languages() {
    let mut history = book();
    let all = [
        Person {
            role: "采购经理".into(),
            phone: "13800138000 / 021".into(),
            email: "w@x.cn".into(),
            birthday: born(Calendar::Lunar, 2, 30, Some(1980)),
            note: "a, \"b\"\nc".into(),
            left: true,
            ..person(0, "王芳")
        },
        Person {
            birthday: born(Calendar::Solar, 2, 29, None),
            ..person(1, "Ann Lee")
        },
    ];
    for person in all.clone() {
        history.apply(Command::add(person)).unwrap();
    }
    let plain = Records::columns(RecordKind::Person);
    let plain: Vec<_> = plain.into_iter().map(Role::name).collect();
    let chinese = Words {
        yes: "是",
        no: "否",
        solar: "公历",
        lunar: "农历",
        ..Words::PLAIN
    };
    let english = Words {
        lunar: "lunar (Chinese)",
        ..Words::PLAIN
    };
    for (titles, words) in [
        (plain.as_slice(), Words::PLAIN),
        (ENGLISH.as_slice(), english),
        (CHINESE.as_slice(), chinese),
    ] {
        let text = csv::write(
            titles,
            &Records {
                kind: RecordKind::Person,
                book: history.book(),
                words,
            },
        );
        let text = std::str::from_utf8(&text[3..]).unwrap();
        assert_eq!(mapping(text).kind, PEOPLE);
        assert_eq!(brought(text), all, "{titles:?}");
        assert_eq!(
            preview(text, history.book()).figures.records,
            0,
            "{titles:?}"
        );
    }
}

/// Who, their role, telephone, birthday and whether they left, right or wrong.
fn any_row() -> impl Strategy<Value = String> {
    "(K1|K2|K9|),(甲公司|Acme|),(王|Li|),(采购|),([0-9]{1,3}|),(03-15|1980-02-30|农历八月十五|x|),(是|否|)"
}

fn of_rows(rows: &[String]) -> String {
    format!(
        "客户编号,客户名称,姓名,职务,电话,生日,已离职\nK1,,张,经理,1,03-15,否\n{}",
        rows.join("\n")
    )
}

fn sorted(book: &Book) -> Vec<String> {
    let mut all: Vec<String> = book.persons().values().map(|p| format!("{p:?}")).collect();
    all.sort_unstable();
    all
}

proptest! {
    #[test]
    fn a_list_read_again_brings_only_what_is_new(
        rows in prop::collection::vec((any_row(), any::<bool>()), 0..30),
    ) {
        let all: Vec<String> = rows.iter().map(|(row, _)| row.clone()).collect();
        let early: Vec<String> = rows.into_iter().filter(|(_, early)| *early).map(|(row, _)| row).collect();
        let (early, all) = (staged(&of_rows(&early)), staged(&of_rows(&all)));
        let mut history = book();
        import(&mut history, &early, &Choices::default());
        for staging in [&early, &all, &all, &early] {
            let before = history.book().clone();
            let prepared = staging.prepare(&before, &Choices::default()).unwrap();
            let figures = prepared.preview().figures.clone();
            prop_assert_eq!(figures.rows, figures.records + figures.rejected + figures.repeats_dropped);
            import(&mut history, staging, &Choices::default());
            prop_assert_eq!(history.book().persons().len() - before.persons().len(), figures.records as usize);
            if figures.records > 0 {
                let after = history.book().clone();
                history.undo().unwrap();
                prop_assert_eq!(history.book(), &before);
                history.redo().unwrap();
                prop_assert_eq!(history.book(), &after);
            }
        }
        let again = all.prepare(history.book(), &Choices::default()).unwrap();
        prop_assert_eq!(again.preview().figures.records, 0);
        // Nobody is there twice, and nobody of the whole file is missing.
        let mut afresh = book();
        import(&mut afresh, &all, &Choices::default());
        let names = |book: &Book| {
            let mut names: Vec<_> = book.persons().values().map(|p| (p.customer, p.name.clone())).collect();
            names.sort();
            names.dedup();
            names
        };
        prop_assert_eq!(names(history.book()), names(afresh.book()));
        let mut distinct = sorted(history.book());
        distinct.dedup();
        prop_assert_eq!(distinct.len(), history.book().persons().len());
    }

    #[test]
    fn no_cell_makes_it_panic(cells in prop::collection::vec("\\PC{0,12}", 8)) {
        let clean: Vec<String> = cells.iter().map(|cell| cell.replace(['"', ','], " ")).collect();
        let text = format!("客户,姓名,职务,手机,邮箱,生日,农历生日,历法,已离职\n甲公司,{}\n", clean.join(","));
        let mut history = book();
        import(&mut history, &staged(&text), &Choices::default());
        prop_assert!(history.book().persons().len() <= 1);
    }
}
