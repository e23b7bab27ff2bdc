//! Figures of a file beside those of the report, before anything is taken over.

use std::sync::Arc;

use js_sys::{Array, Function};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

use super::take_away::{NOT_SAVED, button};
use crate::app::components::field::{choice_field, search_field};
use crate::app::components::select_link::select_link;
use crate::app::el::{Child, El, Property, changing, el};
use crate::app::session::{Report, Session};
use crate::app::spreadsheet::SAVED;
use crate::app::{office, opening, paper, saver};
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{BringIn, BringInGroup, BringInRow, Fact};

/// What became of the file.
#[derive(Clone)]
enum State {
    /// None was chosen.
    None,
    /// It is being read: its name.
    Reading(String),
    /// It cannot be used: its name, and why.
    Refused(String, String),
    /// What it would bring.
    Read(Arc<BringIn>),
}

/// The file, and what the reader said and chose of it.
#[derive(Clone, Copy)]
struct Bringing {
    session: Session,
    report: StoredValue<Arc<Report>>,
    state: RwSignal<State>,
    file: StoredValue<Option<web_sys::File>, LocalStorage>,
    stop: StoredValue<Option<Function>, LocalStorage>,
    period: RwSignal<String>,
    area: RwSignal<Option<String>>,
    chosen: RwSignal<Vec<String>>,
}

/// Bring in figures.
#[must_use]
pub fn bring_in_screen(session: Session, report: &Arc<Report>, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let scorecard = &report.opened.scorecard;
    paper::title("Bring in figures");
    paper::margins(&scorecard.masthead);
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Bring in figures"));
    let screen = el("article", "bring-in wrap")
        .add(el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard")))
        .add(head);
    let cannot = |why: &'static str| el("p", "take-away__lacking").add(why);
    if !office::is_here() {
        return screen.add(cannot(
            "This page in one file cannot read files with figures. The page on the website can: save the report’s file under “Save or share”, \
             and open it there.",
        ));
    }
    if !report.opened.left_out().is_empty() {
        return screen.add(cannot(
            "Errors in the report’s file stop some of its measures. Mend them first: figures cannot be put into it as it is.",
        ));
    }
    let bringing = Bringing {
        session,
        report: StoredValue::new(Arc::clone(report)),
        state: RwSignal::new(State::None),
        file: StoredValue::new_local(None),
        stop: StoredValue::new_local(None),
        period: RwSignal::new(String::new()),
        area: RwSignal::new(None),
        chosen: RwSignal::new(Vec::new()),
    };
    let about = "Published figures, such as the CSV of the Adult Social Care Outcomes Framework, or readings of your own, from a CSV file or a \
                 workbook (.xlsx). You see what would come beside what the report has now, and choose; nothing is changed before. The file is \
                 read on this device and sent nowhere.";
    screen
        .add(el("p", "bring-in__about").add(about))
        .add(bringing.chooser())
        .add(changing(move || {
            bringing.session.given().track();
            if let Some(file) = opening::given() {
                bringing.choose(file);
            }
            ""
        }))
        .add(el("div", "").attr("role", "status").add(changing(move || bringing.told())))
        .add(changing(move || bringing.found()))
}

impl Bringing {
    /// The field for the file.
    fn chooser(self) -> El {
        let chosen = Callback::new(move |event: Event| {
            let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                self.choose(file);
            }
            // So that the same file, mended meanwhile, can be chosen again.
            field.set_value("");
        });
        let field = el("input", "chooser__field").attr("type", "file").attr("id", "figures-file").attr("accept", ".csv,.tsv,.txt,.xlsx");
        let label = el("label", "chooser__label button button--main").attr("for", "figures-file").add("Choose a file with figures");
        el("p", "bring-in__choose no-print").add(el("span", "chooser").add(field.on("change", chosen)).add(label))
    }

    /// Takes another file.
    fn choose(self, file: web_sys::File) {
        self.file.set_value(Some(file));
        self.period.set(String::new());
        self.area.set(None);
        self.read();
    }

    /// What is said to the program beside the file.
    fn said(self, name: &str) -> JsValue {
        let (files, own) = self.report.with_value(|report| {
            let own = report.all.get(report.now).map(|sheet| sheet.name.clone()).unwrap_or_default();
            (report.opened.files(&own), own)
        });
        let text = |at: usize| files.get(at).map(|(_, text)| text.as_str()).unwrap_or_default();
        let (period, area) = (self.period.get_untracked(), self.area.get_untracked().unwrap_or_default());
        let said: Array = [text(0), text(1), own.as_str(), name, period.as_str(), area.as_str()].into_iter().map(JsValue::from).collect();
        said.into()
    }

    /// Reads the file, away from the page.
    fn read(self) {
        let Some(file) = self.file.get_value() else { return };
        self.give_up();
        let name = file.name();
        self.chosen.set(Vec::new());
        self.state.set(State::Reading(name.clone()));
        let args = [self.said(&name), file.into()];
        spawn_local(async move {
            let read = office::ask_until("bring_in", &args, |stop| {
                self.stop.try_set_value(Some(stop));
            });
            let read = read.await;
            // Another file may have been chosen meanwhile, or this one given up, or the screen left.
            if !matches!(self.state.try_get_untracked(), Some(State::Reading(now)) if now == name) {
                return;
            }
            self.state.set(match read {
                Ok(text) => State::Read(Arc::new(BringIn::unpacked(&text.as_string().unwrap_or_default()))),
                Err(why) => State::Refused(name, refusal(&why)),
            });
        });
    }

    /// Stops what is being read.
    fn give_up(self) {
        if let Some(stop) = self.stop.try_update_value(Option::take).flatten() {
            let _ = stop.call0(&JsValue::NULL);
        }
        self.state.set(State::None);
    }

    /// What is said while the file is read, and where it cannot be used.
    fn told(self) -> Child {
        match self.state.get() {
            State::None => "".into(),
            State::Read(read) => el("p", "headline bring-in__lead").add(read.lead.clone()).into(),
            State::Reading(name) => {
                let cancel =
                    el("button", "button").attr("type", "button").on("click", Callback::new(move |_| self.give_up())).add("Cancel");
                el("div", "take-away__do").add(el("p", "").add(format!("Reading {name}…"))).add(cancel).into()
            }
            State::Refused(name, why) => el("div", "bring-in__refused")
                .add(el("h2", "").add(format!("{name} cannot be brought in")))
                .add(el("p", "bring-in__why").add(why))
                .into(),
        }
    }

    /// What was found in the file.
    fn found(self) -> Child {
        let State::Read(read) = self.state.get() else { return "".into() };
        let parts = el("div", "").maybe(self.asks(&read));
        let has_choice = read.rows().any(|row| row.can);
        let parts = if has_choice { parts.add(self.choices(&read)) } else { parts };
        let groups: Vec<El> = read.groups.iter().enumerate().map(|(number, of)| self.group(number, of)).collect();
        let parts = parts.add(groups);
        let parts = if has_choice { parts.add(self.take_over()) } else { parts };
        let parts = if read.others.is_empty() { parts } else { parts.add(self.others(&read.others)) };
        parts.maybe(fold("What is left out, and why", &read.left)).maybe(fold("How the file was read", &read.facts)).into()
    }

    /// What the file does not tell.
    fn asks(self, read: &BringIn) -> Option<El> {
        if read.asks_period.is_empty() && read.asks_area.is_empty() {
            return None;
        }
        let mut form = el("div", "bring-in__asks no-print");
        if !read.asks_period.is_empty() {
            let typed = Callback::new(move |text| self.period.set(text));
            form = form.add(el("p", "").add(read.asks_period.clone())).add(search_field("Period, like 2023/24", self.period.into(), typed));
        }
        if !read.asks_area.is_empty() {
            let choose = Callback::new(move |area| self.area.set(area));
            let field = choice_field("Council of this report", "Choose one", read.areas.clone(), self.area.into(), choose);
            form = form.add(el("p", "").add(read.asks_area.clone())).add(field);
        }
        let again = el("button", "button").attr("type", "button").on("click", Callback::new(move |_| self.read())).add("Look again");
        Some(form.add(again))
    }

    /// Buttons that choose several figures.
    fn choices(self, read: &Arc<BringIn>) -> El {
        let choose = |words: String, which: fn(&BringInRow) -> bool| {
            let read = Arc::clone(read);
            let press = Callback::new(move |_| {
                self.chosen.set(read.rows().filter(|row| which(row)).map(|row| row.key.clone()).collect());
            });
            el("button", "button").attr("type", "button").on("click", press).add(words)
        };
        let (new, sure) = (read.rows().filter(|row| row.new).count(), read.rows().filter(|row| row.sure).count());
        let mut buttons = el("div", "take-away__do no-print");
        if new > 0 {
            buttons = buttons.add(choose(format!("Choose all new ({new})"), |row| row.new));
        }
        if sure > new {
            buttons = buttons.add(choose(format!("Choose all new and different ({sure})"), |row| row.sure));
        }
        buttons.add(choose("Choose none".to_owned(), |_| false))
    }

    /// The figures of a measure.
    fn group(self, number: usize, group: &BringInGroup) -> El {
        let id = format!("bring-in-{number}");
        let cell = |text: &str| el("span", "").attr("role", "columnheader").add(text.to_owned());
        let head = el("div", "bring-in__row bring-in__head").attr("role", "row");
        let head = ["Figure", "In the report", "In the file", "How they stand"].into_iter().fold(head, |head, text| head.add(cell(text)));
        let rows: Vec<El> = group.rows.iter().map(|row| self.row(row)).collect();
        let table = el("div", "bring-in__table").attr("role", "table").attr("aria-labelledby", id.clone()).add(head).add(rows);
        let section = el("section", "bring-in__group").add(el("h2", "bring-in__title").attr("id", id).add(group.title.clone()));
        let section = if group.found.is_empty() { section } else { section.add(el("p", "fine").add(group.found.clone())) };
        section.add(table)
    }

    fn row(self, row: &BringInRow) -> El {
        let cell = |label: &'static str| {
            let label = el("span", "bring-in__label").add(label);
            el("div", "bring-in__cell").attr("role", "cell").add(label)
        };
        let what = if row.can { self.tick(row) } else { el("span", "bring-in__fixed").add(row.what.clone()) };
        let state = cell("").add(row.state.clone());
        let state = if row.note.is_empty() { state } else { state.add(el("span", "bring-in__note").add(row.note.clone())) };
        el("div", if row.can { "bring-in__row" } else { "bring-in__row bring-in__row--still" })
            .attr("role", "row")
            .add(el("div", "bring-in__cell").attr("role", "rowheader").add(what))
            .add(cell("In the report ").add(row.now.clone()))
            .add(cell("In the file ").add(row.comes.clone()))
            .add(state)
    }

    /// A box that chooses a figure.
    fn tick(self, row: &BringInRow) -> El {
        let key = row.key.clone();
        let is_chosen = {
            let key = key.clone();
            Signal::derive(move || Property::Is(self.chosen.with(|chosen| chosen.contains(&key))))
        };
        let told = Callback::new(move |event: Event| {
            let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
            self.chosen.update(|chosen| {
                chosen.retain(|other| *other != key);
                if field.checked() {
                    chosen.push(key.clone());
                }
            });
        });
        let field = el("input", "check__box").attr("type", "checkbox").property("checked", is_chosen).on("change", told);
        el("label", "check").add(field).add(el("span", "").add(row.what.clone()))
    }

    /// The button that takes over what is chosen.
    fn take_over(self) -> El {
        let told = RwSignal::new(String::new());
        let press = Callback::new(move |_| {
            let chosen = self.chosen.get_untracked();
            let Some(file) = self.file.get_value().filter(|_| !chosen.is_empty()) else { return };
            told.set("One moment…".to_owned());
            let chosen: Array = chosen.iter().map(JsValue::from).collect();
            let args = [self.said(&file.name()), file.into(), chosen.into()];
            spawn_local(async move {
                match office::ask("take_over", &args).await {
                    Ok(text) => self.open(text.as_string().unwrap_or_default()),
                    Err(why) => drop(told.try_set(refusal(&why))),
                }
            });
        });
        let words = changing(move || match self.chosen.with(Vec::len) {
            0 => "Take over what is chosen".to_owned(),
            1 => "Take over 1 figure".to_owned(),
            count => format!("Take over {count} figures"),
        });
        let none = Signal::derive(move || self.chosen.with(Vec::is_empty).then(|| "true".to_owned()));
        let button = el("button", "button button--main").attr("type", "button").live("aria-disabled", none).on("click", press).add(words);
        let about = "The report is then shown with them. The file on your device stays as it is: save the new one under “Save or share”.";
        el("div", "bring-in__take no-print")
            .add(
                el("div", "take-away__do")
                    .add(button)
                    .add(el("p", "take-away__told").attr("role", "status").add(changing(move || told.get()))),
            )
            .add(el("p", "fine").add(about))
    }

    /// Opens the report that came of it, with the values of other councils it has beside it.
    fn open(self, text: String) {
        let Some(mut files) = self.report.try_with_value(|report| {
            let own = report.all.get(report.now).map(|sheet| sheet.name.clone()).unwrap_or_default();
            report.opened.files(&own)
        }) else {
            return;
        };
        if let Some((_, own)) = files.first_mut() {
            *own = text;
        }
        opening::all_made(self.session, files, Showing::Scorecard);
    }

    /// The values of all councils, to save or to use.
    fn others(self, about: &str) -> El {
        let make = move || {
            let file = self.file.get_value();
            async move {
                let file = file.ok_or(JsValue::NULL)?;
                let chosen: Array = self.chosen.get_untracked().iter().map(JsValue::from).collect();
                let made = office::ask("values_of_all_councils", &[self.said(&file.name()), file.into(), chosen.into()]).await?;
                made.as_string().ok_or(JsValue::NULL)
            }
        };
        const NOT_MADE: &str = "The file could not be made. Choose the file with the figures again, then try once more.";
        let save = button("Save the values of all councils as a benchmark file", move || {
            let making = make();
            let title = self.report.with_value(|report| format!("{} other councils", report.opened.scorecard.masthead.title));
            async move {
                let text = making.await.map_err(|_| NOT_MADE)?;
                saver::file(&text.into(), "application/json", &title, "json").await.map_err(|_| NOT_SAVED)?;
                Ok(SAVED)
            }
        });
        let using = button("Use them now", move || {
            let making = make();
            async move {
                let text = making.await.map_err(|_| NOT_MADE)?;
                opening::made(self.session, "other-councils.json".to_owned(), text, Showing::Compare);
                Ok("")
            }
        });
        let more = "What the report has of other councils now stays in it. Keep the file beside the report’s: dropped together, the report is \
                    compared with them.";
        el("section", "bring-in__others")
            .attr("aria-labelledby", "bring-in-others")
            .add(el("h2", "bring-in__title").attr("id", "bring-in-others").add("Other councils"))
            .add(el("p", "take-away__about").add(format!("{about} {more}")))
            .add(save)
            .add(using)
    }
}

/// Why the program refused, or the browser.
fn refusal(why: &JsValue) -> String {
    why.as_string().unwrap_or_else(|| {
        "It could not be read. Perhaps it was moved or changed meanwhile, is too large for this browser, or the connection was lost before \
         what reads it was there. Everything else goes on working."
            .to_owned()
    })
}

/// Facts that are unfolded when they are wanted.
fn fold(title: &'static str, facts: &[Fact]) -> Option<El> {
    let list = facts.iter().fold(el("dl", "bring-in__facts"), |list, fact| {
        list.add(el("div", "").add(el("dt", "").add(fact.term.clone())).add(el("dd", "").add(fact.text.clone())))
    });
    let fold = || el("details", "checks__fold").add(el("summary", "").add(el("h2", "").add(title))).add(list);
    (!facts.is_empty()).then(fold)
}
