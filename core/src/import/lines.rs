//! Staged order lines against a book: what is added, skipped and rejected, and the batch that does it. Must not know files.

use std::collections::{HashMap, HashSet};

use super::charge::{ChargeCandidate, CodeForms};
use super::column::{self, Value, favourites};
use super::error::{ImportError, Reason, Rejected};
use super::preview::{Choices, Figures, Prepared, Preview, Tally};
use super::register::{NONE, Named, Register, same};
use super::role::Role;
use super::staging::{Slot, Staging};
use super::texts::EMPTY;
use crate::book::{
    Book, Cost, Customer, CustomerId, ImportBatch, Line, MAX_LINES, OrderId, Orders, Product,
    ProductId, ProductKind,
};
use crate::unit::{Day, Money, Price, Quantity};

/// Code of the product that lines without one belong to; its name is
/// [`Choices::unnamed_product`].
pub const UNNAMED_PRODUCT: &str = "*";

/// A line that can be taken.
#[derive(Debug, Clone, Copy)]
struct Taken {
    /// Place among the staged rows.
    row: u32,
    order: u32,
    product: u32,
    quantity: Quantity,
    price: Price,
    notes: Notes,
}

/// What a person should know about how a line's value was found.
#[derive(Debug, Clone, Copy, Default)]
struct Notes {
    rounded: bool,
    undivided: bool,
    differs: bool,
}

/// An order of the file: one number, customer and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct OrderKey {
    /// Number of its code among the file's, or [`NONE`].
    code: u32,
    customer: u32,
    day: Day,
}

/// Works out what an import of order lines does.
pub(super) fn prepare(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let customers = Register::new(
        staging.slot(Role::CustomerCode),
        staging.slot(Role::CustomerName),
        book.customers()
            .iter()
            .map(|c| (c.code.as_str(), c.name.as_str())),
    )?;
    let mut products = Register::new(
        staging.slot(Role::ProductCode),
        staging.slot(Role::ProductName),
        book.products()
            .iter()
            .map(|p| (p.code.as_str(), p.name.as_str())),
    )?;
    let unnamed = unnamed_product(&mut products, book, choices);
    let mut order_codes = Vec::new();
    let order_of_text = match staging.slot(Role::OrderCode) {
        Some(slot) => same(slot, column::code, |code| {
            order_codes.push(code);
            order_codes.len() as u32 - 1
        })?,
        None => Vec::new(),
    };
    let mut preview = Preview::default();
    let mut reader = Reader::new(staging, choices, &mut preview);
    let mut keys = Vec::new();
    let taken = read_rows(
        staging,
        &mut reader,
        &customers,
        &products,
        unnamed,
        &order_of_text,
        &mut keys,
    );
    preview.rejected = reader.rejected;
    let known = known_orders(book, &keys, &order_codes, &customers);
    let (taken, order_ends) = by_order(taken, keys.len());
    let repeats = repeats(staging, &taken, &order_ends);
    let mut figures = Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        rejected: preview.rejected.len() as u32,
        repeats: repeats.iter().filter(|&&repeat| repeat).count() as u32,
        ..Figures::default()
    };

    // What is added moves to the front, order by order.
    let mut added = taken;
    let mut added_orders = Vec::new();
    let (mut start, mut kept) = (0, 0);
    for (order, &end) in order_ends.iter().enumerate() {
        let (lines, before) = (start..end as usize, kept);
        start = lines.end;
        if known[order] {
            figures.known_orders += 1;
            figures.known_lines += lines.len() as u32;
            if !choices.take_known_orders {
                continue;
            }
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

    let mut batch = choices.batch(book);
    let best = |role: Role, records: usize, of: &dyn Fn(&Taken) -> u32| {
        Best::new(staging.slot(role), records, &added, of)
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
        costs: &reader.unit_costs,
        unnamed: &choices.unnamed_product,
    };
    for &record in &product_ids.seen {
        let named = &products.records[record as usize];
        let old = named.known.map(|place| &book.products()[place]);
        let new = facts.product(record, named, old);
        put_product(&mut batch, &mut figures.products, named.known, old, new);
    }
    preview.charges = mark_charges(&mut batch.new_products, book, choices);
    sum_charges(&mut preview.charges, &batch, &added, &keys, &product_ids);

    batch.orders = orders(
        &added,
        &added_orders,
        &keys,
        &order_codes,
        &customer_ids,
        &product_ids,
    )?;
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

/// A column with the value of each of its texts.
type Read<'a, T> = Option<(&'a Slot, Vec<Value<T>>)>;
/// What a line comes to.
type Valued = (Quantity, Price, Notes);
/// The column, where one is to blame, and the reason.
type Blame = (Option<u16>, Reason);

/// The columns of order lines as values, and the rows that have none.
struct Reader<'a> {
    date: Read<'a, Day>,
    quantity: Read<'a, (Quantity, bool)>,
    price: Read<'a, (Price, bool)>,
    amount: Read<'a, (Price, bool)>,
    unit_costs: Vec<Value<(Price, bool)>>,
    /// Columns of which some texts cannot be taken.
    faulty: Vec<(&'a Slot, Vec<Option<Reason>>)>,
    rejected: Vec<Rejected>,
}

impl<'a> Reader<'a> {
    fn new(staging: &'a Staging, choices: &Choices, preview: &mut Preview) -> Self {
        let mut sign_of = |slot: &Slot| {
            let reading = column::number_reading(slot, choices.decimals.get(&slot.role).copied());
            preview.numbers.push((slot.role, reading));
            reading.sign
        };
        let mut prices = |role| {
            staging
                .slot(role)
                .map(|slot| (slot, column::numbers(slot, sign_of(slot), Price::parse)))
        };
        let (price, amount) = (prices(Role::UnitPrice), prices(Role::Amount));
        let cost = prices(Role::UnitCost);
        let quantity = staging
            .slot(Role::Quantity)
            .map(|slot| (slot, column::numbers(slot, sign_of(slot), Quantity::parse)));
        let date = staging.slot(Role::Date).map(|slot| {
            let (decision, days) = column::dates(slot, choices.dates);
            preview.dates = decision;
            (slot, days)
        });
        let texts = staging
            .slots
            .iter()
            .filter(|slot| !slot.role.is_number() && !slot.role.is_date());
        let mut faulty: Vec<_> = texts
            .map(|slot| (slot, column::text_faults(slot)))
            .collect();
        let unit_costs = match cost {
            Some((slot, costs)) => {
                let costs = not_negative(costs);
                faulty.push((slot, column::value_faults(&costs)));
                costs
            }
            None => Vec::new(),
        };
        faulty.retain(|(_, faults)| !faults.is_empty());
        Self {
            date,
            quantity,
            price,
            amount,
            unit_costs,
            faulty,
            rejected: Vec::new(),
        }
    }

    /// Day and value of a row, or the column and the reason that it has none.
    #[inline]
    fn row(&self, row: usize) -> Result<(Day, Valued), Blame> {
        for (slot, faults) in &self.faulty {
            if let Some(reason) = faults[slot.ids[row] as usize] {
                return Err((Some(slot.column), reason));
            }
        }
        let day = cell(&self.date, row)?.ok_or((column_of(&self.date), Reason::Missing))?;
        let quantity = cell(&self.quantity, row)?;
        let price = cell(&self.price, row)?;
        let amount = cell(&self.amount, row)?;
        let (value, rounded) = match (quantity, price, amount) {
            (Some(q), Some(p), a) => (both(q.0, p.0, a.map(|a| a.0)), q.1 | p.1),
            (Some(q), None, Some(a)) => (price_of(q.0, a.0), q.1 | a.1),
            (None, Some(p), Some(a)) => (quantity_of(p.0, a.0), p.1 | a.1),
            (None, None, Some(a)) => (one_at(a.0, false), a.1),
            (Some(_), None, None) => {
                let column = column_of(&self.price).or(column_of(&self.amount));
                return Err((column, Reason::Missing));
            }
            (None, _, None) => {
                let column = column_of(&self.quantity).or(column_of(&self.amount));
                return Err((column, Reason::Missing));
            }
        };
        let (quantity, price, notes) = value;
        Ok((day, (quantity, price, Notes { rounded, ..notes })))
    }
}

/// The value of a cell; none where there is no such column or nothing in it.
#[inline]
fn cell<T: Copy>(read: &Read<'_, T>, row: usize) -> Result<Option<T>, Blame> {
    let Some((slot, values)) = read else {
        return Ok(None);
    };
    match values[slot.ids[row] as usize] {
        Ok(value) => Ok(Some(value)),
        Err(Reason::Missing) => Ok(None),
        Err(reason) => Err((Some(slot.column), reason)),
    }
}

fn column_of<T>(read: &Read<'_, T>) -> Option<u16> {
    read.as_ref().map(|(slot, _)| slot.column)
}

/// A cost below zero is none.
pub(super) fn not_negative(costs: Vec<Value<(Price, bool)>>) -> Vec<Value<(Price, bool)>> {
    let check = |cost: Value<(Price, bool)>| {
        cost.and_then(|cost| {
            if cost.0.millionths() < 0 {
                Err(Reason::Negative)
            } else {
                Ok(cost)
            }
        })
    };
    costs.into_iter().map(check).collect()
}

/// Quantity and price as they stand; an amount beside them is only compared.
#[inline]
fn both(quantity: Quantity, price: Price, amount: Option<Price>) -> Valued {
    let differs = amount.is_some_and(|amount| {
        let stated = Quantity::ONE.at(amount);
        (quantity.at(price) - stated).nanos().abs() > 5_000_000
    });
    (
        quantity,
        price,
        Notes {
            differs,
            ..Notes::default()
        },
    )
}

/// The price of one unit where it comes out exactly; the sign goes to the quantity, as in a return.
fn price_of(quantity: Quantity, amount: Price) -> Valued {
    let (q, a) = (
        i128::from(quantity.thousandths()),
        i128::from(amount.millionths()) * 1000,
    );
    if a == 0 {
        return (quantity, Price::default(), Notes::default());
    }
    let exact = (q != 0 && a % q == 0)
        .then(|| {
            i64::try_from((a / q).abs())
                .ok()
                .and_then(Price::from_millionths)
        })
        .flatten();
    let signed =
        Quantity::from_thousandths(quantity.thousandths().abs() * amount.millionths().signum());
    match (exact, signed) {
        (Some(price), Some(quantity)) => (quantity, price, Notes::default()),
        _ => one_at(amount, true),
    }
}

/// The quantity at this price where it comes out exactly.
fn quantity_of(price: Price, amount: Price) -> Valued {
    let (p, a) = (
        i128::from(price.millionths()),
        i128::from(amount.millionths()) * 1000,
    );
    let exact = (p != 0 && a % p == 0)
        .then(|| {
            i64::try_from(a / p)
                .ok()
                .and_then(Quantity::from_thousandths)
        })
        .flatten();
    match exact {
        Some(quantity) => (quantity, price, Notes::default()),
        None => one_at(amount, true),
    }
}

/// One unit at the amount; one unit back where the amount is below zero.
fn one_at(amount: Price, undivided: bool) -> Valued {
    let notes = Notes {
        undivided,
        ..Notes::default()
    };
    let back = Quantity::from_thousandths(-Quantity::ONE.thousandths());
    match (
        amount.millionths() < 0,
        Price::from_millionths(-amount.millionths()),
        back,
    ) {
        (true, Some(price), Some(back)) => (back, price, notes),
        _ => (Quantity::ONE, amount, notes),
    }
}

/// Reads every row; gives the lines that can be taken and fills in the orders they belong to.
fn read_rows(
    staging: &Staging,
    reader: &mut Reader<'_>,
    customers: &Register<'_>,
    products: &Register<'_>,
    unnamed: u32,
    order_of_text: &[u32],
    keys: &mut Vec<OrderKey>,
) -> Vec<Taken> {
    let order_slot = staging.slot(Role::OrderCode);
    let mut taken = Vec::with_capacity(staging.rows.len());
    let mut faults = staging.faults.iter().peekable();
    let mut orders: HashMap<OrderKey, u32> = HashMap::new();
    let mut last: Option<(OrderKey, u32)> = None;
    for row in 0..staging.rows.len() {
        let form = faults.next_if(|(place, _)| **place == row as u32);
        let read = match form {
            Some((_, reason)) => Err((None, *reason)),
            None => reader.row(row),
        };
        let (day, (quantity, price, notes)) = match read {
            Ok(read) => read,
            Err((column, reason)) => {
                reader.rejected.push(Rejected {
                    row: staging.rows[row],
                    column,
                    reason,
                });
                continue;
            }
        };
        let code = order_slot.map_or(NONE, |slot| order_of_text[slot.ids[row] as usize]);
        let key = OrderKey {
            code,
            customer: customers.of(row),
            day,
        };
        let order = match last {
            Some((same, order)) if same == key => order,
            _ => *orders.entry(key).or_insert_with(|| {
                keys.push(key);
                keys.len() as u32 - 1
            }),
        };
        last = Some((key, order));
        let product = match products.of(row) {
            NONE => unnamed,
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

/// Which orders of the file the book has already, by code, customer and day; voided ones too.
fn known_orders(
    book: &Book,
    keys: &[OrderKey],
    codes: &[String],
    customers: &Register<'_>,
) -> Vec<bool> {
    let stored = book.orders();
    let all: HashSet<(&str, Option<CustomerId>, Day)> = stored
        .ids()
        .map(|id: OrderId| (stored.code(id), stored.customer(id), stored.day(id)))
        .collect();
    let is_known = |key: &OrderKey| {
        let code = codes.get(key.code as usize).map_or("", String::as_str);
        let customer = match key.customer {
            NONE => None,
            record => match customers.records[record as usize].known {
                Some(place) => Some(CustomerId::from_index(place)),
                None => return false,
            },
        };
        all.contains(&(code, customer, key.day))
    };
    keys.iter()
        .map(|key| !all.is_empty() && is_known(key))
        .collect()
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
        staging.slots.iter().fold(0u64, |state, slot| {
            (state.rotate_left(23) ^ u64::from(slot.ids[row])).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    };
    let equal = |a: u32, b: u32| {
        let (a, b) = (
            taken[a as usize].row as usize,
            taken[b as usize].row as usize,
        );
        staging.slots.iter().all(|slot| slot.ids[a] == slot.ids[b])
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

/// The places in the book of the records that lines name: old ones keep theirs, new ones follow on.
struct Numbering {
    /// Records in the order of their first line.
    seen: Vec<u32>,
    places: Vec<u32>,
}

impl Numbering {
    fn new(register: &Register<'_>, named: impl Iterator<Item = u32>, before: usize) -> Self {
        let mut places = vec![NONE; register.records.len()];
        let mut seen = Vec::new();
        let mut next = before as u32;
        for record in named {
            if record == NONE || places[record as usize] != NONE {
                continue;
            }
            seen.push(record);
            places[record as usize] = match register.records[record as usize].known {
                Some(place) => place as u32,
                None => {
                    next += 1;
                    next - 1
                }
            };
        }
        Self { seen, places }
    }

    fn place(&self, record: u32) -> usize {
        self.places[record as usize] as usize
    }
}

fn case_twins(products: &Register<'_>, numbering: &Numbering) -> u32 {
    let mut folded: HashMap<String, u32> = HashMap::new();
    for &record in &numbering.seen {
        let code = &products.records[record as usize].code;
        if !code.is_empty() {
            *folded.entry(code.to_lowercase()).or_default() += 1;
        }
    }
    folded.values().map(|count| count - 1).sum()
}

/// The text that stands most often beside each record.
struct Best<'a> {
    slot: Option<&'a Slot>,
    texts: Vec<u32>,
}

impl<'a> Best<'a> {
    fn new(
        slot: Option<&'a Slot>,
        records: usize,
        added: &[Taken],
        of: &dyn Fn(&Taken) -> u32,
    ) -> Self {
        let texts = slot.map_or(Vec::new(), |slot| {
            let pairs = added
                .iter()
                .map(|line| (of(line), slot.ids[line.row as usize]));
            favourites(records, pairs.filter(|(record, _)| *record != NONE))
        });
        Self { slot, texts }
    }

    fn id(&self, record: u32) -> u32 {
        self.texts.get(record as usize).copied().unwrap_or(EMPTY)
    }

    /// What a record should hold: what the book has, else what the file says.
    fn fill(&self, record: u32, old: &str) -> String {
        match self.slot {
            Some(slot) if old.is_empty() => slot.texts.text(self.id(record)).into_owned(),
            _ => old.to_owned(),
        }
    }
}

/// What order lines tell about customers. They fill what the book does not know; only a list of
/// customers changes what it does.
struct CustomerFacts<'a> {
    name: Best<'a>,
    region: Best<'a>,
    owner: Best<'a>,
}

impl CustomerFacts<'_> {
    fn customer(&self, record: u32, named: &Named, old: Option<&Customer>) -> Customer {
        let old = old.cloned().unwrap_or_else(|| Customer {
            code: named.code.clone(),
            name: named.name.clone(),
            ..Customer::default()
        });
        Customer {
            name: self.name.fill(record, &old.name),
            region: self.region.fill(record, &old.region),
            owner: self.owner.fill(record, &old.owner),
            ..old
        }
    }
}

/// What order lines tell about products; as with customers.
struct ProductFacts<'a> {
    name: Best<'a>,
    category: Best<'a>,
    unit: Best<'a>,
    cost: Best<'a>,
    costs: &'a [Value<(Price, bool)>],
    unnamed: &'a str,
}

impl ProductFacts<'_> {
    fn product(&self, record: u32, named: &Named, old: Option<&Product>) -> Product {
        let old = old.cloned().unwrap_or_else(|| Product {
            code: named.code.clone(),
            name: named.name.clone(),
            ..Product::default()
        });
        let mut name = self.name.fill(record, &old.name);
        if name.is_empty() && named.code == UNNAMED_PRODUCT {
            name = self
                .unnamed
                .chars()
                .take(Role::ProductName.most_characters())
                .collect();
        }
        let cost = match (old.cost, self.costs.get(self.cost.id(record) as usize)) {
            (Cost::Unknown, Some(Ok((cost, _)))) => Cost::Unit(*cost),
            (known, _) => known,
        };
        Product {
            name,
            category: self.category.fill(record, &old.category),
            unit: self.unit.fill(record, &old.unit),
            cost,
            ..old
        }
    }
}

/// Finds the charges among new products and marks those that are chosen.
fn mark_charges(new: &mut [Product], book: &Book, choices: &Choices) -> Vec<ChargeCandidate> {
    let mut forms = CodeForms::default();
    new.iter().for_each(|product| forms.learn(&product.code));
    let goods = book
        .products()
        .iter()
        .filter(|product| product.kind == ProductKind::Goods);
    goods.for_each(|product| forms.learn(&product.code));
    let mut candidates = Vec::new();
    for product in new {
        let key = if product.code.is_empty() {
            &product.name
        } else {
            &product.code
        };
        let ground = forms.judge(&product.code, &product.name);
        let chosen = match &choices.charges {
            Some(charges) => charges.contains(key),
            None => ground.is_some(),
        };
        if chosen {
            product.kind = ProductKind::Charge;
        }
        if chosen || ground.is_some() {
            candidates.push(ChargeCandidate {
                code: product.code.clone(),
                name: product.name.clone(),
                lines: 0,
                lines_with_customer: 0,
                amount: Money::ZERO,
                ground,
                chosen,
            });
        }
    }
    candidates
}

/// Adds up the lines of each candidate.
fn sum_charges(
    candidates: &mut [ChargeCandidate],
    batch: &ImportBatch,
    added: &[Taken],
    keys: &[OrderKey],
    products: &Numbering,
) {
    if candidates.is_empty() {
        return;
    }
    // Candidates stand in the order of the new products they are.
    let mut places = vec![NONE; batch.new_products.len()];
    let mut next = 0;
    for (index, product) in batch.new_products.iter().enumerate() {
        let same = |c: &ChargeCandidate| c.code == product.code && c.name == product.name;
        if candidates.get(next).is_some_and(same) {
            places[index] = next as u32;
            next += 1;
        }
    }
    for line in added {
        let index = products
            .place(line.product)
            .checked_sub(batch.products_before as usize);
        let place = index.and_then(|index| places.get(index)).copied();
        if let Some(candidate) = place.and_then(|place| candidates.get_mut(place as usize)) {
            candidate.lines += 1;
            let with = keys[line.order as usize].customer != NONE;
            candidate.lines_with_customer += u32::from(with);
            candidate.amount += line.quantity.at(line.price);
        }
    }
}

/// The orders of the batch.
fn orders(
    added: &[Taken],
    added_orders: &[(usize, usize)],
    keys: &[OrderKey],
    codes: &[String],
    customers: &Numbering,
    products: &Numbering,
) -> Result<Orders, ImportError> {
    let mut orders = Orders::default();
    let mut start = 0;
    for &(order, end) in added_orders {
        let key = keys[order];
        let code = codes.get(key.code as usize).map_or("", String::as_str);
        let customer =
            (key.customer != NONE).then(|| CustomerId::from_index(customers.place(key.customer)));
        let lines = added[start..end].iter().map(|line| Line {
            product: ProductId::from_index(products.place(line.product)),
            quantity: line.quantity,
            price: line.price,
        });
        // Codes were checked and lines counted before; what is left is the limit of lines.
        orders
            .push(code, customer, key.day, lines)
            .map_err(|_| ImportError::TooManyLines { most: MAX_LINES })?;
        start = end;
    }
    Ok(orders)
}

/// Puts a customer into the batch where it is new or changed, and counts it.
pub(super) fn put_customer(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Customer>,
    new: Customer,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_customers.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_customers
                .push((CustomerId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}

/// Puts a product into the batch where it is new or changed, and counts it.
pub(super) fn put_product(
    batch: &mut ImportBatch,
    tally: &mut Tally,
    known: Option<usize>,
    old: Option<&Product>,
    new: Product,
) {
    match known {
        None => {
            tally.new += 1;
            batch.new_products.push(new);
        }
        Some(place) if old != Some(&new) => {
            tally.updated += 1;
            batch
                .changed_products
                .push((ProductId::from_index(place), new));
        }
        Some(_) => tally.known += 1,
    }
}
