//! The orders and products of one customer.

use serde::{Deserialize, Serialize};

use super::{Analyst, Question};
use crate::book::{Book, CustomerId, Line, OrderId, Tables};
use crate::sorting::sort_by;
use crate::unit::{Day, Money};
use crate::value::{CustomerYear, ProductSales, Window, customer_year, products_of};

/// Asks for the products in a customer's orders, largest net sales first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductsOf {
    /// Whose.
    pub customer: CustomerId,
    /// The day that scores look back from.
    pub as_of: Day,
    /// Months looked back over, 1–60.
    pub months: u8,
}

impl Question for ProductsOf {
    type Answer = Vec<ProductSales>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<ProductSales>> {
        let facts = analyst.facts(Window::new(self.as_of, self.months));
        Some(products_of(analyst.history().book(), &facts, self.customer))
    }
}

/// Asks what a customer buys more of and less of than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearOf {
    /// Whose.
    pub customer: CustomerId,
    /// The day that scores look back from.
    pub as_of: Day,
    /// Months that scores look back over, 1–60: the facts over them are at hand.
    pub months: u8,
}

impl Question for YearOf {
    type Answer = CustomerYear;
    type Draft = ();

    fn reads(&self) -> Tables {
        Analyst::GATHERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<CustomerYear> {
        let facts = analyst.facts(Window::new(self.as_of, self.months));
        let book = analyst.history().book();
        Some(customer_year(book, &facts, self.customer))
    }
}

/// Asks for all orders that count for a customer, voided ones too, the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrdersOf(pub CustomerId);

/// One order in short.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OrderBrief {
    /// Which.
    pub id: OrderId,
    /// Number of the order or invoice; may be empty.
    pub code: String,
    /// When.
    pub day: Day,
    /// Its lines, returns among them.
    pub lines: u32,
    /// Lines that take something back.
    pub returns: u32,
    /// Exact sum of its lines.
    pub amount: Money,
    /// Whether it was taken out by hand.
    pub voided: bool,
}

impl Question for OrdersOf {
    type Answer = Vec<OrderBrief>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<OrderBrief>> {
        let book = analyst.history().book();
        let mut briefs: Vec<OrderBrief> = orders_of(book, self.0)
            .map(|id| OrderBrief::new(book, id))
            .collect();
        sort_by(&mut briefs, |a, b| (b.day, b.id).cmp(&(a.day, a.id)));
        Some(briefs)
    }
}

impl OrderBrief {
    fn new(book: &Book, id: OrderId) -> Self {
        let orders = book.orders();
        let returns = orders.lines(id).filter(|line| line.quantity.is_return());
        Self {
            id,
            code: orders.code(id).to_owned(),
            day: orders.day(id),
            lines: orders.line_range(id).len() as u32,
            returns: returns.count() as u32,
            amount: orders.lines(id).map(|line| line.amount()).sum(),
            voided: book.voided().contains(&id),
        }
    }
}

/// Asks how many orders count for a customer, voided ones too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderCount(pub CustomerId);

impl Question for OrderCount {
    type Answer = u32;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::CUSTOMERS_COUNTED | Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<u32> {
        Some(orders_of(analyst.history().book(), self.0).count() as u32)
    }
}

fn orders_of(book: &Book, customer: CustomerId) -> impl Iterator<Item = OrderId> + '_ {
    let orders = book.orders();
    let of = move |id: &OrderId| {
        let of = orders.customer(*id).map(|id| book.customer_root(id));
        of == Some(customer)
    };
    orders.ids().filter(of)
}

/// Asks for the lines of an order; none where an undo took the order away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesOf(pub OrderId);

impl Question for LinesOf {
    type Answer = Vec<Line>;
    type Draft = ();

    fn reads(&self) -> Tables {
        Tables::ORDERS
    }

    fn work(&self, analyst: &mut Analyst, (): &mut ()) -> Option<Vec<Line>> {
        let orders = analyst.history().book().orders();
        if self.0.index() >= orders.len() {
            return Some(Vec::new());
        }
        Some(orders.lines(self.0).collect())
    }
}
