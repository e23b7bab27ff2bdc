//! Notices: of a file that was opened, of a report that stays open, of a new version of the page.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use super::page_link::page_link;
use crate::app::el::{Child, El, changing, el, listen};
use crate::app::session::{NotOpened, Problems, Session};

/// What the page says when a newer version of it waits, and what it answers when the reader accepts.
const UPDATE_READY: &str = "scorecard-update-ready";
const UPDATE_ACCEPT: &str = "scorecard-update-accept";

/// Says that a new version of the page is there. It is used when the reader wants it, for using it
/// reloads the page.
#[must_use]
pub fn update_ready() -> El {
    let ready = RwSignal::new(false);
    listen(UPDATE_READY, Callback::new(move |_| ready.set(true)));
    let accept = Callback::new(move |_| {
        if let Ok(event) = Event::new(UPDATE_ACCEPT) {
            let _ = window().dispatch_event(&event);
        }
    });
    let decline = Callback::new(move |_| ready.set(false));
    let button = |class, words: &'static str, told| el("button", class).attr("type", "button").on("click", told).add(words);
    let said = move || {
        ready.get().then(|| {
            let buttons = el("span", "notice__buttons").add(button("button", "Use the new version", accept)).add(button(
                "button button--plain",
                "Not now",
                decline,
            ));
            notice(
                "notice notice--update wrap",
                "A new version of Scorecard is ready. Using it reloads the page: a report from a file has to be opened again.",
            )
            .add(buttons)
        })
    };
    el("div", "notice-live").attr("role", "status").add(changing(said))
}

/// Says which report is still open behind this screen, and leads back to it.
#[must_use]
pub fn still_open(session: Session) -> Option<El> {
    let report = session.report()?;
    let href = if report.query.is_empty() { "./".to_owned() } else { report.query.clone() };
    let masthead = &report.opened.scorecard.masthead;
    let mut what = masthead.title.clone();
    if let Some(position) = masthead.facts.iter().find(|fact| fact.term == "Position at") {
        what = what + ", position at " + &position.text;
    }
    let text = el("p", "notice__text").add("The report you had open is still here: ").add(el("strong", "").add(what));
    let go_back = Callback::new(move |()| session.go_to_report());
    Some(el("div", "notice").add(text).add(page_link("button", href, "Go back to it", go_back)))
}

/// Says which files could not be opened, by their numbers in this visit, `but` one, and leads to what is wrong.
#[must_use]
pub fn failures(session: Session, numbers: Range<usize>, but: Option<usize>) -> Vec<El> {
    let failed = session.problems(numbers).into_iter().filter(|problems| Some(problems.number) != but);
    let said = |problems: Arc<Problems>| {
        let (words, see) = match &problems.why {
            NotOpened::Told(view) if view.stops_nothing() => {
                (format!("{} was opened; something in it should be looked at.", problems.name), "See what")
            }
            NotOpened::Told(_) | NotOpened::Settings(_) | NotOpened::Unread(_) | NotOpened::Problems(_) => {
                (format!("{} could not be opened.", problems.name), "See what is wrong with it")
            }
        };
        let look = Callback::new(move |_| session.go_to_problems(Arc::clone(&problems)));
        let button = el("button", "button").attr("type", "button").on("click", look).add(see);
        notice("notice", words).add(button)
    };
    failed.map(said).collect()
}

/// A notice of one sentence.
#[must_use]
pub fn notice(class: &'static str, text: impl Into<Child>) -> El {
    el("div", class).add(el("p", "notice__text").add(text))
}

/// A sentence on how a report was opened; nothing if there is none.
#[must_use]
pub fn remark(text: String) -> Option<El> {
    (!text.is_empty()).then(|| el("div", "wrap").add(notice("notice", text)))
}
