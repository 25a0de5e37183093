//! Staged order lines against a book: what is added, skipped and rejected, and the batch that does it.

mod amended;
mod amounts;
mod charges;
mod found;
mod kinds;
mod told;
mod value;

mod taken;

use std::borrow::Cow;
use std::collections::HashMap;

use self::amended::{Amendments, Known};
use self::amounts::Amounts;
use self::charges::{mark_charges, sum_charges};
use self::found::{Best, CustomerFacts, Numbering, ProductFacts, case_twins};
use self::kinds::Kinds;
pub use self::taken::UNNAMED_PRODUCT;
use self::taken::{OrderKey, Taken};
use self::told::Sums;
use self::value::{Reader, Valued};
use super::preview::{Choices, Figures, Prepared, Preview};
use super::put::{put_customer, put_product};
use super::register::{NONE, Named, Register, same};
use crate::book::{Book, CustomerId, Line, MAX_LINES, Orders, ProductId};
use crate::import::error::{Blame, ImportError, Reason, Rejected};
use crate::import::money::margin_of;
use crate::import::parse::code::code_text;
use crate::import::parse::treatment::Treatment;
use crate::import::role::Role;
use crate::import::staging::Staging;
use crate::unit::{Day, Money, Price, Quantity};

/// Works out what an import of order lines does.
pub(super) fn prepare(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let customers = Register::customers(staging, book, choices)?;
    let mut products = Register::products(staging, book)?;
    let unnamed = unnamed_product(&mut products, book, choices);
    let mut order_codes = Vec::new();
    let order_of_text = match staging.column(Role::OrderCode) {
        Some(column) => same(
            column,
            |text| Cow::Borrowed(code_text(text)),
            |_| false,
            |_, code| {
                order_codes.push(code);
                order_codes.len() as u32 - 1
            },
        )?,
        None => Vec::new(),
    };
    let mut preview = Preview::default();
    let mut reader = Reader::new(staging, choices, &mut preview);
    let mut found = std::mem::take(&mut preview.findings);
    let amounts = Amounts::decide(staging, &reader, &order_of_text, choices, &mut found);
    reader.by_amount = amounts.by_amount;
    let mut reading = Reading {
        staging,
        reader,
        customers: &customers,
        products: &products,
        unnamed,
        order_of_text: &order_of_text,
        kinds: Kinds::new(staging, choices),
        sums: Sums::default(),
        once: amounts.once,
        counted_orders: vec![false; order_codes.len()],
        keys: Vec::new(),
        no_sales: 0,
        discounted: (0, Money::ZERO),
    };
    let taken = reading.rows();
    found.extend(reading.kinds.findings());
    found.extend(reading.sums.finding());
    found.extend(told::discount(reading.discounted));
    found.extend(told::who(staging, &customers, &taken, choices));
    found.extend(told::form(staging, choices));
    found.extend(told::signs(&taken));
    preview.findings = found;
    let no_sales = reading.no_sales;
    let keys = reading.keys;
    let reader = reading.reader;
    preview.rejected = reader.rejected;
    let known = Known::find(book, &keys, &order_codes, &customers);
    let (taken, order_ends) = by_order(taken, keys.len());
    let repeats = repeats(staging, &taken, &order_ends);
    let mut figures = Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        rejected: preview.rejected.len() as u32,
        no_sales,
        repeats: repeats.iter().filter(|&&repeat| repeat).count() as u32,
        ..Figures::default()
    };

    // What is added moves to the front, order by order.
    let mut amendments = Amendments::default();
    let (mut replaced, mut staying) = (Vec::new(), HashMap::new());
    // Lines of known orders are looked at where they stood, the others move.
    let taken_lines = if book.orders().is_empty() {
        Vec::new()
    } else {
        taken.clone()
    };
    let mut added = taken;
    let mut added_orders = Vec::new();
    let (mut start, mut kept) = (0, 0);
    for (order, &end) in order_ends.iter().enumerate() {
        let (lines, before) = (start..end as usize, kept);
        start = lines.end;
        if known.has(order) && !choices.take_known {
            let of_file = &taken_lines[lines.clone()];
            let code = order_codes.get(keys[order].code as usize);
            let amendment = known.amendment(order, of_file, book, &products, code.is_some());
            if let Some(amendment) = amendment {
                let code = code.map_or("", String::as_str);
                amendments.add(&amendment, of_file, code, keys[order].day, book);
                if !choices.keep_known {
                    for (place, is_new) in lines.zip(amendment.is_new) {
                        if is_new {
                            added[kept] = added[place];
                            kept += 1;
                        }
                    }
                    replaced.extend(amendment.replaces);
                    staying.insert(order, amendment.stays);
                    added_orders.push((order, kept));
                    continue;
                }
            }
            figures.known_orders += 1;
            figures.known_lines += of_file.len() as u32;
            continue;
        }
        if known.has(order) {
            figures.known_orders += 1;
            figures.known_lines += lines.len() as u32;
        }
        for place in lines {
            if repeats[place] && choices.drop_repeats {
                figures.repeats_dropped += 1;
            } else {
                added[kept] = added[place];
                kept += 1;
            }
        }
        if kept > before {
            added_orders.push((order, kept));
        }
    }
    added.truncate(kept);
    if book.orders().line_count() + added.len() > MAX_LINES {
        return Err(ImportError::TooManyLines { most: MAX_LINES });
    }
    count_lines(&mut figures, &added, &keys);
    figures.orders = added_orders.len() as u32;

    // Records that added lines name, numbered in the order of their first row.
    let customer_of = |line: &Taken| keys[line.order as usize].customer;
    let customer_ids = Numbering::new(
        &customers,
        added.iter().map(customer_of),
        book.customers().len(),
    );
    let product_ids = Numbering::new(
        &products,
        added.iter().map(|line| line.product),
        book.products().len(),
    );
    figures.case_twins = case_twins(&products, &product_ids);

    preview.findings.extend(amendments.finding(choices));
    let mut batch = choices.batch(book);
    batch.replaced_orders = replaced;
    let best = |role: Role, records: usize, of: &dyn Fn(&Taken) -> u32| {
        Best::new(staging.column(role), records, &added, of)
    };
    let count = customers.records.len();
    let facts = CustomerFacts {
        name: best(Role::CustomerName, count, &customer_of),
        region: best(Role::Region, count, &customer_of),
        owner: best(Role::Owner, count, &customer_of),
    };
    for &record in &customer_ids.seen {
        let named = &customers.records[record as usize];
        let old = named.known.map(|place| &book.customers()[place]);
        let new = facts.customer(record, named, old);
        put_customer(&mut batch, &mut figures.customers, named.known, old, new);
    }

    let count = products.records.len();
    let product_of = |line: &Taken| line.product;
    let facts = ProductFacts {
        name: best(Role::ProductName, count, &product_of),
        category: best(Role::Category, count, &product_of),
        unit: best(Role::Unit, count, &product_of),
        cost: best(Role::UnitCost, count, &product_of),
        costs: &reader.unit_cost.values,
        unnamed: &choices.unnamed_product,
    };
    for &record in &product_ids.seen {
        let named = &products.records[record as usize];
        let old = named.known.map(|place| &book.products()[place]);
        let new = facts.product(record, named, old);
        put_product(&mut batch, &mut figures.products, named.known, old, new);
    }
    preview.findings.extend(told::shares(
        &added,
        &keys,
        &customers,
        &batch.new_customers,
        book,
    ));
    preview.charges = mark_charges(&mut batch.new_products, book, choices);
    let new = (book.products().len(), batch.new_products.as_slice());
    sum_charges(&mut preview.charges, new, &added, &keys, &product_ids);

    batch.orders = orders(
        &added,
        &added_orders,
        &keys,
        &order_codes,
        &customer_ids,
        &product_ids,
        &mut staying,
    )?;
    preview.margin = margin_of(book, &batch);
    preview.figures = figures;
    Ok(Prepared { preview, batch })
}

/// The record for lines without a product.
fn unnamed_product(products: &mut Register<'_>, book: &Book, choices: &Choices) -> u32 {
    let same = |record: &Named| record.code == UNNAMED_PRODUCT;
    if let Some(place) = products.records.iter().position(same) {
        return place as u32;
    }
    products.add(Named {
        code: UNNAMED_PRODUCT.to_owned(),
        name: choices.unnamed_product.clone(),
        known: book
            .products()
            .iter()
            .position(|product| product.code == UNNAMED_PRODUCT),
    })
}

/// The rows of a file on their way to lines.
struct Reading<'a> {
    staging: &'a Staging,
    reader: Reader<'a>,
    customers: &'a Register<'a>,
    products: &'a Register<'a>,
    unnamed: u32,
    order_of_text: &'a [u32],
    kinds: Kinds<'a>,
    sums: Sums,
    /// The amount is that of the whole order.
    once: bool,
    /// Orders of which a line was taken.
    counted_orders: Vec<bool>,
    keys: Vec<OrderKey>,
    /// Rows that are no sales.
    no_sales: u32,
    /// Lines with a discount, and what it takes off.
    discounted: (u32, Money),
}

impl Reading<'_> {
    /// Reads every row; gives the lines that can be taken and fills in the orders they belong to.
    fn rows(&mut self) -> Vec<Taken> {
        let staging = self.staging;
        let order_column = staging.column(Role::OrderCode);
        let mut taken = Vec::with_capacity(staging.rows.len());
        let mut faults = staging.faults.iter().peekable();
        let mut orders: HashMap<OrderKey, u32> = HashMap::new();
        let mut last: Option<(OrderKey, u32)> = None;
        let plain = self.kinds.is_plain();
        for row in 0..staging.rows.len() {
            let form = faults.next_if(|(place, _)| **place == row as u32);
            let read = match form {
                Some((_, reason)) => Err((None, *reason)),
                None => self.row(row, plain),
            };
            let (day, (mut quantity, mut price, notes)) = match read {
                Ok(Some(read)) => read,
                Ok(None) => continue,
                Err((column, reason)) => {
                    self.reader.rejected.push(Rejected {
                        row: staging.rows[row],
                        column,
                        reason,
                    });
                    continue;
                }
            };
            let code =
                order_column.map_or(NONE, |column| self.order_of_text[column.ids[row] as usize]);
            if self.once
                && let Some(counted) = self.counted_orders.get_mut(code as usize)
                && std::mem::replace(counted, true)
            {
                price = Price::default();
                quantity =
                    Quantity::from_thousandths(quantity.thousandths().abs()).unwrap_or(quantity);
            }
            let key = OrderKey {
                code,
                customer: self.customers.of(row),
                day,
            };
            let order = match last {
                Some((same, order)) if same == key => order,
                _ => *orders.entry(key).or_insert_with(|| {
                    self.keys.push(key);
                    self.keys.len() as u32 - 1
                }),
            };
            last = Some((key, order));
            let product = match self.products.of(row) {
                NONE => self.unnamed,
                product => product,
            };
            taken.push(Taken {
                row: row as u32,
                order,
                product,
                quantity,
                price,
                notes,
            });
        }
        taken
    }

    /// Day and value of a row; none where it is no sale.
    fn row(&mut self, row: usize, plain: bool) -> Result<Option<(Day, Valued)>, Blame> {
        if self.staging.headings.contains(&(row as u32)) {
            return Err((None, Reason::Heading));
        }
        if self.staging.is_sum(row) {
            let amount = self
                .reader
                .amount(row)
                .map(|amount| Quantity::ONE.at(amount));
            self.sums.check(self.staging.rows[row], amount);
            return Err((None, Reason::Sum));
        }
        let read = self.reader.row(row);
        if plain {
            let read = read?;
            self.add(row, &read.1);
            return Ok(Some(read));
        }
        let treatment = self.kinds.of(row);
        let worth = |value: &Valued| value.0.at(value.1);
        let money = read.as_ref().map_or(Money::ZERO, |(_, value)| worth(value));
        self.kinds.count(row, money);
        if treatment == Treatment::NoSale {
            self.no_sales += 1;
            return Ok(None);
        }
        let (day, mut value) = read?;
        if treatment == Treatment::Return && !money.is_negative() {
            value.0 = Quantity::from_thousandths(-value.0.thousandths().abs()).unwrap_or(value.0);
        }
        self.add(row, &value);
        Ok(Some((day, value)))
    }

    fn add(&mut self, row: usize, (quantity, price, _): &Valued) {
        let money = quantity.at(*price);
        self.sums.add(money);
        if let Some(off) = self.reader.taken_off(row) {
            self.discounted.0 += 1;
            self.discounted.1 += off;
        }
    }
}

/// The lines order by order, each order's in the order of the file, and where each order ends.
fn by_order(taken: Vec<Taken>, orders: usize) -> (Vec<Taken>, Vec<u32>) {
    let mut ends = vec![0u32; orders];
    for line in &taken {
        ends[line.order as usize] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    if taken.is_sorted_by_key(|line| line.order) {
        return (taken, ends);
    }
    let mut next: Vec<u32> = std::iter::once(0).chain(ends.iter().copied()).collect();
    let mut sorted = taken.clone();
    for line in taken {
        let place = &mut next[line.order as usize];
        sorted[*place as usize] = line;
        *place += 1;
    }
    (sorted, ends)
}

/// Which lines repeat an earlier one in every mapped cell. Repeats share their order, so only
/// the lines of one order are compared.
fn repeats(staging: &Staging, taken: &[Taken], order_ends: &[u32]) -> Vec<bool> {
    let mut repeats = vec![false; taken.len()];
    let mut hashes: Vec<(u64, u32)> = Vec::new();
    let hash = |row: usize| {
        staging.columns.iter().fold(0u64, |state, column| {
            (state.rotate_left(23) ^ u64::from(column.ids[row])).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    };
    let equal = |a: u32, b: u32| {
        let (a, b) = (
            taken[a as usize].row as usize,
            taken[b as usize].row as usize,
        );
        staging
            .columns
            .iter()
            .all(|column| column.ids[a] == column.ids[b])
    };
    let mut start = 0;
    for &end in order_ends {
        hashes.clear();
        hashes.extend((start..end).map(|place| (hash(taken[place as usize].row as usize), place)));
        start = end;
        hashes.sort_unstable();
        for pair in hashes.windows(2) {
            if pair[0].0 == pair[1].0 && equal(pair[0].1, pair[1].1) {
                repeats[pair[1].1 as usize] = true;
            }
        }
    }
    repeats
}

fn count_lines(figures: &mut Figures, added: &[Taken], keys: &[OrderKey]) {
    figures.lines = added.len() as u32;
    let (mut all, mut known) = (Money::ZERO, Money::ZERO);
    for line in added {
        let key = keys[line.order as usize];
        let (with, back) = (key.customer != NONE, line.quantity.is_return());
        let amount = line.quantity.at(line.price);
        all += amount;
        if with {
            known += amount;
        }
        figures.lines_with_customer += u32::from(with);
        figures.returns += u32::from(back);
        figures.returns_with_customer += u32::from(back && with);
        figures.rounded += u32::from(line.notes.rounded);
        figures.undivided += u32::from(line.notes.undivided);
        figures.amounts_differ += u32::from(line.notes.differs);
        figures.first_day = Some(figures.first_day.map_or(key.day, |day| day.min(key.day)));
        figures.last_day = figures.last_day.max(Some(key.day));
    }
    figures.lines_without_customer = figures.lines - figures.lines_with_customer;
    figures.net_sales = all;
    figures.net_sales_with_customer = known;
}

/// The orders of the batch.
fn orders(
    added: &[Taken],
    added_orders: &[(usize, usize)],
    keys: &[OrderKey],
    codes: &[String],
    customers: &Numbering,
    products: &Numbering,
    staying: &mut HashMap<usize, Vec<Line>>,
) -> Result<Orders, ImportError> {
    let mut orders = Orders::default();
    let mut start = 0;
    for &(order, end) in added_orders {
        let key = keys[order];
        let code = codes.get(key.code as usize).map_or("", String::as_str);
        let customer =
            (key.customer != NONE).then(|| CustomerId::from_index(customers.place(key.customer)));
        let stays = staying.remove(&order).unwrap_or_default().into_iter();
        let lines = added[start..end].iter().map(|line| Line {
            product: ProductId::from_index(products.place(line.product)),
            quantity: line.quantity,
            price: line.price,
        });
        // Codes were checked and lines counted before; what is left is the limit of lines.
        orders
            .push(code, customer, key.day, stays.chain(lines))
            .map_err(|_| ImportError::TooManyLines { most: MAX_LINES })?;
        start = end;
    }
    Ok(orders)
}
