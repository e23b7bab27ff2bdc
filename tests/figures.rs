//! The tables of figures: every figure is there, exactly, and every absence has its reason.

use scorecard::Opened;
use scorecard::export::csv;
use scorecard::scorecard::view::{Cell, FigureTable};

const EXAMPLES: [&str; 4] = ["adults-2022-01", "adults-2025-01", "exampleshire-2024-12", "template"];

fn opened(name: &str) -> Opened {
    let bytes = std::fs::read(format!("public/examples/{name}.json")).unwrap();
    scorecard::open_whole(&bytes).unwrap_or_else(|problems| panic!("{:?}", problems.list))
}

fn cell<'a>(table: &FigureTable, row: &'a [Cell], head: &str) -> &'a Cell {
    &row[table.columns.iter().position(|column| column.head == head).unwrap_or_else(|| panic!("no {head}"))]
}

#[test]
fn every_measure_has_a_row_and_a_figure_or_its_reason() {
    for opened in EXAMPLES.map(opened) {
        let table = opened.figure_tables().measures;
        assert_eq!(table.rows.len(), opened.scorecard.measures.len());
        for (row, shown) in table.rows.iter().zip(&opened.scorecard.measures) {
            assert_eq!(row.len(), table.columns.len());
            assert_eq!(cell(&table, row, "Measure"), &Cell::Text(shown.title.clone()));
            let [value, why] = ["Value", "Why there is no figure"].map(|head| cell(&table, row, head));
            assert_ne!(matches!(value, Cell::Number { .. }), matches!(why, Cell::Text(_)), "{}", shown.title);
            assert!(matches!(cell(&table, row, "Reason"), Cell::Text(_)), "{}", shown.title);
            let Cell::Marked(_, word) = cell(&table, row, "Rating") else { panic!("{}", shown.title) };
            assert_eq!(word, &shown.rating.word);
        }
    }
}

#[test]
fn every_reading_has_a_row_and_a_figure_or_its_reason() {
    for opened in EXAMPLES.map(opened) {
        let table = opened.figure_tables().readings;
        let readings: usize = opened.pages().iter().map(|page| page.readings.len()).sum();
        assert_eq!(table.rows.len(), readings);
        for row in &table.rows {
            let [value, why] = ["Value", "Why there is no figure"].map(|head| cell(&table, row, head));
            assert_ne!(matches!(value, Cell::Number { .. }), matches!(why, Cell::Text(_)), "{row:?}");
        }
    }
}

#[test]
fn what_is_written_is_the_number_itself() {
    for opened in EXAMPLES.map(opened) {
        let tables = opened.figure_tables();
        let cells = [&tables.measures, &tables.readings, &tables.yardsticks].into_iter().flat_map(|table| table.rows.iter().flatten());
        let mut seen = 0;
        for cell in cells {
            if let Cell::Number { value, written, .. } = cell {
                let read: f64 = written.parse().unwrap();
                assert!((read - value).abs() <= value.abs() * 1e-14, "{written} is not {value}");
                seen += 1;
            }
        }
        assert!(seen > 10);
    }
}

#[test]
fn a_measure_says_what_it_is_rated_against_and_the_gap_is_their_difference() {
    let opened = opened("adults-2025-01");
    let table = opened.figure_tables().measures;
    let row = table.rows.iter().find(|row| cell(&table, row, "Code") == &Cell::Text("3C1".into())).unwrap();
    let number = |head| match cell(&table, row, head) {
        Cell::Number { written, .. } => written.clone(),
        other => panic!("{head}: {other:?}"),
    };
    assert_eq!(
        ["Value", "Value rated against", "Gap, better positive", "Previous value", "Change"].map(number),
        ["59.3", "66.4", "-7.1", "61.8", "-2.5"]
    );
    assert_eq!(cell(&table, row, "Rated against"), &Cell::Text("National average of 2023/24".into()));
}

#[test]
fn the_csv_has_a_line_for_each_row_shown() {
    let opened = opened("adults-2025-01");
    let table = opened.figure_tables().measures;
    let shown = scorecard::scorecard::selection::Selection::from_fragment("rating=bottom&order=gap").apply(&opened.scorecard);
    let made = csv(&table, &shown, true);
    assert!(made.starts_with("\u{feff}Code,Measure,Layer,"));
    assert_eq!(made.matches("\r\n").count(), shown.len() + 1);
    let titles: Vec<&str> = shown.iter().map(|index| opened.scorecard.measures[*index].title.as_str()).collect();
    let places: Vec<usize> = titles.iter().map(|title| made.find(title).unwrap()).collect();
    assert!(places.is_sorted(), "{titles:?}");
}
