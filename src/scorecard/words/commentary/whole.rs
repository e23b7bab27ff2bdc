//! The commentary on a layer and on the whole report, in words.

use super::{counts, figures, in_words, is_or_are};
use crate::engine::commentary::{Remark, Side, Sides, Stand};
use crate::engine::{Direction, Evaluated, Verdict, Way};
use crate::model::{Level, Measure, Report, Unit};
use crate::scorecard::number;
use crate::scorecard::words::{capital, direction, inside, labels, period, plural, rating};

/// What the report covers, for whom, and as of when.
pub(in crate::scorecard) fn purpose(report: &Report) -> String {
    let whom = report.committee.as_ref().map(|committee| format!(" to the {committee}")).unwrap_or_default();
    let department = report.department.as_ref().map(|department| format!(" ({department})")).unwrap_or_default();
    format!(
        "This report presents{whom} the performance of {}{department} {}, as it stood on {}{}.",
        report.organisation,
        figures::during(report.period),
        period::date(report.position_at),
        report.meeting.map(|day| format!(", for the meeting on {}", period::date(day))).unwrap_or_default()
    )
}

/// How many measures there are, of what, in which layers, and what they are rated against.
pub(in crate::scorecard) fn covers(report: &Report) -> String {
    let is_local = |measure: &&Measure| report.frameworks.get(measure.id.framework).is_some_and(|framework| framework.local);
    let local = report.measures.iter().filter(is_local).count();
    let all = report.measures.len();
    let own = match (local, all - local) {
        (0, _) => String::new(),
        (_, 0) => ", all of them the council’s own".to_owned(),
        (local, national) => format!(", {} of a national framework and {} of the council’s own", in_words(national), in_words(local)),
    };
    let used = report.layers.iter().enumerate().filter(|(index, _)| report.measures.iter().any(|measure| measure.layer == Some(*index)));
    let layers: Vec<String> = used.map(|(_, layer)| layer.name.clone()).collect();
    let layers = match layers.len() {
        0 | 1 => String::new(),
        count => format!(" Its {} layers are: {}.", in_words(count), layers.join("; ")),
    };
    let against = report.scheme.rated_against.as_ref().map(|text| format!(" Measures are rated against the {text}.")).unwrap_or_default();
    format!("It has {}{own}.{layers}{against}", plural(all, "measure", "measures"))
}

/// A layer with its counts: "Prevent need has 12 measures. Of the 10 that are rated, four are better, four similar and two below."
pub(in crate::scorecard) fn layer(report: &Report, name: &str, levels: &[Option<Level>]) -> String {
    let count = |level: Level| levels.iter().filter(|found| **found == Some(level)).count();
    let word = |level: Level| inside(&report.scheme.words(level).word);
    let of = [Level::Top, Level::Middle, Level::Bottom].map(|level| (count(level), word(level)));
    let rated: usize = of.iter().map(|(count, _)| count).sum();
    let has = format!("{name} has {}.", plural(levels.len(), "measure", "measures"));
    let all_of_one = of.iter().find(|(count, _)| *count == rated).map(|(_, word)| word);
    match (rated, levels.len(), all_of_one) {
        (0, 1, _) => format!("{has} It is not rated."),
        (0, _, _) => format!("{has} None of them is rated."),
        (1, 1, Some(word)) => format!("{has} It is {word}."),
        (1, _, Some(word)) => format!("{has} The one that is rated is {word}."),
        (rated, all, Some(word)) if rated == all => format!("{has} All are {word}."),
        (rated, _, Some(word)) => format!("{has} All {} that are rated are {word}.", in_words(rated)),
        (rated, all, None) => {
            let of_which = if rated == all { "Of these".to_owned() } else { format!("Of the {} that are rated", in_words(rated)) };
            let none = if count(Level::Bottom) == 0 { format!("; none is {}", word(Level::Bottom)) } else { String::new() };
            format!("{has} {of_which}, {}{none}.", counts(&of))
        }
    }
}

/// A measure that misses, in a list: "Carers who … (25.4% against 30.0%, improved)".
pub(in crate::scorecard) fn missed(report: &Report, measure: &Measure, evaluated: &Evaluated) -> String {
    let way = evaluated.direction.way().map(|way| format!(", {}", inside(&direction::word(report, way)))).unwrap_or_default();
    match evaluated.lead() {
        Verdict::Rated(rated) => {
            let forecast = if rated.figure.forecast { "forecast " } else { "" };
            let value = figures::value(measure, rated.figure.unit, rated.figure.value);
            format!("{} ({forecast}{value} against {}{way})", measure.title, figures::asked(measure, &rated.yardstick))
        }
        Verdict::NotRated(_) => format!("{} (by the officers’ judgement{way})", measure.title),
    }
}

/// A measure in a list with how it changed: "Junior loans (down 3.8%)".
pub(in crate::scorecard) fn with_change(measure: &Measure, evaluated: &Evaluated) -> String {
    match &evaluated.direction {
        Direction::Moved(moved) => {
            let share = moved.relative.filter(|_| measure.unit != Unit::Percent).map(|share| number::share(share.abs()));
            let by = share.unwrap_or_else(|| direction::amount(measure, moved.change.abs(), None));
            format!("{} ({} {by})", measure.title, if moved.change > 0.0 { "up" } else { "down" })
        }
        Direction::None(..) => measure.title.clone(),
    }
}

/// A measure in a list with why it is not rated: "Total community library issues (for information only)".
pub(in crate::scorecard) fn with_reason(measure: &Measure, evaluated: &Evaluated) -> String {
    match evaluated.lead() {
        Verdict::NotRated(reason) => format!("{} ({})", measure.title, rating::not_rated_short(measure, reason)),
        Verdict::Rated(_) => measure.title.clone(),
    }
}

/// What is said of measures that stand alike: "Three measures are better and have improved", "Junior loans is similar, but not as good
/// as before"; without a direction "and have no direction".
pub(in crate::scorecard) fn alike(report: &Report, level: Level, way: Option<Way>, count: usize) -> String {
    let word = inside(&report.scheme.words(level).word);
    let (are, have) = if count == 1 { ("is", "has") } else { ("are", "have") };
    let number = capital(&in_words(count));
    let what = if count == 1 { "measure" } else { "measures" };
    let then = match way {
        Some(Way::Improved) => format!(" and {have} {}", inside(&direction::word(report, Way::Improved))),
        Some(Way::Similar) => " and much the same as before".to_owned(),
        Some(Way::NotAsGood) => format!(", but {} as before", inside(&direction::word(report, Way::NotAsGood))),
        Some(Way::Higher) => ", and higher than before".to_owned(),
        Some(Way::Lower) => ", and lower than before".to_owned(),
        None => ", with no earlier figure to compare with".to_owned(),
    };
    format!("{number} {what} {are} {word}{then}")
}

/// That measures are not rated.
pub(in crate::scorecard) fn not_rated(count: usize) -> String {
    format!("{} {} not rated", capital(&in_words(count)), is_or_are(count))
}

/// What a side is: "the national average", "a local target or milestone".
fn side(report: &Report, sides: &Sides<'_>) -> String {
    match sides.side {
        Side::Targets => "a target or milestone".to_owned(),
        Side::Comparators(kind) => {
            // Called by its own name where all are called alike: a median.
            let mut names = [&sides.short, &sides.in_line, &sides.good].into_iter().flatten().filter_map(|(measure, remark)| {
                let measure = report.measures.get(*measure)?;
                match remark.rated.yardstick.against {
                    crate::engine::Against::Comparator { index } | crate::engine::Against::EvenPace { index, .. } => {
                        measure.comparators.get(index).map(labels::the_comparator)
                    }
                    crate::engine::Against::Target { .. } | crate::engine::Against::Milestone { .. } => None,
                }
            });
            let first = names.next();
            let alike = first.filter(|first| names.all(|other| other == *first));
            alike.unwrap_or_else(|| labels::the_comparators_kind(kind))
        }
    }
}

/// How many measures are held against one side, and how they stand: "12 measures can be held against the national average: seven are
/// better, two in line and three not as good."
pub(in crate::scorecard) fn held(report: &Report, sides: &Sides<'_>) -> String {
    let what = side(report, sides);
    let all = sides.count();
    let words = stands(sides.side);
    let of = [(sides.good.len(), words[0]), (sides.in_line.len(), words[1]), (sides.short.len(), words[2])];
    let of = of.map(|(count, word)| (count, word.to_owned()));
    let measures = capital(&format!("{} {}", in_words(all), if all == 1 { "measure" } else { "measures" }));
    let can = match (sides.side, all) {
        (Side::Targets, 1) => "has",
        (Side::Targets, _) => "have",
        (Side::Comparators(_), _) => "can be held against",
    };
    match of.iter().find(|(count, _)| *count == all) {
        Some((1, word)) => format!("{measures} {can} {what}, and is {word}"),
        Some((_, word)) => format!("{measures} {can} {what}, and all are {word}"),
        None => format!("{measures} {can} {what}: {}", counts(&of)),
    }
}

/// How measures stand to a side: clear of it, near it, short of it.
fn stands(side: Side) -> [&'static str; 3] {
    match side {
        Side::Targets => ["on target", "within the tolerance on either side", "short"],
        Side::Comparators(_) => ["better", "in line with it", "not as good"],
    }
}

/// The heads of the lists of them.
pub(in crate::scorecard) fn heads(side: Side) -> [&'static str; 3] {
    match side {
        Side::Targets => ["On target", "Within the tolerance", "Short"],
        Side::Comparators(_) => ["Better", "In line", "Not as good"],
    }
}

/// What is short of one side, for the conclusions: "three are not as good as the national average".
pub(in crate::scorecard) fn short_of(report: &Report, sides: &Sides<'_>) -> String {
    let count = sides.short.len();
    let what = match sides.side {
        Side::Targets if count == 1 => "short of its target or milestone".to_owned(),
        Side::Targets => "short of their targets or milestones".to_owned(),
        Side::Comparators(_) => format!("not as good as {}", side(report, sides)),
    };
    format!("{} {} {what}", in_words(count), is_or_are(count))
}

/// A measure that is short, in the conclusions: "Library visits (within the tolerance)".
pub(in crate::scorecard) fn short(measure: &Measure, remark: &Remark) -> String {
    if remark.stand == Stand::Near { format!("{} (within the tolerance)", measure.title) } else { measure.title.clone() }
}

/// That figures do not agree with their counts.
pub(in crate::scorecard) fn to_check(count: usize) -> String {
    if count == 1 {
        return "One printed figure does not agree with its own counts, and needs to be checked before it is used.".to_owned();
    }
    format!(
        "{} printed figures do not agree with their own counts, and need to be checked before they are used.",
        capital(&in_words(count))
    )
}

/// A measure and its remark in a list: "Carers who … (25.4% against 30.0%)".
pub(in crate::scorecard) fn against(measure: &Measure, remark: &Remark) -> String {
    let rated = &remark.rated;
    let near = match remark.stand {
        Stand::Near => ", within the tolerance",
        Stand::Good if rated.compared.rounding_decides => ", met once rounded",
        Stand::Good | Stand::InLine | Stand::Miss | Stand::Neutral => "",
    };
    let forecast = if rated.figure.forecast { "forecast " } else { "" };
    let value = figures::value(measure, rated.figure.unit, rated.figure.value);
    format!("{} ({forecast}{value} against {}{near})", measure.title, figures::asked(measure, &rated.yardstick))
}

/// That a figure is missing, before the measures it is missing of.
pub(in crate::scorecard) fn missing(count: usize, period: crate::model::Period, missing: &crate::model::Missing) -> String {
    let measures = if count == 1 { "measure" } else { "measures" };
    format!("{} That holds for {} {measures}", rating::no_figure(period, missing), in_words(count))
}

/// A break in the series.
pub(in crate::scorecard) fn broken(measure: &Measure, between: &crate::model::Break) -> String {
    format!(
        "{}: the series breaks at {} ({}), and figures on its two sides are not compared.",
        measure.title,
        period::month(between.from),
        between.reason.trim_end_matches('.')
    )
}
