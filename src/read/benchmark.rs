//! Benchmarks: values of many authorities, from their shapes in the file to dense columns. They stand in
//! the report's own file or in one of their own; either way they are read after the report, so that the
//! first scorecard does not wait for them.

use std::collections::BTreeMap;

use super::decode::{decode, decode_field};
use super::json::{self, Node};
use super::measure::is_true;
use super::problem::{Pointer, Problem, ProblemKind, Problems, Span, Thing};
use super::source::Source;
use super::{encoding, problems_of, wire};
use crate::model::{
    Absence, Authority, BenchmarkTable, Benchmarks, Column, Finite, Framework, MeasureId, NationalIs, PeerAverage, PeerGroup, Quartile,
    Report, Unit, in_order,
};

/// Benchmarks that are not read yet: the text and the tree they are in.
#[derive(Debug, Clone)]
pub struct Unread {
    pub(super) text: String,
    pub(super) root: Node,
}

impl Unread {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Benchmarks for a report, and what is worth knowing of their file although it stopped nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadBenchmarks {
    /// The benchmarks.
    pub benchmarks: Benchmarks,
    /// The warnings.
    pub warnings: Problems,
}

/// What a benchmark file holds, before it is known for which report.
///
/// # Errors
/// The problems of its encoding and syntax, or that it is something else.
pub fn file(bytes: &[u8]) -> Result<Unread, Problems> {
    let (text, warnings) = encoding::text(bytes)?;
    let (root, mut problems) = json::parse(&text);
    let Some(root) = root else { return Err(problems_of(text, warnings, problems, None)) };
    problems.extend(super::not_this_version(&text, &root));
    if problems.is_empty() { Ok(Unread { text, root }) } else { Err(problems_of(text, warnings, problems, Some(root))) }
}

/// Whether a file, as far as it can be told from its first level, holds benchmarks and no report.
#[must_use]
pub fn is_alone(unread: &Unread) -> bool {
    unread.root.get("benchmarks").is_some() && unread.root.get("report").is_none()
}

/// The benchmarks for a report: its own, or those of a file beside it.
///
/// # Errors
/// Every problem of the benchmarks, with its place.
pub fn benchmarks(unread: &Unread, report: &Report) -> Result<ReadBenchmarks, Problems> {
    let Unread { text, root } = unread;
    let mut source = Source::new(text, root);
    let (read, mut problems) = if is_alone(unread) {
        match decode::<wire::BenchmarkFile>(text, root) {
            Ok(file) => (from_file(file, report, &mut source), Vec::new()),
            Err(problems) => (None, problems),
        }
    } else {
        match root.get("benchmarks").map(|node| decode_field::<wire::Benchmarks>(text, "benchmarks", node)) {
            Some(Ok(own)) => {
                let frameworks: Vec<Option<usize>> = (0..report.frameworks.len()).map(Some).collect();
                let names = Names {
                    units: units(report),
                    ids: report.frameworks.iter().map(|f| f.id.clone()).collect(),
                    frameworks,
                    report: Some(report),
                    alone: false,
                };
                (benchmarks_of(own, &names, &mut source), Vec::new())
            }
            Some(Err(problems)) => (None, problems),
            None => (None, Vec::new()),
        }
    };
    problems.extend(source.into_problems());
    match read {
        Some(benchmarks) if problems.iter().all(Problem::is_warning) => {
            Ok(ReadBenchmarks { benchmarks, warnings: problems_of(text.clone(), Vec::new(), problems, None) })
        }
        // They are read now: none are left to be.
        Some(_) | None => Err(Problems { unread: None, ..problems_of(text.clone(), Vec::new(), problems, Some(root.clone())) }),
    }
}

/// What is wrong with the benchmarks in the file of a report that could not be read.
pub(super) fn faults(text: &str, root: &Node) -> Vec<Problem> {
    let Some(node) = root.get("benchmarks") else { return Vec::new() };
    match decode_field::<wire::Benchmarks>(text, "benchmarks", node) {
        Err(problems) => problems,
        Ok(own) => {
            let mut source = Source::new(text, root);
            benchmarks_of(
                own,
                &Names { units: BTreeMap::new(), ids: Vec::new(), frameworks: Vec::new(), report: None, alone: false },
                &mut source,
            );
            source.into_problems()
        }
    }
}

/// What tables may refer to.
struct Names<'r> {
    /// The ids of the frameworks of the file.
    ids: Vec<String>,
    /// The frameworks of the report they are, if it has them.
    frameworks: Vec<Option<usize>>,
    /// The units of its measures, by framework and code.
    units: BTreeMap<(usize, &'r str), Unit>,
    /// The report; none where it could not be read.
    report: Option<&'r Report>,
    /// They stand in a file of their own, which may hold more than the report asks for.
    alone: bool,
}

fn units(report: &Report) -> BTreeMap<(usize, &str), Unit> {
    report.measures.iter().map(|measure| ((measure.id.framework, measure.id.code.as_str()), measure.unit)).collect()
}

fn from_file(file: wire::BenchmarkFile, report: &Report, source: &mut Source) -> Option<Benchmarks> {
    let here = Pointer::default().field("frameworks");
    source.unique(&here, Thing::Framework, file.frameworks.iter().map(|f| f.id.as_str()));
    let label = |id: &str, version: &str| format!("{id} {version}");
    let same = |wanted: &wire::Framework, f: &Framework| f.id == wanted.id && f.version == wanted.version;
    let mut frameworks = Vec::new();
    for (index, framework) in file.frameworks.iter().enumerate() {
        let found = report.frameworks.iter().position(|f| same(framework, f));
        if found.is_none() {
            let known = report.frameworks.iter().map(|f| label(&f.id, &f.version)).collect();
            let found = label(&framework.id, &framework.version);
            source.report(&here.element(index), ProblemKind::FrameworkElsewhere { found, known });
        }
        frameworks.push(found);
    }
    let ids = file.frameworks.into_iter().map(|f| f.id).collect();
    benchmarks_of(file.benchmarks, &Names { units: units(report), ids, frameworks, report: Some(report), alone: true }, source)
}

fn benchmarks_of(wire: wire::Benchmarks, names: &Names, source: &mut Source) -> Option<Benchmarks> {
    let here = Pointer::default().field("benchmarks");
    let at = here.field("authorities");
    let codes: Vec<&str> = wire.authorities.iter().map(|a| a.code.as_str()).collect();
    source.unique_by(&at, "code", Thing::Authority, codes.iter().copied());
    for (index, authority) in wire.authorities.iter().enumerate() {
        source.text(&at.element(index).field("code"), authority.code.clone());
        source.text(&at.element(index).field("name"), authority.name.clone());
    }
    let own = source.find(&here.field("council"), Thing::Authority, &wire.council, codes.iter().copied());
    let groups = here.field("peer_groups");
    source.unique(&groups, Thing::PeerGroup, wire.peer_groups.iter().flatten().map(|g| g.id.as_str()));
    let mut peer_groups = Vec::new();
    for (index, group) in wire.peer_groups.iter().flatten().enumerate() {
        let members = members(&group.members, &groups.element(index).field("members"), &codes, source);
        let average = match group.average {
            None | Some(wire::PeerAverage::Mean) => PeerAverage::Mean,
            Some(wire::PeerAverage::Median) => PeerAverage::Median,
            Some(wire::PeerAverage::Weighted) => PeerAverage::Weighted,
        };
        let with_own = is_true(group.with_own);
        peer_groups.push(PeerGroup { id: group.id.clone(), name: group.name.clone(), members, average, with_own });
    }
    let national_is = national_is(wire.national_is.as_ref());
    let mut tables: Vec<BenchmarkTable> = Vec::new();
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    let at = here.field("tables");
    for (index, one) in wire.tables.into_iter().enumerate() {
        let place = at.element(index);
        let name = format!("{}, {}", one.code, one.period);
        let Some(table) = table(one, &place, names, &codes, source) else { continue };
        let identity = format!("{}\n{}\n{:?}", table.measure.framework, table.measure.code, table.period);
        if let Some(first) = first_of.get(&identity) {
            let first_line = source.line(&at.element(*first));
            source.report(&place, ProblemKind::DuplicateTable { table: name, first_line });
            continue;
        }
        first_of.insert(identity, index);
        tables.push(BenchmarkTable { national_is: table.national_is.or(national_is), ..table });
    }
    let key = |table: &BenchmarkTable| (table.period.last_day(), table.period.first_month());
    let tables = in_order(tables, &|a, b| key(a).cmp(&key(b)));
    let authorities =
        wire.authorities.into_iter().map(|a| Authority { code: a.code, name: a.name, kind: a.kind, region: a.region }).collect();
    Some(Benchmarks { authorities, own: own?, nation: wire.nation, peer_groups, tables })
}

/// Authorities by their codes, as indices.
fn members(named: &[String], at: &Pointer, codes: &[&str], source: &mut Source) -> Vec<usize> {
    let mut members = Vec::new();
    for (index, code) in named.iter().enumerate() {
        members.extend(source.find(&at.element(index), Thing::Authority, code, codes.iter().copied()));
    }
    members
}

/// One table; none where it is of a measure that the report does not have, or something is wrong.
fn table(wire: wire::BenchmarkTable, at: &Pointer, names: &Names, codes: &[&str], source: &mut Source) -> Option<BenchmarkTable> {
    let period = source.period(&at.field("period"), &wire.period);
    let measure = measure_of(&wire, at, names, source);
    let unit = measure.as_ref().and_then(|(_, unit)| *unit);
    let mut columns = Columns { at, unit, authorities: codes.len(), source };
    let [has_values, has_numerators, has_denominators, has_lower, has_upper] =
        [&wire.values, &wire.numerators, &wire.denominators, &wire.lower, &wire.upper].map(Option::is_some);
    let values = columns.of("values", wire.values, Kind::Value);
    let numerators = columns.of("numerators", wire.numerators, Kind::Whole { least: 0.0 });
    let denominators = columns.of("denominators", wire.denominators, Kind::Whole { least: 1.0 });
    let lower = columns.of("lower", wire.lower, Kind::Value);
    let upper = columns.of("upper", wire.upper, Kind::Value);
    let margins = columns.of("margins", wire.margins, Kind::Margin);
    columns.together(("lower", has_lower), ("upper", has_upper));
    columns.together(("numerators", has_numerators), ("denominators", has_denominators));
    columns.in_order(&lower, &upper, &numerators, &denominators);
    if !has_values && !has_numerators && !has_denominators {
        source.report(at, ProblemKind::EmptyTable);
    }
    let missing = gaps(wire.missing.as_ref(), &at.field("missing"), codes, source);
    for (authority, _) in &missing {
        if values.get(*authority).is_some() {
            source.report(&at.field("values").element(*authority), ProblemKind::ReadingAndMissing);
        }
    }
    let quartiles = quartiles(wire.quartiles.as_ref(), &at.field("quartiles"), codes, source);
    let (id, _) = measure?;
    Some(BenchmarkTable {
        measure: id,
        period: period?,
        values,
        numerators,
        denominators,
        lower,
        upper,
        margins,
        missing,
        national: wire.national.and_then(Finite::new),
        national_is: national_is(wire.national_is.as_ref()),
        quartiles,
        source: wire.source,
        note: wire.note,
    })
}

fn national_is(wire: Option<&wire::NationalIs>) -> Option<NationalIs> {
    wire.map(|is| match is {
        wire::NationalIs::Average => NationalIs::Average,
        wire::NationalIs::Median => NationalIs::Median,
    })
}

/// The measure of a table, with its unit if the report has it.
fn measure_of(wire: &wire::BenchmarkTable, at: &Pointer, names: &Names, source: &mut Source) -> Option<(MeasureId, Option<Unit>)> {
    let Some(report) = names.report else {
        return Some((MeasureId { framework: 0, code: format!("{} {}", wire.framework, wire.code) }, None));
    };
    let named = source.find(&at.field("framework"), Thing::Framework, &wire.framework, names.ids.iter().map(String::as_str))?;
    let framework = names.frameworks.get(named).copied().flatten()?;
    let id = MeasureId { framework, code: wire.code.clone() };
    match names.units.get(&(framework, wire.code.as_str())) {
        Some(unit) => Some((id, Some(*unit))),
        // A national file holds more than one report asks for.
        None if names.alone => None,
        None => {
            let known = report.measures.iter().filter(|m| m.id.framework == framework);
            source.find(&at.field("code"), Thing::Measure, &wire.code, known.map(|m| m.id.code.as_str()));
            None
        }
    }
}

/// What the numbers of a column may be.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Value,
    Whole { least: f64 },
    Margin,
}

/// The columns of a table, as they are checked.
struct Columns<'c, 's, 't> {
    at: &'c Pointer,
    unit: Option<Unit>,
    authorities: usize,
    source: &'s mut Source<'t>,
}

impl Columns<'_, '_, '_> {
    fn of(&mut self, field: &str, wire: Option<wire::Column>, kind: Kind) -> Column {
        let Some(wire::Column(numbers)) = wire else { return Column::default() };
        let here = self.at.field(field);
        if numbers.len() != self.authorities {
            self.source.report(&here, ProblemKind::ColumnLength { found: numbers.len(), wanted: self.authorities });
            return Column::default();
        }
        let (least, most) = match kind {
            Kind::Value if self.unit == Some(Unit::Percent) => (-1000.0, 1000.0),
            Kind::Value => (f64::NEG_INFINITY, f64::INFINITY),
            Kind::Whole { least } => (least, f64::INFINITY),
            Kind::Margin => (0.0, f64::INFINITY),
        };
        for (index, number) in numbers.iter().enumerate().filter(|(_, number)| number.is_finite()) {
            if !(least..=most).contains(number) {
                let place = here.element(index);
                let found = self.source.written(&place);
                let most = if most.is_finite() { most } else { json::MOST_WHOLE as f64 };
                self.source.report(&place, ProblemKind::OutOfRange { found, least, most });
            } else if matches!(kind, Kind::Whole { .. }) && number.fract() != 0.0 {
                let place = here.element(index);
                let found = self.source.written(&place);
                self.source.report(&place, ProblemKind::NotWhole { found });
            }
        }
        Column::new(numbers)
    }

    /// Two columns that say nothing without each other.
    fn together(&mut self, one: (&'static str, bool), other: (&'static str, bool)) {
        for ((field, here), (with, there)) in [(one, other), (other, one)] {
            if here && !there {
                self.source.report(&self.at.field(field), ProblemKind::ColumnAlone { field, with });
            }
        }
    }

    /// Ends of intervals in their order, and parts that are not more than the whole.
    fn in_order(&mut self, lower: &Column, upper: &Column, numerators: &Column, denominators: &Column) {
        for authority in 0..self.authorities {
            if let (Some(low), Some(high)) = (lower.get(authority), upper.get(authority))
                && low > high
            {
                self.source.report(&self.at.field("lower").element(authority), ProblemKind::IntervalUpsideDown);
            }
            if let (Some(part), Some(whole), Some(Unit::Percent)) = (numerators.get(authority), denominators.get(authority), self.unit)
                && part > whole
            {
                let kind = ProblemKind::NumeratorAbove { numerator: part as u64, denominator: whole as u64 };
                self.source.report(&self.at.field("numerators").element(authority), kind);
            }
        }
    }
}

fn gaps(wire: Option<&wire::Gaps>, at: &Pointer, codes: &[&str], source: &mut Source) -> Vec<(usize, Absence)> {
    let Some(wire) = wire else { return Vec::new() };
    let reasons = [
        ("suppressed", &wire.suppressed, Absence::Suppressed),
        ("not_collected", &wire.not_collected, Absence::NotCollected),
        ("not_yet_published", &wire.not_yet_published, Absence::NotYetPublished { due: None }),
        ("not_applicable", &wire.not_applicable, Absence::NotApplicable),
    ];
    let mut gaps = Vec::new();
    for (field, named, why) in reasons {
        let members = members(named.as_deref().unwrap_or_default(), &at.field(field), codes, source);
        gaps.extend(members.into_iter().map(|authority| (authority, why)));
    }
    gaps
}

fn quartiles(wire: Option<&wire::Quartiles>, at: &Pointer, codes: &[&str], source: &mut Source) -> Vec<(usize, Quartile)> {
    let Some(wire) = wire else { return Vec::new() };
    let quarters = [
        ("top", &wire.top, Quartile::Top),
        ("second", &wire.second, Quartile::Second),
        ("third", &wire.third, Quartile::Third),
        ("bottom", &wire.bottom, Quartile::Bottom),
    ];
    let mut printed = Vec::new();
    for (field, named, quartile) in quarters {
        let members = members(named.as_deref().unwrap_or_default(), &at.field(field), codes, source);
        printed.extend(members.into_iter().map(|authority| (authority, quartile)));
    }
    printed
}

/// That a file holds benchmarks and no report to put them to.
pub(super) fn alone(root: &Node) -> Option<Problem> {
    let span = root.get("benchmarks").filter(|_| root.get("report").is_none())?.span;
    let start = Span { start: span.start, end: span.start + 1 };
    let pointer = Pointer::default().field("benchmarks");
    Some(Problem { pointer, span: Some(start), measure: None, kind: ProblemKind::BenchmarksAlone })
}
