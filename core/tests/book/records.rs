//! Records of all kinds: what is refused, and that undo takes every one back.

use keepgold_core::book::*;
use keepgold_core::calculators::{CALCULATORS, Shared, calculator, read_link, write_link};
use keepgold_core::unit::{Day, Price, Quantity, Rate};
use proptest::prelude::*;

use crate::codec::support::{Dice, carry_out};
use crate::common::records::{born, customers, person};

#[test]
fn what_cannot_be_a_person_is_refused_with_its_field() {
    let mut history = customers(&[("", "丰禾")]);
    let before = history.book().clone();
    let mut refused = |person: Person| history.apply(Command::add(person)).unwrap_err();
    let empty = Refusal::Empty { field: Field::Name };
    assert_eq!(refused(person(0, " ")), empty);
    let nobody = Person {
        customer: CustomerId::from_index(1),
        ..person(0, "王芳")
    };
    assert_eq!(refused(nobody), Refusal::UnknownCustomer);
    for email in ["a", "@b", "a@", "a@b@c", "a b@c"] {
        let wrong = Person {
            email: email.into(),
            ..person(0, "王芳")
        };
        let field = Field::Email;
        assert_eq!(refused(wrong), Refusal::OutOfRange { field }, "{email}");
    }
    for birthday in [
        born(Calendar::Solar, 2, 30, None),
        born(Calendar::Solar, 2, 29, Some(2001)),
        born(Calendar::Solar, 13, 1, None),
        born(Calendar::Lunar, 1, 31, None),
        born(Calendar::Lunar, 0, 1, None),
        born(Calendar::Solar, 1, 1, Some(800)),
    ] {
        let wrong = Person {
            birthday,
            ..person(0, "王芳")
        };
        let field = Field::Birthday;
        assert_eq!(
            refused(wrong),
            Refusal::OutOfRange { field },
            "{birthday:?}"
        );
    }
    assert_eq!(history.book(), &before);
    for birthday in [
        born(Calendar::Solar, 2, 29, None),
        born(Calendar::Solar, 2, 29, Some(2000)),
        born(Calendar::Lunar, 12, 30, Some(1975)),
    ] {
        let person = Person {
            birthday,
            ..person(0, "王芳")
        };
        history.apply(Command::add(person)).unwrap();
    }
    assert_eq!(history.book().persons().len(), 3);
}

#[test]
fn a_record_that_is_not_there_is_named_by_its_kind() {
    let mut history = customers(&[("", "丰禾")]);
    history.apply(Command::add(person(0, "王芳"))).unwrap();
    let first = RecordId::from_index(0);
    let gone = |kind| Err(Refusal::UnknownRecord(kind));
    // Numbers are those of a kind: there is a person 0, and no contact 0.
    let removed = history.apply(Command::RemoveRecord(RecordKind::Contact, first));
    assert_eq!(removed, gone(RecordKind::Contact));
    let second = RecordId::from_index(1);
    let edited = history.apply(Command::edit(second, person(0, "李雷")));
    assert_eq!(edited, gone(RecordKind::Person));
    let unknown = history.apply(Command::RemoveRecord(RecordKind::Unknown, first));
    assert_eq!(unknown, gone(RecordKind::Unknown));
    history
        .apply(Command::RemoveRecord(RecordKind::Person, first))
        .unwrap();
    let named = "丰禾".to_owned();
    assert_eq!(
        history.undo(),
        Ok(Label::RemoveRecord(RecordKind::Person, named))
    );
    assert_eq!(history.book().persons()[&first].name, "王芳");
}

#[test]
fn a_record_of_no_customer_is_called_by_itself_and_undone_like_the_others() {
    let asked = |question: &str| InternalQuestion {
        question: question.into(),
        answer: String::new(),
        clause: String::new(),
        why: WhyAsked::Unsure,
        minutes: 10,
        asked: Vec::new(),
        published: None,
    };
    let (kind, id) = (RecordKind::InternalQuestion, RecordId::from_index(0));
    // A book of nobody can have one.
    let mut history = History::default();
    history.apply(Command::add(asked("Credit?"))).unwrap();
    history
        .apply(Command::edit(id, asked("Discount?")))
        .unwrap();
    history.apply(Command::RemoveRecord(kind, id)).unwrap();
    assert!(history.book().internal_questions().is_empty());
    let called = |title: &str| title.to_owned();
    assert_eq!(
        history.undo(),
        Ok(Label::RemoveRecord(kind, called("Discount?")))
    );
    assert_eq!(
        history.undo(),
        Ok(Label::EditRecord(kind, called("Discount?")))
    );
    assert_eq!(history.book().internal_questions()[&id].question, "Credit?");
    assert_eq!(
        history.undo(),
        Ok(Label::AddRecord(kind, called("Credit?")))
    );
    assert_eq!(history.book(), &Book::default());
}

#[test]
fn people_of_a_merged_customer_are_those_of_the_one_that_stayed() {
    let mut history = customers(&[("", "丰禾")]);
    let other = Customer {
        name: "金穗".into(),
        ..Customer::default()
    };
    history.apply(Command::AddCustomer(other)).unwrap();
    history.apply(Command::add(person(0, "王芳"))).unwrap();
    let (from, into) = (CustomerId::from_index(0), CustomerId::from_index(1));
    history
        .apply(Command::MergeCustomers { from, into })
        .unwrap();
    let book = history.book();
    assert_eq!(book.of_customer(book.persons(), into).count(), 1);
    assert_eq!(book.of_customer(book.persons(), from).count(), 0);
}

#[test]
fn a_follow_up_forgets_its_contact_when_that_is_removed() {
    let mut history = customers(&[("", "丰禾")]);
    let contact = Contact {
        customer: CustomerId::from_index(0),
        day: Day::FIRST,
        kind: ContactKind::Support,
        by: String::new(),
        note: String::new(),
        minutes: 0,
        outcome: Some(Outcome::Open),
        with: "王芳".into(),
    };
    let first = RecordId::from_index(0);
    let follow_up = FollowUp {
        customer: CustomerId::from_index(0),
        what: "回电".into(),
        due: Day::FIRST,
        by: String::new(),
        state: FollowUpState::Open,
        contact: Some(first),
    };
    let lost = history.apply(Command::add(follow_up.clone()));
    assert_eq!(lost, Err(Refusal::UnknownRecord(RecordKind::Contact)));
    history.apply(Command::add(contact)).unwrap();
    history.apply(Command::add(follow_up.clone())).unwrap();
    let late = FollowUp {
        state: FollowUpState::PutOff(Day::FIRST),
        ..follow_up
    };
    let field = Field::PutOff;
    assert_eq!(
        history.apply(Command::add(late)),
        Err(Refusal::OutOfRange { field })
    );
    history
        .apply(Command::RemoveRecord(RecordKind::Contact, first))
        .unwrap();
    assert_eq!(history.book().follow_ups()[&first].contact, None);
    history.undo().unwrap();
    assert_eq!(history.book().follow_ups()[&first].contact, Some(first));
}

#[test]
fn promises_and_a_warning_are_settled_in_one_step() {
    let mut history = customers(&[("", "丰禾")]);
    let promise = |what: &str, state| FollowUp {
        customer: CustomerId::from_index(0),
        what: what.into(),
        due: Day::FIRST,
        by: String::new(),
        state,
        contact: None,
    };
    let open = FollowUpState::Open;
    for what in ["回电", "寄样"] {
        history.apply(Command::add(promise(what, open))).unwrap();
    }
    let before = history.book().clone();
    let done = FollowUpState::Done(Day::FIRST);
    let edited = |what: &str, id| (RecordId::from_index(id), promise(what, done).into());
    let settled = [edited("回电", 0), edited("寄样", 1)];
    let seen = vec![alarm_state(Handled::Seen).into()];
    history
        .apply(Command::SettleRecords(settled.to_vec(), seen.clone()))
        .unwrap();
    let book = history.book();
    assert!(book.follow_ups().values().all(|one| one.state == done));
    assert_eq!(book.alarm_states().len(), 1);
    assert_eq!(
        history.undo(),
        Ok(Label::EditRecord(RecordKind::FollowUp, "丰禾".into()))
    );
    assert_eq!(*history.book(), before);
    // One that is not there stops all of it.
    let gone = Command::SettleRecords(vec![edited("回电", 0), edited("无", 9)], seen);
    let refused = Err(Refusal::UnknownRecord(RecordKind::FollowUp));
    assert_eq!(history.apply(gone), refused);
    assert_eq!(*history.book(), before);
}

fn alarm_state(handled: Handled) -> AlarmState {
    AlarmState {
        customer: CustomerId::from_index(0),
        rules: [WarningRule::Silent].into(),
        on: Day::FIRST,
        handled,
        causes: [].into(),
        note: String::new(),
        by: String::new(),
    }
}

#[test]
fn what_is_done_about_a_warning_names_it_and_is_put_off_to_a_later_day() {
    let mut history = customers(&[("", "丰禾")]);
    let mut apply = |state| history.apply(Command::add(state));
    let nothing = AlarmState {
        rules: [].into(),
        ..alarm_state(Handled::Seen)
    };
    assert_eq!(apply(nothing), Err(Refusal::DoesNotFit));
    let field = Field::PutOff;
    let same_day = alarm_state(Handled::PutOff(Day::FIRST));
    assert_eq!(apply(same_day), Err(Refusal::OutOfRange { field }));
    let later = alarm_state(Handled::PutOff(Day::FIRST.plus_days(1)));
    assert_eq!(apply(later), Ok(()));
}

#[test]
fn an_offer_names_a_product_of_the_book_and_says_what_can_be() {
    let mut history = customers(&[("", "丰禾")]);
    let product = Product {
        name: "薄膜".into(),
        ..Product::default()
    };
    history.apply(Command::AddProduct(product)).unwrap();
    let (customer, product) = (CustomerId::from_index(0), ProductId::from_index(0));
    let offer = Offer::of_product(customer, product, Day::FIRST);
    let mut refused = |offer: Offer| history.apply(Command::add(offer)).unwrap_err();
    let nothing = Offer {
        product: None,
        ..offer.clone()
    };
    assert_eq!(refused(nothing), Refusal::UnknownProduct);
    let unknown = Offer {
        has: Some(ProductId::from_index(1)),
        ..offer.clone()
    };
    assert_eq!(refused(unknown), Refusal::UnknownProduct);
    let of_what = Offer {
        product: Some(product),
        ..Offer::referral(customer, Day::FIRST)
    };
    assert_eq!(refused(of_what), Refusal::UnknownProduct);
    let none = Offer {
        quantity: Quantity::from_thousandths(0),
        ..offer.clone()
    };
    let field = Field::Quantity;
    assert_eq!(refused(none), Refusal::OutOfRange { field });
    let worth = Offer {
        worth: Price::from_millionths(-1).unwrap(),
        ..offer.clone()
    };
    let field = Field::Value;
    assert_eq!(refused(worth), Refusal::OutOfRange { field });
    let chance = Offer {
        chance: Rate::from_percent(-1),
        ..offer.clone()
    };
    let field = Field::Chance;
    assert_eq!(refused(chance), Refusal::OutOfRange { field });
    let counts = Offer {
        both: 2,
        of: 1,
        ..offer.clone()
    };
    assert_eq!(refused(counts), Refusal::DoesNotFit);
    let worth = Offer {
        worth: Price::from_millionths(80_000_000).unwrap(),
        chance: Rate::from_percent(25),
        ..offer
    };
    assert_eq!(worth.expected(), Some(20.0));
    history.apply(Command::add(worth)).unwrap();
    let asked = Offer::referral(customer, Day::FIRST);
    history.apply(Command::add(asked)).unwrap();
    assert_eq!(history.book().offers().len(), 2);
}

fn reckoning(figures: &str) -> Reckoning {
    Reckoning {
        customer: CustomerId::from_index(0),
        on: Day::FIRST,
        calculator: "lifetime-value".into(),
        figures: figures.into(),
        by: String::new(),
        note: String::new(),
    }
}

#[test]
fn a_reckoning_keeps_what_a_link_writes_and_nothing_else() {
    let mut history = customers(&[("", "丰禾")]);
    let before = history.book().clone();
    let mut refused = |reckoning: Reckoning| history.apply(Command::add(reckoning)).unwrap_err();
    let named = |name: &str| Reckoning {
        calculator: name.into(),
        ..reckoning("1.a")
    };
    let field = Field::Calculator;
    assert_eq!(refused(named(" ")), Refusal::Empty { field });
    let most = MAX_WORD;
    assert_eq!(
        refused(named(&"a".repeat(most + 1))),
        Refusal::TooLong { field, most }
    );
    let field = Field::Figures;
    for text in ["1.a b", "1.a&s=2", "1.a/b", "测", "<p>"] {
        assert_eq!(
            refused(reckoning(text)),
            Refusal::OutOfRange { field },
            "{text}"
        );
    }
    let most = MAX_FIGURES;
    let long = reckoning(&"a".repeat(most + 1));
    assert_eq!(refused(long), Refusal::TooLong { field, most });
    assert_eq!(history.book(), &before);

    // Every calculator can be kept as it starts and with its case beside it, and opens with the same figures.
    for own in CALCULATORS {
        let case = own.case.map(|case| own.form.with(case));
        let sheets = std::iter::once(own.form.start()).chain(case).collect();
        let shared = Shared {
            sheets,
            customer: String::new(),
        };
        let kept = Reckoning {
            calculator: own.name.into(),
            ..reckoning(&write_link(&shared))
        };
        history.apply(Command::add(kept)).unwrap();
        let (_, last) = history.book().reckonings().last_key_value().unwrap();
        let known = calculator(&last.calculator).unwrap();
        assert_eq!(read_link(known, &last.figures), Ok(shared), "{}", own.name);
    }
    // One of a newer version, and one whose figures were left out.
    for kept in [named("of-tomorrow"), reckoning("")] {
        history.apply(Command::add(kept.clone())).unwrap();
        let (_, last) = history.book().reckonings().last_key_value().unwrap();
        assert_eq!(*last, kept);
    }
}

#[test]
fn several_records_are_one_step_or_none() {
    let mut history = customers(&[("", "丰禾")]);
    let before = history.book().clone();
    let all = |name: &str| {
        let seen = alarm_state(Handled::Seen);
        Command::AddRecords(vec![
            person(0, "王芳").into(),
            seen.into(),
            person(0, name).into(),
        ])
    };
    let empty = Refusal::Empty { field: Field::Name };
    assert_eq!(history.apply(all(" ")), Err(empty));
    assert_eq!(history.book(), &before);
    history.apply(all("李雷")).unwrap();
    let book = history.book();
    assert_eq!((book.persons().len(), book.alarm_states().len()), (2, 1));
    let counts = vec![(RecordKind::Person, 2), (RecordKind::AlarmState, 1)];
    assert_eq!(history.undo(), Ok(Label::AddRecords(counts)));
    assert_eq!(history.book(), &before);
}

proptest! {
    #[test]
    fn random_commands_are_undone_to_the_start_and_redone(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut history = customers(&[("", "丰禾")]);
        let start = history.book().clone();
        let mut made = 0;
        for _ in 0..100 {
            let command = dice.record_command(history.book());
            let before = history.book().clone();
            match history.apply(command) {
                Ok(()) => made += 1,
                Err(_) => prop_assert_eq!(history.book(), &before),
            }
        }
        prop_assert!(made > 10);
        let end = history.book().clone();
        for _ in 0..made {
            history.undo().unwrap();
        }
        prop_assert_eq!(history.book(), &start);
        for _ in 0..made {
            carry_out(&mut history, keepgold_core::codec::store::Record::Redo).unwrap();
        }
        prop_assert_eq!(history.book(), &end);
    }
}
