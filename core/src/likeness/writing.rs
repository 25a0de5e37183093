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
pub(super) fn plain(name: &str) -> String {
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
}
