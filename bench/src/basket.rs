//! What is bought together, and what each customer is offered next.

use keepgold_core::basket::{
    Basket, Baskets, Family, Level, Limits, Rules, RulesAsk, Support, baskets_of, mine,
};
use keepgold_core::book::{Command, CustomerId, Line, Order, ProductId};
use keepgold_core::codec::store::Record;
use keepgold_core::next_best::Adviser;
use keepgold_core::question::{Analyst, Question, Suggest};
use keepgold_core::unit::{Day, Price, Quantity};
use wasm_bindgen::prelude::*;

use crate::Shelf;

/// Suggestions of a customer.
const SUGGESTED: usize = 3;

/// Baskets, held for the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Trolley {
    baskets: Baskets,
}

/// Baskets from one list of items and the place where each basket ends in it.
#[wasm_bindgen]
pub fn baskets(items: &[u32], ends: &[u32]) -> Trolley {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let basket = |(start, end): (u32, &u32)| {
        items
            .get(start as usize..*end as usize)
            .unwrap_or_default()
            .iter()
            .copied()
    };
    Trolley {
        baskets: starts.zip(ends).map(basket).collect(),
    }
}

/// The baskets of a book, one an order.
#[wasm_bindgen]
pub fn baskets_of_orders(shelf: &Shelf) -> Option<Trolley> {
    let book = shelf.history.book();
    Some(Trolley {
        baskets: baskets_of(
            book,
            Day::FIRST..=book.as_of()?,
            Basket::Order,
            Level::Product,
        ),
    })
}

/// How many itemsets are in at least `count` baskets.
#[wasm_bindgen]
pub fn itemsets(trolley: &Trolley, count: u32) -> usize {
    mine(&trolley.baskets, count, &Limits::default()).0.len()
}

/// Mines, makes all rules of confidence .5 and all measures of each; gives how many rules.
#[wasm_bindgen]
pub fn rules(trolley: &Trolley, support: f64) -> usize {
    let least = Support::Share(support).least(trolley.baskets.len());
    let (itemsets, _) = mine(&trolley.baskets, least, &Limits::default());
    let rules = Rules::of(&itemsets, &Family::of(&itemsets), &RulesAsk::default());
    let measured: Vec<_> = rules.iter().map(|rule| rules.measures(rule)).collect();
    measured.len()
}

/// The best new products of every customer with chances and reasons; gives how many customers got one.
#[wasm_bindgen]
pub fn suggestions(shelf: &Shelf) -> usize {
    let book = shelf.history.book();
    let Some(day) = book.as_of() else { return 0 };
    let suggestions = Adviser::learn(book, day).suggestions(SUGGESTED);
    suggestions
        .of_customers
        .iter()
        .filter(|of| !of.is_empty())
        .count()
}

/// An analyst who has told what to offer whom, held for the page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Counsel {
    analyst: Analyst,
    day: Day,
    /// Orders put in so far.
    orders: usize,
}

impl Counsel {
    fn suggestions(&mut self) -> usize {
        let ask = Suggest {
            as_of: self.day,
            most: SUGGESTED as u8,
        };
        let suggestions = ask.answer(&mut self.analyst).of_customers;
        suggestions.iter().filter(|of| !of.is_empty()).count()
    }
}

/// Asks once what to offer whom.
#[wasm_bindgen]
pub fn counsel(shelf: &Shelf) -> Option<Counsel> {
    let mut counsel = Counsel {
        analyst: Analyst::new(shelf.history.clone()),
        day: shelf.history.book().as_of()?,
        orders: 0,
    };
    counsel.suggestions();
    Some(counsel)
}

/// Puts an order of five lines into the book, each time another customer's, and asks again; gives how many customers got a
/// suggestion.
#[wasm_bindgen]
pub fn suggestions_after_order(counsel: &mut Counsel) -> Option<usize> {
    counsel.orders += 1;
    let (quantity, price) = (
        Quantity::from_thousandths(1_000)?,
        Price::from_millionths(1_000_000)?,
    );
    let line = |n: usize| Line {
        product: ProductId::from_index(n + counsel.orders),
        quantity,
        price,
    };
    let order = Command::AddOrder(Order {
        code: String::new(),
        customer: Some(CustomerId::from_index(counsel.orders)),
        day: counsel.day,
        lines: (0..5).map(line).collect(),
    });
    counsel.analyst.follow(Record::Do(order)).ok()?;
    Some(counsel.suggestions())
}
