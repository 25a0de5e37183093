//! Charts: plain shapes from numbers, drawn by plotters into our own backend and shown as SVG elements whose colours
//! come from the style sheet. Must know nothing of the app or the core; texts come in written out.

mod balloons;
mod columns;
mod curve;
mod drawing;
mod figure;
mod flow;
mod histogram;
mod lines;
mod network;
mod pyramid;
mod quadrants;
mod save;
mod scale;
mod scatter;
mod sheet;
mod spans;
mod spark;
mod stacks;
mod text_width;
mod trend;
mod upward;

pub use balloons::{Balloon, Balloons, balloons};
pub use curve::{Beside, Curve, CurvePoint, curve};
pub use drawing::{Drawing, Ink, Mark};
pub use figure::{Figure, Plot};
pub use flow::{Flow, Stream, flow};
pub use histogram::{Bin, Cut, Histogram, histogram};
pub use lines::{Lines, NamedLine, lines};
pub use network::{Knot, Tie, network};
pub use pyramid::{Level, pyramid};
pub use quadrants::{Quadrants, Spot, quadrants};
pub use scatter::{Point, Scatter, scatter};
pub use spans::{Span, spans};
pub use spark::Spark;
pub use stacks::{Stack, Stacks, stacks};
pub use trend::{Trend, TrendPoint, trend};
