//! What is wrong with a file, and how to mend it.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::app::components::chooser::Chooser;
use crate::app::components::notice::StillOpen;
use crate::app::components::problem::ProblemArticle;
use crate::app::focus;
use crate::app::session::{Problems, Session};
use crate::scorecard::ProblemView;

/// All problems of a file: a list that leads to each, then each with its place and remedy, errors
/// first. The report that was open before is one button away.
#[component]
pub fn ProblemsScreen(
    /// What the page holds.
    session: Session,
    /// The problems.
    problems: Arc<Problems>,
) -> impl IntoView {
    let view = &problems.view;
    let remark = problems.remark.clone();
    let numbered = view.problems.iter().cloned().enumerate().map(|(i, problem)| (format!("problem-{}", i + 1), problem));
    let (warnings, errors): (Vec<_>, Vec<_>) = numbered.partition(|(_, problem)| problem.warning);
    // One problem of a whole file or link says all in its title: no list, and nothing to mend in a file.
    let whole = view.problems.len() == 1 && view.problems.iter().all(|problem| problem.line == 0);
    let chooser = if whole { "Choose a file" } else { "Choose the mended file" };
    let copy = if view.problems.len() == 1 { "Copy the problem as text" } else { "Copy all problems as text" };
    let warning_count = match warnings.len() {
        0 => None,
        1 => Some("And 1 warning, which stops nothing.".to_owned()),
        count => Some(format!("And {count} warnings, which stop nothing.")),
    };
    view! {
        <div class="problems wrap">
            <div class="problems__head">
                <p class="problems__file">{view.file.clone()}</p>
                <h1>{view.title.clone()}</h1>
                {(!remark.is_empty()).then(|| view! { <p class="problems__remark">{remark}</p> })}
            </div>
            <StillOpen session=session />
            {(!errors.is_empty() && !whole)
                .then(|| {
                    view! {
                        <nav class="to-mend" aria-labelledby="to-mend">
                            <h2 class="to-mend__title" id="to-mend">"To mend"</h2>
                            <ul class="to-mend__list" role="list">
                                {errors.iter().map(|(id, problem)| view! { <ToMend id=id.clone() problem=problem.clone() /> }).collect_view()}
                            </ul>
                            {warning_count.map(|text| view! { <p class="to-mend__warnings">{text}</p> })}
                        </nav>
                    }
                })}
            <div class="problems__buttons">
                <Chooser session=session id="mended" label=chooser />
                <CopyText label=copy text=view.text.clone() />
            </div>
            <Group title=if whole { "What happened" } else { "Errors" } problems=errors />
            <Group title="Warnings" problems=warnings />
        </div>
    }
}

/// The errors or the warnings.
#[component]
fn Group(
    /// "Errors".
    title: &'static str,
    /// The problems with their ids.
    problems: Vec<(String, ProblemView)>,
) -> impl IntoView {
    (!problems.is_empty()).then(|| {
        view! {
            <section class="problems__group">
                <h2>{title}</h2>
                {problems.into_iter().map(|(id, problem)| view! { <ProblemArticle problem=problem id=id /> }).collect_view()}
            </section>
        }
    })
}

/// A line of the list: the place, and a link to the problem. The address stays as it is.
#[component]
fn ToMend(
    /// The id of the problem.
    id: String,
    /// The problem.
    problem: ProblemView,
) -> impl IntoView {
    let href = format!("#{id}");
    let go = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::go_to(&id);
    };
    let ProblemView { title, measure, line, column, .. } = problem;
    let words = if measure.is_empty() { title } else { format!("{title}: {measure}") };
    view! {
        <li class="to-mend__item">
            {(line > 0)
                .then(|| {
                    view! {
                        <span class="to-mend__place">
                            <span aria-hidden="true">{format!("{line}:{column}")}</span>
                            <span class="visually-hidden">{format!("Line {line}, column {column}: ")}</span>
                        </span>
                    }
                })}
            <a class="to-mend__link" href=href on:click=go>{words}</a>
        </li>
    }
}

/// How copying went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copying {
    /// Not asked for.
    Idle,
    /// It is on the clipboard.
    Done,
    /// The browser refused: the text is shown, selected.
    ByHand,
}

/// Copies all problems as text; where the browser refuses, shows the text to copy by hand.
#[component]
fn CopyText(
    /// The words of the button.
    label: &'static str,
    /// The text.
    text: String,
) -> impl IntoView {
    let copying = RwSignal::new(Copying::Idle);
    let field = NodeRef::<html::Textarea>::new();
    let text = StoredValue::new(text);
    let copy = move |_| {
        spawn_local(async move {
            let copied = write_to_clipboard(&text.get_value()).await;
            copying.set(if copied { Copying::Done } else { Copying::ByHand });
        });
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Once it is in the page, it can be selected.
            request_animation_frame(move || {
                let _ = field.focus();
                field.select();
            });
        }
    });
    view! {
        <button class="button" type="button" on:click=copy>{label}</button>
        <span class="problems__copied" role="status">
            {move || match copying.get() {
                Copying::Idle => "",
                Copying::Done => "Copied.",
                Copying::ByHand => "The browser does not let the page copy. The text is selected below: press Ctrl and C, or ⌘ and C.",
            }}
        </span>
        <Show when=move || copying.get() == Copying::ByHand>
            <textarea class="problems__text field__input" readonly rows="8" aria-label="All problems as text" node_ref=field>
                {text.get_value()}
            </textarea>
        </Show>
    }
}

/// Whether the text could be put on the clipboard. Pages without https have none.
async fn write_to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
    } else {
        false
    }
}
