//! Columns of a month as bytes in one piece: read number by number, hundreds of thousands would hold up the page.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// A value of fixed width in a column.
pub(super) trait Row: Sized {
    /// Bytes of one.
    const WIDTH: usize;
    /// Writes it.
    fn put(&self, to: &mut Vec<u8>);
    /// Reads it from so many bytes; none where they are no such value.
    fn read(from: &[u8]) -> Option<Self>;
}

impl Row for f64 {
    const WIDTH: usize = 8;
    fn put(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.to_le_bytes());
    }
    fn read(from: &[u8]) -> Option<Self> {
        Some(Self::from_le_bytes(from.try_into().ok()?))
    }
}

impl<const N: usize> Row for [f64; N] {
    const WIDTH: usize = 8 * N;
    fn put(&self, to: &mut Vec<u8>) {
        self.iter().for_each(|value| value.put(to));
    }
    fn read(from: &[u8]) -> Option<Self> {
        let mut row = [0.0; N];
        for (value, bytes) in row.iter_mut().zip(from.chunks_exact(8)) {
            *value = f64::read(bytes)?;
        }
        Some(row)
    }
}

pub(super) fn serialize<T: Row, S: Serializer>(
    rows: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(rows.len() * T::WIDTH);
    rows.iter().for_each(|row| row.put(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, T: Row, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Rows<T>(std::marker::PhantomData<T>);
    impl<T: Row> Visitor<'_> for Rows<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "rows of {} bytes", T::WIDTH)
        }
        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
            if !bytes.len().is_multiple_of(T::WIDTH) {
                return Err(E::invalid_length(bytes.len(), &self));
            }
            let mut rows = Vec::with_capacity(bytes.len() / T::WIDTH);
            for row in bytes.chunks_exact(T::WIDTH) {
                rows.push(T::read(row).ok_or_else(|| E::custom("no such value"))?);
            }
            Ok(rows)
        }
    }
    deserializer.deserialize_bytes(Rows(std::marker::PhantomData))
}
