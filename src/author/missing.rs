//! What a report still lacks before it can go to its meeting: as data, each with its place. The words are in
//! [`crate::scorecard`].

use super::json::Tree;
use super::period::{later, months_between};
use crate::model::{
    Absence, Comparator, ComparatorFigure, ComparatorKind, Counts, DirectionBasis, Measure, Missing, Month, Observation, Path, Period,
    PeriodKind, Reading, Report, Target,
};
use crate::read::problem::Pointer;

/// Something a report still lacks, or should be looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct StillMissing {
    /// Where it belongs in the file.
    pub pointer: Pointer,
    /// The measure it belongs to: "ASCOF 2C, Permanent admissions …"; none where it is of the whole report.
    pub measure: Option<String>,
    /// What it is.
    pub wanted: Wanted,
}

/// The sorts of thing a report can lack.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// The day of the meeting.
    Meeting,
    /// What the paper is about: the last one said it.
    Summary,
    /// The figure of a period.
    Figure {
        /// The period.
        period: Period,
    },
    /// The figure of a period that was to come by now.
    Overdue {
        /// The period.
        period: Period,
        /// When it was expected.
        expected: Month,
    },
    /// The counts behind a figure: earlier ones have them.
    Counts {
        /// The period.
        period: Period,
    },
    /// How many answered a survey: earlier ones tell it.
    Answers {
        /// The survey.
        period: Period,
    },
    /// The month in which a survey runs next.
    NextWave {
        /// The survey.
        period: Period,
    },
    /// A target for a period: earlier ones had one.
    Target {
        /// The period.
        period: Period,
        /// The earlier one had milestones, month by month.
        milestones: bool,
    },
    /// A newer figure of a comparator.
    Comparator {
        /// What it is.
        kind: ComparatorKind,
        /// Its name in the file, or its kind.
        name: String,
        /// What its figure is for, if it has one.
        of: Option<Period>,
    },
    /// A forecast for the year: the last report had one.
    Forecast {
        /// The year.
        period: Period,
    },
    /// The officers' words: the last report had some.
    Commentary,
    /// The officers' judgement: the last report had one.
    Judgement,
    /// The parts of a whole for the report's period.
    Breakdown {
        /// Its title.
        title: String,
        /// What they are for.
        of: Period,
    },
    /// What a direction is against lies more than a year back.
    Direction {
        /// What it is against.
        against: Period,
    },
    /// Footnotes or actions that were kept from the last report.
    LookThrough {
        /// Which of them.
        kept: Kept,
    },
}

/// What moves on with a report and may not hold any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Footnotes.
    Notes,
    /// Actions.
    Actions,
}

/// What a report still lacks, in the order of its file; with the report before it, also what that one had.
pub(crate) fn still_missing(report: &Report, file: &Tree, before: Option<&Report>) -> Vec<StillMissing> {
    let mut list = Vec::new();
    let root = Pointer::default();
    let head = root.field("report");
    let mut whole = |pointer: Pointer, wanted: Wanted| list.push(StillMissing { pointer, measure: None, wanted });
    if report.meeting.is_none() {
        whole(head.field("meeting"), Wanted::Meeting);
    }
    if report.summary.is_none() && before.is_some_and(|before| before.summary.is_some()) {
        whole(head.field("summary"), Wanted::Summary);
    }
    let trees = file.list_of("measures");
    for (index, (measure, tree)) in report.measures.iter().zip(trees).enumerate() {
        let at = root.field("measures").element(index);
        let label = label(report, measure);
        let mut look = Look { measure, tree, at, report, list: Vec::new() };
        look.figures();
        look.target();
        look.comparators();
        look.direction();
        if let Some(before) = before.and_then(|before| before.measures.get(index)) {
            look.since(before);
        }
        list.extend(look.list.into_iter().map(|(pointer, wanted)| StillMissing { pointer, measure: Some(label.clone()), wanted }));
    }
    for (index, breakdown) in report.breakdowns.iter().enumerate() {
        let behind = months_between(breakdown.period, report.period);
        if behind >= 12 || (behind > 0 && breakdown.period.kind() == report.period.kind()) {
            let pointer = root.field("breakdowns").element(index).field("period");
            let wanted = Wanted::Breakdown { title: breakdown.title.clone(), of: breakdown.period };
            list.push(StillMissing { pointer, measure: None, wanted });
        }
    }
    if before.is_some() && !report.notes.is_empty() {
        let wanted = Wanted::LookThrough { kept: Kept::Notes };
        list.push(StillMissing { pointer: root.field("notes"), measure: None, wanted });
    }
    list
}

/// A measure as it is printed: "ASCOF 2C, Permanent admissions …", without the code where it is the council's own.
fn label(report: &Report, measure: &Measure) -> String {
    match report.frameworks.get(measure.id.framework) {
        Some(framework) if framework.local => format!("{}, {}", framework.short_name, measure.title),
        Some(framework) => format!("{} {}, {}", framework.short_name, measure.id.code, measure.title),
        None => measure.title.clone(),
    }
}

/// A look at one measure.
struct Look<'r> {
    measure: &'r Measure,
    tree: &'r Tree,
    at: Pointer,
    report: &'r Report,
    list: Vec<(Pointer, Wanted)>,
}

/// Why a reading has no figure, if it has none.
fn absence(reading: &Reading) -> Option<&Missing> {
    match &reading.observation {
        Observation::Missing(missing) => Some(missing),
        Observation::Value { .. } | Observation::Ratio { .. } | Observation::Count(_) | Observation::NumeratorOnly(_) => None,
    }
}

/// The counts of a reading, both of them.
fn has_counts(reading: &Reading) -> bool {
    match &reading.observation {
        Observation::Ratio { .. } => true,
        Observation::Value { counts, .. } => matches!(counts, Some(Counts { denominator: Some(_), .. })),
        Observation::Count(_) | Observation::NumeratorOnly(_) | Observation::Missing(_) => false,
    }
}

/// The readings that are not forecasts and whose period has begun, in order.
pub(super) fn begun(measure: &Measure, by: Month) -> impl DoubleEndedIterator<Item = &Reading> {
    measure.readings.iter().filter(move |r| !r.is_forecast() && r.period.first_month() <= by)
}

impl Look<'_> {
    fn add(&mut self, pointer: Pointer, wanted: Wanted) {
        self.list.push((pointer, wanted));
    }

    /// The place of a reading.
    fn reading(&self, of: Period) -> Pointer {
        let readings = self.at.field("readings");
        let is_it =
            |tree: &Tree| tree.text_of("period").and_then(crate::read::period) == Some(of) && tree.text_of("status") != Some("forecast");
        match self.tree.list_of("readings").iter().position(is_it) {
            Some(index) => readings.element(index),
            None => readings,
        }
    }

    /// The reading the measure stands by: the latest, and where that is not due, the one before it.
    fn stands(&self) -> Option<&Reading> {
        let is_due = |r: &&Reading| !matches!(absence(r), Some(Missing { why: Absence::NotDue { .. }, .. }));
        begun(self.measure, Month::of(self.report.position_at)).rev().find(is_due)
    }

    fn figures(&mut self) {
        let by = Month::of(self.report.position_at);
        let readings: Vec<&Reading> = self.measure.readings.iter().filter(|r| !r.is_forecast()).collect();
        let period = self.report.period;
        let has_kind = readings.iter().any(|r| r.period.kind() == period.kind());
        if readings.is_empty() || (has_kind && readings.iter().all(|r| r.period != period)) {
            self.add(self.at.field("readings"), Wanted::Figure { period });
        }
        for reading in &readings {
            let period = reading.period;
            let wanted = match absence(reading).map(|missing| missing.why) {
                Some(Absence::NotEntered) => Wanted::Figure { period },
                Some(Absence::NotDue { next: Some(expected) } | Absence::NotYetPublished { due: Some(expected) }) if expected <= by => {
                    Wanted::Overdue { period, expected }
                }
                Some(Absence::NotDue { next: None }) if matches!(period.kind(), PeriodKind::SurveyWave) => Wanted::NextWave { period },
                Some(_) | None => continue,
            };
            self.add(self.reading(period), wanted);
        }
        let Some(current) = self.stands().filter(|r| absence(r).is_none()) else { return };
        let (period, counts, answers) = (current.period, has_counts(current), current.survey.is_some());
        let earlier = || readings.iter().filter(|r| r.period.kind() == period.kind() && r.period.last_day() < period.last_day());
        if !counts && earlier().next_back().is_some_and(|r| has_counts(r)) {
            self.add(self.reading(period), Wanted::Counts { period });
        }
        if !answers && earlier().any(|r| r.survey.is_some()) {
            self.add(self.reading(period).field("survey"), Wanted::Answers { period });
        }
    }

    fn target(&mut self) {
        let Some(period) = self.stands().map(|r| r.period) else { return };
        let year = period.year_of();
        let applies = |t: &&Target| t.period == period || Some(t.period) == year;
        let latest = self.measure.targets.iter().max_by_key(|t| t.period.last_day());
        let Some(latest) = latest.filter(|_| !self.measure.targets.iter().any(|t| applies(&t))) else { return };
        // A survey is held against its latest target, however old.
        if latest.period.last_day() > period.last_day() || self.measure.for_information {
            return;
        }
        let same_kind = latest.period.kind() == period.kind();
        let wanted = if same_kind { period } else { year.unwrap_or(period) };
        let milestones = matches!(latest.path, Some(Path::ByMonth(_) | Path::Shares(_)));
        self.add(self.at.field("targets"), Wanted::Target { period: wanted, milestones });
    }

    fn comparators(&mut self) {
        let by = Month::of(self.report.position_at);
        let current = self.stands().map(|r| r.period);
        for (index, comparator) in self.measure.comparators.iter().enumerate() {
            if is_behind(comparator, current, by) {
                let name = comparator.label.clone().unwrap_or_else(|| comparator.id.clone());
                let published = !matches!(comparator.figure, ComparatorFigure::Unpublished { .. });
                let of = comparator.period.filter(|_| published);
                self.add(self.at.field("comparators").element(index), Wanted::Comparator { kind: comparator.kind, name, of });
            }
        }
    }

    fn direction(&mut self) {
        if let (DirectionBasis::Period(against), Some(current)) = (self.measure.direction_against, self.stands())
            && months_between(against, current.period) > 12
        {
            self.add(self.at.field("direction_against"), Wanted::Direction { against });
        }
    }

    /// What the same measure had in the report before.
    fn since(&mut self, before: &Measure) {
        let (now, at) = (self.measure, self.at.clone());
        let is_asked = |r: &&Reading| r.is_forecast() && !now.readings.iter().any(Reading::is_forecast);
        if let Some(forecast) = before.readings.iter().rev().find(is_asked) {
            let year = self.report.period.year_of();
            let behind = year.map_or(0, |year| months_between(forecast.period, year));
            let period = later(forecast.period, behind).unwrap_or(forecast.period);
            self.add(at.field("readings"), Wanted::Forecast { period });
        }
        if now.commentary.is_empty() && !before.commentary.is_empty() {
            self.add(at.field("commentary"), Wanted::Commentary);
        }
        if now.judgement.is_none() && before.judgement.is_some() {
            self.add(at.field("judgement"), Wanted::Judgement);
        }
        if !now.actions.is_empty() {
            self.add(at.field("actions"), Wanted::LookThrough { kept: Kept::Actions });
        }
        if !now.notes.is_empty() {
            self.add(at.field("notes"), Wanted::LookThrough { kept: Kept::Notes });
        }
    }
}

/// Whether a comparator should have a newer figure by now: it was to be published, or it is for a year before the measure's own figure.
/// Where the council ended last year may be a year back.
fn is_behind(comparator: &Comparator, current: Option<Period>, by: Month) -> bool {
    if let ComparatorFigure::Unpublished { due } = comparator.figure {
        return due.is_some_and(|due| due <= by);
    }
    let most = match comparator.kind {
        ComparatorKind::National
        | ComparatorKind::Region
        | ComparatorKind::CouncilType
        | ComparatorKind::PeerGroup
        | ComparatorKind::Authority => 11,
        ComparatorKind::LastYear => 12,
        ComparatorKind::Baseline | ComparatorKind::OtherReport => return false,
    };
    matches!((comparator.period, current), (Some(of), Some(current)) if months_between(of, current) > most)
}
