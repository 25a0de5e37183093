//! The epochs tell of every table that a command changes, and of none that it leaves.

use proptest::prelude::*;

use super::*;

/// The tables in which two books differ, as the epochs must tell it.
fn differing(a: &Book, b: &Book) -> Tables {
    let basis = |book: &Book| (book.units().default_margin, book.units().as_of);
    let listed = |book: &Book| {
        let ids = (0..book.customers().len()).map(CustomerId::from_index);
        ids.map(|id| {
            let listed = book.customers()[id.index()].is_listed();
            (book.customer_root(id), listed)
        })
        .collect::<Vec<_>>()
    };
    [
        (a.customers() != b.customers(), Tables::CUSTOMERS),
        (listed(a) != listed(b), Tables::CUSTOMERS_COUNTED),
        (a.products() != b.products(), Tables::PRODUCTS),
        (
            a.orders() != b.orders() || a.voided() != b.voided(),
            Tables::ORDERS,
        ),
        (a.judgements() != b.judgements(), Tables::JUDGEMENTS),
        (a.contacts() != b.contacts(), Tables::CONTACTS),
        (a.service() != b.service(), Tables::SERVICE),
        (a.rules() != b.rules(), Tables::RULES),
        (basis(a) != basis(b), Tables::BASIS),
        (a.units().currency != b.units().currency, Tables::CURRENCY),
        (!a.past_rules().eq(b.past_rules()), Tables::PAST_RULES),
    ]
    .into_iter()
    .filter(|(differs, _)| *differs)
    .fold(Tables::NONE, |set, (_, table)| set | table)
}

proptest! {
    #[test]
    fn whatever_changes_in_a_book_its_table_says_so(
        commands in prop::collection::vec((any_command(), 0u8..4), 1..60),
    ) {
        let mut history = History::default();
        for (command, then) in commands {
            let (before, epochs) = (history.book().clone(), *history.epochs());
            let done = match then {
                0 => history.undo().is_ok(),
                1 => history.redo().is_ok(),
                _ => history.apply(command).is_ok(),
            };
            let differing = differing(&before, history.book());
            let touched = epochs.differing(history.epochs());
            prop_assert_eq!(touched | differing, touched);
            prop_assert!(done || touched == Tables::NONE);
        }
    }
}

#[test]
fn a_note_or_a_contact_touches_nothing_that_figures_read() {
    let mut history = small_book();
    let epochs = *history.epochs();
    let noted = Customer {
        notes: "Calls on Fridays".into(),
        region: "North".into(),
        ..history.book().customers()[0].clone()
    };
    history
        .apply(Command::EditCustomer(CustomerId::from_index(0), noted))
        .unwrap();
    assert_eq!(epochs.differing(history.epochs()), Tables::CUSTOMERS);
    history
        .apply(Command::ArchiveCustomer(CustomerId::from_index(0), true))
        .unwrap();
    let touched = epochs.differing(history.epochs());
    assert_eq!(touched, Tables::CUSTOMERS | Tables::CUSTOMERS_COUNTED);
}
