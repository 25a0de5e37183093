//! Reckonings 测算: a calculator that was filled in with a customer's figures (I2), kept with its day, to be opened again.

use serde::{Deserialize, Serialize};

use super::Book;
use super::customer::CustomerId;
use super::record::Record;
use super::refusal::{Field, Refusal};
use super::text::{self, MAX_NOTE, MAX_WORD};
use crate::unit::Day;

/// Most letters of [`Reckoning::figures`].
pub const MAX_FIGURES: usize = 4_096;

/// A calculator as it was filled in for a customer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reckoning {
    /// Whose figures. Those of a merged customer count for the one it was merged into.
    pub customer: CustomerId,
    /// When it was kept.
    pub on: Day,
    /// The name of the calculator in [`crate::calculators`]. One that only a newer version knows stays as it is.
    pub calculator: String,
    /// What was filled in, as [`crate::calculators::write_link`] writes it; empty where it is not to be shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub figures: String,
    /// Who of ours reckoned.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What somebody has to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Record for Reckoning {
    fn customer(&self) -> Option<CustomerId> {
        Some(self.customer)
    }

    fn check(&self, _book: &Book) -> Result<(), Refusal> {
        text::check_required(Field::Calculator, &self.calculator, MAX_WORD)?;
        text::check(Field::Figures, &self.figures, MAX_FIGURES)?;
        text::check(Field::By, &self.by, MAX_WORD)?;
        text::check(Field::Notes, &self.note, MAX_NOTE)?;
        if !are_figures(&self.figures) {
            return Err(Refusal::OutOfRange {
                field: Field::Figures,
            });
        }
        Ok(())
    }
}

/// Whether a text has no letters but those of a link.
pub(crate) fn are_figures(text: &str) -> bool {
    text.bytes()
        .all(|letter| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter))
}
