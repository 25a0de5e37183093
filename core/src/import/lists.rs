//! Staged lists of customers or products against a book. Must not know orders or files.
//!
//! A list is the word of the person who keeps it: what stands in it replaces what the book has,
//! and empty cells leave it as it is. Of several rows for one record the later ones win.

use super::column::{self, Value};
use super::error::{Blame, ImportError, Reason, Rejected};
use super::lines::{not_negative, put_customer, put_product};
use super::preview::{Choices, Figures, Prepared, Preview};
use super::register::{NONE, Register};
use super::role::Role;
use super::sample::flag;
use super::staging::{Slot, Staging};
use crate::book::{Book, Cost, Customer, CustomerKind, Product, ProductKind};
use crate::unit::{Price, Rate};

/// Columns of which some texts cannot be taken, with the reason for each text.
pub(super) type Faults<'a> = Vec<(&'a Slot, Vec<Option<Reason>>)>;

/// Works out what an import of a customer list does.
pub(super) fn customers(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let register = Register::customers(staging, book)?;
    let kinds = Read::new(staging, Role::Kind, |slot| words(slot, kind));
    let prospects = Read::new(staging, Role::Prospect, |slot| words(slot, flag));
    let since = Read::new(staging, Role::Since, |slot| {
        let (decision, days) = column::dates(slot, choices.dates);
        preview.dates = decision;
        days
    });
    let mut faults = text_faults(staging);
    kinds.faults(&mut faults);
    prospects.faults(&mut faults);
    since.faults(&mut faults);
    let read = |row: usize, customer: &mut Customer| {
        write(staging, Role::CustomerName, row, &mut customer.name);
        write(staging, Role::Region, row, &mut customer.region);
        write(staging, Role::Owner, row, &mut customer.owner);
        write(staging, Role::Notes, row, &mut customer.notes);
        let mut tags = String::new();
        write(staging, Role::Tags, row, &mut tags);
        if !tags.is_empty() {
            customer.tags = column::split_tags(&tags);
        }
        if let Some(kind) = kinds.value(row) {
            customer.kind = kind;
        }
        if let Some(prospect) = prospects.value(row) {
            customer.prospect = prospect;
        }
        if let Some(day) = since.value(row) {
            customer.since = Some(day);
        }
    };
    let start = |record: u32| {
        let named = &register.records[record as usize];
        match named.known {
            Some(place) => book.customers()[place].clone(),
            None => Customer {
                code: named.code.clone(),
                name: named.name.clone(),
                ..Customer::default()
            },
        }
    };
    let listed = collect(staging, &register, &faults, start, read);
    let mut batch = choices.batch(book);
    let mut figures = figures(staging, &listed);
    for (record, customer) in listed.records {
        let known = register.records[record as usize].known;
        let old = known.map(|place| &book.customers()[place]);
        put_customer(&mut batch, &mut figures.customers, known, old, customer);
    }
    preview.figures = figures;
    preview.rejected = listed.rejected;
    Ok(Prepared { preview, batch })
}

/// Works out what an import of a product list does.
pub(super) fn products(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let register = Register::new(
        staging.slot(Role::ProductCode),
        staging.slot(Role::ProductName),
        book.products()
            .iter()
            .map(|p| (p.code.as_str(), p.name.as_str())),
    )?;
    let mut sign_of = |slot: &Slot| {
        let reading = column::number_reading(slot, choices.decimals.get(&slot.role).copied());
        preview.numbers.push((slot.role, reading));
        reading.sign
    };
    let costs = Read::new(staging, Role::UnitCost, |slot| {
        not_negative(column::numbers(slot, sign_of(slot), Price::parse))
    });
    let margins = Read::new(staging, Role::MarginRate, |slot| {
        column::shares(slot, sign_of(slot))
    });
    let charges = Read::new(staging, Role::Charge, |slot| words(slot, flag));
    let mut faults = text_faults(staging);
    costs.faults(&mut faults);
    margins.faults(&mut faults);
    charges.faults(&mut faults);
    let mut rounded = 0;
    let read = |row: usize, product: &mut Product| {
        write(staging, Role::ProductName, row, &mut product.name);
        write(staging, Role::Category, row, &mut product.category);
        write(staging, Role::Unit, row, &mut product.unit);
        // A cost is a fact, a margin a rule of thumb: where both stand, the cost counts.
        if let Some(margin) = margins.value(row).and_then(Rate::from_millionths) {
            product.cost = Cost::Margin(margin);
        }
        if let Some((cost, lost)) = costs.value(row) {
            product.cost = Cost::Unit(cost);
            rounded += u32::from(lost);
        }
        if let Some(charge) = charges.value(row) {
            product.kind = if charge {
                ProductKind::Charge
            } else {
                ProductKind::Goods
            };
        }
    };
    let start = |record: u32| {
        let named = &register.records[record as usize];
        match named.known {
            Some(place) => book.products()[place].clone(),
            None => Product {
                code: named.code.clone(),
                name: named.name.clone(),
                ..Product::default()
            },
        }
    };
    let listed = collect(staging, &register, &faults, start, read);
    let mut batch = choices.batch(book);
    let mut figures = figures(staging, &listed);
    figures.rounded = rounded;
    for (record, product) in listed.records {
        let known = register.records[record as usize].known;
        let old = known.map(|place| &book.products()[place]);
        put_product(&mut batch, &mut figures.products, known, old, product);
    }
    preview.figures = figures;
    preview.rejected = listed.rejected;
    Ok(Prepared { preview, batch })
}

/// A column whose texts mean something else than text.
pub(super) struct Read<'a, T> {
    pub(super) slot: Option<&'a Slot>,
    values: Vec<Value<T>>,
}

impl<'a, T: Copy> Read<'a, T> {
    pub(super) fn new(
        staging: &'a Staging,
        role: Role,
        read: impl FnOnce(&'a Slot) -> Vec<Value<T>>,
    ) -> Self {
        let slot = staging.slot(role);
        let values = slot.map_or(Vec::new(), read);
        Self { slot, values }
    }

    pub(super) fn value(&self, row: usize) -> Option<T> {
        self.values[self.slot?.ids[row] as usize].ok()
    }

    pub(super) fn faults(&self, faults: &mut Faults<'a>) {
        let found = column::value_faults(&self.values);
        if let (Some(slot), false) = (self.slot, found.is_empty()) {
            faults.push((slot, found));
        }
    }
}

/// Reads every text of a column as a word with a meaning.
pub(super) fn words<T>(slot: &Slot, meaning: impl Fn(&str) -> Option<T>) -> Vec<Value<T>> {
    let word = |id| meaning(&slot.texts.text(id)).ok_or(Reason::UnknownWord);
    std::iter::once(Err(Reason::Missing))
        .chain(slot.texts.numbers().map(word))
        .collect()
}

fn kind(text: &str) -> Option<CustomerKind> {
    match text.to_lowercase().as_str() {
        "company" | "firm" | "business" | "organisation" | "organization" | "b2b" | "corporate"
        | "公司" | "企业" | "单位" | "机构" | "企业客户" | "公司客户" => {
            Some(CustomerKind::Company)
        }
        "person" | "individual" | "private" | "consumer" | "b2c" | "个人" | "个人客户"
        | "自然人" | "散客" => Some(CustomerKind::Person),
        _ => None,
    }
}

pub(super) fn text_faults(staging: &Staging) -> Faults<'_> {
    let is_word = |role| {
        matches!(
            role,
            Role::Kind | Role::Prospect | Role::Charge | Role::ContactKind
        )
    };
    let texts = staging
        .slots
        .iter()
        .filter(|slot| !slot.role.is_number() && !slot.role.is_date() && !is_word(slot.role));
    let faults = |slot: &Slot| match slot.role {
        Role::Tags => column::tag_faults(slot),
        _ => column::text_faults(slot),
    };
    texts
        .map(|slot| (slot, faults(slot)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect()
}

/// Writes a cell over a field, unless it is empty.
fn write(staging: &Staging, role: Role, row: usize, field: &mut String) {
    if let Some(slot) = staging.slot(role) {
        let text = slot.texts.text(slot.ids[row]);
        if !text.is_empty() {
            *field = text.into_owned();
        }
    }
}

/// The records of a list, with what was left out.
struct Listed<T> {
    /// By number in the register, in the order of the file.
    records: Vec<(u32, T)>,
    repeats: u32,
    rejected: Vec<Rejected>,
}

fn collect<T>(
    staging: &Staging,
    register: &Register<'_>,
    faults: &Faults<'_>,
    start: impl Fn(u32) -> T,
    mut read: impl FnMut(usize, &mut T),
) -> Listed<T> {
    let mut listed = Listed {
        records: Vec::new(),
        repeats: 0,
        rejected: Vec::new(),
    };
    let mut places = vec![NONE; register.records.len()];
    for row in 0..staging.rows.len() {
        let record = register.of(row);
        let nobody = (record == NONE).then_some((None, Reason::Missing));
        if let Some((column, reason)) = blame(staging, faults, row).or(nobody) {
            let row = staging.rows[row];
            listed.rejected.push(Rejected {
                row,
                column,
                reason,
            });
            continue;
        }
        let place = &mut places[record as usize];
        if *place == NONE {
            *place = listed.records.len() as u32;
            listed.records.push((record, start(record)));
        } else {
            listed.repeats += 1;
        }
        read(row, &mut listed.records[*place as usize].1);
    }
    listed
}

/// What is wrong with a row in form or in a cell of its own.
pub(super) fn blame(staging: &Staging, faults: &Faults<'_>, row: usize) -> Option<Blame> {
    let form = staging.faults.get(&(row as u32));
    form.map(|&reason| (None, reason)).or_else(|| {
        faults.iter().find_map(|(slot, faults)| {
            faults[slot.ids[row] as usize].map(|reason| (Some(slot.column), reason))
        })
    })
}

fn figures<T>(staging: &Staging, listed: &Listed<T>) -> Figures {
    Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        rejected: listed.rejected.len() as u32,
        repeats: listed.repeats,
        ..Figures::default()
    }
}
