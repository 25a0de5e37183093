//! Writes a book as the backup file, record by record.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use super::{FORMAT, RECORDS, VERSION};
use crate::book::{
    Book, Contact, Customer, CustomerId, EachLog, Evidence, Judgement, Kept, Logs, OrderId, Orders,
    PastRule, Product, RecordId, Service, Settings,
};
use crate::codec::CONTACTS;
use crate::codec::json::write_fraction;
use crate::unit::Day;

/// Writes the whole book; `written` is the day it says of itself.
///
/// # Errors
/// Only what `out` gives; a `Vec` takes everything.
pub fn write(book: &Book, written: Day, out: impl io::Write) -> io::Result<()> {
    let file = File {
        format: FORMAT,
        version: VERSION,
        written,
        settings: book.settings(),
        customers: book.customers(),
        products: book.products(),
        orders: OrderRows(book.orders()),
        voided: book.voided().iter().copied().collect(),
        judgements: book
            .judgements()
            .iter()
            .map(|(&(customer, evidence), judgement)| (customer, evidence, judgement))
            .collect(),
        contacts: book.records().kept().collect(),
        service: book.service(),
        past_rules: book.past_rules().collect(),
        records: OtherLogs(book.records()),
    };
    let mut serializer = serde_json::Serializer::with_formatter(out, RecordLines::default());
    Ok(file.serialize(&mut serializer)?)
}

/// The fields of the file in the order they stand.
#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u32,
    written: Day,
    settings: Settings,
    customers: &'a [Customer],
    products: &'a [Product],
    orders: OrderRows<'a>,
    voided: Vec<OrderId>,
    judgements: Vec<(CustomerId, Evidence, &'a Judgement)>,
    contacts: Vec<(RecordId, Kept<&'a Contact>)>,
    service: &'a Service,
    past_rules: Vec<&'a PastRule>,
    records: OtherLogs<'a>,
}

/// All logs that hold something, by name, but the contacts, which have a field of their own.
struct OtherLogs<'a>(&'a Logs);

impl Serialize for OtherLogs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = Fields {
            map: serializer.serialize_map(None)?,
            failed: None,
        };
        self.0.each(&mut fields);
        match fields.failed {
            None => fields.map.end(),
            Some(error) => Err(error),
        }
    }
}

/// Writes each log as a field of a map, up to the first that fails.
struct Fields<M: SerializeMap> {
    map: M,
    failed: Option<M::Error>,
}

impl<M: SerializeMap> EachLog for Fields<M> {
    fn log<T: Serialize>(
        &mut self,
        name: &str,
        rows: impl ExactSizeIterator<Item = (RecordId, T)>,
    ) {
        if name != CONTACTS && rows.len() > 0 && self.failed.is_none() {
            let rows: Vec<_> = rows.collect();
            self.failed = self.map.serialize_entry(name, &rows).err();
        }
    }
}

struct OrderRows<'a>(&'a Orders);

impl Serialize for OrderRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let orders = self.0;
        serializer.collect_seq(orders.ids().map(|id| {
            let lines = FlatLines { orders, id };
            (orders.code(id), orders.customer(id), orders.day(id), lines)
        }))
    }
}

struct FlatLines<'a> {
    orders: &'a Orders,
    id: OrderId,
}

impl Serialize for FlatLines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers = self.orders.line_range(self.id).len() * 3;
        let mut flat = serializer.serialize_seq(Some(numbers))?;
        for line in self.orders.lines(self.id) {
            flat.serialize_element(&line.product)?;
            flat.serialize_element(&line.quantity)?;
            flat.serialize_element(&line.price)?;
        }
        flat.end()
    }
}

/// Compact JSON with a line break before each field of the file, each log of its records and each record of its lists.
#[derive(Default)]
struct RecordLines {
    depth: usize,
    /// Whether the field that is being written is the map of records, whose lists lie one level deeper.
    in_records: bool,
}

impl RecordLines {
    fn begin<W: ?Sized + io::Write>(&self, out: &mut W, depth: usize) -> io::Result<()> {
        if self.depth == depth + usize::from(self.in_records) {
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

impl Formatter for RecordLines {
    fn write_f64<W: ?Sized + io::Write>(&mut self, out: &mut W, number: f64) -> io::Result<()> {
        write_fraction(out, number)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        CompactFormatter.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_object(out)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        CompactFormatter.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        CompactFormatter.end_array(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        CompactFormatter.begin_object_key(out, first)?;
        self.in_records &= self.depth > 1;
        self.begin(out, 1)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        self.in_records |= self.depth == 1 && fragment == RECORDS;
        CompactFormatter.write_string_fragment(out, fragment)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        CompactFormatter.begin_array_value(out, first)?;
        self.begin(out, 2)
    }
}
