//! Search, filters and order. The address holds what is chosen.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::field::{check_field, choice_field, search_field};
use crate::app::el::{El, changing, el};
use crate::scorecard::selection::{ORDERS, Only, Order, Origin, Selection};
use crate::scorecard::view::{Choice, Choices, Facets, Scorecard};

/// From this width on the filter is always open; in step with the breakpoint `tablet` in style/.
const WIDE: &str = "(min-width: 47em)";

/// The filter: closed on a phone until it is asked for, or already at work. `shown` is how many measures the
/// present view shows. The button that asks for all of them goes when it is used, so `on_clear` must move
/// the focus elsewhere.
#[must_use]
pub fn filter_bar(
    scorecard: &Scorecard,
    selection: Signal<Selection>,
    shown: Signal<usize>,
    on_select: Callback<Selection>,
    on_clear: Callback<Selection>,
) -> El {
    let total = scorecard.measures.len();
    let narrowed = Signal::derive(move || selection.with(Selection::is_narrowed));
    let open = RwSignal::new(is_wide() || selection.with_untracked(Selection::is_narrowed));
    let widened = window_event_listener(leptos::ev::resize, move |_| {
        if is_wide() {
            open.set(true);
        }
    });
    on_cleanup(move || widened.remove());
    let toggled = Callback::new(move |event: Event| {
        if let Some(details) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            open.set(details.has_attribute("open"));
        }
    });
    let submitted = Callback::new(|event: Event| event.prevent_default());
    let clear = Callback::new(move |_| on_clear.run(selection.with_untracked(cleared)));
    let form = el("form", "filter-bar__form")
        .attr("role", "search")
        .attr("aria-label", "Measures")
        .on("submit", submitted)
        .add(fields(scorecard, View { selection, on_select }));
    let details = el("details", "filter-bar__details")
        .is("open", open.into())
        .on("toggle", toggled)
        .add(el("summary", "filter-bar__summary").add("Search and filter"))
        .add(form);
    let count = changing(move || format!("{} of {total} measures", shown.get()));
    let clear = el("button", "button button--small")
        .attr("type", "button")
        .hidden(Signal::derive(move || !narrowed.get()))
        .on("click", clear)
        .add("Clear filters");
    let result = el("div", "filter-bar__result").add(el("output", "filter-bar__count").attr("role", "status").add(count)).add(clear);
    el("div", "filter-bar no-print").add(el("div", "filter-bar__inner wrap").add(details).add(result))
}

/// The view with nothing narrowed; what is looked at, order and layout stay.
#[must_use]
pub fn cleared(selection: &Selection) -> Selection {
    Selection { view: selection.view, order: selection.order, layout: selection.layout, ..Selection::default() }
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
fn fields(scorecard: &Scorecard, view: View) -> Vec<El> {
    let Choices { ratings, directions, layers, outcomes } = scorecard.choices.clone();
    let some = |has: fn(&Facets) -> bool| scorecard.measures.iter().any(|measure| has(&measure.facets));
    let search = Callback::new(move |text| view.change(|selection| selection.search = text));
    let mut fields = vec![search_field("Search measures", view.part(|selection| selection.search.clone()), search)];
    fields.extend(part_field("Rating", "All ratings", ratings, view, |selection| &mut selection.rating));
    fields.extend(part_field("Direction", "All directions", directions, view, |selection| &mut selection.direction));
    fields.extend(part_field("Layer", "All layers", layers, view, |selection| &mut selection.layer));
    fields.extend(part_field("Outcome", "All outcomes", outcomes, view, |selection| &mut selection.outcome));
    if some(|facets| facets.local) && some(|facets| !facets.local) {
        fields.push(origin_field(view));
    }
    fields.push(order_field(view));
    fields.push(kind_fields(KINDS.into_iter().filter(|kind| some(kind.has)), view));
    fields
}

/// A choice of which the view holds the key, in the part of it that is given.
fn part_field(
    label: &'static str,
    all: &'static str,
    choices: Vec<Choice>,
    view: View,
    part: fn(&mut Selection) -> &mut Option<String>,
) -> Option<El> {
    if choices.len() < 2 {
        return None;
    }
    let chosen = view.part(move |selection| part(&mut selection.clone()).clone());
    let on_choose = Callback::new(move |key| view.change(|selection| *part(selection) = key));
    Some(choice_field(label, all, choices, chosen, on_choose))
}

/// National measures, the council's own, or both.
fn origin_field(view: View) -> El {
    const ORIGINS: [(Origin, &str, &str); 2] =
        [(Origin::National, "national", "National framework"), (Origin::Local, "local", "The council")];
    let choices = ORIGINS.map(|(_, key, word)| Choice { key: key.to_owned(), word: word.to_owned() }).to_vec();
    let chosen =
        view.part(|selection| ORIGINS.into_iter().find(|(origin, ..)| selection.origin == Some(*origin)).map(|(_, key, _)| key.to_owned()));
    let on_choose = Callback::new(move |chosen: Option<String>| {
        let origin = ORIGINS.into_iter().find(|(_, key, _)| chosen.as_deref() == Some(*key)).map(|(origin, ..)| origin);
        view.change(|selection| selection.origin = origin);
    });
    choice_field("Set by", "All measures", choices, chosen, on_choose)
}

/// The order; the printed one is the field's first choice, so it has no key of its own.
fn order_field(view: View) -> El {
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
    choice_field("Order", "As printed", choices, chosen, on_choose)
}

/// Kinds of measure, of which all that are ticked must hold.
fn kind_fields(kinds: impl Iterator<Item = Kind>, view: View) -> El {
    let field = move |Kind { only, label, .. }: Kind| {
        let checked = view.part(move |selection| selection.only.contains(&only));
        let on_change = Callback::new(move |on: bool| {
            view.change(|selection| {
                selection.only.retain(|other| *other != only);
                selection.only.extend(on.then_some(only));
            });
        });
        check_field(label, checked, on_change)
    };
    let legend = el("legend", "visually-hidden").add("Show only");
    el("fieldset", "filter-bar__kinds").add(legend).add(kinds.map(field).collect::<Vec<_>>())
}

/// A kind of measure that can be asked for.
#[derive(Clone, Copy)]
struct Kind {
    only: Only,
    label: &'static str,
    /// Whether a measure is of it.
    has: fn(&Facets) -> bool,
}

const KINDS: [Kind; 6] = [
    Kind { only: Only::OffTrack, label: "Off track", has: |facets| facets.off_track },
    Kind { only: Only::Survey, label: "Survey", has: |facets| facets.survey },
    Kind { only: Only::BetterCareFund, label: "Better Care Fund", has: |facets| facets.better_care_fund },
    Kind { only: Only::Statutory, label: "Statutory", has: |facets| facets.statutory },
    Kind { only: Only::Changed, label: "Changed since the report before", has: |facets| facets.changed },
    Kind { only: Only::ForInformation, label: "For information", has: |facets| facets.for_information },
];

/// Whether there is room for the filter beside the table.
fn is_wide() -> bool {
    window().match_media(WIDE).ok().flatten().is_none_or(|query| query.matches())
}
