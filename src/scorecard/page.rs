//! The page of one measure.

use super::number;
use super::overview::{direction_word, rating_word};
use super::row::{base, contradiction, direction_mark};
use super::trend;
use super::view::{
    ActionView, CommentView, Fact, LinkView, Mark, Page, PeopleRow, RatingMark, ReadingRow, Step, VerdictLine, Working, YardstickRow,
};
use super::words::{capital, direction, inside, labels, period, rating};
use crate::engine::{
    Against, Direction, Distance, Evaluated, Figure, FigureUnit, Moved, Origin, Rated, Verdict, Way, all_yardsticks, distance, figures,
    gap_to,
};
use crate::model::{
    Aim, Basis, Judgement, Link, Measure, MiddleLies, Month, Movement, Observation, Report, Requirement, Status, Tolerance, Unit,
};

/// The page of a measure.
pub(super) fn page(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Page {
    let (big, big_notes) = big(measure, evaluated);
    Page {
        eyebrow: eyebrow(report, measure),
        big,
        big_unit: labels::unit_line(measure),
        big_notes,
        verdicts: verdicts(report, measure, evaluated),
        why_rating: why_rating(report, measure, evaluated),
        why_direction: why_direction(report, measure, evaluated),
        trend: trend::trend(report, measure, evaluated),
        readings: readings(measure),
        yardsticks: yardsticks(report, measure, evaluated),
        people: people(measure, evaluated),
        commentary: measure
            .commentary
            .iter()
            .map(|c| CommentView { text: c.text.clone(), source: c.source.clone().unwrap_or_default() })
            .collect(),
        actions: measure
            .actions
            .iter()
            .map(|a| {
                let by = a.by.map(|day| format!("by {}", period::date(day)));
                let parts: Vec<String> = [a.who.clone(), by, a.status.clone()].into_iter().flatten().collect();
                ActionView { what: a.what.clone(), detail: parts.join(" · ") }
            })
            .collect(),
        notes: notes(measure, evaluated),
        facts: facts(report, measure, evaluated),
        links: measure.links.iter().map(link).collect(),
    }
}

/// A link, as shown.
pub(super) fn link(link: &Link) -> LinkView {
    LinkView { title: link.title.clone(), url: link.url.clone() }
}

fn eyebrow(report: &Report, measure: &Measure) -> String {
    let mut parts = vec![labels::code(report, measure)];
    parts.extend(measure.layer.and_then(|l| report.layers.get(l)).map(|l| l.name.clone()));
    parts.extend(measure.outcome.and_then(|o| report.outcomes.get(o.outcome)).map(|o| o.name.clone()));
    for (holds, text) in [
        (measure.better_care_fund, "Better Care Fund"),
        (measure.statutory, "statutory return"),
        (measure.survey, "survey"),
        (measure.for_information, "for information only"),
    ] {
        if holds {
            parts.push(text.to_owned());
        }
    }
    parts.push(labels::aim(measure.aim).to_owned());
    parts.join(" · ")
}

/// A figure with its counts, for a sentence: "897 admissions", "1,221 out of 1,403".
fn with_base(measure: &Measure, figure: &Figure) -> String {
    let base = base(measure, figure);
    match figure.unit {
        FigureUnit::Counted => labels::counted_number(measure, figure.value),
        FigureUnit::Measure if base.is_empty() => number::value(measure, figure.value),
        FigureUnit::Measure => base,
    }
}

fn big(measure: &Measure, evaluated: &Evaluated) -> (String, Vec<String>) {
    let mut notes = Vec::new();
    let Some(lead) = evaluated.lead_figure() else {
        let reason = match &evaluated.current.missing {
            Some((p, missing)) => format!("{}: {}", capital(&period::long(*p)), labels::missing(missing)),
            None => "The report has no figure for this measure.".to_owned(),
        };
        return ("–".to_owned(), vec![reason]);
    };
    let base_text = base(measure, lead);
    let what = if lead.forecast { "Forecast for " } else { "" };
    let when = if lead.forecast { period::long(lead.period) } else { capital(&period::long(lead.period)) };
    notes.push(if base_text.is_empty() { format!("{what}{when}.") } else { format!("{what}{when}: {base_text}.") });
    let other = match evaluated.leads {
        Basis::Outlook => evaluated.current.figure.as_ref().map(|f| ("So far", f)),
        Basis::Position => evaluated.forecast.as_ref().map(|f| ("Forecast", f)),
    };
    if let Some((label, figure)) = other {
        let value = match (figure.unit, figure.counts) {
            (FigureUnit::Measure, Some(_)) => format!("{} ({})", number::value(measure, figure.value), base(measure, figure)),
            (FigureUnit::Measure, None) => number::value(measure, figure.value),
            (FigureUnit::Counted, _) => with_base(measure, figure),
        };
        notes.push(format!("{label}, {}: {value}.", period::long(figure.period)));
    }
    if let Some((_, missing)) = &evaluated.current.missing {
        notes.push(format!("{}.", labels::missing(missing).trim_end_matches('.')));
    }
    let exact = number::value_with(measure, lead.value, measure.decimals);
    (exact, notes)
}

fn verdicts(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<VerdictLine> {
    let mut out = Vec::new();
    let mut add = |basis: Basis, verdict: &Verdict| {
        let leads = evaluated.leads == basis;
        match verdict {
            Verdict::Rated(rated) => {
                let judgement = measure.judgement.as_ref().filter(|_| leads);
                let level = judgement.map_or(rated.level, |j| j.level);
                let mut sentence = rating::sentence(measure, rated);
                if let Some(judgement) = judgement {
                    sentence.push(' ');
                    sentence.push_str(&judged(report, judgement));
                }
                out.push(VerdictLine {
                    label: rating::basis_label(basis, &rated.figure),
                    mark: Mark::Rating(RatingMark::of(Some(level))),
                    word: rating_word(report, Some(level)),
                    sentence,
                });
            }
            Verdict::NotRated(reason) if leads || measure.cumulative => {
                let level = measure.judgement.as_ref().filter(|_| leads).map(|j| j.level);
                out.push(VerdictLine {
                    label: match basis {
                        Basis::Position => "Now".to_owned(),
                        Basis::Outlook => "For the year".to_owned(),
                    },
                    mark: Mark::Rating(RatingMark::of(level)),
                    word: rating_word(report, level),
                    sentence: match measure.judgement.as_ref().filter(|_| leads) {
                        Some(judgement) => format!("{} {}", rating::not_rated(measure, reason), judged(report, judgement)),
                        None => rating::not_rated(measure, reason),
                    },
                });
            }
            Verdict::NotRated(_) => {}
        }
    };
    if evaluated.leads == Basis::Outlook
        && let Some(outlook) = &evaluated.outlook
    {
        add(Basis::Outlook, outlook);
    }
    add(Basis::Position, &evaluated.position);
    if evaluated.leads == Basis::Position
        && let Some(outlook) = &evaluated.outlook
    {
        add(Basis::Outlook, outlook);
    }
    let mark = direction_mark(&evaluated.direction);
    let (label, sentence) = match &evaluated.direction {
        Direction::Moved(moved) => (period::since(moved.from.period), direction::sentence(measure, moved)),
        Direction::None(reason, _) => ("Direction".to_owned(), direction::none(reason)),
    };
    out.push(VerdictLine { label, mark: Mark::Direction(mark), word: direction_word(report, mark), sentence });
    out
}

/// What the officers judge, why, and who they are.
fn judged(report: &Report, judgement: &Judgement) -> String {
    format!(
        "The officers judge it {}: {} ({}, {}).",
        inside(&report.scheme.words(judgement.level).word),
        judgement.reason.trim_end_matches('.'),
        judgement.by,
        period::date(judgement.date)
    )
}

fn step(label: String, value: String) -> Step {
    Step { label, value }
}

/// The label of a figure in a working: "Forecast for 2024/25 (897 admissions)".
fn figure_label(measure: &Measure, figure: &Figure) -> String {
    let what =
        if figure.forecast { format!("Forecast for {}", period::long(figure.period)) } else { capital(&period::long(figure.period)) };
    let base = base(measure, figure);
    if base.is_empty() { what } else { format!("{what} ({base})") }
}

fn why_rating(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Working> {
    let mut out = Vec::new();
    let order = match evaluated.leads {
        Basis::Outlook => [(Basis::Outlook, evaluated.outlook.as_ref()), (Basis::Position, Some(&evaluated.position))],
        Basis::Position => [(Basis::Position, Some(&evaluated.position)), (Basis::Outlook, evaluated.outlook.as_ref())],
    };
    for (basis, verdict) in order.into_iter().filter_map(|(b, v)| Some((b, v?))) {
        let leads = evaluated.leads == basis;
        match verdict {
            Verdict::Rated(rated) => out.push(rating_working(report, measure, rated, basis, leads)),
            Verdict::NotRated(reason) if leads => out.push(Working {
                title: "Why there is no rating".to_owned(),
                rule: rating::not_rated(measure, reason),
                steps: Vec::new(),
                conclusion: String::new(),
                mark: Mark::Rating(RatingMark::of(evaluated.level)),
                word: rating_word(report, evaluated.level),
                notes: measure.judgement.iter().map(|j| judged(report, j)).chain(published_notes(report, measure, None)).collect(),
            }),
            Verdict::NotRated(_) => {}
        }
    }
    out
}

fn published_notes(report: &Report, measure: &Measure, level: Option<crate::model::Level>) -> Vec<String> {
    let Some(published) = measure.published.rating else { return Vec::new() };
    let word = &report.scheme.words(published).word;
    vec![if Some(published) == level { format!("The paper printed {word} too.") } else { format!("The paper printed {word}.") }]
}

fn rating_working(report: &Report, measure: &Measure, rated: &Rated, basis: Basis, leads: bool) -> Working {
    let figure = &rated.figure;
    let (value, wanted) =
        (rating::figure(measure, &Figure { forecast: false, ..figure.clone() }), rating::wanted(measure, &rated.yardstick));
    let shown = match figure.unit {
        FigureUnit::Measure => number::exact(measure, figure.value, measure.decimals),
        FigureUnit::Counted => value,
    };
    let mut steps = vec![step(figure_label(measure, figure), shown)];
    if figure.origin == Origin::WorkedOut {
        steps.push(step("Worked out from its counts, kept at full precision".to_owned(), number::short(figure.value)));
    }
    steps.push(step(capital(rating::yardstick_long(measure, &rated.yardstick).trim_start_matches("the ")), wanted));
    let decimals = rating::gap_decimals(measure, &rated.yardstick);
    let print = |v: f64, d: u8| match figure.unit {
        FigureUnit::Measure => number::exact(measure, v, d),
        FigureUnit::Counted => number::count(v),
    };
    if rated.compared.rounded
        && rated.middle_lies == MiddleLies::ShortOf
        && rated.yardstick.decimals < measure.decimals
        && figure.unit == FigureUnit::Measure
    {
        steps.push(step(
            "Rounded to the decimals of the target".to_owned(),
            number::value_with(measure, rated.compared.value, rated.yardstick.decimals),
        ));
    }
    let edge = rated.yardstick.nearer_edge(figure.value);
    let needs_tolerance = !(rated.compared.meets && rated.middle_lies == MiddleLies::ShortOf);
    let is_inside_band = matches!(rated.yardstick.requirement, Requirement::Band { .. }) && rated.gap >= 0.0;
    if rated.gap != 0.0 {
        let (more, less) = if figure.value >= edge { (figure.value, edge) } else { (edge, figure.value) };
        let name = if rated.gap < 0.0 { rating::off_by(rated) } else { "Better by" };
        let amount = match measure.unit {
            Unit::Percent => rating::amount(measure, figure.unit, rated.gap, None, decimals),
            Unit::Rate { .. } | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => {
                print(rated.gap.abs(), decimals)
            }
        };
        steps.push(step(format!("{name}: {} − {}", print(more, decimals), print(less, decimals)), amount));
    }
    if needs_tolerance && !is_inside_band {
        if let (Tolerance::Relative(_), Some(relative)) = (rated.tolerance.tolerance, rated.relative_gap) {
            steps.push(step(format!("As a share of {}", print(edge, rated.yardstick.decimals)), number::share(relative.abs())));
        }
        if let (Tolerance::People(_), Some(difference)) = (rated.tolerance.tolerance, rated.tolerance.difference) {
            let label = match (figure.counts, rated.yardstick.people) {
                (Some(counts), Some(people)) => {
                    format!(
                        "In {}: {} against {}",
                        labels::counted(measure),
                        number::count(counts.numerator.real()),
                        number::count(people.real())
                    )
                }
                (_, _) => format!("In {}", labels::counted(measure)),
            };
            steps.push(step(label, number::count(difference)));
        }
        steps.push(step(
            format!("Tolerance: {}", rating::set_by(measure, &rated.tolerance)),
            rating::tolerance(measure, rated.tolerance.tolerance),
        ));
    }
    let mut notes = Vec::new();
    if rated.compared.rounding_decides {
        notes.push("Rounding decides here: the exact comparison would give another answer.".to_owned());
    }
    if let (true, Some(judgement)) = (leads, &measure.judgement) {
        notes.push(judged(report, judgement));
    }
    if leads {
        notes.extend(published_notes(report, measure, Some(rated.level)));
    }
    if let Against::EvenPace { about: true, .. } = rated.yardstick.against {
        notes.push("The base was worked back from a printed rate and its count, so the pace may be one or two out.".to_owned());
    }
    let what = match basis {
        Basis::Position => "Where it stands",
        Basis::Outlook => "Forecast",
    };
    Working {
        title: if leads { "Why this rating".to_owned() } else { rating::basis_label(basis, figure) },
        rule: format!("{what}, against {}; {}.", rating::yardstick_long(measure, &rated.yardstick), labels::aim_rule(measure.aim)),
        steps,
        conclusion: rating::conclusion(measure, rated),
        mark: Mark::Rating(RatingMark::of(Some(rated.level))),
        word: rating_word(report, Some(rated.level)),
        notes,
    }
}

fn why_direction(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Working {
    let mark = direction_mark(&evaluated.direction);
    let word = direction_word(report, mark);
    let published = measure.published.direction.map(|printed| {
        let printed_word = direction::word(
            report,
            match printed {
                Movement::Improved => Way::Improved,
                Movement::Similar => Way::Similar,
                Movement::NotAsGood => Way::NotAsGood,
            },
        );
        let too = if printed_word == word { " too" } else { "" };
        format!("The paper printed {printed_word}{too}.")
    });
    let (title, rule, steps, conclusion) = match &evaluated.direction {
        Direction::Moved(moved) => (
            "Why this arrow",
            format!(
                "{} against {}; {}.",
                if moved.to.forecast { "This year’s forecast" } else { "The latest figure" },
                direction::basis(measure.direction_against),
                labels::aim_rule(measure.aim)
            ),
            direction_steps(measure, moved),
            direction_conclusion(measure, moved),
        ),
        Direction::None(reason, moved) => (
            "Why there is no arrow",
            direction::none(reason),
            moved.as_ref().map(|m| direction_steps(measure, m)).unwrap_or_default(),
            String::new(),
        ),
    };
    Working { title: title.to_owned(), rule, steps, conclusion, mark: Mark::Direction(mark), word, notes: published.into_iter().collect() }
}

fn direction_steps(measure: &Measure, moved: &Moved) -> Vec<Step> {
    let decimals = number::decimals_of_sum(measure, &[moved.to.value, moved.from.value]);
    let value = |f: &Figure| number::exact(measure, f.value, decimals);
    let mut steps =
        vec![step(figure_label(measure, &moved.to), value(&moved.to)), step(figure_label(measure, &moved.from), value(&moved.from))];
    let sign = if moved.change > 0.0 { "+" } else { "" };
    let change = match measure.unit {
        Unit::Percent => format!("{} points", number::signed(moved.change, measure.decimals.max(1))),
        _ if measure.scale == crate::model::Scale::Ones => format!("{sign}{}", number::value(measure, moved.change)),
        _ => number::signed(moved.change, 0),
    };
    steps.push(step(format!("Change: {} − {}", value(&moved.to), value(&moved.from)), change));
    if let (Tolerance::Relative(_), Some(relative)) = (moved.tolerance.tolerance, moved.relative) {
        let text = format!("{}%", number::signed(relative * 100.0, 1));
        steps.push(step(format!("As a share of {}", value(&moved.from)), text));
    }
    if let (Aim::Band, Some(difference)) = (measure.aim, rating::difference(measure, &moved.tolerance)) {
        steps.push(step("Change in its distance from the band".to_owned(), difference));
    }
    steps.push(step(
        format!("Counts as similar up to ({})", rating::set_by(measure, &moved.tolerance)),
        rating::tolerance(measure, moved.tolerance.tolerance),
    ));
    steps
}

fn direction_conclusion(measure: &Measure, moved: &Moved) -> String {
    let allowed = rating::tolerance(measure, moved.tolerance.tolerance);
    let size = rating::difference(measure, &moved.tolerance);
    match (moved.way, size) {
        (_, _) if moved.change == 0.0 => "No change.".to_owned(),
        (Way::Similar, Some(size)) => format!("{size} is within {allowed}."),
        (Way::Improved | Way::NotAsGood | Way::Higher | Way::Lower, Some(size)) => {
            let way = if moved.change > 0.0 { "higher" } else { "lower" };
            let where_good = match measure.aim {
                Aim::High | Aim::Low => format!(", where {}", labels::aim_rule(measure.aim)),
                Aim::Band => {
                    if moved.way == Way::Improved {
                        ", nearer to the band".to_owned()
                    } else {
                        ", further from the band".to_owned()
                    }
                }
                Aim::None => String::new(),
            };
            format!("{size} is beyond {allowed}: {way}{where_good}.")
        }
        (_, None) => rating::no_difference(moved.tolerance.tolerance).to_owned(),
    }
}

fn readings(measure: &Measure) -> Vec<ReadingRow> {
    let by_reading: Vec<(usize, Figure)> = figures(measure).map(|f| (f.reading, f)).collect();
    measure
        .readings
        .iter()
        .enumerate()
        .rev()
        .map(|(index, reading)| {
            let figure = by_reading.iter().find(|(i, _)| *i == index).map(|(_, f)| f);
            let (value, base_text) = match (&reading.observation, figure) {
                (Observation::Missing(missing), _) => ("–".to_owned(), labels::missing(missing)),
                (_, Some(figure)) if figure.unit == FigureUnit::Counted => {
                    ("–".to_owned(), format!("{} so far; no base to make a rate of it", with_base(measure, figure)))
                }
                (_, Some(figure)) => (number::value(measure, figure.value), exact_or_base(measure, figure)),
                (_, None) => ("–".to_owned(), String::new()),
            };
            let lag = reading
                .lag_months
                .filter(|m| *m > 0)
                .map(|m| format!("{} in arrears.", super::words::plural(usize::from(m), "month", "months")));
            let method = match &reading.status {
                Status::Forecast { method: Some(method) } => Some(format!("Method: {method}.")),
                Status::Forecast { method: None } => Some("Method not stated.".to_owned()),
                Status::Final | Status::Provisional | Status::Revised => None,
            };
            let interval = reading
                .interval
                .map(|i| format!("Range {} to {}.", number::value(measure, i.lower.get()), number::value(measure, i.upper.get())));
            let source = reading.source.as_ref().map(|s| format!("Source: {}.", s.trim_end_matches('.')));
            let parts: Vec<String> = [reading.note.clone(), method, interval, lag, source].into_iter().flatten().collect();
            ReadingRow {
                period: capital(&period::long(reading.period)),
                value,
                base: base_text,
                status: labels::status(&reading.status).to_owned(),
                note: parts.join(" "),
            }
        })
        .collect()
}

/// The counts of a figure; for a scaled one without counts, the exact figure.
fn exact_or_base(measure: &Measure, figure: &Figure) -> String {
    let text = base(measure, figure);
    if text.is_empty() && measure.scale != crate::model::Scale::Ones { labels::counted_number(measure, figure.value) } else { text }
}

fn yardsticks(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<YardstickRow> {
    let lead = evaluated.lead_figure().filter(|f| f.unit == FigureUnit::Measure);
    let rated_against = [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten().filter_map(|v| match v {
        Verdict::Rated(rated) => Some(rated.yardstick.against),
        Verdict::NotRated(_) => None,
    });
    let used: Vec<Against> = rated_against.collect();
    let by = evaluated.current.figure.as_ref().map_or(Month::of(report.position_at), |f| f.period.last_month());
    let mut rows: Vec<YardstickRow> = all_yardsticks(measure, by)
        .into_iter()
        .map(|yardstick| {
            let (kind, label) = match yardstick.against {
                Against::Target { index } => {
                    ("Target".to_owned(), measure.targets.get(index).and_then(|t| t.label.clone()).unwrap_or_default())
                }
                Against::Milestone { straight_line: true, .. } => ("Milestone".to_owned(), "Straight line to the target".to_owned()),
                Against::Milestone { .. } => ("Milestone".to_owned(), "On the path to the target".to_owned()),
                Against::Comparator { index } | Against::EvenPace { index, .. } => measure
                    .comparators
                    .get(index)
                    .map_or_else(Default::default, |c| (capital(labels::comparator_kind(c.kind)), c.label.clone().unwrap_or_default())),
            };
            let comparable =
                lead.filter(|l| !measure.cumulative || yardstick.period.is_none_or(|p| p.is_whole_year() == l.period.is_whole_year()));
            let gap = comparable.map(|figure| {
                let gap = gap_to(yardstick.requirement, figure.value);
                let edge = yardstick.nearer_edge(figure.value);
                let difference = figure.value - edge;
                let decimals = rating::gap_decimals(measure, &yardstick);
                let relative = (edge != 0.0).then(|| difference / edge.abs());
                if matches!(yardstick.requirement, Requirement::Band { .. }) && gap >= 0.0 {
                    "inside".to_owned()
                } else {
                    let amount = rating::amount(measure, figure.unit, difference, relative, decimals);
                    let nothing = amount.chars().all(|c| !c.is_ascii_digit() || c == '0');
                    if nothing { "the same".to_owned() } else { format!("{amount} {}", if difference > 0.0 { "higher" } else { "lower" }) }
                }
            });
            // A label that only says the kind again is not shown twice.
            let label = if label.to_lowercase().starts_with(&kind.to_lowercase()) { String::new() } else { label };
            YardstickRow {
                kind,
                label,
                period: yardstick.period.map(period::long).unwrap_or_default(),
                value: match yardstick.against {
                    Against::Target { .. } | Against::Milestone { .. } => {
                        let text = number::requirement(measure, yardstick.requirement, yardstick.decimals);
                        match (yardstick.requirement, yardstick.people) {
                            (_, Some(people)) => format!("{text} ({})", labels::counted_number(measure, people.real())),
                            (Requirement::AtLeast(_), None) => format!("at least {text}"),
                            (Requirement::AtMost(_), None) => format!("at most {text}"),
                            (Requirement::Below(_) | Requirement::Band { .. }, None) => text,
                        }
                    }
                    Against::Comparator { .. } | Against::EvenPace { .. } => {
                        number::value_with(measure, yardstick.nearer_edge(0.0), yardstick.decimals)
                    }
                },
                gap: gap.unwrap_or_else(|| "–".to_owned()),
                rated: used.contains(&yardstick.against),
            }
        })
        .collect();
    for verdict in [Some(&evaluated.position), evaluated.outlook.as_ref()].into_iter().flatten() {
        if let Verdict::Rated(rated) = verdict
            && let Against::EvenPace { .. } = rated.yardstick.against
        {
            rows.push(YardstickRow {
                kind: "Even pace".to_owned(),
                label: capital(&rating::yardstick_long(measure, &rated.yardstick)),
                period: rated.yardstick.period.map(period::long).unwrap_or_default(),
                value: rating::wanted(measure, &rated.yardstick),
                gap: rating::gap(measure, rated),
                rated: true,
            });
        }
    }
    for comparator in &measure.comparators {
        if let crate::model::ComparatorFigure::Unpublished { due } = comparator.figure {
            rows.push(YardstickRow {
                kind: capital(labels::comparator_kind(comparator.kind)),
                label: String::new(),
                period: comparator.period.map(period::long).unwrap_or_default(),
                value: due.map_or_else(|| "not published".to_owned(), |due| format!("to be published in {}", period::month(due))),
                gap: "–".to_owned(),
                rated: false,
            });
        }
    }
    rows
}

fn people(measure: &Measure, evaluated: &Evaluated) -> Vec<PeopleRow> {
    let Some(figure) = evaluated.lead_figure() else { return Vec::new() };
    let by = figure.period.last_month();
    all_yardsticks(measure, by)
        .into_iter()
        .filter(|y| !measure.cumulative || y.period.is_none_or(|p| p.is_whole_year() == figure.period.is_whole_year()))
        .filter_map(|yardstick| {
            let distance = distance(measure, figure, yardstick.requirement)?;
            let gap = gap_to(yardstick.requirement, figure.value);
            let name = rating::yardstick_long(measure, &yardstick);
            let reach = format!(
                "{}, {}",
                capital(name.trim_start_matches("the ")),
                number::requirement(measure, yardstick.requirement, yardstick.decimals)
            );
            let needed = match distance {
                Distance::Exact { needed, .. } => number::count(needed),
                Distance::About { needed, .. } => format!("about {}", number::count(needed)),
                Distance::PerHundred { .. } => "–".to_owned(),
            };
            Some(PeopleRow { reach, needed, change: rating::people(measure, distance, gap) })
        })
        .collect()
}

fn notes(measure: &Measure, evaluated: &Evaluated) -> Vec<String> {
    let mut out = measure.notes.clone();
    out.extend(
        measure.breaks.iter().map(|b| format!("Break in the series from {}: {}.", period::month(b.from), b.reason.trim_end_matches('.'))),
    );
    out.extend(evaluated.contradictions.iter().map(|c| format!("Check, {}: {}", period::long(c.figure.period), contradiction(measure, c))));
    out
}

fn facts(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Fact> {
    let framework = report.frameworks.get(measure.id.framework);
    let mut out = Vec::new();
    let mut add = |term: &str, text: Option<String>| {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push(Fact { term: term.to_owned(), text });
        }
    };
    add("Description", measure.description.clone().filter(|d| *d != measure.title));
    add("Definition", measure.definition.clone());
    add(
        "Framework",
        framework.map(|f| {
            if f.local {
                format!("{}: the council’s own measure", f.name)
            } else {
                format!("{} {}, measure {}", f.name, f.version, measure.id.code)
            }
        }),
    );
    add("Counts", measure.counted.clone().map(|c| capital(&c)));
    add("Base", measure.base.clone().map(|b| capital(&b)));
    add("Aim", Some(capital(labels::aim_rule(measure.aim))));
    add("Collected", measure.frequency.map(|f| labels::frequency(f).to_owned()));
    let lead = evaluated.lead_figure();
    add("Period", lead.map(|f| format!("{} ({})", capital(&period::long(f.period)), period::kind(f.period))));
    add(
        "Lateness",
        lead.filter(|f| !f.forecast).map(|f| {
            let months = f.period.last_month().count_to(Month::of(report.position_at)) - 1;
            match usize::try_from(months) {
                Ok(0) | Err(_) => "Up to date with the report".to_owned(),
                Ok(months) => {
                    format!("Its period ended {} before the position of the report", super::words::plural(months, "month", "months"))
                }
            }
        }),
    );
    add("Compared with", Some(capital(&direction::basis(measure.direction_against))));
    add("Outcome", outcome(report, measure));
    add("Published quartile", measure.published.quartile.map(|q| labels::quartile(q).to_owned()));
    add("Owner", measure.owner.clone());
    add("Source", measure.source.clone());
    out
}

fn outcome(report: &Report, measure: &Measure) -> Option<String> {
    let reference = measure.outcome?;
    let outcome = report.outcomes.get(reference.outcome)?;
    let plan = outcome.plan.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
    let supporting = reference.supporting.and_then(|s| outcome.supporting.get(s)).map(|s| format!(": {}", s.name)).unwrap_or_default();
    Some(format!("{}{plan}{supporting}", outcome.name))
}
