//! Today, from the browser's clock and time zone. The only clock in the app.

use keepgold_core::unit::Day;

/// Milliseconds in a day.
pub const DAY_MS: f64 = 86_400_000.0;

/// Today where the browser is; the first day of 1970 where its clock makes no sense.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_civil(
        now.get_full_year() as i32,
        now.get_month() + 1,
        now.get_date(),
    )
    .or(Day::from_number(0))
    .unwrap_or(Day::FIRST)
}

/// Milliseconds since 1970 by the browser's clock, for the age of a backup.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment (milliseconds since 1970) as date and time where the browser is: `2011-12-09 08:26`, kept on one line.
pub fn written(ms: f64) -> String {
    let then = js_sys::Date::new(&ms.into());
    format!(
        "{:04}-{:02}-{:02}\u{a0}{:02}:{:02}",
        then.get_full_year(),
        then.get_month() + 1,
        then.get_date(),
        then.get_hours(),
        then.get_minutes()
    )
}
