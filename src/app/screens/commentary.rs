//! A draft of the commentary: read, changed in place, copied and saved. What the reader changes is kept for the visit, and
//! nowhere else.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};

use crate::app::components::copy_text::{Copied, ToCopy, copy_text};
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::el::{El, Property, changing, el};
use crate::app::session::Report;
use crate::app::{paper, saver};
use crate::export;
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{CommentView, Commentary, CommentarySection, DraftParagraph, DraftSentence, Scorecard};

thread_local! {
    /// What the reader made of paragraphs in this visit: by the report's number and the paragraph's key.
    static CHANGED: RefCell<Vec<(usize, String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What the reader made of a paragraph, if they changed it.
fn changed(report: usize, key: &str) -> Option<String> {
    CHANGED.with_borrow(|all| all.iter().find(|(number, other, _)| *number == report && other == key).map(|(_, _, text)| text.clone()))
}

/// Keeps what the reader made of a paragraph; nothing puts the draft back.
fn keep(report: usize, key: &str, text: Option<String>) {
    CHANGED.with_borrow_mut(|all| {
        all.retain(|(number, other, _)| *number != report || other != key);
        all.extend(text.map(|text| (report, key.to_owned(), text)));
    });
}

/// The draft as the reader left it: paragraphs they emptied are left out.
fn as_left(report: usize, draft: &Commentary) -> Commentary {
    let paragraph = |paragraph: &DraftParagraph| match changed(report, &paragraph.key) {
        Some(text) if text.trim().is_empty() => None,
        Some(text) => Some(DraftParagraph { sentences: vec![DraftSentence { text, measures: Vec::new() }], ..paragraph.clone() }),
        None => Some(paragraph.clone()),
    };
    let section = |section: &CommentarySection| CommentarySection {
        paragraphs: section.paragraphs.iter().filter_map(paragraph).collect(),
        ..section.clone()
    };
    let mut sections: Vec<CommentarySection> = draft.sections.iter().map(section).collect();
    sections.retain(|section| !section.paragraphs.is_empty());
    Commentary { sections, ..draft.clone() }
}

/// The draft, section by section, with the officers' own commentary beneath.
#[must_use]
pub fn commentary_screen(report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = &report.opened.scorecard;
    paper::title("Draft commentary");
    paper::margins(&scorecard.masthead);
    let draft = Arc::new(report.opened.commentary());
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Draft commentary"));
    let stays = "Your changes are kept until you close or reload this page, and go nowhere: copy or save the text to keep it. A paragraph that you \
                 empty is left out.";
    let lead = el("div", "draft__lead")
        .add(el("p", "headline").add(draft.lead.clone()))
        .add(el("p", "fine").add(draft.note.clone()))
        .add(el("p", "fine no-print").add(stays));
    let sections = draft.sections.iter().map(|part| section(report.number, scorecard, part, selection, on_select)).collect::<Vec<_>>();
    el("article", "draft wrap").add(back).add(head).add(lead).add(buttons(report, &draft)).add(sections)
}

/// Copies all of it, or saves it as a file.
fn buttons(report: &Arc<Report>, draft: &Arc<Commentary>) -> El {
    let number = report.number;
    let title = report.opened.scorecard.masthead.title.clone();
    let left = {
        let draft = Arc::clone(draft);
        move || as_left(number, &draft)
    };
    let place = {
        let left = left.clone();
        let copied = move || {
            let left = left();
            Copied { text: export::commentary(&left), html: export::commentary_html(&left) }
        };
        let copy = ToCopy { id: "draft-text".to_owned(), button: "Copy all", name: "The whole draft as text" };
        copy_text(el("div", "draft__buttons no-print"), copy, copied)
    };
    let failed = RwSignal::new(false);
    let save = |words: &'static str, kind: &'static str, ending: &'static str, write: fn(&Commentary, &str) -> String| {
        let (left, title) = (left.clone(), title.clone());
        let save = Callback::new(move |_| {
            let (text, name) = (write(&left(), &title).into(), format!("Commentary {title}"));
            spawn_local(async move {
                let saved = saver::file(&text, kind, &name, ending).await;
                // The screen may have been left meanwhile.
                failed.try_set(saved.is_err());
            });
        });
        el("button", "button button--plain").attr("type", "button").on("click", save).add(words)
    };
    let told = changing(move || if failed.get() { "The text could not be saved. Copy it instead." } else { "" });
    place
        .add(save("Save as text", "text/plain", "txt", |left, _| export::commentary(left)))
        .add(save("Save as a web page", "text/html", "html", export::commentary_page))
        .add(el("span", "").attr("role", "status").add(told))
}

/// A section with its paragraphs.
fn section(
    report: usize,
    scorecard: &Scorecard,
    part: &CommentarySection,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    let id = format!("draft-{}", part.key);
    let paragraphs = part.paragraphs.iter().enumerate().map(|(index, draft)| {
        let name = if draft.heading.is_empty() { format!("{}, paragraph {}", part.title, index + 1) } else { draft.heading.clone() };
        paragraph(report, scorecard, draft, name, selection, on_select)
    });
    el("section", "draft__section")
        .attr("aria-labelledby", id.clone())
        .add(el("h2", "").attr("id", id).add(part.title.clone()))
        .add(paragraphs.collect::<Vec<_>>())
}

/// A paragraph to be changed in place; on paper its text alone.
fn paragraph(
    report: usize,
    scorecard: &Scorecard,
    draft: &DraftParagraph,
    name: String,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    let (key, drafted) = (draft.key.clone(), draft.text());
    let text = RwSignal::new(changed(report, &key).unwrap_or_else(|| drafted.clone()));
    let on_input = {
        let (key, drafted) = (key.clone(), drafted.clone());
        Callback::new(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            let Some(field) = field else { return };
            keep(report, &key, Some(field.value()).filter(|text| *text != drafted));
            text.set(field.value());
        })
    };
    let is_draft = {
        let drafted = drafted.clone();
        Memo::new(move |_| *text.read() == drafted)
    };
    let id = format!("text-{key}");
    let undo = {
        let id = id.clone();
        Callback::new(move |_| {
            keep(report, &key, None);
            text.set(drafted.clone());
            crate::app::focus::go_to(&id);
        })
    };
    let title = draft.measure.and_then(|index| scorecard.measures.get(index)).map(|measure| {
        let link = measure_link(measure.key.clone(), selection, on_select, "", draft.heading.clone());
        el("h3", "draft__title").add(link)
    });
    let rows = text.with_untracked(|text| text.chars().count() / 95 + 2);
    let field = el("textarea", "draft__text no-print")
        .attr("id", id.clone())
        .attr("rows", rows.to_string())
        .property("value", Signal::derive(move || Property::Text(text.get())))
        .on("input", on_input);
    let undo = el("button", "button button--small button--plain")
        .attr("type", "button")
        .on("click", undo)
        .add("Undo my changes")
        .add(el("span", "visually-hidden").add(format!(": {name}")));
    let undo = el("p", "draft__undo no-print").hidden(Signal::derive(move || is_draft.get())).add(undo);
    // What was emptied is left out of the paper too.
    let class = move || if text.read().trim().is_empty() { "draft__paragraph no-print" } else { "draft__paragraph" };
    el("div", "")
        .live("class", Signal::derive(move || Some(class().to_owned())))
        .maybe(title)
        .add(el("label", "visually-hidden").attr("for", id).add(name))
        .add(field)
        .add(el("p", "draft__paper print-only").add(changing(move || text.get())))
        .add(undo)
        .maybe(named(scorecard, draft, selection, on_select))
        .maybe(officers(&draft.officers))
}

/// The measures that a paragraph on several names, each leading to its page.
fn named(scorecard: &Scorecard, draft: &DraftParagraph, selection: Signal<Selection>, on_select: Callback<Selection>) -> Option<El> {
    let mut measures: Vec<usize> = Vec::new();
    for index in draft.sentences.iter().flat_map(|sentence| sentence.measures.iter().copied()) {
        if draft.measure.is_none() && !measures.contains(&index) {
            measures.push(index);
        }
    }
    let links = measures
        .iter()
        .filter_map(|index| scorecard.measures.get(*index))
        .map(|measure| el("li", "").add(measure_link(measure.key.clone(), selection, on_select, "", measure.title.clone())));
    let list = el("ul", "draft__named").attr("role", "list").add(links.collect::<Vec<_>>());
    let summary =
        if measures.len() == 1 { "The measure named here".to_owned() } else { format!("The {} measures named here", measures.len()) };
    (!measures.is_empty()).then(|| el("details", "draft__more no-print").add(el("summary", "").add(summary)).add(list))
}

/// The officers' own commentary, which the draft does not touch.
fn officers(comments: &[CommentView]) -> Option<El> {
    let comment = |comment: &CommentView| {
        let source = (!comment.source.is_empty()).then(|| el("figcaption", "fine").add(comment.source.clone()));
        el("figure", "comment").add(el("blockquote", "").add(comment.text.clone())).maybe(source)
    };
    let summary = el("summary", "").add("What the report itself says");
    (!comments.is_empty()).then(|| el("details", "draft__more no-print").add(summary).add(comments.iter().map(comment).collect::<Vec<_>>()))
}

/// The draft on one measure, for its page: to read and to copy.
#[must_use]
pub fn draft(report: &Report, index: usize) -> El {
    let Some(draft) = report.opened.draft(index) else { return el("p", "quiet").add("There is nothing to draft from.") };
    let text = changed(report.number, &draft.key).unwrap_or_else(|| draft.text());
    let copied = format!("{}. {text}", draft.heading);
    let about = "Made from the figures by rules: read it, and change it, before it is used.";
    let copy = ToCopy { id: "draft-text".to_owned(), button: "Copy this draft", name: "The draft as text" };
    let copy = copy_text(el("div", "draft__buttons"), copy, move || copied.clone().into());
    el("div", "drafted__draft").add(el("p", "").add(text)).add(el("p", "fine").add(about)).add(copy)
}
