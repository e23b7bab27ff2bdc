//! The charts: their library is fetched when one is first shown, and what it draws is disposed of
//! with the chart.
//!
//! `web/charts.js` is the other half: ECharts; `web/boot.js` says where it is. [`crate::charts`] builds its options.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::later;
use crate::scorecard::view::ChartView;

/// A chart narrower than this, in CSS pixels, is drawn for a phone.
const NARROW: i32 = 480;

#[wasm_bindgen]
extern "C" {
    /// The module `web/charts.js`.
    type Charts;
    /// A chart in an element.
    type Handle;

    /// Fetches the module, once.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = charts, catch)]
    fn load() -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn init(this: &Charts, element: &web_sys::Element) -> Result<Handle, JsValue>;

    /// Replaces the whole chart.
    #[wasm_bindgen(method, catch)]
    fn set(this: &Handle, option: &str) -> Result<(), JsValue>;

    /// Gives the reader the chart as a file, with words over it and its source below.
    #[wasm_bindgen(method, catch)]
    fn save(this: &Handle, kind: &str, over: &str, title: &str, source: &str) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method)]
    fn dispose(this: &Handle);
}

/// A sort of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lines and words, for any size.
    Svg,
    /// Points, for a slide or a letter.
    Png,
}

impl Kind {
    /// What a file of it ends in.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// The words of a chart that is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What the chart is of: the measure.
    pub over: String,
    /// What it shows.
    pub title: String,
    /// Where its figures come from; empty if nothing is to be said.
    pub source: String,
}

/// A chart on the page, to be saved by what stands around it.
#[derive(Clone, Copy)]
pub struct Drawing {
    handle: StoredValue<Option<Handle>, LocalStorage>,
    state: RwSignal<State>,
}

impl Drawing {
    /// Nothing drawn yet.
    #[must_use]
    pub fn new() -> Self {
        Self { handle: StoredValue::new_local(None), state: RwSignal::new(State::Loading) }
    }

    /// Whether it can be seen.
    #[must_use]
    pub fn is_drawn(self) -> Signal<bool> {
        Signal::derive(move || self.state.get() == State::Drawn)
    }

    /// Gives it to the reader as a file; tells whether that could be done.
    pub async fn save(self, kind: Kind, words: &Words) -> bool {
        let kind = kind.ending();
        let begun = self.handle.try_with_value(|handle| {
            let handle = handle.as_ref()?;
            handle.save(kind, &words.over, &words.title, &words.source).ok()
        });
        match begun.flatten() {
            Some(saved) => JsFuture::from(saved).await.is_ok(),
            None => false,
        }
    }
}

impl Default for Drawing {
    fn default() -> Self {
        Self::new()
    }
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
    /// What is drawn.
    chart: ChartView,
    /// Where it is kept, for what stands around it.
    drawing: Drawing,
) -> impl IntoView {
    let chart = Arc::new(chart);
    let place = NodeRef::<html::Div>::new();
    let Drawing { handle, state } = drawing;
    let narrow = RwSignal::new(None::<bool>);
    let measure = move || place.get_untracked().map(|element| element.client_width() < NARROW);

    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        spawn_local(async move {
            let begun = begin(&element).await;
            // The screen may have been left meanwhile: then nobody keeps the chart.
            match (begun, state.try_get_untracked()) {
                (Ok(begun), None) => begun.dispose(),
                (Ok(begun), Some(_)) => {
                    handle.try_set_value(Some(begun));
                    narrow.set(measure());
                }
                (Err(_), _) => {
                    state.try_set(State::Failed);
                }
            }
        });
    });
    Effect::new(move |_| {
        let Some(narrow) = narrow.get() else { return };
        let chart = Arc::clone(&chart);
        spawn_local(async move {
            let option = later::chart_option(chart, narrow).await.ok();
            let drawn = option.is_some_and(|option| {
                let set = handle.try_with_value(|handle| handle.as_ref().is_some_and(|handle| handle.set(&option).is_ok()));
                set == Some(true)
            });
            state.try_set(if drawn { State::Drawn } else { State::Failed });
        });
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if narrow.get_untracked().is_some() && narrow.get_untracked() != measure() {
            narrow.set(measure());
        }
    });
    on_cleanup(move || {
        resized.remove();
        handle.with_value(|handle| {
            if let Some(handle) = handle {
                handle.dispose();
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

/// Fetches the library and begins a chart.
async fn begin(element: &web_sys::Element) -> Result<Handle, JsValue> {
    JsFuture::from(load()?).await?.unchecked_into::<Charts>().init(element)
}
