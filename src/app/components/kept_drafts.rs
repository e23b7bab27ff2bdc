//! Changes that were not saved and are kept in this browser: to go on with, or to delete.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::app::drafting;
use crate::app::el::{El, changing, el};
use crate::app::focus;
use crate::app::saver::{self, Kept};
use crate::app::session::Session;

/// The id of the list.
const LIST: &str = "kept-drafts";

/// The list of them.
#[must_use]
pub fn kept_drafts(session: Session) -> El {
    let all = RwSignal::new(Vec::<Kept>::new());
    let ask = move || {
        spawn_local(async move {
            if let Ok(kept) = saver::kept().await {
                // The screen may have been left meanwhile.
                all.try_set(kept);
            }
        });
    };
    ask();
    let delete = Callback::new(move |id: String| {
        spawn_local(async move {
            if saver::forget(&id).await.is_ok() {
                all.try_update(|all| all.retain(|draft| draft.id != id));
                focus::go_to_start();
            }
        });
    });
    let list = changing(move || all.get().into_iter().map(|draft| item(session, draft, delete)).collect::<Vec<_>>());
    let none = Signal::derive(move || all.read().is_empty());
    el("section", "kept")
        .attr("aria-labelledby", LIST)
        .hidden(none)
        .add(el("h2", "kept__title").attr("id", LIST).add("Unsaved changes"))
        .add(list)
}

fn item(session: Session, draft: Kept, delete: Callback<String>) -> El {
    let id = draft.id.clone();
    let named = format!(" {}, {}", draft.title, draft.when);
    let words = el("p", "notice__text").add(format!("From {}: ", draft.when)).add(el("strong", "").add(draft.title.clone()));
    let go_on = Callback::new(move |_: Event| drafting::begin(session, draft.clone()));
    let take_away = Callback::new(move |_: Event| delete.run(id.clone()));
    let button = |class, words: &'static str, run| {
        el("button", class).attr("type", "button").on("click", run).add(words).add(el("span", "visually-hidden").add(named.clone()))
    };
    let buttons =
        el("span", "notice__buttons").add(button("button", "Continue", go_on)).add(button("button button--plain", "Delete", take_away));
    el("div", "notice").add(words).add(buttons)
}
