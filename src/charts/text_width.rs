//! How wide a text will be, near enough to lay out labels.

use super::sheet::TEXT_PX;

/// Estimated width in CSS pixels at a font size in pixels. Han characters and full-width punctuation are one em;
/// Latin widths are those of common interface fonts, a little on the wide side so that labels do not touch.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.87,
        ' ' | '\u{202f}' | '\u{2009}' => 0.27,
        'A'..='Z' => 0.68,
        '0'..='9' | '\u{2212}' | '+' | '\u{2013}' => 0.58,
        '\u{0}'..='\u{2e7f}' => 0.56,
        _ => 1.0,
    }
}

/// The text, cut at its end where it is wider than so many pixels at the font size of charts.
pub fn shortened(text: &str, width: f64) -> String {
    if text_width(text, TEXT_PX) <= width {
        return text.to_owned();
    }
    let room = width - em('…') * TEXT_PX;
    let mut wide = 0.0;
    let fits = text.chars().take_while(|&sign| {
        wide += em(sign) * TEXT_PX;
        wide <= room
    });
    let kept: String = fits.collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_one_em_and_latin_about_half() {
        assert_eq!(text_width("价值分层", 12.0), 48.0);
        let latin = text_width("Customers", 12.0);
        assert!((45.0..75.0).contains(&latin), "{latin}");
        assert_eq!(text_width("", 12.0), 0.0);
    }
}
