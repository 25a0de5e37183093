//! Exports that overlap: what is new in orders of the book comes in, what changed becomes as the file says, nothing doubles.

use crate::common::tables::{import, staged};
use keepgold_core::book::{Command, History};
use keepgold_core::import::{Choices, Finding};
use keepgold_core::unit::Money;

const FIRST: &str = "Date,Customer,Product,Quantity,Unit price\n\
                     2024-03-05,Alpha,Mug,1,10\n2024-03-06,Beta,Tee,1,40\n";
const SECOND: &str = "Date,Customer,Product,Quantity,Unit price\n\
                      2024-03-06,Beta,Tee,1,40\n2024-03-06,Beta,Cap,1,15\n2024-03-07,Alpha,Mug,2,10\n";

/// What all orders that count come to, and how many they are.
fn sales(history: &History) -> (f64, usize) {
    let (book, mut sum, mut count) = (history.book(), Money::ZERO, 0);
    for id in book.orders().ids().filter(|id| !book.voided().contains(id)) {
        count += 1;
        for line in book.orders().lines(id) {
            sum += line.quantity.at(line.price);
        }
    }
    (sum.to_f64(), count)
}

#[test]
fn a_second_export_brings_what_is_new_in_a_known_order() {
    let mut history = History::default();
    import(&mut history, &staged(FIRST), &Choices::default());
    let second = staged(SECOND);
    let prepared = second.prepare(history.book(), &Choices::default()).unwrap();
    let figures = &prepared.preview().figures;
    assert_eq!((figures.lines, figures.net_sales.to_f64()), (2, 35.0));
    let told = prepared
        .preview()
        .findings
        .iter()
        .find_map(|finding| match finding {
            Finding::Amended { first, .. } => first.first().cloned(),
            _ => None,
        });
    let told = told.unwrap();
    assert_eq!((told.before.to_f64(), told.after.to_f64()), (40.0, 55.0));
    import(&mut history, &second, &Choices::default());
    assert_eq!(sales(&history), (85.0, 3));
    // Once more it brings nothing.
    let again = second.prepare(history.book(), &Choices::default()).unwrap();
    assert_eq!(again.preview().figures.lines, 0);
    // The whole step is taken back at once.
    history.undo().unwrap();
    assert_eq!(sales(&history), (50.0, 2));
}

#[test]
fn an_order_with_a_number_becomes_as_the_file_says() {
    let header = "Order,Date,Customer,Product,Quantity,Unit price\n";
    let mut history = History::default();
    let before = format!("{header}1,2024-03-05,Alpha,Mug,1,10\n1,2024-03-05,Alpha,Tee,1,40\n");
    import(&mut history, &staged(&before), &Choices::default());
    // The mugs were two; the tees stand in another part of the export.
    let after = format!("{header}1,2024-03-05,Alpha,Mug,2,10\n");
    import(&mut history, &staged(&after), &Choices::default());
    assert_eq!(sales(&history), (60.0, 1));
    let kept = Choices {
        keep_known: true,
        ..Choices::default()
    };
    let third = format!("{header}1,2024-03-05,Alpha,Mug,5,10\n");
    let prepared = staged(&third).prepare(history.book(), &kept).unwrap();
    assert_eq!(prepared.preview().figures.lines, 0);
}

#[test]
fn an_order_that_was_voided_stays_so() {
    let mut history = History::default();
    import(&mut history, &staged(FIRST), &Choices::default());
    let beta = history.book().orders().ids().last().unwrap();
    history.apply(Command::VoidOrder(beta, true)).unwrap();
    import(&mut history, &staged(SECOND), &Choices::default());
    assert_eq!(sales(&history), (30.0, 2));
}
