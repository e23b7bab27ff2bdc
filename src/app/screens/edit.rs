//! The form in which figures are changed: the measures, the fields of the one that is chosen with its verdict beside them, what is still
//! missing, what was changed.

use std::sync::Arc;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::app::components::copy_text::{ToCopy, copy_text};
use crate::app::components::field::check_field;
use crate::app::components::form_group::{Tools, form_group, id_of};
use crate::app::components::kept_drafts::kept_drafts;
use crate::app::components::rating_tag::rating_tag;
use crate::app::components::select_link::{choice_link, select_link};
use crate::app::drafting::{self, Desk, Keeping};
use crate::app::el::{Child, El, changing, el};
use crate::app::screens::next_period::next_period_screen;
use crate::app::screens::take_away::NOT_SAVED;
use crate::app::session::{Report, Session, measure_index};
use crate::app::spreadsheet::SAVED;
use crate::app::{focus, paper};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::Scorecard;
use crate::scorecard::{Add, ChangeView, FormPart, HeldView, MissingItem, MissingView};
use crate::{Edit, Section};

/// The heading of the fields: a choice of a measure leads there.
const CHOSEN: &str = "edit-chosen";

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    session: Session,
    desk: Desk,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
    /// The measure that is chosen, by its index; none for the report as a whole.
    chosen: Memo<Option<usize>>,
    /// Counts what was typed and done.
    changed: RwSignal<usize>,
    /// Counts how often the fields are to be drawn anew.
    drawn: RwSignal<usize>,
}

/// The form of a report, or what makes next period's file of it, by what is looked at; without a report, the changes that are kept.
#[must_use]
pub fn edit_part(session: Session, report: Option<Arc<Report>>) -> El {
    let selection = session.selection();
    let on_select = Callback::new(move |wanted| session.select(wanted));
    match report {
        None => kept_drafts(session),
        Some(report) if selection.with_untracked(|selection| selection.view) == Showing::NextPeriod => {
            next_period_screen(session, &report, selection, on_select)
        }
        Some(report) => edit_screen(session, &report, selection, on_select),
    }
}

fn edit_screen(session: Session, report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = Arc::clone(&report.opened.scorecard);
    paper::title("Change figures");
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let next = Signal::derive(move || Selection { measure: None, view: Showing::NextPeriod, ..selection.get() });
    let ways = el("ul", "neighbours__list")
        .attr("role", "list")
        .add(el("li", "").add(select_link(back, on_select, "", "Back to the scorecard")))
        .add(el("li", "neighbours__measure").add(select_link(next, on_select, "", "Make next period’s file")));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Change figures"));
    let screen = el("article", "edit wrap").add(el("nav", "neighbours no-print").attr("aria-label", "Ways on").add(ways)).add(head);
    let Some(desk) = Desk::of(report) else {
        let lacking = "This report is shown without measures in which there are errors, and a file that lacks them must not take the place of the \
                       whole. Mend the errors in the file first, then open it again.";
        return screen.add(el("p", "take-away__lacking").add(lacking));
    };
    let chosen = {
        let scorecard = Arc::clone(&scorecard);
        Memo::new(move |_| selection.with(|selection| measure_index(&scorecard, selection)))
    };
    let (changed, drawn) = (RwSignal::new(0), RwSignal::new(0));
    let of = Screen { session, desk, selection, on_select, chosen, changed, drawn };
    follow_keys(of);
    let about = "What you type is in the report as soon as it is right, on every screen. It is in a file only once you save it.";
    let lists = el("div", "pair").add(missing(of, &scorecard)).add(changes(of));
    let columns = el("div", "edit__columns").add(measures(of, &scorecard)).add(fields(of, &scorecard));
    screen.add(el("p", "edit__about").add(about)).add(tools(of)).add(columns).add(lists).add(keeping(of))
}

impl Screen {
    /// Something was typed or done: all that tells of it tells anew, and it is kept.
    fn told(self) {
        self.changed.update(|changed| *changed += 1);
        let changed = self.changed;
        self.desk.keep_soon(Callback::new(move |()| {
            changed.try_update(|changed| *changed += 1);
        }));
    }

    /// Draws the fields anew, and moves the reader to a place among them.
    fn redraw(self, id: String) {
        self.drawn.update(|drawn| *drawn += 1);
        if !id.is_empty() {
            request_animation_frame(move || reach(&id));
        }
    }

    fn tools(self) -> Tools {
        Tools {
            session: self.session,
            desk: self.desk,
            on_change: Callback::new(move |()| self.told()),
            redraw: Callback::new(move |id| self.redraw(id)),
        }
    }

    /// Undoes the last change or makes it again, and shows the measure it is of.
    fn step(self, back: bool) {
        let measure = self.desk.step(self.session, back);
        if measure != self.chosen.get_untracked() {
            self.choose(measure);
        }
        self.told();
        self.redraw(String::new());
    }

    fn choose(self, measure: Option<usize>) {
        let key =
            measure.and_then(|index| self.desk.ask(|_, opened| opened.scorecard.measures.get(index).map(|measure| measure.key.clone())));
        self.on_select.run(Selection { measure: key, at: None, view: Showing::Edit, ..self.selection.get_untracked() });
    }
}

/// Moves the reader to a place of the form, or to the nearest above it that is there: to its first field.
fn reach(id: &str) {
    let mut id = id.to_owned();
    while document().get_element_by_id(&id).is_none() {
        match id.rsplit_once('-') {
            Some((above, _)) => id = above.to_owned(),
            None => return focus::go_to(CHOSEN),
        }
    }
    let first = |selector: String| document().query_selector(&selector).ok().flatten();
    while let Some(fold) = first(format!("details:not([open]):has(#{id})")) {
        let _ = fold.set_attribute("open", "");
    }
    let field = first(format!("fieldset#{id} input, fieldset#{id} select, fieldset#{id} textarea"));
    focus::go_to(&field.map_or(id, |field| field.id()));
}

/// Ctrl and Z undo, outside of fields where they undo typing; with Shift, or Ctrl and Y, it is made again.
fn follow_keys(of: Screen) {
    let undo = move |event: &Event| {
        let is_held = |key: &str| js_sys::Reflect::get(event, &key.into()).is_ok_and(|held| held.is_truthy());
        let key = js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string()).unwrap_or_default();
        let is_in_field = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest("input:not([type=checkbox]), textarea, select").ok().flatten().is_some());
        if is_in_field || !(is_held("ctrlKey") || is_held("metaKey")) || is_held("altKey") {
            return;
        }
        match (key.to_ascii_lowercase().as_str(), is_held("shiftKey")) {
            ("z", false) => of.step(true),
            ("z", true) | ("y", false) => of.step(false),
            _ => return,
        }
        // Else the browser would undo in a field that was left.
        event.prevent_default();
    };
    let may_prevent = EventListenerOptions::enable_prevent_default();
    // It listens for as long as the screen is there.
    let _ = StoredValue::new_local(EventListener::new_with_options(&document(), "keydown", may_prevent, undo));
}

/// What state the file is in, and what can be done with it.
fn tools(of: Screen) -> El {
    let saving = RwSignal::new("");
    let steps = Memo::new(move |_| {
        of.changed.track();
        of.desk.ask(|draft, opened| opened.draft_steps(draft))
    });
    let button = |back: bool| {
        let words = Signal::derive(move || steps.with(|(undo, redo)| if back { undo.clone() } else { redo.clone() }));
        let run = Callback::new(move |_: Event| {
            if !words.with_untracked(String::is_empty) {
                saving.set("");
                of.step(back);
            }
        });
        let verb = if back { "Undo" } else { "Redo" };
        let told = move || words.with(|words| if words.is_empty() { verb.to_owned() } else { format!("{verb}: {words}") });
        el("button", "button edit__step")
            .attr("type", "button")
            .live("aria-disabled", Signal::derive(move || words.with(String::is_empty).then(|| "true".to_owned())))
            .on("click", run)
            .add(changing(told))
    };
    let save = Callback::new(move |_: Event| {
        spawn_local(async move {
            let said = if of.desk.save(of.session).await.is_ok() { SAVED } else { NOT_SAVED };
            saving.try_set(said);
            of.changed.try_update(|changed| *changed += 1);
        });
    });
    let state = move || {
        of.changed.track();
        let (is_unsaved, count) = of.desk.ask(|draft, _| (draft.is_unsaved(), draft.changed().len()));
        match (is_unsaved, count) {
            (true, 0) => "A new file, not saved yet.".to_owned(),
            (true, 1) => "1 field changed, not saved yet.".to_owned(),
            (true, count) => format!("{count} fields changed, not saved yet."),
            (false, _) if !saving.get().is_empty() => saving.get().to_owned(),
            (false, 0) => "Nothing is changed yet.".to_owned(),
            (false, _) => "Saved.".to_owned(),
        }
    };
    let said = move || {
        of.changed.track();
        let is_unsaved = of.desk.ask(|draft, _| draft.is_unsaved());
        if is_unsaved && saving.get() == NOT_SAVED { NOT_SAVED.to_owned() } else { state() }
    };
    el("div", "edit__tools no-print").add(el("p", "edit__state").attr("role", "status").add(changing(said))).add(held(of)).add(
        el("div", "edit__buttons")
            .add(el("button", "button button--main").attr("type", "button").on("click", save).add("Save the report’s file"))
            .add(button(true))
            .add(button(false)),
    )
}

/// What was typed and is not in the file: each leads to its field.
fn held(of: Screen) -> El {
    let all = Memo::new(move |_| {
        of.changed.track();
        of.desk.ask(|draft, opened| opened.held(draft))
    });
    let items = changing(move || {
        let item = |held: HeldView| {
            let id = held
                .fields
                .first()
                .map_or_else(|| id_of(&held.at), |(field, _)| format!("{}-{}", id_of(&held.at), field.replace(['/', '_'], "-")));
            let why = held.fields.into_iter().map(|(_, why)| why).chain(held.whole).next().unwrap_or_default();
            el("li", "").add(jump(of, held.measure, id, held.name)).add(": ").add(why)
        };
        let all: Vec<El> = all.get().into_iter().map(item).collect();
        (!all.is_empty()).then(|| el("div", "").add(el("p", "form__out").add("Typed, but not in the file yet:")).add(el("ul", "").add(all)))
    });
    el("div", "edit__held").add(items)
}

/// A link to a place of the form; the address says the measure.
fn jump(of: Screen, measure: Option<usize>, id: String, words: String) -> El {
    let go = Callback::new(move |event: Event| {
        event.prevent_default();
        if measure != of.chosen.get_untracked() {
            of.choose(measure);
        }
        let id = id.clone();
        request_animation_frame(move || reach(&id));
    });
    el("a", "").attr("href", format!("#{CHOSEN}")).on("click", go).add(words)
}

/// The measures by layer, with how much each lacks.
fn measures(of: Screen, scorecard: &Scorecard) -> El {
    let lacking = Memo::new(move |_| {
        of.changed.track();
        let view = of.desk.ask(|draft, opened| Some(opened.draft_lacks(draft)));
        view.map(|view| {
            view.items.iter().filter(|item| is_in_form(&item.pointer)).map(|item| measure_of(&item.pointer)).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let link = move |index: Option<usize>, key: Option<String>, words: String| {
        let to = Signal::derive(move || Selection { measure: key.clone(), at: None, view: Showing::Edit, ..of.selection.get() });
        let go = Callback::new(move |to: Selection| {
            of.on_select.run(to);
            request_animation_frame(|| focus::go_to(CHOSEN));
        });
        let current = Signal::derive(move || of.chosen.get() == index);
        let count = changing(move || match lacking.with(|all| all.iter().filter(|measure| **measure == index).count()) {
            0 => String::new(),
            count => format!("{count} to fill in"),
        });
        el("li", "").add(choice_link(
            to,
            go,
            "edit__choice",
            current,
            vec![el("span", "").add(words), el("span", "edit__lacks").add(count)],
        ))
    };
    let layer = |section: &crate::scorecard::view::Section| {
        let all = section.groups.iter().flat_map(|group| group.measures.iter().copied());
        let items = all.filter_map(|index| {
            let measure = scorecard.measures.get(index)?;
            Some(link(Some(index), Some(measure.key.clone()), measure.title.clone()))
        });
        el("div", "")
            .add(el("h3", "edit__layer").add(section.name.clone()))
            .add(el("ul", "edit__choices").attr("role", "list").add(items.collect::<Vec<_>>()))
    };
    let whole = el("ul", "edit__choices").attr("role", "list").add(link(None, None, "The report as a whole".to_owned()));
    let list = el("div", "edit__all").add(whole).add(scorecard.sections.iter().map(layer).collect::<Vec<_>>());
    el("nav", "edit__measures no-print")
        .attr("aria-labelledby", "edit-measures")
        .add(el("h2", "edit__title").attr("id", "edit-measures").add("What to change"))
        .add(list)
}

/// The measure that a place of the file is in: "/measures/3/targets" is in that with the index 3.
fn measure_of(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/measures/")?.split('/').next()?.parse().ok()
}

/// Whether a place of the file has a field in the form.
fn is_in_form(pointer: &str) -> bool {
    let within = match measure_of(pointer) {
        Some(_) => pointer.split('/').nth(3),
        None => pointer.split('/').nth(1),
    };
    within.is_some_and(|list| ["report", "readings", "targets", "comparators", "commentary", "judgement"].contains(&list))
}

/// The fields of what is chosen, its verdict beside them.
fn fields(of: Screen, scorecard: &Arc<Scorecard>) -> El {
    let scorecard = Arc::clone(scorecard);
    let form = changing(move || {
        of.drawn.track();
        let chosen = of.chosen.get();
        let measure = chosen.and_then(|index| scorecard.measures.get(index));
        let title = measure.map_or_else(|| "The report as a whole".to_owned(), |measure| measure.title.clone());
        let page = measure.map(|measure| {
            let key = measure.key.clone();
            let to = Signal::derive(move || Selection { measure: Some(key.clone()), view: Showing::Scorecard, ..of.selection.get() });
            el("p", "edit__page no-print").add(select_link(to, of.on_select, "", "See its page"))
        });
        let verdict = measure.map(|_| verdict(of));
        let form = of.desk.ask(|draft, opened| Some(opened.form(draft, chosen)));
        let parts = form.map(|form| form.parts).unwrap_or_default();
        let parts = parts.into_iter().map(|one| part(one, chosen, of)).collect::<Vec<_>>();
        let head = el("div", "edit__head").add(el("h2", "edit__chosen").attr("id", CHOSEN).attr("tabindex", "-1").add(title)).maybe(page);
        let class = if verdict.is_some() { "edit__one edit__one--rated" } else { "edit__one" };
        el("div", class).add(head).maybe(verdict).add(el("div", "edit__parts").add(parts))
    });
    el("div", "edit__form").add(form)
}

/// How the measure is rated with what stands in the fields now.
fn verdict(of: Screen) -> El {
    let told = Memo::new(move |_| {
        of.changed.track();
        let index = of.chosen.get()?;
        of.desk.ask(|_, opened| opened.page(index)).map(|page| (format!("{} {}", page.big, page.big_unit), page.verdicts))
    });
    let lines = changing(move || {
        let (big, verdicts) = told.get().unwrap_or_default();
        let line = |verdict: crate::scorecard::view::VerdictLine| {
            let mark = el("span", "verdicts__mark")
                .add(el("span", "verdicts__label").add(verdict.label))
                .add(" ")
                .add(rating_tag(verdict.mark, verdict.word));
            el("li", "verdicts__line").add(mark).add(el("p", "").add(verdict.sentence))
        };
        let lines = verdicts.into_iter().map(line).collect::<Vec<_>>();
        // Without a figure there is a dash.
        let big = (!big.starts_with('–')).then(|| el("p", "edit__big").add(big));
        big.into_iter().chain([el("ul", "verdicts").attr("role", "list").add(lines)]).collect::<Vec<_>>()
    });
    el("section", "edit__verdict").attr("aria-label", "What comes of it").add(lines)
}

/// A part of the form.
fn part(part: FormPart, measure: Option<usize>, of: Screen) -> El {
    let FormPart { at, title, groups, folded, folded_title, add } = part;
    let tools = of.tools();
    let draw = |groups: Vec<crate::scorecard::FormGroup>| groups.into_iter().map(|group| form_group(group, tools)).collect::<Vec<_>>();
    let folded = (!folded.is_empty()).then(|| el("details", "form__folded").add(el("summary", "").add(folded_title)).add(draw(folded)));
    let adds = match (add, measure) {
        (Add::Reading, Some(measure)) => Some(add_reading(measure, of)),
        (Add::Thing(section, words), Some(measure)) => Some(add_thing(measure, section, words, of)),
        (Add::Nothing, _) | (_, None) => None,
    };
    let heading = format!("{}-title", id_of(&at));
    // What is one group with its part has the place of it.
    let section = el("section", "form__part").attr("aria-labelledby", heading.clone());
    let section = if groups.iter().any(|group| group.at == at) { section } else { section.attr("id", id_of(&at)).attr("tabindex", "-1") };
    section.add(el("h3", "form__title").attr("id", heading).add(title)).add(draw(groups)).maybe(adds).maybe(folded)
}

/// A figure for a period that there is none for.
fn add_reading(measure: usize, of: Screen) -> El {
    let period = RwSignal::new(String::new());
    let wrong = RwSignal::new(String::new());
    let add = Callback::new(move |event: Event| {
        event.prevent_default();
        let edit = Edit::AddReading { measure, period: period.get_untracked() };
        match of.desk.edit(of.session, &edit) {
            Some(held) => {
                wrong.set(held.fields.into_iter().map(|(_, why)| why).chain(held.whole).next().unwrap_or_default());
                focus::on("add-period");
            }
            None => {
                let at = of.desk.ask(|draft, _| draft.to_enter(measure, &period.get_untracked()));
                of.told();
                of.redraw(id_of(&at));
            }
        }
    });
    let typed = Callback::new(move |event: Event| {
        if let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            period.set(field.value());
            wrong.set(String::new());
        }
    });
    let field = el("input", "field__input")
        .attr("type", "text")
        .attr("id", "add-period")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "add-period-hint add-period-error")
        .live("aria-invalid", Signal::derive(move || (!wrong.read().is_empty()).then(|| "true".to_owned())))
        .on("input", typed);
    el("form", "form__add no-print")
        .on("submit", add)
        .add(el("label", "form__label").attr("for", "add-period").add("Add a figure for a period"))
        .add(el("div", "form__input").add(field).add(el("button", "button").attr("type", "submit").add("Add")))
        .add(
            el("p", "form__hint")
                .attr("id", "add-period-hint")
                .add("2024/25, 2024-04 to 2024-11, Q3 2024/25, 2024-11, 2024-11-30, survey 2023/24 …"),
        )
        .add(el("p", "form__error").attr("id", "add-period-error").attr("role", "alert").add(changing(move || wrong.get())))
}

fn add_thing(measure: usize, section: Section, words: &'static str, of: Screen) -> El {
    let add = Callback::new(move |_: Event| {
        let at = of.desk.ask(|draft, _| draft.new_thing(measure, section));
        of.redraw(id_of(&at));
    });
    el("p", "form__add no-print").add(el("button", "button button--small").attr("type", "button").on("click", add).add(words))
}

/// What is still missing: each leads to its field.
fn missing(of: Screen, scorecard: &Scorecard) -> El {
    let titles: Vec<String> = scorecard.measures.iter().map(|measure| measure.title.clone()).collect();
    let told = Memo::new(move |_| {
        of.changed.track();
        of.desk.ask(|draft, opened| Some(opened.draft_lacks(draft)))
    });
    let list = changing(move || {
        let Some(MissingView { title, items, .. }) = told.get() else { return Vec::new() };
        let mut groups: Vec<(Option<usize>, Vec<MissingItem>)> = Vec::new();
        for item in items {
            let measure = measure_of(&item.pointer);
            match groups.last_mut() {
                Some((last, items)) if *last == measure => items.push(item),
                _ => groups.push((measure, vec![item])),
            }
        }
        let group = |(measure, items): (Option<usize>, Vec<MissingItem>)| {
            let name = measure.and_then(|index| titles.get(index)).cloned().unwrap_or_else(|| "The report as a whole".to_owned());
            let item = |item: MissingItem| {
                let item_of = el("li", "");
                if is_in_form(&item.pointer) {
                    item_of.add(jump(of, measure, id_of(&item.pointer), item.text))
                } else {
                    item_of.add(item.text).add(el("span", "quiet").add(" Not in this form: change it in the file."))
                }
            };
            el("li", "edit__missing")
                .add(el("p", "edit__name").add(name))
                .add(el("ul", "").add(items.into_iter().map(item).collect::<Vec<_>>()))
        };
        let groups = groups.into_iter().map(group).collect::<Vec<_>>();
        vec![el("h2", "edit__title").attr("id", "still-missing").add(title), el("ul", "edit__lines").attr("role", "list").add(groups)]
    });
    let copy = ToCopy { id: "missing-text".to_owned(), button: "Copy the list", name: "What is still missing" };
    let text = move || told.with_untracked(|told| told.as_ref().map(|told| told.text.clone()).unwrap_or_default()).into();
    el("section", "pair__part").attr("aria-label", "Still missing").add(list).add(copy_text(
        el("div", "take-away__do no-print"),
        copy,
        text,
    ))
}

/// What was changed since the file was opened.
fn changes(of: Screen) -> El {
    let told = Memo::new(move |_| {
        of.changed.track();
        of.desk.ask(|draft, opened| opened.draft_changes(draft))
    });
    let list = changing(move || -> Child {
        let row = |ChangeView { what, before, after }: ChangeView| {
            let was = if before.is_empty() { el("span", "quiet").add("nothing") } else { el("del", "").add(before) };
            let is = if after.is_empty() { el("span", "quiet").add("taken out") } else { el("ins", "").add(after) };
            el("li", "edit__change").add(el("span", "edit__name").add(what)).add(el("span", "edit__values").add(was).add(" → ").add(is))
        };
        let rows = told.get().into_iter().map(row).collect::<Vec<_>>();
        if rows.is_empty() {
            return el("p", "quiet").add("Nothing yet.").into();
        }
        el("ul", "edit__lines").attr("role", "list").add(rows).into()
    });
    el("section", "pair__part")
        .attr("aria-labelledby", "edit-changes")
        .add(el("h2", "edit__title").attr("id", "edit-changes").add("Changed here"))
        .add(list)
}

/// What is kept in this browser, and whether anything is.
fn keeping(of: Screen) -> El {
    let keeps = RwSignal::new(drafting::keeps());
    let switch = move |on: bool| {
        keeps.set(on);
        spawn_local(async move {
            of.desk.set_keeps(on).await;
            of.changed.try_update(|changed| *changed += 1);
        });
    };
    let said = changing(move || {
        of.changed.track();
        let is_unsaved = of.desk.ask(|draft, _| draft.is_unsaved());
        match of.desk.keeping() {
            Keeping::Refused => "This browser keeps nothing for this page. Save the file before you close it.",
            Keeping::Kept => {
                "What you changed is kept in this browser, on this device only. The welcome screen offers it until you save the file or delete it here."
            }
            Keeping::Nothing if !keeps.get() => {
                "Nothing is kept: what you change is gone when this page is closed, unless you save the file."
            }
            Keeping::Nothing if is_unsaved => "One moment…",
            Keeping::Nothing => {
                "Nothing is kept now. As soon as you change something it is kept in this browser, on this device only, until you save the file."
            }
        }
    });
    let kept = Signal::derive(move || {
        of.changed.track();
        of.desk.keeping() != Keeping::Kept
    });
    let delete = Callback::new(move |_: Event| switch(false));
    el("section", "edit__keeping no-print")
        .attr("aria-labelledby", "edit-keeping")
        .add(el("h2", "edit__title").attr("id", "edit-keeping").add("If this page is closed"))
        .add(check_field("Keep unsaved changes in this browser", keeps.into(), Callback::new(switch)))
        .add(el("p", "").attr("role", "status").add(said))
        .add(el("button", "button button--small").attr("type", "button").hidden(kept).on("click", delete).add("Delete what is kept"))
}
