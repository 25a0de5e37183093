//! How much owning one product speaks for another: EASE (Steck 2019), with purchases that fade and products that are
//! bought just now preferred.
//!
//! Each product is explained by all others at once, so that what everybody has explains little. A purchase counts half
//! after half a year. On the UCI Online Retail file this names a product that is then bought on the next day of purchase
//! among the first ten for .496 and .462 of the customers (cuts 2011-06-09 and 2011-09-09), where purchases that do not
//! fade come to .476 and .428.

use super::inverse::Symmetric;
use super::purchases::{Bought, Purchases, still_counts};
use crate::book::{CustomerId, ProductId};
use crate::sorting::{keep_largest, sort_by};
use crate::unit::Day;

/// Products that are learnt of: those bought most. Time grows with their third power.
const MOST_PRODUCTS: usize = 1_000;
/// What is taken away from chance likeness: the ridge of the regression, in purchases of today.
const RIDGE: f64 = 90.0;
/// Days that tell what is bought just now.
pub const RECENT_DAYS: i32 = 30;

/// What speaks for what, as known on a day.
#[derive(Debug, Clone)]
pub struct Affinity {
    day: Day,
    /// The products that are learnt of.
    products: Vec<ProductId>,
    /// The place of each product among them.
    places: Vec<Option<u32>>,
    /// How much the product of a row speaks for that of a column.
    weights: Vec<f32>,
    /// How readily each is bought just now.
    readiness: Vec<f64>,
}

impl Affinity {
    /// Learns from the purchases up to a day, the day itself included.
    pub fn learn(purchases: &Purchases, day: Day) -> Self {
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
        let mut places = vec![None; sums.len()];
        for (place, product) in (0..).zip(&products) {
            places[product.index()] = Some(place);
        }
        let recent = purchases.buyers(day.plus_days(-RECENT_DAYS), day);
        let readiness = products
            .iter()
            .map(|product| f64::from(1 + recent[product.index()]).cbrt());
        let mut made = Self {
            day,
            readiness: readiness.collect(),
            weights: Vec::new(),
            products,
            places,
        };
        made.weights = made.explain(purchases);
        made
    }

    /// The regression of each product on all others: from the inverse of what they share, its columns divided by their
    /// own diagonal.
    fn explain(&self, purchases: &Purchases) -> Vec<f32> {
        let size = self.products.len();
        let mut shared = Symmetric::zero(size);
        for place in 0..size {
            shared.add(place, place, RIDGE);
        }
        for customer in purchases.ids() {
            let mut owned = self.owned(purchases.until(customer, self.day));
            owned.sort_unstable_by_key(|&(place, _)| place);
            for (at, &(row, weight)) in owned.iter().enumerate() {
                let cells = shared.row_mut(row as usize);
                for &(column, other) in &owned[..=at] {
                    cells[column as usize] += weight * other;
                }
            }
        }
        shared.invert();
        let mut weights = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..row {
                let value = shared.at(row, column);
                weights[row * size + column] = (-value / shared.at(column, column)) as f32;
                weights[column * size + row] = (-value / shared.at(row, row)) as f32;
            }
        }
        weights
    }

    /// The learnt products that a customer has, by place, with what each still counts.
    fn owned(&self, bought: &[Bought]) -> Vec<(u32, f64)> {
        let place =
            |(product, weight): (ProductId, f64)| Some((self.places[product.index()]?, weight));
        faded(bought, self.day).filter_map(place).collect()
    }

    /// How well each learnt product suits a customer with these purchases: the larger the likelier bought next, above 0
    /// where anything speaks for it. What was bought before is among them.
    pub fn scores(&self, bought: &[Bought]) -> Vec<(ProductId, f64)> {
        let size = self.products.len();
        let mut sums = vec![0.0_f32; size];
        for (place, weight) in self.owned(bought) {
            let row = &self.weights[place as usize * size..][..size];
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += weight as f32 * value;
            }
        }
        let scored = self.products.iter().zip(&self.readiness).zip(sums);
        scored
            .map(|((&product, ready), sum)| (product, f64::from(sum) * ready))
            .collect()
    }

    /// The products that suit a customer best and that it never bought, at most `most`, the best first.
    pub fn best(
        &self,
        purchases: &Purchases,
        customer: CustomerId,
        most: usize,
    ) -> Vec<(ProductId, f64)> {
        self.best_of(purchases.until(customer, self.day), most, |_| true)
    }

    /// The same for a customer with these purchases, among the products that `fits` lets pass.
    pub fn best_of(
        &self,
        bought: &[Bought],
        most: usize,
        fits: impl Fn(ProductId) -> bool,
    ) -> Vec<(ProductId, f64)> {
        let mut has = vec![false; self.products.len()];
        for one in bought {
            if let Some(place) = self.places[one.product.index()] {
                has[place as usize] = true;
            }
        }
        let scores = self.scores(bought).into_iter().zip(has);
        let mut scores: Vec<(ProductId, f64)> = scores
            .filter(|((product, score), has)| *score > 0.0 && !has && fits(*product))
            .map(|(scored, _)| scored)
            .collect();
        keep_largest(&mut scores, most);
        scores
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

    /// What of a customer's purchases speaks for a product, the strongest first, each with its share of the whole; what
    /// speaks against it is left out.
    pub fn speaking_for(&self, bought: &[Bought], product: ProductId) -> Vec<(ProductId, f64)> {
        let size = self.products.len();
        let Some(column) = self.places.get(product.index()).copied().flatten() else {
            return Vec::new();
        };
        let said = |(place, weight): (u32, f64)| {
            let value = weight * f64::from(self.weights[place as usize * size + column as usize]);
            (self.products[place as usize], value)
        };
        let mut said: Vec<_> = self
            .owned(bought)
            .into_iter()
            .map(said)
            .filter(|(_, value)| *value > 0.0)
            .collect();
        let sum: f64 = said.iter().map(|(_, value)| value).sum();
        for (_, value) in &mut said {
            *value /= sum;
        }
        let all = said.len();
        keep_largest(&mut said, all);
        said
    }
}

/// Each product once, with what its last purchase still counts on a day: 1 on the day itself.
fn faded(bought: &[Bought], day: Day) -> impl Iterator<Item = (ProductId, f64)> + '_ {
    let mut last: Vec<(ProductId, Day)> = bought.iter().map(|one| (one.product, one.day)).collect();
    last.sort_unstable();
    let mut last = last.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut one = last.next()?;
        while let Some(later) = last.next_if(|next| next.0 == one.0) {
            one = later;
        }
        Some((one.0, still_counts(one.1, day)))
    })
}
