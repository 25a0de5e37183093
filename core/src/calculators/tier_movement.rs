//! Movement (A5): of a hundred VIPs, how many are still VIP after some years: each year some rise and some fall, and the
//! same shares year after year lead to a base that does not change any more.

use super::outcome::{Answer, Chart, Line, Outcome};
use super::{Calculator, Form, Input, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    TierMovement {
        /// Share of VIPs that fall to main in a year.
        vip_falls: Input::share(0.2),
        /// Share of main customers that rise to VIP.
        main_rises: Input::share(0.05),
        /// Share of main customers that fall to ordinary.
        main_falls: Input::share(0.15),
        /// Share of ordinary customers that rise to main.
        ordinary_rises: Input::share(0.05),
        /// Years that are looked at.
        years: Input::new(Unit::Years, (1.0, 20.0), 5.0, 1.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "tier-movement",
    form: Form {
        inputs: TierMovement::INPUTS,
        table: None,
    },
    case: None,
    known: &[],
    advice: &["half_gone", "most_stay"],
    work,
};

/// One year: VIP, main, ordinary.
fn step(asked: &TierMovement, at: [f64; 3]) -> [f64; 3] {
    let [vip, main, ordinary] = at;
    // Nobody rises and falls at once.
    let falls = asked.main_falls.min(1.0 - asked.main_rises);
    let down = vip * asked.vip_falls;
    let (up, sinks) = (main * asked.main_rises, main * falls);
    let lifts = ordinary * asked.ordinary_rises;
    [
        vip - down + up,
        main + down - up - sinks + lifts,
        ordinary + sinks - lifts,
    ]
}

fn work(sheet: &Sheet) -> Outcome {
    let asked = TierMovement::read(&sheet.values);
    let mut at = [100.0, 0.0, 0.0];
    let mut path = vec![at];
    for _ in 0..asked.years as usize {
        at = step(&asked, at);
        path.push(at);
    }
    let after_one = step(&asked, [100.0, 0.0, 0.0])[0];
    let line = |name, tier: usize| Line {
        name,
        points: path
            .iter()
            .enumerate()
            .map(|(year, at)| (year as f64, at[tier]))
            .collect(),
    };
    // Those who were VIP in every year, and never went and came back.
    let unbroken = 100.0 * (1.0 - asked.vip_falls).powf(asked.years);
    Outcome {
        answers: vec![
            Answer::new("still_vip", Unit::Count, at[0]),
            Answer::new("after_one", Unit::Count, after_one),
            Answer::new("unbroken", Unit::Count, unbroken),
            Answer::new("ordinary", Unit::Count, at[2]),
        ],
        charts: vec![Chart::Lines {
            x: Unit::Years,
            y: Unit::Count,
            lines: vec![line("vip", 0), line("main", 1), line("ordinary", 2)],
        }],
        advice: if at[0] < 50.0 {
            "half_gone"
        } else {
            "most_stay"
        },
        balance: Some(at[0] - 50.0),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_by_hand() {
        let asked = TierMovement::read(&CALCULATOR.form.start().values);
        // Then 80 and 20; then 64 + 1 and 20 + 16 − 1 − 3, and 3 fall on.
        assert_eq!(step(&asked, [100.0, 0.0, 0.0]), [80.0, 20.0, 0.0]);
        assert_eq!(step(&asked, [80.0, 20.0, 0.0]), [65.0, 32.0, 3.0]);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_on_the_way(shares in [0.0..=1.0, 0.0..=1.0, 0.0..=1.0, 0.0..=1.0_f64], years in 1.0..20.0_f64) {
            let mut values = shares.to_vec();
            values.push(years.round());
            let outcome = work(&Sheet { values, rows: Vec::new() });
            let Chart::Lines { lines, .. } = &outcome.charts[0] else { panic!("lines") };
            for year in 0..lines[0].points.len() {
                let all: f64 = lines.iter().map(|line| line.points[year].1).sum();
                prop_assert!((all - 100.0).abs() < 1e-9);
                prop_assert!(lines.iter().all(|line| line.points[year].1 > -1e-9));
            }
        }
    }
}
