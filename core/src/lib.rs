//! The scoring core of Keepgold.
