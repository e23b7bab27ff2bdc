//! Everyone: ranked, and by type.

use super::Subject;
use crate::engine::among::{Kind, nth};
use crate::engine::benchmarking::{Groups, Place, group_of};
use crate::scorecard::view::{ChartFigure, ChartView, Figures, Scale, Skyline, Strip, StripRow};
use crate::scorecard::words::capital;
use crate::scorecard::words::compare as words;

/// Fewer bars than quarters show no more than the sentence does.
pub(super) const SKYLINE_FROM: usize = 4;

/// A type of one council alone has no middle of its own; so many types must have two.
const STRIP_TYPES: usize = 2;

/// Everyone in order.
pub(super) fn skyline(subject: &Subject<'_>) -> Option<ChartFigure> {
    let among = subject.among;
    let n = among.n();
    if n < SKYLINE_FROM {
        return None;
    }
    let quarters = quarters(subject);
    let lines = subject.averages();
    let scale = subject.scale(among.order.places.iter().map(|p| p.value).chain(lines.iter().map(|line| line.value)));
    // Bars start at zero, or they would show other proportions than the figures have.
    let scale = Scale { from: scale.from.min(0.0), to: scale.to.max(0.0), ..scale };
    Some(ChartFigure {
        title: "All councils".to_owned(),
        finding: words::charts::skyline(subject),
        how_to_read: words::charts::skyline_how(among, !quarters.is_empty()),
        table: everyone(subject),
        source: source(subject),
        chart: ChartView::Skyline(Skyline {
            spots: among.order.places.iter().map(|place| subject.spot(place)).collect(),
            quarters,
            lines,
            scale,
        }),
    })
}

/// How many are in which quarter by rank, the best first.
fn quarters(subject: &Subject<'_>) -> Vec<(String, usize)> {
    let among = subject.among;
    if among.all_equal() {
        return Vec::new();
    }
    let judged = among.best().judges();
    let group = |place: &Place| group_of(place.rank, among.n(), Groups::QUARTERS);
    let count = |number: usize| among.order.places.iter().filter(|place| group(place) == Some(number)).count();
    let named = |number: usize| Some((capital(&words::quarter(nth(number)?, judged)), count(number)));
    (1..=Groups::QUARTERS.get()).filter_map(named).filter(|(_, count)| *count > 0).collect()
}

/// Where the figures come from.
pub(super) fn source(subject: &Subject<'_>) -> String {
    subject.table().and_then(|table| table.source.clone()).unwrap_or_default()
}

/// Rank, council, type, value and interval of everyone; those without a value last.
fn everyone(subject: &Subject<'_>) -> Figures {
    let among = subject.among;
    let head = ["Rank", "Council", "Type", "Figure", "95% interval"].map(str::to_owned).to_vec();
    let placed = among.order.places.iter().map(|place| {
        vec![
            words::rank_cell(place),
            subject.name(place.authority),
            subject.kind(place.authority),
            subject.print(place.value),
            subject.interval_cell(place.authority),
        ]
    });
    let missing = among.order.missing.iter().map(|i| {
        let reason = capital(&words::absence_or_none(among.absence_of(*i)));
        vec!["–".to_owned(), subject.name(*i), subject.kind(*i), reason, "–".to_owned()]
    });
    Figures { head, rows: placed.chain(missing).collect() }
}

/// Everyone by type.
pub(super) fn strip(subject: &Subject<'_>) -> Option<ChartFigure> {
    let among = subject.among;
    if among.kinds.iter().filter(|kind| kind.of.len() > 1).count() < STRIP_TYPES {
        return None;
    }
    let places = |kind: &Kind| among.order.places.iter().filter(|place| kind.of.contains(&place.authority)).copied().collect::<Vec<_>>();
    let rows = among.kinds.iter().map(|kind| StripRow {
        name: words::charts::kinds(&kind.name),
        spots: places(kind).iter().map(|place| subject.spot(place)).collect(),
        median: kind.median,
    });
    let lines = subject.averages();
    let drawn = among.kinds.iter().flat_map(places).map(|place| place.value);
    let scale = subject.scale(drawn.chain(lines.iter().map(|line| line.value)));
    let head = ["Type", "Council", "Rank", "Figure", "95% interval"].map(str::to_owned).to_vec();
    let of_kind = |kind: &Kind| {
        let median = vec![kind.name.clone(), "Median".to_owned(), "–".to_owned(), subject.print(kind.median), "–".to_owned()];
        let each = places(kind).into_iter().map(|place| {
            vec![
                kind.name.clone(),
                subject.name(place.authority),
                words::rank_cell(&place),
                subject.print(place.value),
                subject.interval_cell(place.authority),
            ]
        });
        std::iter::once(median).chain(each).collect::<Vec<_>>()
    };
    Some(ChartFigure {
        title: "By type of council".to_owned(),
        finding: words::charts::strip(subject),
        how_to_read: words::charts::STRIP_HOW.to_owned(),
        table: Figures { head, rows: among.kinds.iter().flat_map(of_kind).collect() },
        source: source(subject),
        chart: ChartView::Strip(Strip { rows: rows.collect(), lines, scale }),
    })
}
