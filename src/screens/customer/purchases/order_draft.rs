//! An order as it is typed, and the lines it becomes. Pure.

use crate::words::amount::{day_iso, parse_day};
use keepgold_core::book::{Book, CustomerId, Line, Order, ProductId, Refusal};
use keepgold_core::unit::{Day, Price, Quantity};

/// Products offered at once.
const OFFERED: usize = 40;

/// One line as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineDraft {
    /// Tells lines apart while others come and go.
    pub key: u32,
    pub product: String,
    pub quantity: String,
    pub price: String,
}

/// The order as it is typed; at least one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub code: String,
    pub day: String,
    pub lines: Vec<LineDraft>,
}

/// What was wrong when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Day,
    /// The line with this key.
    Product(u32),
    Quantity(u32),
    Price(u32),
    Refused(Refusal),
}

impl Draft {
    /// An empty order of this day.
    pub fn on(day: Day) -> Draft {
        Draft {
            code: String::new(),
            day: day_iso(day),
            lines: vec![LineDraft::default()],
        }
    }

    /// The order.
    ///
    /// # Errors
    /// The first [`Fault`].
    pub fn order(&self, book: &Book, customer: CustomerId) -> Result<Order, Fault> {
        let day = parse_day(&self.day).ok_or(Fault::Day)?;
        let lines = self
            .lines
            .iter()
            .map(|line| line.line(book))
            .collect::<Result<_, _>>()?;
        Ok(Order {
            code: self.code.trim().to_owned(),
            customer: Some(customer),
            day,
            lines,
        })
    }
}

impl LineDraft {
    /// Quantity and price, where both are numbers.
    pub fn amounts(&self) -> Option<(Quantity, Price)> {
        let quantity = Quantity::parse(self.quantity.trim().as_bytes()).ok()?;
        let price = Price::parse(self.price.trim().as_bytes()).ok()?;
        Some((quantity.0, price.0))
    }

    fn line(&self, book: &Book) -> Result<Line, Fault> {
        let product = resolve(book, &self.product).ok_or(Fault::Product(self.key))?;
        let quantity = match Quantity::parse(self.quantity.trim().as_bytes()) {
            Ok((quantity, _)) if quantity != Quantity::default() => quantity,
            _ => return Err(Fault::Quantity(self.key)),
        };
        match Price::parse(self.price.trim().as_bytes()) {
            Ok((price, _)) => Ok(Line {
                product,
                quantity,
                price,
            }),
            Err(_) => Err(Fault::Price(self.key)),
        }
    }
}

/// How a product is written so that no two are written alike.
fn label(book: &Book, id: ProductId) -> String {
    book.product(id).map_or_else(String::new, |product| {
        match (product.code.as_str(), product.name.as_str()) {
            ("", name) => format!("{name} #{}", id.index()),
            (code, "") => code.to_owned(),
            (code, name) => format!("{name} · {code}"),
        }
    })
}

/// The product whose label, code or own name was typed.
pub fn resolve(book: &Book, typed: &str) -> Option<ProductId> {
    let typed = typed.trim();
    let listed = || {
        let ids = (0..book.products().len()).map(ProductId::from_index);
        ids.filter(|&id| book.product(id).is_some_and(|product| product.is_listed()))
    };
    if typed.is_empty() {
        return None;
    }
    listed().find(|&id| label(book, id) == typed).or_else(|| {
        let named = |&id: &ProductId| {
            book.product(id)
                .is_some_and(|p| p.code == typed || p.name == typed)
        };
        let mut matches = listed().filter(named);
        matches.next().filter(|_| matches.next().is_none())
    })
}

/// Products whose name or code holds what was typed.
pub fn offers(book: &Book, typed: &str) -> Vec<String> {
    let wanted = typed.trim().to_lowercase();
    let ids = (0..book.products().len()).map(ProductId::from_index);
    let fits = |&id: &ProductId| {
        book.product(id).is_some_and(|product| {
            product.is_listed()
                && (product.name.to_lowercase().contains(&wanted)
                    || product.code.to_lowercase().contains(&wanted))
        })
    };
    ids.filter(fits)
        .take(OFFERED)
        .map(|id| label(book, id))
        .collect()
}

#[cfg(test)]
#[path = "order_draft_tests.rs"]
mod tests;
