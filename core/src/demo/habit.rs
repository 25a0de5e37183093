//! How a customer buys, and the turn its buying takes.

use crate::unit::{Day, Month};

/// Days of history.
pub const HISTORY: i64 = 730;

/// How a customer buys.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// Days between orders.
    pub gap: i64,
    /// How far a gap strays, in days.
    pub stray: i64,
    /// Size of its orders in percent of a usual one.
    pub size: i64,
    /// Price reduction in percent.
    pub discount: i64,
    /// Places of the categories it buys, the ones it would give up last first.
    pub categories: Places,
    /// Days before the end of the book at which it began.
    pub since: i64,
    /// Days at the end of the book without orders.
    pub quiet: i64,
    /// In how many of a hundred orders a part comes back.
    pub returns: i64,
    /// The turn of its story.
    pub course: Course,
}

impl Habit {
    /// The habit of somebody who buys as always, from before the book begins.
    pub const STEADY: Self = Self {
        gap: 30,
        stray: 5,
        size: 100,
        discount: 0,
        categories: Places::of(&[]),
        since: HISTORY,
        quiet: 0,
        returns: 3,
        course: Course::Steady,
    };
}

/// Most categories of a firm.
pub const MOST_CATEGORIES: usize = 8;

/// Places of categories in a catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    places: [usize; MOST_CATEGORIES],
    count: usize,
}

impl Places {
    /// These, as far as there is room.
    pub const fn of(places: &[usize]) -> Self {
        let mut kept = [0; MOST_CATEGORIES];
        let mut count = 0;
        while count < places.len() && count < MOST_CATEGORIES {
            kept[count] = places[count];
            count += 1;
        }
        Self {
            places: kept,
            count,
        }
    }

    /// In their order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.places.into_iter().take(self.count)
    }
}

/// How a customer's orders go over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// As always.
    Steady,
    /// From so many to so many percent of the usual size over the time it buys.
    Growing {
        /// At the start.
        from: i64,
        /// At the end.
        to: i64,
        /// Power of the time passed: 1 for a straight line, higher for a later rise.
        bend: u32,
        /// On how many of a hundred of its days it orders at the start; in the last part on all of them.
        pace: i64,
    },
    /// Three orders in each month, which get fewer goods and fewer categories in the last ones.
    Falling,
    /// From whole systems to a few parts at lower prices, within a year.
    Drifting,
    /// One order and no more.
    Once,
}

/// An order as the course has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Size in percent of the customer's own.
    pub size: i64,
    /// How many of its categories are left.
    pub categories: usize,
    /// Price in percent of the customer's own.
    pub price: i64,
    /// In how many of a hundred cases there is an order at all.
    pub chance: i64,
}

impl Turn {
    const USUAL: Self = Self {
        size: 100,
        categories: usize::MAX,
        price: 100,
        chance: 100,
    };
}

/// Size in percent and categories in the present month, the last full one, the one before and so on.
pub const FALL: [(i64, usize); 4] = [(15, 2), (25, 2), (45, 3), (70, 4)];

/// Size in percent, categories and price in percent in the present month and those before it.
const DRIFT: [(i64, usize, i64); 13] = [
    (115, 2, 80),
    (115, 2, 80),
    (115, 2, 82),
    (115, 3, 84),
    (115, 3, 86),
    (110, 4, 88),
    (110, 4, 90),
    (110, 4, 92),
    (105, 4, 94),
    (105, 5, 95),
    (100, 5, 97),
    (100, 6, 98),
    (100, 7, 99),
];

/// What the chance of an order grows to: past 100, so that a grown customer orders evenly for some time.
const ALWAYS: i64 = 400;

impl Course {
    /// How an order of that day turns out.
    pub fn at(self, day: Day, start: Day, as_of: Day) -> Turn {
        let back = as_of.month().months_since(day.month()) as usize;
        let usual = Turn::USUAL;
        match self {
            Self::Steady | Self::Once => usual,
            Self::Growing {
                from,
                to,
                bend,
                pace,
            } => {
                let whole = i64::from(as_of.days_since(start)).max(1).pow(bend);
                let passed = i64::from(day.days_since(start)).pow(bend);
                let between = |from: i64, to: i64| from + (to - from) * passed / whole;
                Turn {
                    size: between(from, to),
                    chance: between(pace, ALWAYS).min(100),
                    ..usual
                }
            }
            Self::Falling => FALL.get(back).map_or(usual, |&(size, categories)| Turn {
                size,
                categories,
                ..usual
            }),
            Self::Drifting => DRIFT
                .get(back)
                .map_or(usual, |&(size, categories, price)| Turn {
                    size,
                    categories,
                    price,
                    ..usual
                }),
        }
    }

    /// Whether months must compare exactly: same days, goods and amounts but for the course.
    pub fn is_told(self) -> bool {
        self == Self::Falling
    }
}

/// The days of a month on which customers order whose months must compare.
pub fn told_days(month: Month) -> [Day; 3] {
    [2, 12, 22].map(|day| month.first_day().plus_days(day))
}
