//! The council among its peers: rows with a dot on one scale.

use super::Subject;
use crate::engine::among::nth;
use crate::engine::benchmarking::{BestEnd, Groups, thresholds};
use crate::scorecard::view::{PeerChart, PeerRow};
use crate::scorecard::words::capital;
use crate::scorecard::words::compare as words;

/// The council among its peers; none where there are no peers.
pub(super) fn peer_chart(subject: &Subject<'_>) -> Option<PeerChart> {
    let among = subject.among;
    let peers = &among.peers;
    if peers.members.is_empty() {
        return None;
    }
    let averages = subject.averages();
    let interval = |i: usize| among.known.range(i).map(|range| subject.shown(range.interval));
    let ends = peers.order.places.iter().filter_map(|place| interval(place.authority)).flat_map(|(low, high)| [low, high]);
    let values = peers.order.places.iter().map(|place| place.value).chain(ends).chain(averages.iter().map(|line| line.value));
    let scale = subject.scale(values);
    // Halves, so that no difference is beyond numbers.
    let from_start = |value: f64| value / 2.0 - scale.from / 2.0;
    let length = from_start(scale.to);
    let at = |value: f64| if length > 0.0 { (from_start(value) / length).clamp(0.0, 1.0) } else { 0.5 };
    let placed = peers.order.places.iter().map(|place| PeerRow {
        rank: words::rank_cell(place),
        name: subject.name(place.authority),
        who: subject.who(place.authority),
        value: subject.print(place.value),
        at: Some(at(place.value)),
        interval: interval(place.authority).map(|(low, high)| (at(low), at(high))),
    });
    let missing = peers.order.missing.iter().map(|i| PeerRow {
        rank: String::new(),
        name: subject.name(*i),
        who: subject.who(*i),
        value: capital(&words::absence_or_none(among.absence_of(*i))),
        at: None,
        interval: None,
    });
    let quarters = quarters(subject, at);
    Some(PeerChart {
        finding: words::charts::peer_chart(subject),
        how_to_read: words::charts::peer_how(among, !quarters.is_empty()),
        rows: placed.chain(missing).collect(),
        lines: averages.into_iter().map(|line| (line.label, at(line.value))).collect(),
        quarters,
        source: super::charts::source(subject),
    })
}

/// The quarters of all councils as stretches of the scale, left to right. For a band they are none.
fn quarters(subject: &Subject<'_>, at: impl Fn(f64) -> f64) -> Vec<(String, f64, f64)> {
    let among = subject.among;
    let best = among.best();
    let begins = thresholds(&among.known.values, best, Groups::QUARTERS).ok().filter(|_| !among.all_equal());
    let Some(begins) = begins.map(|t| t.begins) else { return Vec::new() };
    let low_is_first = match best {
        BestEnd::Lowest => true,
        BestEnd::Highest | BestEnd::Largest => false,
        BestEnd::InBand { .. } => return Vec::new(),
    };
    // From the worst to the best, or the other way round: always from the left.
    let mut edges: Vec<f64> = begins.iter().map(|value| at(*value)).collect();
    if !low_is_first {
        edges.reverse();
    }
    let from = std::iter::once(0.0).chain(edges.iter().copied());
    let to = edges.iter().copied().chain(std::iter::once(1.0));
    let groups: [usize; 4] = if low_is_first { [1, 2, 3, 4] } else { [4, 3, 2, 1] };
    let named = |group: usize| nth(group).map(|q| capital(&words::quarter(q, best.judges()))).unwrap_or_default();
    groups.into_iter().zip(from.zip(to)).filter(|(_, (from, to))| from < to).map(|(group, (from, to))| (named(group), from, to)).collect()
}
