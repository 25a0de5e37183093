//! Files in: small ones by hand, and the reference data.

mod alarm_states;
mod amended;
mod cases;
mod contacts;
mod follow_ups;
mod golden;
mod known;
mod money;
mod months;
mod offers;
mod persons;
mod reckonings;
mod rows;
mod scales;
