//! Follow-ups as a calendar file (iCalendar, RFC 5545): one event that lasts the day for each that is to be done.

use crate::book::Book;
use crate::unit::Day;

/// Bytes of a line before it is folded (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// When the file is made, in coordinated universal time. The core has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// The day.
    pub day: Day,
    /// Seconds since midnight, below 86,400.
    pub second: u32,
}

/// The open follow-ups of customers that are not archived, by number, in UTF-8. A follow-up keeps its identity from file to
/// file, so that a calendar changes what it has instead of showing it twice.
pub fn calendar(book: &Book, made: Made) -> String {
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Keepgold//Follow-ups//EN",
    ] {
        put(&mut file, line);
    }
    let (hour, minute, second) = (made.second / 3600, made.second / 60 % 60, made.second % 60);
    let stamp = format!("{}T{hour:02}{minute:02}{second:02}Z", date(made.day));
    for (id, follow_up) in book.follow_ups() {
        let customer = book.customer_root(follow_up.customer);
        let listed = book.customer(customer).filter(|who| !who.archived);
        let (Some(who), Some(due)) = (listed, follow_up.due_now()) else {
            continue;
        };
        let summary = format!("{}: {}", who.title(), follow_up.what);
        put(&mut file, "BEGIN:VEVENT");
        put(&mut file, &format!("UID:follow-up-{}@keepgold", id.index()));
        put(&mut file, &format!("DTSTAMP:{stamp}"));
        put(&mut file, &format!("DTSTART;VALUE=DATE:{}", date(due)));
        put(
            &mut file,
            &format!("DTEND;VALUE=DATE:{}", date(due.plus_days(1))),
        );
        put(&mut file, &format!("SUMMARY:{}", escaped(&summary)));
        put(&mut file, "END:VEVENT");
    }
    put(&mut file, "END:VCALENDAR");
    file
}

fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}{month:02}{day:02}")
}

/// A text with what has a meaning of its own marked (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// Adds a line, folded so that no part of it is longer than 75 bytes and no character is cut.
fn put(file: &mut String, line: &str) {
    let mut width = 0;
    for character in line.chars() {
        if width + character.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            width = 1;
        }
        file.push(character);
        width += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_a_meaning_of_its_own_is_marked() {
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn a_folded_line_is_short_and_unfolds_to_itself(text in "\\PC{0,200}") {
            let mut file = String::new();
            put(&mut file, &text);
            let body = file.strip_suffix("\r\n").unwrap();
            prop_assert!(body.split("\r\n").all(|part| part.len() <= LONGEST));
            prop_assert_eq!(body.replace("\r\n ", ""), text);
        }
    }
}
