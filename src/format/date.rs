//! Dates: ISO in tables, written out in sentences. Must know nothing of the clock.

use crate::i18n::Lang;
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `2011-12-09`, for tables.
pub fn date_iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `2011-12`, for tables by month.
pub fn month_iso(date: Date) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// `9 Dec 2011` or `2011年12月9日`, for sentences.
pub fn date_written(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::En => format!("{day} {} {year}", month_name(month)),
        Lang::ZhCn => format!("{year}年{month}月{day}日"),
    }
}

/// `Dec` or `12月`, for axes.
pub fn month_short(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => month_name(date.month()).to_owned(),
        Lang::ZhCn => format!("{}月", date.month()),
    }
}

/// The month on an axis: `Feb` or `2月`, and in January the year, `2011` or `2011年`.
pub fn month_tick(date: Date, lang: Lang) -> String {
    match (date.month(), lang) {
        (1, Lang::En) => date.year().to_string(),
        (1, Lang::ZhCn) => format!("{}年", date.year()),
        _ => month_short(date, lang),
    }
}

/// `Dec 2010` or `2010年12月`, for sentences and read-outs.
pub fn month_written(date: Date, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {}", month_name(date.month()), date.year()),
        Lang::ZhCn => format!("{}年{}月", date.year(), date.month()),
    }
}

/// `1 Dec 2010 – 9 Dec 2011` or `2010年12月1日至2011年12月9日`.
pub fn date_range(from: Date, to: Date, lang: Lang) -> String {
    let (from, to) = (date_written(from, lang), date_written(to, lang));
    match lang {
        Lang::En => format!("{from} – {to}"),
        Lang::ZhCn => format!("{from}至{to}"),
    }
}

/// How long ago a day was, in words: `today`, `3 days ago`, `3 天前`.
pub fn days_ago(days: u32, lang: Lang) -> String {
    match days {
        0 => crate::tl!(lang, units.today).to_owned(),
        _ => crate::tl!(lang, units.days_ago, n = days),
    }
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|i| MONTHS.get(i))
        .copied()
        .unwrap_or(super::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn tables_get_iso_dates_and_sentences_the_written_form() {
        let day = date(2011, 12, 9);
        assert_eq!(date_iso(day), "2011-12-09");
        assert_eq!(month_iso(day), "2011-12");
        assert_eq!(date_written(day, Lang::En), "9 Dec 2011");
        assert_eq!(date_written(day, Lang::ZhCn), "2011年12月9日");
        assert_eq!(month_short(day, Lang::ZhCn), "12月");
        assert_eq!(month_written(day, Lang::En), "Dec 2011");
        assert_eq!(month_written(day, Lang::ZhCn), "2011年12月");
        assert_eq!(month_tick(date(2011, 1, 1), Lang::ZhCn), "2011年");
        assert_eq!(month_tick(date(2011, 2, 1), Lang::En), "Feb");
        assert_eq!(
            date_range(date(2010, 12, 1), day, Lang::En),
            "1 Dec 2010 – 9 Dec 2011"
        );
    }

    #[test]
    fn ages_are_said_in_days() {
        assert_eq!(days_ago(0, Lang::En), "today");
        assert_eq!(days_ago(1, Lang::En), "1 day ago");
        assert_eq!(days_ago(12, Lang::ZhCn), "12 天前");
    }
}
