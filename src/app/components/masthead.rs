//! The head of a paper.

use crate::app::el::{El, el};
use crate::scorecard::view::{Fact, Masthead};

/// What the paper is: who, title, facts.
#[must_use]
pub fn paper_head(masthead: Masthead) -> El {
    el("header", "masthead")
        .add(el("p", "masthead__over").add(masthead.over))
        .add(el("h1", "").attr("tabindex", "-1").add(masthead.title))
        .add(facts("masthead__facts", "", masthead.facts))
        .maybe(masthead.summary.map(|summary| el("p", "masthead__summary").add(summary)))
}

/// Terms and what they are.
#[must_use]
pub fn facts(class: &'static str, each: &'static str, facts: Vec<Fact>) -> El {
    let facts = facts.into_iter().map(|fact| el("div", each).add(el("dt", "").add(fact.term)).add(el("dd", "").add(fact.text)));
    el("dl", class).add(facts.collect::<Vec<_>>())
}
