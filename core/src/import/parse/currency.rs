//! How people write currencies: signs, names and codes, and the money of countries. In both languages of the app, which
//! no table of codes that we know has.

/// A way to write a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Sign {
    /// As it stands in texts.
    pub(in crate::import) written: &'static str,
    /// The ISO codes it can stand for.
    pub(in crate::import) codes: &'static [&'static str],
    /// Whether it stands for the first of them where nothing says otherwise.
    pub(in crate::import) usual: bool,
}

const fn sign(written: &'static str, codes: &'static [&'static str]) -> Sign {
    Sign {
        written,
        codes,
        usual: true,
    }
}

/// Signs and names, those that hold another one before it.
const SIGNS: &[Sign] = &[
    sign("HK$", &["HKD"]),
    sign("US$", &["USD"]),
    sign("NT$", &["TWD"]),
    sign("NZ$", &["NZD"]),
    sign("AU$", &["AUD"]),
    sign("CA$", &["CAD"]),
    sign("A$", &["AUD"]),
    sign("C$", &["CAD"]),
    sign("S$", &["SGD"]),
    sign("R$", &["BRL"]),
    sign("MX$", &["MXN"]),
    sign("CN¥", &["CNY"]),
    sign("JP¥", &["JPY"]),
    sign("NTD", &["TWD"]),
    sign("新台币", &["TWD"]),
    sign("新臺幣", &["TWD"]),
    sign("人民币", &["CNY"]),
    sign("港元", &["HKD"]),
    sign("港币", &["HKD"]),
    sign("美元", &["USD"]),
    sign("美金", &["USD"]),
    sign("欧元", &["EUR"]),
    sign("英镑", &["GBP"]),
    sign("日元", &["JPY"]),
    sign("日圆", &["JPY"]),
    sign("韩元", &["KRW"]),
    sign("台币", &["TWD"]),
    sign("加元", &["CAD"]),
    sign("澳元", &["AUD"]),
    sign("卢布", &["RUB"]),
    sign("RMB", &["CNY"]),
    sign("RM", &["MYR"]),
    sign("Rp", &["IDR"]),
    sign("Rs", &["INR", "PKR", "LKR", "NPR"]),
    sign("Euros", &["EUR"]),
    sign("Euro", &["EUR"]),
    sign("£", &["GBP"]),
    sign("€", &["EUR"]),
    sign("￥", &["CNY", "JPY"]),
    sign("¥", &["CNY", "JPY"]),
    sign("₹", &["INR"]),
    sign("₽", &["RUB"]),
    sign("₩", &["KRW"]),
    sign("฿", &["THB"]),
    sign("zł", &["PLN"]),
    sign("Kč", &["CZK"]),
    sign("руб", &["RUB"]),
    sign("грн", &["UAH"]),
    sign("Ft", &["HUF"]),
    sign("TL", &["TRY"]),
    sign("₫", &["VND"]),
    sign("₺", &["TRY"]),
    sign("₴", &["UAH"]),
    sign("₪", &["ILS"]),
    sign("₱", &["PHP"]),
    sign("円", &["JPY"]),
    sign("원", &["KRW"]),
    sign("圆", &["CNY"]),
    sign("元", &["CNY", "TWD"]),
    sign("块", &["CNY"]),
    sign("Fr.", &["CHF"]),
    sign(
        "$",
        &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"],
    ),
    Sign {
        written: "kr",
        codes: &["SEK", "NOK", "DKK", "ISK"],
        usual: false,
    },
];

/// ISO 4217 codes that business files use.
const CODES: [&str; 38] = [
    "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "TWD", "CHF", "SEK", "NOK", "DKK", "ISK", "CAD",
    "AUD", "NZD", "SGD", "KRW", "INR", "THB", "VND", "MYR", "IDR", "PHP", "PLN", "CZK", "HUF",
    "RON", "TRY", "RUB", "UAH", "BRL", "MXN", "ZAR", "AED", "SAR", "ILS", "MOP", "KZT",
];

/// The currencies of countries, by the names, codes and regions that files give them; in lower case.
const PLACES: [(&str, &[&str]); 30] = [
    (
        "GBP",
        &[
            "united kingdom",
            "uk",
            "gb",
            "gbr",
            "great britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "channel islands",
            "英国",
        ],
    ),
    (
        "EUR",
        &[
            "germany",
            "deutschland",
            "de",
            "deu",
            "france",
            "fr",
            "fra",
            "italy",
            "italia",
            "it",
            "ita",
            "spain",
            "españa",
            "es",
            "esp",
            "netherlands",
            "nl",
            "nld",
            "belgium",
            "be",
            "bel",
            "austria",
            "österreich",
            "at",
            "aut",
            "ireland",
            "eire",
            "ie",
            "irl",
            "portugal",
            "pt",
            "prt",
            "finland",
            "fi",
            "fin",
            "greece",
            "gr",
            "grc",
            "cyprus",
            "malta",
            "luxembourg",
            "slovakia",
            "slovenia",
            "estonia",
            "latvia",
            "lithuania",
            "croatia",
            "european community",
            "德国",
            "法国",
            "意大利",
            "西班牙",
            "荷兰",
            "比利时",
            "奥地利",
            "爱尔兰",
            "葡萄牙",
            "芬兰",
            "希腊",
        ],
    ),
    (
        "USD",
        &[
            "united states",
            "united states of america",
            "usa",
            "us",
            "u.s.",
            "america",
            "美国",
        ],
    ),
    (
        "CNY",
        &[
            "china",
            "cn",
            "chn",
            "prc",
            "mainland china",
            "中国",
            "北京",
            "天津",
            "上海",
            "重庆",
            "河北",
            "山西",
            "辽宁",
            "吉林",
            "黑龙江",
            "江苏",
            "浙江",
            "安徽",
            "福建",
            "江西",
            "山东",
            "河南",
            "湖北",
            "湖南",
            "广东",
            "海南",
            "四川",
            "贵州",
            "云南",
            "陕西",
            "甘肃",
            "青海",
            "内蒙古",
            "广西",
            "西藏",
            "宁夏",
            "新疆",
            "华东",
            "华南",
            "华北",
            "华中",
            "西南",
            "西北",
            "东北",
        ],
    ),
    ("HKD", &["hong kong", "hk", "hkg", "香港"]),
    ("TWD", &["taiwan", "tw", "twn", "台湾"]),
    ("MOP", &["macau", "macao", "澳门"]),
    ("JPY", &["japan", "jp", "jpn", "日本"]),
    ("KRW", &["south korea", "korea", "kr", "kor", "韩国"]),
    ("CHF", &["switzerland", "schweiz", "ch", "che", "瑞士"]),
    ("SEK", &["sweden", "se", "swe", "瑞典"]),
    ("NOK", &["norway", "no", "nor", "挪威"]),
    ("DKK", &["denmark", "dk", "dnk", "丹麦"]),
    ("ISK", &["iceland", "is", "冰岛"]),
    ("CAD", &["canada", "ca", "can", "加拿大"]),
    ("AUD", &["australia", "au", "aus", "澳大利亚"]),
    ("NZD", &["new zealand", "nz", "nzl", "新西兰"]),
    ("SGD", &["singapore", "sg", "sgp", "新加坡"]),
    ("INR", &["india", "in", "ind", "印度"]),
    ("THB", &["thailand", "th", "tha", "泰国"]),
    ("VND", &["vietnam", "viet nam", "vn", "越南"]),
    ("MYR", &["malaysia", "my", "马来西亚"]),
    ("IDR", &["indonesia", "id", "印度尼西亚", "印尼"]),
    ("PLN", &["poland", "pl", "pol", "波兰"]),
    ("CZK", &["czech republic", "czechia", "cz", "捷克"]),
    ("RUB", &["russia", "ru", "rus", "俄罗斯"]),
    ("BRL", &["brazil", "brasil", "br", "bra", "巴西"]),
    ("MXN", &["mexico", "mx", "mex", "墨西哥"]),
    ("ZAR", &["south africa", "za", "rsa", "南非"]),
    ("AED", &["united arab emirates", "uae", "ae", "阿联酋"]),
];

/// The code that a cell of a column of currencies says, by code, sign or name.
pub(in crate::import) fn code(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let listed = CODES.iter().find(|code| **code == upper);
    let named = || {
        let same = |sign: &&Sign| sign.usual && sign.written.eq_ignore_ascii_case(text);
        SIGNS.iter().find(same).map(|sign| sign.codes[0])
    };
    listed.copied().or_else(named)
}

/// Whether a word in lower case is the code of a currency.
pub(in crate::import) fn is_code(word: &str) -> bool {
    CODES.iter().any(|code| code.eq_ignore_ascii_case(word))
}

/// A text beside a number without the signs, names and codes of currencies at its beginning.
pub(in crate::import) fn without_marks(text: &str) -> &str {
    let mut rest = text.trim_start();
    // Beside most numbers nothing stands.
    while !rest.is_empty() {
        let mut marks = SIGNS.iter().map(|sign| sign.written).chain(CODES);
        let Some(after) = marks.find_map(|mark| without(rest, mark)) else {
            break;
        };
        rest = after.trim_start();
    }
    rest
}

/// A text without a mark at its beginning, with the point of an abbreviation; letters of another word are none.
fn without<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let (found, rest) = text.split_at_checked(mark.len())?;
    if !found.eq_ignore_ascii_case(mark) {
        return None;
    }
    // Chinese writes words without blanks between them.
    let is_letter = |char: char| char.is_alphabetic() && char < '\u{2e80}';
    if !mark.ends_with(is_letter) {
        return Some(rest);
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    (!rest.starts_with(is_letter)).then_some(rest)
}

/// The currency that stands beside a number, or in the heading of a column of amounts.
pub(in crate::import) fn find(text: &str) -> Option<Sign> {
    let word = |written: &str| {
        let at = text
            .to_ascii_lowercase()
            .find(&written.to_ascii_lowercase())?;
        let edge = |neighbour: Option<char>| {
            neighbour.is_none_or(|char| !char.is_alphabetic() || !char.is_ascii())
        };
        let before = text[..at].chars().next_back();
        let after = text[at + written.len()..].chars().next();
        // 元 is a part of many words; a currency stands after a number, a bracket or a stroke.
        let alone = !matches!(written, "元" | "圆" | "块" | "円" | "원")
            || before.is_none_or(|char| char.is_numeric() || " (（[/／.万萬亿億".contains(char));
        let letters = written.starts_with(|char: char| char.is_ascii_alphabetic());
        (alone && (!letters || edge(before) && edge(after))).then_some(())
    };
    let signed = SIGNS.iter().find(|sign| word(sign.written).is_some());
    let coded = || {
        let code = CODES.iter().find(|code| word(code).is_some())?;
        Some(Sign {
            written: code,
            codes: std::slice::from_ref(code),
            usual: true,
        })
    };
    signed.copied().or_else(coded)
}

/// The currency of a country or of a region of China.
pub(in crate::import) fn of_place(text: &str) -> Option<&'static str> {
    let name = text.trim().to_lowercase();
    let name = name.trim_end_matches(['省', '市']);
    let place = PLACES.iter().find(|(_, names)| names.contains(&name));
    place.map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_as_people_write_them() {
        for (text, written) in [
            ("£2.55", Some("£")),
            ("-£2", Some("£")),
            ("HK$ 3", Some("HK$")),
            ("US$3", Some("US$")),
            ("$3", Some("$")),
            ("12,50 €", Some("€")),
            ("￥1,200.00", Some("￥")),
            ("RMB 8", Some("RMB")),
            ("8 usd", Some("USD")),
            ("120 kr", Some("kr")),
            ("3.5元", Some("元")),
            ("Price (USD)", Some("USD")),
            ("金额（元）", Some("元")),
            ("金额（美元）", Some("美元")),
            ("NT$1,234", Some("NT$")),
            ("A$100.00", Some("A$")),
            ("Rs. 500", Some("Rs")),
            ("RM 500.00", Some("RM")),
            ("1,000.00 Euro", Some("Euro")),
            ("人民币100元", Some("人民币")),
            ("100元整", Some("元")),
            ("1.2万元", Some("元")),
            ("¥1,000.00", Some("¥")),
            ("Form", None),
            ("Rsum", None),
            ("单元价", None),
            ("Backrest", None),
            ("Krona", None),
            ("2.55", None),
            ("UnitPrice", None),
        ] {
            assert_eq!(find(text).map(|sign| sign.written), written, "{text}");
        }
        assert_eq!(code("gbp"), Some("GBP"));
        assert_eq!(code("人民币"), Some("CNY"));
        assert_eq!(code("kr"), None);
        assert_eq!(code("Bolt"), None);
        assert_eq!(of_place(" United Kingdom"), Some("GBP"));
        assert_eq!(of_place("浙江省"), Some("CNY"));
        assert_eq!(of_place("Atlantis"), None);
    }
}
