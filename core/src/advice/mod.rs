//! What follows from values for the person who reads them: what to do next, what presses, what is too much or too little.
//! Rules only; the app finds the words.

mod asked;
mod contact;
mod due;
mod follow_up;
mod group;
mod lift;
mod mistakes;
mod next;
mod offers;
mod queue;
mod referrers;
mod service;
mod shelf;
mod since;
mod timeline;
mod trend;
mod wallet;
mod warmth;

pub use asked::{Asked, ENOUGH, Spared, is_answered, times};
pub use contact::{ContactDue, ContactState, contact_due};
pub use due::{
    AtRisk, Due, MUCH, Pressed, Pressing, at_risk, due, most_urgent, pressed,
    profit_rests_on_default_margin,
};
pub use follow_up::{due_by, follow_ups_of, is_late};
pub use group::{Group, members};
pub use lift::{FAR, is_far};
pub use mistakes::{Mistake, SelfCheck};
pub use next::{NEARLY_DOWN, Next, Why, next, used, why};
pub use offers::{Strong, strong_offers};
pub use queue::{Call, Reason, done_on, queue};
pub use referrers::{Referrer, referrers};
pub use service::{ServiceStep, service_step};
pub use shelf::{Shelf, gaps_since_last, is_overdue, shelf};
pub use since::{ChangedTier, Since, since};
pub use timeline::{Event, Happening, Kind, Orders, timeline};
pub use trend::{QuarterTrend, change, quarter_trend};
pub use wallet::Wallets;
pub use warmth::{MonthOfWarmth, Scissors, Warmth, warmth};

/// Fewer scored customers than this are ranked among too few for the ranks to say much.
pub const FEW_SCORED: u32 = 20;
