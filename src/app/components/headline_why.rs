//! Why the headline says what it says: what is counted as what, what is left out, what is nearest to another rating.

use std::sync::Arc;

use leptos::prelude::*;

use super::endnotes::lines;
use super::masthead::facts;
use super::rating_tag::plain_tag;
use super::select_link::place_link;
use crate::app::el::{El, el};
use crate::app::session::Report;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{HeadlineCount, OfHeadline, WhyHeadline, WhyId};

/// All of it, for those who ask. Each measure leads to why its own rating is what it is.
#[must_use]
pub fn headline_why(report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let WhyHeadline { rule, counts, left_out, nearest, notes, sources } = report.opened.why_headline();
    let list = |of: Vec<OfHeadline>| {
        let item = |of: OfHeadline| {
            let measure = report.opened.scorecard.measures.get(of.measure)?;
            let link = place_link(measure.key.clone(), Some(WhyId::Rating), selection, on_select, "", measure.title.clone());
            Some(el("li", "").add(link).add(": ").add(el("span", "why-headline__text").add(of.text)))
        };
        el("ul", "why-headline__list").add(of.into_iter().filter_map(item).collect::<Vec<_>>())
    };
    let part = |title: &'static str, of: Vec<OfHeadline>| {
        (!of.is_empty()).then(|| el("section", "why-headline__part").add(el("h2", "").add(title)).add(list(of)))
    };
    let count = |count: HeadlineCount| {
        let head = el("h2", "").add(plain_tag(count.mark, count.title));
        el("section", "why-headline__part").add(head).add(list(count.measures))
    };
    el("div", "why-headline__body")
        .add(el("p", "").add(rule))
        .maybe(part("Nearest to another rating", nearest))
        .add(counts.into_iter().map(count).collect::<Vec<_>>())
        .maybe(part("Left out, and why", left_out))
        .maybe(lines(&notes).map(|notes| el("div", "why-headline__notes").add(notes)))
        .add(facts("facts", "facts__fact", sources))
}
