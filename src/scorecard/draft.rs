//! A report file that is being changed, as a form shows it.

use super::view::Measure as Shown;
use super::words::{draft as words, problem};
use crate::author::draft::{Changed, Field, Group, Held, Of, Section};
use crate::author::sheets::ColumnKind;
use crate::model::{Measure, Report};
use crate::read::problem::{Pointer, Problem, ProblemKind, Step};

/// The form of a measure, or of the report as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its parts.
    pub parts: Vec<FormPart>,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPart {
    /// Where its things stand in the file, as a JSON pointer: "/measures/3/targets".
    pub at: String,
    /// "Figures".
    pub title: &'static str,
    /// Its things, those that are asked for first.
    pub groups: Vec<FormGroup>,
    /// Things that are rarely changed, under a fold.
    pub folded: Vec<FormGroup>,
    /// "8 earlier figures"; empty where nothing is folded.
    pub folded_title: String,
    /// What can be added to it.
    pub add: Add,
}

/// What can be added to a part of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Add {
    /// Nothing.
    Nothing,
    /// A reading, for a period that is typed.
    Reading,
    /// A thing with empty fields: "Add a target".
    Thing(Section, &'static str),
}

/// A thing with its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormGroup {
    /// Where it stands in the file, as a JSON pointer.
    pub at: String,
    /// "April to November 2025".
    pub title: String,
    /// Its fields.
    pub fields: Vec<FormField>,
    /// Fields that are rarely filled in.
    pub more: Vec<FormField>,
    /// Whether it is in the file.
    pub is_there: bool,
    /// What takes it out: "Take out this target"; empty where it must stay.
    pub remove: String,
    /// Whether a milestone can be added to it.
    pub takes_milestones: bool,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Its name in the file: "survey/response_rate".
    pub name: String,
    /// "Out of how many".
    pub label: String,
    /// What it is in, after the field: "per 100,000"; empty for none.
    pub unit: String,
    /// How to fill it in; empty where that is plain.
    pub hint: String,
    /// What it takes.
    pub kind: FieldKind,
    /// What stands in it.
    pub text: String,
    /// It is asked for only while this field of the same thing holds something; empty: always.
    pub with: &'static str,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A number.
    Number,
    /// A line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// One of these: as it is written in the file, and its words. The first stands for nothing.
    Choice(Vec<(String, String)>),
}

/// Why what was typed for a thing is not in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeldView {
    /// The thing, as a JSON pointer.
    pub at: String,
    /// The measure it belongs to, by its index; none where it is of the whole report.
    pub measure: Option<usize>,
    /// The fields that are wrong, by name, and why.
    pub fields: Vec<(String, String)>,
    /// What is wrong with it as a whole, or elsewhere in the file because of it.
    pub whole: Vec<String>,
    /// "Figure of ASCOF 2C for April to November 2025"; empty where it is being told under its own field.
    pub name: String,
}

/// Something that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeView {
    /// "Value of ASCOF 2C for April to November 2025".
    pub what: String,
    /// What stood there; empty where nothing did.
    pub before: String,
    /// What stands there now; empty where nothing does.
    pub after: String,
}

/// How many figures stand unfolded: the latest.
const FIGURES_SHOWN: usize = 2;

/// The form of these things, of a measure or of the whole report.
#[must_use]
pub fn form(report: &Report, measure: Option<usize>, groups: Vec<Group>) -> Form {
    let of = measure.and_then(|index| report.measures.get(index));
    let sections: &[Section] = match measure {
        Some(_) => &[Section::Readings, Section::Targets, Section::Comparators, Section::Commentary, Section::Judgement],
        None => &[Section::Report],
    };
    let mut groups = groups;
    let part = |section: &Section| {
        let own: Vec<Group> = groups.extract_if(.., |group| group.section == *section).collect();
        part(report, of, measure, *section, own)
    };
    Form { parts: sections.iter().map(part).collect() }
}

fn part(report: &Report, measure: Option<&Measure>, index: Option<usize>, section: Section, groups: Vec<Group>) -> FormPart {
    let mut groups = groups;
    let mut folded = Vec::new();
    if section == Section::Readings {
        groups.sort_by_key(|group| match &group.of {
            // To be entered first, then the newest; forecasts after the figures of their period.
            Of::Reading { period, is_forecast, is_to_enter } => {
                (!is_to_enter, std::cmp::Reverse(period.map(|p| p.last_day())), *is_forecast)
            }
            _ => (true, std::cmp::Reverse(None), false),
        });
        let is_asked = |group: &Group| matches!(group.of, Of::Reading { is_to_enter: true, .. });
        let asked = groups.iter().filter(|group| is_asked(group)).count();
        folded = groups.split_off((asked + FIGURES_SHOWN).min(groups.len()));
    }
    let view = |group: Group| group_view(report, measure, group);
    let folded: Vec<FormGroup> = folded.into_iter().map(view).collect();
    let folded_title = match folded.len() {
        0 => String::new(),
        1 => "1 earlier figure".to_owned(),
        count => format!("{count} earlier figures"),
    };
    let add = match section {
        Section::Report | Section::Judgement => Add::Nothing,
        Section::Readings => Add::Reading,
        Section::Targets => Add::Thing(section, "Add a target"),
        Section::Comparators => Add::Thing(section, "Add a comparator"),
        Section::Commentary => Add::Thing(section, "Add a paragraph"),
    };
    let groups = groups.into_iter().map(view).collect();
    FormPart { at: section.place(index).to_string(), title: words::section(section), groups, folded, folded_title, add }
}

fn group_view(report: &Report, measure: Option<&Measure>, group: Group) -> FormGroup {
    let Group { at, of, is_there, fields, .. } = group;
    let main = words::main_fields(&of, measure);
    let place = |field: &Field| main.iter().position(|name| *name == field.name);
    let text_of = |name: &str| fields.iter().any(|field| field.name == name && !field.text.is_empty());
    let is_shown = |field: &Field| {
        place(field).is_some()
            || (["numerator", "denominator", "at_least", "at_most", "below", "band/0", "band/1"].contains(&field.name.as_str())
                && text_of(&field.name))
    };
    let (mut shown, more): (Vec<Field>, Vec<Field>) = fields.clone().into_iter().partition(is_shown);
    shown.sort_by_key(|field| place(field).unwrap_or(1));
    let view = |field: Field| field_view(report, measure, &of, field);
    let is_judgement = of == Of::Judgement;
    let remove = if is_there { words::remove(&of) } else { String::new() };
    FormGroup {
        at: at.to_string(),
        title: words::group(&of, is_there),
        fields: shown.into_iter().map(view).collect(),
        more: if is_judgement { Vec::new() } else { more.into_iter().map(view).collect() },
        is_there,
        remove,
        takes_milestones: is_there && matches!(of, Of::Target { .. }) && measure.is_some_and(|measure| measure.cumulative),
    }
}

fn field_view(report: &Report, measure: Option<&Measure>, of: &Of, field: Field) -> FormField {
    let Field { name, kind, text } = field;
    let said = words::field(of, &name, measure);
    let kind = match kind {
        ColumnKind::Number | ColumnKind::Whole => FieldKind::Number,
        ColumnKind::Choice(choices) => {
            let choice = |word: &&str| ((*word).to_owned(), words::choice(report, &name, word));
            let none = (String::new(), words::no_choice(of, &name).to_owned());
            FieldKind::Choice(std::iter::once(none).chain(choices.iter().map(choice)).collect())
        }
        ColumnKind::YesNo => FieldKind::Choice(
            [("", "No answer"), ("true", "Yes"), ("false", "No")].map(|(value, word)| (value.to_owned(), word.to_owned())).to_vec(),
        ),
        ColumnKind::Text if words::is_long(of, &name) => FieldKind::Lines,
        ColumnKind::Text | ColumnKind::Period | ColumnKind::Day | ColumnKind::Month => FieldKind::Line,
    };
    FormField { label: said.label, unit: said.unit, hint: said.hint, with: said.with, name, kind, text }
}

/// Why what was typed is not in the file; `at` is the thing it was typed for.
#[must_use]
pub fn held_view(held: &Held, shown: &[Shown]) -> HeldView {
    let mut view =
        HeldView { at: held.at.to_string(), measure: measure_of(&held.at), name: words::thing(&held.at, shown), ..HeldView::default() };
    for found in &held.problems.list {
        let is_here = found.pointer.is_within(&held.at);
        let within = Pointer(found.pointer.0.iter().skip(held.at.0.len()).cloned().collect()).to_string();
        let mut field = within.trim_start_matches('/').to_owned();
        if let (ProblemKind::MissingField { name }, "") = (&found.kind, field.as_str()) {
            field.clone_from(name);
        }
        let said = say(found);
        if is_here && !field.is_empty() {
            view.fields.push((field, said));
        } else {
            view.whole.push(said);
        }
    }
    view
}

/// A problem of the file, as it is told under a field.
#[must_use]
fn say(found: &Problem) -> String {
    let said = problem::say(found);
    words::in_form(found).unwrap_or_else(|| format!("{}: found {}, wanted {}. {}", said.title, said.found, said.wanted, said.remedy))
}

/// That what was typed is no period.
#[must_use]
pub fn bad_period(found: &str) -> String {
    let said = problem::say(&Problem {
        pointer: Pointer::default(),
        span: None,
        measure: None,
        kind: ProblemKind::BadPeriod { found: found.trim().to_owned() },
    });
    format!("{} is not understood. Wanted: {}", said.found, said.wanted)
}

fn measure_of(at: &Pointer) -> Option<usize> {
    match at.0.get(..2)? {
        [Step::Field(name), Step::Element(index)] if name == "measures" => Some(*index),
        _ => None,
    }
}

/// What was changed, in words.
#[must_use]
pub fn change_views(changed: &[Changed], shown: &[Shown]) -> Vec<ChangeView> {
    let view = |changed: &Changed| ChangeView {
        what: words::changed(&changed.path, shown),
        before: changed.before.clone().unwrap_or_default(),
        after: changed.after.clone().unwrap_or_default(),
    };
    changed.iter().map(view).collect()
}

/// One change in a few words, for a button: what it puts in, else what it takes out; and how much more there is to it.
#[must_use]
pub fn change_words(changed: &[Changed], shown: &[Shown]) -> String {
    let Some(first) = changed.iter().find(|change| change.after.is_some()).or_else(|| changed.first()) else { return String::new() };
    crate::model::uncapital(&words::changed(&first.path, shown))
}
