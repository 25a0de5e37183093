//! How much owning one product speaks for another: EASE (Steck 2019), with purchases that fade and products that are
//! bought just now preferred.
//!
//! Each product is explained by all others at once, so that what everybody has explains little. A purchase counts half
//! after half a year. On the UCI Online Retail file this names a product that is then bought on the next day of purchase
//! among the first ten for .496 and .462 of the customers (cuts 2011-06-09 and 2011-09-09), where purchases that do not
//! fade come to .476 and .428.

use super::inverse::Symmetric;
use super::purchases::{Bought, Purchases, by_product, still_counts};
use crate::book::{CustomerId, ProductId};
use crate::sorting::{keep_largest, push_largest, sort, sort_by};
use crate::unit::Day;

/// Products that are learnt of: those bought most. Time grows with their third power.
const MOST_PRODUCTS: usize = 1_000;
/// What is taken away from chance likeness: the ridge of the regression, in purchases of today.
const RIDGE: f64 = 90.0;
/// Days that tell what is bought just now.
pub const RECENT_DAYS: i32 = 30;

/// The learnt products that a customer has, by place, each with what it still counts.
pub type Owned = Vec<(u32, f64)>;

/// What speaks for what, as known on a day.
#[derive(Debug, Clone)]
pub struct Affinity {
    day: Day,
    /// The products that are learnt of.
    products: Vec<ProductId>,
    /// The place of each product among them.
    places: Vec<Option<u32>>,
    /// The inverse of what products share, from which the weights come.
    inverse: Symmetric,
    /// How much the product of a row speaks for that of a column.
    weights: Vec<f32>,
    /// How readily each is bought just now.
    readiness: Vec<f64>,
}

impl Affinity {
    /// Learns from the purchases up to a day, the day itself included.
    pub fn learn(purchases: &Purchases, day: Day) -> Self {
        let products = bought_most(purchases, day);
        let mut places = vec![None; purchases.products()];
        for (place, product) in (0..).zip(&products) {
            places[product.index()] = Some(place);
        }
        let mut made = Self {
            day,
            readiness: Vec::new(),
            inverse: Symmetric::zero(0),
            weights: Vec::new(),
            products,
            places,
        };
        made.inverse = made.invert(purchases);
        made.refresh(purchases);
        made
    }

    /// The same after some customers bought otherwise than before: equal to what would be learnt anew, up to rounding. None
    /// where other products are learnt of then.
    pub fn follow(
        mut self,
        before: &Purchases,
        now: &Purchases,
        changed: &[CustomerId],
    ) -> Option<Self> {
        self.places.resize(now.products(), None);
        let products = bought_most(now, self.day);
        let is_known = |product: &ProductId| self.places[product.index()].is_some();
        if products.len() != self.products.len() || !products.iter().all(is_known) {
            return None;
        }
        for &customer in changed {
            let (old, new) = (
                self.owned(before.until(customer, self.day)),
                self.owned(now.until(customer, self.day)),
            );
            self.inverse.follow(&new, 1.0);
            self.inverse.follow(&old, -1.0);
        }
        self.refresh(now);
        Some(self)
    }

    /// What follows from the inverse and from what is bought just now.
    fn refresh(&mut self, purchases: &Purchases) {
        let recent = purchases.buyers(self.day.plus_days(-RECENT_DAYS), self.day);
        let readiness = self.products.iter();
        let readiness = readiness.map(|product| f64::from(1 + recent[product.index()]).cbrt());
        self.readiness = readiness.collect();
        self.weights = self.explain();
    }

    /// The inverse of what products share.
    fn invert(&self, purchases: &Purchases) -> Symmetric {
        let size = self.products.len();
        let mut shared = Symmetric::zero(size);
        for place in 0..size {
            shared.add(place, place, RIDGE);
        }
        for customer in purchases.ids() {
            let owned = self.owned(purchases.until(customer, self.day));
            for (at, &(row, weight)) in owned.iter().enumerate() {
                let cells = shared.row_mut(row as usize);
                for &(column, other) in &owned[..=at] {
                    cells[column as usize] += weight * other;
                }
            }
        }
        shared.invert();
        shared
    }

    /// The regression of each product on all others: from the inverse of what they share, its columns divided by their
    /// own diagonal.
    fn explain(&self) -> Vec<f32> {
        let size = self.products.len();
        let inverse = &self.inverse;
        let diagonal: Vec<f64> = (0..size).map(|place| inverse.at(place, place)).collect();
        let mut weights = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..row {
                let value = inverse.at(row, column);
                weights[row * size + column] = (-value / diagonal[column]) as f32;
                weights[column * size + row] = (-value / diagonal[row]) as f32;
            }
        }
        weights
    }

    /// The learnt products that a customer has, by place, with what each still counts.
    pub fn owned(&self, bought: &[Bought]) -> Owned {
        let place =
            |(product, weight): (ProductId, f64)| Some((self.places[product.index()]?, weight));
        faded(bought, self.day).filter_map(place).collect()
    }

    /// How well each learnt product suits a customer with these purchases: the larger the likelier bought next, above 0
    /// where anything speaks for it. What was bought before is among them.
    pub fn scores(&self, bought: &[Bought]) -> Vec<(ProductId, f64)> {
        let scored = self.products.iter().copied();
        scored.zip(self.score_all(&self.owned(bought))).collect()
    }

    /// The score of each learnt product by what a customer has.
    fn score_all(&self, owned: &Owned) -> Vec<f64> {
        let size = self.products.len();
        let mut sums = vec![0.0_f32; size];
        // Several rows at once: each pass over the sums then does four times the work.
        for few in owned.chunks(4) {
            let row = |at: usize| {
                let (place, weight) = few.get(at).map_or((few[0].0, 0.0), |&of| of);
                let row = &self.weights[place as usize * size..][..size];
                (row, weight as f32)
            };
            let [(a, by_a), (b, by_b), (c, by_c), (d, by_d)] = [row(0), row(1), row(2), row(3)];
            for ((((sum, a), b), c), d) in sums.iter_mut().zip(a).zip(b).zip(c).zip(d) {
                *sum += by_a * a + by_b * b + by_c * c + by_d * d;
            }
        }
        let ready = self.readiness.iter().zip(sums);
        ready.map(|(ready, sum)| f64::from(sum) * ready).collect()
    }

    /// The products that suit a customer best and that it never bought, at most `most`, the best first.
    pub fn best(
        &self,
        purchases: &Purchases,
        customer: CustomerId,
        most: usize,
    ) -> Vec<(ProductId, f64)> {
        let owned = self.owned(purchases.until(customer, self.day));
        self.best_of(&owned, most, |_| true)
    }

    /// The same for a customer who has these products, among those that `fits` lets pass.
    pub fn best_of(
        &self,
        owned: &Owned,
        most: usize,
        fits: impl Fn(ProductId) -> bool,
    ) -> Vec<(ProductId, f64)> {
        let mut scores = self.score_all(owned);
        for &(place, _) in owned {
            scores[place as usize] = 0.0;
        }
        let mut best = Vec::with_capacity(most + 1);
        // Hardly any score is among the best: it is asked whether that product fits, and no other.
        let mut least = 0.0;
        for (&product, score) in self.products.iter().zip(scores) {
            if score > 0.0 && score >= least && fits(product) {
                push_largest(&mut best, most, (product, score));
                if let Some(last) = best.get(most.wrapping_sub(1)) {
                    least = last.1;
                }
            }
        }
        best
    }

    /// How well a product suits a customer with these purchases; none where nothing speaks for it or it is not learnt of.
    pub fn score(&self, bought: &[Bought], product: ProductId) -> Option<f64> {
        let size = self.products.len();
        let column = self.places.get(product.index()).copied().flatten()? as usize;
        let owned = self.owned(bought).into_iter();
        let sum: f32 = owned
            .map(|(place, weight)| weight as f32 * self.weights[place as usize * size + column])
            .sum();
        (sum > 0.0).then(|| f64::from(sum) * self.readiness[column])
    }

    /// The products that having this one speaks for, the strongest first.
    pub fn goes_with(&self, product: ProductId) -> Vec<(ProductId, f64)> {
        let Some(place) = self.places.get(product.index()).copied().flatten() else {
            return Vec::new();
        };
        let size = self.products.len();
        let row = &self.weights[place as usize * size..][..size];
        let others = self.products.iter().zip(row);
        let speaks = others.filter(|(_, weight)| **weight > 0.0);
        let mut speaks: Vec<(ProductId, f64)> = speaks
            .map(|(other, weight)| (*other, f64::from(*weight)))
            .collect();
        let all = speaks.len();
        keep_largest(&mut speaks, all);
        speaks
    }

    /// What of what a customer has speaks for a product, at most `most`, the strongest first, each with its share of the
    /// whole; what speaks against it is left out.
    pub fn speaking_for(
        &self,
        owned: &Owned,
        product: ProductId,
        most: usize,
    ) -> Vec<(ProductId, f64)> {
        let size = self.products.len();
        let Some(column) = self.places.get(product.index()).copied().flatten() else {
            return Vec::new();
        };
        let said = |&(place, weight): &(u32, f64)| {
            let value = weight * f64::from(self.weights[place as usize * size + column as usize]);
            (self.products[place as usize], value)
        };
        let mut said: Vec<_> = owned
            .iter()
            .map(said)
            .filter(|(_, value)| *value > 0.0)
            .collect();
        let sum: f64 = said.iter().map(|(_, value)| value).sum();
        for (_, value) in &mut said {
            *value /= sum;
        }
        keep_largest(&mut said, most);
        said
    }
}

/// The products that are learnt of, what was bought most first.
fn bought_most(purchases: &Purchases, day: Day) -> Vec<ProductId> {
    let mut sums = vec![0.0; purchases.products()];
    for customer in purchases.ids() {
        for (product, weight) in faded(purchases.until(customer, day), day) {
            sums[product.index()] += weight;
        }
    }
    let mut products: Vec<ProductId> = (0..sums.len())
        .map(ProductId::from_index)
        .filter(|product| sums[product.index()] > 0.0)
        .collect();
    sort_by(&mut products, |a, b| {
        sums[b.index()].total_cmp(&sums[a.index()]).then(a.cmp(b))
    });
    products.truncate(MOST_PRODUCTS);
    // In the order of the book, in which a customer's are listed too.
    sort(&mut products);
    products
}

/// Each product once, with what its last purchase still counts on a day: 1 on the day itself.
fn faded(bought: &[Bought], day: Day) -> impl Iterator<Item = (ProductId, f64)> + '_ {
    let mut last = by_product(bought).peekable();
    std::iter::from_fn(move || {
        let mut one = last.next()?;
        while let Some(later) = last.next_if(|next| next.0 == one.0) {
            one = later;
        }
        Some((one.0, still_counts(one.1, day)))
    })
}
