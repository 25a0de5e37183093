//! Values too large to copy or compare.

use std::any::Any;
use std::ops::Deref;
use std::sync::Arc;

/// A large derived value that many parts of the page read. Two are equal when they are the same one.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Takes a value to share.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T: Send + Sync + 'static> Shared<T> {
    /// What is shared as something of any type; none where it is of another one.
    pub fn of(any: Arc<dyn Any + Send + Sync>) -> Option<Self> {
        any.downcast().ok().map(Self)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
