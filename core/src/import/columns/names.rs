//! How surely a header names what a column means.

use std::cell::OnceCell;

use super::header::{normal, pieces, written_out};
use super::others::other;
use super::roles::{heads_of, roles, tables};
use super::words::{CODES, NAMES, TITLES};
use crate::import::parse::scale;
use crate::import::records::Head;
use crate::import::role::{Role, TableKind};

type Names = &'static [&'static str];

/// A header in the writings in which names are looked for: made once, for it is held against every role of every table.
#[derive(Debug)]
pub(in crate::import) struct Header {
    text: String,
    /// In normal form.
    whole: String,
    parts: Vec<String>,
    /// With its short forms written out, where it has some.
    long: Option<String>,
    /// Whether it says something that order lines have no use for.
    is_other: OnceCell<bool>,
}

impl Header {
    pub(in crate::import) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            whole: normal(scale::without(text).unwrap_or(text)),
            parts: pieces(text),
            long: written_out(text),
            is_other: OnceCell::new(),
        }
    }

    /// How surely it names this role in such a table: 0 not at all, 100 exactly.
    pub(in crate::import) fn names(&self, role: Role, kind: TableKind) -> u8 {
        let names = self.names_of(role, &heads_of(kind));
        self.exactly(role, kind, names)
            .unwrap_or_else(|| self.at_its_end(kind, names))
    }

    /// Whether any table would know it.
    pub(in crate::import) fn is_known(&self) -> bool {
        // Every name has a letter: most cells of data need not be looked for.
        self.whole.chars().any(char::is_alphabetic)
            && tables().into_iter().any(|kind| self.is_column_of(kind))
    }

    /// Whether it is a known name in such a table.
    pub(in crate::import) fn is_column_of(&self, kind: TableKind) -> bool {
        let heads = heads_of(kind);
        let is = |role| self.exactly(role, kind, self.names_of(role, &heads));
        roles(kind).into_iter().any(|role| is(role).is_some())
    }

    /// What a role is called in a table of these columns: what its kind of record calls it, or what every table does.
    fn names_of(&self, role: Role, heads: &[Head]) -> Names {
        let own = heads.iter().find(|head| head.role == role);
        if own.is_some_and(|head| (head.denies)(&self.text)) {
            return &[];
        }
        let own = own.map(|head| head.names).filter(|names| !names.is_empty());
        let shared = || NAMES.iter().find(|(of, _)| *of == role);
        own.or_else(|| Some(shared()?.1)).unwrap_or_default()
    }

    /// How exactly it is one of these names, or has one of them as a part.
    fn exactly(&self, role: Role, kind: TableKind, names: Names) -> Option<u8> {
        if self.whole.is_empty() {
            return None;
        }
        let (code, title) = match kind {
            TableKind::OrderLines | TableKind::Records(_) => (None, None),
            TableKind::Customers => (Some(Role::CustomerCode), Some(Role::CustomerName)),
            TableKind::Products => (Some(Role::ProductCode), Some(Role::ProductName)),
        };
        if code == Some(role) && CODES.contains(&self.whole.as_str())
            || title == Some(role) && TITLES.contains(&self.whole.as_str())
        {
            return Some(95);
        }
        // Earlier names in a list are the more exact ones.
        let exact = |header: &str| {
            let place = names.iter().position(|name| *name == header)?;
            Some(100 - (place.min(50) / 5) as u8)
        };
        let of_parts = || self.parts.iter().filter_map(|part| exact(part)).max();
        let in_part = || self.long.as_deref().and_then(exact).or_else(of_parts);
        exact(&self.whole).or_else(|| Some(in_part()? - 4))
    }

    /// A longer header that ends with a name mostly means it: `net order amount`, `本月销售金额`.
    fn at_its_end(&self, kind: TableKind, names: Names) -> u8 {
        let is_other = || *self.is_other.get_or_init(|| other(&self.text).is_some());
        let part = |name: &&&str| {
            let long_enough = if name.is_ascii() {
                name.len() >= 4
            } else {
                name.chars().count() >= 2
            };
            long_enough && self.parts.iter().any(|part| part.ends_with(**name))
        };
        let lengths = names.iter().filter(part).map(|name| name.chars().count());
        match lengths.max() {
            Some(length) if kind != TableKind::OrderLines || !is_other() => {
                55 + length.min(10) as u8
            }
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        let of = |header, role| Header::new(header).names(role, TableKind::OrderLines);
        assert!(of("InvoiceNo", Role::OrderCode) > 90);
        assert!(of("Customer ID", Role::CustomerCode) > 90);
        assert!(of("customer_id", Role::CustomerCode) > 90);
        assert!(of("金额（元）", Role::Amount) > 80);
        assert!(of(" 下单日期 ", Role::Date) > 90);
        assert!(of("本月销售金额", Role::Amount) > 50);
        assert_eq!(of("email", Role::CustomerName), 0);
        assert_eq!(of("Name", Role::CustomerName), 0);
        let name = Header::new("Name");
        assert!(name.names(Role::CustomerName, TableKind::Customers) > 90);
        let code = Header::new("编号");
        assert!(code.names(Role::ProductCode, TableKind::Products) > 90);
    }

    #[test]
    fn names_stand_in_normal_form_and_have_a_letter() {
        let shared = NAMES.iter().map(|(_, names)| *names);
        let heads = tables().into_iter().flat_map(heads_of);
        let all = shared.chain(heads.map(|head| head.names));
        for name in all.chain([&CODES[..], &TITLES[..]]).flatten() {
            assert_eq!(normal(name), *name);
            assert!(name.chars().any(char::is_alphabetic), "{name}");
        }
    }
}
