//! Past figures that a later report gives otherwise.

use super::change::older_way;
use super::matching::Matched;
use crate::engine::Evaluated;
use crate::engine::figure::{Figure, FigureUnit, figures};
use crate::engine::rounding::round;
use crate::model::{Measure, Period};

/// A figure for one period that differs between two reports by more than their rounding.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// As the earlier report gave it.
    pub was: Figure,
    /// As the later one does.
    pub is: Figure,
}

/// Every figure that was revised, in the order of its period. Where the two reports measure differently,
/// nothing was revised.
pub(super) fn revisions(now: &Measure, then: &Measure, matched: &Matched) -> Vec<Revision> {
    if !matched.comparable || now.unit != then.unit {
        return Vec::new();
    }
    let revised = |was: Figure| {
        let is = outturn(now, was.period).filter(|_| older_way(now, then, matched, was.period).is_none())?;
        (!is_as_printed(then, &was, now, &is)).then_some(Revision { was, is })
    };
    figures(then).filter(|f| !f.forecast && f.unit == FigureUnit::Measure).filter_map(revised).collect()
}

/// The figure that an earlier report was waiting for, where the later one has it and leads with another.
pub(super) fn awaited((now, evaluated): (&Measure, &Evaluated), was: &Evaluated, matched: &Matched) -> Option<Figure> {
    let (period, _) = was.current.missing.as_ref().filter(|_| matched.comparable)?;
    outturn(now, *period).filter(|came| evaluated.lead_figure().is_none_or(|lead| lead.period != came.period))
}

/// A measure’s figure for a period, in its unit, that is not a forecast.
pub(super) fn outturn(measure: &Measure, period: Period) -> Option<Figure> {
    figures(measure).filter(|f| !f.forecast && f.unit == FigureUnit::Measure && f.period == period).last()
}

/// Whether two figures are the same at the coarser of their measures’ printing.
pub(super) fn is_as_printed(a_of: &Measure, a: &Figure, b_of: &Measure, b: &Figure) -> bool {
    let step = |m: &Measure| (0..m.decimals).fold(m.scale.divisor(), |step, _| step / 10.0);
    let coarser = if step(a_of) >= step(b_of) { a_of } else { b_of };
    let printed = |f: &Figure| round(f.value / coarser.scale.divisor(), coarser.decimals);
    printed(a) == printed(b)
}
