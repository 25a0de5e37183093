//! What is wrong with single rows of a list.

use crate::import::error::Blame;
use crate::import::role::Role;
use crate::import::staging::values::{self, Faults};
use crate::import::staging::{StagedColumn, Staging};

/// The columns of text in which some texts cannot be taken.
pub(super) fn text_faults(staging: &Staging) -> Faults<'_> {
    let is_word = |role| matches!(role, Role::Kind | Role::Prospect | Role::Charge);
    let texts = staging.columns.iter().filter(|column| {
        !column.role.is_number() && !column.role.is_date() && !is_word(column.role)
    });
    let faults = |column: &StagedColumn| match column.role {
        Role::Tags => values::tag_faults(column),
        _ => values::text_faults(column),
    };
    texts
        .map(|column| (column, faults(column)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect()
}

/// What is wrong with a row in form or in a cell of its own.
pub(super) fn blame(staging: &Staging, faults: &Faults<'_>, row: usize) -> Option<Blame> {
    let form = staging.faults.get(&(row as u32));
    form.map(|&reason| (None, reason)).or_else(|| {
        faults.iter().find_map(|(column, faults)| {
            faults[column.ids[row] as usize].map(|reason| (Some(column.index), reason))
        })
    })
}
