//! What changed since an earlier report.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::chooser::chooser;
use crate::app::components::endnotes::lines;
use crate::app::components::group_choice::{Against, group_choice};
use crate::app::components::mark::mark_icon;
use crate::app::components::notice::remark;
use crate::app::components::open_reports::open_reports;
use crate::app::components::rating_tag::rating_tag;
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::el::{Child, El, changing, el};
use crate::app::paper;
use crate::app::session::{Report, Session};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{Mark, Scorecard, Since, SinceGroup, SinceRow, SinceSide, TurnedOut};

/// The reader's view of the scorecard, and how to change it.
#[derive(Clone, Copy)]
struct View {
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
}

/// What changed: in a sentence, by sort, measure by measure, and how earlier forecasts turned out. Without an
/// earlier report, how to open one.
#[must_use]
pub fn since_screen(session: Session, report: &Arc<Report>) -> El {
    let view = View { selection: session.selection(), on_select: Callback::new(move |wanted| session.select(wanted)) };
    let scorecard = Arc::clone(&report.opened.scorecard);
    paper::margins(&scorecard.masthead);
    let earlier = report.others.earlier.clone();
    // An earlier report that is not open any more is not asked for.
    let then = Memo::new(move |_| {
        view.selection.with(|selection| earlier.iter().find(|earlier| earlier.key == selection.then).map(|earlier| earlier.key.clone()))
    });
    let then = Signal::derive(move || then.get().unwrap_or_default());
    let told = {
        let report = Arc::clone(report);
        Memo::new(move |_| report.opened.since(&then.get()))
    };
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..view.selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, view.on_select, "", "Back to the scorecard"));
    let title = changing(move || {
        let title = told.read().as_ref().map_or_else(|| "What changed since last time".to_owned(), |since| since.title.clone());
        paper::title(&title);
        title
    });
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add(title));
    let on_with = Callback::new(move |then| (view.on_select).run(Selection { then, ..view.selection.get_untracked() }));
    let choice = group_choice(report.others.earlier.clone(), Vec::new(), Against { now: then, on_with });
    let help = report.others.earlier.is_empty().then(|| no_earlier(session, report));
    let body = changing(move || told.get().map_or_else(|| Child::All(Vec::new()), |since| body(since, &scorecard, view)));
    el("div", "")
        .maybe(remark(report.remark.clone()))
        .add(open_reports(session, report))
        .add(el("article", "since wrap").add(back).add(head).maybe(choice).maybe(help).add(body))
}

/// How to open an earlier report, where there is none.
fn no_earlier(session: Session, report: &Report) -> El {
    let words = if report.all.len() == 1 {
        "Only one report is open. Drop last time’s file here to see what changed."
    } else {
        "None of the other reports that are open is an earlier one of this council. Drop last time’s file here to see what changed."
    };
    let how = "Its measures are matched with those of this report, also where their codes were changed. It shows what is newly off track, \
               what has recovered, which arrows turned, which targets moved, what is new and what was dropped. Nothing leaves your browser.";
    el("div", "since__none no-print").add(el("p", "headline").add(words)).add(el("p", "").add(how)).add(chooser(
        session,
        "earlier-file",
        "Choose an earlier report",
    ))
}

/// All of it that changes with the earlier report.
fn body(since: Since, scorecard: &Scorecard, view: View) -> Child {
    let Since { lead, rest, cautions, groups, rows, heads, turned_out, .. } = since;
    let mut parts = vec![el("p", "headline").add(el("strong", "").add(lead))];
    parts.extend((!rest.is_empty()).then(|| el("p", "since__rest").add(rest)));
    parts.extend(lines(&cautions).map(|lines| el("div", "since__cautions").add(el("strong", "").add("Bear in mind")).add(lines)));
    if groups.is_empty() {
        parts.push(el("p", "quiet since__same").add("No measure changed in a way that is told here. The table has all figures."));
    } else {
        let groups = groups.into_iter().map(|group| group_part(group, &rows, scorecard, view));
        parts.push(el("div", "since__groups").add(groups.collect::<Vec<_>>()));
    }
    parts.push(part("All measures, then and now", since_table(rows, heads, scorecard, view)));
    if !turned_out.is_empty() {
        parts.push(part("How earlier forecasts turned out", turned_out_table(turned_out)));
    }
    parts.into()
}

/// A part with its heading.
fn part(title: &'static str, body: El) -> El {
    el("section", "since__part").add(el("h2", "").add(title)).add(body)
}

/// The measures that changed in one way.
fn group_part(group: SinceGroup, all: &[SinceRow], scorecard: &Scorecard, view: View) -> El {
    let SinceGroup { key, word, meaning, rows } = group;
    let id = format!("since-{key}");
    let count = el("span", "since__count").add(rows.len().to_string());
    let items = rows.into_iter().filter_map(|(index, text)| {
        let row = all.get(index)?;
        // The mark of a rating stands where the text begins with its word.
        let rating = row.now.as_ref().map(|side| &side.rating).filter(|rating| text.starts_with(&rating.word));
        let mark = rating.map(|rating| mark_icon(Mark::Rating(rating.mark)));
        let text = el("span", "since__text").maybe(mark).add(el("span", "").add(text));
        Some(el("li", "since__item").add(measure_name(row, scorecard, view)).add(" ").add(code(row)).add(text))
    });
    el("section", "since__group")
        .attr("aria-labelledby", id.clone())
        .add(el("h2", "").attr("id", id).add(word).add(" ").add(count))
        .maybe((!meaning.is_empty()).then(|| el("p", "since__meaning").add(meaning)))
        .add(el("ul", "since__list").attr("role", "list").add(items.collect::<Vec<_>>()))
}

/// The title of a measure, which leads to its page where the later report has it.
fn measure_name(row: &SinceRow, scorecard: &Scorecard, view: View) -> El {
    match row.measure.and_then(|index| scorecard.measures.get(index)) {
        Some(measure) => measure_link(measure.key.clone(), view.selection, view.on_select, "since__link", row.title.clone()),
        None => el("span", "since__title").add(row.title.clone()),
    }
}

fn code(row: &SinceRow) -> El {
    el("span", "since__code").add(row.code.clone())
}

/// Every measure in both reports.
fn since_table(rows: Vec<SinceRow>, heads: (String, String), scorecard: &Scorecard, view: View) -> El {
    let (then, now) = heads.clone();
    let head = ["Measure".to_owned(), then, now, "Change".to_owned()];
    let rows = rows.into_iter().map(|row| {
        let name = measure_name(&row, scorecard, view);
        let code = code(&row);
        let SinceRow { then, now, change, notes, .. } = row;
        let notes = notes.into_iter().map(|note| el("span", "since__note").add(note));
        let head = el("th", "since__measure").attr("role", "rowheader").attr("scope", "row").add(name).add(" ").add(code);
        let change = cell("since__change")
            .add(rating_tag(Mark::Direction(change.mark), change.word))
            .maybe(fine(change.detail))
            .add(notes.collect::<Vec<_>>());
        let side = |class, label: &str, side: Option<SinceSide>, none: &'static str| {
            let label = el("span", "since__label").attr("aria-hidden", "true").add(label.to_owned());
            cell(class).add(label).add(side.map_or_else(|| vec![el("span", "since__absent").add(none)], side_parts))
        };
        el("tr", "since__row")
            .attr("role", "row")
            .add(head)
            .add(side("since__then", &heads.0, then, "not in the report"))
            .add(side("since__now", &heads.1, now, "not in the report"))
            .add(change)
    });
    table("Every measure in both reports".to_owned(), "since__table", Vec::from(head), rows.collect())
}

/// A figure and its rating.
fn side_parts(side: SinceSide) -> Vec<El> {
    let SinceSide { rating, value } = side;
    let figure = el("div", "").add(el("span", "since__value").add(value.value)).maybe(fine(value.base)).maybe(fine(value.period));
    let rating = el("div", "").add(rating_tag(Mark::Rating(rating.mark), rating.word)).maybe(fine(rating.against));
    vec![el("div", "since__side").add(figure).add(rating)]
}

/// How earlier forecasts turned out.
fn turned_out_table(turned_out: Vec<TurnedOut>) -> El {
    let head = ["Measure", "For", "Forecast", "What came", "Out by"].map(str::to_owned);
    let labels = head.clone();
    let rows = turned_out.into_iter().map(|row| {
        let TurnedOut { measure, period, forecast, outturn, difference } = row;
        let head = el("th", "since__measure").attr("role", "rowheader").attr("scope", "row").add(measure);
        let cells = [period, forecast, outturn, difference]
            .into_iter()
            .zip(labels.iter().skip(1))
            .map(|(text, label)| cell("").add(el("span", "since__label").attr("aria-hidden", "true").add(label.clone())).add(text));
        el("tr", "since__row").attr("role", "row").add(head).add(cells.collect::<Vec<_>>())
    });
    table("Earlier forecasts and what came".to_owned(), "since__table since__table--plain", Vec::from(head), rows.collect())
}

/// A table whose roles are written out: by style alone its rows become blocks on a phone.
fn table(caption: String, class: &'static str, head: Vec<String>, rows: Vec<El>) -> El {
    let heads = head.into_iter().map(|word| el("th", "").attr("role", "columnheader").attr("scope", "col").add(word));
    let head = el("tr", "").attr("role", "row").add(heads.collect::<Vec<_>>());
    el("table", class)
        .attr("role", "table")
        .add(el("caption", "visually-hidden").add(caption))
        .add(el("thead", "since__head").attr("role", "rowgroup").add(head))
        .add(el("tbody", "").attr("role", "rowgroup").add(rows))
}

fn cell(class: &'static str) -> El {
    el("td", class).attr("role", "cell")
}

/// A second line, if there is one.
fn fine(text: String) -> Option<El> {
    (!text.is_empty()).then(|| el("span", "since__fine").add(text))
}
