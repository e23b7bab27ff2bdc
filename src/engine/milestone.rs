//! Milestones: what a cumulative target asks for by the end of a month (methods §2).

use crate::model::{Finite, Month, Path, Period};

/// What is due of a whole by the end of a month, if its path says.
///
/// `whole` is the target for the period, in the measure's unit.
#[must_use]
pub fn due(path: &Path, whole: f64, period: Period, by: Month) -> Option<f64> {
    let at = |list: &[(Month, Finite)]| list.iter().find(|(month, _)| *month == by).map(|(_, value)| value.get());
    match path {
        Path::StraightLine => even_share(period, by).map(|share| whole * share),
        Path::ByMonth(list) => at(list),
        Path::Shares(list) => at(list).map(|share| whole * share),
    }
}

/// The share of a period's months that have passed at the end of a month.
pub(super) fn even_share(period: Period, by: Month) -> Option<f64> {
    let (first, last) = (period.first_month(), period.last_month());
    (first <= by && by <= last).then(|| f64::from(first.count_to(by)) / f64::from(first.count_to(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(year: i16, month: i8) -> Month {
        Month::new(year, month).unwrap()
    }

    #[test]
    fn a_straight_line_gives_eight_twelfths_by_november() {
        let year = Period::FinancialYear { start: 2024 };
        assert_eq!(due(&Path::StraightLine, 780_000.0, year, month(2024, 11)), Some(520_000.0));
        assert_eq!(due(&Path::StraightLine, 780_000.0, year, month(2025, 4)), None);
    }

    #[test]
    fn a_profile_gives_its_share_and_nothing_between() {
        let year = Period::FinancialYear { start: 2024 };
        let path = Path::Shares(vec![(month(2024, 11), Finite::new(0.75).unwrap())]);
        assert_eq!(due(&path, 136_000.0, year, month(2024, 11)), Some(102_000.0));
        assert_eq!(due(&path, 136_000.0, year, month(2024, 10)), None);
    }
}
