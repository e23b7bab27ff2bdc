//! The first screen: open a report, or look at a sample.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::address::Step;
use crate::app::components::chooser::chooser;
use crate::app::components::mark::mark_icon;
use crate::app::components::notice::{notice, still_open};
use crate::app::components::page_link::page_link;
use crate::app::components::paste_form::{PasteForm, paste_form};
use crate::app::el::{El, changing, el};
use crate::app::later::{self, later};
use crate::app::session::{Arrival, Session};
use crate::app::{drafting, one_file, opening};
use crate::scorecard::lower;
use crate::scorecard::selection::Showing;
use crate::scorecard::view::Tally;

/// A report that comes with the page.
struct Sample {
    path: &'static str,
    title: &'static str,
    about: &'static str,
}

/// How long the page is left alone before the samples are fetched for their counts.
const IDLE: Duration = Duration::from_millis(300);

static SAMPLES: [Sample; 4] = [
    Sample {
        path: "examples/adults-2025-01.json",
        title: "Adults and Communities, January 2025",
        about: "Leicestershire’s paper on April to November 2024. Rated better, similar or below; forecasts beside the position.",
    },
    Sample {
        path: "examples/adults-2022-01.json",
        title: "Adults and Communities, January 2022",
        about: "Its paper on April to November 2021. Rated red, amber or green against targets, with quartiles.",
    },
    Sample {
        path: "examples/england-2023.json",
        title: "Beside other councils, 2022/23",
        about: "Seven national measures of adult social care: where Leicestershire stands among 150 councils.",
    },
    Sample {
        path: "examples/exampleshire-2024-12.json",
        title: "Exampleshire, an invented council",
        about: "Every figure is made up: 14 measures among 40 councils, to show surveys, monthly charts, ranks and how sure each figure is.",
    },
];

/// What can be dropped, and more of it.
const DROPPED: [&str; 2] = [
    "Drop a report or a spreadsheet here",
    "A report file (JSON) or an Excel workbook made from the template (.xlsx), or several to compare. Anywhere on this page will do.",
];

/// The same of the page in one file, which reads no workbooks.
const ONE_FILE: [&str; 2] = ["Drop a report file here", "A JSON file, or several reports to compare. Anywhere on this page will do."];

/// Two reports of one council that come with the page.
const TWO: [&str; 2] = ["examples/adults-2025-01.json", "examples/adults-2022-01.json"];

/// All ways to open a report, and where to start. The address may be `forgotten`: of a file that the
/// page no longer has.
#[must_use]
pub fn welcome_screen(session: Session, forgotten: bool) -> El {
    let lede = "Scorecard turns one file into a scorecard that explains every rating, and into a paper for the committee.";
    let head = el("div", "welcome__head").add(el("h1", "").add("Open a performance report")).add(el("p", "welcome__lede").add(lede));
    let forgotten = forgotten.then(|| {
        notice("notice", "What was open here came from a file, and Scorecard keeps no files. Open it again to go on where you were.")
    });
    let single = one_file::files().is_some();
    let [drop, dropped] = if single { ONE_FILE } else { DROPPED };
    let drop_zone = el("div", "drop-zone")
        .add(el("p", "drop-zone__words").add(drop))
        .add(el("p", "").add("or"))
        .add(chooser(session, "report-file", "Choose a file"))
        .add(el("p", "drop-zone__hint").add(dropped));
    let yours = section("", "your-file", "visually-hidden", "Your file").add(drop_zone).add(paste(session));
    // What keeps them is fetched only where something is kept.
    let kept = drafting::has_kept().then(|| el("div", "").add(later(move || later::edit_part(session, None))));
    let page = el("div", "welcome wrap");
    if let Some(archive) = untrack(|| session.own()).and_then(|own| own.archive) {
        let [head, reports] = archive(session);
        let columns = el("div", "welcome__columns").add(reports).add(yours.add(privacy()));
        return page.add(head).maybe(forgotten).maybe(kept).maybe(still_open(session)).add(columns).add(where_to_start(session));
    }
    let page = page.add(head).maybe(forgotten).maybe(kept).maybe(still_open(session));
    if single {
        // The page in one file has no files beside it: neither samples nor what helps to make a file.
        return page.add(el("div", "welcome__columns").add(yours).add(el("div", "").add(privacy())));
    }
    let samples: Vec<El> = SAMPLES.iter().map(|sample| sample_item(session, sample)).chain([two_samples(session)]).collect();
    let samples = section("", "samples", "samples__title", "Or look at a sample")
        .add(el("ul", "samples").attr("role", "list").add(samples))
        .add(privacy());
    page.add(el("div", "welcome__columns").add(yours).add(samples)).add(where_to_start(session))
}

/// A section under a title, which has its id.
fn section(class: &'static str, id: &'static str, title_class: &'static str, title: &'static str) -> El {
    el("section", class).attr("aria-labelledby", id).add(el("h2", title_class).attr("id", id).add(title))
}

/// Text to paste, and the button that opens it.
fn paste(session: Session) -> El {
    let form = PasteForm {
        class: "paste",
        id: "paste",
        label: "Or paste the text of a report",
        rows: "4",
        empty: "There is no text here yet: paste the report first.",
        button: "Open the pasted text",
    };
    let open = Callback::new(move |text: String| {
        if !text.is_empty() {
            opening::text(session, text);
        }
    });
    paste_form(form, open)
}

/// A sample: a link that opens it, and that can be sent on; and how it turns out.
fn sample_item(session: Session, sample: &'static Sample) -> El {
    let href = "?report=".to_owned() + sample.path;
    let open = open_link(session, vec![sample.path], Showing::Scorecard);
    work_out(session, sample.path);
    let counts = move || {
        session.samples().with(|samples| samples.iter().find(|(path, _)| *path == sample.path).map(|(_, tallies)| sample_counts(tallies)))
    };
    el("li", "samples__item")
        .add(page_link("samples__link", href, sample.title, open))
        .add(el("p", "samples__about").add(sample.about))
        .add(changing(counts))
}

/// Two samples of one council together: what changed between them.
fn two_samples(session: Session) -> El {
    let href = format!("?report={}&report={}#view=since", TWO[0], TWO[1]);
    let about = "What is newly off track after three years, what has recovered, and which targets moved, though the codes are others now.";
    el("li", "samples__item samples__item--plain")
        .add(page_link("samples__link", href, "2022 and 2025 together: what changed", open_link(session, TWO.to_vec(), Showing::Since)))
        .add(el("p", "samples__about").add(about))
}

/// Opens reports that come with the page, as a link to them does.
fn open_link(session: Session, paths: Vec<&'static str>, view: Showing) -> Callback<()> {
    Callback::new(move |()| {
        let query = format!("?report={}", paths.join("&report="));
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        opening::link(session, paths, Arrival { query, step: Step::Push, view });
    })
}

/// Works out how a sample turns out, from the sample itself, once the page has nothing better to do.
fn work_out(session: Session, path: &'static str) {
    let samples = session.samples();
    if samples.with_untracked(|samples| samples.iter().any(|(known, _)| *known == path)) {
        return;
    }
    let work_out = move || {
        spawn_local(async move {
            if let Some(tallies) = opening::sample(path).await {
                samples.update(|samples| samples.push((path, tallies)));
            }
        });
    };
    if let Ok(timer) = set_timeout_with_handle(work_out, IDLE) {
        on_cleanup(move || timer.clear());
    }
}

/// How a sample turns out: one mark per measure, and the counts.
fn sample_counts(tallies: &[Tally]) -> El {
    let words: Vec<String> = tallies.iter().map(|tally| format!("{} {}", tally.count, lower(&tally.word))).collect();
    let of_a_rating = |tally: &Tally| el("span", "samples__marks").add((0..tally.count).map(|_| mark_icon(tally.mark)).collect::<Vec<_>>());
    let marks: Vec<El> = tallies.iter().filter(|tally| tally.count > 0).map(of_a_rating).collect();
    el("div", "samples__counts")
        .add(el("p", "samples__strip").attr("aria-hidden", "true").add(marks))
        .add(el("p", "samples__words").add(words.join(", ")))
}

/// What becomes of a report that is opened.
fn privacy() -> El {
    let text = "There is no server behind this page and no account. What you open stays on this device, is sent nowhere, and is forgotten \
                when you close the page; only figures that you change yourself are kept in this browser until you save them, if you let it. After your first visit it works without a connection.";
    el("div", "welcome__privacy").add(el("h3", "").add("Nothing leaves your browser")).add(el("p", "").add(text))
}

/// Where to start, by who you are.
fn where_to_start(session: Session) -> El {
    let go_to_about = Callback::new(move |()| session.go_to_about());
    let item = |text: &'static str| el("li", "").add(text);
    let list = |who: &'static str, items: [El; 3]| {
        el("section", "").add(el("h3", "").add(who)).add(el("ul", "starts__list").add(Vec::from(items)))
    };
    let template = el("a", "").attr("href", "examples/template.json").attr("download", "report.json").add("template in JSON");
    let begin = el("li", "")
        .add(page_link("", "#about", "Start from a spreadsheet", go_to_about))
        .add(": save the template, fill it in. Or from the ")
        .add(template)
        .add(", or last period’s file.");
    section("starts", "starts", "visually-hidden", "Where to start")
        .add(list(
            "Councillors",
            [
                item("Open the link you were sent: it needs no file."),
                item("Start with what is off track, then open a measure to see why it is rated so."),
                item("Print it, or save it as a PDF, and take it into the chamber."),
            ],
        ))
        .add(list(
            "Analysts",
            [
                begin,
                item("Drop it here. Every problem names its measure and its field and line, or its cell, and how to mend it."),
                item("Put it beside this page on your website, and send a link that opens it."),
            ],
        ))
        .add(list(
            "Residents and press",
            [
                item("Each figure shows what it counts, out of how many, and when."),
                item("Each rating opens to its sum, and to who set the rule."),
                item("Each chart has its figures in a table behind it."),
            ],
        ))
}
