//! Notices: of a file that was opened, of a report that stays open, of a new version of the page.

use leptos::ev;
use leptos::prelude::*;

use super::page_link::PageLink;
use super::problem::ProblemArticle;
use crate::app::session::{Screen, Session};
use crate::scorecard::ProblemView;

/// What the page says when a newer version of it waits, and what it answers when the reader accepts.
const UPDATE_READY: &str = "scorecard-update-ready";
const UPDATE_ACCEPT: &str = "scorecard-update-accept";

/// Says that a new version of the page is there. It is used when the reader wants it, for using it
/// reloads the page.
#[component]
pub fn UpdateReady() -> impl IntoView {
    let ready = RwSignal::new(false);
    let listener = window_event_listener(ev::Custom::<web_sys::Event>::new(UPDATE_READY), move |_| ready.set(true));
    on_cleanup(move || listener.remove());
    let accept = move |_| {
        if let Ok(event) = web_sys::Event::new(UPDATE_ACCEPT) {
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <div class="notice-live" role="status">
            <Show when=move || ready.get()>
                <div class="notice notice--update wrap">
                    <p class="notice__text">
                        "A new version of Scorecard is ready. Using it reloads the page: a report from a file has to be opened again."
                    </p>
                    <span class="notice__buttons">
                        <button class="button" type="button" on:click=accept>"Use the new version"</button>
                        <button class="button button--plain" type="button" on:click=move |_| ready.set(false)>"Not now"</button>
                    </span>
                </div>
            </Show>
        </div>
    }
}

/// Says which report is still open behind this screen, and leads back to it.
#[component]
pub fn StillOpen(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    let behind = move || {
        let on_screen = session.screen().with(|screen| matches!(screen, Screen::Report(_)));
        session.report().get().filter(|_| !on_screen)
    };
    let go_back = Callback::new(move |()| session.go_to_report());
    move || {
        behind().map(|report| {
            let href = if report.query.is_empty() { "./".to_owned() } else { report.query.clone() };
            let masthead = &report.scorecard.masthead;
            let position = masthead.facts.iter().find(|fact| fact.term == "Position at");
            let what = match position {
                Some(position) => format!("{}, position at {}", masthead.title, position.text),
                None => masthead.title.clone(),
            };
            view! {
                <div class="notice">
                    <p class="notice__text">"The report you had open is still here: "<strong>{what}</strong></p>
                    <PageLink class="button" href=href on_go=go_back>"Go back to it"</PageLink>
                </div>
            }
        })
    }
}

/// A sentence on how a report was opened; nothing if there is none.
#[component]
pub fn Remark(
    /// The sentence.
    text: String,
) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <div class="wrap">
                <div class="notice"><p class="notice__text">{text}</p></div>
            </div>
        }
    })
}

/// What a reader should know of a file although it stopped nothing, folded away.
#[component]
pub fn Notices(
    /// The notices, as warnings with their places.
    notices: Vec<ProblemView>,
) -> impl IntoView {
    (!notices.is_empty()).then(|| {
        let summary = match notices.len() {
            1 => "1 thing to check in this file".to_owned(),
            count => format!("{count} things to check in this file"),
        };
        let articles = notices
            .into_iter()
            .enumerate()
            .map(|(i, problem)| view! { <ProblemArticle problem=problem id=format!("notice-{}", i + 1) /> })
            .collect_view();
        view! {
            <section class="file-notices wrap" aria-label="Notices on the file">
                <details class="file-notices__details">
                    <summary class="file-notices__summary">{summary}</summary>
                    <h2 class="visually-hidden">{"Notices on the file"}</h2>
                    {articles}
                </details>
            </section>
        }
    })
}
