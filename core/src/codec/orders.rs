//! A piece of the orders as packed columns.
//!
//! What repeats becomes a small number before DEFLATE sees it: days and order numbers as steps from
//! the one before, customers as "the same", "the next new one" or an id, prices as the place among
//! the last few prices of the product. Where one number says much about another, the other
//! goes into a column of its own for each value of the first, so that frequencies are counted apart: the low byte of a
//! product by its high byte, quantities by the quantity before and by whether the customer is known, prices by the place
//! before.

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
const PRODUCTS_HIGH: u8 = 8;
const PRICES: u8 = 9;
/// First tags of columns that are parted.
const PRODUCTS_LOW: u8 = 32;
const QUANTITIES: u8 = 64;
const PRICE_PLACES: u8 = 96;

/// Columns for low bytes of products; high bytes from the last on share it.
const LOW_PARTS: usize = 16;
/// Sizes of the quantity before, with and without a known customer.
const QUANTITY_PARTS: usize = 16;
/// Places of the price before.
const PLACE_PARTS: usize = MEMORY + 2;

/// Millionths in a hundredth and thousandths in a unit: most prices and quantities are whole there.
const PRICE_STEP: i64 = 10_000;
const QUANTITY_STEP: i64 = 1_000;

/// Packs a whole table.
pub(super) fn pack(orders: &Orders) -> String {
    columns_of(orders).pack(Kind::Orders)
}

fn columns_of(orders: &Orders) -> Columns {
    let mut columns = Columns::default();
    put_orders(&mut columns, orders);
    put_lines(&mut columns, orders);
    columns
}

/// Reads a packed table onto the end of others.
pub(super) fn unpack(text: &str, to: &mut OrderColumns) -> Result<(), DecodeError> {
    let columns = Columns::unpack(Kind::Orders, text)?;
    let first = to.line_ends.len();
    read_orders(&columns, to)?;
    read_lines(&columns, first, to)
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

/// Reads the order columns, with the ends of lines that are still to be read.
fn read_orders(columns: &Columns, to: &mut OrderColumns) -> Result<(), DecodeError> {
    let mut counts = columns.reader(LINE_COUNTS);
    let mut days = columns.reader(DAYS);
    let mut customers = columns.reader(CUSTOMERS);
    let mut codes = CodeReader::new(columns, CODES);
    let mut head = columns.reader(ORDERS);
    let orders = head.count()?;
    head.end()?;
    let mut end = to.products.len();
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
    codes.end()
}

fn put_lines(columns: &mut Columns, orders: &Orders) {
    let mut high = Vec::with_capacity(orders.line_count());
    let mut low = [const { Vec::new() }; LOW_PARTS];
    let mut quantities = [const { Vec::new() }; QUANTITY_PARTS];
    let mut places = [const { Vec::new() }; PLACE_PARTS];
    let mut prices = Vec::new();
    let mut memory = Memory::new();
    for id in orders.ids() {
        let known = orders.customer(id).is_some();
        for line in orders.lines(id) {
            let product = line.product.index();
            put_varint(&mut high, product as u64 >> 8);
            low[low_part(product >> 8)].push(product as u8);
            let part = memory.quantity_part(known);
            let quantity = line.quantity.thousandths();
            put_scaled(&mut quantities[part], quantity, QUANTITY_STEP);
            memory.quantity = quantity;
            let price = line.price.millionths();
            let part = memory.place_part(product);
            let place = memory.place(product, price);
            places[part].push(place as u8);
            if place == MEMORY {
                put_scaled(&mut prices, price, PRICE_STEP);
            }
        }
    }
    columns.put_numbers(PRODUCTS_HIGH, high);
    put_parts(columns, PRODUCTS_LOW, low);
    put_parts(columns, QUANTITIES, quantities);
    put_parts(columns, PRICE_PLACES, places);
    columns.put(PRICES, prices);
}

fn put_parts<const N: usize>(columns: &mut Columns, tag: u8, parts: [Vec<u8>; N]) {
    for (tag, part) in (tag..).zip(parts) {
        columns.put_numbers(tag, part);
    }
}

fn read_parts<const N: usize>(columns: &Columns, tag: u8) -> [Reader<'_>; N] {
    std::array::from_fn(|part| columns.reader(tag + part as u8))
}

/// Reads the lines of the orders from this one on, whose ends are known already.
fn read_lines(columns: &Columns, first: usize, to: &mut OrderColumns) -> Result<(), DecodeError> {
    let mut high = columns.reader(PRODUCTS_HIGH);
    let mut low: [_; LOW_PARTS] = read_parts(columns, PRODUCTS_LOW);
    let mut quantities: [_; QUANTITY_PARTS] = read_parts(columns, QUANTITIES);
    let mut places: [_; PLACE_PARTS] = read_parts(columns, PRICE_PLACES);
    let mut prices = columns.reader(PRICES);
    let mut memory = Memory::new();
    for (&end, customer) in to.line_ends[first..].iter().zip(&to.customers[first..]) {
        let known = customer.is_some();
        while to.products.len() < end as usize {
            let above = high.count()?;
            if above >> 24 != 0 {
                return Err(DecodeError::BadValue);
            }
            let product = above << 8 | usize::from(low[low_part(above)].byte()?);
            let part = memory.quantity_part(known);
            let quantity = read_scaled(&mut quantities[part], QUANTITY_STEP)?;
            memory.quantity = quantity;
            let place = places[memory.place_part(product)].byte()?.into();
            let price = if place == MEMORY {
                memory.add(product, read_scaled(&mut prices, PRICE_STEP)?)
            } else {
                memory.recall(product, place).ok_or(DecodeError::BadValue)?
            };
            to.products.push(ProductId::from_index(product));
            to.quantities
                .push(Quantity::from_thousandths(quantity).ok_or(DecodeError::BadValue)?);
            to.prices
                .push(Price::from_millionths(price).ok_or(DecodeError::BadValue)?);
        }
    }
    let parts = low.iter().chain(&quantities).chain(&places);
    parts.chain([&high, &prices]).try_for_each(Reader::end)
}

/// A number in whole steps, from 1 on, where it is whole; 0 and the number itself otherwise.
fn put_scaled(out: &mut Vec<u8>, value: i64, step: i64) {
    if value % step == 0 {
        put_varint(out, zigzag(value / step) + 1);
    } else {
        out.push(0);
        put_varint(out, zigzag(value));
    }
}

fn read_scaled(reader: &mut Reader<'_>, step: i64) -> Result<i64, DecodeError> {
    match reader.varint()?.checked_sub(1) {
        None => reader.signed(),
        Some(code) => unzigzag(code)
            .checked_mul(step)
            .ok_or(DecodeError::BadValue),
    }
}

const fn low_part(high: usize) -> usize {
    if high < LOW_PARTS {
        high
    } else {
        LOW_PARTS - 1
    }
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
/// Products with a memory of their own; further ones share it.
const SLOTS: usize = 1 << 16;

/// What the lines before say of the next one.
struct Memory {
    products: Vec<Product>,
    quantity: i64,
}

/// The last different prices of a product, the newest first, and the place of the last one.
#[derive(Clone, Copy)]
struct Product {
    prices: [i64; MEMORY],
    place: usize,
}

/// Stands where no price is: no price is as low.
const NO_PRICE: i64 = i64::MIN;

impl Memory {
    fn new() -> Self {
        let nothing = Product {
            prices: [NO_PRICE; MEMORY],
            place: PLACE_PARTS - 1,
        };
        Self {
            products: vec![nothing; SLOTS],
            quantity: 0,
        }
    }

    fn product(&mut self, product: usize) -> &mut Product {
        &mut self.products[product % SLOTS]
    }

    /// The column for the next quantity.
    const fn quantity_part(&self, known_customer: bool) -> usize {
        let size = match self.quantity / QUANTITY_STEP {
            i64::MIN..=0 => 0,
            1 => 1,
            2..=3 => 2,
            4..=5 => 3,
            6..=9 => 4,
            10..=11 => 5,
            12..=23 => 6,
            _ => 7,
        };
        size * 2 + known_customer as usize
    }

    /// The column for the place of the next price of this product.
    fn place_part(&mut self, product: usize) -> usize {
        self.product(product).place
    }

    /// Where the price stands among those known, [`MEMORY`] when it is none of them; it moves to the front.
    fn place(&mut self, product: usize, price: i64) -> usize {
        let known = &self.product(product).prices;
        let place = known.iter().position(|&old| old == price);
        let place = place.unwrap_or(MEMORY);
        self.remember(product, place, price);
        place
    }

    /// The price at this place; it moves to the front.
    fn recall(&mut self, product: usize, place: usize) -> Option<i64> {
        let price = *self.product(product).prices.get(place)?;
        self.remember(product, place, price);
        (price != NO_PRICE).then_some(price)
    }

    fn add(&mut self, product: usize, price: i64) -> i64 {
        self.remember(product, MEMORY, price);
        price
    }

    fn remember(&mut self, product: usize, place: usize, price: i64) {
        let known = self.product(product);
        known.prices[..=place.min(MEMORY - 1)].rotate_right(1);
        known.prices[0] = price;
        known.place = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Line;
    use proptest::prelude::*;

    fn orders(lines: &[(u32, i64, i64)]) -> Orders {
        let mut orders = Orders::default();
        for (number, lines) in lines.chunks(3).enumerate() {
            let customer = (number % 3 > 0).then(|| CustomerId::from_index(number % 7));
            let day = Day::from_number(15_000 + number as i32).unwrap();
            let lines = lines.iter().map(|&(product, quantity, price)| Line {
                product: ProductId::from_index(product as usize),
                quantity: Quantity::from_thousandths(quantity).unwrap(),
                price: Price::from_millionths(price).unwrap(),
            });
            orders
                .push(&format!("C{number:05}"), customer, day, lines)
                .unwrap();
        }
        orders
    }

    fn any_line() -> impl Strategy<Value = (u32, i64, i64)> {
        let quantity = prop_oneof![
            (-30i64..300).prop_map(|units| units * QUANTITY_STEP),
            -Quantity::LIMIT..=Quantity::LIMIT,
        ];
        let price = prop_oneof![
            (0i64..12).prop_map(|price| price * PRICE_STEP),
            -Price::LIMIT..=Price::LIMIT,
        ];
        (
            prop_oneof![0u32..40, 0u32..70_000, any::<u32>()],
            quantity,
            price,
        )
    }

    proptest! {
        #[test]
        fn every_line_comes_back(lines in prop::collection::vec(any_line(), 0..200)) {
            let orders = orders(&lines);
            let mut columns = OrderColumns::default();
            unpack(&pack(&orders), &mut columns).unwrap();
            prop_assert_eq!(Orders::from_columns(columns), Ok(orders));
        }

        /// What somebody who edits the store by hand could make: wrong columns under a right checksum.
        #[test]
        fn columns_are_not_believed_beyond_their_checksum(
            lines in prop::collection::vec(any_line(), 1..40),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let mut raw = Vec::new();
            columns_of(&orders(&lines)).put_raw(&mut raw);
            for (at, value) in changes {
                let at = at.index(raw.len());
                raw[at] = value;
            }
            if let Ok(columns) = Columns::from_raw(&mut Reader::new(&raw)) {
                let mut to = OrderColumns::default();
                let _error_or_other = unpack(&columns.pack(Kind::Orders), &mut to);
            }
        }
    }
}
