//! The chart library: fetched when a chart is first shown, and disposed of with the chart.
//!
//! `web/charts.js` is its other half; `web/boot.js` says where it is.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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

    /// Replaces the whole chart.
    #[wasm_bindgen(method, catch)]
    fn set(this: &Handle, option: &str) -> Result<(), JsValue>;

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

/// A chart. The figures behind it stand in the page beside it, so that nothing is lost without it.
#[component]
pub fn Chart(
    /// What it shows, in a sentence.
    #[prop(into)]
    label: String,
    /// Its option as JSON, for a narrow or a wide drawing.
    option: Callback<bool, String>,
) -> impl IntoView {
    let state = RwSignal::new(State::Loading);
    let drawing = NodeRef::<html::Div>::new();
    let handle = StoredValue::new_local(None::<Handle>);
    let narrow = RwSignal::new(false);

    Effect::new(move |_| {
        let Some(element) = drawing.get() else { return };
        narrow.set(element.client_width() < NARROW);
        spawn_local(async move {
            let drawn = draw(&element).await;
            if let Ok(chart) = &drawn {
                // The screen may have been left meanwhile: then nobody keeps the chart.
                if state.try_get_untracked().is_none() {
                    return chart.dispose();
                }
            }
            let is_drawn = drawn.is_ok();
            handle.try_set_value(drawn.ok());
            state.try_set(if is_drawn { State::Drawn } else { State::Failed });
        });
    });
    Effect::new(move |_| {
        if state.get() == State::Drawn {
            let json = option.run(narrow.get());
            let failed = handle.with_value(|chart| chart.as_ref().is_none_or(|chart| chart.set(&json).is_err()));
            if failed {
                state.set(State::Failed);
            }
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if let Some(element) = drawing.get_untracked() {
            let now = element.client_width() < NARROW;
            if now != narrow.get_untracked() {
                narrow.set(now);
            }
        }
    });
    on_cleanup(move || {
        resized.remove();
        handle.with_value(|chart| {
            if let Some(chart) = chart {
                chart.dispose();
            }
        });
    });

    view! {
        <div class="chart">
            <div class="chart__drawing" role="img" aria-label=label node_ref=drawing hidden=move || state.get() == State::Failed></div>
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

/// Fetches the library and begins a chart.
async fn draw(element: &web_sys::Element) -> Result<Handle, JsValue> {
    let module = JsFuture::from(load()?).await?;
    module.unchecked_into::<Charts>().init(element)
}
