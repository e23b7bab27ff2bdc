//! What would be if a figure, a target or a tolerance were another: sliders with fields, and the results beside those
//! of the report. All of it is in the address; the report stays as it is.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::endnotes::lines;
use super::rating_tag::rating_tag;
use crate::app::el::{Child, El, Property, changing, el};
use crate::app::focus;
use crate::app::session::Report;
use crate::scorecard::selection::{Selection, Supposed, supposed, supposing};
use crate::scorecard::view::{EdgeView, LeverView, WhatIf, WhatIfRow, WhatIfSide};

/// How long a slider rests before the address and those who listen are told where it stands.
const REST: Duration = Duration::from_millis(300);
/// The sentences on what would be.
const FINDING: &str = "what-if-finding";

/// What is moved: a lever, as its place among the levers, to an amount; none: back to the report.
type Move = (usize, Option<String>);

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Panel {
    told: Memo<Option<WhatIf>>,
    on_move: Callback<Move>,
    /// The address is told at once.
    on_rest: Callback<()>,
}

/// The levers of one measure, what would come of them, and how to share or clear it.
#[must_use]
pub fn what_if_panel(report: Arc<Report>, index: usize, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let key = report.opened.scorecard.measures.get(index).map(|measure| measure.key.clone()).unwrap_or_default();
    // What was moved and the address does not have yet.
    let pending = RwSignal::new(None::<String>);
    let now = Memo::new(move |_| pending.get().unwrap_or_else(|| selection.with(|selection| selection.what_if.clone())));
    let with = Memo::new(move |_| selection.with(|selection| selection.with.clone()));
    let told = Memo::new(move |_| report.opened.what_if(index, &now.read(), &with.read()));
    let said = RwSignal::new(String::new());
    let on_rest = Callback::new(move |()| {
        // The screen may have been left meanwhile.
        if let Some(Some(what_if)) = pending.try_get_untracked() {
            on_select.run(Selection { what_if, ..selection.get_untracked() });
            pending.set(None);
            said.set(told.with_untracked(|told| told.as_ref().map(|told| told.finding.clone()).unwrap_or_default()));
        }
    });
    let turn = StoredValue::new(0_usize);
    let on_all = Callback::new(move |all: Vec<Supposed>| {
        pending.set(Some(supposing(&all)));
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        let rested = move || {
            if turn.try_get_value() == Some(mine) {
                on_rest.run(());
            }
        };
        set_timeout(rested, REST);
    });
    let on_move = {
        let key = key.clone();
        Callback::new(move |(lever, amount): Move| {
            let lever = told.with_untracked(|told| Some(told.as_ref()?.levers.get(lever)?.clone()));
            let Some(LeverView { what, reported, .. }) = lever else { return };
            let mut all = supposed(&now.read_untracked());
            let place = all.iter().position(|s| s.measure == key && s.what == what);
            match (place, amount.filter(|amount| *amount != reported)) {
                (Some(place), Some(amount)) => all[place].amount = amount,
                (None, Some(amount)) => all.push(Supposed { measure: key.clone(), what, amount }),
                (Some(place), None) => drop(all.remove(place)),
                (None, None) => {}
            }
            on_all.run(all);
        })
    };
    let clear = Callback::new(move |all: bool| {
        let rest = supposed(&now.read_untracked()).into_iter().filter(|s| !all && s.measure != key);
        on_all.run(rest.collect());
        on_rest.run(());
        focus::on(FINDING);
    });
    let panel = Panel { told, on_move, on_rest };
    let first = told.get_untracked();
    let (levers, fixed) = first.map(|first| (first.levers, first.fixed)).unwrap_or_default();
    let levers = levers.into_iter().enumerate().map(|(place, lever)| lever_field(place, lever, panel)).collect::<Vec<_>>();
    let moved = Signal::derive(move || told.read().as_ref().is_some_and(|told| told.moved));
    let class =
        Signal::derive(move || Some(if moved.get() { "what-if__panel what-if__panel--moved" } else { "what-if__panel" }.to_owned()));
    let controls =
        el("div", "what-if__levers no-print").add(levers).maybe(lines(&fixed)).add(edges(panel)).add(clear_buttons(told, moved, clear));
    let finding = changing(move || told.read().as_ref().map(|told| told.finding.clone()).unwrap_or_default());
    let results = el("div", "what-if__results")
        .add(el("p", "what-if__mark").add("What if: not the report’s own figures"))
        .add(el("p", "what-if__finding").attr("id", FINDING).attr("tabindex", "-1").add(finding))
        .add(changing(move || told.get().map_or_else(|| Child::All(Vec::new()), results)));
    el("div", "")
        .live("class", class)
        .add(el("p", "what-if__how no-print").add(
            "Move a slider or type a number, and see what would come of it. The report stays as it is; the address of this page holds \
             what you suppose, so copy it to share it.",
        ))
        .add(el("div", "what-if__pair").add(controls).add(results))
        .add(el("p", "visually-hidden").attr("role", "status").add(changing(move || said.get())))
}

/// One lever: its name, a slider and a field that say the same, and the way back.
fn lever_field(place: usize, lever: LeverView, panel: Panel) -> El {
    let Panel { told, on_move, on_rest } = panel;
    let now = move |get: fn(&LeverView) -> String| {
        Signal::derive(move || told.read().as_ref().and_then(|told| told.levers.get(place).map(get)).unwrap_or_default())
    };
    let amount = now(|lever| lever.amount.clone());
    let spoken = now(|lever| lever.spoken.clone());
    let moved = Signal::derive(move || told.read().as_ref().and_then(|told| told.levers.get(place)).is_some_and(|lever| lever.moved));
    // What is typed in the field, with where the lever stood then; and whether it is no number of the lever.
    let typed = RwSignal::new(None::<(String, String)>);
    let wrong = RwSignal::new(false);
    let [field_id, label_id, hint_id] = ["field", "label", "hint"].map(|part| format!("what-if-{part}-{place}"));
    // What is typed stays as typed, until the lever moves otherwise.
    let shown = move || {
        let (now, typed) = (amount.get(), typed.get());
        Property::Text(typed.filter(|(_, then)| *then == now).map_or(now, |(text, _)| text))
    };
    let slid = Callback::new(move |event: Event| {
        if let Some(slider) = input(&event) {
            on_move.run((place, Some(slider.value())));
        }
    });
    let typing = Callback::new(move |event: Event| {
        let Some(field) = input(&event) else { return };
        let (text, fits) = (field.value(), field.check_validity());
        wrong.set(!fits);
        if fits && !text.is_empty() {
            on_move.run((place, Some(text.clone())));
        }
        typed.set(Some((text, amount.get_untracked())));
    });
    let left = Callback::new(move |_: Event| {
        typed.set(None);
        wrong.set(false);
        on_rest.run(());
    });
    let reset = {
        let field_id = field_id.clone();
        Callback::new(move |_: Event| {
            on_move.run((place, None));
            on_rest.run(());
            focus::on(&field_id);
        })
    };
    let number = |kind: &'static str, class: &'static str| {
        el("input", class)
            .attr("type", kind)
            .attr("min", lever.min.clone())
            .attr("max", lever.max.clone())
            .attr("step", lever.step.clone())
            .attr("aria-describedby", hint_id.clone())
    };
    let slider = number("range", "what-if__slider")
        .attr("aria-labelledby", label_id.clone())
        .live("aria-valuetext", Signal::derive(move || Some(spoken.get())))
        .property("value", Signal::derive(move || Property::Text(amount.get())))
        .on("input", slid)
        .on("blur", left);
    let field = number("number", "field__input what-if__number")
        .attr("id", field_id.clone())
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .live("aria-invalid", Signal::derive(move || wrong.get().then(|| "true".to_owned())))
        .property("value", Signal::derive(shown))
        .on("input", typing)
        .on("blur", left);
    let unit = (!lever.unit.is_empty()).then(|| el("span", "what-if__unit").add(lever.unit));
    let hint = el("p", "what-if__hint").add(el("span", "").attr("id", hint_id).add(lever.hint)).add(" ").add(
        el("button", "what-if__reset").attr("type", "button").hidden(Signal::derive(move || !moved.get())).on("click", reset).add("Reset"),
    );
    let ends = format!("Type a number from {} to {}, in steps of {}.", lever.min, lever.max, lever.step);
    let error = el("p", "what-if__error")
        .hidden(Signal::derive(move || !wrong.get()))
        .attr("role", "status")
        .add(changing(move || if wrong.get() { ends.clone() } else { String::new() }));
    let class =
        Signal::derive(move || Some(if moved.get() { "what-if__lever what-if__lever--moved" } else { "what-if__lever" }.to_owned()));
    el("div", "")
        .live("class", class)
        .add(el("label", "what-if__label").attr("id", label_id).attr("for", field_id).add(lever.label))
        .add(el("div", "what-if__inputs").add(slider).add(el("span", "what-if__field").add(field).maybe(unit)))
        .add(hint)
        .add(error)
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Where the rating changes, as quick choices.
fn edges(panel: Panel) -> Child {
    let Panel { told, on_move, on_rest } = panel;
    let found = Memo::new(move |_| told.read().as_ref().map(|told| told.edges.clone()).unwrap_or_default());
    changing(move || {
        let choice = |EdgeView { label, what, amount }: EdgeView| {
            let choose = Callback::new(move |_: Event| {
                let place = told.with_untracked(|told| told.as_ref()?.levers.iter().position(|lever| lever.what == what));
                if let Some(place) = place {
                    on_move.run((place, Some(amount.clone())));
                    on_rest.run(());
                }
            });
            el("li", "").add(el("button", "button button--small").attr("type", "button").on("click", choose).add(label))
        };
        let choices = found.get().into_iter().map(choice).collect::<Vec<_>>();
        (!choices.is_empty()).then(|| {
            el("div", "what-if__edges")
                .add(el("p", "what-if__label").attr("id", "what-if-edges").add("Where the rating changes"))
                .add(el("ul", "what-if__choices").attr("role", "list").attr("aria-labelledby", "what-if-edges").add(choices))
        })
    })
}

/// The results, the headline and what else to know.
fn results(told: WhatIf) -> Child {
    let WhatIf { rows, headline, headline_then, notes, others, .. } = told;
    let column = |class, words: &'static str| el("th", class).attr("role", "columnheader").attr("scope", "col").add(words);
    let head = el("tr", "")
        .attr("role", "row")
        .add(el("th", "what-if__name").attr("role", "columnheader").attr("scope", "col").add(el("span", "visually-hidden").add("Result")))
        .add(column("what-if__before", "As reported"))
        .add(column("what-if__after", "What if"));
    // By style alone its rows become blocks on a phone: the roles keep it a table.
    let table = el("table", "what-if__table")
        .attr("role", "table")
        .add(el("caption", "visually-hidden").add("As reported, and what if"))
        .add(el("thead", "").attr("role", "rowgroup").add(head))
        .add(el("tbody", "").attr("role", "rowgroup").add(rows.into_iter().map(row).collect::<Vec<_>>()));
    let line = |class, name: &'static str, text: String| el("div", class).add(el("dt", "").add(name)).add(el("dd", "").add(text));
    let headline = match headline_then {
        Some(then) => el("dl", "what-if__headline").add(line("", "The report’s headline", headline)).add(line(
            "what-if__headline-then",
            "What if",
            then,
        )),
        None => el("dl", "what-if__headline").add(line("", "The report’s headline, with this as without", headline)),
    };
    let notes: Vec<String> = notes.into_iter().chain([others]).filter(|note| !note.is_empty()).collect();
    let notes = lines(&notes).map(|notes| el("div", "what-if__notes").add(notes));
    vec![table, headline].into_iter().chain(notes).collect::<Vec<_>>().into()
}

fn row(WhatIfRow { name, before, after }: WhatIfRow) -> El {
    let class = if before == after { "what-if__row" } else { "what-if__row what-if__row--changed" };
    el("tr", class)
        .attr("role", "row")
        .add(el("th", "").attr("role", "rowheader").attr("scope", "row").add(name))
        .add(cell("what-if__before", before))
        .add(cell("what-if__after", after))
}

fn cell(class: &'static str, WhatIfSide { mark, text, fine }: WhatIfSide) -> El {
    let cell = el("td", class).attr("role", "cell");
    let cell = match mark {
        Some(mark) => cell.add(rating_tag(mark, text)),
        None => cell.add(text),
    };
    cell.maybe((!fine.is_empty()).then(|| el("span", "what-if__fine").add(fine)))
}

/// Clears what is supposed of this measure, or of all.
fn clear_buttons(told: Memo<Option<WhatIf>>, moved: Signal<bool>, clear: Callback<bool>) -> El {
    let others = Signal::derive(move || told.read().as_ref().is_some_and(|told| !told.others.is_empty()));
    let button = |all: bool, words: &'static str, hidden: Signal<bool>| {
        let told = Callback::new(move |_: Event| clear.run(all));
        el("button", "button button--small").attr("type", "button").hidden(hidden).on("click", told).add(words)
    };
    el("div", "what-if__clear no-print")
        .add(button(false, "Clear what is supposed of this measure", Signal::derive(move || !moved.get())))
        .add(button(true, "Clear all that is supposed", Signal::derive(move || !others.get())))
}
