//! What comes in meets what is in the book: records named twice, and a book that changed since the preview.

use crate::common::tables::{HEADER, import, staged};
use keepgold_core::book::{Command, Customer, CustomerId, History, Refusal};
use keepgold_core::import::Choices;

fn book_with_ada() -> History {
    let mut history = History::default();
    let list = staged("Customer ID,Customer Name,Country,Owner\nC1,Ada,,\n");
    import(&mut history, &list, &Choices::default());
    history
}

/// Ada is still one record, with the region of one row and the owner of the other.
fn assert_ada_is_one_and_whole(history: &History) {
    let [ada] = history.book().customers() else {
        panic!("one customer");
    };
    assert_eq!(
        (ada.region.as_str(), ada.owner.as_str()),
        ("France", "Wang")
    );
}

#[test]
fn a_customer_listed_by_code_and_by_name_is_one() {
    for rows in [
        "C1,,France,\n,Ada,,Wang\n",
        ",Ada,,Wang\nC1,,France,\n",
        "C1,Ada,France,\n,Ada,,Wang\n",
    ] {
        let mut history = book_with_ada();
        let list = staged(&format!("Customer ID,Customer Name,Country,Owner\n{rows}"));
        let prepared = list.prepare(history.book(), &Choices::default()).unwrap();
        let figures = &prepared.preview().figures;
        assert_eq!((figures.customers.updated, figures.repeats), (1, 1));
        import(&mut history, &list, &Choices::default());
        assert_ada_is_one_and_whole(&history);
    }
}

#[test]
fn an_order_named_by_code_and_by_name_is_one() {
    let header = "Order No,Date,Customer ID,Customer Name,Country,Owner,SKU,Product,Amount\n";
    let rows = [
        "1,2024-01-02,C1,Ada,France,,P1,Nut,5\n",
        "1,2024-01-02,,Ada,,Wang,,Nut,7\n",
    ];
    for order in [[0, 1], [1, 0]] {
        let mut history = book_with_ada();
        import(
            &mut history,
            &staged("SKU,Product\nP1,Nut\n"),
            &Choices::default(),
        );
        let lines = staged(&format!("{header}{}{}", rows[order[0]], rows[order[1]]));
        let prepared = lines.prepare(history.book(), &Choices::default()).unwrap();
        let figures = &prepared.preview().figures;
        assert_eq!((figures.customers.updated, figures.customers.known), (1, 0));
        assert_eq!((figures.products.known, figures.products.new), (1, 0));
        assert_eq!((figures.orders, figures.lines), (1, 2));
        import(&mut history, &lines, &Choices::default());
        assert_ada_is_one_and_whole(&history);
    }
}

#[test]
fn lines_without_a_product_and_lines_that_name_its_record_are_one() {
    let choices = Choices {
        unnamed_product: "Sales".into(),
        ..Choices::default()
    };
    let mut history = History::default();
    let lines = staged("Date,Customer,Product,Amount\n2024-01-02,A,,1\n");
    import(&mut history, &lines, &choices);
    let more = staged(
        "Date,Customer,Product,Category,Amount\n2024-01-03,A,Sales,Other,1\n2024-01-03,A,,,2\n",
    );
    let prepared = more.prepare(history.book(), &choices).unwrap();
    let products = prepared.preview().figures.products;
    assert_eq!((products.updated, products.known), (1, 0));
    import(&mut history, &more, &choices);
    assert_eq!(history.book().products()[0].category, "Other");
}

#[test]
fn what_was_prepared_before_an_undo_is_refused_and_can_be_prepared_anew() {
    let mut history = History::default();
    let text = format!("{HEADER}1,2024-01-02,C1,P1,Nut,2,1\n");
    import(&mut history, &staged(&text), &Choices::default());
    // Knows order 1, and would leave its line out.
    let more = staged(&format!("{text}2,2024-01-03,C1,P1,Nut,2,1\n"));
    let prepare = |history: &History| {
        let prepared = more.prepare(history.book(), &Choices::default());
        Command::Import(Box::new(prepared.unwrap().finish().0))
    };
    let known = prepare(&history);
    history.undo().unwrap();
    assert_eq!(history.apply(known), Err(Refusal::Stale));
    history.apply(prepare(&history)).unwrap();
    assert_eq!(history.book().orders().line_count(), 2);

    // A list with the whole record as it was would undo the edit.
    let list = staged("Customer ID,Customer Name,Country\nC1,Ada,\n");
    let prepared = list.prepare(history.book(), &Choices::default()).unwrap();
    let stale = Command::Import(Box::new(prepared.finish().0));
    let edited = Customer {
        region: "France".into(),
        ..history.book().customers()[0].clone()
    };
    let edit = Command::EditCustomer(CustomerId::from_index(0), edited);
    history.apply(edit).unwrap();
    assert_eq!(history.apply(stale), Err(Refusal::Stale));
    import(&mut history, &list, &Choices::default());
    let ada = &history.book().customers()[0];
    assert_eq!((ada.name.as_str(), ada.region.as_str()), ("Ada", "France"));
}
