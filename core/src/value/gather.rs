//! One pass over the order columns. Must not know judgements, weights or scores.

use std::collections::HashMap;

use super::facts::{CustomerFacts, CustomerLife, Facts, NO_ROW, Totals};
use super::rhythm::{Gaps, median};
use super::window::{DAYS_PER_MONTH, Window};
use crate::book::{Book, Cost, CustomerId, OrderId, ProductKind};
use crate::unit::{Day, Money, Month};

/// No category, or nobody yet.
const NONE: u32 = u32::MAX;
/// A share of an amount in millionths, before it is divided.
const MILLION: i128 = 1_000_000;

impl Facts {
    /// Reads all orders up to `as_of` over the window in the book's settings.
    pub fn gather(book: &Book, as_of: Day) -> Self {
        Self::gather_over(book, Window::new(as_of, book.settings().window_months))
    }

    /// Reads all orders up to the window's last day.
    pub fn gather_over(book: &Book, window: Window) -> Self {
        let (rows, row_of) = rows(book);
        let mut facts = Self {
            window,
            totals: Totals::default(),
            rows,
            row_of,
            orders: Vec::new(),
            purchase_days: Vec::new(),
            months: Vec::new(),
            rhythm: None,
            life: None,
        };
        sort_orders(book, &mut facts);
        let mut pass = Pass::new(book);
        let mut scratch = Vec::new();
        for row in 0..facts.rows.len() {
            pass.read(book, &mut facts, row, &mut scratch);
        }
        facts.totals.products = pass.bought.iter().filter(|&&row| row != NONE).count() as u32;
        summarise(&mut facts);
        facts
    }
}

/// A row for each listed customer, and the row of every customer with merges followed.
fn rows(book: &Book) -> (Vec<CustomerFacts>, Vec<u32>) {
    let mut rows = Vec::with_capacity(book.customers().len());
    let mut row_of = vec![NO_ROW; book.customers().len()];
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
                orders: 0..0,
                purchase_days: 0..0,
                months: 0..0,
            });
        }
    }
    for (index, customer) in book.customers().iter().enumerate() {
        if customer.merged_into.is_some() {
            let root = book.customer_root(CustomerId::from_index(index));
            row_of[index] = row_of[root.index()];
        }
    }
    (rows, row_of)
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
            of_row.sort_by_key(|&id| orders.day(id));
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
}

/// Sums over one customer's lines of which the row holds the result.
#[derive(Default)]
struct Sums {
    contribution: Money,
    /// Amount × millionths of margin, divided once at the end. Saturates past 10²³ currency units.
    shares: i128,
}

impl Pass {
    fn new(book: &Book) -> Self {
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
        }
    }

    /// Reads the orders of one row.
    fn read(&mut self, book: &Book, facts: &mut Facts, place: usize, scratch: &mut Vec<i32>) {
        let window = facts.window;
        let row = &mut facts.rows[place];
        let days_start = facts.purchase_days.len();
        let months_start = facts.months.len();
        let mut month_end = Day::FIRST;
        let mut sums = Sums::default();
        for &order in &facts.orders[row.orders.start as usize..row.orders.end as usize] {
            let day = book.orders().day(order);
            let in_window = day >= window.first;
            let (amount, purchase) =
                self.read_order(book, row, order, place as u32, in_window, &mut sums);
            row.net_sales += amount;
            if in_window {
                row.window_sales += amount;
            }
            if day >= window.recent {
                row.recent_sales += amount;
            }
            if day >= window.quarter {
                row.quarter_sales += amount;
            }
            // Orders come by day, so a new month is only looked up when the last one has ended.
            if facts.months.len() == months_start || day >= month_end {
                let month = day.month();
                month_end = end_of(month);
                facts.months.push((month, Money::ZERO));
            }
            if let Some(last) = facts.months.last_mut() {
                last.1 += amount;
            }
            if purchase && facts.purchase_days[days_start..].last() != Some(&day) {
                facts.purchase_days.push(day);
                row.window_purchases += u32::from(in_window);
            }
        }
        let days = &facts.purchase_days[days_start..];
        row.purchases = days.len() as u32;
        row.first = days.first().copied();
        row.last = days.last().copied();
        row.gaps = Gaps::between(days, scratch);
        row.known_contribution = sums.contribution + Money::from_nanos(divided(sums.shares));
        row.purchase_days = days_start as u32..facts.purchase_days.len() as u32;
        row.months = months_start as u32..facts.months.len() as u32;
        facts.totals.return_lines += row.return_lines;
        facts.totals.charge_lines += row.charge_lines;
        facts.totals.net_sales += row.net_sales;
        facts.totals.customers += u32::from(row.lines > 0);
    }

    /// Reads the lines of one order; gives its exact amount and whether goods were bought.
    fn read_order(
        &mut self,
        book: &Book,
        row: &mut CustomerFacts,
        order: OrderId,
        place: u32,
        in_window: bool,
        sums: &mut Sums,
    ) -> (Money, bool) {
        let range = book.orders().line_range(order);
        let products = &book.orders().line_products()[range.clone()];
        let quantities = &book.orders().line_quantities()[range.clone()];
        let prices = &book.orders().line_prices()[range];
        let mut total = Money::ZERO;
        let mut purchase = false;
        row.lines += products.len() as u32;
        for ((product, &quantity), &price) in products.iter().zip(quantities).zip(prices) {
            let article = &self.articles[product.index()];
            let amount = quantity.at(price);
            total += amount;
            row.return_lines += u32::from(quantity.is_return());
            row.charge_lines += u32::from(!article.goods);
            if article.goods && quantity.thousandths() > 0 {
                purchase = true;
                let seen = &mut self.bought[article.root as usize];
                row.products += u32::from(*seen != place);
                *seen = place;
                if let Some(seen) = self.bought_category.get_mut(article.category as usize) {
                    row.categories += u32::from(*seen != place);
                    *seen = place;
                }
            }
            if !in_window {
                continue;
            }
            let size = if amount.is_negative() {
                -amount
            } else {
                amount
            };
            row.turnover += size;
            match article.cost {
                Cost::Unit(cost) => sums.contribution += amount - quantity.at(cost),
                Cost::Margin(rate) => {
                    let share = amount.nanos().saturating_mul(i128::from(rate.millionths()));
                    sums.shares = sums.shares.saturating_add(share);
                }
                Cost::Unknown => {
                    row.sales_without_cost += amount;
                    row.turnover_without_cost += size;
                }
            }
        }
        (total, purchase)
    }
}

/// The day after the month's last one.
fn end_of(month: Month) -> Day {
    month.first_day().plus_days(month.days() as i32)
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
