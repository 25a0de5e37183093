//! A filled-in calculator as a short text for a link, `CODEC.DATA`: versioned, packed, checked and bounded. Links come from
//! anybody: what is read is fitted to the form before it is used.

use crate::codec::json;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use super::{Calculator, MAX_NAME, Sheet};

/// What a link carries.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// The sheets: one, or two that are set against each other.
    pub sheets: Vec<Sheet>,
    /// The customer whose figures they are, as the sender chose to call it; empty where they are nobody's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer: String,
}

/// Why a link cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLink {
    /// It was made by a newer version.
    #[error("a newer version made it")]
    Newer,
    /// It is cut short or was changed on the way.
    #[error("it is damaged")]
    Damaged,
    /// It holds more than a link may hold.
    #[error("it is too large")]
    TooLarge,
}

/// The codec that is written.
const CODEC: &str = "1";
/// Sheets that are compared at most.
const MAX_SHEETS: usize = 2;
/// Bytes that a link unpacks to at most, and its letters.
const MAX_BYTES: usize = 64 * 1024;
const MAX_LETTERS: usize = 32 * 1024;
/// How hard it is packed: links are short, so as well as can be.
const LEVEL: u8 = 9;

/// Writes a link's text: letters, digits, `-`, `_` and a dot.
pub fn write_link(shared: &Shared) -> String {
    // Numbers and texts always write as JSON: no number of a sheet that fits its form is endless.
    let json = json::to_vec(shared).unwrap_or_default();
    let mut bytes = checksum(&json).to_le_bytes().to_vec();
    bytes.extend(compress_to_vec(&json, LEVEL));
    format!("{CODEC}.{}", to_letters(&bytes))
}

/// Reads a link's text for a calculator.
///
/// # Errors
/// [`BadLink`] with what is wrong; never more than its limits are unpacked.
pub fn read_link(calculator: &Calculator, text: &str) -> Result<Shared, BadLink> {
    let (codec, data) = text.split_once('.').ok_or(BadLink::Damaged)?;
    match codec.parse::<u32>() {
        Ok(1) => {}
        Ok(2..) => return Err(BadLink::Newer),
        _ => return Err(BadLink::Damaged),
    }
    if data.len() > MAX_LETTERS {
        return Err(BadLink::TooLarge);
    }
    let bytes = from_letters(data).ok_or(BadLink::Damaged)?;
    let (sum, packed) = bytes.split_first_chunk::<4>().ok_or(BadLink::Damaged)?;
    let json =
        decompress_to_vec_with_limit(packed, MAX_BYTES).map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => BadLink::TooLarge,
            _ => BadLink::Damaged,
        })?;
    if u32::from_le_bytes(*sum) != checksum(&json) {
        return Err(BadLink::Damaged);
    }
    let mut shared: Shared = serde_json::from_slice(&json).map_err(|_| BadLink::Damaged)?;
    if shared.sheets.is_empty() || shared.sheets.len() > MAX_SHEETS {
        return Err(BadLink::Damaged);
    }
    for sheet in &mut shared.sheets {
        *sheet = calculator.form.fit(sheet);
    }
    shared.customer = shared.customer.chars().take(MAX_NAME).collect();
    Ok(shared)
}

/// FNV-1a, 32 bits: finds what was cut or mistyped; it keeps nobody from making a link of his own.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// The letters of base64url (RFC 4648, section 5), without padding.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn to_letters(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            letters.push(char::from(letter));
        }
    }
    letters
}

fn from_letters(letters: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| LETTERS.iter().position(|own| *own == letter);
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    for chunk in letters.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in chunk {
            bits = bits << 6 | value(*letter)? as u32;
        }
        let count = chunk.len() * 6 / 8;
        // One letter alone holds no byte.
        if count == 0 {
            return None;
        }
        bits <<= 6 * (4 - chunk.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..=count]);
    }
    Some(bytes)
}
