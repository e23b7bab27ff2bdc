//! Why a measure is rated as it is, and why its arrow: the rule, the numbers put in, the result, what would change it.

use super::overview::{direction_word, rating_word};
use super::row::{base, direction_mark};
use super::view::{Mark, RatingMark, Step, WhyId, Working};
use super::words::{capital, direction, edges, inside, labels, period, rating, sources};
use super::{changes, evidence, number};
use crate::engine::{Against, Direction, Evaluated, Figure, FigureUnit, Moved, Origin, Rated, Verdict, Way};
use crate::model::{Aim, Basis, Judgement, Level, Measure, MiddleLies, Movement, Report, Requirement, Tolerance, Unit};

/// What the officers judge, why, and who they are.
pub(super) fn judged(report: &Report, judgement: &Judgement) -> String {
    format!(
        "The officers judge it {}: {} ({}, {}).",
        inside(&report.scheme.words(judgement.level).word),
        judgement.reason.trim_end_matches('.'),
        judgement.by,
        period::date(judgement.date)
    )
}

pub(super) fn step(label: String, value: String) -> Step {
    Step { label, value }
}

/// The label of a figure in a working: "Forecast for 2024/25 (897 admissions)".
fn figure_label(measure: &Measure, figure: &Figure) -> String {
    let what = if figure.forecast { rating::basis_label(Basis::Outlook, figure) } else { capital(&period::long(figure.period)) };
    let base = base(measure, figure);
    if base.is_empty() { what } else { format!("{what} ({base})") }
}

pub(super) fn why_rating(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Vec<Working> {
    let mut out = Vec::new();
    let order = match evaluated.leads {
        Basis::Outlook => [(Basis::Outlook, evaluated.outlook.as_ref()), (Basis::Position, Some(&evaluated.position))],
        Basis::Position => [(Basis::Position, Some(&evaluated.position)), (Basis::Outlook, evaluated.outlook.as_ref())],
    };
    for (basis, verdict) in order.into_iter().filter_map(|(b, v)| Some((b, v?))) {
        let leads = evaluated.leads == basis;
        match verdict {
            Verdict::Rated(rated) => out.push(Working {
                changes: changes::of_rating(report, measure, evaluated, basis),
                ..rating_working(report, measure, rated, basis, leads)
            }),
            Verdict::NotRated(reason) if leads => out.push(Working {
                id: WhyId::Rating,
                title: "Why there is no rating".to_owned(),
                rule: rating::not_rated(measure, reason),
                steps: Vec::new(),
                conclusion: String::new(),
                mark: Some(Mark::Rating(RatingMark::of(evaluated.level))),
                word: rating_word(report, evaluated.level),
                notes: measure.judgement.iter().map(|j| judged(report, j)).chain(published_notes(report, measure, None)).collect(),
                changes_title: edges::GIVES_RATING,
                changes: changes::would_give_rating(report, measure, evaluated, reason),
                sources: sources::of_no_rating(),
            }),
            Verdict::NotRated(_) => {}
        }
    }
    out
}

fn published_notes(report: &Report, measure: &Measure, level: Option<Level>) -> Vec<String> {
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
        id: if leads { WhyId::Rating } else { WhyId::OtherRating },
        title: if leads { "Why this rating".to_owned() } else { rating::basis_label(basis, figure) },
        rule: format!("{what}, against {}; {}.", rating::yardstick_long(measure, &rated.yardstick), labels::aim_rule(measure.aim)),
        steps,
        conclusion: rating::conclusion(measure, rated),
        mark: Some(Mark::Rating(RatingMark::of(Some(rated.level)))),
        word: rating_word(report, Some(rated.level)),
        notes,
        changes_title: edges::CHANGES,
        changes: Vec::new(),
        sources: sources::of_rating(measure, rated),
    }
}

pub(super) fn why_direction(report: &Report, measure: &Measure, evaluated: &Evaluated) -> Working {
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
    let moved = match &evaluated.direction {
        Direction::Moved(moved) | Direction::None(_, Some(moved)) => Some(moved),
        Direction::None(_, None) => None,
    };
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
    let notes = evidence::strength(report, measure, evaluated).into_iter().chain(published).collect();
    let (changes_title, changes) = match &evaluated.direction {
        Direction::Moved(_) => (edges::CHANGES, changes::of_arrow(report, measure, evaluated)),
        Direction::None(reason, _) => (edges::GIVES_ARROW, vec![edges::would_give_arrow(reason)]),
    };
    Working {
        id: WhyId::Arrow,
        title: title.to_owned(),
        rule,
        steps,
        conclusion,
        mark: Some(Mark::Direction(mark)),
        word,
        notes,
        changes_title,
        changes,
        sources: sources::of_arrow(measure, moved),
    }
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
        (Way::Similar, Some(size)) if moved.could_be_chance => {
            format!("{size} is beyond {allowed}, but could be chance, which in this report counts as similar.")
        }
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
