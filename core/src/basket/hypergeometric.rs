//! How many baskets two itemsets share by chance: the hypergeometric distribution.

/// Chances among a fixed number of baskets.
#[derive(Debug, Clone)]
pub struct Hypergeometric {
    /// ln k! for k from 0 to the number of baskets.
    log_factorials: Vec<f64>,
}

/// One distribution: of `n` baskets, `x` hold one thing and `y` another, spread by chance.
#[derive(Debug, Clone, Copy)]
struct Spread {
    n: f64,
    x: f64,
    y: f64,
}

impl Spread {
    /// P(k + 1) / P(k).
    fn up(self, k: f64) -> f64 {
        (self.x - k) * (self.y - k) / ((k + 1.0) * (self.n - self.x - self.y + k + 1.0))
    }

    fn least(self) -> f64 {
        (self.x + self.y - self.n).max(0.0)
    }

    fn most(self) -> f64 {
        self.x.min(self.y)
    }
}

/// Terms below this share of their sum add nothing to a double.
const NOTHING: f64 = 1e-18;
/// The share of chance results that hyper-lift compares with (Hahsler & Hornik 2007).
const QUANTILE: f64 = 0.99;
/// A sum that misses the quantile by rounding only has reached it.
const ROUNDING: f64 = 1000.0 * f64::EPSILON;

impl Hypergeometric {
    /// For `baskets` baskets.
    pub fn new(baskets: u32) -> Self {
        let mut log_factorials = Vec::with_capacity(baskets as usize + 1);
        let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
        log_factorials.push(0.0);
        for k in 1..=baskets {
            // Compensated, so that the last sum is as good as the first.
            let term = f64::from(k).ln() - lost;
            let next = sum + term;
            lost = (next - sum) - term;
            sum = next;
            log_factorials.push(sum);
        }
        Self { log_factorials }
    }

    fn baskets(&self) -> u32 {
        self.log_factorials.len() as u32 - 1
    }

    fn log_factorial(&self, k: f64) -> f64 {
        self.log_factorials[k as usize]
    }

    fn chance(&self, spread: Spread, k: f64) -> f64 {
        let Spread { n, x, y } = spread;
        let f = |k| self.log_factorial(k);
        let ways = f(x) - f(k) - f(x - k) + f(n - x) - f(y - k) - f(n - x - y + k);
        (ways - (f(n) - f(y) - f(n - y))).exp()
    }

    fn spread(&self, x: u32, y: u32) -> Spread {
        Spread {
            n: f64::from(self.baskets()),
            x: f64::from(x),
            y: f64::from(y),
        }
    }

    /// The chance that itemsets in `x` and `y` baskets share `common` or more: Fisher's exact test, one-sided.
    pub fn at_least(&self, x: u32, y: u32, common: u32) -> f64 {
        let spread = self.spread(x, y);
        let common = f64::from(common);
        if common <= spread.least() {
            return 1.0;
        }
        if common > spread.most() {
            return 0.0;
        }
        let mean = spread.x * spread.y / spread.n;
        if common <= mean {
            (1.0 - self.sum_down(spread, common - 1.0)).clamp(0.0, 1.0)
        } else {
            self.sum_up(spread, common).min(1.0)
        }
    }

    /// The number of shared baskets that chance reaches or stays below in 99 of 100 cases.
    pub fn by_chance(&self, x: u32, y: u32) -> u32 {
        let spread = self.spread(x, y);
        let mode = ((spread.x + 1.0) * (spread.y + 1.0) / (spread.n + 2.0)).floor();
        let mut k = mode.clamp(spread.least(), spread.most());
        let mut chance = self.chance(spread, k);
        let mut sum = self.sum_down(spread, k);
        let wanted = QUANTILE * (1.0 - ROUNDING);
        while sum < wanted && k < spread.most() {
            chance *= spread.up(k);
            k += 1.0;
            sum += chance;
        }
        while k > spread.least() && sum - chance >= wanted {
            sum -= chance;
            k -= 1.0;
            chance /= spread.up(k);
        }
        k as u32
    }

    /// P(k) + P(k + 1) + …, for a k above the mean.
    fn sum_up(&self, spread: Spread, mut k: f64) -> f64 {
        let first = self.chance(spread, k);
        let (mut term, mut sum) = (1.0, 1.0);
        while k < spread.most() && term > NOTHING * sum {
            term *= spread.up(k);
            sum += term;
            k += 1.0;
        }
        first * sum
    }

    /// P(k) + P(k − 1) + …
    fn sum_down(&self, spread: Spread, mut k: f64) -> f64 {
        let first = self.chance(spread, k);
        let (mut term, mut sum) = (1.0, 1.0);
        while k > spread.least() && term > NOTHING * sum {
            k -= 1.0;
            term /= spread.up(k);
            sum += term;
        }
        first * sum
    }
}
