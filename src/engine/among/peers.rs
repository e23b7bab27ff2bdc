//! Similar councils: their average, and where we stand among them.

use super::Known;
use crate::engine::benchmarking::{Average, BestEnd, NoAverage, NotRanked, Order, Standing, order, peer_average, peer_share, standing};
use crate::engine::figure;
use crate::model::{Benchmarks, Measure, PeerAverage};

/// Whom a council is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Peers {
    /// A group of the file, as an index into it.
    Group(usize),
    /// Councils the reader chose, as indices into the authorities.
    Chosen(Vec<usize>),
}

/// Similar councils and us among them.
#[derive(Debug, Clone, PartialEq)]
pub struct AmongPeers {
    /// The group, as an index; none where the reader chose.
    pub group: Option<usize>,
    /// The others, each once, in the order of the column.
    pub members: Vec<usize>,
    /// Their average.
    pub average: Result<PeersAverage, NoAverage>,
    /// They and we in our places; missing are those of us without a value.
    pub order: Order,
    /// Where we stand among them, ourselves counted.
    pub standing: Result<Standing, NotRanked>,
}

/// The average of peers.
#[derive(Debug, Clone, PartialEq)]
pub struct PeersAverage {
    /// It, in the measure's unit.
    pub value: f64,
    /// How it was worked out.
    pub by: PeerAverage,
    /// Whether we take part.
    pub with_own: bool,
    /// Who took part.
    pub of: Vec<usize>,
    /// Who could not: without a value, or, for a weighted one, without counts.
    pub missing: Vec<usize>,
}

/// The peers chosen, their average and our place among them.
pub(super) fn among_peers(measure: &Measure, benchmarks: &Benchmarks, chosen: &Peers, known: &Known, best: BestEnd) -> AmongPeers {
    let own = benchmarks.own;
    let (group, asked, by, with_own) = match chosen {
        Peers::Group(index) => match benchmarks.peer_groups.get(*index) {
            Some(group) => (Some(*index), group.members.as_slice(), group.average, group.with_own),
            None => (None, [].as_slice(), PeerAverage::Mean, false),
        },
        Peers::Chosen(members) => (None, members.as_slice(), PeerAverage::Mean, false),
    };
    let mut members: Vec<usize> = asked.iter().copied().filter(|i| *i != own && *i < benchmarks.authorities.len()).collect();
    members.sort_unstable();
    members.dedup();
    let takes_part = |i: usize| i == own || members.binary_search(&i).is_ok();
    let column: Vec<Option<f64>> = known.values.iter().enumerate().map(|(i, v)| v.filter(|_| takes_part(i))).collect();
    let mut order = order(&column, best);
    order.missing.retain(|i| takes_part(*i));
    let standing = standing(&column, own, best).map(|s| Standing { missing: order.missing.clone(), ..s });
    // Whether we take part does not make a group of us alone.
    let average = if members.is_empty() { Err(NoAverage::Nobody) } else { average(measure, known, &members, own, by, with_own) };
    AmongPeers { group, average, order, standing, members }
}

fn average(
    measure: &Measure,
    known: &Known,
    members: &[usize],
    own: usize,
    by: PeerAverage,
    with_own: bool,
) -> Result<PeersAverage, NoAverage> {
    let (value, of, missing) = match by {
        PeerAverage::Mean | PeerAverage::Median => {
            let how = if by == PeerAverage::Median { Average::Median } else { Average::Mean };
            let found = peer_average(&known.values, members, own, with_own, how)?;
            (found.value, found.of, found.missing)
        }
        PeerAverage::Weighted => {
            let found = peer_share(&known.counts, members, own, with_own)?;
            (found.share() * figure::per(measure.unit), found.of, found.missing)
        }
    };
    if value.is_finite() { Ok(PeersAverage { value, by, with_own, of, missing }) } else { Err(NoAverage::TooLarge) }
}
