//! A piece of the orders as packed columns. Must not know customers, products or other pieces.
//!
//! What repeats becomes a small number before DEFLATE sees it: days and order numbers as steps from
//! the one before, customers as "the same", "the next new one" or an id, prices as the place among
//! the last few prices of the product.

use std::collections::HashMap;

use super::DecodeError;
use super::bytes::{Reader, put_varint, unzigzag, zigzag};
use super::codes::{CodeReader, CodeWriter};
use super::columns::{Columns, Kind};
use crate::book::{CustomerId, MAX_LINES, OrderColumns, Orders, ProductId};
use crate::unit::{Day, Price, Quantity};

// Tags of the columns.
const ORDERS: u8 = 1;
const LINE_COUNTS: u8 = 2;
const DAYS: u8 = 3;
const CUSTOMERS: u8 = 4;
const CODES: [u8; 3] = [5, 6, 7];
const PRODUCTS_LOW: u8 = 8;
const PRODUCTS_HIGH: u8 = 9;
const QUANTITIES: u8 = 10;
const PRICE_PLACES: u8 = 11;
const PRICES: u8 = 12;

/// Millionths in a hundredth and thousandths in a unit: most prices and quantities are whole there.
const PRICE_STEP: i64 = 10_000;
const QUANTITY_STEP: i64 = 1_000;

/// Packs a whole table.
pub(super) fn pack(orders: &Orders) -> String {
    let mut columns = Columns::default();
    put_orders(&mut columns, orders);
    put_lines(&mut columns, orders);
    columns.pack(Kind::Orders)
}

/// Reads a packed table onto the end of others.
pub(super) fn unpack(text: &str, to: &mut OrderColumns) -> Result<(), DecodeError> {
    let columns = Columns::unpack(Kind::Orders, text)?;
    let lines = read_orders(&columns, to)?;
    read_lines(&columns, lines, to)
}

fn put_orders(columns: &mut Columns, orders: &Orders) {
    let [mut counts, mut days, mut customers] = [const { Vec::new() }; 3];
    let mut codes = CodeWriter::default();
    let mut last_day = 0;
    let mut people = People::default();
    for id in orders.ids() {
        put_varint(&mut counts, orders.line_range(id).len() as u64 - 1);
        let day = i64::from(orders.day(id).number());
        put_varint(&mut days, zigzag(day - last_day));
        last_day = day;
        put_varint(&mut customers, people.write(orders.customer(id)));
        codes.write(orders.code(id));
    }
    let mut head = Vec::new();
    put_varint(&mut head, orders.len() as u64);
    columns.put(ORDERS, head);
    columns.put(LINE_COUNTS, counts);
    columns.put(DAYS, days);
    columns.put(CUSTOMERS, customers);
    codes.put(columns, CODES);
}

/// Reads the order columns and returns how many lines belong to them.
fn read_orders(columns: &Columns, to: &mut OrderColumns) -> Result<usize, DecodeError> {
    let mut counts = columns.reader(LINE_COUNTS);
    let mut days = columns.reader(DAYS);
    let mut customers = columns.reader(CUSTOMERS);
    let mut codes = CodeReader::new(columns, CODES);
    let mut head = columns.reader(ORDERS);
    let orders = head.count()?;
    head.end()?;
    let before = to.products.len();
    let mut end = before;
    let mut last_day = 0i64;
    let mut people = People::default();
    for _ in 0..orders {
        end = counts
            .count()?
            .checked_add(1)
            .and_then(|count| end.checked_add(count))
            .filter(|&end| end <= MAX_LINES)
            .ok_or(DecodeError::TooLarge)?;
        to.line_ends.push(end as u32);
        last_day = last_day
            .checked_add(days.signed()?)
            .ok_or(DecodeError::BadValue)?;
        let day = i32::try_from(last_day).ok().and_then(Day::from_number);
        to.days.push(day.ok_or(DecodeError::BadValue)?);
        to.customers.push(people.read(customers.varint()?)?);
        to.codes.push(codes.read()?.into());
    }
    counts.end()?;
    days.end()?;
    customers.end()?;
    codes.end()?;
    Ok(end - before)
}

fn put_lines(columns: &mut Columns, orders: &Orders) {
    let lines = orders.line_count();
    let mut low = Vec::with_capacity(lines);
    let mut high = Vec::with_capacity(lines);
    let mut quantities = Vec::with_capacity(lines);
    let mut places = Vec::with_capacity(lines);
    let mut prices = Vec::new();
    let mut known = KnownPrices::default();
    for place in 0..lines {
        let line = orders.line(place);
        let product = line.product.index();
        low.push(product as u8);
        put_varint(&mut high, product as u64 >> 8);
        put_scaled(&mut quantities, line.quantity.thousandths(), QUANTITY_STEP);
        let price = line.price.millionths();
        match known.place(product, price) {
            Some(at) => places.push(at as u8),
            None => {
                places.push(MEMORY as u8);
                put_scaled(&mut prices, price, PRICE_STEP);
            }
        }
    }
    columns.put(PRODUCTS_LOW, low);
    columns.put(PRODUCTS_HIGH, high);
    columns.put(QUANTITIES, quantities);
    columns.put(PRICE_PLACES, places);
    columns.put(PRICES, prices);
}

fn read_lines(columns: &Columns, lines: usize, to: &mut OrderColumns) -> Result<(), DecodeError> {
    let mut low = columns.reader(PRODUCTS_LOW);
    let mut high = columns.reader(PRODUCTS_HIGH);
    let mut quantities = columns.reader(QUANTITIES);
    let mut places = columns.reader(PRICE_PLACES);
    let mut prices = columns.reader(PRICES);
    let mut known = KnownPrices::default();
    for _ in 0..lines {
        let high = u32::try_from(high.varint()?).map_err(|_| DecodeError::BadValue)?;
        if high >> 24 != 0 {
            return Err(DecodeError::BadValue);
        }
        let product = (high << 8 | u32::from(low.byte()?)) as usize;
        let quantity = read_scaled(&mut quantities, QUANTITY_STEP)?;
        let price = match places.byte()? as usize {
            MEMORY => {
                let price = read_scaled(&mut prices, PRICE_STEP)?;
                known.add(product, price);
                price
            }
            at => known.recall(product, at).ok_or(DecodeError::BadValue)?,
        };
        to.products.push(ProductId::from_index(product));
        to.quantities
            .push(Quantity::from_thousandths(quantity).ok_or(DecodeError::BadValue)?);
        to.prices
            .push(Price::from_millionths(price).ok_or(DecodeError::BadValue)?);
    }
    [low, high, quantities, places, prices]
        .iter()
        .try_for_each(Reader::end)
}

/// A number in whole steps where it is whole (even), in single ones otherwise (odd).
fn put_scaled(out: &mut Vec<u8>, value: i64, step: i64) {
    if value % step == 0 {
        put_varint(out, zigzag(value / step) << 1);
    } else {
        // Limits of price and quantity keep this within 64 bits.
        put_varint(out, zigzag(value) << 1 | 1);
    }
}

fn read_scaled(reader: &mut Reader<'_>, step: i64) -> Result<i64, DecodeError> {
    let code = reader.varint()?;
    let value = unzigzag(code >> 1);
    if code & 1 == 1 {
        return Ok(value);
    }
    value.checked_mul(step).ok_or(DecodeError::BadValue)
}

/// Customers as small numbers: 0 nobody, 1 the same as before, 2 the next one never seen, else an id.
#[derive(Default)]
struct People {
    last: Option<u32>,
    next: u32,
}

impl People {
    fn write(&mut self, customer: Option<CustomerId>) -> u64 {
        let id = customer.map(|id| id.index() as u32);
        let code = match id {
            None => 0,
            Some(_) if id == self.last => 1,
            Some(id) if id == self.next => 2,
            Some(id) => u64::from(id) + 3,
        };
        self.note(id);
        code
    }

    fn read(&mut self, code: u64) -> Result<Option<CustomerId>, DecodeError> {
        let id = match code {
            0 => None,
            1 => Some(self.last.ok_or(DecodeError::BadValue)?),
            2 => Some(self.next),
            code => Some(u32::try_from(code - 3).map_err(|_| DecodeError::BadValue)?),
        };
        self.note(id);
        Ok(id.map(|id| CustomerId::from_index(id as usize)))
    }

    fn note(&mut self, id: Option<u32>) {
        if let Some(id) = id {
            self.last = Some(id);
            self.next = self.next.max(id.saturating_add(1));
        }
    }
}

/// Prices remembered for each product.
const MEMORY: usize = 6;

/// The last different prices of each product, the newest first.
#[derive(Default)]
struct KnownPrices {
    products: HashMap<usize, [Option<i64>; MEMORY]>,
}

impl KnownPrices {
    /// Where the price stands among those known; it moves to the front or joins there.
    fn place(&mut self, product: usize, price: i64) -> Option<usize> {
        let known = self.products.entry(product).or_default();
        let place = known.iter().position(|&old| old == Some(price));
        known[..=place.unwrap_or(MEMORY - 1)].rotate_right(1);
        known[0] = Some(price);
        place
    }

    /// The price at this place; it moves to the front.
    fn recall(&mut self, product: usize, place: usize) -> Option<i64> {
        let known = self.products.get_mut(&product)?;
        known.get_mut(..=place)?.rotate_right(1);
        known[0]
    }

    fn add(&mut self, product: usize, price: i64) {
        let known = self.products.entry(product).or_default();
        known.rotate_right(1);
        known[0] = Some(price);
    }
}
