//! Putting lists in order, compiled once, and sets.
//!
//! The standard library compiles its sort anew for every type and every comparison, two kilobytes of wasm each. Here
//! it sorts places, asks for every comparison through one pointer, and moves the items once at the end. For short
//! lists and for lists that a person waits for that is as fast; innermost loops keep the standard sort.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts, the smallest first.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = places_by(items.len(), |a, b| compare(&items[a], &items[b]));
    arrange(items, places);
}

/// The places 0 to `count` in the order that comparing them asks for; equal ones keep their order.
pub fn places_by(count: usize, mut compare: impl FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count as u32).collect();
    sort_places(&mut places, &mut |a, b| compare(a as usize, b as usize));
    places
}

/// What an iterator gives, once each and in order. To collect a set compiles a sort of its own for every type.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// As [`set_of`], a map; of equal keys the last counts.
pub fn map_of<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// Keeps the items with the largest numbers, at most `most`, in descending order; of equal ones those with the smallest
/// key. Inside loops over all customers, so not by places.
pub fn keep_largest<K: Ord>(scored: &mut Vec<(K, f64)>, most: usize) {
    let order = |a: &(K, f64), b: &(K, f64)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
    if most > 0 && most < scored.len() {
        scored.select_nth_unstable_by(most - 1, order);
    }
    scored.truncate(most);
    scored.sort_unstable_by(order);
}

/// Puts an item among the largest, at most `most`, which stand as [`keep_largest`] leaves them.
pub fn push_largest<K: Ord>(largest: &mut Vec<(K, f64)>, most: usize, item: (K, f64)) {
    let before = |kept: &(K, f64)| {
        let order = kept.1.total_cmp(&item.1);
        order.is_gt() || (order.is_eq() && kept.0 < item.0)
    };
    // Most items are smaller than the last.
    if largest.len() >= most && largest.last().is_none_or(before) {
        return;
    }
    let place = largest.partition_point(before);
    largest.insert(place, item);
    largest.truncate(most);
}

fn sort_places(places: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    places.sort_by(|&a, &b| compare(a, b));
}

/// Puts the item at `places[k]` to place `k`, for every `k`, along the cycles of the permutation.
fn arrange<T>(items: &mut [T], mut places: Vec<u32>) {
    for start in 0..places.len() {
        let mut place = start;
        loop {
            let source = places[place] as usize;
            places[place] = place as u32;
            if source == start {
                break;
            }
            items.swap(place, source);
            place = source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_largest_are_the_first_of_all_in_order(keys: Vec<u8>, most in 0_usize..20) {
            let mut scored: Vec<(u32, f64)> =
                keys.iter().zip(0..).map(|(&key, place)| (place, f64::from(key))).collect();
            let mut expected = scored.clone();
            expected.sort_by(|a, b| b.1.total_cmp(&a.1));
            expected.truncate(most);
            let mut pushed = Vec::new();
            for &item in &scored {
                push_largest(&mut pushed, most, item);
            }
            prop_assert_eq!(&pushed, &expected);
            keep_largest(&mut scored, most);
            prop_assert_eq!(scored, expected);
        }

        #[test]
        fn it_sorts_as_the_standard_library_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, expected);
        }
    }
}
