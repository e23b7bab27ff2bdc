//! Files that are given to the reader, a report packed for a link, and drafts that are kept in this browser. `web/save.js` is the other half: fetched when it is
//! first needed.

use js_sys::{Array, Promise, Reflect};
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

    /// Keeps, tells or deletes drafts in this browser: what is to be done, and what it takes; `web/keep.js`.
    #[wasm_bindgen(method, catch)]
    fn drafts(this: &Saver, what: &Array) -> Result<Promise, JsValue>;

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

async fn drafts(what: &[&str]) -> Result<JsValue, JsValue> {
    JsFuture::from(saver().await?.drafts(&what.iter().map(|text| JsValue::from(*text)).collect())?).await
}

/// A draft that is kept in this browser.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// What it is kept under.
    pub id: String,
    /// The name of its file.
    pub name: String,
    /// The title of its report.
    pub title: String,
    /// The file as it was when the page was last left.
    pub text: String,
    /// The file when the changes began.
    pub first: String,
    /// Last period's file that it came from; empty for none.
    pub before: String,
    /// When it was kept: "24 November, 14:32".
    pub when: String,
}

/// Keeps a draft, in place of what was kept under its id.
///
/// # Errors
/// The browser keeps nothing for this page.
pub async fn keep(draft: &Kept) -> Result<(), JsValue> {
    let Kept { id, name, title, text, first, before, .. } = draft;
    drafts(&["keep", id, name, title, text, first, before]).await.map(|_| ())
}

/// The drafts that are kept, the newest first.
///
/// # Errors
/// The browser does not tell.
pub async fn kept() -> Result<Vec<Kept>, JsValue> {
    let all: Array = drafts(&["kept"]).await?.unchecked_into();
    let one = |draft: JsValue| {
        let text = |name: &str| Reflect::get(&draft, &name.into()).ok().and_then(|text| text.as_string()).unwrap_or_default();
        Kept {
            id: text("id"),
            name: text("name"),
            title: text("title"),
            text: text("text"),
            first: text("first"),
            before: text("before"),
            when: text("when"),
        }
    };
    Ok(all.iter().map(one).collect())
}

/// Deletes a draft that is kept.
///
/// # Errors
/// The browser could not.
pub async fn forget(id: &str) -> Result<(), JsValue> {
    drafts(&["forget", id]).await.map(|_| ())
}

/// A text packed for a link.
///
/// # Errors
/// What packs could not be fetched, or the browser cannot pack.
pub async fn packed(text: &str) -> Result<String, JsValue> {
    JsFuture::from(saver().await?.pack(text)?).await?.as_string().ok_or(JsValue::NULL)
}
