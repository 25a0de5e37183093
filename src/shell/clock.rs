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

/// The day and the second of it, below 86,400, in coordinated universal time; the first of 1970 where the clock makes no
/// sense.
pub fn universal() -> (Day, u32) {
    let second = (now_ms() / 1000.0).max(0.0) as i64;
    let number = i32::try_from(second / 86_400).unwrap_or_default();
    let day = Day::from_number(number).unwrap_or(Day::FIRST);
    (day, (second % 86_400) as u32)
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
