//! Orders that the book has already and the file brings with other lines: exported again, when more was in them.

use std::collections::HashMap;

use super::taken::{OrderKey, Taken};
use crate::book::{Book, CustomerId, Line, OrderId, ProductId};
use crate::import::batch::preview::Choices;
use crate::import::batch::register::{NONE, Register};
use crate::import::findings::{AmendedOrder, Finding};
use crate::unit::{Day, Money, Price, Quantity};

/// Orders of which each is told.
const MOST_TOLD: usize = 50;

/// The orders of the file that the book has, by number, customer and day.
pub(super) struct Known {
    /// For each order of the file those of the book; none for a new one.
    of_order: Vec<Vec<OrderId>>,
}

/// What becomes of an order of the book.
#[derive(Default)]
pub(super) struct Amendment {
    /// The orders of the book that it replaces.
    pub(super) replaces: Vec<OrderId>,
    /// Lines of the book that stay.
    pub(super) stays: Vec<Line>,
    /// Of the lines of the file those that are new, in their order.
    pub(super) is_new: Vec<bool>,
}

impl Known {
    pub(super) fn find(
        book: &Book,
        keys: &[OrderKey],
        codes: &[String],
        customers: &Register<'_>,
    ) -> Self {
        let stored = book.orders();
        let mut all: HashMap<(&str, Option<CustomerId>, Day), Vec<OrderId>> = HashMap::new();
        for id in stored.ids() {
            let key = (stored.code(id), stored.customer(id), stored.day(id));
            all.entry(key).or_default().push(id);
        }
        let of = |key: &OrderKey| {
            let code = codes.get(key.code as usize).map_or("", String::as_str);
            let customer = match key.customer {
                NONE => None,
                record => match customers.records[record as usize].known {
                    Some(place) => Some(CustomerId::from_index(place)),
                    None => return Vec::new(),
                },
            };
            let found = all.get(&(code, customer, key.day));
            found.cloned().unwrap_or_default()
        };
        let of_order = if all.is_empty() {
            vec![Vec::new(); keys.len()]
        } else {
            keys.iter().map(of).collect()
        };
        Self { of_order }
    }

    /// Whether the book has an order of the file, voided ones too.
    pub(super) fn has(&self, order: usize) -> bool {
        !self.of_order[order].is_empty()
    }

    /// What the lines of an order add to the one that the book has; none where it has all of them. An order with a number
    /// is as the file says, but for products that the file does not name: it may be only a part. Without a number the lines
    /// of the book stay, and what is not among them is another sale.
    pub(super) fn amendment(
        &self,
        order: usize,
        lines: &[Taken],
        book: &Book,
        products: &Register<'_>,
        is_numbered: bool,
    ) -> Option<Amendment> {
        let ids = self.of_order[order].iter().copied();
        let replaces: Vec<OrderId> = ids.filter(|id| !book.voided().contains(id)).collect();
        // What a person has voided stays so.
        if replaces.is_empty() {
            return None;
        }
        let known = |line: &Taken| products.records[line.product as usize].known;
        let mut stays: Vec<(Line, bool)> = replaces
            .iter()
            .flat_map(|&id| book.orders().lines(id))
            .map(|line| (line, false))
            .collect();
        let mut is_new = Vec::with_capacity(lines.len());
        for line in lines {
            let same = |(other, met): &&mut (Line, bool)| {
                !*met
                    && known(line) == Some(book.product_root(other.product).index())
                    && (other.quantity, other.price) == (line.quantity, line.price)
            };
            let met = stays.iter_mut().find(same);
            is_new.push(met.is_none());
            if let Some((_, met)) = met {
                *met = true;
            }
        }
        if !is_new.contains(&true) {
            return None;
        }
        let named = |product: ProductId| {
            let product = book.product_root(product).index();
            lines.iter().any(|line| known(line) == Some(product))
        };
        stays.retain(|(line, met)| *met || !is_numbered || !named(line.product));
        Some(Amendment {
            replaces,
            stays: stays.into_iter().map(|(line, _)| line).collect(),
            is_new,
        })
    }
}

/// The orders that are amended, with what they came to before and come to now.
#[derive(Default)]
pub(super) struct Amendments {
    told: Vec<AmendedOrder>,
    orders: u32,
}

impl Amendments {
    pub(super) fn add(
        &mut self,
        amendment: &Amendment,
        lines: &[Taken],
        code: &str,
        day: Day,
        book: &Book,
    ) {
        self.orders += 1;
        if self.told.len() >= MOST_TOLD {
            return;
        }
        let worth = |(quantity, price): (Quantity, Price)| quantity.at(price);
        let sum = |money: &mut dyn Iterator<Item = Money>| {
            money.fold(Money::ZERO, |sum, next| sum + next)
        };
        let before = amendment
            .replaces
            .iter()
            .flat_map(|&id| book.orders().lines(id));
        let stays = amendment
            .stays
            .iter()
            .map(|line| (line.quantity, line.price));
        let new = lines
            .iter()
            .zip(&amendment.is_new)
            .filter(|(_, is_new)| **is_new);
        let new = new.map(|(line, _)| (line.quantity, line.price));
        self.told.push(AmendedOrder {
            code: code.to_owned(),
            day,
            before: sum(&mut before.map(|line| worth((line.quantity, line.price)))),
            after: sum(&mut stays.chain(new).map(worth)),
        });
    }

    pub(super) fn finding(self, choices: &Choices) -> Option<Finding> {
        (self.orders > 0).then_some(Finding::Amended {
            orders: self.orders,
            first: self.told,
            taken: !choices.keep_known,
        })
    }
}
