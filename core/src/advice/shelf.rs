//! Which customers stand together in a list, and who has not ordered for longer than usual.

use crate::book::Customer;
use crate::value::{CustomerFacts, Facts, Standing, Unscored};

/// Where a customer stands: those with a tier, and apart from them those without and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// With scores and a tier.
    #[default]
    Valued,
    /// Prospects who have not ordered yet.
    Prospects,
    /// Customers without a composite.
    Unscored,
    /// Out of lists and scores.
    Archived,
}

impl Shelf {
    /// All, in the order of the list.
    pub const ALL: [Shelf; 4] = [
        Shelf::Valued,
        Shelf::Prospects,
        Shelf::Unscored,
        Shelf::Archived,
    ];
}

/// The shelf of a customer, and why it has no composite. `standing` is its standing in the assessment, if any.
pub fn shelf(customer: &Customer, standing: Option<&Standing>) -> (Shelf, Option<Unscored>) {
    if customer.archived {
        return (Shelf::Archived, None);
    }
    match standing {
        Some(standing) if standing.composite.is_some() => (Shelf::Valued, None),
        Some(_) => (Shelf::Unscored, Some(Unscored::NothingWeighs)),
        None if customer.prospect => (Shelf::Prospects, Some(Unscored::Prospect)),
        None => (Shelf::Unscored, Some(Unscored::NoOrders)),
    }
}

/// Time since the last purchase as a multiple of the usual gap between purchases: the customer's own, or that of all
/// where it has none.
pub fn gaps_since_last(facts: &Facts, customer: &CustomerFacts) -> Option<f64> {
    let rhythm = customer.gaps.rhythm().or(facts.rhythm())?;
    let days = f64::from(facts.window().as_of.days_since(customer.last?));
    Some(days / rhythm)
}

/// Whether the usual gap between purchases is over.
pub fn is_overdue(gaps: f64) -> bool {
    gaps > 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_standing_the_record_says_why() {
        let customer = |prospect, archived| Customer {
            prospect,
            archived,
            ..Customer::default()
        };
        let of = |prospect, archived| shelf(&customer(prospect, archived), None);
        assert_eq!(of(true, true), (Shelf::Archived, None));
        assert_eq!(
            of(true, false),
            (Shelf::Prospects, Some(Unscored::Prospect))
        );
        assert_eq!(
            of(false, false),
            (Shelf::Unscored, Some(Unscored::NoOrders))
        );
        assert!(is_overdue(1.01) && !is_overdue(1.0));
    }
}
