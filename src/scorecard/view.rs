//! The shapes of what is shown. Every word is finished; a view only lays it out.

mod bring_in;
mod checks;
mod commentary;
mod compare;
mod council;
mod evidence;
mod forecast;
mod left_out;
mod questions;
mod since;
mod table;
mod text;
mod trends;
mod what_if;
mod why;

pub use bring_in::{BringIn, BringInGroup, BringInRow};
pub use checks::{CheckGroup, CheckView, Checks};
pub use commentary::{Commentary, CommentarySection, DraftParagraph, DraftSentence};

pub use compare::{
    ChartFigure, ChartView, Compare, CompareAll, Control, Funnel, FunnelLimits, HeatCell, HeatMap, PeerChart, PeerRow, Scale, Skyline,
    SpineRow, SpineView, Spot, Strip, StripRow, Tone, Who,
};

pub use council::{Council, FootLink, ReportToOpen, YearOfReports};
pub use since::{OtherReports, Since, SinceGroup, SinceRow, SinceSide, TurnedOut};

pub use left_out::LeftOut;

pub use forecast::{Forecast, ForecastRow, PathChart};
pub use text::{CheckedText, ClaimMark, TextClaim, TextPiece};
pub use trends::{PanelMark, PanelPoint, PointMark, TimeMark, TimeMarkKind, Trend, TrendPanel, TrendPoint, Trends};

pub use questions::{QuestionGroup, QuestionView, Questions};

pub use table::{Cell, CellUnit, FigureColumn, FigureTable, FigureTables};

pub use evidence::{Breakdown, BreakdownBar, BreakdownPart, Evidence};

pub use what_if::{EdgeView, LeverView, SupposedView, WhatIf, WhatIfRow, WhatIfSide};

pub use why::{HeadlineCount, OfHeadline, Step, WhyHeadline, WhyId, Working};

use crate::model::Level;

/// A report, ready to be shown, printed or written as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// What the paper is.
    pub masthead: Masthead,
    /// The first thing to read.
    pub headline: Headline,
    /// How many measures have each rating, worst first, not rated last.
    pub ratings: Vec<Tally>,
    /// How many measures went each way, worst first, none last.
    pub directions: Vec<Tally>,
    /// The same per layer.
    pub by_layer: Vec<GroupTally>,
    /// The same per strategic outcome.
    pub by_outcome: Vec<GroupTally>,
    /// What is off track, the largest gap first.
    pub attention: Vec<AttentionGroup>,
    /// In which order: "Largest gap first, as a share of what each is rated against".
    pub attention_caption: String,
    /// What is not rated, and why.
    pub not_rated: Vec<NotRated>,
    /// The key to marks and words.
    pub key: Vec<KeyEntry>,
    /// One line on the scale of the gap chart.
    pub gap_scale: String,
    /// The tolerances used, and who set them.
    pub tolerances: Vec<String>,
    /// The layers as headings, in the report's order.
    pub sections: Vec<Section>,
    /// Every measure, in the report's order; rows refer to it by index.
    pub measures: Vec<Measure>,
    /// The head of the column of current values: "2024/25 or latest".
    pub latest_heading: String,
    /// The head of the column of earlier values: "2023/24 or before".
    pub previous_heading: String,
    /// Footnotes.
    pub notes: Vec<String>,
    /// Background papers.
    pub background_papers: Vec<LinkView>,
    /// The words that filters offer.
    pub choices: Choices,
}

/// What the paper is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// "Leicestershire County Council · Adults and Communities Overview and Scrutiny Committee".
    pub over: String,
    /// The title.
    pub title: String,
    /// Period, position at, meeting, rated against.
    pub facts: Vec<Fact>,
    /// "Appendix A", printed in the head of each page.
    pub appendix: Option<String>,
    /// The foot of each printed page: title and position.
    pub foot: String,
    /// What the paper is about.
    pub summary: Option<String>,
}

/// A term and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// "Period".
    pub term: String,
    /// "April to November 2024".
    pub text: String,
}

/// The first thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The sentence that counts the ratings and names what they are against; shown bold.
    pub lead: String,
    /// What is off track and how directions stand.
    pub rest: String,
}

/// The mark of a rating: its shape and colour go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RatingMark {
    /// Solid diamond with an exclamation mark.
    Bottom,
    /// Square with two bars.
    Middle,
    /// Ring with a tick.
    Top,
    /// Dash.
    NotRated,
}

impl RatingMark {
    /// The mark of a level.
    #[must_use]
    pub fn of(level: Option<Level>) -> Self {
        match level {
            Some(Level::Bottom) => Self::Bottom,
            Some(Level::Middle) => Self::Middle,
            Some(Level::Top) => Self::Top,
            None => Self::NotRated,
        }
    }

    /// Its name in an address: "bottom".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Bottom => "bottom",
            Self::Middle => "middle",
            Self::Top => "top",
            Self::NotRated => "not-rated",
        }
    }
}

/// The mark of a direction of travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DirectionMark {
    /// Solid triangle down: worse.
    NotAsGood,
    /// Two hollow triangles sideways.
    Similar,
    /// Solid triangle up: better.
    Improved,
    /// Higher, without judgement: a hollow triangle up.
    Higher,
    /// Lower, without judgement: a hollow triangle down.
    Lower,
    /// Dash.
    None,
}

impl DirectionMark {
    /// Its name in an address: "not-as-good".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotAsGood => "not-as-good",
            Self::Similar => "similar",
            Self::Improved => "improved",
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::None => "none",
        }
    }
}

/// A mark of either sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Of a rating.
    Rating(RatingMark),
    /// Of a direction.
    Direction(DirectionMark),
}

/// A count that filters when chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Its mark.
    pub mark: Mark,
    /// "Below".
    pub word: String,
    /// How many measures.
    pub count: usize,
}

/// A layer's or an outcome's counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTally {
    /// "Prevent need".
    pub name: String,
    /// Its id in an address.
    pub id: String,
    /// How many measures.
    pub count: usize,
    /// One mark per measure, grouped by mark, worst first.
    pub ratings: Vec<(RatingMark, usize)>,
    /// "2 below, 2 similar, 6 better, 2 not rated".
    pub ratings_text: String,
    /// One mark per measure, grouped, worst first.
    pub directions: Vec<(DirectionMark, usize)>,
    /// "3 not as good, 1 similar, 6 improved, 2 no direction".
    pub directions_text: String,
}

/// Measures that need attention, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttentionGroup {
    /// "Below the comparator: 3".
    pub title: String,
    /// The measures, the largest gap first.
    pub rows: Vec<Attention>,
}

/// A measure that needs attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// Index into [`Scorecard::measures`].
    pub measure: usize,
    /// "7.1 points short: 59.3% against 66.4%".
    pub gap: String,
    /// "About 7 more in every 100 people asked"; empty where it cannot be worked out.
    pub people: String,
    /// "from 61.8%".
    pub from: String,
}

/// A measure that is not rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRated {
    /// Index into [`Scorecard::measures`].
    pub measure: usize,
    /// Why: "National figure not published; expected February 2025".
    pub reason: String,
}

/// A line of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The mark.
    pub mark: Mark,
    /// "Better".
    pub word: String,
    /// "meets or beats its comparator".
    pub meaning: String,
}

/// A layer with its measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id in an address.
    pub id: String,
    /// "Prevent need".
    pub name: String,
    /// What the layer means.
    pub description: Option<String>,
    /// "12 measures: 2 below, 2 similar, 6 better, 2 not rated".
    pub summary: String,
    /// Its measures by outcome.
    pub groups: Vec<OutcomeGroup>,
}

/// The measures of a layer that serve one outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeGroup {
    /// "Safe and Well"; empty where a measure names no outcome.
    pub outcome: String,
    /// "Carers and people with care needs are supported …"; empty where there is none.
    pub supporting: String,
    /// Indices into [`Scorecard::measures`].
    pub measures: Vec<usize>,
}

/// A measure: its row and its own page.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its id in an address: "ascof-2c".
    pub key: String,
    /// "Permanent admissions to care, aged 65 and over".
    pub title: String,
    /// "ASCOF 2C" or "Local".
    pub code: String,
    /// Second lines under the title: "ASCOF 2C · aim low · Better Care Fund".
    pub subs: Vec<String>,
    /// Its leading rating.
    pub rating: RatingView,
    /// Its other rating, where position and outlook are both known or the paper printed one: "Better now: 574, even pace 581".
    pub second: Vec<SecondRating>,
    /// Its direction of travel.
    pub direction: DirectionView,
    /// The latest value.
    pub latest: ValueView,
    /// The value it is compared with.
    pub previous: ValueView,
    /// The gap to what it is rated against.
    pub gap: GapView,
    /// Its series, small, where there are three values or more.
    pub sparkline: Option<Sparkline>,
    /// Flags beside its figures: a judgement, figures that contradict each other.
    pub flags: Vec<Flag>,
    /// What filters ask of it.
    pub facets: Facets,
}

/// A rating, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingView {
    /// Its mark.
    pub mark: RatingMark,
    /// "Similar".
    pub word: String,
    /// "forecast v 566.0 national 2023/24", or the reason why it is not rated.
    pub against: String,
}

/// Another rating of the same measure, with what it is: "Better at November: 574 admissions; an even pace allows 581".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondRating {
    /// Its mark.
    pub mark: RatingMark,
    /// "Better".
    pub word: String,
    /// "now: 574, even pace 581" or "printed in the paper".
    pub text: String,
}

/// A direction, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectionView {
    /// Its mark.
    pub mark: DirectionMark,
    /// "Not as good".
    pub word: String,
    /// "up 18 (3.2%)", or the reason why there is none.
    pub detail: String,
}

/// A value, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueView {
    /// "87.0%"; a dash where there is none.
    pub value: String,
    /// "1,221 out of 1,403"; or the reason why there is none.
    pub base: String,
    /// "Apr–Nov 2024".
    pub period: String,
}

/// A gap, as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct GapView {
    /// "−7.1 points"; or "Nothing to compare with".
    pub text: String,
    /// Where its marks lie, if there is a gap.
    pub chart: Option<GapChart>,
    /// The chart in a sentence, for those who cannot see it.
    pub sentence: String,
}

/// Positions on the shared scale of gaps: 0 is its left end (20% worse), 1 its right end (20% better), ½ the comparator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GapChart {
    /// The value now.
    pub now: f64,
    /// It lies beyond the left or right end.
    pub beyond: bool,
    /// The value before.
    pub before: Option<f64>,
    /// Where the middle level begins and ends.
    pub zone: (f64, f64),
    /// The mark of the value.
    pub mark: RatingMark,
}

/// A small line of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// Points left to right, x and y from 0 to 1 (y upwards); none where a value is missing.
    pub points: Vec<Option<(f64, f64)>>,
    /// What it shows, in a sentence.
    pub sentence: String,
}

/// A note beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// "Check" or "Judgement".
    pub label: String,
    /// "519 out of 582 is 89.2%, not 89.9%".
    pub text: String,
}

/// What filters and sorting ask of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Facets {
    /// The mark of its leading rating.
    pub rating: RatingMark,
    /// The mark of its direction.
    pub direction: DirectionMark,
    /// Its layer's id.
    pub layer: Option<String>,
    /// Its outcome's id.
    pub outcome: Option<String>,
    /// The council's own measure.
    pub local: bool,
    /// Statutory.
    pub statutory: bool,
    /// Of the Better Care Fund.
    pub better_care_fund: bool,
    /// From a survey.
    pub survey: bool,
    /// For information only.
    pub for_information: bool,
    /// Off track: the bottom level, or not bottom but not as good as before.
    pub off_track: bool,
    /// Changed since the earlier report beside it; never where there is none.
    pub changed: bool,
    /// The signed gap as a share of the comparator, better positive; for sorting.
    pub gap: Option<f64>,
    /// All its words in lower case, for searching.
    pub haystack: String,
}

/// The page of one measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// "ASCOF 2C · Delay need · Safe and Well · Better Care Fund · statutory return · aim low".
    pub eyebrow: String,
    /// The number that matters: "582".
    pub big: String,
    /// "per 100,000 people aged 65 and over".
    pub big_unit: String,
    /// "Forecast for 2024/25: 897 admissions." "So far, April to November: 574 admissions."
    pub big_notes: Vec<String>,
    /// The verdicts in a line each: position, outlook, direction.
    pub verdicts: Vec<VerdictLine>,
    /// Why it is rated so: one working per rating (position, outlook).
    pub why_rating: Vec<Working>,
    /// Why the arrow.
    pub why_direction: Working,
    /// How sure its figure is.
    pub evidence: Evidence,
    /// The trend, where there are two values or more.
    pub trend: Option<Trend>,
    /// The usual variation of its months or quarters, where there are enough of them: a [`ChartView::Control`].
    pub variation: Option<ChartFigure>,
    /// Where the year is expected to end, where that can be asked.
    pub forecast: Option<Forecast>,
    /// Years of several kinds side by side: financial, academic, calendar, rolling.
    pub kinds_of_year: Option<Figures>,
    /// All readings, newest first.
    pub readings: Vec<ReadingRow>,
    /// Targets, milestones and comparators.
    pub yardsticks: Vec<YardstickRow>,
    /// Distances in people, where they can be worked out.
    pub people: Vec<PeopleRow>,
    /// What the officers say.
    pub commentary: Vec<CommentView>,
    /// What is being done.
    pub actions: Vec<ActionView>,
    /// Footnotes, breaks in the series.
    pub notes: Vec<String>,
    /// Definition, source, period, lateness, owner …
    pub facts: Vec<Fact>,
    /// Further reading.
    pub links: Vec<LinkView>,
}

/// A verdict in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictLine {
    /// "For the year", "At November", "Since 2023/24".
    pub label: String,
    /// The mark.
    pub mark: Mark,
    /// The word.
    pub word: String,
    /// The sentence.
    pub sentence: String,
    /// The working that says why; none where there is none.
    pub why: Option<WhyId>,
}

/// A named horizontal line.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendLine {
    /// "National 566.0".
    pub label: String,
    /// Where it lies.
    pub value: f64,
}

/// The figures behind a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows; the first cell is the row's head.
    pub rows: Vec<Vec<String>>,
}

/// A reading, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingRow {
    /// "April to November 2024".
    pub period: String,
    /// "582"; a dash where there is none.
    pub value: String,
    /// "897 admissions", or the reason why there is none.
    pub base: String,
    /// The 95% interval: "84.9% to 88.6%"; empty where there is none.
    pub interval: String,
    /// "Forecast", "Provisional"; empty when final.
    pub status: String,
    /// Notes and source.
    pub note: String,
    /// What happened since the reading below it, or began with it: breaks in the series, events.
    pub since: Vec<String>,
}

/// A target, milestone or comparator, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YardstickRow {
    /// "Target", "Milestone", "National average".
    pub kind: String,
    /// Its name in the report.
    pub label: String,
    /// "2023/24".
    pub period: String,
    /// "less than 773".
    pub value: String,
    /// "16.0 higher": where the latest value stands against it.
    pub gap: String,
    /// The measure is rated against it.
    pub rated: bool,
}

/// A distance in people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleRow {
    /// "National average, 566.0".
    pub reach: String,
    /// "about 872".
    pub needed: String,
    /// "about 25 fewer".
    pub change: String,
}

/// A comment, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentView {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub source: String,
}

/// An action, as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionView {
    /// What.
    pub what: String,
    /// Who, by when, how far: "Director of Adults · by 31 March 2025 · under way".
    pub detail: String,
}

/// A document elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// What filters offer: the key and the word of each choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Ratings.
    pub ratings: Vec<Choice>,
    /// Directions.
    pub directions: Vec<Choice>,
    /// Layers.
    pub layers: Vec<Choice>,
    /// Outcomes.
    pub outcomes: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// In an address.
    pub key: String,
    /// To read.
    pub word: String,
}
