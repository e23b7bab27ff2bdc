//! All ways in: a file that was dropped or chosen, pasted text, a link.

use std::cell::Cell;
use std::time::Duration;

use gloo_file::futures::read_as_bytes;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, FileList, RequestCache, RequestInit, RequestMode, Response, Url};

use super::address::Step;
use super::later;
use super::session::{Arrival, NotOpened, Place, Screen, Session};
use super::together::{Came, File};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::Tally;

/// A file larger than this is not opened: the largest reports we know have a hundredth of it, and a
/// browser that runs out of memory says nothing.
const LARGEST_FILE_IN_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// What pasted text is called.
const PASTED: &str = "the pasted text";

/// What a report in an address is called.
const CARRIED: &str = "the report in the link";

/// What is to be opened.
enum Source {
    /// A file of the device.
    File(web_sys::File),
    /// A text that is there already, by the name of its file.
    Text(String, String),
    /// A report in the address, packed.
    Carried(String),
    /// A file beside the page, by its path.
    Path(String),
}

impl Source {
    /// What it is called, and its path in a link.
    fn name(&self) -> (String, String) {
        match self {
            Self::File(file) => (file.name(), String::new()),
            Self::Text(name, _) => (name.clone(), String::new()),
            Self::Carried(_) => (CARRIED.to_owned(), String::new()),
            Self::Path(path) => (file_name(path), path.clone()),
        }
    }
}

/// Opens files that were dropped or chosen, beside the reports that are open: reports, and files of benchmarks
/// for them.
pub fn files(session: Session, given: &FileList) {
    let given: Vec<web_sys::File> = (0..given.length()).filter_map(|i| given.get(i)).collect();
    if let [file] = &given[..]
        && session.report().is_some()
        && has_figures(&file.name())
    {
        return bring_in(session, file.clone());
    }
    let looks_right = |file: &web_sys::File| file.name().to_ascii_lowercase().ends_with(".json") || file.type_() == "application/json";
    let (right, others): (Vec<_>, Vec<_>) = given.into_iter().partition(looks_right);
    add(session, [right, others].concat().into_iter().map(Source::File).collect());
}

/// Whether a file, by its name, holds rows of figures and no report.
pub fn has_figures(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".csv", ".tsv"].iter().any(|ending| name.ends_with(ending))
}

thread_local! {
    /// A file with figures for the report that is open.
    static GIVEN: Cell<Option<web_sys::File>> = const { Cell::new(None) };
}

/// Shows what a file with figures would bring into the report.
fn bring_in(session: Session, file: web_sys::File) {
    GIVEN.set(Some(file));
    session.given().update(|given| *given += 1);
    if !matches!(untrack(|| session.screen()), Screen::Report(_)) {
        session.go_to_report();
    }
    session.select(Selection { measure: None, view: Showing::BringIn, ..session.selection().get_untracked() });
}

/// The file with figures that was last given, once.
#[must_use]
pub fn given() -> Option<web_sys::File> {
    GIVEN.take()
}

/// Opens text that was pasted, beside the reports that are open.
pub fn text(session: Session, text: String) {
    add(session, vec![Source::Text(PASTED.to_owned(), text)]);
}

/// Opens a report file that the page has made, beside the reports that are open, and shows a view of it.
pub fn made(session: Session, name: String, text: String, view: Showing) {
    all_made(session, vec![(name, text)], view);
}

/// The same of several files, such as a report and the values of other councils beside it.
pub fn all_made(session: Session, files: Vec<(String, String)>, view: Showing) {
    open(session, texts(files), true, Arrival { query: String::new(), step: Step::Push, view });
}

fn add(session: Session, sources: Vec<Source>) {
    // Who asks for what changed is shown it as soon as it can be told.
    let view = if matches!(untrack(|| session.place()), Place::View(_, Showing::Since)) { Showing::Since } else { Showing::Scorecard };
    open(session, sources, true, Arrival { query: String::new(), step: Step::Push, view });
}

/// Opens something, `beside` what is open or in its place, and shows what came of it.
fn open(session: Session, sources: Vec<Source>, beside: bool, arrival: Arrival) {
    let Some(first) = sources.first() else { return };
    let turn = session.begin(&if sources.len() == 1 { first.name().0 } else { format!("{} files", sources.len()) });
    spawn_local(async move {
        let came = open_all(session, sources, beside, &arrival.query).await;
        session.finish(turn, came, arrival);
    });
}

/// The reports that these hold together.
async fn open_all(session: Session, sources: Vec<Source>, beside: bool, query: &str) -> Came {
    let (mut files, mut unread, mut remark) = (Vec::new(), Vec::new(), String::new());
    for source in sources {
        let (name, path) = source.name();
        match read(source).await {
            Ok(bytes) => files.push(File { name, path, bytes }),
            Err(why) => unread.push((name, NotOpened::Unread(why))),
        }
    }
    if !files.iter().all(|file| looks_like_a_report(&file.bytes)) {
        let Ok(turning) = later::turned(files, unread).await else {
            let why = NotOpened::Unread(Unread::NoReader { is_here: true });
            return Came { together: None, failed: vec![(String::new(), why)], remark };
        };
        (files, unread, remark) = turning.await;
    }
    if files.is_empty() {
        return Came { together: None, failed: unread, remark };
    }
    painted().await;
    let open = session.report().filter(|_| beside);
    // One report without other councils' values, as most are, needs nothing more.
    let alone = match &files[..] {
        [file] if unread.is_empty() => Some((file.name.clone(), file.path.clone(), crate::open(&file.bytes))),
        _ => None,
    };
    let came = match &alone {
        Some((.., Err(problems))) if open.is_none() || !problems.is_of_benchmarks_alone() => None,
        Some((.., Ok(opened))) if open.is_none() && !opened.has_unread_benchmarks() => None,
        Some(_) if open.is_none() => match files.pop() {
            Some(file) => Some(later::open_whole(file).await),
            None => None,
        },
        _ => {
            // With its styles there, the list of open reports is drawn at once with what it stands above.
            later::styled().await;
            Some(later::open_several(files, open, query.to_owned()).await)
        }
    };
    match (came, alone) {
        (Some(Ok(mut came)), _) => {
            came.failed.extend(unread);
            came.remark = remark + &came.remark;
            came
        }
        // The code that puts it together could not be fetched: the report is better than nothing.
        (came, Some((name, path, opened))) => {
            if came.is_some() {
                remark += "This report is shown by itself, without other reports or councils, because a part of this page could not be \
                           fetched. Reload the page when you are connected.";
            }
            Came::alone(name, path, opened.map_err(NotOpened::Problems), &remark)
        }
        (_, None) => {
            let why = Unread::Unreachable { path: "several files".to_owned(), offline: !window().navigator().on_line() };
            Came { together: None, failed: vec![(String::new(), NotOpened::Unread(why))], remark: String::new() }
        }
    }
}

/// Whether a file begins as a report does: with a bracket or a comment, or with nothing at all.
pub fn looks_like_a_report(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes).trim_ascii_start();
    matches!(body.first(), None | Some(b'{' | b'[' | b'/' | b'#'))
}

/// Why there are no bytes to read. These are no problems of a file; `screens::unread` says them.
#[derive(Debug, Clone, PartialEq)]
pub enum Unread {
    /// It is larger than any report.
    TooLarge {
        /// How large.
        bytes: f64,
    },
    /// The browser could not read the file.
    Unreadable {
        /// What the browser said.
        reason: String,
    },
    /// A link names a report on another website.
    Elsewhere {
        /// The path in the link.
        path: String,
    },
    /// There was no answer.
    Unreachable {
        /// The path in the link.
        path: String,
        /// The browser says that it has no connection.
        offline: bool,
    },
    /// The website answered with something other than the report.
    Refused {
        /// The path in the link.
        path: String,
        /// What it answered.
        status: u16,
    },
    /// The address carries a report packed in a way of another version.
    OtherLink,
    /// What the address carries cannot be unpacked.
    Damaged {
        /// How long it is.
        letters: usize,
    },
    /// There is a web page at the address.
    WebPage {
        /// The path in the link.
        path: String,
    },
    /// What reads workbooks could not be had.
    NoReader {
        /// It belongs to this page; not to the page in one file.
        is_here: bool,
    },
}

/// The bytes of what is to be opened.
async fn read(source: Source) -> Result<Vec<u8>, Unread> {
    match source {
        Source::File(file) => {
            let bytes = file.size();
            if bytes > LARGEST_FILE_IN_BYTES {
                return Err(Unread::TooLarge { bytes });
            }
            let read = read_as_bytes(&gloo_file::Blob::from(web_sys::Blob::from(file))).await;
            read.map_err(|error| Unread::Unreadable { reason: error.to_string() })
        }
        Source::Text(_, text) => Ok(text.into_bytes()),
        Source::Carried(packed) => unpack(&packed).await,
        Source::Path(path) => fetch(&path).await,
    }
}

/// Opens what was pasted on the page outside its fields: files, or text that looks like a report.
/// Whether it was taken.
pub fn pasted(session: Session, data: &DataTransfer) -> bool {
    if let Some(given) = data.files().filter(|given| given.length() > 0) {
        files(session, &given);
        return true;
    }
    let pasted = data.get_data("text/plain").unwrap_or_default();
    let is_json = pasted.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with(['{', '[']);
    if is_json {
        text(session, pasted);
    }
    is_json
}

/// Opens the reports that a link names, in place of what is open: their paths, as in `?report=`.
pub fn link(session: Session, paths: Vec<String>, arrival: Arrival) {
    open(session, paths.into_iter().map(Source::Path).collect(), false, arrival);
}

/// Opens the report that an address carries.
pub fn carried(session: Session, packed: String, arrival: Arrival) {
    open(session, vec![Source::Carried(packed)], false, arrival);
}

/// Opens the reports in the page in one file, by name and text.
pub fn held(session: Session, files: Vec<(String, String)>, arrival: Arrival) {
    open(session, texts(files), false, arrival);
}

fn texts(files: Vec<(String, String)>) -> Vec<Source> {
    files.into_iter().map(|(name, text)| Source::Text(name, text)).collect()
}

/// How a sample turns out: its ratings, counted. None where it cannot be fetched: nobody asked for it yet.
pub async fn sample(path: &str) -> Option<Vec<Tally>> {
    let bytes = read(Source::Path(path.to_owned())).await.ok()?;
    crate::open(&bytes).ok().map(|opened| opened.scorecard.ratings.clone())
}

#[wasm_bindgen]
extern "C" {
    /// Unpacks a report that an address carries; `web/link.js`.
    #[wasm_bindgen(js_namespace = scorecardLater, js_name = unpack, catch)]
    fn unpack_js(packed: &str) -> Result<Promise, JsValue>;
}

/// What an address carries: its version, and the report packed.
async fn unpack(packed: &str) -> Result<Vec<u8>, Unread> {
    let Some(report) = packed.strip_prefix("1.") else { return Err(Unread::OtherLink) };
    let damaged = |_| Unread::Damaged { letters: packed.len() };
    let bytes = JsFuture::from(unpack_js(report).map_err(damaged)?).await.map_err(damaged)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Fetches a report from beside the page.
async fn fetch(path: &str) -> Result<Vec<u8>, Unread> {
    let unreachable = || Unread::Unreachable { path: path.to_owned(), offline: !window().navigator().on_line() };
    let address = same_origin(path)?;
    let options = RequestInit::new();
    options.set_mode(RequestMode::SameOrigin);
    // A report that was published anew is to be seen at once.
    options.set_cache(RequestCache::NoCache);
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(&address, &options)).await.and_then(JsCast::dyn_into).map_err(|_| unreachable())?;
    if !response.ok() {
        return Err(Unread::Refused { path: path.to_owned(), status: response.status() });
    }
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if kind.starts_with("text/html") {
        return Err(Unread::WebPage { path: path.to_owned() });
    }
    let body = response.array_buffer().map_err(|_| unreachable())?;
    let body = JsFuture::from(body).await.map_err(|_| unreachable())?;
    Ok(Uint8Array::new(&body).to_vec())
}

/// The address that a path means, if it is of the same origin as the page.
fn same_origin(path: &str) -> Result<String, Unread> {
    let elsewhere = || Unread::Elsewhere { path: path.to_owned() };
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let url = Url::new_with_base(path, &page).map_err(|_| elsewhere())?;
    let location = window().location();
    // The origin of a blob: address is that of the page, so the protocol is asked as well.
    let same = location.origin().is_ok_and(|origin| origin == url.origin())
        && location.protocol().is_ok_and(|protocol| protocol == url.protocol());
    if same { Ok(url.href()) } else { Err(elsewhere()) }
}

/// The name of the file at the end of a path.
fn file_name(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
    js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from)
}

/// Waits until the browser has drawn what was last changed, so that it shows "Opening …" before it is busy.
async fn painted() {
    let wait = Promise::new(&mut |done, _| {
        let call = move |done: &js_sys::Function| {
            let _ = done.call0(&JsValue::NULL);
        };
        let after_frame = done.clone();
        request_animation_frame(move || set_timeout(move || call(&after_frame), Duration::ZERO));
        // A page in the background draws no frames.
        set_timeout(move || call(&done), Duration::from_millis(250));
    });
    let _ = JsFuture::from(wait).await;
}
