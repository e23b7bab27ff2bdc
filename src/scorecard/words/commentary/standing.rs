//! Where a measure stands, in prose: its figure against what it is held against.

use super::figures::{amount, asked, during, higher, is_number, name, named, subject, value, with_base};
use crate::engine::commentary::{Remark, Size, Stand};
use crate::engine::{Against, Figure, Rated, Yardstick};
use crate::model::{Aim, Measure, Period, Requirement};
use crate::scorecard::words::{capital, labels, period};

/// The gap of a remark: "7.1 points", "6,063 (5.8%)".
pub(super) fn gap(measure: &Measure, rated: &Rated) -> String {
    let decimals = measure.decimals.max(rated.yardstick.decimals);
    amount(measure, rated.figure.unit, rated.gap, rated.relative_gap, decimals)
}

fn is_target(yardstick: &Yardstick) -> bool {
    matches!(yardstick.against, Against::Target { .. } | Against::Milestone { .. })
}

fn is_band(yardstick: &Yardstick) -> bool {
    matches!(yardstick.requirement, Requirement::Band { low, high } if low < high)
}

/// Whether the figure lies above what it is held against.
fn is_above(rated: &Rated) -> bool {
    rated.figure.value > rated.yardstick.nearer_edge(rated.figure.value)
}

/// How a figure lies to what it is held against, without it: "considerably lower than", "just short of", "inside the band of".
/// With `exactly`, a plain gap is told by its amount: "7.1 points higher than".
fn lies(measure: &Measure, remark: &Remark, exactly: bool) -> String {
    let rated = &remark.rated;
    let above = is_above(rated);
    let by = if exactly { format!("{} ", gap(measure, rated)) } else { String::new() };
    // A number of things is told by its amount, not called slightly more.
    let counted = exactly && is_number(measure, rated.figure.unit) && !is_target(&rated.yardstick);
    let adjective = |slight: &str, considerable: &str| match remark.size {
        Size::Slight if counted => by.clone(),
        Size::Same | Size::Similar | Size::Slight => format!("{slight} "),
        Size::Plain => by.clone(),
        Size::Considerable => format!("{considerable} "),
    };
    if is_band(&rated.yardstick) {
        // One that counts as inside once rounded still lies outside.
        return match rated.gap < 0.0 {
            true => format!("{}{} the band of", adjective("just", "well"), if above { "above" } else { "below" }),
            false => "inside the band of".to_owned(),
        };
    }
    if is_target(&rated.yardstick) {
        return match (remark.size, above, measure.aim) {
            (Size::Same, _, _) if remark.stand == Stand::Good => "exactly at".to_owned(),
            (Size::Same, _, _) => "level with".to_owned(),
            (_, false, Aim::High) => format!("{}short of", adjective("just", "well")),
            (_, true, _) => format!("{}above", adjective("just", "well")),
            (_, false, _) => format!("{}below", adjective("just", "well")),
        };
    }
    let than = higher(measure, rated.figure.unit, above);
    match remark.size {
        Size::Same => "the same as".to_owned(),
        Size::Similar => "similar to".to_owned(),
        Size::Slight | Size::Plain | Size::Considerable => format!("{}{than} than", adjective("slightly", "considerably")),
    }
}

/// How a figure stands, to follow it: "slightly higher than the national average of 2023/24 (81.6%)"; the amount of a gap to a
/// target is told with it.
fn clause(measure: &Measure, remark: &Remark) -> String {
    let rated = &remark.rated;
    let by = match (is_target(&rated.yardstick) && !is_band(&rated.yardstick), remark.size) {
        (true, Size::Similar | Size::Slight | Size::Considerable) => format!(", by {}", gap(measure, rated)),
        (_, _) => String::new(),
    };
    let rounded = if rated.compared.rounding_decides && remark.stand == Stand::Good { ROUNDED } else { "" };
    format!("{} {}{by}{rounded}", lies(measure, remark, true), named(measure, &rated.yardstick))
}

/// Why a figure meets what it is short of.
const ROUNDED: &str = ", which it meets once rounded as that is printed";

/// The figure: "The proportion was 59.3% of people who use services in the 2023/24 survey", "There were 110,161 visits …".
pub(super) fn figure(measure: &Measure, figure: &Figure, contradicted: bool) -> String {
    let shown = with_base(measure, figure, contradicted);
    let when = during(figure.period);
    match (figure.forecast, is_number(measure, figure.unit)) {
        (true, _) => format!("The forecast for {}{} is {shown}", period::the(figure.period), labels::by_method(figure)),
        (false, true) if shown.starts_with("1 ") => format!("There was {shown} {when}"),
        (false, true) if shown.starts_with("0 ") => format!("There were no{} {when}", shown.trim_start_matches('0')),
        (false, true) => format!("There were {shown} {when}"),
        (false, false) => format!("{} was {shown} {when}", subject(measure, figure.unit)),
    }
}

/// A miss, which is said first: "The proportion was lower than the national average of 2023/24: 59.3% of people who use services in
/// the 2023/24 survey against 66.4%, a difference of 7.1 points."
pub(super) fn miss(measure: &Measure, remark: &Remark, contradicted: bool) -> String {
    let rated = &remark.rated;
    let figure = &rated.figure;
    let about = match figure.forecast {
        true => format!("The forecast for {}{} is", period::the(figure.period), labels::by_method(figure)),
        false => format!("{} was", subject(measure, figure.unit)),
    };
    let shown = with_base(measure, figure, contradicted);
    let when = if figure.forecast { String::new() } else { format!(" {}", during(figure.period)) };
    // Of a subject that is a number, more is higher.
    let lies = lies(measure, remark, false).replace("more than", "higher than").replace("fewer than", "lower than");
    format!(
        "{about} {lies} {}: {shown}{when} against {}, a difference of {}.",
        name(measure, &rated.yardstick),
        asked(measure, &rated.yardstick),
        gap(measure, rated)
    )
}

/// Where it stands: the figure, and what it is held against.
pub(super) fn stands(measure: &Measure, remark: &Remark, contradicted: bool) -> String {
    format!("{}, {}.", figure(measure, &remark.rated.figure, contradicted), clause(measure, remark))
}

/// Where it stands, after a sentence that named the figure: "That is still just above the milestone for November 2024 (563,300)".
pub(super) fn still_stands(measure: &Measure, remark: &Remark) -> String {
    let still = if remark.rated.gap > 0.0 { " still" } else { "" };
    format!("That is{still} {}.", clause(measure, remark))
}

/// What else it can be held against, after what it is rated against; all there is, where it is not rated.
pub(super) fn others(measure: &Measure, lead: Option<&Remark>, others: &[Remark]) -> Vec<String> {
    let well = |stand: Stand| stand >= Stand::InLine;
    let start = |other: &Remark| match lead.map(|lead| well(lead.stand)) {
        None => "It is",
        Some(lead) if lead == well(other.stand) => "It is also",
        Some(_) => "However, it is",
    };
    // Those on the side of the first go on from it; the others turn round.
    let (alike, turned): (Vec<&Remark>, Vec<&Remark>) =
        others.iter().partition(|other| lead.is_none_or(|lead| well(lead.stand) == well(other.stand)));
    alike.into_iter().chain(turned).map(|other| format!("{} {}.", start(other), clause(measure, other))).collect()
}

/// The measure's own figure for the year of a comparator, held against it: "In 2023/24, the year of that national average, it was
/// 85.3%, 3.7 points above it."; its value is left out where another sentence has it.
pub(super) fn like_for_like(measure: &Measure, remark: &Remark, has_value: bool) -> Option<String> {
    let like = remark.like_for_like.as_ref()?;
    let comparator = match remark.rated.yardstick.against {
        Against::Comparator { index } => measure.comparators.get(index)?,
        Against::Target { .. } | Against::Milestone { .. } | Against::EvenPace { .. } => return None,
    };
    let that = labels::the_comparator(comparator).replacen("the ", "that ", 1);
    let figure = &like.rated.figure;
    let when = capital(&during(figure.period));
    let year = match figure.period {
        Period::PointInTime(_) => format!("the end of the year of {that}"),
        Period::Cohort { .. } => format!("in the year of {that}"),
        _ => format!("the year of {that}"),
    };
    let lies = match (like.size, is_above(&like.rated)) {
        (Size::Same, _) => "the same".to_owned(),
        (_, true) => format!("{} above it", gap(measure, &like.rated)),
        (_, false) => format!("{} below it", gap(measure, &like.rated)),
    };
    let value = if has_value { String::new() } else { format!("{}, ", value(measure, figure.unit, figure.value)) };
    Some(format!("{when}, {year}, it was {value}{lies}."))
}

/// That a gap could be chance.
pub(super) fn could_be_chance(remark: &Remark) -> Option<String> {
    let differs = remark.could_be_chance && remark.size > Size::Similar;
    differs.then(|| "By the figure’s 95% interval, that gap could be chance.".to_owned())
}

/// Where the year stands so far, beside a forecast that leads.
pub(super) fn so_far(measure: &Measure, remark: &Remark) -> String {
    let rated = &remark.rated;
    let shown = with_base(measure, &rated.figure, false);
    format!("So far, {}, there were {shown}, {}.", during(rated.figure.period), clause(measure, remark))
}

/// The forecast, beside the position that leads.
pub(super) fn forecast(measure: &Measure, remark: &Remark) -> String {
    capital(&stands(measure, remark, false))
}
