//! Spreadsheets that come to the page and go from it. The program in the worker reads and makes them.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::office::{self, Kind};
use super::opening::{self, Unread};
use super::saver;
use super::session::NotOpened;
use super::together::File;
use crate::scorecard::{ProblemsView, not_opened_view, readings_alone_view};

/// Files that could not be opened, by name; or were, and something in them should be looked at.
pub type Unopened = Vec<(String, NotOpened)>;

/// Report files; what could not be opened; and what to tell the reader, which may be nothing.
pub type Turned = (Vec<File>, Unopened, String);

/// What one file became.
enum One {
    /// A report file, with what to tell of it and what should be looked at in it.
    File(File, String, Option<ProblemsView>),
    /// It could not be opened.
    Not(String, NotOpened),
}

/// Files of which some do not look like reports: workbooks are made report files.
pub async fn turned(files: Vec<File>, unread: Unopened) -> Turned {
    let (mut turned, mut unread, mut remarks) = (Vec::new(), unread, String::new());
    for file in files {
        match one(file).await {
            One::File(file, remark, look_at) => {
                unread.extend(look_at.map(|view| (file.name.clone(), NotOpened::Told(view))));
                turned.push(file);
                remarks += &remark;
            }
            One::Not(name, why) => unread.push((name, why)),
        }
    }
    (turned, unread, remarks)
}

async fn one(file: File) -> One {
    let File { name, path, bytes } = file;
    if opening::looks_like_a_report(&bytes) {
        return One::File(File { name, path, bytes }, String::new(), None);
    }
    if bytes.starts_with(b"PK") {
        return workbook(name, path, &bytes).await;
    }
    if opening::has_figures(&name) {
        return readings(name);
    }
    let lower = name.to_ascii_lowercase();
    match (crate::read_spreadsheet(&bytes), bytes.trim_ascii_start().first()) {
        // Where a report was asked for, a web page is most likely the answer to something else.
        (Err(_), Some(b'<')) if ![".xls", ".xlsx"].iter().any(|ending| lower.ends_with(ending)) => {}
        (Err(why), Some(_)) => return stopped(not_opened_view(&name, why), name),
        (Ok(_) | Err(_), _) => {}
    }
    // The reader of reports tells best what it is.
    One::File(File { name, path, bytes }, String::new(), None)
}

fn stopped(view: ProblemsView, name: String) -> One {
    One::Not(name, NotOpened::Told(view))
}

/// Figures without a report: the screen that brings them in takes them.
fn readings(name: String) -> One {
    stopped(readings_alone_view(&name), name)
}

async fn workbook(name: String, path: String, bytes: &[u8]) -> One {
    let unread = |name, is_here| One::Not(name, NotOpened::Unread(Unread::NoReader { is_here }));
    if !office::is_here() {
        return unread(name, false);
    }
    let asked = office::ask("report", &[name.as_str().into(), Uint8Array::from(bytes).into()]).await;
    let Some(texts) = asked.ok().and_then(|texts| texts.dyn_into::<Array>().ok()) else { return unread(name, true) };
    let mut texts = texts.iter().filter_map(|text| text.as_string());
    let what = texts.next().unwrap_or_default();
    if what == "readings" {
        return readings(name);
    }
    let text = if what == "report" { texts.next() } else { None };
    let Some(view) = ProblemsView::from_texts(texts.collect()) else { return unread(name, true) };
    let Some(text) = text else { return stopped(view, name) };
    let remark =
        format!("This report was made from the workbook {name}. “Save or share” gives it as a report file, to keep or to publish. ");
    let look_at = (!view.problems.is_empty()).then_some(view);
    One::File(File { name, path, bytes: text.into_bytes() }, remark, look_at)
}

/// What is said of a file that was given to the browser.
pub const SAVED: &str = "Saved. Find it where your browser puts what you download.";

/// Saves the workbook to start from, and tells what came of it.
pub fn save_template(told: RwSignal<String>) {
    spawn_local(async move {
        let saved = match office::ask("template", &[]).await {
            Ok(bytes) => saver::file(&bytes, Kind::Sheets.media_type(), "report template", Kind::Sheets.ending()).await,
            Err(error) => Err(error),
        };
        // The screen may have been left meanwhile.
        told.try_set(
            if saved.is_ok() { SAVED } else { "The template could not be made. Check your connection, then try again." }.to_owned(),
        );
    });
}

/// The workbook of a report file.
///
/// # Errors
/// What makes it could not be fetched, or it failed.
pub async fn of_report(text: &str) -> Result<JsValue, JsValue> {
    office::ask("workbook", &[text.into()]).await
}
