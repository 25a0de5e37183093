//! What a projector shows: no name, no amount, and the same customers in the same places.

use std::collections::HashSet;

use keepgold_core::book::{
    Aliases, Book, Command, CustomerId, Evidence, History, InternalQuestion, Judgement, Reckoning,
    WhyAsked,
};
use keepgold_core::calculators::{Shared, calculator, write_link};
use keepgold_core::demo::{self, Demo};
use keepgold_core::export::json;
use keepgold_core::unit::{Day, Money};
use keepgold_core::value::{Facts, assess};

const WORDS: Aliases = Aliases {
    customer: "C",
    product: "P",
    category: "K",
    person: "H",
    colleague: "S",
    tag: "T",
    follow_up: "F",
    question: "Q",
};

/// The texts that stand as values in the backup of a book.
fn values(book: &Book) -> HashSet<String> {
    let mut out = Vec::new();
    json::write(book, Day::from_civil(2026, 9, 15).unwrap(), &mut out).unwrap();
    let (mut texts, mut left) = (HashSet::new(), vec![serde_json::from_slice(&out).unwrap()]);
    while let Some(value) = left.pop() {
        match value {
            serde_json::Value::String(text) => {
                texts.insert(text);
            }
            serde_json::Value::Array(all) => left.extend(all),
            serde_json::Value::Object(all) => left.extend(all.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    texts
}

/// All that a book says in words of its own.
fn words(book: &Book) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    for customer in book.customers() {
        words.extend([
            &*customer.name,
            &customer.code,
            &customer.notes,
            &customer.owner,
        ]);
        words.extend(customer.tags.iter().map(String::as_str));
    }
    for product in book.products() {
        words.extend([&*product.name, &product.code, &product.category]);
    }
    words.extend(book.orders().ids().map(|id| book.orders().code(id)));
    words.extend(
        book.contacts()
            .values()
            .flat_map(|one| [&*one.by, &one.note, &one.with]),
    );
    for person in book.persons().values() {
        words.extend([&*person.name, &person.phone, &person.email, &person.note]);
    }
    words.extend(
        book.follow_ups()
            .values()
            .flat_map(|one| [&*one.what, &one.by]),
    );
    words.extend(
        book.alarm_states()
            .values()
            .flat_map(|one| [&*one.by, &one.note]),
    );
    words.extend(
        book.offers()
            .values()
            .flat_map(|one| [&*one.by, &one.note, &one.whom]),
    );
    words.extend(
        book.reckonings()
            .values()
            .flat_map(|one| [&*one.by, &one.note, &one.figures]),
    );
    words.extend(
        book.internal_questions()
            .values()
            .flat_map(|one| [&*one.question, &one.answer, &one.clause]),
    );
    let mut words: Vec<String> = words
        .into_iter()
        .filter(|word| word.chars().count() > 1)
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The book with a calculator that was filled in for its first customer and a question of colleagues: no demo has any.
fn with_more(book: Book, on: Day) -> Book {
    let own = calculator("lifetime-value").unwrap();
    let shared = Shared {
        sheets: vec![own.form.start()],
        customer: String::new(),
    };
    let mut history = History::new(book);
    let reckoning = Reckoning {
        customer: CustomerId::from_index(0),
        on,
        calculator: own.name.into(),
        figures: write_link(&shared),
        by: "Zoë Quist".into(),
        note: "as Zoë told".into(),
    };
    history.apply(Command::add(reckoning)).unwrap();
    let asked = InternalQuestion {
        question: "Does Zoë decide?".into(),
        answer: "Zoë does".into(),
        clause: "Zoë's rules, 4".into(),
        why: WhyAsked::Unsure,
        minutes: 5,
        asked: vec![on],
        published: Some(on),
    };
    history.apply(Command::add(asked)).unwrap();
    history.book().clone()
}

#[test]
fn no_name_and_no_text_of_a_book_is_left() {
    for demo in Demo::ALL {
        for language in [demo::Language::Chinese, demo::Language::English] {
            let on = Day::from_civil(2026, 9, 15).unwrap();
            let book = with_more(demo::book(demo, demo::SEED, on, language), on);
            let masked = book.masked(WORDS);
            let kept = masked.reckonings().values().next().unwrap();
            assert_eq!((&*kept.calculator, kept.on), ("lifetime-value", on));
            // What is published can be loaded still.
            let asked = masked.internal_questions().values().next().unwrap();
            assert!(
                History::default()
                    .apply(Command::add(asked.clone()))
                    .is_ok()
            );
            let masked = values(&masked);
            let words = words(&book);
            assert!(words.len() > 100);
            let left: Vec<_> = words.iter().filter(|word| masked.contains(*word)).collect();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}

#[test]
fn the_last_twelve_months_make_the_index_and_tiers_stay() {
    for demo in Demo::ALL {
        let as_of = Day::from_civil(2026, 9, 15).unwrap();
        let mut book = demo::book(demo, demo::SEED, as_of, demo::Language::English);
        let first = CustomerId::from_index(0);
        let wallet = Judgement::new(Evidence::Wallet, 5e6, "asked Li", as_of).unwrap();
        let judge = Command::Judge(first, Evidence::Wallet, wallet);
        let mut history = History::new(book);
        history.apply(judge).unwrap();
        book = history.book().clone();
        let masked = book.masked(WORDS);
        let last = masked.as_of().unwrap();
        let orders = masked.orders();
        let sold: Money = orders
            .ids()
            .filter(|&id| orders.day(id) > last.plus_days(-365))
            .flat_map(|id| orders.lines(id))
            .map(|line| line.amount())
            .filter(|amount| !amount.is_negative())
            .fold(Money::ZERO, |sum, amount| sum + amount);
        assert!((sold.to_f64() - 100_000.0).abs() < 20.0, "{sold:?}");
        assert_eq!(masked.units().currency, "");
        let tiers = |book: &Book| {
            let facts = Facts::gather(book, last);
            let assessment = assess(book, &facts, book.rules(), book.units().default_margin);
            let standing = |place| {
                let id = keepgold_core::book::CustomerId::from_index(place);
                assessment.get(id).and_then(|one| one.tier)
            };
            (0..book.customers().len())
                .map(standing)
                .collect::<Vec<_>>()
        };
        assert_eq!(tiers(&masked), tiers(&book));
    }
}
