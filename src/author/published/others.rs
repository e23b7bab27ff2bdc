//! The values of all councils as a benchmark file for the report: what it had of other councils stays, what the file has comes in.

use std::collections::{BTreeMap, BTreeSet};

use super::super::json::Tree;
use super::super::period::written;
use super::figures::Mark;
use super::offers::{Comes, comes, doubts};
use super::scan::{Area, Extract, Figure, Level};
use super::take::{number, source_of};
use super::whole::{Council, Matched, Place, council};
use super::years::called;
use crate::model::{Measure, Period, Report, Unit};
use crate::read::FORMAT_VERSION;

/// The values of all councils in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Others {
    /// How many councils there are.
    pub councils: usize,
    /// How many of the report's measures they have values of.
    pub measures: usize,
    /// The file without its new tables.
    head: Tree,
    /// The new tables, each with its measure and whether that is sure.
    tables: Vec<(usize, bool, Tree)>,
}

/// Why there is no value, as a list of a table names it.
const LISTS: [(Mark, &str); 4] = [
    (Mark::Suppressed, "suppressed"),
    (Mark::NotCollected, "not_collected"),
    (Mark::NotYetPublished, "not_yet_published"),
    (Mark::NotApplicable, "not_applicable"),
];

impl Others {
    /// Those of a file; none without the council itself, or with no other.
    pub(super) fn of(of: &Council, extract: &Extract, matched: &[Matched], place: &Place, file: &str) -> Option<Self> {
        let Council { report, tree, benchmarks: before } = *of;
        let mut authorities: Vec<Tree> = before.map(|before| before.list_of("authorities").to_vec()).unwrap_or_default();
        let known = authorities.len();
        let councils = places(extract, matched, &mut authorities);
        let own = place.own.iter().find_map(|own| councils.get(own))?;
        let own = authorities.get(*own)?.text_of("code")?.to_owned();
        if councils.len() < 2 {
            return None;
        }
        let mut tables = Vec::new();
        for matched in matched {
            let Some(measure) = report.measures.get(matched.measure) else { continue };
            let sure = doubts(&matched.by, matched.part.as_ref(), matched.shares).is_empty();
            let made = Making { report, measure, extract, councils: &councils, authorities: &authorities, file };
            tables.extend(made.tables(matched).into_iter().map(|table| (matched.measure, sure, table)));
        }
        let mut benchmarks = before.cloned().unwrap_or_else(|| Tree::object([]));
        benchmarks.set("council", Tree::Text(own));
        if let Some(old) = benchmarks.list_mut("tables") {
            old.iter_mut().for_each(|table| lengthen(table, authorities.len() - known));
        }
        let measures: BTreeSet<usize> = tables.iter().map(|(measure, ..)| *measure).collect();
        benchmarks.set("authorities", Tree::List(authorities));
        let frameworks = tree.list_of("frameworks").iter().map(|framework| {
            let mut framework = framework.clone();
            framework.remove("earlier_versions");
            framework
        });
        let head = Tree::object([
            ("scorecard", Tree::Number(FORMAT_VERSION.to_string())),
            ("frameworks", Tree::List(frameworks.collect())),
            ("benchmarks", benchmarks),
        ]);
        let councils = councils.values().collect::<BTreeSet<_>>().len();
        Some(Self { councils, measures: measures.len(), head, tables })
    }

    /// Of which of the report's measures there are values without a doubt.
    #[must_use]
    pub fn sure(&self) -> usize {
        let sure: BTreeSet<usize> = self.tables.iter().filter(|(_, sure, _)| *sure).map(|(measure, ..)| *measure).collect();
        sure.len()
    }

    /// The file with the tables of the measures that are sure, and of those that were chosen; none without any.
    pub(super) fn file(&self, chosen: &[usize]) -> Option<Tree> {
        let new: Vec<&Tree> =
            self.tables.iter().filter(|(measure, sure, _)| *sure || chosen.contains(measure)).map(|(.., table)| table).collect();
        if new.is_empty() {
            return None;
        }
        let mut file = self.head.clone();
        let key = |table: &Tree| ["framework", "code", "period"].map(|field| table.text_of(field).unwrap_or_default().to_owned());
        let tables = file.get_mut("benchmarks")?.list_mut("tables")?;
        tables.retain(|old| !new.iter().any(|new| key(new) == key(old)));
        tables.extend(new.into_iter().cloned());
        Some(file)
    }
}

/// Where each council of the file is among the authorities, which those that are new join.
fn places(extract: &Extract, matched: &[Matched], authorities: &mut Vec<Tree>) -> BTreeMap<usize, usize> {
    let has_figure = |index: usize| matched.iter().any(|matched| matched.figures.keys().any(|(area, _)| *area == index));
    let mut areas: Vec<(usize, &Area)> = extract.areas.iter().enumerate().filter(|(_, area)| area.level == Level::Council).collect();
    areas.retain(|(index, _)| has_figure(*index));
    areas.sort_by(|a, b| (&a.1.name, &a.1.code).cmp(&(&b.1.name, &b.1.code)));
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (place, authority) in authorities.iter().enumerate() {
        codes.insert(authority.text_of("code").unwrap_or_default().to_lowercase(), place);
        names.insert(council(authority.text_of("name").unwrap_or_default()), place);
    }
    let mut places = BTreeMap::new();
    for (index, area) in areas {
        let code = if area.code.is_empty() { &area.name } else { &area.code };
        let known = codes.get(&code.to_lowercase()).or_else(|| names.get(&council(&area.name))).copied();
        let place = known.unwrap_or_else(|| {
            let mut authority = Tree::object([("code", Tree::words(code)), ("name", Tree::words(&area.name))]);
            for (field, text) in [("type", &area.kind), ("region", &area.region)] {
                if !text.is_empty() {
                    authority.set(field, Tree::words(text));
                }
            }
            authorities.push(authority);
            authorities.len() - 1
        });
        codes.insert(code.to_lowercase(), place);
        names.insert(council(&area.name), place);
        places.insert(index, place);
    }
    places
}

/// Columns of a table with places for so many more authorities.
fn lengthen(table: &mut Tree, more: usize) {
    for field in ["values", "numerators", "denominators", "lower", "upper", "margins"] {
        if table.get(field).is_some()
            && let Some(column) = table.list_mut(field)
        {
            column.extend(std::iter::repeat_n(Tree::Null, more));
        }
    }
}

struct Making<'m> {
    report: &'m Report,
    measure: &'m Measure,
    extract: &'m Extract,
    councils: &'m BTreeMap<usize, usize>,
    authorities: &'m [Tree],
    file: &'m str,
}

impl Making<'_> {
    /// A table for each period.
    fn tables(&self, matched: &Matched) -> Vec<Tree> {
        let mut by_period: BTreeMap<usize, BTreeMap<usize, Figure>> = BTreeMap::new();
        let mut national: BTreeMap<usize, (f64, bool)> = BTreeMap::new();
        for ((area, period), figure) in &matched.figures {
            if let Some(place) = self.councils.get(area) {
                let known: &mut Figure = by_period.entry(*period).or_default().entry(*place).or_default();
                *known = known.and(*figure);
            } else if let Some(nation) = self.extract.areas.get(*area).filter(|area| area.level == Level::Nation)
                && let Some(value) = figure.value.number()
            {
                national.insert(*period, (value, nation.is_median()));
            }
        }
        let mut seen: Vec<Period> = Vec::new();
        let mut tables = Vec::new();
        for (period, figures) in by_period {
            let Some(published) = self.extract.periods.get(period).copied() else { continue };
            let own = called(published, self.measure.survey, &self.measure.readings);
            if seen.contains(&own) {
                continue;
            }
            if let Some(table) = self.table(own, &figures, national.get(&period).copied()) {
                seen.push(own);
                tables.push((own.last_day(), table));
            }
        }
        tables.sort_by_key(|(end, _)| *end);
        tables.into_iter().map(|(_, table)| table).collect()
    }

    fn table(&self, period: Period, figures: &BTreeMap<usize, Figure>, national: Option<(f64, bool)>) -> Option<Tree> {
        let framework = self.report.frameworks.get(self.measure.id.framework)?;
        let unit = self.measure.unit;
        let coming: BTreeMap<usize, Comes> = figures.iter().map(|(place, figure)| (*place, comes(self.measure, figure).0)).collect();
        let in_range = |value: &f64| unit != Unit::Percent || (-1000.0..=1000.0).contains(value);
        let column = |of: &dyn Fn(&Comes) -> Option<f64>| -> Tree {
            let cell = |place: usize| coming.get(&place).and_then(of).map_or(Tree::Null, number);
            Tree::List((0..self.authorities.len()).map(cell).collect())
        };
        let whole = |of: &dyn Fn(&Comes) -> Option<u64>| -> Tree {
            let cell = |place: usize| coming.get(&place).and_then(of).map_or(Tree::Null, |n| Tree::Number(n.to_string()));
            Tree::List((0..self.authorities.len()).map(cell).collect())
        };
        let has = |of: &dyn Fn(&Comes) -> bool| coming.values().any(of);
        let has_values = has(&|comes| comes.value.is_some());
        let has_counts = has(&|comes| comes.numerator.is_some());
        if !has_values && !has_counts {
            return None;
        }
        let mut table = Tree::object([
            ("framework", Tree::words(&framework.id)),
            ("code", Tree::words(&self.measure.id.code)),
            ("period", Tree::words(written(period))),
        ]);
        if has_values {
            table.set("values", column(&|comes| comes.value.filter(in_range)));
        }
        if has_counts {
            table.set("numerators", whole(&|comes| comes.numerator));
            table.set("denominators", whole(&|comes| comes.denominator));
        }
        if has(&|comes| comes.interval.is_some()) {
            table.set("lower", column(&|comes| comes.interval.map(|(lower, _)| lower).filter(in_range)));
            table.set("upper", column(&|comes| comes.interval.map(|(_, upper)| upper).filter(in_range)));
        }
        if has(&|comes| comes.margin.is_some()) {
            table.set("margins", column(&|comes| comes.margin));
        }
        let missing = self.missing(&coming);
        if missing != Tree::object([]) {
            table.set("missing", missing);
        }
        if let Some((value, is_median)) = national {
            table.set("national", number(value));
            table.set("national_is", Tree::words(if is_median { "median" } else { "average" }));
        }
        table.set("source", Tree::words(source_of(Some(framework), period, self.file)));
        Some(table)
    }

    fn missing(&self, coming: &BTreeMap<usize, Comes>) -> Tree {
        let mut missing = Tree::object([]);
        for (mark, list) in LISTS {
            let of_mark = coming.iter().filter(|(_, comes)| comes.mark == Some(mark));
            let codes: Vec<Tree> =
                of_mark.filter_map(|(place, _)| self.authorities.get(*place)?.text_of("code").map(Tree::words)).collect();
            if !codes.is_empty() {
                missing.set(list, Tree::List(codes));
            }
        }
        missing
    }
}
