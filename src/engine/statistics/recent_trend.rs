//! The recent trend of a yearly series: a weighted straight line through its last five points
//! (methods §5.7).

use crate::engine::math::sum;
use crate::model::{Finite, Interval, Unit};

/// How many points a recent trend is of: the latest.
pub const TREND_POINTS: usize = 5;

/// From here a slope is unlikely to be chance: the chi-square value, with one degree of freedom,
/// that 99.8% lie below (OHID, *Fingertips* technical guidance).
pub const TREND_FROM_CHI_SQUARE: f64 = 9.549_535_706_083_24;

/// A 95% interval is this many standard errors wide (OHID).
const WIDTH_IN_STANDARD_ERRORS: f64 = 3.92;

/// A slope whose change over the series is a smaller share of the values is none: what subtracting
/// leaves of equal values.
const LEVEL: f64 = 1e-12;

/// A point of a yearly series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// The proportion or rate, in any unit.
    pub value: Finite,
    /// Its 95% interval, in the same unit.
    pub interval: Option<Interval>,
}

/// The recent trend, with what it was worked out from.
#[derive(Debug, Clone, PartialEq)]
pub struct RecentTrend {
    /// What it tells.
    pub trend: Trend,
    /// The slope of the line, in the values' unit for each point on: a year, if none is missing.
    pub slope: Finite,
    /// The square of the slope in its standard errors.
    pub chi_square: Finite,
    /// Whether the slope keeps its sign whichever point is left out.
    pub keeps_its_sign: bool,
    /// What each point weighs, oldest first: 1 by its squared standard error.
    pub weights: Vec<Finite>,
}

/// What a recent trend tells; whether up is good is for the aim to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// It rises, and that is unlikely to be chance.
    Up,
    /// It falls, and that is unlikely to be chance.
    Down,
    /// No significant trend.
    None,
}

/// Why a recent trend cannot be calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTrend {
    /// The measure is neither a proportion nor a rate.
    NotProportionOrRate,
    /// There are fewer than five points.
    TooFewPoints {
        /// How many there are.
        points: usize,
    },
    /// One of the last five has no interval, so that nothing tells how sure it is.
    NoInterval {
        /// Which: an index into the points.
        point: usize,
    },
    /// The interval of one of the last five has no width.
    NoWidth {
        /// Which: an index into the points.
        point: usize,
    },
    /// The lower end of an interval lies above its upper.
    UpsideDown {
        /// Which: an index into the points.
        point: usize,
    },
    /// The figures are too large, or too small, to reckon with.
    OutOfRange,
}

/// The recent trend of a yearly series, oldest first: of its last five points. Years without a
/// figure are left out; the points count as evenly spaced.
///
/// The caller sees to it that the points are of one kind of period, a year apart or more, and that
/// the series does not break among them.
///
/// A line through the points, each weighed by how sure it is: w = 1/se², se = width of the 95%
/// interval / 3.92, t = 1 to 5. The slope and its chi-square are those of methods §5.7, with t and
/// the values taken from their weighted means so that no large numbers cancel. There is a trend
/// where chi-square is above [`TREND_FROM_CHI_SQUARE`] and the slope keeps its sign whichever point
/// is left out; a level line keeps no sign.
///
/// # Errors
/// [`NoTrend`].
///
/// Source: OHID, *Fingertips* technical guidance, recent trends.
pub fn recent_trend(unit: Unit, points: &[TrendPoint]) -> Result<RecentTrend, NoTrend> {
    match unit {
        Unit::Percent | Unit::Rate { .. } => {}
        Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return Err(NoTrend::NotProportionOrRate),
    }
    let Some(last) = points.last_chunk::<TREND_POINTS>() else {
        return Err(NoTrend::TooFewPoints { points: points.len() });
    };
    let first = points.len() - TREND_POINTS;
    let mut weighed = Vec::with_capacity(TREND_POINTS);
    for (index, point) in last.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let t = (index + 1) as f64;
        weighed.push(Weighed { t, value: point.value.get(), weight: weigh(point, first + index)? });
    }
    let all = line(weighed.iter());
    let size = last.iter().fold(0.0_f64, |largest, point| largest.max(point.value.get().abs()));
    let sign = |slope: f64| {
        if slope.abs() <= LEVEL * size {
            0
        } else if slope > 0.0 {
            1
        } else {
            -1
        }
    };
    let without = |left_out: usize| line(weighed.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, point)| point));
    let keeps_its_sign = sign(all.slope) != 0 && (0..TREND_POINTS).all(|index| sign(without(index).slope) == sign(all.slope));
    let finite = |value: f64| Finite::new(value).ok_or(NoTrend::OutOfRange);
    let chi_square = finite(all.slope * all.slope * all.spread)?;
    let trend = match (chi_square.get() > TREND_FROM_CHI_SQUARE && keeps_its_sign, all.slope > 0.0) {
        (true, true) => Trend::Up,
        (true, false) => Trend::Down,
        (false, _) => Trend::None,
    };
    Ok(RecentTrend {
        trend,
        slope: finite(all.slope)?,
        chi_square,
        keeps_its_sign,
        weights: weighed.iter().map(|point| point.weight).collect(),
    })
}

/// A point of the line.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    t: f64,
    value: f64,
    weight: Finite,
}

/// A line through points.
struct Line {
    /// How much it rises from one point to the next.
    slope: f64,
    /// Σ w (t − t̄)²: 1 by the squared standard error of the slope.
    spread: f64,
}

/// What a point weighs: 1 by its squared standard error.
fn weigh(point: &TrendPoint, index: usize) -> Result<Finite, NoTrend> {
    let Interval { lower, upper } = point.interval.ok_or(NoTrend::NoInterval { point: index })?;
    if lower > upper {
        return Err(NoTrend::UpsideDown { point: index });
    }
    let standard_error = (upper.get() - lower.get()) / WIDTH_IN_STANDARD_ERRORS;
    if standard_error <= 0.0 {
        return Err(NoTrend::NoWidth { point: index });
    }
    // Neither too large a number to write, nor nothing.
    let weight = 1.0 / (standard_error * standard_error);
    Finite::new(weight).filter(|weight| weight.get() > 0.0).ok_or(NoTrend::OutOfRange)
}

fn line<'a>(points: impl Iterator<Item = &'a Weighed> + Clone) -> Line {
    let total = |of: &dyn Fn(&Weighed) -> f64| sum(points.clone().map(of));
    let weight = total(&|p| p.weight.get());
    let mean_t = total(&|p| p.weight.get() * p.t) / weight;
    let mean_value = total(&|p| p.weight.get() * p.value) / weight;
    let spread = total(&|p| p.weight.get() * (p.t - mean_t) * (p.t - mean_t));
    Line { slope: total(&|p| p.weight.get() * (p.t - mean_t) * (p.value - mean_value)) / spread, spread }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finite(value: f64) -> Finite {
        Finite::new(value).unwrap()
    }

    fn point(value: f64, width: f64) -> TrendPoint {
        TrendPoint {
            value: finite(value),
            interval: Some(Interval { lower: finite(value - width / 2.0), upper: finite(value + width / 2.0) }),
        }
    }

    fn of(values: &[f64], width: f64) -> Result<RecentTrend, NoTrend> {
        recent_trend(Unit::Percent, &values.iter().map(|value| point(*value, width)).collect::<Vec<_>>())
    }

    #[test]
    fn the_worked_example() {
        // Five years, each ± 1.96 points, so that the standard errors are 1 and the weights too.
        let rising = of(&[60.0, 61.0, 63.0, 64.0, 66.0], 3.92).unwrap();
        assert_eq!(format!("{:.2} {:.2}", rising.slope.get(), rising.chi_square.get()), "1.50 22.50");
        assert_eq!((rising.trend, rising.keeps_its_sign), (Trend::Up, true));
        // Half as sure: a quarter of it.
        let unsure = of(&[60.0, 61.0, 63.0, 64.0, 66.0], 2.0 * 3.92).unwrap();
        assert_eq!(format!("{:.2} {:.3}", unsure.slope.get(), unsure.chi_square.get()), "1.50 5.625");
        assert_eq!(unsure.trend, Trend::None);
    }

    #[test]
    fn one_point_does_not_make_a_trend() {
        // Without the last year the line falls.
        let jump = of(&[60.0, 59.9, 59.8, 59.7, 70.0], 1.0).unwrap();
        assert!(jump.chi_square.get() > TREND_FROM_CHI_SQUARE);
        assert_eq!((jump.trend, jump.keeps_its_sign), (Trend::None, false));
    }

    #[test]
    fn a_level_line_keeps_no_sign() {
        let level = of(&[0.1; 5], 1e-9).unwrap();
        assert_eq!((level.trend, level.keeps_its_sign), (Trend::None, false));
        // Leaving out the last year leaves a level line.
        let one = of(&[60.0, 60.0, 60.0, 60.0, 70.0], 1.0).unwrap();
        assert_eq!((one.trend, one.keeps_its_sign), (Trend::None, false));
    }

    #[test]
    fn only_the_last_five_count() {
        let values = [99.0, 0.0, 60.0, 61.0, 63.0, 64.0, 66.0];
        assert_eq!(of(&values, 3.92), of(&values[2..], 3.92));
    }

    #[test]
    fn what_cannot_be_calculated() {
        assert_eq!(of(&[1.0, 2.0, 3.0, 4.0], 1.0), Err(NoTrend::TooFewPoints { points: 4 }));
        assert_eq!(recent_trend(Unit::Count, &[point(1.0, 1.0); 5]), Err(NoTrend::NotProportionOrRate));
        let with = |odd: TrendPoint| {
            let mut points = vec![point(1.0, 1.0); 7];
            points[5] = odd;
            recent_trend(Unit::Rate { per: 1000 }, &points)
        };
        assert_eq!(with(TrendPoint { interval: None, ..point(1.0, 1.0) }), Err(NoTrend::NoInterval { point: 5 }));
        assert_eq!(with(point(1.0, 0.0)), Err(NoTrend::NoWidth { point: 5 }));
        assert_eq!(with(point(1.0, -1.0)), Err(NoTrend::UpsideDown { point: 5 }));
        assert_eq!(with(point(0.0, 1e-300)), Err(NoTrend::OutOfRange));
        assert_eq!(with(point(0.0, 1e300)), Err(NoTrend::OutOfRange));
    }

    proptest! {
        #[test]
        fn turning_upside_down_turns_the_trend(values in proptest::collection::vec(0.0..100.0f64, 5..9), width in 0.1..20.0f64) {
            let negated: Vec<f64> = values.iter().map(|value| -value).collect();
            let (there, back) = (of(&values, width).unwrap(), of(&negated, width).unwrap());
            let turned = match back.trend { Trend::Up => Trend::Down, Trend::Down => Trend::Up, Trend::None => Trend::None };
            prop_assert_eq!(there.trend, turned);
            prop_assert!((there.slope.get() + back.slope.get()).abs() < 1e-12);
        }

        #[test]
        fn the_unit_is_nothing(values in proptest::collection::vec(1.0..100.0f64, 5), width in 0.1..20.0f64) {
            let shares: Vec<f64> = values.iter().map(|value| value / 1024.0).collect();
            prop_assert_eq!(of(&values, width).unwrap().trend, of(&shares, width / 1024.0).unwrap().trend);
        }

        #[test]
        fn no_series_panics(values in proptest::collection::vec((proptest::num::f64::NORMAL, proptest::num::f64::NORMAL, proptest::num::f64::NORMAL), 0..9)) {
            let points: Vec<TrendPoint> = values.iter().map(|(value, a, b)| {
                TrendPoint { value: finite(*value), interval: Some(Interval { lower: finite(a.min(*b)), upper: finite(a.max(*b)) }) }
            }).collect();
            let found = recent_trend(Unit::Percent, &points);
            match found {
                Ok(found) => prop_assert!(found.chi_square.get() >= 0.0),
                Err(NoTrend::TooFewPoints { points: few }) => prop_assert!(few == points.len() && few < TREND_POINTS),
                Err(reason) => prop_assert!(matches!(reason, NoTrend::OutOfRange | NoTrend::NoWidth { .. }), "{:?}", reason),
            }
        }
    }
}
