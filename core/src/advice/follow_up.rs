//! In which order follow-ups are looked at, and which are late.

use crate::book::{Book, CustomerId, FollowUp, FollowUpState, RecordId};
use crate::sorting::sort_by;
use crate::unit::Day;

/// The follow-ups of a customer and of those merged into it: what is to be done by its day, then what was done, the
/// last first.
pub fn follow_ups_of(book: &Book, customer: CustomerId) -> Vec<(RecordId, &FollowUp)> {
    let mut all: Vec<_> = book.of_customer(book.follow_ups(), customer).collect();
    let place = |follow_up: &FollowUp| match follow_up.state {
        FollowUpState::Open => (0, follow_up.due.number()),
        FollowUpState::PutOff(until) => (0, until.number()),
        FollowUpState::Done(on) => (1, -on.number()),
    };
    sort_by(&mut all, |a, b| place(a.1).cmp(&place(b.1)));
    all
}

/// Follow-ups of listed customers that are to be done by this day, late ones too: by day, then in the order in which they
/// were made.
pub fn due_by(book: &Book, until: Day) -> Vec<(Day, RecordId, &FollowUp)> {
    let due = book.follow_ups().iter().filter_map(|(&id, one)| {
        let day = one.due_now().filter(|day| *day <= until)?;
        let customer = book.customer(book.customer_root(one.customer))?;
        (!customer.archived).then_some((day, id, one))
    });
    let mut due: Vec<_> = due.collect();
    sort_by(&mut due, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    due
}

/// Whether it should have been done before this day.
pub fn is_late(follow_up: &FollowUp, on: Day) -> bool {
    follow_up.due_now().is_some_and(|due| due < on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Command, Customer, History};

    #[test]
    fn what_is_to_be_done_stands_before_what_was_done() {
        let day = |number| Day::from_civil(2026, 3, number).unwrap();
        let mut history = History::default();
        let customer = CustomerId::from_index(0);
        let named = Customer {
            name: "丰禾农资".into(),
            ..Customer::default()
        };
        history.apply(Command::AddCustomer(named)).unwrap();
        let states = [
            FollowUpState::Done(day(3)),
            FollowUpState::PutOff(day(20)),
            FollowUpState::Done(day(8)),
            FollowUpState::Open,
        ];
        for (place, state) in states.into_iter().enumerate() {
            let follow_up = FollowUp {
                customer,
                what: place.to_string(),
                due: day(9),
                by: String::new(),
                state,
                contact: None,
            };
            history.apply(Command::add(follow_up)).unwrap();
        }
        let listed = follow_ups_of(history.book(), customer);
        let names: Vec<&str> = listed.iter().map(|(_, one)| one.what.as_str()).collect();
        assert_eq!(names, ["3", "1", "2", "0"]);
        let late = |on| listed.iter().filter(|(_, one)| is_late(one, on)).count();
        assert_eq!([day(9), day(10), day(20), day(21)].map(late), [0, 1, 1, 2]);

        let due = |history: &History, until| {
            let due = due_by(history.book(), until).into_iter();
            due.map(|(day, _, one)| format!("{day} {}", one.what))
                .collect::<Vec<String>>()
        };
        assert_eq!(due(&history, day(8)), [""; 0]);
        assert_eq!(due(&history, day(19)), ["2026-03-09 3"]);
        assert_eq!(due(&history, day(20)), ["2026-03-09 3", "2026-03-20 1"]);
        let archive = Command::ArchiveCustomer(customer, true);
        history.apply(archive).unwrap();
        assert_eq!(due(&history, day(20)), [""; 0]);
    }
}
