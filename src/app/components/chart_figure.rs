//! A chart as a figure: its finding, the drawing, how to read it, its figures, its source; and the chart as a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::figures::figure_table;
use super::save_buttons::save_buttons;
use crate::app::chart::{Chart, Drawing, Words};
use crate::app::el::{El, el};
use crate::scorecard::view::{ChartFigure, ChartView};

/// What a saved chart is of.
#[derive(Clone)]
pub struct Of {
    /// The measure.
    pub measure: String,
    /// The report it is from, in a line.
    pub report: String,
}

/// A chart as [`chart_figure_with`], and nothing more.
#[must_use]
pub fn chart_figure(of: Of, figure: ChartFigure, notes: Vec<String>) -> El {
    chart_figure_with(of, figure, notes, Vec::new())
}

/// A chart with all that belongs to it but its heading, which whoever shows it gives in the order of the
/// page. `notes` stand below how to read it, and so does what letters in the drawing stand for.
#[must_use]
pub fn chart_figure_with(of: Of, figure: ChartFigure, notes: Vec<String>, letters: Vec<(String, String)>) -> El {
    let ChartFigure { title, finding, how_to_read, chart, table, source } = figure;
    let class = if matches!(chart, ChartView::Trend(_)) { "chart-figure trend" } else { "chart-figure" };
    let drawing = Drawing::new();
    let label = finding.clone();
    let drawn = view! { <Chart label chart drawing /> }.into_any();
    let fine = |text: String| (!text.is_empty()).then(|| el("p", "fine").add(text));
    let figures = el("details", "chart-figure__figures")
        .add(el("summary", "").add("Figures behind this chart"))
        .add(figure_table(finding.clone(), table));
    let over = format!("{} · {title}", of.measure);
    let told = letters.iter().map(|(letter, text)| format!("{letter}  {text}"));
    let source_line = (!source.is_empty()).then(|| source.clone());
    let below = told.chain(source_line).chain([of.report]).collect::<Vec<_>>().join("\n");
    let words = Words { over, title: finding.clone(), source: below };
    let is_drawn = drawing.is_drawn();
    let words = Arc::new(words);
    let save = move |kind| {
        let words = Arc::clone(&words);
        async move { drawing.save(kind, &words).await }
    };
    el("figure", class)
        .add(el("figcaption", "chart-figure__finding").add(finding))
        .add(drawn)
        .maybe(fine(how_to_read))
        .add(notes.into_iter().filter_map(fine).collect::<Vec<_>>())
        .maybe(letter_list(letters))
        .maybe((!source.is_empty()).then(|| el("p", "fine").add("Source: ").add(source)))
        .add(el("div", "chart-figure__foot").add(figures).add(save_buttons(&title, save).hidden(Signal::derive(move || !is_drawn.get()))))
}

/// What the letters in a drawing stand for, if there are any.
#[must_use]
pub fn letter_list(letters: Vec<(String, String)>) -> Option<El> {
    let item = |(letter, text): (String, String)| {
        el("li", "letters__entry").add(el("span", "letters__letter").add(letter)).add(" ").add(el("span", "").add(text))
    };
    let items: Vec<El> = letters.into_iter().map(item).collect();
    (!items.is_empty()).then(|| el("ul", "letters").attr("role", "list").attr("aria-label", "Breaks and events").add(items))
}
