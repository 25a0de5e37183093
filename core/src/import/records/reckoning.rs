//! Reckonings as a file: what an export of ours holds. Nobody types figures that are packed.

use super::read::{text, values};
use super::{Column, FileRecord, Head, Looks};
use crate::book::{CustomerId, MAX_FIGURES, MAX_NOTE, MAX_WORD, Reckoning, are_figures};
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::role::Role;
use crate::unit::Day;

impl FileRecord for Reckoning {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::read(
            Head::new(Role::Date, &[], Looks::Dates),
            |reading, column| {
                values(reading.past_days(column), |reckoning: &mut Self, day| {
                    reckoning.on = day
                })
            },
        )
        .written(|reckoning, _| reckoning.on.into())
        .filled(),
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::text(
            Head::new(Role::Calculator, CALCULATOR, Looks::Words).sign(),
            MAX_WORD,
            |reckoning: &mut Self, name| reckoning.calculator = name,
        )
        .written(|reckoning, _| reckoning.calculator.as_str().into())
        .filled(),
        Column::read(
            Head::new(Role::Figures, FIGURES, Looks::Mostly(are_figures)),
            |_, column| {
                text(column, MAX_FIGURES, figures, |reckoning: &mut Self, all| {
                    reckoning.figures = all
                })
            },
        )
        .written(|reckoning, _| reckoning.figures.as_str().into()),
        Column::text(
            Head::new(Role::By, BY, Looks::Words),
            MAX_WORD,
            |reckoning: &mut Self, by| reckoning.by = by,
        )
        .written(|reckoning, _| reckoning.by.as_str().into()),
        Column::text(
            Head::new(Role::Notes, NOTE, Looks::Anything),
            MAX_NOTE,
            |reckoning: &mut Self, note| reckoning.note = note,
        )
        .written(|reckoning, _| reckoning.note.as_str().into()),
    ];

    const NEEDS: &'static [&'static [Role]] = &[&[Role::Date], &[Role::Calculator]];

    fn blank(customer: CustomerId, _choices: &Choices) -> Self {
        Self {
            customer,
            on: Day::FIRST,
            calculator: String::new(),
            figures: String::new(),
            by: String::new(),
            note: String::new(),
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// Who reckoned and what was said of it may be noted later.
    fn identity(&self) -> Self {
        Self {
            by: String::new(),
            note: String::new(),
            ..self.clone()
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.on)
    }
}

fn figures(cell: &str) -> Result<(), Reason> {
    are_figures(cell).then_some(()).ok_or(Reason::Unfit)
}

const CALCULATOR: &[&str] = &["calculator", "计算器"];

const FIGURES: &[&str] = &["figures", "测算数据"];

const BY: &[&str] = &[
    "ourcontactperson",
    "calculatedby",
    "by",
    "owner",
    "我方人员",
    "测算人",
    "负责人",
    "业务员",
];

const NOTE: &[&str] = &[
    "note", "notes", "remark", "remarks", "comment", "备注", "说明",
];
