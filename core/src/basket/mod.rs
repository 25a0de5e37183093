//! What is bought together: baskets, the itemsets that are frequent in them, and the rules between them.
//!
//! Items are numbers from 0; what they are called stays with the caller. A basket holds an item once, however often it
//! was bought.

mod baskets;
mod corrections;
mod family;
mod goods;
mod hypergeometric;
mod itemsets;
mod measures;
mod mine;
mod of_orders;
mod project;
mod rules;
mod vertical;

pub use baskets::{Baskets, Item, Support};
pub use corrections::{Correction, corrected};
pub use family::Family;
pub(crate) use goods::Goods;
pub use hypergeometric::Hypergeometric;
pub use itemsets::{Itemsets, Node};
pub use measures::{Counts, Measure, Measures};
pub use mine::{Cut, Limits, Mining, mine};
pub(crate) use of_orders::items_of;
pub use of_orders::{Basket, Level, baskets_of};
pub use rules::{Rule, Rules, RulesAsk, Wanted};
