//! All that is worked out of a report, to the last bit, for holding a browser's results against those of
//! this machine: natively it prints them, as WebAssembly it gives them to `tests/same-bits.mjs`.

use scorecard::{engine, export, read, scorecard::problems_view};

/// The results of a report file as text. Numbers are written so that different bits look different.
fn results(bytes: &[u8]) -> String {
    let read = match read::report(bytes) {
        Ok(read) => read,
        Err(problems) => return problems_view("", &problems).text,
    };
    let evaluation = engine::evaluate(&read.report);
    let benchmarks = read.unread.as_ref().and_then(|unread| read::benchmark::benchmarks(unread, &read.report).ok());
    let among = benchmarks.map(|read_too| engine::among::among_all(&read.report, &read_too.benchmarks, &engine::among::Peers::Group(0)));
    let certainty: Vec<_> = among.iter().flatten().flatten().map(engine::among::Among::certainty).collect();
    let measures = read.report.measures.iter().zip(&evaluation.measures);
    let outlooks: Vec<_> = measures.map(|(measure, evaluated)| engine::forecast::outlooks(&read.report, measure, evaluated)).collect();
    let opened = scorecard::open_whole(bytes).map(|opened| export::text(&opened.scorecard, &opened.pages(), &opened.compares("")));
    format!(
        "{evaluation:#?}\n{outlooks:#?}\n{among:#?}\n{certainty:#?}\n{}",
        opened.unwrap_or_else(|problems| problems_view("", &problems).text)
    )
}

#[cfg(target_family = "wasm")]
mod exported {
    /// The results of a report file.
    #[wasm_bindgen::prelude::wasm_bindgen]
    #[must_use]
    pub fn results(bytes: &[u8]) -> String {
        super::results(bytes)
    }
}

fn main() {
    for file in std::env::args().skip(1) {
        match std::fs::read(&file) {
            Ok(bytes) => println!("{}", results(&bytes)),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}
