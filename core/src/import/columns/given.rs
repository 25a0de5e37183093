//! Roles as they are given to columns, and what each rests on.

use serde::{Deserialize, Serialize};

use crate::import::role::Role;
use crate::sorting::sort_by;

/// What a proposed role rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// All headers are those of the export of a known program.
    Export,
    /// The header is a known name.
    Header,
    /// The header is like a known name, and the numbers below agree: quantity × price is the amount.
    Sums,
    /// The header ends with a known name.
    PartOfHeader,
    /// Only the contents fit.
    Contents,
    /// Nothing fits; the column is left out.
    Nothing,
}

impl Ground {
    /// Whether it is no mere guess.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Export | Self::Header | Self::Sums)
    }
}

/// A role given to a column: column, role, confidence, ground.
pub(super) type Given = (usize, Role, u8, Ground);

/// Takes away what is only a part of what another column says whole: names in two columns beside the name, days in three
/// beside the date, what was sold and what came back beside the amount.
pub(super) fn drop_parts(given: &mut Vec<Given>) {
    let has = |role| given.iter().any(|g: &Given| g.1 == role);
    let (name, date, amount) = (has(Role::CustomerName), has(Role::Date), has(Role::Amount));
    let sides = has(Role::Debit) && has(Role::Credit);
    let calendar = has(Role::Year) && has(Role::Month);
    given.retain(|g| match g.1 {
        Role::FirstName | Role::LastName => !name,
        Role::Year | Role::Month | Role::DayOfMonth => !date && calendar,
        Role::Debit | Role::Credit => !amount && sides,
        _ => true,
    });
}

/// Takes offers from the surest down, each column and each role once; of equals the left column.
pub(super) fn take_best(mut offers: Vec<Given>, given: &mut Vec<Given>) {
    sort_by(&mut offers, |a, b| {
        b.2.cmp(&a.2).then(a.0.cmp(&b.0)).then(a.1.cmp(&b.1))
    });
    for offer in offers {
        if given.iter().all(|g| g.0 != offer.0 && g.1 != offer.1) {
            given.push(offer);
        }
    }
}
