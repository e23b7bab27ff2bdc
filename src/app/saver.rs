//! Files that are given to the reader, and a report packed for a link. `web/save.js` is the other half: fetched when it is
//! first needed.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::chart::Kind;

#[wasm_bindgen]
extern "C" {
    /// The module.
    type Saver;

    /// Fetches the module, once.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = saver, catch)]
    fn load() -> Result<Promise, JsValue>;

    /// Gives the reader a drawing as a file of a kind and a name.
    #[wasm_bindgen(method, js_name = saveText, catch)]
    fn save_text(this: &Saver, text: &str, kind: &str, name: &str) -> Result<Promise, JsValue>;

    /// Gives the reader a file.
    #[wasm_bindgen(method, js_name = saveFile, catch)]
    fn save_file(this: &Saver, contents: &JsValue, media_type: &str, name: &str, ending: &str) -> Result<(), JsValue>;

    /// Packs a text for a link.
    #[wasm_bindgen(method, catch)]
    fn pack(this: &Saver, text: &str) -> Result<Promise, JsValue>;
}

async fn saver() -> Result<Saver, JsValue> {
    Ok(JsFuture::from(load()?).await?.unchecked_into())
}

/// Gives the reader a drawing, the text of an SVG, as a file; `name` in words.
///
/// # Errors
/// What saves could not be fetched, or the browser cannot draw it.
pub async fn drawing(svg: &str, kind: Kind, name: &str) -> Result<(), JsValue> {
    JsFuture::from(saver().await?.save_text(svg, kind.ending(), name)?).await?;
    Ok(())
}

/// Gives the reader a file of text or bytes; `name` in words, without its ending.
///
/// # Errors
/// What saves could not be fetched.
pub async fn file(contents: &JsValue, media_type: &str, name: &str, ending: &str) -> Result<(), JsValue> {
    saver().await?.save_file(contents, media_type, name, ending)
}

/// A text packed for a link.
///
/// # Errors
/// What packs could not be fetched, or the browser cannot pack.
pub async fn packed(text: &str) -> Result<String, JsValue> {
    JsFuture::from(saver().await?.pack(text)?).await?.as_string().ok_or(JsValue::NULL)
}
