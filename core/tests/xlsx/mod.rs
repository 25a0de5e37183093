//! Workbooks out and in, and hostile ones.

mod hostile;
mod round_trip;
