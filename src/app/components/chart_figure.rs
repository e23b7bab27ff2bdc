//! A chart as a figure: its finding, the drawing, how to read it, its figures, its source; and the chart as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::figures::figure_table;
use crate::app::chart::{Chart, Drawing, Kind, Words};
use crate::app::el::{El, changing, el};
use crate::scorecard::view::{ChartFigure, ChartView};

/// A chart with all that belongs to it but its heading, which whoever shows it gives in the order of the
/// page. `of` is the measure, named in a saved chart; `notes` stand below how to read it.
#[must_use]
pub fn chart_figure(of: String, figure: ChartFigure, notes: Vec<String>) -> El {
    let ChartFigure { title, finding, how_to_read, chart, table, source } = figure;
    let class = if matches!(chart, ChartView::Trend(_)) { "chart-figure trend" } else { "chart-figure" };
    let drawing = Drawing::new();
    let label = finding.clone();
    let drawn = view! { <Chart label chart drawing /> }.into_any();
    let fine = |text: String| (!text.is_empty()).then(|| el("p", "fine").add(text));
    let figures = el("details", "chart-figure__figures")
        .add(el("summary", "").add("Figures behind this chart"))
        .add(figure_table(finding.clone(), table));
    let over = if of.is_empty() { title.clone() } else { format!("{of} · {title}") };
    let words = Words { over, title: finding.clone(), source: source.clone() };
    el("figure", class)
        .add(el("figcaption", "chart-figure__finding").add(finding))
        .add(drawn)
        .maybe(fine(how_to_read))
        .add(notes.into_iter().filter_map(fine).collect::<Vec<_>>())
        .maybe((!source.is_empty()).then(|| el("p", "fine").add("Source: ").add(source)))
        .add(el("div", "chart-figure__foot").add(figures).add(save_buttons(drawing, &title, words)))
}

/// The chart as a file; once it is drawn.
fn save_buttons(drawing: Drawing, title: &str, words: Words) -> El {
    let failed = RwSignal::new(false);
    let is_drawn = drawing.is_drawn();
    let button = |kind: Kind, text: &'static str| {
        let words = words.clone();
        let save = Callback::new(move |_| {
            let words = words.clone();
            spawn_local(async move {
                let saved = drawing.save(kind, words).await;
                // The screen may have been left meanwhile.
                failed.try_set(!saved);
            });
        });
        let name = el("span", "visually-hidden").add(format!(": {title}"));
        el("button", "button button--small button--plain").attr("type", "button").on("click", save).add(text).add(name)
    };
    let told = changing(move || if failed.get() { "The chart could not be saved. Its figures are in the table beside it." } else { "" });
    el("div", "chart-figure__save no-print")
        .hidden(Signal::derive(move || !is_drawn.get()))
        .add(button(Kind::Svg, "Save as SVG"))
        .add(button(Kind::Png, "Save as PNG"))
        .add(el("p", "chart-figure__told").attr("role", "status").add(told))
}
