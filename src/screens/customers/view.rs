//! Which customers the list shows and in which order: what the address says, as values. Pure but for the address.

use super::listing::Filter;
use super::row::Key;
use crate::components::{Sort, SortDirection};
use crate::parts::filters::{GROUP, GROUPS, OWNER, SHELF, SHELVES, TIER, TIERS, named};
use crate::places::Choices;
use keepgold_core::value::Stage;

/// The names of what is chosen in the address, beside those that lists share.
pub const SEARCH: &str = "search";
pub const STAGE: &str = "stage";
pub const REGION: &str = "region";
pub const TAG: &str = "tag";
pub const LATE: &str = "late";
const SORT: &str = "sort";

/// The stages as the address names them.
pub const STAGES: [(Stage, &str); 4] = [
    (Stage::Introduction, "introduction"),
    (Stage::Growth, "growth"),
    (Stage::Maturity, "maturity"),
    (Stage::Decline, "decline"),
];

impl Filter {
    /// What the address names; words that it does not know choose nothing.
    pub fn read(choices: Choices) -> Self {
        Self {
            query: choices.get(SEARCH).unwrap_or_default(),
            group: named(&GROUPS, choices.get(GROUP)),
            shelf: named(&SHELVES, choices.get(SHELF)).unwrap_or_default(),
            tier: named(&TIERS, choices.get(TIER)),
            stage: named(&STAGES, choices.get(STAGE)),
            region: choices.get(REGION),
            owner: choices.get(OWNER),
            tag: choices.get(TAG),
            late: choices.get(LATE).is_some(),
        }
    }
}

/// Takes back everything that narrows the list; the shelf stays.
pub fn clear(choices: Choices) {
    choices.set([SEARCH, GROUP, TIER, STAGE, REGION, OWNER, TAG, LATE].map(|name| (name, None)));
}

/// The sort that the address names, or the first one: `sales` from the least, `-sales` from the most.
pub fn read_sort(choices: Choices) -> Sort {
    let text = choices.get(SORT).unwrap_or_default();
    let (direction, name) = match text.strip_prefix('-') {
        Some(name) => (SortDirection::Descending, name),
        None => (SortDirection::Ascending, text.as_str()),
    };
    let column = Key::ALL.iter().position(|(_, own)| *own == name);
    column.map_or(super::columns::FIRST_SORT, |column| Sort {
        column,
        direction,
    })
}

/// Writes a sort into the address; the first one needs no words.
pub fn choose_sort(choices: Choices, sort: Sort) {
    let sign = match sort.direction {
        SortDirection::Ascending => "",
        SortDirection::Descending => "-",
    };
    let name = Key::ALL
        .get(sort.column)
        .map(|(_, name)| format!("{sign}{name}"));
    choices.set([(SORT, name.filter(|_| sort != super::columns::FIRST_SORT))]);
}
