//! The baskets that are mined: one long list of items with the place where each basket begins.

/// An item by its number, from 0.
pub type Item = u32;

/// In how many baskets an itemset must be to count as frequent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Support {
    /// In so many baskets.
    Count(u32),
    /// In this share of them, 0 to 1: an itemset is kept if its count is at least the share of all baskets, rounded up.
    Share(f64),
}

impl Support {
    /// The least count among `baskets` baskets; at least 1.
    pub fn least(self, baskets: usize) -> u32 {
        match self {
            Self::Count(count) => count.max(1),
            // A share that was written as a decimal must not be rounded up by its last binary digit: 0.001 of 9,000
            // baskets is 9.
            Self::Share(share) => {
                let exact = share * baskets as f64;
                let near = exact.round();
                let least = if (exact - near).abs() < 1e-9 * near.max(1.0) {
                    near
                } else {
                    exact.ceil()
                };
                (least as u32).max(1)
            }
        }
    }
}

/// Baskets of items, each item at most once in a basket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baskets {
    items: Vec<Item>,
    /// Where each basket ends in `items`.
    ends: Vec<usize>,
}

impl Baskets {
    /// Adds a basket; what stands in it twice counts once. An empty basket counts as one of all baskets.
    pub fn push(&mut self, basket: impl IntoIterator<Item = Item>) {
        let start = self.items.len();
        self.items.extend(basket);
        let added = &mut self.items[start..];
        added.sort_unstable();
        let mut kept = start;
        for at in start..self.items.len() {
            if at == start || self.items[at] != self.items[kept - 1] {
                self.items[kept] = self.items[at];
                kept += 1;
            }
        }
        self.items.truncate(kept);
        self.ends.push(kept);
    }

    /// How many baskets there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Items in all baskets together.
    pub fn entries(&self) -> usize {
        self.items.len()
    }

    /// The baskets in the order they were added, the items of each in ascending order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[Item]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let basket = &self.items[start..end];
            start = end;
            basket
        })
    }

    /// In how many baskets each item is, by its number.
    pub fn item_counts(&self) -> Vec<u32> {
        let most = self.items.iter().max().map_or(0, |&item| item as usize + 1);
        let mut counts = vec![0; most];
        for &item in &self.items {
            counts[item as usize] += 1;
        }
        counts
    }
}

impl<B: IntoIterator<Item = Item>> FromIterator<B> for Baskets {
    fn from_iter<I: IntoIterator<Item = B>>(baskets: I) -> Self {
        let mut made = Self::default();
        for basket in baskets {
            made.push(basket);
        }
        made
    }
}
