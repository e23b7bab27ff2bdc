//! Everyone by the size of the base.

use super::{Subject, charts::source};
use crate::engine::among::FunnelAmong;
use crate::engine::statistics::{Confidence, Limits};
use crate::model::{Denominator, Unit};
use crate::scorecard::number;
use crate::scorecard::view::{ChartFigure, ChartView, Figures, Funnel, FunnelLimits, Spot};
use crate::scorecard::words::capital;
use crate::scorecard::words::compare as words;

/// At so many sizes of the base the limits are worked out.
const STEPS: u32 = 48;

/// A funnel; none where bases are not known, or counts are not what the measure is of.
pub(super) fn funnel(subject: &Subject<'_>) -> Option<ChartFigure> {
    let among = subject.among;
    let found = among.funnel(subject.measure).ok()?;
    let per = f64::from(found.per);
    let base_of = |i: usize| among.known.ratio(i).map(|ratio| ratio.denominator.real());
    let place_of = |i: usize| among.order.places.iter().find(|place| place.authority == i);
    let spots: Vec<(f64, Spot)> = found.of.iter().filter_map(|i| Some((base_of(*i)?, subject.spot(place_of(*i)?)))).collect();
    let limits = limits(&found, spots.iter().map(|(base, _)| *base));
    let values = spots.iter().map(|(_, spot)| spot.value);
    let ends = limits.iter().flat_map(|l| [l.outer.0, l.outer.1]);
    let scale = subject.scale(values.chain(ends).chain([found.funnel.centre * per]));
    Some(ChartFigure {
        title: "By the size of the council".to_owned(),
        finding: words::charts::funnel(subject, &found),
        how_to_read: words::charts::funnel_how(subject.measure.unit == Unit::Percent),
        table: table(subject, &found),
        source: source(subject),
        chart: ChartView::Funnel(Funnel {
            centre: found.funnel.centre * per,
            base: words::figures::base(subject.measure),
            spots,
            limits,
            scale,
        }),
    })
}

/// The limits from the smallest base to the largest, close together where they bend.
fn limits(found: &FunnelAmong, bases: impl Iterator<Item = f64> + Clone) -> Vec<FunnelLimits> {
    let smallest = bases.clone().fold(f64::INFINITY, f64::min).sqrt();
    let largest = bases.fold(0.0, f64::max).sqrt();
    let per = f64::from(found.per);
    let at = |step: u32| {
        let root = smallest + (largest - smallest) * f64::from(step) / f64::from(STEPS);
        // Bases are whole, and far below the largest whole number.
        Denominator::new((root * root + 0.5) as u64)
    };
    let mut steps: Vec<Denominator> = (0..=STEPS).filter_map(at).collect();
    steps.dedup();
    let pair = |limits: Limits| (limits.lower * per, limits.upper * per);
    let both = |base: Denominator| FunnelLimits {
        base: base.real(),
        inner: pair(found.funnel.limits(base, Confidence::Percent95)),
        outer: pair(found.funnel.limits(base, Confidence::Percent99Point8)),
    };
    steps.into_iter().map(both).collect()
}

fn table(subject: &Subject<'_>, found: &FunnelAmong) -> Figures {
    let per = f64::from(found.per);
    let head = ["Rank", "Council", "Type", "Base", "Figure", "95% interval", "95% limits", "Where it lies"].map(str::to_owned).to_vec();
    let rows = found.of.iter().zip(&found.funnel.points).filter_map(|(i, point)| {
        let place = subject.among.order.places.iter().find(|place| place.authority == *i)?;
        let print = |share: f64| subject.print(share * per);
        Some(vec![
            words::rank_cell(place),
            subject.name(*i),
            subject.kind(*i),
            number::count(subject.among.known.ratio(*i)?.denominator.real()),
            subject.print(place.value),
            subject.interval_cell(*i),
            format!("{} to {}", print(point.inner.lower), print(point.inner.upper)),
            capital(words::charts::lies(point.lies)),
        ])
    });
    Figures { head, rows: rows.collect() }
}
