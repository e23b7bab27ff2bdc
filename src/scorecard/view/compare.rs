//! How a council compares with others, as shown: for one measure, and for all of them at once.

use super::{Choice, Fact, Figures, TrendLine, Working};

/// A chart with its finding, how to read it, and its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartFigure {
    /// Its heading: "All councils".
    pub title: String,
    /// What it shows, in a sentence: the chart's own title.
    pub finding: String,
    /// How to read it, in a line.
    pub how_to_read: String,
    /// What is drawn.
    pub chart: ChartView,
    /// The figures behind it.
    pub table: Figures,
    /// Where the figures come from; empty where it is the report itself.
    pub source: String,
}

/// A larger chart, drawn by the chart library.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartView {
    /// A measure over time.
    Trend(super::Trend),
    /// Everyone, best first.
    Skyline(Skyline),
    /// Everyone, by the type of council.
    Strip(Strip),
    /// Everyone by the size of the base.
    Funnel(Funnel),
    /// A monthly or quarterly series and its usual variation.
    Control(Control),
    /// The way through the year.
    Path(super::PathChart),
}

/// An axis of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Where it starts and ends, in the measure's unit.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// What values are divided by when shown.
    pub divisor: f64,
    /// What stands after a number: "%", "k".
    pub suffix: String,
}

/// Who a point of a chart is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The report's own council.
    Own,
    /// A council it is compared with.
    Peer,
    /// Another.
    Other,
}

/// An authority in a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Who it is.
    pub who: Who,
    /// Its value, in the measure's unit.
    pub value: f64,
    /// The interval around it.
    pub interval: Option<(f64, f64)>,
    /// What a pointer over it is told: "Leicestershire: 76.0%, =12th of 149".
    pub spoken: String,
}

/// All authorities in order, the best first: bars side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Skyline {
    /// The authorities.
    pub spots: Vec<Spot>,
    /// The quarters, best first: their name and how many authorities are in them. Empty where there are none.
    pub quarters: Vec<(String, usize)>,
    /// National and peer averages.
    pub lines: Vec<TrendLine>,
    /// The axis of values.
    pub scale: Scale,
}

/// Authorities by their type: a row of dots for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The types, with the authorities of each and their median.
    pub rows: Vec<StripRow>,
    /// National and peer averages.
    pub lines: Vec<TrendLine>,
    /// The axis of values.
    pub scale: Scale,
}

/// The authorities of one type.
#[derive(Debug, Clone, PartialEq)]
pub struct StripRow {
    /// "Counties".
    pub name: String,
    /// Them.
    pub spots: Vec<Spot>,
    /// Their median.
    pub median: f64,
}

/// Authorities by the size of their base, with the limits within which chance alone would leave them.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// The authorities, with their bases.
    pub spots: Vec<(f64, Spot)>,
    /// The average of all.
    pub centre: f64,
    /// The limits by the size of the base, from the smallest up.
    pub limits: Vec<FunnelLimits>,
    /// What the base is: "people aged 65 and over".
    pub base: String,
    /// The axis of values.
    pub scale: Scale,
}

/// The limits at one size of base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// The base.
    pub base: f64,
    /// Of 95%: lower and upper.
    pub inner: (f64, f64),
    /// Of 99.8%: lower and upper.
    pub outer: (f64, f64),
}

/// A series and its usual variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// The periods, left to right.
    pub periods: Vec<String>,
    /// The values.
    pub values: Vec<f64>,
    /// What a pointer over each is told.
    pub spoken: Vec<String>,
    /// Points that are more than usual variation, and whether that is good; none where neither is.
    pub signals: Vec<Option<Tone>>,
    /// The mean.
    pub mean: f64,
    /// The limits of usual variation.
    pub limits: (f64, f64),
    /// The target.
    pub target: Option<TrendLine>,
    /// The axis of values.
    pub scale: Scale,
}

/// Whether something unusual is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It is an improvement.
    Good,
    /// It is a concern.
    Bad,
    /// Neither: the measure has no aim.
    Neutral,
}

/// Where one measure stands among other councils.
#[derive(Debug, Clone, PartialEq)]
pub struct Compare {
    /// "2022/23: 150 councils".
    pub title: String,
    /// Where it stands, in a sentence: "=12th of 149 councils, in the best quarter."
    pub finding: String,
    /// Rank, quartile, averages, distance to the next quartile, how sure: each in a line.
    pub facts: Vec<Fact>,
    /// What else to know: on the edge, who is missing, by which method.
    pub notes: Vec<String>,
    /// Why its rank and its quarter are what they are.
    pub why: Vec<Working>,
    /// How it is worked out: each rule with its source.
    pub methods: Vec<Fact>,
    /// The council among its peers.
    pub peers: Option<PeerChart>,
    /// Everyone: ranked, by type, by size.
    pub charts: Vec<ChartFigure>,
    /// Peer groups to choose from.
    pub groups: Vec<Choice>,
}

/// The council among its peers, best first: rows of a table with a dot on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerChart {
    /// What it shows, in a sentence.
    pub finding: String,
    /// How to read it.
    pub how_to_read: String,
    /// The rows, best first, those without a value last.
    pub rows: Vec<PeerRow>,
    /// Shaded stretches of the scale, 0 to 1 from left to right, with their names: "Best quarter".
    pub quarters: Vec<(String, f64, f64)>,
    /// Averages, 0 to 1 on the scale.
    pub lines: Vec<(String, f64)>,
    /// Where the figures come from; empty where the table does not say.
    pub source: String,
}

/// A council among the peers.
#[derive(Debug, Clone, PartialEq)]
pub struct PeerRow {
    /// "8", "=8"; empty without a value.
    pub rank: String,
    /// Its name.
    pub name: String,
    /// Who it is.
    pub who: Who,
    /// "564"; or why there is none.
    pub value: String,
    /// Where it lies, 0 to 1 on the scale; none without a value.
    pub at: Option<f64>,
    /// Where its interval lies.
    pub interval: Option<(f64, f64)>,
}

/// All measures among other councils at once.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareAll {
    /// How many measures are in which quarter, in a sentence, with the comparator named.
    pub finding: String,
    /// Counts by quarter, best first: the word and how many.
    pub quarters: Vec<(String, usize)>,
    /// Counts by movement between quarters: "Up a quarter or more", "Down …", "Unchanged", "Not compared".
    pub movements: Vec<(String, usize)>,
    /// The spine.
    pub spine: SpineView,
    /// Measures by peers.
    pub heat_map: Option<HeatMap>,
    /// Measures that have no benchmark, with the reason.
    pub without: Vec<(usize, String)>,
    /// What else to know.
    pub notes: Vec<String>,
    /// How it is worked out: each rule with its source.
    pub methods: Vec<Fact>,
    /// Peer groups to choose from.
    pub groups: Vec<Choice>,
    /// Councils to choose from for a comparison of one's own: code and name, the report's own left out.
    pub councils: Vec<Choice>,
}

/// Every measure on one scale, with the nation in the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct SpineView {
    /// How to read it.
    pub how_to_read: String,
    /// Whose figure is in the middle: "England", "England’s median", "National".
    pub nation: String,
    /// The measures.
    pub rows: Vec<SpineRow>,
    /// Where their figures come from; empty where no table says.
    pub source: String,
}

/// A measure on the spine. Places are −1 to 1, better to the right, the nation at 0.
#[derive(Debug, Clone, PartialEq)]
pub struct SpineRow {
    /// Which measure.
    pub measure: usize,
    /// "2022/23".
    pub period: String,
    /// "76.0%".
    pub value: String,
    /// "76.2%".
    pub national: String,
    /// "=12th of 149".
    pub rank: String,
    /// The quarter it is in, 1 the best; none where there is none.
    pub quarter: Option<usize>,
    /// "Best quarter".
    pub quarter_word: String,
    /// Where the council is.
    pub at: Option<f64>,
    /// The worst and the best.
    pub ends: (f64, f64),
    /// The middle half.
    pub middle: Option<(f64, f64)>,
    /// The average of the peers.
    pub peers: Option<f64>,
    /// All of it in a sentence.
    pub spoken: String,
}

/// Measures by councils: which quarter of everyone each is in.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// What it shows, in a sentence.
    pub finding: String,
    /// How to read it.
    pub how_to_read: String,
    /// The councils, the report's own first.
    pub councils: Vec<(String, Who)>,
    /// The measures: which one, and a cell for each council.
    pub rows: Vec<(usize, Vec<HeatCell>)>,
    /// Where their figures come from; empty where no table says.
    pub source: String,
}

/// A measure of a council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatCell {
    /// "76.0%"; a dash without a value.
    pub text: String,
    /// The quarter it is in, 1 the best.
    pub quarter: Option<usize>,
    /// "Best quarter"; or why there is none.
    pub word: String,
}
