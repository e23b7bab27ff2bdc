//! The shapes of the file, version 1. The JSON Schema is generated from these types, and their
//! comments are its descriptions: they are written for the analyst who makes the file. What may be
//! left out is an `Option`; everything else is required.

use serde::Deserialize;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A period, for editors; the reader's own check is stricter and says more.
#[cfg(feature = "schema")]
const PERIOD: &str = "^((academic year |survey |Q[1-4] )?[0-9]{4}/[0-9]{2}|[0-9]{4}|(cohort )?[0-9]{4}-[0-9]{2} to [0-9]{4}-[0-9]{2}|(6|12) months to [0-9]{4}-[0-9]{2}|[0-9]{4}-[0-9]{2}(-[0-9]{2})?)$";
/// A day, for editors.
#[cfg(feature = "schema")]
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// A month, for editors.
#[cfg(feature = "schema")]
const MONTH: &str = "^[0-9]{4}-[0-9]{2}$";

/// Derives what every shape of the file derives.
macro_rules! shapes {
    ($($item:item)*) => { $(
        #[derive(Debug, Deserialize)]
        #[cfg_attr(feature = "schema", derive(JsonSchema))]
        #[serde(deny_unknown_fields)]
        $item
    )* };
}

shapes! {
/// A Scorecard report file: one performance report of one committee meeting.
pub struct File {
    /// Where an editor finds the schema of this file. Scorecard itself ignores it.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the file format: 1.
    pub scorecard: u8,
    /// What the paper is.
    pub report: ReportHead,
    /// How the report rates, and in which words. Without it: red, amber and green.
    pub scheme: Option<Scheme>,
    /// The tolerances of the whole report. What is left out has Scorecard's default.
    pub tolerances: Option<Tolerances>,
    /// The frameworks the measures belong to, the council's own included.
    pub frameworks: Vec<Framework>,
    /// The layers of the council's model, in the order they are printed.
    pub layers: Option<Vec<Layer>>,
    /// The strategic outcomes.
    pub outcomes: Option<Vec<Outcome>>,
    /// The measures, in the order they are printed.
    pub measures: Vec<Measure>,
    /// What wholes are made of: the outcomes of all contacts, the ratings of all providers.
    pub breakdowns: Option<Vec<Breakdown>>,
    /// What happened that a reader of any trend must know of: a lockdown, a new system.
    pub events: Option<Vec<Event>>,
    /// Checks on the report as a whole that are right as they are, each with its reason.
    pub accepted: Option<Vec<Accepted>>,
    /// Footnotes of the whole report.
    pub notes: Option<Vec<String>>,
    /// The background papers of the report.
    pub background_papers: Option<Vec<Link>>,
    /// Values of many authorities, to compare with.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Benchmarks>"))]
    pub benchmarks: Option<ReadLater>,
}

/// A file of benchmarks, to be opened together with reports.
pub struct BenchmarkFile {
    /// Where an editor finds the schema of this file. Scorecard itself ignores it.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The version of the file format: 1.
    pub scorecard: u8,
    /// The frameworks its measures belong to: matched with those of the report by id and version.
    pub frameworks: Vec<Framework>,
    /// The values.
    pub benchmarks: Benchmarks,
}

/// Values of many authorities: a table for each measure and period, with a place for each authority.
pub struct Benchmarks {
    /// The code of the report's own council: "E10000018".
    pub council: String,
    /// The authorities, in the order of every column.
    pub authorities: Vec<Authority>,
    /// The nation they are of: "England". Without it, it is known by the official codes.
    pub nation: Option<String>,
    /// What sort of figure the tables' national figures are.
    pub national_is: Option<NationalIs>,
    /// Groups of similar councils; the first is the one shown.
    pub peer_groups: Option<Vec<PeerGroup>>,
    /// The tables.
    pub tables: Vec<BenchmarkTable>,
}

/// An authority.
pub struct Authority {
    /// Its official code: "E10000018".
    pub code: String,
    /// Its name: "Leicestershire".
    pub name: String,
    /// What type of council it is: "County".
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Its region: "East Midlands".
    pub region: Option<String>,
}

/// Councils that are like the report's own.
pub struct PeerGroup {
    /// What the address calls it: "nearest".
    pub id: String,
    /// Its name: "Nearest neighbours".
    pub name: String,
    /// The codes of its members; the report's own council may be among them.
    pub members: Vec<String>,
    /// How their values are averaged. Without it: the simple mean.
    pub average: Option<PeerAverage>,
    /// Whether the report's own council takes part in the average. Without it: no.
    pub with_own: Option<bool>,
}

/// The values of everyone for one measure and period. Every list has a place for each authority, null where there is none.
pub struct BenchmarkTable {
    /// The measure's framework, by id.
    pub framework: String,
    /// The measure's code.
    pub code: String,
    /// What the values are for: "survey 2022/23".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: String,
    /// The values in the measure's unit. May be left out where there are numerators and denominators.
    pub values: Option<Column>,
    /// How many.
    pub numerators: Option<Column>,
    /// Out of how many.
    pub denominators: Option<Column>,
    /// The lower ends of the intervals that the source gives.
    pub lower: Option<Column>,
    /// The upper ends.
    pub upper: Option<Column>,
    /// The margins of error of a survey's estimates, either way: 3.5 for ±3.5 points.
    pub margins: Option<Column>,
    /// Why some have no value, by the codes of the authorities.
    pub missing: Option<Gaps>,
    /// The national figure, as published.
    pub national: Option<f64>,
    /// What sort of figure it is, where it is another than in the other tables.
    pub national_is: Option<NationalIs>,
    /// Quartiles that the source printed, by the codes of the authorities.
    pub quartiles: Option<Quartiles>,
    /// Where it was published.
    pub source: Option<String>,
    /// Anything a reader must know of it.
    pub note: Option<String>,
}

/// Why some authorities have no value: their codes, by the reason.
pub struct Gaps {
    /// Withheld because the numbers could identify people.
    pub suppressed: Option<Vec<String>>,
    /// Nobody collected it.
    pub not_collected: Option<Vec<String>>,
    /// Collected, but not published.
    pub not_yet_published: Option<Vec<String>>,
    /// The measure does not apply to them.
    pub not_applicable: Option<Vec<String>>,
}

/// Quartiles as printed: the codes of the authorities in each.
pub struct Quartiles {
    /// In the best quarter.
    pub top: Option<Vec<String>>,
    /// In the second.
    pub second: Option<Vec<String>>,
    /// In the third.
    pub third: Option<Vec<String>>,
    /// In the worst.
    pub bottom: Option<Vec<String>>,
}

/// What the paper is.
pub struct ReportHead {
    /// The council.
    pub organisation: String,
    /// The department.
    pub department: Option<String>,
    /// The committee the report goes to.
    pub committee: Option<String>,
    /// The day of the meeting: "2025-01-20".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DAY)))]
    pub meeting: Option<String>,
    /// The title of the report.
    pub title: String,
    /// The period of the current figures: "2024-04 to 2024-11".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: String,
    /// The day of which the position is reported: "2024-11-30". Without it, the last day of the period.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DAY)))]
    pub position_at: Option<String>,
    /// What the scorecard is printed as: "Appendix A".
    pub appendix: Option<String>,
    /// What the paper is about, in a sentence or two.
    pub summary: Option<String>,
    /// Readers are not shown the checks on this file. Without it: they are.
    pub hide_checks: Option<bool>,
}

/// A check that is right as it is.
pub struct Accepted {
    /// The check, by the name it has on the page: "value-against-counts".
    pub check: String,
    /// The period it is accepted for. Without it, all.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: Option<String>,
    /// Why it is right as it is.
    pub reason: String,
}

/// How the report rates, and in which words.
pub struct Scheme {
    /// The three levels and their words.
    pub levels: Levels,
    /// The words of the directions. Without them: Improved, Similar, Not as good.
    pub directions: Option<Directions>,
    /// Where the middle level lies: "short of" the target only (red, amber, green), or on "either side" of it (below, similar, better).
    pub middle: Option<MiddleLies>,
    /// How a value is held against its target: "rounded" to the decimals the target is printed with, or "exact".
    pub comparison: Option<Comparison>,
    /// Let chance set the arrow: a change that could be chance counts as similar, however large it is. Without it, the tolerance alone decides.
    pub direction_by_evidence: Option<bool>,
    /// What the measures are rated against, in words: "latest national average, or local target".
    pub rated_against: Option<String>,
}

/// The three levels.
pub struct Levels {
    /// The level of a measure that meets its target: green, better.
    pub top: LevelWords,
    /// The level of a measure that is near it: amber, similar.
    pub middle: LevelWords,
    /// The level of a measure that misses it: red, below.
    pub bottom: LevelWords,
}

/// The words of one level.
pub struct LevelWords {
    /// The word: "Green".
    pub word: String,
    /// The letter printed in tables: "G".
    pub letter: Option<String>,
    /// What it means, for the key.
    pub meaning: Option<String>,
}

/// The words of the directions of travel.
pub struct Directions {
    /// Better than before.
    pub improved: String,
    /// About the same.
    pub similar: String,
    /// Worse than before.
    pub not_as_good: String,
}

/// The tolerances of the whole report.
pub struct Tolerances {
    /// How far short still counts as near. Scorecard's default: 10% of the target (on either side: 1.5 points for percentages, 3% for the rest).
    pub rating: Option<UnitTolerances>,
    /// How large a change still counts as similar. Scorecard's default: 1.5 points for percentages, 3% for the rest.
    pub direction: Option<UnitTolerances>,
    /// The rule for targets that stand for few people. Scorecard's default: below 30 people, a tolerance of 10 people.
    pub small_numbers: Option<SmallNumbers>,
}

/// A tolerance for each kind of unit.
pub struct UnitTolerances {
    /// For percentages.
    pub percent: Option<Tolerance>,
    /// For rates.
    pub rate: Option<Tolerance>,
    /// For counts and everything else.
    pub count: Option<Tolerance>,
}

/// A tolerance: exactly one of its fields.
pub struct Tolerance {
    /// In percent of the target (or of the earlier value): 10 is 10%.
    pub percent: Option<f64>,
    /// In percentage points.
    pub points: Option<f64>,
    /// In the measure's own unit.
    pub absolute: Option<f64>,
    /// In whole people (or admissions, visits …).
    pub people: Option<u64>,
}

/// The rule for targets that stand for few people.
pub struct SmallNumbers {
    /// A target that stands for fewer people than this is small.
    pub below: u64,
    /// How many people short still counts as near, then.
    pub tolerance: u64,
}

/// A framework of measures, in one version. A measure is identified by its framework and its code.
pub struct Framework {
    /// What measures call it: "ascof".
    pub id: String,
    /// Its name: "Adult Social Care Outcomes Framework".
    pub name: String,
    /// What is printed before a code: "ASCOF". Without it, the name.
    pub short_name: Option<String>,
    /// Its version: "2023/24".
    pub version: String,
    /// Whether its measures are the council's own. Their codes are not printed.
    pub local: Option<bool>,
    /// What its codes were in earlier versions, to compare with reports of those years.
    pub earlier_versions: Option<Vec<EarlierVersion>>,
}

/// What the codes of a framework were in one of its earlier versions.
pub struct EarlierVersion {
    /// The earlier version: "2020/21".
    pub version: String,
    /// Whether a code that is not listed means the same in both. Without it: no.
    pub same_codes: Option<bool>,
    /// Codes that changed, or that mean something else.
    pub codes: Option<Vec<CodeChange>>,
}

/// What became of a measure between two versions of its framework.
pub struct CodeChange {
    /// Its code now. Left out where it was dropped.
    pub code: Option<String>,
    /// Its code then. Left out where it is new.
    pub was: Option<String>,
    /// Whether figures of the two can be compared. Without it: yes.
    pub comparable: Option<bool>,
    /// The first month measured the new way, where figures of the two cannot be compared: "2024-04".
    pub from: Option<String>,
    /// What changed, or why it was dropped or is new.
    pub note: Option<String>,
}

/// A layer of the council's model.
pub struct Layer {
    /// What measures call it: "prevent".
    pub id: String,
    /// Its name: "Prevent need".
    pub name: String,
    /// What it means.
    pub description: Option<String>,
}

/// A strategic outcome.
pub struct Outcome {
    /// What measures call it: "safe-and-well".
    pub id: String,
    /// Its name: "Safe and Well".
    pub name: String,
    /// The plan it belongs to: "Strategic Plan 2022-26".
    pub plan: Option<String>,
    /// Its supporting outcomes.
    pub supporting: Option<Vec<SupportingOutcome>>,
}

/// A supporting outcome of a strategic outcome.
pub struct SupportingOutcome {
    /// What measures call it, after the outcome and a slash: "safe-and-well/independent".
    pub id: String,
    /// Its text.
    pub name: String,
}

/// A whole and its parts. They add up to the size of the whole, or to 100% as far as their rounding goes.
pub struct Breakdown {
    /// Its title: "What became of new contacts".
    pub title: String,
    /// The period: "2024-04 to 2024-11".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: String,
    /// What the whole is: "new contacts".
    pub whole: String,
    /// How many are in the whole. Without it, as many as its parts together.
    pub size: Option<u64>,
    /// Its parts, in the order they are printed.
    pub parts: Vec<Part>,
    /// Parts of the whole that can be left out of it: providers that are not yet rated. The page shows the shares with and without them.
    pub left_out: Option<Vec<Part>>,
    /// The measure it belongs to, by its framework, a slash and its code: "local/care-homes".
    pub measure: Option<String>,
    /// Where it stands: "Paragraph 22".
    pub source: Option<String>,
    /// Anything a reader must know of it.
    pub note: Option<String>,
}

/// A part of a whole: its "count" or its "percent", the same for all parts of one whole.
pub struct Part {
    /// Its name: "Good or outstanding".
    pub name: String,
    /// How many.
    pub count: Option<u64>,
    /// How many percent of the whole, as printed.
    pub percent: Option<f64>,
}

/// A document elsewhere.
pub struct Link {
    /// Its title.
    pub title: String,
    /// Its address: http or https.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://")))]
    pub url: Option<String>,
}

/// A measure and all that is known of it.
pub struct Measure {
    /// Its framework, by id.
    pub framework: String,
    /// Its code in that framework; a local measure has one too, which is not printed: "junior-loans".
    pub code: String,
    /// Its name in plain words.
    pub title: String,
    /// Its description as the framework or the dashboard prints it.
    pub description: Option<String>,
    /// What is counted, exactly.
    pub definition: Option<String>,
    /// Where its figures come from.
    pub source: Option<String>,
    /// Its layer, by id.
    pub layer: Option<String>,
    /// Its strategic outcome, by id; with a supporting outcome after a slash: "safe-and-well/independent".
    pub outcome: Option<String>,
    /// Which way is good: "high", "low", "band" or "none".
    pub aim: Aim,
    /// What its values are in.
    pub unit: Unit,
    /// For a rate: per how many, 100000.
    pub per: Option<u32>,
    /// Decimals its values are printed with, after scaling.
    pub decimals: Option<u8>,
    /// Print values in "thousands" (14.9k) or "millions". Values in the file are never scaled: 14910.
    pub scale: Option<Scale>,
    /// What the numerator counts: "admissions".
    pub counted: Option<String>,
    /// What the denominator is: "people aged 65 and over".
    pub base: Option<String>,
    /// Councils must return it.
    pub statutory: Option<bool>,
    /// It belongs to the Better Care Fund.
    pub better_care_fund: Option<bool>,
    /// It is reported for information only: neither rated nor given a direction.
    pub for_information: Option<bool>,
    /// It comes from a survey.
    pub survey: Option<bool>,
    /// Its values add up through the year.
    pub cumulative: Option<bool>,
    /// How often it is collected.
    pub frequency: Option<Frequency>,
    /// The role that answers for it; no names of people.
    pub owner: Option<String>,
    /// Its figures, each for a period, in any order: this year's, last year's, forecasts, and what is missing with its reason.
    pub readings: Vec<Reading>,
    /// Its targets.
    pub targets: Option<Vec<Target>>,
    /// What else it is compared with.
    pub comparators: Option<Vec<Comparator>>,
    /// What it is rated against: "target", or a comparator by id. Without it: its target if there is one, else its first comparator.
    pub rated_against: Option<String>,
    /// Rated against a comparator: the value must lie strictly on the better side ("<773").
    pub strictly: Option<bool>,
    /// Rated against a comparator for a whole year: hold the running total against an even share of it.
    pub even_pace: Option<bool>,
    /// Which rating leads in the table and counts in the headline: "position" or "outlook". Without it: the position if it can be rated, else the outlook.
    pub leads: Option<Basis>,
    /// What its direction of travel is against: "same period last year" (the default), "previous period", "previous wave" (the default for a survey), "previous outturn", or a period of one of its readings.
    pub direction_against: Option<String>,
    /// Its own tolerance for the rating.
    pub rating_tolerance: Option<Tolerance>,
    /// Its own tolerance for the direction.
    pub direction_tolerance: Option<Tolerance>,
    /// The officers' judgement in place of the computed level.
    pub judgement: Option<Judgement>,
    /// What an earlier paper printed; it is shown beside what is worked out.
    pub published: Option<Published>,
    /// How its forecast for the year is worked out, where officers gave none.
    pub forecast: Option<ForecastMethod>,
    /// Breaks in the series.
    pub breaks: Option<Vec<Break>>,
    /// What happened that a reader of its trend must know of.
    pub events: Option<Vec<Event>>,
    /// What the officers say of it.
    pub commentary: Option<Vec<Comment>>,
    /// What is being done.
    pub actions: Option<Vec<Action>>,
    /// Footnotes.
    pub notes: Option<Vec<String>>,
    /// Further reading.
    pub links: Option<Vec<Link>>,
    /// Checks on it that are right as they are, each with its reason.
    pub accepted: Option<Vec<Accepted>>,
}

/// One figure for a period: a value, a numerator and a denominator, both, or the reason why there is none.
pub struct Reading {
    /// The period: "2024/25", "2024-04 to 2024-11", "survey 2023/24" …
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: String,
    /// The value in the measure's unit, never scaled: 87.0, 110161.
    pub value: Option<f64>,
    /// How many.
    pub numerator: Option<u64>,
    /// Out of how many.
    pub denominator: Option<u64>,
    /// Why there is no figure.
    pub missing: Option<Missing>,
    /// With "not due" or "not yet published": the month it is expected, "2025-02".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub expected: Option<String>,
    /// With "missing": the reason in the report's own words.
    pub reason: Option<String>,
    /// How final it is. Without it: final.
    pub status: Option<Status>,
    /// With status "forecast": how it was made.
    pub method: Option<String>,
    /// How many months the figures lie behind the end of the period.
    pub lag_months: Option<u8>,
    /// A range the source gives.
    pub interval: Option<Interval>,
    /// How many answered, if it comes from a survey.
    pub survey: Option<Survey>,
    /// Anything a reader must know of this figure.
    pub note: Option<String>,
    /// Where it was published, if not in this report.
    pub source: Option<String>,
}

/// The answers behind a survey's figure.
pub struct Survey {
    /// How many answered.
    pub answered: Option<u64>,
    /// How many there are who could have been asked.
    pub population: Option<u64>,
    /// How many of those asked answered, in percent.
    pub response_rate: Option<f64>,
    /// The margin of error the source gives, either way, in the measure's unit: 3.5 for ±3.5 points.
    pub margin: Option<f64>,
}

/// A range, in the measure's unit.
pub struct Interval {
    /// Its lower end.
    pub lower: f64,
    /// Its upper end.
    pub upper: f64,
}

/// A target: one of "at_least", "at_most", "below" and "band".
pub struct Target {
    /// What it is for: the year, or the period itself for a milestone.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: String,
    /// This or more.
    pub at_least: Option<f64>,
    /// This or less.
    pub at_most: Option<f64>,
    /// Less than this ("<773").
    pub below: Option<f64>,
    /// Within these two, both included: [7, 12].
    pub band: Option<(f64, f64)>,
    /// The decimals it is printed with, which decide the comparison. Without it: as many as the number needs, at most the measure's.
    pub decimals: Option<u8>,
    /// How many people it stands for: 17 for "<4.1 (17 admissions)".
    pub people: Option<u64>,
    /// Its name: "Local November milestone".
    pub label: Option<String>,
    /// The way there, for a running total.
    pub path: Option<Path>,
}

/// The milestones on the way to a target: one of its fields.
pub struct Path {
    /// The same each month: true.
    pub straight_line: Option<bool>,
    /// The running total due by the end of each month named.
    pub by_month: Option<Vec<Milestone>>,
    /// The share of the whole due by the end of each month named, in percent.
    pub shares: Option<Vec<Milestone>>,
}

/// A milestone: what is due by the end of a month.
pub struct Milestone {
    /// The month: "2024-11".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub month: String,
    /// The running total, or the share in percent.
    pub value: f64,
}

/// Something else to compare with: a value, a numerator and a denominator, or "unpublished".
pub struct Comparator {
    /// What the measure calls it. Without it, its kind.
    pub id: Option<String>,
    /// What it is.
    pub kind: ComparatorKind,
    /// Its name: "England 2023/24".
    pub label: Option<String>,
    /// What it is for; it may be older than the reading.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: Option<String>,
    /// Its value in the measure's unit.
    pub value: Option<f64>,
    /// How many.
    pub numerator: Option<u64>,
    /// Out of how many.
    pub denominator: Option<u64>,
    /// It is not published yet.
    pub unpublished: Option<bool>,
    /// With "unpublished": the month it is expected, "2025-02".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub expected: Option<String>,
    /// The decimals it is printed with. Without it, the measure's.
    pub decimals: Option<u8>,
    /// Its range.
    pub interval: Option<Interval>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// The officers' judgement in place of the computed level.
pub struct Judgement {
    /// The level.
    pub level: LevelName,
    /// Why.
    pub reason: String,
    /// Whose judgement it is: a role.
    pub by: String,
    /// When it was made: "2025-01-10".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DAY)))]
    pub date: String,
}

/// What an earlier paper printed.
pub struct Published {
    /// The rating.
    pub rating: Option<LevelName>,
    /// The arrow.
    pub direction: Option<Movement>,
    /// The quartile.
    pub quartile: Option<Quartile>,
    /// The rank.
    pub rank: Option<PublishedRank>,
}

/// A rank as a paper printed it: "11th of 14".
pub struct PublishedRank {
    /// The rank from the best end: 11.
    pub rank: u32,
    /// Of how many: 14.
    pub of: u32,
    /// Of which: "East Midlands councils".
    pub among: Option<String>,
    /// What it is for. Without it, the latest figure.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = PERIOD)))]
    pub period: Option<String>,
}

/// Something that happened.
pub struct Event {
    /// Its first month: "2020-03".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub from: String,
    /// Its last month, if it lasted.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub to: Option<String>,
    /// What happened: "First lockdown".
    pub label: String,
}

/// A break in the series: figures on its two sides are not compared.
pub struct Break {
    /// The first month measured the new way: "2023-04".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = MONTH)))]
    pub from: String,
    /// What changed.
    pub reason: String,
}

/// A paragraph of commentary.
pub struct Comment {
    /// The text.
    pub text: String,
    /// Where it stands: "Paragraph 13".
    pub source: Option<String>,
}

/// Something that is being done.
pub struct Action {
    /// What.
    pub what: String,
    /// Who: a role, no names of people.
    pub who: Option<String>,
    /// By when: "2025-03-31".
    #[cfg_attr(feature = "schema", schemars(regex(pattern = DAY)))]
    pub by: Option<String>,
    /// How far it has come.
    pub status: Option<String>,
}
}

/// A number for each authority, null where there is none.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Column(#[cfg_attr(feature = "schema", schemars(with = "Vec<Option<f64>>"))] pub Vec<f64>);

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> serde::de::Visitor<'de> for Numbers {
            type Value = Column;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("numbers")
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut numbers: A) -> Result<Column, A::Error> {
                let mut column = Vec::with_capacity(numbers.size_hint().unwrap_or(0));
                while let Some(number) = numbers.next_element()? {
                    column.push(number);
                }
                Ok(Column(column))
            }
        }
        deserializer.deserialize_newtype_struct("Column", Numbers)
    }
}

/// A part of the file that is read after the rest.
#[derive(Debug, Clone, Copy)]
pub struct ReadLater;

impl<'de> Deserialize<'de> for ReadLater {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// Derives what every choice of words in the file derives.
macro_rules! words {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        #[cfg_attr(feature = "schema", derive(JsonSchema))]
        $item
    )* };
}

words! {
/// Where the middle level lies.
pub enum MiddleLies {
    /// Short of the target only.
    #[serde(rename = "short of")]
    ShortOf,
    /// On either side of it.
    #[serde(rename = "either side")]
    EitherSide,
}

/// How a value is held against its target.
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    /// Rounded to the decimals the target is printed with.
    Rounded,
    /// At full precision.
    Exact,
}

/// Which way is good.
#[serde(rename_all = "lowercase")]
pub enum Aim {
    /// Higher is better.
    High,
    /// Lower is better.
    Low,
    /// Within a band is best.
    Band,
    /// Neither.
    None,
}

/// What values are in.
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A share, in percent.
    Percent,
    /// So many per so many; needs "per".
    Rate,
    /// A number of things.
    Count,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Hours.
    Hours,
    /// Pounds sterling.
    Pounds,
    /// A mean score.
    Score,
}

/// What values are divided by when printed.
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// 14,910 is printed 14.9k.
    Thousands,
    /// 1,735,200 is printed 1.7m.
    Millions,
}

/// How often a measure is collected.
pub enum Frequency {
    /// Every month.
    #[serde(rename = "monthly")]
    Monthly,
    /// Every quarter.
    #[serde(rename = "quarterly")]
    Quarterly,
    /// Twice a year.
    #[serde(rename = "six-monthly")]
    SixMonthly,
    /// Every year.
    #[serde(rename = "annual")]
    Annual,
    /// Every second year.
    #[serde(rename = "biennial")]
    Biennial,
}

/// Why there is no figure.
pub enum Missing {
    /// Withheld because the numbers could identify people.
    #[serde(rename = "suppressed")]
    Suppressed,
    /// Nobody collected it.
    #[serde(rename = "not collected")]
    NotCollected,
    /// It will be collected later.
    #[serde(rename = "not due")]
    NotDue,
    /// Collected, but not published.
    #[serde(rename = "not yet published")]
    NotYetPublished,
    /// The measure does not apply to the period.
    #[serde(rename = "not applicable")]
    NotApplicable,
    /// It is still to be entered in this file.
    #[serde(rename = "not entered")]
    NotEntered,
}

/// How final a figure is.
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Final.
    Final,
    /// It may yet change.
    Provisional,
    /// It has changed since it was first published.
    Revised,
    /// It is what the period is expected to end at.
    Forecast,
}

/// What a comparator is.
pub enum ComparatorKind {
    /// The national average.
    #[serde(rename = "national")]
    National,
    /// The average of the region.
    #[serde(rename = "region")]
    Region,
    /// The average of councils of one type.
    #[serde(rename = "council type")]
    CouncilType,
    /// The average of similar councils.
    #[serde(rename = "peer group")]
    PeerGroup,
    /// One named council.
    #[serde(rename = "authority")]
    Authority,
    /// Where the council ended last year.
    #[serde(rename = "last year")]
    LastYear,
    /// A position to start from.
    #[serde(rename = "baseline")]
    Baseline,
    /// A figure of another report.
    #[serde(rename = "other report")]
    OtherReport,
}

/// How the values of similar councils are averaged.
#[serde(rename_all = "lowercase")]
pub enum PeerAverage {
    /// Every council counts the same.
    Mean,
    /// The middle one.
    Median,
    /// By their denominators.
    Weighted,
}

/// How a forecast for the whole year is worked out from the year so far.
pub enum ForecastMethod {
    /// The rest of the year goes as the months so far went.
    #[serde(rename = "straight line")]
    StraightLine,
    /// The months so far are the share of the year that they were last year.
    #[serde(rename = "last year's profile")]
    LastYearsProfile,
    /// The rest of the year adds what it added last year.
    #[serde(rename = "last year's remaining months")]
    LastYearsRemainingMonths,
    /// The months so far are the share of the year that the target's path gives them.
    #[serde(rename = "milestone profile")]
    MilestoneProfile,
    /// The year grows on last year as the months so far have grown.
    #[serde(rename = "growth")]
    Growth,
    /// The twelve months up to now.
    #[serde(rename = "rolling 12 months")]
    RollingYear,
}

/// What sort of figure a national one is.
#[serde(rename_all = "lowercase")]
pub enum NationalIs {
    /// An average of the councils, or of the people in them.
    Average,
    /// The middle council's figure.
    Median,
}

/// Which of a measure's two ratings.
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The period's figure against the period's target or milestone.
    Position,
    /// The forecast against the year's target.
    Outlook,
}

/// A level of the rating scheme.
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// Meets the target.
    Top,
    /// Near it.
    Middle,
    /// Misses it.
    Bottom,
}

/// A direction of travel.
pub enum Movement {
    /// Better than before.
    #[serde(rename = "improved")]
    Improved,
    /// About the same.
    #[serde(rename = "similar")]
    Similar,
    /// Worse than before.
    #[serde(rename = "not as good")]
    NotAsGood,
}

/// A quarter of the authorities, the top being the best.
#[serde(rename_all = "lowercase")]
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
}
