//! A thing of a report file and its fields: what is typed goes into the file as soon as typing rests, and what cannot is told
//! beneath its field.

use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::app::drafting::Desk;
use crate::app::el::{El, Property, changing, el};
use crate::app::session::Session;
use crate::scorecard::{FieldKind, FormField, FormGroup, HeldView};
use crate::{Edit, Typed};

/// How long typing rests before it is tried.
const REST: Duration = Duration::from_millis(300);

/// What the parts of a form share.
#[derive(Clone, Copy)]
pub struct Tools {
    /// The page.
    pub session: Session,
    /// The report that is changed.
    pub desk: Desk,
    /// Told that something was typed, whatever came of it.
    pub on_change: Callback<()>,
    /// Draws the form anew, and moves the reader to a place in it by its id.
    pub redraw: Callback<String>,
}

/// What a field holds, by its name.
type Texts = StoredValue<Vec<(String, RwSignal<String>)>>;

/// The fields of one thing, and what they are told.
#[derive(Clone, Copy)]
struct Fields {
    texts: Texts,
    held: RwSignal<HeldView>,
    /// A field was typed in, by its name; whether it was left.
    on_typed: Callback<(String, bool)>,
}

/// The id of a place of the file on the page.
#[must_use]
pub fn id_of(at: &str) -> String {
    format!("at{}", at.replace('/', "-"))
}

/// A thing with its fields.
#[must_use]
pub fn form_group(group: FormGroup, tools: Tools) -> El {
    let FormGroup { at, title, fields, more, remove, takes_milestones, .. } = group;
    let texts: Texts =
        StoredValue::new(fields.iter().chain(&more).map(|field| (field.name.clone(), RwSignal::new(field.text.clone()))).collect());
    let held = RwSignal::new(tools.desk.ask(|draft, opened| opened.held(draft)).into_iter().find(|held| held.at == at).unwrap_or_default());
    let on_typed = typing(at.clone(), texts, held, tools);
    let of = Fields { texts, held, on_typed };
    let id = id_of(&at);
    let draw = |fields: Vec<FormField>| fields.into_iter().map(|one| field(one, &id, of)).collect::<Vec<_>>();
    let shown = el("div", "form__fields").add(draw(fields));
    let folded = (!more.is_empty()).then(|| {
        let summary = el("summary", "form__more").add("More").add(el("span", "visually-hidden").add(format!(" of {title}")));
        el("details", "").add(summary).add(el("div", "form__fields").add(draw(more)))
    });
    let whole = el("div", "form__whole").attr("aria-live", "polite").add(changing(move || {
        let held = held.get();
        let lines: Vec<El> = held.whole.into_iter().map(|said| el("p", "form__error").add(said)).collect();
        let is_out = !lines.is_empty() || !held.fields.is_empty();
        is_out.then(|| el("p", "form__out").add("Not in the file yet.")).into_iter().chain(lines).collect::<Vec<_>>()
    }));
    let milestone = takes_milestones.then(|| {
        let target = at.clone();
        let add = Callback::new(move |_: Event| {
            let at = tools.desk.ask(|draft, _| draft.new_milestone(&target));
            tools.redraw.run(id_of(&at));
        });
        el("button", "button button--small").attr("type", "button").on("click", add).add("Add a milestone")
    });
    let take_out = (!remove.is_empty()).then(|| remove_button(at.clone(), remove, held, tools));
    let buttons = el("div", "form__buttons").maybe(milestone).maybe(take_out);
    el("fieldset", "form__group")
        .attr("id", id)
        .add(el("legend", "form__legend").add(title))
        .add(shown)
        .maybe(folded)
        .add(whole)
        .add(buttons)
}

/// Takes what is typed into the file once typing rests, or at once when its field is left.
fn typing(at: String, texts: Texts, held: RwSignal<HeldView>, tools: Tools) -> Callback<(String, bool)> {
    let turn = StoredValue::new(0_usize);
    Callback::new(move |(name, is_left): (String, bool)| {
        let mut all: Vec<Typed> = texts
            .with_value(|texts| texts.iter().map(|(field, text)| Typed { field: field.clone(), text: text.get_untracked() }).collect());
        let is_ready = Typed::settle(&mut all, &name, is_left);
        texts.with_value(|texts| {
            for ((_, signal), typed) in texts.iter().zip(&all) {
                if signal.with_untracked(|text| *text != typed.text) {
                    signal.set(typed.text.clone());
                }
            }
        });
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        let edit = Edit::Put { at: at.clone(), texts: all };
        let run = move || {
            // The form may have been drawn anew meanwhile, or typing gone on.
            if is_ready && turn.try_get_value() == Some(mine) {
                let found = tools.desk.edit(tools.session, &edit).unwrap_or_default();
                if is_left {
                    tools.desk.ask(|draft, _| draft.rest());
                }
                held.set(found);
                tools.on_change.run(());
            }
        };
        if is_left { run() } else { set_timeout(run, REST) }
    })
}

fn remove_button(at: String, words: String, held: RwSignal<HeldView>, tools: Tools) -> El {
    let list = at.rsplit_once('/').map(|(list, _)| list.to_owned()).unwrap_or_default();
    let run = Callback::new(move |_: Event| match tools.desk.edit(tools.session, &Edit::Remove { at: at.clone() }) {
        Some(found) => held.set(HeldView {
            fields: Vec::new(),
            whole: found.whole.into_iter().chain(found.fields.into_iter().map(|f| f.1)).collect(),
            ..found
        }),
        None => {
            tools.on_change.run(());
            tools.redraw.run(id_of(&list));
        }
    });
    el("button", "button button--small button--plain").attr("type", "button").on("click", run).add(words)
}

/// A field under its label, with its unit, how to fill it in, and what is wrong with it.
fn field(field: FormField, group: &str, of: Fields) -> El {
    let FormField { name, label, unit, hint, kind, with, .. } = field;
    let signal = |wanted: &str| of.texts.with_value(|texts| texts.iter().find(|(name, _)| name == wanted).map(|(_, text)| *text));
    let text = signal(&name).unwrap_or_else(|| RwSignal::new(String::new()));
    let needs = if with.is_empty() { None } else { signal(with) };
    let id = format!("{group}-{}", name.replace(['/', '_'], "-"));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let wrong = {
        let name = name.clone();
        Memo::new(move |_| {
            of.held.read().fields.iter().filter(|(field, _)| *field == name).map(|(_, said)| said.clone()).collect::<Vec<_>>().join(" ")
        })
    };
    let class = match kind {
        FieldKind::Number => "form__field form__field--number",
        FieldKind::Line | FieldKind::Choice(_) => "form__field",
        FieldKind::Lines => "form__field form__field--wide",
    };
    let has_hint = !hint.is_empty();
    let described = if has_hint { format!("{hint_id} {error_id}") } else { error_id.clone() };
    let input = control(kind, name, text, of)
        .attr("id", id.clone())
        .attr("aria-describedby", described)
        .live("aria-invalid", Signal::derive(move || (!wrong.read().is_empty()).then(|| "true".to_owned())));
    let label_of = el("label", "form__label").attr("for", id).add(label);
    let label_of = if unit.is_empty() { label_of } else { label_of.add(el("span", "visually-hidden").add(format!(", {unit}"))) };
    let unit = (!unit.is_empty()).then(|| el("span", "form__unit").attr("aria-hidden", "true").add(unit));
    let hidden = Signal::derive(move || needs.is_some_and(|needs| needs.get().is_empty()));
    el("div", class)
        .hidden(hidden)
        .add(label_of)
        .add(el("div", "form__input").add(input).maybe(unit))
        .maybe(has_hint.then(|| el("p", "form__hint").attr("id", hint_id).add(hint)))
        .add(el("p", "form__error").attr("id", error_id).attr("aria-live", "polite").add(changing(move || wrong.get())))
}

/// What a field is typed or chosen in.
fn control(kind: FieldKind, name: String, text: RwSignal<String>, of: Fields) -> El {
    let told = move |is_left: bool| {
        let name = name.clone();
        Callback::new(move |event: Event| {
            if let Some(value) = value(&event) {
                text.set(value);
                of.on_typed.run((name.clone(), is_left));
            }
        })
    };
    let shown = Signal::derive(move || Property::Text(text.get()));
    let plain = |tag: &'static str, class: &'static str| {
        el(tag, class).attr("autocomplete", "off").property("value", shown).on("input", told(false)).on("change", told(true))
    };
    match kind {
        FieldKind::Number => plain("input", "field__input form__number").attr("type", "text").attr("inputmode", "decimal"),
        FieldKind::Line => plain("input", "field__input").attr("type", "text"),
        FieldKind::Lines => plain("textarea", "field__input form__lines").attr("rows", "4"),
        FieldKind::Choice(choices) => {
            let option = |(value, word): (String, String)| {
                let own = value.clone();
                el("option", "").attr("value", value).is("selected", Signal::derive(move || text.with(|text| *text == own))).add(word)
            };
            el("select", "field__input").on("change", told(true)).add(choices.into_iter().map(option).collect::<Vec<_>>())
        }
    }
}

/// What the field holds that an event is of.
fn value(event: &Event) -> Option<String> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value());
    }
    if let Some(list) = target.dyn_ref::<HtmlSelectElement>() {
        return Some(list.value());
    }
    target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value)
}
