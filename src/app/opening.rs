//! All ways in: a file that was dropped or chosen, pasted text, a link. What cannot even be read is
//! told on the same screen as the problems of a file; its few sentences are at the foot.

use std::time::Duration;

use gloo_file::futures::read_as_bytes;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, FileList, RequestCache, RequestInit, RequestMode, Response, Url};

use super::address::Step;
use super::session::{Arrival, Session};
use crate::scorecard::view::Tally;
use crate::scorecard::{ProblemView, ProblemsView};

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

/// Opens the first report among files that were dropped or chosen, and says so if there were several.
pub fn files(session: Session, given: &FileList) {
    let given: Vec<web_sys::File> = (0..given.length()).filter_map(|i| given.get(i)).collect();
    let looks_right = |file: &web_sys::File| file.name().to_lowercase().ends_with(".json") || file.type_() == "application/json";
    let Some(file) = given.iter().find(|file| looks_right(file)).or(given.first()) else { return };
    let name = file.name();
    let remark = if given.len() > 1 { only_one_of(given.len(), &name) } else { String::new() };
    open(session, Source::File(file.clone()), Arrival { name, query: String::new(), step: Step::Push, remark });
}

/// Opens text that was pasted.
pub fn text(session: Session, text: String) {
    let arrival = Arrival { name: PASTED.to_owned(), query: String::new(), step: Step::Push, remark: String::new() };
    open(session, Source::Text(text), arrival);
}

/// Opens something, and shows what came of it.
fn open(session: Session, source: Source, arrival: Arrival) {
    let turn = session.begin(&arrival.name);
    spawn_local(async move {
        let result = read(source, &arrival.name).await;
        painted().await;
        session.finish(turn, result.and_then(|bytes| crate::open(&arrival.name, &bytes)), arrival);
    });
}

/// The bytes of what is to be opened.
async fn read(source: Source, name: &str) -> Result<Vec<u8>, ProblemsView> {
    match source {
        Source::File(file) => {
            let size = file.size();
            if size > LARGEST_FILE_IN_BYTES {
                return Err(too_large(name, size));
            }
            let read = read_as_bytes(&gloo_file::Blob::from(web_sys::Blob::from(file))).await;
            read.map_err(|error| unreadable(name, &error.to_string()))
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
    open(session, Source::Path(path.to_owned()), arrival);
}

/// How a sample turns out: its ratings, counted. None where it cannot be fetched: nobody asked for it yet.
pub async fn sample(path: &str) -> Option<Vec<Tally>> {
    let name = file_name(path);
    let bytes = read(Source::Path(path.to_owned()), &name).await.ok()?;
    crate::open(&name, &bytes).ok().map(|opened| opened.scorecard.ratings)
}

/// Fetches a report from beside the page.
async fn fetch(path: &str) -> Result<Vec<u8>, ProblemsView> {
    let address = same_origin(path)?;
    let options = RequestInit::new();
    options.set_mode(RequestMode::SameOrigin);
    // A report that was published anew is to be seen at once.
    options.set_cache(RequestCache::NoCache);
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(&address, &options))
        .await
        .and_then(JsCast::dyn_into)
        .map_err(|_| unreachable_address(path))?;
    if !response.ok() {
        return Err(refused(path, response.status()));
    }
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if kind.starts_with("text/html") {
        return Err(web_page(path));
    }
    let body = response.array_buffer().map_err(|_| unreachable_address(path))?;
    let body = JsFuture::from(body).await.map_err(|_| unreachable_address(path))?;
    Ok(Uint8Array::new(&body).to_vec())
}

/// The address that a path means, if it is of the same origin as the page.
fn same_origin(path: &str) -> Result<String, ProblemsView> {
    let page = document().base_uri().ok().flatten().unwrap_or_default();
    let url = Url::new_with_base(path, &page).map_err(|_| elsewhere(path))?;
    let location = window().location();
    // The origin of a blob: address is that of the page, so the protocol is asked as well.
    let same = location.origin().is_ok_and(|origin| origin == url.origin())
        && location.protocol().is_ok_and(|protocol| protocol == url.protocol());
    if same { Ok(url.href()) } else { Err(elsewhere(path)) }
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

// What to say when there is no text to read. These are not problems of a file.

/// A view of one such problem.
fn unopened(title: &str, file: &str, found: String, wanted: &str, remedy: String) -> ProblemsView {
    let text = format!("{title}\n{file}\n\nFound: {found}\nWanted: {wanted}\nRemedy: {remedy}\n");
    let problem = ProblemView {
        warning: false,
        title: title.to_owned(),
        measure: String::new(),
        pointer: String::new(),
        line: 0,
        column: 0,
        excerpt: Vec::new(),
        found,
        wanted: wanted.to_owned(),
        remedy,
    };
    ProblemsView { title: title.to_owned(), file: file.to_owned(), problems: vec![problem], text }
}

fn only_one_of(count: usize, name: &str) -> String {
    format!("You gave {count} files. Scorecard opens one at a time: this is {name}. The others were not opened.")
}

fn too_large(name: &str, bytes: f64) -> ProblemsView {
    unopened(
        "This file is too large to be a report",
        name,
        format!("a file of {} MB", (bytes / 1e6) as u64),
        "a report file, which is rarely larger than 1 MB",
        "Check that you chose the right file.".to_owned(),
    )
}

fn unreadable(name: &str, reason: &str) -> ProblemsView {
    unopened(
        "The browser could not read this file",
        name,
        format!("the browser said: {reason}"),
        "a file that is still where it was, and that you may read",
        "If it is a folder, drop the file that is in it. If it lies on a network drive or was moved or saved meanwhile, choose it again."
            .to_owned(),
    )
}

fn elsewhere(path: &str) -> ProblemsView {
    unopened(
        "This link names a report that is somewhere else",
        path,
        format!("?report={path}"),
        "a report on the same website as this page: its path, such as ?report=reports/2025-q3.json",
        "Scorecard opens reports from its own website only, so that a link cannot show you somebody else’s figures as if they were the \
         council’s. If you trust the report, download it and drop it here."
            .to_owned(),
    )
}

fn unreachable_address(path: &str) -> ProblemsView {
    let offline = !window().navigator().on_line();
    unopened(
        if offline { "You are offline, and this report is not on your device" } else { "The report could not be fetched" },
        path,
        if offline { "no connection".to_owned() } else { "no answer from the website, or one that leads to another website".to_owned() },
        "the report that the link names",
        if offline {
            "Reload the page when you are connected again. The page itself works offline: you can open a file that is on your device."
                .to_owned()
        } else {
            "Check your connection and reload the page. If that does not help, ask whoever sent the link for the file, and drop it here."
                .to_owned()
        },
    )
}

fn refused(path: &str, status: u16) -> ProblemsView {
    let wanted = "the report that the link names";
    match status {
        404 | 410 => unopened(
            "There is no report at this address",
            path,
            format!("nothing (the website answered {status})"),
            wanted,
            "Check the link for a slip: capital letters count. If you look after this website: see that the file is there, and that the \
             website gives out files that end in .json."
                .to_owned(),
        ),
        401 | 403 => unopened(
            "You may not see this report",
            path,
            format!("a refusal (the website answered {status})"),
            wanted,
            "Sign in to the website in another tab, then reload this page. If that does not help, ask whoever sent you the link."
                .to_owned(),
        ),
        _ => unopened(
            "The website could not give out this report",
            path,
            format!("an error (the website answered {status})"),
            wanted,
            "Reload the page in a few minutes. If that does not help, tell whoever looks after this website.".to_owned(),
        ),
    }
}

fn web_page(path: &str) -> ProblemsView {
    unopened(
        "There is a web page at this address, not a report",
        path,
        "a web page".to_owned(),
        "a report file in JSON",
        "If the website asks for a sign-in, sign in in another tab and reload this page. Otherwise check the link for a slip.".to_owned(),
    )
}
