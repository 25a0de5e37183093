//! The keys of a book in the store. Must not know what lies under them.

/// Which book: a person's own and the demo never share a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Space {
    /// The person's own book.
    Own,
    /// The demo book.
    Demo,
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
}

impl Space {
    /// What all keys of the book begin with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Own => "keepgold.",
            Self::Demo => "keepgold.demo.",
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
        }
    }

    /// What a key of this book leads to; none for keys of others, also where their prefix is alike.
    pub(super) fn parse(self, text: &str) -> Option<Key> {
        let (kind, rest) = text.strip_prefix(self.prefix())?.split_once('.')?;
        let key = match kind {
            "m" => Key::Manifest(rest.parse().ok()?),
            "s" => Key::Segment(u128::from_str_radix(rest, 16).ok()?),
            "j" => Key::Record(rest.parse().ok()?),
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
    fn the_two_books_never_share_a_key() {
        for key in [Key::Manifest(7), Key::Segment(1 << 100), Key::Record(0)] {
            let (own, demo) = (Space::Own.key(key), Space::Demo.key(key));
            assert_eq!(Space::Own.parse(&own), Some(key));
            assert_eq!(Space::Demo.parse(&demo), Some(key));
            assert_eq!(Space::Own.parse(&demo), None);
            assert_eq!(Space::Demo.parse(&own), None);
        }
        for other in [
            "keepgold.language",
            "keepgold.m.07",
            "other",
            "keepgold.s.xyz",
        ] {
            assert_eq!(Space::Own.parse(other), None);
        }
    }
}
