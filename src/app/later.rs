//! What comes when it is first asked for. The first scorecard needs one WebAssembly; the functions marked
//! here with `wasm_split`, and all that only they use, are in others beside it, which `web/modules.mjs`
//! cuts out of the program. `docs/decisions/0010` says why.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::components::group_choice::Against;
use super::components::{breakdown, headline_why, left_out, open_reports, what_if_notice, what_if_panel};
use super::council;
use super::el::{Child, El, changing, el};
use super::screens::{
    about, bring_in, checks, commentary, compare, edit, measure, problems, questions, since, take_away, text, trends, welcome,
};
use super::session::{Place, Problems, Report, Session};
use super::spreadsheet::{self, Turned, Unopened};
use super::together::{self, Came, File};
use crate::charts;
use crate::export::picture::{self, Picture};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::ChartView;

/// A part of the page, or why its code could not be had.
pub type Part = Result<El, SplitLoaderError>;

/// All ways to open a report.
#[wasm_split(welcome, fallible, preload(#[doc = "Fetches the code of the welcome screen."] fetch_welcome))]
pub fn welcome_screen(session: Session, forgotten: bool) -> Part {
    Ok(welcome::welcome_screen(session, forgotten))
}

/// Everything known about one measure.
#[wasm_split(details, fallible, preload(#[doc = "Fetches the code of the pages of measures."] fetch_details))]
pub fn measure_screen(report: Arc<Report>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(measure::measure_screen(&report, index, selection, on_select))
}

/// How the council compares with others in all measures.
#[wasm_split(compare, fallible, preload(#[doc = "Fetches the code of the comparison of all measures."] fetch_compare))]
pub fn compare_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    let scorecard = Arc::clone(&report.opened.scorecard);
    let compare = Callback::new(move |with: String| report.opened.compare_all(&with));
    Ok(compare::compare_screen(&scorecard, compare, selection, on_select, Against::of(selection, on_select)))
}

/// Questions for members.
#[wasm_split(checks, fallible)]
pub fn questions_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(questions::questions_screen(&report.opened.scorecard, report.opened.questions(), selection, on_select))
}

/// A draft of the commentary.
#[wasm_split(checks, fallible)]
pub fn commentary_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(commentary::commentary_screen(&report, selection, on_select))
}

/// A draft of the commentary on one measure.
#[wasm_split(checks, fallible)]
pub fn draft(report: Arc<Report>, index: usize) -> Part {
    Ok(commentary::draft(&report, index))
}

/// A text whose claims are checked.
#[wasm_split(checks, fallible, preload(#[doc = "Fetches the code that checks a text and asks questions."] fetch_checks))]
pub fn text_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    let scorecard = Arc::clone(&report.opened.scorecard);
    let check = Callback::new(move |text: String| report.opened.check_text(&text));
    Ok(text::text_screen(&scorecard, check, selection, on_select))
}

/// The checks on the file.
#[wasm_split(checks, fallible)]
pub fn checks_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(checks::checks_screen(&report, selection, on_select))
}

/// What the button that leads to the checks says once they are worked out.
#[wasm_split(checks, fallible)]
pub fn checks_label(report: Arc<Report>) -> Result<String, SplitLoaderError> {
    Ok(checks::label(&report))
}

/// The trends of all measures.
#[wasm_split(compare, fallible)]
pub fn trends_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(trends::trends_screen(&report.opened.scorecard, report.opened.trends(), selection, on_select))
}

/// What the report's wholes are made of.
#[wasm_split(details, fallible)]
pub fn breakdowns(report: Arc<Report>) -> Part {
    let line = picture::report_line(&report.opened.scorecard.masthead);
    Ok(breakdown::breakdowns(report.opened.breakdowns(), &line))
}

/// Why the headline says what it says.
#[wasm_split(details, fallible)]
pub fn headline_why(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(headline_why::headline_why(&report, selection, on_select))
}

/// What would be if something of a measure were otherwise.
#[wasm_split(details, fallible)]
pub fn what_if_panel_of(report: Arc<Report>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(what_if_panel::what_if_panel(report, index, selection, on_select))
}

/// What the address supposes; with the measure whose page it stands on.
#[wasm_split(details, fallible)]
pub fn what_if_notice_of(
    report: Arc<Report>,
    measure: Option<usize>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> Part {
    Ok(what_if_notice::what_if_notice(report, measure, selection, on_select))
}

/// The form in which figures of a report are changed, or next period's file is made; without a report, the changes that are kept in this
/// browser.
#[wasm_split(edit, fallible, preload(#[doc = "Fetches the code of the form in which figures are changed."] fetch_edit))]
pub fn edit_part(session: Session, report: Option<Arc<Report>>) -> Part {
    Ok(edit::edit_part(session, report))
}

/// Save or share.
#[wasm_split(take_away, fallible, preload(#[doc = "Fetches the code that saves and shares a report."] fetch_take_away))]
pub fn take_away_screen(report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(take_away::take_away_screen(&report, selection, on_select))
}

/// Figures of a file, before they are brought in.
#[wasm_split(edit, fallible)]
pub fn bring_in_screen(session: Session, report: Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> Part {
    Ok(bring_in::bring_in_screen(session, &report, selection, on_select))
}

/// What is wrong with a file.
#[wasm_split(help, fallible, preload(#[doc = "Fetches the code of what helps to make a file."] fetch_help))]
pub fn problems_screen(session: Session, problems: Arc<Problems>) -> Part {
    Ok(problems::problems_screen(session, &problems))
}

/// What a report is shown without.
#[wasm_split(help, fallible)]
pub fn left_out(session: Session, report: Arc<Report>) -> Part {
    Ok(left_out::left_out(session, &report))
}

/// How to make the file.
#[wasm_split(help, fallible)]
pub fn about_screen(session: Session) -> Part {
    Ok(about::about_screen(session))
}

/// Opens a report together with the values of other councils in its file.
#[wasm_split(compare, fallible)]
pub fn open_whole(file: File) -> Result<Came, SplitLoaderError> {
    Ok(together::whole(file))
}

/// Makes it a council's own page, by the text of its settings.
#[wasm_split(council, fallible)]
pub fn council(session: Session, settings: String) -> Result<(), SplitLoaderError> {
    council::begin(session, &settings);
    Ok(())
}

/// Files of which some do not look like reports, after those that could not be read: workbooks are made reports.
#[wasm_split(help, fallible)]
pub fn turned(files: Vec<File>, unread: Unopened) -> Result<Pin<Box<dyn Future<Output = Turned>>>, SplitLoaderError> {
    Ok(Box::pin(spreadsheet::turned(files, unread)))
}

/// Opens several files, or files beside the reports that are open; `query` is that of the link that names them.
#[wasm_split(compare, fallible)]
pub fn open_several(files: Vec<File>, open: Option<Arc<Report>>, query: String) -> Result<Came, SplitLoaderError> {
    Ok(together::several(files, open, together::asked(&query)))
}

/// What changed since an earlier report: the `whole` screen of it, or the list of reports that are open, with the
/// files that could not be.
#[wasm_split(compare, fallible)]
pub fn since_part(session: Session, report: Arc<Report>, whole: bool) -> Part {
    Ok(if whole { since::since_screen(session, &report) } else { open_reports::open_reports(session, &report) })
}

/// What the chart library is to draw, as JSON; `narrow` for a phone.
#[wasm_split(details, fallible)]
pub fn chart_option(chart: Arc<ChartView>, narrow: bool) -> Result<String, SplitLoaderError> {
    Ok(charts::option(&chart, narrow))
}

/// A drawing of the page as the text of an SVG file.
#[wasm_split(take_away, fallible)]
pub fn picture(picture: Arc<Picture>) -> Result<String, SplitLoaderError> {
    Ok(picture::svg(&picture))
}

/// How long the page is left alone before it fetches what the reader is likely to ask for next.
const IDLE: Duration = Duration::from_millis(600);

/// Fetches how a report is printed, and, once the page has nothing better to do, what the reader is likely to
/// ask for next: the pages of measures. Then it works out how many things there are to check, and tells it to `checks`.
pub fn fetch_when_idle(report: Arc<Report>, checks: Option<RwSignal<String>>) {
    spawn_local(styled());
    set_timeout(
        move || {
            spawn_local(async move {
                // If it cannot be had now, it is asked for again by the page that needs it.
                let _ = fetch_details().await;
                if let Some(checks) = checks
                    && let Ok(label) = checks_label(report).await
                {
                    // The screen may have been left meanwhile.
                    checks.try_set(label);
                }
            });
        },
        IDLE,
    );
}

/// Waits until the code of a place is there, or cannot be had.
pub async fn ready(place: Place) {
    if !matches!(place, Place::Welcome | Place::Opening | Place::Scorecard(_)) {
        styled().await;
    }
    let _ = match place {
        Place::Measure(..) => fetch_details().await,
        Place::View(_, Showing::Compare | Showing::Trends | Showing::Since) => fetch_compare().await,
        Place::View(_, Showing::Questions | Showing::Text | Showing::Checks | Showing::Commentary) => fetch_checks().await,
        Place::View(_, Showing::TakeAway) => fetch_take_away().await,
        Place::View(_, Showing::Edit | Showing::NextPeriod | Showing::BringIn) => fetch_edit().await,
        Place::Problems(_) | Place::About => fetch_help().await,
        Place::Welcome => fetch_welcome().await,
        Place::Opening | Place::Scorecard(_) | Place::View(_, Showing::Scorecard | Showing::TrendsSameYears) => Ok(()),
    };
}

#[wasm_bindgen]
extern "C" {
    /// Fetches the styles of what comes later and puts them on the page; `web/boot.js`.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = styles, catch)]
    fn load_styles() -> Result<js_sys::Promise, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The text of the settings of a council's own page; empty if they set nothing. `web/boot.js`; not in the page in one file.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = settings, thread_local_v2)]
    static SETTINGS: Option<String>;
}

/// The text of the settings of a council's own page, if there are any.
#[must_use]
pub fn settings() -> Option<String> {
    SETTINGS.with(Clone::clone).filter(|settings| !settings.is_empty())
}

thread_local! {
    /// The styles of what comes later are on the page.
    static STYLED: Cell<bool> = const { Cell::new(false) };
}

/// Waits until the styles of what comes later are on the page. Without them it is plain, but all there.
pub async fn styled() {
    if STYLED.get() {
        return;
    }
    if let Ok(coming) = load_styles() {
        STYLED.set(JsFuture::from(coming).await.is_ok());
    }
}

/// Prints, once the styles of the paper are on the page.
pub fn print() {
    spawn_local(async {
        styled().await;
        // Where printing is not allowed, nothing happens.
        let _ = window().print();
    });
}

/// A part that is being asked for. Behind a pointer, so that waiting for it is compiled once for all parts.
type Asked = Pin<Box<dyn Future<Output = Part>>>;

/// A part of the page that has its styles with what comes later.
pub fn later<F: Future<Output = Part> + 'static>(ask: impl Fn() -> F + Send + 'static) -> Child {
    asked(true, Box::new(move || Box::pin(ask())))
}

/// A part of the page: drawn at once if its code is there, else when it has come.
pub fn first<F: Future<Output = Part> + 'static>(ask: impl Fn() -> F + Send + 'static) -> Child {
    asked(false, Box::new(move || Box::pin(ask())))
}

fn asked(with_styles: bool, ask: Box<dyn Fn() -> Asked + Send>) -> Child {
    let tries = RwSignal::new(0);
    changing(move || {
        tries.track();
        let part = ask();
        let part = async move {
            if with_styles {
                styled().await;
            }
            part.await
        };
        // The signals of the part belong to the screen it is drawn on.
        let mut part: Asked = Box::pin(ScopedFuture::new(part));
        match part.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(part) => drawn(part, tries),
            Poll::Pending => coming(part, tries),
        }
    })
}

/// A part whose code is on its way.
fn coming(part: Asked, tries: RwSignal<usize>) -> Child {
    let come = RwSignal::new(false);
    let kept = StoredValue::new_local(None);
    let mut part = part;
    spawn_local(async move {
        // The screen may have been left meanwhile: then the part is not even made, for its signals would be gone.
        let made = poll_fn(|context| if kept.is_disposed() { Poll::Ready(None) } else { part.as_mut().poll(context).map(Some) });
        if let Some(part) = made.await {
            kept.try_set_value(Some(part));
            come.try_set(true);
        }
    });
    changing(move || match (come.get(), kept.try_update_value(Option::take).flatten()) {
        (true, Some(part)) => drawn(part, tries),
        _ => el("p", "later").attr("role", "status").add("One moment…").into(),
    })
}

/// A part that is there, or the way to ask for it again.
fn drawn(part: Part, tries: RwSignal<usize>) -> Child {
    let Ok(part) = part else {
        let again = Callback::new(move |_| tries.update(|tries| *tries += 1));
        let button = el("button", "button").attr("type", "button").on("click", again).add("Try again");
        let text = "This part of the page could not be fetched. Check your connection. Everything else goes on working.";
        return el("div", "later").attr("role", "alert").add(el("p", "").add(text)).add(button).into();
    };
    part.into()
}
