//! Several customers changed alike, and two made one with a record that was put together.

use super::*;

#[test]
fn merged_customers_count_as_one_and_come_apart_again() {
    let mut history = small_book();
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    history
        .apply(Command::MergeCustomers { from: a, into: b })
        .unwrap();
    assert_eq!(history.book().customer_root(a), b);
    let circle = Command::MergeCustomers { from: b, into: a };
    assert_eq!(history.apply(circle), Err(Refusal::CannotMerge));
    assert_eq!(
        history.undo(),
        Ok(Label::MergeCustomers(
            "Customer A".into(),
            "Customer B".into()
        ))
    );
    assert_eq!(history.book().customer_root(a), a);
}

#[test]
fn a_merged_customer_that_gives_its_code_is_found_under_either() {
    let mut history = small_book();
    let before = history.book().clone();
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    let [old, stays] = [a, b].map(|id| history.book().customer(id).unwrap().clone());
    let record = Customer {
        code: old.code.clone(),
        tags: vec!["kept".into()],
        ..stays.clone()
    };
    let merge = Command::MergeCustomersAs {
        from: a,
        into: b,
        record: record.clone(),
    };
    history.apply(merge).unwrap();
    assert_eq!(history.book().customer(b), Some(&record));
    let gone = history.book().customer(a).unwrap();
    assert_eq!((gone.merged_into, &gone.code), (Some(b), &stays.code));
    history.undo().unwrap();
    assert_eq!(*history.book(), before);
}

#[test]
fn several_customers_are_changed_alike_or_none() {
    let mut history = small_book();
    let before = history.book().clone();
    let (a, b) = (CustomerId::from_index(0), CustomerId::from_index(1));
    let all = |change| Command::ChangeCustomers(vec![a, b, a], change);
    history
        .apply(all(CustomersChange::Owner("Ann".into())))
        .unwrap();
    history
        .apply(all(CustomersChange::AddTag("spring".into())))
        .unwrap();
    history
        .apply(all(CustomersChange::AddTag("spring".into())))
        .unwrap();
    for id in [a, b] {
        let customer = history.book().customer(id).unwrap();
        assert_eq!((customer.owner.as_str(), customer.tags.len()), ("Ann", 1));
    }
    history
        .apply(all(CustomersChange::RemoveTag("spring".into())))
        .unwrap();
    assert!(history.book().customer(a).unwrap().tags.is_empty());
    for _ in 0..4 {
        history.undo().unwrap();
    }
    assert_eq!(*history.book(), before);
    let nobody = CustomerId::from_index(9);
    let unknown = Command::ChangeCustomers(vec![a, nobody], CustomersChange::Owner("Ann".into()));
    assert_eq!(history.apply(unknown), Err(Refusal::UnknownCustomer));
    assert_eq!(*history.book(), before);
}
