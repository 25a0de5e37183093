//! Numbers from the smallest up.

/// Their places in that order; equal ones keep theirs.
pub(super) fn upward(numbers: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[a].total_cmp(&numbers[b]));
    order
}
