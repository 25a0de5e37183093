//! Four-indicator assessment and tiers (A1–A3): numbers with their reasons. Must not know files, storage or display text.
