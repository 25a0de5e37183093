//! Names that likely mean the same customer, found without comparing every pair.
//!
//! [`Parts`] takes a name apart: its writing made even (width, case, accents, blanks, points), the company form taken off
//! its end, and a place taken off its beginning. Names that agree in what is left are alike; so are long words that differ
//! by one letter, found by the keys they share when one letter is left out (the idea of symmetric deletes, W. Garbe 2012).

mod duplicates;
mod parts;
mod spelling;
mod writing;

pub use duplicates::{Likely, Likeness, likely_duplicates};
pub use parts::Parts;
pub use writing::{plain, same_writing};
