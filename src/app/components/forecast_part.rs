//! Where a measure is expected to end the year: what is found, the chart, every method, what the rest must bring.

use super::chart_figure::{Of, chart_figure};
use super::figures::figure_table;
use super::masthead::facts;
use super::rating_tag::rating_tag;
use super::working::folded_working;
use crate::app::el::{El, el};
use crate::scorecard::view::{Figures, Forecast, ForecastRow, Mark, WhyId};

/// The forecasts of a measure; and its years of several kinds, where there are some. What is at the place `at` is open from the start.
#[must_use]
pub fn forecast_part(of: Of, forecast: Option<Forecast>, kinds_of_year: Option<Figures>, at: Option<WhyId>) -> Option<El> {
    if forecast.is_none() && kinds_of_year.is_none() {
        return None;
    }
    let kinds = kinds_of_year.map(|figures| {
        let title = "By kind of year";
        section("h3", title).add(figure_table(title.to_owned(), figures))
    });
    let Some(forecast) = forecast else { return Some(el("section", "forecast").add(el("h2", "").add("Years")).maybe(kinds)) };
    let Forecast { title, finding, run_rate, caption, rows, without, notes, path, why } = forecast;
    let why = why.map(|working| folded_working(working, at));
    let fine = |text: String| el("p", "fine").add(text);
    let without = (!without.is_empty()).then(|| section("h3", "What cannot be worked out").add(facts("facts", "facts__fact", without)));
    let methods = (!rows.is_empty()).then(|| {
        let notes = notes.into_iter().map(fine).collect::<Vec<_>>();
        section("h3", "By every method").add(method_table(caption, rows)).add(notes)
    });
    let drawn = path.map(|figure| section("h3", "The way through the year").add(chart_figure(of, figure, Vec::new())));
    let run_rate = (!run_rate.is_empty()).then(|| el("p", "forecast__rate").add(run_rate));
    let head =
        el("div", "forecast__head").add(el("h2", "").add(title)).add(el("p", "forecast__finding").add(finding)).maybe(run_rate).maybe(why);
    let words = [methods, kinds, without].into_iter().flatten().collect::<Vec<_>>();
    let words = (!words.is_empty()).then(|| el("div", "forecast__words").add(words));
    Some(el("section", "forecast").add(head).add(el("div", "forecast__parts").maybe(drawn).maybe(words)))
}

fn section(level: &'static str, title: &'static str) -> El {
    el("div", "forecast__part").add(el(level, "").add(title))
}

/// Every forecast: its value, its range with the rule, and the sum.
fn method_table(caption: String, rows: Vec<ForecastRow>) -> El {
    let head = ["Method", "Forecast", "Range"].into_iter().enumerate().map(|(column, word)| {
        let class = if column == 0 { "" } else { "figures__number" };
        el("th", class).attr("scope", "col").add(word)
    });
    let fine = |text: String| (!text.is_empty()).then(|| el("span", "figures__fine").add(text));
    let row = |row: ForecastRow| {
        let rating = row.rating.map(|(mark, word)| el("span", "forecast__rating").add(rating_tag(Mark::Rating(mark), word)));
        let method = el("th", "").attr("scope", "row").add(row.method).maybe(rating).maybe(fine(row.sum)).maybe(fine(row.rests_on));
        let value = el("td", "figures__number").add(row.value).maybe(fine(row.base));
        let range = el("td", "figures__number").add(row.range).maybe(fine(row.rule));
        el("tr", "").add(method).add(value).add(range)
    };
    let table = el("table", "figures")
        .add(el("caption", "visually-hidden").add(caption.clone()))
        .add(el("thead", "").add(el("tr", "").add(head.collect::<Vec<_>>())))
        .add(el("tbody", "").add(rows.into_iter().map(row).collect::<Vec<_>>()));
    el("div", "scroll").attr("role", "group").attr("tabindex", "0").attr("aria-label", caption).add(table)
}
