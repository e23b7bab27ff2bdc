//! What published data would bring: its measures found, the council among its areas, each figure beside the report's.

use std::collections::BTreeMap;

use super::super::json::Tree;
use super::headings::{Field, plain};
use super::matching::Known;
use super::offers::{Offer, comparator, doubts, reading};
use super::others::Others;
use super::rows::Source;
use super::scan::{Area, Extract, Figure, Label, Level, Wanted, scan};
use super::years::{self, year_of};
use super::{Brought, CannotBring, FiguresFile, FoundBy, PeriodFrom, Sort, Unmatched, Unused};
use crate::model::{ComparatorKind, Measure, Period, Report, Unit};

/// The figures of a measure: by area and period.
pub(super) type Figures = BTreeMap<(usize, usize), Figure>;

/// A measure of the report that the file has figures of.
pub(super) struct Matched {
    /// Its index.
    pub(super) measure: usize,
    /// By what it was found.
    pub(super) by: FoundBy,
    /// Of whom the figures are, where the file has none of everybody.
    pub(super) part: Option<String>,
    /// Whether its values may be shares of one.
    pub(super) shares: bool,
    /// Its figures.
    pub(super) figures: Figures,
}

/// The report that figures are brought into.
#[derive(Clone, Copy)]
pub(super) struct Council<'c> {
    pub(super) report: &'c Report,
    pub(super) tree: &'c Tree,
    /// The values of other councils that it has, in its own file or one beside it.
    pub(super) benchmarks: Option<&'c Tree>,
}

pub(super) fn bring(of: &Council, file: &FiguresFile, source: &Source) -> Result<Brought, CannotBring> {
    let report = of.report;
    let known = Known::of(report);
    let said = years::period(file.period);
    let by_name = years::of_file_name(file.name);
    let wanted = Wanted { period: said.or(by_name), keeps: &|label| known.could_be(label) };
    let extract = scan(source, &wanted).map_err(|found| CannotBring::NoHeadings { found })?;
    let period = match (extract.needs_period, said, by_name) {
        (false, ..) => PeriodFrom::Column,
        (true, Some(said), _) => PeriodFrom::Said(said),
        (true, None, _) if !file.period.trim().is_empty() => PeriodFrom::SaidWrongly,
        (true, None, Some(of_name)) => PeriodFrom::FileName(of_name),
        (true, None, None) => PeriodFrom::Nowhere,
    };
    let (matched, unmatched) = matched(&extract, &known, report);
    let place = Place::of(&extract, of, file.area);
    let (mut offers, mut unused) = (Vec::new(), BTreeMap::new());
    for matched in &matched {
        let Some(measure) = report.measures.get(matched.measure) else { continue };
        let doubts = doubts(&matched.by, matched.part.as_ref(), matched.shares);
        let to = Bringing { measure: (matched.measure, measure), extract: &extract, place: &place, doubts: &doubts };
        offers.extend(to.readings(&matched.figures));
        offers.extend(to.comparators(&matched.figures, &mut unused));
    }
    let councils: Vec<&Area> = extract.areas.iter().filter(|area| area.level == Level::Council).collect();
    let which = if place.own.is_empty() { distinct(&councils) } else { Vec::new() };
    let others = Others::of(of, &extract, &matched, &place, file.name);
    let (encoding, separator) = match source {
        Source::Text { encoding, separator, .. } => (Some(*encoding), *separator),
        Source::Sheet(_) => (None, ','),
    };
    Ok(Brought {
        report: report.clone(),
        file: file.name.to_owned(),
        rows: extract.rows,
        own: place.own.first().and_then(|own| extract.areas.get(*own)).cloned(),
        which,
        period,
        offers,
        found: matched.iter().map(|matched| (matched.measure, matched.by.clone())).collect(),
        unmatched,
        unused: unused.into_iter().collect(),
        skipped: extract.skipped.into_iter().collect(),
        others,
        warnings: Vec::new(),
        elements: Vec::new(),
        sort: Sort::Published {
            encoding,
            separator,
            decimal_comma: extract.decimal_comma,
            long: extract.headings.column(Field::Type).is_some(),
            headings: extract.headings,
        },
    })
}

fn distinct(areas: &[&Area]) -> Vec<Area> {
    let by_name: BTreeMap<&str, &Area> = areas.iter().map(|area| (area.name.as_str(), *area)).collect();
    by_name.into_values().cloned().collect()
}

/// The measures of the report that figures are of, in its order, and the labels that are of none.
fn matched(extract: &Extract, known: &Known, report: &Report) -> (Vec<Matched>, Vec<(Label, Unmatched)>) {
    let year = extract.figures.keys().filter_map(|(.., period)| extract.periods.get(*period as usize)).map(|p| year_of(*p)).max();
    let mut of: BTreeMap<usize, Vec<(usize, FoundBy)>> = BTreeMap::new();
    let mut unmatched = Vec::new();
    for (index, label) in extract.labels.iter().enumerate() {
        match known.find(label, year.unwrap_or(i16::MAX)) {
            Ok((measure, by)) => of.entry(measure).or_default().push((index, by)),
            Err(why) => unmatched.push((label.clone(), why)),
        }
    }
    let mut all = Vec::new();
    for (measure, mut labels) in of {
        // Found by its code, a measure needs no title.
        if labels.iter().any(|(_, by)| matches!(by, FoundBy::Code { .. })) {
            let (by_code, by_title) = labels.into_iter().partition(|(_, by)| matches!(by, FoundBy::Code { .. }));
            labels = by_code;
            let by_title: Vec<(usize, FoundBy)> = by_title;
            unmatched.extend(by_title.iter().filter_map(|(index, _)| Some((extract.labels.get(*index)?.clone(), Unmatched::NotInReport))));
        }
        let Some(of) = report.measures.get(measure) else { continue };
        let (used, part) = used(extract, &labels, &of.title, &|label| known.is_whole(label, measure));
        for (index, _) in labels.iter().filter(|(index, _)| !used.contains(index)) {
            unmatched.extend(extract.labels.get(*index).map(|label| (label.clone(), Unmatched::Part)));
        }
        // Titles that differ are two measures, whatever both are like.
        let mut titles: Vec<&FoundBy> = labels.iter().filter(|(index, _)| used.contains(index)).map(|(_, by)| by).collect();
        titles.dedup();
        if titles.len() > 1 && titles.iter().all(|by| matches!(by, FoundBy::Title { .. })) {
            unmatched.extend(used.iter().filter_map(|index| Some((extract.labels.get(*index)?.clone(), Unmatched::Several))));
            continue;
        }
        let by = labels.iter().filter(|(index, _)| used.contains(index)).map(|(_, by)| by).min_by_key(|by| format!("{by:?}"));
        let Some(by) = by.cloned() else { continue };
        let figures = figures(extract, &used);
        if !figures.is_empty() {
            all.push(Matched { measure, by, part, shares: may_be_shares(of, &figures), figures });
        }
    }
    unmatched.sort_by(|a, b| (a.1, &a.0.code, &a.0.title, &a.0.part).cmp(&(b.1, &b.0.code, &b.0.title, &b.0.part)));
    (all, unmatched)
}

/// The labels of a measure that are of everybody; else of those people that its title names; else of the only ones there are.
fn used(extract: &Extract, labels: &[(usize, FoundBy)], title: &str, is_whole: &dyn Fn(&Label) -> bool) -> (Vec<usize>, Option<String>) {
    let label = |index: &usize| extract.labels.get(*index);
    let all: Vec<usize> = labels.iter().map(|(index, _)| *index).collect();
    let whole: Vec<usize> = all.iter().copied().filter(|index| label(index).is_some_and(is_whole)).collect();
    if !whole.is_empty() {
        return (whole, None);
    }
    let part = |index: &usize| label(index).map(|label| label.part.clone()).unwrap_or_default();
    let in_title = numbers(title);
    let named: Vec<usize> = all
        .iter()
        .copied()
        .filter(|index| {
            let part = part(index);
            let ages = numbers(&part);
            !ages.is_empty() && ages.iter().all(|age| in_title.contains(age))
        })
        .collect();
    if !named.is_empty() && named.iter().all(|index| plain(&part(index)) == plain(&part(&named[0]))) {
        return (named, None);
    }
    match all.first().map(part) {
        Some(first) if all.iter().all(|index| plain(&part(index)) == plain(&first)) => (all, Some(first)),
        _ => (Vec::new(), None),
    }
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect()
}

/// The figures of labels together: where two say different things, neither is right.
fn figures(extract: &Extract, labels: &[usize]) -> Figures {
    let mut figures = Figures::new();
    for ((label, area, period), figure) in &extract.figures {
        if labels.contains(&(*label as usize)) {
            let known: &mut Figure = figures.entry((*area as usize, *period as usize)).or_default();
            *known = known.and(*figure);
        }
    }
    figures
}

/// Whether the values of a percentage are all so small that they may be shares of one.
fn may_be_shares(measure: &Measure, figures: &Figures) -> bool {
    let values: Vec<f64> = figures.values().filter_map(|figure| figure.value.number()).collect();
    measure.unit == Unit::Percent
        && !values.is_empty()
        && values.iter().all(|value| (0.0..=1.0).contains(value))
        && values.iter().any(|v| *v > 0.0)
}

/// Which areas of a file are the council's own, its region, its type.
pub(super) struct Place {
    pub(super) own: Vec<usize>,
    region: Option<String>,
    kind: Option<String>,
    has_areas: bool,
}

impl Place {
    fn of(extract: &Extract, of: &Council, said: &str) -> Self {
        let Council { report, benchmarks, .. } = *of;
        let code = benchmarks.and_then(|benchmarks| benchmarks.text_of("council")).unwrap_or_default();
        let authority = benchmarks
            .and_then(|benchmarks| benchmarks.list_of("authorities").iter().find(|authority| authority.text_of("code") == Some(code)));
        let own = |wanted: &dyn Fn(&Area) -> bool| -> Vec<usize> {
            let councils = extract.areas.iter().enumerate().filter(|(_, area)| matches!(area.level, Level::Council | Level::Other));
            councils.filter(|(_, area)| wanted(area)).map(|(index, _)| index).collect()
        };
        let is_said = |area: &Area| plain(&area.code) == plain(said) || council(&area.name) == council(said);
        let has_code = |area: &Area| !code.is_empty() && area.code.eq_ignore_ascii_case(code);
        let has_name = |area: &Area| council(&area.name) == council(&report.organisation);
        let found = if !said.trim().is_empty() {
            own(&is_said)
        } else {
            Some(own(&has_code)).filter(|own| !own.is_empty()).unwrap_or_else(|| own(&has_name))
        };
        let of_own = |get: &dyn Fn(&Area) -> String, field: &str| {
            let told = found.iter().filter_map(|own| extract.areas.get(*own)).map(get).find(|text| !text.is_empty());
            told.or_else(|| authority.and_then(|authority| authority.text_of(field)).map(str::to_owned))
        };
        let region = of_own(&|area| area.region.clone(), "region");
        let kind = of_own(&|area| area.kind.clone(), "type");
        let has_areas = extract.headings.has(&[Field::AreaCode, Field::OfficialCode, Field::AreaName]);
        // Without a column of areas, the figures are the council's own.
        let own = if has_areas { found } else { (0..extract.areas.len()).collect() };
        Self { own, region, kind, has_areas }
    }
}

/// The name of a council without what it is.
pub(super) fn council(name: &str) -> String {
    const BEFORE: [&str; 8] = [
        "london borough of ",
        "royal borough of ",
        "metropolitan borough of ",
        "borough of ",
        "city of ",
        "county of ",
        "council of ",
        "the ",
    ];
    const AFTER: [&str; 14] = [
        " council",
        " county",
        " city",
        " metropolitan",
        " borough",
        " district",
        " london",
        " royal",
        " mbc",
        " cc",
        " ua",
        " unitary",
        ", city of",
        ", county of",
    ];
    let mut name = name.to_lowercase().replace('&', "and");
    loop {
        let trimmed = name.trim();
        let shorter =
            BEFORE.iter().find_map(|before| trimmed.strip_prefix(before)).or_else(|| AFTER.iter().find_map(|a| trimmed.strip_suffix(a)));
        match shorter {
            Some(shorter) if !shorter.trim().is_empty() => name = shorter.to_owned(),
            Some(_) | None => return plain(&name),
        }
    }
}

struct Bringing<'b> {
    measure: (usize, &'b Measure),
    extract: &'b Extract,
    place: &'b Place,
    doubts: &'b [super::Doubt],
}

impl Bringing<'_> {
    /// The council's own figures, the latest first.
    fn readings(&self, figures: &Figures) -> Vec<Offer> {
        let mut own: BTreeMap<usize, Figure> = BTreeMap::new();
        for ((area, period), figure) in figures.iter().filter(|((area, _), _)| self.place.own.contains(area)) {
            let known = own.entry(*period).or_default();
            *known = known.and(*figure);
            let _ = area;
        }
        let name = if self.place.has_areas { self.name(self.place.own.first().copied()) } else { String::new() };
        let offers =
            own.iter().filter_map(|(period, figure)| Some(reading(self.measure, figure, self.period(*period)?, &name, self.doubts)));
        latest_first(offers.collect())
    }

    /// The figures of the nation, the region and the council's type: those for the latest period of each.
    fn comparators(&self, figures: &Figures, unused: &mut BTreeMap<Unused, usize>) -> Vec<Offer> {
        let asks = |kind: ComparatorKind| self.measure.1.comparators.iter().any(|comparator| comparator.kind == kind);
        let mut kinds = vec![(ComparatorKind::National, self.areas(Level::Nation, None))];
        let regions = self.areas(Level::Region, None);
        if !regions.is_empty() {
            match &self.place.region {
                _ if !asks(ComparatorKind::Region) => *unused.entry(Unused::RegionNotAsked).or_default() += 1,
                Some(region) => kinds.push((ComparatorKind::Region, self.areas(Level::Region, Some(region)))),
                None => *unused.entry(Unused::NoRegion).or_default() += 1,
            }
        }
        if !self.areas(Level::CouncilType, None).is_empty() {
            match &self.place.kind {
                Some(kind) if asks(ComparatorKind::CouncilType) => {
                    kinds.push((ComparatorKind::CouncilType, self.areas(Level::CouncilType, Some(kind))));
                }
                Some(_) | None => *unused.entry(Unused::TypeNotAsked).or_default() += 1,
            }
        }
        kinds.into_iter().filter_map(|(kind, areas)| self.comparator(kind, &areas, figures)).collect()
    }

    fn comparator(&self, kind: ComparatorKind, areas: &[usize], figures: &Figures) -> Option<Offer> {
        let of_kind = || figures.iter().filter(|((area, _), figure)| areas.contains(area) && **figure != Figure::default());
        let end = |period: usize| self.period(period).map(|period| period.last_day());
        let latest = of_kind().map(|((_, period), _)| *period).max_by_key(|period| end(*period))?;
        let figure = of_kind().filter(|((_, period), _)| *period == latest).fold(Figure::default(), |all, (_, figure)| all.and(*figure));
        Some(comparator(self.measure, kind, &figure, self.period(latest)?, &self.name(areas.first().copied()), self.doubts))
    }

    /// The areas of a level, or the one of a name among them.
    fn areas(&self, level: Level, name: Option<&String>) -> Vec<usize> {
        let areas = self.extract.areas.iter().enumerate().filter(|(_, area)| area.level == level);
        let of_name = |area: &Area| name.is_none_or(|name| same_region(&area.name, name));
        areas.filter(|(_, area)| of_name(area)).map(|(index, _)| index).collect()
    }

    fn name(&self, area: Option<usize>) -> String {
        area.and_then(|area| self.extract.areas.get(area)).map(|area| area.name.clone()).unwrap_or_default()
    }

    fn period(&self, index: usize) -> Option<Period> {
        self.extract.periods.get(index).copied()
    }
}

fn same_region(one: &str, other: &str) -> bool {
    let plain = |text: &str| plain(text).trim_end_matches('s').replace("thehumber", "humber");
    plain(one) == plain(other)
}

fn latest_first(mut offers: Vec<Offer>) -> Vec<Offer> {
    offers.sort_by_key(|offer| std::cmp::Reverse((offer.period.last_day(), offer.period.first_month())));
    offers
}
