//! Would our advice have been right (A6)? Advice is worked out as it would have been on an earlier day of the same book
//! and held against what came after it, beside the plain way a person would take without it.
//!
//! [`gains`] measures any order in which customers were named: what the first of them held of what came later. Each
//! kind of advice has a file of its own that makes its orders and its plain ways: [`tiers`] is the first.

pub mod gains;
pub mod offers;
pub mod tiers;
pub mod warnings;
mod weights;
pub mod white_space;

pub use gains::Gains;
pub use offers::{AgainProof, Hits, OffersAsk, OffersProof, prove_offers};
pub use tiers::{By, TierShare, TiersAsk, TiersProof, prove_tiers};
pub use warnings::{
    APART, Found, WarningOrder, WarningsAsk, WarningsProof, better_order, money_found,
    prove_warnings,
};
pub use weights::{BetterWeights, HalfShare};
pub use white_space::{WhiteSpaceProof, prove_white_space};
