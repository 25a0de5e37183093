//! Who bought what and when, returns, gifts and charges left out.

use crate::basket::Goods;
use crate::book::{Book, CustomerId, ProductId};
use crate::unit::{Day, Money};

/// Days after which a purchase counts half.
const HALF_LIFE: f64 = 180.0;

/// What a purchase of an earlier day still counts: 1 on the day itself.
pub(super) fn still_counts(bought: Day, today: Day) -> f64 {
    (-f64::from(today.days_since(bought)) / HALF_LIFE).exp2()
}

/// A product that a customer bought on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bought {
    /// When.
    pub day: Day,
    /// What, merges followed.
    pub product: ProductId,
    /// For how much, over all its lines of the day.
    pub amount: Money,
    /// How much of it, in thousandths of its unit, over the same lines; above 0.
    pub thousandths: i64,
}

/// The products among purchases, each once, in the order of the book.
pub(crate) fn products_of(bought: &[Bought]) -> Vec<ProductId> {
    // Sorted as plain numbers, whose sort is compiled already.
    let mut places: Vec<u32> = bought
        .iter()
        .map(|one| one.product.index() as u32)
        .collect();
    places.sort_unstable();
    places.dedup();
    let products = places.into_iter();
    products
        .map(|place| ProductId::from_index(place as usize))
        .collect()
}

impl Bought {
    /// In the order of days, of one day in that of products.
    fn key(&self) -> u64 {
        let day = i64::from(self.day.number()) - i64::from(i32::MIN);
        (day as u64) << 32 | self.product.index() as u64
    }
}

/// The places of purchases in the order of their keys, equal ones as they stand: sorted as the numbers of rows by their keys
/// are, whose sort is compiled already.
fn places_by(bought: &[Bought], key: fn(&Bought) -> u64) -> impl Iterator<Item = u32> {
    let mut keys: Vec<(u64, u32)> = bought.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, place)| place)
}

/// Products with the days of their purchases: by product in the order of the book, and of each by day, as a customer's
/// purchases stand.
pub(super) fn by_product(bought: &[Bought]) -> impl Iterator<Item = (ProductId, Day)> + '_ {
    let places = places_by(bought, |one| one.product.index() as u64);
    let place = |place: u32| &bought[place as usize];
    places.map(place).map(|one| (one.product, one.day))
}

/// What every customer bought, by customer in the order of the book, merges followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purchases {
    /// The purchases of all customers, those of one side by side by day; a product once a day.
    bought: Vec<Bought>,
    /// Where those of each customer end.
    ends: Vec<usize>,
    products: usize,
}

impl Purchases {
    /// Reads every order line of the book once.
    pub fn of(book: &Book) -> Self {
        let goods = Goods::of(book);
        let mut of_customer: Vec<Vec<Bought>> = vec![Vec::new(); book.customers().len()];
        let orders = book.orders();
        for id in orders.ids().filter(|id| !book.voided().contains(id)) {
            let Some(customer) = orders.customer(id) else {
                continue;
            };
            let Some(bought) = of_customer.get_mut(book.customer_root(customer).index()) else {
                continue;
            };
            let day = orders.day(id);
            for line in orders.lines(id) {
                if let Some(product) = goods.sold(&line) {
                    bought.push(Bought {
                        day,
                        product,
                        amount: line.amount(),
                        thousandths: line.quantity.thousandths(),
                    });
                }
            }
        }
        let mut made = Self {
            products: book.products().len(),
            ..Self::default()
        };
        for bought in of_customer {
            let start = made.bought.len();
            for place in places_by(&bought, Bought::key) {
                let next = bought[place as usize];
                match made.bought[start..].last_mut() {
                    Some(kept) if (kept.day, kept.product) == (next.day, next.product) => {
                        kept.amount += next.amount;
                        kept.thousandths = kept.thousandths.saturating_add(next.thousandths);
                    }
                    _ => made.bought.push(next),
                }
            }
            made.ends.push(made.bought.len());
        }
        made
    }

    /// How many customers the book has, those without a purchase too.
    pub fn customers(&self) -> usize {
        self.ends.len()
    }

    /// How many products the book has.
    pub fn products(&self) -> usize {
        self.products
    }

    /// What a customer bought, by day.
    pub fn of_customer(&self, customer: CustomerId) -> &[Bought] {
        let index = customer.index();
        let Some(&end) = self.ends.get(index) else {
            return &[];
        };
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bought[start..end]
    }

    /// What a customer bought up to a day, the day itself included.
    pub fn until(&self, customer: CustomerId, day: Day) -> &[Bought] {
        let all = self.of_customer(customer);
        &all[..all.partition_point(|bought| bought.day <= day)]
    }

    /// All customers, in the order of the book.
    pub fn ids(&self) -> impl Iterator<Item = CustomerId> + use<> {
        (0..self.customers()).map(CustomerId::from_index)
    }

    /// The customers who bought something else here than in other purchases of the same book.
    pub fn changed(&self, other: &Self) -> Vec<CustomerId> {
        let all = self.customers().max(other.customers());
        let ids = (0..all).map(CustomerId::from_index);
        ids.filter(|&id| self.of_customer(id) != other.of_customer(id))
            .collect()
    }

    /// How many customers bought each product in the days after `after` up to `until`, by product.
    pub fn buyers(&self, after: Day, until: Day) -> Vec<u32> {
        let mut buyers = vec![0; self.products];
        let mut last = vec![usize::MAX; self.products];
        for customer in self.ids() {
            for bought in self.until(customer, until) {
                let product = bought.product.index();
                if bought.day > after && last[product] != customer.index() {
                    last[product] = customer.index();
                    buyers[product] += 1;
                }
            }
        }
        buyers
    }
}
