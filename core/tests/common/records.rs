//! Small books of customers without orders, and records of theirs.

use keepgold_core::book::*;

/// A book of customers with these codes and names, either of which may be empty.
pub fn customers(named: &[(&str, &str)]) -> History {
    let mut history = History::default();
    for &(code, name) in named {
        let customer = Customer {
            code: code.into(),
            name: name.into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(customer)).unwrap();
    }
    history
}

/// A person of whom only the name is known.
pub fn person(customer: usize, name: &str) -> Person {
    Person {
        customer: CustomerId::from_index(customer),
        name: name.into(),
        role: String::new(),
        phone: String::new(),
        email: String::new(),
        birthday: None,
        note: String::new(),
        left: false,
    }
}

/// A birthday, with or without its year.
pub const fn born(calendar: Calendar, month: u8, day: u8, year: Option<i16>) -> Option<Birthday> {
    Some(Birthday {
        calendar,
        month,
        day,
        year,
    })
}
