//! The next best product of each customer (H3): what it never bought and likely will.
//!
//! What is bought by the same customers speaks for each other ([`Affinity`]), more so when bought lately; of what suits a
//! customer, what many bought in the last days comes first. How well this names what customers then buy is measured on
//! the book's own past, in [`crate::proof`].

mod adviser;
mod affinity;
mod came_of;
mod depth;
mod inverse;
mod odds;
mod offered;
mod pairs;
mod purchases;
mod repeat;
mod step_up;
mod suggest;
mod tally;
mod terms;
mod white_space;

pub use adviser::{Adviser, Learning};
pub use affinity::{Affinity, Owned, RECENT_DAYS};
pub use came_of::{CameOf, came_of};
pub use depth::Depth;
pub use odds::{Chance, HORIZON, Odds};
pub use pairs::Pairs;
pub(crate) use purchases::products_of;
pub use purchases::{Bought, Purchases};
pub use repeat::{Due, as_last_time, bought_again, likely_again};
pub use step_up::{StepUp, StepsUp, Taken, steps_up};
pub use suggest::{Because, Call, DueAgain, Suggestion, Suggestions, Worth};
pub use tally::{FEW, Share, Tally, wilson};
pub use terms::{Terms, terms};
pub(crate) use white_space::Year;
pub use white_space::{Gap, Seeking, Shelf, Unfilled, WhiteSpace, YEAR};
