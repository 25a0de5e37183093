//! One pass over the order columns and one over the contact log.

use std::collections::HashMap;

use super::rhythm::{Gaps, median};
use super::rows::{CustomerFacts, CustomerLife, Facts, MonthSums, NO_ROW, Totals};
use super::served::Served;
use super::window::{DAYS_PER_MONTH, Window};
use crate::book::{Book, Cost, CustomerId, OrderId, ProductKind, Rates, Serving};
use crate::calculators::kept::conceded;
use crate::sorting::sort_by;
use crate::unit::{Day, Money, Month};

/// No category, or nobody yet.
const NONE: u32 = u32::MAX;
/// A share of an amount in millionths, before it is divided.
const MILLION: i128 = 1_000_000;

impl Facts {
    /// Reads all orders up to `as_of` over the window in the book's rules.
    pub fn gather(book: &Book, as_of: Day) -> Self {
        Self::gather_over(book, Window::new(as_of, book.rules().window_months))
    }

    /// The facts as they lay on a day past: all orders up to the window's last day, and with only
    /// the judgements made by then. What a later judgement took the place of is no longer in the
    /// book.
    pub fn gather_past(book: &Book, window: Window) -> Self {
        Self {
            judged_until: window.as_of,
            ..Self::gather_over(book, window)
        }
    }

    /// Reads all orders up to the window's last day, and the contacts. All judgements count, whenever they were made.
    pub fn gather_over(book: &Book, window: Window) -> Self {
        Self::gather_orders(book, window).with_contacts(book)
    }

    /// Adds the contacts, what serving costs and what was conceded to facts gathered from orders alone.
    #[must_use]
    pub fn with_contacts(mut self, book: &Book) -> Self {
        self.rates = book.service().rates;
        read_contacts(book, &mut self);
        for kept in book.reckonings().values() {
            let row = self.row(kept.customer);
            if let Some(row) = row.filter(|_| self.window.holds(kept.on)) {
                self.rows[row].conceded += conceded(kept);
            }
        }
        self
    }

    /// Reads all orders up to the window's last day and leaves contacts and rates out.
    pub fn gather_orders(book: &Book, window: Window) -> Self {
        let (rows, row_of, merged) = rows(book);
        let mut facts = Self {
            window,
            judged_until: Day::LAST,
            totals: Totals::default(),
            rates: Rates::default(),
            contacts: 0,
            contacts_before_orders: 0,
            rows,
            row_of,
            merged,
            orders: Vec::new(),
            purchase_days: Vec::new(),
            months: Vec::new(),
            rhythm: None,
            life: None,
        };
        sort_orders(book, &mut facts);
        let days = facts.orders.iter().map(|&order| book.orders().day(order));
        let first_day = days.min().unwrap_or(window.as_of);
        let mut pass = Pass::new(book, Calendar::new(first_day, window.as_of));
        let mut scratch = Vec::new();
        for row in 0..facts.rows.len() {
            pass.read(book, &mut facts, row, &mut scratch);
        }
        facts.totals.products = pass.bought.iter().filter(|&&row| row != NONE).count() as u32;
        summarise(&mut facts);
        facts
    }
}

/// A row for each listed customer, the row of every customer with merges followed, and the merged ones by row.
fn rows(book: &Book) -> (Vec<CustomerFacts>, Vec<u32>, Vec<(u32, CustomerId)>) {
    let mut rows = Vec::with_capacity(book.customers().len());
    let mut row_of = vec![NO_ROW; book.customers().len()];
    let mut merged = Vec::new();
    for (index, customer) in book.customers().iter().enumerate() {
        if customer.is_listed() {
            row_of[index] = rows.len() as u32;
            rows.push(CustomerFacts {
                customer: CustomerId::from_index(index),
                prospect: customer.prospect,
                since: customer.since,
                lines: 0,
                return_lines: 0,
                charge_lines: 0,
                purchases: 0,
                window_purchases: 0,
                first: None,
                last: None,
                gaps: Gaps::default(),
                products: 0,
                categories: 0,
                net_sales: Money::ZERO,
                window_sales: Money::ZERO,
                recent_sales: Money::ZERO,
                quarter_sales: Money::ZERO,
                known_contribution: Money::ZERO,
                sales_without_cost: Money::ZERO,
                turnover: Money::ZERO,
                turnover_without_cost: Money::ZERO,
                served: Served::default(),
                conceded: Money::ZERO,
                orders: 0..0,
                purchase_days: 0..0,
                months: 0..0,
            });
        }
    }
    for (index, customer) in book.customers().iter().enumerate() {
        if customer.merged_into.is_some() {
            let id = CustomerId::from_index(index);
            let row = row_of[book.customer_root(id).index()];
            row_of[index] = row;
            if row != NO_ROW {
                merged.push((row, id));
            }
        }
    }
    sort_by(&mut merged, Ord::cmp);
    (rows, row_of, merged)
}

/// Puts the orders of each row side by side, by day (counting sort by row: two passes over the
/// orders, none over the lines).
fn sort_orders(book: &Book, facts: &mut Facts) {
    let orders = book.orders();
    let mut voided = book.voided().iter().copied().peekable();
    let mut row_of_order = vec![NO_ROW; orders.len()];
    let mut counts = vec![0u32; facts.rows.len()];
    let totals = &mut facts.totals;
    for id in orders.ids() {
        if voided.next_if_eq(&id).is_some() {
            continue;
        }
        let lines = orders.line_range(id).len() as u32;
        if orders.day(id) > facts.window.as_of {
            totals.lines_after += lines;
            continue;
        }
        totals.lines += lines;
        let Some(customer) = orders.customer(id) else {
            totals.lines_without_customer += lines;
            continue;
        };
        let row = facts.row_of[customer.index()];
        if row == NO_ROW {
            totals.lines_of_archived += lines;
            continue;
        }
        totals.known_lines += lines;
        row_of_order[id.index()] = row;
        counts[row as usize] += 1;
    }
    let mut start = 0;
    for (row, count) in facts.rows.iter_mut().zip(&mut counts) {
        row.orders = start..start + *count;
        start += *count;
        *count = row.orders.start;
    }
    facts.orders = vec![OrderId::from_index(0); start as usize];
    for id in orders.ids() {
        let row = row_of_order[id.index()];
        if row != NO_ROW {
            let place = &mut counts[row as usize];
            facts.orders[*place as usize] = id;
            *place += 1;
        }
    }
    for row in &facts.rows {
        let of_row = &mut facts.orders[row.orders.start as usize..row.orders.end as usize];
        if !of_row.is_sorted_by_key(|&id| orders.day(id)) {
            sort_by(of_row, |&a, &b| orders.day(a).cmp(&orders.day(b)));
        }
    }
}

/// What a line needs to know of its product, merges followed.
struct Article {
    root: u32,
    category: u32,
    goods: bool,
    cost: Cost,
}

/// Tables that serve every row.
struct Pass {
    articles: Vec<Article>,
    /// The row that bought each product (by root) or category last.
    bought: Vec<u32>,
    bought_category: Vec<u32>,
    calendar: Calendar,
}

/// Sums over the lines of an order, or of a customer's orders in the window.
#[derive(Default)]
struct Sums {
    sales: Money,
    /// The part of the sales on lines below nothing.
    negative: Money,
    /// Sales on lines whose cost is unknown.
    without_cost: Money,
    /// The part of those on lines below nothing.
    negative_without_cost: Money,
    /// Contribution of lines with a unit cost.
    contribution: Money,
    /// Amount × millionths of margin, divided once at the end. Saturates past 10²³ currency units.
    shares: i128,
    /// Whether goods were bought.
    purchase: bool,
    /// Whether goods were taken back.
    takes_back: bool,
}

impl Sums {
    fn add(&mut self, order: &Self) {
        self.sales += order.sales;
        self.negative += order.negative;
        self.without_cost += order.without_cost;
        self.negative_without_cost += order.negative_without_cost;
        self.contribution += order.contribution;
        self.shares = self.shares.saturating_add(order.shares);
    }

    /// Contribution of the lines whose cost is known.
    fn known_contribution(&self) -> Money {
        self.contribution + Money::from_nanos(divided(self.shares))
    }
}

/// What a customer brought in a month that is over.
fn closed(month: Option<(Month, Sums)>) -> Option<MonthSums> {
    let (month, sums) = month?;
    Some(MonthSums {
        month,
        net_sales: sums.sales,
        known_contribution: sums.known_contribution(),
        sales_without_cost: sums.without_cost,
    })
}

impl Pass {
    fn new(book: &Book, calendar: Calendar) -> Self {
        let mut categories: HashMap<&str, u32> = HashMap::new();
        let products = book.products();
        let articles: Vec<Article> = products
            .iter()
            .enumerate()
            .map(|(index, own)| {
                let root = match own.merged_into {
                    None => index,
                    Some(into) => book.product_root(into).index(),
                };
                let product = &products[root];
                let next = categories.len() as u32;
                let category = match product.category.as_str() {
                    "" => NONE,
                    name => *categories.entry(name).or_insert(next),
                };
                Article {
                    root: root as u32,
                    category,
                    goods: product.kind == ProductKind::Goods,
                    cost: product.cost,
                }
            })
            .collect();
        Self {
            bought: vec![NONE; articles.len()],
            bought_category: vec![NONE; categories.len()],
            articles,
            calendar,
        }
    }

    /// Reads the orders of one row.
    fn read(&mut self, book: &Book, facts: &mut Facts, place: usize, scratch: &mut Vec<i32>) {
        let window = facts.window;
        let row = &mut facts.rows[place];
        let days_start = facts.purchase_days.len();
        let months_start = facts.months.len();
        let mut in_window = Sums::default();
        let mut in_month: Option<(Month, Sums)> = None;
        for &order in &facts.orders[row.orders.start as usize..row.orders.end as usize] {
            let day = book.orders().day(order);
            let sums = self.read_order(book, row, order, place as u32);
            let amount = sums.sales;
            row.net_sales += amount;
            if day >= window.first {
                in_window.add(&sums);
                if sums.purchase {
                    row.served.add(Serving::Order);
                }
                if sums.takes_back {
                    row.served.add(Serving::Return);
                }
            }
            if day >= window.recent {
                row.recent_sales += amount;
            }
            if day >= window.quarter {
                row.quarter_sales += amount;
            }
            if sums.purchase && facts.purchase_days[days_start..].last() != Some(&day) {
                facts.purchase_days.push(day);
                row.window_purchases += u32::from(day >= window.first);
            }
            let month = self.calendar.month(day);
            match &mut in_month {
                Some((same, total)) if *same == month => total.add(&sums),
                _ => facts.months.extend(closed(in_month.replace((month, sums)))),
            }
        }
        facts.months.extend(closed(in_month));
        let days = &facts.purchase_days[days_start..];
        row.purchases = days.len() as u32;
        row.first = days.first().copied();
        row.last = days.last().copied();
        row.gaps = Gaps::between(days, scratch);
        row.window_sales = in_window.sales;
        row.sales_without_cost = in_window.without_cost;
        row.known_contribution = in_window.known_contribution();
        // Sizes without sign: what is below nothing counts twice the other way.
        row.turnover = in_window.sales - in_window.negative - in_window.negative;
        row.turnover_without_cost = in_window.without_cost
            - in_window.negative_without_cost
            - in_window.negative_without_cost;
        row.purchase_days = days_start as u32..facts.purchase_days.len() as u32;
        row.months = months_start as u32..facts.months.len() as u32;
        facts.totals.return_lines += row.return_lines;
        facts.totals.charge_lines += row.charge_lines;
        facts.totals.net_sales += row.net_sales;
        facts.totals.customers += u32::from(row.lines > 0);
    }

    /// Reads the lines of one order.
    fn read_order(
        &mut self,
        book: &Book,
        row: &mut CustomerFacts,
        order: OrderId,
        place: u32,
    ) -> Sums {
        let range = book.orders().line_range(order);
        let products = &book.orders().line_products()[range.clone()];
        let quantities = &book.orders().line_quantities()[range.clone()];
        let prices = &book.orders().line_prices()[range];
        let mut sums = Sums::default();
        row.lines += products.len() as u32;
        for ((product, &quantity), &price) in products.iter().zip(quantities).zip(prices) {
            let article = &self.articles[product.index()];
            let amount = quantity.at(price);
            sums.sales += amount;
            if amount.is_negative() {
                sums.negative += amount;
            }
            row.return_lines += u32::from(quantity.is_return());
            row.charge_lines += u32::from(!article.goods);
            sums.takes_back |= article.goods && quantity.is_return();
            if article.goods && quantity.thousandths() > 0 {
                sums.purchase = true;
                row.products += u32::from(first_time(&mut self.bought, article.root, place));
                row.categories += u32::from(
                    article.category != NONE
                        && first_time(&mut self.bought_category, article.category, place),
                );
            }
            match article.cost {
                Cost::Unit(cost) => sums.contribution += amount - quantity.at(cost),
                Cost::Margin(rate) => {
                    let share = amount.nanos().saturating_mul(i128::from(rate.millionths()));
                    sums.shares = sums.shares.saturating_add(share);
                }
                Cost::Unknown => {
                    sums.without_cost += amount;
                    if amount.is_negative() {
                        sums.negative_without_cost += amount;
                    }
                }
            }
        }
        sums
    }
}

/// Counts the contacts of each row. One after the day costs nothing in the window, but the customer is in touch:
/// orders are brought in from time to time, contacts are logged on the day.
fn read_contacts(book: &Book, facts: &mut Facts) {
    for contact in book.contacts().values() {
        let Some(row) = facts.row(contact.customer) else {
            continue;
        };
        facts.contacts += 1;
        facts.contacts_before_orders += u32::from(facts.rows[row].lines == 0);
        let served = &mut facts.rows[row].served;
        served.last_contact = served.last_contact.max(Some(contact.day));
        if facts.window.holds(contact.day) {
            served.add(Serving::Contact(contact.kind));
        }
    }
}

/// Whether this row meets this product or category for the first time.
fn first_time(bought: &mut [u32], what: u32, row: u32) -> bool {
    std::mem::replace(&mut bought[what as usize], row) != row
}

/// The months between two days by their last days: a look-up where the calendar's own arithmetic
/// would be asked once for every month of every customer.
struct Calendar {
    first: Month,
    last_days: Vec<Day>,
}

impl Calendar {
    fn new(from: Day, to: Day) -> Self {
        let first = from.month();
        let last_days = (0..=to.month().months_since(first).max(0))
            .map(|n| first.plus(n))
            .map(|month| month.first_day().plus_days(month.days() as i32 - 1))
            .collect();
        Self { first, last_days }
    }

    /// The month of a day between the two.
    fn month(&self, day: Day) -> Month {
        let place = self.last_days.partition_point(|&last| last < day);
        self.first.plus(place as i32)
    }
}

/// Millionths to wholes, half away from zero.
const fn divided(shares: i128) -> i128 {
    let half = if shares < 0 {
        -MILLION / 2
    } else {
        MILLION / 2
    };
    shares.saturating_add(half) / MILLION
}

/// What the customers tell about each other: the common rhythm and how long they stay.
fn summarise(facts: &mut Facts) {
    let mut rhythms: Vec<f64> = facts
        .rows
        .iter()
        .filter_map(|row| row.gaps.rhythm())
        .collect();
    facts.rhythm = median(&mut rhythms);
    let window = facts.window;
    let (mut of, mut kept) = (0, 0);
    for row in &facts.rows {
        let days =
            &facts.purchase_days[row.purchase_days.start as usize..row.purchase_days.end as usize];
        let start = days.partition_point(|&day| day < window.first);
        if days.get(start).is_some_and(|&day| day < window.recent) {
            of += 1;
            kept += u32::from(row.last >= Some(window.recent));
        }
    }
    if of > 0 {
        let share = (f64::from(kept) + 1.0) / (f64::from(of) + 2.0);
        let half = f64::from(window.days()) / 2.0 / DAYS_PER_MONTH;
        let months = (half / (1.0 - share)).min(1200.0);
        facts.life = Some(CustomerLife { of, kept, months });
    }
}
