//! How surely a header names what a column means.

use super::header::{normal, pieces, written_out};
use super::others::other;
use super::roles;
use super::words::{CODES, NAMES, TITLES};
use crate::import::role::{Role, TableKind};

/// What a kind of record calls this role, where it is not the same as in every table: nothing, where the header denies it.
fn own_names(header: &str, role: Role, kind: TableKind) -> Option<&'static [&'static str]> {
    let head = roles::heads_of(kind)
        .into_iter()
        .find(|head| head.role == role)?;
    if (head.denies)(header) {
        return Some(&[]);
    }
    Some(head.names).filter(|names| !names.is_empty())
}

/// How surely a header names this role in such a table: 0 not at all, 100 exactly.
pub(in crate::import) fn match_of(header: &str, role: Role, kind: TableKind) -> u8 {
    let own = own_names(header, role, kind);
    let whole = normal(header);
    if whole.is_empty() {
        return 0;
    }
    let (code, title) = match kind {
        TableKind::OrderLines | TableKind::Records(_) => (None, None),
        TableKind::Customers => (Some(Role::CustomerCode), Some(Role::CustomerName)),
        TableKind::Products => (Some(Role::ProductCode), Some(Role::ProductName)),
    };
    if code == Some(role) && CODES.contains(&whole.as_str())
        || title == Some(role) && TITLES.contains(&whole.as_str())
    {
        return 95;
    }
    let shared = || NAMES.iter().find(|(of, _)| *of == role);
    let Some(names) = own.or_else(|| Some(shared()?.1)) else {
        return 0;
    };
    // Earlier names in a list are the more exact ones.
    let exact = |header: &str| {
        let place = names.iter().position(|name| *name == header)?;
        Some(100 - (place.min(50) / 5) as u8)
    };
    if let Some(score) = exact(&whole) {
        return score;
    }
    let parts = pieces(header);
    let of_parts = || parts.iter().filter_map(|part| exact(part)).max();
    if let Some(score) = written_out(header)
        .and_then(|long| exact(&long))
        .or_else(of_parts)
    {
        return score - 4;
    }
    if kind == TableKind::OrderLines && other(header).is_some() {
        return 0;
    }
    // A longer header that ends with a name mostly means it: `net order amount`, `本月销售金额`.
    let part = |name: &&&str| {
        let long_enough = if name.is_ascii() {
            name.len() >= 4
        } else {
            name.chars().count() >= 2
        };
        long_enough && parts.iter().any(|part| part.ends_with(**name))
    };
    match names
        .iter()
        .filter(part)
        .map(|name| name.chars().count())
        .max()
    {
        Some(length) => 55 + length.min(10) as u8,
        None => 0,
    }
}

/// Whether any table would know this header.
pub(in crate::import) fn is_known(header: &str) -> bool {
    roles::tables()
        .into_iter()
        .any(|kind| names_column(header, kind))
}

/// Whether a header is a known name in such a table.
pub(in crate::import) fn names_column(header: &str, kind: TableKind) -> bool {
    let roles = roles::roles(kind);
    roles
        .into_iter()
        .any(|role| match_of(header, role, kind) >= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        let of = |header, role| match_of(header, role, TableKind::OrderLines);
        assert!(of("InvoiceNo", Role::OrderCode) > 90);
        assert!(of("Customer ID", Role::CustomerCode) > 90);
        assert!(of("customer_id", Role::CustomerCode) > 90);
        assert!(of("金额（元）", Role::Amount) > 80);
        assert!(of(" 下单日期 ", Role::Date) > 90);
        assert!(of("本月销售金额", Role::Amount) > 50);
        assert_eq!(of("email", Role::CustomerName), 0);
        assert_eq!(of("Name", Role::CustomerName), 0);
        assert!(match_of("Name", Role::CustomerName, TableKind::Customers) > 90);
        assert!(match_of("编号", Role::ProductCode, TableKind::Products) > 90);
    }

    #[test]
    fn names_stand_in_normal_form() {
        for (role, names) in NAMES {
            for name in *names {
                assert_eq!(normal(name), *name, "{role:?}");
            }
        }
        for head in roles::tables().into_iter().flat_map(roles::heads_of) {
            for name in head.names {
                assert_eq!(normal(name), *name, "{:?}", head.role);
            }
        }
    }
}
