//! The report: one paper for one committee meeting.

use jiff::civil::Date;

use super::{Breakdown, Event, Measure, Month, Period, Scheme, Tolerances};

/// One performance report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The council.
    pub organisation: String,
    /// The department.
    pub department: Option<String>,
    /// The committee it goes to.
    pub committee: Option<String>,
    /// The day of the meeting.
    pub meeting: Option<Date>,
    /// Its title.
    pub title: String,
    /// What the current figures are for.
    pub period: Period,
    /// The day of which the position is reported.
    pub position_at: Date,
    /// What it is printed as: "Appendix A".
    pub appendix: Option<String>,
    /// What the paper is, in a sentence or two.
    pub summary: Option<String>,
    /// How it rates.
    pub scheme: Scheme,
    /// Its tolerances.
    pub tolerances: Tolerances,
    /// The frameworks its measures belong to.
    pub frameworks: Vec<Framework>,
    /// Its layers.
    pub layers: Vec<Layer>,
    /// The strategic outcomes.
    pub outcomes: Vec<Outcome>,
    /// Its measures, in the order they are printed.
    pub measures: Vec<Measure>,
    /// What wholes are made of.
    pub breakdowns: Vec<Breakdown>,
    /// What happened that a reader of any trend must know of.
    pub events: Vec<Event>,
    /// Footnotes of the whole report.
    pub notes: Vec<String>,
    /// Background papers.
    pub background_papers: Vec<Link>,
    /// Checks on the report as a whole that are accepted.
    pub accepted: Vec<Accepted>,
    /// Whether readers are not shown its checks.
    pub hide_checks: bool,
}

/// A check that the council accepts as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The check's name: "value-against-counts".
    pub check: String,
    /// The period it is accepted for; none for all.
    pub period: Option<Period>,
    /// Why it is right as it is.
    pub reason: String,
}

/// A framework of measures, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    /// What measures refer to it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is printed before a code: "ASCOF". For a local framework it is printed alone.
    pub short_name: String,
    /// Its version: "2023/24".
    pub version: String,
    /// Whether the measures are the council's own.
    pub local: bool,
    /// What its codes were in earlier versions.
    pub earlier_versions: Vec<EarlierVersion>,
}

/// What the codes of a framework were in one of its earlier versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierVersion {
    /// The earlier version: "2020/21".
    pub version: String,
    /// Whether a code that is not listed means the same in both.
    pub same_codes: bool,
    /// Codes that changed, or that mean something else.
    pub codes: Vec<CodeChange>,
}

/// What became of a measure between two versions of its framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeChange {
    /// Its code now; none where it was dropped.
    pub code: Option<String>,
    /// Its code then; none where it is new.
    pub was: Option<String>,
    /// Whether figures of the two can be compared.
    pub comparable: bool,
    /// The first month measured the new way, where that is known and figures of the two cannot be compared.
    pub from: Option<Month>,
    /// What changed, or why it was dropped or is new.
    pub note: Option<String>,
}

/// A layer of the council's model (prevent, reduce, delay, meet).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// What measures refer to it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
}

/// A strategic outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What measures refer to it by.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The plan it belongs to.
    pub plan: Option<String>,
    /// Its supporting outcomes.
    pub supporting: Vec<SupportingOutcome>,
}

/// A supporting outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportingOutcome {
    /// What measures refer to it by.
    pub id: String,
    /// Its text.
    pub name: String,
}

/// Which outcome a measure serves: indices into [`Report::outcomes`] and its supporting outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutcomeRef {
    /// The outcome.
    pub outcome: usize,
    /// The supporting outcome.
    pub supporting: Option<usize>,
}

/// A document elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its title.
    pub title: String,
    /// Its address: http or https.
    pub url: Option<String>,
}
