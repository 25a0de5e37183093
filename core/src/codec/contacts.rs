//! The contact log as packed columns.

use serde::{Deserialize, Serialize};

use super::DecodeError;
use super::bytes::{Reader, put_text, put_varint, zigzag};
use super::columns::Columns;
use super::records::{read_count, read_day, with_count};
use crate::book::{Contact, ContactKind, CustomerId, Kept, Outcome, RecordId, Rows};

// Tags of the columns.
const IDS: u8 = 2;
const CUSTOMERS: u8 = 3;
const DAYS: u8 = 4;
const KINDS: u8 = 5;
const BY: u8 = 6;
const NOTES: u8 = 7;
const MINUTES: u8 = 8;
/// Came later: left out where no contact of the form has one, so that older forms stay as they were.
const OUTCOMES: u8 = 9;
/// The fields that have no column, as JSON without its braces: those below that this version knows, then those of a newer
/// one. Fields to come stand here too, so that older versions keep them.
const MORE: u8 = 10;

/// Fields that came later and have no column.
#[derive(Default, Serialize, Deserialize)]
struct Later {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    with: String,
}

/// Columns of some contacts, in the order of their numbers.
pub(super) fn contact_columns<'a>(
    contacts: impl IntoIterator<Item = (RecordId, Kept<&'a Contact>), IntoIter: ExactSizeIterator>,
) -> Columns {
    let contacts = contacts.into_iter();
    let mut columns = with_count(contacts.len());
    let [mut ids, mut customers, mut days, mut kinds] = [const { Vec::new() }; 4];
    let [mut by, mut notes, mut minutes, mut outcomes] = [const { Vec::new() }; 4];
    let (mut more, mut has_more) = (Vec::new(), false);
    // Numbers rise and days hardly move, so steps are small.
    let (mut last_id, mut last_day) = (0, 0);
    for (id, contact) in contacts {
        put_varint(&mut ids, (id.index() - last_id) as u64);
        last_id = id.index();
        put_varint(&mut customers, contact.customer.index() as u64);
        let day = contact.day.number();
        put_varint(&mut days, zigzag(i64::from(day - last_day)));
        last_day = day;
        kinds.push(contact.kind.index() as u8);
        put_text(&mut by, &contact.by);
        put_text(&mut notes, &contact.note);
        put_varint(&mut minutes, contact.minutes.into());
        outcomes.push(
            contact
                .outcome
                .map_or(0, |outcome| 1 + outcome.index() as u8),
        );
        let fields = more_of(&contact);
        put_text(&mut more, &fields);
        has_more |= !fields.is_empty();
    }
    if !has_more {
        more.clear();
    }
    if outcomes.iter().all(|&outcome| outcome == 0) {
        outcomes.clear();
    }
    columns.put(IDS, ids);
    columns.put(CUSTOMERS, customers);
    columns.put(DAYS, days);
    columns.put(KINDS, kinds);
    columns.put(BY, by);
    columns.put(NOTES, notes);
    columns.put(MINUTES, minutes);
    columns.put(OUTCOMES, outcomes);
    columns.put(MORE, more);
    columns
}

/// Reads contacts onto the end of others.
pub(super) fn read_contacts(
    columns: &Columns,
    to: &mut Rows<Kept<Contact>>,
) -> Result<(), DecodeError> {
    let mut ids = columns.reader(IDS);
    let mut customers = columns.reader(CUSTOMERS);
    let mut days = columns.reader(DAYS);
    let mut kinds = columns.reader(KINDS);
    let mut by = columns.reader(BY);
    let mut notes = columns.reader(NOTES);
    let mut minutes = columns.reader(MINUTES);
    let mut outcomes = columns.reader(OUTCOMES);
    let mut more = columns.reader(MORE);
    let (has_outcomes, has_more) = (!outcomes.is_empty(), !more.is_empty());
    let (mut id, mut day) = (0usize, 0);
    for place in 0..read_count(columns)? {
        let step = ids.count()?;
        if place > 0 && step == 0 {
            return Err(DecodeError::BadValue);
        }
        id = id.checked_add(step).ok_or(DecodeError::BadValue)?;
        let number = u32::try_from(id).map_err(|_| DecodeError::BadValue)?;
        let on = read_day(&mut days, day)?;
        day = on.number();
        let kind = ContactKind::ALL.get(usize::from(kinds.byte()?));
        let more = if has_more { more.text()? } else { "" };
        let contact = Contact {
            customer: CustomerId::from_index(customers.count()?),
            day: on,
            kind: *kind.ok_or(DecodeError::BadValue)?,
            by: by.text()?.to_owned(),
            note: notes.text()?.to_owned(),
            minutes: u16::try_from(minutes.varint()?).map_err(|_| DecodeError::BadValue)?,
            outcome: if has_outcomes {
                read_outcome(outcomes.byte()?)?
            } else {
                None
            },
            with: later(more)?.with,
        };
        let kept = match more {
            "" => contact.into(),
            more => Kept::with_more(contact, more),
        };
        to.push((RecordId::from_index(number as usize), Some(kept)));
    }
    [
        ids, customers, days, kinds, by, notes, minutes, outcomes, more,
    ]
    .iter()
    .try_for_each(Reader::end)
}

/// The fields without a column of a contact.
fn more_of(contact: &Kept<&Contact>) -> String {
    let later = Later {
        with: contact.with.clone(),
    };
    // A text always has a form in JSON.
    let known = crate::codec::json::to_string(&later).unwrap_or_default();
    let known = known.trim_start_matches('{').trim_end_matches('}');
    match (known, contact.more()) {
        ("", more) => more.to_owned(),
        (known, "") => known.to_owned(),
        (known, more) => format!("{known},{more}"),
    }
}

/// Reads the fields that this version knows among those without a column.
fn later(more: &str) -> Result<Later, DecodeError> {
    if more.is_empty() {
        return Ok(Later::default());
    }
    let json = format!("{{{more}}}");
    serde_json::from_slice(json.as_bytes()).map_err(|_| DecodeError::BadValue)
}

fn read_outcome(byte: u8) -> Result<Option<Outcome>, DecodeError> {
    let Some(place) = usize::from(byte).checked_sub(1) else {
        return Ok(None);
    };
    let outcome = Outcome::ALL.get(place).ok_or(DecodeError::BadValue)?;
    Ok(Some(*outcome))
}
