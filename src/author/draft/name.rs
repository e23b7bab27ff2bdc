//! What next period's file is called, from the name of the last.

use super::super::period::{month, months_between, written};
use crate::model::{Month, Period};
use crate::read;

/// The name of next period's file: in the last one's, its meeting, the end of its period or its year moves on; where it has none of them, the
/// end of the new period comes after it.
#[must_use]
pub fn next_file_name(name: &str, last: &str, period: Period) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "json"));
    let Ok(read) = read::report(last.as_bytes()) else { return name.to_owned() };
    let before = read.report.period;
    let months = months_between(before, period);
    let year = |period: Period| period.year_of().map(written).unwrap_or_default();
    let moved = |of: Month| (month(of), month(of.plus(months)));
    let meeting = read.report.meeting.map(|day| moved(Month::of(day)));
    let end = moved(before.last_month());
    let pairs: Vec<(String, String)> = meeting
        .into_iter()
        .chain([end.clone()])
        .flat_map(|(old, new)| ["-", "_", ""].map(|mark| (old.replace('-', mark), new.replace('-', mark))))
        .chain(["-", "_", ""].map(|mark| (year(before).replace('/', mark), year(period).replace('/', mark))))
        .collect();
    let found = pairs.iter().find(|(old, new)| !old.is_empty() && old != new && stem.contains(old.as_str()));
    match found {
        Some((old, new)) => format!("{}.{ending}", stem.replacen(old.as_str(), new, 1)),
        None => format!("{stem}-{}.{ending}", month(period.last_month())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_date_in_a_name_that_is_the_reports_moves_on() {
        let last = std::fs::read_to_string("public/examples/adults-2025-01.json").expect("the example");
        let next = |name: &str, period: &str| next_file_name(name, &last, read::period(period).expect(period));
        assert_eq!(next("adults-2025-01.json", "2025-04 to 2025-11"), "adults-2026-01.json");
        assert_eq!(next("performance-2024-11.json", "2025-04 to 2025-11"), "performance-2025-11.json");
        assert_eq!(next("performance_2024-25.json", "2025-04 to 2025-11"), "performance_2025-26.json");
        assert_eq!(next("performance 202411.json", "2024-04 to 2024-12"), "performance 202412.json");
        assert_eq!(next("performance-2019-11.json", "2025-04 to 2025-11"), "performance-2019-11-2025-11.json");
        assert_eq!(next("the pasted text", "2025-04 to 2025-11"), "the pasted text-2025-11.json");
    }
}
