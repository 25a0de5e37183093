//! What a person does to a book, and that it comes back by undo.

mod masked;
mod records;
mod service;
