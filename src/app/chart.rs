//! The charts: their library is fetched when one is first shown, and what it draws is disposed of
//! with the chart.
//!
//! `web/charts.js` is the other half: ECharts, and the WebAssembly of `src/charts/`, which builds its
//! option; `web/boot.js` says where they are.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::scorecard::view::Trend;

/// A chart narrower than this, in CSS pixels, is drawn for a phone.
const NARROW: i32 = 480;

#[wasm_bindgen]
extern "C" {
    /// The module `web/charts.js`.
    type Charts;
    /// A chart in an element.
    type Handle;

    /// Fetches the module, once.
    #[wasm_bindgen(js_namespace = scorecardCharts, catch)]
    fn load() -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn init(this: &Charts, element: &web_sys::Element) -> Result<Handle, JsValue>;

    /// Begins to tell what the chart of a trend shows.
    #[wasm_bindgen(method)]
    fn trend(this: &Charts, from: f64, to: f64, divisor: f64, suffix: &str) -> TrendChart;

    /// What the chart of a trend shows: `TrendChart` of `src/charts/`.
    type TrendChart;
    #[wasm_bindgen(method)]
    fn period(this: &TrendChart, name: &str, actual: Option<f64>, forecast: Option<f64>, target: Option<f64>, value: &str, spoken: &str);
    #[wasm_bindgen(method)]
    fn target(this: &TrendChart, label: &str);
    #[wasm_bindgen(method)]
    fn line(this: &TrendChart, label: &str, value: f64);
    #[wasm_bindgen(method)]
    fn band(this: &TrendChart, from: f64, to: f64);
    #[wasm_bindgen(method, js_name = "break")]
    fn break_before(this: &TrendChart, index: usize);
    /// Its option as JSON, for a narrow or a wide drawing.
    #[wasm_bindgen(method, catch)]
    fn option(this: &TrendChart, narrow: bool) -> Result<JsValue, JsValue>;

    /// Replaces the whole chart.
    #[wasm_bindgen(method, catch)]
    fn set(this: &Handle, option: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn dispose(this: &Handle);
}

/// Whether a chart can be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The library is on its way.
    Loading,
    /// It is drawn.
    Drawn,
    /// The library could not be had.
    Failed,
}

/// The chart of a trend. The figures behind it stand in the page beside it, so that nothing is lost without it.
#[component]
pub fn Chart(
    /// What it shows, in a sentence.
    #[prop(into)]
    label: String,
    /// The trend.
    trend: Trend,
) -> impl IntoView {
    let trend = Arc::new(trend);
    let state = RwSignal::new(State::Loading);
    let place = NodeRef::<html::Div>::new();
    let drawing = StoredValue::new_local(None::<Drawing>);
    let narrow = RwSignal::new(false);

    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        narrow.set(element.client_width() < NARROW);
        let trend = Arc::clone(&trend);
        spawn_local(async move {
            let drawn = begin(&element, &trend).await;
            if let Ok(drawing) = &drawn {
                // The screen may have been left meanwhile: then nobody keeps the chart.
                if state.try_get_untracked().is_none() {
                    return drawing.handle.dispose();
                }
            }
            let is_drawn = drawn.is_ok();
            drawing.try_set_value(drawn.ok());
            state.try_set(if is_drawn { State::Drawn } else { State::Failed });
        });
    });
    Effect::new(move |_| {
        if state.get() == State::Drawn {
            let narrow = narrow.get();
            let failed = drawing.with_value(|drawing| drawing.as_ref().is_none_or(|drawing| drawing.draw(narrow).is_err()));
            if failed {
                state.set(State::Failed);
            }
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if let Some(element) = place.get_untracked() {
            let now = element.client_width() < NARROW;
            if now != narrow.get_untracked() {
                narrow.set(now);
            }
        }
    });
    on_cleanup(move || {
        resized.remove();
        drawing.with_value(|drawing| {
            if let Some(drawing) = drawing {
                drawing.handle.dispose();
            }
        });
    });

    view! {
        <div class="chart">
            <div class="chart__drawing" role="img" aria-label=label node_ref=place hidden=move || state.get() == State::Failed></div>
            <p class="chart__state" role="status">
                {move || match state.get() {
                    State::Loading => "Drawing the chart…",
                    State::Drawn => "",
                    State::Failed => "The chart could not be drawn. Its figures are in the table below.",
                }}
            </p>
        </div>
    }
}

/// A chart in its element, and what it shows.
struct Drawing {
    handle: Handle,
    chart: TrendChart,
}

impl Drawing {
    /// Draws anew.
    fn draw(&self, narrow: bool) -> Result<(), JsValue> {
        self.handle.set(&self.chart.option(narrow)?)
    }
}

/// Fetches the library and begins a chart.
async fn begin(element: &web_sys::Element, trend: &Trend) -> Result<Drawing, JsValue> {
    let charts = JsFuture::from(load()?).await?.unchecked_into::<Charts>();
    Ok(Drawing { handle: charts.init(element)?, chart: tell(&charts, trend) })
}

/// Tells what is to be drawn of a trend.
fn tell(charts: &Charts, trend: &Trend) -> TrendChart {
    let chart = charts.trend(trend.axis.0, trend.axis.1, trend.divisor, &trend.suffix);
    let at = |values: &[Option<f64>], index: usize| values.get(index).copied().flatten();
    // The first rows of the figures are the periods, and a point is named as they name it.
    for (index, (name, row)) in trend.periods.iter().zip(&trend.table.rows).enumerate() {
        let value = row.get(1).map_or("", String::as_str);
        chart.period(name, at(&trend.actual, index), at(&trend.forecast, index), at(&trend.target, index), value, &spoken(row));
    }
    chart.target(&trend.target_label);
    for line in &trend.lines {
        chart.line(&line.label, line.value);
    }
    if let Some((from, to)) = trend.band {
        chart.band(from, to);
    }
    for (index, _) in &trend.breaks {
        chart.break_before(*index);
    }
    chart
}

/// What a pointer over a point is told: its row of the figures, without what is not there.
fn spoken(row: &[String]) -> String {
    let mut said = String::new();
    for cell in row.iter().filter(|cell| !cell.is_empty() && *cell != "–") {
        if !said.is_empty() {
            said.push_str(" · ");
        }
        said.push_str(cell);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn a_point_says_its_row() {
        let row = ["2024/25", "582 (forecast)", "–", ""].map(str::to_owned);
        assert_eq!(spoken(&row), "2024/25 · 582 (forecast)");
    }
}
