//! Dates as files write them. What can be read in one way only is read so in every column; where day, month and a year of
//! two digits could change places, the column decides.

use serde::{Deserialize, Serialize};

use crate::import::error::Reason;
use crate::sorting::sort_by;
use crate::unit::Day;

mod text;

pub use self::text::DateReading;
pub(in crate::import) use self::text::{DateText, Numbers, month_alone, parse};

/// Asked when all dates of a column can be read in several orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateQuestion {
    /// A date of the column.
    pub sample: String,
    /// The orders that are possible, each with the day that the sample then is.
    pub options: Vec<(DateReading, Day)>,
}

/// A spreadsheet took some days for months: it read as dates what it could, the wrong way round, and left the others as
/// texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HalfSwapped {
    /// Cells that were read the wrong way round.
    pub cells: u32,
    /// The day that one of them holds.
    pub sample: Day,
    /// The day that was likely meant.
    pub meant: Day,
}

/// How the dates of a column are read, and what that leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateDecision {
    /// How most rows are written; of three numbers the order in which they are read.
    pub reading: DateReading,
    /// The order in which dates of three numbers are read, where there are such: the one that was chosen, else the one
    /// that fits most rows.
    pub order: Option<DateReading>,
    /// A text that is written so, and the day that it is read as.
    pub example: Option<(String, Day)>,
    /// Asked when several orders fit throughout, or when rows speak against each other.
    pub question: Option<DateQuestion>,
    /// Whether rows stand in another order; they are rejected with [`Reason::OtherDateFormat`].
    pub mixed: bool,
    /// Rows of which only the month is known; they count on its first day.
    pub months_only: u32,
    /// Set where the file's real dates and its texts cannot both be right.
    pub half_swapped: Option<HalfSwapped>,
}

/// How the texts of a column become days.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Way {
    order: DateReading,
    /// Where numbers as spreadsheets count days may lie beside dates of other forms: a stray number is no date.
    serials: (Day, Day),
}

impl Way {
    /// The day of a text.
    pub(in crate::import) fn day(self, date: DateText) -> Result<Day, Reason> {
        match date {
            DateText::One(DateReading::Serial, Some(day))
                if day < self.serials.0 || self.serials.1 < day =>
            {
                Err(Reason::OtherDateFormat)
            }
            DateText::One(_, day) => day.ok_or(Reason::NotADate),
            // A day that exists only in another order stands in that one.
            DateText::Open(numbers) => numbers.day(self.order).ok_or_else(|| {
                let elsewhere = |order: &DateReading| numbers.day(*order).is_some();
                if DateReading::ORDERS.iter().any(elsewhere) {
                    Reason::OtherDateFormat
                } else {
                    Reason::NotADate
                }
            }),
        }
    }
}

/// One distinct text of a column of dates.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Dated<'a> {
    pub(in crate::import) text: &'a str,
    pub(in crate::import) date: DateText,
    /// Rows it stands in.
    pub(in crate::import) rows: u32,
    /// Whether the file stores it as a date.
    pub(in crate::import) is_stored: bool,
}

/// What the texts of a column say in one order.
#[derive(Debug, Clone, Copy)]
struct Fit {
    order: DateReading,
    rows: u64,
    span: Option<(Day, Day)>,
}

impl Fit {
    fn days(&self) -> i32 {
        self.span.map_or(0, |(first, last)| last.days_since(first))
    }
}

fn widened(span: Option<(Day, Day)>, day: Day) -> Option<(Day, Day)> {
    Some(span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
}

/// Decides how the dates of a column are read from its distinct texts; none where there are none but stored ones.
pub(in crate::import) fn decide(
    texts: &[Dated<'_>],
    chosen: Option<DateReading>,
) -> (Option<DateDecision>, Way) {
    let mut rows = [0u64; DateReading::ALL.len()];
    let mut sure: Option<(Day, Day)> = None;
    let mut fits = DateReading::ORDERS.map(|order| Fit {
        order,
        rows: 0,
        span: None,
    });
    let (mut open, mut months_only) = (0u64, 0);
    for dated in texts {
        let count = u64::from(dated.rows);
        match dated.date {
            DateText::One(reading, day) => {
                if !dated.is_stored {
                    rows[reading as usize] += count;
                }
                if reading == DateReading::Month {
                    months_only += dated.rows;
                }
                if let Some(day) = day.filter(|_| reading != DateReading::Serial) {
                    sure = widened(sure, day);
                }
            }
            DateText::Open(numbers) => {
                open += count;
                for fit in &mut fits {
                    if let Some(day) = numbers.day(fit.order) {
                        fit.rows += count;
                        fit.span = widened(fit.span, day);
                    }
                }
            }
        }
    }
    let chosen = chosen.filter(|chosen| DateReading::ORDERS.contains(chosen));
    let possible = possible(&fits, open);
    let order = chosen.unwrap_or(possible[0].order);
    let serials = match sure {
        Some((first, last)) => (first.plus_months(-24), last.plus_months(24)),
        None => (Day::FIRST, Day::LAST),
    };
    let way = Way { order, serials };
    rows[order as usize] += open;
    let most = DateReading::ALL.into_iter().rev();
    let most = most.max_by_key(|&reading| rows[reading as usize]);
    let Some(reading) = most.filter(|&reading| rows[reading as usize] > 0) else {
        return (None, way);
    };
    let example = |dated: &Dated<'_>| {
        let is_so = match dated.date {
            DateText::One(of, _) => of == reading && !dated.is_stored,
            DateText::Open(_) => order == reading,
        };
        let day = way.day(dated.date).ok().filter(|_| is_so)?;
        Some((dated.text.to_owned(), day))
    };
    let in_another = |dated: &Dated<'_>| way.day(dated.date) == Err(Reason::OtherDateFormat);
    let decision = DateDecision {
        reading: if open > 0 && chosen.is_some() {
            order
        } else {
            reading
        },
        order: (open > 0).then_some(order),
        example: texts.iter().find_map(example),
        question: question(texts, &possible),
        mixed: texts.iter().any(in_another),
        months_only,
        half_swapped: (open > 0).then(|| half_swapped(texts)).flatten(),
    };
    (Some(decision), way)
}

/// The orders between which the texts leave a doubt, the likeliest first; one where they leave none.
fn possible(fits: &[Fit; 3], open: u64) -> Vec<Fit> {
    let mut possible: Vec<Fit> = fits
        .iter()
        .filter(|fit| fit.rows == open)
        .copied()
        .collect();
    if possible.is_empty() {
        // Rows speak against each other: the majority, if there is a clear one, has it.
        let against = |fit: &Fit| open - fit.rows;
        let best = fits.iter().rev().min_by_key(|fit| against(fit));
        let fewest = best.map_or(0, against);
        possible.extend(
            fits.iter()
                .filter(|fit| against(fit) < 2 * fewest || against(fit) == fewest),
        );
        sort_by(&mut possible, |a, b| against(a).cmp(&against(b)));
        return possible;
    }
    // A year of two digits that is taken for a day scatters the days over many years.
    const YEAR: i32 = 366;
    let of = |fits: &[Fit], is_year: bool| {
        let fits = fits
            .iter()
            .filter(|fit| (fit.order == DateReading::YearFirst) == is_year);
        fits.map(Fit::days).min()
    };
    if let (Some(year_first), Some(others)) = (of(&possible, true), of(&possible, false)) {
        if others > YEAR && year_first * 4 < others {
            possible.retain(|fit| fit.order == DateReading::YearFirst);
        } else if year_first > YEAR && others * 4 < year_first {
            possible.retain(|fit| fit.order != DateReading::YearFirst);
        }
    }
    possible
}

/// Asks with the text that tells the possible orders apart best.
fn question(texts: &[Dated<'_>], possible: &[Fit]) -> Option<DateQuestion> {
    if possible.len() < 2 {
        return None;
    }
    let mut best: Option<DateQuestion> = None;
    for dated in texts {
        let DateText::Open(numbers) = dated.date else {
            continue;
        };
        let mut options: Vec<(DateReading, Day)> = Vec::new();
        for fit in possible {
            if let Some(day) = numbers.day(fit.order)
                && options.iter().all(|(_, other)| *other != day)
            {
                options.push((fit.order, day));
            }
        }
        if options.len() > best.as_ref().map_or(1, |best| best.options.len()) {
            best = Some(DateQuestion {
                sample: dated.text.to_owned(),
                options,
            });
        }
    }
    best
}

/// Where a spreadsheet read dates in the wrong order, none of those it understood has a day above 12, and all of those it
/// left as texts have.
fn half_swapped(texts: &[Dated<'_>]) -> Option<HalfSwapped> {
    let mut texts_left = 0u64;
    let mut found: Option<HalfSwapped> = None;
    for dated in texts {
        match dated.date {
            DateText::Open(numbers) => {
                let orders = [DateReading::DayFirst, DateReading::MonthFirst];
                let readable = orders.iter().filter(|order| numbers.day(**order).is_some());
                if readable.count() != 1 {
                    return None;
                }
                texts_left += u64::from(dated.rows);
            }
            DateText::One(DateReading::YearFirst, Some(day)) => {
                let (year, month, of_month) = day.civil();
                let meant = Day::from_civil(year, of_month, month)?;
                let (cells, sample, before) = match found {
                    // A day that differs from what was meant shows more.
                    Some(found) if found.sample != found.meant => {
                        (found.cells, found.sample, found.meant)
                    }
                    Some(found) => (found.cells, day, meant),
                    None => (0, day, meant),
                };
                found = Some(HalfSwapped {
                    cells: cells + dated.rows,
                    sample,
                    meant: before,
                });
            }
            DateText::One(..) => {}
        }
    }
    found.filter(|found| texts_left > 0 && found.sample != found.meant)
}

#[cfg(test)]
mod tests;
