//! The things of a measure that can be changed, each with its fields and what stands in them: as data.

use super::super::json::Tree;
use super::super::sheets::ColumnKind;
use super::typed::{place, written};
use super::{Draft, Held, Typed};
use crate::model::{Month, Period};
use crate::read;
use crate::read::problem::Pointer;

/// The parts of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What the paper is.
    Report,
    /// Figures.
    Readings,
    /// Targets, and milestones on the way to them.
    Targets,
    /// What else the measure is compared with.
    Comparators,
    /// What the officers say.
    Commentary,
    /// The officers' judgement in place of the computed level.
    Judgement,
}

/// The parts of a measure's form, in their order.
pub(crate) const OF_MEASURE: [Section; 5] =
    [Section::Readings, Section::Targets, Section::Comparators, Section::Commentary, Section::Judgement];

/// What a group of fields is of.
#[derive(Debug, Clone, PartialEq)]
pub enum Of {
    /// The report as a whole.
    Report,
    /// A reading.
    Reading {
        /// Its period; none while it is not understood.
        period: Option<Period>,
        /// It is a forecast.
        is_forecast: bool,
        /// Its figure is to be entered.
        is_to_enter: bool,
    },
    /// A target.
    Target {
        /// Its period.
        period: Option<Period>,
    },
    /// A milestone on the way to the target before it.
    Milestone {
        /// Its month.
        month: Option<Month>,
        /// It is a share of the whole, in percent.
        is_share: bool,
    },
    /// A comparator.
    Comparator {
        /// Its kind, in the words of the file: "national".
        kind: String,
        /// Its name, if it has one.
        label: String,
    },
    /// A paragraph of commentary, by its number from 1.
    Comment(usize),
    /// The judgement.
    Judgement,
}

/// A thing with its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Where it stands in the file.
    pub at: Pointer,
    /// The part of the form it is in.
    pub section: Section,
    /// What it is.
    pub of: Of,
    /// Whether it is in the file.
    pub is_there: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name within the thing: "survey/response_rate".
    pub name: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// What stands in it now, or what was typed and cannot be in the file yet.
    pub text: String,
}

impl Section {
    /// The list that holds its things.
    fn list(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Readings => "readings",
            Self::Targets => "targets",
            Self::Comparators => "comparators",
            Self::Commentary => "commentary",
            Self::Judgement => "judgement",
        }
    }

    /// Where its things stand: those of a measure, or of the whole report.
    #[must_use]
    pub fn place(self, measure: Option<usize>) -> Pointer {
        let root = Pointer::default();
        measure.map_or_else(|| root.clone(), |measure| root.field("measures").element(measure)).field(self.list())
    }
}

impl Draft {
    /// The things that can be changed of a measure, by its index, or of the whole report.
    #[must_use]
    pub fn groups(&self, measure: Option<usize>) -> Vec<Group> {
        let sections: &[Section] = if measure.is_some() { &OF_MEASURE } else { &[Section::Report] };
        sections.iter().flat_map(|section| self.section(*section, measure)).collect()
    }

    /// A new thing of a measure, whose fields are empty until something is typed into them.
    pub fn begin_new(&mut self, measure: usize, section: Section) -> Pointer {
        let list = section.place(Some(measure));
        self.begin_in(&list)
    }

    /// A new milestone on the way to a target.
    pub fn begin_milestone(&mut self, target: &Pointer) -> Pointer {
        let path = target.field("path");
        let kind = if self.file.at(&path.field("shares")).is_some() { "shares" } else { "by_month" };
        self.begin_in(&path.field(kind))
    }

    fn begin_in(&mut self, list: &Pointer) -> Pointer {
        let at = list.element(self.count(list));
        if !self.held.iter().any(|held| held.at == at) {
            self.held.push(Held { at: at.clone(), texts: Vec::new(), problems: crate::read::problem::Problems::default() });
        }
        at
    }

    fn count(&self, list: &Pointer) -> usize {
        match self.file.at(list) {
            Some(Tree::List(elements)) => elements.len(),
            Some(_) | None => 0,
        }
    }

    fn section(&self, section: Section, measure: Option<usize>) -> Vec<Group> {
        let list = section.place(measure);
        match section {
            Section::Report | Section::Judgement => vec![self.group(section, list)],
            Section::Readings | Section::Comparators | Section::Commentary => self.elements(section, &list),
            Section::Targets => {
                let with_milestones = |group: Group| {
                    let path = group.at.field("path");
                    let lists = ["by_month", "shares"].map(|name| path.field(name));
                    let milestones: Vec<Group> = lists.iter().flat_map(|list| self.elements(section, list)).collect();
                    std::iter::once(group).chain(milestones)
                };
                self.elements(section, &list).into_iter().flat_map(with_milestones).collect()
            }
        }
    }

    /// The elements of a list, and a new one that was begun.
    fn elements(&self, section: Section, list: &Pointer) -> Vec<Group> {
        let count = self.count(list);
        let is_begun = self.held.iter().any(|held| held.at == list.element(count));
        (0..count + usize::from(is_begun)).map(|index| self.group(section, list.element(index))).collect()
    }

    fn group(&self, section: Section, at: Pointer) -> Group {
        let held: &[Typed] = self.held.iter().find(|held| held.at == at).map_or(&[], |held| &held.texts);
        let text = |name: &str| match held.iter().find(|typed| typed.field == name) {
            Some(typed) => typed.text.clone(),
            None => written(self.file.at(&place(&at, name))),
        };
        let fields: Vec<Field> =
            self.columns(&at).into_iter().map(|(name, column)| Field { text: text(&name), kind: column.kind, name }).collect();
        let node = self.file.at(&at);
        Group { of: of(section, &at, node), section, is_there: node.is_some(), fields, at }
    }
}

fn of(section: Section, at: &Pointer, node: Option<&Tree>) -> Of {
    let text = |name: &str| node.and_then(|node| node.text_of(name)).unwrap_or_default();
    let is_milestone = at.0.iter().any(|step| *step == crate::read::problem::Step::Field("path".to_owned()));
    match section {
        Section::Report => Of::Report,
        Section::Judgement => Of::Judgement,
        Section::Readings => Of::Reading {
            period: read::period(text("period")),
            is_forecast: text("status") == "forecast",
            is_to_enter: text("missing") == "not entered",
        },
        Section::Targets if is_milestone => Of::Milestone {
            month: read::period(text("month")).map(Period::last_month),
            is_share: at.0.iter().any(|step| *step == crate::read::problem::Step::Field("shares".to_owned())),
        },
        Section::Targets => Of::Target { period: read::period(text("period")) },
        Section::Comparators => Of::Comparator { kind: text("kind").to_owned(), label: text("label").to_owned() },
        Section::Commentary => Of::Comment(match at.0.last() {
            Some(crate::read::problem::Step::Element(index)) => index + 1,
            Some(crate::read::problem::Step::Field(_)) | None => 1,
        }),
    }
}
