//! What is bought together: against arules on its own data, and against trying everything on small random baskets.

mod groceries;
mod orders;
mod properties;
