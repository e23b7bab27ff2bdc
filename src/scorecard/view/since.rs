//! What changed between two reports, as shown.

use super::{Choice, DirectionView, RatingView, ValueView};

/// What changed since an earlier report.
#[derive(Debug, Clone, PartialEq)]
pub struct Since {
    /// "Since the report for April to November 2021".
    pub title: String,
    /// The first thing to read, shown bold: how many are newly off track, and how many recovered.
    pub lead: String,
    /// The rest of the summary: directions, targets, new and dropped.
    pub rest: String,
    /// What limits the comparison: another scheme, other comparators, other periods, years between.
    pub cautions: Vec<String>,
    /// What changed, each sort with its measures; sorts without any are left out.
    pub groups: Vec<SinceGroup>,
    /// Every measure of both reports: those of the later one in its order, then those that were dropped.
    pub rows: Vec<SinceRow>,
    /// The heads of the columns of then and now: "April to November 2021", "April to November 2024".
    pub heads: (String, String),
    /// How earlier forecasts turned out; empty where none can be told.
    pub turned_out: Vec<TurnedOut>,
}

/// Measures that changed in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinceGroup {
    /// Its name in an address: "newly-off-track".
    pub key: String,
    /// "Newly off track".
    pub word: String,
    /// What it means: "Below now, and not then".
    pub meaning: String,
    /// Indices into [`Since::rows`], with what to say of each: "Below, was similar".
    pub rows: Vec<(usize, String)>,
}

/// A measure then and now.
#[derive(Debug, Clone, PartialEq)]
pub struct SinceRow {
    /// Index into the later report's measures; none where it was dropped.
    pub measure: Option<usize>,
    /// Its title, as the later report has it where it is there.
    pub title: String,
    /// "ASCOF 2A", "Local"; with "was ASCOF 2D" where its code changed.
    pub code: String,
    /// How it stood then; none where it is new.
    pub then: Option<SinceSide>,
    /// How it stands now; none where it was dropped.
    pub now: Option<SinceSide>,
    /// The change between the two figures: "up 8.2 points: improved"; or why there is none.
    pub change: DirectionView,
    /// What changed besides: the target moved, the definition, a figure was revised; why it is new or was dropped; how it was matched.
    pub notes: Vec<String>,
}

/// A measure in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinceSide {
    /// Its leading rating.
    pub rating: RatingView,
    /// Its latest figure.
    pub value: ValueView,
}

/// How a forecast turned out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedOut {
    /// The measure's title and code.
    pub measure: String,
    /// What it was for: "2021/22".
    pub period: String,
    /// What was forecast, in which report, how.
    pub forecast: String,
    /// What came.
    pub outturn: String,
    /// By how much it was out: "3.1% too high".
    pub difference: String,
}

/// The other reports that are open, seen from the one that is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OtherReports {
    /// Earlier ones of the same council, the latest first: by the day of their position, with their period as the word.
    pub earlier: Vec<Choice>,
    /// Why others cannot be compared with: of another council, later, for the same period.
    pub set_aside: Vec<String>,
}
