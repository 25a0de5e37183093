//! The key–value store that a book is kept in, as the rest of this folder uses it.

/// Why a store did not do as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The value does not fit any more.
    #[error("the store is full")]
    Full,
    /// The store cannot be used at all.
    #[error("the store cannot be used")]
    Blocked,
}

/// A store of texts by key. Each call is done wholly or not at all.
pub trait Store {
    /// The text under this key.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Puts a text under this key.
    ///
    /// # Errors
    /// [`Fault`]; what was there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Takes the text under this key away, if there is one.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), Fault>;

    /// All keys, in any order, those of others too.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}
