//! What the document says outside the page: its title, and the margins of the printed paper.

use std::cell::Cell;

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::scorecard::view::Masthead;

thread_local! {
    /// What the page is called.
    static NAME: Cell<&'static str> = const { Cell::new("Scorecard") };
}

/// What the page is called: "Scorecard", or the council's own name for it.
#[must_use]
pub fn name() -> &'static str {
    NAME.get()
}

/// Calls the page so, from now on.
pub fn call(name: String) {
    // Once in a visit.
    NAME.set(name.leak());
}

/// Names the document after what it shows.
pub fn title(of: &str) {
    document().set_title(&format!("{of} – {}", name()));
}

/// Hands the words of the printed margins to style/_print.scss, which puts them on each page.
pub fn margins(masthead: &Masthead) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let set = |name: &str, text: &str| {
        let _ = root.style().set_property(name, &css_string(text));
    };
    set("--print-head", masthead.appendix.as_deref().unwrap_or_default());
    set("--print-foot", &masthead.foot);
}

/// A text as a string of CSS.
fn css_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::css_string;

    #[test]
    fn a_text_cannot_leave_its_string() {
        assert_eq!(css_string("a \"b\" \\ c\nd"), r#""a \"b\" \\ c d""#);
    }
}
