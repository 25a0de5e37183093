//! Sums as people type them into a box: `12*8000`, `1.2万`, `(300+45)*12`, `15%`, `80k`.

/// Nesting that is followed: more brackets than anybody types.
const DEEP: usize = 32;

/// Why a text is no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSum {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// At this character, counted from 0, something else was expected.
    #[error("character {0} does not belong there")]
    At(usize),
    /// It divides by nothing.
    #[error("it divides by nothing")]
    ByZero,
    /// The result is too large for a number.
    #[error("the result is too large")]
    TooLarge,
}

/// Reckons a sum of numbers with `+ - * / ( )` and their forms on Chinese keyboards. A number may have commas between
/// thousands and end in `%`, `k`, `m`, `千`, `万`, `百万` or `亿`.
///
/// # Errors
/// [`NoSum`] with what is wrong and where.
pub fn sum(text: &str) -> Result<f64, NoSum> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let mut reader = Reader {
        letters: &letters,
        at: 0,
    };
    if reader.peek().is_none() {
        return Err(NoSum::Empty);
    }
    let value = reader.sum(0)?;
    match reader.peek() {
        Some(_) => Err(NoSum::At(reader.at)),
        None if value.is_finite() => Ok(value),
        None => Err(NoSum::TooLarge),
    }
}

/// The plain form of a letter that a keyboard may give in another one.
fn plain(letter: char) -> char {
    match letter {
        // Full width forms lie at one distance from the plain ones.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '×' | '✕' | '∗' => '*',
        '÷' => '/',
        '−' | '–' => '-',
        '。' => '.',
        other => other.to_ascii_lowercase(),
    }
}

struct Reader<'a> {
    letters: &'a [char],
    at: usize,
}

impl Reader<'_> {
    /// The next letter that is no blank.
    fn peek(&mut self) -> Option<char> {
        while self.letters.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.letters.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        self.at += usize::from(there);
        there
    }

    fn sum(&mut self, depth: usize) -> Result<f64, NoSum> {
        let mut value = self.product(depth)?;
        loop {
            if self.take('+') {
                value += self.product(depth)?;
            } else if self.take('-') {
                value -= self.product(depth)?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self, depth: usize) -> Result<f64, NoSum> {
        let mut value = self.factor(depth)?;
        loop {
            if self.take('*') {
                value *= self.factor(depth)?;
            } else if self.take('/') {
                let by = self.factor(depth)?;
                if by == 0.0 {
                    return Err(NoSum::ByZero);
                }
                value /= by;
            } else {
                return Ok(value);
            }
        }
    }

    fn factor(&mut self, depth: usize) -> Result<f64, NoSum> {
        if depth >= DEEP {
            return Err(NoSum::At(self.at));
        }
        if self.take('-') {
            return Ok(-self.factor(depth + 1)?);
        }
        let value = if self.take('(') {
            let value = self.sum(depth + 1)?;
            if !self.take(')') {
                return Err(NoSum::At(self.at));
            }
            value
        } else {
            self.number()?
        };
        Ok(value * self.size())
    }

    /// Digits with a point and commas between thousands.
    fn number(&mut self) -> Result<f64, NoSum> {
        self.peek();
        let from = self.at;
        let is_digit = |letter: &char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
        let digits: String = self.letters[from..]
            .iter()
            .take_while(|letter| is_digit(letter))
            .collect();
        self.at += digits.len();
        let whole = digits.split('.').next().unwrap_or_default();
        // One comma too early or too late is a slip of the keyboard, or a decimal comma: not guessed.
        let mut groups = whole.split(',');
        let first = groups.next().unwrap_or_default();
        let grouped = whole.contains(',');
        let well = !grouped
            || (first.len() <= 3 && !first.is_empty() && groups.all(|group| group.len() == 3));
        let behind_point = digits
            .split_once('.')
            .is_some_and(|(_, behind)| behind.contains(','));
        if !well || behind_point {
            return Err(NoSum::At(from + first.len()));
        }
        digits.replace(',', "").parse().map_err(|_| NoSum::At(from))
    }

    /// What the words of size behind a number come to.
    fn size(&mut self) -> f64 {
        let mut size = 1.0;
        loop {
            size *= match self.peek() {
                Some('%') => 0.01,
                Some('百') => 1e2,
                Some('k' | '千') => 1e3,
                Some('w' | '万') => 1e4,
                Some('m') => 1e6,
                Some('亿') => 1e8,
                _ => return size,
            };
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sums_as_people_type_them() {
        for (text, value) in [
            ("12*8000", 96_000.0),
            ("1.2万", 12_000.0),
            ("3百万", 3e6),
            ("2亿", 2e8),
            ("80k", 80_000.0),
            (" (300 + 45) × 12 ", 4_140.0),
            ("１２＊８０００", 96_000.0),
            ("15%", 0.15),
            ("1,234.5", 1_234.5),
            ("-3--2", -1.0),
            ("7/2", 3.5),
            ("2+3*4", 14.0),
            ("1000*(1-20%)", 800.0),
        ] {
            let got = sum(text).expect(text);
            assert!(
                (got - value).abs() < 1e-9 * value.abs().max(1.0),
                "{text}: {got}"
            );
        }
    }

    #[test]
    fn what_is_no_sum_says_where() {
        for (text, fault) in [
            ("", NoSum::Empty),
            ("  ", NoSum::Empty),
            ("12*", NoSum::At(3)),
            ("1,5", NoSum::At(1)),
            ("12 apples", NoSum::At(3)),
            ("(1+2", NoSum::At(4)),
            ("1/0", NoSum::ByZero),
            ("1..2", NoSum::At(0)),
        ] {
            assert_eq!(sum(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text: String) {
            if let Ok(value) = sum(&text) {
                prop_assert!(value.is_finite());
            }
        }

        #[test]
        fn brackets_and_signs_nest_without_end(n in 0_usize..200, letter in "[(-]") {
            let _ = sum(&format!("{}1", letter.repeat(n)));
        }
    }
}
