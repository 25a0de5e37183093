//! A history put together from the segments of a generation.

use super::manifest::{Holds, Part};
use crate::book::{
    Book, Contact, Customer, History, Kept, OrderColumns, Orders, Product, RecordChange, Rows,
};
use crate::codec::columns::{Columns, Kind};
use crate::codec::contacts::read_contacts;
use crate::codec::logs::read_log;
use crate::codec::past::read_past;
use crate::codec::records::{Rest, read_customers, read_json, read_products};
use crate::codec::transfer::book_from;
use crate::codec::{DecodeError, orders};

/// The tables of a history, filled segment by segment.
#[derive(Default)]
pub(super) struct Loading {
    pub(super) customers: Vec<Customer>,
    pub(super) products: Vec<Product>,
    pub(super) orders: OrderColumns,
    pub(super) contacts: Rows<Kept<Contact>>,
    records: Vec<RecordChange>,
    pub(super) rest: Rest,
    past: Columns,
    /// The orders of undone imports.
    tables: Vec<OrderColumns>,
}

impl Loading {
    /// Reads a segment onto the end of its table.
    ///
    /// # Errors
    /// [`DecodeError`]; part of the segment may be in the table then.
    pub(super) fn add(&mut self, part: Part, text: &str) -> Result<(), DecodeError> {
        match part {
            Part::Customers => read_customers(
                &Columns::unpack(Kind::Customers, text)?,
                &mut self.customers,
            ),
            Part::Products => {
                read_products(&Columns::unpack(Kind::Products, text)?, &mut self.products)
            }
            Part::Orders => orders::unpack(text, &mut self.orders),
            Part::Contacts => {
                read_contacts(&Columns::unpack(Kind::Contacts, text)?, &mut self.contacts)
            }
            Part::Records => {
                let log = read_log(&Columns::unpack(Kind::Records, text)?)?;
                self.records.push(log);
                Ok(())
            }
            Part::Rest => {
                self.rest = read_json(&Columns::unpack(Kind::Rest, text)?)?;
                Ok(())
            }
            Part::Past => {
                self.past = Columns::unpack(Kind::Past, text)?;
                Ok(())
            }
            Part::PastOrders(gap) => {
                if gap == self.tables.len() {
                    self.tables.push(OrderColumns::default());
                }
                let table = self.tables.get_mut(gap).ok_or(DecodeError::BadValue)?;
                orders::unpack(text, table)
            }
        }
    }

    /// How much a single segment held, after it was read into empty tables.
    pub(super) fn holds(&self) -> Holds {
        let days = &self.orders.days;
        let lists = [
            self.customers.len(),
            self.products.len(),
            self.orders.codes.len(),
            self.contacts.len(),
        ];
        Holds {
            records: lists.iter().sum::<usize>() + self.rest.judgements.len(),
            lines: self.orders.products.len() + self.rest.voided.len(),
            days: days.iter().min().copied().zip(days.iter().max().copied()),
            buyers: None,
        }
    }

    /// How many customers and products there must be for what orders, contacts and judgements refer to.
    pub(super) fn needed(&self) -> (usize, usize) {
        let buyers = self.orders.customers.iter().flatten().copied();
        let contacts = self
            .contacts
            .iter()
            .filter_map(|(_, contact)| Some(contact.as_ref()?.customer));
        let judged = self.rest.judgements.iter().map(|(customer, ..)| *customer);
        let customers = buyers.chain(contacts).chain(judged).max();
        let products = self.orders.products.iter().max();
        (
            customers.map_or(0, |id| id.index() + 1),
            products.map_or(0, |id| id.index() + 1),
        )
    }

    /// The history, once every segment was read.
    ///
    /// # Errors
    /// [`DecodeError`] when the parts do not go together.
    pub(super) fn finish(mut self) -> Result<History, DecodeError> {
        // Other records may refer to contacts.
        self.records
            .insert(0, RecordChange::Contacts(self.contacts));
        let orders = Orders::from_columns(self.orders)?;
        let book = book_from(
            self.customers,
            self.products,
            orders,
            self.records,
            self.rest,
        )?;
        with_past(book, &self.past, self.tables)
    }

    /// The history without the records that refer to what is missing.
    ///
    /// # Errors
    /// [`DecodeError`] when customers, products, orders or settings do not go together.
    pub(super) fn finish_intact(self) -> Result<History, DecodeError> {
        let orders = Orders::from_columns(self.orders)?;
        let book = book_from(self.customers, self.products, orders, Vec::new(), self.rest)?;
        let contacts = RecordChange::Contacts(self.contacts);
        let book = book.with_intact_records(std::iter::once(contacts).chain(self.records));
        with_past(book, &self.past, self.tables)
    }
}

fn with_past(
    book: Book,
    past: &Columns,
    tables: Vec<OrderColumns>,
) -> Result<History, DecodeError> {
    let tables: Vec<Orders> = tables
        .into_iter()
        .map(Orders::from_columns)
        .collect::<Result<_, _>>()?;
    let (done, undone) = read_past(past, tables)?;
    Ok(History::from_parts(book, done, undone))
}
