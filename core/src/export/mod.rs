//! Files out: the book as JSON, CSV and XLSX.

pub mod calendar;
pub mod csv;
pub mod json;
pub mod table;
pub mod tables;
pub(crate) mod words;
pub mod xlsx;
mod zip;
