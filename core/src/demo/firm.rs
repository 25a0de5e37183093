//! What makes a firm of the demo: its goods, its customers, its stories. Data only.

use super::habit::Habit;
use super::language::Both;
use crate::book::{Evidence, WarningRule, WhyAsked};

/// A made-up firm. What is written here is all that sets one demo book apart from another.
#[derive(Debug)]
pub struct Firm {
    /// ISO code of its currency.
    pub currency: &'static str,
    /// Margin in percent that stands in where a product's cost is unknown.
    pub margin: i32,
    /// VIP, main and ordinary customers in hundredths of a percent of all.
    pub pyramid: [u16; 3],
    /// Ideal and longest days between contacts by tier.
    pub gaps: [(u16, u16); 4],
    /// What caring for one customer of each tier may cost in a year, in currency units.
    pub budgets: [i64; 4],
    /// What serving costs it, in hundredths, in the order of [`crate::book::Serving::ALL`].
    pub rates: [i64; 6],
    /// What it sells, and when in the year.
    pub catalogue: Catalogue,
    /// The customers without a story.
    pub crowd: Crowd,
    /// The customers with one; they stand first in the book.
    pub cast: &'static [Character],
    /// Whose story the firm is shown for, by place in the cast, and the rule of warning that finds it.
    pub story: (usize, WarningRule),
    /// Name and notes of those that do not buy yet.
    pub prospects: &'static [(Both, Both)],
    /// What people of the firm hold to be true: place in the cast, evidence, value, reason.
    pub judgements: &'static [(usize, Evidence, f64, Both)],
    /// What its people ask each other.
    pub questions: &'static [Question],
}

/// A question of colleagues, with days as how long ago they were.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub asked: Both,
    /// The answer, where there is one.
    pub answer: Both,
    /// Why it is asked.
    pub why: WhyAsked,
    /// What asking it once takes both sides together.
    pub minutes: u16,
    /// When it was asked, the longest ago first.
    pub ago: &'static [i32],
    /// Since when the answer is published.
    pub published: Option<i32>,
}

/// What a firm sells.
#[derive(Debug)]
pub struct Catalogue {
    /// Millionths of the currency unit in one of the units that prices are written in.
    pub unit: i64,
    /// Prices are whole multiples of this many of those units.
    pub step: i64,
    /// List prices of the last year in percent of those before.
    pub list: i64,
    /// The goods.
    pub categories: &'static [Category],
    /// What is charged for carrying small orders.
    pub freight: Freight,
    /// The end of a season by month and day, for firms whose goods come back when it is over.
    pub season_ends: &'static [(u32, u32)],
}

/// A category of goods.
#[derive(Debug)]
pub struct Category {
    /// Its name.
    pub name: Both,
    /// Sales by month, January first, in percent of a month in which everybody needs it.
    pub season: [i64; 12],
    /// Whether its margins are known instead of its costs, as many firms have it.
    pub margins: bool,
    /// The goods, the best known first.
    pub items: &'static [Item],
}

/// Code, name, unit, price, cost in percent of the price (0: not known), usual quantity.
pub type Item = (&'static str, Both, Both, i64, i64, i64);

/// Freight in hundredths of the currency unit.
#[derive(Debug)]
pub struct Freight {
    /// Orders below this bear it.
    pub free_from: i64,
    /// Least and most, in the next amount.
    pub times: (i64, i64),
    /// What it is a multiple of.
    pub each: i64,
}

/// The many customers that make up a list.
#[derive(Debug)]
pub struct Crowd {
    /// How many firms and shops.
    pub count: usize,
    /// First parts of their names. No two names are alike while `count` is below the least common
    /// multiple of the numbers of stems and kinds.
    pub stems: &'static [Both],
    /// What they are.
    pub kinds: &'static [Kind],
    /// People who buy in their own name, as small customers of the second kind.
    pub persons: &'static [Both],
    /// Where they are.
    pub regions: &'static [Both],
    /// Who looks after them.
    pub owners: &'static [Both],
    /// How many in a hundred buy once and never again.
    pub once: i64,
    /// Most categories that one of them buys.
    pub categories: i64,
    /// How the firm keeps in touch with them and with those that do not buy yet.
    pub care: Care,
}

/// How a firm keeps in touch with a customer.
#[derive(Debug, Clone, Copy)]
pub struct Care {
    /// Days between contacts.
    pub gap: i64,
    /// Days at the end of the book without one.
    pub quiet: i64,
    /// How much visits, calls, messages and support weigh among them.
    pub kinds: [i64; 4],
    /// What they are about, and what the talk turns to over the last year.
    pub topics: [&'static [Both]; 2],
}

/// A kind of customer.
#[derive(Debug)]
pub struct Kind {
    /// Second part of the name.
    pub name: Both,
    /// How the list marks it.
    pub tag: Both,
    /// Size of an order in percent of a usual one.
    pub size: i64,
    /// Days between orders.
    pub gap: i64,
    /// Least and most price reduction in percent.
    pub discount: (i64, i64),
    /// What became of all of this kind after the last season, where something did.
    pub stopped: Option<Both>,
}

impl Kind {
    /// A kind that pays the list price and to which nothing happened.
    pub const fn of(name: Both, tag: Both, size: i64, gap: i64) -> Self {
        Self {
            name,
            tag,
            size,
            gap,
            discount: (0, 0),
            stopped: None,
        }
    }
}

/// A customer with a story.
#[derive(Debug)]
pub struct Character {
    /// Its name.
    pub name: Both,
    /// How the list marks it.
    pub tags: &'static [Both],
    /// Years it has been known; none when it came with its first order.
    pub years: Option<i32>,
    /// Its story as the firm's people would note it.
    pub notes: Both,
    /// How it buys.
    pub habit: Habit,
    /// How the firm keeps in touch with it.
    pub care: Care,
}
