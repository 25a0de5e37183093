//! Sets of three and more that are bought together, and the customers who lack one of a set.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::mined::{BasketsOf, Digging, Found, READS};
use crate::basket::{Counts, Goods, Hypergeometric, Item, Level, Node, items_of};
use crate::book::{Book, CustomerId, ProductId, Tables};
use crate::question::{Analyst, Question};
use crate::sorting::sort;
use crate::sorting::sort_by;
use crate::unit::{Day, Price};

/// Fewest items of a set.
const FEWEST: usize = 3;
/// A set is told where no item of it is with the others by a chance above this, over all sets that could be told.
const LEVEL: f64 = 0.01;

/// Asks for the sets of three items and more that are bought together most beyond chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundles {
    /// The baskets.
    pub of: BasketsOf,
    /// The least number of baskets that hold a set; none means as many as are proposed for rules.
    pub least: Option<u32>,
    /// At most so many sets.
    pub most: u32,
    /// At most so many customers who lack one of a set, those who bought of it last first.
    pub customers: u32,
}

/// The answer to [`Bundles`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BundlesTold {
    /// All sets of three and more that no larger one in as many baskets holds.
    pub all: u32,
    /// The best of them, no item in two.
    pub told: Vec<Bundle>,
}

/// A set that is bought together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bundle {
    /// Its items; of a category, the first product in it.
    pub items: Vec<ProductId>,
    /// Baskets with all of them.
    pub count: u32,
    /// How many baskets would have them if each were bought without a thought of the others.
    pub by_chance: f64,
    /// What one of each usually costs: the sum of the median prices. None for categories.
    pub price: Option<Price>,
    /// How many customers bought all but one.
    pub lack_one: u32,
    /// The first of them.
    pub nearly: Vec<Nearly>,
}

/// A customer who bought all of a set but one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearly {
    /// Who.
    pub customer: CustomerId,
    /// What is missing.
    pub missing: ProductId,
    /// When it last bought another item of the set.
    pub last: Day,
}

impl Question for Bundles {
    type Answer = BundlesTold;
    type Draft = Digging;

    fn reads(&self) -> Tables {
        READS
    }

    fn work(&self, analyst: &mut Analyst, draft: &mut Digging) -> Option<BundlesTold> {
        let found = draft.dig(analyst, self.of, self.least)?;
        let book = analyst.history().book();
        let closed = closed_sets(&found);
        let chosen = choose(&found, &closed, self.most as usize);
        let sold = Sold::of(book, self.of, &chosen);
        Some(BundlesTold {
            all: closed.len() as u32,
            told: chosen
                .into_iter()
                .map(|set| sold.bundle(set, self.customers as usize))
                .collect(),
        })
    }
}

fn closed_sets(found: &Found) -> Vec<Node> {
    let (itemsets, family) = (&found.itemsets, &found.family);
    let is_set = |node: &Node| itemsets.length(*node) >= FEWEST && family.is_closed(*node);
    itemsets.nodes().filter(is_set).collect()
}

/// A set that is told.
struct Set {
    items: Vec<Item>,
    count: u32,
    by_chance: f64,
}

impl Set {
    /// Items that were sold with another one of the set beyond what chance would have sold.
    fn worth(&self) -> f64 {
        (f64::from(self.count) - self.by_chance) * (self.items.len() - 1) as f64
    }
}

/// The sets that are worth most, no item in two of them.
fn choose(found: &Found, closed: &[Node], most: usize) -> Vec<Set> {
    let itemsets = &found.itemsets;
    let baskets = f64::from(itemsets.baskets());
    let singles = itemsets.nodes().filter(|&node| itemsets.length(node) == 1);
    let counts: HashMap<Item, u32> = singles
        .flat_map(|node| {
            let count = itemsets.count(node);
            itemsets
                .items(node)
                .into_iter()
                .map(move |item| (item, count))
        })
        .collect();
    let set = |&node: &Node| {
        let items = itemsets.items(node);
        let share = |item| counts.get(item).map(|&count| f64::from(count) / baskets);
        let by_chance = items.iter().filter_map(share).product::<f64>() * baskets;
        let set = Set {
            by_chance,
            count: itemsets.count(node),
            items,
        };
        (node, set)
    };
    let mut sets: Vec<(Node, Set)> = closed.iter().map(set).collect();
    sets.retain(|(_, set)| set.worth() > 0.0);
    sort_by(&mut sets, |(_, a), (_, b)| {
        let by_worth = b.worth().total_cmp(&a.worth());
        by_worth.then_with(|| a.items.cmp(&b.items))
    });
    let chance = Hypergeometric::new(itemsets.baskets());
    let level = LEVEL / closed.len().max(1) as f64;
    // Each item against the others: a pair that sticks together and a best seller are no set.
    let holds = |node: Node| {
        found.family.splits(itemsets, node).all(|(item, rest)| {
            let counts = Counts {
                baskets: itemsets.baskets(),
                antecedent: itemsets.count(rest),
                consequent: counts.get(&item).copied().unwrap_or_default(),
                both: itemsets.count(node),
            };
            counts.fisher_p(&chance) <= level
        })
    };
    let mut used = HashSet::new();
    let mut chosen = Vec::new();
    for (node, set) in sets {
        if chosen.len() >= most {
            break;
        }
        if set.items.iter().all(|item| !used.contains(item)) && holds(node) {
            used.extend(set.items.iter().copied());
            chosen.push(set);
        }
    }
    chosen
}

/// What was sold of the items of the sets.
struct Sold {
    level: Level,
    /// The prices of each item, ascending.
    prices: HashMap<Item, Vec<Price>>,
    /// What each listed customer bought of them, and when last.
    bought: BTreeMap<CustomerId, HashMap<Item, Day>>,
}

impl Sold {
    /// Reads every order line of the days once.
    fn of(book: &Book, of: BasketsOf, sets: &[Set]) -> Self {
        let wanted: HashSet<Item> = sets.iter().flat_map(|set| &set.items).copied().collect();
        let goods = Goods::of(book);
        let items = items_of(book, of.level);
        let orders = book.orders();
        let mut sold = Self {
            level: of.level,
            prices: HashMap::new(),
            bought: BTreeMap::new(),
        };
        let days = of.first..=of.last;
        let counts = |id: &_| days.contains(&orders.day(*id)) && !book.voided().contains(id);
        for id in orders.ids().filter(counts) {
            let customer = orders.customer(id).map(|id| book.customer_root(id));
            let customer = customer.filter(|id| {
                let customer = book.customer(*id);
                customer.is_some_and(|customer| customer.is_listed())
            });
            for line in orders.lines(id) {
                let item = goods.sold(&line).and_then(|product| items[product.index()]);
                let Some(item) = item.filter(|item| wanted.contains(item)) else {
                    continue;
                };
                sold.prices.entry(item).or_default().push(line.price);
                if let Some(customer) = customer {
                    let last = sold.bought.entry(customer).or_default();
                    let last = last.entry(item).or_insert(orders.day(id));
                    *last = orders.day(id).max(*last);
                }
            }
        }
        for prices in sold.prices.values_mut() {
            sort(prices);
        }
        sold
    }

    fn bundle(&self, set: Set, customers: usize) -> Bundle {
        let nearly = self.bought.iter().filter_map(|(&customer, bought)| {
            let mut missing = set.items.iter().filter(|item| !bought.contains_key(item));
            let (first, second) = (missing.next()?, missing.next());
            let days = set.items.iter().filter_map(|item| bought.get(item));
            second.is_none().then_some(Nearly {
                customer,
                missing: product(*first),
                last: *days.max()?,
            })
        });
        let mut nearly: Vec<Nearly> = nearly.collect();
        let lack_one = nearly.len() as u32;
        sort_by(&mut nearly, |a, b| {
            b.last
                .cmp(&a.last)
                .then_with(|| a.customer.cmp(&b.customer))
        });
        nearly.truncate(customers);
        Bundle {
            price: self.price(&set.items),
            items: set.items.into_iter().map(product).collect(),
            count: set.count,
            by_chance: set.by_chance,
            lack_one,
            nearly,
        }
    }

    fn price(&self, items: &[Item]) -> Option<Price> {
        let median = |item: &Item| {
            let prices = self.prices.get(item)?;
            prices.get(prices.len() / 2).map(|price| price.millionths())
        };
        let sum = items.iter().map(median).sum::<Option<i64>>()?;
        Price::from_millionths(sum).filter(|_| self.level == Level::Product)
    }
}

fn product(item: Item) -> ProductId {
    ProductId::from_index(item as usize)
}
