//! One measure: everything known about it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::breakdown::breakdown_figure;
use crate::app::components::chart_figure::{Of, chart_figure};
use crate::app::components::compare_part::compare_part;
use crate::app::components::endnotes::{lines, links};
use crate::app::components::figures::{people_table, reading_table, yardstick_table};
use crate::app::components::forecast_part::forecast_part;
use crate::app::components::group_choice::Against;
use crate::app::components::masthead::facts;
use crate::app::components::measure_checks::measure_checks;
use crate::app::components::measure_table::flag_list;
use crate::app::components::rating_tag::rating_tag;
use crate::app::components::select_link::{measure_link, place_link, select_link};
use crate::app::components::trend_figure::trend_figure;
use crate::app::components::working::{folded_working, working_table};
use crate::app::el::{Child, El, changing, el};
use crate::app::later::{self, later};
use crate::app::session::Report;
use crate::app::{focus, paper};
use crate::export::picture::report_line;
use crate::scorecard::selection::{Selection, Showing, supposed};
use crate::scorecard::view::{ActionView, CommentView, Page, Scorecard, VerdictLine, WhyId, Working};

/// A measure of a report on its own page. The way back keeps the reader's view, and the neighbours
/// are those it shows.
#[must_use]
pub fn measure_screen(report: &Arc<Report>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = &report.opened.scorecard;
    let (Some(measure), Some(page)) = (scorecard.measures.get(index), report.opened.page(index)) else {
        return el("p", "wrap").add("The report has no such measure.");
    };
    paper::title(&measure.title);
    paper::margins(&scorecard.masthead);
    let Page {
        eyebrow,
        big,
        big_unit,
        big_notes,
        verdicts: lines_of_verdict,
        why_rating,
        why_direction,
        evidence,
        trend,
        variation,
        forecast,
        kinds_of_year,
        readings,
        yardsticks,
        people,
        commentary,
        actions,
        facts: known,
        notes,
        links: further,
    } = page;
    let title = el("h1", "").attr("tabindex", "-1").add(measure.title.clone());
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow print-only").add(scorecard.masthead.title.clone()))
        .add(el("p", "measure__eyebrow").add(eyebrow))
        .add(title);
    let big_notes = big_notes.into_iter().map(|note| el("p", "measure__note").add(note));
    let number = el("div", "measure__number")
        .add(el("p", "measure__big").add(big))
        .add(el("p", "measure__unit").add(big_unit))
        .add(big_notes.collect::<Vec<_>>())
        .add(flag_list(measure.flags.clone()));
    let hero = el("div", "measure__hero").add(number).add(verdicts(lines_of_verdict, &measure.key, selection, on_select));
    let why = why_rating.into_iter().chain([why_direction]).map(why_part).collect::<Vec<_>>();
    let at = selection.with_untracked(|selection| selection.at);
    let of = || Of { measure: measure.title.clone(), report: report_line(&scorecard.masthead) };
    let trend = trend.map(|trend| part("Trend", trend_figure(of(), trend)));
    let sure = (!evidence.facts.is_empty()).then(|| {
        let notes = evidence.notes.into_iter().map(|note| el("p", "fine").add(note));
        let why = evidence.why.map(|working| folded_working(working, at));
        part(evidence.title, facts("facts", "facts__fact", evidence.facts)).add(notes.collect::<Vec<_>>()).maybe(why)
    });
    let variation = variation.map(|figure| part(figure.title.clone(), chart_figure(of(), figure, Vec::new())));
    let wholes = report.opened.breakdowns().into_iter().filter(|breakdown| breakdown.measure == Some(index));
    let wholes = wholes.map(|breakdown| part(breakdown.title.clone(), breakdown_figure(breakdown, of().report))).collect::<Vec<_>>();
    el("article", "measure wrap")
        .add(neighbours(scorecard, index, selection, on_select))
        .maybe(what_is_supposed(report, index, selection, on_select))
        .add(head)
        .add(hero)
        .add(el("div", "pair").add(why))
        .add(pair([
            trend,
            (!readings.is_empty())
                .then(|| part("Readings", reading_table(readings)).add(correct(measure.key.clone(), selection, on_select))),
        ]))
        .maybe(forecast_part(of(), forecast, kinds_of_year, at))
        .add(pair([sure, variation]))
        .maybe(comparison(report, index, of(), Against::of(selection, on_select), at))
        .add(what_if(report, index, measure.key.clone(), selection, on_select))
        .add(pair([
            (!yardsticks.is_empty()).then(|| part("Targets and comparators", yardstick_table(yardsticks))),
            (!people.is_empty()).then(|| part("Distance in people", people_table(people))),
        ]))
        .add(el("div", "pair").add(wholes))
        .add(pair([
            Some(part("Commentary", comments(commentary)).add(drafted(report, index))),
            Some(part("Actions", action_list(actions))),
        ]))
        .maybe(measure_checks(report, index, selection, on_select))
        .add(pair([
            (!known.is_empty()).then(|| part("Definition and source", facts("facts", "facts__fact", known))),
            lines(&notes).map(|notes| part("Notes", notes)),
            (!further.is_empty()).then(|| part("Further reading", links(further))),
        ]))
}

/// The way to the form in which a figure of the measure is corrected.
fn correct(key: String, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let to = Signal::derive(move || Selection { measure: Some(key.clone()), at: None, view: Showing::Edit, ..selection.get() });
    el("p", "no-print").add(select_link(to, on_select, "", "Correct a figure"))
}

/// Where the council stands among others in a measure, if that is known.
fn comparison(report: &Arc<Report>, index: usize, of: Of, with: Against, at: Option<WhyId>) -> Option<El> {
    let report = Arc::clone(report);
    let compare = Callback::new(move |with: String| report.opened.compare(index, &with));
    compare_part(of, compare, with, at)
}

/// What would be if something were otherwise: closed until it is asked for, or the address supposes something here.
fn what_if(report: &Arc<Report>, index: usize, key: String, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let is_open = selection.with_untracked(|selection| supposed(&selection.what_if).iter().any(|supposed| supposed.measure == key));
    let asked = RwSignal::new(is_open);
    let is_asked = Memo::new(move |_| asked.get());
    let report = Arc::clone(report);
    let panel = changing(move || {
        let report = Arc::clone(&report);
        if is_asked.get() {
            later(move || later::what_if_panel_of(Arc::clone(&report), index, selection, on_select))
        } else {
            Child::All(Vec::new())
        }
    });
    el("details", "what-if")
        .is("open", Signal::derive(move || is_open))
        .on("toggle", Callback::new(move |_| asked.set(true)))
        .add(el("summary", "what-if__summary").add(el("h2", "").add("What if a figure, a target or a tolerance were another?")))
        .add(panel)
}

/// A notice of what the address supposes. It comes with the page only, for it would push down what a reader moves.
fn what_is_supposed(report: &Arc<Report>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> Option<El> {
    let report = Arc::clone(report);
    let notice = move || later::what_if_notice_of(Arc::clone(&report), Some(index), selection, on_select);
    selection.with_untracked(|selection| !selection.what_if.is_empty()).then(|| el("div", "").add(later(notice)))
}

/// Parts beside each other, those that there are.
fn pair<const N: usize>(parts: [Option<El>; N]) -> El {
    el("div", "pair").add(parts.into_iter().flatten().collect::<Vec<_>>())
}

/// A part with its heading.
fn part(title: impl Into<Child>, body: impl Into<Child>) -> El {
    el("section", "pair__part").add(el("h2", "").add(title)).add(body)
}

/// A working under its heading, to which its verdict leads.
fn why_part(working: Working) -> El {
    let heading = el("h2", "").attr("id", working.id.anchor()).attr("tabindex", "-1").add(working.title.clone());
    el("section", "pair__part").add(heading).add(working_table(working))
}

/// Back to the scorecard, and on to the measures before and after in the reader's view.
fn neighbours(scorecard: &Scorecard, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let back = Signal::derive(move || Selection { measure: None, ..selection.get() });
    let to = match selection.with_untracked(|selection| selection.view) {
        Showing::Compare => "Back to the comparison",
        Showing::Trends | Showing::TrendsSameYears => "Back to the trends",
        Showing::Questions => "Back to the questions",
        Showing::Text => "Back to the text",
        Showing::TakeAway => "Back to save or share",
        Showing::Checks => "Back to the checks",
        Showing::Since => "Back to what changed",
        Showing::Commentary => "Back to the commentary",
        Showing::Scorecard | Showing::Edit | Showing::NextPeriod => "Back to the scorecard",
        Showing::BringIn => "Back to the figures",
    };
    let shown = selection.with_untracked(|selection| selection.apply(scorecard));
    let order = if shown.contains(&index) { shown } else { Selection::default().apply(scorecard) };
    let place = order.iter().position(|&other| other == index);
    let link = |label: &str, place: Option<usize>| {
        let measure = scorecard.measures.get(*order.get(place?)?)?;
        let text = format!("{label}: {}", measure.title);
        Some(el("li", "neighbours__measure").add(measure_link(measure.key.clone(), selection, on_select, "", text)))
    };
    let list = el("ul", "neighbours__list")
        .attr("role", "list")
        .add(el("li", "").add(select_link(back, on_select, "", to)))
        .maybe(link("Previous", place.and_then(|place| place.checked_sub(1))))
        .maybe(link("Next", place.map(|place| place + 1)));
    el("nav", "neighbours no-print").attr("aria-label", "Measures").add(list)
}

/// The verdicts: position, outlook, direction; each leads to its working.
fn verdicts(verdicts: Vec<VerdictLine>, key: &str, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let lines = verdicts.into_iter().map(|verdict| {
        let why = verdict.why.map(|why| {
            let follow = Callback::new(move |to: Selection| {
                on_select.run(to);
                focus::go_to(why.anchor());
            });
            let text = vec![el("span", "").add("Why?"), el("span", "visually-hidden").add(format!(" {}", verdict.word))];
            place_link(key.to_owned(), Some(why), selection, follow, "no-print", text)
        });
        let mark = el("span", "verdicts__mark")
            .add(el("span", "verdicts__label").add(verdict.label))
            .add(" ")
            .add(rating_tag(verdict.mark, verdict.word.clone()));
        el("li", "verdicts__line").add(mark).add(el("p", "").add(verdict.sentence).add(" ").maybe(why))
    });
    el("ul", "verdicts").attr("role", "list").attr("aria-label", "Verdicts").add(lines.collect::<Vec<_>>())
}

/// What the officers say.
fn comments(commentary: Vec<CommentView>) -> Vec<El> {
    if commentary.is_empty() {
        return vec![el("p", "quiet").add("The report has no commentary on this measure.")];
    }
    let comment = |comment: CommentView| {
        let source = (!comment.source.is_empty()).then(|| el("figcaption", "fine").add(comment.source));
        el("figure", "comment").add(el("blockquote", "").add(comment.text)).maybe(source)
    };
    commentary.into_iter().map(comment).collect()
}

/// The draft of the commentary on it: closed until it is asked for.
fn drafted(report: &Arc<Report>, index: usize) -> El {
    let asked = RwSignal::new(false);
    let is_asked = Memo::new(move |_| asked.get());
    let report = Arc::clone(report);
    let draft = changing(move || {
        let report = Arc::clone(&report);
        if is_asked.get() { later(move || later::draft(Arc::clone(&report), index)) } else { Child::All(Vec::new()) }
    });
    el("details", "drafted no-print")
        .on("toggle", Callback::new(move |_| asked.set(true)))
        .add(el("summary", "drafted__summary").add("Draft commentary"))
        .add(draft)
}

/// What is being done.
fn action_list(actions: Vec<ActionView>) -> El {
    if actions.is_empty() {
        return el("p", "quiet").add("The report has no action on this measure.");
    }
    let action = |action: ActionView| {
        let detail = (!action.detail.is_empty()).then(|| el("span", "actions__detail").add(action.detail));
        el("li", "").add(action.what).add(" ").maybe(detail)
    };
    el("ul", "actions").add(actions.into_iter().map(action).collect::<Vec<_>>())
}
