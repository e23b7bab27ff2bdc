//! One problem of a file: what is wrong, where, and how to mend it.

use leptos::prelude::*;

use crate::scorecard::{ExcerptLine, ProblemView};

/// The mark of a problem: an octagon with a cross for an error, a hollow triangle for a warning.
/// Neither is the mark of a rating.
#[component]
pub fn ProblemMark(
    /// A warning stops nothing.
    warning: bool,
) -> impl IntoView {
    if warning {
        view! {
            <svg class="problem-mark problem-mark--warning" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path class="problem-mark__outline" d="M8 1.2 15.2 14.4H.8Z" />
                <path class="problem-mark__outline" d="M8 5.6V10" />
                <circle class="problem-mark__dot" cx="8" cy="12.1" r="1" />
            </svg>
        }
        .into_any()
    } else {
        view! {
            <svg class="problem-mark problem-mark--error" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path class="problem-mark__body" d="M4.9.6h6.2l4.3 4.3v6.2l-4.3 4.3H4.9L.6 11.1V4.9Z" />
                <path class="problem-mark__cross" d="m5.1 5.1 5.8 5.8m0-5.8-5.8 5.8" />
            </svg>
        }
        .into_any()
    }
}

/// A problem: its kind, title and place on one side; the lines of the file, what was found, what was
/// wanted and the remedy on the other.
#[component]
pub fn ProblemArticle(
    /// The problem.
    problem: ProblemView,
    /// Its id, to lead there.
    id: String,
) -> impl IntoView {
    let ProblemView { warning, title, measure, pointer, line, column, excerpt, found, wanted, remedy } = problem;
    let title_id = format!("{id}-title");
    let kind = if warning { "Warning" } else { "Error" };
    let kind_class = if warning { "problem__kind problem__kind--warning" } else { "problem__kind" };
    let definitions = [("Found", found), ("Wanted", wanted), ("Remedy", remedy)].into_iter().filter(|(_, text)| !text.is_empty());
    view! {
        <article class="problem" class=("problem--warning", warning) id=id aria-labelledby=title_id>
            <div class="problem__head">
                <p class=kind_class><ProblemMark warning=warning />{kind}</p>
                <h3 class="problem__title" id=title_id.clone()>{title}</h3>
                <ul class="problem__place" role="list">
                    {(!measure.is_empty()).then(|| view! { <li>{measure}</li> })}
                    {(!pointer.is_empty()).then(|| view! { <li>"Field "<code class="problem__pointer">{pointer}</code></li> })}
                    {(line > 0).then(|| view! { <li>{format!("Line {line}, column {column}")}</li> })}
                </ul>
            </div>
            <div class="problem__body">
                {(!excerpt.is_empty()).then(|| view! { <Excerpt lines=excerpt /> })}
                <dl class="problem__facts">
                    {definitions
                        .map(|(term, text)| view! { <dt>{term}</dt><dd>{text}</dd> })
                        .collect_view()}
                </dl>
            </div>
        </article>
    }
}

/// Lines of the file, with the fault marked. Long lines scroll in their own box.
#[component]
fn Excerpt(
    /// The lines.
    lines: Vec<ExcerptLine>,
) -> impl IntoView {
    let label = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) if first.number != last.number => format!("Lines {} to {} of the file", first.number, last.number),
        (Some(only), _) => format!("Line {} of the file", only.number),
        (None, _) => String::new(),
    };
    let rows = lines.into_iter().map(|ExcerptLine { number, before, fault, after }| {
        let faulty = !fault.is_empty();
        view! {
            <span class="excerpt__line" class=("excerpt__line--fault", faulty)>
                <span class="excerpt__number" aria-hidden="true">{number}</span>
                <span class="excerpt__text">{before}{faulty.then(|| view! { <mark class="excerpt__fault">{fault}</mark> })}{after}"\n"</span>
            </span>
        }
    });
    view! {
        <pre class="excerpt" tabindex="0" role="group" aria-label=label><code class="excerpt__code">{rows.collect_view()}</code></pre>
    }
}
