//! Whom to ask for at a customer.

use crate::state::State;
use keepgold_core::book::{CustomerId, Tables};

/// A person at a customer; empty where nobody is noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub phone: String,
}

/// Somebody who has not left, the first noted.
pub fn person_of(state: State, customer: CustomerId) -> Person {
    state.with_book(Tables::CUSTOMERS_COUNTED | Tables::RECORDS, |book| {
        let mut people = book.of_customer(book.persons(), customer);
        let there = people.find(|(_, person)| !person.left);
        there.map_or_else(Person::default, |(_, person)| Person {
            name: person.name.clone(),
            phone: person.phone.clone(),
        })
    })
}
