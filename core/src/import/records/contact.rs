//! Contacts as a file: the contact log of another program, or our own.

use super::read::{Reading, rounded, values};
use super::{Column, FileRecord, Head, Looks};
use crate::book::{Contact, CustomerId, MAX_MINUTES, MAX_NAME, MAX_NOTE, MAX_WORD};
use crate::export::table::Cell;
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::parse::contact_kind::contact_kind;
use crate::import::parse::number;
use crate::import::parse::outcome::outcome;
use crate::import::parse::words::BRACKETS;
use crate::import::role::Role;
use crate::import::staging::column::StagedColumn;
use crate::import::staging::values::{Value, numbers_of, words};
use crate::unit::{Day, Quantity};

impl FileRecord for Contact {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read(
            Head::new(Role::Date, &[], Looks::Dates),
            |reading, column| {
                values(reading.past_days(column), |contact: &mut Self, day| {
                    contact.day = day
                })
            },
        )
        .written(|contact, _| contact.day.into())
        .filled(),
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::read(
            Head::new(Role::ContactKind, KIND, Looks::Mostly(is_kind)).sign(),
            |_, column| {
                values(words(column, contact_kind), |contact: &mut Self, kind| {
                    contact.kind = kind
                })
            },
        )
        .written(|contact, words| words.contacts[contact.kind.index()].into())
        .filled(),
        Column::text(
            Head::new(Role::By, BY, Looks::Words),
            MAX_WORD,
            |contact: &mut Self, by| contact.by = by,
        )
        .written(|contact, _| contact.by.as_str().into()),
        Column::text(
            Head::new(Role::With, WITH, Looks::Words),
            MAX_NAME,
            |contact: &mut Self, with| contact.with = with,
        )
        .written(|contact, _| contact.with.as_str().into()),
        Column::read(
            Head::new(Role::Minutes, MINUTES, Looks::Mostly(number::is_number))
                .unless(says_other_unit)
                .sign(),
            |reading, column| {
                rounded(minutes(reading, column), |contact: &mut Self, minutes| {
                    contact.minutes = minutes
                })
            },
        )
        .written(|contact, _| match contact.minutes {
            0 => Cell::Empty,
            minutes => Cell::count(minutes.into()),
        }),
        Column::read(
            Head::new(Role::Outcome, OUTCOME, Looks::Only(is_outcome)),
            |_, column| {
                values(words(column, outcome), |contact: &mut Self, outcome| {
                    contact.outcome = Some(outcome)
                })
            },
        )
        .written(|contact, words| {
            contact.outcome.map_or(Cell::Empty, |outcome| {
                words.outcomes[outcome.index()].into()
            })
        }),
        Column::text(
            Head::new(Role::About, ABOUT, Looks::Anything),
            MAX_NOTE,
            |contact: &mut Self, note| contact.note = note,
        )
        .written(|contact, _| contact.note.as_str().into()),
    ];

    const NEEDS: &'static [&'static [Role]] = &[&[Role::Date]];

    fn blank(customer: CustomerId, choices: &Choices) -> Self {
        Self {
            customer,
            day: Day::FIRST,
            kind: choices.contact_kind,
            by: String::new(),
            note: String::new(),
            minutes: 0,
            outcome: None,
            with: String::new(),
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// How long it took, who of theirs was there and what came of it are often noted later.
    fn identity(&self) -> Self {
        Self {
            minutes: 0,
            outcome: None,
            with: String::new(),
            ..self.clone()
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.day)
    }
}

const KIND: &[&str] = &[
    "kind",
    "contactkind",
    "contacttype",
    "activitytype",
    "activity",
    "channel",
    "type",
    "method",
    "medium",
    "方式",
    "接触方式",
    "沟通方式",
    "拜访方式",
    "跟进方式",
    "接触类型",
    "活动类型",
    "类型",
    "类别",
    "渠道",
    "形式",
];

const BY: &[&str] = &[
    "by",
    "ourcontactperson",
    "ourperson",
    "ourcontact",
    "our",
    "salesperson",
    "salesrep",
    "representative",
    "rep",
    "owner",
    "employee",
    "staff",
    "visitor",
    "loggedby",
    "assignedto",
    "accountmanager",
    "我方",
    "我方人员",
    "拜访人",
    "拜访人员",
    "接触人",
    "跟进人",
    "业务员",
    "业务人员",
    "销售",
    "销售员",
    "销售人员",
    "销售代表",
    "客户经理",
    "负责人",
    "经办人",
    "员工",
    "记录人",
];

const WITH: &[&str] = &[
    "with",
    "whomatthecustomer",
    "spokewith",
    "talkedto",
    "metwith",
    "theirperson",
    "theircontactperson",
    "customercontact",
    "clientcontact",
    "对方",
    "对方人员",
    "对方联系人",
    "客户联系人",
    "客户方人员",
    "受访人",
    "拜访对象",
    "沟通对象",
];

const MINUTES: &[&str] = &[
    "minutes",
    "min",
    "mins",
    "duration",
    "timespent",
    "时长",
    "分钟",
    "分钟数",
    "用时",
    "耗时",
    "持续时间",
];

const OUTCOME: &[&str] = &[
    "outcome",
    "result",
    "results",
    "结果",
    "拜访结果",
    "沟通结果",
    "跟进结果",
    "接触结果",
];

const ABOUT: &[&str] = &[
    "whatabout",
    "about",
    "note",
    "notes",
    "subject",
    "topic",
    "content",
    "summary",
    "comment",
    "comments",
    "remark",
    "remarks",
    "description",
    "details",
    "memo",
    "内容",
    "话题",
    "主题",
    "议题",
    "事由",
    "备注",
    "说明",
    "描述",
    "摘要",
    "纪要",
    "小结",
];

fn is_kind(cell: &str) -> bool {
    contact_kind(cell).is_some()
}

fn is_outcome(cell: &str) -> bool {
    outcome(cell).is_some()
}

/// Other units than minutes: read as minutes, such numbers would say another thing without a word.
const OTHER_UNITS: [&str; 12] = [
    "h", "hh", "hr", "hrs", "时", "sec", "secs", "ms", "day", "days", "天", "日",
];

/// Whether a header of minutes may say that they are something else: with another unit, or with brackets in
/// which no minutes stand.
fn says_other_unit(header: &str) -> bool {
    let header = header.to_lowercase();
    let mut words = header.split(|char: char| !char.is_alphanumeric());
    let holds = |words: &[&str]| words.iter().any(|word| header.contains(word));
    holds(&["hour", "小时", "second", "秒"])
        || words.any(|word| OTHER_UNITS.contains(&word))
        || header.contains(BRACKETS) && !holds(&["min", "分"])
}

/// Reads every text of a column as whole minutes; the flag says whether a part of one was rounded away.
fn minutes(reading: &mut Reading<'_>, column: &StagedColumn) -> Vec<Value<(u16, bool)>> {
    let read = |(number, rounded): (Quantity, bool)| {
        let thousandths = number.thousandths();
        let most = i64::from(MAX_MINUTES) * 1_000;
        match thousandths {
            ..0 => Err(Reason::Negative),
            0 => Ok((0, rounded)),
            // A spreadsheet's time of half an hour is a fraction of a day; nobody notes half a minute.
            1..1_000 => Err(Reason::UnderAMinute),
            _ if thousandths > most => Err(Reason::TooLarge),
            // The limit makes it fit.
            _ => Ok((
                ((thousandths + 500) / 1_000) as u16,
                rounded || thousandths % 1_000 != 0,
            )),
        }
    };
    let sign = reading.sign(column);
    numbers_of(column, sign, without_unit, Quantity::parse)
        .into_iter()
        .map(|value| value.and_then(read))
        .collect()
}

fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 7] = ["分钟", "分", "minutes", "minute", "mins", "min", "m"];
    let whole = text.trim_end().trim_end_matches('.');
    let number = UNITS.iter().find_map(|unit| {
        let at = whole.len().checked_sub(unit.len())?;
        let is_unit = whole.get(at..)?.eq_ignore_ascii_case(unit);
        is_unit.then_some(&whole[..at])
    });
    number.unwrap_or(text)
}
