//! An order line that can be taken, and the order it belongs to.

use super::value::Notes;
use crate::unit::{Day, Price, Quantity};

/// Code of the product that lines without one belong to; its name is
/// [`crate::import::Choices::unnamed_product`].
pub const UNNAMED_PRODUCT: &str = "*";

/// A line that can be taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    /// Place among the staged rows.
    pub(super) row: u32,
    pub(super) order: u32,
    pub(super) product: u32,
    pub(super) quantity: Quantity,
    pub(super) price: Price,
    pub(super) notes: Notes,
}

/// An order of the file: one number, customer and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct OrderKey {
    /// Number of its code among the file's, or [`super::super::register::NONE`].
    pub(super) code: u32,
    pub(super) customer: u32,
    pub(super) day: Day,
}
