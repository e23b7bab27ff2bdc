//! What a measure is held against: targets with their milestones, and comparators.

use super::{Count, Counts, Denominator, Finite, Interval, Month, Period};

/// What the council set out to reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What it is for.
    pub period: Period,
    /// What it takes to meet it.
    pub requirement: Requirement,
    /// The decimals it is printed with, which decide the comparison (methods §3 rule 1).
    pub decimals: u8,
    /// How many people it stands for, where it is a rate or share ("17 admissions").
    pub people: Option<Count>,
    /// Its name in the report ("Local Nov-24 milestone").
    pub label: Option<String>,
    /// The way there, month by month, for a running total.
    pub path: Option<Path>,
}

/// What it takes to meet a target, in the measure's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Requirement {
    /// This or more.
    AtLeast(Finite),
    /// This or less.
    AtMost(Finite),
    /// Less than this ("<773").
    Below(Finite),
    /// Within these, both included.
    Band {
        /// The lower edge.
        low: Finite,
        /// The upper edge, not below the lower.
        high: Finite,
    },
}

/// A cumulative path of milestones through the target's period.
#[derive(Debug, Clone, PartialEq)]
pub enum Path {
    /// The same each month.
    StraightLine,
    /// The running total due by the end of each month named.
    ByMonth(Vec<(Month, Finite)>),
    /// The share of the whole (0 to 1) due by the end of each month named.
    Shares(Vec<(Month, Finite)>),
}

/// Something else to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparator {
    /// What measures refer to it by.
    pub id: String,
    /// What it is.
    pub kind: ComparatorKind,
    /// Its name in the report.
    pub label: Option<String>,
    /// What it is for; it may lag.
    pub period: Option<Period>,
    /// Its figure.
    pub figure: ComparatorFigure,
    /// The decimals it is printed with.
    pub decimals: u8,
    /// Its interval, if given.
    pub interval: Option<Interval>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// What a comparator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparatorKind {
    /// The average of the nation.
    National,
    /// The average of the region.
    Region,
    /// The average of councils of one type.
    CouncilType,
    /// The average of similar councils.
    PeerGroup,
    /// One named council.
    Authority,
    /// Where the council ended last year.
    LastYear,
    /// A position to start from ("as at 31 March 2024").
    Baseline,
    /// A figure of another report.
    OtherReport,
}

/// A comparator's figure, in the measure's unit.
#[derive(Debug, Clone, PartialEq)]
pub enum ComparatorFigure {
    /// As published, with its counts if known.
    Value {
        /// The figure.
        value: Finite,
        /// The counts behind it.
        counts: Option<Counts>,
    },
    /// To be worked out.
    Ratio {
        /// How many.
        numerator: Count,
        /// Out of how many.
        denominator: Denominator,
    },
    /// Not published yet.
    Unpublished {
        /// When it is expected.
        due: Option<Month>,
    },
}

/// What a measure is rated against.
#[derive(Debug, Clone, PartialEq)]
pub enum RatedAgainst {
    /// Its target for the period, or milestone.
    Target,
    /// One of its comparators.
    Comparator {
        /// Which: an index into the measure's comparators.
        index: usize,
        /// The value must lie strictly on the better side ("<773").
        strict: bool,
        /// For a running total: hold it against an even share of the comparator's year.
        even_pace: bool,
    },
    /// Nothing: there is neither target nor comparator.
    Nothing,
}
