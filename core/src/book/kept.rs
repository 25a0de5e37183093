//! A record with the fields that a newer version gave it: they go wherever it goes and come back byte for byte.

use crate::codec::json;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use serde::de::{DeserializeOwned, MapAccess, Visitor, value};
use serde::{Deserialize, Deserializer, Serialize, Serializer, forward_to_deserialize_any};
use serde_json::value::RawValue;

/// A record and what a newer version wrote beside the fields that this one knows.
///
/// Only fields of the record itself are kept, not those of a value inside one of its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T> {
    pub(super) record: T,
    pub(super) more: Option<More>,
}

impl<T> Kept<T> {
    /// A record with unknown fields as [`Self::more`] gives them; what is no such text is left out.
    pub(crate) fn with_more(record: T, more: &str) -> Self
    where
        T: DeserializeOwned,
    {
        Self {
            record,
            more: More::of::<T>(&format!("{{{more}}}")),
        }
    }

    /// The unknown fields as JSON without its braces; empty where there are none.
    pub(crate) fn more(&self) -> &str {
        self.more.as_ref().map_or("", |more| &more.0)
    }
}

impl<T> From<T> for Kept<T> {
    fn from(record: T) -> Self {
        Self { record, more: None }
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.record
    }
}

impl<T: Serialize> Serialize for Kept<T> {
    /// One JSON object: the known fields, then the others as they were read.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::Error;
        let Some(more) = &self.more else {
            return self.record.serialize(serializer);
        };
        let known = json::to_string(&self.record).map_err(S::Error::custom)?;
        // Every record has a customer, so there is a field to go on from.
        let open = known.strip_suffix('}').unwrap_or(&known);
        let whole = RawValue::from_string(format!("{open},{}}}", more.0));
        whole.map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        let record = serde_json::from_slice(json.get().as_bytes());
        let record = record.map_err(|error: serde_json::Error| {
            // The place inside the record would be taken for one in the whole text.
            let said = error.to_string();
            let said = said
                .rsplit_once(" at line ")
                .map_or(&*said, |(what, _)| what);
            serde::de::Error::custom(said)
        })?;
        Ok(Self {
            record,
            more: More::of::<T>(json.get()),
        })
    }
}

/// Fields of a record that this version does not know, as JSON without its braces.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct More(Arc<str>);

impl More {
    /// Those of a JSON object that a `T` would not read; none where there are none.
    fn of<T: DeserializeOwned>(json: &str) -> Option<Self> {
        let mut deserializer = serde_json::Deserializer::from_slice(json.as_bytes());
        let unknown = Unknown::<T>(PhantomData);
        let fields = deserializer.deserialize_map(unknown).ok()?;
        (!fields.is_empty()).then(|| Self(fields.into()))
    }
}

/// Gathers the fields that a `T` would not read.
struct Unknown<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for Unknown<T> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        use serde::de::Error;
        let known = fields_of::<T>();
        let mut fields = String::new();
        while let Some(name) = map.next_key::<String>()? {
            let value: &RawValue = map.next_value()?;
            if known.contains(&name.as_str()) {
                continue;
            }
            if !fields.is_empty() {
                fields.push(',');
            }
            fields += &json::to_string(&name).map_err(A::Error::custom)?;
            fields.push(':');
            fields += value.get();
        }
        Ok(fields)
    }
}

/// The names of the fields that a type reads.
fn fields_of<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    let _always_fails = T::deserialize(Names(&mut names));
    names
}

/// Gives a type nothing to read and notes the names that it asks for.
struct Names<'n>(&'n mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, value::Error> {
        Err(serde::de::Error::custom(""))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, value::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
