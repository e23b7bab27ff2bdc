//! The report's rating scheme, tolerances, and ratings given by people.

use jiff::civil::Date;

use super::{Count, Finite, Period};

/// A level of the rating scheme; the report has its own words for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The worst: red, below.
    Bottom,
    /// Near: amber, similar.
    Middle,
    /// Meets: green, better.
    Top,
}

/// How a report rates: its words, and where its middle level lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Words of the top level.
    pub top: LevelWords,
    /// Words of the middle level.
    pub middle: LevelWords,
    /// Words of the bottom level.
    pub bottom: LevelWords,
    /// Words of the directions.
    pub directions: DirectionWords,
    /// Where the middle level lies.
    pub middle_lies: MiddleLies,
    /// How a value is held against its target.
    pub comparison: Comparison,
    /// A change that could be chance counts as similar, whatever its size.
    pub direction_by_evidence: bool,
    /// What the report's measures are rated against, in its words.
    pub rated_against: Option<String>,
}

impl Scheme {
    /// The words of a level.
    #[must_use]
    pub fn words(&self, level: Level) -> &LevelWords {
        match level {
            Level::Top => &self.top,
            Level::Middle => &self.middle,
            Level::Bottom => &self.bottom,
        }
    }
}

/// The words of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelWords {
    /// "Green", "Better".
    pub word: String,
    /// The letter printed in a table, if there is one: "G".
    pub letter: Option<String>,
    /// What it means, in the report's words.
    pub meaning: Option<String>,
}

/// The words of the directions of travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectionWords {
    /// "Improved".
    pub improved: String,
    /// "Similar".
    pub similar: String,
    /// "Not as good".
    pub not_as_good: String,
}

/// Where the middle level lies (methods §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MiddleLies {
    /// Short of the target only: red / amber / green.
    ShortOf,
    /// Within the tolerance on either side: below / similar / better.
    EitherSide,
}

/// How a value is held against its target (methods §3 rule 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Rounded to the decimals the target is printed with.
    Rounded,
    /// At full precision.
    Exact,
}

/// How far short, or how large a change, still counts as near or similar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tolerance {
    /// A share of the target or the earlier value, 0 to 1.
    Relative(Finite),
    /// Percentage points.
    Points(Finite),
    /// In the measure's own unit.
    Absolute(Finite),
    /// Whole people (or admissions, visits …).
    People(Count),
}

/// Tolerances the report sets for all its measures; what it leaves out has the engine's default.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tolerances {
    /// For ratings.
    pub rating: UnitTolerances,
    /// For directions of travel.
    pub direction: UnitTolerances,
    /// For targets that stand for few people.
    pub small_numbers: Option<SmallNumbers>,
}

/// A tolerance for each kind of unit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitTolerances {
    /// For percentages.
    pub percent: Option<Tolerance>,
    /// For rates.
    pub rate: Option<Tolerance>,
    /// For counts, sums of money, days and scores.
    pub count: Option<Tolerance>,
}

/// The rule for small numbers (methods §3 rule 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallNumbers {
    /// A target that stands for fewer people than this is small.
    pub below: Count,
    /// The tolerance then.
    pub tolerance: Count,
}

/// A level an officer set in place of the computed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The level.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// Whose judgement it is: a role.
    pub by: String,
    /// When it was made.
    pub date: Date,
}

/// What an earlier paper printed: shown and compared, never overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// The rating printed.
    pub rating: Option<Level>,
    /// The arrow printed.
    pub direction: Option<Movement>,
    /// The quartile printed.
    pub quartile: Option<Quartile>,
    /// The rank printed.
    pub rank: Option<PublishedRank>,
}

/// A rank as a paper printed it: "11th of 14".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRank {
    /// The rank from the best end, from 1.
    pub rank: u32,
    /// Of how many.
    pub of: u32,
    /// Of which: "East Midlands councils".
    pub among: Option<String>,
    /// What it is for, if not the latest figure.
    pub period: Option<Period>,
}

/// Which way a measure went, judged by its aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Better than before.
    Improved,
    /// About the same.
    Similar,
    /// Worse than before.
    NotAsGood,
}

/// A quarter of the authorities, the first being the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quartile {
    /// The best quarter.
    Top,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The worst quarter.
    Bottom,
}
