//! A number that changes with what tiers month by month rest on.

use std::hash::{Hash, Hasher};

use crate::book::{Book, CustomerId, Mixer, ProductId, Serving};
use crate::unit::{Day, Price};

/// What [`crate::value::tier_history`] reads in a book up to a day, as a number. Books with equal ones have the same months
/// under the same rules; others differ but for chance. Names, notes and contacts without a rate are not read. Good
/// within one build of the program; never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis(u64);

impl Basis {
    /// What is read looking back from this day, where a pyramid divides equals or none does.
    pub fn of(book: &Book, pyramid: bool, as_of: Day) -> Self {
        let mut read = Mixer::default();
        // The lengths go first, so that tables cannot run into each other.
        read.write_usize(book.customers().len());
        read.write_usize(book.products().len());
        read.write_usize(book.judgements().len());
        read_customers(book, pyramid, &mut read);
        for (index, product) in book.products().iter().enumerate() {
            let root = match product.merged_into {
                None => product,
                Some(into) => &book.products()[book.product_root(into).index()],
            };
            (ProductId::from_index(index), root.kind, root.cost).hash(&mut read);
        }
        for (of, judgement) in book.judgements() {
            (of, judgement.millionths, judgement.day, judgement.until).hash(&mut read);
        }
        read_contacts(book, as_of, &mut read);
        read_orders(book, as_of, &mut read);
        Self(read.finish())
    }
}

/// Who is listed, who counts for whom and since when; the order among equals only where a pyramid divides them.
fn read_customers(book: &Book, pyramid: bool, read: &mut Mixer) {
    for (index, customer) in book.customers().iter().enumerate() {
        let root = book.customer_root(CustomerId::from_index(index));
        (root, customer.is_listed(), customer.since).hash(read);
        if pyramid {
            customer.code.hash(read);
            // Codes stand once, so names decide among customers without one only.
            if customer.code.is_empty() {
                customer.name.hash(read);
            }
        }
    }
}

/// The rates, and the contacts that cost something by them.
fn read_contacts(book: &Book, as_of: Day, read: &mut Mixer) {
    let rates = &book.service().rates;
    Serving::ALL.map(|of| rates.get(of)).hash(read);
    for contact in book.contacts().values() {
        let rate = rates.get(Serving::Contact(contact.kind));
        if rate > Price::default() && contact.day <= as_of {
            (contact.customer, contact.day, contact.kind).hash(read);
        }
    }
}

fn read_orders(book: &Book, as_of: Day, read: &mut Mixer) {
    let orders = book.orders();
    let mut voided = book.voided().iter().copied().peekable();
    for id in orders.ids() {
        let (day, lines) = (orders.day(id), orders.line_range(id));
        if voided.next_if_eq(&id).is_some() || day > as_of {
            continue;
        }
        (orders.customer(id), day).hash(read);
        let products = &orders.line_products()[lines.clone()];
        let quantities = &orders.line_quantities()[lines.clone()];
        let prices = &orders.line_prices()[lines];
        read.write_usize(products.len());
        for ((product, quantity), price) in products.iter().zip(quantities).zip(prices) {
            read.write_usize(product.index());
            read.write_i64(quantity.thousandths());
            read.write_i64(price.millionths());
        }
    }
}
