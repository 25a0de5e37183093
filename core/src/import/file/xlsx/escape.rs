//! Text of an XML piece as plain text: entities, and the `_x000D_` escapes of spreadsheets.

/// Adds the text of XML bytes to `out`.
pub fn push_text(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'&' | b'_')) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let found = if rest[0] == b'&' {
            entity(rest)
        } else {
            escaped(rest)
        };
        match found {
            Some((character, length)) => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[length..];
            }
            // Not one of the format's: it stands for itself.
            None => {
                out.push(rest[0]);
                rest = &rest[1..];
            }
        }
    }
    out.extend_from_slice(rest);
}

/// The text of an attribute's value.
pub fn attribute_text(value: &[u8]) -> String {
    let mut out = Vec::with_capacity(value.len());
    push_text(value, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// `&amp;`, `&#20013;`, `&#x4E2D;`, with its length.
fn entity(text: &[u8]) -> Option<(char, usize)> {
    let length = text.iter().take(12).position(|&byte| byte == b';')?;
    let character = match &text[1..length] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x' | b'X', hex @ ..] => number(hex, 16)?,
        [b'#', decimal @ ..] => number(decimal, 10)?,
        _ => return None,
    };
    Some((character, length + 1))
}

/// `_x000D_`: a character that XML cannot hold, with its length (ECMA-376 part 1, 22.9.2.19).
fn escaped(text: &[u8]) -> Option<(char, usize)> {
    match text.get(..7)? {
        [b'_', b'x', hex @ .., b'_'] => Some((number(hex, 16)?, 7)),
        _ => None,
    }
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    // `from_str_radix` would take a sign.
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let digits = std::str::from_utf8(digits).ok()?;
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_escapes_become_their_characters() {
        for (xml, text) in [
            ("a &amp;&lt;b&gt; &quot;&apos;", "a &<b> \"'"),
            ("&#20013;&#x4e2D;", "中中"),
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            (
                "&unknown; & &#xD800; &#+1; _x12_ _",
                "&unknown; & &#xD800; &#+1; _x12_ _",
            ),
            ("&", "&"),
        ] {
            assert_eq!(attribute_text(xml.as_bytes()), text);
        }
    }
}
