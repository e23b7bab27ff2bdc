//! The scorecard: overview, filter, measures, foot.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::attention::{AttentionTable, NotRatedList};
use crate::app::components::endnotes::Endnotes;
use crate::app::components::filter_bar::{FilterBar, cleared};
use crate::app::components::key::Key;
use crate::app::components::masthead::PaperHead;
use crate::app::components::measure_table::{MeasureRow, MeasureTable, OutcomeRows, Shown};
use crate::app::components::overview::{HeadlineText, Tallies, UnitTable};
use crate::app::components::select_link::SelectLink;
use crate::app::focus;
use crate::app::paper;
use crate::scorecard::selection::{Layout, Order, Selection};
use crate::scorecard::view::{Scorecard, Section};

/// The heading of the measures: a filter above them leads here.
const MEASURES: &str = "measures";
/// A layer of no more measures than this is not split between printed pages.
const SHORT_LAYER: usize = 5;

/// A whole report on one page.
#[component]
pub fn ScorecardScreen(
    /// The report.
    scorecard: Arc<Scorecard>,
    /// The reader's view of it.
    selection: Signal<Selection>,
    /// Told of another view.
    on_select: Callback<Selection>,
) -> impl IntoView {
    paper::margins(&scorecard.masthead);
    let shown = Memo::new({
        let scorecard = scorecard.clone();
        move |_| selection.with(|selection| selection.apply(&scorecard))
    });
    // A choice that is made elsewhere than in the filter's fields leads to what it shows.
    let on_results = Callback::new(move |to: Selection| {
        on_select.run(to);
        focus::go_to(MEASURES);
    });
    view! {
        <article class="scorecard">
            <div class="wrap">
                <PaperHead masthead=scorecard.masthead.clone() />
                <Overview scorecard=scorecard.clone() selection on_select on_results />
            </div>
            <FilterBar
                scorecard=scorecard.clone()
                selection
                shown=Signal::derive(move || shown.read().len())
                on_select
                on_clear=on_results
            />
            <div class="wrap">
                <Measures scorecard=scorecard.clone() shown selection on_select on_results />
                <Endnotes scorecard />
            </div>
        </article>
    }
}

/// What to know in ten seconds: the sentence, the counts, what is off track.
#[component]
fn Overview(
    scorecard: Arc<Scorecard>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    on_results: Callback<Selection>,
) -> impl IntoView {
    let off_track = scorecard.attention.iter().any(|group| !group.rows.is_empty());
    let not_rated = !scorecard.not_rated.is_empty();
    view! {
        <div class="overview">
            <section class="overview__counts" aria-label="Overview">
                <HeadlineText headline=scorecard.headline.clone() />
                <Tallies scorecard=scorecard.clone() selection on_select=on_results />
                <UnitTable scorecard=scorecard.clone() selection on_select=on_results />
            </section>
            <div class="overview__lists">
                <section aria-labelledby="off-track">
                    <h2 id="off-track">"Off track first"</h2>
                    {if off_track {
                        view! { <AttentionTable scorecard=scorecard.clone() selection on_select /> }.into_any()
                    } else {
                        view! { <p>"Nothing is off track."</p> }.into_any()
                    }}
                </section>
                {not_rated
                    .then(|| {
                        view! {
                            <section aria-labelledby="not-rated">
                                <h2 id="not-rated">"Not rated, and why"</h2>
                                <NotRatedList scorecard selection on_select />
                            </section>
                        }
                    })}
            </div>
        </div>
    }
}

/// The measures: by layer and outcome as printed, or in one table in another order.
#[component]
fn Measures(
    scorecard: Arc<Scorecard>,
    shown: Shown,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    on_results: Callback<Selection>,
) -> impl IntoView {
    let printed = Memo::new(move |_| selection.read().order == Order::Printed);
    let cards = Memo::new(move |_| selection.read().layout == Layout::Cards);
    let none = Memo::new(move |_| shown.read().is_empty());
    let body = {
        let scorecard = scorecard.clone();
        move || {
            let scorecard = scorecard.clone();
            if printed.get() {
                view! { <Layers scorecard shown selection on_select /> }.into_any()
            } else {
                view! { <OneTable scorecard shown selection on_select /> }.into_any()
            }
        }
    };
    view! {
        <section class="scorecard__measures" class:cards=move || cards.get() aria-labelledby=MEASURES>
            <div class="scorecard__head">
                <h2 id=MEASURES tabindex="-1">"Scorecard"</h2>
                <Key scorecard />
                <LayoutLinks selection on_select />
            </div>
            {body}
            <p class="scorecard__none" hidden=move || !none.get()>
                "No measure matches. Look for other words, or choose fewer filters. "
                <SelectLink to=Signal::derive(move || selection.with(cleared)) on_select=on_results>"Show all measures"</SelectLink>
            </p>
        </section>
    }
}

/// The choice between table and cards.
#[component]
fn LayoutLinks(selection: Signal<Selection>, on_select: Callback<Selection>) -> impl IntoView {
    let link = move |layout: Layout, word: &'static str| {
        let to = Signal::derive(move || Selection { layout, ..selection.get() });
        let current = Signal::derive(move || selection.read().layout == layout);
        view! { <li><SelectLink to on_select class="segments__link" current>{word}</SelectLink></li> }
    };
    view! {
        <ul class="segments no-print" role="list" aria-label="Layout">
            {link(Layout::Table, "Table")}
            {link(Layout::Cards, "Cards")}
        </ul>
    }
}

/// The layers as headings, each with its table.
#[component]
fn Layers(scorecard: Arc<Scorecard>, shown: Shown, selection: Signal<Selection>, on_select: Callback<Selection>) -> impl IntoView {
    scorecard
        .sections
        .iter()
        .cloned()
        .map(|section| view! { <Layer scorecard=scorecard.clone() section shown selection on_select /> })
        .collect_view()
}

/// One layer.
#[component]
fn Layer(
    scorecard: Arc<Scorecard>,
    section: Section,
    shown: Shown,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> impl IntoView {
    let Section { id, name, description, summary, groups } = section;
    let all: Vec<usize> = groups.iter().flat_map(|group| group.measures.iter().copied()).collect();
    let short = all.len() <= SHORT_LAYER;
    let none = move || shown.with(|shown| !all.iter().any(|index| shown.contains(index)));
    let narrowed = move || selection.read().is_narrowed();
    let heading = format!("layer-{id}");
    let named_by = heading.clone();
    view! {
        <section class="layer" class:layer--short=short aria-labelledby=named_by hidden=none>
            <h3 class="layer__head" id=heading>
                {name.clone()}
                " "
                <span class="layer__summary" hidden=narrowed>{summary}</span>
            </h3>
            {description.map(|description| view! { <p class="layer__description">{description}</p> })}
            <MeasureTable caption=name scorecard=scorecard.clone()>
                {groups
                    .into_iter()
                    .map(|group| {
                        view! {
                            <OutcomeRows
                                scorecard=scorecard.clone()
                                outcome=group.outcome
                                supporting=group.supporting
                                measures=group.measures
                                shown
                                selection
                                on_select
                            />
                        }
                    })
                    .collect_view()}
            </MeasureTable>
        </section>
    }
}

/// All measures in one table, in the order of the view.
#[component]
fn OneTable(scorecard: Arc<Scorecard>, shown: Shown, selection: Signal<Selection>, on_select: Callback<Selection>) -> impl IntoView {
    let rows = {
        let scorecard = scorecard.clone();
        move |index: usize| view! { <MeasureRow scorecard=scorecard.clone() index selection on_select /> }
    };
    view! {
        <div class="layer layer--all" hidden=move || shown.read().is_empty()>
            <MeasureTable caption="Measures" scorecard>
                <tbody class="measures__group" role="rowgroup">
                    <For each=move || shown.get() key=|index| *index children=rows />
                </tbody>
            </MeasureTable>
        </div>
    }
}
