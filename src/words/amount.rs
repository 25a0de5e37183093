//! Money, quantities and days of the core written out.

use crate::format;
use crate::i18n::lang;
use crate::t;
use keepgold_core::unit::{Day, Money, Quantity};

/// Decimals of a currency (ISO 4217): two, but none or three for the few that have them.
pub fn decimals(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// An amount with the currency's decimals, for columns whose heading names the currency.
pub fn amount(money: Money, currency: &str) -> String {
    format::money(money.nanos(), Money::DECIMALS, decimals(currency))
}

/// An amount with its currency, for sentences: `GBP 8,300,065.81`.
pub fn amount_in(money: Money, currency: &str) -> String {
    with_currency(amount(money, currency), currency)
}

/// The heading of a column of amounts: the currency, or that they are amounts where none is chosen.
pub fn unit_heading(currency: &str) -> String {
    if currency.is_empty() {
        t!(units.amount).to_owned()
    } else {
        currency.to_owned()
    }
}

/// An amount in whole units of its currency, for lists whose heading names the currency.
pub fn whole(money: Money) -> String {
    format::money(money.nanos(), Money::DECIMALS, 0)
}

/// The same with the currency, for sentences that need no cents: `GBP 8,300,066`.
pub fn whole_in(money: Money, currency: &str) -> String {
    with_currency(whole(money), currency)
}

/// A written amount behind its currency; alone where the book has none.
pub fn with_currency(amount: String, currency: &str) -> String {
    match currency {
        "" => amount,
        code => format!("{code}\u{a0}{amount}"),
    }
}

/// The same with its sign, for differences: `+1,200`, `−300`, `0`.
pub fn signed_whole(money: Money) -> String {
    let text = whole(money);
    if money > Money::ZERO && text != "0" {
        format!("+{text}")
    } else {
        text
    }
}

/// A quantity with as many decimals as it has.
pub fn quantity(quantity: Quantity) -> String {
    thousandths(i128::from(quantity.thousandths()))
}

/// A sum of quantities in thousandths, with as many decimals as it has.
pub fn thousandths(sum: i128) -> String {
    let text = format::money(sum, Quantity::DECIMALS, Quantity::DECIMALS);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `2011-12-09`, for tables.
pub fn day_iso(day: Day) -> String {
    format::date_iso(day.civil())
}

/// `9 Dec 2011` or `2011年12月9日`, for sentences.
pub fn day_written(day: Day) -> String {
    format::date_written(day.civil(), lang())
}

/// `9 Dec` or `12月9日` in the year of another day, and with its year in any other.
pub fn day_short(day: Day, seen_from: Day) -> String {
    let (civil, lang) = (day.civil(), lang());
    if civil.0 == seen_from.civil().0 {
        format::date_short(civil, lang)
    } else {
        format::date_written(civil, lang)
    }
}

/// Reads `2011-12-09`, as date inputs give it; none where it is no day the core can hold.
pub fn parse_day(text: &str) -> Option<Day> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Day::from_civil(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        let money = Money::from_nanos(8_300_065_814_000_000);
        assert_eq!(amount(money, "GBP"), "8,300,065.81");
        assert_eq!(amount(money, "JPY"), "8,300,066");
        assert_eq!(amount(money, "KWD"), "8,300,065.814");
        assert_eq!(amount_in(-money, "CNY"), "CNY\u{a0}−8,300,065.81");
        assert_eq!(amount_in(money, ""), "8,300,065.81");
    }

    #[test]
    fn differences_carry_their_sign() {
        let written = |nanos| signed_whole(Money::from_nanos(nanos));
        assert_eq!(written(1_200_400_000_000), "+1,200");
        assert_eq!(written(-300_000_000_000), "−300");
        assert_eq!(written(400_000_000), "0");
    }

    #[test]
    fn quantities_show_the_decimals_they_have() {
        assert_eq!(thousandths(12_000), "12");
        assert_eq!(thousandths(-1_250), "−1.25");
        assert_eq!(thousandths(0), "0");
        assert_eq!(thousandths(1_000_000), "1,000");
    }

    #[test]
    fn days_read_back_from_what_tables_show() {
        let day = Day::from_civil(2011, 12, 9).unwrap();
        assert_eq!(parse_day(&day_iso(day)), Some(day));
        assert_eq!(parse_day("2011-13-40"), None);
        assert_eq!(parse_day(""), None);
    }
}
