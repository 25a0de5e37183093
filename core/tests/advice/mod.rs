//! What follows from values for the person who reads them.

mod asked;
mod groups;
mod kept;
mod mine;
mod timeline;
