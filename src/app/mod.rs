//! The page: the only part that knows of signals, elements, files and addresses. It shows what
//! [`crate::open`] gives, and works nothing out.

pub mod address;
pub mod chart;
pub mod components;
pub mod el;
pub mod focus;
pub mod opening;
pub mod paper;
pub mod screens;
pub mod session;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::{ev, html};

use components::bar::{Bar, SkipLink};
use components::drop_sheet::DropSheet;
use components::notice::{Notices, Remark, UpdateReady};
use screens::about::AboutScreen;
use screens::measure::measure_screen;
use screens::problems::ProblemsScreen;
use screens::scorecard::scorecard_screen;
use screens::welcome::{OpeningScreen, WelcomeScreen};
use session::{Place, Report, Screen, Session};

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::start();
    follow_history(session);
    take_pasted(session);
    name_the_page(session);

    let place = Memo::new(move |_| session.place());
    move_reader(session, place);
    let main = NodeRef::<html::Main>::new();

    view! {
        <SkipLink main=main />
        <Bar session=session />
        <UpdateReady />
        <main id="main" class="main" tabindex="-1" node_ref=main>
            {move || {
                let place = place.get();
                screen(session, place, session.screen().get_untracked())
            }}
        </main>
        <p class="visually-hidden" role="status">{session.announcement()}</p>
        <DropSheet session=session />
    }
}

/// The screen at a place.
fn screen(session: Session, place: Place, screen: Screen) -> AnyView {
    match screen {
        Screen::Welcome { forgotten } => view! { <WelcomeScreen session=session forgotten=forgotten /> }.into_any(),
        Screen::About => view! { <AboutScreen session=session /> }.into_any(),
        Screen::Opening { name } => view! { <OpeningScreen name=name /> }.into_any(),
        Screen::Problems(problems) => view! { <ProblemsScreen session=session problems=problems /> }.into_any(),
        Screen::Report(report) => report_screen(session, place, &report),
    }
}

/// A report, or the measure of it that is open.
fn report_screen(session: Session, place: Place, report: &Arc<Report>) -> AnyView {
    let scorecard = Arc::clone(&report.scorecard);
    let selection = session.selection();
    let on_select = Callback::new(move |wanted| session.select(wanted));
    if let Place::Measure(_, index) = place {
        return measure_screen(&scorecard, index, selection, on_select).into_any();
    }
    view! {
        <Remark text=report.remark.clone() />
        <Notices notices=report.notices.clone() />
        {scorecard_screen(&scorecard, selection, on_select)}
    }
    .into_any()
}

/// Shows what the address asks for, now and whenever the reader goes back or forward.
fn follow_history(session: Session) {
    if let Ok(history) = window().history() {
        // The page puts the reader back itself: only it knows when a screen is drawn.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    session.follow_address();
    // A change of the fragment by hand is told by the same event.
    let listener = window_event_listener(ev::popstate, move |_| session.follow_address());
    on_cleanup(move || listener.remove());
}

/// Opens what is pasted outside the fields of the page.
fn take_pasted(session: Session) {
    let listener = window_event_listener(ev::paste, move |event| {
        let in_field = event
            .target()
            .and_then(|target| leptos::wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok())
            .is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some());
        if in_field {
            return;
        }
        if let Some(data) = event.clipboard_data()
            && opening::pasted(session, &data)
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Keeps the name of the page. That of a measure is kept by its screen.
fn name_the_page(session: Session) {
    let title = Memo::new(move |_| {
        session.screen().with(|screen| match screen {
            Screen::Welcome { .. } => Some("Scorecard".to_owned()),
            Screen::About => Some("How to make the file – Scorecard".to_owned()),
            Screen::Opening { name } => Some(format!("Opening {name} – Scorecard")),
            Screen::Problems(problems) => Some(format!("Problems in {} – Scorecard", problems.name)),
            Screen::Report(report) => {
                let on_measure = matches!(session.place(), Place::Measure(..));
                (!on_measure).then(|| format!("{} – Scorecard", report.scorecard.masthead.title))
            }
        })
    });
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            document().set_title(&title);
        }
    });
}

/// Moves the reader to the beginning of a new screen, or to where they were on an old one.
fn move_reader(session: Session, place: Memo<Place>) {
    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if before.is_some_and(|before| before != now) {
            let spot = session.take_returning();
            // After the screen is drawn.
            request_animation_frame(move || match spot {
                Some(spot) => focus::go_back_to(&spot),
                None => focus::go_to_start(),
            });
        }
        now
    });
}

/// Says that the page has stopped, with what the browser alone can do: for the panic hook, after
/// which nothing of this module runs any more.
pub fn say_it_stopped() {
    let say = || -> Option<()> {
        let document = web_sys::window()?.document()?;
        if document.get_element_by_id("stopped").is_some() {
            return None;
        }
        let element = |name: &str, text: &str| {
            let element = document.create_element(name).ok()?;
            element.set_text_content(Some(text));
            Some(element)
        };
        let notice = element("div", "")?;
        notice.set_id("stopped");
        notice.set_class_name("stopped");
        notice.set_attribute("role", "alert").ok()?;
        notice.append_child(element("h2", "Something went wrong, and Scorecard has stopped")?.as_ref()).ok()?;
        let advice = "This is a fault of Scorecard, not of your file. Nothing was sent anywhere. Reload the page and open the report \
                      again; if it stops again, tell whoever looks after this website what you did, and which file it was.";
        notice.append_child(element("p", advice)?.as_ref()).ok()?;
        // An empty address is this page: a plain link needs nothing that has stopped.
        let reload = element("a", "Reload the page")?;
        reload.set_attribute("href", "").ok()?;
        notice.append_child(reload.as_ref()).ok()?;
        document.body()?.prepend_with_node_1(notice.as_ref()).ok()
    };
    let _ = say();
}
