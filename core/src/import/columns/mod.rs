//! What the columns of a table mean: looked at, proposed, chosen and remembered.

mod mapping;
mod names;
mod propose;
mod roles;
mod sample;
mod words;

pub use self::mapping::{MappedColumn, Mapping};
pub use self::propose::{ColumnGuess, Ground, Proposal, propose, propose_as};
pub use self::roles::{roles, tables};
pub use self::sample::{Layout, Sample};
