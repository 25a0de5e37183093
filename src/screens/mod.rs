//! The screens, one folder or file each. A screen reads the store and sends commands; it must not touch the browser.

pub mod act;
pub mod awaited;
pub mod base;
pub mod customer;
pub mod customers;
pub mod data;
pub mod demos;
pub mod kept;
mod moved;
pub mod movement;
pub mod rows;
pub mod service;
pub mod settings;
pub mod tiers;
