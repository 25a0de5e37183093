//! Customers that likely stand twice in a book.

use keepgold_core::book::{Book, Command, Customer, History};
use keepgold_core::likeness::{Likeness, likely_duplicates};

fn book(names: &[&str]) -> Book {
    let mut history = History::default();
    for name in names {
        let customer = Customer {
            name: (*name).to_owned(),
            ..Customer::default()
        };
        let added = Command::AddCustomer(customer);
        history.apply(added).unwrap();
    }
    history.book().clone()
}

fn found(names: &[&str]) -> Vec<(usize, usize, Likeness)> {
    let likely = likely_duplicates(&book(names));
    let places = likely
        .iter()
        .map(|one| (one.first.index(), one.second.index(), one.likeness));
    places.collect()
}

#[test]
fn names_that_differ_in_writing_form_place_or_a_letter_are_found() {
    assert_eq!(
        found(&["ACME Ltd", "Ａｃｍｅ ltd.", "Acme Limited", "Other"]),
        [
            (0, 1, Likeness::Writing),
            (0, 2, Likeness::Form),
            (1, 2, Likeness::Form),
        ]
    );
    assert_eq!(
        found(&["恒丰农资有限公司", "上海恒丰农资"]),
        [(0, 1, Likeness::Place)]
    );
    assert_eq!(
        found(&["Greenfield Farms", "Greenfeild Farms"]),
        [(0, 1, Likeness::Spelling)]
    );
}

#[test]
fn two_places_two_figures_and_short_words_are_not() {
    assert_eq!(found(&["上海恒丰农资", "北京恒丰农资"]), []);
    assert_eq!(found(&["Customer 1", "Customer 2", "Customer 12"]), []);
    assert_eq!(found(&["恒丰农资", "恒达农资"]), []);
    assert_eq!(found(&["Hans", "Hane"]), []);
    assert_eq!(found(&["Cash"; 20]), []);
}
