//! What the calculators that were kept for a customer say over time: the ledger of its concessions (E4) and its needs (C4).
//! Each kept one is an entry of its day; nothing else has to be written down.

use super::exchange::Gift;
use super::{Line, Sheet, calculator, read_link};
use crate::book::Reckoning;
use crate::sorting::sort_by;
use crate::unit::{Day, Money};

/// The calculator whose kept sheets are the ledger of concessions.
pub const LEDGER: &str = "exchange";
/// The calculator whose kept sheets are the register of needs.
pub const NEEDS: &str = "needs";

/// The first sheet of a kept calculator of this name; none of another one, or where its figures are not there.
fn sheet(kept: &Reckoning, name: &str) -> Option<Sheet> {
    let own = calculator(name).filter(|own| own.name == kept.calculator)?;
    let shared = read_link(own, &kept.figures).ok()?;
    shared.sheets.into_iter().next()
}

/// Something that was given or came back, as one row of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Its place among the rows of its sheet, with its name.
    pub row: usize,
    /// The row as it was filled in.
    pub line: Line,
    /// Whether we gave it.
    pub given: bool,
    /// What it costs us, or brings us, in currency units.
    pub ours: f64,
    /// What it is worth to the customer, or costs it.
    pub theirs: f64,
}

/// What changed hands by a kept calculator; nothing by one that is not of the ledger.
pub fn moved(kept: &Reckoning) -> Vec<Moved> {
    let rows = sheet(kept, LEDGER).map_or_else(Vec::new, |sheet| sheet.rows);
    let moved = |(row, line): (usize, Line)| {
        let gift = Gift::of(&line.values);
        Moved {
            row,
            line,
            given: gift.way == 0.0,
            ours: gift.ours,
            theirs: gift.theirs,
        }
    };
    rows.into_iter().enumerate().map(moved).collect()
}

/// What the gifts of a kept calculator cost us.
pub fn conceded(kept: &Reckoning) -> Money {
    let given = moved(kept).into_iter().filter(|one| one.given);
    given.map(|one| Money::from_f64(one.ours)).sum()
}

/// A balance of what was given and what came back, in both sides' money.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Balance {
    /// What the gifts cost us.
    pub given: f64,
    /// What they are worth to the customer.
    pub given_worth: f64,
    /// What the things that came back bring us.
    pub got: f64,
    /// What they cost the customer.
    pub got_cost: f64,
}

impl Balance {
    /// The balance of some rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Moved>) -> Self {
        let mut sum = Self::default();
        for one in rows {
            let (ours, theirs) = match one.given {
                true => (&mut sum.given, &mut sum.given_worth),
                false => (&mut sum.got, &mut sum.got_cost),
            };
            *ours += one.ours;
            *theirs += one.theirs;
        }
        sum
    }

    /// Whether something was given and nothing came back.
    pub fn is_one_sided(&self) -> bool {
        self.given > 0.0 && self.got == 0.0
    }
}

/// A need of a customer, first and last asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Its place among the rows of the last sheet, with its name.
    pub row: usize,
    /// The row of the last sheet.
    pub line: Line,
    /// The first day with the kind that it was then, by the name of that in the calculator.
    pub first: (Day, &'static str),
    /// The last day with the kind that it is now.
    pub last: (Day, &'static str),
}

impl Need {
    /// Whether it is of another kind than at first.
    pub fn has_drifted(&self) -> bool {
        self.first.1 != self.last.1
    }
}

/// The needs that some kept calculators hold. Those are the same that are called alike but for capitals and blanks, or
/// that keep the name that the calculator gives their row.
pub fn needs<'a>(kept: impl IntoIterator<Item = &'a Reckoning>) -> Vec<Need> {
    let mut kept: Vec<&Reckoning> = kept.into_iter().collect();
    sort_by(&mut kept, |a, b| a.on.cmp(&b.on));
    let mut needs: Vec<(String, Need)> = Vec::new();
    for one in kept {
        let (Some(own), Some(sheet)) = (calculator(NEEDS), sheet(one, NEEDS)) else {
            continue;
        };
        let kinds = (own.work)(&sheet).verdicts;
        for ((row, line), kind) in sheet.rows.into_iter().enumerate().zip(kinds) {
            let name = match line.name.trim() {
                "" => format!(" {row}"),
                name => name.to_lowercase(),
            };
            let now = (one.on, kind);
            match needs.iter_mut().find(|(known, _)| *known == name) {
                Some((_, need)) => (need.row, need.line, need.last) = (row, line, now),
                None => needs.push((
                    name,
                    Need {
                        row,
                        line,
                        first: now,
                        last: now,
                    },
                )),
            }
        }
    }
    needs.into_iter().map(|(_, need)| need).collect()
}
