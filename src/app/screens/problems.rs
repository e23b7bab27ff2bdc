//! What is wrong with a file, and how to mend it.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use crate::app::address::Step;
use crate::app::components::chooser::chooser;
use crate::app::components::copy_text::{ToCopy, copy_text};
use crate::app::components::notice::{failures, still_open};
use crate::app::components::problem::{is_of_a_sheet, problem_article};
use crate::app::el::{El, el};
use crate::app::focus;
use crate::app::screens::unread::unread_view;
use crate::app::session::{Arrival, NotOpened, Problems, Session};
use crate::app::together;
use crate::scorecard::selection::Showing;
use crate::scorecard::{ProblemView, capital, config_problems_view, problems_view};

/// A problem with its number on the screen, from 1.
type Numbered<'a> = (usize, &'a ProblemView);

/// All problems of a file: a list that leads to each, then each with its place and remedy, errors
/// first. The report that was open before is one button away.
#[must_use]
pub fn problems_screen(session: Session, problems: &Problems) -> El {
    let Problems { number, name, why, remark, failed, .. } = problems;
    let view = match why {
        NotOpened::Problems(problems) => problems_view(name, problems),
        NotOpened::Unread(why) => unread_view(name, why),
        NotOpened::Told(view) => view.clone(),
        NotOpened::Settings(problems) => config_problems_view(name, problems),
    };
    let (warnings, errors): (Vec<Numbered>, Vec<Numbered>) = (1..).zip(&view.problems).partition(|(_, problem)| problem.warning);
    // One problem of a whole file or link says all in its title: no list, and nothing to mend in a file.
    let whole = view.problems.len() == 1 && view.problems.iter().all(|problem| problem.line == 0 && problem.pointer.is_empty());
    let choose = if whole { "Choose a file" } else { "Choose the mended file" };
    let copy = if view.problems.len() == 1 { "Copy the problem as text" } else { "Copy all problems as text" };
    let head = el("div", "problems__head")
        .add(el("p", "problems__file").add(view.file.clone()))
        .add(el("h1", "").add(view.title.clone()))
        .maybe((!remark.is_empty()).then(|| el("p", "problems__remark").add(remark.clone())));
    let text = view.text.clone();
    let copy = ToCopy { id: "problems-text".to_owned(), button: copy, name: "All problems as text" };
    // The settings of the page are mended beside it.
    let chooser = (!matches!(why, NotOpened::Settings(_))).then(|| chooser(session, "mended", choose));
    let place = el("div", "problems__buttons").maybe(chooser);
    let buttons = copy_text(place, copy, move || text.clone().into());
    el("div", "problems wrap")
        .add(head)
        .add(failures(session, failed.clone(), Some(*number)))
        .maybe(still_open(session))
        .maybe((!errors.is_empty() && !whole).then(|| to_mend(&errors, warnings.len())))
        .add(buttons)
        .maybe(rest(session, problems))
        .maybe(group(if whole { "What happened" } else { "Errors" }, &errors))
        .maybe(group("Warnings", &warnings))
}

/// The way to open the report without what is wrong in it, where that lies in measures alone. Nothing does it unasked.
fn rest(session: Session, problems: &Problems) -> Option<El> {
    let NotOpened::Problems(found) = &problems.why else { return None };
    let opened = Arc::new(crate::open_rest(found)?);
    let left_out = opened.left_out();
    let words = match left_out.len() {
        1 => "Open the report without this measure".to_owned(),
        count => format!("Open the report without these {count} measures"),
    };
    let items = left_out.iter().map(|left| el("li", "").add(left.measure.clone())).collect::<Vec<_>>();
    let about = "All that is wrong lies in the measures below. The rest can be shown without them: the report says so at its head, on screen \
                 and on paper.";
    let (name, number, query) = (problems.name.clone(), problems.number, problems.query.clone());
    let open = Callback::new(move |_| {
        let beside = session.report().filter(|report| query.is_empty() || report.query == query);
        let turn = session.begin_quietly();
        let came = together::rest(name.clone(), Arc::clone(&opened), number, beside);
        session.finish(turn, came, Arrival { query: query.clone(), step: Step::Push, view: Showing::Scorecard });
    });
    let button = el("button", "button").attr("type", "button").on("click", open).add(words);
    Some(
        el("section", "problems__rest")
            .attr("aria-label", "The rest of the report")
            .add(el("p", "").add(about))
            .add(el("ul", "").add(items))
            .add(button),
    )
}

fn id_of(number: usize) -> String {
    format!("problem-{number}")
}

/// The errors or the warnings.
fn group(title: &'static str, problems: &[Numbered]) -> Option<El> {
    let articles: Vec<El> = problems.iter().map(|(number, problem)| problem_article(problem, id_of(*number), None)).collect();
    (!articles.is_empty()).then(|| el("section", "problems__group").add(el("h2", "").add(title)).add(articles))
}

/// The list that leads to each error, and how many warnings there are beside.
fn to_mend(errors: &[Numbered], warnings: usize) -> El {
    let warnings = match warnings {
        0 => None,
        1 => Some("And 1 warning, which stops nothing.".to_owned()),
        count => Some(format!("And {count} warnings, which stop nothing.")),
    };
    let items: Vec<El> = errors.iter().map(|(number, problem)| item(*number, problem)).collect();
    el("nav", "to-mend")
        .attr("aria-labelledby", "to-mend")
        .add(el("h2", "to-mend__title").attr("id", "to-mend").add("To mend"))
        .add(el("ul", "to-mend__list").attr("role", "list").add(items))
        .maybe(warnings.map(|text| el("p", "to-mend__warnings").add(text)))
}

/// A line of the list: the place, and a link to the problem. The address stays as it is.
fn item(number: usize, problem: &ProblemView) -> El {
    let go = Callback::new(move |event: Event| {
        event.prevent_default();
        focus::go_to(&id_of(number));
    });
    let ProblemView { title, measure, pointer, line, column, .. } = problem;
    let words = if measure.is_empty() { title.clone() } else { format!("{title}: {measure}") };
    let in_a_sheet =
        (*line == 0 && is_of_a_sheet(pointer)).then(|| el("span", "to-mend__place to-mend__place--sheet").add(capital(pointer)));
    let place = (*line > 0).then(|| {
        el("span", "to-mend__place")
            .add(el("span", "").attr("aria-hidden", "true").add(format!("{line}:{column}")))
            .add(el("span", "visually-hidden").add(format!("Line {line}, column {column}: ")))
    });
    let link = el("a", "to-mend__link").attr("href", "#".to_owned() + &id_of(number)).on("click", go).add(words);
    el("li", "to-mend__item").maybe(place).maybe(in_a_sheet).add(link)
}
