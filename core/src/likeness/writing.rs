//! Names in one writing: small letters, plain width, no accents.
//!
//! The tables of the known crates cover every script and would take a good part of what the page may weigh; names of
//! companies need only width and the accents of Latin letters.

use crate::width::narrow;

/// Letters with accents by the plain ones that stand for them.
const LETTERS: [(&str, &str); 24] = [
    ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặǎ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıỉịǐ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉ"),
    ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợǒ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("t", "ţťŧț"),
    ("u", "ùúûüũūŭůűųưụủứừửữựǔǖǘǚǜ"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    ("ss", "ß"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("th", "þ"),
    ("ij", "ĳ"),
];

/// The name in small letters of plain width without accents.
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for char in name.chars().flat_map(char::to_lowercase) {
        match char {
            ..='\u{7f}' => out.push(char),
            // Marks that stand after their letter.
            '\u{300}'..='\u{36f}' => {}
            '\u{3000}' => out.push(' '),
            // Chinese and other scripts beyond the accented letters are as they are.
            '\u{1f00}'.. => out.push(narrow(char)),
            _ => match LETTERS.iter().find(|(_, all)| all.contains(char)) {
                Some((letter, _)) => out.push_str(letter),
                None => out.push(char),
            },
        }
    }
    out
}

/// The name in small letters of plain width, one blank between words, without signs that are not seen. Two names with the
/// same are one name, written twice; accents still tell names apart, whether they are a part of their letter or stand
/// behind it.
pub fn same_writing(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for char in name.chars().flat_map(char::to_lowercase) {
        match char {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{ad}' => {}
            blank if blank.is_whitespace() || blank == '\u{3000}' => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            ..='\u{7f}' => out.push(char),
            '\u{300}'..='\u{36f}' => out.push('\u{300}'),
            '\u{1f00}'.. => out.push(narrow(char)),
            _ => match LETTERS.iter().find(|(_, all)| all.contains(char)) {
                Some((letter, _)) => {
                    out.push_str(letter);
                    out.push('\u{300}');
                }
                None => out.push(char),
            },
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_accents_do_not_tell_names_apart() {
        for name in [
            "Şirket Öz Ltd",
            "sirket oz ltd",
            "Ｓｉｒｋｅｔ　Ｏｚ　Ｌｔｄ",
            "S\u{327}irket O\u{308}z LTD",
        ] {
            assert_eq!(plain(name), "sirket oz ltd");
        }
        assert_eq!(plain("Łódź Straße Đường Ærø"), "lodz strasse duong aero");
        assert_eq!(plain("恒丰农资（集团）"), "恒丰农资(集团)");
        assert_eq!(plain("Ивановъ"), "ивановъ");
    }

    #[test]
    fn every_letter_stands_in_one_line_and_is_small() {
        let mut all: Vec<char> = LETTERS.iter().flat_map(|(_, all)| all.chars()).collect();
        let count = all.len();
        assert!(all.iter().all(|c| c.is_lowercase()));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn one_name_written_twice_is_known() {
        let acme = same_writing("Acme Ltd");
        for other in [
            "ACME LTD",
            " Acme  Ltd",
            "Acme\u{a0}Ltd",
            "\u{200b}Acme Ltd",
            "Ａｃｍｅ　Ltd",
        ] {
            assert_eq!(same_writing(other), acme, "{other:?}");
        }
        assert_eq!(same_writing("Mu\u{308}ller"), same_writing("Müller"));
        assert_ne!(same_writing("Muller"), same_writing("Müller"));
        assert_ne!(same_writing("AB C"), same_writing("A BC"));
    }
}
