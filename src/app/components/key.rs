//! The key: every mark, its word and what it means.

use std::sync::Arc;

use leptos::prelude::*;

use super::rating_tag::RatingTag;
use crate::scorecard::view::{KeyEntry, Mark, Scorecard};

/// The key, made from the report's own scheme.
#[component]
pub fn Key(
    /// The scorecard.
    scorecard: Arc<Scorecard>,
) -> impl IntoView {
    let list = |name: &'static str, wanted: fn(&KeyEntry) -> bool| {
        let entries = scorecard.key.iter().filter(|entry| wanted(entry)).cloned().map(|entry| view! { <Entry entry /> }).collect_view();
        view! { <ul class="key__list" role="list" aria-label=name>{entries}</ul> }
    };
    view! {
        <div class="key">
            {list("Key to ratings", |entry| matches!(entry.mark, Mark::Rating(_)))}
            {list("Key to directions", |entry| matches!(entry.mark, Mark::Direction(_)))}
            <p class="key__entry">
                <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                    <circle class="gap__before" cx="8" cy="8" r="5" />
                </svg>
                " "
                <span>{scorecard.gap_scale.clone()}</span>
            </p>
        </div>
    }
}

/// A line of the key.
#[component]
fn Entry(entry: KeyEntry) -> impl IntoView {
    view! {
        <li class="key__entry">
            <RatingTag mark=entry.mark word=entry.word plain=true />
            " "
            <span>{entry.meaning}</span>
        </li>
    }
}
