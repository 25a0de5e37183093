//! Files out of a book, and back in.

mod json;
mod real_file;
