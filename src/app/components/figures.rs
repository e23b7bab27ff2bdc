//! Plain tables of figures.

use crate::app::el::{El, el};
use crate::scorecard::view::{Figures, PeopleRow, ReadingRow, YardstickRow};

/// A table whose first column heads its rows and whose others hold numbers. The caption says what it
/// holds to those who do not see where it stands.
#[must_use]
pub fn figure_table(caption: String, figures: Figures) -> El {
    let rows = figures.rows.into_iter().map(|row| {
        let mut cells = row.into_iter();
        let head = el("th", "").attr("scope", "row").add(cells.next().unwrap_or_default());
        el("tr", "").add(head).add(cells.map(|cell| number(cell, String::new())).collect::<Vec<_>>())
    });
    let table = table(caption.clone(), figures.head, rows.collect());
    el("div", "scroll").attr("role", "group").attr("tabindex", "0").attr("aria-label", caption).add(table)
}

/// All readings of a measure, newest first.
#[must_use]
pub fn reading_table(readings: Vec<ReadingRow>) -> El {
    let rows = readings.into_iter().flat_map(|reading| {
        let since = reading.since.into_iter().map(|text| el("tr", "figures__since").add(el("td", "").attr("colspan", "2").add(text)));
        let head = el("th", "").attr("scope", "row").add(reading.period).maybe(fine(reading.status)).maybe(fine(reading.note));
        let interval = if reading.interval.is_empty() { String::new() } else { format!("95% interval {}", reading.interval) };
        let row = el("tr", "").add(head).add(number(reading.value, reading.base).maybe(fine(interval)));
        std::iter::once(row).chain(since).collect::<Vec<_>>()
    });
    table("Readings, newest first".to_owned(), heads(&["Period", "Value"]), rows.collect())
}

/// Targets, milestones and comparators.
#[must_use]
pub fn yardstick_table(yardsticks: Vec<YardstickRow>) -> El {
    let rows = yardsticks.into_iter().map(|row| {
        let mut head = el("th", "").attr("scope", "row").add(row.kind);
        if row.rated {
            head = head.add(" ").add(el("span", "tag").add("Rated against"));
        }
        let head = head.maybe(fine(row.label)).maybe(fine(row.period));
        el("tr", "").add(head).add(number(row.value, String::new())).add(number(row.gap, String::new()))
    });
    table("Targets and comparators".to_owned(), heads(&["Compared with", "Value", "Difference"]), rows.collect())
}

/// How far it is to each line, in people.
#[must_use]
pub fn people_table(people: Vec<PeopleRow>) -> El {
    let rows = people.into_iter().map(|row| {
        let head = el("th", "").attr("scope", "row").add(row.reach);
        el("tr", "").add(head).add(number(row.needed, String::new())).add(number(row.change, String::new()))
    });
    table("Distance in people".to_owned(), heads(&["To reach", "Needed", "Change"]), rows.collect())
}

fn heads(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn table(caption: String, head: Vec<String>, rows: Vec<El>) -> El {
    let head = head.into_iter().enumerate().map(|(column, word)| {
        let class = if column == 0 { "" } else { "figures__number" };
        el("th", class).attr("scope", "col").add(word)
    });
    el("table", "figures")
        .add(el("caption", "visually-hidden").add(caption))
        .add(el("thead", "").add(el("tr", "").add(head.collect::<Vec<_>>())))
        .add(el("tbody", "").add(rows))
}

/// A number, with a second line under it if there is one.
fn number(value: String, base: String) -> El {
    el("td", "figures__number").add(value).maybe(fine(base))
}

/// A second line, if there is one.
fn fine(text: String) -> Option<El> {
    (!text.is_empty()).then(|| el("span", "figures__fine").add(text))
}
