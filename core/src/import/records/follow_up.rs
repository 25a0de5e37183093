//! Follow-ups as a file: a list of tasks of another program, or our own.

use super::read::values;
use super::{Column, FileRecord, Head, Looks};
use crate::book::{CustomerId, FollowUp, FollowUpState, MAX_NOTE, MAX_WORD};
use crate::export::table::Cell;
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::parse::words::{Progress, progress};
use crate::import::role::Role;
use crate::import::staging::values::words;
use crate::unit::Day;

impl FileRecord for FollowUp {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read(
            Head::new(Role::Due, DUE, Looks::Dates).sign(),
            |reading, column| {
                values(reading.days(column), |follow_up: &mut Self, day| {
                    follow_up.due = day
                })
            },
        )
        .written(|follow_up, _| follow_up.due.into())
        .filled(),
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::text(
            Head::new(Role::Task, TASK, Looks::Anything),
            MAX_NOTE,
            |follow_up: &mut Self, what| {
                follow_up.what = what;
            },
        )
        .written(|follow_up, _| follow_up.what.as_str().into())
        .filled(),
        Column::text(
            Head::new(Role::Assignee, ASSIGNEE, Looks::Words),
            MAX_WORD,
            |follow_up: &mut Self, by| {
                follow_up.by = by;
            },
        )
        .written(|follow_up, _| follow_up.by.as_str().into()),
        Column::read(
            Head::new(Role::PutOffUntil, PUT_OFF, Looks::Dates).sign(),
            |reading, column| {
                values(reading.days(column), |follow_up: &mut Self, day| {
                    follow_up.state = FollowUpState::PutOff(day);
                })
            },
        )
        .written(|follow_up, _| match follow_up.state {
            FollowUpState::PutOff(until) => until.into(),
            _ => Cell::Empty,
        }),
        Column::read(
            Head::new(Role::DoneOn, DONE, Looks::Dates).sign(),
            |reading, column| {
                values(reading.past_days(column), |follow_up: &mut Self, day| {
                    follow_up.state = FollowUpState::Done(day);
                })
            },
        )
        .written(|follow_up, _| match follow_up.state {
            FollowUpState::Done(on) => on.into(),
            _ => Cell::Empty,
        }),
        // Behind the days: a state is what they say, and no other.
        Column::read(
            Head::new(Role::Progress, PROGRESS, Looks::Only(is_progress)),
            |_, column| {
                let said = words(column, progress);
                Box::new(move |id, follow_up: &mut Self| {
                    match (said[id as usize]?, follow_up.state) {
                        (Progress::Open, _) => follow_up.state = FollowUpState::Open,
                        (Progress::PutOff, FollowUpState::PutOff(_))
                        | (Progress::Done, FollowUpState::Done(_)) => {}
                        _ => return Err(Reason::DayMissing),
                    }
                    Ok(false)
                })
            },
        )
        .written(|follow_up, words| {
            let [open, put_off, done] = words.states;
            match follow_up.state {
                FollowUpState::Open => open.into(),
                FollowUpState::PutOff(_) => put_off.into(),
                FollowUpState::Done(_) => done.into(),
            }
        }),
    ];

    const NEEDS: &'static [&'static [Role]] = &[&[Role::Due], &[Role::Task]];

    fn blank(customer: CustomerId, _choices: &Choices) -> Self {
        Self {
            customer,
            what: String::new(),
            due: Day::FIRST,
            by: String::new(),
            state: FollowUpState::Open,
            contact: None,
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// Who does it and how far it is change; files know nothing of the contact that it springs from.
    fn identity(&self) -> Self {
        Self {
            by: String::new(),
            state: FollowUpState::Open,
            contact: None,
            ..self.clone()
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.due)
    }
}

fn is_progress(cell: &str) -> bool {
    progress(cell).is_some()
}

const DUE: &[&str] = &[
    "due",
    "duedate",
    "dueon",
    "deadline",
    "到期日",
    "到期日期",
    "截止日期",
    "截止日",
    "完成期限",
    "期限",
    "下次跟进日期",
    "下次跟进时间",
];

const TASK: &[&str] = &[
    "whatistobedone",
    "task",
    "todo",
    "what",
    "nextstep",
    "action",
    "subject",
    "要做什么",
    "待办事项",
    "待办",
    "任务",
    "事项",
    "跟进事项",
    "下一步",
    "跟进内容",
];

const ASSIGNEE: &[&str] = &[
    "for",
    "by",
    "assignedto",
    "assignee",
    "owner",
    "responsible",
    "负责人",
    "执行人",
    "跟进人",
    "业务员",
    "经办人",
];

const PUT_OFF: &[&str] = &[
    "putoffuntil",
    "postponedto",
    "推迟到",
    "延期到",
    "推迟至",
    "延期至",
];

const DONE: &[&str] = &[
    "doneon",
    "completedon",
    "completiondate",
    "datecompleted",
    "完成日",
    "完成日期",
    "完成时间",
];

const PROGRESS: &[&str] = &["state", "status", "progress", "状态", "进度", "完成状态"];
