//! What a person notices of search, filters and order.

use super::*;
use keepgold_core::book::{Command, History, Line, Order, Product, ProductId};
use keepgold_core::unit::Day;
use keepgold_core::unit::{Price, Quantity};
use keepgold_core::value::Unscored;
use keepgold_core::value::assess;

fn customer(name: &str, region: &str, tags: &[&str]) -> Customer {
    Customer {
        name: name.into(),
        region: region.into(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Customer::default()
    }
}

/// Four customers: two with orders, one without, one prospect; a fifth is archived.
fn listing() -> Listing {
    let mut history = History::default();
    let mut apply = |command| history.apply(command).unwrap();
    apply(Command::AddCustomer(customer(
        "Ärger GmbH",
        "North",
        &["gold"],
    )));
    apply(Command::AddCustomer(customer(
        "华东电子",
        "华东",
        &["gold", "新"],
    )));
    apply(Command::AddCustomer(customer(
        "No Orders Ltd",
        "North",
        &[],
    )));
    let prospect = Customer {
        prospect: true,
        ..customer("Maybe & Co", "", &[])
    };
    apply(Command::AddCustomer(prospect));
    apply(Command::AddCustomer(customer("Gone", "North", &[])));
    apply(Command::ArchiveCustomer(CustomerId::from_index(4), true));
    apply(Command::AddProduct(Product {
        name: "P".into(),
        ..Product::default()
    }));
    for (index, day, price) in [(0, 1, 5_000_000), (1, 2, 9_000_000)] {
        let line = Line {
            product: ProductId::from_index(0),
            quantity: Quantity::ONE,
            price: Price::from_millionths(price).unwrap(),
        };
        apply(Command::AddOrder(Order {
            code: String::new(),
            customer: Some(CustomerId::from_index(index)),
            day: Day::from_civil(2025, 3, day).unwrap(),
            lines: vec![line],
        }));
    }
    let book = history.book();
    let facts = Facts::gather(book, Day::from_civil(2025, 3, 31).unwrap());
    Listing::new(
        book,
        &facts,
        &assess(book, &facts, book.rules(), book.units().default_margin),
    )
}

fn names(listing: &Listing, rows: &[u32]) -> Vec<usize> {
    rows.iter()
        .map(|&row| listing.rows[row as usize].customer.index())
        .collect()
}

#[test]
fn everybody_stands_on_one_shelf_with_a_reason_where_there_is_no_score() {
    let listing = listing();
    let counts = Shelf::ALL.map(|shelf| listing.count(shelf));
    assert_eq!(counts, [2, 1, 1, 1]);
    assert_eq!(listing.rows[2].reason, Some(Unscored::NoOrders));
    assert_eq!(listing.rows[3].reason, Some(Unscored::Prospect));
}

#[test]
fn search_ignores_case_and_wants_every_word() {
    let listing = listing();
    let hits = |query: &str| {
        let found = listing.haystack.search(query).unwrap();
        (0..found.len())
            .filter(|&i| found[i] != Fit::No)
            .collect::<Vec<_>>()
    };
    assert_eq!(hits("ärger"), [0]);
    assert_eq!(hits("NORTH"), [0, 2, 4]);
    assert_eq!(hits("north gold"), [0]);
    assert_eq!(hits("电子"), [1]);
    assert_eq!(hits("gold"), [0, 1]);
    assert!(hits("nobody").is_empty());
    assert_eq!(listing.haystack.search("  "), None);
}

#[test]
fn filters_combine_and_a_name_that_is_gone_passes_nobody() {
    let listing = listing();
    let order = listing.sorted(Key::Composite, SortDirection::Descending, &Told::default());
    let tagged = Filter {
        tag: Some("gold".into()),
        ..Filter::default()
    };
    assert_eq!(listing.filtered(&order, &tagged, None).len(), 2);
    let east = Filter {
        region: Some("华东".into()),
        ..tagged.clone()
    };
    assert_eq!(names(&listing, &listing.filtered(&order, &east, None)), [1]);
    let gone = Filter {
        owner: Some("Nobody".into()),
        ..Filter::default()
    };
    assert!(listing.filtered(&order, &gone, None).is_empty());
    assert!(east.narrows() && !Filter::default().narrows());
    // A group is taken from all shelves, and what else is asked for narrows it.
    let everybody: BTreeSet<CustomerId> = listing.rows.iter().map(|row| row.customer).collect();
    let all = listing.filtered(&order, &Filter::default(), Some(&everybody));
    assert_eq!(all.len(), listing.rows.len());
    let few = listing.filtered(&order, &tagged, Some(&everybody));
    assert!(few.len() < all.len() && few.len() >= 2);
}

#[test]
fn customers_of_nobody_can_be_asked_for() {
    let listing = listing();
    let order = listing.sorted(Key::Name, SortDirection::Ascending, &Told::default());
    let nobodys = Filter {
        owner: Some(NO_OWNER.into()),
        ..Filter::default()
    };
    assert_eq!(listing.filtered(&order, &nobodys, None).len(), 2);
}

#[test]
fn rows_without_the_value_stand_last_either_way() {
    let listing = listing();
    for direction in [SortDirection::Ascending, SortDirection::Descending] {
        let order = listing.sorted(Key::Sales, direction, &Told::default());
        let first_two = names(&listing, &order[..2]);
        assert!(
            first_two.contains(&0) && first_two.contains(&1),
            "{direction:?}"
        );
    }
    let best = listing.sorted(Key::Tier, SortDirection::Ascending, &Told::default());
    assert_eq!(listing.rows[best[0] as usize].place, 1);
}
