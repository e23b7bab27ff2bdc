//! Why a result is what it is, as shown.

use super::{Fact, Mark};

/// What a working is of: where it stands on the page of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyId {
    /// The leading rating.
    Rating,
    /// The other rating, where position and outlook are both rated.
    OtherRating,
    /// The arrow.
    Arrow,
    /// The interval of the figure.
    Interval,
    /// The forecast that counts.
    Forecast,
    /// The rank among other councils.
    Rank,
    /// The quarter of the councils.
    Quarter,
}

impl WhyId {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Rating, Self::OtherRating, Self::Arrow, Self::Interval, Self::Forecast, Self::Rank, Self::Quarter];

    /// The name of its place on the page, and in an address.
    #[must_use]
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Rating => "why-rating",
            Self::OtherRating => "why-other-rating",
            Self::Arrow => "why-arrow",
            Self::Interval => "why-interval",
            Self::Forecast => "why-forecast",
            Self::Rank => "why-rank",
            Self::Quarter => "why-quarter",
        }
    }
}

/// A result worked out in steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Working {
    /// What it is of.
    pub id: WhyId,
    /// "Why this rating", "Why this arrow".
    pub title: String,
    /// "Forecast against the latest national average; lower is better."
    pub rule: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// "2.8% is within 3%".
    pub conclusion: String,
    /// The mark of the result, if it has one.
    pub mark: Option<Mark>,
    /// The word of the result: "Similar", "84.9% to 88.6%".
    pub word: String,
    /// What else to know: a judgement, what the paper printed.
    pub notes: Vec<String>,
    /// What the changes are: "What would change it", "What would give it a rating".
    pub changes_title: &'static str,
    /// What would make the result another, and by how much: "It would be better at 66.4%: 7.1 points higher, 128 more people."
    pub changes: Vec<String>,
    /// Where rule, tolerance and yardstick come from, and the page of the method.
    pub sources: Vec<Fact>,
}

/// A step of a working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// "Over by: 582 − 566.0".
    pub label: String,
    /// "16.0".
    pub value: String,
}

/// Why the headline says what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyHeadline {
    /// What is counted, and by which rule.
    pub rule: String,
    /// The ratings, with their measures.
    pub counts: Vec<HeadlineCount>,
    /// What is not counted: which measure, and why.
    pub left_out: Vec<OfHeadline>,
    /// The measures that are nearest to another rating, the nearest first: which, and by how much.
    pub nearest: Vec<OfHeadline>,
    /// What else to know.
    pub notes: Vec<String>,
    /// Where the rules come from.
    pub sources: Vec<Fact>,
}

/// How many measures have a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineCount {
    /// Its mark.
    pub mark: Mark,
    /// "Better: 7 measures".
    pub title: String,
    /// Which, and against what each is rated.
    pub measures: Vec<OfHeadline>,
}

/// A measure of the headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfHeadline {
    /// Which, as an index into the scorecard's.
    pub measure: usize,
    /// What is said of it.
    pub text: String,
}
