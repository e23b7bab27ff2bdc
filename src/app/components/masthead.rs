//! The head of a paper.

use leptos::prelude::*;

use crate::scorecard::view::Masthead;

/// What the paper is: who, title, facts.
#[component]
pub fn PaperHead(
    /// What the paper is.
    masthead: Masthead,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <p class="masthead__over">{masthead.over}</p>
            <h1 tabindex="-1">{masthead.title}</h1>
            <dl class="masthead__facts">
                {masthead
                    .facts
                    .into_iter()
                    .map(|fact| {
                        view! {
                            <div>
                                <dt>{fact.term}</dt>
                                <dd>{fact.text}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
            {masthead.summary.map(|summary| view! { <p class="masthead__summary">{summary}</p> })}
        </header>
    }
}
