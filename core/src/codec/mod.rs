//! The book packed for storage and carried between threads. Must not know where the bytes are kept.
