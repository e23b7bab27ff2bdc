//! A report file that is being changed: what is typed for each thing in it, as text; what of it is in the file, and what is
//! held back because the reader of files would refuse it; undo and redo; what was changed since it was opened.

mod changes;
mod form;
mod name;
mod typed;

pub use changes::{Changed, Key};
pub use form::{Field, Group, Of, Section};
pub use name::next_file_name;
pub use typed::Typed;
pub(crate) use typed::as_period as typed_period;

use super::json::Tree;
use super::missing::{StillMissing, still_missing};
use super::roll::{opened, period_of};
use super::shape::{Shape, report_file};
use super::sheets::{Plan, plans};
use crate::model::Report;
use crate::read;
use crate::read::problem::{Pointer, Problems, Step};

/// A change that is tried.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// The texts in the fields of one thing: a reading, a target, the judgement. One place after the last of a list is a new thing.
    Put {
        /// The thing, as a JSON pointer: "/measures/3/readings/0".
        at: String,
        /// The texts of its fields; empty for none. Fields that are not told of stay.
        texts: Vec<Typed>,
    },
    /// A reading for a period, in the order of the others, whose figure is to be entered.
    AddReading {
        /// The measure, by its index.
        measure: usize,
        /// The period, as it was typed.
        period: String,
    },
    /// A thing is taken out.
    Remove {
        /// The thing, as a JSON pointer.
        at: String,
    },
}

/// What was typed for a thing and cannot be in the file yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The thing.
    pub at: Pointer,
    /// The texts of its fields.
    pub texts: Vec<Typed>,
    /// What the file would be refused for.
    pub problems: Problems,
}

/// A change that was made: the measure, or another part of the file, before and after it.
#[derive(Debug, Clone)]
struct Made {
    part: Pointer,
    before: Option<Tree>,
    after: Option<Tree>,
    /// The thing that was typed for, while further typing belongs to the same change.
    typing: Option<Pointer>,
    /// Tells this state of the file from all others.
    state: u64,
}

/// The file as it would be with a change.
#[derive(Debug, Clone)]
pub struct Tried {
    /// Its text.
    pub text: String,
    at: Pointer,
    texts: Vec<Typed>,
    part: Pointer,
    after: Option<Tree>,
    moves: Moves,
}

/// What becomes of the places in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moves {
    /// They stay.
    Nothing,
    /// Those from this one on come one later.
    From(usize),
    /// This one goes, and those after it come one earlier.
    Without(usize),
}

/// A report file that is being changed.
#[derive(Debug, Clone)]
pub struct Draft {
    shape: Shape,
    plans: Vec<Plan>,
    file: Tree,
    /// As it was opened, without the values of other authorities, which are not changed here.
    first: Tree,
    before: Option<Box<Report>>,
    done: Vec<Made>,
    undone: Vec<Made>,
    held: Vec<Held>,
    states: u64,
    saved: Option<u64>,
}

impl Draft {
    /// A file to be changed; `first` is the text it had when the changes began, and `before` last period's file that it came from.
    ///
    /// # Errors
    /// All the problems of the file as data.
    pub fn begin(text: &str, first: Option<&str>, before: Option<&str>) -> Result<Self, Problems> {
        let (_, file) = opened(text.as_bytes())?;
        let first = first.and_then(|first| opened(first.as_bytes()).ok()).map(|(_, first)| first);
        let saved = if first.is_some() { None } else { Some(0) };
        let mut first = first.unwrap_or_else(|| file.clone());
        first.remove("benchmarks");
        let before = before.and_then(|text| read::report(text.as_bytes()).ok()).map(|read| Box::new(read.report));
        let (done, undone, held) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { shape: report_file(), plans: plans(), file, first, before, done, undone, held, states: 0, saved })
    }

    /// The text of the file as it is now: fields in the order of the format.
    #[must_use]
    pub fn text(&self) -> String {
        self.file.written(&self.shape)
    }

    /// The text the file had when the changes began, without the values of other authorities.
    #[must_use]
    pub fn first_text(&self) -> String {
        self.first.written(&self.shape)
    }

    /// The file with a change; none where it changes nothing.
    pub fn tried(&mut self, edit: &Edit) -> Option<Tried> {
        let (at, texts) = match edit {
            Edit::Put { at, texts } => (Pointer::of(at), texts.clone()),
            Edit::AddReading { measure, .. } => (Pointer::default().field("measures").element(*measure).field("readings"), Vec::new()),
            Edit::Remove { at } => (Pointer::of(at), Vec::new()),
        };
        let part = part_of(&at);
        let before = self.file.at(&part).cloned();
        let moves = match edit {
            Edit::Put { .. } => {
                self.put(&at, &texts);
                Moves::Nothing
            }
            Edit::AddReading { period, .. } => Moves::From(self.add_reading(&at, period)),
            Edit::Remove { .. } => {
                take_out(&mut self.file, &at);
                match at.0.last() {
                    Some(Step::Element(place)) => Moves::Without(*place),
                    Some(Step::Field(_)) | None => Moves::Nothing,
                }
            }
        };
        let after = self.file.at(&part).cloned();
        if after == before {
            self.held.retain(|held| held.at != at);
            return None;
        }
        let text = self.text();
        self.replace(&part, before);
        Some(Tried { text, at, texts, part, after, moves })
    }

    /// Takes a change that was tried into the file. What is typed on for one thing is one change until [`Self::rest`].
    pub fn take(&mut self, tried: Tried) {
        let Tried { at, part, after, texts, moves, .. } = tried;
        let (is_typing, before) = (!texts.is_empty(), self.file.at(&part).cloned());
        self.held.retain(|held| if is_typing { held.at != at } else { !held.at.is_within(&at) || matches!(moves, Moves::From(_)) });
        self.move_held(&at, moves);
        self.replace(&part, after.clone());
        self.undone.clear();
        self.states += 1;
        let state = self.states;
        match self.done.last_mut() {
            Some(last) if is_typing && last.typing.as_ref() == Some(&at) => {
                last.after = after;
                last.state = state;
            }
            _ => self.done.push(Made { part, before, after, typing: is_typing.then_some(at), state }),
        }
    }

    /// Keeps what was typed beside the file, which would be refused with it.
    pub fn hold(&mut self, tried: Tried, problems: Problems) {
        let Tried { at, texts, .. } = tried;
        self.held.retain(|held| held.at != at);
        if !texts.is_empty() {
            self.held.push(Held { at, texts, problems });
        }
    }

    /// The reader has left a field: what is typed from now on is a change of its own.
    pub fn rest(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.typing = None;
        }
    }

    /// Takes the last change back; what was held of the same part is dropped.
    pub fn undo(&mut self) -> bool {
        let Some(made) = self.done.pop() else { return false };
        self.held.retain(|held| !held.at.is_within(&made.part));
        self.replace(&made.part, made.before.clone());
        self.undone.push(Made { typing: None, ..made });
        self.rest();
        true
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) -> bool {
        let Some(made) = self.undone.pop() else { return false };
        self.held.retain(|held| !held.at.is_within(&made.part));
        self.replace(&made.part, made.after.clone());
        self.done.push(made);
        true
    }

    /// What undoing would take back; empty if there is nothing.
    #[must_use]
    pub fn to_undo(&self) -> Vec<Changed> {
        self.done.last().map(|made| changes::between(&made.part, made.before.as_ref(), made.after.as_ref())).unwrap_or_default()
    }

    /// What redoing would change again; empty if there is nothing.
    #[must_use]
    pub fn to_redo(&self) -> Vec<Changed> {
        self.undone.last().map(|made| changes::between(&made.part, made.before.as_ref(), made.after.as_ref())).unwrap_or_default()
    }

    /// What is otherwise in the file than when the changes began.
    #[must_use]
    pub fn changed(&self) -> Vec<Changed> {
        changes::of_files(&self.first, &self.file)
    }

    /// What was typed and is not in the file.
    #[must_use]
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// The measure that the last change undone or made is in; none where it is of the whole report.
    #[must_use]
    pub fn last_measure(&self, undone: bool) -> Option<usize> {
        let made = if undone { self.undone.last() } else { self.done.last() }?;
        match made.part.0.get(1) {
            Some(Step::Element(measure)) => Some(*measure),
            Some(Step::Field(_)) | None => None,
        }
    }

    /// Whether the file as it is now has not been saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != Some(self.state())
    }

    /// The file as it is now has been saved.
    pub fn saved(&mut self) {
        self.saved = Some(self.state());
        self.rest();
    }

    /// What the report still lacks, of which this is the file; of one that was rolled forward, also what the last one had.
    pub(crate) fn still_missing(&self, report: &Report) -> Vec<StillMissing> {
        still_missing(report, &self.file, self.before.as_deref())
    }

    fn state(&self) -> u64 {
        self.done.last().map_or(0, |made| made.state)
    }

    fn replace(&mut self, part: &Pointer, by: Option<Tree>) {
        match by {
            Some(tree) => self.file.put(part, tree),
            None => take_out(&mut self.file, part),
        }
    }

    /// What is held stays with its thing.
    fn move_held(&mut self, at: &Pointer, moves: Moves) {
        let (list, from) = match moves {
            Moves::Nothing => return,
            Moves::From(place) => (at.clone(), place),
            Moves::Without(place) => (Pointer(at.0[..at.0.len() - 1].to_vec()), place + 1),
        };
        for held in self.held.iter_mut().filter(|held| held.at.is_within(&list)) {
            if let Some(Step::Element(place)) = held.at.0.get_mut(list.0.len())
                && *place >= from
            {
                *place = if matches!(moves, Moves::From(_)) { *place + 1 } else { *place - 1 };
            }
        }
    }

    /// Where it stands among the others.
    fn add_reading(&mut self, list: &Pointer, period: &str) -> usize {
        let text = typed::period(period);
        let to_add = Tree::object([("period", Tree::words(text.clone())), ("missing", Tree::words("not entered"))]);
        let Some(Tree::List(readings)) = self.file.at_mut(list) else { return 0 };
        let end = |reading: &Tree| period_of(reading).map(crate::model::Period::last_day);
        let newest_first = readings.first().and_then(end) >= readings.last().and_then(end);
        let day = read::period(&text).map(crate::model::Period::last_day);
        let comes_after = |other: &Tree| if newest_first { end(other) <= day } else { end(other) > day };
        let place = readings.iter().position(comes_after).unwrap_or(readings.len());
        readings.insert(place, to_add);
        place
    }
}

/// The part of the file that is kept before and after a change: the measure, or the field of the file.
fn part_of(at: &Pointer) -> Pointer {
    let steps = if matches!(at.0.first(), Some(Step::Field(name)) if name == "measures") { 2 } else { 1 };
    Pointer(at.0.iter().take(steps).cloned().collect())
}

/// Takes a thing out of the file; a list that is empty then goes too, but for one that must be there.
fn take_out(file: &mut Tree, at: &Pointer) {
    let mut above = at.clone();
    let Some(last) = above.0.pop() else { return };
    match (last, file.at_mut(&above)) {
        (Step::Field(name), Some(object)) => {
            object.remove(&name);
            let is_of_a_field = matches!(above.0.last(), Some(Step::Field(_)));
            if is_of_a_field && matches!(object, Tree::Object(fields) if fields.is_empty()) {
                take_out(file, &above);
            }
        }
        (Step::Element(place), Some(Tree::List(elements))) if place < elements.len() => {
            elements.remove(place);
            let is_needed = matches!(above.0.last(), Some(Step::Field(name)) if name == "readings" || name == "measures");
            if elements.is_empty() && !is_needed {
                take_out(file, &above);
            }
        }
        (Step::Element(_), _) | (Step::Field(_), None) => {}
    }
}
