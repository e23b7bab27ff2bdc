//! A measure's series: its figures in their places in time, and where no line may join them (methods §1, §4).
//!
//! A place is as long as the series' usual step (a year for years and surveys, a quarter, a month), and a
//! place without a figure stays empty: figures of every second year lie two places apart. Places rather than
//! days: a running total beside its year would lie on top of it.

use super::Evaluated;
use super::figure::{Figure, FigureUnit, figures};
use crate::model::{Absence, Break, Frequency, Measure, Missing, Month, Observation, Period, PeriodKind, in_order};

/// A measure's figures in their places in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The figures, in order of the end of their period.
    pub points: Vec<SeriesPoint>,
    /// Readings without a figure, among them or after them.
    pub absent: Vec<Absent>,
    /// The places, left to right, by the period that each is for; none for one that has no name.
    pub places: Vec<Option<Period>>,
    /// The breaks between figures.
    pub breaks: Vec<SeriesBreak>,
    /// Where in time the middles of places lie, in months since [`EPOCH`]; never falling.
    anchors: Vec<(f64, f64)>,
    /// How many months a place is long.
    step: i32,
}

/// A figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPoint {
    /// The figure.
    pub figure: Figure,
    /// Its place.
    pub place: usize,
    /// Whether a line may join it to the figure before it; for an outturn, to the outturn before it.
    pub join: Join,
}

/// Whether a line may join a figure to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// There is none before.
    Start,
    /// It may.
    Joined,
    /// A figure is missing between them.
    Gap,
    /// The series breaks between them.
    Break,
}

/// A reading without a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Absent {
    /// What it is for.
    pub period: Period,
    /// Why there is none.
    pub missing: Missing,
    /// Its place.
    pub place: usize,
}

/// A break between two figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeriesBreak {
    /// Which: an index into the measure's.
    pub index: usize,
    /// The first figure that is wholly after it, or else the last: an index into [`Series::points`].
    pub after: usize,
    /// Where it lies, in places.
    pub at: f64,
}

/// The month that times are counted from.
pub const EPOCH: (i16, i8) = (1900, 1);
/// A series has no more places than this: then they are longer.
const PLACES_AT_MOST: i32 = 240;

/// The figures of a measure that can stand on one axis, in their places.
///
/// Running totals for parts of a year and for whole years do not belong on one line: of those, figures of the kind
/// that leads; where that has but one, of the kind that has most.
#[must_use]
pub fn series(measure: &Measure, evaluated: &Evaluated) -> Series {
    let readings = figures(measure).chain(evaluated.worked_out().cloned());
    let all: Vec<Figure> = readings.filter(|f| f.unit == FigureUnit::Measure).collect();
    let kind = kind(measure, evaluated, &all);
    let fits = |period: Period| !measure.cumulative || Some(period.kind()) == kind;
    let kept: Vec<Figure> = all.into_iter().filter(|f| fits(f.period)).collect();
    let absent = absent(measure, &kept);

    // Every element with its period, in order of its end.
    let mut elements: Vec<(Period, Result<Figure, Missing>)> = kept.into_iter().map(|f| (f.period, Ok(f))).collect();
    elements.extend(absent.into_iter().map(|(period, missing)| (period, Err(missing))));
    let elements = in_order(elements, &|(a, _), (b, _)| a.last_day().cmp(&b.last_day()));

    let step = step(&elements.iter().map(|(period, _)| *period).collect::<Vec<_>>());
    let mut out = Series { points: Vec::new(), absent: Vec::new(), places: Vec::new(), breaks: Vec::new(), anchors: Vec::new(), step };
    let mut before: Option<Period> = None;
    for (period, element) in elements {
        if let Some(before) = before {
            let empty = (apart(before, period) + step / 2) / step - 1;
            out.places.extend((1..=empty.max(0)).map(|n| later(before, n * step)));
        }
        before = Some(period);
        let place = out.places.len();
        out.places.push(Some(period));
        let middle = middle(period).max(out.anchors.last().map_or(f64::NEG_INFINITY, |(month, _)| *month));
        out.anchors.push((middle, count(place) + 0.5));
        match element {
            Ok(figure) => out.points.push(SeriesPoint { figure, place, join: Join::Start }),
            Err(missing) => out.absent.push(Absent { period, missing, place }),
        }
    }
    out.breaks = breaks(measure, &out);
    let joins = joins(measure, &out);
    for (point, join) in out.points.iter_mut().zip(joins) {
        point.join = join;
    }
    out
}

impl Series {
    /// Where the beginning of a month lies, in places: 0 is where the first place begins.
    #[must_use]
    pub fn place_of(&self, month: Month) -> f64 {
        let wanted = start(month);
        let (Some(first), Some(last)) = (self.anchors.first(), self.anchors.last()) else { return 0.0 };
        if wanted <= first.0 {
            return first.1 + (wanted - first.0) / f64::from(self.step);
        }
        if wanted >= last.0 {
            return last.1 + (wanted - last.0) / f64::from(self.step);
        }
        let around = self.anchors.iter().zip(self.anchors.iter().skip(1)).find(|(_, after)| wanted <= after.0);
        around.map_or(last.1, |(before, after)| {
            let months = after.0 - before.0;
            if months > 0.0 { before.1 + (wanted - before.0) / months * (after.1 - before.1) } else { after.1 }
        })
    }
}

/// The middle of a period, in months since [`EPOCH`].
#[must_use]
pub fn middle(period: Period) -> f64 {
    match period.day() {
        Some(day) => start(Month::of(day)) + f64::from(day.day()) / f64::from(day.last_of_month().day()),
        None => (start(period.first_month()) + start(period.last_month().plus(1))) / 2.0,
    }
}

/// Where a month begins, in months since [`EPOCH`].
#[must_use]
pub fn start(month: Month) -> f64 {
    Month::new(EPOCH.0, EPOCH.1).map_or(0.0, |epoch| f64::from(epoch.count_to(month) - 1))
}

/// The kind of period of a series whose kinds do not belong together.
fn kind(measure: &Measure, evaluated: &Evaluated, all: &[Figure]) -> Option<PeriodKind> {
    let of = |kind: PeriodKind| all.iter().filter(|f| f.period.kind() == kind).count();
    let leading = evaluated.lead_figure().map(|f| f.period.kind());
    if !measure.cumulative || leading.is_some_and(|kind| of(kind) > 1) {
        return leading;
    }
    all.iter().map(|f| f.period.kind()).max_by_key(|kind| of(*kind)).or(leading)
}

/// Readings without a figure that leave a place empty: among the figures whatever the reason, after them
/// unless it is only not yet their time.
fn absent(measure: &Measure, kept: &[Figure]) -> Vec<(Period, Missing)> {
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return Vec::new() };
    let (first, last) = (first.period.last_day(), last.period.last_day());
    let has_kind = |period: Period| kept.iter().any(|f| f.period.kind() == period.kind());
    let is_known = |period: Period| kept.iter().any(|f| f.period == period);
    measure
        .readings
        .iter()
        .filter_map(|reading| match &reading.observation {
            Observation::Missing(missing) => Some((reading.period, missing.clone())),
            Observation::Value { .. } | Observation::Ratio { .. } | Observation::Count(_) | Observation::NumeratorOnly(_) => None,
        })
        .filter(|(period, missing)| {
            let end = period.last_day();
            has_kind(*period) && !is_known(*period) && end > first && (end < last || !is_not_its_time(missing))
        })
        .collect()
}

fn is_not_its_time(missing: &Missing) -> bool {
    match missing.why {
        Absence::NotDue { .. } | Absence::NotApplicable | Absence::NotEntered => true,
        Absence::Suppressed | Absence::NotCollected | Absence::NotYetPublished { .. } => false,
    }
}

/// How many months lie between the ends of two periods.
fn apart(before: Period, after: Period) -> i32 {
    before.last_month().count_to(after.last_month()) - 1
}

/// How many months a place is long: a year, a quarter or a month by the kind of the periods; of other kinds, the
/// least that lies between two. Of mixed kinds the longest.
fn step(periods: &[Period]) -> i32 {
    let between = || periods.iter().zip(periods.iter().skip(1)).map(|(a, b)| apart(*a, *b)).filter(|months| *months > 0);
    let least = between().min().unwrap_or(12);
    let of_kind = |period: &Period| match period.kind() {
        PeriodKind::FinancialYear | PeriodKind::AcademicYear | PeriodKind::CalendarYear | PeriodKind::SurveyWave => 12,
        PeriodKind::Quarter => 3,
        PeriodKind::Month => 1,
        PeriodKind::YearToDate { .. }
        | PeriodKind::SixMonths
        | PeriodKind::RollingYear
        | PeriodKind::PointInTime
        | PeriodKind::Cohort { .. } => least.min(12),
    };
    let longest = periods.iter().map(of_kind).max().unwrap_or(12);
    let all: i32 = between().sum();
    longest.max(all / PLACES_AT_MOST + i32::from(all > PLACES_AT_MOST))
}

/// The period so many months later, where it has a name of the same kind.
fn later(period: Period, months: i32) -> Option<Period> {
    match period {
        Period::Month(month) => Some(Period::Month(month.plus(months))),
        Period::Quarter { start, quarter } if months % 3 == 0 => {
            let quarters = i32::from(quarter) - 1 + months / 3;
            let start = start.checked_add(i16::try_from(quarters.div_euclid(4)).ok()?)?;
            Some(Period::Quarter { start, quarter: i8::try_from(quarters.rem_euclid(4) + 1).ok()? })
        }
        Period::FinancialYear { .. }
        | Period::AcademicYear { .. }
        | Period::CalendarYear { .. }
        | Period::YearToDate { .. }
        | Period::Quarter { .. }
        | Period::SixMonths { .. }
        | Period::RollingYear { .. }
        | Period::PointInTime(_)
        | Period::SurveyWave { .. }
        | Period::Cohort { .. } => (months % 12 == 0).then(|| period.years_before(i16::try_from(-months / 12).unwrap_or(0))),
    }
}

/// Whether a break makes two figures incomparable: it lies after the beginning of the earlier period and no later than
/// the end of the later one, as for a direction of travel.
fn crosses(b: &Break, before: &SeriesPoint, after: &SeriesPoint) -> bool {
    before.figure.period.first_month() < b.from && b.from <= after.figure.period.last_month()
}

/// The breaks between figures in order of time, each where it lies, but beside a figure rather than on it.
fn breaks(measure: &Measure, series: &Series) -> Vec<SeriesBreak> {
    const BESIDE: f64 = 0.2;
    let pairs = || series.points.iter().zip(series.points.iter().skip(1));
    let found = measure.breaks.iter().enumerate().filter(|(_, b)| pairs().any(|(before, after)| crosses(b, before, after)));
    let place = |(index, b): (usize, &Break)| {
        let at = series.place_of(b.from);
        let near = series.points.iter().map(|p| count(p.place) + 0.5).find(|middle| (middle - at).abs() < BESIDE);
        let at = near.map_or(at, |middle| if at < middle { middle - BESIDE } else { middle + BESIDE });
        let after = series.points.iter().position(|p| b.from <= p.figure.period.first_month());
        SeriesBreak { index, after: after.unwrap_or(series.points.len().saturating_sub(1)), at }
    };
    in_order(found.map(place).collect(), &|a, b| a.at.total_cmp(&b.at))
}

/// Whether each figure may be joined to the one before it.
fn joins(measure: &Measure, series: &Series) -> Vec<Join> {
    let usual = usual(measure, series);
    let join = |(index, point): (usize, &SeriesPoint)| {
        let mut earlier = series.points.iter().take(index).rev();
        let Some(before) = earlier.find(|p| point.figure.forecast || !p.figure.forecast) else { return Join::Start };
        let is_between = |place: usize| before.place < place && place < point.place;
        if measure.breaks.iter().any(|b| crosses(b, before, point)) {
            Join::Break
        } else if apart(before.figure.period, point.figure.period) > usual
            || series.absent.iter().any(|a| is_between(a.place) && !is_not_its_time(&a.missing))
        {
            Join::Gap
        } else {
            Join::Joined
        }
    };
    series.points.iter().enumerate().map(join).collect()
}

/// How many months figures usually lie apart: as often as the file says; else, for surveys, months and quarters, as
/// near as two of them come; for others as most do, but no more than a year.
fn usual(measure: &Measure, series: &Series) -> i32 {
    let known = || series.points.iter().filter(|p| !p.figure.forecast);
    let between = || known().zip(known().skip(1)).map(|(a, b)| apart(a.figure.period, b.figure.period)).filter(|months| *months > 0);
    let near = between().min().unwrap_or(12);
    let most = between().max_by_key(|months| (between().filter(|other| other == months).count(), *months)).unwrap_or(12);
    let of_kinds = |is: fn(PeriodKind) -> bool| known().all(|p| is(p.figure.period.kind()));
    let usual = match measure.frequency {
        Some(Frequency::Biennial) => near.max(24),
        Some(Frequency::Annual) => 12,
        Some(Frequency::Monthly | Frequency::Quarterly | Frequency::SixMonthly) | None => {
            let is_regular = of_kinds(|kind| kind == PeriodKind::Month) || of_kinds(|kind| kind == PeriodKind::Quarter);
            let is_wave = of_kinds(|kind| kind == PeriodKind::SurveyWave) || measure.survey;
            if is_regular || is_wave { near } else { most.min(12) }
        }
    };
    let mixed = known().zip(known().skip(1)).any(|(a, b)| a.figure.period.kind() != b.figure.period.kind());
    if mixed { usual.max(series.step) } else { usual }
}

/// A number of places as a length.
#[allow(clippy::cast_precision_loss, reason = "there are a few hundred at most")]
pub(crate) fn count(places: usize) -> f64 {
    places as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: [Period; 3] =
        [Period::FinancialYear { start: 2021 }, Period::FinancialYear { start: 2023 }, Period::FinancialYear { start: 2024 }];

    fn month(year: i16, month: i8) -> Month {
        Month::new(year, month).unwrap()
    }

    #[test]
    fn a_place_is_a_year_for_years_a_quarter_for_quarters() {
        let quarters = [1, 2, 4].map(|quarter| Period::Quarter { start: 2024, quarter });
        let months = [4, 5, 8].map(|m| Period::Month(month(2024, m)));
        let waves = [2016, 2018, 2021].map(|start| Period::SurveyWave { start });
        assert_eq!((step(&YEARS), step(&quarters), step(&months), step(&waves)), (12, 3, 1, 12));
        let so_far = Period::YearToDate { from: month(2025, 4), to: month(2025, 11) };
        assert_eq!(step(&[YEARS[1], YEARS[2], so_far]), 12, "of mixed kinds the longest");
        assert_eq!(step(&[]), 12);
    }

    #[test]
    fn places_are_never_too_many() {
        let days = [1900, 1901, 2199].map(|year| Period::PointInTime(month(year, 1).last_day()));
        let close = Period::PointInTime(month(1900, 2).last_day());
        let periods = [days[0], close, days[1], days[2]];
        let all: i32 = periods.windows(2).map(|pair| apart(pair[0], pair[1])).sum();
        assert!(all / step(&periods) <= PLACES_AT_MOST, "{}", step(&periods));
    }

    #[test]
    fn what_comes_later_has_a_name_of_its_kind() {
        let q4 = Period::Quarter { start: 2024, quarter: 4 };
        assert_eq!(later(q4, 3), Some(Period::Quarter { start: 2025, quarter: 1 }));
        assert_eq!(later(YEARS[0], 12), Some(Period::FinancialYear { start: 2022 }));
        let leap = Period::PointInTime(month(2024, 2).last_day());
        assert_eq!(later(leap, 12), Some(Period::PointInTime(month(2025, 2).last_day())));
        assert_eq!(later(leap, 4), None);
        assert_eq!(later(Period::Month(month(2024, 12)), 1), Some(Period::Month(month(2025, 1))));
    }

    #[test]
    fn the_middle_of_a_period_lies_between_its_months() {
        let from = start(month(2024, 4));
        assert!((middle(Period::FinancialYear { start: 2024 }) - from - 6.0).abs() < 1e-9);
        assert!((middle(Period::Month(month(2024, 4))) - from - 0.5).abs() < 1e-9);
        assert!((middle(Period::PointInTime(month(2024, 4).last_day())) - from - 1.0).abs() < 1e-9);
    }

    #[test]
    fn time_between_places_is_in_proportion() {
        let series = Series {
            points: Vec::new(),
            absent: Vec::new(),
            places: YEARS.map(Some).to_vec(),
            breaks: Vec::new(),
            anchors: vec![(middle(YEARS[0]), 0.5), (middle(YEARS[1]), 2.5)],
            step: 12,
        };
        let at = |year, m| series.place_of(month(year, m));
        for (found, wanted) in [(at(2021, 4), 0.0), (at(2022, 4), 1.0), (at(2023, 4), 2.0), (at(2024, 4), 3.0), (at(2020, 4), -1.0)] {
            assert!((found - wanted).abs() < 1e-9, "{found} {wanted}");
        }
    }
}
