//! What follows from values for the person who reads them: what to do next, what presses, what is too much or too little.
//! Rules only; the app finds the words.

mod due;
mod lift;
mod next;
mod service;
mod shelf;

pub use due::{Due, MUCH, Pressing, due, most_urgent, profit_rests_on_default_margin};
pub use lift::{FAR, is_far};
pub use next::{NEARLY_DOWN, Next, Why, next, used, why};
pub use service::{ServiceStep, service_step};
pub use shelf::{Shelf, gaps_since_last, is_overdue, shelf};

/// Fewer scored customers than this are ranked among too few for the ranks to say much.
pub const FEW_SCORED: u32 = 20;
