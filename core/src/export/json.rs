//! The backup file: a whole book as one versioned JSON text, and back.
//!
//! ```json
//! {
//! "format":"keepgold-book",
//! "version":3,
//! "written":15317,
//! "settings":{…},
//! "customers":[
//! {"kind":"company","code":"12346",…}],
//! "products":[…],
//! "orders":[
//! ["536365",0,14944,[0,6000,2550000,1,6000,3390000]]],
//! "voided":[…],
//! "judgements":[
//! [0,"wallet",{"millionths":…,"note":"…","day":…,"until":null}]],
//! "contacts":[
//! [0,{"customer":0,"day":…,"kind":"visit","by":"…","note":"…","minutes":30}]],
//! "service":{"standards":[…],"rates":[…]},
//! "past_rules":[
//! {"rules":{…},"ended":…}],
//! "records":{
//! "persons":[[0,{"customer":0,"name":"…",…}]],
//! "follow_ups":[…]}}
//! ```
//!
//! Version 1 had no contacts, service or past rules, version 2 no records; up to
//! then past rules held whole settings. A file names only those kinds of records
//! that it has; kinds that this version does not know are read, kept and written again.
//!
//! An order is code, customer (or null), day and the lines as product, quantity in thousandths and
//! price in millionths, one after the other. Ids are places in the lists above; days count from
//! 1970-01-01. One record stands on each line, so that a damaged file can be mended by hand.

mod read;
mod write;

pub use read::{Backup, Part, Place, ReadError, read};
pub use write::write;

/// What a file must say it is.
pub const FORMAT: &str = "keepgold-book";

/// The version written, and the newest that can be read.
pub const VERSION: u32 = 3;

/// The field that holds the records of all kinds but contacts.
const RECORDS: &str = "records";
