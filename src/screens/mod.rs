//! The screens, a folder each. A screen reads the store and sends commands; what two of them share is a part.

pub mod base;
pub mod cross_sell;
pub mod customer;
pub mod customers;
pub mod data;
pub mod duplicates;
pub mod learn;
pub mod movement;
pub mod product;
pub mod service;
pub mod settings;
pub mod tiers;
pub mod today;
pub mod warnings;
