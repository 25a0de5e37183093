//! Numbers, percentages, money and short forms.

use super::{MINUS, NONE};
use crate::i18n::Lang;
use serde::{Deserialize, Serialize};

/// The rise from which a percentage says less than how many times as much it is now.
const TENFOLD: f64 = 9.0;

/// How large numbers are shortened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberScale {
    /// 万 and 亿 in Chinese, k, M and bn in English.
    #[default]
    Language,
    /// k, M and bn in both languages.
    Thousands,
    /// 万 and 亿 in both languages.
    Myriads,
}

/// Groups the integer part of plain decimal text by threes: `8300065.81` → `8,300,065.81`. A leading hyphen becomes a
/// minus sign.
pub fn group(plain: &str) -> String {
    let (negative, rest) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let (whole, fraction) = match rest.find('.') {
        Some(dot) => rest.split_at(dot),
        None => (rest, ""),
    };
    let mut out = String::with_capacity(plain.len() + whole.len() / 3 + 2);
    if negative {
        out.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(fraction);
    out
}

/// A whole number with grouped digits.
pub fn integer(value: i64) -> String {
    group(&value.to_string())
}

/// A number with a fixed count of decimals and grouped digits; a dash for what is not finite.
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let text = format!("{value:.decimals$}");
    // -0.00 is a rounding artefact, not a number a person means.
    let zero = text.trim_start_matches(['-', '0', '.']).is_empty();
    group(if zero {
        text.trim_start_matches('-')
    } else {
        &text
    })
}

/// A number with at most `decimals` decimals, trailing zeros left out.
pub fn decimal(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A score of 0–100 with one decimal, as everywhere scores stand.
pub fn score(value: f64) -> String {
    fixed(value, 1)
}

/// A ratio as a percentage: 0.256 → `25.6%`, without a space as English and Chinese set it.
pub fn percent(ratio: f64, decimals: usize) -> String {
    let number = fixed(ratio * 100.0, decimals);
    if number == NONE {
        return number;
    }
    number + "%"
}

/// A change as a percentage with its sign: `+12%`, `−3%`, `0%`.
pub fn signed_percent(ratio: f64, decimals: usize) -> String {
    let text = percent(ratio, decimals);
    let positive = ratio > 0.0 && text.chars().any(|c| ('1'..='9').contains(&c));
    if positive { format!("+{text}") } else { text }
}

/// A change for the eyes: a percentage with its sign, and from more than tenfold on how many times as much: `×141`.
pub fn change_said(ratio: f64) -> String {
    if ratio > TENFOLD {
        format!("×{}", fixed(ratio + 1.0, 0))
    } else {
        signed_percent(ratio, 0)
    }
}

/// Exact money: `amount` counts units of 10^-`scale`; shown with `decimals` decimals, halves away from zero.
///
/// `money(830_006_581, 2, 2)` is `8,300,065.81`.
pub fn money(amount: i128, scale: u32, decimals: u32) -> String {
    let (scale, decimals) = (scale.min(30), decimals.min(30));
    let magnitude = amount.unsigned_abs();
    let shown = if decimals >= scale {
        magnitude.saturating_mul(10u128.pow(decimals - scale))
    } else {
        let unit = 10u128.pow(scale - decimals);
        magnitude / unit + u128::from(magnitude % unit >= unit.div_ceil(2))
    };
    let mut digits = shown.to_string();
    if decimals > 0 {
        let width = decimals as usize + 1;
        digits = format!("{digits:0>width$}");
        digits.insert(digits.len() - decimals as usize, '.');
    }
    group(&if amount < 0 && shown > 0 {
        format!("-{digits}")
    } else {
        digits
    })
}

/// A number in about three digits with its scale word: `8.3 M`, `830万`, `941`.
pub fn compact(value: f64, lang: Lang, scale: NumberScale) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let myriads = match scale {
        NumberScale::Language => lang == Lang::ZhCn,
        NumberScale::Thousands => false,
        NumberScale::Myriads => true,
    };
    let steps: &[(f64, &str)] = if myriads {
        &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")]
    } else {
        &[
            (1e12, "\u{202f}tn"),
            (1e9, "\u{202f}bn"),
            (1e6, "\u{202f}M"),
            (1e3, "\u{202f}k"),
        ]
    };
    for (unit, word) in steps {
        let shown = value / unit;
        // 999,960 is 1 M, not 1,000 k: what rounds up to a step belongs to it.
        if (shown.abs() * 1000.0).round() >= 1000.0 {
            return decimal(shown, digits_after(shown)) + word;
        }
    }
    decimal(value, digits_after(value))
}

/// Decimals that leave three significant digits.
fn digits_after(shown: f64) -> usize {
    match shown.abs() {
        x if x >= 99.95 => 0,
        x if x >= 9.995 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(541_909), "541,909");
        assert_eq!(integer(-1_234_567), "−1,234,567");
        assert_eq!(fixed(1234.5, 2), "1,234.50");
        assert_eq!(decimal(1234.5, 2), "1,234.5");
        assert_eq!(decimal(1200.0, 2), "1,200");
    }

    #[test]
    fn rounded_to_nothing_has_no_sign_and_no_number_is_a_dash() {
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(f64::NAN, 2), "–");
        assert_eq!(percent(f64::INFINITY, 0), "–");
        assert_eq!(signed_percent(0.0001, 1), "0.0%");
        assert_eq!(signed_percent(0.12, 0), "+12%");
        assert_eq!(signed_percent(-0.03, 0), "−3%");
        assert_eq!(change_said(9.0), "+900%");
        assert_eq!(change_said(140.3), "×141");
    }

    #[test]
    fn money_is_exact_and_rounds_halves_away_from_zero() {
        assert_eq!(money(8_300_065_814_000_000, 9, 2), "8,300,065.81");
        assert_eq!(money(-5, 3, 2), "−0.01");
        assert_eq!(money(-4, 3, 2), "0.00");
        assert_eq!(money(995, 3, 2), "1.00");
        assert_eq!(money(7, 0, 2), "7.00");
        assert_eq!(money(7, 2, 0), "0");
        assert_eq!(
            money(i128::MIN, 9, 2),
            "−170,141,183,460,469,231,731,687,303,715.88"
        );
    }

    #[test]
    fn large_numbers_shorten_in_each_languages_own_steps() {
        let en = |v| compact(v, Lang::En, NumberScale::Language);
        let zh = |v| compact(v, Lang::ZhCn, NumberScale::Language);
        assert_eq!(en(8_300_065.81), "8.3\u{202f}M");
        assert_eq!(zh(8_300_065.81), "830万");
        assert_eq!(zh(123_456_789.0), "1.23亿");
        assert_eq!(en(941.0), "941");
        assert_eq!(zh(9_980.0), "9,980");
        assert_eq!(zh(9_999.0), "1万");
        assert_eq!(en(999_960.0), "1\u{202f}M");
        assert_eq!(en(-45_600.0), "−45.6\u{202f}k");
        assert_eq!(compact(45_600.0, Lang::En, NumberScale::Myriads), "4.56万");
        assert_eq!(en(0.0), "0");
    }

    proptest! {
        #[test]
        fn money_reads_back_to_the_same_units(amount in -10i128.pow(20)..10i128.pow(20)) {
            let shown = money(amount, 9, 9);
            let plain: String = shown.chars().filter(|c| *c != ',' && *c != '.').collect();
            prop_assert_eq!(plain.replace(MINUS, "-").parse::<i128>().unwrap(), amount);
        }
    }
}
