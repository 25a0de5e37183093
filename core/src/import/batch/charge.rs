//! Which product codes are no products but charges: postage, fees, discounts, corrections.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::unit::Money;

/// What speaks for a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChargeGround {
    /// The code itself is a word for a charge, such as `POST` or `运费`.
    Code,
    /// The name says so and the code is not built like those of goods.
    Name,
    /// The code is a short word among codes that are built from digits.
    Shape,
}

/// A new product that may be a charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeCandidate {
    /// Its code; empty when the file has only names.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Order lines.
    pub lines: u32,
    /// Of these, lines whose customer is known; where there are none, no customer's value rests on it.
    pub lines_with_customer: u32,
    /// Sum of the lines.
    pub amount: Money,
    /// What speaks for it; none when only a person chose it.
    pub ground: Option<ChargeGround>,
    /// Whether it is taken as a charge by the choices.
    pub chosen: bool,
}

/// Words that name a charge where they stand alone.
const WORDS: [&str; 40] = [
    "post",
    "postage",
    "shipping",
    "freight",
    "carriage",
    "delivery",
    "courier",
    "handling",
    "discount",
    "rebate",
    "manual",
    "adjustment",
    "adjust",
    "correction",
    "fee",
    "fees",
    "charge",
    "charges",
    "surcharge",
    "commission",
    "deposit",
    "insurance",
    "tax",
    "vat",
    "samples",
    "debt",
    "运费",
    "邮费",
    "快递费",
    "物流费",
    "配送费",
    "折扣",
    "优惠",
    "返利",
    "手续费",
    "服务费",
    "佣金",
    "调整",
    "押金",
    "税费",
];

/// Share of the products that a form must have to count as the form of goods, as a divisor.
const COMMON: u32 = 100;
/// Most characters of a code that is a word by its shape.
const SHORT: usize = 4;

/// How the codes of a file are built, learnt from the new products and the book's together.
#[derive(Debug, Default)]
pub(super) struct CodeForms {
    forms: HashMap<String, u32>,
    codes: u32,
    /// Codes with three digits or more.
    numbered: u32,
}

impl CodeForms {
    pub(super) fn learn(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        *self.forms.entry(form(code)).or_default() += 1;
        self.codes += 1;
        self.numbered += u32::from(code.bytes().filter(u8::is_ascii_digit).count() >= 3);
    }

    /// Whether a code is built as at most one in a hundred others are.
    fn is_odd(&self, code: &str) -> bool {
        let same = self.forms.get(&form(code)).copied().unwrap_or(0);
        self.codes > 0 && same * COMMON <= self.codes
    }

    /// What speaks for taking this product as a charge.
    pub(super) fn judge(&self, code: &str, name: &str) -> Option<ChargeGround> {
        if code.is_empty() {
            return is_word(name).then_some(ChargeGround::Name);
        }
        if is_word(code) {
            return Some(ChargeGround::Code);
        }
        // In a small file every form is odd, so only a name that is nothing but such a word counts.
        let odd = self.is_odd(code);
        if is_word(name) || odd && speaks_of_charge(name) {
            return Some(ChargeGround::Name);
        }
        let digits = self.numbered * 10 >= self.codes * 9;
        let short_word = code.chars().count() <= SHORT && code.chars().all(char::is_alphabetic);
        (odd && digits && short_word).then_some(ChargeGround::Shape)
    }
}

/// Runs of digits and letters: `85123A` is `9A`, `gift_0001_10` is `A_9_9`.
fn form(code: &str) -> String {
    let mut form = String::new();
    for char in code.chars() {
        let class = if char.is_ascii_digit() {
            '9'
        } else if char.is_alphabetic() {
            'A'
        } else {
            char
        };
        if !form.ends_with(class) {
            form.push(class);
        }
    }
    form
}

/// Whether the text is a word for a charge, or two of them.
fn is_word(text: &str) -> bool {
    let words = words(text);
    !words.is_empty() && words.iter().all(|word| WORDS.contains(&word.as_str()))
}

fn speaks_of_charge(name: &str) -> bool {
    let words = words(name);
    let chinese = |text: &str| {
        WORDS
            .iter()
            .any(|word| !word.is_ascii() && text.contains(word))
    };
    words
        .iter()
        .any(|word| WORDS.contains(&word.as_str()) || chinese(word))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms() -> CodeForms {
        let mut forms = CodeForms::default();
        for number in 0..500 {
            forms.learn(&format!("{}", 20_000 + number));
            forms.learn(&format!("{}A", 20_000 + number));
        }
        for code in [
            "POST",
            "D",
            "C2",
            "M",
            "BANK CHARGES",
            "PADS",
            "DCGSSBOY",
            "gift_0001_10",
        ] {
            forms.learn(code);
        }
        forms
    }

    #[test]
    fn charges_are_known_by_code_name_or_shape() {
        let forms = forms();
        assert_eq!(forms.judge("POST", "POSTAGE"), Some(ChargeGround::Code));
        assert_eq!(forms.judge("C2", "CARRIAGE"), Some(ChargeGround::Name));
        assert_eq!(
            forms.judge("BANK CHARGES", "Bank Charges"),
            Some(ChargeGround::Name)
        );
        assert_eq!(
            forms.judge("PADS", "PADS TO MATCH ALL CUSHIONS"),
            Some(ChargeGround::Shape)
        );
        assert_eq!(forms.judge("YF01", "顺丰运费"), Some(ChargeGround::Name));
        assert_eq!(forms.judge("", "运费"), Some(ChargeGround::Name));
    }

    #[test]
    fn goods_stay_goods() {
        let forms = forms();
        assert_eq!(forms.judge("20001", "POSTAGE STAMP BOX"), None);
        assert_eq!(forms.judge("DCGSSBOY", "BOYS PARTY BAG"), None);
        assert_eq!(forms.judge("gift_0001_10", "Gift Voucher £10.00"), None);
        let mut words = CodeForms::default();
        for code in ["NUT", "BOLT", "GEAR"] {
            words.learn(code);
        }
        assert_eq!(words.judge("NUT", "Nut"), None);
    }
}
