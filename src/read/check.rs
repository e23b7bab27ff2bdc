//! From the shapes of the file to the model: names are resolved, periods and days understood, and
//! fields held against each other. Every fault is reported; a report comes out only if there is none.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::decode::nearest;
use super::json::{MOST_WHOLE, line_of};
use super::problem::{Pointer, ProblemKind, Thing};
use super::source::Source;
use super::{breakdown, measure, period, wire};
use crate::model::{
    Accepted, CodeChange, Comparison, Count, DirectionWords, EarlierVersion, Event, Finite, Framework, Layer, LevelWords, Link, MiddleLies,
    Month, Outcome, OutcomeRef, Period, Report, Scheme, SmallNumbers, SupportingOutcome, Tolerance, Tolerances, UnitTolerances, lower,
};

/// The most decimals a figure can be printed with.
pub(super) const MOST_DECIMALS: u8 = 6;

/// The report a file holds; what is wrong goes into the source's list, and then there is none.
pub(super) fn report(file: wire::File, source: &mut Source) -> Option<Report> {
    let root = Pointer::default();
    let head = root.field("report");
    let frameworks = frameworks(file.frameworks, source);
    let layers = layers(file.layers.unwrap_or_default(), source);
    let outcomes = outcomes(file.outcomes.unwrap_or_default(), source);

    let period = source.period(&head.field("period"), &file.report.period);
    let position_at = match &file.report.position_at {
        Some(text) => source.date(&head.field("position_at"), text),
        None => period.map(Period::last_day),
    };
    if let (Some(period), Some(day)) = (period, position_at)
        && Month::of(day) < period.first_month()
    {
        source.report(&head.field("position_at"), ProblemKind::PositionBeforePeriod);
    }
    let meeting = file.report.meeting.as_deref().and_then(|text| source.date(&head.field("meeting"), text));
    let organisation = source.text(&head.field("organisation"), file.report.organisation);
    let title = source.text(&head.field("title"), file.report.title);

    let accepted = accepted(&root.field("accepted"), file.accepted.unwrap_or_default(), source);
    let scheme = file.scheme.map_or_else(default_scheme, |s| scheme(s, source));
    let tolerances = file.tolerances.map(|t| tolerances(&root.field("tolerances"), &t, source)).unwrap_or_default();

    // Also those that cannot be read: what is wrong with them is said where they stand.
    let known: Vec<String> = file.measures.iter().map(|m| format!("{}/{}", m.framework, m.code)).collect();
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    let names = measure::Names { frameworks: &frameworks, layers: &layers, outcomes: &outcomes };
    let mut measures = Vec::new();
    for (index, wire) in file.measures.into_iter().enumerate() {
        let here = root.field("measures").element(index);
        let identity = format!("{}\n{}", wire.framework, lower(wire.code.trim()));
        if let Some(first) = first_of.get(&identity) {
            let first_line = source.line(&root.field("measures").element(*first).field("code"));
            source.report(&here.field("code"), ProblemKind::DuplicateMeasure { code: wire.code.clone(), first_line });
        } else {
            first_of.insert(identity, index);
        }
        measures.extend(measure::measure(wire, &here, &names, source));
    }

    let events = events(&root.field("events"), file.events.unwrap_or_default(), source);
    let breakdowns = breakdown::breakdowns(file.breakdowns.unwrap_or_default(), &root.field("breakdowns"), &known, source);
    let background_papers = links(&root.field("background_papers"), file.background_papers.unwrap_or_default(), source);
    if !source.is_sound() {
        return None;
    }
    Some(Report {
        organisation,
        department: file.report.department,
        committee: file.report.committee,
        meeting,
        title,
        period: period?,
        position_at: position_at?,
        appendix: file.report.appendix,
        summary: file.report.summary,
        scheme,
        tolerances,
        frameworks,
        layers,
        outcomes,
        measures,
        breakdowns,
        events,
        notes: file.notes.unwrap_or_default(),
        background_papers,
        accepted,
        hide_checks: measure::is_true(file.report.hide_checks),
    })
}

impl Source<'_> {
    /// A period, or a report that it is not understood.
    pub(super) fn period(&mut self, at: &Pointer, text: &str) -> Option<Period> {
        let period = period::period(text);
        match period {
            None => self.report(at, ProblemKind::BadPeriod { found: text.to_owned() }),
            Some(Period::YearToDate { from, to }) if from.count_to(to) > 12 => {
                self.report(at, ProblemKind::LongYearToDate { found: text.to_owned() });
            }
            Some(_) => {}
        }
        period
    }

    /// A day, or a report that it is not understood.
    pub(super) fn date(&mut self, at: &Pointer, text: &str) -> Option<Date> {
        let date = period::date(text);
        if date.is_none() {
            self.report(at, ProblemKind::BadDate { found: text.to_owned() });
        }
        date
    }

    /// A month, or a report that it is not understood.
    pub(super) fn month(&mut self, at: &Pointer, text: &str) -> Option<Month> {
        let month = period::month(text);
        if month.is_none() {
            self.report(at, ProblemKind::BadMonth { found: text.to_owned() });
        }
        month
    }

    /// A text that must say something.
    pub(super) fn text(&mut self, at: &Pointer, text: String) -> String {
        if text.trim().is_empty() {
            self.report(at, ProblemKind::Blank);
        }
        text
    }

    /// A finite number. The reader of the text lets no other through.
    pub(super) fn finite(&mut self, at: &Pointer, value: f64) -> Option<Finite> {
        let finite = Finite::new(value);
        if finite.is_none() {
            self.report(at, ProblemKind::NumberTooLarge { found: self.written(at) });
        }
        finite
    }

    /// Decimals a figure can be printed with.
    pub(super) fn decimals(&mut self, at: &Pointer, decimals: u8) -> u8 {
        if decimals > MOST_DECIMALS {
            let most = f64::from(MOST_DECIMALS);
            self.report(at, ProblemKind::OutOfRange { found: decimals.to_string(), least: 0.0, most });
        }
        decimals
    }

    /// The position of a named thing, or a report that nothing has the name.
    pub(super) fn find<'n>(&mut self, at: &Pointer, thing: Thing, id: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<usize> {
        let index = known.clone().position(|k| k == id);
        if index.is_none() {
            let kind = ProblemKind::Dangling {
                thing,
                id: id.to_owned(),
                nearest: nearest(id, known.clone()),
                known: known.map(str::to_owned).collect(),
            };
            self.report(at, kind);
        }
        index
    }

    /// Reports names that are given twice.
    pub(super) fn unique<'n>(&mut self, list: &Pointer, thing: Thing, ids: impl Iterator<Item = &'n str>) {
        self.unique_by(list, "id", thing, ids);
    }

    /// Reports names, in the field that holds them, that are given twice.
    pub(super) fn unique_by<'n>(&mut self, list: &Pointer, field: &str, thing: Thing, ids: impl Iterator<Item = &'n str>) {
        let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
        for (index, id) in ids.enumerate().filter(|(_, id)| !id.is_empty()) {
            if let Some(first) = first_of.get(id) {
                let first_line = self.line(&list.element(*first).field(field));
                self.report(&list.element(index).field(field), ProblemKind::DuplicateId { thing, id: id.to_owned(), first_line });
            } else {
                first_of.insert(id.to_owned(), index);
            }
        }
    }

    /// The line of a place.
    pub(super) fn line(&self, at: &Pointer) -> usize {
        self.span(at).map_or(0, |span| line_of(self.text, span.start))
    }
}

fn frameworks(list: Vec<wire::Framework>, source: &mut Source) -> Vec<Framework> {
    let here = Pointer::default().field("frameworks");
    source.unique(&here, Thing::Framework, list.iter().map(|f| f.id.as_str()));
    list.into_iter()
        .enumerate()
        .map(|(index, f)| Framework {
            short_name: f.short_name.unwrap_or_else(|| f.name.clone()),
            id: f.id,
            name: f.name,
            version: f.version,
            local: f.local.unwrap_or(false),
            earlier_versions: earlier_versions(
                &here.element(index).field("earlier_versions"),
                f.earlier_versions.unwrap_or_default(),
                source,
            ),
        })
        .collect()
}

/// What the codes of a framework were, each code once, and every line about one.
fn earlier_versions(at: &Pointer, list: Vec<wire::EarlierVersion>, source: &mut Source) -> Vec<EarlierVersion> {
    source.unique_by(at, "version", Thing::Version, list.iter().map(|v| v.version.as_str()));
    list.into_iter()
        .enumerate()
        .map(|(index, wire)| {
            let here = at.element(index).field("codes");
            let codes = wire.codes.unwrap_or_default();
            source.unique_by(&here, "code", Thing::Measure, codes.iter().map(|c| c.code.as_deref().unwrap_or_default()));
            source.unique_by(&here, "was", Thing::Measure, codes.iter().map(|c| c.was.as_deref().unwrap_or_default()));
            for (index, _) in codes.iter().enumerate().filter(|(_, c)| c.code.is_none() && c.was.is_none()) {
                source.report(&here.element(index), ProblemKind::NoCode);
            }
            let codes = codes.into_iter().enumerate().map(|(index, c)| code_change(&here.element(index), c, source)).collect();
            EarlierVersion { version: wire.version, same_codes: measure::is_true(wire.same_codes), codes }
        })
        .collect()
}

fn code_change(at: &Pointer, wire: wire::CodeChange, source: &mut Source) -> CodeChange {
    let comparable = wire.comparable != Some(false);
    let from = wire.from.as_deref().and_then(|text| source.month(&at.field("from"), text));
    if wire.from.is_some() && comparable {
        source.report(&at.field("from"), ProblemKind::OnlyWith { field: "from", with: "\"comparable\": false" });
    }
    CodeChange { code: wire.code, was: wire.was, comparable, from, note: wire.note }
}

/// What happened, each with a first month that is not after its last.
pub(super) fn events(at: &Pointer, list: Vec<wire::Event>, source: &mut Source) -> Vec<Event> {
    let event = |(index, wire): (usize, wire::Event)| {
        let here = at.element(index);
        let label = source.text(&here.field("label"), wire.label);
        let from = source.month(&here.field("from"), &wire.from);
        let to = wire.to.and_then(|to| source.month(&here.field("to"), &to));
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            source.report(&here.field("to"), ProblemKind::EventUpsideDown);
        }
        Some(Event { from: from?, to, label })
    };
    list.into_iter().enumerate().filter_map(event).collect()
}

/// Checks that are accepted, each with a reason.
pub(super) fn accepted(at: &Pointer, list: Vec<wire::Accepted>, source: &mut Source) -> Vec<Accepted> {
    let one = |(index, wire): (usize, wire::Accepted)| {
        let here = at.element(index);
        let reason = source.text(&here.field("reason"), wire.reason);
        let period = wire.period.and_then(|text| source.period(&here.field("period"), &text));
        Accepted { check: wire.check, period, reason }
    };
    list.into_iter().enumerate().map(one).collect()
}

fn layers(list: Vec<wire::Layer>, source: &mut Source) -> Vec<Layer> {
    source.unique(&Pointer::default().field("layers"), Thing::Layer, list.iter().map(|l| l.id.as_str()));
    list.into_iter().map(|l| Layer { id: l.id, name: l.name, description: l.description }).collect()
}

fn outcomes(list: Vec<wire::Outcome>, source: &mut Source) -> Vec<Outcome> {
    let here = Pointer::default().field("outcomes");
    source.unique(&here, Thing::Outcome, list.iter().map(|o| o.id.as_str()));
    for (index, outcome) in list.iter().enumerate() {
        let supporting = here.element(index).field("supporting");
        source.unique(&supporting, Thing::SupportingOutcome, outcome.supporting.iter().flatten().map(|s| s.id.as_str()));
    }
    list.into_iter()
        .map(|o| Outcome {
            id: o.id,
            name: o.name,
            plan: o.plan,
            supporting: o.supporting.into_iter().flatten().map(|s| SupportingOutcome { id: s.id, name: s.name }).collect(),
        })
        .collect()
}

/// The outcome "safe-and-well/independent" means.
pub(super) fn outcome_ref(at: &Pointer, text: &str, outcomes: &[Outcome], source: &mut Source) -> Option<OutcomeRef> {
    let (id, supporting) = text.split_once('/').map_or((text, None), |(id, rest)| (id, Some(rest)));
    let outcome = source.find(at, Thing::Outcome, id, outcomes.iter().map(|o| o.id.as_str()))?;
    let within = outcomes.get(outcome)?;
    let supporting = match supporting {
        Some(id) => Some(source.find(at, Thing::SupportingOutcome, id, within.supporting.iter().map(|s| s.id.as_str()))?),
        None => None,
    };
    Some(OutcomeRef { outcome, supporting })
}

/// Links, each to http or https.
pub(super) fn links(at: &Pointer, list: Vec<wire::Link>, source: &mut Source) -> Vec<Link> {
    for (index, link) in list.iter().enumerate() {
        if let Some(url) = &link.url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            source.report(&at.element(index).field("url"), ProblemKind::BadLink { found: url.clone() });
        }
    }
    list.into_iter().map(|l| Link { title: l.title, url: l.url }).collect()
}

fn level_words(words: wire::LevelWords) -> LevelWords {
    LevelWords { word: words.word, letter: words.letter, meaning: words.meaning }
}

fn default_directions() -> DirectionWords {
    DirectionWords { improved: "Improved".into(), similar: "Similar".into(), not_as_good: "Not as good".into() }
}

fn default_scheme() -> Scheme {
    let words = |word: &str| LevelWords { word: word.into(), letter: word.get(..1).map(Into::into), meaning: None };
    Scheme {
        top: words("Green"),
        middle: words("Amber"),
        bottom: words("Red"),
        directions: default_directions(),
        middle_lies: MiddleLies::ShortOf,
        comparison: Comparison::Rounded,
        direction_by_evidence: false,
        rated_against: None,
    }
}

fn scheme(scheme: wire::Scheme, source: &mut Source) -> Scheme {
    let here = Pointer::default().field("scheme").field("levels");
    for (name, level) in [("top", &scheme.levels.top), ("middle", &scheme.levels.middle), ("bottom", &scheme.levels.bottom)] {
        source.text(&here.field(name).field("word"), level.word.clone());
    }
    Scheme {
        top: level_words(scheme.levels.top),
        middle: level_words(scheme.levels.middle),
        bottom: level_words(scheme.levels.bottom),
        directions: scheme.directions.map_or_else(default_directions, |d| DirectionWords {
            improved: d.improved,
            similar: d.similar,
            not_as_good: d.not_as_good,
        }),
        middle_lies: match scheme.middle {
            None | Some(wire::MiddleLies::ShortOf) => MiddleLies::ShortOf,
            Some(wire::MiddleLies::EitherSide) => MiddleLies::EitherSide,
        },
        comparison: match scheme.comparison {
            None | Some(wire::Comparison::Rounded) => Comparison::Rounded,
            Some(wire::Comparison::Exact) => Comparison::Exact,
        },
        direction_by_evidence: scheme.direction_by_evidence == Some(true),
        rated_against: scheme.rated_against,
    }
}

fn tolerances(at: &Pointer, wire: &wire::Tolerances, source: &mut Source) -> Tolerances {
    let mut of_unit = |name: &str, units: &Option<wire::UnitTolerances>| {
        let here = at.field(name);
        units.as_ref().map_or_else(UnitTolerances::default, |units| {
            let mut one = |name: &str, t: &Option<wire::Tolerance>| t.as_ref().and_then(|t| tolerance(&here.field(name), t, source));
            UnitTolerances { percent: one("percent", &units.percent), rate: one("rate", &units.rate), count: one("count", &units.count) }
        })
    };
    Tolerances {
        rating: of_unit("rating", &wire.rating),
        direction: of_unit("direction", &wire.direction),
        small_numbers: wire.small_numbers.as_ref().map(|s| SmallNumbers { below: Count(s.below), tolerance: Count(s.tolerance) }),
    }
}

/// A tolerance of exactly one kind, not negative.
pub(super) fn tolerance(at: &Pointer, wire: &wire::Tolerance, source: &mut Source) -> Option<Tolerance> {
    const FIELDS: [&str; 4] = ["percent", "points", "absolute", "people"];
    let given = [wire.percent, wire.points, wire.absolute, wire.people.map(|p| Count(p).real())];
    let found: Vec<&'static str> = FIELDS.into_iter().zip(given).filter(|(_, v)| v.is_some()).map(|(f, _)| f).collect();
    let [field] = found[..] else {
        source.report(at, ProblemKind::ExactlyOne { of: FIELDS.to_vec(), found });
        return None;
    };
    let value = given.into_iter().flatten().next()?;
    let most = if field == "percent" { 1000.0 } else { Count(MOST_WHOLE).real() };
    if !(0.0..=most).contains(&value) {
        source.report(&at.field(field), ProblemKind::OutOfRange { found: source.written(&at.field(field)), least: 0.0, most });
        return None;
    }
    match field {
        "percent" => Finite::new(value / 100.0).map(Tolerance::Relative),
        "points" => Finite::new(value).map(Tolerance::Points),
        "absolute" => Finite::new(value).map(Tolerance::Absolute),
        _ => wire.people.map(|p| Tolerance::People(Count(p))),
    }
}
