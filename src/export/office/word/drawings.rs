//! The charts of the paper beside the trends: ratings by layer, distances, councils side by side, parts of a whole.

use super::chart::{Chart, Look, Series, Way};
use crate::export::office::mark::colours;
use crate::scorecard::view::{Breakdown, BreakdownPart, ChartView, Compare, GroupTally, Mark, RatingMark, Scorecard, Section, Who};

/// Distances further than this share of what is rated against end at the edge, as on the page.
const EDGE: f64 = 0.2;

/// So many bars stand in one chart at most.
const BARS: usize = 30;

/// The letters of a name beside a bar at most.
const NAME: usize = 58;

/// How many measures of each layer have each rating, where there are layers to set beside each other.
pub(super) fn by_layer(scorecard: &Scorecard) -> Option<Chart> {
    let layers = &scorecard.by_layer;
    if layers.len() < 2 {
        return None;
    }
    let series = scorecard.ratings.iter().filter(|tally| tally.count > 0).map(|tally| {
        let of =
            |ratings: &[(RatingMark, usize)]| ratings.iter().find(|(mark, _)| Mark::Rating(*mark) == tally.mark).map(|(_, count)| *count);
        #[allow(clippy::cast_precision_loss)]
        let values: Vec<Option<f64>> = layers.iter().map(|layer| of(&layer.ratings).map(|count| count as f64)).collect();
        Series { told: all_told(&values), ..bars(&tally.word, values, rating(tally.mark)) }
    });
    let all: Vec<String> = layers.iter().map(|layer: &GroupTally| format!("{}: {}", layer.name, layer.ratings_text)).collect();
    Some(Chart {
        spoken: format!("How many measures of each layer have each rating. {}.", all.join("; ")),
        names: layers.iter().map(|layer| layer.name.clone()).collect(),
        series: series.collect(),
        ends: None,
        format: "#,##0".to_owned(),
        way: Way::Across,
        step: None,
    })
}

/// How far the measures of a section are from what each is rated against, as a share of it, better to the right: several charts where
/// there are many, none where there are not two.
pub(super) fn distances(scorecard: &Scorecard, section: &Section) -> Vec<Chart> {
    let measures: Vec<(usize, f64)> = section
        .groups
        .iter()
        .flat_map(|group| &group.measures)
        .filter_map(|index| Some((*index, scorecard.measures.get(*index)?.facets.gap?)))
        .collect();
    if measures.len() < 2 {
        return Vec::new();
    }
    measures.chunks(BARS).map(|some| distance_chart(scorecard, some)).collect()
}

fn distance_chart(scorecard: &Scorecard, measures: &[(usize, f64)]) -> Chart {
    let shown = |index: &usize| scorecard.measures.get(*index);
    let series = scorecard.ratings.iter().filter_map(|tally| {
        let is_so = |index: &usize| shown(index).is_some_and(|measure| Mark::Rating(measure.rating.mark) == tally.mark);
        let values: Vec<Option<f64>> = measures.iter().map(|(index, gap)| Some(*gap).filter(|_| is_so(index))).collect();
        values.iter().any(Option::is_some).then(|| bars(&tally.word, values, rating(tally.mark)))
    });
    let told = |(index, _): &(usize, f64)| shown(index).map(|m| format!("{}: {}, {}", m.title, m.gap.text, m.rating.word));
    let all: Vec<String> = measures.iter().filter_map(told).collect();
    Chart {
        spoken: format!("How far each measure is from what it is rated against, better to the right. {}.", all.join("; ")),
        names: measures.iter().filter_map(|(index, _)| Some(cut(&shown(index)?.title))).collect(),
        series: series.collect(),
        ends: Some((-EDGE, EDGE)),
        format: "+0%;−0%;0%".to_owned(),
        way: Way::Across,
        step: Some(EDGE / 4.0),
    }
}

/// The council among those it is compared with, best first, and the averages; none where there is nobody beside it.
pub(super) fn peers(compare: &Compare) -> Option<Chart> {
    let (figure, all) = compare.charts.iter().find_map(|figure| match &figure.chart {
        ChartView::Skyline(skyline) => Some((figure, skyline)),
        _ => None,
    })?;
    let spots: Vec<_> = all.spots.iter().filter(|spot| spot.who != Who::Other).take(BARS).collect();
    if !spots.iter().any(|spot| spot.who == Who::Peer) || !spots.iter().any(|spot| spot.who == Who::Own) {
        return None;
    }
    let scaled = |value: f64| value / all.scale.divisor;
    let of = |who: Who| spots.iter().map(|spot| Some(scaled(spot.value)).filter(|_| spot.who == who)).collect::<Vec<_>>();
    let own = spots.iter().find(|spot| spot.who == Who::Own).map(|spot| spot.name.clone()).unwrap_or_default();
    let mut series = vec![
        Series { told: all_told(&of(Who::Own)), ..bars(&own, of(Who::Own), 0x17_4f8f) },
        bars("Councils compared with", of(Who::Peer), 0xb8_c4cc),
    ];
    series.extend(
        all.lines
            .iter()
            .zip([0x9e_0f2e, 0x7a_3b9a, 0x46_5562].into_iter().cycle())
            .map(|(line, ink)| Series { look: Look::Level, ..bars(&line.label, vec![Some(scaled(line.value)); spots.len()], ink) }),
    );
    let told: Vec<&str> = spots.iter().map(|spot| spot.spoken.as_str()).collect();
    let (ends, step) = super::chart::round(scaled(all.scale.from).min(0.0), scaled(all.scale.to));
    let decimals = if step.fract().abs() < f64::EPSILON { "#,##0" } else { "#,##0.0#" };
    Some(Chart {
        spoken: format!("{} {}.", figure.finding, told.join("; ")),
        names: spots.iter().map(|spot| spot.name.clone()).collect(),
        series,
        ends: Some(ends),
        format: if all.scale.suffix.is_empty() { decimals.to_owned() } else { format!("{decimals}\"{}\"", all.scale.suffix) },
        way: Way::Up,
        step: Some(step),
    })
}

/// The parts of a whole as a bar, and a second one without those that can be left out.
pub(super) fn parts(breakdown: &Breakdown) -> Chart {
    const INKS: [u32; 6] = [0x7c_b3d9, 0xf0_b73a, 0x7c_c4b5, 0xc9_a6d8, 0xe8_8b9a, 0xb9_c98a];
    let all: Vec<_> = [Some(&breakdown.whole), breakdown.without.as_ref()].into_iter().flatten().collect();
    let series = breakdown.whole.parts.iter().zip(INKS.into_iter().cycle()).map(|(part, ink)| {
        let share = |parts: &[BreakdownPart]| parts.iter().find(|other| other.name == part.name).map(|found| found.share);
        let values: Vec<Option<f64>> = all.iter().map(|bar| share(&bar.parts)).collect();
        // A number stands only in a piece that has room for it.
        let told = all_told(&values).into_iter().filter(|(at, _)| values.get(*at).copied().flatten().is_some_and(|share| share > 0.04));
        Series { told: told.collect(), ..bars(&part.name, values.clone(), if part.left_out { 0xdf_e5e8 } else { ink }) }
    });
    let told = all.iter().map(|bar| {
        let parts: Vec<String> = bar.parts.iter().map(|part| format!("{} {}", part.name, part.text)).collect();
        format!("{}: {}.", bar.label, parts.join("; "))
    });
    Chart {
        spoken: format!("{} {}", breakdown.finding, told.collect::<Vec<_>>().join(" ")),
        names: all.iter().map(|bar| bar.label.clone()).collect(),
        series: series.collect(),
        ends: Some((0.0, 1.0)),
        format: "0.0%".to_owned(),
        way: Way::Across,
        step: None,
    }
}

fn bars(name: &str, values: Vec<Option<f64>>, ink: u32) -> Series {
    Series { name: name.to_owned(), values, look: Look::Bar, ink, told: Vec::new(), in_key: true }
}

fn all_told(values: &[Option<f64>]) -> Vec<(usize, bool)> {
    values.iter().enumerate().filter(|(_, value)| value.is_some()).map(|(index, _)| (index, false)).collect()
}

fn cut(name: &str) -> String {
    let cut: String = name.chars().take(NAME).collect();
    if cut.len() < name.len() { cut.trim_end().to_owned() + "…" } else { cut }
}

/// The colour of a bar: one on which dark figures can be read.
fn rating(mark: Mark) -> u32 {
    match mark {
        Mark::Rating(RatingMark::Bottom) => 0xe8_8b9a,
        Mark::Rating(RatingMark::Middle) => 0xf0_b73a,
        Mark::Rating(RatingMark::Top) => 0x7c_c4b5,
        Mark::Rating(RatingMark::NotRated) => 0xcc_d4d9,
        Mark::Direction(_) => colours(mark).ink,
    }
}
