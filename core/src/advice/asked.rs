//! What the register of questions says (D4): how often colleagues asked and why, and what publishing the answers spared,
//! told from the firm's own past: the same questions before and since.

use crate::book::{Book, InternalQuestion, WhyAsked};
use crate::unit::Day;

/// Days that the register must reach back before an answer was published, and days that must have passed since, before
/// anything is said of what it spared: a shorter time tells more of chance than of the rule.
pub const ENOUGH: i32 = 14;

/// What the register says on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Asked {
    /// Questions.
    pub questions: u32,
    /// Of these, how many have no answer yet and no clause.
    pub unanswered: u32,
    /// Of these, how many are published.
    pub published: u32,
    /// How often they were asked so far.
    pub times: u32,
    /// Minutes that this took.
    pub minutes: u64,
    /// Days from the first time anything was asked to this one, both counted; 0 while nothing was.
    pub days: i32,
    /// How often they were asked, by the reason of the question.
    pub by_why: [u32; WhyAsked::ALL.len()],
    /// What publishing came to; none while no answer is published long enough.
    pub spared: Option<Spared>,
}

/// The questions whose answers were published long enough, before and since.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spared {
    /// How many questions.
    pub questions: u32,
    /// How often all of them together were asked in a week before they were published.
    pub before: f64,
    /// How often in a week since.
    pub since: f64,
    /// Minutes spared so far: as many as would have gone on at the rate of before, less those that did. Below 0 where they
    /// were asked more often than before.
    pub minutes: f64,
}

impl Asked {
    /// Reads the register of a book on a day. Days after it do not count.
    pub fn of(book: &Book, today: Day) -> Self {
        let questions = || book.internal_questions().values();
        let first = questions().filter_map(|one| one.asked.first()).min();
        let mut all = Self {
            days: first.map_or(0, |&first| (today.days_since(first) + 1).max(0)),
            ..Self::default()
        };
        let mut spared = Spared::default();
        for one in questions() {
            let times = times(one, today);
            all.questions += 1;
            all.unanswered += u32::from(!is_answered(one));
            all.published += u32::from(one.published.is_some());
            all.times += times;
            all.minutes += u64::from(times) * u64::from(one.minutes);
            all.by_why[one.why.index()] += times;
            if let Some(&first) = first {
                spared.add(one, first, today);
            }
        }
        all.spared = (spared.questions > 0).then_some(spared);
        all
    }

    /// Questions on a working day, of which a week has five; none while nothing was asked.
    pub fn a_working_day(&self) -> Option<f64> {
        let working = f64::from(self.days) * 5.0 / 7.0;
        (self.times > 0 && self.days > 0).then(|| f64::from(self.times) / working.max(1.0))
    }

    /// Minutes that asking takes on the mean; none while nothing was asked.
    pub fn minutes_each(&self) -> Option<f64> {
        (self.times > 0).then(|| self.minutes as f64 / f64::from(self.times))
    }
}

impl Spared {
    fn add(&mut self, one: &InternalQuestion, first: Day, today: Day) {
        let Some(published) = one.published else {
            return;
        };
        // Who asked on that very day had not read it yet.
        let (days_before, days_since) =
            (published.days_since(first) + 1, today.days_since(published));
        if days_before < ENOUGH || days_since < ENOUGH {
            return;
        }
        let before = f64::from(times(one, published)) / f64::from(days_before);
        let since = times(one, today) - times(one, published);
        self.questions += 1;
        self.before += 7.0 * before;
        self.since += 7.0 * f64::from(since) / f64::from(days_since);
        self.minutes +=
            f64::from(one.minutes) * (before * f64::from(days_since) - f64::from(since));
    }
}

/// Whether the question has an answer, or a clause that gives one.
pub fn is_answered(one: &InternalQuestion) -> bool {
    !one.answer.is_empty() || !one.clause.is_empty()
}

/// How often it was asked up to a day.
pub fn times(one: &InternalQuestion, until: Day) -> u32 {
    one.asked.partition_point(|&day| day <= until) as u32
}
