//! What the order lines and contacts say about each customer, before any judgement or weight.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::rhythm::Gaps;
use super::served::Served;
use super::window::Window;
use crate::book::{CustomerId, OrderId, Rates};
use crate::unit::{Day, Money, Month, Rate};

/// No row: the customer is archived, or merged into one that is.
pub(in crate::value) const NO_ROW: u32 = u32::MAX;

/// Everything read from the order lines up to a day and from the contact log, one row per listed customer.
///
/// Merged customers and products count where they were merged to. Voided orders and orders after
/// the day are left out. Archived customers have no row. Lines without a customer are counted and
/// belong to nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    #[serde(with = "super::window::as_day_and_months")]
    pub(in crate::value) window: Window,
    /// Judgements made after this day do not count.
    pub(in crate::value) judged_until: Day,
    pub(in crate::value) totals: Totals,
    /// What serving costs.
    pub(in crate::value) rates: Rates,
    /// Contacts with listed customers, those after the day among them.
    pub(in crate::value) contacts: u32,
    /// Those of them with customers that have no order line up to the day.
    pub(in crate::value) contacts_before_orders: u32,
    pub(in crate::value) rows: Vec<CustomerFacts>,
    pub(in crate::value) row_of: Vec<u32>,
    /// Records that count in a row of another one, by row and then by id.
    pub(in crate::value) merged: Vec<(u32, CustomerId)>,
    pub(in crate::value) orders: Vec<OrderId>,
    pub(in crate::value) purchase_days: Vec<Day>,
    pub(in crate::value) months: Vec<MonthSums>,
    pub(in crate::value) rhythm: Option<f64>,
    pub(in crate::value) life: Option<CustomerLife>,
}

/// What was read and where it went. Counts of lines exclude voided orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Lines up to the day: those with a listed customer and the next two kinds.
    pub lines: u32,
    /// Lines without a customer.
    pub lines_without_customer: u32,
    /// Lines of archived customers.
    pub lines_of_archived: u32,
    /// Lines after the day, left out of everything else here.
    pub lines_after: u32,
    /// Lines of listed customers.
    pub known_lines: u32,
    /// Those of them that take something back.
    pub return_lines: u32,
    /// Those of them about charges, not goods.
    pub charge_lines: u32,
    /// Exact net sales to listed customers.
    pub net_sales: Money,
    /// Listed customers with at least one line.
    pub customers: u32,
    /// Distinct goods they bought.
    pub products: u32,
}

/// What one customer brought in one month.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(in crate::value) struct MonthSums {
    pub month: Month,
    /// Exact net sales.
    pub net_sales: Money,
    /// Contribution from lines whose cost is known, rounded once after the sum.
    pub known_contribution: Money,
    /// Net sales on lines whose cost is unknown.
    pub sales_without_cost: Money,
}

/// How long customers stay, seen from the two halves of the window.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CustomerLife {
    /// Customers who bought in the earlier half.
    pub of: u32,
    /// Those of them who bought in the recent half too.
    pub kept: u32,
    /// Expected life in months: half a window ÷ (1 − kept share), the mean of a geometric life
    /// (Gupta & Lehmann, J. Interactive Marketing 17, 2003). The share is (kept + 1)/(of + 2),
    /// Laplace's rule of succession, so that a few customers do not promise eternity.
    pub months: f64,
}

/// What the order lines say about one customer. "Window" amounts lie in [`Facts::window`], the
/// others run over all history up to its last day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CustomerFacts {
    /// Who.
    pub customer: CustomerId,
    /// Marked as not yet a customer.
    pub prospect: bool,
    /// Customer since, by the record.
    pub since: Option<Day>,
    /// Order lines, returns and charges among them.
    pub lines: u32,
    /// Lines that take something back.
    pub return_lines: u32,
    /// Lines about charges, not goods.
    pub charge_lines: u32,
    /// Purchases: distinct days on which goods were bought. Returns and charges are no purchase.
    pub purchases: u32,
    /// Purchases in the window.
    pub window_purchases: u32,
    /// Day of the first purchase.
    pub first: Option<Day>,
    /// Day of the last purchase.
    pub last: Option<Day>,
    /// Gaps between purchase days.
    pub gaps: Gaps,
    /// Distinct goods bought.
    pub products: u32,
    /// Distinct categories of goods bought, where categories are known.
    pub categories: u32,
    /// Exact net sales.
    pub net_sales: Money,
    /// Exact net sales in the window.
    pub window_sales: Money,
    /// Exact net sales in the recent half of the window.
    pub recent_sales: Money,
    /// Exact net sales in the last quarter of the window.
    pub quarter_sales: Money,
    /// Contribution in the window from lines whose cost is known, rounded once after the sum.
    pub known_contribution: Money,
    /// Net sales in the window on lines whose cost is unknown.
    pub sales_without_cost: Money,
    /// Sales and returns in the window added without their sign: what the next amount is a share of.
    pub turnover: Money,
    /// The part of the turnover whose cost is unknown.
    pub turnover_without_cost: Money,
    /// How often the customer was served.
    pub served: Served,
    /// What was conceded to it in the window by its ledger, at what it costs us. Known beside contacts, not from orders.
    #[serde(skip)]
    pub conceded: Money,
    pub(in crate::value) orders: Range<u32>,
    pub(in crate::value) purchase_days: Range<u32>,
    pub(in crate::value) months: Range<u32>,
}

impl Facts {
    /// The days that scores look back over.
    pub const fn window(&self) -> &Window {
        &self.window
    }

    /// What was read and where it went.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// What serving costs, by the book's rates.
    pub const fn rates(&self) -> &Rates {
        &self.rates
    }

    /// Contacts logged with listed customers up to the window's last day.
    pub const fn contacts(&self) -> u32 {
        self.contacts
    }

    /// All listed customers in the order of their ids, those without orders too.
    pub fn customers(&self) -> &[CustomerFacts] {
        &self.rows
    }

    /// The facts about this customer, or about the one it was merged into; none when archived.
    pub fn get(&self, customer: CustomerId) -> Option<&CustomerFacts> {
        self.rows.get(self.row(customer)?)
    }

    /// Median of the customers' own rhythms in days: it stands in for those with fewer than three
    /// purchases. None when nobody has a rhythm.
    pub const fn rhythm(&self) -> Option<f64> {
        self.rhythm
    }

    /// How long customers stay; none when nobody bought in the earlier half of the window.
    pub const fn life(&self) -> Option<&CustomerLife> {
        self.life.as_ref()
    }

    /// The customer's orders by day.
    pub fn orders_of(&self, customer: CustomerId) -> &[OrderId] {
        let row = self.get(customer);
        row.and_then(|row| self.orders.get(span(&row.orders)))
            .unwrap_or_default()
    }

    /// The days on which the customer bought goods, rising.
    pub fn purchase_days(&self, customer: CustomerId) -> &[Day] {
        let row = self.get(customer);
        row.and_then(|row| self.purchase_days.get(span(&row.purchase_days)))
            .unwrap_or_default()
    }

    /// Net sales month by month, from the month of the first order to that of the window's last
    /// day; months without orders are there with nothing.
    pub fn monthly(&self, customer: CustomerId) -> Vec<(Month, Money)> {
        let row = self.get(customer);
        let kept = row
            .and_then(|row| self.months.get(span(&row.months)))
            .unwrap_or_default();
        let Some(&MonthSums { month: first, .. }) = kept.first() else {
            return Vec::new();
        };
        let months = self.window.as_of.month().months_since(first) + 1;
        let mut series: Vec<_> = (0..months).map(|n| (first.plus(n), Money::ZERO)).collect();
        for sums in kept {
            if let Some(slot) = series.get_mut(sums.month.months_since(first) as usize) {
                slot.1 += sums.net_sales;
            }
        }
        series
    }

    /// The records that count in a row: its own, then those merged into it.
    pub(in crate::value) fn records(&self, row: usize) -> impl Iterator<Item = CustomerId> {
        let start = self.merged.partition_point(|of| (of.0 as usize) < row);
        let merged = self.merged[start..].iter();
        let of_row = merged.take_while(move |of| of.0 as usize == row);
        std::iter::once(self.rows[row].customer).chain(of_row.map(|of| of.1))
    }

    /// Place of the customer's row.
    pub(in crate::value) fn row(&self, customer: CustomerId) -> Option<usize> {
        let row = *self.row_of.get(customer.index())?;
        (row != NO_ROW).then_some(row as usize)
    }
}

impl CustomerFacts {
    /// Contribution margin in the window: `margin` stands in where a product's cost is unknown.
    pub fn contribution(&self, margin: Rate) -> Money {
        self.known_contribution + self.sales_without_cost.share(margin)
    }

    /// Share of the window's turnover whose cost is unknown, 0 to 1.
    pub fn share_without_cost(&self) -> f64 {
        if self.turnover == Money::ZERO {
            0.0
        } else {
            self.turnover_without_cost.to_f64() / self.turnover.to_f64()
        }
    }
}

fn span(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
