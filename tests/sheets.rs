//! A report file as sheets of a spreadsheet and back: nothing of it is lost, what people write is understood, and every problem is
//! told with its cell. A case in `tests/sheets/` is a workbook as text, with what comes of it beside it.

mod support;

use std::fs;

use proptest::prelude::*;
use scorecard::author::{Cell, Sheet};
use scorecard::scorecard::sheet_problems_view;
use serde_json::Value;

const EXAMPLES: [&str; 5] = ["adults-2022-01", "adults-2025-01", "england-2023", "exampleshire-2024-12", "template"];

fn example(name: &str) -> Vec<u8> {
    fs::read(format!("public/examples/{name}.json")).expect(name)
}

/// The values of a file, numbers as they are worth.
fn values(text: &str) -> Value {
    fn worth(value: &mut Value) {
        match value {
            Value::Number(number) => *value = Value::from(number.as_f64().expect("a number")),
            Value::Array(elements) => {
                elements.iter_mut().for_each(worth);
                // The codes of councils in a list of gaps or of a quarter have no order.
                if elements.iter().all(|element| element.as_str().is_some_and(|code| code.len() == 9 && code.starts_with('E'))) {
                    elements.sort_by_key(|code| code.to_string());
                }
            }
            Value::Object(fields) => fields.values_mut().for_each(worth),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }
    let mut value = serde_json::from_str(text).expect("JSON");
    worth(&mut value);
    value
}

fn made(sheets: &[Sheet]) -> String {
    let made = scorecard::from_sheets(sheets).unwrap_or_else(|problems| panic!("{}", sheet_problems_view("sheets", &problems).text));
    assert_eq!(made.warnings, []);
    made.text
}

fn differences(path: &str, before: &Value, after: &Value, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            for name in a.keys().chain(b.keys().filter(|name| !a.contains_key(*name))) {
                let of = |object: &serde_json::Map<String, Value>| object.get(name).cloned().unwrap_or(Value::Null);
                differences(&format!("{path}/{name}"), &of(a), &of(b), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(at, (a, b))| differences(&format!("{path}/{at}"), a, b, found));
        }
        (a, b) if a != b => found.push(format!("{path}: {a} is {b}")),
        (_, _) => {}
    }
}

#[test]
fn every_example_is_the_same_file_after_it_was_sheets() {
    for name in EXAMPLES {
        let file = example(name);
        let text = made(&scorecard::sheets_of(&file).expect(name));
        let mut found = Vec::new();
        differences("", &values(&String::from_utf8(file).expect("UTF-8")), &values(&text), &mut found);
        assert!(found.is_empty(), "{name}:\n{}", found[..found.len().min(20)].join("\n"));
    }
}

#[test]
fn every_case_of_the_rules_is_the_same_file_after_it_was_sheets() {
    for path in support::answers::cases("tests/cases") {
        let mut case = support::Json::parse(&fs::read_to_string(&path).expect("a case"));
        case.fields().retain(|(name, _)| !["evidence", "forecast", "series", "why"].contains(&name.as_str()));
        let (_, file) = support::case::whole(case);
        let text = made(&scorecard::sheets_of(file.as_bytes()).expect("a report"));
        let mut found = Vec::new();
        differences("", &values(&file), &values(&text), &mut found);
        assert!(found.is_empty(), "{}:\n{}", path.display(), found.join("\n"));
    }
}

#[test]
fn the_order_of_headings_and_empty_rows_and_columns_are_nothing() {
    let sheets = scorecard::sheets_of(&example("template")).expect("the template");
    let turned: Vec<Sheet> = sheets
        .iter()
        .map(|sheet| {
            let is_fields = sheet.name == "Report";
            let turn = |row: &Vec<Cell>| {
                let length = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
                let mut row: Vec<Cell> = (0..length).map(|at| row.get(at).cloned().unwrap_or_default()).collect();
                if !is_fields {
                    row.reverse();
                }
                [Cell::Empty, Cell::Text("  ".to_owned())].into_iter().chain(row).collect()
            };
            let mut rows = vec![vec![], vec![Cell::Empty]];
            rows.extend(sheet.rows.iter().flat_map(|row| [turn(row), vec![Cell::Empty; 3]]));
            Sheet { name: sheet.name.to_uppercase(), rows }
        })
        .collect();
    assert_eq!(made(&turned), made(&sheets));
}

/// A workbook as text: `# Name` begins a sheet, each line is a row, `|` parts cells; a number without quotes is one.
fn workbook(text: &str) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with("//")) {
        if let Some(name) = line.strip_prefix("# ") {
            sheets.push(Sheet { name: name.to_owned(), rows: Vec::new() });
        } else if let Some(sheet) = sheets.last_mut() {
            sheet.rows.push(line.split('|').map(cell).collect());
        }
    }
    sheets
}

fn cell(text: &str) -> Cell {
    match (text.trim(), text.trim().parse::<f64>()) {
        ("", _) => Cell::Empty,
        ("TRUE", _) => Cell::YesNo(true),
        ("FALSE", _) => Cell::YesNo(false),
        (_, Ok(number)) if number.is_finite() => Cell::Number(number),
        (text, _) => Cell::Text(text.trim_matches('"').to_owned()),
    }
}

fn answer(text: &str) -> String {
    let rule = text.lines().next().unwrap_or_default().trim_start_matches("// ");
    let found = match scorecard::from_sheets(&workbook(text)) {
        Ok(made) if made.warnings.is_empty() => made.text,
        Ok(made) => sheet_problems_view("workbook", &made.warnings).text,
        Err(problems) => sheet_problems_view("workbook", &problems).text,
    };
    format!("{rule}\n\n{found}")
}

#[test]
fn every_workbook_comes_out_as_written_beside_it() {
    let mut files: Vec<_> = fs::read_dir("tests/sheets").expect("the cases").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "sheets"));
    files.sort();
    assert!(files.len() > 5, "the cases are gone");
    let mut wrong = Vec::new();
    for path in files {
        let found = answer(&fs::read_to_string(&path).expect("a case"));
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &found).expect("write");
        } else if fs::read_to_string(&beside).unwrap_or_default() != found {
            wrong.push(format!("--- {} now says:\n{found}", beside.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nRight? Then UPDATE=1 cargo test --test sheets", wrong.join("\n"));
}

#[test]
fn readings_of_a_csv_file_take_the_places_of_those_for_their_periods() {
    let rolled = scorecard::roll_forward(&example("template"), &scorecard::author::Next::default()).expect("the next file");
    let csv = "Code;Period;Value;Numerator;Denominator\r\nlibrary-visits;2025-04 to 2025-12;430,100;;\r\n3c1;Survey 2024/25;[c];;\r\n\
               annual-review;31/12/2025;;2700;3700\r\nannual-review;30/09/2025;70.5%;;\r\n";
    let sheets = scorecard::read_spreadsheet(csv.as_bytes()).expect("rows of text");
    let made = scorecard::add_readings(rolled.text.as_bytes(), &sheets[0])
        .unwrap_or_else(|why| panic!("{}", scorecard::scorecard::cannot_add_view("rolled", "readings.csv", &why).text));
    for line in [
        r#"{ "period": "2025-04 to 2025-12", "value": 430100 }"#,
        r#"{ "period": "survey 2024/25", "missing": "suppressed" }"#,
        r#"{ "period": "2025-12-31", "numerator": 2700, "denominator": 3700 }"#,
        r#"{ "period": "2025-09-30", "value": 70.5 }"#,
        r#"{ "period": "2024-04 to 2024-12", "value": 412350 }"#,
    ] {
        assert!(made.text.contains(line), "{line} in\n{}", made.text);
    }
    assert!(!made.text.contains("not entered"));
    assert!(scorecard::open(made.text.as_bytes()).is_ok());
}

#[test]
fn problems_of_a_csv_file_are_told_with_their_cells() {
    let csv = b"Code,Period,Value\nlibrary-visit,2024/25,5\nlibrary-visits,soon,5\n";
    let sheets = scorecard::read_spreadsheet(csv).expect("rows of text");
    let why = scorecard::add_readings(&example("template"), &sheets[0]).expect_err("two problems");
    let view = scorecard::scorecard::cannot_add_view("template", "readings.csv", &why);
    let places: Vec<&str> = view.problems.iter().map(|problem| problem.pointer.as_str()).collect();
    // A row that does not say its framework says it by its code; the place is that of the first cell.
    assert_eq!(places, ["sheet Readings, cell A2", "sheet Readings, cell B3"]);
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        any::<f64>().prop_map(Cell::Number),
        any::<bool>().prop_map(Cell::YesNo),
        any::<String>().prop_map(Cell::Text),
        prop_oneof![Just("local"), Just("[c]"), Just("2024/25"), Just("forecast"), Just("1,2"), Just("%"), Just("Period"), Just("q")]
            .prop_map(|text| Cell::Text(text.to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in the cells, a file is made or its problems are told, each at a cell there is.
    #[test]
    fn no_cells_stop_the_reading(sheet in 0_usize..23, row in 0_usize..4, cells in prop::collection::vec(any_cell(), 0..12)) {
        let mut sheets = scorecard::sheets_of(&example("template")).expect("the template");
        let rows = &mut sheets[sheet % 22].rows;
        let row = row.min(rows.len());
        rows.insert(row, cells);
        match scorecard::from_sheets(&sheets) {
            Ok(made) => prop_assert!(scorecard::open(made.text.as_bytes()).is_ok()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    /// Whatever bytes there are, they are sheets or told to be something else.
    #[test]
    fn no_bytes_stop_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(sheets) = scorecard::read_spreadsheet(&bytes) {
            prop_assert!(scorecard::from_sheets(&sheets).is_err());
        }
    }
}
