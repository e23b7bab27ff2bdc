//! A council's own page: its name, logo, colours, list of reports and links, when there are settings (`web/settings.js`).

use std::cell::OnceCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::address::{Address, Step};
use super::components::page_link::page_link;
use super::el::{Child, El, el};
use super::opening;
use super::paper;
use super::session::{Arrival, Session};
use super::together::encoded;
use crate::scorecard::selection::Showing;
use crate::scorecard::view::{Council, ReportToOpen, YearOfReports};

/// What a council's own page shows in places that every page has. Drawn by code that is fetched with its settings.
#[derive(Clone, Copy)]
pub struct Own {
    /// What stands for the page in the bar.
    pub brand: fn(Session) -> El,
    /// The head of the first screen and its list of reports; none without reports.
    pub archive: Option<fn(Session) -> [El; 2]>,
    /// The foot of every screen.
    pub foot: fn(Session) -> El,
}

thread_local! {
    /// What the settings make of the page: read once.
    static COUNCIL: OnceCell<Council> = const { OnceCell::new() };
}

/// Draws by what the settings make of the page.
fn drawn<T>(draw: impl FnOnce(&Council) -> T) -> T {
    COUNCIL.with(|council| draw(council.get_or_init(Council::default)))
}

/// Uses the settings in a text.
pub fn begin(session: Session, text: &str) {
    let council = COUNCIL.with(|council| council.get_or_init(|| crate::council(text.as_bytes())).clone());
    let css = colours(&council);
    if !css.is_empty() {
        // Where the browser has no such sheets, the page keeps its own colours.
        let _ = colour(&css);
    }
    paper::call(name(&council).to_owned());
    session.be_own(Own {
        brand: |_| drawn(brand),
        archive: (!council.years.is_empty()).then_some(|session| drawn(|council| [head(council), archive(session, council)])),
        foot: |session| drawn(|council| foot(session, council)),
    });
    open_default(&council.default_report);
}

#[wasm_bindgen]
extern "C" {
    /// Puts a style sheet on the page, one that its policy allows; `web/boot.js`.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = colour, catch)]
    fn colour(css: &str) -> Result<(), JsValue>;
}

fn name(council: &Council) -> &str {
    if council.title.is_empty() { "Scorecard" } else { &council.title }
}

/// Puts the default report into an address that names nothing; it is then opened as by a link.
fn open_default(path: &str) {
    let now = Address::now();
    let asks_nothing = now.query.is_empty() && now.fragment.is_empty() && now.entry.is_none();
    if !path.is_empty()
        && asks_nothing
        && let Ok(history) = window().history()
    {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query(path)));
    }
}

fn query(path: &str) -> String {
    format!("?report={}", encoded(path))
}

/// The accent colours as styles: outside the layers of the page's own, which they outweigh.
fn colours(council: &Council) -> String {
    let mut css = String::new();
    if !council.light.is_empty() {
        let accent = &council.light;
        css += &format!(
            "@media screen and (prefers-color-scheme: light) and (forced-colors: none), print {{ :root {{ --bar: {accent}; --link: {accent}; \
             --link-hover: color-mix(in srgb, {accent} 70%, black); --note-rule: {accent}; }} }}\n"
        );
    }
    if !council.dark.is_empty() {
        let accent = &council.dark;
        css += &format!(
            "@media screen and (prefers-color-scheme: dark) and (forced-colors: none) {{ :root {{ --link: {accent}; --link-hover: \
             color-mix(in srgb, {accent} 70%, white); --note-rule: {accent}; }} .bar {{ border-block-end: 3px solid {accent}; }} }}\n"
        );
    }
    css
}

/// The name in the bar; beside the logo, which is told by it. Where the logo cannot be fetched the name stands alone.
fn brand(council: &Council) -> El {
    let name = name(council).to_owned();
    if council.logo.is_empty() {
        return el("span", "").add(name);
    }
    let gone = RwSignal::new(false);
    let logo = el("img", "bar__logo")
        .attr("src", council.logo.clone())
        .attr("alt", name.clone())
        .on("error", Callback::new(move |_| gone.set(true)))
        .hidden(gone.into());
    let words = el("span", "").live("aria-hidden", Signal::derive(move || (!gone.get()).then(|| "true".to_owned()))).add(name);
    el("span", "bar__own").add(logo).add(words)
}

/// The head of the first screen.
fn head(council: &Council) -> El {
    let title = if council.title.is_empty() { "Performance reports" } else { &council.title };
    let lede = "Open a report to see every measure with its rating, what is off track, and how each rating was worked out.";
    el("div", "welcome__head").add(el("h1", "").add(title.to_owned())).add(el("p", "welcome__lede").add(lede))
}

/// The reports to choose from, by the year of their meeting.
fn archive(session: Session, council: &Council) -> El {
    let section = el("section", "archive").attr("aria-labelledby", "archive");
    let years: Vec<El> = council.years.iter().map(|year| of_year(session, year)).collect();
    section.add(el("h2", "samples__title").attr("id", "archive").add("Reports")).add(years)
}

fn of_year(session: Session, year: &YearOfReports) -> El {
    let items: Vec<El> = year.reports.iter().map(|report| item(session, report)).collect();
    el("div", "archive__year").add(el("h3", "").add(year.year.clone())).add(el("ul", "samples").attr("role", "list").add(items))
}

fn item(session: Session, report: &ReportToOpen) -> El {
    let ReportToOpen { path, title, meeting, note } = report;
    let query = query(path);
    let open = {
        let (path, query) = (path.clone(), query.clone());
        Callback::new(move |()| {
            let arrival = Arrival { query: query.clone(), step: Step::Push, view: Showing::Scorecard };
            opening::link(session, vec![path.clone()], arrival);
        })
    };
    el("li", "samples__item samples__item--plain")
        .add(page_link("samples__link", query, "", open).add(title.clone()))
        .add(el("p", "samples__about").add(meeting.clone()))
        .maybe((!note.is_empty()).then(|| el("p", "samples__about").add(note.clone())))
}

/// The links at the foot; and, for who publishes the page, that some settings are not used.
fn foot(session: Session, council: &Council) -> El {
    let links: Vec<El> =
        council.links.iter().map(|link| el("li", "").add(el("a", "").attr("href", link.to.clone()).add(link.words.clone()))).collect();
    let links: Child =
        if links.is_empty() { Child::All(Vec::new()) } else { el("ul", "foot__links").attr("role", "list").add(links).into() };
    let wrong = (!council.problems.list.is_empty()).then(|| {
        let look = Callback::new(move |_| drawn(|council| session.tell(crate::CONFIG_FILE, council.problems.clone())));
        el("p", "foot__wrong")
            .add("For who looks after this page: some of its settings are not used. ")
            .add(el("button", "button button--small").attr("type", "button").on("click", look).add("See what is wrong"))
    });
    el("footer", "foot no-print").add(el("div", "wrap").add(links).maybe(wrong))
}
