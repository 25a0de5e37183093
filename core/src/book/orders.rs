//! Orders with their lines as columns: millions of lines in few bytes each.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::customer::CustomerId;
use super::product::ProductId;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_WORD};
use crate::unit::{Day, Money, Price, Quantity};

/// Most order lines a book can hold; keeps every sum within [`Money`] and every index within `u32`.
pub const MAX_LINES: usize = 16_000_000;

/// The place of an order in the book; stable for the book's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(u32);

impl OrderId {
    /// The id of the order at this index; indexes past `u32` are held at its end, where nothing lies.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Index into the columns of [`Orders`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One line of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What was bought, returned or charged.
    pub product: ProductId,
    /// How much; negative when it came back.
    pub quantity: Quantity,
    /// Price of one unit.
    pub price: Price,
}

impl Line {
    /// Quantity × price, exact.
    pub const fn amount(&self) -> Money {
        self.quantity.at(self.price)
    }
}

/// One order with its lines, as a person enters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Number of the order or invoice; may be empty.
    #[serde(default)]
    pub code: String,
    /// Who bought; none where the source did not say.
    pub customer: Option<CustomerId>,
    /// When.
    pub day: Day,
    /// At least one.
    pub lines: Vec<Line>,
}

/// The columns of a table of orders, before it is known that they fit each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderColumns {
    /// Number of each order; may be empty.
    pub codes: Vec<Box<str>>,
    /// Who bought, for each order.
    pub customers: Vec<Option<CustomerId>>,
    /// When, for each order.
    pub days: Vec<Day>,
    /// Where the lines of each order end in the columns below.
    pub line_ends: Vec<u32>,
    /// The product of each line.
    pub products: Vec<ProductId>,
    /// The quantity of each line.
    pub quantities: Vec<Quantity>,
    /// The price of each line.
    pub prices: Vec<Price>,
}

/// Orders in the order they came. The lines of one order stand together, so an order holds only
/// where its lines end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Orders {
    codes: Vec<Box<str>>,
    customers: Vec<Option<CustomerId>>,
    days: Vec<Day>,
    line_ends: Vec<u32>,
    products: Vec<ProductId>,
    quantities: Vec<Quantity>,
    prices: Vec<Price>,
}

impl Orders {
    /// A table from columns that came from outside, under the same rules as [`Self::push`].
    ///
    /// # Errors
    /// [`Refusal`] when a code is too long, an order has no line, there are more than [`MAX_LINES`],
    /// or the columns do not fit each other.
    pub fn from_columns(columns: OrderColumns) -> Result<Self, Refusal> {
        let OrderColumns {
            codes,
            customers,
            days,
            line_ends,
            products,
            quantities,
            prices,
        } = columns;
        let (orders, lines) = (codes.len(), products.len());
        if customers.len() != orders
            || days.len() != orders
            || line_ends.len() != orders
            || quantities.len() != lines
            || prices.len() != lines
            || line_ends.last().map_or(0, |&end| end as usize) != lines
        {
            return Err(Refusal::DoesNotFit);
        }
        if lines > MAX_LINES {
            return Err(Refusal::TooManyLines { most: MAX_LINES });
        }
        if line_ends.first() == Some(&0) || !line_ends.is_sorted_by(|a, b| a < b) {
            return Err(Refusal::NoLines);
        }
        codes
            .iter()
            .try_for_each(|code| text::check(Field::Code, code, MAX_WORD))?;
        Ok(Self {
            codes,
            customers,
            days,
            line_ends,
            products,
            quantities,
            prices,
        })
    }

    /// Number of orders.
    pub const fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is no order.
    pub const fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Number of lines over all orders.
    pub const fn line_count(&self) -> usize {
        self.products.len()
    }

    /// All ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = OrderId> + use<> {
        (0..self.len()).map(OrderId::from_index)
    }

    /// Number of the order or invoice; empty when there is none.
    ///
    /// # Panics
    /// As all accessors here, when the id is not one of this table: ids come from it and it only shrinks by undo.
    pub fn code(&self, id: OrderId) -> &str {
        &self.codes[id.index()]
    }

    /// Who bought, before merges are followed.
    pub fn customer(&self, id: OrderId) -> Option<CustomerId> {
        self.customers[id.index()]
    }

    /// When.
    pub fn day(&self, id: OrderId) -> Day {
        self.days[id.index()]
    }

    /// The places of its lines in the line columns.
    pub fn line_range(&self, id: OrderId) -> Range<usize> {
        let index = id.index();
        let start = if index == 0 {
            0
        } else {
            self.line_ends[index - 1] as usize
        };
        start..self.line_ends[index] as usize
    }

    /// Its lines.
    pub fn lines(&self, id: OrderId) -> impl Iterator<Item = Line> + '_ {
        self.line_range(id).map(|place| self.line(place))
    }

    /// The line at this place of the line columns.
    pub fn line(&self, place: usize) -> Line {
        Line {
            product: self.products[place],
            quantity: self.quantities[place],
            price: self.prices[place],
        }
    }

    /// The product column over all lines.
    pub fn line_products(&self) -> &[ProductId] {
        &self.products
    }

    /// The quantity column over all lines.
    pub fn line_quantities(&self) -> &[Quantity] {
        &self.quantities
    }

    /// The price column over all lines.
    pub fn line_prices(&self) -> &[Price] {
        &self.prices
    }

    /// Adds one order at the end. Whether its ids exist is the book's check.
    ///
    /// # Errors
    /// [`Refusal`] when the code is too long, there is no line, or the table would grow past [`MAX_LINES`];
    /// nothing is added then.
    pub fn push(
        &mut self,
        code: &str,
        customer: Option<CustomerId>,
        day: Day,
        lines: impl IntoIterator<Item = Line>,
    ) -> Result<OrderId, Refusal> {
        text::check(Field::Code, code, MAX_WORD)?;
        let before = self.line_count();
        for line in lines {
            self.products.push(line.product);
            self.quantities.push(line.quantity);
            self.prices.push(line.price);
        }
        let grown = self.line_count();
        let refusal = if grown == before {
            Some(Refusal::NoLines)
        } else if grown > MAX_LINES {
            Some(Refusal::TooManyLines { most: MAX_LINES })
        } else {
            None
        };
        if let Some(refusal) = refusal {
            self.truncate_lines(before);
            return Err(refusal);
        }
        self.codes.push(code.into());
        self.customers.push(customer);
        self.days.push(day);
        self.line_ends.push(grown as u32);
        Ok(OrderId::from_index(self.len() - 1))
    }

    /// Changes every price and leaves no code.
    pub(super) fn mask(&mut self, change: impl FnMut(&mut Price)) {
        self.prices.iter_mut().for_each(change);
        self.codes.fill_with(Box::default);
    }

    /// Makes room for so many orders and lines more.
    pub(crate) fn reserve(&mut self, orders: usize, lines: usize) {
        self.codes.reserve(orders);
        self.customers.reserve(orders);
        self.days.reserve(orders);
        self.line_ends.reserve(orders);
        self.products.reserve(lines);
        self.quantities.reserve(lines);
        self.prices.reserve(lines);
    }

    /// Adds another table at the end.
    ///
    /// # Errors
    /// [`Refusal::TooManyLines`]; nothing is added then.
    pub(super) fn append(&mut self, other: Self) -> Result<(), Refusal> {
        let before = self.line_count();
        if before + other.line_count() > MAX_LINES {
            return Err(Refusal::TooManyLines { most: MAX_LINES });
        }
        if self.is_empty() {
            *self = other;
            return Ok(());
        }
        self.line_ends
            .extend(other.line_ends.iter().map(|end| end + before as u32));
        self.codes.extend(other.codes);
        self.customers.extend(other.customers);
        self.days.extend(other.days);
        self.products.extend(other.products);
        self.quantities.extend(other.quantities);
        self.prices.extend(other.prices);
        Ok(())
    }

    /// Takes the last `count` orders off as a table of their own.
    ///
    /// # Errors
    /// [`Refusal::DoesNotFit`] when there are fewer.
    pub(super) fn split_last(&mut self, count: usize) -> Result<Self, Refusal> {
        let keep = self.len().checked_sub(count).ok_or(Refusal::DoesNotFit)?;
        let lines = if keep == 0 {
            0
        } else {
            self.line_ends[keep - 1] as usize
        };
        let mut line_ends = self.line_ends.split_off(keep);
        for end in &mut line_ends {
            *end -= lines as u32;
        }
        Ok(Self {
            codes: self.codes.split_off(keep),
            customers: self.customers.split_off(keep),
            days: self.days.split_off(keep),
            line_ends,
            products: self.products.split_off(lines),
            quantities: self.quantities.split_off(lines),
            prices: self.prices.split_off(lines),
        })
    }

    /// Checks that every id lies within tables of these sizes.
    pub(super) fn check_references(
        &self,
        customers: usize,
        products: usize,
    ) -> Result<(), Refusal> {
        if self
            .customers
            .iter()
            .flatten()
            .any(|id| id.index() >= customers)
        {
            return Err(Refusal::UnknownCustomer);
        }
        if self.products.iter().any(|id| id.index() >= products) {
            return Err(Refusal::UnknownProduct);
        }
        Ok(())
    }

    fn truncate_lines(&mut self, lines: usize) {
        self.products.truncate(lines);
        self.quantities.truncate(lines);
        self.prices.truncate(lines);
    }
}
