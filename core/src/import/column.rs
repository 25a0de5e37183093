//! The distinct texts of a staged column as values, each read once. Must not know what rows they stand in.

use super::date::{self, DateDecision, DateReading};
use super::error::Reason;
use super::number::{self, DecimalSign, NumberReading};
use super::staging::Slot;
use super::texts::{EMPTY, Form};
use crate::book::MAX_TAGS;
use crate::unit::{Day, DecimalError};

/// What a text is worth, or why nothing; empty cells are [`Reason::Missing`].
pub(super) type Value<T> = Result<T, Reason>;

/// Significant digits that a float holds for certain; what lies behind them is noise.
const SURE_DIGITS: usize = 15;

/// Decides how the numbers of a column are read.
pub(super) fn number_reading(slot: &Slot, chosen: Option<DecimalSign>) -> NumberReading {
    let texts: Vec<_> = slot
        .texts
        .numbers()
        .filter(|&id| slot.texts.form(id) == Form::Text)
        .map(|id| slot.texts.text(id))
        .collect();
    let decided = number::decide(texts.iter().map(AsRef::as_ref));
    NumberReading {
        sign: chosen.unwrap_or(decided.sign),
        doubtful: decided.doubtful,
    }
}

/// Reads plain decimal text; the flag says whether decimals were rounded away.
type Parse<T> = fn(&[u8]) -> Result<(T, bool), DecimalError>;

/// Reads every text of a column as a number; the flag says whether decimals were rounded away.
pub(super) fn numbers<T>(slot: &Slot, sign: DecimalSign, parse: Parse<T>) -> Vec<Value<(T, bool)>> {
    numbers_of(slot, sign, |text| text, parse)
}

/// As [`numbers`], of texts that carry something beside the number; `bare` takes it off.
pub(super) fn numbers_of<T>(
    slot: &Slot,
    sign: DecimalSign,
    bare: fn(&str) -> &str,
    parse: Parse<T>,
) -> Vec<Value<(T, bool)>> {
    let mut values = vec![Err(Reason::Missing)];
    let mut plain = Vec::new();
    let read = |bytes: &[u8]| {
        parse(bytes).map_err(|error| match error {
            DecimalError::NotANumber => Reason::NotANumber,
            DecimalError::TooLarge => Reason::TooLarge,
        })
    };
    values.extend(slot.texts.numbers().map(|id| match slot.texts.form(id) {
        Form::Error => Err(Reason::SheetError),
        Form::Date => Err(Reason::NotANumber),
        Form::Number => {
            let bytes = slot.texts.bytes_of(id);
            let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
            read(bytes).map(|(value, rounded)| (value, rounded && digits <= SURE_DIGITS))
        }
        Form::Text => match number::plain(bare(&slot.texts.text(id)), sign, &mut plain) {
            Some(false) => read(&plain),
            Some(true) | None => Err(Reason::NotANumber),
        },
    }));
    values
}

/// Reads every text of a column as a share of one in millionths: `30%`, `0.3`, and `30` where
/// every number without a percent sign lies above one.
pub(super) fn shares(slot: &Slot, sign: DecimalSign) -> Vec<Value<i32>> {
    let mut plain = Vec::new();
    let read: Vec<Value<(f64, bool)>> = slot
        .texts
        .numbers()
        .map(|id| {
            if slot.texts.form(id) == Form::Error {
                return Err(Reason::SheetError);
            }
            let percent = number::plain(&slot.texts.text(id), sign, &mut plain);
            let number = std::str::from_utf8(&plain)
                .ok()
                .and_then(|t| t.parse().ok());
            match (percent, number) {
                (Some(percent), Some(number)) => Ok((number, percent)),
                _ => Err(Reason::NotANumber),
            }
        })
        .collect();
    let bare = |value: &&Value<(f64, bool)>| matches!(value, Ok((number, false)) if *number != 0.0);
    let in_percent = read
        .iter()
        .filter(bare)
        .flatten()
        .any(|(number, _)| number.abs() > 1.0);
    let share = |value: Value<(f64, bool)>| {
        let (number, percent) = value?;
        let share = if percent || in_percent {
            number / 100.0
        } else {
            number
        };
        if share.abs() <= 1.0 {
            Ok((share * 1e6).round() as i32)
        } else {
            Err(Reason::TooLarge)
        }
    };
    std::iter::once(Err(Reason::Missing))
        .chain(read.into_iter().map(share))
        .collect()
}

/// Reads every text of a column as a day, all in one format.
pub(super) fn dates(
    slot: &Slot,
    chosen: Option<DateReading>,
) -> (Option<DateDecision>, Vec<Value<Day>>) {
    let mut rows = vec![0u32; slot.texts.len()];
    for &id in &slot.ids {
        rows[id as usize] += 1;
    }
    let texts: Vec<_> = slot.texts.numbers().map(|id| slot.texts.text(id)).collect();
    let parsed: Vec<_> = texts.iter().map(|text| date::parse(text)).collect();
    let typed = |index: usize| slot.texts.form(index as u32 + 1) == Form::Date;
    let seen = parsed.iter().enumerate().filter_map(|(index, date)| {
        let date = (*date).filter(|_| !typed(index))?;
        Some((texts[index].as_ref(), date, rows[index + 1]))
    });
    let decision = date::decide(seen, chosen);
    let reading = decision.as_ref().map(|decision| decision.reading);
    let value = |(index, date): (usize, &Option<date::DateText>)| {
        let form = slot.texts.form(index as u32 + 1);
        match (date, reading) {
            _ if form == Form::Error => Err(Reason::SheetError),
            (Some(date), _) if form == Form::Date => date.day(DateReading::YearFirst),
            (Some(date), Some(reading)) => date.day(reading),
            _ => Err(Reason::NotADate),
        }
    };
    let values = std::iter::once(Err(Reason::Missing))
        .chain(parsed.iter().enumerate().map(value))
        .collect();
    (decision, values)
}

/// For a column of texts: why some of them cannot be taken, by number; empty when all can.
pub(super) fn text_faults(slot: &Slot) -> Vec<Option<Reason>> {
    let most = slot.role.most_characters();
    let fault = |id: u32| {
        if slot.texts.form(id) == Form::Error {
            return Some(Reason::SheetError);
        }
        let too_long =
            slot.texts.bytes_of(id).len() > most && slot.texts.text(id).chars().count() > most;
        too_long.then_some(Reason::TextTooLong { most: most as u16 })
    };
    fault_list(slot, fault)
}

/// As [`text_faults`], for a column of tags: each may be as long as a word, and there may not be too many.
pub(super) fn tag_faults(slot: &Slot) -> Vec<Option<Reason>> {
    let most = slot.role.most_characters();
    fault_list(slot, |id| {
        let text = slot.texts.text(id);
        let tags = split_tags(&text);
        if tags.len() > MAX_TAGS {
            return Some(Reason::TextTooLong {
                most: MAX_TAGS as u16,
            });
        }
        let long = tags.iter().any(|tag| tag.chars().count() > most);
        long.then_some(Reason::TextTooLong { most: most as u16 })
    })
}

/// For a column whose every text must mean something.
pub(super) fn value_faults<T>(values: &[Value<T>]) -> Vec<Option<Reason>> {
    let faults: Vec<_> = values
        .iter()
        .map(|value| {
            value
                .as_ref()
                .err()
                .copied()
                .filter(|&reason| reason != Reason::Missing)
        })
        .collect();
    if faults.iter().any(Option::is_some) {
        faults
    } else {
        Vec::new()
    }
}

fn fault_list(slot: &Slot, fault: impl Fn(u32) -> Option<Reason>) -> Vec<Option<Reason>> {
    let mut faults = Vec::new();
    for id in slot.texts.numbers() {
        if let Some(reason) = fault(id) {
            faults.resize(slot.texts.len(), None);
            faults[id as usize] = Some(reason);
        }
    }
    faults
}

/// The tags of a cell, each once, in order.
pub(super) fn split_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in text.split([',', ';', '|', '，', '；', '、']).map(str::trim) {
        if !tag.is_empty() && !tags.iter().any(|other| other == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// A code as it is kept: `17850.0` is `17850`, leading zeros stay.
pub(super) fn code(bytes: &[u8]) -> &[u8] {
    let Some(point) = bytes.iter().position(|&byte| byte == b'.') else {
        return bytes;
    };
    let (whole, fraction) = (&bytes[..point], &bytes[point + 1..]);
    let zero = !fraction.is_empty() && fraction.iter().all(|&byte| byte == b'0');
    if zero && !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) {
        whole
    } else {
        bytes
    }
}

/// Which text stands most often beside each record; of equals the one seen last. [`EMPTY`] when none does.
pub(super) fn favourites(records: usize, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    // Runs of the same text are counted beside the record and entered only when they end.
    let mut runs = vec![(EMPTY, 0u32, 0u32); records];
    let mut counts: std::collections::HashMap<(u32, u32), (u32, u32)> = Default::default();
    let mut best = vec![(0u32, 0u32, EMPTY); records];
    let mut enter = |record: usize, (text, count, last): (u32, u32, u32), best: &mut Vec<_>| {
        let kept = counts.entry((record as u32, text)).or_default();
        *kept = (kept.0 + count, last);
        best[record] = (kept.0, kept.1, text).max(best[record]);
    };
    for (time, (record, text)) in pairs.enumerate() {
        if text == EMPTY {
            continue;
        }
        let run = &mut runs[record as usize];
        if run.0 != text {
            if run.1 > 0 {
                enter(record as usize, *run, &mut best);
            }
            *run = (text, 0, 0);
        }
        run.1 += 1;
        run.2 = time as u32;
    }
    for (record, run) in runs.into_iter().enumerate() {
        if run.1 > 0 {
            enter(record, run, &mut best);
        }
    }
    best.into_iter().map(|(_, _, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lose_a_zero_fraction_and_nothing_else() {
        for (text, kept) in [
            ("17850.0", "17850"),
            ("0042", "0042"),
            ("0042.00", "0042"),
            ("1.5", "1.5"),
            ("A1.0", "A1.0"),
            (".0", ".0"),
            ("7.", "7."),
        ] {
            assert_eq!(code(text.as_bytes()), kept.as_bytes());
        }
    }

    #[test]
    fn the_most_frequent_text_wins_then_the_latest() {
        let found = favourites(
            3,
            [(0, 1), (0, 1), (0, 2), (1, 3), (1, 4), (1, EMPTY)].into_iter(),
        );
        assert_eq!(found, [1, 4, EMPTY]);
        let returns = favourites(1, [(0, 1), (0, 2), (0, 1), (0, 2), (0, 2)].into_iter());
        assert_eq!(returns, [2]);
    }
}
