//! In thousands, in 万元, in lakhs: what a heading or a title says of the size of the numbers below it.

use super::currency;
use super::words::simplified;
use crate::width::narrow;

/// The power of ten by which the numbers under a heading are to be taken; 0 where it says that they are plain, none where it
/// says nothing.
pub(in crate::import) fn of_heading(text: &str) -> Option<u8> {
    if per(text).is_some() {
        return Some(0);
    }
    let scale = chinese(text, Place::Heading).or_else(|| western(text, Place::Heading));
    // A title may say otherwise: `金额（元）` is plain all the same.
    let plain = || {
        let sign = currency::find(text)?;
        matches!(sign.written, "元" | "圆" | "円" | "원").then_some(0)
    };
    scale.or_else(plain)
}

/// The size of what a price is for, `元/万只` or `USD/K`, so that quantities in it are to be taken as they are.
pub(in crate::import) fn per(heading: &str) -> Option<u8> {
    let (price, what) = heading.rsplit_once(['/', '／'])?;
    let money = tokens(price).pop()?.text;
    let is_price = is_money(&money) || money.ends_with(['元', '円', '원']);
    let wide = || {
        WIDE.iter()
            .find(|(word, _)| what.starts_with(word) && !names_kilo(what))
            .map(|(_, zeros)| *zeros)
    };
    let word = tokens(what).into_iter().next()?.text;
    // By the tonne, `€/t`, is a plain price.
    if word == "t" {
        return is_price.then_some(0);
    }
    is_price
        .then(|| wide().or_else(|| listed(&WORDS, &word)))
        .flatten()
}

/// As [`of_heading`], of a heading of quantities: `数量（万只）`, `Units (000s)`.
pub(in crate::import) fn of_quantities(text: &str) -> Option<u8> {
    chinese(text, Place::Quantities).or_else(|| western(text, Place::Heading))
}

/// As [`of_heading`], of a text above or below a table: `单位：万元`, `in thousands of USD`. Never 0.
pub(in crate::import) fn of_title(text: &str) -> Option<u8> {
    if text.chars().count() > MOST {
        return None;
    }
    chinese(text, Place::Title).or_else(|| western(text, Place::Title))
}

/// A heading without what it says of the size and the currency of its numbers, `Sales` of `Sales in thousands` and of
/// `Sales EUR`; none where that is nothing.
pub(in crate::import) fn without(heading: &str) -> Option<&str> {
    let rest = |at: usize| {
        let rest = heading[..at].trim_end_matches(|char: char| !char.is_alphanumeric());
        (!rest.is_empty()).then_some(rest)
    };
    if of_heading(heading).is_none_or(|zeros| zeros == 0) {
        let words = tokens(heading);
        let last = words.last()?;
        let is_mark = last.text.starts_with(['$', '€', '£', '¥', '₹']) || last.text == "rmb";
        return rest(last.start).filter(|_| is_mark || currency::is_code(&last.text));
    }
    let wide = heading.find([
        '十', '百', '千', '万', '萬', '亿', '億', '백', '천', '십', '억', '만',
    ]);
    let words = tokens(heading);
    let is_size = |token: &&Token| {
        let word = token.text.as_str();
        let size = listed(&WORDS, word).or_else(|| listed(&BESIDE, word));
        has(IN, word) || is_money(word) || size.or_else(|| joined(word)).is_some()
    };
    let at = wide.or_else(|| Some(words.iter().find(is_size)?.start))?;
    rest(at)
}

/// What a file says of the size of its numbers outside its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Title {
    /// In these words.
    pub(in crate::import) said: String,
    /// By the power of ten that it names.
    pub(in crate::import) zeros: u8,
}

impl Title {
    /// What a text above or below a table says; none where it says nothing.
    pub(in crate::import) fn of(text: &str) -> Option<Self> {
        let zeros = of_title(text)?;
        Some(Self {
            said: text.to_owned(),
            zeros,
        })
    }
}

/// Most characters of a title; more are a text.
const MOST: usize = 120;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Over a column of amounts.
    Heading,
    /// Over a column of quantities.
    Quantities,
    /// Above or below the table.
    Title,
}

/// Chinese, Japanese and Korean words, longer ones first.
const WIDE: [(&str, u8); 14] = [
    ("百万", 6),
    ("千万", 7),
    ("十万", 5),
    ("十亿", 9),
    ("百亿", 10),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("백만", 6),
    ("천만", 7),
    ("십억", 9),
    ("억", 8),
    ("만", 4),
    ("천", 3),
];
/// Before what a unit is named.
const UNIT: [&str; 3] = ["单位", "단위", "计价"];
/// With 千 before them units of their own: 千克.
const KILO: &str = "克米瓦升卡帕伏安赫字";

fn names_kilo(text: &str) -> bool {
    let unit = text.strip_prefix('千');
    unit.is_some_and(|unit| unit.starts_with(|char| KILO.contains(char)))
}

fn chinese(text: &str, place: Place) -> Option<u8> {
    let chars = text.chars().map(narrow).map(simplified);
    let text: String = chars.filter(|char| !char.is_whitespace()).collect();
    let at_all = |(word, zeros): &(&'static str, u8)| Some((text.find(word)?, *word, *zeros));
    // Of 千万 the first word is that, and not 千 or 万.
    let (at, word, zeros) = WIDE
        .iter()
        .filter_map(at_all)
        .min_by_key(|(at, word, _)| (*at, usize::MAX - word.len()))?;
    let (before, behind) = (&text[..at], &text[at + word.len()..]);
    let last = before.chars().next_back();
    let is_open = last.is_none_or(|char| !char.is_alphanumeric());
    let unit = before.trim_end_matches([':', '为', '是']);
    let names_unit = UNIT.iter().any(|word| unit.ends_with(word));
    let marked = currency::without_marks(before).is_empty()
        || CURRENCIES_BEFORE.iter().any(|word| before.ends_with(word));
    // `10万元`, `数万元` are amounts.
    let is_number =
        last.is_some_and(|char| char.is_numeric() || "一二三四五六七八九十几数多百".contains(char));
    let may_stand = match place {
        Place::Heading | Place::Quantities => !is_number,
        Place::Title => is_open && !is_number || names_unit || marked,
    };
    let rest = currency::without_marks(behind);
    let ends =
        |rest: &str| !rest.starts_with(char::is_alphanumeric) || rest.starts_with(['计', '为']);
    let in_brackets = last.is_some_and(|char| "([【/".contains(char));
    let fits = if rest.len() < behind.len() {
        ends(rest)
    } else if place == Place::Quantities && in_brackets {
        !names_kilo(&text[at..])
    } else {
        ends(behind) && (names_unit || in_brackets || marked && !before.is_empty())
    };
    (may_stand && fits).then_some(zeros)
}

/// Currencies as they stand before 万元.
const CURRENCIES_BEFORE: [&str; 8] = [
    "人民币",
    "美元",
    "港币",
    "欧元",
    "RMB",
    "CNY",
    "USD",
    "金额",
];

/// Words that name a size wherever a size can be named.
const WORDS: [(u8, &str); 5] = [
    (
        3,
        "thousand thousands thous tsd tausend milliers millares milhares migliaia tusen тыс 000 000s k",
    ),
    (4, "0000"),
    (5, "lakh lakhs lac lacs"),
    (
        6,
        "million millions mio mln mn millionen millones milhões milioni млн 000000",
    ),
    (7, "crore crores"),
];
/// Words that may mean something else and name a size only beside a currency.
const BESIDE: [(u8, &str); 5] = [
    (3, "t g"),
    (6, "m mm"),
    (7, "cr crs"),
    (9, "bn billion billions mrd b млрд"),
    (3, "mil miles"),
];
/// Numbers that stand for a size behind a word such as `in`.
const NUMBERS: [(&str, u8); 5] = [
    ("1000", 3),
    ("10000", 4),
    ("100000", 5),
    ("1000000", 6),
    ("100000000", 8),
];
/// Words before a size.
const IN: &str = "in en em i в unit units x einheit einheiten unité unidad";
/// Small words between a size and a currency.
const SMALL: &str = "of de d di von s";
/// Names of currencies beside their codes and signs.
const MONEY: &str = "dollar dollars euro euros eur pound pounds yuan renminbi rmb yen rupees rs reais pesos franken kronor kr руб us";

/// A word, a number or a sign of a text.
struct Token {
    text: String,
    /// Where it begins, in bytes.
    start: usize,
    /// A bracket or an apostrophe stands before it.
    opened: bool,
    /// A bracket or nothing stands behind it.
    closed: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let places: Vec<(usize, char)> = text.char_indices().collect();
    let chars: Vec<char> = places.iter().map(|(_, char)| narrow(*char)).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut opened = false;
    let mut goes_on = false;
    for (at, &char) in chars.iter().enumerate() {
        let beside = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        // The signs between thousands in `1,000`.
        let groups = matches!(char, ',' | '.')
            && beside(at.checked_sub(1).and_then(|at| chars.get(at)))
            && beside(chars.get(at + 1));
        if groups {
            continue;
        }
        if char.is_alphanumeric() {
            match tokens.last_mut() {
                Some(token) if goes_on => token.text.extend(char.to_lowercase()),
                _ => tokens.push(Token {
                    text: char.to_lowercase().collect(),
                    start: places[at].0,
                    opened,
                    closed: false,
                }),
            }
            (opened, goes_on) = (false, true);
            continue;
        }
        goes_on = false;
        match char {
            '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' => {
                tokens.push(Token {
                    text: char.to_string(),
                    start: places[at].0,
                    opened,
                    closed: false,
                });
                opened = false;
            }
            '(' | '[' | '\'' | '’' | '‘' => opened = true,
            ')' | ']' => {
                if let Some(last) = tokens.last_mut() {
                    last.closed = true;
                }
            }
            _ => {}
        }
    }
    if let Some(last) = tokens.last_mut() {
        last.closed = true;
    }
    tokens
}

fn is_money(token: &str) -> bool {
    has(MONEY, token) || currency::code(token).is_some()
}

/// Whether a list of words parted by blanks has this one.
fn has(words: &str, word: &str) -> bool {
    words.split(' ').any(|own| own == word)
}

fn listed(lists: &[(u8, &str)], word: &str) -> Option<u8> {
    let list = lists.iter().find(|(_, words)| has(words, word));
    list.map(|(zeros, _)| *zeros)
}

/// A size and a currency in one word: `TEUR`, `USDm`.
fn joined(word: &str) -> Option<u8> {
    let size = |word: &str| match word {
        "t" | "k" => Some(3),
        "m" | "mm" | "mn" | "mio" => Some(6),
        "bn" => Some(9),
        _ => None,
    };
    if !word.is_ascii() || currency::code(word).is_some() {
        return None;
    }
    let parted = |at: usize| word.split_at_checked(at);
    let (head, tail) = parted(word.len().checked_sub(3)?)?;
    if currency::is_code(tail) {
        return size(head);
    }
    let (head, tail) = parted(3)?;
    if currency::is_code(head) {
        size(tail)
    } else {
        None
    }
}

fn western(text: &str, place: Place) -> Option<u8> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| size_at(&tokens, at, place))
}

/// The size that a word of a text names there.
fn size_at(tokens: &[Token], at: usize, place: Place) -> Option<u8> {
    let word = tokens[at].text.as_str();
    if let Some(zeros) = joined(word) {
        return Some(zeros);
    }
    let is_small = |token: &&Token| !has(SMALL, &token.text);
    let before = tokens[..at].iter().rev().find(is_small);
    let behind = tokens[at + 1..].iter().find(is_small);
    let money = |token: Option<&Token>| token.is_some_and(|token| is_money(&token.text));
    let says_in = |token: Option<&Token>| token.is_some_and(|token| has(IN, &token.text));
    let is_number = |token: &Token| token.text.bytes().all(|byte| byte.is_ascii_digit());
    // `1 million` is a number, `per thousand` a rate.
    let counted = before.is_some_and(|token| {
        is_number(token)
            || matches!(
                token.text.as_str(),
                "per" | "pro" | "par" | "por" | "je" | "top"
            )
    });
    if counted {
        return None;
    }
    if let Some((_, zeros)) = NUMBERS.iter().find(|(number, _)| {
        word == *number || place == Place::Heading && word.strip_prefix('x') == Some(*number)
    }) {
        let unit = |token: &Token| token.text.starts_with("unit");
        let named = says_in(before)
            && (place == Place::Heading || money(behind) || before.is_some_and(unit));
        let of_unit = money(before) && at > 1 && unit(&tokens[at - 2]);
        let alone = place == Place::Heading
            && (tokens[at].opened && money(behind)
                || tokens[at].closed && (tokens[at].opened || money(before)));
        return (named || of_unit || alone || word.starts_with('x')).then_some(*zeros);
    }
    if let Some(zeros) = listed(&WORDS, word) {
        let letter = word.len() == 1;
        let last = place == Place::Heading && at > 0 && at + 1 == tokens.len();
        let opened = tokens[at].opened && (place == Place::Heading || !letter);
        return (says_in(before) || money(before) || money(behind) || opened || last)
            .then_some(zeros);
    }
    let zeros = listed(&BESIDE, word)?;
    let fits = match word {
        // English miles are none, and `USD mil` may be a million.
        "mil" | "miles" => {
            let prefix = before.map_or("", |token| token.text.as_str());
            let named = ["reais", "euros", "pesos", "dólares"];
            matches!(prefix, "en" | "em" | "r$")
                || prefix == "$" && at > 1 && tokens[at - 2].text == "r"
                || behind.is_some_and(|token| named.contains(&token.text.as_str()))
        }
        "bn" | "billion" | "billions" | "mrd" | "млрд" if says_in(before) => true,
        "cr" | "crs" => {
            let rupees = |token: Option<&Token>| {
                token.is_some_and(|token| {
                    matches!(token.text.as_str(), "rs" | "inr" | "₹" | "rupees")
                })
            };
            rupees(before) || rupees(behind)
        }
        _ => money(before) || money(behind),
    };
    fits.then_some(zeros)
}

#[cfg(test)]
mod tests;
