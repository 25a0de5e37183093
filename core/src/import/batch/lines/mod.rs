//! Staged order lines against a book: what is added, skipped and rejected, and the batch that does it.

mod amended;
mod amounts;
mod charges;
mod counted;
mod found;
mod kinds;
mod reading;
mod sides;
mod told;
mod units;
mod value;
mod versions;

mod taken;

use std::borrow::Cow;
use std::collections::HashMap;

use self::amended::{Amendments, Known};
use self::amounts::Amounts;
use self::charges::{mark_charges, sum_charges};
use self::found::{Best, CustomerFacts, Numbering, ProductFacts, case_twins};
use self::kinds::Kinds;
use self::reading::Reading;
pub use self::taken::UNNAMED_PRODUCT;
use self::taken::{OrderKey, Taken};
use self::told::Sums;
use self::value::Reader;
use super::preview::{Choices, Figures, Prepared, Preview};
use super::put::{put_customer, put_product};
use super::register::{NONE, Named, Register, same};
use crate::book::{Book, CustomerId, Line, MAX_LINES, Orders, ProductId};
use crate::import::error::ImportError;
use crate::import::money::margin_of;
use crate::import::parse::code::code_text;
use crate::import::role::Role;
use crate::import::staging::Staging;
use crate::unit::Money;

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
    reader.discounted = amounts.discounted;
    let mut reading = Reading {
        staging,
        reader,
        customers: &customers,
        products: &products,
        unnamed,
        order_of_text: &order_of_text,
        kinds: Kinds::new(staging, choices),
        sums: Sums::default(),
        has_sums: staging.has_sums(),
        once: amounts.once,
        counted_orders: vec![false; order_codes.len()],
        keys: Vec::new(),
        no_sales: 0,
        discounted: (0, Money::ZERO),
    };
    let taken = reading.rows();
    found.extend(reading.kinds.findings());
    found.extend(reading.sums.finding());
    found.extend(told::month_sums(staging, &taken));
    found.extend(told::discount(reading.discounted));
    found.extend(told::credits(staging, &taken));
    found.extend(units::told(staging, &products, unnamed, &taken));
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
        rows: staging.rows_of_file(),
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
    let mut hashes = vec![0u32; taken.len()];
    for column in &staging.columns {
        let ids = column.ids.as_slice();
        for (hash, line) in hashes.iter_mut().zip(taken) {
            *hash = (hash.rotate_left(9) ^ ids[line.row as usize]).wrapping_mul(0x9e37_79b9);
        }
    }
    let equal = |a: u32, b: u32| {
        let (a, b) = (a as usize, b as usize);
        let rows = (taken[a].row as usize, taken[b].row as usize);
        let mut columns = staging.columns.iter();
        hashes[a] == hashes[b] && columns.all(|column| column.ids[rows.0] == column.ids[rows.1])
    };
    let starts = std::iter::once(0).chain(order_ends.iter().copied());
    let orders = || starts.clone().zip(order_ends.iter().copied());
    let longest = orders().map(|(start, end)| end - start).max();
    // The number of a line from 1 in the place that its hash gives; what an earlier order left there is open again.
    let mut places = vec![0u32; (longest.unwrap_or(0) as usize * 2).next_power_of_two()];
    let mask = places.len() - 1;
    let places = places.as_mut_slice();
    let mut repeats = vec![false; taken.len()];
    for (start, end) in orders() {
        for line in start..end {
            let hash = hashes[line as usize] as usize;
            let mut at = (hash ^ hash >> 15) & mask;
            while places[at] > start && !equal(places[at] - 1, line) {
                at = (at + 1) & mask;
            }
            if places[at] > start {
                repeats[line as usize] = true;
            } else {
                places[at] = line + 1;
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
    orders.reserve(added_orders.len(), added.len());
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
