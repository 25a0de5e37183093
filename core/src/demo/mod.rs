//! Demo books from a seeded generator. Must not know screens, and never touches a person's own book.
