//! Sorting, with one copy of the algorithm for all types: the standard library's is compiled again for each, five
//! kilobytes of wasm a time.

use std::cmp::Ordering;

/// The places `0..len` in the order that `compare` gives them; equal ones stay as they are.
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..len as u32).collect();
    sort_places(&mut places, compare);
    places
}

/// Sorts places by what is there; equal ones stay as they are.
pub fn sort_places(places: &mut [u32], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|&a, &b| compare(a as usize, b as usize));
}

/// Sorts by a key; equal ones stay as they are.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let places = order(items.len(), &mut |a, b| key(&items[a]).cmp(&key(&items[b])));
    permute(items, &places);
}

/// Sorts; equal ones stay as they are.
pub fn sort<T: Ord>(items: &mut [T]) {
    let places = order(items.len(), &mut |a, b| items[a].cmp(&items[b]));
    permute(items, &places);
}

/// Puts the item from `places[n]` at `n`.
fn permute<T>(items: &mut [T], places: &[u32]) {
    let mut to = vec![0; places.len()];
    for (at, &from) in places.iter().enumerate() {
        to[from as usize] = at;
    }
    for at in 0..to.len() {
        while to[at] != at {
            let other = to[at];
            items.swap(at, other);
            to.swap(at, other);
        }
    }
}
