//! A list of flat records in JSON as a table: its columns are the names of all records.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::plain::{PlainCell, PlainRow, PlainTable};
use crate::import::error::{Foreign, ImportError, MAX_COLUMNS};

/// Whole numbers from here on have more digits than a float holds: they are codes.
const MAX_WHOLE: u64 = 1_000_000_000_000_000;

/// A value, names in the order of the file.
enum Json {
    Cell(PlainCell),
    List(Vec<Json>),
    Record(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Cell(PlainCell::Empty))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Cell(PlainCell::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Cell(if value.unsigned_abs() < MAX_WHOLE {
            PlainCell::Number(value as f64)
        } else {
            PlainCell::Text(value.to_string())
        }))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Cell(if value < MAX_WHOLE {
            PlainCell::Number(value as f64)
        } else {
            PlainCell::Text(value.to_string())
        }))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Cell(PlainCell::Number(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Cell(PlainCell::Text(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut record: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = record.next_entry()? {
            values.push(value);
        }
        Ok(Json::Record(values))
    }
}

/// Reads a list of records, records one after the other, or a record that holds one list of them.
pub(super) fn read(text: &[u8]) -> Result<PlainTable, ImportError> {
    let values: Result<Vec<Json>, _> =
        serde_json::Deserializer::from_slice(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text))
            .into_iter()
            .collect();
    let mut values = values.map_err(|error| ImportError::BrokenJson {
        line: error.line() as u32,
        column: error.column() as u32,
    })?;
    if values.len() == 1 {
        values = match values.pop() {
            Some(Json::List(records)) => records,
            Some(Json::Record(fields)) => only_list(fields)?,
            _ => return Err(nested()),
        };
    }
    table(values)
}

const fn nested() -> ImportError {
    ImportError::Foreign(Foreign::NestedJson)
}

/// The list of records in a record, such as `{"count": 2, "orders": [ … ]}`; a record alone is a list of one.
fn only_list(fields: Vec<(String, Json)>) -> Result<Vec<Json>, ImportError> {
    let is_list = |value: &Json| matches!(value, Json::List(list) if matches!(list.first(), Some(Json::Record(_) | Json::List(_))));
    match fields.iter().filter(|(_, value)| is_list(value)).count() {
        0 => Ok(vec![Json::Record(fields)]),
        1 => fields
            .into_iter()
            .find_map(|(_, value)| match value {
                Json::List(list)
                    if matches!(list.first(), Some(Json::Record(_) | Json::List(_))) =>
                {
                    Some(list)
                }
                _ => None,
            })
            .ok_or(nested()),
        _ => Err(nested()),
    }
}

fn table(values: Vec<Json>) -> Result<PlainTable, ImportError> {
    let mut names: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    let mut bare = PlainTable::default();
    for value in values {
        match value {
            Json::Record(fields) => {
                let mut row = Vec::new();
                for (name, value) in fields {
                    put(name, value, &mut names, &mut row)?;
                }
                rows.push(PlainRow(row));
            }
            // Rows without names; the first may head them.
            Json::List(cells) if rows.is_empty() => {
                let cells = cells.into_iter().map(|cell| match cell {
                    Json::Cell(cell) => Ok(cell),
                    _ => Err(nested()),
                });
                bare.push(PlainRow(cells.collect::<Result<_, _>>()?))?;
            }
            _ => return Err(nested()),
        }
    }
    if rows.is_empty() {
        return Ok(bare);
    }
    let mut table = PlainTable::default();
    table.push(PlainRow(names.into_iter().map(PlainCell::Text).collect()))?;
    for row in rows {
        table.push(row)?;
    }
    Ok(table)
}

/// Puts a value under its name; the names of a record inside follow it behind a point.
fn put(
    name: String,
    value: Json,
    names: &mut Vec<String>,
    row: &mut Vec<PlainCell>,
) -> Result<(), ImportError> {
    match value {
        Json::Cell(cell) => {
            // Records mostly have their names in one order.
            let place = match names.get(row.len()) {
                Some(next) if *next == name => row.len(),
                _ => match names.iter().position(|known| *known == name) {
                    Some(place) => place,
                    None if names.len() == MAX_COLUMNS => return Err(nested()),
                    None => {
                        names.push(name);
                        names.len() - 1
                    }
                },
            };
            if row.len() <= place {
                row.resize(place + 1, PlainCell::Empty);
            }
            row[place] = cell;
            Ok(())
        }
        Json::Record(fields) => fields
            .into_iter()
            .try_for_each(|(inner, value)| put(format!("{name}.{inner}"), value, names, row)),
        Json::List(list) if list.is_empty() => Ok(()),
        Json::List(_) => Err(nested()),
    }
}
