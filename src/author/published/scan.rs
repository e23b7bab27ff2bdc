//! The rows of published data, gone through once. Kept is what a report can use: the figures of its measures, of every area.

use std::collections::BTreeMap;

use super::figures::{Finality, Slot, has_decimal_comma, has_decimal_stop, slot};
use super::headings::{Field, Headings, WITHIN, plain};
use super::rows::{Row, Source};
use super::years;
use crate::model::Period;

/// More figures than this are not kept.
const MOST_FIGURES: usize = 400_000;
/// More measures, or areas, or periods than this are not told apart.
const MOST_NAMES: usize = 20_000;

/// What an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A council.
    Council,
    /// A region.
    Region,
    /// Councils of a type.
    CouncilType,
    /// The nation.
    Nation,
    /// Something else.
    Other,
}

/// An area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its official code, or its publisher's; empty if it has none.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub level: Level,
    /// What type of council it is; empty if nothing says so.
    pub kind: String,
    /// In which region it is; empty if nothing says so.
    pub region: String,
}

/// What the nation is called where a column has its figure in every row.
const IN_EVERY_ROW: [(Field, &str); 2] = [(Field::Median, "National median"), (Field::National, "National average")];

impl Area {
    /// Whether its figures are the median of all councils.
    pub(super) fn is_median(&self) -> bool {
        self.name.to_lowercase().contains("median")
    }
}

/// A measure as its publisher names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its code.
    pub code: String,
    /// Its code without what divides its people.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// Of which people; empty for all.
    pub part: String,
    /// In how many rows it stands.
    pub rows: usize,
}

/// The figure of a measure, an area and a period.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Figure {
    pub(super) value: Slot,
    pub(super) numerator: Slot,
    pub(super) denominator: Slot,
    pub(super) answered: Slot,
    pub(super) margin: Slot,
    pub(super) lower: Slot,
    pub(super) upper: Slot,
    pub(super) finality: Option<Finality>,
}

impl Figure {
    /// What two sets of rows say together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            value: self.value.and(other.value),
            numerator: self.numerator.and(other.numerator),
            denominator: self.denominator.and(other.denominator),
            answered: self.answered.and(other.answered),
            margin: self.margin.and(other.margin),
            lower: self.lower.and(other.lower),
            upper: self.upper.and(other.upper),
            finality: self.finality.max(other.finality),
        }
    }
}

/// Why a row is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// It names no measure.
    NoMeasure,
    /// It has no figure, nor a mark in place of one.
    NoFigure,
    /// What stands in place of a figure is no number and no mark that is known.
    NoNumber,
    /// Its period cannot be read, or there is none.
    NoPeriod,
    /// It is of another sort of value than is used.
    OtherSort,
    /// It is longer than a row is read.
    TooLong,
    /// There are more figures in the file than are kept.
    TooMany,
}

/// Where the figures of an extract are: label, area, period.
pub(super) type Key = (u32, u32, u32);

/// What was kept of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extract {
    pub(super) headings: Headings,
    pub(super) rows: usize,
    pub(super) decimal_comma: bool,
    pub(super) areas: Vec<Area>,
    pub(super) labels: Vec<Label>,
    pub(super) periods: Vec<Period>,
    pub(super) figures: BTreeMap<Key, Figure>,
    pub(super) skipped: BTreeMap<Skipped, usize>,
    /// Whether the period came from elsewhere than a column.
    pub(super) needs_period: bool,
}

/// What to read of a file.
pub(super) struct Wanted<'w> {
    /// The period of rows that name none.
    pub(super) period: Option<Period>,
    /// Whether figures of a label are kept.
    pub(super) keeps: &'w dyn Fn(&Label) -> bool,
}

/// Goes through the rows; none where there are no headings, or not those of published data.
pub(super) fn scan(source: &Source, wanted: &Wanted) -> Result<Extract, Vec<String>> {
    let first = first_rows(source);
    let Some(headings) = Headings::of(&first) else { return Err(best_row(first)) };
    let decimal_comma = matches!(source, Source::Text { separator: ';', .. }) && uses_decimal_comma(source, &headings);
    let needs_period = headings.column(Field::Period).is_none();
    let mut scan = Scan {
        extract: Extract {
            decimal_comma,
            needs_period,
            headings,
            rows: 0,
            areas: Vec::new(),
            labels: Vec::new(),
            periods: Vec::new(),
            figures: BTreeMap::new(),
            skipped: BTreeMap::new(),
        },
        wanted,
        names: BTreeMap::new(),
        kept: Vec::new(),
        told: BTreeMap::new(),
        key: String::new(),
    };
    let mut number = 0;
    source.each(&mut |row| {
        if number > scan.extract.headings.row && !row.is_empty() {
            scan.extract.rows += 1;
            if let Err(why) = scan.row(row) {
                *scan.extract.skipped.entry(why).or_default() += 1;
            }
        }
        number += 1;
        true
    });
    Ok(scan.extract)
}

fn first_rows(source: &Source) -> Vec<Vec<String>> {
    let mut first: Vec<Vec<String>> = Vec::new();
    source.each(&mut |row| {
        first.push(row.cells().map(str::to_owned).collect());
        first.len() < WITHIN
    });
    first
}

/// The row that looks most like headings, for a message.
fn best_row(rows: Vec<Vec<String>>) -> Vec<String> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let best = rows.into_iter().rev().max_by_key(filled).unwrap_or_default();
    best.into_iter().filter(|cell| !cell.is_empty()).take(12).map(|cell| cell.chars().take(60).collect()).collect()
}

/// Whether a comma in a number is a decimal one: one of them can be nothing else, and so can no full stop.
fn uses_decimal_comma(source: &Source, headings: &Headings) -> bool {
    let (mut commas, mut stops) = (false, false);
    let columns: Vec<usize> = [Field::Value, Field::Numerator, Field::Denominator].iter().filter_map(|f| headings.column(*f)).collect();
    source.each(&mut |row| {
        for column in &columns {
            let cell = row.cell(*column);
            commas |= has_decimal_comma(cell);
            stops |= has_decimal_stop(cell);
        }
        true
    });
    commas && !stops
}

struct Scan<'w> {
    extract: Extract,
    wanted: &'w Wanted<'w>,
    /// Labels and areas by all that their cells say.
    names: BTreeMap<(bool, String), u32>,
    /// Which labels are kept.
    kept: Vec<bool>,
    /// Periods by what their cells say.
    told: BTreeMap<String, Option<u32>>,
    key: String,
}

impl Scan<'_> {
    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        self.extract.headings.column(field).map_or("", |column| row.cell(column))
    }

    fn row(&mut self, row: &Row) -> Result<(), Skipped> {
        if row.is_cut {
            return Err(Skipped::TooLong);
        }
        let label = self.label(row)?;
        let sort = sort(self.cell(row, Field::Type))?;
        let period = self.period(self.cell(row, Field::Period));
        if let Some(label) = self.extract.labels.get_mut(label as usize) {
            label.rows += 1;
        }
        if self.kept.get(label as usize) != Some(&true) {
            return Ok(());
        }
        let figure = self.figure(row, sort)?;
        let period = period.ok_or(Skipped::NoPeriod)?;
        let area = self.area(row)?;
        let key = (label, area, period);
        if self.extract.figures.len() >= MOST_FIGURES && !self.extract.figures.contains_key(&key) {
            return Err(Skipped::TooMany);
        }
        let known = self.extract.figures.entry(key).or_default();
        *known = known.and(figure);
        for (field, name) in IN_EVERY_ROW {
            self.nation(row, field, name, (label, period));
        }
        Ok(())
    }

    /// The figure of the nation that stands in a row beside that of its area.
    fn nation(&mut self, row: &Row, field: Field, name: &str, (label, period): (u32, u32)) {
        let Some((value, _)) = slot(self.cell(row, field), self.extract.decimal_comma).filter(|(slot, _)| *slot != Slot::Empty) else {
            return;
        };
        let area = self.extract.areas.iter().position(|area| area.level == Level::Nation && area.name == name).unwrap_or_else(|| {
            let nation =
                Area { code: String::new(), name: name.to_owned(), level: Level::Nation, kind: String::new(), region: String::new() };
            self.extract.areas.push(nation);
            self.extract.areas.len() - 1
        });
        let Ok(area) = u32::try_from(area) else { return };
        let known = self.extract.figures.entry((label, area, period)).or_default();
        *known = known.and(Figure { value, ..Figure::default() });
    }

    fn label(&mut self, row: &Row) -> Result<u32, Skipped> {
        self.key.clear();
        for field in [Field::Code, Field::Group, Field::Title] {
            let cell = self.extract.headings.column(field).map_or("", |column| row.cell(column));
            self.key.push_str(cell);
            self.key.push('\n');
        }
        if self.key.trim().is_empty() {
            return Err(Skipped::NoMeasure);
        }
        for column in self.extract.headings.columns(Field::Part) {
            self.key.push_str(row.cell(column));
            self.key.push('\n');
        }
        let key = (true, std::mem::take(&mut self.key));
        if let Some(known) = self.names.get(&key) {
            self.key = key.1;
            return Ok(*known);
        }
        if self.extract.labels.len() >= MOST_NAMES {
            return Err(Skipped::TooMany);
        }
        let parts: Vec<&str> = self.extract.headings.columns(Field::Part).map(|column| row.cell(column)).filter(|p| !is_all(p)).collect();
        let label = Label {
            code: self.cell(row, Field::Code).to_owned(),
            group: self.cell(row, Field::Group).to_owned(),
            title: self.cell(row, Field::Title).to_owned(),
            part: parts.join(", "),
            rows: 0,
        };
        self.kept.push((self.wanted.keeps)(&label));
        let number = u32::try_from(self.extract.labels.len()).map_err(|_| Skipped::TooMany)?;
        self.extract.labels.push(label);
        self.names.insert(key, number);
        Ok(number)
    }

    fn area(&mut self, row: &Row) -> Result<u32, Skipped> {
        self.key.clear();
        for field in [Field::OfficialCode, Field::AreaCode, Field::AreaName, Field::Level] {
            let cell = self.extract.headings.column(field).map_or("", |column| row.cell(column));
            self.key.push_str(cell);
            self.key.push('\n');
        }
        let key = (false, std::mem::take(&mut self.key));
        if let Some(known) = self.names.get(&key) {
            self.key = key.1;
            return Ok(*known);
        }
        if self.extract.areas.len() >= MOST_NAMES {
            return Err(Skipped::TooMany);
        }
        let official = self.cell(row, Field::OfficialCode);
        let own = self.cell(row, Field::AreaCode);
        let name = self.cell(row, Field::AreaName);
        // A column of areas may have either.
        let (own, name) = if own.is_empty() && is_official(name) { (name, "") } else { (own, name) };
        let code = if official.is_empty() { own } else { official };
        let area = Area {
            code: code.to_owned(),
            name: if name.is_empty() { code } else { name }.to_owned(),
            level: level(self.cell(row, Field::Level), code, name),
            kind: self.cell(row, Field::AreaType).to_owned(),
            region: self.cell(row, Field::Region).to_owned(),
        };
        let number = u32::try_from(self.extract.areas.len()).map_err(|_| Skipped::TooMany)?;
        self.extract.areas.push(area);
        self.names.insert(key, number);
        Ok(number)
    }

    fn period(&mut self, cell: &str) -> Option<u32> {
        if let Some(known) = self.told.get(cell) {
            return *known;
        }
        let period = if cell.is_empty() { self.wanted.period } else { years::period(cell) };
        let number = period.and_then(|period| {
            let known = self.extract.periods.iter().position(|known| *known == period).unwrap_or_else(|| {
                self.extract.periods.push(period);
                self.extract.periods.len() - 1
            });
            u32::try_from(known).ok()
        });
        if self.told.len() < MOST_NAMES {
            self.told.insert(cell.to_owned(), number);
        }
        number
    }

    fn figure(&self, row: &Row, sort: Field) -> Result<Figure, Skipped> {
        let mut finality = None;
        let mut read = |field: Field| {
            let (slot, final_) = slot(self.cell(row, field), self.extract.decimal_comma).ok_or(Skipped::NoNumber)?;
            finality = finality.max(Some(final_));
            Ok(slot)
        };
        let mut figure = Figure {
            value: read(Field::Value)?,
            numerator: read(Field::Numerator)?,
            denominator: read(Field::Denominator)?,
            answered: read(Field::Answered)?,
            margin: read(Field::Margin)?,
            lower: read(Field::Lower)?,
            upper: read(Field::Upper)?,
            finality: None,
        };
        if figure == Figure::default() {
            return Err(Skipped::NoFigure);
        }
        let value = std::mem::take(&mut figure.value);
        match sort {
            Field::Numerator => figure.numerator = value,
            Field::Denominator => figure.denominator = value,
            Field::Answered => figure.answered = value,
            Field::Margin => figure.margin = value,
            Field::Lower => figure.lower = value,
            Field::Upper => figure.upper = value,
            _ => figure.value = value,
        }
        Ok(Figure { finality, ..figure })
    }
}

/// What the value of a row is.
fn sort(text: &str) -> Result<Field, Skipped> {
    match plain(text).as_str() {
        "" | "outcome" | "value" | "indicator" | "percentage" | "rate" | "score" | "measure" => Ok(Field::Value),
        "numerator" => Ok(Field::Numerator),
        "denominator" => Ok(Field::Denominator),
        "base" | "respondents" | "responses" => Ok(Field::Answered),
        "marginoferror" | "margin" | "moe" => Ok(Field::Margin),
        "lower" | "lowerci" | "lowerlimit" | "lowerconfidencelimit" | "lowerconfidenceinterval" => Ok(Field::Lower),
        "upper" | "upperci" | "upperlimit" | "upperconfidencelimit" | "upperconfidenceinterval" => Ok(Field::Upper),
        _ => Err(Skipped::OtherSort),
    }
}

/// Whether a division of people is none.
fn is_all(part: &str) -> bool {
    const ALL: [&str; 11] =
        ["", "total", "all", "allages", "allage", "persons", "overall", "allpeople", "allpersons", "none", "notapplicable"];
    let plain = plain(part);
    ALL.contains(&plain.as_str()) || part.trim() == "-"
}

/// Whether a text is an official code of an area of the United Kingdom: E10000018.
fn is_official(text: &str) -> bool {
    matches!(text.as_bytes(), [b'E' | b'W' | b'S' | b'N' | b'K', digits @ ..] if digits.len() == 8 && digits.iter().all(u8::is_ascii_digit))
}

const NATIONS: [&str; 6] = ["england", "wales", "scotland", "northernireland", "unitedkingdom", "greatbritain"];
const REGIONS: [&str; 10] = [
    "northeast",
    "northwest",
    "yorkshireandthehumber",
    "yorkshireandhumber",
    "eastmidlands",
    "westmidlands",
    "eastofengland",
    "london",
    "southeast",
    "southwest",
];

fn level(text: &str, code: &str, name: &str) -> Level {
    let (text, name) = (plain(text), plain(name));
    if is_official(code) {
        match code.get(..3) {
            Some("E92" | "W92" | "S92" | "N92" | "K02" | "K03") => return Level::Nation,
            Some("E12") => return Level::Region,
            Some("E06" | "E07" | "E08" | "E09" | "E10" | "W06" | "S12" | "N09") => return Level::Council,
            _ => {}
        }
    }
    match text.as_str() {
        "" if NATIONS.contains(&name.as_str()) => Level::Nation,
        "" if REGIONS.contains(&name.as_str()) => Level::Region,
        "" => Level::Council,
        "national" | "nation" | "country" => Level::Nation,
        text if NATIONS.contains(&text) => Level::Nation,
        text if text.starts_with("region") => Level::Region,
        text if text.starts_with("counciltype") || text.starts_with("authoritytype") => Level::CouncilType,
        text if ["council", "authority", "cassr", "county", "unitary", "borough", "utla"].iter().any(|word| text.contains(word)) => {
            Level::Council
        }
        "la" => Level::Council,
        _ => Level::Other,
    }
}
