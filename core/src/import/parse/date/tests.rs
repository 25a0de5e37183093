//! Dates as people and programs write them.

use super::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// The day in this order, whatever stands around it.
fn read(text: &str, order: DateReading) -> Option<Result<Day, Reason>> {
    let way = Way {
        order,
        serials: (Day::FIRST, Day::LAST),
    };
    parse(text).map(|date| way.day(date))
}

#[test]
fn every_form_of_the_ninth_of_december() {
    for text in [
        "2011-12-09",
        "2011-12-09 08:26:00",
        "2011-12-09T08:26:00.000Z",
        "2011-12-09T08:26:00-08:00",
        "2011-12-09T08:26:00+08:00[Asia/Shanghai]",
        "2011-12-09 08:26:00 +0800",
        "2011-12-09 08:26:00 UTC",
        "2011-12-09 08:26:00 GMT+8",
        "2011-12-09 下午 3:20",
        "2011/12/9",
        "2011/12/9 上午9:05:10",
        "2011/12/9 下午 3时20分",
        "2011/12/9 早上8点",
        "2011-12-09 08:26:00 北京时间",
        "2011年12月9日下午3点20分",
        "9. Dez. 2011",
        "2011.12.9",
        "2011.12.09.",
        "2011年12月9日",
        "2011年12月09日 14:20",
        "2011年12月9日14时20分30秒",
        "2011年12月9日 星期五",
        "2011年12月9日（星期五）",
        "2011 年 12 月 9 日",
        "星期五 2011年12月9日",
        "周五，2011-12-09",
        "2011年12月9号",
        "２０１１年１２月９日",
        "11年12月9日",
        "民国100年12月9日",
        "100/12/09",
        "20111209",
        "20111209082600",
        "20111209 08:26",
        "20111209T082600Z",
        "9 Dec 2011",
        "09-Dec-11",
        "09-DEC-11 08.26.00.000000 AM",
        "December 9, 2011",
        "December 9th, 2011",
        "9th of December 2011",
        "Dec 9, 2011, 8:26:00 AM",
        "Fri, 09 Dec 2011 08:26:00 +0800",
        "Fri, 9 Dec 2011 08:26:00 GMT",
        "Friday, December 9, 2011",
        "Fri Dec 09 08:26:00 CST 2011",
        "Fri Dec 09 2011 08:26:00 GMT+0800 (China Standard Time)",
        "2011-Dec-09",
        "9. Dezember 2011",
        "Fr. 9. Dez. 2011",
        "9 décembre 2011",
        "9 de diciembre de 2011",
        "40886",
        "40886.351388",
    ] {
        assert_eq!(
            read(text, DateReading::MonthFirst),
            Some(Ok(day(2011, 12, 9))),
            "{text}"
        );
    }
    for (text, order) in [
        ("9/12/2011", DateReading::DayFirst),
        ("09.12.2011", DateReading::DayFirst),
        ("9-12-11", DateReading::DayFirst),
        ("Fri 09/12/2011", DateReading::DayFirst),
        ("12/9/2011 8:26", DateReading::MonthFirst),
        ("12/9/2011 8:26:00 AM PST", DateReading::MonthFirst),
        ("11/12/09", DateReading::YearFirst),
        ("11-12-9 08:26", DateReading::YearFirst),
    ] {
        assert_eq!(read(text, order), Some(Ok(day(2011, 12, 9))), "{text}");
    }
}

#[test]
fn a_month_alone_is_its_first_day() {
    for text in [
        "2024-03",
        "2024/3",
        "2024.03",
        "2024.3",
        "2024年3月",
        "2024年03月份",
        "24年3月",
        "202403",
        "03/2024",
        "3/2024",
        "03.2024",
        "Mar 2024",
        "March 2024",
        "2024 Mar",
        "Mar-24",
        "März 2024",
        "mars 2024",
    ] {
        let expected = DateText::One(DateReading::Month, Some(day(2024, 3, 1)));
        assert_eq!(parse(text), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_date_is_none_or_says_so() {
    for text in [
        "",
        "abc",
        "12",
        "2011",
        "1.5",
        "2.55",
        "2024.1",
        "1/2/3/4",
        "1/2/3",
        "99/99/2011",
        "hello 1 2",
        "3 apples",
        "17850.0",
        "24-Mar",
        "5 March",
        "Mar 24",
        "201113",
        "189912",
        "123-45-67",
        "2024-03-05 - 2024-03-08",
        "2024-03-05/2024-03-08",
        "20240305-001",
        "3月5日",
        "INV 2024-03-05",
        "13:45",
        "第2024年3月5日",
        "2024年",
        "1.234,56",
        "00123",
        "SO2024030501",
        ".40886",
    ] {
        let date = parse(text);
        let is_serial = matches!(date, Some(DateText::One(DateReading::Serial, _)));
        assert!(date.is_none() || is_serial, "{text}: {date:?}");
    }
    assert_eq!(
        read("2011-02-30", DateReading::YearFirst),
        Some(Err(Reason::NotADate))
    );
    assert_eq!(
        read("31/12/2011", DateReading::MonthFirst),
        Some(Err(Reason::OtherDateFormat))
    );
    assert_eq!(
        read("31/02/2011", DateReading::DayFirst),
        Some(Err(Reason::NotADate))
    );
}

/// What is decided for these texts, each in one row, and the days that they become.
fn decide_of(
    texts: &[&str],
    chosen: Option<DateReading>,
) -> (DateDecision, Vec<Result<Day, Reason>>) {
    let dated: Vec<_> = texts
        .iter()
        .filter_map(|text| {
            let (text, is_stored) = match text.strip_prefix("stored ") {
                Some(text) => (text, true),
                None => (*text, false),
            };
            Some(Dated {
                text,
                date: parse(text)?,
                rows: 1,
                is_stored,
            })
        })
        .collect();
    let (decision, way) = decide(&dated, chosen);
    let days = dated.iter().map(|dated| way.day(dated.date)).collect();
    (decision.unwrap(), days)
}

#[test]
fn one_order_is_decided_and_doubt_is_asked() {
    let (sure, _) = decide_of(&["1/2/2011", "13/2/2011"], None);
    assert_eq!(
        (sure.reading, sure.question, sure.mixed),
        (DateReading::DayFirst, None, false)
    );
    let (american, _) = decide_of(&["1/2/2011", "2/13/2011"], None);
    assert_eq!(
        (american.reading, american.mixed),
        (DateReading::MonthFirst, false)
    );
    let (doubt, _) = decide_of(&["3/3/2011", "1/2/2011"], None);
    assert_eq!(
        doubt.question,
        Some(DateQuestion {
            sample: "1/2/2011".into(),
            options: vec![
                (DateReading::DayFirst, day(2011, 2, 1)),
                (DateReading::MonthFirst, day(2011, 1, 2)),
            ],
        })
    );
    let (answered, days) = decide_of(&["1/2/2011"], Some(DateReading::MonthFirst));
    assert_eq!(
        (answered.reading, answered.mixed),
        (DateReading::MonthFirst, false)
    );
    assert_eq!(days, [Ok(day(2011, 1, 2))]);
    // Rows that speak against each other: the clear majority has it, else it is asked.
    let (mixed, days) = decide_of(&["13/2/2011", "14/2/2011", "2/15/2011", "1/2/2011"], None);
    assert_eq!(
        (mixed.order, mixed.mixed, mixed.question),
        (Some(DateReading::DayFirst), true, None)
    );
    assert_eq!(days[2], Err(Reason::OtherDateFormat));
    let (even, _) = decide_of(&["13/2/2011", "2/15/2011", "1/2/2011"], None);
    assert!(even.mixed && even.question.is_some());
}

#[test]
fn a_year_of_two_digits_is_found_over_the_column() {
    let (decision, days) = decide_of(&["24/03/05", "24/03/15", "24/11/28", "23/12/31"], None);
    assert_eq!(
        (decision.order, decision.question),
        (Some(DateReading::YearFirst), None)
    );
    assert_eq!(days[3], Ok(day(2023, 12, 31)));
    let (decision, days) = decide_of(&["24-3-5", "24-03-15", "24-3-16"], None);
    assert_eq!(decision.order, Some(DateReading::YearFirst));
    assert_eq!(days[0], Ok(day(2024, 3, 5)));
    // A year at the end that stays the same while the first number runs.
    let (decision, days) = decide_of(&["05.03.24", "15.03.24", "28.11.24", "31.12.23"], None);
    assert_eq!(
        (decision.order, decision.question),
        (Some(DateReading::DayFirst), None)
    );
    assert_eq!(days[3], Ok(day(2023, 12, 31)));
    let (decision, _) = decide_of(&["13.03.24", "01.11.99"], None);
    assert_eq!(
        (decision.order, decision.question),
        (Some(DateReading::DayFirst), None)
    );
    // Of a single date nothing can be known.
    let (decision, _) = decide_of(&["24/03/05"], None);
    let options = decision.question.unwrap().options;
    assert_eq!(
        options,
        [
            (DateReading::DayFirst, day(2005, 3, 24)),
            (DateReading::YearFirst, day(2024, 3, 5))
        ]
    );
}

#[test]
fn forms_that_cannot_be_mistaken_stand_together() {
    let texts = [
        "2024-03-05",
        "2024/3/6",
        "2024.3.7",
        "20240308",
        "2024年3月9日",
        "10 Mar 2024",
        "45362",
        "stored 2024-03-12",
        "2024-03",
        "14/03/2024",
    ];
    let (decision, days) = decide_of(&texts, None);
    let expected = [5, 6, 7, 8, 9, 10, 11, 12, 1, 14].map(|of_month| Ok(day(2024, 3, of_month)));
    assert_eq!(days, expected);
    assert_eq!((decision.mixed, decision.months_only), (false, 1));
    // A stray number that would be a day of another age is none.
    let (_, days) = decide_of(&["2024-03-05", "12345"], None);
    assert_eq!(days[1], Err(Reason::OtherDateFormat));
}

#[test]
fn dates_that_a_spreadsheet_swapped_are_told() {
    let (decision, _) = decide_of(
        &[
            "stored 2024-05-03",
            "stored 2024-04-04",
            "13/03/2024",
            "25/03/2024",
        ],
        None,
    );
    assert_eq!(
        decision.half_swapped,
        Some(HalfSwapped {
            cells: 2,
            sample: day(2024, 5, 3),
            meant: day(2024, 3, 5),
        })
    );
    let (decision, _) = decide_of(
        &["stored 2024-05-13", "stored 2024-04-04", "13/03/2024"],
        None,
    );
    assert_eq!(decision.half_swapped, None);
    let (decision, _) = decide_of(&["stored 2024-05-03", "2024-03-13"], None);
    assert_eq!(decision.half_swapped, None);
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "[0-9年月日/.,: a-zT+-]{0,40}", any in any::<String>()) {
        for text in [text, any] {
            if let Some(date) = parse(&text) {
                let dated = Dated { text: &text, date, rows: 1, is_stored: false };
                let (_, way) = decide(&[dated], None);
                let _ = way.day(date);
            }
        }
    }
}
