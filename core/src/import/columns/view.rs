//! The columns of a sample as they are looked at: by name and by contents.

use super::across::Across;
use super::exports::export_of;
use super::fit::{fit, fit_record};
use super::given::Ground;
use super::names::Header;
use super::others::{Other, other};
use super::roles::{heads_of, roles};
use super::sample::{Layout, Profile, Sample};
use crate::import::parse::treatment::is_treatment;
use crate::import::role::{Role, TableKind};

/// The columns of a sample.
pub(super) struct View<'a> {
    pub(super) headers: Vec<String>,
    /// The same, to be held against names.
    pub(super) names: Vec<Header>,
    pub(super) profiles: Vec<Profile<'a>>,
    /// What is known to be of no use.
    pub(super) others: Vec<Option<Other>>,
    pub(super) export: Option<(&'static str, Vec<Option<Role>>)>,
    /// Months side by side, once they were looked for.
    pub(super) across: Across,
    pub(super) sample: &'a Sample,
    pub(super) layout: Layout,
}

impl<'a> View<'a> {
    pub(super) fn new(sample: &'a Sample, layout: Layout) -> Self {
        let headers = sample.headers(layout);
        let profiles: Vec<_> = (0..headers.len())
            .map(|column| sample.profile(layout, column))
            .collect();
        let names = headers.iter().map(|header| Header::new(header)).collect();
        let others = headers.iter().map(|header| other(header)).collect();
        let has_rows = profiles.iter().any(|profile| profile.filled > 0);
        let export = export_of(&headers, |column| !has_rows || profiles[column].filled > 0);
        Self {
            headers,
            names,
            profiles,
            others,
            export,
            across: Across::default(),
            sample,
            layout,
        }
    }

    /// How surely name and contents together say that a column has this role, and what that rests on.
    pub(super) fn named(&self, column: usize, role: Role, kind: TableKind) -> (u8, Ground) {
        let name = self.names[column].names(role, kind);
        if name == 0 {
            return (0, Ground::PartOfHeader);
        }
        let profile = &self.profiles[column];
        let heads = heads_of(kind);
        let fit = match heads.iter().find(|head| head.role == role) {
            Some(head) => fit_record(head.looks, profile),
            // What decides who or how much cannot be read from a column in which nothing stands.
            None if profile.filled == 0 && role.is_decisive() && self.has_rows() => 0,
            None => fit(role, profile),
        };
        let ground = if name >= 80 {
            Ground::Header
        } else {
            Ground::PartOfHeader
        };
        ((u32::from(name) * u32::from(fit) / 100) as u8, ground)
    }

    fn has_rows(&self) -> bool {
        self.profiles.iter().any(|profile| profile.filled > 0)
    }

    /// How much the contents alone speak for a role that order lines need, in percent; 0 where the name of the column
    /// says something else.
    pub(super) fn like(&self, column: usize, role: Role) -> u8 {
        let profile = &self.profiles[column];
        if profile.filled == 0 || self.others[column].is_some() || self.is_of_others(column) {
            return 0;
        }
        let mostly = |count| profile.mostly(count);
        let codes = mostly(profile.leading_zeros);
        let dates = mostly(profile.dates);
        let number = mostly(profile.numbers) && !dates && !codes;
        let repeats = profile.distinct < profile.filled;
        match role {
            Role::Date if dates => 60,
            // Money mostly has decimals; a quantity is whole and short.
            Role::Amount if number && mostly(profile.whole) => 35,
            Role::Amount | Role::UnitPrice if number => 50,
            Role::Quantity if number && mostly(profile.whole) => 45,
            Role::CustomerCode
                if !dates && (codes || mostly(profile.whole) && !mostly(profile.short)) =>
            {
                if repeats {
                    45
                } else {
                    30
                }
            }
            Role::CustomerName if !dates && !codes && !mostly(profile.numbers) => {
                let states = profile.cells.iter().filter(|cell| is_treatment(cell));
                if mostly(states.count()) {
                    0
                } else if repeats {
                    40
                } else {
                    30
                }
            }
            _ => 0,
        }
    }

    /// Whether a header is the name of something that orders do not have, such as a birthday or a telephone number, or
    /// that has a role of its own.
    fn is_of_others(&self, column: usize) -> bool {
        let header = &self.names[column];
        // What decides who or how much is looked for where no name says anything else.
        let own = roles(TableKind::OrderLines);
        header.is_known() && !header.is_column_of(TableKind::OrderLines)
            || own
                .iter()
                .filter(|role| !role.is_decisive())
                .any(|role| header.names(*role, TableKind::OrderLines) > 0)
    }
}
