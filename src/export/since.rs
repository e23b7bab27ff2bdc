//! What changed between two reports, as plain text: what `scorecard since` prints and the golden tests keep.

use super::text::Lines;
use crate::scorecard::view::{OtherReports, Since, SinceRow, SinceSide};

/// What changed since an earlier report as plain text, in the order of the page, every measure of both; with the
/// reports that were set aside.
#[must_use]
pub fn since_text(since: &Since, others: &OtherReports) -> String {
    let mut out = Lines::default();
    out.line(&since.title);
    out.gap();
    out.line(&since.lead);
    out.line(&since.rest);
    for (title, lines) in [("Bear in mind", &since.cautions), ("Set aside", &others.set_aside)] {
        if !lines.is_empty() {
            out.heading(title, '-');
        }
        for line in lines {
            out.line(line);
        }
    }
    for group in &since.groups {
        out.heading(&format!("{}: {}", group.word, group.rows.len()), '-');
        out.line(&group.meaning);
        for (row, text) in &group.rows {
            out.indented(&format!("{}: {text}", since.rows[*row].title));
        }
    }
    if !since.turned_out.is_empty() {
        out.heading("How forecasts turned out", '-');
    }
    for one in &since.turned_out {
        out.line(&format!("{}, {}", one.measure, one.period));
        out.indented(&format!("Forecast    {}", one.forecast));
        out.indented(&format!("Came        {}", one.outturn));
        out.indented(&format!("Difference  {}", one.difference));
    }
    out.heading(&format!("Every measure: {}", since.rows.len()), '=');
    for row in &since.rows {
        measure(&mut out, since, row);
    }
    out.text
}

fn measure(out: &mut Lines, since: &Since, row: &SinceRow) {
    let side = |side: &Option<SinceSide>| match side {
        Some(SinceSide { rating, value }) => {
            let value = [&value.value, &value.base, &value.period].map(String::as_str);
            let value = value.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
            format!("{} ({}) · {value}", rating.word, rating.against)
        }
        None => "–".to_owned(),
    };
    let width = since.heads.0.chars().count().max(since.heads.1.chars().count());
    let pad = |head: &str| format!("{head}{}", " ".repeat(width - head.chars().count()));
    out.gap();
    out.line(&format!("{} ({})", row.title, row.code));
    out.indented(&format!("{}  {}", pad(&since.heads.0), side(&row.then)));
    out.indented(&format!("{}  {}", pad(&since.heads.1), side(&row.now)));
    out.indented(&format!("{}  {} · {}", pad("Change"), row.change.word, row.change.detail));
    for note in &row.notes {
        out.indented(&format!("> {note}"));
    }
}
