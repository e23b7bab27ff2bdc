//! All ways in: a file that was dropped or chosen, pasted text, a link.

use std::sync::Arc;
use std::time::Duration;

use gloo_file::futures::read_as_bytes;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, FileList, RequestCache, RequestInit, RequestMode, Response, Url};

use super::address::Step;
use super::later;
use super::session::{Arrival, NotOpened, Report, Session};
use crate::scorecard::view::Tally;
use crate::{Opened, Problems};

/// A file larger than this is not opened: the largest reports we know have a hundredth of it, and a
/// browser that runs out of memory says nothing.
const LARGEST_FILE_IN_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// What pasted text is called.
const PASTED: &str = "the pasted text";

/// What is to be opened.
enum Source {
    /// A file of the device.
    File(web_sys::File),
    /// Text that was pasted.
    Text(String),
    /// A file beside the page, by its path.
    Path(String),
}

impl Source {
    /// The name of a file of the device.
    fn name(&self) -> Option<String> {
        match self {
            Self::File(file) => Some(file.name()),
            Self::Text(_) | Self::Path(_) => None,
        }
    }
}

/// Opens files that were dropped or chosen: a report, with files of benchmarks or without; or files of
/// benchmarks for the report that is open.
pub fn files(session: Session, given: &FileList) {
    let given: Vec<web_sys::File> = (0..given.length()).filter_map(|i| given.get(i)).collect();
    let looks_right = |file: &web_sys::File| file.name().to_lowercase().ends_with(".json") || file.type_() == "application/json";
    let (right, others): (Vec<_>, Vec<_>) = given.into_iter().partition(looks_right);
    let chosen = [right, others].concat();
    let Some(first) = chosen.first() else { return };
    let arrival = Arrival { name: first.name(), query: String::new(), step: Step::Push, remark: String::new() };
    open(session, chosen.into_iter().map(Source::File).collect(), arrival);
}

/// Opens text that was pasted.
pub fn text(session: Session, text: String) {
    let arrival = Arrival { name: PASTED.to_owned(), query: String::new(), step: Step::Push, remark: String::new() };
    open(session, vec![Source::Text(text)], arrival);
}

/// Opens something, and shows what came of it.
fn open(session: Session, sources: Vec<Source>, mut arrival: Arrival) {
    let turn = session.begin(&arrival.name);
    spawn_local(async move {
        let opened = open_all(session, sources, &mut arrival).await;
        session.finish(turn, opened, arrival);
    });
}

/// The report that these hold together. The name on arrival becomes that of the file it is about.
async fn open_all(session: Session, sources: Vec<Source>, arrival: &mut Arrival) -> Result<Opened, NotOpened> {
    let mut files = Vec::new();
    for source in sources {
        let name = source.name().unwrap_or_else(|| arrival.name.clone());
        match read(source).await {
            Ok(bytes) => files.push((name, bytes)),
            Err(why) => {
                arrival.name = name;
                return Err(NotOpened::Unread(why));
            }
        }
    }
    painted().await;
    // One report without other councils' values, as most are, needs nothing more.
    let alone = match &files[..] {
        [(_, bytes)] => Some(crate::open(bytes)),
        _ => None,
    };
    match alone {
        Some(Ok(opened)) if !opened.has_unread_benchmarks() => Ok(opened),
        Some(Err(problems)) if !problems.is_of_benchmarks_alone() => Err(NotOpened::Problems(problems)),
        opened => match later::open_together(files, session.report()).await {
            Ok(together) => {
                arrival.name = together.name;
                arrival.remark = together.remark;
                together.result.map_err(NotOpened::Problems)
            }
            // The code that reads them could not be fetched: the report is better than nothing.
            Err(_) => match opened {
                Some(opened) => {
                    "The values of other councils could not be read, because a part of this page could not be fetched. Reload the page when \
                     you are connected to compare with them."
                        .clone_into(&mut arrival.remark);
                    opened.map_err(NotOpened::Problems)
                }
                None => {
                    Err(NotOpened::Unread(Unread::Unreachable { path: arrival.name.clone(), offline: !window().navigator().on_line() }))
                }
            },
        },
    }
}

/// What came of files that were opened together.
pub struct Together {
    /// The report, or the problems of one of the files.
    pub result: Result<Opened, Problems>,
    /// The name of the file it is about.
    pub name: String,
    /// What to tell the reader; empty if nothing.
    pub remark: String,
}

/// Opens the first report among files, or takes the one that is open, with the benchmarks among them.
pub fn together(files: Vec<(String, Vec<u8>)>, open: Option<Arc<Report>>) -> Together {
    let given = files.len();
    let (benchmarks, reports): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, bytes)| crate::is_benchmark_file(bytes));
    let one = |name: &str, result, remark| Together { result, name: name.to_owned(), remark };
    let opened = match (reports.first(), open) {
        (Some((name, bytes)), _) => {
            crate::open_whole(bytes).map(|opened| (name.clone(), opened)).map_err(|problems| one(name, Err(problems), String::new()))
        }
        (None, Some(report)) => Ok((report.name.clone(), report.opened.clone())),
        (None, None) => {
            let (name, bytes) = benchmarks.first().cloned().unwrap_or_default();
            // Without a report, the message says what a file of benchmarks goes with.
            Err(one(&name, crate::open(&bytes), String::new()))
        }
    };
    let (name, mut opened) = match opened {
        Ok(opened) => opened,
        Err(problems) => return problems,
    };
    for (name, bytes) in &benchmarks {
        if let Err(problems) = opened.read_benchmark_file(bytes) {
            return one(name, Err(problems), String::new());
        }
    }
    let mut remark = Vec::new();
    if let Some((from, _)) = benchmarks.last() {
        remark.push(format!("The values of other councils come from {from}."));
    }
    if reports.len() > 1 {
        remark.push(only_one_of(given, &name));
    }
    one(&name, Ok(opened), remark.join(" "))
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
    /// There is a web page at the address.
    WebPage {
        /// The path in the link.
        path: String,
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
        Source::Text(text) => Ok(text.into_bytes()),
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

/// Opens the report that a link names: `path` as in `?report=`, and the query that says so.
pub fn link(session: Session, path: &str, query: String, step: Step) {
    let arrival = Arrival { name: file_name(path), query, step, remark: String::new() };
    open(session, vec![Source::Path(path.to_owned())], arrival);
}

/// How a sample turns out: its ratings, counted. None where it cannot be fetched: nobody asked for it yet.
pub async fn sample(path: &str) -> Option<Vec<Tally>> {
    let bytes = read(Source::Path(path.to_owned())).await.ok()?;
    crate::open(&bytes).ok().map(|opened| opened.scorecard.ratings.clone())
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

fn only_one_of(count: usize, name: &str) -> String {
    format!("You gave {count} files. Scorecard opens one at a time: this is {name}. The other reports were not opened.")
}
