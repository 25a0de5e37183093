//! Words for what moved a customer from tier to tier.

use super::value::indicator;
use super::{mid_sentence, value};
use crate::format::{MINUS, NONE, fixed};
use crate::t;
use keepgold_core::book::{Indicator, Tier};
use keepgold_core::value::{Move, Mover, Reason, Seen};

/// Why the data changed its tier; a dash where they did not.
pub fn data(mover: &Mover) -> String {
    // While one rule is in force, a customer loses a tier that was kept only through its own months.
    let let_go = t!(movement.why.long_enough);
    // And a cut moves only because others change places.
    let passed = [t!(movement.why.others_fell), t!(movement.why.others_rose)];
    told(&mover.then, &mover.between, mover.data, (let_go, passed))
}

/// Why the rule changed its tier; a dash where it did not.
pub fn rule(mover: &Mover) -> String {
    let let_go = t!(movement.why.let_go);
    told(&mover.between, &mover.now, mover.rule, (let_go, cuts()))
}

/// Why another rule would change a customer's tier.
pub fn why(step: &Move) -> String {
    let let_go = t!(movement.why.let_go);
    told(&step.before, &step.after, Some(step.why), (let_go, cuts()))
}

/// That a cut moved past a customer's value: down, and up.
fn cuts() -> [&'static str; 2] {
    [t!(movement.why.cut_fell), t!(movement.why.cut_rose)]
}

/// The reason of a step in words; a dash where there is none. `let_go` says that the customer is kept in its tier no
/// longer, `down` and `raised` that the cut moved past its value.
fn told(
    before: &Seen,
    after: &Seen,
    reason: Option<Reason>,
    (let_go, [down, raised]): (&'static str, [&'static str; 2]),
) -> String {
    let up = after.tier() < before.tier();
    let said = match reason {
        None => NONE,
        Some(Reason::Entered) => t!(movement.why.entered),
        Some(Reason::Left) => t!(movement.why.left),
        Some(Reason::Indicator(which, points)) => {
            let (cause, points) = (cause(before, after, which), signed(points));
            return match up {
                true => t!(movement.why.lifted, cause = cause, points = points),
                false => t!(movement.why.pulled, cause = cause, points = points),
            };
        }
        Some(Reason::Cut) if up => down,
        Some(Reason::Cut) => raised,
        Some(Reason::Tie) => t!(movement.why.tie),
        Some(Reason::Kept) => t!(movement.why.kept),
        Some(Reason::LetGo) => let_go,
    };
    said.to_owned()
}

/// What moved the value: the score of an indicator, or only its weight, which also changes when other indicators become
/// known or unknown.
fn cause(before: &Seen, after: &Seen, which: Indicator) -> String {
    let (name, place) = (mid_sentence(indicator(which)), which.index());
    if before.scores[place] != after.scores[place] {
        return name;
    }
    let known = |seen: &Seen| seen.scores.map(|score| score.is_some());
    if known(before) != known(after) {
        return t!(movement.why.known, name = name);
    }
    match after.shares[place] > before.shares[place] {
        true => t!(movement.why.heavier, name = name),
        false => t!(movement.why.lighter, name = name),
    }
}

fn signed(points: f64) -> String {
    let sign = if points < 0.0 { MINUS } else { '+' };
    format!("{sign}{}", fixed(points.abs(), 1))
}

/// Name of a tier, also of none.
pub fn tier(tier: Option<Tier>) -> &'static str {
    tier.map_or(t!(tiers.moves.none), value::tier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{MoneyWords, set_money_words};
    use keepgold_core::book::CustomerId;
    use keepgold_core::value::Held;

    fn seen(tier: Tier) -> Seen {
        kept(tier, tier)
    }

    fn kept(tier: Tier, plain: Tier) -> Seen {
        let held = Held {
            tier,
            plain,
            across: 0,
        };
        Seen {
            held: Some(held),
            scores: [Some(50.0); 4],
            shares: [0.25; 4],
            ..Seen::default()
        }
    }

    /// The data lifted it by one tier, then the rule put it down by two.
    fn mover() -> Mover {
        Mover {
            customer: CustomerId::from_index(0),
            then: seen(Tier::Main),
            between: Seen {
                scores: [Some(60.0); 4],
                ..seen(Tier::Vip)
            },
            now: seen(Tier::Ordinary),
            data: Some(Reason::Indicator(Indicator::LifeCycle, 2.04)),
            rule: Some(Reason::Cut),
        }
    }

    #[test]
    fn each_step_is_told_by_its_own_direction() {
        assert_eq!(
            data(&mover()),
            "life cycle lifted the value over the cut: +2.0 points"
        );
        assert_eq!(
            rule(&mover()),
            "its value still met the old cut; the cut rose"
        );
        let fell = Mover {
            between: Seen {
                scores: [Some(30.0); 4],
                ..seen(Tier::Small)
            },
            data: Some(Reason::Indicator(Indicator::Loyalty, -3.0)),
            rule: None,
            ..mover()
        };
        assert_eq!(
            data(&fell),
            "loyalty pulled the value below the cut: −3.0 points"
        );
        assert_eq!(rule(&fell), "–");
    }

    #[test]
    fn a_weight_is_told_from_what_it_weighs() {
        set_money_words(MoneyWords::Profit);
        let step = |profit: f64, points| Move {
            customer: CustomerId::from_index(0),
            before: seen(Tier::Main),
            after: Seen {
                shares: [profit, 0.25, 0.25, 0.5 - profit],
                ..seen(Tier::Vip)
            },
            why: Reason::Indicator(Indicator::Profit, points),
        };
        assert_eq!(
            why(&step(0.4, 7.5)),
            "the heavier weight of profit lifted the value over the cut: +7.5 points"
        );
        assert_eq!(
            why(&step(0.1, 4.0)),
            "the lighter weight of profit lifted the value over the cut: +4.0 points"
        );
        let unknown = Seen {
            scores: [Some(50.0), None, Some(50.0), Some(50.0)],
            ..seen(Tier::Main)
        };
        let known = Move {
            before: unknown,
            ..step(0.1, 4.0)
        };
        assert_eq!(
            why(&known),
            "what is known besides profit lifted the value over the cut: +4.0 points"
        );
    }

    #[test]
    fn who_is_kept_is_told_from_who_is_let_go() {
        let held = Mover {
            between: kept(Tier::Vip, Tier::Main),
            now: seen(Tier::Main),
            data: Some(Reason::Kept),
            rule: Some(Reason::LetGo),
            ..mover()
        };
        assert_eq!(
            data(&held),
            "kept there because of earlier months; the cuts say another tier"
        );
        assert_eq!(rule(&held), "no longer kept on the other side of the cut");
        let let_go = Mover {
            then: kept(Tier::Vip, Tier::Main),
            between: seen(Tier::Main),
            data: Some(Reason::LetGo),
            ..held
        };
        assert_eq!(data(&let_go), t!(movement.why.long_enough));
    }
}
