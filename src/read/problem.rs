//! What can be wrong with a file: place and kind, as data. The sentences are in [`crate::scorecard`].

use super::json::Node;
use super::period;
use crate::model::{Colour, Ground, in_order};

/// A stretch of the file's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// Where in the document: the fields and positions that lead there, as in a JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Pointer(pub Vec<Step>);

/// A step into the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a field.
    Field(String),
    /// Into an element, from 0.
    Element(usize),
}

impl Pointer {
    /// The pointer to a field of this place.
    #[must_use]
    pub fn field(&self, name: &str) -> Self {
        self.with(Step::Field(name.to_owned()))
    }

    /// The pointer to an element of this place.
    #[must_use]
    pub fn element(&self, index: usize) -> Self {
        self.with(Step::Element(index))
    }

    /// The place that a text names, as it is written: digits are elements, for no field of the format is called so.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let step = |step: &str| step.parse().map_or_else(|_| Step::Field(step.replace("~1", "/").replace("~0", "~")), Step::Element);
        Self(text.split('/').filter(|step| !step.is_empty()).map(step).collect())
    }

    /// Whether this is a place within another, or that place.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl std::fmt::Display for Pointer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for step in &self.0 {
            match step {
                Step::Field(name) => write!(f, "/{}", name.replace('~', "~0").replace('/', "~1"))?,
                Step::Element(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

/// Where a thing of a report stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spot {
    /// The pointer to it, or to the nearest thing above it that the file has.
    pub pointer: Pointer,
    /// The stretch of text; none where the file cannot be read again.
    pub span: Option<Span>,
    /// The period of the reading it is in, as the file writes it; empty where it is in none.
    pub period: String,
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where in the document, if the text could be read as one.
    pub pointer: Pointer,
    /// Where in the text; none where it is the file as a whole.
    pub span: Option<Span>,
    /// The label of the measure it is in: "ASCOF 2C, Permanent admissions …", as far as it can be read.
    pub measure: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// Whether the file can be opened all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self.kind, ProblemKind::ByteOrderMark | ProblemKind::FrameworkElsewhere { .. })
    }
}

/// A measure with problems, which a report can be shown without.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// Its place among the measures of the file, from 0.
    pub index: usize,
    /// Its label, as far as it can be read.
    pub label: String,
    /// Its title, if it can be read; else its label.
    pub title: String,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
}

/// What was expected or found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotation marks.
    Text,
    /// A number.
    Number,
    /// A whole number, zero or more, up to a limit.
    Whole {
        /// The largest allowed.
        most: u64,
    },
    /// `true` or `false`.
    YesNo,
    /// A list in square brackets.
    List,
    /// A number, or `null` where there is none.
    NumberOrNull,
    /// A list of something other than numbers.
    OtherList,
    /// A list of exactly so many.
    ListOf {
        /// How many.
        length: usize,
    },
    /// An object in curly brackets.
    Object,
}

/// A file of another kind, known by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A spreadsheet, document or archive (they are all zip files).
    Zip,
    /// A PDF.
    Pdf,
    /// A web page.
    Html,
    /// A picture.
    Picture,
    /// Some other file that is not text.
    Binary,
    /// Rows of text: not an object at all.
    Text,
}

/// The sorts of problem.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    // The text.
    /// There is nothing in it.
    Empty,
    /// It is a file of another kind.
    NotJson(Foreign),
    /// It is UTF-16.
    Utf16,
    /// It is neither UTF-8 nor UTF-16.
    NotUtf8,
    /// It begins with a byte order mark, which is passed over (a warning).
    ByteOrderMark,
    /// It is larger than can be read.
    TooLarge {
        /// The most bytes allowed.
        most: usize,
    },
    /// It ends in the middle.
    Truncated {
        /// What was left open: `{`, `[` or `"`.
        open: char,
        /// The line on which it opened, from 1.
        opened_on: usize,
    },
    /// Something stands where it must not.
    Unexpected {
        /// What was found.
        found: String,
        /// What could have stood there.
        wanted: Wanted,
    },
    /// NaN, N/A, undefined, None, True, #DIV/0! …: words of other languages and of spreadsheets.
    ForeignWord {
        /// The word.
        word: String,
        /// What JSON has for it, if anything.
        instead: Option<&'static str>,
    },
    /// A number as JSON does not write it: +1, .5, 01, 1,000, 59.3%, £12.
    BadNumber {
        /// As written.
        found: String,
    },
    /// A number too large.
    NumberTooLarge {
        /// As written.
        found: String,
    },
    /// Quotation marks other than `"`: the first of each sort, and how many there are.
    WrongQuotes {
        /// The mark.
        mark: char,
        /// How many texts begin with it.
        times: usize,
    },
    /// A comment.
    Comment,
    /// A comma after the last element, or after another comma.
    TrailingComma,
    /// A comma is missing between two elements.
    MissingComma,
    /// A line break or control character inside a text.
    ControlCharacter {
        /// The character.
        character: char,
    },
    /// A `\` that JSON does not know.
    BadEscape {
        /// As written.
        found: String,
    },
    /// One name twice in an object.
    DuplicateKey {
        /// The name.
        name: String,
        /// The line of the first, from 1.
        first_line: usize,
    },
    /// Brackets within brackets beyond what any report needs.
    TooDeep {
        /// The most allowed.
        most: usize,
    },

    // The shapes.
    /// The file does not say that it is a report.
    NoVersion,
    /// A version this page cannot read.
    WrongVersion {
        /// As written.
        found: String,
    },
    /// A field the format does not know.
    UnknownField {
        /// Its name.
        name: String,
        /// The nearest field there is.
        nearest: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A field that must be there is not.
    MissingField {
        /// Its name.
        name: String,
    },
    /// A value of another type.
    WrongType {
        /// What was found.
        found: String,
        /// What is wanted.
        wanted: Shape,
    },
    /// A word that is none of the choices.
    UnknownWord {
        /// As written.
        found: String,
        /// The nearest choice.
        nearest: Option<String>,
        /// The choices.
        choices: Vec<String>,
    },

    // The meaning.
    /// A text that must say something is empty.
    Blank,
    /// A period that is not understood.
    BadPeriod {
        /// As written.
        found: String,
    },
    /// A day that is not understood.
    BadDate {
        /// As written.
        found: String,
    },
    /// A month that is not understood.
    BadMonth {
        /// As written.
        found: String,
    },
    /// Two things of one name.
    DuplicateId {
        /// The sort of thing.
        thing: Thing,
        /// The name.
        id: String,
        /// The line of the first.
        first_line: usize,
    },
    /// Two measures of one framework and code.
    DuplicateMeasure {
        /// The code.
        code: String,
        /// The line of the first.
        first_line: usize,
    },
    /// Two readings for one period (and both, or neither, forecasts).
    DuplicateReading {
        /// The period as written.
        period: String,
        /// The line of the first.
        first_line: usize,
    },
    /// Two targets for one period.
    DuplicateTarget {
        /// The period as written.
        period: String,
        /// The line of the first.
        first_line: usize,
    },
    /// A name that nothing has.
    Dangling {
        /// The sort of thing.
        thing: Thing,
        /// The name.
        id: String,
        /// The nearest there is.
        nearest: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A rate without "per".
    RateWithoutPer,
    /// "per" without a rate.
    PerWithoutRate,
    /// A number outside its range.
    OutOfRange {
        /// As written.
        found: String,
        /// The least allowed.
        least: f64,
        /// The most allowed.
        most: f64,
    },
    /// A reading that says nothing.
    EmptyReading,
    /// A reading with a figure and a reason why there is none.
    ReadingAndMissing,
    /// A denominator without a numerator.
    DenominatorAlone,
    /// A numerator where the measure needs a value or a denominator too.
    NumeratorAlone,
    /// Out of nothing.
    ZeroDenominator,
    /// More than all.
    NumeratorAbove {
        /// How many.
        numerator: u64,
        /// Out of how many.
        denominator: u64,
    },
    /// A numerator and denominator for a count, which has neither.
    RatioForCount,
    /// A field that only goes with another.
    OnlyWith {
        /// The field.
        field: &'static str,
        /// What it goes with, as it would be written.
        with: &'static str,
    },
    /// None, or more than one, of fields of which exactly one is wanted.
    ExactlyOne {
        /// The fields.
        of: Vec<&'static str>,
        /// Those that were found.
        found: Vec<&'static str>,
    },
    /// A band whose lower edge is above its upper one.
    BandUpsideDown {
        /// The lower edge.
        low: f64,
        /// The upper edge.
        high: f64,
    },
    /// A target that goes against the measure's aim.
    TargetAgainstAim {
        /// The target's field.
        field: &'static str,
        /// The aim, as written.
        aim: &'static str,
    },
    /// A measure rated against a target it does not have.
    NoTarget,
    /// A measure's direction is against a period it has no reading for.
    NoReadingFor {
        /// The period as written.
        period: String,
    },
    /// A path for a target that is not a running total or not for a year.
    PathNeedsYear,
    /// A milestone for a month outside the year of its target.
    MilestoneOutside {
        /// The month as written.
        found: String,
    },
    /// A tolerance in percentage points for a measure that is not a percentage.
    PointsForOther,
    /// An interval whose ends are the wrong way round.
    IntervalUpsideDown,
    /// A change of codes that names none.
    NoCode,
    /// An event that ends before it begins.
    EventUpsideDown,
    /// An address that is not http or https.
    BadLink {
        /// As written.
        found: String,
    },
    /// The position lies before the period begins.
    PositionBeforePeriod,
    /// A column that has not a place for each authority.
    ColumnLength {
        /// How many places it has.
        found: usize,
        /// How many authorities there are.
        wanted: usize,
    },
    /// A table that has neither values nor numerators and denominators.
    EmptyTable,
    /// Two tables for one measure and period.
    DuplicateTable {
        /// The measure's code and the period, as written.
        table: String,
        /// The line of the first.
        first_line: usize,
    },
    /// One of two columns that only go together.
    ColumnAlone {
        /// The one that is there.
        field: &'static str,
        /// The one that is not.
        with: &'static str,
    },
    /// A number that must be whole is not.
    NotWhole {
        /// As written.
        found: String,
    },
    /// A whole without any part above 0.
    NoParts,
    /// Parts that do not add up to their whole.
    PartsDoNotAdd {
        /// What they add up to.
        sum: f64,
        /// What the whole is.
        whole: f64,
        /// They are percentages.
        percent: bool,
    },
    /// A file of benchmarks without a report to put them to.
    BenchmarksAlone,
    /// A framework of a benchmark file that the report does not have (a warning).
    FrameworkElsewhere {
        /// The framework and version of the file.
        found: String,
        /// Those of the report.
        known: Vec<String>,
    },
    /// A year to date that does not end within a year of its start.
    LongYearToDate {
        /// As written.
        found: String,
    },

    // The settings of a page.
    /// A setting that is not used.
    Setting(SettingFault),
}

/// What is wrong with a setting of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum SettingFault {
    /// A colour that is not understood.
    BadColour {
        /// As written.
        found: String,
    },
    /// A colour that does not stand out.
    LowContrast {
        /// As written.
        found: String,
        /// The contrast ratio, 1 to 21.
        ratio: f64,
        /// Where it is the furthest from what is wanted.
        ground: Ground,
        /// The nearest colour that passes everywhere.
        nearest: Option<Colour>,
    },
    /// A path that could lead to another website.
    Elsewhere {
        /// As written.
        found: String,
    },
    /// A logo of a kind that browsers do not show.
    NotAPicture {
        /// As written.
        found: String,
    },
    /// An address that a link may not lead to.
    BadAddress {
        /// As written.
        found: String,
    },
}

/// What could have stood where something else was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Any value.
    Value,
    /// A name in quotation marks.
    Name,
    /// A colon.
    Colon,
    /// A comma, or the end of the object or list.
    CommaOrEnd {
        /// `}` or `]`.
        end: char,
    },
    /// The end of the file.
    End,
}

/// Sorts of thing that have names in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A framework.
    Framework,
    /// A layer.
    Layer,
    /// A strategic outcome.
    Outcome,
    /// A supporting outcome.
    SupportingOutcome,
    /// A comparator.
    Comparator,
    /// An authority, by its code.
    Authority,
    /// A group of similar councils.
    PeerGroup,
    /// A measure, by its code.
    Measure,
    /// An earlier version of a framework.
    Version,
}

/// All that is wrong with a file, with its text to quote from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problems {
    /// The text, as far as it could be read.
    pub text: String,
    /// The problems of the report, in the order of the text.
    pub list: Vec<Problem>,
    /// Benchmarks in the file, which are read after the report.
    pub(super) unread: Option<Box<Node>>,
}

impl Problems {
    /// Whether all that is wrong is that there are benchmarks and no report.
    #[must_use]
    pub fn is_of_benchmarks_alone(&self) -> bool {
        self.list.iter().any(|problem| matches!(problem.kind, ProblemKind::BenchmarksAlone))
    }

    /// The problems, those of benchmarks in the file and those behind broken measures included, in the order of the text.
    #[must_use]
    pub fn all(&self) -> Vec<Problem> {
        let mut all = self.list.clone();
        if let Some(root) = &self.unread {
            all.extend(super::benchmark::faults(&self.text, root));
        }
        all.extend(super::rest::search(self).further);
        in_order(all, &|a, b| a.span.cmp(&b.span))
    }
}

/// What a period, day or month that is not understood was most likely meant to be, if that can be told.
#[must_use]
pub fn meant(kind: &ProblemKind) -> Option<String> {
    match kind {
        ProblemKind::BadPeriod { found } => period::meant(found),
        ProblemKind::BadDate { found } => period::meant(found).filter(|meant| period::date(meant).is_some()),
        ProblemKind::BadMonth { found } => period::meant(found).filter(|meant| period::month(meant).is_some()),
        _ => None,
    }
}
