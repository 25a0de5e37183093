//! What the app asks about a book's order lines: each question a type with the function that answers it.
//!
//! The page holds no answer that it would need order lines for. It asks an [`Analyst`], which holds the same book in
//! another thread, and keeps the answer until one of the tables that the question [reads](Question::reads) is touched.

mod analyst;
mod came_of;
mod customer;
mod duplicates;
mod facts;
mod growth;
mod last_import;
mod months;
mod offered;
mod product;
mod proofs;
mod sales_change;
mod steps_up;
mod suggest;
mod together;
mod totals;
mod warned;
mod white_space;

pub use analyst::Analyst;
pub use came_of::CameOfOffers;
pub use customer::{LinesOf, OrderBrief, OrderCount, OrdersOf, ProductsOf, YearOf};
pub use duplicates::Duplicates;
pub use facts::{Gathered, GatheredFacts};
pub use growth::{Grown, Growth};
pub use last_import::{Imported, LastImport};
pub use months::Months;
pub use offered::OffersBefore;
pub use product::{Buyer, ProductBrief, ProductOf, UnitPrices};
pub use proofs::Proofs;
pub use sales_change::{SalesChange, SalesChanges};
pub use steps_up::StepsUpOf;
pub use suggest::{DueOf, OfferTo, Suggest, SuggestTo};
pub use together::{
    BasketsOf, Bundle, Bundles, BundlesTold, Grid, GridCell, Group, Nearly, RuleTold, RulesTold,
    Together, grid, steps,
};
pub use totals::{LastPrice, OrderTotals, ProductSum, ProductSums, Totals};
pub use warned::{SpellsOf, Warned, WarnedBefore};
pub use white_space::{UnfilledOf, WhiteSpaceFound, WhiteSpaceOf};

use crate::book::Tables;

/// Something that can be asked about a book.
pub trait Question: Clone + PartialEq {
    /// What answers it.
    type Answer;
    /// What is known between two parts of the work.
    type Draft: Default;

    /// The tables that the answer depends on: it stands until one of them is touched.
    fn reads(&self) -> Tables;

    /// Does the next part of the work and gives the answer with the last one. A part takes about as long as reading
    /// every order line once, so that other questions need not wait for a long one.
    fn work(&self, analyst: &mut Analyst, draft: &mut Self::Draft) -> Option<Self::Answer>;

    /// The share of the work that is done, 0–1; none where nobody can tell.
    fn share(&self, _draft: &Self::Draft) -> Option<f64> {
        None
    }

    /// The whole work at once.
    fn answer(&self, analyst: &mut Analyst) -> Self::Answer {
        let mut draft = Self::Draft::default();
        loop {
            if let Some(answer) = self.work(analyst, &mut draft) {
                return answer;
            }
        }
    }
}
