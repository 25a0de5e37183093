//! The strongest offers: of each customer the one that is to bring most.

use crate::book::{Book, CustomerId};
use crate::next_best::{HORIZON, Suggestion, Suggestions};
use crate::sorting::{set_of, sort_by};
use crate::unit::{Day, Money, Rate};

/// What to offer a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Strong {
    /// To whom.
    pub customer: CustomerId,
    /// What.
    pub suggestion: Suggestion,
    /// What it brings on average within [`HORIZON`] days at the usual price: chance × price × margin. Where neither costs
    /// nor a usual margin are known, that is sales.
    pub expected: Money,
}

/// The best suggestion of every listed customer whose chance is known, the most to expect first. What was offered within
/// [`HORIZON`] days is not offered again. `margin` is that of products whose cost is not known.
pub fn strong_offers(
    book: &Book,
    suggestions: &Suggestions,
    margin: Rate,
    today: Day,
) -> Vec<Strong> {
    let usual = margin.to_f64();
    let offers = book.offers().values();
    let lately = offers.filter(|offer| today.days_since(offer.on) <= HORIZON);
    let offered = set_of(lately.filter_map(|offer| {
        let product = book.product_root(offer.product?);
        Some((book.customer_root(offer.customer), product))
    }));
    let best = |(index, suggestions): (usize, &Vec<Suggestion>)| {
        let customer = CustomerId::from_index(index);
        book.customer(customer).filter(|who| who.is_listed())?;
        let free = suggestions
            .iter()
            .filter(|one| !offered.contains(&(customer, one.product)));
        let valued = free.filter_map(|one| Some((one.worth.expected(usual)?, one)));
        let (expected, suggestion) = valued.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (expected > 0.0).then(|| Strong {
            customer,
            suggestion: suggestion.clone(),
            expected: Money::from_f64(expected),
        })
    };
    let all = suggestions.of_customers.iter().enumerate();
    let mut strong: Vec<Strong> = all.filter_map(best).collect();
    sort_by(&mut strong, |a, b| {
        b.expected
            .cmp(&a.expected)
            .then(a.customer.cmp(&b.customer))
    });
    strong
}
