//! Files out: the book as JSON, CSV and XLSX. Must not know storage or screens.
