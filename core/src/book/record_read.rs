//! A change of records read from its stored form: one field, the name of the log with its rows.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::record::{ReadRows, RecordChange, Rows};

impl<'de> Deserialize<'de> for RecordChange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneLog)
    }
}

struct OneLog;

impl<'de> Visitor<'de> for OneLog {
    type Value = RecordChange;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of one log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RecordChange, A::Error> {
        let name: Option<String> = map.next_key()?;
        let name = name.ok_or_else(|| serde::de::Error::missing_field("the name of a log"))?;
        let change = RecordChange::read(&name, &mut ReadValue(&mut map))?;
        match map.next_key::<String>()? {
            None => Ok(change),
            Some(_) => Err(serde::de::Error::custom("more than one log")),
        }
    }
}

/// Reads rows as the value of a field; how many there may be is checked when they are put into a book.
struct ReadValue<'m, A>(&'m mut A);

impl<'de, A: MapAccess<'de>> ReadRows<'de> for ReadValue<'_, A> {
    type Error = A::Error;
    fn rows<T: Deserialize<'de>>(&mut self, _most: usize) -> Result<Rows<T>, A::Error> {
        self.0.next_value()
    }
}
