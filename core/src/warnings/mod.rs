//! Early warnings 流失预警 (E2): who may stop buying, by which evidence, since when, and how much money is at stake.
//!
//! A [`Track`] is one customer's own past. Each rule is a pure function of a track and a day, so that the same rules tell
//! what holds now, since when it has held, and what would have been said on any earlier day.

mod evidence;
mod handled;
mod plan;
mod rules;
mod stake;
mod track;
mod warn;

pub use evidence::{Evidence, KindOf};
pub use handled::{Standing, Standings};
pub use plan::Mechanism;
pub use rules::silence_limit;
pub use stake::{Chance, QUARTER};
pub(crate) use stake::{last_quarter, leaning, lost, usual_quarter};
pub use track::{Track, Tracks};
pub(crate) use warn::Look;
pub use warn::{Alarm, Spell, Warning, Warnings, spells, warnings};
