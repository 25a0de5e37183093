//! One row of the customers table: where the customer stands and what rows are sorted by. Pure.

use super::told::Told;
use keepgold_core::advice::{self, Shelf};
use keepgold_core::book::{Customer, CustomerId, Indicator, Tier};
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Assessment, Facts, Stage, Unscored};

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Name, or code where there is no name.
    Name,
    /// Tier, and inside a tier the place.
    Tier,
    /// The money at stake where there is a warning.
    Reason,
    /// Weighted mean of the scores.
    Composite,
    /// One of the four scores.
    Score(Indicator),
    /// Net sales in the window.
    Sales,
    /// Change of net sales against as many months before.
    Change,
    /// Contribution less cost to serve and concessions in the window.
    Profit,
    /// Day of the last purchase.
    Last,
    /// Days since then.
    Days,
    /// Days that usually lie between purchases.
    Usual,
    /// Who looks after the customer.
    Owner,
    /// Region.
    Region,
    /// Customer since.
    Since,
}

impl Key {
    /// All in the order of the columns, with their words in the address.
    pub const ALL: [(Key, &str); 17] = [
        (Key::Name, "name"),
        (Key::Tier, "tier"),
        (Key::Reason, "reason"),
        (Key::Composite, "value"),
        (Key::Score(Indicator::Profit), "profit-score"),
        (Key::Score(Indicator::Potential), "potential"),
        (Key::Score(Indicator::LifeCycle), "life-cycle"),
        (Key::Score(Indicator::Loyalty), "loyalty"),
        (Key::Sales, "sales"),
        (Key::Change, "change"),
        (Key::Profit, "profit"),
        (Key::Last, "last"),
        (Key::Days, "days"),
        (Key::Usual, "usual"),
        (Key::Owner, "owner"),
        (Key::Region, "region"),
        (Key::Since, "since"),
    ];

    /// What a column sorts by.
    pub fn of_column(column: usize) -> Key {
        Key::ALL.get(column).map_or(Key::Name, |(key, _)| *key)
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub customer: CustomerId,
    /// Where it stands.
    pub shelf: Shelf,
    /// Why it has no composite.
    pub reason: Option<Unscored>,
    /// Tier.
    pub tier: Option<Tier>,
    /// Stage of life.
    pub stage: Option<Stage>,
    /// Place by composite from 1; 0 without.
    pub place: u32,
    /// Composite.
    pub composite: Option<f64>,
    /// The four scores.
    pub scores: [Option<f64>; 4],
    /// Net sales in the window; none where no line was ever read.
    pub sales: Option<Money>,
    /// Profit in the window.
    pub profit: Option<Money>,
    /// Last purchase.
    pub last: Option<Day>,
    /// Days from then to the day that scores look back from.
    pub days: Option<i32>,
    /// Days that usually lie between purchases, where there are enough.
    pub usual: Option<f64>,
    /// Time since then as a multiple of the usual gap.
    pub overdue: Option<f64>,
    /// Customer since, by the record or the first purchase.
    pub since: Option<Day>,
    pub(super) region: Option<u32>,
    pub(super) owner: Option<u32>,
    pub(super) tags: Vec<u32>,
}

impl Row {
    /// The row of a customer; region, owner and tags are numbered by the listing.
    pub fn new(id: CustomerId, customer: &Customer, facts: &Facts, assessment: &Assessment) -> Row {
        let known = facts.get(id).filter(|_| !customer.archived);
        let standing = assessment.get(id).filter(|_| !customer.archived);
        let composite = standing.and_then(|standing| standing.composite);
        let (shelf, reason) = advice::shelf(customer, standing);
        let last = known.and_then(|known| known.last);
        let first = known.and_then(|known| known.first);
        Row {
            customer: id,
            shelf,
            reason,
            tier: standing.and_then(|standing| standing.tier),
            stage: standing.and_then(|standing| standing.stage),
            place: standing.map_or(0, |standing| standing.place),
            composite,
            scores: standing.map_or([None; 4], |standing| standing.scores),
            sales: standing.map(|standing| standing.window_sales),
            profit: standing.map(|standing| standing.profit),
            last,
            days: last.map(|last| facts.window().as_of.days_since(last)),
            usual: known.and_then(|known| known.gaps.rhythm()),
            overdue: known.and_then(|known| advice::gaps_since_last(facts, known)),
            since: customer.since.into_iter().chain(first).min(),
            region: None,
            owner: None,
            tags: Vec::new(),
        }
    }

    /// Whether a valued customer's usual gap between purchases is over.
    pub fn is_overdue(&self) -> bool {
        self.shelf == Shelf::Valued && self.overdue.is_some_and(advice::is_overdue)
    }

    /// What the row is sorted by, where that is a number; `told` has what is told later.
    pub fn measure(&self, key: Key, told: &Told) -> Option<f64> {
        let row = self;
        match key {
            Key::Name => None,
            Key::Reason => told
                .warning(row.customer)
                .map(|warning| warning.stake.to_f64()),
            Key::Change => told.change(row.customer),
            Key::Days => row.days.map(f64::from),
            Key::Usual => row.usual,
            Key::Tier => (row.place > 0).then_some(f64::from(row.place)),
            Key::Composite => row.composite,
            Key::Score(indicator) => row.scores[indicator.index()],
            Key::Sales => row.sales.map(Money::to_f64),
            Key::Profit => row.profit.map(Money::to_f64),
            Key::Last => row.last.map(|day| f64::from(day.number())),
            Key::Since => row.since.map(|day| f64::from(day.number())),
            Key::Region => row.region.map(f64::from),
            Key::Owner => row.owner.map(f64::from),
        }
    }
}
