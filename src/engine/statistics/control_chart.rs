//! A control chart of single values (XmR): what a series does when nothing happens to it, and which
//! of its points tell that something did (methods §5.8).

use std::cmp::Ordering;

use super::interval::mean;
use crate::engine::math::sum;
use crate::engine::rounding::settle;
use crate::model::{Aim, Finite, Month, Requirement};

/// The limits lie this many mean moving ranges from the mean: 3 standard deviations, by 1.128
/// (Shewhart; NHS *Making Data Count*).
const LIMIT_IN_MOVING_RANGES: f64 = 2.66;

/// Beyond this share of the way from the mean to a limit a point is near the limit.
const NEAR_FROM: f64 = 2.0 / 3.0;

/// A moving range of this many mean moving ranges or more is left out of the limits, once
/// (Nelson 1982).
const RANGE_LEFT_OUT_FROM: f64 = 3.267;

/// With fewer points the limits are on trial (NHS *Making Data Count*).
pub const FIRM_LIMITS_FROM: usize = 12;

/// So many points that rise or fall, or lie on one side of the mean, are no chance.
const RUN: usize = 7;

/// So many points make a group that may hold two near a limit.
const GROUP: usize = 3;

/// Differences that are a smaller share of the values are what subtracting leaves of equal ones.
const EQUAL: f64 = 1e-12;

/// A control chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlChart {
    /// The mean of all points, in the values' unit, like the rest.
    pub mean: f64,
    /// The lower limit; it may lie below what is possible, such as 0.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The mean moving range the limits rest on.
    pub mean_moving_range: f64,
    /// The points whose step from the point before was too large to count towards the limits.
    pub left_out: Vec<usize>,
    /// There are too few points for limits that can be relied on.
    pub trial: bool,
    /// What each point signals, in their order; nothing for most.
    pub signals: Vec<Option<Signal>>,
}

/// A point that tells that something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// By which rule: the first of them that it meets.
    pub rule: Rule,
    /// Which way.
    pub going: Going,
}

/// The rules by which a point signals, first things first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// It lies outside a limit.
    OutsideLimit,
    /// It is one of seven points of which each lies above the one before, or each below.
    Trend,
    /// It is one of two points out of three that lie near the same limit (in the outer third of the
    /// way there), all three on one side of the mean.
    NearLimit,
    /// It is one of seven points on one side of the mean.
    OneSide,
}

/// Which way a signal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// Above the mean, or rising.
    Up,
    /// Below the mean, or falling.
    Down,
}

/// Why there is no control chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChart {
    /// One point alone does not vary.
    TooFewPoints {
        /// How many there are.
        points: usize,
    },
    /// The figures are too large to reckon with.
    TooLarge,
}

/// The control chart of a monthly or quarterly series, oldest first, evenly spaced and in one unit.
/// A series that adds up through the year is [`differenced`] first.
///
/// Limits are the mean ± 2.66 mean moving ranges, a moving range being the distance from one point to
/// the next. Those of 3.267 times their mean or more are left out, once. The mean is that of all
/// points. Nothing is ever rebased: a change is a signal, not a new normal.
///
/// # Errors
/// [`NoChart`].
///
/// Source: NHS England, *Making Data Count*, as its community's package `NHSRplotthedots` has it:
/// moving ranges are left out; a point outside a limit does not count as near it.
pub fn control_chart(values: &[Finite]) -> Result<ControlChart, NoChart> {
    if values.len() < 2 {
        return Err(NoChart::TooFewPoints { points: values.len() });
    }
    let hair = EQUAL * values.iter().fold(0.0_f64, |largest, value| largest.max(value.get().abs()));
    let compare = |a: f64, b: f64| if (a - b).abs() <= hair { Ordering::Equal } else { a.total_cmp(&b) };
    let mean = mean(values);
    let ranges: Vec<f64> = values.iter().zip(values.iter().skip(1)).map(|(before, value)| (value.get() - before.get()).abs()).collect();
    let first_mean = mean_of(&ranges);
    let is_left_out =
        |range: f64| compare(range, 0.0) == Ordering::Greater && compare(range, RANGE_LEFT_OUT_FROM * first_mean) != Ordering::Less;
    let left_out = ranges.iter().enumerate().filter(|(_, range)| is_left_out(**range)).map(|(index, _)| index + 1).collect();
    let kept: Vec<f64> = ranges.iter().copied().filter(|range| !is_left_out(*range)).collect();
    let mean_moving_range = mean_of(&kept);
    let reach = LIMIT_IN_MOVING_RANGES * mean_moving_range;
    let (lower, upper) = (mean - reach, mean + reach);
    if !(lower.is_finite() && upper.is_finite()) {
        return Err(NoChart::TooLarge);
    }
    let points: Vec<Point> = values
        .iter()
        .map(|value| {
            let value = value.get();
            let outside = compare(value, lower) == Ordering::Less || compare(value, upper) == Ordering::Greater;
            let beyond_near = compare((value - mean).abs(), NEAR_FROM * reach) == Ordering::Greater;
            Point { side: going(compare(value, mean)), outside, near: beyond_near && !outside }
        })
        .collect();
    let steps: Vec<Option<Going>> =
        values.iter().zip(values.iter().skip(1)).map(|(before, value)| going(compare(value.get(), before.get()))).collect();
    Ok(ControlChart {
        mean,
        lower,
        upper,
        mean_moving_range,
        left_out,
        trial: values.len() < FIRM_LIMITS_FROM,
        signals: signals(&points, &steps),
    })
}

fn mean_of(ranges: &[f64]) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let n = ranges.len() as f64;
    sum(ranges.iter().copied()) / n
}

/// How a point lies.
#[derive(Debug, Clone, Copy)]
struct Point {
    /// On which side of the mean; none where it lies on it.
    side: Option<Going>,
    outside: bool,
    /// In the outer third of the way to a limit.
    near: bool,
}

fn going(order: Ordering) -> Option<Going> {
    match order {
        Ordering::Greater => Some(Going::Up),
        Ordering::Less => Some(Going::Down),
        Ordering::Equal => None,
    }
}

/// What each point signals: the first rule it meets.
fn signals(points: &[Point], steps: &[Option<Going>]) -> Vec<Option<Signal>> {
    let mut trends = vec![None; points.len()];
    // Of two trends that meet in a point the later one has it.
    for (start, window) in steps.windows(RUN - 1).enumerate() {
        if let Some(going) = all_alike(window.iter().copied()) {
            trends.iter_mut().skip(start).take(RUN).for_each(|trend| *trend = Some(going));
        }
    }
    let mut near_limits = vec![None; points.len()];
    for (start, window) in points.windows(GROUP).enumerate() {
        let two = window.iter().filter(|point| point.near).count() >= 2;
        if let Some(going) = all_alike(window.iter().map(|point| point.side)).filter(|_| two) {
            let marks = near_limits.iter_mut().skip(start).zip(window);
            marks.filter(|(_, point)| point.near).for_each(|(mark, _)| *mark = Some(going));
        }
    }
    let mut one_side = vec![None; points.len()];
    for (start, window) in points.windows(RUN).enumerate() {
        if let Some(going) = all_alike(window.iter().map(|point| point.side)) {
            one_side.iter_mut().skip(start).take(RUN).for_each(|side| *side = Some(going));
        }
    }
    let found = points.iter().zip(trends).zip(near_limits).zip(one_side);
    found
        .map(|(((point, trend), near_limit), one_side)| {
            let by = |rule, going: Option<Going>| going.map(|going| Signal { rule, going });
            by(Rule::OutsideLimit, point.side.filter(|_| point.outside))
                .or(by(Rule::Trend, trend))
                .or(by(Rule::NearLimit, near_limit))
                .or(by(Rule::OneSide, one_side))
        })
        .collect()
}

/// The way that all go, if they all go one way.
fn all_alike(mut ways: impl Iterator<Item = Option<Going>>) -> Option<Going> {
    let first = ways.next().flatten()?;
    ways.all(|way| way == Some(first)).then_some(first)
}

/// What the last point of a chart tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variation {
    /// Something happened, and it is what the aim wants.
    Improvement(Going),
    /// Something happened, and it is not.
    Concern(Going),
    /// Something happened, where neither way is better.
    Neutral(Going),
    /// Nothing but the usual ups and downs.
    CommonCause,
}

/// What the last point of a chart tells, by the aim. Where the aim is a band neither way is better by
/// itself, as where there is no aim.
///
/// Source: the variation icons of NHS England, *Making Data Count*.
#[must_use]
pub fn variation(chart: &ControlChart, aim: Aim) -> Variation {
    let Some(Signal { going, .. }) = chart.signals.last().copied().flatten() else {
        return Variation::CommonCause;
    };
    match (aim, going) {
        (Aim::High, Going::Up) | (Aim::Low, Going::Down) => Variation::Improvement(going),
        (Aim::High, Going::Down) | (Aim::Low, Going::Up) => Variation::Concern(going),
        (Aim::Band | Aim::None, Going::Up | Going::Down) => Variation::Neutral(going),
    }
}

/// Whether a series can be expected to meet its target as things are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// Its usual ups and downs all meet it.
    ExpectedToPass,
    /// None of them does.
    ExpectedToFail,
    /// Some do, some do not: which is chance.
    HitOrMiss,
}

/// Whether a series can be expected to meet a target in the same unit, by its limits alone. The
/// target says itself which side of it is good.
///
/// A limit that lies on the target is hit or miss, but a series that never moves passes if it meets
/// its target and fails if not: a flat one at "98% or more" passes at 98%.
///
/// Source: the assurance icons of NHS England, *Making Data Count*; the flat series is *ours*.
#[must_use]
pub fn assurance(chart: &ControlChart, target: Requirement) -> Assurance {
    let hair = EQUAL * chart.mean.abs().max(chart.lower.abs()).max(chart.upper.abs());
    // Whether one lies below another by more than a hair.
    let below = |a: f64, b: f64| b - a > hair;
    let flat = !below(chart.lower, chart.upper);
    let (passes, fails) = match target {
        Requirement::AtLeast(target) if flat => to_pass(!below(chart.mean, target.get())),
        Requirement::AtMost(target) if flat => to_pass(!below(target.get(), chart.mean)),
        Requirement::Below(target) if flat => to_pass(below(chart.mean, target.get())),
        Requirement::Band { low, high } if flat => to_pass(!below(chart.mean, low.get()) && !below(high.get(), chart.mean)),
        Requirement::AtLeast(target) => (below(target.get(), chart.lower), below(chart.upper, target.get())),
        Requirement::AtMost(target) | Requirement::Below(target) => (below(chart.upper, target.get()), below(target.get(), chart.lower)),
        Requirement::Band { low, high } => (
            below(low.get(), chart.lower) && below(chart.upper, high.get()),
            below(high.get(), chart.lower) || below(chart.upper, low.get()),
        ),
    };
    match (passes, fails) {
        (true, _) => Assurance::ExpectedToPass,
        (false, true) => Assurance::ExpectedToFail,
        (false, false) => Assurance::HitOrMiss,
    }
}

/// A series that never moves either passes or fails.
fn to_pass(meets: bool) -> (bool, bool) {
    (meets, !meets)
}

/// A total of a year so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunningTotal {
    /// The first month of the year.
    pub from: Month,
    /// The last month included.
    pub to: Month,
    /// The total.
    pub total: Finite,
}

/// What a stretch of months added to a running total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Its last month.
    pub to: Month,
    /// How many months it has.
    pub months: i32,
    /// What it added; below 0 where the total fell.
    pub amount: Finite,
}

/// Why running totals cannot be taken apart into even steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDifferenced {
    /// A total is not later than the one before, or ends before it begins.
    OutOfOrder {
        /// Which: an index into the totals.
        total: usize,
    },
    /// Months are missing before it: the year before does not reach to its beginning.
    Gap {
        /// Which: an index into the totals.
        total: usize,
    },
    /// It is more or fewer months from the total before than the others are.
    Uneven {
        /// Which: an index into the totals.
        total: usize,
    },
    /// The figures are too large to reckon with.
    TooLarge,
}

/// Takes running totals, oldest first, apart into what each month (or quarter) added, for a chart of
/// evenly spaced points. A year starts again at nothing. Where the first total already holds more
/// months than the steps after it, only its end is known and it is left out.
///
/// # Errors
/// [`NotDifferenced`].
pub fn differenced(totals: &[RunningTotal]) -> Result<Vec<Step>, NotDifferenced> {
    let mut steps = Vec::with_capacity(totals.len());
    let mut before: Option<&RunningTotal> = None;
    for (index, total) in totals.iter().enumerate() {
        let (begins, already) = match before {
            Some(before) if before.from == total.from => (before.to.plus(1), before.total.get()),
            Some(_) | None => (total.from, 0.0),
        };
        if total.to < begins || before.is_some_and(|before| total.to <= before.to) {
            return Err(NotDifferenced::OutOfOrder { total: index });
        }
        if before.is_some_and(|before| before.to.plus(1) != begins) {
            return Err(NotDifferenced::Gap { total: index });
        }
        let amount = Finite::new(settle(total.total.get() - already)).ok_or(NotDifferenced::TooLarge)?;
        steps.push(Step { to: total.to, months: begins.count_to(total.to), amount });
        before = Some(total);
    }
    let mut lengths = steps.iter().map(|step| step.months);
    let left_out = match (lengths.next(), lengths.next()) {
        (Some(first), Some(second)) => usize::from(first > second),
        (Some(_) | None, _) => 0,
    };
    let even: Vec<Step> = steps.split_off(left_out);
    let length = even.first().map(|step| step.months);
    match even.iter().position(|step| Some(step.months) != length) {
        Some(odd) => Err(NotDifferenced::Uneven { total: odd + left_out }),
        None => Ok(even),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn finite(value: f64) -> Finite {
        Finite::new(value).unwrap()
    }

    fn chart(values: &[f64]) -> ControlChart {
        control_chart(&values.iter().copied().map(finite).collect::<Vec<_>>()).unwrap()
    }

    fn signal(rule: Rule, going: Going) -> Option<Signal> {
        Some(Signal { rule, going })
    }

    /// The rule and way of each point, as letters: o, t, n, s and + or −; a full stop for none.
    fn letters(values: &[f64]) -> String {
        let of = |signal: &Option<Signal>| match signal {
            None => ".".to_owned(),
            Some(Signal { rule, going }) => {
                let rule = match rule {
                    Rule::OutsideLimit => 'o',
                    Rule::Trend => 't',
                    Rule::NearLimit => 'n',
                    Rule::OneSide => 's',
                };
                let going = match going {
                    Going::Up => '+',
                    Going::Down => '-',
                };
                format!("{rule}{going}")
            }
        };
        chart(values).signals.iter().map(of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_worked_example() {
        let months = [52.0, 48.0, 51.0, 47.0, 50.0, 52.0, 49.0, 51.0, 48.0, 52.0, 50.0, 62.0];
        let found = chart(&months);
        let printed = [found.mean, found.mean_moving_range, found.lower, found.upper].map(|value| format!("{value:.1}"));
        // The last step, 12, still counts: 3.267 × 3.8 is 12.5.
        assert_eq!(printed, ["51.0", "3.8", "40.8", "61.2"].map(str::to_owned));
        assert!(found.left_out.is_empty() && !found.trial);
        assert_eq!(found.signals.last().copied().flatten(), signal(Rule::OutsideLimit, Going::Up));
        assert_eq!(variation(&found, Aim::High), Variation::Improvement(Going::Up));
        assert_eq!(variation(&found, Aim::Low), Variation::Concern(Going::Up));
        assert_eq!(assurance(&found, Requirement::AtLeast(finite(65.0))), Assurance::ExpectedToFail);
        assert_eq!(assurance(&found, Requirement::AtLeast(finite(50.0))), Assurance::HitOrMiss);
        assert_eq!(assurance(&found, Requirement::AtLeast(finite(40.0))), Assurance::ExpectedToPass);
    }

    #[test]
    fn a_large_moving_range_is_left_out_once() {
        // The example of NHSRplotthedots: with both steps of 8 and 9 the limits would be wider.
        let values = [1.0, 2.0, 1.0, 2.0, 10.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0];
        let found = chart(&values);
        assert_eq!(found.left_out, [4, 5]);
        assert_eq!(found.mean_moving_range, 1.0);
        assert!((found.upper - (35.0 / 18.0 + 2.66)).abs() < 1e-12);
        assert_eq!(found.signals[4], signal(Rule::OutsideLimit, Going::Up));
    }

    #[test]
    fn seven_rising_points_signal_and_six_do_not() {
        let steady = [50.0, 58.0, 50.0, 58.0, 50.0, 58.0];
        let with = |rise: &[f64]| [&steady[..], rise, &[50.0, 58.0]].concat();
        let seven = letters(&with(&[51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0]));
        assert_eq!(seven.matches("t+").count(), 7, "{seven}");
        let six = letters(&with(&[51.0, 52.0, 53.0, 54.0, 55.0, 56.0]));
        assert_eq!(six.matches('t').count(), 0, "{six}");
        let level = letters(&with(&[51.0, 52.0, 53.0, 53.0, 55.0, 56.0, 57.0]));
        assert_eq!(level.matches('t').count(), 0, "{level}");
    }

    #[test]
    fn a_point_of_two_trends_is_of_the_later() {
        let there_and_back = [0.0, 9.0, 0.0, 9.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0];
        let found = chart(&there_and_back);
        let trends: Vec<_> = found.signals.iter().map(|signal| signal.map(|signal| signal.going)).collect();
        assert_eq!((trends[9], trends[10]), (Some(Going::Up), Some(Going::Down)));
    }

    #[test]
    fn a_point_on_the_mean_breaks_a_run() {
        // Mean 10; the seven in the middle lie above it.
        let above = [7.0, 9.0, 7.0, 10.5, 11.0, 10.5, 11.0, 10.5, 11.0, 10.5, 11.5, 11.0, 9.5];
        assert!(letters(&above).contains("s+"), "{}", letters(&above));
        let on_the_mean = [7.5, 9.0, 7.5, 10.5, 11.0, 10.5, 10.0, 10.5, 11.0, 10.5, 10.5, 11.0, 10.5];
        assert!((chart(&on_the_mean).mean - 10.0).abs() < 1e-12);
        assert!(!letters(&on_the_mean).contains('s'), "{}", letters(&on_the_mean));
    }

    #[test]
    fn two_of_three_near_one_limit() {
        // A mean of about 0.2 and limits some 5.7 off: near from about 4.1 up.
        let steady = [1.0, -1.0].repeat(20);
        let of = |last: [f64; 3]| letters(&[&steady[..], &last].concat());
        assert!(of([4.5, 1.0, 4.5]).ends_with("n+ . n+"), "{}", of([4.5, 1.0, 4.5]));
        // The three have to lie on one side of the mean.
        assert!(of([4.5, -1.0, 4.5]).ends_with(". . ."), "{}", of([4.5, -1.0, 4.5]));
        assert!(of([4.5, 1.0, 1.0]).ends_with(". . ."), "{}", of([4.5, 1.0, 1.0]));
        // A point outside a limit is not near it.
        assert!(of([4.5, 1.0, 9.0]).ends_with(". . o+"), "{}", of([4.5, 1.0, 9.0]));
    }

    #[test]
    fn a_flat_series_passes_at_its_target() {
        let flat = chart(&[0.1 + 0.2; 14]);
        assert!(flat.signals.iter().all(Option::is_none));
        let target = finite(0.3);
        assert_eq!(assurance(&flat, Requirement::AtLeast(target)), Assurance::ExpectedToPass);
        assert_eq!(assurance(&flat, Requirement::AtMost(target)), Assurance::ExpectedToPass);
        assert_eq!(assurance(&flat, Requirement::Below(target)), Assurance::ExpectedToFail);
        assert_eq!(assurance(&flat, Requirement::Band { low: target, high: finite(0.4) }), Assurance::ExpectedToPass);
        assert_eq!(assurance(&flat, Requirement::AtLeast(finite(0.31))), Assurance::ExpectedToFail);
    }

    #[test]
    fn assurance_of_a_band() {
        let found = chart(&[9.0, 11.0, 9.0, 11.0, 9.0, 11.0]);
        let band = |low, high| assurance(&found, Requirement::Band { low: finite(low), high: finite(high) });
        assert_eq!(band(0.0, 20.0), Assurance::ExpectedToPass);
        assert_eq!(band(0.0, 3.0), Assurance::ExpectedToFail);
        assert_eq!(band(17.0, 20.0), Assurance::ExpectedToFail);
        assert_eq!(band(9.0, 11.0), Assurance::HitOrMiss);
        assert!(found.trial);
    }

    #[test]
    fn without_an_aim_there_is_no_judgement() {
        let found = chart(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
        for aim in [Aim::Band, Aim::None] {
            assert_eq!(variation(&found, aim), Variation::Neutral(Going::Up));
        }
        assert_eq!(variation(&chart(&[1.0, 2.0, 1.0]), Aim::High), Variation::CommonCause);
    }

    #[test]
    fn what_is_no_chart() {
        assert_eq!(control_chart(&[]), Err(NoChart::TooFewPoints { points: 0 }));
        assert_eq!(control_chart(&[finite(1.0)]), Err(NoChart::TooFewPoints { points: 1 }));
        assert_eq!(control_chart(&[finite(f64::MAX), finite(-f64::MAX)]), Err(NoChart::TooLarge));
    }

    fn month(year: i16, month: i8) -> Month {
        Month::new(year, month).unwrap()
    }

    fn total(year: i16, to: Month, total: f64) -> RunningTotal {
        RunningTotal { from: month(year, 4), to, total: finite(total) }
    }

    #[test]
    fn running_totals_come_apart() {
        let totals = [
            // Five months are in it already: only its end is known.
            total(2023, month(2023, 8), 50.0),
            total(2023, month(2023, 9), 62.1),
            total(2023, month(2023, 10), 70.3),
            total(2023, month(2023, 11), 80.0),
            total(2023, month(2023, 12), 90.0),
            total(2023, month(2024, 1), 100.0),
            total(2023, month(2024, 2), 110.0),
            total(2023, month(2024, 3), 121.0),
            total(2024, month(2024, 4), 9.0),
            total(2024, month(2024, 5), 20.0),
        ];
        let steps = differenced(&totals).unwrap();
        let amounts: Vec<f64> = steps.iter().map(|step| step.amount.get()).collect();
        assert_eq!(amounts, [12.1, 8.2, 9.7, 10.0, 10.0, 10.0, 11.0, 9.0, 11.0]);
        assert!(steps.iter().all(|step| step.months == 1));
        assert_eq!(steps[7].to, month(2024, 4));
        assert_eq!(differenced(&[]), Ok(Vec::new()));
    }

    #[test]
    fn running_totals_that_do_not() {
        let may = total(2024, month(2024, 5), 20.0);
        assert_eq!(differenced(&[may, may]), Err(NotDifferenced::OutOfOrder { total: 1 }));
        assert_eq!(differenced(&[total(2024, month(2024, 3), 1.0)]), Err(NotDifferenced::OutOfOrder { total: 0 }));
        let (november, next_april) = (total(2023, month(2023, 11), 80.0), total(2024, month(2024, 4), 9.0));
        assert_eq!(differenced(&[november, next_april]), Err(NotDifferenced::Gap { total: 1 }));
        let april = total(2024, month(2024, 4), 9.0);
        let july = total(2024, month(2024, 7), 40.0);
        assert_eq!(differenced(&[april, may, july]), Err(NotDifferenced::Uneven { total: 2 }));
        assert_eq!(
            differenced(&[total(2024, month(2024, 4), -f64::MAX), total(2024, month(2024, 5), f64::MAX)]),
            Err(NotDifferenced::TooLarge)
        );
    }

    proptest! {
        #[test]
        fn turning_upside_down_turns_the_signals(values in proptest::collection::vec(-100i32..100, 2..40), target in -150..150i32) {
            let up: Vec<f64> = values.iter().map(|v| f64::from(*v)).collect();
            let down: Vec<f64> = values.iter().map(|v| f64::from(-*v)).collect();
            let (up, down) = (chart(&up), chart(&down));
            let turned = |signal: &Option<Signal>| signal.map(|Signal { rule, going }| Signal {
                rule,
                going: match going { Going::Up => Going::Down, Going::Down => Going::Up },
            });
            prop_assert_eq!(&up.signals, &down.signals.iter().map(turned).collect::<Vec<_>>());
            let same = match variation(&down, Aim::Low) {
                Variation::Improvement(_) => matches!(variation(&up, Aim::High), Variation::Improvement(_)),
                Variation::Concern(_) => matches!(variation(&up, Aim::High), Variation::Concern(_)),
                Variation::Neutral(_) => false,
                Variation::CommonCause => variation(&up, Aim::High) == Variation::CommonCause,
            };
            prop_assert!(same);
            let (at_least, at_most) = (Requirement::AtLeast(finite(f64::from(target))), Requirement::AtMost(finite(f64::from(-target))));
            prop_assert_eq!(assurance(&up, at_least), assurance(&down, at_most));
        }

        #[test]
        fn moving_and_stretching_change_nothing(values in proptest::collection::vec(-100i32..100, 2..40), by in -1000..1000i32, times in select(vec![0.25, 3.0, 100.0])) {
            let of = |change: &dyn Fn(f64) -> f64| values.iter().map(|v| change(f64::from(*v))).collect::<Vec<_>>();
            prop_assert_eq!(chart(&of(&|v| v)).signals, chart(&of(&|v| v * times + f64::from(by))).signals);
        }

        #[test]
        fn no_series_panics(values in proptest::collection::vec(proptest::num::f64::NORMAL | proptest::num::f64::ZERO, 0..30), target in proptest::num::f64::NORMAL) {
            let values: Vec<Finite> = values.into_iter().map(finite).collect();
            match control_chart(&values) {
                Ok(chart) => {
                    prop_assert!(chart.lower <= chart.mean && chart.mean <= chart.upper && chart.signals.len() == values.len());
                    let fails = assurance(&chart, Requirement::Below(finite(target))) == Assurance::ExpectedToFail;
                    prop_assert!(!fails || target <= chart.lower.max(chart.mean));
                }
                Err(NoChart::TooFewPoints { points }) => prop_assert!(points == values.len() && points < 2),
                Err(NoChart::TooLarge) => {}
            }
        }

        #[test]
        fn steps_add_up_again(amounts in proptest::collection::vec(0i32..1000, 1..40)) {
            let (mut totals, mut so_far) = (Vec::new(), 0.0);
            for (at, amount) in amounts.iter().enumerate() {
                let to = month(2020, 4).plus(i32::try_from(at).unwrap());
                let from = month(2020 + i16::try_from(at / 12).unwrap(), 4);
                so_far = if at % 12 == 0 { 0.0 } else { so_far } + f64::from(*amount);
                totals.push(RunningTotal { from, to, total: finite(so_far) });
            }
            let steps = differenced(&totals).unwrap();
            prop_assert_eq!(steps.iter().map(|step| step.amount.get()).collect::<Vec<_>>(), amounts.iter().map(|a| f64::from(*a)).collect::<Vec<_>>());
        }
    }
}
