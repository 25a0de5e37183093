//! Dates: ISO in tables, written out in sentences.

use crate::i18n::Lang;

/// Year, month 1–12 and day of month.
pub type Civil = (i32, u32, u32);
/// Year and month 1–12.
pub type CivilMonth = (i32, u32);

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `2011-12-09`, for tables.
pub fn date_iso((year, month, day): Civil) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// `9 Dec 2011` or `2011年12月9日`, for sentences.
pub fn date_written((year, month, day): Civil, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{day} {} {year}", month_name(month)),
        Lang::ZhCn => format!("{year}年{month}月{day}日"),
    }
}

/// `9 Dec` or `12月9日`, where the year is clear.
pub fn date_short((_, month, day): Civil, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{day} {}", month_name(month)),
        Lang::ZhCn => format!("{month}月{day}日"),
    }
}

/// `Dec` or `12月`, for axes.
fn month_short((_, month): CivilMonth, lang: Lang) -> String {
    match lang {
        Lang::En => month_name(month).to_owned(),
        Lang::ZhCn => format!("{month}月"),
    }
}

/// The month on an axis: `Feb` or `2月`, and in January the year, `2011` or `2011年`.
pub fn month_tick((year, month): CivilMonth, lang: Lang) -> String {
    match (month, lang) {
        (1, Lang::En) => year.to_string(),
        (1, Lang::ZhCn) => format!("{year}年"),
        _ => month_short((year, month), lang),
    }
}

/// `Dec 2010` or `2010年12月`, for sentences and read-outs.
pub fn month_written((year, month): CivilMonth, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} {year}", month_name(month)),
        Lang::ZhCn => format!("{year}年{month}月"),
    }
}

/// `1 Dec 2010 – 9 Dec 2011` or `2010年12月1日至2011年12月9日`.
pub fn date_range(from: Civil, to: Civil, lang: Lang) -> String {
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

fn month_name(month: u32) -> &'static str {
    (month as usize)
        .checked_sub(1)
        .and_then(|i| MONTHS.get(i))
        .copied()
        .unwrap_or(super::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_get_iso_dates_and_sentences_the_written_form() {
        let day = (2011, 12, 9);
        assert_eq!(date_iso(day), "2011-12-09");
        assert_eq!(date_written(day, Lang::En), "9 Dec 2011");
        assert_eq!(date_written(day, Lang::ZhCn), "2011年12月9日");
        assert_eq!(month_short((2011, 12), Lang::ZhCn), "12月");
        assert_eq!(month_written((2011, 12), Lang::En), "Dec 2011");
        assert_eq!(month_written((2011, 12), Lang::ZhCn), "2011年12月");
        assert_eq!(month_tick((2011, 1), Lang::ZhCn), "2011年");
        assert_eq!(month_tick((2011, 2), Lang::En), "Feb");
        assert_eq!(
            date_range((2010, 12, 1), day, Lang::En),
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
