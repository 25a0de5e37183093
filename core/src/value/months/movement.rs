//! Who rises and who falls between two months or under another rule, and why: whether the data or the rule moved
//! them (A3, A5).

use serde::Serialize;

use super::tier_history::{Seen, TierHistory};
use crate::book::{CustomerId, Indicator, Tier};
use crate::unit::Day;
use crate::value::tiers::assess::Assessment;
use crate::value::tiers::cuts::{Cuts, SAME};

/// What moved between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// Customers by the tier they held (rows) and hold (columns), in the order of [`Tier::ALL`]
    /// and then those without a tier. Rows sum to the counts of the earlier month, columns to
    /// those of the later one.
    pub matrix: [[u32; 5]; 5],
    /// Everybody who holds another tier than before, in the order of ids.
    pub movers: Vec<Mover>,
    /// Everybody else with the tier that is kept, in the order of ids; none for those without one on both days.
    pub stayers: Vec<(CustomerId, Option<Tier>)>,
    /// Customers whom the rule moved, by the new data: those among them whom the data had moved the other way hold
    /// the tier they held and are no movers.
    pub rule_moved: u32,
}

/// A customer who changed tier, seen three times. From `then` to `between` the data moved, from
/// `between` to `now` the rule did; the two make up the whole, in tiers and in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mover {
    /// Who.
    pub customer: CustomerId,
    /// The old rule on the old data.
    pub then: Seen,
    /// The old rule on the new data.
    pub between: Seen,
    /// The new rule on the new data.
    pub now: Seen,
    /// Why the data changed its tier; none where they did not.
    pub data: Option<Reason>,
    /// Why the rule changed its tier; none where it did not.
    pub rule: Option<Reason>,
}

/// A customer whom another rule would move on the same day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Who.
    pub customer: CustomerId,
    /// Under the rule in force.
    pub before: Seen,
    /// Under the other one.
    pub after: Seen,
    /// Why the tier is another.
    pub why: Reason,
}

/// Why a tier changed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Has a score now.
    Entered,
    /// Has no score any more.
    Left,
    /// The composite moved past the cut that was: the indicator that carried it most, with the
    /// points it did.
    Indicator(Indicator, f64),
    /// By the cuts that were, the composite would not have moved that way: the cut moved past it.
    /// In a pyramid others did that.
    Cut,
    /// The composite is that of the last one inside, and in a pyramid the places changed.
    Tie,
    /// Its months before keep it there; the cuts say another tier.
    Kept,
    /// The cuts said so before; until now its months kept it in its tier.
    LetGo,
}

/// What moved from one month to another.
///
/// `old` holds the months under the rule that was in force, `new` those under the present one; they
/// must be made from one book up to the same day. With one rule throughout, pass its history for
/// both: nothing is then put down to the rule. None where a day is not the end of a month in them.
pub fn movement(old: &TierHistory, new: &TierHistory, from: Day, to: Day) -> Option<Movement> {
    let (then, between, now) = (old.place(from)?, old.place(to)?, new.place(to)?);
    let [cuts_then, cuts_between] = [then, between].map(|place| &old.months()[place].cuts);
    let cuts_now = &new.months()[now].cuts;
    let mut matrix = [[0; 5]; 5];
    let (mut movers, mut stayers) = (Vec::new(), Vec::new());
    let mut rule_moved = 0;
    for &customer in old.customers() {
        let then = old.seen(then, customer);
        let between = old.seen(between, customer);
        let now = new.seen(now, customer);
        matrix[place(then.tier())][place(now.tier())] += 1;
        rule_moved += u32::from(between.tier() != now.tier());
        if then.tier() != now.tier() {
            movers.push(Mover {
                customer,
                then,
                between,
                now,
                data: reason(&then, &between, (cuts_then, cuts_between)),
                rule: reason(&between, &now, (cuts_between, cuts_now)),
            });
        } else {
            stayers.push((customer, now.tier()));
        }
    }
    Some(Movement {
        from,
        to,
        matrix,
        movers,
        stayers,
        rule_moved,
    })
}

/// Who changes tier from one assessment to the other, in the order of ids.
pub fn moves(before: &Assessment, after: &Assessment) -> Vec<Move> {
    let step = |customer| {
        let (then, now) = (before.seen(customer), after.seen(customer));
        Some(Move {
            customer,
            before: then,
            after: now,
            why: reason(&then, &now, (before.cuts(), after.cuts()))?,
        })
    };
    let mut moved = Vec::new();
    // Both lists rise by customer, so they are read side by side.
    let mut old = before.standings().iter().peekable();
    for new in after.standings() {
        while let Some(gone) = old.next_if(|old| old.customer < new.customer) {
            moved.extend(gone.tier.and_then(|_| step(gone.customer)));
        }
        let old = old.next_if(|old| old.customer == new.customer);
        if old.and_then(|old| old.tier) != new.tier {
            moved.extend(step(new.customer));
        }
    }
    for gone in old {
        moved.extend(gone.tier.and_then(|_| step(gone.customer)));
    }
    moved
}

/// Row or column of a tier.
pub(super) fn place(tier: Option<Tier>) -> usize {
    tier.map_or(Tier::ALL.len(), Tier::index)
}

impl Mover {
    /// Whether it stands higher than before; none where it had no tier or has none any more.
    pub fn rose(&self) -> Option<bool> {
        Some(self.now.tier()? < self.then.tier()?)
    }

    /// Points by which each indicator moved the composite through the data, in the order of
    /// [`Indicator::ALL`]; they sum to its change. None without a composite on either side.
    pub fn data_points(&self) -> Option<[f64; 4]> {
        points_moved(&self.then, &self.between)
    }

    /// The same through the rule.
    pub fn rule_points(&self) -> Option<[f64; 4]> {
        points_moved(&self.between, &self.now)
    }
}

/// What each indicator moved the composite by. A weight by itself moves nothing: what is taken from one indicator is
/// given to others, so it counts by how far the score lies from the middle of both composites. With the same weights
/// it is the change of the score times its share.
fn points_moved(before: &Seen, after: &Seen) -> Option<[f64; 4]> {
    let middle = (before.composite? + after.composite?) / 2.0;
    let beyond = |seen: &Seen| {
        let points = seen.points();
        [0, 1, 2, 3].map(|index| points[index] - seen.shares[index] * middle)
    };
    let (before, after) = (beyond(before), beyond(after));
    Some([0, 1, 2, 3].map(|index| after[index] - before[index]))
}

/// Why the tier changed, given the cuts before and after.
fn reason(before: &Seen, after: &Seen, (old, new): (&Cuts, &Cuts)) -> Option<Reason> {
    let (from, to) = match (before.tier(), after.tier()) {
        (from, to) if from == to => return None,
        (None, _) => return Some(Reason::Entered),
        (_, None) => return Some(Reason::Left),
        (Some(from), Some(to)) => (from, to),
    };
    let way = to.cmp(&from);
    let (was, is) = (before.held?.plain, after.held?.plain);
    if is.cmp(&from) != way {
        return Some(Reason::Kept);
    }
    // One that was kept lay some of the way across already.
    let start = if was.cmp(&from) == way { was } else { from };
    if to.cmp(&start) != way {
        return Some(Reason::LetGo);
    }
    if is.cmp(&start) != way {
        return Some(Reason::Kept);
    }
    let composite = after.composite?;
    let crosses = |cuts: &Cuts| cuts.tier_of(composite).cmp(&start) == way;
    let moved = points_moved(before, after)?;
    let sign = if to < from { 1.0 } else { -1.0 };
    if crosses(old) && sign * moved.iter().sum::<f64>() > SAME {
        return Indicator::ALL
            .map(|indicator| (indicator, moved[indicator.index()]))
            .into_iter()
            .max_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1)))
            .map(|(indicator, points)| Reason::Indicator(indicator, points));
    }
    // By the cuts alone it is on the same side before and after: the order among equals decides.
    let mut least = new.least.into_iter().flatten();
    let is_level = least.any(|least| (composite - least).abs() <= SAME);
    Some(match crosses(old) == crosses(new) && is_level {
        true => Reason::Tie,
        false => Reason::Cut,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A customer whose profit is poor and whose other scores are good.
    fn seen(shares: [f64; 4]) -> Seen {
        let seen = Seen {
            scores: [20.0, 80.0, 80.0, 80.0].map(Some),
            shares,
            ..Seen::default()
        };
        Seen {
            composite: Some(seen.points().iter().sum()),
            ..seen
        }
    }

    #[test]
    fn where_profit_weighs_more_a_poor_one_pulls_most() {
        let (before, after) = (
            seen([0.35, 0.25, 0.15, 0.25]),
            seen([0.75, 0.10, 0.05, 0.10]),
        );
        // From 59 to 35: the middle is 47, and profit lies 27 below it.
        let expected = [0.40 * -27.0, -0.15 * 33.0, -0.10 * 33.0, -0.15 * 33.0];
        let moved = points_moved(&before, &after).unwrap();
        let back = points_moved(&after, &before).unwrap();
        for (index, expected) in expected.into_iter().enumerate() {
            assert!((moved[index] - expected).abs() < 1e-9, "{moved:?}");
            assert!((moved[index] + back[index]).abs() < 1e-9, "{back:?}");
        }
        assert!((moved.iter().sum::<f64>() + 24.0).abs() < 1e-9);
    }
}
