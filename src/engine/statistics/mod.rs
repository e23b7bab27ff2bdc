//! How sure a figure is: intervals, tests of a change, charts of variation (methods §5).
//!
//! Each method is a function from figures to an outcome, or to the reason why there is none.
//! Proportions are shares from 0 to 1 and rates are events for each one of their base; only what is
//! shown is multiplied.

mod change;
mod comparison;
mod control_chart;
mod distribution;
mod funnel;
mod interval;
mod proportion;
mod recent_trend;

pub use change::{
    ChanceMethod, ChanceTest, Estimate, Evidence, NotTested, change_of_counts, change_of_estimates, change_of_proportions, change_of_rates,
};
pub use comparison::{NotCompared, Standing, against_benchmark};
pub use control_chart::{
    Assurance, ControlChart, FIRM_LIMITS_FROM, Going, NoChart, NotDifferenced, Rule, RunningTotal, Signal, Step, Variation, assurance,
    control_chart, differenced, variation,
};
pub use distribution::{
    DegreesOfFreedom, chi_square_cdf, chi_square_quantile, normal_cdf, normal_quantile, student_t_cdf, student_t_quantile,
};
pub use funnel::{Funnel, FunnelOf, FunnelPoint, Lies, Limits, NoFunnel, Ratio, funnel_of_proportions, funnel_of_rates};
pub use interval::{
    Confidence, ConfidenceInterval, IntervalMethod, MarginOf, NoInterval, Sample, count_interval, margin_of_error, mean_interval,
    proportion_interval, rate_interval,
};
pub use proportion::Proportion;
pub use recent_trend::{NoTrend, RecentTrend, TREND_FROM_CHI_SQUARE, TREND_POINTS, Trend, TrendPoint, recent_trend};

use crate::model::Finite;

/// A sum or product beyond the largest number there is.
struct NotFinite;

fn finite(value: f64) -> Result<Finite, NotFinite> {
    Finite::new(value).ok_or(NotFinite)
}
