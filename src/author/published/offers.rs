//! What published data would bring into a report: each figure beside what there is now, the same, new or different.

use super::figures::{Finality, Mark, Slot};
use super::matching::FoundBy;
use super::scan::Figure;
use super::years::{called, stands_for, year_of};
use crate::model::{Absence, Comparator, ComparatorFigure, ComparatorKind, Measure, Observation, Period, Reading, Unit, decimals};

/// A figure that could be taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The measure: an index into [`crate::model::Report::measures`].
    pub measure: usize,
    /// Where it would go.
    pub to: To,
    /// Whose figure it is, as the file names the area; empty for a file of readings.
    pub area: String,
    /// The period, as the measure calls it.
    pub period: Period,
    /// What there is now.
    pub now: Now,
    /// What would come.
    pub comes: Comes,
    /// How the two stand to each other.
    pub state: State,
    /// What speaks against taking it over without a look.
    pub doubts: Vec<Doubt>,
}

/// Where a figure goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The council's own readings.
    Reading,
    /// A comparator of a kind.
    Comparator(ComparatorKind),
    /// A forecast of the council's own.
    Forecast,
}

/// What a report has in a place now.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Now {
    /// Nothing.
    #[default]
    Nothing,
    /// The reason why there is no figure; none where a comparator is only expected.
    Missing(Option<Absence>),
    /// A figure.
    Figure {
        /// Its value, printed or worked out from its counts; none where only a numerator is known.
        value: Option<f64>,
        /// How many.
        numerator: Option<u64>,
        /// Out of how many.
        denominator: Option<u64>,
    },
}

/// What would come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comes {
    /// The value.
    pub value: Option<f64>,
    /// How many.
    pub numerator: Option<u64>,
    /// Out of how many.
    pub denominator: Option<u64>,
    /// How many answered, of a survey.
    pub answered: Option<u64>,
    /// The margin of error, either way.
    pub margin: Option<f64>,
    /// An interval.
    pub interval: Option<(f64, f64)>,
    /// Why there is no figure.
    pub mark: Option<Mark>,
    /// "provisional" or "revised", where the file says so.
    pub status: Option<&'static str>,
}

/// How what would come stands to what there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State {
    /// There is nothing yet, or only that the figure is missing.
    New,
    /// It is what there is.
    Same,
    /// The value is what there is; its counts are new.
    Counts,
    /// It differs only as one of the two is rounded.
    Rounding {
        /// By how much, in the measure's unit.
        by: f64,
    },
    /// It differs.
    Differs {
        /// By how much, in the measure's unit; none where there is no value to hold it against.
        by: Option<f64>,
    },
    /// It would take the place of a comparator for an earlier period.
    Newer {
        /// That period; none if it names none.
        than: Option<Period>,
    },
    /// The report has a later one.
    Older {
        /// The later period.
        than: Period,
    },
    /// The file gives no figure, and the report has one, or as little: nothing is taken away.
    Kept,
    /// The file gives no figure in a way that a report could say.
    Unusable,
    /// Rows of the file contradict each other.
    Contradicted,
}

/// What speaks against taking a figure over without a look.
#[derive(Debug, Clone, PartialEq)]
pub enum Doubt {
    /// The measure was found by its title alone.
    ByTitle,
    /// The file is of another year than the version of the codes.
    OtherVersion {
        /// The version.
        version: String,
    },
    /// The file gives figures of these people only.
    Part {
        /// Of whom.
        part: String,
    },
    /// Values of a percentage are all so small that they may be shares of one.
    MaybeShares,
    /// Its counts give another value; they are left out.
    CountsGive {
        /// What they give.
        value: f64,
    },
}

impl Offer {
    /// What it is known by, as long as neither the file nor the report changes.
    #[must_use]
    pub fn key(&self) -> String {
        let to = match self.to {
            To::Reading => "reading",
            To::Forecast => "forecast",
            To::Comparator(ComparatorKind::National) => "national",
            To::Comparator(ComparatorKind::Region) => "region",
            To::Comparator(_) => "comparator",
        };
        let Comes { value, numerator, denominator, mark, .. } = &self.comes;
        format!("{}/{to}/{}/{value:?}/{numerator:?}/{denominator:?}/{mark:?}", self.measure, super::super::period::written(self.period))
    }

    /// Whether it can be taken over.
    #[must_use]
    pub fn can(&self) -> bool {
        match self.state {
            State::New | State::Counts | State::Rounding { .. } | State::Differs { .. } | State::Newer { .. } => true,
            State::Same | State::Older { .. } | State::Kept | State::Unusable | State::Contradicted => false,
        }
    }

    /// Whether nothing speaks against taking it over.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.can() && self.doubts.iter().all(|doubt| matches!(doubt, Doubt::CountsGive { .. }))
    }

    /// Whether it is sure, and brings what the report lacks.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.is_sure() && matches!(self.state, State::New | State::Newer { .. })
    }
}

/// What stands for all figures of a measure in a file.
pub(super) fn doubts(found: &FoundBy, part: Option<&String>, shares: bool) -> Vec<Doubt> {
    let by = match found {
        FoundBy::Title { .. } => Some(Doubt::ByTitle),
        FoundBy::Code { sure: false, version, .. } => Some(Doubt::OtherVersion { version: version.clone() }),
        FoundBy::Code { .. } => None,
    };
    by.into_iter().chain(part.map(|part| Doubt::Part { part: part.clone() })).chain(shares.then_some(Doubt::MaybeShares)).collect()
}

/// What would come of a figure for a measure, with what its counts say against its value.
pub(super) fn comes(measure: &Measure, figure: &Figure) -> (Comes, Option<Doubt>) {
    let value = figure.value.number();
    let mut comes = Comes {
        value,
        margin: figure.margin.number().filter(|margin| *margin >= 0.0),
        answered: whole(figure.answered).filter(|answered| *answered > 0),
        interval: figure.lower.number().zip(figure.upper.number()).filter(|(lower, upper)| lower <= upper),
        mark: match (figure.value, figure.numerator) {
            (Slot::Mark(mark), _) => Some(mark),
            (Slot::Empty, Slot::Mark(mark)) => Some(mark),
            _ => None,
        },
        status: match figure.finality {
            Some(Finality::Provisional) => Some("provisional"),
            Some(Finality::Revised) => Some("revised"),
            Some(Finality::Final) | None => None,
        },
        ..Comes::default()
    };
    if comes.mark.is_some() {
        return (Comes { mark: comes.mark, ..Comes::default() }, None);
    }
    if !measure.survey {
        (comes.answered, comes.margin) = (None, None);
    }
    let Some((numerator, denominator, worked)) = counts(measure.unit, figure) else { return (comes, None) };
    let fits = value.is_none_or(|value| fits_counts(measure.unit, value, (numerator, denominator), worked));
    if fits {
        (comes.numerator, comes.denominator) = (Some(numerator), Some(denominator));
    }
    (comes, (!fits).then_some(Doubt::CountsGive { value: worked }))
}

/// The counts of a share or a rate that a report can hold, and the value they give.
pub(super) fn counts(unit: Unit, figure: &Figure) -> Option<(u64, u64, f64)> {
    let (numerator, denominator) = (whole(figure.numerator)?, whole(figure.denominator)?);
    let per = match unit {
        Unit::Percent if numerator <= denominator => 100.0,
        Unit::Rate { per } => f64::from(per),
        Unit::Percent | Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return None,
    };
    #[allow(clippy::cast_precision_loss)]
    (denominator > 0).then(|| (numerator, denominator, numerator as f64 / denominator as f64 * per))
}

/// Whether a value is what its counts give, as far as they may be rounded: publishers round them to five.
fn fits_counts(unit: Unit, value: f64, (numerator, denominator): (u64, u64), worked: f64) -> bool {
    let per = if let Unit::Rate { per } = unit { f64::from(per) } else { 100.0 };
    let rounded = |count: u64| if count.is_multiple_of(5) { 2.5 } else { 0.0 };
    #[allow(clippy::cast_precision_loss)]
    let slack = (rounded(numerator) * per + rounded(denominator) * worked) / denominator as f64;
    (value - worked).abs() <= slack + half_step(value) * 1.000_001
}

/// Half of the last place that a number is written with.
fn half_step(value: f64) -> f64 {
    let places = i32::try_from(decimals(value).min(15)).unwrap_or(15);
    0.5 / (0..places).fold(1.0, |all, _| all * 10.0)
}

/// A count that a report can hold.
fn whole(slot: Slot) -> Option<u64> {
    const MOST: f64 = 9_007_199_254_740_991.0;
    let number = slot.number().filter(|number| (0.0..=MOST).contains(number) && number.fract() == 0.0)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Some(number as u64)
}

/// What a reading says now.
pub(super) fn now_of(measure: &Measure, reading: &Reading) -> Now {
    match &reading.observation {
        Observation::Missing(missing) => Now::Missing(Some(missing.why)),
        observation => observed(measure.unit, observation),
    }
}

fn observed(unit: Unit, observation: &Observation) -> Now {
    match observation {
        Observation::Value { value, counts } => Now::Figure {
            value: Some(value.get()),
            numerator: counts.map(|counts| counts.numerator.0),
            denominator: counts.and_then(|counts| counts.denominator).map(|denominator| denominator.get()),
        },
        Observation::Ratio { numerator, denominator } => {
            let (numerator, denominator) = (numerator.0, denominator.get());
            #[allow(clippy::cast_precision_loss)]
            let per = if let Unit::Rate { per } = unit { f64::from(per) } else { 100.0 };
            #[allow(clippy::cast_precision_loss)]
            let value = numerator as f64 / denominator as f64 * per;
            Now::Figure { value: Some(value), numerator: Some(numerator), denominator: Some(denominator) }
        }
        #[allow(clippy::cast_precision_loss)]
        Observation::Count(count) => Now::Figure { value: Some(count.0 as f64), numerator: None, denominator: None },
        Observation::NumeratorOnly(count) => Now::Figure { value: None, numerator: Some(count.0), denominator: None },
        Observation::Missing(missing) => Now::Missing(Some(missing.why)),
    }
}

/// The council's own figure for a period, as an offer.
pub(super) fn reading(measure: (usize, &Measure), figure: &Figure, period: Period, area: &str, doubts: &[Doubt]) -> Offer {
    let (index, measure) = measure;
    let own = measure.readings.iter().find(|reading| !reading.is_forecast() && stands_for(reading.period, period));
    let now = own.map_or(Now::Nothing, |reading| now_of(measure, reading));
    let period = own.map_or_else(|| called(period, measure.survey, &measure.readings), |reading| reading.period);
    let (comes, against) = comes(measure, figure);
    let state = state(&now, &comes, figure);
    let doubts = doubts.iter().cloned().chain(against).collect();
    Offer { measure: index, to: To::Reading, area: area.to_owned(), period, now, comes, state, doubts }
}

/// How what comes stands to what there is in the very place.
pub(super) fn state(now: &Now, comes: &Comes, figure: &Figure) -> State {
    if [figure.value, figure.numerator, figure.denominator].contains(&Slot::Contradicted) {
        return State::Contradicted;
    }
    if let Some(mark) = comes.mark {
        return match (now, mark.word()) {
            (_, None) => State::Unusable,
            (Now::Nothing | Now::Missing(None | Some(Absence::NotEntered | Absence::NotYetPublished { .. })), Some(_)) => State::New,
            (Now::Missing(Some(_)) | Now::Figure { .. }, Some(_)) => State::Kept,
        };
    }
    let worked = comes.numerator.zip(comes.denominator);
    if comes.value.is_none() && worked.is_none() {
        return State::Unusable;
    }
    match now {
        Now::Nothing | Now::Missing(_) => State::New,
        Now::Figure { value, numerator, denominator } => {
            let same_counts = numerator.zip(*denominator) == worked;
            let Some(value) = value else { return State::Differs { by: None } };
            let Some(new) = comes.value else { return if same_counts { State::Same } else { State::Differs { by: None } } };
            let by = new - value;
            if settled(by) {
                let has_new = worked.is_some() && !same_counts;
                return match (has_new, numerator) {
                    (false, _) => State::Same,
                    (true, None) => State::Counts,
                    (true, Some(_)) => State::Differs { by: Some(0.0) },
                };
            }
            // One of the two is the other, printed with fewer decimals.
            let coarser = half_step(new).max(half_step(*value));
            if by.abs() <= coarser * 1.000_001 { State::Rounding { by } } else { State::Differs { by: Some(by) } }
        }
    }
}

/// Whether a difference is none, but for how numbers are kept.
fn settled(by: f64) -> bool {
    by.abs() < 1e-9
}

/// A figure of the nation, the region or councils of a type, as an offer: only the latest of a file.
pub(super) fn comparator(
    measure: (usize, &Measure),
    kind: ComparatorKind,
    figure: &Figure,
    period: Period,
    area: &str,
    doubts: &[Doubt],
) -> Offer {
    let (index, measure) = measure;
    let (mut comes, against) = comes(measure, figure);
    (comes.answered, comes.margin, comes.status) = (None, None, None);
    let there = place_of(measure, kind, period);
    let same = there.filter(|comparator| comparator.period.is_some_and(|own| stands_for(own, period)));
    let now = there.map_or(Now::Nothing, |comparator| match &comparator.figure {
        ComparatorFigure::Value { value, counts } => observed(measure.unit, &Observation::Value { value: *value, counts: *counts }),
        ComparatorFigure::Ratio { numerator, denominator } => {
            observed(measure.unit, &Observation::Ratio { numerator: *numerator, denominator: *denominator })
        }
        ComparatorFigure::Unpublished { .. } => Now::Missing(None),
    });
    let called = same.and_then(|comparator| comparator.period).unwrap_or_else(|| match there.and_then(|there| there.period) {
        // As it calls other years: its survey, or the year.
        Some(Period::SurveyWave { .. }) => Period::SurveyWave { start: year_of(period) },
        Some(_) | None => period,
    });
    let state = match there.and_then(|there| there.period) {
        _ if comes.mark.is_some() || there.is_none() || same.is_some() => match state(&now, &comes, figure) {
            // A comparator says that it is expected, and no other reason.
            State::New if comes.mark.is_some() => State::Unusable,
            state => state,
        },
        Some(than) if than.last_day() > period.last_day() => State::Older { than },
        than => match state(&Now::Nothing, &comes, figure) {
            State::New => State::Newer { than },
            state => state,
        },
    };
    let doubts = doubts.iter().cloned().chain(against).collect();
    Offer { measure: index, to: To::Comparator(kind), area: area.to_owned(), period: called, now, comes, state, doubts }
}

/// The comparator of a kind whose place a figure takes: that for the period, else the latest.
fn place_of(measure: &Measure, kind: ComparatorKind, period: Period) -> Option<&Comparator> {
    let of_kind = || measure.comparators.iter().filter(move |comparator| comparator.kind == kind);
    let same = of_kind().find(|comparator| comparator.period.is_some_and(|own| stands_for(own, period)));
    same.or_else(|| of_kind().max_by_key(|comparator| comparator.period.map(Period::last_day)))
}

/// The place of that comparator among those of the measure.
pub(super) fn place_among(measure: &Measure, kind: ComparatorKind, period: Period) -> Option<usize> {
    let found = place_of(measure, kind, period)?;
    measure.comparators.iter().position(|comparator| std::ptr::eq(comparator, found))
}
