//! The page: the only part that knows of signals, elements, files and addresses. It shows what
//! [`crate::open`] gives, and works nothing out.

pub mod address;
pub mod chart;
pub mod components;
pub mod council;
pub mod drafting;
pub mod el;
pub mod focus;
pub mod later;
pub mod office;
pub mod one_file;
pub mod opening;
pub mod paper;
pub mod saver;
pub mod screens;
pub mod session;
pub mod spreadsheet;
pub mod together;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use crate::scorecard::selection::{ChecksShown, Selection, Showing};
use components::bar::{bar, skip_link};
use components::drop_sheet::drop_sheet;
use components::notice::{remark, update_ready};
use components::select_link::select_link;
use el::{Child, El, changing, el, follow, listen, put_on_page};
use later::{first, later};
use screens::opening_screen;
use screens::scorecard::scorecard_screen;
use session::{Place, Report, Screen, Session};

/// Puts the page into the document.
pub fn start() {
    let session = Session::start();
    begin(session);
    take_pasted(session);
    name_the_page(session);

    let place = Memo::new(move |_| session.place());
    move_reader(session, place);
    let on_screen = changing(move || {
        let place = place.get();
        screen(session, place, untrack(|| session.screen()))
    });
    put_on_page(vec![
        skip_link(),
        bar(session),
        update_ready(),
        el("main", "main").attr("id", "main").attr("tabindex", "-1").add(on_screen),
        el("div", "").add(changing(move || session.own().map(|own| (own.foot)(session)))),
        el("p", "visually-hidden").attr("role", "status").add(changing(move || session.announcement())),
        drop_sheet(session),
    ]);
}

/// The screen at a place.
fn screen(session: Session, place: Place, screen: Screen) -> Child {
    match screen {
        Screen::Welcome { forgotten } => first(move || later::welcome_screen(session, forgotten)),
        Screen::About => later(move || later::about_screen(session)),
        Screen::Opening { name } => opening_screen(&name).into(),
        Screen::Problems(problems) => later(move || later::problems_screen(session, Arc::clone(&problems))),
        Screen::Report(report) => report_screen(session, place, report),
    }
}

/// A report, or what of it is open; beneath what it lacks, if it does.
fn report_screen(session: Session, place: Place, report: Arc<Report>) -> Child {
    if report.opened.left_out().is_empty() {
        return what_is_open(session, place, report);
    }
    let lacking = Arc::clone(&report);
    let lacks = later(move || later::left_out(session, Arc::clone(&lacking)));
    el("div", "").add(lacks).add(what_is_open(session, place, report)).into()
}

fn what_is_open(session: Session, place: Place, report: Arc<Report>) -> Child {
    let selection = session.selection();
    let on_select = Callback::new(move |wanted| session.select(wanted));
    match place {
        Place::Measure(_, index) => later(move || later::measure_screen(Arc::clone(&report), index, selection, on_select)),
        Place::View(_, Showing::Compare) => later(move || later::compare_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Trends) => later(move || later::trends_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Since) => later(move || later::since_part(session, Arc::clone(&report), true)),
        Place::View(_, Showing::Questions) => later(move || later::questions_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Checks) => later(move || later::checks_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Text) => later(move || later::text_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::TakeAway) => later(move || later::take_away_screen(Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Edit | Showing::NextPeriod) => later(move || later::edit_part(session, Some(Arc::clone(&report)))),
        Place::View(_, Showing::BringIn) => later(move || later::bring_in_screen(session, Arc::clone(&report), selection, on_select)),
        Place::View(_, Showing::Commentary) => later(move || later::commentary_screen(Arc::clone(&report), selection, on_select)),
        _ => whole_report(session, report, selection, on_select),
    }
}

/// The scorecard of a report, with what a reader should know of it above.
fn whole_report(session: Session, report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Child {
    let hides_checks = {
        let by_file = report.opened.hides_checks();
        Signal::derive(move || selection.with(|selection| selection.hides_checks(by_file)))
    };
    let label = RwSignal::new("Checks".to_owned());
    later::fetch_when_idle(Arc::clone(&report), (!hides_checks.get_untracked()).then_some(label));
    let several = (report.all.len() > 1 || !report.failed.is_empty()).then(|| Arc::clone(&report));
    let parts = el("div", "").maybe(remark(report.remark.clone()));
    let parts = match several {
        Some(report) => parts.add(later(move || later::since_part(session, Arc::clone(&report), false))),
        None => parts,
    };
    let parts = if selection.with_untracked(|selection| selection.what_if.is_empty()) {
        parts
    } else {
        let report = Arc::clone(&report);
        parts.add(later(move || later::what_if_notice_of(Arc::clone(&report), None, selection, on_select)))
    };
    let since = match report.others.earlier.first() {
        Some(earlier) => format!("What changed since {}", earlier.word),
        None => "Compare with an earlier report".to_owned(),
    };
    let compare = report.opened.has_benchmarks().then(|| (Showing::Compare, "How we compare with other councils".to_owned()));
    let others = [
        (Showing::Trends, "Trends of all measures".to_owned()),
        (Showing::Since, since),
        (Showing::Questions, "Questions to ask".to_owned()),
        (Showing::Text, "Check a text".to_owned()),
        (Showing::Commentary, "Draft commentary".to_owned()),
        (Showing::Edit, "Change figures".to_owned()),
    ];
    let link = |view, class, words: Child| {
        let to = Signal::derive(move || Selection { view, ..selection.get() });
        el("li", "").add(select_link(to, on_select, class, words))
    };
    let mut views: Vec<El> = compare.into_iter().chain(others).map(|(view, words)| link(view, "button", words.into())).collect();
    views.push(link(Showing::Checks, "button button--steady", changing(move || label.get())).hidden(hides_checks));
    let why = why_headline(&report, selection, on_select);
    let parts = parts.add(scorecard_screen(&report.opened.scorecard, views, why, selection, on_select));
    let parts = if report.opened.hides_checks() { parts } else { parts.add(show_checks(hides_checks, selection, on_select)) };
    if !report.opened.has_breakdowns() {
        return parts.into();
    }
    parts.add(later(move || later::breakdowns(Arc::clone(&report)))).into()
}

/// The way back to the checks, at the foot of a scorecard whose address hides them.
fn show_checks(hidden: Signal<bool>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let to = Signal::derive(move || Selection { view: Showing::Checks, checks: ChecksShown::AsTheFileSays, ..selection.get() });
    let shown = Signal::derive(move || !hidden.get());
    el("p", "checks__show wrap no-print").hidden(shown).add(select_link(to, on_select, "", "Show checks"))
}

/// Why the headline says what it says: worked out when it is first asked for.
fn why_headline(report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let report = Arc::clone(report);
    let asked = RwSignal::new(false);
    let is_asked = Memo::new(move |_| asked.get());
    let panel = changing(move || {
        let report = Arc::clone(&report);
        if is_asked.get() { later(move || later::headline_why(Arc::clone(&report), selection, on_select)) } else { Child::All(Vec::new()) }
    });
    el("details", "no-print")
        .on("toggle", Callback::new(move |_| asked.set(true)))
        .add(el("summary", "").add("Why this headline?"))
        .add(panel)
}

/// Shows what the address asks for; first reads the settings of a council's own page, if there are any.
fn begin(session: Session) {
    let Some(settings) = later::settings() else { return follow_history(session) };
    session.wait_for_own();
    spawn_local(async move {
        // Without them the page is nobody's own, and does all the same.
        later::styled().await;
        let _ = later::council(session, settings).await;
        follow_history(session);
    });
}

/// Shows what the address asks for, now and whenever the reader goes back or forward.
fn follow_history(session: Session) {
    if let Ok(history) = window().history() {
        // The page puts the reader back itself: only it knows when a screen is drawn.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    session.follow_address();
    // A change of the fragment by hand is told by the same event.
    listen("popstate", Callback::new(move |_| session.follow_address()));
}

/// Opens what is pasted outside the fields of the page.
fn take_pasted(session: Session) {
    let paste = move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()) {
            return;
        }
        if let Some(data) = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(|event| event.clipboard_data())
            && opening::pasted(session, &data)
        {
            event.prevent_default();
        }
    };
    listen("paste", Callback::new(paste));
}

/// Keeps the name of the page. That of a measure or another view is kept by its screen.
fn name_the_page(session: Session) {
    follow(move || {
        let title = match session.screen() {
            Screen::Welcome { .. } => return document().set_title(paper::name()),
            Screen::About => "How to make the file".to_owned(),
            Screen::Opening { name } => format!("Opening {name}"),
            Screen::Problems(problems) => format!("Problems in {}", problems.name),
            Screen::Report(_) if !matches!(session.place(), Place::Scorecard(_)) => return,
            Screen::Report(report) => report.opened.scorecard.masthead.title.clone(),
        };
        paper::title(&title);
    });
}

/// Moves the reader to the beginning of a new screen, or to where they were on an old one.
fn move_reader(session: Session, place: Memo<Place>) {
    let mut before = None;
    follow(move || {
        let now = place.get();
        if before.is_some_and(|before| before != now) {
            let spot = session.take_returning();
            spawn_local(async move {
                // After the screen is drawn, for which its code must be there.
                later::ready(now).await;
                request_animation_frame(move || match spot {
                    Some(spot) => focus::go_back_to(&spot),
                    None => {
                        focus::go_to_start();
                        if let Some(at) = session.selection().read_untracked().at {
                            focus::go_to(at.anchor());
                        }
                    }
                });
            });
        }
        before = Some(now);
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
