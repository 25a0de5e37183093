//! Scores and tiers of every customer month by month (A5).

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::rows::{self, Row};
use crate::book::{Book, CustomerId, Hysteresis, Indicator, Rules, Tier, Weights};
use crate::unit::{Day, Rate};
use crate::value::facts::rows::Facts;
use crate::value::facts::window::Window;
use crate::value::tiers::assess::{Assessment, assess};
use crate::value::tiers::cuts::Cuts;
use crate::value::tiers::hysteresis::Held;

/// Most months looked back over: five years. It bounds the work where one order is dated long ago.
pub const MAX_MONTHS: usize = 60;

/// Stands for a score or composite that is not known: real ones are never below nothing.
const UNKNOWN: f64 = -1.0;

/// What customers would have been found to be at the end of each month, had the present rules been
/// in force all the time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierHistory {
    customers: Vec<CustomerId>,
    weights: Weights,
    hysteresis: Hysteresis,
    months: Vec<TierMonth>,
}

/// All customers on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierMonth {
    /// The day scores look back from: the last of its month; in the last month the present one.
    pub day: Day,
    /// The plain cuts on that day.
    pub cuts: Cuts,
    /// Customers by the tier they hold, in the order of [`Tier::ALL`].
    pub counts: [u32; 4],
    /// By row.
    #[serde(with = "rows")]
    held: Vec<Option<Held>>,
    /// By row; [`UNKNOWN`] where there is none.
    #[serde(with = "rows")]
    composites: Vec<f64>,
    /// By row, in the order of [`Indicator::ALL`]; [`UNKNOWN`] where there is none.
    #[serde(with = "rows")]
    scores: Vec<[f64; 4]>,
}

/// One customer on one day under one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Seen {
    /// Tier; none without a composite.
    pub held: Option<Held>,
    /// Weighted mean of the scores there are, 0 to 100.
    pub composite: Option<f64>,
    /// Points of each indicator in the order of [`Indicator::ALL`]; none where nothing is known,
    /// nor without a composite.
    pub scores: [Option<f64>; 4],
    /// Share of the weights of what is known that each has: they sum to 1 where there is a
    /// composite.
    pub shares: [f64; 4],
}

impl Seen {
    /// One with these scores under these weights.
    fn new(composite: f64, held: Option<Held>, scores: [Option<f64>; 4], weights: Weights) -> Self {
        let weight = |indicator: Indicator| match scores[indicator.index()] {
            Some(_) => f64::from(weights.get(indicator)),
            None => 0.0,
        };
        let whole: f64 = Indicator::ALL.map(weight).iter().sum();
        let shares = Indicator::ALL.map(|indicator| weight(indicator) / whole);
        Self {
            held,
            composite: Some(composite),
            scores,
            shares,
        }
    }

    /// What each indicator adds to the composite: its score times its share of the weights,
    /// nothing where it is not known. They sum to the composite.
    pub fn points(&self) -> [f64; 4] {
        [0, 1, 2, 3].map(|index| self.shares[index] * self.scores[index].unwrap_or_default())
    }

    /// The tier in force.
    pub fn tier(&self) -> Option<Tier> {
        self.held.map(|held| held.tier)
    }
}

/// Recomputes the tiers at the end of every month up to `as_of`, and on that day.
///
/// The first month is the earliest in which the first purchase lies in the earlier half of the
/// window: from then on growth and remaining life can be measured. Before it scores would move
/// because evidence begins to exist, not because customers change. Where no month has that much
/// behind it, `as_of` stands alone; at most [`MAX_MONTHS`] are looked back over.
///
/// Each month is what [`assess`] finds in the orders and judgements made by its end
/// ([`Facts::gather_past`]); the last is what it finds now, with all judgements. Records merged,
/// archived or voided since are so in every month. The tiers then follow the hysteresis of
/// `rules` from month to month, starting at the plain cuts.
pub fn tier_history(book: &Book, rules: &Rules, margin: Rate, as_of: Day) -> TierHistory {
    let mut work = TierHistoryWork::start(book, rules, margin, as_of);
    loop {
        if let Some(history) = work.step(book) {
            return history;
        }
    }
}

/// The work of [`tier_history`] in parts of one month each, so that it can be left off in between. The book must be
/// the same in all of them, as far as tiers read it.
#[derive(Debug)]
pub struct TierHistoryWork {
    rules: Rules,
    margin: Rate,
    present: Facts,
    windows: VecDeque<Window>,
    history: TierHistory,
}

impl TierHistoryWork {
    /// Reads the present and finds the months to work out.
    pub fn start(book: &Book, rules: &Rules, margin: Rate, as_of: Day) -> Self {
        let window = |day| Window::new(day, rules.window_months);
        let present = Facts::gather_over(book, window(as_of));
        let first = present.rows.iter().filter_map(|row| row.first).min();
        let known = |window: &Window| first.is_some_and(|first| first < window.recent);
        Self {
            rules: rules.clone(),
            margin,
            windows: month_ends(as_of).map(window).filter(known).collect(),
            history: TierHistory {
                customers: present.rows.iter().map(|row| row.customer).collect(),
                weights: rules.weights,
                hysteresis: rules.hysteresis,
                months: Vec::new(),
            },
            present,
        }
    }

    /// Works out the next month; gives the history with the last one.
    pub fn step(&mut self, book: &Book) -> Option<TierHistory> {
        if let Some(window) = self.windows.pop_front() {
            let facts = Facts::gather_past(book, window);
            self.history.push(book, &facts, &self.rules, self.margin);
            return None;
        }
        self.history
            .push(book, &self.present, &self.rules, self.margin);
        Some(self.history.clone())
    }
}

/// The last days of the months that end before the present day, rising.
fn month_ends(as_of: Day) -> impl Iterator<Item = Day> {
    let present = as_of.month();
    (1..MAX_MONTHS as i32)
        .rev()
        .map(move |back| present.plus(1 - back).first_day().plus_days(-1))
        // At the start of the calendar there are no months before.
        .filter(move |&day| day < as_of && day > Day::FIRST)
}

impl TierHistory {
    /// All listed customers in the order of their ids, those without scores too.
    pub fn customers(&self) -> &[CustomerId] {
        &self.customers
    }

    /// The months, rising; never none.
    pub fn months(&self) -> &[TierMonth] {
        &self.months
    }

    /// The place of the month that ends on this day.
    pub fn place(&self, day: Day) -> Option<usize> {
        self.months
            .binary_search_by_key(&day, |month| month.day)
            .ok()
    }

    /// The hysteresis in force.
    pub const fn hysteresis(&self) -> Hysteresis {
        self.hysteresis
    }

    /// The first of the last so many months, this many of them counted by [`Held::across`]; the
    /// first of all where there are fewer.
    pub fn since(&self, across: u8) -> Day {
        let place = self.months.len().saturating_sub(usize::from(across.max(1)));
        self.months.get(place).map_or(Day::FIRST, |month| month.day)
    }

    /// One customer in a month, by place; nothing is known of those that are not listed.
    pub fn seen(&self, month: usize, customer: CustomerId) -> Seen {
        let row = self.customers.binary_search(&customer).ok();
        row.and_then(|row| self.seen_in_row(month, row))
            .unwrap_or_default()
    }

    /// One customer in each month.
    pub fn course(&self, customer: CustomerId) -> impl Iterator<Item = Seen> + '_ {
        (0..self.months.len()).map(move |month| self.seen(month, customer))
    }

    /// The best tier that a customer held in the last so many months.
    pub fn best_tier(&self, customer: CustomerId, months: usize) -> Option<Tier> {
        let row = self.customers.binary_search(&customer).ok()?;
        let last = self.months.iter().rev().take(months);
        last.filter_map(|month| Some((*month.held.get(row)?)?.tier))
            .min_by_key(|tier| tier.index())
    }

    fn seen_in_row(&self, month: usize, row: usize) -> Option<Seen> {
        let month = self.months.get(month)?;
        let composite = known(*month.composites.get(row)?)?;
        let scores = month.scores.get(row)?.map(known);
        let held = *month.held.get(row)?;
        Some(Seen::new(composite, held, scores, self.weights))
    }

    /// Adds the month these facts look back from.
    fn push(&mut self, book: &Book, facts: &Facts, rules: &Rules, margin: Rate) {
        let mut assessment = assess(book, facts, rules, margin);
        let before = self.months.len().checked_sub(1);
        assessment.hold_from(self, before, self.hysteresis);
        let rows = self.customers.len();
        let mut month = TierMonth {
            day: facts.window.as_of,
            cuts: *assessment.cuts(),
            counts: [0; 4],
            held: vec![None; rows],
            composites: vec![UNKNOWN; rows],
            scores: vec![[UNKNOWN; 4]; rows],
        };
        for standing in assessment.standings() {
            // The same records are listed in every month, so rows are too.
            let Some(row) = facts.row(standing.customer) else {
                continue;
            };
            month.scores[row] = standing.scores.map(|score| score.unwrap_or(UNKNOWN));
            if let (Some(composite), Some(held)) = (standing.composite, standing.held()) {
                month.composites[row] = composite;
                month.held[row] = Some(held);
                month.counts[held.tier.index()] += 1;
            }
        }
        self.months.push(month);
    }
}

impl Assessment {
    /// One customer as it is found; nothing is known of one that is not scored.
    pub fn seen(&self, customer: CustomerId) -> Seen {
        let scored = self.get(customer).and_then(|standing| {
            let (composite, held) = (standing.composite?, standing.held());
            Some(Seen::new(composite, held, standing.scores, self.weights))
        });
        scored.unwrap_or_default()
    }

    /// Lets customers keep their tiers as the hysteresis has it, each going on from what it held
    /// in the last month of `history` that ends before `as_of`, the day these scores look back
    /// from. With the history of the same book, rules and day, tiers are those of its last month.
    pub fn hold(&mut self, history: &TierHistory, as_of: Day, hysteresis: Hysteresis) {
        let mut months = history.months.iter();
        let before = months.rposition(|month| month.day < as_of);
        self.hold_from(history, before, hysteresis);
    }

    /// The same, going on from what each held in a month of the history; from the plain cuts where there is none.
    fn hold_from(&mut self, history: &TierHistory, month: Option<usize>, hysteresis: Hysteresis) {
        let month = month.and_then(|month| history.months.get(month));
        let held = month.map_or(&[][..], |month| &month.held);
        // Both lists rise by customer, so they are read side by side.
        let mut before = history.customers.iter().zip(held).peekable();
        for standing in &mut self.standings {
            let (Some(composite), Some(plain)) = (standing.composite, standing.plain) else {
                continue;
            };
            while before
                .next_if(|(customer, _)| **customer < standing.customer)
                .is_some()
            {}
            let before = before.next_if(|(customer, _)| **customer == standing.customer);
            let held = before.and_then(|(_, held)| *held);
            let held = held.map_or(Held::first(plain), |held| {
                held.next(composite, plain, &self.cuts, hysteresis)
            });
            standing.tier = Some(held.tier);
            standing.across = held.across;
        }
        self.sum_up();
    }
}

/// The tier and the plain one from 1 on, 0 where none is held, then the months across.
impl Row for Option<Held> {
    const WIDTH: usize = 3;

    fn put(&self, to: &mut Vec<u8>) {
        let number = |tier: Tier| tier.index() as u8 + 1;
        to.extend(self.map_or([0; 3], |held| {
            [number(held.tier), number(held.plain), held.across]
        }));
    }

    fn read(from: &[u8]) -> Option<Self> {
        let tier = |number: u8| {
            let place = usize::from(number).checked_sub(1)?;
            Tier::ALL.get(place).copied()
        };
        match *from {
            [0, 0, 0] => Some(None),
            [held, plain, across] => Some(Some(Held {
                tier: tier(held)?,
                plain: tier(plain)?,
                across,
            })),
            _ => None,
        }
    }
}

fn known(value: f64) -> Option<f64> {
    (value >= 0.0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_before_the_present_day_at_most_five_years_back() {
        let day = |y, m, d| Day::from_civil(y, m, d).unwrap();
        let ends = |as_of| month_ends(as_of).collect::<Vec<Day>>();
        let all = ends(day(2011, 12, 9));
        assert_eq!(all.len(), MAX_MONTHS - 1);
        assert_eq!(all.last(), Some(&day(2011, 11, 30)));
        assert_eq!(all.first(), Some(&day(2007, 1, 31)));
        // On the last day of a month that month is the present one.
        assert_eq!(ends(day(2011, 11, 30)).last(), Some(&day(2011, 10, 31)));
        assert_eq!(ends(Day::FIRST), []);
    }
}
