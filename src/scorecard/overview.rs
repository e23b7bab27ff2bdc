//! The head of a scorecard: what the paper is, the headline, the counts, what is off track.

use super::number;
use super::selection::put_largest_gap_first;
use super::view::{
    Attention, AttentionGroup, Choice, Choices, DirectionMark, Fact, GroupTally, Headline, KeyEntry, Mark, Masthead, Measure as Shown,
    NotRated, OutcomeGroup, RatingMark, Section, Tally,
};
use super::words::{capital, direction, inside, labels, list, period, plural, rating};
use crate::engine::{Direction, Evaluated, Evaluation, SetBy, UsedTolerance, Verdict, Way, distance};
use crate::model::{Level, Measure, MiddleLies, Report, Tolerance, put_in_order};

/// Levels, worst first.
pub(super) const LEVELS: [Level; 3] = [Level::Bottom, Level::Middle, Level::Top];

/// Directions, worst first, none last.
pub(super) const DIRECTIONS: [DirectionMark; 6] = [
    DirectionMark::NotAsGood,
    DirectionMark::Similar,
    DirectionMark::Improved,
    DirectionMark::Higher,
    DirectionMark::Lower,
    DirectionMark::None,
];

/// What the paper is.
pub(super) fn masthead(report: &Report) -> Masthead {
    let fact = |term: &str, text: String| Fact { term: term.to_owned(), text };
    let over: Vec<&str> =
        [Some(report.organisation.as_str()), report.committee.as_deref().or(report.department.as_deref())].into_iter().flatten().collect();
    let mut facts = vec![fact("Period", capital(&period::long(report.period))), fact("Position at", period::date(report.position_at))];
    facts.extend(report.meeting.map(|day| fact("Meeting", period::date(day))));
    facts.extend(report.scheme.rated_against.clone().map(|text| fact("Rated against", text)));
    Masthead {
        over: over.join(" · "),
        title: report.title.clone(),
        facts,
        appendix: report.appendix.clone(),
        foot: format!("{}, position at {}", report.title, period::date(report.position_at)),
        summary: report.summary.clone(),
    }
}

/// The word of a rating, "Not rated" included.
pub(super) fn rating_word(report: &Report, level: Option<Level>) -> String {
    level.map_or_else(|| "Not rated".to_owned(), |level| report.scheme.words(level).word.clone())
}

/// The word of a direction mark.
pub(super) fn direction_word(report: &Report, mark: DirectionMark) -> String {
    match mark {
        DirectionMark::NotAsGood => direction::word(report, Way::NotAsGood),
        DirectionMark::Similar => direction::word(report, Way::Similar),
        DirectionMark::Improved => direction::word(report, Way::Improved),
        DirectionMark::Higher => direction::word(report, Way::Higher),
        DirectionMark::Lower => direction::word(report, Way::Lower),
        DirectionMark::None => "No direction".to_owned(),
    }
}

/// Counts by rating and by direction, worst first.
pub(super) fn tallies(report: &Report, shown: &[Shown]) -> (Vec<Tally>, Vec<Tally>) {
    let levels = LEVELS.into_iter().map(Some).chain([None]);
    let ratings = levels
        .map(|level| {
            let mark = RatingMark::of(level);
            let count = shown.iter().filter(|m| m.rating.mark == mark).count();
            Tally { mark: Mark::Rating(mark), word: rating_word(report, level), count }
        })
        .collect();
    let directions = DIRECTIONS
        .into_iter()
        .map(|mark| Tally {
            mark: Mark::Direction(mark),
            word: direction_word(report, mark),
            count: shown.iter().filter(|m| m.direction.mark == mark).count(),
        })
        // Higher and lower are only for measures without an aim; most reports have none.
        .filter(|tally| tally.count > 0 || !matches!(tally.mark, Mark::Direction(DirectionMark::Higher | DirectionMark::Lower)))
        .collect();
    (ratings, directions)
}

fn group(report: &Report, name: &str, id: &str, shown: &[&Shown]) -> GroupTally {
    let mut ratings = Vec::new();
    let mut ratings_text = Vec::new();
    for level in LEVELS.into_iter().map(Some).chain([None]) {
        let mark = RatingMark::of(level);
        let count = shown.iter().filter(|m| m.rating.mark == mark).count();
        if count > 0 {
            ratings.push((mark, count));
            ratings_text.push(format!("{count} {}", inside(&rating_word(report, level))));
        }
    }
    let mut directions = Vec::new();
    let mut directions_text = Vec::new();
    for mark in DIRECTIONS {
        let count = shown.iter().filter(|m| m.direction.mark == mark).count();
        if count > 0 {
            directions.push((mark, count));
            directions_text.push(format!("{count} {}", inside(&direction_word(report, mark))));
        }
    }
    GroupTally {
        name: name.to_owned(),
        id: id.to_owned(),
        count: shown.len(),
        ratings,
        ratings_text: ratings_text.join(", "),
        directions,
        directions_text: directions_text.join(", "),
    }
}

/// Counts by layer, in the report's order; layers without a measure are left out.
pub(super) fn by_layer(report: &Report, shown: &[Shown]) -> Vec<GroupTally> {
    let groups = report.layers.iter().map(|layer| {
        let within: Vec<&Shown> = shown.iter().filter(|m| m.facets.layer.as_deref() == Some(layer.id.as_str())).collect();
        group(report, &layer.name, &layer.id, &within)
    });
    groups.filter(|g| g.count > 0).collect()
}

/// Counts by strategic outcome, in the report's order; those without a measure are left out.
pub(super) fn by_outcome(report: &Report, shown: &[Shown]) -> Vec<GroupTally> {
    let groups = report.outcomes.iter().map(|outcome| {
        let within: Vec<&Shown> = shown.iter().filter(|m| m.facets.outcome.as_deref() == Some(outcome.id.as_str())).collect();
        group(report, &outcome.name, &outcome.id, &within)
    });
    groups.filter(|g| g.count > 0).collect()
}

fn is_or_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn has_or_have(count: usize) -> &'static str {
    if count == 1 { "has" } else { "have" }
}

/// The first thing to read: how many are rated how, against what; what is off track; how it moves.
pub(super) fn headline(report: &Report, evaluation: &Evaluation, shown: &[Shown]) -> Headline {
    let count = |mark: RatingMark| shown.iter().filter(|m| m.rating.mark == mark).count();
    let (bottom, middle, top) = (count(RatingMark::Bottom), count(RatingMark::Middle), count(RatingMark::Top));
    let rated = bottom + middle + top;
    let against = report.scheme.rated_against.as_deref().map_or_else(|| "their targets".to_owned(), |text| format!("the {text}"));
    let word = |level| inside(&report.scheme.words(level).word);
    let lead = match rated {
        0 => "No measure is rated.".to_owned(),
        1 => {
            let level = [(bottom, Level::Bottom), (middle, Level::Middle), (top, Level::Top)].into_iter().find(|(n, _)| *n == 1);
            format!("The one rated measure is {}, against {against}.", level.map(|(_, l)| word(l)).unwrap_or_default())
        }
        _ => format!(
            "{top} of the {rated} rated measures {} {}, {middle} {} {} and {bottom} {} {}, against {against}.",
            is_or_are(top),
            word(Level::Top),
            is_or_are(middle),
            word(Level::Middle),
            is_or_are(bottom),
            word(Level::Bottom),
        ),
    };
    let mut rest = Vec::new();
    let off: Vec<String> = shown.iter().filter(|m| m.rating.mark == RatingMark::Bottom).map(|m| m.title.clone()).collect();
    match off.len() {
        0 if rated > 0 => rest.push(format!("None is {}.", word(Level::Bottom))),
        1..=3 => rest.push(format!("{}: {}.", capital(&word(Level::Bottom)), off.join("; "))),
        _ => {}
    }
    rest.extend(ways(report, shown));
    rest.extend(outlooks(report, evaluation));
    let unrated = shown.len() - rated;
    if unrated > 0 {
        rest.push(format!("{} {} not rated.", plural(unrated, "measure", "measures"), is_or_are(unrated)));
    }
    Headline { lead, rest: rest.join(" ") }
}

/// How many measures went which way; none where none has a direction.
pub(super) fn ways(report: &Report, shown: &[Shown]) -> Option<String> {
    let ways = |mark: DirectionMark| shown.iter().filter(|m| m.direction.mark == mark).count();
    let (worse, same, better) = (ways(DirectionMark::NotAsGood), ways(DirectionMark::Similar), ways(DirectionMark::Improved));
    let word = |way| inside(&direction::word(report, way));
    (worse + same + better > 0).then(|| {
        format!(
            "Since last year, or the survey before, {better} {} {}, {same} {} {} and {worse} {} {}.",
            has_or_have(better),
            word(Way::Improved),
            is_or_are(same),
            word(Way::Similar),
            is_or_are(worse),
            word(Way::NotAsGood),
        )
    })
}

/// How the forecasts for the year are rated, apart from where the measures stand now; none without any.
pub(super) fn outlooks(report: &Report, evaluation: &Evaluation) -> Option<String> {
    let level = |evaluated: &Evaluated| match &evaluated.outlook {
        Some(Verdict::Rated(rated)) => Some(rated.level),
        Some(Verdict::NotRated(_)) | None => None,
    };
    let count = |wanted: Level| evaluation.measures.iter().filter(|evaluated| level(evaluated) == Some(wanted)).count();
    let counts = [Level::Top, Level::Middle, Level::Bottom].map(|level| (count(level), inside(&report.scheme.words(level).word)));
    let known = counts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = known.map(|(count, word)| format!("{word} for {}", plural(count, "measure", "measures"))).collect();
    (!parts.is_empty()).then(|| format!("By forecast, the year ends {}.", list(&parts)))
}

/// What is off track: the bottom level first, then what is not there but worse than before.
pub(super) fn attention(report: &Report, evaluation: &Evaluation, shown: &[Shown]) -> Vec<AttentionGroup> {
    let by_gap = |mut rows: Vec<usize>| {
        put_largest_gap_first(&mut rows, shown);
        rows
    };
    let bottom = by_gap((0..shown.len()).filter(|&i| shown[i].rating.mark == RatingMark::Bottom).collect());
    let worse = by_gap(
        (0..shown.len())
            .filter(|&i| shown[i].rating.mark != RatingMark::Bottom && shown[i].direction.mark == DirectionMark::NotAsGood)
            .collect(),
    );
    let word = &report.scheme.bottom.word;
    let not_as_good = inside(&report.scheme.directions.not_as_good);
    let rows = |indices: Vec<usize>| -> Vec<Attention> {
        indices.into_iter().filter_map(|i| Some(attention_row(report.measures.get(i)?, evaluation.measures.get(i)?, i))).collect()
    };
    [
        (format!("{word}: {}", plural(bottom.len(), "measure", "measures")), bottom),
        (format!("Not {}, but {not_as_good}: {}", inside(word), plural(worse.len(), "measure", "measures")), worse),
    ]
    .into_iter()
    .filter(|(_, indices)| !indices.is_empty())
    .map(|(title, indices)| AttentionGroup { title, rows: rows(indices) })
    .collect()
}

fn attention_row(measure: &Measure, evaluated: &Evaluated, index: usize) -> Attention {
    let (gap, people) = match evaluated.lead() {
        Verdict::Rated(rated) => {
            let value = rating::figure(measure, &rated.figure);
            let gap = format!("{}: {value} against {}", capital(&rating::gap(measure, rated)), rating::wanted(measure, &rated.yardstick));
            let people = distance(measure, &rated.figure, rated.yardstick.requirement)
                .map(|d| rating::people(measure, d, rated.gap))
                .unwrap_or_default();
            (gap, people)
        }
        Verdict::NotRated(reason) => (capital(&rating::not_rated_short(measure, reason)), String::new()),
    };
    let from = match &evaluated.direction {
        Direction::Moved(moved) => format!("from {}", number::value(measure, moved.from.value)),
        Direction::None(reason, _) => direction::none_short(reason),
    };
    Attention { measure: index, gap, people, from }
}

/// What is not rated, and why.
pub(super) fn not_rated(report: &Report, evaluation: &Evaluation) -> Vec<NotRated> {
    report
        .measures
        .iter()
        .zip(&evaluation.measures)
        .enumerate()
        .filter_map(|(index, (measure, evaluated))| match (evaluated.level, evaluated.lead()) {
            (None, Verdict::NotRated(reason)) => Some(NotRated { measure: index, reason: rating::not_rated(measure, reason) }),
            (None, Verdict::Rated(_)) | (Some(_), _) => None,
        })
        .collect()
}

/// The key, from the report's own scheme.
pub(super) fn key(report: &Report) -> Vec<KeyEntry> {
    let ours = |level: Level| match (report.scheme.middle_lies, level) {
        (MiddleLies::ShortOf, Level::Top) => "meets its target",
        (MiddleLies::ShortOf, Level::Middle) => "short of it, within the tolerance",
        (MiddleLies::ShortOf, Level::Bottom) => "further short",
        (MiddleLies::EitherSide, Level::Top) => "beyond the tolerance on the good side",
        (MiddleLies::EitherSide, Level::Middle) => "within the tolerance on either side",
        (MiddleLies::EitherSide, Level::Bottom) => "beyond the tolerance on the other side",
    };
    let levels = [Level::Top, Level::Middle, Level::Bottom].into_iter().map(|level| {
        let words = report.scheme.words(level);
        KeyEntry {
            mark: Mark::Rating(RatingMark::of(Some(level))),
            word: words.word.clone(),
            meaning: words.meaning.clone().unwrap_or_else(|| ours(level).to_owned()),
        }
    });
    let not_rated = KeyEntry {
        mark: Mark::Rating(RatingMark::NotRated),
        word: "Not rated".to_owned(),
        meaning: "the reason stands beside it".to_owned(),
    };
    let ways = [
        (DirectionMark::Improved, "the way the measure’s aim wants"),
        (DirectionMark::Similar, "the change is within the tolerance"),
        (DirectionMark::NotAsGood, "the other way"),
    ]
    .map(|(mark, meaning)| KeyEntry { mark: Mark::Direction(mark), word: direction_word(report, mark), meaning: meaning.to_owned() });
    levels.chain([not_rated]).chain(ways).collect()
}

/// The tolerances used for ratings and directions, and who set them; each said once.
pub(super) fn tolerances(report: &Report, evaluation: &Evaluation) -> Vec<String> {
    // What it is for, how much it is and who set it, with the units or measures it was used for.
    let mut used: Vec<(&str, String, &str, String)> = Vec::new();
    for (measure, evaluated) in report.measures.iter().zip(&evaluation.measures) {
        let mut add = |what: &'static str, tolerance: &UsedTolerance| {
            let amount = match tolerance.tolerance {
                Tolerance::People(people) => format!("{} people", number::count(people.real())),
                Tolerance::Relative(_) | Tolerance::Points(_) | Tolerance::Absolute(_) => rating::tolerance(measure, tolerance.tolerance),
            };
            let (who, whom) = match tolerance.set_by {
                SetBy::Default => ("Scorecard’s default", labels::unit_class(measure.unit).to_owned()),
                SetBy::SmallNumbersDefault => ("Scorecard’s default", "targets that stand for fewer than 30 people".to_owned()),
                SetBy::SmallNumbersReport => ("set for the whole report", "targets that stand for few people".to_owned()),
                SetBy::Report => ("set for the whole report", labels::unit_class(measure.unit).to_owned()),
                SetBy::Measure => ("set by the council", measure.title.clone()),
            };
            used.push((what, amount, who, whom));
        };
        for verdict in [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten() {
            if let Verdict::Rated(rated) = verdict {
                add("Rating", &rated.tolerance);
            }
        }
        if let Direction::Moved(moved) = &evaluated.direction {
            add("Direction", &moved.tolerance);
        }
    }
    let mut order: Vec<usize> = (0..used.len()).collect();
    put_in_order(&mut order, &|a, b| used[a].cmp(&used[b]));
    order.dedup_by(|a, b| used[*a] == used[*b]);
    let same = |a: &usize, b: &usize| used[*a].0 == used[*b].0 && used[*a].1 == used[*b].1 && used[*a].2 == used[*b].2;
    let line = |alike: &[usize]| {
        let (what, amount, who, _) = &used[alike[0]];
        let whom: Vec<String> = alike.iter().map(|&index| used[index].3.clone()).collect();
        format!("{what}: {amount} for {}, {who}.", list(&whom))
    };
    let mut lines: Vec<String> = order.chunk_by(same).map(line).collect();
    if report.scheme.direction_by_evidence {
        lines.push("Direction: a change that could be chance counts as similar, whatever its size.".to_owned());
    }
    lines
}

/// The layers as headings, each with its measures by outcome, in printed order. A measure without
/// a layer stands under a heading of its own at the end.
pub(super) fn sections(report: &Report, shown: &[Shown]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let layers = report.layers.iter().map(Some).chain([None]);
    for layer in layers {
        let position = layer.and_then(|layer| report.layers.iter().position(|l| l.id == layer.id));
        let indices: Vec<usize> = (0..shown.len()).filter(|&i| report.measures[i].layer == position).collect();
        if indices.is_empty() {
            continue;
        }
        let within: Vec<&Shown> = indices.iter().map(|&i| &shown[i]).collect();
        let name = match layer {
            Some(layer) => layer.name.clone(),
            None if report.layers.is_empty() => "Measures".to_owned(),
            None => "Other measures".to_owned(),
        };
        let id = layer.map_or_else(|| "measures".to_owned(), |l| l.id.clone());
        let counts = group(report, &name, &id, &within);
        sections.push(Section {
            id,
            name,
            description: layer.and_then(|l| l.description.clone()),
            summary: format!("{}: {}", plural(counts.count, "measure", "measures"), counts.ratings_text),
            groups: groups(report, &indices),
        });
    }
    sections
}

/// Measures that stand beside each other and serve one outcome.
fn groups(report: &Report, indices: &[usize]) -> Vec<OutcomeGroup> {
    let mut groups: Vec<(Option<crate::model::OutcomeRef>, OutcomeGroup)> = Vec::new();
    for &index in indices {
        let reference = report.measures[index].outcome;
        if let Some((last, group)) = groups.last_mut()
            && *last == reference
        {
            group.measures.push(index);
            continue;
        }
        let outcome = reference.and_then(|r| report.outcomes.get(r.outcome));
        let supporting = reference.and_then(|r| outcome?.supporting.get(r.supporting?));
        groups.push((
            reference,
            OutcomeGroup {
                outcome: outcome.map(|o| o.name.clone()).unwrap_or_default(),
                supporting: supporting.map(|s| s.name.clone()).unwrap_or_default(),
                measures: vec![index],
            },
        ));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What filters offer.
pub(super) fn choices(report: &Report, ratings: &[Tally], directions: &[Tally]) -> Choices {
    let of = |tallies: &[Tally]| {
        tallies
            .iter()
            .map(|t| Choice {
                key: match t.mark {
                    Mark::Rating(mark) => mark.key(),
                    Mark::Direction(mark) => mark.key(),
                }
                .to_owned(),
                word: t.word.clone(),
            })
            .collect()
    };
    let choice = |key: &str, word: &str| Choice { key: key.to_owned(), word: word.to_owned() };
    Choices {
        ratings: of(ratings),
        directions: of(directions),
        layers: report.layers.iter().map(|l| choice(&l.id, &l.name)).collect(),
        outcomes: report.outcomes.iter().map(|o| choice(&o.id, &o.name)).collect(),
    }
}

/// The heads of the two columns of values: "2024/25 or latest", "2023/24 or before".
pub(super) fn headings(report: &Report) -> (String, String) {
    match report.period.year_of() {
        Some(year) => (format!("{} or latest", period::short(year)), format!("{} or before", period::short(year.years_before(1)))),
        None => ("Latest".to_owned(), "Before".to_owned()),
    }
}

/// A list of the published quartile and other second lines under a measure's title.
pub(super) fn subs(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let mut first = vec![labels::code(report, measure), labels::aim(measure.aim).to_owned()];
    if let Some((_, missing)) = &evaluated.current.missing
        && evaluated.current.figure.is_some()
        && measure.survey
    {
        first.push(format!("next survey {}", labels::missing_short(missing).trim_start_matches("due ")));
    }
    if measure.better_care_fund {
        first.push("Better Care Fund".to_owned());
    }
    let mut lines = vec![first.join(" · ")];
    if let Some(quartile) = measure.published.quartile {
        lines.push(format!("{} (as published)", labels::quartile(quartile)));
    }
    lines
}
