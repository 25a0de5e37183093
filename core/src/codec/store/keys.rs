//! The keys of a book in the store.

use crate::demo::Demo;

/// Which book: a person's own and the demos never share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Space {
    /// The person's own book.
    Own,
    /// A demo book.
    Demo(Demo),
}

/// What a key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The manifest of a generation.
    Manifest(u64),
    /// A segment, by the fingerprint of its contents.
    Segment(u128),
    /// A journal record, by its number.
    Record(u64),
    /// The same again, should the first be damaged: small texts are stored twice.
    ManifestCopy(u64),
    /// See [`Key::ManifestCopy`].
    RecordCopy(u64),
}

impl Key {
    /// The generation that a manifest or its copy belongs to.
    pub(super) const fn generation(self) -> Option<u64> {
        match self {
            Self::Manifest(generation) | Self::ManifestCopy(generation) => Some(generation),
            _ => None,
        }
    }

    /// The number of a journal record or its copy.
    pub(super) const fn record(self) -> Option<u64> {
        match self {
            Self::Record(number) | Self::RecordCopy(number) => Some(number),
            _ => None,
        }
    }
}

impl Space {
    /// Every book that a browser can hold.
    pub const ALL: [Self; 4] = [
        Self::Own,
        Self::Demo(Demo::FarmSupplies),
        Self::Demo(Demo::Electronics),
        Self::Demo(Demo::Gifts),
    ];

    /// What all keys of the book begin with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Own => "keepgold.",
            // The one that was there before the others.
            Self::Demo(Demo::FarmSupplies) => "keepgold.demo.",
            Self::Demo(Demo::Electronics) => "keepgold.demo.electronics.",
            Self::Demo(Demo::Gifts) => "keepgold.demo.gifts.",
        }
    }

    /// Whether a key of the store belongs to this book.
    pub fn holds(self, key: &str) -> bool {
        self.parse(key).is_some()
    }

    pub(super) fn key(self, key: Key) -> String {
        let prefix = self.prefix();
        match key {
            Key::Manifest(generation) => format!("{prefix}m.{generation}"),
            Key::Segment(name) => format!("{prefix}s.{name:032x}"),
            Key::Record(number) => format!("{prefix}j.{number}"),
            Key::ManifestCopy(generation) => format!("{prefix}cm.{generation}"),
            Key::RecordCopy(number) => format!("{prefix}cj.{number}"),
        }
    }

    /// What a key of this book leads to; none for keys of others, also where their prefix is alike.
    pub(super) fn parse(self, text: &str) -> Option<Key> {
        let (kind, rest) = text.strip_prefix(self.prefix())?.split_once('.')?;
        let key = match kind {
            "m" => Key::Manifest(rest.parse().ok()?),
            "s" => Key::Segment(u128::from_str_radix(rest, 16).ok()?),
            "j" => Key::Record(rest.parse().ok()?),
            "cm" => Key::ManifestCopy(rest.parse().ok()?),
            "cj" => Key::RecordCopy(rest.parse().ok()?),
            _ => return None,
        };
        // Only the one way of writing it: `m.07` is nobody's.
        (self.key(key) == text).then_some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_books_share_a_key() {
        for key in [
            Key::Manifest(7),
            Key::Segment(1 << 100),
            Key::Record(0),
            Key::ManifestCopy(7),
            Key::RecordCopy(0),
        ] {
            for (own, other) in Space::ALL
                .iter()
                .flat_map(|own| Space::ALL.map(|other| (own, other)))
            {
                let read = other.parse(&own.key(key));
                assert_eq!(read, (*own == other).then_some(key), "{own:?} {other:?}");
            }
        }
        let demos = Demo::ALL.map(Space::Demo);
        assert_eq!(Space::ALL[1..], demos);
        // Books stored when there was one demo.
        assert_eq!(demos[0].key(Key::Manifest(7)), "keepgold.demo.m.7");
        for other in [
            "keepgold.language",
            "keepgold.m.07",
            "other",
            "keepgold.s.xyz",
        ] {
            assert!(Space::ALL.iter().all(|space| space.parse(other).is_none()));
        }
    }
}
