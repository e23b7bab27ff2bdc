//! All that can be asked of what opens: whatever it holds, nothing of it may panic, nor take long.

use scorecard::author::{Next, Sheet};
use scorecard::export::picture::{Drawing, Picture, svg};
use scorecard::scorecard::selection::Selection;
use scorecard::scorecard::{
    as_text, cannot_add_view, cannot_roll_view, missing_view, not_a_spreadsheet, problems_view, sheet_problems_view,
};
use scorecard::{Opened, Problems, export};

/// Reads bytes as a report, says what is wrong with them, and asks what opens for everything.
pub(crate) fn report(bytes: &[u8]) -> Option<Opened> {
    let _ = scorecard::is_benchmark_file(bytes);
    match scorecard::open_whole(bytes) {
        Ok(opened) => {
            everything(&opened);
            files(bytes);
            Some(opened)
        }
        Err(problems) => {
            told(&problems);
            if let Some(rest) = scorecard::open_rest(&problems) {
                everything(&rest);
            }
            files(bytes);
            None
        }
    }
}

/// Reads bytes as the values of other authorities for a report.
pub(crate) fn benchmarks(report: &Opened, bytes: &[u8]) {
    let mut opened = report.clone();
    match opened.read_benchmark_file(bytes) {
        Ok(()) => compared(&opened),
        Err(problems) => told(&problems),
    }
}

/// Reads bytes as a workbook or CSV, makes a file of it, and puts its readings into a report.
pub(crate) fn spreadsheet(report: &[u8], bytes: &[u8]) {
    match scorecard::read_spreadsheet(bytes) {
        Ok(sheets) => {
            made(&sheets);
            for sheet in &sheets {
                if let Err(why) = scorecard::add_readings(report, sheet) {
                    let _ = cannot_add_view("report.json", "sheet.csv", &why);
                }
            }
        }
        Err(why) => {
            let _ = not_a_spreadsheet(why);
        }
    }
}

/// Reads a text as an address, and shows a report as it asks.
pub(crate) fn address(opened: &Opened, fragment: &str) {
    let selection = Selection::from_fragment(fragment);
    let written = selection.to_fragment();
    assert_eq!(Selection::from_fragment(&written), selection, "{fragment:?} is written as {written:?}");
    let _ = selection.apply(&opened.scorecard);
    let _ = opened.supposed(&selection.what_if);
    for index in 0..opened.scorecard.measures.len().min(3) {
        let _ = opened.what_if(index, &selection.what_if, &selection.with);
        let _ = opened.compare(index, &selection.with);
    }
    let _ = opened.compare_all(&selection.with);
    let _ = opened.since(&selection.then);
}

/// Tests the claims of a text.
pub(crate) fn text(opened: &Opened, text: &str) {
    let checked = opened.check_text(text);
    let _ = export::checked_text(&checked);
    let _ = scorecard::scorecard::check_text(text, None);
}

fn told(problems: &Problems) {
    let view = problems_view("a file.json", problems);
    assert!(!view.text.is_empty());
    for problem in &view.problems {
        let _ = as_text(problem);
    }
}

/// All questions.
pub(crate) fn everything(opened: &Opened) {
    for warnings in [&opened.warnings, &opened.benchmark_warnings] {
        let _ = problems_view("a file.json", warnings);
    }
    let (pages, figures) = (opened.pages(), opened.figure_tables());
    assert_eq!(pages.len(), opened.scorecard.measures.len());
    let _ = (opened.trends(), opened.why_headline(), opened.questions(), opened.checks(), opened.has_benchmarks());
    let _ = export::commentary_html(&opened.commentary());
    let _ = export::text(&opened.scorecard, &pages, &opened.compares(""));
    let rows: Vec<usize> = (0..figures.measures.rows.len()).collect();
    let _ = (export::csv(&figures.measures, &rows, true), export::mail(&opened.scorecard, "https://example.gov.uk/"));
    for breakdown in opened.breakdowns() {
        drawn(Drawing::Breakdown(breakdown));
    }
    for (index, measure) in opened.scorecard.measures.iter().enumerate() {
        let supposed = ["0", "-1e308", "1e308", "50", "0.000001"].map(|amount| format!("{}:value:{amount}", measure.key)).join(",");
        let _ = opened.what_if(index, &supposed, "");
    }
    compared(opened);
}

fn compared(opened: &Opened) {
    let compares = opened.compares("");
    for peers in compares.iter().flatten().filter_map(|compare| compare.peers.clone()) {
        drawn(Drawing::Peers(peers));
    }
    if let Some(all) = opened.compare_all("") {
        let titles: Vec<String> = opened.scorecard.measures.iter().map(|measure| measure.title.clone()).collect();
        drawn(Drawing::Spine { finding: all.finding, spine: all.spine, titles: titles.clone() });
        if let Some(map) = all.heat_map {
            drawn(Drawing::HeatMap { map, titles });
        }
    }
}

fn drawn(drawing: Drawing) {
    let drawn = svg(&Picture { over: "Over".to_owned(), drawing, report: "Report".to_owned() });
    assert!(!drawn.contains("NaN") && !drawn.contains("inf\""), "{drawn}");
}

/// Whatever makes files of a file.
fn files(bytes: &[u8]) {
    let _ = scorecard::Draft::begin(&String::from_utf8_lossy(bytes), None, None).map(|draft| draft.text());
    if let Ok(sheets) = scorecard::sheets_of(bytes) {
        made(&sheets);
    }
    match scorecard::roll_forward(bytes, &Next::default()) {
        Ok(rolled) => {
            let _ = missing_view(&rolled.missing);
            assert!(scorecard::open(rolled.text.as_bytes()).is_ok(), "what is moved on opens: {}", rolled.text);
        }
        Err(why) => {
            let _ = cannot_roll_view("a file.json", &why);
        }
    }
    if let Ok(missing) = scorecard::still_missing(bytes) {
        let _ = missing_view(&missing);
    }
}

fn made(sheets: &[Sheet]) {
    match scorecard::from_sheets(sheets) {
        Ok(made) => {
            let opened = scorecard::open_whole(made.text.as_bytes());
            assert!(opened.is_ok(), "what is made of sheets opens: {}", made.text);
            let _ = sheet_problems_view("a book.xlsx", &made.warnings);
        }
        Err(problems) => {
            let _ = sheet_problems_view("a book.xlsx", &problems);
        }
    }
}

/// What office programs are given, and a workbook read back.
#[cfg(feature = "office")]
pub(crate) fn office(opened: &Opened) {
    opened.word(true).unwrap();
    opened.sheets().unwrap();
    let sheets = scorecard::sheets_of(opened.text().as_bytes()).unwrap();
    if let Some(book) = scorecard::workbook(&sheets) {
        assert!(scorecard::read_spreadsheet(&book).is_ok());
    }
}
