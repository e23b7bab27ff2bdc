//! Workbooks: what is written is read back the same, what spreadsheets do to cells is understood, and a workbook that would fill the
//! memory is refused before it does.
#![cfg(feature = "office")]

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Formula, Workbook};
use scorecard::author::{Cell, NotASpreadsheet, Sheet};
use scorecard::scorecard::{not_a_spreadsheet, sheet_problems_view};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn example(name: &str) -> Vec<u8> {
    std::fs::read(format!("public/examples/{name}.json")).expect(name)
}

fn made(sheets: &[Sheet]) -> String {
    scorecard::from_sheets(sheets).unwrap_or_else(|problems| panic!("{}", sheet_problems_view("sheets", &problems).text)).text
}

#[test]
fn every_example_is_the_same_file_after_it_was_a_workbook() {
    for name in ["adults-2022-01", "adults-2025-01", "exampleshire-2024-12", "template"] {
        let sheets = scorecard::sheets_of(&example(name)).expect(name);
        let book = scorecard::workbook(&sheets).expect(name);
        assert_eq!(scorecard::workbook(&sheets).expect(name), book, "{name}: the same bytes");
        let read = scorecard::read_spreadsheet(&book).unwrap_or_else(|why| panic!("{name}: {}", not_a_spreadsheet(why)));
        assert_eq!(read.len(), sheets.len());
        assert_eq!(made(&read), made(&sheets), "{name}");
    }
}

#[test]
fn the_template_makes_the_file_it_was_made_of() {
    let book = scorecard::workbook(&scorecard::template_sheets()).expect("the template");
    let read = scorecard::read_spreadsheet(&book).expect("a workbook");
    assert_eq!(read[0].name, "How to");
    let file = made(&read);
    assert_eq!(file, made(&scorecard::sheets_of(&example("template")).expect("the template")));
    assert!(scorecard::open(file.as_bytes()).is_ok());
}

#[test]
fn what_spreadsheets_do_to_cells_is_understood() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 11, 30).expect("a day");
    page.write_number_with_format(1, 1, 0.593, &Format::new().set_num_format("0.0%")).expect("a cell");
    page.write_number_with_format(1, 2, 0.07, &Format::new().set_num_format_index(9)).expect("a cell");
    page.write_datetime_with_format(1, 3, &date, &Format::new().set_num_format("dd/mm/yyyy")).expect("a cell");
    page.write_boolean(2, 0, true).expect("a cell");
    page.write_formula(2, 1, Formula::new("=1+1").set_result("2")).expect("a cell");
    page.write_string(2, 2, "=1+1").expect("a cell");
    page.write_blank(3, 50, &Format::new().set_bold()).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let sheets = scorecard::read_spreadsheet(&bytes).expect("sheets");
    let text = |text: &str| Cell::Text(text.to_owned());
    let wanted = vec![
        vec![],
        vec![Cell::Empty, text("59.3%"), text("7%"), Cell::Number(45_626.0)],
        vec![Cell::YesNo(true), Cell::Number(2.0), text("=1+1")],
    ];
    assert_eq!(sheets[0].rows, wanted);
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("a part");
    }
    writer.finish().expect("a zip file").into_inner()
}

fn refused(bytes: &[u8]) -> NotASpreadsheet {
    scorecard::read_spreadsheet(bytes).expect_err("not a workbook")
}

#[test]
fn other_zip_files_are_told_by_what_they_are() {
    assert_eq!(refused(&zip(&[("content.xml", b""), ("META-INF/manifest.xml", b"")])), NotASpreadsheet::OpenDocument);
    assert_eq!(refused(&zip(&[("xl/workbook.bin", b"")])), NotASpreadsheet::BinaryExcel);
    assert_eq!(refused(&zip(&[("word/document.xml", b"")])), NotASpreadsheet::OtherZip);
    assert_eq!(refused(&zip(&[("xl/workbook.xml", b"<workbook")])), NotASpreadsheet::Damaged);
    let book = scorecard::workbook(&scorecard::template_sheets()).expect("the template");
    assert_eq!(refused(&book[..book.len() / 2]), NotASpreadsheet::Damaged);
}

#[test]
fn a_workbook_that_unpacks_to_more_than_it_should_is_refused_by_what_it_declares_and_by_what_it_is() {
    let zeros = vec![0; 101 * 1024 * 1024];
    let bomb = zip(&[("xl/workbook.xml", &zeros)]);
    assert!(bomb.len() < 1024 * 1024);
    assert!(matches!(refused(&bomb), NotASpreadsheet::ManyUnpacked { .. }));
    // The same with a lie: one byte, it says, in its directory and before the part itself.
    let mut lie = bomb;
    let size = u32::try_from(zeros.len()).expect("fits").to_le_bytes();
    let places: Vec<usize> = lie.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| lie[at..at + 4].copy_from_slice(&[1, 0, 0, 0]));
    assert!(matches!(refused(&lie), NotASpreadsheet::ManyUnpacked { .. } | NotASpreadsheet::Damaged));
}

#[test]
fn a_workbook_with_too_many_parts_or_a_cell_at_the_end_of_the_world_is_refused() {
    let names: Vec<String> = (0..2_001).map(|number| format!("part{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&zip(&parts)), NotASpreadsheet::ManyParts { most: 2_000 });
    let mut book = Workbook::new();
    book.add_worksheet().write_number(1_048_575, 16_383, 1.0).expect("a cell");
    assert!(matches!(refused(&book.save_to_buffer().expect("a workbook")), NotASpreadsheet::ManyCells { .. }));
}
