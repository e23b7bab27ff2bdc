//! Councils by their type, and the median of each.

use crate::engine::benchmarking::{Order, median};
use crate::model::Benchmarks;

/// The councils of one type that have a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// The type.
    pub name: String,
    /// They, best first.
    pub of: Vec<usize>,
    /// Their median.
    pub median: f64,
    /// Whether we are one of them.
    pub own: bool,
}

/// The types that have a value, by name; councils whose type is not known are left out.
pub(super) fn kinds(benchmarks: &Benchmarks, order: &Order, own: usize) -> Vec<Kind> {
    let kind_of = |i: usize| benchmarks.authorities.get(i).and_then(|a| a.kind.as_deref());
    let mut names: Vec<&str> = order.places.iter().filter_map(|p| kind_of(p.authority)).collect();
    names.sort_unstable();
    names.dedup();
    let kind = |name: &str| {
        let places: Vec<_> = order.places.iter().filter(|p| kind_of(p.authority) == Some(name)).collect();
        let mut values: Vec<f64> = places.iter().map(|p| p.value).collect();
        values.sort_by(f64::total_cmp);
        let of: Vec<usize> = places.iter().map(|p| p.authority).collect();
        Some(Kind { name: name.to_owned(), own: of.contains(&own), median: median(&values)?, of })
    };
    names.into_iter().filter_map(kind).collect()
}
