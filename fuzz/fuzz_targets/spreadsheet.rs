//! Any bytes as a workbook or CSV, and what is made of it.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code)]
#[path = "../../tests/support/whole.rs"]
mod whole;

fuzz_target!(|bytes: &[u8]| {
    whole::spreadsheet(include_bytes!("../../public/examples/template.json"), bytes);
});
