//! A book of made-up orders, about as varied as those of a real wholesaler, so that it takes as much room.

use keepgold_core::book::{
    Book, Customer, CustomerId, History, Line, Orders, Product, ProductId, Settings,
};
use keepgold_core::demo::Random;
use keepgold_core::unit::{Day, Price, Quantity};
use wasm_bindgen::prelude::*;

use crate::{Shelf, told};

/// Lines of an order, at most.
const MOST_LINES: u64 = 40;
/// Days over which the orders are spread, up to the last one.
const DAYS: u64 = 730;
/// The last day, 2026-06-30, in days since 1970-01-01.
const LAST: i32 = 20_634;
/// Numbers in which most things are bought.
const QUANTITIES: [i64; 16] = [1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 12, 24, 48, -1];

/// Makes a book with about so many order lines of so many customers and products. The same numbers give the same book.
///
/// # Errors
/// The book has no room for so many.
#[wasm_bindgen]
pub fn made_up(lines: u32, customers: u32, products: u32) -> Result<Shelf, JsError> {
    let mut numbers = Numbers(Random::new(1));
    let goods: Vec<Product> = (0..products).map(product).collect();
    let people: Vec<Customer> = (0..customers).map(customer).collect();
    let prices: Vec<i64> = goods
        .iter()
        .map(|_| 50 + numbers.below(9_950) as i64)
        .collect();
    let count = u64::from(lines) * 2 / (MOST_LINES + 1);
    let mut orders = Orders::default();
    for number in 0..count {
        let bought = (0..=numbers.below(MOST_LINES)).map(|_| {
            let product = numbers.skewed(products.into());
            let hundredths = match numbers.below(10) {
                // A price agreed on once, a discount, and the price of the list.
                0..3 => prices[product] * (70 + numbers.below(30) as i64) / 100,
                3 | 4 => prices[product] * 9 / 10,
                _ => prices[product],
            };
            let quantity = QUANTITIES[numbers.below(QUANTITIES.len() as u64) as usize];
            Some(Line {
                product: ProductId::from_index(product),
                quantity: Quantity::from_thousandths(quantity * 1_000)?,
                price: Price::from_millionths(hundredths * 10_000)?,
            })
        });
        let bought: Vec<Line> = bought.flatten().collect();
        let who = CustomerId::from_index(numbers.skewed(customers.into()));
        let day = LAST - DAYS as i32 + (number * DAYS / count) as i32;
        let day = Day::from_number(day).ok_or_else(|| told("day"))?;
        let code = format!("{}", 500_000 + number);
        orders.push(&code, Some(who), day, bought).map_err(told)?;
    }
    let book = Book::from_parts(
        people,
        goods,
        orders,
        Default::default(),
        Vec::new(),
        Settings::default(),
    );
    Ok(Shelf {
        history: History::new(book.map_err(told)?),
    })
}

fn customer(number: u32) -> Customer {
    Customer {
        code: format!("{}", 10_000 + number),
        name: if number.is_multiple_of(2) {
            format!("Customer {number} Trading")
        } else {
            format!("第{number}号合作社")
        },
        region: format!("Region {}", number % 23),
        ..Customer::default()
    }
}

fn product(number: u32) -> Product {
    Product {
        code: format!("P{number}"),
        name: format!("Product {number}"),
        category: format!("Line {}", number % 17),
        ..Product::default()
    }
}

/// Numbers of which low ones can come more often.
struct Numbers(Random);

impl Numbers {
    /// A number below this one.
    const fn below(&mut self, most: u64) -> u64 {
        ((self.0.next() >> 32) * most) >> 32
    }

    /// The same, with low ones more often than high ones.
    const fn skewed(&mut self, most: u64) -> usize {
        (self.below(most) * self.below(most) / most) as usize
    }
}
