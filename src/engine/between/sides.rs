//! Which reports can be put beside one.

use std::cmp::Ordering;

use crate::model::{Report, in_order};

/// Reports beside one, as indices into those given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sides {
    /// The earlier ones of the same council, the latest first.
    pub earlier: Vec<usize>,
    /// The others, in the order given, and why they are set aside.
    pub aside: Vec<(usize, Aside)>,
}

/// Why a report is not put beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It is of another council.
    OtherCouncil,
    /// It is later than the one that is read.
    Later,
    /// It is for the same period, or of the same day, as the one that is read.
    SamePeriod,
    /// It is for the same period, or of the same day, as one that was given before it, by index.
    Twice(usize),
}

/// How two reports of one council follow each other in time; none if they are of two councils.
#[must_use]
pub fn order(a: &Report, b: &Report) -> Option<Ordering> {
    is_of_one_council(a, b).then(|| if a.period == b.period { Ordering::Equal } else { a.position_at.cmp(&b.position_at) })
}

fn is_of_one_council(a: &Report, b: &Report) -> bool {
    let council = |r: &Report| r.organisation.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    council(a) == council(b)
}

/// Which of the reports given can be put beside the one that is read: those of the same council (capitals and
/// spaces aside) with an earlier position, one of each.
#[must_use]
pub fn sides(read: &Report, others: &[&Report]) -> Sides {
    let same = |a: &Report, b: &Report| a.position_at == b.position_at || a.period == b.period;
    let mut out = Sides::default();
    for (index, other) in others.iter().enumerate() {
        let before = out.earlier.iter().copied().find(|i| others.get(*i).is_some_and(|b| same(b, other)));
        let why = match before {
            _ if !is_of_one_council(other, read) => Aside::OtherCouncil,
            _ if same(other, read) => Aside::SamePeriod,
            _ if other.position_at > read.position_at => Aside::Later,
            Some(before) => Aside::Twice(before),
            None => {
                out.earlier.push(index);
                continue;
            }
        };
        out.aside.push((index, why));
    }
    let position = |i: &usize| others.get(*i).map(|r| r.position_at);
    out.earlier = in_order(out.earlier, &|a, b| position(b).cmp(&position(a)));
    out
}
