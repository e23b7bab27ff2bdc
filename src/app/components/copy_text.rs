//! A button that copies a text, and the text to copy by hand where the browser refuses.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use crate::app::el::{El, changing, el};

/// A text to copy.
pub struct ToCopy {
    /// The id of the field it is shown in where it has to be copied by hand.
    pub id: String,
    /// The words of the button.
    pub button: &'static str,
    /// What the text is.
    pub name: &'static str,
    /// The text.
    pub text: String,
}

/// Copies a text; where the browser refuses, shows the text to copy by hand. The button and what it says are put into a place.
pub fn copy_text(place: El, ToCopy { id, button, name, text }: ToCopy) -> El {
    let copied = RwSignal::new(false);
    let by_hand = RwSignal::new(false);
    let text = StoredValue::new(text);
    let id = StoredValue::new(id);
    let copy = Callback::new(move |_| {
        spawn_local(async move {
            let done = write_to_clipboard(&text.get_value()).await;
            copied.set(done);
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
    let field = move || {
        by_hand.get().then(|| {
            el("textarea", "to-copy field__input")
                .attr("id", id.get_value())
                .attr("readonly", "")
                .attr("rows", "8")
                .attr("aria-label", name)
                .add(text.get_value())
        })
    };
    place
        .add(el("button", "button").attr("type", "button").on("click", copy).add(button))
        .add(el("span", "copied").attr("role", "status").add(changing(said)))
        .add(changing(field))
}

/// Selects the text to copy by hand.
fn select_text(id: &str) {
    let field = document().get_element_by_id(id);
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
