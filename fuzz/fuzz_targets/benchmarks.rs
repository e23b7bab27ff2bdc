//! Any bytes as the values of other authorities, beside a report.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use scorecard::Opened;

#[allow(dead_code)]
#[path = "../../tests/support/whole.rs"]
mod whole;

static REPORT: LazyLock<Opened> = LazyLock::new(|| {
    scorecard::open_whole(include_bytes!("../../public/examples/exampleshire-2024-12.json")).expect("a sound example")
});

fuzz_target!(|bytes: &[u8]| {
    whole::benchmarks(&REPORT, bytes);
});
