//! The bar on top of every screen.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::page_link::page_link;
use super::select_link::select_link;
use crate::app::el::{Child, El, changing, el};
use crate::app::later;
use crate::app::session::{Screen, Session};
use crate::scorecard::selection::{Selection, Showing};

/// The first thing the tab key reaches: past the bar, to what the page is about. The address stays
/// as it is, for it holds the reader's view.
#[must_use]
pub fn skip_link() -> El {
    let skip = Callback::new(move |event: Event| {
        event.prevent_default();
        let main = document().get_element_by_id("main");
        if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
            let _ = main.focus();
            main.scroll_into_view();
        }
    });
    el("a", "skip-link").attr("href", "#main").on("click", skip).add("Skip to main content")
}

/// The bar: the name of the page, which leads to the welcome screen, and what can be done from every screen.
#[must_use]
pub fn bar(session: Session) -> El {
    let go_to_welcome = Callback::new(move |()| session.go_to_welcome());
    let go_to_about = Callback::new(move |()| session.go_to_about());
    let print = Callback::new(move |_| later::print());
    let on_welcome = Memo::new(move |_| matches!(session.screen(), Screen::Welcome { .. }));
    let on_report = Memo::new(move |_| matches!(session.screen(), Screen::Report(_)));
    let on_about = Signal::derive(move || matches!(session.screen(), Screen::About).then(|| "page".to_owned()));
    let open_another = move || (!on_welcome.get()).then(|| el("li", "").add(page_link("bar__link", "./", "Open another", go_to_welcome)));
    let take_away = move || {
        let to = Signal::derive(move || Selection { measure: None, view: Showing::TakeAway, ..session.selection().get() });
        let on_select = Callback::new(move |wanted| session.select(wanted));
        on_report.get().then(|| el("li", "").add(select_link(to, on_select, "bar__link", "Save or share")))
    };
    let print =
        move || on_report.get().then(|| el("li", "").add(el("button", "bar__link").attr("type", "button").on("click", print).add("Print")));
    let about = page_link("bar__link", "#about", "How to make the file", go_to_about);
    let list = el("ul", "bar__list")
        .attr("role", "list")
        .add(changing(open_another))
        .add(changing(print))
        .add(changing(take_away))
        .add(el("li", "").live("aria-current", on_about).add(about));
    let brand = move || session.own().map_or_else(|| Child::from("Scorecard"), |own| (own.brand)(session).into());
    let inner = el("div", "bar__inner wrap")
        .add(page_link("bar__brand", "./", "", go_to_welcome).add(changing(brand)))
        .add(el("nav", "bar__nav").attr("aria-label", "Scorecard").add(list));
    el("header", "bar").add(inner)
}
