//! Axes: round steps that cover the data, and which labels fit. Pure.

/// A range of values with its ticks, the first and last tick at its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Smallest value shown.
    pub low: f64,
    /// Largest value shown; always above `low`.
    pub high: f64,
    /// The ticks, rising.
    pub ticks: Vec<f64>,
}

impl Scale {
    /// The same for a line whose highest value is `top`: it ends there where the last step would be nearly empty,
    /// which would only flatten the line.
    pub fn without_empty_top(mut self, top: f64) -> Self {
        if let [.., before, last] = self.ticks[..]
            && before > self.low
            && top >= before
            && top - before < 0.1 * (last - before)
        {
            self.ticks.pop();
            self.high = top;
        }
        self
    }
}

/// A scale over finite `values` and zero, in steps of 1, 2 or 5 times a power of ten, at most about `most` of them.
pub fn scale(values: impl Iterator<Item = f64>, most: usize) -> Scale {
    let finite = values.filter(|v| v.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), v| {
        (low.min(v), high.max(v))
    });
    let (low, high) = if high > low { (low, high) } else { (0.0, 1.0) };
    let step = round_step((high - low) / most.max(1) as f64);
    let first = (low / step).floor();
    let last = (high / step).ceil().max(first + 1.0);
    let count = (last - first) as usize;
    let ticks: Vec<f64> = (0..=count).map(|i| (first + i as f64) * step).collect();
    Scale {
        low: first * step,
        high: last * step,
        ticks,
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not below `raw`.
fn round_step(raw: f64) -> f64 {
    let power = 10.0_f64.powf(raw.log10().floor());
    let within = raw / power;
    // The last places of a division must not push 2.0000000001 to 5.
    let steps = [1.0, 2.0, 5.0, 10.0];
    let factor = steps
        .into_iter()
        .find(|s| within <= s * (1.0 + 1e-9))
        .unwrap_or(10.0);
    factor * power
}

/// Every how many-th label is drawn so that labels `widest` wide, one per `slot`, keep `gap` between them.
pub fn every(widest: f64, slot: f64, gap: f64) -> usize {
    if slot <= 0.0 {
        return 1;
    }
    (((widest + gap) / slot).ceil() as usize).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_that_hardly_passes_a_tick_ends_there() {
        let line = |top: f64| scale([top].into_iter(), 4).without_empty_top(top);
        assert_eq!(line(1.01).ticks, [0.0, 0.5, 1.0]);
        assert_eq!(line(1.01).high, 1.01);
        assert_eq!(line(1.0), scale([1.0].into_iter(), 4));
        assert_eq!(line(1.2).ticks, [0.0, 0.5, 1.0, 1.5]);
    }

    #[test]
    fn ticks_are_numbers_a_person_would_choose() {
        assert_eq!(
            scale([1_461_756.0, 433_686.0].into_iter(), 4).ticks,
            [0.0, 5e5, 1e6, 1.5e6]
        );
        assert_eq!(
            scale([-30.0, 80.0].into_iter(), 4).ticks,
            [-50.0, 0.0, 50.0, 100.0]
        );
        assert_eq!(scale([].into_iter(), 4).ticks, [0.0, 0.5, 1.0]);
        assert_eq!(scale([f64::NAN, 3.0].into_iter(), 4).high, 3.0);
    }

    #[test]
    fn labels_are_thinned_until_they_fit() {
        assert_eq!(every(30.0, 50.0, 8.0), 1);
        assert_eq!(every(60.0, 25.0, 8.0), 3);
        assert_eq!(every(60.0, 0.0, 8.0), 1);
    }

    proptest! {
        #[test]
        fn a_scale_covers_its_values_in_few_even_steps(values in prop::collection::vec(-1e12..1e12f64, 1..20)) {
            let scale = scale(values.iter().copied(), 5);
            prop_assert!(scale.ticks.len() >= 2 && scale.ticks.len() <= 8);
            prop_assert!(values.iter().all(|v| *v >= scale.low && *v <= scale.high));
            prop_assert!(scale.low <= 0.0 && scale.high >= 0.0 && scale.low < scale.high);
        }
    }
}
