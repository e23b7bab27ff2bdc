//! How sure a figure is: intervals, tests of a change, charts of variation (methods §5).
//!
//! Each method is a function from figures to an outcome, or to the reason why there is none.
//! Proportions are shares from 0 to 1 and rates are events for each one of their base; only what is
//! shown is multiplied.

mod distribution;
mod interval;
mod proportion;

pub use distribution::{
    DegreesOfFreedom, chi_square_cdf, chi_square_quantile, normal_cdf, normal_quantile, student_t_cdf, student_t_quantile,
};
pub use interval::{
    Confidence, ConfidenceInterval, IntervalMethod, MarginOf, NoInterval, Sample, count_interval, margin_of_error, mean_interval,
    proportion_interval, rate_interval,
};
pub use proportion::Proportion;

use crate::model::Finite;

/// A sum or product beyond the largest number there is.
struct NotFinite;

fn finite(value: f64) -> Result<Finite, NotFinite> {
    Finite::new(value).ok_or(NotFinite)
}
