//! A staged contact log against a book: what is added, skipped and rejected.
//!
//! A contact is with somebody the book has: a row that names nobody of it is not taken, for a visit makes
//! no customer.

use std::collections::{HashMap, HashSet};
use std::mem::replace;

use super::preview::{Choices, Figures, Prepared, Preview};
use super::register::Register;
use super::rows::{blame, text_faults};
use crate::book::{Book, Contact, ContactKind, CustomerId, MAX_MINUTES, RecordKind};
use crate::import::error::{Blame, ImportError, Reason, Rejected};
use crate::import::parse::contact_kind::contact_kind;
use crate::import::parse::number::DecimalSign;
use crate::import::role::Role;
use crate::import::staging::texts::{Form, Texts};
use crate::import::staging::values::{self, ColumnValues, Faults, Value, words};
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::{Day, Quantity};

/// Works out what an import of a contact log does.
pub(super) fn prepare(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let log = Log::new(staging, book, choices, &mut preview)?;
    let mut figures = Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        ..Figures::default()
    };
    let mut batch = choices.batch(book);
    let rows: Vec<_> = (0..staging.rows.len())
        .map(|row| log.contact(row))
        .collect();
    let repeats = repeats(book, &rows)?;
    let mut met = vec![false; book.customers().len()];
    for ((row, is_repeat), &number) in rows.into_iter().zip(repeats).zip(&staging.rows) {
        let (contact, rounded) = match row {
            Ok(read) => read,
            Err((column, reason)) => {
                preview.rejected.push(Rejected {
                    row: number,
                    column,
                    reason,
                });
                continue;
            }
        };
        if is_repeat {
            figures.repeats += 1;
            if !choices.take_known {
                figures.repeats_dropped += 1;
                continue;
            }
        }
        let first = figures.first_day.unwrap_or(contact.day);
        figures.first_day = Some(first.min(contact.day));
        figures.last_day = figures.last_day.max(Some(contact.day));
        figures.rounded += u32::from(rounded);
        met[book.customer_root(contact.customer).index()] = true;
        batch.records.contacts.push(contact);
    }
    let most = RecordKind::Contact.most();
    if book.contacts().len() + batch.records.contacts.len() > most {
        return Err(ImportError::TooManyRecords {
            kind: RecordKind::Contact,
            most,
        });
    }
    figures.contacts = batch.records.contacts.len() as u32;
    figures.customers.known = met.iter().filter(|&&met| met).count() as u32;
    figures.rejected = preview.rejected.len() as u32;
    preview.figures = figures;
    Ok(Prepared { preview, batch })
}

/// The columns of a contact log as values.
struct Log<'a> {
    staging: &'a Staging,
    customers: Register<'a>,
    /// Names that several customers of the book have.
    shared: HashSet<String>,
    days: ColumnValues<'a, Day>,
    kinds: ColumnValues<'a, ContactKind>,
    minutes: ColumnValues<'a, (u16, bool)>,
    faults: Faults<'a>,
    /// What all contacts are where no column says it.
    kind: ContactKind,
    today: Option<Day>,
}

impl<'a> Log<'a> {
    fn new(
        staging: &'a Staging,
        book: &Book,
        choices: &Choices,
        preview: &mut Preview,
    ) -> Result<Self, ImportError> {
        let days = ColumnValues::new(staging, Role::Date, |column| {
            let (decision, days) = values::dates(column, choices.dates);
            preview.dates = decision;
            days
        });
        let kinds = ColumnValues::new(staging, Role::ContactKind, |column| {
            words(column, contact_kind)
        });
        let minutes = ColumnValues::new(staging, Role::Minutes, |column| {
            let chosen = choices.decimals.get(&column.role).copied();
            let reading = values::number_reading(column, chosen);
            preview.numbers.push((column.role, reading));
            minutes(column, reading.sign)
        });
        let mut faults = text_faults(staging);
        days.faults(&mut faults);
        kinds.faults(&mut faults);
        minutes.faults(&mut faults);
        Ok(Self {
            staging,
            customers: Register::customers(staging, book)?,
            shared: shared_names(book),
            days,
            kinds,
            minutes,
            faults,
            kind: choices.contact_kind,
            today: choices.today,
        })
    }

    /// The contact of a row, and whether its minutes were rounded; or the cell to blame.
    fn contact(&self, row: usize) -> Result<(Contact, bool), Blame> {
        if let Some(blame) = blame(self.staging, &self.faults, row) {
            return Err(blame);
        }
        let missing =
            |column: Option<&StagedColumn>| (column.map(|column| column.index), Reason::Missing);
        let text = |role| {
            let column = self.staging.column(role);
            column.map_or(String::new(), |column| {
                column.texts.text(column.ids[row]).into_owned()
            })
        };
        let day = self.days.value(row).ok_or(missing(self.days.column))?;
        if self.today.is_some_and(|today| day > today) {
            return Err((
                self.days.column.map(|column| column.index),
                Reason::YetToCome,
            ));
        }
        let customer = self
            .customers
            .known(row, |name| self.shared.contains(name))?;
        let kind = match self.kinds.column {
            None => self.kind,
            column => self.kinds.value(row).ok_or(missing(column))?,
        };
        let (minutes, rounded) = self.minutes.value(row).unwrap_or_default();
        let contact = Contact {
            customer: CustomerId::from_index(customer),
            day,
            kind,
            by: text(Role::By),
            note: text(Role::About),
            minutes,
            outcome: None,
        };
        Ok((contact, rounded))
    }
}

/// Names that several customers of the book have; records merged into one are one customer.
fn shared_names(book: &Book) -> HashSet<String> {
    let mut owners = HashMap::new();
    let mut shared = HashSet::new();
    for (index, customer) in book.customers().iter().enumerate() {
        let root = book.customer_root(CustomerId::from_index(index));
        if *owners.entry(customer.name.as_str()).or_insert(root) != root {
            shared.insert(customer.name.clone());
        }
    }
    shared
}

/// Which rows repeat a contact of the book or an earlier row. Rows are equal where their length is too, but a row
/// may stand for a contact of the book with another length, which is often noted or mended later: for one that no
/// row equals. So a log read again as it grew brings what is new in it.
fn repeats(book: &Book, rows: &[Result<(Contact, bool), Blame>]) -> Result<Vec<bool>, ImportError> {
    let mut texts = Texts::default();
    let mut key = Vec::new();
    // Two numbers: of all that is the same but the length, and of the length with it.
    let mut numbers = |contact: &Contact| -> Result<(usize, usize), ImportError> {
        let customer = book.customer_root(contact.customer).index() as u32;
        key.clear();
        // No contact is as long as this.
        key.extend(u16::MAX.to_le_bytes());
        key.push(contact.kind.index() as u8);
        key.extend(customer.to_le_bytes());
        key.extend(contact.day.number().to_le_bytes());
        key.extend((contact.by.len() as u16).to_le_bytes());
        key.extend(contact.by.as_bytes());
        key.extend(contact.note.as_bytes());
        let same = texts.intern(Form::Text, &key)?;
        key[..2].copy_from_slice(&contact.minutes.to_le_bytes());
        Ok((same as usize, texts.intern(Form::Text, &key)? as usize))
    };
    let logged = book.contacts().values().map(&mut numbers);
    let logged = logged.collect::<Result<Vec<_>, _>>()?;
    let read = rows
        .iter()
        .map(|row| row.as_ref().ok().map(|(contact, _)| numbers(contact)));
    let read = read.map(Option::transpose).collect::<Result<Vec<_>, _>>()?;
    let mut known = vec![false; texts.len()];
    let mut unmet = vec![0u32; texts.len()];
    for (same, exact) in logged {
        if !replace(&mut known[exact], true) {
            unmet[same] += 1;
        }
    }
    let mut met = vec![false; texts.len()];
    for &(same, exact) in read.iter().flatten() {
        if known[exact] && !replace(&mut met[exact], true) {
            unmet[same] -= 1;
        }
    }
    let repeats = |row: Option<(usize, usize)>| {
        let Some((same, exact)) = row else {
            return false;
        };
        if replace(&mut known[exact], true) {
            return true;
        }
        let stands = unmet[same] > 0;
        unmet[same] -= u32::from(stands);
        stands
    };
    Ok(read.into_iter().map(repeats).collect())
}

/// Reads every text of a column as whole minutes; the flag says whether a part of one was rounded away.
fn minutes(column: &StagedColumn, sign: DecimalSign) -> Vec<Value<(u16, bool)>> {
    let read = |(number, rounded): (Quantity, bool)| {
        let thousandths = number.thousandths();
        let most = i64::from(MAX_MINUTES) * 1_000;
        match thousandths {
            ..0 => Err(Reason::Negative),
            0 => Ok((0, rounded)),
            // A spreadsheet's time of half an hour is a fraction of a day; nobody notes half a minute.
            1..1_000 => Err(Reason::UnderAMinute),
            _ if thousandths > most => Err(Reason::TooLarge),
            // The limit makes it fit.
            _ => Ok((
                ((thousandths + 500) / 1_000) as u16,
                rounded || thousandths % 1_000 != 0,
            )),
        }
    };
    values::numbers_of(column, sign, without_unit, Quantity::parse)
        .into_iter()
        .map(|value| value.and_then(read))
        .collect()
}

fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 7] = ["分钟", "分", "minutes", "minute", "mins", "min", "m"];
    let whole = text.trim_end().trim_end_matches('.');
    let number = UNITS.iter().find_map(|unit| {
        let at = whole.len().checked_sub(unit.len())?;
        let is_unit = whole.get(at..)?.eq_ignore_ascii_case(unit);
        is_unit.then_some(&whole[..at])
    });
    number.unwrap_or(text)
}
