//! From facts and judgements to points from 0 to 100: the evidence, its scales, the four indicators (A1).

pub(super) mod measure;
pub(super) mod population;
pub(super) mod scale;
pub(super) mod stage;
