//! What `make bench` times: a report file with the values of many authorities, from its bytes to every result, as numbers. Natively it
//! reads files and prints the times; as WebAssembly it is asked by `tests/bench/page.mjs`.

use std::collections::BTreeMap;

use scorecard::engine::benchmarking::{BestEnd, Groups, grouped};
use scorecard::engine::{self, Direction, Way};
use scorecard::model::{BenchmarkTable, Level, Unit};
use scorecard::read;

/// For each measure its latest figure, its level and its direction; then for each table, by the end of its period, how many authorities have a
/// value, and our rank, quarter and the three values where quarters begin. Not a number where there is none.
fn results(bytes: &[u8]) -> Option<Vec<f64>> {
    let read = read::report(bytes).ok()?;
    let evaluation = engine::evaluate(&read.report);
    let mut results = Vec::new();
    for evaluated in &evaluation.measures {
        results.push(evaluated.current.figure.as_ref().map_or(f64::NAN, |figure| figure.value));
        results.push(evaluated.level.map_or(f64::NAN, |level| match level {
            Level::Top => 2.0,
            Level::Middle => 1.0,
            Level::Bottom => 0.0,
        }));
        results.push(direction(&evaluated.direction));
    }
    let benchmarks = read::benchmark::benchmarks(&read.unread?, &read.report).ok()?.benchmarks;
    let measures: BTreeMap<_, _> = read.report.measures.iter().map(|measure| (&measure.id.code, measure)).collect();
    for table in &benchmarks.tables {
        let measure = measures.get(&table.measure.code)?;
        let values = values(measure.unit, table, benchmarks.authorities.len());
        results.push(values.iter().flatten().count() as f64);
        match grouped(&values, benchmarks.own, BestEnd::of(measure.aim, None)?, Groups::QUARTERS) {
            Ok(found) => {
                results.extend([found.standing.rank as f64, found.group as f64]);
                results.extend(found.thresholds.begins);
            }
            Err(_) => results.extend([f64::NAN; 5]),
        }
    }
    Some(results)
}

fn direction(direction: &Direction) -> f64 {
    match direction.way() {
        Some(Way::Improved) => 1.0,
        Some(Way::Similar) => 0.0,
        Some(Way::NotAsGood) => -1.0,
        Some(Way::Higher | Way::Lower) | None => f64::NAN,
    }
}

/// The value of each authority, worked out from its counts where the table has no values.
fn values(unit: Unit, table: &BenchmarkTable, authorities: usize) -> Vec<Option<f64>> {
    let per = if unit == Unit::Percent { 100.0 } else { 1.0 };
    let worked_out = |at| Some(table.numerators.get(at)? / table.denominators.get(at)? * per);
    (0..authorities).map(|at| table.values.get(at).or_else(|| worked_out(at))).collect()
}

#[cfg(target_family = "wasm")]
#[allow(unreachable_pub, reason = "it is reached from JavaScript, which takes only what is public")]
mod exported {
    /// The results of a report file; none where it is not sound.
    #[wasm_bindgen::prelude::wasm_bindgen]
    #[must_use]
    pub fn results(bytes: &[u8]) -> Vec<f64> {
        super::results(bytes).unwrap_or_default()
    }
}

/// `bench RUNS FILE…`: for each file its name, the milliseconds of each run, and what tells one set of results from another.
fn main() {
    let mut arguments = std::env::args().skip(1);
    let runs: usize = arguments.next().and_then(|runs| runs.parse().ok()).unwrap_or(1);
    for file in arguments {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let mut line = file;
        let mut last = Vec::new();
        for _ in 0..runs {
            #[allow(clippy::disallowed_methods, reason = "what is timed here is the program itself")]
            let began = std::time::Instant::now();
            last = results(&bytes).unwrap_or_default();
            line += &format!(" {:.3}", began.elapsed().as_secs_f64() * 1000.0);
        }
        println!("{line} {} {:08x}", last.len(), fingerprint(&last));
    }
}

/// FNV-1a over the bytes of the numbers, the lowest first.
fn fingerprint(results: &[f64]) -> u32 {
    let bytes = results.iter().flat_map(|result| (if result.is_nan() { f64::NAN } else { *result }).to_bits().to_le_bytes());
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
