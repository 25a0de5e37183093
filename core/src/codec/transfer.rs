//! Books, histories and imports as plain bytes that cross the worker border as one buffer.
//!
//! They are neither compressed nor given checksums, because they live for one message within one program. They are
//! still read as if they came from outside.

use std::collections::BTreeSet;
use std::ops::Range;

use super::DecodeError;
use super::bytes::{Reader, put_fixed, put_text, put_varint};
use super::columns::Columns;
use super::contacts::{contact_columns, read_contacts};
use super::logs::{log_columns, new_columns, put_pieces, read_pieces};
use super::past::{past_columns, read_past};
use super::records::{
    Rest, customer_columns, json_columns, product_columns, read_customers, read_json, read_products,
};
use crate::book::{
    Book, Contact, Customer, CustomerId, History, ImportBatch, Kept, NewRecords, OrderColumns,
    OrderId, Orders, Product, ProductId, RecordChange, RecordId, Rows, Stamp,
};
use crate::unit::{Day, Price, Quantity};

const MAGIC: &[u8; 2] = b"KT";
const ORDERS: u8 = 1;
const BATCH: u8 = 2;
const BOOK: u8 = 3;
const HISTORY: u8 = 4;

/// Orders as bytes.
pub fn encode_orders(orders: &Orders) -> Vec<u8> {
    let mut out = start(ORDERS);
    put_orders(&mut out, orders, 0..orders.len());
    out
}

/// The opposite of [`encode_orders`].
///
/// # Errors
/// [`DecodeError`]; the bytes are no orders.
pub fn decode_orders(bytes: &[u8]) -> Result<Orders, DecodeError> {
    decode(ORDERS, bytes, read_orders)
}

/// What an import adds, as bytes.
pub fn encode_batch(batch: &ImportBatch) -> Vec<u8> {
    let mut out = start(BATCH);
    put_text(&mut out, &batch.source);
    put_varint(&mut out, batch.prepared_for.number());
    customer_columns(&batch.new_customers).put_raw(&mut out);
    let (ids, changed): (Vec<_>, Vec<_>) = batch.changed_customers.iter().cloned().unzip();
    put_ids(&mut out, ids.iter().map(|id| id.index()));
    customer_columns(&changed).put_raw(&mut out);
    product_columns(&batch.new_products).put_raw(&mut out);
    let (ids, changed): (Vec<_>, Vec<_>) = batch.changed_products.iter().cloned().unzip();
    put_ids(&mut out, ids.iter().map(|id| id.index()));
    product_columns(&changed).put_raw(&mut out);
    put_ids(&mut out, batch.replaced_orders.iter().map(|id| id.index()));
    put_orders(&mut out, &batch.orders, 0..batch.orders.len());
    let contacts = batch.records.contacts.iter().enumerate();
    contact_columns(contacts.map(|(place, contact)| (RecordId::from_index(place), contact.into())))
        .put_raw(&mut out);
    put_pieces(&mut out, &new_columns(&batch.records));
    json_columns(&batch.units).put_raw(&mut out);
    out
}

/// The opposite of [`encode_batch`].
///
/// # Errors
/// [`DecodeError`]; the bytes are no import. Whether it fits a book is the command's check.
pub fn decode_batch(bytes: &[u8]) -> Result<ImportBatch, DecodeError> {
    decode(BATCH, bytes, |reader| {
        Ok(ImportBatch {
            source: reader.text()?.to_owned(),
            prepared_for: Stamp::from_number(reader.varint()?),
            new_customers: read_customer_table(reader)?,
            changed_customers: read_changed(reader, CustomerId::from_index, read_customer_table)?,
            new_products: read_product_table(reader)?,
            changed_products: read_changed(reader, ProductId::from_index, read_product_table)?,
            replaced_orders: read_ids(reader, OrderId::from_index)?,
            orders: read_orders(reader)?,
            records: read_new_records(reader)?,
            units: read_json(&Columns::from_raw(reader)?)?,
        })
    })
}

/// A book as bytes.
pub fn encode_book(book: &Book) -> Vec<u8> {
    let mut out = start(BOOK);
    put_book(&mut out, book);
    out
}

/// The opposite of [`encode_book`].
///
/// # Errors
/// [`DecodeError`]; the bytes are no book.
pub fn decode_book(bytes: &[u8]) -> Result<Book, DecodeError> {
    decode(BOOK, bytes, read_book)
}

/// A book with its past as bytes.
pub fn encode_history(history: &History) -> Vec<u8> {
    let mut out = start(HISTORY);
    put_book(&mut out, history.book());
    let past = past_columns(history);
    past.columns.put_raw(&mut out);
    put_varint(&mut out, past.tables.len() as u64);
    for orders in past.tables {
        put_orders(&mut out, orders, 0..orders.len());
    }
    out
}

/// The opposite of [`encode_history`].
///
/// # Errors
/// [`DecodeError`]; the bytes are no book with a past.
pub fn decode_history(bytes: &[u8]) -> Result<History, DecodeError> {
    decode(HISTORY, bytes, |reader| {
        let book = read_book(reader)?;
        let columns = Columns::from_raw(reader)?;
        let mut tables = Vec::new();
        for _ in 0..reader.count()? {
            tables.push(read_orders(reader)?);
        }
        let (done, undone) = read_past(&columns, tables)?;
        Ok(History::from_parts(book, done, undone))
    })
}

fn start(what: u8) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(what);
    out
}

fn decode<T>(
    what: u8,
    bytes: &[u8],
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut reader = Reader::new(bytes);
    if reader.take(2)? != MAGIC {
        return Err(DecodeError::NotOurs);
    }
    if reader.byte()? != what {
        return Err(DecodeError::WrongKind);
    }
    let value = read(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// Writes the orders with these indexes as a table of their own.
pub(super) fn put_orders(out: &mut Vec<u8>, orders: &Orders, range: Range<usize>) {
    let ids = || range.clone().map(OrderId::from_index);
    let lines = lines_of(orders, &range);
    put_varint(out, range.len() as u64);
    put_varint(out, lines.len() as u64);
    ids().for_each(|id| put_text(out, orders.code(id)));
    // Nobody is 0, so ids move up by one; none is as large as u32 holds.
    put_fixed(
        out,
        ids().map(|id| {
            let customer = orders.customer(id);
            customer
                .map_or(0, |id| (id.index() as u32).saturating_add(1))
                .to_le_bytes()
        }),
    );
    put_fixed(out, ids().map(|id| orders.day(id).number().to_le_bytes()));
    let start = lines.start;
    put_fixed(
        out,
        ids().map(|id| ((orders.line_range(id).end - start) as u32).to_le_bytes()),
    );
    let products = orders.line_products()[lines.clone()].iter();
    put_fixed(out, products.map(|id| (id.index() as u32).to_le_bytes()));
    let quantities = orders.line_quantities()[lines.clone()].iter();
    put_fixed(out, quantities.map(|q| q.thousandths().to_le_bytes()));
    let prices = orders.line_prices()[lines].iter();
    put_fixed(out, prices.map(|p| p.millionths().to_le_bytes()));
}

/// The places of the lines of the orders with these indexes.
fn lines_of(orders: &Orders, range: &Range<usize>) -> Range<usize> {
    if range.is_empty() {
        return 0..0;
    }
    let lines = |index| orders.line_range(OrderId::from_index(index));
    lines(range.start).start..lines(range.end - 1).end
}

/// Reads a table of orders.
pub(super) fn read_orders(reader: &mut Reader<'_>) -> Result<Orders, DecodeError> {
    let (orders, lines) = (reader.count()?, reader.count()?);
    let mut codes = Vec::new();
    for _ in 0..orders {
        codes.push(reader.text()?.into());
    }
    let number = u32::from_le_bytes;
    Ok(Orders::from_columns(OrderColumns {
        codes,
        customers: reader.fixed(orders, |bytes| {
            let index = number(bytes) as usize;
            Some(index.checked_sub(1).map(CustomerId::from_index))
        })?,
        days: reader.fixed(orders, |bytes| Day::from_number(i32::from_le_bytes(bytes)))?,
        line_ends: reader.fixed(orders, |bytes| Some(number(bytes)))?,
        products: reader.fixed(lines, |bytes| {
            Some(ProductId::from_index(number(bytes) as usize))
        })?,
        quantities: reader.fixed(lines, |bytes| {
            Quantity::from_thousandths(i64::from_le_bytes(bytes))
        })?,
        prices: reader.fixed(lines, |bytes| {
            Price::from_millionths(i64::from_le_bytes(bytes))
        })?,
    })?)
}

fn put_book(out: &mut Vec<u8>, book: &Book) {
    customer_columns(book.customers()).put_raw(out);
    product_columns(book.products()).put_raw(out);
    json_columns(&Rest::of(book)).put_raw(out);
    contact_columns(book.records().kept()).put_raw(out);
    put_pieces(out, &log_columns(book.records(), usize::MAX));
    put_orders(out, book.orders(), 0..book.orders().len());
}

fn read_book(reader: &mut Reader<'_>) -> Result<Book, DecodeError> {
    let customers = read_customer_table(reader)?;
    let products = read_product_table(reader)?;
    let rest = read_json::<Rest>(&Columns::from_raw(reader)?)?;
    let records = read_records(reader)?;
    let orders = read_orders(reader)?;
    Ok(book_from(customers, products, orders, records, rest)?)
}

/// Puts the parts of a book together under the book's own checks.
pub(super) fn book_from(
    customers: Vec<Customer>,
    products: Vec<Product>,
    orders: Orders,
    records: Vec<RecordChange>,
    rest: Rest,
) -> Result<Book, crate::book::Refusal> {
    let mut voided = BTreeSet::new();
    voided.extend(rest.voided);
    Book::from_parts(
        customers,
        products,
        orders,
        voided,
        rest.judgements,
        rest.settings,
    )?
    .with_records(records)?
    .with_service(rest.service)?
    .with_past_rules(rest.past_rules)
}

fn read_customer_table(reader: &mut Reader<'_>) -> Result<Vec<Customer>, DecodeError> {
    let mut table = Vec::new();
    read_customers(&Columns::from_raw(reader)?, &mut table)?;
    Ok(table)
}

fn read_contact_table(reader: &mut Reader<'_>) -> Result<Rows<Kept<Contact>>, DecodeError> {
    let mut table = Vec::new();
    read_contacts(&Columns::from_raw(reader)?, &mut table)?;
    Ok(table)
}

/// Contacts, then all other records.
fn read_records(reader: &mut Reader<'_>) -> Result<Vec<RecordChange>, DecodeError> {
    let mut records = vec![RecordChange::Contacts(read_contact_table(reader)?)];
    records.append(&mut read_pieces(reader)?);
    Ok(records)
}

fn read_new_records(reader: &mut Reader<'_>) -> Result<NewRecords, DecodeError> {
    let mut new = NewRecords::default();
    for rows in read_records(reader)? {
        new.push(rows);
    }
    Ok(new)
}

fn read_product_table(reader: &mut Reader<'_>) -> Result<Vec<Product>, DecodeError> {
    let mut table = Vec::new();
    read_products(&Columns::from_raw(reader)?, &mut table)?;
    Ok(table)
}

fn put_ids(out: &mut Vec<u8>, ids: impl ExactSizeIterator<Item = usize>) {
    put_varint(out, ids.len() as u64);
    ids.for_each(|id| put_varint(out, id as u64));
}

fn read_ids<Id>(reader: &mut Reader<'_>, id: fn(usize) -> Id) -> Result<Vec<Id>, DecodeError> {
    let mut ids = Vec::new();
    for _ in 0..reader.count()? {
        ids.push(id(reader.count()?));
    }
    Ok(ids)
}

/// Ids with the records that stand for them from now on.
fn read_changed<Id, T>(
    reader: &mut Reader<'_>,
    id: fn(usize) -> Id,
    table: fn(&mut Reader<'_>) -> Result<Vec<T>, DecodeError>,
) -> Result<Vec<(Id, T)>, DecodeError> {
    let ids = read_ids(reader, id)?;
    let records = table(reader)?;
    if ids.len() != records.len() {
        return Err(DecodeError::BadValue);
    }
    Ok(ids.into_iter().zip(records).collect())
}
