//! The parts of a whole, as a bar; once more without what can be left out.

use super::figures::figure_table;
use super::save_buttons::picture_buttons;
use crate::app::el::{El, el};
use crate::export::picture::Drawing;
use crate::scorecard::view::{Breakdown, BreakdownBar};

/// Bars are this long in their own measure.
const LENGTH: f64 = 100.0;

/// A whole and its parts: the finding, a bar or two, the parts by name and number, and the figures. `report` is
/// named in a saved picture.
#[must_use]
pub fn breakdown_figure(breakdown: Breakdown, report: String) -> El {
    let save = picture_buttons(&breakdown.title, breakdown.title.clone(), report, Drawing::Breakdown(breakdown.clone()));
    let Breakdown { period, finding, whole, without, table, source, note, .. } = breakdown;
    let fine = |text: String| (!text.is_empty()).then(|| el("p", "fine").add(text));
    let figures = el("details", "chart-figure__figures")
        .add(el("summary", "").add("Figures behind this chart"))
        .add(figure_table(finding.clone(), table));
    el("figure", "breakdown")
        .add(el("figcaption", "breakdown__finding").add(finding))
        .maybe(fine(period))
        .add(bar(whole))
        .maybe(without.map(bar))
        .maybe(fine(note))
        .maybe((!source.is_empty()).then(|| el("p", "fine").add("Source: ").add(source)))
        .add(el("div", "chart-figure__foot").add(figures).add(save))
}

/// All of a report's wholes, as a section of its page.
#[must_use]
pub fn breakdowns(all: Vec<Breakdown>, report: &str) -> El {
    let figures = all.into_iter().map(|breakdown| {
        el("section", "pair__part").add(el("h3", "").add(breakdown.title.clone())).add(breakdown_figure(breakdown, report.to_owned()))
    });
    el("section", "wrap breakdowns")
        .attr("aria-labelledby", "breakdowns")
        .add(el("h2", "").attr("id", "breakdowns").add("Parts of a whole"))
        .add(el("div", "pair").add(figures.collect::<Vec<_>>()))
}

/// A whole as a bar, and its parts in words, which carry the same number.
fn bar(bar: BreakdownBar) -> El {
    let mut from = 0.0;
    let mut shapes = Vec::new();
    let mut names = Vec::new();
    for (index, part) in bar.parts.into_iter().enumerate() {
        let tone = if part.left_out { "breakdown__part--left-out".to_owned() } else { format!("breakdown__part--{}", index % 4 + 1) };
        let length = part.share * LENGTH;
        shapes.push(
            el("rect", "")
                .attr("class", format!("breakdown__part {tone}"))
                .attr("x", format!("{from:.3}"))
                .attr("y", "0")
                .attr("width", format!("{length:.3}"))
                .attr("height", "10"),
        );
        from += length;
        let number = (index + 1).to_string();
        let key = el("span", "").attr("class", format!("breakdown__key {tone}")).attr("aria-hidden", "true").add(number);
        names.push(el("li", "breakdown__name").add(key).add(part.name).add(" ").add(el("strong", "").add(part.text)));
    }
    let drawing = el("svg", "breakdown__bar")
        .attr("viewBox", format!("0 0 {LENGTH} 10"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .add(shapes);
    el("div", "breakdown__whole")
        .add(el("p", "breakdown__label").add(bar.label))
        .add(drawing)
        .add(el("ol", "breakdown__names").attr("role", "list").add(names))
}
