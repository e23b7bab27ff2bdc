//! Reports that are being changed: the draft of each, the report it makes, and what of it is kept in this browser. A change is seen
//! everywhere at once, for the report takes the place of what it was ([`Session::revise`]).

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;

use super::opening;
use super::saver::{self, Kept};
use super::session::{Report, Session};
use crate::scorecard::HeldView;
use crate::scorecard::selection::Showing;
use crate::{Draft, Edit, Edited, Opened};

/// What a scorecard with changes says above it.
const UNSAVED: &str = "This report was changed here and is not saved yet. To keep it, choose “Change figures”, then save its file.";
/// How long typing rests before it is kept.
const REST: Duration = Duration::from_millis(600);
/// What tells that something is kept; set by `web/keep.js`.
const MARK: &str = "scorecard-drafts";

/// What is kept of a draft in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing.
    Nothing,
    /// All of it.
    Kept,
    /// The browser keeps nothing for this page.
    Refused,
}

/// A report that is being changed, for as long as the page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Desk(usize);

struct State {
    draft: Draft,
    opened: Arc<Opened>,
    kept: Kept,
    keeping: Keeping,
    turn: usize,
}

thread_local! {
    static DESKS: RefCell<Vec<State>> = const { RefCell::new(Vec::new()) };
    /// Files that the page is about to open, with where their changes began.
    static STARTS: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
    /// Whether unsaved changes are kept.
    static KEEPS: Cell<bool> = const { Cell::new(true) };
    /// The browser asks before a page with changes is closed.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Opens a file that was made here or kept, to be changed: `file.first` is what it was when its changes began.
pub fn begin(session: Session, file: Kept) {
    let (name, text) = (file.name.clone(), file.text.clone());
    STARTS.with_borrow_mut(|starts| starts.push(file));
    guard();
    opening::made(session, name, text, Showing::Edit);
}

/// Whether this browser keeps changes for this page.
#[must_use]
pub fn has_kept() -> bool {
    // Where a page may keep nothing, the browser refuses even to be asked.
    let storage = Reflect::get(&window(), &"localStorage".into());
    storage.and_then(|kept| Reflect::get(&kept, &MARK.into())).is_ok_and(|mark| mark.is_string())
}

/// Whether unsaved changes are kept.
#[must_use]
pub fn keeps() -> bool {
    KEEPS.get()
}

impl Desk {
    /// That of a report; none where its file cannot be changed, for want of some of its measures.
    #[must_use]
    pub fn of(report: &Report) -> Option<Self> {
        let sheet = report.all.get(report.now)?;
        if !report.opened.left_out().is_empty() {
            return None;
        }
        let known = DESKS.with_borrow(|desks| desks.iter().position(|desk| desk.opened.is_same(&report.opened)));
        if let Some(known) = known {
            return Some(Self(known));
        }
        let text = report.opened.text();
        let start = STARTS.with_borrow_mut(|starts| {
            let found = starts.iter().position(|start| start.text == text)?;
            Some(starts.remove(found))
        });
        let first = start.as_ref().map(|start| start.first.clone());
        let kept = start.unwrap_or_else(|| Kept { name: sheet.name.clone(), ..Kept::default() });
        let before = (!kept.before.is_empty()).then_some(kept.before.as_str());
        let draft = Draft::begin(text, first.as_deref(), before).ok()?;
        let keeping = if kept.id.is_empty() { Keeping::Nothing } else { Keeping::Kept };
        DESKS.with_borrow_mut(|desks| {
            desks.push(State { draft, opened: Arc::clone(&sheet.opened), kept, keeping, turn: 0 });
            Some(Self(desks.len() - 1))
        })
    }

    fn with<T>(self, tell: impl FnOnce(&mut State) -> T) -> Option<T> {
        DESKS.with_borrow_mut(|desks| desks.get_mut(self.0).map(tell))
    }

    /// Asks the draft and the report it makes.
    pub fn ask<T: Default>(self, tell: impl FnOnce(&mut Draft, &Opened) -> T) -> T {
        self.with(|state| tell(&mut state.draft, &state.opened)).unwrap_or_default()
    }

    /// What is kept of it.
    #[must_use]
    pub fn keeping(self) -> Keeping {
        self.with(|state| state.keeping).unwrap_or(Keeping::Nothing)
    }

    /// Tries a change; what it is refused for, if it is.
    pub fn edit(self, session: Session, edit: &Edit) -> Option<HeldView> {
        let edited = self.with(|state| state.draft.edit(edit, &state.opened))?;
        match edited {
            Edited::Changed(opened) => self.revise(session, *opened),
            Edited::Same => {}
            Edited::Held(held) => return Some(held),
        }
        None
    }

    /// Undoes the last change or makes it again, and tells which measure it is of, if it is of one.
    pub fn step(self, session: Session, back: bool) -> Option<usize> {
        let (measure, opened) = self.with(|state| (state.draft.last_measure(!back), state.draft.step(back)))?;
        self.revise(session, opened?);
        measure
    }

    /// Shows the report as it is now, wherever it is open.
    fn revise(self, session: Session, opened: Opened) {
        let Some((was, is, remark)) = self.with(|state| {
            let is = Arc::new(opened.with_benchmarks_of(&state.opened));
            let was = std::mem::replace(&mut state.opened, Arc::clone(&is));
            (was, is, if state.draft.is_unsaved() { UNSAVED } else { "" })
        }) else {
            return;
        };
        guard();
        session.revise(&was, &is, remark);
    }

    /// Gives the reader the file, and remembers that they have it.
    ///
    /// # Errors
    /// What saves could not be fetched.
    pub async fn save(self, session: Session) -> Result<(), JsValue> {
        let (text, name) = self.ask(|draft, opened| (draft.text(), opened.scorecard.masthead.title.clone()));
        let file = self.with(|state| state.kept.name.clone()).unwrap_or_default();
        let name = file.strip_suffix(".json").map_or(name, str::to_owned);
        saver::file(&text.clone().into(), "application/json", &name, "json").await?;
        let opened = self.with(|state| {
            // Typing may have gone on meanwhile.
            if state.draft.text() == text {
                state.draft.saved();
            }
            Arc::clone(&state.opened)
        });
        if let Some(opened) = opened {
            let is_unsaved = self.ask(|draft, _| draft.is_unsaved());
            session.revise(&opened, &opened, if is_unsaved { UNSAVED } else { "" });
        }
        self.keep().await;
        Ok(())
    }

    /// Keeps what is not saved in this browser once typing rests, or deletes what is kept, and tells when that is done.
    pub fn keep_soon(self, done: Callback<()>) {
        let turn = self.with(|state| {
            state.turn += 1;
            state.turn
        });
        let keep = move || {
            if self.with(|state| state.turn) == turn {
                spawn_local(async move {
                    self.keep().await;
                    let _ = done.try_run(());
                });
            }
        };
        set_timeout(keep, REST);
    }

    /// Keeps what is not saved in this browser, if that is wanted; else deletes what is kept.
    pub async fn keep(self) {
        let Some(wanted) = self.with(|state| {
            if KEEPS.get() && state.draft.is_unsaved() {
                if state.kept.id.is_empty() {
                    state.kept.id = format!("{}-{}", js_sys::Date::now(), self.0);
                }
                let title = state.opened.scorecard.masthead.title.clone();
                Some(Kept { title, text: state.draft.text(), first: state.draft.first_text(), ..state.kept.clone() })
            } else {
                None
            }
        }) else {
            return;
        };
        let keeping = match wanted {
            Some(draft) => match saver::keep(&draft).await {
                Ok(()) => Keeping::Kept,
                Err(_) => Keeping::Refused,
            },
            None => {
                let id = self.with(|state| std::mem::take(&mut state.kept.id)).unwrap_or_default();
                if !id.is_empty() {
                    // What cannot be deleted could not be kept either.
                    let _ = saver::forget(&id).await;
                }
                Keeping::Nothing
            }
        };
        self.with(|state| state.keeping = keeping);
    }

    /// Whether changes are kept, from now on: what is kept of this draft is kept or deleted at once.
    pub async fn set_keeps(self, keeps: bool) {
        KEEPS.set(keeps);
        self.keep().await;
    }
}

/// Has the browser ask before the page is closed while something is not saved.
fn guard() {
    if GUARDED.replace(true) {
        return;
    }
    let ask = |event: &web_sys::Event| {
        let is_unsaved = |desk: &State| desk.draft.is_unsaved();
        let is_waiting = STARTS.with_borrow(|starts| !starts.is_empty());
        if is_waiting || DESKS.with_borrow(|desks| desks.iter().any(is_unsaved)) {
            event.prevent_default();
        }
    };
    EventListener::new_with_options(&window(), "beforeunload", EventListenerOptions::enable_prevent_default(), ask).forget();
}
