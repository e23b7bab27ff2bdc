//! What the page holds: one screen, the report behind it, and the reader's view of that report.
//! All of it is in memory, and is gone when the page is closed.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use leptos::prelude::*;

use super::address::{self, Address, Entry, Step};
use super::council::Own;
use super::focus::{self, Spot};
use super::one_file;
use super::opening::{self, Unread};
use super::together::{self, Came, Sheet, Together};
use crate::Opened;
use crate::scorecard::ProblemsView;
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{Checks, OtherReports, Scorecard, Tally};

/// What is on the screen.
#[derive(Debug, Clone)]
pub enum Screen {
    /// Open a report.
    Welcome {
        /// The address is of a file that the page no longer has.
        forgotten: bool,
    },
    /// How to make the file.
    About,
    /// A report is on its way.
    Opening {
        /// What is being opened.
        name: String,
    },
    /// A report.
    Report(Arc<Report>),
    /// What is wrong with a file.
    Problems(Arc<Problems>),
}

/// A report that was opened.
#[derive(Debug)]
pub struct Report {
    /// Its number in this visit.
    pub number: usize,
    /// What was opened, with the other reports beside it.
    pub opened: Arc<Opened>,
    /// All reports that are open, this among them, each as it was read.
    pub all: Vec<Sheet>,
    /// Which of them this is.
    pub now: usize,
    /// How the others stand to it.
    pub others: OtherReports,
    /// What a reader should know of how it was opened; empty if nothing.
    pub remark: String,
    /// The files that came with it and could not be opened, by their numbers in this visit.
    pub failed: Range<usize>,
    /// The link it came from ([`Address::query`]); empty for a file or pasted text.
    pub query: String,
    /// The checks on it, once they were worked out.
    pub checks: OnceLock<Checks>,
}

/// Why something could not be opened.
#[derive(Debug, PartialEq)]
pub enum NotOpened {
    /// There was nothing to read.
    Unread(Unread),
    /// What was read is not a sound report.
    Problems(crate::Problems),
    /// It is told already: a spreadsheet, or another file that is no report; where it was opened, what should be looked at in it.
    Told(ProblemsView),
    /// Some settings of the page are not used.
    Settings(crate::Problems),
}

/// A file that could not be opened.
#[derive(Debug, PartialEq)]
pub struct Problems {
    /// Its number in this visit.
    pub number: usize,
    /// The name of the file.
    pub name: String,
    /// What is wrong.
    pub why: NotOpened,
    /// What a reader should know of how it was opened; empty if nothing.
    pub remark: String,
    /// The files that came with it and could not be opened, this among them, by their numbers in this visit.
    pub failed: Range<usize>,
    /// The query of the link it came from, with its `?`; empty for a file or pasted text.
    pub query: String,
}

/// A place for the reader to be: the screen, and the measure that is open on it. What differs in
/// this is drawn anew; a filter stays in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Open a report.
    Welcome,
    /// How to make the file.
    About,
    /// A report is on its way.
    Opening,
    /// A report, by its number in this visit.
    Scorecard(usize),
    /// A measure of it, by its index.
    Measure(usize, usize),
    /// What else of it can be looked at: the trends are the same place in their own years and in the same.
    View(usize, Showing),
    /// What is wrong with a file, by its number in this visit.
    Problems(usize),
}

/// One try to open something. A later one takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(usize);

/// What the page holds. The signals are what can be seen to change.
#[derive(Clone, Copy)]
pub struct Session {
    visit: u64,
    screen: RwSignal<Screen>,
    selection: RwSignal<Selection>,
    announcement: RwSignal<String>,
    /// How many files with figures were given for the report.
    given: RwSignal<usize>,
    /// How the samples turned out, by path.
    samples: RwSignal<Vec<(&'static str, Vec<Tally>)>>,
    /// It is a council's own page: its settings were read.
    is_own: RwSignal<bool>,
    /// The rest, for as long as the page is open.
    past: &'static Mutex<Past>,
}

/// What is remembered of this visit.
#[derive(Default)]
struct Past {
    /// The report that stays open behind the other screens.
    report: Option<Arc<Report>>,
    /// All that was opened, for the back button: reports and problems, by number.
    shown: Vec<Screen>,
    turn: usize,
    /// What the council's own page shows.
    own: Option<Own>,
    /// Where the reader was at each place.
    left: Vec<(Place, Spot)>,
    /// Where the reader is to be at the place that is about to be drawn.
    returning: Option<Spot>,
}

impl Report {
    /// The checks on it: asked for by code that comes later only.
    pub fn checks(&self) -> &Checks {
        self.checks.get_or_init(|| self.opened.checks())
    }

    /// The same with one of its reports as it is now; none if that is not among them.
    fn revised(&self, was: &Opened, is: &Arc<Opened>, remark: &str) -> Option<Self> {
        let index = self.all.iter().position(|sheet| sheet.opened.is_same(was))?;
        let mut all = self.all.clone();
        let sheet = all.get_mut(index)?;
        sheet.opened = Arc::clone(is);
        sheet.path = String::new();
        let Together { opened, all, now, others } = together::arrange(all, self.now)?;
        Some(Self {
            number: self.number,
            opened,
            all,
            now,
            others,
            remark: remark.to_owned(),
            failed: self.failed.clone(),
            query: String::new(),
            checks: OnceLock::new(),
        })
    }
}

impl Session {
    /// Nothing open yet.
    #[must_use]
    pub fn start() -> Self {
        Self {
            visit: js_sys::Date::now() as u64,
            screen: RwSignal::new(Screen::Welcome { forgotten: false }),
            selection: RwSignal::default(),
            announcement: RwSignal::default(),
            given: RwSignal::new(0),
            samples: RwSignal::default(),
            is_own: RwSignal::new(false),
            past: Box::leak(Box::default()),
        }
    }

    /// The screen.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.screen.get()
    }

    /// The report that is open, be it on the screen or behind it.
    #[must_use]
    pub fn report(&self) -> Option<Arc<Report>> {
        self.past().report.clone()
    }

    /// The reader's view of the report.
    #[must_use]
    pub fn selection(&self) -> Signal<Selection> {
        self.selection.into()
    }

    /// What a screen reader is to say now.
    #[must_use]
    pub fn announcement(&self) -> String {
        self.announcement.get()
    }

    /// How many files with figures were given for the report; the last is kept by [`opening::given`].
    #[must_use]
    pub fn given(&self) -> RwSignal<usize> {
        self.given
    }

    /// How the samples turned out, by path; empty until they were fetched.
    #[must_use]
    pub fn samples(&self) -> RwSignal<Vec<(&'static str, Vec<Tally>)>> {
        self.samples
    }

    /// What the council's own page shows; none without settings.
    #[must_use]
    pub fn own(&self) -> Option<Own> {
        if self.is_own.get() { self.past().own } else { None }
    }

    /// Makes it a council's own page.
    pub fn be_own(&self, own: Own) {
        self.past().own = Some(own);
        self.is_own.set(true);
    }

    /// Waits for what the council's own page shows: until then nothing else is shown.
    pub fn wait_for_own(&self) {
        self.screen.set(Screen::Opening { name: "Scorecard".to_owned() });
    }

    /// Where the reader is.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.screen() {
            Screen::Welcome { .. } => Place::Welcome,
            Screen::About => Place::About,
            Screen::Opening { .. } => Place::Opening,
            Screen::Problems(problems) => Place::Problems(problems.number),
            Screen::Report(report) => place_in(&report, &self.selection.get()),
        }
    }

    /// The reader chose another view of the report.
    pub fn select(&self, wanted: Selection) {
        let Screen::Report(report) = self.screen.get_untracked() else { return };
        let before = self.selection.get_untracked();
        if wanted == before {
            return;
        }
        let wanted = known(&report, wanted);
        let (from, to) = (place_in(&report, &before), place_in(&report, &wanted));
        if from != to {
            self.leave();
            // Closing a measure leads back to where it was opened from; opening one, to its title.
            let back = if matches!(to, Place::Measure(..)) { None } else { self.left_at(to) };
            self.past().returning = back;
        }
        address::write(address::step(&before, &wanted), self.entry(report.number), &report.query, &wanted.to_fragment());
        self.selection.set(wanted);
    }

    /// The reader asked for the welcome screen.
    pub fn go_to_welcome(&self) {
        address::write(Step::Push, Entry::Welcome, "", "");
        self.put(Screen::Welcome { forgotten: false }, None);
    }

    /// The reader asked how to make the file.
    pub fn go_to_about(&self) {
        address::write(Step::Push, Entry::About, "", address::ABOUT);
        self.put(Screen::About, None);
    }

    /// The reader asked for the report that is still open, as it was left.
    pub fn go_to_report(&self) {
        let Some(report) = self.report() else { return };
        let selection = self.selection.get_untracked();
        address::write(Step::Push, self.entry(report.number), &report.query, &selection.to_fragment());
        let back = self.left_at(place_in(&report, &selection));
        self.put(Screen::Report(report), back);
    }

    /// Shows what the address bar asks for: at the start, and after back, forward or a change by hand.
    pub fn follow_address(&self) {
        let address = Address::now();
        let open = self.report();
        let first = open.is_none() && self.past().shown.is_empty();
        match address.entry {
            Some(Entry::Shown { visit, number }) if visit == self.visit => {
                let shown = self.past().shown.get(number).cloned();
                if let Some(screen) = shown {
                    self.follow_to(screen, &address);
                    return;
                }
            }
            Some(Entry::Welcome) => return self.follow_to(Screen::Welcome { forgotten: false }, &address),
            Some(Entry::About) => return self.follow_to(Screen::About, &address),
            Some(Entry::Shown { .. }) | None => {}
        }
        // An address from outside: a link, a bookmark, a reload, a change by hand.
        if address.fragment == address::ABOUT {
            address::write_entry(Step::Replace, Entry::About);
            self.follow_to(Screen::About, &address);
        } else if let Some(report) = open.filter(|report| report.query == address.query) {
            if address.has_view() || address.fragment.is_empty() {
                address::write_entry(Step::Replace, self.entry(report.number));
                self.follow_to(Screen::Report(report), &address);
            }
        } else if !address.reports.is_empty() {
            let Address { reports, query, .. } = address;
            opening::link(*self, reports, Arrival { query, step: Step::Replace, view: Showing::Scorecard });
        } else if let Some(carried) = address.carried {
            opening::carried(*self, carried, Arrival { query: address.query, step: Step::Replace, view: Showing::Scorecard });
        } else if let Some(files) = one_file::files().filter(|files| first && !files.is_empty()) {
            opening::held(*self, files, Arrival { query: address.query, step: Step::Replace, view: Showing::Scorecard });
        } else if first {
            let forgotten = address.has_view() || matches!(address.entry, Some(Entry::Shown { .. }));
            address::write_entry(Step::Replace, Entry::Welcome);
            self.follow_to(Screen::Welcome { forgotten }, &address);
        }
    }

    /// Begins to open something; what is still on its way is given up.
    #[must_use]
    pub fn begin(&self, name: &str) -> Turn {
        let turn = self.next_turn();
        self.leave();
        self.screen.set(Screen::Opening { name: name.to_owned() });
        turn
    }

    /// Whether a try to open something still counts.
    #[must_use]
    pub fn is_current(&self, turn: Turn) -> bool {
        self.past().turn == turn.0
    }

    /// The same, with the present screen left in place meanwhile.
    #[must_use]
    pub fn begin_quietly(&self) -> Turn {
        self.leave();
        self.next_turn()
    }

    /// Shows what came of opening something: the reports; or the problems of a file, and what was open
    /// before stays so.
    pub fn finish(&self, turn: Turn, came: Came, arrival: Arrival) {
        if !self.is_current(turn) {
            return;
        }
        let Came { together, failed, remark } = came;
        let first = self.past().shown.len();
        let range = first..first + failed.len();
        for (number, (name, why)) in range.clone().zip(failed) {
            let problems = Problems { number, name, why, remark: remark.clone(), failed: range.clone(), query: arrival.query.clone() };
            self.past().shown.push(Screen::Problems(Arc::new(problems)));
        }
        let Some(Together { opened, all, now, others }) = together else {
            let Some(screen) = self.past().shown.get(first).cloned() else { return };
            // A link that failed keeps its address, so that a reload tries again. A file has none.
            if arrival.query.is_empty() {
                address::write_entry(arrival.step, self.entry(first));
            } else {
                let fragment = if arrival.step == Step::Replace { Address::now().fragment } else { String::new() };
                address::write(arrival.step, self.entry(first), &arrival.query, &fragment);
            }
            return self.put(screen, None);
        };
        let number = range.end;
        let report =
            Arc::new(Report { number, opened, all, now, others, remark, failed: range, query: arrival.query, checks: OnceLock::new() });
        // The first report takes the view that the address asks for: a link can hold both.
        let asked = if arrival.view == Showing::Scorecard && (self.report().is_none() || arrival.step == Step::Replace) {
            Address::now().view()
        } else {
            Selection { view: arrival.view, ..Selection::default() }
        };
        let selection = known(&report, asked);
        address::write(arrival.step, self.entry(number), &report.query, &selection.to_fragment());
        self.announce(&report.opened.scorecard);
        let screen = Screen::Report(report);
        self.past().shown.push(screen.clone());
        self.put_report(screen, selection, None);
    }

    /// Puts a report that was changed here in the place of what it was, wherever that is open, with what to tell the reader of it. What is on
    /// the screen stays as it is drawn. The address names it no more: what it names is the report as it was.
    pub fn revise(&self, was: &Opened, is: &Arc<Opened>, remark: &str) {
        let shown = self.past().shown.clone();
        for screen in shown {
            let Screen::Report(report) = screen else { continue };
            let Some(revised) = report.revised(was, is, remark) else { continue };
            let revised = Arc::new(revised);
            let is_open = {
                let mut past = self.past();
                if let Some(shown) = past.shown.get_mut(revised.number) {
                    *shown = Screen::Report(Arc::clone(&revised));
                }
                let is_open = past.report.as_ref().is_some_and(|open| open.number == revised.number);
                if is_open {
                    past.report = Some(Arc::clone(&revised));
                }
                is_open
            };
            if is_open {
                if !report.query.is_empty() {
                    let fragment = self.selection.with_untracked(Selection::to_fragment);
                    address::write(Step::Replace, self.entry(revised.number), "", &fragment);
                }
                self.screen.set(Screen::Report(revised));
            }
        }
    }

    /// The files that could not be opened, by their numbers in this visit.
    #[must_use]
    pub fn problems(&self, numbers: Range<usize>) -> Vec<Arc<Problems>> {
        let past = self.past();
        let one = |screen: &Screen| if let Screen::Problems(problems) = screen { Some(Arc::clone(problems)) } else { None };
        past.shown.get(numbers).unwrap_or_default().iter().filter_map(one).collect()
    }

    /// The reader asked what is wrong with the settings of the page.
    pub fn tell(&self, name: &str, problems: crate::Problems) {
        let number = self.past().shown.len();
        let why = NotOpened::Settings(problems);
        let problems = Problems { number, name: name.to_owned(), why, remark: String::new(), failed: number..number, query: String::new() };
        let problems = Arc::new(problems);
        self.past().shown.push(Screen::Problems(Arc::clone(&problems)));
        self.go_to_problems(problems);
    }

    /// The reader asked what is wrong with a file. The address stays: it is of what came with it.
    pub fn go_to_problems(&self, problems: Arc<Problems>) {
        address::write_entry(Step::Push, self.entry(problems.number));
        self.put(Screen::Problems(problems), None);
    }

    /// Where the reader was at the place that is being drawn, if it is an old one; asked for once.
    #[must_use]
    pub fn take_returning(&self) -> Option<Spot> {
        self.past().returning.take()
    }

    fn follow_to(&self, screen: Screen, address: &Address) {
        let place = match &screen {
            Screen::Report(report) => {
                let asked = address.view();
                let selection = known(report, asked.clone());
                if selection != asked {
                    address::write(Step::Replace, self.entry(report.number), &report.query, &selection.to_fragment());
                }
                let back = self.left_at(place_in(report, &selection));
                self.put_report(screen, selection, back);
                return;
            }
            Screen::Problems(problems) => Place::Problems(problems.number),
            Screen::Welcome { .. } => Place::Welcome,
            Screen::About => Place::About,
            Screen::Opening { .. } => Place::Opening,
        };
        self.put(screen, self.left_at(place));
    }

    /// Changes the screen. Report and view stay open behind it, as they are.
    fn put(&self, screen: Screen, back: Option<Spot>) {
        self.next_turn();
        self.leave();
        self.past().returning = back;
        self.screen.set(screen);
    }

    /// Changes the screen to a report, which becomes the one that is open.
    fn put_report(&self, screen: Screen, selection: Selection, back: Option<Spot>) {
        self.next_turn();
        self.leave();
        self.past().returning = back;
        if let Screen::Report(report) = &screen {
            self.past().report = Some(Arc::clone(report));
        }
        self.selection.set(selection);
        self.screen.set(screen);
    }

    fn next_turn(&self) -> Turn {
        let mut past = self.past();
        past.turn += 1;
        Turn(past.turn)
    }

    /// Remembers where the reader is on the screen that is about to change.
    fn leave(&self) {
        let place = untrack(|| self.place());
        let spot = focus::spot();
        let left = &mut self.past().left;
        left.retain(|(other, _)| *other != place);
        left.push((place, spot));
    }

    fn left_at(&self, place: Place) -> Option<Spot> {
        self.past().left.iter().find(|(other, _)| *other == place).map(|(_, spot)| spot.clone())
    }

    fn past(&self) -> MutexGuard<'static, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn entry(&self, number: usize) -> Entry {
        Entry::Shown { visit: self.visit, number }
    }

    fn announce(&self, scorecard: &Scorecard) {
        let count = scorecard.measures.len();
        let measures = if count == 1 { "measure" } else { "measures" };
        self.announcement.set(format!("{} opened, {count} {measures}", scorecard.masthead.title));
    }
}

/// How something that is opened comes to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its link ([`Address::query`]); empty for a file or pasted text.
    pub query: String,
    /// How the browser's history takes it.
    pub step: Step,
    /// What of it is to be looked at first.
    pub view: Showing,
}

/// The index of the measure that is open.
#[must_use]
pub fn measure_index(scorecard: &Scorecard, selection: &Selection) -> Option<usize> {
    let key = selection.measure.as_deref()?;
    scorecard.measures.iter().position(|measure| measure.key == key)
}

fn place_in(report: &Report, selection: &Selection) -> Place {
    match measure_index(&report.opened.scorecard, selection) {
        // Of the form it says which measure is changed.
        _ if selection.view == Showing::Edit => Place::View(report.number, Showing::Edit),
        Some(index) => Place::Measure(report.number, index),
        None => match selection.view {
            Showing::Scorecard => Place::Scorecard(report.number),
            Showing::TrendsSameYears => Place::View(report.number, Showing::Trends),
            view => Place::View(report.number, view),
        },
    }
}

/// A view with nothing open that the report does not have.
fn known(report: &Report, selection: Selection) -> Selection {
    let measure = measure_index(&report.opened.scorecard, &selection).and(selection.measure.clone());
    let view = match selection.view {
        Showing::Compare if !report.opened.has_benchmarks() => Showing::Scorecard,
        Showing::Checks if selection.hides_checks(report.opened.hides_checks()) => Showing::Scorecard,
        view => view,
    };
    Selection { measure, view, ..selection }
}
