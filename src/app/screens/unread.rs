//! What cannot even be read, in words: told on the same screen as the problems of a file.

use crate::app::opening::Unread;
use crate::scorecard::{ProblemView, ProblemsView};

/// Why there are no bytes to read, as a problem; with the name of what was to be opened.
#[must_use]
pub fn unread_view(name: &str, why: &Unread) -> ProblemsView {
    match why {
        Unread::TooLarge { bytes } => too_large(name, *bytes),
        Unread::Unreadable { reason } => unreadable(name, reason),
        Unread::Elsewhere { path } => elsewhere(path),
        Unread::Unreachable { path, offline } => unreachable_address(path, *offline),
        Unread::Refused { path, status } => refused(path, *status),
        Unread::OtherLink => other_link(name),
        Unread::Damaged { letters } => damaged(name, *letters),
        Unread::WebPage { path } => web_page(path),
        Unread::NoReader { is_here } => no_reader(name, *is_here),
    }
}

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

fn unreachable_address(path: &str, offline: bool) -> ProblemsView {
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

fn other_link(name: &str) -> ProblemsView {
    unopened(
        "This link was made by another version of Scorecard",
        name,
        "a report packed in a way that this version does not know".to_owned(),
        "a link that has #report=1. and the report in it",
        "If it begins so, check it for a slip. Otherwise ask whoever sent it for the report as a file, and drop it here.".to_owned(),
    )
}

fn damaged(name: &str, letters: usize) -> ProblemsView {
    unopened(
        "This link has lost a part of its report",
        name,
        format!("{letters} letters after #report= that are not a whole report"),
        "a link with a whole report in it",
        "Programs for mail and messages cut links that are long. Copy the link whole, from where it begins to where it ends, or ask whoever \
         sent it for the report as a file, and drop it here."
            .to_owned(),
    )
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

fn no_reader(name: &str, is_here: bool) -> ProblemsView {
    let found = "an Excel workbook (.xlsx)".to_owned();
    if is_here {
        return unopened(
            "The part of this page that reads workbooks could not be fetched",
            name,
            found,
            "a connection, or a report file in JSON",
            "Check your connection and open the workbook again. Everything else goes on working.".to_owned(),
        );
    }
    unopened(
        "This page in one file does not read workbooks",
        name,
        found,
        "a report file in JSON",
        "Open the workbook with the page on the website, save the report’s file there under “Save or share”, and open that here."
            .to_owned(),
    )
}
