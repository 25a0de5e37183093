//! How well the contents of a column suit a role.

use super::sample::Profile;
use crate::import::parse::number;
use crate::import::parse::treatment::{is_code, is_treatment};
use crate::import::parse::words::flag;
use crate::import::records::Looks;
use crate::import::role::Role;

/// How well contents suit a role whose words may be anybody's own: enough for a column with its exact name.
const UNSURE: u8 = 45;

/// How well the contents of a column suit a column of a kind of record, in percent; an empty one suits any.
pub(super) fn fit_record(looks: Looks, profile: &Profile<'_>) -> u8 {
    if profile.filled == 0 {
        return 100;
    }
    let share = |count: usize| (count * 100 / profile.filled) as u8;
    let like =
        |known: fn(&str) -> bool| share(profile.cells.iter().filter(|cell| known(cell)).count());
    match looks {
        Looks::Anything => 100,
        Looks::Words => 100 - odd(profile),
        Looks::Dates => share(profile.dates + profile.serials),
        Looks::Mostly(known) => like(known).max(UNSURE),
        Looks::Only(known) => like(known),
    }
}

/// Distinct values that a column of states has at most.
const MOST_STATES: usize = 12;

/// Whether a cell says what became of its line, by a word or by yes or no.
fn is_state(cell: &str) -> bool {
    is_treatment(cell) || flag(cell).is_some() || is_code(cell)
}

/// Share of cells that names, categories and regions seldom are: dates and numbers with decimals.
fn odd(profile: &Profile<'_>) -> u8 {
    let decimals = profile.numbers - profile.whole.min(profile.numbers);
    (profile.dates.max(decimals) * 100 / profile.filled) as u8
}

/// How well the contents of a column suit a role, in percent; an empty column suits any.
pub(super) fn fit(role: Role, profile: &Profile<'_>) -> u8 {
    if profile.filled == 0 {
        return 100;
    }
    let share = |count: usize| (count * 100 / profile.filled) as u8;
    if role.is_date() {
        share(profile.dates + profile.serials)
    } else if role == Role::Quantity {
        share(profile.quantities)
    } else if role == Role::Unit {
        // What is counted has a name; by numbers prices are meant.
        100 - share(profile.numbers)
    } else if role == Role::Discount {
        let tenths = profile
            .cells
            .iter()
            .filter(|cell| number::tenths(cell).is_some());
        share(profile.numbers + tenths.count())
    } else if role.is_number() {
        share(profile.numbers)
    } else if matches!(role, Role::Status | Role::DocumentType) {
        let known = profile.cells.iter().any(|cell| is_state(cell));
        match (known, role) {
            (true, _) => 100 - odd(profile),
            // A state that no one knows is still one, a type may be anything.
            (false, Role::Status) if profile.distinct <= MOST_STATES => 100 - odd(profile),
            _ => 0,
        }
    } else if let Some((least, most)) = role.part_of_day() {
        let within = |cell: &&&str| {
            let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
            let rest = cell
                .chars()
                .filter(|c| !c.is_ascii_digit() && !"年月日号.0 ".contains(*c));
            rest.count() == 0
                && digits
                    .parse()
                    .is_ok_and(|number: u16| (least..=most).contains(&number))
        };
        share(profile.cells.iter().filter(within).count())
    } else if matches!(role, Role::Prospect | Role::Charge) {
        share(profile.flags)
    } else if role == Role::Notes || role.is_code() {
        100
    } else {
        100 - odd(profile)
    }
}
