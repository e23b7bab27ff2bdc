//! Figures, gaps and yardsticks as the prose of a report has them: exact where a table prints thousands.

use crate::engine::{Against, Figure, FigureUnit, Yardstick};
use crate::model::{Measure, Period, Requirement, Scale, Unit};
use crate::scorecard::number;
use crate::scorecard::words::{labels, period, rating};

/// A value, unscaled: "59.3%", "110,161".
pub(super) fn value(measure: &Measure, unit: FigureUnit, value: f64) -> String {
    match unit {
        FigureUnit::Counted => number::count(value),
        FigureUnit::Measure => number::exact(measure, value, measure.decimals),
    }
}

/// Whether a measure is a number of things: "There were 736", not "The rate was 736".
pub(super) fn is_number(measure: &Measure, unit: FigureUnit) -> bool {
    unit == FigureUnit::Counted || matches!(measure.unit, Unit::Count | Unit::Hours)
}

/// What the sentence is about: "The proportion", "The number of visits".
pub(super) fn subject(measure: &Measure, unit: FigureUnit) -> String {
    match (unit, measure.unit) {
        (FigureUnit::Counted, _) | (FigureUnit::Measure, Unit::Count | Unit::Hours) => match things(measure) {
            "" => "The number".to_owned(),
            things => format!("The number of {things}"),
        },
        (FigureUnit::Measure, Unit::Percent) => "The proportion".to_owned(),
        (FigureUnit::Measure, Unit::Rate { .. }) => "The rate".to_owned(),
        (FigureUnit::Measure, Unit::Score) => "The mean score".to_owned(),
        (FigureUnit::Measure, Unit::Days | Unit::Weeks | Unit::Pounds) => "The figure".to_owned(),
    }
}

fn things(measure: &Measure) -> &str {
    if measure.unit == Unit::Hours { "hours" } else { labels::counted(measure) }
}

/// A figure with its base, as it is first named: "59.3% of people who use services", "87.0% (1,221 out of 1,403 adults with a
/// learning disability)", "12.8 per 100,000 people aged 18 to 64 (56 admissions)", "110,161 visits". One that its counts contradict
/// stands without them, and is called what it is: as printed.
pub(super) fn with_base(measure: &Measure, figure: &Figure, contradicted: bool) -> String {
    let bare = value(measure, figure.unit, figure.value);
    let base = measure.base.as_deref();
    if contradicted {
        return format!("{bare}, as printed,");
    }
    match (figure.unit, measure.unit, figure.counts) {
        (FigureUnit::Measure, Unit::Percent, counts) => match counts.and_then(|counts| Some((counts.numerator, counts.denominator?))) {
            Some((numerator, denominator)) => {
                let of = format!("{} out of {}", number::count(numerator.real()), number::count(denominator.real()));
                format!("{bare} ({})", [Some(of.as_str()), base].into_iter().flatten().collect::<Vec<_>>().join(" "))
            }
            None => base.map_or_else(|| bare.clone(), |base| format!("{bare} of {base}")),
        },
        (FigureUnit::Measure, Unit::Rate { per }, counts) => {
            let counted = counts.map(|counts| format!(" ({})", labels::counted_number(measure, counts.numerator.real())));
            format!("{bare} per {} {}{}", number::count(f64::from(per)), base.unwrap_or("people"), counted.unwrap_or_default())
        }
        (FigureUnit::Counted, _, _) | (FigureUnit::Measure, Unit::Count, _) if measure.scale == Scale::Ones => {
            labels::counted_number(measure, figure.value)
        }
        (FigureUnit::Counted | FigureUnit::Measure, Unit::Count | Unit::Hours, _) => {
            format!("{bare} {}", things(measure)).trim_end().to_owned()
        }
        (
            FigureUnit::Counted | FigureUnit::Measure,
            Unit::Percent | Unit::Rate { .. } | Unit::Days | Unit::Weeks | Unit::Pounds | Unit::Score,
            _,
        ) => bare,
    }
}

/// When a figure is of: "from April to November 2024", "in the 2023/24 survey", "at 30 November 2024".
pub(super) fn during(of: Period) -> String {
    match of {
        Period::YearToDate { from, to } if from == to => format!("in {}", period::month(from)),
        Period::YearToDate { .. } => format!("from {}", period::long(of)),
        Period::Cohort { .. } => format!("for the cohort of {}", period::long(of)),
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::Quarter { .. }
        | Period::Month(_)
        | Period::SixMonths { .. }
        | Period::RollingYear { .. }
        | Period::PointInTime(_)
        | Period::SurveyWave { .. } => period::within(of),
    }
}

/// When an earlier figure is of, beside a later one: "in the same months of 2023".
pub(super) fn before(earlier: Period, later: Period) -> String {
    match later {
        Period::YearToDate { .. } if later.years_before(1) == earlier => {
            format!(
                "in the same months of {}",
                match earlier.first_month().year() == earlier.last_month().year() {
                    true => earlier.first_month().year().to_string(),
                    false => format!("{} to {}", earlier.first_month().year(), earlier.last_month().year()),
                }
            )
        }
        _ => during(earlier),
    }
}

/// A gap or change without its sign, in the unit and as a share where both tell something: "7.1 points", "6,063 (5.8%)".
pub(super) fn amount(measure: &Measure, unit: FigureUnit, size: f64, relative: Option<f64>, decimals: u8) -> String {
    let share = relative.map(|share| format!(" ({})", number::share(share.abs()))).unwrap_or_default();
    match (unit, measure.unit) {
        (FigureUnit::Measure, Unit::Percent) => format!("{} points", number::plain(size.abs(), decimals.max(1))),
        (FigureUnit::Counted, _) => format!("{}{share}", number::count(size.abs())),
        (FigureUnit::Measure, Unit::Rate { .. } | Unit::Count | Unit::Hours | Unit::Days | Unit::Weeks | Unit::Pounds | Unit::Score) => {
            format!("{}{share}", number::exact(measure, size.abs(), decimals))
        }
    }
}

/// What a yardstick asks for: "66.4%", "104,098", "under 4.1", "18–23%"; of a comparator its figure.
pub(super) fn asked(measure: &Measure, yardstick: &Yardstick) -> String {
    let exact = |value: f64| number::exact(measure, value, yardstick.decimals);
    match (yardstick.against, yardstick.requirement) {
        (Against::EvenPace { counted: true, .. }, _) => rating::wanted(measure, yardstick),
        (_, Requirement::Band { low, high }) if low == high => exact(low.get()),
        (_, Requirement::Band { .. }) => number::requirement(measure, yardstick.requirement, yardstick.decimals),
        (Against::Target { .. } | Against::Milestone { .. }, Requirement::Below(value)) => format!("under {}", exact(value.get())),
        (_, Requirement::AtLeast(value) | Requirement::AtMost(value) | Requirement::Below(value)) => exact(value.get()),
    }
}

/// What a yardstick is: "the national average of 2023/24", "the straight-line milestone for November 2024".
pub(super) fn name(measure: &Measure, yardstick: &Yardstick) -> String {
    match yardstick.against {
        Against::Milestone { by, straight_line: true, .. } => format!("the straight-line milestone for {}", period::month(by)),
        Against::EvenPace { index, months, .. } => {
            let kind = measure.comparators.get(index).map_or_else(String::new, labels::the_comparator);
            let months = crate::scorecard::words::plural(usize::try_from(months).unwrap_or_default(), "month", "months");
            format!("an even pace towards {kind} would be after {months}")
        }
        Against::Target { .. } | Against::Milestone { .. } | Against::Comparator { .. } => {
            let name = rating::yardstick_long(measure, yardstick);
            match yardstick.period.filter(|of| period::takes_the(*of)) {
                Some(of) => name.replacen(&period::long(of), &period::the(of), 1),
                None => name,
            }
        }
    }
}

/// The same with its number: "the national average of 2023/24 (66.4%)".
pub(super) fn named(measure: &Measure, yardstick: &Yardstick) -> String {
    let name = name(measure, yardstick);
    let asked = asked(measure, yardstick);
    // A name in brackets already has its figure within them.
    match name.strip_suffix(')') {
        Some(open) => format!("{open}: {asked})"),
        None => format!("{name} ({asked})"),
    }
}

/// "higher", "lower"; of a number of things "more", "fewer".
pub(super) fn higher(measure: &Measure, unit: FigureUnit, up: bool) -> &'static str {
    match (is_number(measure, unit), up) {
        (true, true) => "more",
        (true, false) => "fewer",
        (false, true) => "higher",
        (false, false) => "lower",
    }
}
