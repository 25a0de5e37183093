//! `cargo xtask serve | test | dist | bench`: set-up, checks and packaging.

fn main() {}
