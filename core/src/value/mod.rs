//! Four-indicator assessment and tiers (A1–A5): numbers with their reasons.
//!
//! [`Facts::gather`] reads every order line once; [`assess`] turns facts and judgements into four
//! scores, a composite and a tier for each customer; [`explain`] opens the working of one of them.
//! All three rest on the same readings, so a working cannot disagree with the score it explains.
//!
//! Each folder imports only from those before it: `facts`, `score`, `tiers`, then `why`, `months` and `whole`.

mod basis;
mod facts;
mod months;
mod plain;
mod score;
mod tiers;
mod whole;
mod why;

pub use basis::MoneyBasis;
pub use facts::changes::{
    Against, Compared, CustomerYear, ProductChange, ProductCompared, customer_year, spans_compared,
};
pub use facts::products::{ProductSales, products_of};
pub use facts::quarter::QUARTER;
pub(crate) use facts::quarter::{LEVEL, level_days, usual};
pub(crate) use facts::rhythm::median;
pub use facts::rhythm::{Gaps, MIN_GAPS_FOR_REGULARITY, MIN_GAPS_FOR_RHYTHM};
pub use facts::rows::{CustomerFacts, CustomerLife, Facts, Totals};
pub use facts::served::Served;
pub use facts::window::Window;
pub use months::compared_days::{Span, compared_days};
pub use months::movement::{Move, Movement, Mover, Reason, movement, moves};
pub use months::tier_history::{
    MAX_MONTHS, Seen, TierHistory, TierHistoryWork, TierMonth, tier_history,
};
pub use months::ways::{Cell, MovedBy, MovementSums, PLACES, Part, Way, tier_at};
pub use score::measure::Missing;
pub use score::scale::{Scale, weight_within};
pub use score::stage::Stage;
pub(crate) use tiers::assess::composite;
pub use tiers::assess::{Assessment, Bin, Standing, TierTotal, Unscored, assess};
pub use tiers::cuts::{Cuts, pyramid_counts};
pub use tiers::hysteresis::Held;
pub use whole::base::{BaseMonth, BaseQuarter, base_months, base_quarters, months_compared};
pub use whole::base_year::{BaseYear, LONGEST_LIFE, Sureness, customer_base, years_compared};
pub use whole::examples::ExampleService;
pub use whole::mismatch::{
    Mismatch, OverServed, Overdue, UnderBudget, WhyOverServed, WhyOverdue, mismatch,
};
pub use whole::pareto::{MOST, Pareto, pareto};
pub use whole::shares::{TierShares, tier_shares};
pub use whole::spread::{Spread, near_cut, spread};
pub use why::explain::explain;
pub use why::lift::{Lift, Lifts, lifts};
pub use why::sensitivity::{Borderline, Sensitivity, Shift, WEIGHT_STEP, sensitivity};
pub use why::working::{
    EvidenceWorking, Formula, IndicatorWorking, Input, Judged, NextTier, TierWorking, Working,
};
