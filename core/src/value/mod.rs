//! Four-indicator assessment and tiers (A1–A3): numbers with their reasons. Must not know files, storage or display text.
//!
//! [`Facts::gather`] reads every order line once; [`assess`] turns facts and judgements into four
//! scores, a composite and a tier for each customer; [`explain`] opens the working of one of them.
//! All three rest on the same readings, so a working cannot disagree with the score it explains.

mod assess;
mod base;
mod basis;
mod explain;
mod facts;
mod gather;
mod hysteresis;
mod lift;
mod measure;
mod mismatch;
mod movement;
mod pareto;
mod products;
mod rhythm;
mod scale;
mod sensitivity;
mod served;
mod stage;
mod tier_history;
mod tiers;
mod window;
mod working;

pub use assess::{Assessment, Bin, Standing, TierTotal, Unscored, assess};
pub use base::{BaseMonth, BaseQuarter, base_months, customer_base};
pub use basis::Basis;
pub use explain::explain;
pub use facts::{CustomerFacts, CustomerLife, Facts, Totals};
pub use hysteresis::Held;
pub use lift::{Lift, Lifts, lifts};
pub use measure::Missing;
pub use mismatch::{Mismatch, Neglected, Uncarried, WhyNeglected, WhyUncarried, mismatch};
pub use movement::{Move, Movement, Mover, Reason, movement, moves};
pub use pareto::{Pareto, pareto};
pub use products::{ProductSales, products_of};
pub use rhythm::{Gaps, MIN_GAPS_FOR_REGULARITY, MIN_GAPS_FOR_RHYTHM};
pub use scale::{Scale, weight_within};
pub use sensitivity::{Borderline, Sensitivity, Shift, WEIGHT_STEP, sensitivity};
pub use served::Served;
pub use stage::Stage;
pub use tier_history::{MAX_MONTHS, Seen, TierHistory, TierMonth, tier_history};
pub use tiers::{Cuts, pyramid_counts};
pub use window::Window;
pub use working::{
    EvidenceWorking, Formula, IndicatorWorking, Input, Judged, NextTier, TierWorking, Working,
};
