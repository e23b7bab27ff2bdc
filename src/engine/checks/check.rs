//! What a check found, with the numbers it was found by.

use jiff::civil::Date;

use crate::engine::Way;
use crate::engine::claims::Claim;
use crate::model::{Accepted, Break, Counts, Frequency, Interval, Level, Month, Movement, Period};

/// A value of a measure for a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stated {
    /// The measure: an index into the report's.
    pub measure: usize,
    /// What it is for.
    pub period: Period,
    /// The value, in the measure's unit.
    pub value: f64,
}

/// What a rate and its count imply of the people they are out of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Implied {
    /// The measure: an index into the report's.
    pub measure: usize,
    /// What they are for.
    pub period: Period,
    /// The rate, in the measure's unit.
    pub rate: f64,
    /// The count.
    pub count: f64,
    /// They belong to the target of the period.
    pub target: bool,
    /// The fewest people they can be out of.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// What something that is late is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// A survey or return that was to run.
    Survey,
    /// A figure that was to be published.
    Figure,
    /// A comparator that was to be published.
    Comparator,
}

/// What a word says of two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// Better, by the measure's aim.
    Better,
    /// Worse.
    Worse,
    /// Up, or higher.
    Up,
    /// Down, or lower.
    Down,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// A printed value cannot come of the counts beside it.
    ValueAgainstCounts {
        /// The value, in the measure's unit.
        value: f64,
        /// The counts.
        counts: Counts,
        /// The value they give.
        gives: f64,
        /// The numerator that would give the value.
        numerator: f64,
    },
    /// The same numerator and denominator stand beside two values that no one number can be.
    SameCountsTwice {
        /// The counts.
        counts: Counts,
        /// Here.
        here: Stated,
        /// And there.
        there: Stated,
    },
    /// The same numerator and denominator stand for two periods.
    CountsCopied {
        /// The counts.
        counts: Counts,
        /// This period.
        period: Period,
        /// The earlier one.
        earlier: Period,
    },
    /// A percentage outside 0 to 100 where the measure's others are within.
    PercentOutside {
        /// The percentage.
        value: f64,
    },
    /// A value outside the interval given for it.
    ValueOutsideInterval {
        /// The value.
        value: f64,
        /// The interval.
        interval: Interval,
    },
    /// Rates and counts that imply different populations for one group of people.
    DifferentPopulations {
        /// Here.
        here: Implied,
        /// And there.
        there: Implied,
    },
    /// The whole of a breakdown is near a count of its measure, and not the same.
    WholeAgainstMeasure {
        /// How many are in the whole.
        size: f64,
        /// The count of the measure that comes nearest.
        nearest: f64,
    },
    /// A running total is lower for a longer time.
    RunningTotalFalls {
        /// The shorter time and its total.
        shorter: (Period, f64),
        /// The longer time and its total.
        longer: (Period, f64),
        /// They are in what the measure counts, not in its unit.
        counted: bool,
    },
    /// A path of milestones falls.
    MilestonesFall {
        /// The earlier month and its milestone; a share in percent.
        earlier: (Month, f64),
        /// The later month and its milestone.
        later: (Month, f64),
        /// They are shares of the year.
        shares: bool,
    },
    /// A milestone beyond the target of the whole year, or a path that ends elsewhere.
    MilestoneOffTarget {
        /// The month.
        by: Month,
        /// The milestone; a share in percent.
        milestone: f64,
        /// The target of the year.
        target: f64,
        /// They are shares of the year.
        shares: bool,
    },
    /// A target for a time that has passed and for which the file has no reading.
    TargetWithoutReading {
        /// The time.
        period: Period,
    },
    /// A number so far from the measure's others that it is likely in another unit.
    TwoUnits {
        /// The number, in the measure's unit.
        value: f64,
        /// The figure of the measure that comes nearest.
        nearest: f64,
    },
    /// A change out of all proportion to the measure's other changes.
    ImplausibleJump {
        /// The earlier figure.
        from: (Period, f64),
        /// The later one.
        to: (Period, f64),
        /// The largest of the measure's other changes, where there are enough of them.
        largest: Option<f64>,
    },
    /// Decimals are printed that no figure has.
    DecimalsNotThere {
        /// How many decimals are printed.
        decimals: u8,
        /// How many figures there are.
        figures: usize,
    },
    /// The latest figure is older than the measure's frequency lets expect.
    StaleFigure {
        /// The latest figure's period.
        latest: Period,
        /// How many months before the position it ended.
        months: i32,
        /// How often the measure is collected.
        frequency: Frequency,
    },
    /// A figure, and no forecast, for a time that has not ended.
    FutureFigure {
        /// The time.
        period: Period,
    },
    /// Something that was expected before the meeting or position, and is still said to come.
    Overdue {
        /// What.
        late: Late,
        /// When it was expected.
        expected: Month,
    },
    /// A comparator is for a time more than a year before that of the figure it stands beside.
    OldComparator {
        /// What it is for.
        period: Period,
        /// What the figure is for.
        figure: Period,
        /// How many months lie between their ends.
        months: i32,
    },
    /// A judgement from before the time of the figure it judges.
    OldJudgement {
        /// When it was made.
        date: Date,
        /// What the figure is for.
        figure: Period,
    },
    /// An action whose day has passed, of which the file does not say how far it has come.
    ActionOverdue {
        /// Its day.
        by: Date,
    },
    /// The position is of a day after the meeting.
    MeetingBeforePosition {
        /// The day of the meeting.
        meeting: Date,
    },
    /// A printed direction across a break in the series.
    ChangeAcrossBreak {
        /// The direction.
        published: Movement,
        /// The break.
        across: Break,
    },
    /// The framework says that what a code stands for changed; the measure's readings go across and it has no break.
    BreakNotDeclared {
        /// The framework's earlier version.
        version: String,
        /// The code then.
        was: String,
        /// The first month of the new way, if the file says.
        from: Option<Month>,
        /// What changed, in the words of the file.
        note: Option<String>,
    },
    /// A printed rating that the rules do not give, without a judgement that explains it.
    PublishedRating {
        /// The rating as printed.
        published: Level,
        /// The rating by the rules.
        computed: Level,
    },
    /// A printed direction that the rules do not give.
    PublishedDirection {
        /// The direction as printed.
        published: Movement,
        /// The direction by the rules.
        computed: Way,
    },
    /// Two measures of one name.
    SameTitle {
        /// The first of them: an index into the report's.
        first: usize,
    },
    /// An acceptance of something that was not found.
    AcceptedWithoutNeed {
        /// The acceptance.
        accepted: Accepted,
    },
    /// The commentary says what the figures do not.
    Text {
        /// The words.
        quote: String,
        /// What they say.
        told: Told,
    },
}

/// What commentary says, where the figures say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A claim that its own numbers contradict, or those of the report.
    Claim(Box<Claim>),
    /// A figure went one way, and it went the other.
    Direction {
        /// What it says.
        sense: Sense,
        /// The earlier figure.
        from: (Period, f64),
        /// The later one.
        to: (Period, f64),
    },
    /// A figure lies on one side of a comparator, and it lies on the other.
    Comparison {
        /// What it says.
        sense: Sense,
        /// The figure.
        local: (Period, f64),
        /// The comparator: an index into the measure's.
        comparator: usize,
        /// The comparator's value.
        value: f64,
    },
    /// Another national figure than that of the file.
    National {
        /// The figure it gives.
        stated: f64,
        /// Decimals it is given with.
        decimals: u8,
        /// The comparator: an index into the measure's.
        comparator: usize,
        /// The comparator's value.
        value: f64,
    },
    /// A number that is nowhere in the file, one slip of the digits from one that is.
    Number {
        /// The number.
        stated: f64,
        /// Decimals it is given with.
        decimals: u8,
        /// The number of the measure it is like.
        meant: f64,
    },
}
