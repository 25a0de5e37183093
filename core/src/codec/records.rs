//! Customers, products and the small rest of a book as packed columns.

use serde::{Deserialize, Serialize};

use super::DecodeError;
use super::bytes::{Reader, put_text, put_varint, zigzag};
use super::codes::{CodeReader, CodeWriter};
use super::columns::Columns;
use crate::book::{
    Book, Cost, Customer, CustomerId, CustomerKind, Evidence, Judgement, OrderId, PastRule,
    Product, ProductId, ProductKind, Service, Settings,
};
use crate::codec::json;
use crate::unit::{Day, Price, Rate};

// Tags of the columns; those of customers and products are apart.
const COUNT: u8 = 1;
const FLAGS: u8 = 2;
const CODES: [u8; 3] = [3, 4, 5];
const NAMES: u8 = 6;
const MERGED: u8 = 7;
const REGIONS: u8 = 8;
const OWNERS: u8 = 9;
const TAGS: u8 = 10;
const SINCE: u8 = 11;
const NOTES: u8 = 12;
const CATEGORIES: u8 = 13;
const UNITS: u8 = 14;
const COSTS: u8 = 15;
const JSON: u8 = 16;

// Bits of a flag byte.
const ARCHIVED: u8 = 1;
const HAS_MERGED: u8 = 2;
const PERSON: u8 = 4;
const PROSPECT: u8 = 8;
const HAS_SINCE: u8 = 16;
const CHARGE: u8 = 4;
const UNIT_COST: u8 = 8;
const MARGIN: u8 = 16;

const fn bit(on: bool, bit: u8) -> u8 {
    if on { bit } else { 0 }
}

/// Columns of some customers.
pub(super) fn customer_columns(customers: &[Customer]) -> Columns {
    let [mut flags, mut names, mut merged, mut regions] = [const { Vec::new() }; 4];
    let [mut owners, mut tags, mut since, mut notes] = [const { Vec::new() }; 4];
    let mut codes = CodeWriter::default();
    for customer in customers {
        flags.push(
            bit(customer.archived, ARCHIVED)
                | bit(customer.merged_into.is_some(), HAS_MERGED)
                | bit(customer.kind == CustomerKind::Person, PERSON)
                | bit(customer.prospect, PROSPECT)
                | bit(customer.since.is_some(), HAS_SINCE),
        );
        codes.write(&customer.code);
        put_text(&mut names, &customer.name);
        put_text(&mut regions, &customer.region);
        put_text(&mut owners, &customer.owner);
        put_varint(&mut tags, customer.tags.len() as u64);
        customer
            .tags
            .iter()
            .for_each(|tag| put_text(&mut tags, tag));
        put_text(&mut notes, &customer.notes);
        if let Some(day) = customer.since {
            put_varint(&mut since, zigzag(day.number().into()));
        }
        if let Some(id) = customer.merged_into {
            put_varint(&mut merged, id.index() as u64);
        }
    }
    let mut columns = with_count(customers.len());
    columns.put(FLAGS, flags);
    codes.put(&mut columns, CODES);
    columns.put(NAMES, names);
    columns.put(MERGED, merged);
    columns.put(REGIONS, regions);
    columns.put(OWNERS, owners);
    columns.put(TAGS, tags);
    columns.put(SINCE, since);
    columns.put(NOTES, notes);
    columns
}

/// Reads customers onto the end of others.
pub(super) fn read_customers(columns: &Columns, to: &mut Vec<Customer>) -> Result<(), DecodeError> {
    let mut flags = columns.reader(FLAGS);
    let mut codes = CodeReader::new(columns, CODES);
    let mut names = columns.reader(NAMES);
    let mut merged = columns.reader(MERGED);
    let mut regions = columns.reader(REGIONS);
    let mut owners = columns.reader(OWNERS);
    let mut tags = columns.reader(TAGS);
    let mut since = columns.reader(SINCE);
    let mut notes = columns.reader(NOTES);
    for _ in 0..read_count(columns)? {
        let flags = flags.byte()?;
        if flags >= 32 {
            return Err(DecodeError::BadValue);
        }
        let mut list = Vec::new();
        for _ in 0..tags.count()? {
            list.push(tags.text()?.to_owned());
        }
        to.push(Customer {
            kind: if flags & PERSON == 0 {
                CustomerKind::Company
            } else {
                CustomerKind::Person
            },
            code: codes.read()?,
            name: names.text()?.to_owned(),
            region: regions.text()?.to_owned(),
            owner: owners.text()?.to_owned(),
            tags: list,
            since: read_if(flags & HAS_SINCE, || read_day(&mut since, 0))?,
            notes: notes.text()?.to_owned(),
            prospect: flags & PROSPECT != 0,
            archived: flags & ARCHIVED != 0,
            merged_into: read_if(flags & HAS_MERGED, || {
                merged.count().map(CustomerId::from_index)
            })?,
        });
    }
    codes.end()?;
    [flags, names, merged, regions, owners, tags, since, notes]
        .iter()
        .try_for_each(Reader::end)
}

/// Columns of some products.
pub(super) fn product_columns(products: &[Product]) -> Columns {
    let [mut flags, mut names, mut merged] = [const { Vec::new() }; 3];
    let [mut categories, mut units, mut costs] = [const { Vec::new() }; 3];
    let mut codes = CodeWriter::default();
    for product in products {
        let (cost_bit, cost) = match product.cost {
            Cost::Unknown => (0, None),
            Cost::Unit(price) => (UNIT_COST, Some(price.millionths())),
            Cost::Margin(rate) => (MARGIN, Some(rate.millionths().into())),
        };
        flags.push(
            bit(product.archived, ARCHIVED)
                | bit(product.merged_into.is_some(), HAS_MERGED)
                | bit(product.kind == ProductKind::Charge, CHARGE)
                | cost_bit,
        );
        codes.write(&product.code);
        put_text(&mut names, &product.name);
        put_text(&mut categories, &product.category);
        put_text(&mut units, &product.unit);
        if let Some(cost) = cost {
            put_varint(&mut costs, zigzag(cost));
        }
        if let Some(id) = product.merged_into {
            put_varint(&mut merged, id.index() as u64);
        }
    }
    let mut columns = with_count(products.len());
    columns.put(FLAGS, flags);
    codes.put(&mut columns, CODES);
    columns.put(NAMES, names);
    columns.put(MERGED, merged);
    columns.put(CATEGORIES, categories);
    columns.put(UNITS, units);
    columns.put(COSTS, costs);
    columns
}

/// Reads products onto the end of others.
pub(super) fn read_products(columns: &Columns, to: &mut Vec<Product>) -> Result<(), DecodeError> {
    let mut flags = columns.reader(FLAGS);
    let mut codes = CodeReader::new(columns, CODES);
    let mut names = columns.reader(NAMES);
    let mut merged = columns.reader(MERGED);
    let mut categories = columns.reader(CATEGORIES);
    let mut units = columns.reader(UNITS);
    let mut costs = columns.reader(COSTS);
    for _ in 0..read_count(columns)? {
        let flags = flags.byte()?;
        let cost = match flags & (UNIT_COST | MARGIN) {
            0 => Some(Cost::Unknown),
            UNIT_COST => Price::from_millionths(costs.signed()?).map(Cost::Unit),
            MARGIN => i32::try_from(costs.signed()?)
                .ok()
                .and_then(Rate::from_millionths)
                .map(Cost::Margin),
            _ => None,
        };
        if flags >= 32 {
            return Err(DecodeError::BadValue);
        }
        to.push(Product {
            code: codes.read()?,
            name: names.text()?.to_owned(),
            category: categories.text()?.to_owned(),
            unit: units.text()?.to_owned(),
            cost: cost.ok_or(DecodeError::BadValue)?,
            kind: if flags & CHARGE == 0 {
                ProductKind::Goods
            } else {
                ProductKind::Charge
            },
            archived: flags & ARCHIVED != 0,
            merged_into: read_if(flags & HAS_MERGED, || {
                merged.count().map(ProductId::from_index)
            })?,
        });
    }
    codes.end()?;
    [flags, names, merged, categories, units, costs]
        .iter()
        .try_for_each(Reader::end)
}

/// What is small enough to stand as JSON, whose fields can grow with defaults.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Rest {
    pub(super) settings: Settings,
    #[serde(default)]
    pub(super) voided: Vec<OrderId>,
    #[serde(default)]
    pub(super) judgements: Vec<(CustomerId, Evidence, Judgement)>,
    #[serde(default)]
    pub(super) service: Service,
    #[serde(default)]
    pub(super) past_rules: Vec<PastRule>,
}

impl Rest {
    pub(super) fn of(book: &Book) -> Self {
        let judgements = book.judgements().iter();
        Self {
            settings: book.settings(),
            voided: book.voided().iter().copied().collect(),
            judgements: judgements
                .map(|(&(customer, evidence), judgement)| (customer, evidence, judgement.clone()))
                .collect(),
            service: book.service().clone(),
            past_rules: book.past_rules().cloned().collect(),
        }
    }
}

/// A column of JSON. Values of the book have no map keys and no floats, so writing cannot fail.
pub(super) fn json_columns(value: &impl Serialize) -> Columns {
    let mut columns = Columns::default();
    columns.put(JSON, json::to_vec(value).unwrap_or_default());
    columns
}

/// Reads a column of JSON.
pub(super) fn read_json<T: for<'a> Deserialize<'a>>(columns: &Columns) -> Result<T, DecodeError> {
    serde_json::from_slice(columns.reader(JSON).all()).map_err(|_| DecodeError::BadValue)
}

pub(super) fn with_count(count: usize) -> Columns {
    let mut head = Vec::new();
    put_varint(&mut head, count as u64);
    let mut columns = Columns::default();
    columns.put(COUNT, head);
    columns
}

pub(super) fn read_count(columns: &Columns) -> Result<usize, DecodeError> {
    let mut head = columns.reader(COUNT);
    let count = head.count()?;
    head.end()?;
    Ok(count)
}

fn read_if<T>(
    flag: u8,
    read: impl FnOnce() -> Result<T, DecodeError>,
) -> Result<Option<T>, DecodeError> {
    if flag == 0 {
        Ok(None)
    } else {
        read().map(Some)
    }
}

/// Reads a day as the step from another one.
pub(super) fn read_day(reader: &mut Reader<'_>, from: i32) -> Result<Day, DecodeError> {
    let day = reader.signed()?.checked_add(from.into());
    day.and_then(|day| i32::try_from(day).ok())
        .and_then(Day::from_number)
        .ok_or(DecodeError::BadValue)
}
