//! Measures by councils: which quarter of everyone each is in.

use leptos::prelude::*;

use super::quarter::quarter_icon;
use super::select_link::measure_link;
use crate::app::el::{El, el};
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{HeatCell, HeatMap, Scorecard, Who};

/// A table that moves inside its frame: the measures stay in sight at its left. A cell has its value, the
/// shape of its quarter, and its tint.
#[must_use]
pub fn heat_map(map: HeatMap, scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let heads = map.councils.iter().map(|(name, who)| {
        let class = if *who == Who::Own { "heat__council heat__council--own" } else { "heat__council" };
        el("th", class).attr("scope", "col").add(el("span", "heat__turned").add(name.clone()))
    });
    let heads = el("tr", "").add(el("th", "heat__measure").attr("scope", "col").add("Measure")).add(heads.collect::<Vec<_>>());
    let councils = map.councils;
    let rows = map.rows.into_iter().filter_map(|(index, cells)| {
        let measure = scorecard.measures.get(index)?;
        let link = measure_link(measure.key.clone(), selection, on_select, "heat__link", measure.title.clone());
        let head = el("th", "heat__measure").attr("scope", "row").add(link);
        let cells = cells.into_iter().zip(&councils).map(|(cell, (_, who))| heat_cell(cell, *who)).collect::<Vec<_>>();
        Some(el("tr", "").add(head).add(cells))
    });
    let name = "Measures by councils";
    let table = el("table", "heat")
        .add(el("caption", "visually-hidden").add(name))
        .add(el("thead", "").add(heads))
        .add(el("tbody", "").add(rows.collect::<Vec<_>>()));
    el("div", "scroll heat__frame").attr("role", "region").attr("tabindex", "0").attr("aria-label", name).add(table)
}

/// A measure of a council.
fn heat_cell(cell: HeatCell, who: Who) -> El {
    let quarter = cell.quarter.map_or_else(|| "none".to_owned(), |quarter| quarter.min(4).to_string());
    let own = if who == Who::Own { " heat__cell--own" } else { "" };
    let icon = cell.quarter.map(|quarter| quarter_icon(Some(quarter)));
    let word = el("span", "visually-hidden").add(", ").add(cell.word);
    el("td", "")
        .attr("class", format!("heat__cell heat__cell--{quarter}{own}"))
        .maybe(icon)
        .add(el("span", "heat__value").add(cell.text))
        .add(word)
}
