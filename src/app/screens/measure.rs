//! One measure: everything known about it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::endnotes::Links;
use crate::app::components::figures::{PeopleTable, ReadingTable, YardstickTable};
use crate::app::components::measure_table::Flags;
use crate::app::components::rating_tag::RatingTag;
use crate::app::components::select_link::{MeasureLink, SelectLink};
use crate::app::components::trend_figure::TrendFigure;
use crate::app::components::working::WorkingTable;
use crate::app::paper;
use crate::scorecard::selection::Selection;
use crate::scorecard::view::{ActionView, CommentView, Fact, Measure, Scorecard, VerdictLine};

/// A measure of a report on its own page.
#[component]
pub fn MeasureScreen(
    /// The report.
    scorecard: Arc<Scorecard>,
    /// Which of its measures.
    index: usize,
    /// The reader's view: the way back keeps it, and the neighbours are those it shows.
    selection: Signal<Selection>,
    /// Told of another view.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let measure = scorecard.measures.get(index).cloned()?;
    paper::title(&measure.title);
    paper::margins(&scorecard.masthead);
    let Measure { title, page, flags, .. } = measure;
    let over = scorecard.masthead.title.clone();
    let hero = view! {
        <header class="measure__head">
            <p class="measure__eyebrow print-only">{over}</p>
            <p class="measure__eyebrow">{page.eyebrow}</p>
            <h1 tabindex="-1">{title}</h1>
        </header>
        <div class="measure__hero">
            <div class="measure__number">
                <p class="measure__big">{page.big}</p>
                <p class="measure__unit">{page.big_unit}</p>
                {page.big_notes.into_iter().map(|note| view! { <p class="measure__note">{note}</p> }).collect_view()}
                <Flags flags />
            </div>
            <Verdicts verdicts=page.verdicts />
        </div>
    };
    Some(view! {
        <article class="measure wrap">
            <Neighbours scorecard index selection on_select />
            {hero}
            <div class="pair">
                {page
                    .why_rating
                    .into_iter()
                    .chain([page.why_direction])
                    .map(|working| {
                        view! {
                            <section class="pair__part">
                                <h2>{working.title.clone()}</h2>
                                <WorkingTable working />
                            </section>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="pair">
                {page
                    .trend
                    .map(|trend| {
                        view! {
                            <section class="pair__part">
                                <h2>"Trend"</h2>
                                <TrendFigure trend />
                            </section>
                        }
                    })}
                {part("Readings", !page.readings.is_empty(), || view! { <ReadingTable readings=page.readings /> })}
            </div>
            <div class="pair">
                {part("Targets and comparators", !page.yardsticks.is_empty(), || view! { <YardstickTable yardsticks=page.yardsticks /> })}
                {part("Distance in people", !page.people.is_empty(), || view! { <PeopleTable people=page.people /> })}
            </div>
            <div class="pair">
                <section class="pair__part">
                    <h2>"Commentary"</h2>
                    <Commentary commentary=page.commentary />
                </section>
                <section class="pair__part">
                    <h2>"Actions"</h2>
                    <Actions actions=page.actions />
                </section>
            </div>
            <div class="pair">
                {part("Definition and source", !page.facts.is_empty(), || view! { <Facts facts=page.facts /> })}
                {part("Notes", !page.notes.is_empty(), || {
                    view! { <ul>{page.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul> }
                })}
                {part("Further reading", !page.links.is_empty(), || view! { <Links links=page.links /> })}
            </div>
        </article>
    })
}

/// A part with its heading, if there is anything in it.
fn part<V: IntoView>(title: &'static str, any: bool, body: impl FnOnce() -> V) -> Option<impl IntoView> {
    any.then(|| {
        view! {
            <section class="pair__part">
                <h2>{title}</h2>
                {body()}
            </section>
        }
    })
}

/// Back to the scorecard, and on to the measures before and after in the reader's view.
#[component]
fn Neighbours(scorecard: Arc<Scorecard>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> impl IntoView {
    let back = Signal::derive(move || Selection { measure: None, ..selection.get() });
    let shown = selection.with_untracked(|selection| selection.apply(&scorecard));
    let all = || Selection::default().apply(&scorecard);
    let order = if shown.contains(&index) { shown } else { all() };
    let place = order.iter().position(|&other| other == index);
    let link = |label: &'static str, place: Option<usize>| {
        let measure = scorecard.measures.get(*order.get(place?)?)?;
        let (key, title) = (measure.key.clone(), measure.title.clone());
        Some(view! {
            <li class="neighbours__measure">
                <MeasureLink key selection on_select>{label} ": " {title}</MeasureLink>
            </li>
        })
    };
    let before = link("Previous", place.and_then(|place| place.checked_sub(1)));
    let after = link("Next", place.map(|place| place + 1));
    view! {
        <nav class="neighbours no-print" aria-label="Measures">
            <ul class="neighbours__list" role="list">
                <li><SelectLink to=back on_select>"Back to the scorecard"</SelectLink></li>
                {before}
                {after}
            </ul>
        </nav>
    }
}

/// The verdicts: position, outlook, direction.
#[component]
fn Verdicts(verdicts: Vec<VerdictLine>) -> impl IntoView {
    view! {
        <ul class="verdicts" role="list" aria-label="Verdicts">
            {verdicts
                .into_iter()
                .map(|verdict| {
                    view! {
                        <li class="verdicts__line">
                            <span class="verdicts__mark">
                                <span class="verdicts__label">{verdict.label}</span>
                                " "
                                <RatingTag mark=verdict.mark word=verdict.word />
                            </span>
                            <p>{verdict.sentence}</p>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

/// What the officers say.
#[component]
fn Commentary(commentary: Vec<CommentView>) -> impl IntoView {
    if commentary.is_empty() {
        return view! { <p class="quiet">"The report has no commentary on this measure."</p> }.into_any();
    }
    commentary
        .into_iter()
        .map(|comment| {
            view! {
                <figure class="comment">
                    <blockquote>{comment.text}</blockquote>
                    {(!comment.source.is_empty()).then(|| view! { <figcaption class="fine">{comment.source}</figcaption> })}
                </figure>
            }
        })
        .collect_view()
        .into_any()
}

/// What is being done.
#[component]
fn Actions(actions: Vec<ActionView>) -> impl IntoView {
    if actions.is_empty() {
        return view! { <p class="quiet">"The report has no action on this measure."</p> }.into_any();
    }
    view! {
        <ul class="actions">
            {actions
                .into_iter()
                .map(|action| {
                    let detail = (!action.detail.is_empty()).then(|| view! { <span class="actions__detail">{action.detail}</span> });
                    view! { <li>{action.what} {detail}</li> }
                })
                .collect_view()}
        </ul>
    }
    .into_any()
}

/// Definition, source, period, lateness, owner.
#[component]
fn Facts(facts: Vec<Fact>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|fact| {
                    view! {
                        <div class="facts__fact">
                            <dt>{fact.term}</dt>
                            <dd>{fact.text}</dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}
