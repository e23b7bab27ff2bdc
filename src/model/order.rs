//! Order: one sort for everything that is put in order, since the standard library's is compiled anew for
//! each kind of thing.

use std::cmp::Ordering;

/// Puts indices in an order; equals stay as they are.
pub fn put_in_order(indices: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    indices.sort_by(|&a, &b| order(a, b));
}

/// A list in an order; equals stay as they are.
#[must_use]
pub fn in_order<T>(list: Vec<T>, order: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut indices: Vec<usize> = (0..list.len()).collect();
    put_in_order(&mut indices, &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        (_, _) => Ordering::Equal,
    });
    let mut places: Vec<Option<T>> = list.into_iter().map(Some).collect();
    indices.into_iter().filter_map(|index| places.get_mut(index)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn equals_stay_as_they_are() {
        let list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(in_order(list, &|a, b| a.0.cmp(&b.0)), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
