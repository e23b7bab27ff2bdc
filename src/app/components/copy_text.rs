//! A button that copies a text.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, changing, el};

/// A button that copies a text; where the browser refuses, it shows the text to copy by hand. The button has its words, the
/// text its name; both are put into a place.
#[must_use]
pub fn copy_text(place: El, label: &'static str, name: &'static str, text: String) -> El {
    let copied = RwSignal::new(false);
    let by_hand = RwSignal::new(false);
    let text = StoredValue::new(text);
    let copy = Callback::new(move |_| {
        spawn_local(async move {
            let done = write_to_clipboard(&text.get_value()).await;
            copied.set(done);
            if by_hand.get_untracked() == done {
                by_hand.set(!done);
                // Once it is in the page, it can be selected.
                request_animation_frame(move || select_text(name));
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
    let field = move || {
        by_hand.get().then(|| {
            el("textarea", "copy__text field__input").attr("readonly", "").attr("rows", "8").attr("aria-label", name).add(text.get_value())
        })
    };
    place
        .add(el("button", "button").attr("type", "button").on("click", copy).add(label))
        .add(el("span", "copy__told").attr("role", "status").add(changing(said)))
        .add(changing(field))
}

/// Selects the text to copy by hand.
fn select_text(name: &str) {
    let field = document().query_selector(&format!(".copy__text[aria-label='{name}']")).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        field.select();
    }
}

/// Whether the text could be put on the clipboard. Pages without https have none.
async fn write_to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
    } else {
        false
    }
}
