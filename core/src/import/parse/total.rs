//! Words of rows that are no lines but sums of lines.

use super::words::bare;

/// Words that say it alone, in normal form.
const WORDS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
    "overalltotal",
    "netsum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "totale",
    "totaal",
    "totalgénéral",
    "totalgeneral",
    "soustotal",
    "итого",
    "всего",
    "合计",
    "小计",
    "总计",
    "共计",
    "累计",
    "总合计",
    "本页合计",
    "本页小计",
    "日小计",
    "日合计",
    "周小计",
    "周合计",
    "月小计",
    "月合计",
    "季合计",
    "年合计",
    "本月合计",
    "本年累计",
    "汇总",
    "合計",
    "小計",
    "総計",
    "總計",
    "求和项",
    "ogółem",
    "razem",
    "suma",
    "toplam",
    "합계",
    "소계",
    "총계",
    "übertrag",
    "carriedforward",
    "broughtforward",
    "balancebroughtforward",
    "reportànouveau",
    "过次页",
    "承前页",
    "上页结转",
    "本日小计",
    "本日合计",
    "当日合计",
    "本周合计",
    "当月合计",
    "本季合计",
    "本年合计",
    "dailytotal",
    "daytotal",
    "totalfortheday",
    "weeklytotal",
    "monthlytotal",
    "monthtotal",
    "yeartotal",
    "nettosumme",
    "bruttosumme",
    "nettobetrag",
    "bruttobetrag",
    "gesamtbetrag",
    "rechnungsbetrag",
    "rechnungssumme",
    "endbetrag",
    "tagessumme",
    "tagestotal",
    "monatssumme",
    "jahressumme",
    "totaldujour",
    "totaldeldia",
    "次頁繰越",
    "前頁繰越",
];
/// Ends and beginnings that say it about what stands before or behind them: `甲店 小计`, `Total for Alpha`.
const ENDS: &[&str] = &[
    "小计",
    "合计",
    "总计",
    "小計",
    "合計",
    " total",
    " subtotal",
    " totals",
    " 汇总",
];
const BEGINNINGS: &[&str] = &[
    "total for ",
    "total of ",
    "subtotal for ",
    "sum of ",
    "total - ",
    "total:",
    "summe ",
];
/// Beginnings that say it even of a product: a sum within an invoice, or its tax.
const OF_INVOICES: &[&str] = &[
    "zwischensumme ",
    "subtotal ",
    "sub-total ",
    "zzgl. ",
    "plus vat",
];
/// Most characters of a text that ends so: longer ones are names.
const LONGEST: usize = 24;

/// Whether a text says that its row is a sum where the row has no day, so that `Total Acme` is no name.
pub(in crate::import) fn heads_total(text: &str) -> bool {
    let begins = |begin: &str| {
        text.get(..begin.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(begin))
    };
    is_total(text, false) || begins("total ")
}

/// Whether a text says that its row is a sum; `alone` only where it says nothing else, as of a product.
// Compiled once, wherever it is asked.
#[inline(never)]
pub(in crate::import) fn is_total(text: &str, alone: bool) -> bool {
    let text = bare(text.trim()).trim();
    // What begins as a formula does, as `@SUM(A1)`, is somebody's name or nobody's, but no word for a sum.
    if text.chars().count() > 60 || text.starts_with(['@', '=']) {
        return false;
    }
    let small = text.to_lowercase();
    let plain: String = small.chars().filter(|c| c.is_alphanumeric()).collect();
    let begins = |begin: &&str| small.starts_with(*begin);
    if WORDS.contains(&plain.as_str()) || OF_INVOICES.iter().any(begins) {
        return true;
    }
    !alone
        && (BEGINNINGS.iter().any(begins)
            || small.chars().count() <= LONGEST && ENDS.iter().any(|end| small.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_known_by_their_words() {
        for total in [
            "合计",
            "小 计",
            "Total",
            "Grand Total:",
            "Total for Alpha Ltd",
            "甲店 小计",
            "本页合计（元）",
            "日小计",
        ] {
            assert!(is_total(total, false), "{total}");
        }
        for name in [
            "Total Energies SE",
            "会计师事务所",
            "Alpha",
            "合计有限公司",
            "Summer Ltd",
            "@SUM(A1)",
        ] {
            assert!(!is_total(name, false), "{name}");
        }
        assert!(is_total("合计", true));
        assert!(!is_total("Body wash total", true));
    }
}
