//! What stands in a workbook beside the figures: what its sheets and headings mean; and why a file is not one.

use super::problem::{Said, said};
use crate::author::NotASpreadsheet;
use crate::scorecard::number;

/// The sheets, and what a row of each is.
pub(in crate::scorecard) const ABOUT: [(&str, &str); 26] = [
    (
        "How to",
        "Fill in the sheets, and make a report file of the workbook. What stands here is an example: an invented council and three measures. Put your own in their place. Sheets you do not need stay empty. Columns can stand in any order; this sheet, and sheets of your own, are passed over.",
    ),
    (
        "Periods",
        "2024/25 · academic year 2024/25 · 2024 · 2024-04 to 2024-11 · Q3 2024/25 · 2024-11 · 6 months to 2024-09 · 12 months to 2024-11 · 2024-11-30 · survey 2023/24 · cohort 2023-10 to 2023-12. Format the cells as text: spreadsheets make dates of some of them.",
    ),
    (
        "No figure",
        "Write why under Missing: suppressed, not collected, not due, not yet published, not applicable, not entered. In place of a figure [c] and * mean suppressed, [x] and - not collected, [z] and n/a not applicable.",
    ),
    ("Names", "Roles, never names of people."),
    (
        "Report",
        "What the paper is: a field in each row. Scheme says how it rates, in which words; Tolerances how far short still counts as near. What is left empty has Scorecard’s default.",
    ),
    ("Frameworks", "The frameworks the measures belong to, the council’s own included."),
    ("Earlier versions", "Earlier versions of a framework, to compare with reports of those years."),
    ("Codes", "Codes that changed since an earlier version."),
    ("Layers", "Headings that measures stand under: the layers of the council’s model."),
    ("Outcomes", "The strategic outcomes."),
    ("Supporting outcomes", "Outcomes that support them."),
    ("Measures", "The measures, in the order they are printed."),
    ("Readings", "A row for each figure of a measure: this year’s, last year’s, forecasts, and what is missing with its reason."),
    ("Targets", "A row for each target."),
    ("Milestones", "The running total due by the end of a month, on the way to a target."),
    ("Milestone shares", "The same as shares of the year, in percent."),
    ("Comparators", "What else a measure is compared with: the national average, similar councils."),
    ("Breaks", "The month from which a measure is counted another way."),
    ("Events", "What happened that a reader of a trend must know of; without a code, of all measures."),
    ("Commentary", "What the officers say of a measure."),
    ("Actions", "What is being done."),
    ("Accepted", "Checks that are right as they are, each with its reason; without a code, on the whole report."),
    ("Notes", "Footnotes; without a code, of the whole report."),
    ("Links", "Further reading; without a code, the background papers of the report."),
    ("Breakdowns", "Wholes that are told by their parts: the outcomes of all contacts."),
    ("Parts", "Their parts, in the order they are printed; Parts left out has those that can be left out."),
];

/// Headings, some with the name of their sheet, and what they mean.
pub(in crate::scorecard) const EXPLAINED: [(&str, &str); 61] = [
    ("Readings: Value", "The value in the measure’s unit, never scaled: 87.0, 110161. Not 14.9k."),
    ("Readings: Source", "Where it was published, if not in this report."),
    ("Readings: Note", "Anything a reader must know of this figure."),
    ("Measures: Code", "Its code in the framework. Framework and code together tell one measure from another."),
    ("Measures: Source", "Where its figures come from."),
    ("Targets: Period", "What it is for: the year, or the very period of the reading."),
    ("Comparators: Period", "What its figure is for; it may be older than the reading."),
    ("Comparators: Id", "What Rated against calls it. Without it, its kind."),
    ("Events: To", "Its last month, if it lasted: 2020-06."),
    ("Actions: Status", "How far it has come."),
    ("Actions: Who", "Who does it: a role, no names of people."),
    ("Actions: By", "By when: 2025-03-31."),
    ("Framework", "The framework’s id, as the sheet Frameworks has it."),
    ("Code", "The measure’s code, as the sheet Measures has it."),
    ("Measure", "The measure’s title, for you to read. It is not read back."),
    ("Period", "A period: 2024/25, 2024-04 to 2024-11, Q3 2024/25, 2024-11, 2024-11-30, survey 2023/24 … The sheet How to has all forms."),
    ("Position at", "The day of which the position is reported: 2024-11-30. Without it, the last day of the period."),
    ("Meeting", "The day of the meeting: 2025-01-20."),
    ("Numerator", "How many. With a denominator, the value is checked against the two, or worked out from them."),
    ("Denominator", "Out of how many."),
    ("Missing", "Why there is no figure. Then value, numerator and denominator stay empty."),
    ("Expected", "With not due or not yet published: the month it is expected, 2025-02."),
    ("Reason", "Why, in your words."),
    ("Readings: Status", "How final it is; without it, final. A forecast is what the period is expected to end at."),
    ("Method", "With status forecast: how it was made."),
    ("Lag months", "How many months the figures lie behind the end of the period."),
    ("Interval: lower", "The lower end of a range that the source gives."),
    ("Interval: upper", "The upper end of a range that the source gives."),
    ("Survey: answered", "How many answered, if it comes from a survey."),
    ("Survey: population", "How many could have been asked."),
    ("Survey: response rate", "How many of those asked answered, in percent: 24."),
    ("Survey: margin", "The margin of error that the source gives, either way: 3.5 for ±3.5 points."),
    ("Title", "Its name in plain words."),
    ("Description", "Its description as the framework or the dashboard prints it."),
    ("Definition", "What is counted, exactly."),
    ("Layer", "Its layer, by id."),
    ("Outcome", "Its outcome, by id; a supporting outcome comes after a slash: safe-and-well/independent."),
    ("Aim", "Which way is good: high, low, band (within two edges) or none."),
    ("Unit", "What its values are in. A rate needs Per."),
    ("Per", "For a rate: per how many, 100000."),
    ("Decimals", "The decimals it is printed with."),
    ("Scale", "Print values in thousands (14.9k) or millions. Values in the sheets are never scaled."),
    ("Counted", "What the numerator counts: admissions."),
    ("Base", "What the denominator is: people aged 65 and over."),
    ("Cumulative", "yes, where its values add up through the year."),
    ("Frequency", "How often it is collected."),
    ("Owner", "The role that answers for it; no names of people."),
    ("Rated against", "target, or a comparator by its id or kind. Without it: its target if there is one, else its first comparator."),
    (
        "Direction against",
        "same period last year (without it), previous period, previous wave, previous outturn, or a period of one of its readings.",
    ),
    ("For information", "yes, where it is neither rated nor given a direction."),
    ("Forecast", "How its forecast for the year is worked out, where officers gave none."),
    ("Leads", "Which rating leads in the table: position or outlook."),
    ("Judgement: level", "The officers’ judgement in place of the computed level."),
    ("Judgement: by", "Whose judgement it is: a role."),
    ("At least", "This or more. A target has one of at least, at most, below and a band."),
    ("At most", "This or less."),
    ("Below", "Less than this."),
    ("Band: from", "The lower edge, included."),
    ("Band: to", "The upper edge, included."),
    ("People", "How many people it stands for."),
    ("Path: straight line", "yes, for the same each month on the way to the year’s target. Other ways: the sheet Milestones."),
];

/// Why a file is not read as a spreadsheet, and what to do.
pub(in crate::scorecard) fn not_a_spreadsheet(why: NotASpreadsheet) -> String {
    let (what, remedy) = what_it_is(why);
    format!("{what}. {remedy}")
}

/// The same as a problem of the whole file.
pub(in crate::scorecard) fn not_opened(why: NotASpreadsheet) -> Said {
    let (what, remedy) = what_it_is(why);
    let found = what.strip_prefix("This is ").unwrap_or(&what).to_owned();
    said(&what, found, "a report file in JSON, or an Excel workbook (.xlsx) with the sheets of the template", remedy)
}

/// What is said of readings by themselves.
pub(in crate::scorecard) fn readings_alone() -> Said {
    said(
        "These are figures, and no report",
        "rows of figures, without the measures they are of",
        "a report file in JSON, or a workbook with the sheets Report, Frameworks and Measures too",
        "Open the report that they are for, then choose this file under “Save or share”, “Bring in figures from a file”: you are shown what it \
         would bring in before anything is taken over.",
    )
}

/// What a file is instead of a spreadsheet, and what to do.
fn what_it_is(why: NotASpreadsheet) -> (String, String) {
    const SAVE: &str = "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx).";
    #[allow(clippy::cast_precision_loss)]
    let count = |most: usize| number::count(most as f64);
    let (what, remedy) = match why {
        NotASpreadsheet::Empty => ("This is an empty file", "Choose another."),
        NotASpreadsheet::OldExcel => ("This is a workbook of Excel from before 2007 (.xls)", SAVE),
        NotASpreadsheet::BinaryExcel => ("This is a binary workbook of Excel (.xlsb)", SAVE),
        NotASpreadsheet::OpenDocument => ("This is an OpenDocument spreadsheet (.ods)", SAVE),
        NotASpreadsheet::Protected => (
            "This is a file that is protected by a password",
            "Take the password away in Excel (File, Info, Protect Workbook) and save it again.",
        ),
        NotASpreadsheet::OtherZip => ("This is a document or zip file, and not a workbook", "Choose the workbook itself."),
        NotASpreadsheet::Pdf => ("This is a PDF", "Its tables cannot be read; ask for the workbook they were made from."),
        NotASpreadsheet::Picture => ("This is a picture", "Figures in it cannot be read; ask for the workbook they stand in."),
        NotASpreadsheet::Html => {
            return ("This is a web page, or XML".to_owned(), format!("Some systems name such a file .xls. {SAVE}"));
        }
        NotASpreadsheet::Json => ("This is a report file, or other JSON, and not a spreadsheet", "Open it as it is."),
        NotASpreadsheet::Binary => ("This is neither a workbook nor rows of text", "Choose another file."),
        NotASpreadsheet::Damaged => {
            ("This is a damaged workbook, or one that cannot be read", "Get it again whole, or open it in Excel and save it anew.")
        }
        NotASpreadsheet::ManyBytes { most } => {
            let what = format!("This is a file larger than {} MB", count(most / (1024 * 1024)));
            return (what, "A report has less: take out what is not part of it.".to_owned());
        }
        NotASpreadsheet::ManyParts { most } => {
            let what = format!("This is a workbook of more than {} parts", count(most));
            return (what, "Take out pictures and sheets that are not part of the report.".to_owned());
        }
        NotASpreadsheet::ManyUnpacked { most } => {
            let most = usize::try_from(most / (1024 * 1024)).unwrap_or(usize::MAX);
            let what = format!("This is a workbook that unpacks to more than {} MB", count(most));
            return (what, "It is not opened. Copy the sheets of the report to a new one.".to_owned());
        }
        NotASpreadsheet::ManyCells { most } => {
            let what = format!(
                "This is a workbook of more than {} cells with something in them, or with a cell far below or to the right of the rest",
                count(most)
            );
            return (what, "Copy the sheets of the report to a new one.".to_owned());
        }
        NotASpreadsheet::NoReader => ("This is a workbook, and this program was built without what reads them", "Save the sheet as CSV."),
    };
    (what.to_owned(), remedy.to_owned())
}
