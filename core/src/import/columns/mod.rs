//! What the columns of a table mean: looked at, proposed, chosen and remembered.

mod across;
mod asks;
mod cells;
mod exports;
mod factors;
mod find_across;
mod fit;
mod given;
mod header;
mod mapping;
mod names;
mod others;
mod pairs;
mod period;
mod propose;
mod roles;
mod sample;
mod sums;
mod view;
mod words;

pub use self::across::{Across, AcrossColumn};
pub use self::asks::ColumnAsk;
pub(in crate::import) use self::cells::is_version;
pub use self::given::Ground;
pub(in crate::import) use self::header::normal;
pub use self::mapping::{MappedColumn, Mapping};
pub use self::others::Other;
pub(in crate::import) use self::others::is_remark;
pub use self::propose::{ColumnGuess, Proposal, propose, propose_as};
pub use self::roles::{roles, tables};
pub use self::sample::{Layout, Sample};
