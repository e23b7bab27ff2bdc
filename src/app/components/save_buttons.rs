//! A chart or a drawing as a file.

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::app::chart::Kind;
use crate::app::el::{El, changing, el};
use crate::app::{later, saver};
use crate::export::picture::{Drawing, Picture};

/// Two buttons that save a chart, named by its title to those who do not see where they stand. `save` gives the
/// reader the file and tells whether it could.
#[must_use]
pub fn save_buttons<F: Future<Output = bool> + 'static>(title: &str, save: impl Fn(Kind) -> F + Clone + Send + Sync + 'static) -> El {
    let failed = RwSignal::new(false);
    let button = |kind: Kind, text: &'static str| {
        let save = save.clone();
        let save = Callback::new(move |_| {
            let saving = save(kind);
            spawn_local(async move {
                let saved = saving.await;
                // The screen may have been left meanwhile.
                failed.try_set(!saved);
            });
        });
        let name = el("span", "visually-hidden").add(format!(": {title}"));
        el("button", "button button--small button--plain").attr("type", "button").on("click", save).add(text).add(name)
    };
    let told = changing(move || if failed.get() { "The chart could not be saved. Its figures are on this page." } else { "" });
    el("div", "chart-figure__save no-print")
        .add(button(Kind::Svg, "Save as SVG"))
        .add(button(Kind::Png, "Save as PNG"))
        .add(el("p", "chart-figure__told").attr("role", "status").add(told))
}

/// The same for what the page draws by itself. `over` is what the picture is of, `report` the report it is from.
#[must_use]
pub fn picture_buttons(title: &str, over: String, report: String, drawing: Drawing) -> El {
    let picture = Arc::new(Picture { over, drawing, report });
    save_buttons(title, move |kind| {
        let picture = Arc::clone(&picture);
        async move { give(kind, picture).await.is_ok() }
    })
}

/// Draws the picture and gives it to the reader.
async fn give(kind: Kind, picture: Arc<Picture>) -> Result<(), JsValue> {
    let drawn = later::picture(Arc::clone(&picture)).await;
    let text = drawn.map_err(|_| JsValue::NULL)?;
    saver::drawing(&text, kind, &picture.over).await
}
