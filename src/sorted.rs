//! Sorting a few hundred things that mostly come in order.

use std::cmp::Ordering;

/// The items in order; equal ones keep theirs. Each is put behind those that are not greater: for a list that comes
/// nearly sorted as good as the library's sort, which would be 1.5 KB of the compressed app for each type.
pub(crate) fn sorted<T>(items: impl IntoIterator<Item = T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::new();
    for item in items {
        let at = sorted.partition_point(|other| order(other, &item) != Ordering::Greater);
        sorted.insert(at, item);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_in_order_and_equal_ones_keep_theirs() {
        let items = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        let keys: Vec<char> = sorted(items, |a, b| a.0.cmp(&b.0)).into_iter().map(|item| item.1).collect();
        assert_eq!(keys, ['b', 'e', 'd', 'a', 'c']);
        assert!(sorted([], |a: &u8, b: &u8| a.cmp(b)).is_empty());
    }
}
