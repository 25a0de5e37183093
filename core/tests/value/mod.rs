//! Facts, scores, tiers and how they move: by hand, on random books, and on the real file.

mod base;
mod books;
mod example;
mod golden;
mod judged;
mod movement;
mod moves;
mod properties;
mod reads;
mod service;
mod ways;
