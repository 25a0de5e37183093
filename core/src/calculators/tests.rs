//! What holds for every calculator.

use super::*;
use proptest::prelude::*;

/// Whether a number is there and the wanted one, up to rounding.
pub(super) fn near(value: Option<f64>, wanted: f64) -> bool {
    value.is_some_and(|value| (value - wanted).abs() <= 1e-9 * wanted.abs().max(1.0))
}

/// A calculator with a sheet filled in at random, within its form.
fn filled() -> impl Strategy<Value = (&'static Calculator, Sheet)> {
    let one = (
        0..CALCULATORS.len(),
        proptest::collection::vec(0.0..=1.0_f64, 400),
    );
    one.prop_map(|(at, random)| {
        let calculator = CALCULATORS[at];
        let mut random = random.into_iter().cycle();
        let mut fill = |inputs: &[Input]| -> Vec<f64> {
            let value = |input: &Input| {
                let share = random.next().unwrap_or_default();
                // Amounts spread over all powers of ten.
                let reach = input.most - input.least;
                let share = if reach > 1e6 { share.powi(8) } else { share };
                input.fit(input.least + reach * share)
            };
            inputs.iter().map(value).collect()
        };
        let values = fill(calculator.form.inputs);
        let rows = calculator.form.start().rows.into_iter();
        let columns = calculator.form.table.map_or(&[][..], |table| table.columns);
        let rows = rows
            .map(|row| Line {
                values: fill(columns),
                ..row
            })
            .collect();
        (calculator, Sheet { values, rows })
    })
}

fn numbers(outcome: &Outcome) -> Vec<f64> {
    let mut numbers: Vec<f64> = outcome
        .answers
        .iter()
        .filter_map(|answer| answer.value)
        .collect();
    numbers.extend(outcome.balance);
    for chart in &outcome.charts {
        match chart {
            Chart::Lines { lines, .. } => {
                numbers.extend(
                    lines
                        .iter()
                        .flat_map(|line| &line.points)
                        .flat_map(|(x, y)| [*x, *y]),
                );
            }
            Chart::Bars { bars, .. } => numbers.extend(bars.iter().map(|bar| bar.1)),
            Chart::Quadrants { points, .. } => {
                numbers.extend(points.iter().flat_map(|point| [point.1, point.2]));
            }
        }
    }
    numbers
}

#[test]
fn every_form_starts_within_its_ranges_and_every_case_too() {
    for calculator in CALCULATORS {
        let start = calculator.form.start();
        assert_eq!(calculator.form.fit(&start), start, "{}", calculator.name);
        for (name, value) in calculator.case.unwrap_or_default() {
            let input = calculator
                .form
                .inputs
                .iter()
                .find(|input| input.name == *name);
            let fits = input.is_some_and(|input| input.fit(*value) == *value);
            assert!(fits, "{}: {name}", calculator.name);
        }
    }
}

#[test]
fn names_lead_to_one_calculator_each() {
    for own in CALCULATORS {
        assert!(calculator(own.name).is_some_and(|found| std::ptr::eq(found, *own)));
        let mut names: Vec<&str> = own.form.inputs.iter().map(|input| input.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), own.form.inputs.len(), "{}", own.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_answer_is_a_number_and_its_advice_is_known((calculator, sheet) in filled()) {
        let outcome = (calculator.work)(&sheet);
        prop_assert!(calculator.advice.contains(&outcome.advice), "{}: {}", calculator.name, outcome.advice);
        prop_assert!(!outcome.answers.is_empty());
        for number in numbers(&outcome) {
            prop_assert!(number.is_finite(), "{}: {:?}", calculator.name, outcome);
        }
        if !outcome.verdicts.is_empty() {
            prop_assert_eq!(outcome.verdicts.len(), sheet.rows.len());
        }
    }

    #[test]
    fn a_flip_really_flips((calculator, sheet) in filled()) {
        let at = |input: usize, value: f64| {
            let mut sheet = sheet.clone();
            sheet.values[input] = value;
            (calculator.work)(&sheet).balance.map(|balance| balance > 0.0)
        };
        for flip in flips(calculator, &sheet) {
            let here = sheet.values[flip.input];
            // At the flip it is the other way round; a hair before it, or one before it where only whole ones count, not yet.
            let whole = calculator.form.inputs[flip.input].is_whole();
            let hair = if whole { (flip.at - here).signum() } else { (flip.at - here) * 1e-9 };
            prop_assert_ne!(at(flip.input, flip.at), at(flip.input, here), "{}: {:?}", calculator.name, flip);
            prop_assert_eq!(at(flip.input, flip.at - hair), at(flip.input, here), "{}: {:?}", calculator.name, flip);
        }
    }

    #[test]
    fn the_widest_swing_comes_first((calculator, sheet) in filled()) {
        let swings = tornado(calculator, &sheet);
        prop_assert!(swings.windows(2).all(|pair| pair[0].width() >= pair[1].width()));
    }

    #[test]
    fn a_link_brings_back_what_it_was_made_from((calculator, sheet) in filled(), customer in "\\PC{0,40}") {
        let shared = Shared { sheets: vec![sheet.clone(), sheet], customer };
        let link = write_link(&shared);
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
        let read = read_link(calculator, &link).expect("our own link");
        prop_assert_eq!(&read.customer, &shared.customer);
        let flat = |shared: &Shared| -> Vec<f64> {
            let sheet = |sheet: &Sheet| [vec![sheet.values.clone()], sheet.rows.iter().map(|row| row.values.clone()).collect()].concat().concat();
            shared.sheets.iter().flat_map(sheet).collect()
        };
        // A number reads back to its last digit but one.
        let (read, wrote) = (flat(&read), flat(&shared));
        prop_assert_eq!(read.len(), wrote.len());
        for (read, wrote) in read.into_iter().zip(wrote) {
            prop_assert!((read - wrote).abs() <= 4.0 * f64::EPSILON * wrote.abs());
        }
    }

    #[test]
    fn a_link_that_was_changed_is_refused_or_fits((calculator, sheet) in filled(), at in 0..10_000_usize, letter in "[A-Za-z0-9_.-]") {
        let link = write_link(&Shared { sheets: vec![sheet], customer: String::new() });
        let at = at % link.len();
        let changed = format!("{}{letter}{}", &link[..at], &link[at + 1..]);
        if let Ok(read) = read_link(calculator, &changed) {
            for sheet in &read.sheets {
                prop_assert_eq!(&calculator.form.fit(sheet), sheet);
            }
        }
        let _ = read_link(calculator, &link[..at]);
    }

    #[test]
    fn no_link_panics(text: String) {
        for text in [text.clone(), format!("1.{text}"), format!("9.{text}")] {
            prop_assert!(read_link(CALCULATORS[0], &text).is_err());
        }
    }
}

#[test]
fn a_bomb_in_a_link_is_refused_before_it_unpacks() {
    // Ten million blanks pack to a few thousand letters.
    let shared = Shared {
        sheets: vec![Sheet::default()],
        customer: " ".repeat(10_000_000),
    };
    assert_eq!(
        read_link(CALCULATORS[0], &write_link(&shared)),
        Err(BadLink::TooLarge)
    );
    let newer = write_link(&Shared::default()).replacen('1', "2", 1);
    assert_eq!(read_link(CALCULATORS[0], &newer), Err(BadLink::Newer));
}
