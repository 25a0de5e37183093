//! A file of rows that the page made.

use keepgold_core::export::table::{Cell, Decimal};
use keepgold_core::unit::Day;
use serde::{Deserialize, Serialize};

use super::{Exported, Rows, TableAs};
use crate::i18n::{Lang, set_lang};
use crate::worker::envelope::Attachment;
use crate::worker::reply::Reply;

/// Decimals of a share: hundredths of a percent.
const SHARE: u32 = 4;

/// A cell of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SheetCell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A whole number.
    Count(i64),
    /// An amount in currency units, written to hundredths.
    Money(f64),
    /// A share, 0–1.
    Share(f64),
    /// A day.
    Day(Day),
}

impl SheetCell {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => text.as_str().into(),
            Self::Count(count) => Cell::count(*count),
            Self::Money(amount) => Cell::rounded(*amount, 2),
            Self::Share(share) => match Cell::rounded(*share, SHARE) {
                Cell::Number(Decimal { value, decimals }) => {
                    Cell::Share(Decimal { value, decimals })
                }
                _ => Cell::Empty,
            },
            Self::Day(day) => Cell::Day(*day),
        }
    }
}

/// A table that the page made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// What it is called.
    pub called: String,
    /// Its titles.
    pub titles: Vec<String>,
    /// Its rows, each as long as the titles.
    pub rows: Vec<Vec<SheetCell>>,
    /// What a workbook says of itself on a sheet of its own, each under a title.
    pub notes: Vec<[String; 2]>,
}

/// Asks for a file of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetAsk {
    /// The table.
    pub sheet: Sheet,
    /// In which form.
    pub form: TableAs,
    /// Language of the notes, as a BCP 47 tag.
    pub lang: String,
}

pub(in super::super) fn run(ask: &SheetAsk, reply: &Reply) {
    set_lang(Lang::from_tag(&ask.lang).unwrap_or(Lang::En));
    match file(ask) {
        Some(bytes) => reply.done(&Exported::Done, vec![Attachment::Bytes(bytes)]),
        None => reply.done(&Exported::TooLarge, Vec::new()),
    }
}

/// The file; none when it would be larger than its format allows.
fn file(ask: &SheetAsk) -> Option<Vec<u8>> {
    let SheetAsk { sheet, form, .. } = ask;
    let rows = sheet.rows.iter();
    let rows = rows.map(|row| row.iter().map(SheetCell::cell).collect());
    let titles: Vec<&str> = sheet.titles.iter().map(String::as_str).collect();
    super::written(
        &sheet.called,
        &titles,
        &Rows(rows.collect()),
        &sheet.notes,
        *form,
    )
}
