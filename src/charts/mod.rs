//! Charts: plain shapes from numbers, drawn by plotters into our own backend and shown as SVG elements whose colours
//! come from the style sheet. Must know nothing of the app or the core; texts come in written out.

mod bars;
mod drawing;
mod figure;
mod histogram;
mod pyramid;
mod scale;
mod sheet;
mod text_width;
mod trend;

pub use bars::{Bar, bars};
pub use drawing::{Drawing, Mark};
pub use figure::{Figure, Plot};
pub use histogram::{Bin, Cut, Histogram, histogram};
pub use pyramid::{Level, pyramid};
pub use trend::{Trend, TrendPoint, trend};
