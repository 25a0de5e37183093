//! Delivered value (D1, D2): what an offer gives its buyer against all it costs him, money, time, effort and risk; with
//! and without the benefits that we only think he sees.

use super::outcome::{Answer, Chart, Label, Outcome};
use super::{Calculator, Form, Input, Row, Sheet, Table, Unit, inputs};

/// What a row of the table is.
const KINDS: &[&str] = &["benefit", "money", "time", "effort", "risk"];

inputs! {
    /// What it asks for.
    DeliveredValue {
        /// Offers that are set against each other.
        offers: Input::new(Unit::Count, (1.0, 3.0), 2.0, 1.0),
    }
}

inputs! {
    /// A row of the table: something that an offer gives or takes, in money.
    Item {
        /// A benefit, or a kind of cost.
        kind: Input::choice(KINDS),
        /// Whether the customer said so himself.
        confirmed: Input::yes_no(0.0),
        /// What it is to him in our offer.
        ours: Input::money(0.0, 100.0),
        /// In the second offer.
        second: Input::money(0.0, 100.0),
        /// In the third one.
        third: Input::money(0.0, 100.0),
    }
}

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    name: "delivered-value",
    form: Form {
        inputs: DeliveredValue::INPUTS,
        table: Some(Table {
            columns: Item::INPUTS,
            always: 2,
            start: START,
            least: 1,
            most: 20,
        }),
    },
    case: None,
    known: &[],
    advice: &[
        "ahead",
        "ahead_if_assumed",
        "behind",
        "only_price",
        "measures_disagree",
        "no_value",
    ],
    work,
};

/// A dearer offer that arrives on time against a cheaper one: the dearer one is worth more, by either measure.
const START: &[Row] = &[
    Row {
        name: "on_time",
        values: &[0.0, 1.0, 30_000.0, 12_000.0, 0.0],
    },
    Row {
        name: "works",
        values: &[0.0, 1.0, 90_000.0, 84_000.0, 0.0],
    },
    Row {
        name: "training",
        values: &[0.0, 0.0, 8_000.0, 0.0, 0.0],
    },
    Row {
        name: "price",
        values: &[1.0, 1.0, 62_000.0, 50_000.0, 0.0],
    },
    Row {
        name: "hours",
        values: &[2.0, 1.0, 3_000.0, 5_000.0, 0.0],
    },
    Row {
        name: "learning",
        values: &[3.0, 0.0, 4_000.0, 2_000.0, 0.0],
    },
    Row {
        name: "outage",
        values: &[4.0, 0.0, 1_000.0, 6_000.0, 0.0],
    },
];

/// Benefits and costs of an offer.
#[derive(Clone, Copy, Default)]
struct Sums {
    benefits: f64,
    /// The benefits that the customer confirmed.
    confirmed: f64,
    costs: f64,
}

impl Sums {
    fn net(self) -> f64 {
        self.benefits - self.costs
    }

    fn sure(self) -> f64 {
        self.confirmed - self.costs
    }

    fn ratio(self) -> Option<f64> {
        (self.costs > 0.0).then(|| self.benefits / self.costs)
    }
}

fn sums(items: &[Item], of: impl Fn(&Item) -> f64) -> Sums {
    let mut sums = Sums::default();
    for item in items {
        let value = of(item);
        if item.kind == 0.0 {
            sums.benefits += value;
            // A benefit that he did not name is one that we think he has.
            sums.confirmed += value * item.confirmed;
        } else {
            sums.costs += value;
        }
    }
    sums
}

fn work(sheet: &Sheet) -> Outcome {
    let offers = DeliveredValue::read(&sheet.values).offers as usize;
    let items: Vec<Item> = sheet
        .rows
        .iter()
        .map(|row| Item::read(&row.values))
        .collect();
    let ours = sums(&items, |item| item.ours);
    let others = [
        sums(&items, |item| item.second),
        sums(&items, |item| item.third),
    ];
    let others = &others[..offers.saturating_sub(1).min(2)];
    let best = others
        .iter()
        .copied()
        .max_by(|a, b| a.net().total_cmp(&b.net()));
    // What our price could rise by, or has to fall by, until both are worth the same.
    let lead = ours.net() - best.map_or(0.0, Sums::net);
    let sure_lead = ours.sure() - best.map_or(0.0, Sums::sure);
    let price: f64 = items
        .iter()
        .filter(|item| item.kind == 1.0)
        .map(|item| item.ours)
        .sum();
    let advice = advice(ours, best, lead, sure_lead);
    let named = ["ours", "second", "third"];
    let each = [ours].into_iter().chain(others.iter().copied());
    let bars = named
        .into_iter()
        .zip(each)
        .map(|(name, sums)| (Label::Named(name), sums.net()));
    let mut answers = vec![
        Answer::new("net", Unit::Money, ours.net()),
        Answer::maybe("ratio", Unit::Times, ours.ratio()),
        Answer::new("net_confirmed", Unit::Money, ours.sure()),
        Answer::new("assumed", Unit::Money, ours.benefits - ours.confirmed),
        Answer::new("even_price", Unit::Money, price + lead),
    ];
    if let Some(best) = best {
        answers.push(Answer::new("best_other_net", Unit::Money, best.net()));
        answers.push(Answer::maybe("best_other_ratio", Unit::Times, best.ratio()));
        answers.push(Answer::new("lead", Unit::Money, lead));
    }
    Outcome {
        answers,
        charts: vec![Chart::Bars {
            y: Unit::Money,
            bars: bars.collect(),
        }],
        advice,
        balance: Some(lead),
        verdicts: Vec::new(),
    }
}

fn advice(ours: Sums, best: Option<Sums>, lead: f64, sure_lead: f64) -> &'static str {
    if ours.net() <= 0.0 {
        return "no_value";
    }
    if ours.benefits == ours.confirmed && best.is_some_and(|best| best.benefits == ours.benefits) {
        return "only_price";
    }
    let better_ratio = match (ours.ratio(), best.and_then(Sums::ratio)) {
        (Some(ours), Some(best)) => ours >= best,
        _ => true,
    };
    match (lead > 0.0, sure_lead > 0.0) {
        (true, false) => "ahead_if_assumed",
        (false, _) => "behind",
        (true, true) if !better_ratio => "measures_disagree",
        (true, true) => "ahead",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_and_ratio_may_disagree() {
        let outcome = work(&CALCULATOR.form.start());
        // Ours: 128,000 of benefits, 70,000 of costs. The other: 96,000 and 63,000.
        assert_eq!(outcome.get("net"), Some(58_000.0));
        assert_eq!(outcome.get("best_other_net"), Some(33_000.0));
        assert_eq!(outcome.get("lead"), Some(25_000.0));
        assert!((outcome.get("ratio").expect("a ratio") - 128.0 / 70.0).abs() < 1e-12);
    }

    #[test]
    fn at_the_even_price_nobody_is_ahead() {
        let mut sheet = CALCULATOR.form.start();
        let even = work(&sheet).get("even_price").expect("a price");
        sheet.rows[3].values[2] = even;
        assert!(work(&sheet).get("lead").expect("a lead").abs() < 1e-9);
    }

    #[test]
    fn what_we_only_think_is_taken_out() {
        let outcome = work(&CALCULATOR.form.start());
        assert_eq!(outcome.get("assumed"), Some(8_000.0));
        assert_eq!(outcome.get("net_confirmed"), Some(50_000.0));
    }
}
