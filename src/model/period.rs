//! Periods: what stretch of time a reading, target or comparator is for.

use jiff::civil::Date;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month, unless it is not one of 1 to 12 or the year is not between 1900 and 2199.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month in which a day lies.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// Months since the year 0, for arithmetic.
    fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month this many months later (earlier, if negative).
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let index = self.index() + months;
        let year = index.div_euclid(12);
        let month = index.rem_euclid(12) + 1;
        // Both fit: a month is within 1..=12, a year within the few centuries around this one.
        Self { year: i16::try_from(year).unwrap_or(i16::MAX), month: i8::try_from(month).unwrap_or(1) }
    }

    /// How many months lie from this one to `later`, both counted: April to November is 8.
    #[must_use]
    pub fn count_to(self, later: Self) -> i32 {
        later.index() - self.index() + 1
    }

    /// The last day of the month.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::constant(self.year, self.month, 1).last_of_month()
    }
}

/// The stretch of time a figure is for. Years named by their start: 2024 is 2024/25.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// April of `start` to March of the next year.
    FinancialYear {
        /// The calendar year in which it begins.
        start: i16,
    },
    /// August of `start` to July of the next year.
    AcademicYear {
        /// The calendar year in which it begins.
        start: i16,
    },
    /// January to December.
    CalendarYear {
        /// The year.
        year: i16,
    },
    /// From the first month of a year to a month within it: a running total or a share so far.
    YearToDate {
        /// The first month of the year.
        from: Month,
        /// The last month included.
        to: Month,
    },
    /// A quarter of the financial year (1 is April to June).
    Quarter {
        /// The calendar year in which the financial year begins.
        start: i16,
        /// 1 to 4.
        quarter: i8,
    },
    /// One calendar month.
    Month(Month),
    /// Six months ending with this one.
    SixMonths {
        /// The last month included.
        to: Month,
    },
    /// Twelve months ending with this one.
    RollingYear {
        /// The last month included.
        to: Month,
    },
    /// The position on one day.
    PointInTime(Date),
    /// A survey, by the financial year it belongs to.
    SurveyWave {
        /// The calendar year in which the financial year begins.
        start: i16,
    },
    /// People who entered a cohort in these months (discharged October to December).
    Cohort {
        /// The first month.
        from: Month,
        /// The last month included.
        to: Month,
    },
}

/// What kind of stretch a period is: only readings of one kind make a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// A financial year.
    FinancialYear,
    /// An academic year.
    AcademicYear,
    /// A calendar year.
    CalendarYear,
    /// A year to date of so many months from such a month of the year.
    YearToDate {
        /// The month of the year it starts in, 1 to 12.
        from_month: i8,
    },
    /// A quarter.
    Quarter,
    /// A month.
    Month,
    /// Six months.
    SixMonths,
    /// Twelve months.
    RollingYear,
    /// A day.
    PointInTime,
    /// A survey.
    SurveyWave,
    /// A cohort of so many months.
    Cohort {
        /// How many months.
        months: i32,
    },
}

const fn month(year: i16, month: i8) -> Month {
    Month { year, month }
}

impl Period {
    /// The kind of period.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        match self {
            Self::FinancialYear { .. } => PeriodKind::FinancialYear,
            Self::AcademicYear { .. } => PeriodKind::AcademicYear,
            Self::CalendarYear { .. } => PeriodKind::CalendarYear,
            Self::YearToDate { from, .. } => PeriodKind::YearToDate { from_month: from.month() },
            Self::Quarter { .. } => PeriodKind::Quarter,
            Self::Month(_) => PeriodKind::Month,
            Self::SixMonths { .. } => PeriodKind::SixMonths,
            Self::RollingYear { .. } => PeriodKind::RollingYear,
            Self::PointInTime(_) => PeriodKind::PointInTime,
            Self::SurveyWave { .. } => PeriodKind::SurveyWave,
            Self::Cohort { from, to } => PeriodKind::Cohort { months: from.count_to(to) },
        }
    }

    /// The first month in the period.
    #[must_use]
    pub fn first_month(self) -> Month {
        match self {
            Self::FinancialYear { start } | Self::SurveyWave { start } => month(start, 4),
            Self::AcademicYear { start } => month(start, 8),
            Self::CalendarYear { year } => month(year, 1),
            Self::YearToDate { from, .. } | Self::Cohort { from, .. } => from,
            Self::Quarter { start, quarter } => month(start, 4).plus(3 * (i32::from(quarter) - 1)),
            Self::Month(m) => m,
            Self::SixMonths { to } => to.plus(-5),
            Self::RollingYear { to } => to.plus(-11),
            Self::PointInTime(date) => Month::of(date),
        }
    }

    /// The last month in the period.
    #[must_use]
    pub fn last_month(self) -> Month {
        match self {
            Self::FinancialYear { .. } | Self::SurveyWave { .. } | Self::AcademicYear { .. } | Self::CalendarYear { .. } => {
                self.first_month().plus(11)
            }
            Self::YearToDate { to, .. } | Self::Cohort { to, .. } | Self::SixMonths { to } | Self::RollingYear { to } => to,
            Self::Quarter { .. } => self.first_month().plus(2),
            Self::Month(m) => m,
            Self::PointInTime(date) => Month::of(date),
        }
    }

    /// The day it is the position on; none of a stretch of time.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::PointInTime(date) => Some(date),
            Self::FinancialYear { .. }
            | Self::AcademicYear { .. }
            | Self::CalendarYear { .. }
            | Self::YearToDate { .. }
            | Self::Quarter { .. }
            | Self::Month(_)
            | Self::SixMonths { .. }
            | Self::RollingYear { .. }
            | Self::SurveyWave { .. }
            | Self::Cohort { .. } => None,
        }
    }

    /// The first day of the period.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.day().unwrap_or_else(|| self.first_month().last_day().first_of_month())
    }

    /// The last day of the period.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.day().unwrap_or_else(|| self.last_month().last_day())
    }

    /// Whether the period covers a whole year (a financial, academic, calendar or survey year, or any twelve months).
    #[must_use]
    pub fn is_whole_year(self) -> bool {
        matches!(
            self,
            Self::FinancialYear { .. }
                | Self::AcademicYear { .. }
                | Self::CalendarYear { .. }
                | Self::SurveyWave { .. }
                | Self::RollingYear { .. }
        )
    }

    /// Whether one figure for it is the figure of its year: a year by its name, or a cohort, of which a year has one.
    #[must_use]
    pub fn stands_for_its_year(self) -> bool {
        matches!(self, Self::Cohort { .. }) || (self.is_whole_year() && !matches!(self, Self::RollingYear { .. }))
    }

    /// The same period, this many years earlier.
    #[must_use]
    pub fn years_before(self, years: i16) -> Self {
        let months = -12 * i32::from(years);
        match self {
            Self::FinancialYear { start } => Self::FinancialYear { start: start - years },
            Self::AcademicYear { start } => Self::AcademicYear { start: start - years },
            Self::CalendarYear { year } => Self::CalendarYear { year: year - years },
            Self::YearToDate { from, to } => Self::YearToDate { from: from.plus(months), to: to.plus(months) },
            Self::Quarter { start, quarter } => Self::Quarter { start: start - years, quarter },
            Self::Month(m) => Self::Month(m.plus(months)),
            Self::SixMonths { to } => Self::SixMonths { to: to.plus(months) },
            Self::RollingYear { to } => Self::RollingYear { to: to.plus(months) },
            Self::PointInTime(date) => {
                let to = Month::of(date).plus(months);
                let last = to.last_day();
                // 29 February becomes 28 February; the last day of a month stays the last day.
                let day = if date.day() == date.last_of_month().day() { last.day() } else { date.day().min(last.day()) };
                Self::PointInTime(Date::constant(to.year(), to.month(), day))
            }
            Self::SurveyWave { start } => Self::SurveyWave { start: start - years },
            Self::Cohort { from, to } => Self::Cohort { from: from.plus(months), to: to.plus(months) },
        }
    }

    /// The year a year to date runs in, from its first month: April is a financial year, August or
    /// September an academic one, January a calendar one.
    #[must_use]
    pub fn year_of(self) -> Option<Self> {
        match self {
            Self::YearToDate { from, .. } => match from.month() {
                1 => Some(Self::CalendarYear { year: from.year() }),
                4 => Some(Self::FinancialYear { start: from.year() }),
                8 | 9 => Some(Self::AcademicYear { start: from.year() }),
                _ => None,
            },
            Self::FinancialYear { .. } | Self::AcademicYear { .. } | Self::CalendarYear { .. } => Some(self),
            Self::Month(_)
            | Self::Quarter { .. }
            | Self::PointInTime(_)
            | Self::Cohort { .. }
            | Self::SixMonths { .. }
            | Self::RollingYear { .. } => {
                let last = self.last_month();
                let start = if last.month() >= 4 { last.year() } else { last.year() - 1 };
                Some(Self::FinancialYear { start })
            }
            Self::SurveyWave { start } => Some(Self::FinancialYear { start }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_add_across_years() {
        assert_eq!(month(2024, 11).plus(2), month(2025, 1));
        assert_eq!(month(2024, 1).plus(-1), month(2023, 12));
        assert_eq!(month(2024, 4).count_to(month(2024, 11)), 8);
    }

    #[test]
    fn a_year_earlier_keeps_the_end_of_a_month() {
        let leap = Period::PointInTime(Date::constant(2024, 2, 29));
        assert_eq!(leap.years_before(1), Period::PointInTime(Date::constant(2023, 2, 28)));
        let not_leap = Period::PointInTime(Date::constant(2025, 2, 28));
        assert_eq!(not_leap.years_before(1), Period::PointInTime(Date::constant(2024, 2, 29)));
    }

    #[test]
    fn a_quarter_ends_with_its_third_month() {
        let q4 = Period::Quarter { start: 2024, quarter: 4 };
        assert_eq!((q4.first_day(), q4.last_day()), (Date::constant(2025, 1, 1), Date::constant(2025, 3, 31)));
        assert_eq!(q4.day(), None);
    }

    #[test]
    fn a_position_is_of_its_day_alone() {
        let day = Date::constant(2024, 11, 30);
        let position = Period::PointInTime(day);
        assert_eq!((position.day(), position.first_day(), position.last_day()), (Some(day), day, day));
    }
}
