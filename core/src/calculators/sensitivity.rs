//! What an answer hangs on: how far it moves with each input, and where it flips.

use super::Calculator;
use super::form::{Sheet, Unit};
use crate::sorting::sort_by;

/// How far the answer moves with one input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Swing {
    /// Index of the input.
    pub input: usize,
    /// The input a step down, and the answer there.
    pub low: (f64, f64),
    /// The input a step up, and the answer there.
    pub high: (f64, f64),
}

impl Swing {
    /// How far apart the two answers lie.
    pub fn width(&self) -> f64 {
        (self.high.1 - self.low.1).abs()
    }
}

/// Where the answer flips along one input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// Index of the input.
    pub input: usize,
    /// The value of the input, all others as they are.
    pub at: f64,
}

/// Amounts swing by a fifth: their step is for the arrow keys, and says nothing of a large or a small amount.
const MONEY_SWING: f64 = 0.2;
/// Places along the range of an input where a flip is looked for before it is closed in on.
const PROBES: usize = 64;
/// Halvings that close in on a flip: 2⁻⁵² of a piece of the range.
const HALVINGS: usize = 52;

/// How far the answer moves when one input alone goes a step down and up, the widest first. Inputs on which it does not
/// hang at all are left out.
pub fn tornado(calculator: &Calculator, sheet: &Sheet) -> Vec<Swing> {
    let answer = |input: usize, value: f64| {
        let sheet = with(sheet, input, value);
        (calculator.work)(&sheet).first()
    };
    let swing = |(i, input): (usize, &super::Input)| {
        let at = sheet.values[i];
        let step = match input.unit {
            Unit::Money => at * MONEY_SWING,
            _ => input.step,
        };
        let (low, high) = (input.fit(at - step), input.fit(at + step));
        let swing = Swing {
            input: i,
            low: (low, answer(i, low)?),
            high: (high, answer(i, high)?),
        };
        (swing.width() > 0.0).then_some(swing)
    };
    let inputs = calculator.form.inputs.iter().enumerate();
    let mut swings: Vec<Swing> = inputs.filter_map(swing).collect();
    sort_by(&mut swings, |a, b| b.width().total_cmp(&a.width()));
    swings
}

/// Where the answer flips along each input, the others as they are: the flip nearest to where the input stands; none where
/// it is only at an end of its range.
pub fn flips(calculator: &Calculator, sheet: &Sheet) -> Vec<Flip> {
    let inputs = calculator.form.inputs.iter().enumerate();
    let flip = |(i, input): (usize, &super::Input)| {
        if matches!(input.unit, Unit::Choice(_)) {
            return None;
        }
        let balance = |value: f64| (calculator.work)(&with(sheet, i, input.fit(value))).balance;
        let at = sheet.values[i];
        let above = balance(at)? > 0.0;
        let flipped = |value: f64| balance(value).is_some_and(|balance| (balance > 0.0) != above);
        let up = probes(at, input.most).find(|&value| flipped(value));
        let down = probes(at, input.least).find(|&value| flipped(value));
        let nearest = [up, down].into_iter().flatten();
        let far = nearest.min_by(|a, b| (a - at).abs().total_cmp(&(b - at).abs()))?;
        let at = input.fit(closed_in(at, far, flipped));
        // That nothing comes of an order of nothing need not be said.
        (input.least < at && at < input.most).then_some(Flip { input: i, at })
    };
    inputs.filter_map(flip).collect()
}

/// Places from where an input stands to an end of its range, close together at first: ranges of money span ten powers of
/// ten, and most flips lie near.
fn probes(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let reach = to - from;
    let near = from.abs().max(1.0).min(reach.abs()) * reach.signum();
    let growth = if near == 0.0 { 1.0 } else { reach / near };
    let half = PROBES / 2;
    // Evenly over as much as it is itself, then by equal factors up to the end.
    let even = (1..=half).map(move |n| from + near * n as f64 / half as f64);
    let wide = (1..=half).map(move |n| from + near * growth.powf(n as f64 / half as f64));
    even.chain(wide)
}

/// Between a value that is not flipped and one that is, where it flips.
fn closed_in(mut stays: f64, mut flips: f64, flipped: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(stays, flips);
        if flipped(middle) {
            flips = middle;
        } else {
            stays = middle;
        }
    }
    flips
}

fn with(sheet: &Sheet, input: usize, value: f64) -> Sheet {
    let mut sheet = sheet.clone();
    sheet.values[input] = value;
    sheet
}
