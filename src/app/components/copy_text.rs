//! A text to be copied: by a button, or by hand where the browser refuses.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, changing, el};

/// What is copied: the text, and the same with its headings for programs that take them; empty where there is no such.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copied {
    /// The text.
    pub text: String,
    /// The text as a piece of a web page.
    pub html: String,
}

impl From<String> for Copied {
    fn from(text: String) -> Self {
        Self { text, html: String::new() }
    }
}

/// What a button copies.
pub struct ToCopy {
    /// The id of the field it is shown in where it has to be copied by hand.
    pub id: String,
    /// The words of the button.
    pub button: &'static str,
    /// What the text is.
    pub name: &'static str,
}

/// Copies what is told when the button is pressed; where the browser refuses, shows the text to copy by hand. The button and what it
/// says are put into a place.
pub fn copy_text(place: El, ToCopy { id, button, name }: ToCopy, tell: impl Fn() -> Copied + Send + Sync + 'static) -> El {
    let id = StoredValue::new(id);
    let copied = RwSignal::new(false);
    let by_hand = RwSignal::new(false);
    let told = StoredValue::new(String::new());
    let copy = Callback::new(move |_| {
        let Copied { text, html } = tell();
        told.set_value(text.clone());
        spawn_local(async move {
            let done = write_to_clipboard(&text, &html).await;
            copied.try_set(done);
            if by_hand.get_untracked() == done {
                by_hand.set(!done);
                // Once it is in the page, it can be selected.
                request_animation_frame(move || select_text(&id.get_value()));
            }
        });
    });
    let said = move || {
        if by_hand.get() {
            "The browser does not let the page copy. The text is selected below: press Ctrl and C, or ⌘ and C."
        } else if copied.get() {
            "Copied."
        } else {
            ""
        }
    };
    let shown = move || {
        by_hand.get().then(|| {
            el("textarea", "to-copy field__input")
                .attr("id", id.get_value())
                .attr("readonly", "")
                .attr("rows", "8")
                .attr("aria-label", name)
                .add(told.get_value())
        })
    };
    place
        .add(el("button", "button").attr("type", "button").on("click", copy).add(button))
        .add(el("span", "copied").attr("role", "status").add(changing(said)))
        .add(changing(shown))
}

/// Selects the text to copy by hand.
fn select_text(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}

#[wasm_bindgen]
extern "C" {
    /// A thing on the clipboard, in several kinds.
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(kinds: &js_sys::Object) -> Result<ClipboardItem, JsValue>;

    /// What the clipboard may be asked for beside text.
    type Clipboard;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Clipboard, items: &js_sys::Array) -> Result<js_sys::Promise, JsValue>;
}

/// Whether the text could be put on the clipboard. Pages without https have none.
async fn write_to_clipboard(text: &str, html: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    let Some(clipboard) = clipboard.ok().filter(JsValue::is_object) else { return false };
    if !html.is_empty()
        && let Ok(writing) = both_kinds(text, html).and_then(|items| clipboard.unchecked_into::<Clipboard>().write(&items))
        && JsFuture::from(writing).await.is_ok()
    {
        return true;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The text, and the same as a piece of a web page; an error where the browser knows no such thing.
fn both_kinds(text: &str, html: &str) -> Result<js_sys::Array, JsValue> {
    let kinds = js_sys::Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let parts = js_sys::Array::of1(&JsValue::from_str(content));
        let options = web_sys::BlobPropertyBag::new();
        options.set_type(kind);
        js_sys::Reflect::set(
            &kinds,
            &JsValue::from_str(kind),
            web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?.as_ref(),
        )?;
    }
    Ok(js_sys::Array::of1(ClipboardItem::new(&kinds)?.as_ref()))
}
