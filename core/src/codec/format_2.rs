//! Steps and journal records as formats 1 and 2 hold them: contacts had commands, changes and labels of their own.

use serde::Deserialize;

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
    let OldRecord::Do(command) = serde_json::from_str(json).map_err(|_| DecodeError::BadValue)?;
    Ok(match command {
        OldCommand::AddContact(contact) => Command::add(contact),
        OldCommand::EditContact(id, contact) => Command::edit(id, contact),
        OldCommand::RemoveContact(id) => Command::RemoveRecord(RecordKind::Contact, id),
    })
}

#[derive(Deserialize)]
struct OldStep {
    label: EitherLabel,
    changes: Vec<Option<EitherChange>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum EitherLabel {
    Old(OldLabel),
    Now(Label),
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
#[serde(untagged)]
enum EitherChange {
    Old(OldChange),
    Now(Change),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OldChange {
    Contact(RecordId, Option<Contact>),
    Contacts(Rows<Contact>),
}

/// A step; where a change is none, a table of orders belongs there.
pub(super) fn read_step(json: &[u8]) -> Result<(Label, Vec<Option<Change>>), DecodeError> {
    let step: OldStep = serde_json::from_slice(json).map_err(|_| DecodeError::BadValue)?;
    let label = match step.label {
        EitherLabel::Now(label) => label,
        EitherLabel::Old(OldLabel::AddContact(name)) => Label::AddRecord(RecordKind::Contact, name),
        EitherLabel::Old(OldLabel::EditContact(name)) => {
            Label::EditRecord(RecordKind::Contact, name)
        }
        EitherLabel::Old(OldLabel::RemoveContact(name)) => {
            Label::RemoveRecord(RecordKind::Contact, name)
        }
        EitherLabel::Old(OldLabel::Import {
            lines,
            customers,
            products,
            contacts,
            source,
        }) => Label::Import {
            lines,
            customers,
            products,
            records: Vec::from_iter((contacts > 0).then_some((RecordKind::Contact, contacts))),
            source,
        },
    };
    let change = |change| match change {
        EitherChange::Now(change) => change,
        EitherChange::Old(OldChange::Contact(id, contact)) => {
            Change::Records(RecordChange::Contacts(vec![(id, contact.map(Into::into))]))
        }
        EitherChange::Old(OldChange::Contacts(rows)) => {
            let rows = rows.into_iter();
            let rows = rows.map(|(id, contact)| (id, contact.map(Into::into)));
            Change::Records(RecordChange::Contacts(rows.collect()))
        }
    };
    let changes = step.changes.into_iter().map(|old| old.map(change));
    Ok((label, changes.collect()))
}
