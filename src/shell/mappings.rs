//! Remembers what the columns of imported files meant, for the next file with the same columns. Kept in local storage
//! apart from the book.

use keepgold_core::codec::json;
use keepgold_core::import::Mapping;

use super::storage::{self, keep};

const KEY: &str = "keepgold.mappings";
/// Most mappings that are kept; the oldest goes first.
const MOST: usize = 12;
/// Most columns of a mapping that is kept, and most bytes of all together.
const MOST_COLUMNS: usize = 80;
const MOST_BYTES: usize = 24_000;

/// The mapping that was used last for a file with these headers.
pub fn recall(headers: &[String]) -> Option<Mapping> {
    newest_for(&read(), headers)
}

/// Remembers a mapping that led to an import.
pub fn remember(mapping: &Mapping) {
    keep(KEY, &with(read(), mapping));
}

fn read() -> Vec<Mapping> {
    storage::recall(KEY).unwrap_or_default()
}

/// Stored mappings are distrusted: only one that could be used is offered.
fn newest_for(kept: &[Mapping], headers: &[String]) -> Option<Mapping> {
    kept.iter()
        .rev()
        .filter_map(|mapping| mapping.for_headers(headers))
        .find(|mapping| mapping.check().is_ok())
}

/// The list with this mapping as its newest, within its limits.
fn with(mut kept: Vec<Mapping>, mapping: &Mapping) -> Vec<Mapping> {
    let headers = |m: &Mapping| {
        m.columns
            .iter()
            .map(|c| c.header.clone())
            .collect::<Vec<_>>()
    };
    let these = headers(mapping);
    kept.retain(|other| headers(other) != these);
    if mapping.columns.len() <= MOST_COLUMNS {
        kept.push(mapping.clone());
    }
    let size = |kept: &[Mapping]| json::to_string(kept).map_or(0, |text| text.len());
    while kept.len() > MOST || size(&kept) > MOST_BYTES {
        kept.remove(0);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use keepgold_core::import::{MappedColumn, Role, TableKind};

    fn mapping(headers: &[&str]) -> Mapping {
        let roles = [Role::CustomerName, Role::Date, Role::Amount];
        Mapping {
            kind: TableKind::OrderLines,
            columns: headers
                .iter()
                .enumerate()
                .map(|(index, header)| MappedColumn {
                    header: (*header).to_owned(),
                    role: roles.get(index).copied(),
                    day: None,
                })
                .collect(),
        }
    }

    #[test]
    fn a_file_with_the_same_columns_is_read_as_before() {
        let kept = with(Vec::new(), &mapping(&["who", "when", "worth"]));
        let headers = ["when".to_owned(), "who".to_owned(), "worth".to_owned()];
        let found = newest_for(&kept, &headers).unwrap();
        assert_eq!(found.column_of(Role::CustomerName), Some(1));
        assert_eq!(newest_for(&kept, &["who".to_owned()]), None);
    }

    #[test]
    fn the_list_stays_short_and_the_newest_wins() {
        let mut kept = Vec::new();
        for number in 0..40 {
            kept = with(kept, &mapping(&["a", "b", &format!("c{number}")]));
        }
        assert_eq!(kept.len(), MOST);
        let mut other = mapping(&["a", "b", "c39"]);
        other.columns.swap(0, 1);
        kept = with(kept, &other);
        assert_eq!(kept.len(), MOST);
        let wide: Vec<String> = (0..MOST_COLUMNS + 1).map(|n| n.to_string()).collect();
        let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
        assert_eq!(with(kept.clone(), &mapping(&wide)).len(), MOST);
        let long = "长".repeat(MOST_BYTES);
        assert_eq!(with(Vec::new(), &mapping(&["a", "b", &long])), []);
    }
}
