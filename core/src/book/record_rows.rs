//! Rows of records put into a book one after another, all of them or none.

use super::Book;
use super::kept::Kept;
use super::raw::Raw;
use super::record::{Kind, Log, Logs, MAX_UNKNOWN, RecordKind, Rows};
use super::record_id::RecordId;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_WORD};

/// Most kinds that this version does not know.
const MAX_UNKNOWN_KINDS: usize = 100;

/// Sets or takes away a record; gives what was there.
pub(super) fn put<T: Kind>(
    book: &mut Book,
    id: RecordId,
    record: Option<Kept<T>>,
) -> Result<Option<Kept<T>>, Refusal> {
    let Some(Kept { record, more }) = record else {
        let more = book.records.put_more(T::KIND, id, None);
        let old = T::log_mut(&mut book.records).remove(&id);
        return Ok(old.map(|record| Kept { record, more }));
    };
    if record
        .customer()
        .is_some_and(|id| book.customer(id).is_none())
    {
        return Err(Refusal::UnknownCustomer);
    }
    record.check(book)?;
    let (log, most) = (T::log_mut(&mut book.records), T::KIND.most());
    check_room(log, id, most).map_err(|refusal| match refusal {
        Some(refusal) => refusal,
        None => Refusal::TooManyRecords {
            kind: T::KIND,
            most,
        },
    })?;
    let old = log.insert(id, record);
    let more = book.records.put_more(T::KIND, id, more);
    Ok(old.map(|record| Kept { record, more }))
}

/// Sets or takes away a record of a kind that this version does not know.
pub(super) fn put_unknown(
    book: &mut Book,
    name: &str,
    id: RecordId,
    record: Option<Raw>,
) -> Result<Option<Raw>, Refusal> {
    let logs = &mut book.records.unknown;
    let Some(record) = record else {
        let Some(log) = logs.get_mut(name) else {
            return Ok(None);
        };
        let old = log.remove(&id);
        if log.is_empty() {
            logs.remove(name);
        }
        return Ok(old);
    };
    text::check_required(Field::Name, name, MAX_WORD)?;
    if !logs.contains_key(name) && logs.len() == MAX_UNKNOWN_KINDS {
        return Err(Refusal::DoesNotFit);
    }
    let log = logs.entry(name.to_owned()).or_default();
    check_room(log, id, MAX_UNKNOWN).map_err(|refusal| refusal.unwrap_or(Refusal::DoesNotFit))?;
    Ok(log.insert(id, record))
}

/// Whether a log has room for a record with this number; an error without a refusal means that it is full.
fn check_room<T>(log: &Log<T>, id: RecordId, most: usize) -> Result<(), Option<Refusal>> {
    if id == RecordId::NOBODY {
        Err(Some(Refusal::DoesNotFit))
    } else if log.len() >= most && !log.contains_key(&id) {
        Err(None)
    } else {
        Ok(())
    }
}

/// Makes rows one after another, or none of them; gives the rows that take them back.
pub(super) fn put_all<T>(
    book: &mut Book,
    rows: Rows<T>,
    put: impl Fn(&mut Book, RecordId, Option<T>) -> Result<Option<T>, Refusal>,
) -> Result<Rows<T>, Refusal> {
    let mut before = Vec::with_capacity(rows.len());
    for (id, record) in rows {
        match put(book, id, record) {
            Ok(old) => before.push((id, old)),
            Err(refusal) => {
                for (id, old) in before.into_iter().rev() {
                    // What was there before always fits.
                    let taken_back = put(book, id, old);
                    debug_assert!(taken_back.is_ok(), "a record could not be put back");
                }
                return Err(refusal);
            }
        }
    }
    before.reverse();
    Ok(before)
}

/// Puts rows that came from outside into a log that has none of them.
pub(super) fn load_all<T>(
    book: &mut Book,
    rows: Rows<T>,
    put: impl Fn(&mut Book, RecordId, Option<T>) -> Result<Option<T>, Refusal>,
) -> Result<(), Refusal> {
    for (id, record) in rows {
        if record.is_none() || put(book, id, record)?.is_some() {
            return Err(Refusal::DoesNotFit);
        }
    }
    Ok(())
}

/// The records of a log that refer to another one, without that reference.
pub(super) fn without<T: Kind>(logs: &Logs, kind: RecordKind, id: RecordId) -> Rows<Kept<T>> {
    let rows = T::log(logs).iter();
    rows.filter_map(|(&own, record)| {
        let kept = logs.keep(own, record.without(kind, id)?);
        Some((own, Some(kept)))
    })
    .collect()
}
