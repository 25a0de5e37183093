//! Words one letter apart.

use crate::sorting::sort;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// Letters from which one more or less can be a slip.
const LONG: usize = 7;

/// Pairs of places of words that differ by one letter: another, one more, one less, or two in the other order. Only long
/// words of plain letters count: figures tell branches apart, and other scripts say much in one sign.
pub(super) fn one_letter_apart(words: &[&str]) -> Vec<(usize, usize)> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let counts = |word: &str| word.len() >= LONG && word.bytes().all(|b| b.is_ascii_lowercase());
    // Two such words agree when a letter is left out of one or of both.
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (place, word) in words.iter().enumerate().filter(|(_, word)| counts(word)) {
        keys.push((hasher.hash_one(word), place as u32));
        let mut shorter = String::with_capacity(word.len());
        for left_out in 0..word.len() {
            shorter.clear();
            shorter.push_str(&word[..left_out]);
            shorter.push_str(&word[left_out + 1..]);
            keys.push((hasher.hash_one(&shorter), place as u32));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        for (n, &(_, a)) in group.iter().enumerate() {
            for &(_, b) in &group[n + 1..] {
                let (a, b) = (a as usize, b as usize);
                if is_one_apart(words[a].as_bytes(), words[b].as_bytes()) {
                    pairs.push((a, b));
                }
            }
        }
    }
    sort(&mut pairs);
    pairs.dedup();
    pairs
}

fn is_one_apart(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => false,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a1, a2, a @ ..], [b1, b2, b @ ..]) => a == b && a1 == b2 && a2 == b1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_is_found_and_another_branch_is_not() {
        let words = [
            "greenfield",
            "greenfeild",
            "grenfield",
            "greenfiald",
            "bluefield",
            "branch1x",
            "branch2x",
            "short",
            "shart",
        ];
        let pairs = one_letter_apart(&words);
        assert!(pairs.contains(&(0, 1)) && pairs.contains(&(0, 2)) && pairs.contains(&(0, 3)));
        assert!(pairs.iter().all(|&(a, b)| a < 4 && b < 4), "{pairs:?}");
    }

    proptest! {
        #[test]
        fn it_finds_what_comparing_every_pair_finds(words in prop::collection::vec("[ab]{7,9}", 0..14)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut expected = Vec::new();
            for a in 0..words.len() {
                for b in a + 1..words.len() {
                    if is_one_apart(words[a].as_bytes(), words[b].as_bytes()) {
                        expected.push((a, b));
                    }
                }
            }
            prop_assert_eq!(one_letter_apart(&words), expected);
        }
    }
}
