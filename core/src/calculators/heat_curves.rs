//! Heat curves (C2): the seller is warmest at the signature and cools after he is paid; the buyer warms when he uses what
//! he bought and needs service. Between the two opens the scissors, which lifelong service closes.

use super::outcome::{Answer, Chart, Line, Outcome};
use super::{Calculator, Form, Input, Sheet, Unit, inputs};

inputs! {
    /// What it asks for.
    HeatCurves {
        /// Months from the first contact to the signature.
        signed: Input::new(Unit::Months, (1.0, 60.0), 6.0, 1.0),
        /// Months from the signature until it is delivered and paid.
        delivered: Input::new(Unit::Months, (0.0, 60.0), 3.0, 1.0),
        /// Months in which the seller's warmth halves after that.
        cooling: Input::new(Unit::Months, (0.5, 60.0), 3.0, 0.5),
        /// Months after delivery until half of the buyer's need is there.
        warming: Input::new(Unit::Months, (0.5, 60.0), 4.0, 0.5),
        /// Warmth that the seller keeps for life: the service that does not end.
        service: Input::share(0.1),
        /// Months that are looked at.
        months: Input::new(Unit::Months, (6.0, 120.0), 30.0, 6.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "heat-curves",
    form: Form {
        inputs: HeatCurves::INPUTS,
        table: None,
    },
    case: None,
    known: &[],
    advice: &["scissors", "closed", "not_yet"],
    work,
};

/// The buyer's warmth at the signature; all of it comes when he needs service most.
const BUYER_AT_SIGNATURE: f64 = 0.5;
/// A gap that a customer feels.
const FELT: f64 = 0.1;

/// Warmth of both in a month, 0–1.
fn warmth(asked: &HeatCurves, month: f64) -> (f64, f64) {
    let paid = asked.signed + asked.delivered;
    if month <= asked.signed {
        let way = month / asked.signed;
        return (way, BUYER_AT_SIGNATURE * way);
    }
    let since = month - paid;
    if since <= 0.0 {
        return (1.0, BUYER_AT_SIGNATURE);
    }
    let half = |months: f64| 0.5_f64.powf(since / months);
    let seller = asked.service + (1.0 - asked.service) * half(asked.cooling);
    let buyer = 1.0 - (1.0 - BUYER_AT_SIGNATURE) * half(asked.warming);
    (seller, buyer)
}

fn work(sheet: &Sheet) -> Outcome {
    let asked = HeatCurves::read(&sheet.values);
    let months = (0..=asked.months as usize).map(|month| month as f64);
    let path: Vec<(f64, f64, f64)> = months
        .map(|month| {
            let (seller, buyer) = warmth(&asked, month);
            (month, seller, buyer)
        })
        .collect();
    let gap = |&(_, seller, buyer): &(f64, f64, f64)| buyer - seller;
    let opens = path
        .iter()
        .find(|point| gap(point) > FELT)
        .map(|point| point.0);
    let last = path.last().map(gap);
    let open: f64 = path.iter().map(gap).filter(|gap| *gap > FELT).count() as f64;
    let advice = match (opens, last) {
        (None, Some(last)) if last <= FELT && asked.months > asked.signed + asked.delivered => {
            "closed"
        }
        (None, _) => "not_yet",
        (Some(_), _) => "scissors",
    };
    let line = |name, of: fn(&(f64, f64, f64)) -> f64| Line {
        name,
        points: path.iter().map(|point| (point.0, of(point))).collect(),
    };
    Outcome {
        answers: vec![
            Answer::maybe("gap", Unit::Share, last),
            Answer::maybe("opens", Unit::Months, opens),
            Answer::new("open_for", Unit::Months, open),
        ],
        charts: vec![Chart::Lines {
            x: Unit::Months,
            y: Unit::Share,
            lines: vec![
                line("seller", |point| point.1),
                line("buyer", |point| point.2),
            ],
        }],
        advice,
        balance: last.map(|last| last - FELT),
        verdicts: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buyer_is_warmest_after_we_have_cooled() {
        let outcome = work(&CALCULATOR.form.start());
        // Month 30 is 21 after payment: the seller at 0.1 + 0.9·2^−7, the buyer at 1 − 0.5·2^−5.25.
        let gap = 1.0 - 0.5 * 0.5_f64.powf(21.0 / 4.0) - (0.1 + 0.9 * 0.5_f64.powi(7));
        assert!((outcome.first().expect("a gap") - gap).abs() < 1e-12);
        assert_eq!(outcome.advice, "scissors");
    }

    #[test]
    fn lifelong_service_closes_the_scissors() {
        let mut sheet = CALCULATOR.form.start();
        sheet.values[4] = 1.0;
        let outcome = work(&sheet);
        assert_eq!(outcome.get("opens"), None);
        assert_eq!(outcome.advice, "closed");
    }
}
