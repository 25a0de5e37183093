//! The demo books: the same for the same seed, and their stories are there to be found, whatever the seed and the day.

mod contacts;
mod electronics;
mod every;
mod farm;
mod gifts;
mod stories;
mod support;
