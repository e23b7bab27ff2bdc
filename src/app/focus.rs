//! Where the reader is on a screen: put at its title when it is new, put back when it is an old one.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where a reader was on a screen that was left.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// How far the page was scrolled, in CSS pixels.
    scrolled: f64,
    /// The link that had the focus, and which of its likes it was.
    link: Option<(Likeness, usize)>,
}

/// What a link looks like: its address and its words. Screens are drawn anew, so it is found by that.
#[derive(Debug, Clone, PartialEq)]
struct Likeness {
    address: String,
    words: String,
}

/// Where the reader is now.
#[must_use]
pub fn spot() -> Spot {
    let link = document().active_element().and_then(|active| {
        let likeness = likeness(&active)?;
        let number = links_like(&likeness).iter().position(|link| *link == active)?;
        Some((likeness, number))
    });
    Spot { scrolled: window().scroll_y().unwrap_or(0.0), link }
}

/// Puts the reader back.
pub fn go_back_to(spot: &Spot) {
    let link = spot.link.as_ref().and_then(|(likeness, number)| links_like(likeness).get(*number).cloned());
    match link {
        Some(link) => focus(&link),
        None => focus_title(),
    }
    window().scroll_to_with_x_and_y(0.0, spot.scrolled);
}

/// Puts the reader at the beginning of a new screen: a screen reader reads its title.
pub fn go_to_start() {
    focus_title();
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Moves the focus to an element of the page, and the page no further than that takes.
pub fn on(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Moves the focus to an element of the page, which need not be a control, and scrolls to it.
pub fn go_to(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        take_focus(&element);
        element.scroll_into_view();
    }
}

fn focus_title() {
    if let Ok(Some(title)) = document().query_selector("main h1") {
        take_focus(&title);
    }
}

fn take_focus(element: &Element) {
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    focus(element);
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn likeness(link: &Element) -> Option<Likeness> {
    Some(Likeness { address: link.get_attribute("href")?, words: link.text_content().unwrap_or_default() })
}

/// The links of the main part that look so.
fn links_like(wanted: &Likeness) -> Vec<Element> {
    let Ok(all) = document().query_selector_all("main a[href]") else { return Vec::new() };
    (0..all.length())
        .filter_map(|i| all.get(i)?.dyn_into::<Element>().ok())
        .filter(|link| likeness(link).as_ref() == Some(wanted))
        .collect()
}
