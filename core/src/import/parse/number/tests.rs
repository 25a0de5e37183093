//! Numbers as people write them.

use super::*;
use proptest::prelude::*;

fn read(text: &str, sign: DecimalSign) -> Option<String> {
    let mut out = Vec::new();
    let said = plain(text, sign, Beside::Currency, &mut out)?;
    let number = String::from_utf8(out).unwrap();
    Some(match said {
        Said::Number => number,
        Said::Percent => number + "%",
        Said::Nothing => "nothing".to_owned(),
    })
}

#[test]
fn numbers_as_people_write_them() {
    for (text, number) in [
        ("1234.5", "1234.5"),
        ("1,234.50", "1234.50"),
        ("12,34,567", "1234567"),
        ("￥1,234.50", "1234.50"),
        ("１２３．５", "123.5"),
        ("(12.50)", "-12.50"),
        ("（12.50）", "-12.50"),
        ("12.50-", "-12.50"),
        ("-$3", "-3"),
        ("\u{2212}3", "-3"),
        ("3.5 元", "3.5"),
        ("CNY 8", "8"),
        ("8 EUR", "8"),
        ("12.5%", "12.5%"),
        ("1.2E-2", "1.2E-2"),
        (".5", ".5"),
        ("-.5", "-.5"),
        ("NT$1,234", "1234"),
        ("S$1,234.50", "1234.50"),
        ("A$100.00", "100.00"),
        ("R$ 100", "100"),
        ("Rs. 500", "500"),
        ("Rs.500", "500"),
        ("RM 500.00", "500.00"),
        ("₹1,23,456.00", "123456.00"),
        ("1,000.00 Euro", "1000.00"),
        ("120 kr", "120"),
        ("120 zł", "120"),
        ("CHF 1'234.50", "1234.50"),
        ("100.-", "100"),
        ("USD $5", "5"),
        ("人民币100元", "100"),
        ("100元整", "100"),
        ("5000円", "5000"),
        ("12.5元/袋", "12.5"),
        ("1.2万", "12000"),
        ("1.23456万元", "12345.6"),
        ("3亿", "300000000"),
        ("12k", "12000"),
        ("$1.5K", "1500"),
        ("１,２３４．５０", "1234.50"),
        ("－５", "-5"),
        ("$(34.50)", "-34.50"),
        ("50.00 CR", "-50.00"),
        ("50.00 Dr", "50.00"),
        ("-", "nothing"),
        (" — ", "nothing"),
        ("¥ -", "nothing"),
        ("1.2E+05", "1.2E+05"),
        ("9.0e3 EUR", "9.0E3"),
        ("1 234", "1234"),
    ] {
        assert_eq!(
            read(text, DecimalSign::Point).as_deref(),
            Some(number),
            "{text}"
        );
    }
    assert_eq!(
        read("1.234,5", DecimalSign::Comma).as_deref(),
        Some("1234.5")
    );
    assert_eq!(read("1,5E2", DecimalSign::Comma).as_deref(), Some("1.5E2"));
}

#[test]
fn what_is_no_number_is_none() {
    for text in [
        "", "abc", "1.2.3", "1,2", "1,23,4", "--1", "1-2", "12/3", "3 apples", "NaN", "e5", "%",
        "()", "C0", "A1", "R500", "10箱", "12/kg", "2 m", "(5)-", "-5 CR", "5 10", "0x1F", "$",
        "12:30", "1,5 Mio", "1.2E3万",
    ] {
        assert_eq!(read(text, DecimalSign::Point), None, "{text}");
    }
}

#[test]
fn quantities_have_units_beside_them() {
    let mut out = Vec::new();
    for (text, number, found) in [
        ("10箱", "10", Some("箱")),
        ("10 pcs", "10", Some("pcs")),
        ("2.5kg", "2.5", Some("kg")),
        ("-3 EA.", "-3", Some("ea.")),
        ("x2", "2", None),
        ("1.5万件", "15000", Some("件")),
        ("1,000", "1000", None),
    ] {
        let said = plain(text, DecimalSign::Point, Beside::Unit, &mut out);
        assert_eq!(said, Some(Said::Number), "{text}");
        assert_eq!(out, number.as_bytes(), "{text}");
        assert_eq!(unit(text).as_deref(), found, "{text}");
    }
    assert_eq!(
        plain("10x20 mm", DecimalSign::Point, Beside::Unit, &mut out),
        None
    );
    assert_eq!(
        plain("50%", DecimalSign::Point, Beside::Unit, &mut out),
        Some(Said::Percent)
    );
    let comma = plain("1.000,5", DecimalSign::Comma, Beside::Unit, &mut out);
    assert_eq!(
        (comma, out.as_slice()),
        (Some(Said::Number), &b"1000.5"[..])
    );
}

#[test]
fn one_decimal_sign_per_column() {
    let decide = |texts: &[&str]| {
        let reading = decide(texts.iter().copied());
        (reading.sign, reading.doubtful)
    };
    assert_eq!(decide(&["1", "2.55", "1,234"]), (DecimalSign::Point, false));
    assert_eq!(decide(&["1,5", "1.234", "2"]), (DecimalSign::Comma, false));
    assert_eq!(decide(&["1.234,56"]), (DecimalSign::Comma, false));
    assert_eq!(decide(&["1,234", "2,500"]), (DecimalSign::Point, true));
    assert_eq!(decide(&["1,5", "1.5"]), (DecimalSign::Point, true));
    assert_eq!(decide(&["1.234.567"]), (DecimalSign::Comma, false));
    assert_eq!(decide(&["0.125", "7"]), (DecimalSign::Point, false));
    assert_eq!(decide(&["Rs. 1,5", "kr. 7"]), (DecimalSign::Comma, false));
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "[0-9., '()+%eEkK万亿元$-]{0,40}", any in any::<String>()) {
        for text in [text, any] {
            let mut out = Vec::new();
            for sign in [DecimalSign::Point, DecimalSign::Comma] {
                for beside in [Beside::Currency, Beside::Unit] {
                    if let Some(Said::Number | Said::Percent) = plain(&text, sign, beside, &mut out) {
                        let number = std::str::from_utf8(&out).unwrap();
                        prop_assert!(number.parse::<f64>().unwrap().is_finite(), "{text}: {number}");
                    }
                }
            }
            let _ = (is_credit(&text), unit(&text), decide(std::iter::once(text.as_str())));
        }
    }
}
