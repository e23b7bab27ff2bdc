//! Word documents and spreadsheets, which a worker makes and reads. `web/office.js` is the other half: fetched when it is first needed.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The module.
    type Office;

    /// Fetches the module, once.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = office, catch)]
    fn load() -> Result<Promise, JsValue>;

    /// Asks for an export of `src/bin/office.rs`.
    #[wasm_bindgen(method, catch)]
    fn ask(this: &Office, what: &str, args: &Array) -> Result<Promise, JsValue>;
}

/// A kind of file that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Word document.
    Word {
        /// With drafted commentary.
        drafted: bool,
    },
    /// A spreadsheet.
    Sheets,
}

impl Kind {
    /// How its file name ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word { .. } => "docx",
            Self::Sheets => "xlsx",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Word { .. } => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Sheets => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The export of `src/bin/office.rs` that makes it.
    fn export(self) -> &'static str {
        match self {
            Self::Word { .. } => "word",
            Self::Sheets => "sheets",
        }
    }
}

/// Whether this page can make them: the page in one file cannot.
#[must_use]
pub fn is_here() -> bool {
    let later = Reflect::get(&window(), &"scorecardLater".into());
    later.and_then(|later| Reflect::get(&later, &"office".into())).is_ok_and(|office| office.is_function())
}

/// A file of a kind, from files by name and text: the report that is read first.
///
/// # Errors
/// What makes it could not be fetched, or it failed.
pub async fn make(kind: Kind, files: &[(String, String)]) -> Result<JsValue, JsValue> {
    let files: Array = files.iter().flat_map(|(name, text)| [JsValue::from(name), JsValue::from(text)]).collect();
    let drafted = match kind {
        Kind::Word { drafted } => Some(drafted.into()),
        Kind::Sheets => None,
    };
    ask(kind.export(), &std::iter::once(files.into()).chain(drafted).collect::<Vec<_>>()).await
}

/// What an export of `src/bin/office.rs` gives for these arguments: bytes among them are handed over, and are gone from the page.
///
/// # Errors
/// The program's own words, as a string; or an error of the browser, where it could not be fetched or has stopped.
pub async fn ask(what: &str, args: &[JsValue]) -> Result<JsValue, JsValue> {
    ask_until(what, args, |_| {}).await
}

/// The same; `take` is given what stops it.
///
/// # Errors
/// As for [`ask`]; an error of the browser where it was stopped.
pub async fn ask_until(what: &str, args: &[JsValue], take: impl FnOnce(Function)) -> Result<JsValue, JsValue> {
    let office: Office = JsFuture::from(load()?).await?.unchecked_into();
    let asked = office.ask(what, &args.iter().collect())?;
    if let Ok(stop) = Reflect::get(&asked, &"stop".into())?.dyn_into() {
        take(stop);
    }
    JsFuture::from(asked).await
}
