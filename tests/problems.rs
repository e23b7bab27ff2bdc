//! Every kind of mistake has a small wrong file in `tests/problems/` and its exact message beside
//! it. To add one: drop in a `.json` and run `UPDATE=1 cargo test --test problems`, then read the
//! `.txt` it writes as the analyst would who gets it.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scorecard::read::problem::{Foreign, Problem, ProblemKind, SettingFault, Shape, Thing, Wanted};
use scorecard::scorecard::{as_text, problems_view};
use scorecard::{Opened, Problems};
use support::answers;

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// A file, opened whole; one of benchmarks together with the template.
fn opened(bytes: &[u8]) -> Result<Opened, Problems> {
    match scorecard::open_whole(bytes) {
        Err(problems) if problems.list.iter().any(|p| p.kind == ProblemKind::BenchmarksAlone) => {
            let template = fs::read("public/examples/template.json").unwrap();
            let mut report = scorecard::open(&template).unwrap();
            report.read_benchmark_file(bytes)?;
            Ok(report)
        }
        result => result,
    }
}

/// All that Scorecard says of a file, as plain text.
fn message(name: &str, bytes: &[u8]) -> String {
    if scorecard::is_config(bytes) {
        return scorecard::check_config(name, bytes).0.expect("something is wrong with it").text;
    }
    match opened(bytes) {
        Err(problems) => problems_view(name, &problems).text,
        Ok(opened) => {
            let both = [&opened.warnings, &opened.benchmark_warnings];
            let notices: Vec<String> = both.iter().flat_map(|one| problems_view(name, one).problems).map(|p| as_text(&p)).collect();
            assert!(!notices.is_empty(), "{name} has no mistake in it");
            notices.join("\n")
        }
    }
}

/// What is wrong with a file, as data.
fn problems(bytes: &[u8]) -> Vec<Problem> {
    if scorecard::is_config(bytes) {
        return scorecard::read::config::config(bytes).problems.list;
    }
    let of_the_file = scorecard::open(bytes).err().map(|problems| problems.all()).unwrap_or_default();
    let whole = match opened(bytes) {
        Err(problems) => problems.all(),
        Ok(opened) => [opened.warnings.list, opened.benchmark_warnings.list].concat(),
    };
    [of_the_file, whole].concat()
}

#[test]
fn every_mistake_has_its_message() {
    answers::hold("tests/problems", |path| message(&name_of(path), &fs::read(path).unwrap()));
}

#[test]
fn every_message_stands_beside_its_mistake() {
    answers::stand_beside_their_cases("tests/problems");
}

#[test]
fn problems_come_in_the_order_of_the_file_and_say_how_to_mend_them() {
    for path in answers::cases("tests/problems") {
        let bytes = fs::read(&path).unwrap();
        if scorecard::is_config(&bytes) {
            continue;
        }
        let Err(problems) = opened(&bytes) else { continue };
        let view = problems_view(&name_of(&path), &problems);
        let places: Vec<(usize, usize)> = view.problems.iter().map(|p| (p.line, p.column)).collect();
        assert!(places.is_sorted(), "{}: {places:?}", path.display());
        for problem in &view.problems {
            for text in [&problem.title, &problem.found, &problem.wanted, &problem.remedy] {
                assert!(!text.trim().is_empty(), "{}: {problem:?}", path.display());
            }
            let quoted = problem.excerpt.iter().any(|line| line.number == problem.line);
            assert_eq!(quoted, problem.line > 0, "{}: the line is quoted: {problem:?}", path.display());
        }
    }
}

/// The name of each variant of an enum, and all of them. A new variant does not compile until it is
/// named here, and then fails until a fixture shows it.
macro_rules! names {
    ($all:ident, $name:ident($enum:ident): $($variant:ident),+) => {
        const $all: &[&str] = &[$(concat!(stringify!($enum), "::", stringify!($variant))),+];
        fn $name(of: &$enum) -> &'static str {
            match of {
                $($enum::$variant { .. } => concat!(stringify!($enum), "::", stringify!($variant)),)+
            }
        }
    };
}

names!(
    KINDS,
    kind(ProblemKind): Empty,
    NotJson,
    Utf16,
    NotUtf8,
    ByteOrderMark,
    TooLarge,
    Truncated,
    Unexpected,
    ForeignWord,
    BadNumber,
    NumberTooLarge,
    WrongQuotes,
    Comment,
    TrailingComma,
    MissingComma,
    ControlCharacter,
    BadEscape,
    DuplicateKey,
    TooDeep,
    NoVersion,
    WrongVersion,
    UnknownField,
    MissingField,
    WrongType,
    UnknownWord,
    Blank,
    BadPeriod,
    BadDate,
    BadMonth,
    DuplicateId,
    DuplicateMeasure,
    DuplicateReading,
    DuplicateTarget,
    Dangling,
    RateWithoutPer,
    PerWithoutRate,
    OutOfRange,
    EmptyReading,
    ReadingAndMissing,
    DenominatorAlone,
    NumeratorAlone,
    ZeroDenominator,
    NumeratorAbove,
    RatioForCount,
    OnlyWith,
    ExactlyOne,
    BandUpsideDown,
    TargetAgainstAim,
    NoTarget,
    NoReadingFor,
    PathNeedsYear,
    MilestoneOutside,
    PointsForOther,
    IntervalUpsideDown,
    NoCode,
    EventUpsideDown,
    BadLink,
    PositionBeforePeriod,
    LongYearToDate,
    ColumnLength,
    EmptyTable,
    DuplicateTable,
    ColumnAlone,
    NotWhole,
    NoParts,
    PartsDoNotAdd,
    BenchmarksAlone,
    FrameworkElsewhere,
    Setting
);
names!(FOREIGN, foreign(Foreign): Zip, Pdf, Html, Picture, Binary, Text);
names!(SETTINGS, setting(SettingFault): BadColour, LowContrast, Elsewhere, NotAPicture, BadAddress);
names!(SHAPES, shape(Shape): Text, Number, Whole, YesNo, List, NumberOrNull, OtherList, ListOf, Object);
names!(WANTED, wanted(Wanted): Value, Name, Colon, CommaOrEnd, End);
names!(THINGS, thing(Thing): Framework, Layer, Outcome, SupportingOutcome, Comparator, Authority, PeerGroup, Measure, Version);

/// Cannot come of a small file; tested on its own below.
const NOT_SMALL: &[&str] = &["ProblemKind::TooLarge"];

#[test]
fn every_kind_of_mistake_has_a_file() {
    let mut seen: BTreeSet<&str> = NOT_SMALL.iter().copied().collect();
    for path in answers::cases("tests/problems") {
        for problem in problems(&fs::read(path).unwrap()) {
            seen.insert(kind(&problem.kind));
            match &problem.kind {
                ProblemKind::NotJson(of) => seen.insert(foreign(of)),
                ProblemKind::Setting(of) => seen.insert(setting(of)),
                ProblemKind::WrongType { wanted, .. } => seen.insert(shape(wanted)),
                ProblemKind::Unexpected { wanted: of, .. } => seen.insert(wanted(of)),
                ProblemKind::Dangling { thing: of, .. } | ProblemKind::DuplicateId { thing: of, .. } => seen.insert(thing(of)),
                _ => false,
            };
        }
    }
    let all = [KINDS, FOREIGN, SETTINGS, SHAPES, WANTED, THINGS].concat();
    let unseen: Vec<&&str> = all.iter().filter(|name| !seen.contains(**name)).collect();
    assert!(unseen.is_empty(), "no file in tests/problems/ gives {unseen:?}");
}

#[test]
fn a_file_that_is_too_large_is_not_looked_at() {
    let bytes = vec![0; 256 * 1024 * 1024 + 1];
    let view = problems_view("everything.json", &scorecard::open(&bytes).unwrap_err());
    assert_eq!(
        view.text,
        "everything.json\n1 problem stops this report\n\nError: The file is too large\n  Found:   more than 256 MB\n  \
         Wanted:  at most 256 MB\n  Remedy:  Split it, or leave out what is not shown.\n"
    );
}
