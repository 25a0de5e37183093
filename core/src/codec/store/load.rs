//! A history put together from the segments of a generation.

use super::manifest::{Part, Segment};
use crate::book::{History, OrderColumns, Orders, RecordChange};
use crate::codec::columns::{Columns, Kind};
use crate::codec::contacts::read_contacts;
use crate::codec::logs::read_log;
use crate::codec::past::read_past;
use crate::codec::records::{Rest, read_customers, read_json, read_products};
use crate::codec::transfer::book_from;
use crate::codec::{DecodeError, crc32, orders};

/// Puts a history together from the texts of its segments.
pub(super) fn unpack<'a>(
    segments: impl IntoIterator<Item = (&'a Segment, String)>,
) -> Result<History, DecodeError> {
    let mut customers = Vec::new();
    let mut products = Vec::new();
    let mut book_orders = OrderColumns::default();
    let mut contacts = Vec::new();
    let mut records = Vec::new();
    let mut rest = Rest::default();
    let mut past = Columns::default();
    let mut tables: Vec<OrderColumns> = Vec::new();
    for (segment, text) in segments {
        if crc32(text.as_bytes()) != segment.crc {
            return Err(DecodeError::Checksum);
        }
        match segment.part {
            Part::Customers => {
                read_customers(&Columns::unpack(Kind::Customers, &text)?, &mut customers)?;
            }
            Part::Products => {
                read_products(&Columns::unpack(Kind::Products, &text)?, &mut products)?;
            }
            Part::Orders => orders::unpack(&text, &mut book_orders)?,
            Part::Contacts => {
                read_contacts(&Columns::unpack(Kind::Contacts, &text)?, &mut contacts)?;
            }
            Part::Records => {
                records.push(read_log(&Columns::unpack(Kind::Records, &text)?)?);
            }
            Part::Rest => rest = read_json(&Columns::unpack(Kind::Rest, &text)?)?,
            Part::Past => past = Columns::unpack(Kind::Past, &text)?,
            Part::PastOrders(gap) => {
                if gap == tables.len() {
                    tables.push(OrderColumns::default());
                }
                let table = tables.get_mut(gap).ok_or(DecodeError::BadValue)?;
                orders::unpack(&text, table)?;
            }
        }
    }
    // Other records may refer to contacts.
    records.insert(0, RecordChange::Contacts(contacts));
    let book = book_from(
        customers,
        products,
        Orders::from_columns(book_orders)?,
        records,
        rest,
    )?;
    let tables: Vec<Orders> = tables
        .into_iter()
        .map(Orders::from_columns)
        .collect::<Result<_, _>>()?;
    let (done, undone) = read_past(&past, tables)?;
    Ok(History::from_parts(book, done, undone))
}
