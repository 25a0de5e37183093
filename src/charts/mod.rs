//! Charts: figures from numbers. Must know nothing of the app or the core.
