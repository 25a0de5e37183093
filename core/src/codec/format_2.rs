//! Steps and journal records as formats 1 and 2 hold them: contacts had commands, changes and labels of their own.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::DecodeError;
use crate::book::{Change, Command, Contact, Label, RecordChange, RecordId, RecordKind, Rows};

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OldRecord {
    Do(OldCommand),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::enum_variant_names)] // The names are the stored ones.
enum OldCommand {
    AddContact(Contact),
    EditContact(RecordId, Contact),
    RemoveContact(RecordId),
}

/// The command of a journal record.
pub(super) fn read_command(json: &str) -> Result<Command, DecodeError> {
    let OldRecord::Do(command) = read(json.as_bytes())?;
    Ok(match command {
        OldCommand::AddContact(contact) => Command::add(contact),
        OldCommand::EditContact(id, contact) => Command::edit(id, contact),
        OldCommand::RemoveContact(id) => Command::RemoveRecord(RecordKind::Contact, id),
    })
}

#[derive(Deserialize)]
struct OldStep<'a> {
    #[serde(borrow)]
    label: &'a RawValue,
    #[serde(borrow)]
    changes: Vec<Option<&'a RawValue>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OldLabel {
    AddContact(String),
    EditContact(String),
    RemoveContact(String),
    Import {
        lines: u32,
        customers: u32,
        products: u32,
        #[serde(default)]
        contacts: u32,
        source: String,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OldChange {
    Contact(RecordId, Option<Contact>),
    Contacts(Rows<Contact>),
}

/// A step; where a change is none, a table of orders belongs there.
pub(super) fn read_step(json: &[u8]) -> Result<(Label, Vec<Option<Change>>), DecodeError> {
    let step: OldStep<'_> = read(json)?;
    let label = match read(step.label.get().as_bytes()) {
        Ok(old) => label(old),
        Err(_) => read(step.label.get().as_bytes())?,
    };
    let change = |json: &RawValue| match read(json.get().as_bytes()) {
        Ok(old) => Ok(change(old)),
        Err(_) => read(json.get().as_bytes()),
    };
    let changes = step.changes.into_iter();
    let changes = changes.map(|json| json.map(change).transpose());
    Ok((label, changes.collect::<Result<_, _>>()?))
}

fn label(old: OldLabel) -> Label {
    match old {
        OldLabel::AddContact(name) => Label::AddRecord(RecordKind::Contact, name),
        OldLabel::EditContact(name) => Label::EditRecord(RecordKind::Contact, name),
        OldLabel::RemoveContact(name) => Label::RemoveRecord(RecordKind::Contact, name),
        OldLabel::Import {
            lines,
            customers,
            products,
            contacts,
            source,
        } => Label::Import {
            lines,
            customers,
            products,
            records: Vec::from_iter((contacts > 0).then_some((RecordKind::Contact, contacts))),
            source,
        },
    }
}

fn change(old: OldChange) -> Change {
    let contacts = match old {
        OldChange::Contact(id, contact) => vec![(id, contact.map(Into::into))],
        OldChange::Contacts(rows) => rows
            .into_iter()
            .map(|(id, contact)| (id, contact.map(Into::into)))
            .collect(),
    };
    Change::Records(RecordChange::Contacts(contacts))
}

fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, DecodeError> {
    serde_json::from_slice(json).map_err(|_| DecodeError::BadValue)
}
