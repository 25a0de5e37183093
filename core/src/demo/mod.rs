//! Demo books from a seeded generator. Must not know screens, and never touches a person's own book.
//!
//! One book for now: a maker of farm supplies with its dealers, cooperatives and growers, two years
//! of orders, and a few stories to find in them (see [`story`]).

mod catalogue;
mod people;
mod random;
mod sales;
mod story;

use crate::book::{Book, Settings, TierRule};
use crate::unit::{Day, Rate};
use random::Random;

/// The demo book for a seed and the day it is looked at; the same two give the same book.
pub fn book(seed: u64, as_of: Day) -> Book {
    let mut random = Random::new(seed);
    let products = catalogue::products();
    let people = people::people(&mut random, as_of);
    let orders = sales::orders(&mut random, as_of, &people, &products);
    let judgements = story::judgements(as_of);
    let settings = Settings {
        default_margin: Rate::from_percent(25).unwrap_or(Rate::ONE),
        as_of: Some(as_of),
        // With some eighty customers, the default pyramid would have a single VIP.
        tier_rule: TierRule::Pyramid([500, 1_500, 3_000]),
        ..Settings::default()
    };
    let customers = people.into_iter().map(|person| person.customer).collect();
    let book = orders.and_then(|orders| {
        Book::from_parts(
            customers,
            products,
            orders,
            std::collections::BTreeSet::new(),
            judgements?,
            settings,
        )
    });
    // Everything above is the program's own and within the book's limits, which the tests show.
    debug_assert!(book.is_ok(), "the demo book is refused");
    book.unwrap_or_default()
}
