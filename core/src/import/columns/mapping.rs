//! Which column means what: made by a person or proposed, remembered for the next file.

use serde::{Deserialize, Serialize};

use super::header::normal;
use super::roles::roles;
use crate::import::error::{ImportError, MAX_COLUMNS, Need};
use crate::import::records::needs;
use crate::import::role::{Role, TableKind};
use crate::unit::Day;

/// A column by its header, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// The header as it stands in the file; empty where there is none.
    pub header: String,
    /// What it means; none when it is left out.
    pub role: Option<Role>,
    /// The day on which its cells count, where it is one of several months or days side by side.
    #[serde(default)]
    pub day: Option<Day>,
}

/// The meaning of a table and of every column in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What its rows are.
    pub kind: TableKind,
    /// All columns in the order of the file.
    pub columns: Vec<MappedColumn>,
}

impl Mapping {
    /// The column with this role, from 0.
    pub fn column_of(&self, role: Role) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.role == Some(role))
    }

    /// What the table still lacks before it can be read.
    pub fn lacks(&self) -> Vec<Need> {
        let has = |role| self.column_of(role).is_some();
        let customer = (
            Need::Customer,
            has(Role::CustomerCode)
                || has(Role::CustomerName)
                || has(Role::FirstName) && self.kind == TableKind::OrderLines,
        );
        let product = (
            Need::Product,
            has(Role::ProductCode) || has(Role::ProductName),
        );
        let value = has(Role::Amount)
            || has(Role::Debit)
            || has(Role::Credit)
            || has(Role::MonthAmount)
            || has(Role::Quantity) && has(Role::UnitPrice);
        let needs = match self.kind {
            TableKind::OrderLines => {
                let calendar = has(Role::Year) && has(Role::Month);
                let months = has(Role::MonthAmount);
                let dated = has(Role::Date) || calendar || months;
                let date = (Need::Column(Role::Date), dated);
                let is_dated = |column: &MappedColumn| {
                    column.role != Some(Role::MonthAmount) || column.day.is_some()
                };
                let year = (Need::Column(Role::Year), self.columns.iter().all(is_dated));
                vec![customer, date, year, (Need::Value, value)]
            }
            TableKind::Customers => vec![customer],
            TableKind::Products => vec![product],
            TableKind::Records(kind) => {
                let own = needs(kind).iter().filter_map(|roles| {
                    let met = roles.iter().any(|&role| has(role));
                    Some((Need::Column(*roles.first()?), met))
                });
                std::iter::once(customer).chain(own).collect()
            }
        };
        needs
            .into_iter()
            .filter(|(_, met)| !met)
            .map(|(need, _)| need)
            .collect()
    }

    /// Checks that the table can be read this way; order lines can be without a column that says who bought.
    ///
    /// # Errors
    /// [`ImportError::RoleTwice`], [`ImportError::RoleOutOfPlace`], [`ImportError::NoColumnFor`] or
    /// [`ImportError::OtherColumns`] when there are more columns than a table may have.
    pub fn check(&self) -> Result<(), ImportError> {
        if self.columns.len() > MAX_COLUMNS {
            return Err(ImportError::OtherColumns);
        }
        let allowed = roles(self.kind);
        for (index, column) in self.columns.iter().enumerate() {
            let Some(role) = column.role else { continue };
            if !allowed.contains(&role) {
                return Err(ImportError::RoleOutOfPlace(role));
            }
            if self.column_of(role) != Some(index) && !role.may_repeat() {
                return Err(ImportError::RoleTwice(role));
            }
            let says_how_much = role.is_decisive() && (role.is_number() || role.is_date());
            if says_how_much && self.column_of(Role::MonthAmount).is_some() {
                return Err(ImportError::RoleOutOfPlace(role));
            }
        }
        // Lines that do not say who bought still say what goes with what.
        let bearable = |need: &Need| self.kind == TableKind::OrderLines && *need == Need::Customer;
        match self.lacks().into_iter().find(|need| !bearable(need)) {
            Some(need) => Err(ImportError::NoColumnFor(need)),
            None => Ok(()),
        }
    }

    /// This mapping for a file with these headers, in whatever order: none when a column that has
    /// a meaning here is missing there or stands twice. Columns that are new there are left out, so that months side by
    /// side are never read from memory: the next one would be missing.
    pub fn for_headers(&self, headers: &[String]) -> Option<Self> {
        if self.column_of(Role::MonthAmount).is_some() {
            return None;
        }
        if headers.iter().all(|header| normal(header).is_empty()) {
            let same = headers.len() == self.columns.len()
                && self
                    .columns
                    .iter()
                    .all(|column| normal(&column.header).is_empty());
            return same.then(|| self.clone());
        }
        let mut columns: Vec<MappedColumn> = headers
            .iter()
            .map(|header| MappedColumn {
                header: header.clone(),
                role: None,
                day: None,
            })
            .collect();
        for column in self.columns.iter().filter(|column| column.role.is_some()) {
            let name = normal(&column.header);
            let mut same = columns
                .iter_mut()
                .filter(|other| normal(&other.header) == name);
            let place = same.next().filter(|place| place.role.is_none())?;
            if same.next().is_some() {
                return None;
            }
            place.role = column.role;
        }
        Some(Self {
            kind: self.kind,
            columns,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, Option<Role>)]) -> Mapping {
        Mapping {
            kind: TableKind::OrderLines,
            columns: columns
                .iter()
                .map(|(header, role)| MappedColumn {
                    header: (*header).into(),
                    role: *role,
                    day: None,
                })
                .collect(),
        }
    }

    #[test]
    fn a_mapping_says_what_it_lacks() {
        let half = mapping(&[
            ("客户", Some(Role::CustomerName)),
            ("数量", Some(Role::Quantity)),
        ]);
        assert_eq!(half.lacks(), [Need::Column(Role::Date), Need::Value]);
        assert_eq!(
            half.check(),
            Err(ImportError::NoColumnFor(Need::Column(Role::Date)))
        );
        let twice = mapping(&[("a", Some(Role::Date)), ("b", Some(Role::Date))]);
        assert_eq!(twice.check(), Err(ImportError::RoleTwice(Role::Date)));
        let out = mapping(&[("a", Some(Role::Tags))]);
        assert_eq!(out.check(), Err(ImportError::RoleOutOfPlace(Role::Tags)));
    }

    #[test]
    fn a_remembered_mapping_fits_the_same_headers_in_any_order() {
        let made = mapping(&[
            ("Customer", Some(Role::CustomerName)),
            ("Date", Some(Role::Date)),
            ("Sum", Some(Role::Amount)),
            ("Extra", None),
        ]);
        let headers = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let found = made
            .for_headers(&headers(&["sum", "New", "date", "CUSTOMER"]))
            .unwrap();
        assert_eq!(found.column_of(Role::Amount), Some(0));
        assert_eq!(found.column_of(Role::CustomerName), Some(3));
        assert_eq!(found.check(), Ok(()));
        assert_eq!(made.for_headers(&headers(&["Customer", "Date"])), None);
        assert_eq!(
            made.for_headers(&headers(&["Customer", "Date", "Sum", "Sum"])),
            None
        );
        let text = crate::codec::json::to_string(&made).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), made);
    }
}
