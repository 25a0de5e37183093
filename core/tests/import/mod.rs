//! Files in: small ones by hand, and the reference data.

mod alarm_states;
mod offers;
mod contacts;
mod follow_ups;
mod golden;
mod known;
mod money;
mod persons;
mod rows;
