//! The record that comes of two: picked field by field. Pure.

use keepgold_core::book::Customer;

/// A field that is picked from either record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Code,
    Owner,
    Region,
    Since,
    Notes,
}

impl Field {
    pub const ALL: [Field; 6] = [
        Field::Name,
        Field::Code,
        Field::Owner,
        Field::Region,
        Field::Since,
        Field::Notes,
    ];
}

/// From which record each field is taken: `true` where it is the other one, not the one that stays.
pub type Picks = [bool; Field::ALL.len()];

/// The picks to begin with: what stays, but for fields of which it says nothing.
pub fn begin(stays: &Customer, goes: &Customer) -> Picks {
    Field::ALL.map(|field| is_empty(stays, field) && !is_empty(goes, field))
}

/// Whether a record says nothing of a field.
pub fn is_empty(customer: &Customer, field: Field) -> bool {
    match field {
        Field::Name => customer.name.is_empty(),
        Field::Code => customer.code.is_empty(),
        Field::Owner => customer.owner.is_empty(),
        Field::Region => customer.region.is_empty(),
        Field::Since => customer.since.is_none(),
        Field::Notes => customer.notes.is_empty(),
    }
}

/// Whether there is something to pick: both say something, and not the same.
pub fn differs(a: &Customer, b: &Customer, field: Field) -> bool {
    let same = match field {
        Field::Name => a.name == b.name,
        Field::Code => a.code == b.code,
        Field::Owner => a.owner == b.owner,
        Field::Region => a.region == b.region,
        Field::Since => a.since == b.since,
        Field::Notes => a.notes == b.notes,
    };
    !same && !is_empty(a, field) && !is_empty(b, field)
}

/// The record that comes of both: the fields as picked, the tags of both; a prospect only where both are.
pub fn merged(stays: &Customer, goes: &Customer, picks: &Picks) -> Customer {
    let from = |field: Field| {
        if picks[field as usize] { goes } else { stays }
    };
    let more = goes.tags.iter().filter(|tag| !stays.tags.contains(tag));
    Customer {
        name: from(Field::Name).name.clone(),
        code: from(Field::Code).code.clone(),
        owner: from(Field::Owner).owner.clone(),
        region: from(Field::Region).region.clone(),
        since: from(Field::Since).since,
        notes: from(Field::Notes).notes.clone(),
        tags: stays.tags.iter().chain(more).cloned().collect(),
        prospect: stays.prospect && goes.prospect,
        ..stays.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_record_lacks_the_other_brings_and_tags_are_those_of_both() {
        let stays = Customer {
            name: "Acme Ltd".into(),
            code: "K1".into(),
            tags: vec!["gold".into(), "east".into()],
            prospect: false,
            ..Customer::default()
        };
        let goes = Customer {
            name: "ACME".into(),
            code: "K9".into(),
            owner: "Ann".into(),
            tags: vec!["east".into(), "new".into()],
            prospect: true,
            ..Customer::default()
        };
        let mut picks = begin(&stays, &goes);
        assert_eq!(picks, [false, false, true, false, false, false]);
        picks[Field::Code as usize] = true;
        let one = merged(&stays, &goes, &picks);
        assert_eq!(
            (one.name.as_str(), one.code.as_str(), one.owner.as_str()),
            ("Acme Ltd", "K9", "Ann")
        );
        assert_eq!(one.tags, ["gold", "east", "new"]);
        assert!(!one.prospect);
        assert!(differs(&stays, &goes, Field::Code) && !differs(&stays, &goes, Field::Owner));
    }
}
