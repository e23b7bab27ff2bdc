//! The page in one file: the reports that are in it, and the page itself, to be written out again with others.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The files in the page: names and texts by turns. Only the page in one file has any; `web/single-program.js`.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = files, thread_local_v2)]
    static FILES: Option<Array>;

    /// Gets the page in one file as text.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = single, catch)]
    fn single() -> Result<Promise, JsValue>;
}

/// The files in the page, by name and text; none if this is not the page in one file.
#[must_use]
pub fn files() -> Option<Vec<(String, String)>> {
    let files = FILES.with(Clone::clone)?;
    let text = |index| files.get(index).as_string().unwrap_or_default();
    Some((0..files.length()).step_by(2).map(|index| (text(index), text(index + 1))).collect())
}

/// The page in one file, with whatever reports are in it.
///
/// # Errors
/// It could not be fetched.
pub async fn page() -> Result<String, JsValue> {
    JsFuture::from(single()?).await?.as_string().ok_or(JsValue::NULL)
}
