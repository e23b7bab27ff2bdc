//! Search, filters and order. The address holds what is chosen.

use std::sync::Arc;

use leptos::prelude::*;

use super::field::{CheckField, ChoiceField, SearchField};
use crate::scorecard::selection::{ORDERS, Only, Order, Origin, Selection};
use crate::scorecard::view::{Choice, Choices, Facets, Scorecard};

/// From this width on the filter is always open; in step with the breakpoint `tablet` in style/.
const WIDE: &str = "(min-width: 47em)";

/// The filter: closed on a phone until it is asked for, or already at work.
#[component]
pub fn FilterBar(
    /// The scorecard.
    scorecard: Arc<Scorecard>,
    /// The present view.
    selection: Signal<Selection>,
    /// How many measures it shows.
    #[prop(into)]
    shown: Signal<usize>,
    /// Told of another view.
    on_select: Callback<Selection>,
    /// Told of the view without filters; the button that asked for it goes, so the focus must go elsewhere.
    on_clear: Callback<Selection>,
) -> impl IntoView {
    let total = scorecard.measures.len();
    let narrowed = Signal::derive(move || selection.with(Selection::is_narrowed));
    let open = RwSignal::new(is_wide() || selection.with_untracked(Selection::is_narrowed));
    let widened = window_event_listener(leptos::ev::resize, move |_| {
        if is_wide() {
            open.set(true);
        }
    });
    on_cleanup(move || widened.remove());
    let clear = move |_| on_clear.run(selection.with_untracked(cleared));
    view! {
        <div class="filter-bar no-print">
            <div class="filter-bar__inner wrap">
                <details class="filter-bar__details" prop:open=move || open.get() on:toggle:target=move |event| open.set(event.target().has_attribute("open"))>
                    <summary class="filter-bar__summary">"Search and filter"</summary>
                    <form class="filter-bar__form" role="search" aria-label="Measures" on:submit=|event| event.prevent_default()>
                        <FilterFields scorecard view=View { selection, on_select } />
                    </form>
                </details>
                <div class="filter-bar__result">
                    <output class="filter-bar__count" role="status">
                        {move || format!("{} of {total} measures", shown.get())}
                    </output>
                    <button class="button button--small" type="button" hidden=move || !narrowed.get() on:click=clear>
                        "Clear filters"
                    </button>
                </div>
            </div>
        </div>
    }
}

/// The view with nothing narrowed; order and layout stay.
#[must_use]
pub fn cleared(selection: &Selection) -> Selection {
    Selection { order: selection.order, layout: selection.layout, ..Selection::default() }
}

/// The reader's view, and how to change a part of it.
#[derive(Clone, Copy)]
struct View {
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
}

impl View {
    /// Asks for the present view with one part changed.
    fn change(self, set: impl FnOnce(&mut Selection)) {
        let mut next = self.selection.get_untracked();
        set(&mut next);
        self.on_select.run(next);
    }

    /// A part of the present view.
    fn part<T: Send + Sync + 'static>(self, get: impl Fn(&Selection) -> T + Send + Sync + 'static) -> Signal<T> {
        Signal::derive(move || self.selection.with(|selection| get(selection)))
    }
}

/// The fields. A choice that could change nothing is left out.
#[component]
fn FilterFields(scorecard: Arc<Scorecard>, view: View) -> impl IntoView {
    let Choices { ratings, directions, layers, outcomes } = scorecard.choices.clone();
    let some = |has: fn(&Facets) -> bool| scorecard.measures.iter().any(|measure| has(&measure.facets));
    let both_origins = some(|facets| facets.local) && some(|facets| !facets.local);
    let kinds: Vec<Kind> = KINDS.into_iter().filter(|kind| some(kind.has)).collect();
    view! {
        <SearchField
            label="Search measures"
            text=view.part(|selection| selection.search.clone())
            on_input=Callback::new(move |text| view.change(|selection| selection.search = text))
        />
        <PartField label="Rating" all="All ratings" choices=ratings view part=|selection| &mut selection.rating />
        <PartField label="Direction" all="All directions" choices=directions view part=|selection| &mut selection.direction />
        <PartField label="Layer" all="All layers" choices=layers view part=|selection| &mut selection.layer />
        <PartField label="Outcome" all="All outcomes" choices=outcomes view part=|selection| &mut selection.outcome />
        {both_origins.then(|| view! { <OriginField view /> })}
        <OrderField view />
        <KindFields kinds view />
    }
}

/// A choice of which the view holds the key.
#[component]
fn PartField(
    label: &'static str,
    all: &'static str,
    choices: Vec<Choice>,
    view: View,
    /// The part of the view that holds it.
    part: fn(&mut Selection) -> &mut Option<String>,
) -> impl IntoView {
    (choices.len() > 1).then(|| {
        let chosen = view.part(move |selection| part(&mut selection.clone()).clone());
        let on_choose = Callback::new(move |key| view.change(|selection| *part(selection) = key));
        view! { <ChoiceField label all choices chosen on_choose /> }
    })
}

/// National measures, the council's own, or both.
#[component]
fn OriginField(view: View) -> impl IntoView {
    const ORIGINS: [(Origin, &str, &str); 2] =
        [(Origin::National, "national", "National framework"), (Origin::Local, "local", "The council")];
    let choices = ORIGINS.map(|(_, key, word)| Choice { key: key.to_owned(), word: word.to_owned() }).to_vec();
    let chosen =
        view.part(|selection| ORIGINS.into_iter().find(|(origin, ..)| selection.origin == Some(*origin)).map(|(_, key, _)| key.to_owned()));
    let on_choose = Callback::new(move |chosen: Option<String>| {
        let origin = ORIGINS.into_iter().find(|(_, key, _)| chosen.as_deref() == Some(*key)).map(|(origin, ..)| origin);
        view.change(|selection| selection.origin = origin);
    });
    view! { <ChoiceField label="Set by" all="All measures" choices chosen on_choose /> }
}

/// The order; the printed one is the field's first choice, so it has no key of its own.
#[component]
fn OrderField(view: View) -> impl IntoView {
    let choices = ORDERS
        .into_iter()
        .filter_map(|(order, key)| {
            let word = match order {
                Order::Printed => return None,
                Order::Rating => "Worst rating first",
                Order::Gap => "Largest shortfall first",
                Order::Title => "By title",
            };
            Some(Choice { key: key.to_owned(), word: word.to_owned() })
        })
        .collect();
    let chosen = view.part(|selection| {
        let order = Some(selection.order).filter(|order| *order != Order::Printed)?;
        ORDERS.into_iter().find(|(other, _)| *other == order).map(|(_, key)| key.to_owned())
    });
    let on_choose = Callback::new(move |chosen: Option<String>| {
        let order = ORDERS.into_iter().find(|(_, key)| chosen.as_deref() == Some(*key)).map(|(order, _)| order);
        view.change(|selection| selection.order = order.unwrap_or_default());
    });
    view! { <ChoiceField label="Order" all="As printed" choices chosen on_choose /> }
}

/// Kinds of measure, of which all that are ticked must hold.
#[component]
fn KindFields(kinds: Vec<Kind>, view: View) -> impl IntoView {
    let field = move |Kind { only, label, .. }: Kind| {
        let checked = view.part(move |selection| selection.only.contains(&only));
        let on_change = Callback::new(move |on: bool| {
            view.change(|selection| {
                selection.only.retain(|other| *other != only);
                selection.only.extend(on.then_some(only));
            });
        });
        view! { <CheckField label checked on_change /> }
    };
    view! {
        <fieldset class="filter-bar__kinds">
            <legend class="visually-hidden">"Show only"</legend>
            {kinds.into_iter().map(field).collect_view()}
        </fieldset>
    }
}

/// A kind of measure that can be asked for.
#[derive(Clone, Copy)]
struct Kind {
    only: Only,
    label: &'static str,
    /// Whether a measure is of it.
    has: fn(&Facets) -> bool,
}

const KINDS: [Kind; 5] = [
    Kind { only: Only::OffTrack, label: "Off track", has: |facets| facets.off_track },
    Kind { only: Only::Survey, label: "Survey", has: |facets| facets.survey },
    Kind { only: Only::BetterCareFund, label: "Better Care Fund", has: |facets| facets.better_care_fund },
    Kind { only: Only::Statutory, label: "Statutory", has: |facets| facets.statutory },
    Kind { only: Only::ForInformation, label: "For information", has: |facets| facets.for_information },
];

/// Whether there is room for the filter beside the table.
fn is_wide() -> bool {
    window().match_media(WIDE).ok().flatten().is_none_or(|query| query.matches())
}
