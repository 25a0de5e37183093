//! Parts that more than one screen shows, or a screen and the palette: they know the open book and its words, and no
//! screen.

pub mod act;
pub mod awaited;
pub mod best_tier;
pub mod brought;
pub mod cells;
pub mod chosen;
pub mod customer_form;
pub mod customer_picker;
pub mod demos;
pub mod duplicates;
pub mod filters;
pub mod first_run;
pub mod kept;
pub mod known_until;
pub mod merge_customers;
pub mod money_fields;
pub mod moved;
pub mod offer;
pub mod product_form;
pub mod products;
pub mod records;
pub mod saved_views;
pub mod tier_shares;
pub mod wallets;
pub mod warnings;
