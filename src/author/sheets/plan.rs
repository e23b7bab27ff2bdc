//! Which sheets there are and which columns each has: a small table of names, and the shapes of the file for the rest.

use super::super::shape::{Field, Shape, report_file};

/// The sheet of single fields.
pub(super) const REPORT: &str = "Report";
/// The sheet of readings.
pub(super) const READINGS: &str = "Readings";
/// The sheet with the values of other authorities.
pub(super) const VALUES: &str = "Table values";
/// A column that tells whose the row is and is not read.
pub(super) const TITLE: &str = "Measure";

/// A sheet of rows.
struct Named {
    name: &'static str,
    /// The list its rows are the elements of, from the top of the file.
    path: &'static [&'static str],
    /// Where a row goes that belongs to no measure.
    whole: Option<&'static str>,
}

const fn sheet(name: &'static str, path: &'static [&'static str]) -> Named {
    Named { name, path, whole: None }
}

/// The sheets of rows, what is above another before it.
const SHEETS: [Named; 25] = [
    sheet("Frameworks", &["frameworks"]),
    sheet("Earlier versions", &["frameworks", "earlier_versions"]),
    sheet("Codes", &["frameworks", "earlier_versions", "codes"]),
    sheet("Layers", &["layers"]),
    sheet("Outcomes", &["outcomes"]),
    sheet("Supporting outcomes", &["outcomes", "supporting"]),
    sheet("Measures", &["measures"]),
    sheet(READINGS, &["measures", "readings"]),
    sheet("Targets", &["measures", "targets"]),
    sheet("Milestones", &["measures", "targets", "path", "by_month"]),
    sheet("Milestone shares", &["measures", "targets", "path", "shares"]),
    sheet("Comparators", &["measures", "comparators"]),
    sheet("Breaks", &["measures", "breaks"]),
    Named { name: "Events", path: &["measures", "events"], whole: Some("events") },
    sheet("Commentary", &["measures", "commentary"]),
    sheet("Actions", &["measures", "actions"]),
    Named { name: "Accepted", path: &["measures", "accepted"], whole: Some("accepted") },
    Named { name: "Notes", path: &["measures", "notes"], whole: Some("notes") },
    Named { name: "Links", path: &["measures", "links"], whole: Some("background_papers") },
    sheet("Breakdowns", &["breakdowns"]),
    sheet("Parts", &["breakdowns", "parts"]),
    sheet("Parts left out", &["breakdowns", "left_out"]),
    sheet("Authorities", &["benchmarks", "authorities"]),
    sheet("Peer groups", &["benchmarks", "peer_groups"]),
    sheet("Tables", &["benchmarks", "tables"]),
];

/// The one list of codes that has a sheet.
const MEMBERS: Named = sheet("Peer group members", &["benchmarks", "peer_groups", "members"]);

/// By which fields the elements of a list are told apart, and what a column is called that names one.
const KEYS: [(&str, &[(&str, &str)]); 8] = [
    ("frameworks", &[("id", "Framework")]),
    ("earlier_versions", &[("version", "Earlier version")]),
    ("outcomes", &[("id", "Outcome")]),
    ("measures", &[("framework", "Framework"), ("code", "Code")]),
    ("targets", &[("period", "Target period")]),
    ("breakdowns", &[("title", "Breakdown"), ("period", "Breakdown period")]),
    ("peer_groups", &[("id", "Peer group")]),
    ("tables", &[("framework", "Framework"), ("code", "Code"), ("period", "Period")]),
];

/// Fields whose texts are days.
const DAYS: [&[&str]; 4] = [&["report", "meeting"], &["report", "position_at"], &["judgement", "date"], &["by"]];
/// Fields whose texts are months.
const MONTHS: [&str; 4] = ["expected", "from", "to", "month"];

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A period.
    Period,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A column of a sheet, or a row of the sheet of single fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading: "Survey: response rate".
    pub heading: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// Whether it must be filled in wherever its row is.
    pub needed: bool,
    /// The fields that lead to it from the element of its row; a digit is the place in a pair.
    pub(in crate::author) path: Vec<&'static str>,
}

/// A sheet and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its name.
    pub name: &'static str,
    /// Its columns; those that tell what a row belongs to come first.
    pub columns: Vec<Column>,
    /// How many of them tell what a row belongs to.
    pub keys: usize,
    /// The list its rows are the elements of; empty for the sheet of single fields.
    pub(in crate::author) path: &'static [&'static str],
    pub(super) whole: Option<&'static str>,
}

impl Plan {
    /// Whether its rows belong to measures.
    #[must_use]
    pub fn is_of_measures(&self) -> bool {
        self.path.len() > 1 && self.path.first() == Some(&"measures")
    }

    /// Whether it holds values of other authorities.
    #[must_use]
    pub fn is_of_benchmarks(&self) -> bool {
        self.path.first() == Some(&"benchmarks")
    }
}

/// By which fields the elements of a list are told apart.
pub(super) fn keys(list: &str) -> &'static [(&'static str, &'static str)] {
    KEYS.iter().find(|(name, _)| *name == list).map_or(&[], |(_, keys)| *keys)
}

/// The sheet of a list.
pub(super) fn sheet_of(list: &[&str]) -> &'static str {
    SHEETS.iter().find(|sheet| sheet.path == list).map_or(REPORT, |sheet| sheet.name)
}

/// Every sheet of a report file, in the order they are written and read.
#[must_use]
pub fn plans() -> Vec<Plan> {
    let file = report_file();
    let mut plans = vec![Plan { name: REPORT, columns: single_fields(&file), keys: 0, path: &[], whole: None }];
    plans.extend(SHEETS.iter().flat_map(|named| {
        let members = (named.name == "Peer groups").then_some(&MEMBERS);
        [Some(named), members].into_iter().flatten().map(|named| rows(&file, named)).collect::<Vec<_>>()
    }));
    plans
}

fn rows(file: &Shape, named: &Named) -> Plan {
    let mut columns = Vec::new();
    let mut shape = Some(file);
    for (at, step) in named.path.iter().enumerate() {
        shape = shape.and_then(|shape| shape.field(step)).map(|field| &field.shape);
        let is_above = at + 1 < named.path.len();
        for (field, heading) in keys(step).iter().filter(|_| is_above) {
            let kind = if *field == "period" { ColumnKind::Period } else { ColumnKind::Text };
            columns.push(Column { heading: (*heading).to_owned(), kind, needed: named.whole.is_none(), path: vec![field] });
        }
    }
    let keys = columns.len();
    let Some(Shape::List(element)) = shape else { return Plan { name: named.name, columns, keys, path: named.path, whole: named.whole } };
    match &**element {
        Shape::Text => {
            let heading = if named.whole.is_some() { "Note" } else { "Member" };
            columns.push(Column { heading: heading.to_owned(), kind: ColumnKind::Text, needed: true, path: Vec::new() });
        }
        element => leaves(element, &[], true, &mut columns),
    }
    Plan { name: named.name, columns, keys, path: named.path, whole: named.whole }
}

fn single_fields(file: &Shape) -> Vec<Column> {
    let mut columns = Vec::new();
    leaves(file, &[], true, &mut columns);
    for column in &mut columns {
        match column.path[..] {
            ["$schema"] => "Schema".clone_into(&mut column.heading),
            ["scorecard"] => "Format version".clone_into(&mut column.heading),
            ["report", field] => column.heading = heading(&[field]),
            _ => {}
        }
    }
    columns
}

/// The columns of what a shape holds, but for what is in lists.
fn leaves(shape: &Shape, above: &[&'static str], needed: bool, columns: &mut Vec<Column>) {
    for Field { name, needed: is_needed, shape } in shape.fields() {
        let path: Vec<&'static str> = above.iter().copied().chain([*name]).collect();
        let needed = needed && *is_needed;
        let mut column = |path: Vec<&'static str>, kind: ColumnKind| {
            columns.push(Column { heading: heading(&path), kind, needed, path });
        };
        match shape {
            Shape::Text => {
                let kind = text_kind(&path);
                column(path, kind);
            }
            Shape::Number => column(path, ColumnKind::Number),
            Shape::Whole => column(path, ColumnKind::Whole),
            Shape::YesNo => column(path, ColumnKind::YesNo),
            Shape::Choice(words) => column(path, ColumnKind::Choice(words)),
            Shape::Pair => ["0", "1"].into_iter().for_each(|place| {
                column(path.iter().copied().chain([place]).collect(), ColumnKind::Number);
            }),
            Shape::Object(_) => leaves(shape, &path, needed, columns),
            // Lists have sheets of their own.
            Shape::List(_) | Shape::Column => {}
        }
    }
}

fn text_kind(path: &[&'static str]) -> ColumnKind {
    let last = path.last().copied().unwrap_or_default();
    if last == "period" {
        ColumnKind::Period
    } else if DAYS.contains(&path) {
        ColumnKind::Day
    } else if MONTHS.contains(&last) {
        ColumnKind::Month
    } else {
        ColumnKind::Text
    }
}

/// "Survey: response rate" for the fields "survey" and "response_rate".
fn heading(path: &[&str]) -> String {
    let part = |(at, name): (usize, &&str)| match (*name, at) {
        ("0", 1..) => "from".to_owned(),
        ("1", 1..) => "to".to_owned(),
        (name, _) => name.replace('_', " "),
    };
    crate::model::capital(&path.iter().enumerate().map(part).collect::<Vec<_>>().join(": "))
}

/// A name without what people write in different ways: "responserate" for "Response rate".
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list of the file has a sheet, or is told in that of the values.
    fn lists(shape: &Shape, path: &[&'static str], found: &mut Vec<Vec<&'static str>>) {
        for field in shape.fields() {
            let path: Vec<&'static str> = path.iter().copied().chain([field.name]).collect();
            if matches!(field.shape, Shape::List(_)) {
                found.push(path.clone());
            }
            lists(&field.shape, &path, found);
        }
    }

    #[test]
    fn every_list_of_the_file_has_a_sheet() {
        let plans = plans();
        let has_sheet = |path: &[&str]| plans.iter().any(|plan| plan.path == path || (path.len() == 1 && plan.whole == Some(path[0])));
        let mut found = Vec::new();
        lists(&report_file(), &[], &mut found);
        let is_told_of_values = |path: &[&str]| path.len() > 2 && path[1] == "tables";
        let without: Vec<_> = found.iter().filter(|path| !has_sheet(path) && !is_told_of_values(path)).collect();
        assert!(found.len() > 20 && without.is_empty(), "{without:?}");
    }

    #[test]
    fn headings_of_one_sheet_are_told_apart() {
        for plan in plans() {
            let mut headings: Vec<String> = plan.columns.iter().map(|column| plain(&column.heading)).collect();
            headings.sort();
            let all = headings.len();
            headings.dedup();
            assert_eq!(headings.len(), all, "{}", plan.name);
            assert!(all > 1, "{}", plan.name);
        }
    }

    #[test]
    fn headings_are_the_words_of_the_file() {
        let plans = plans();
        let of = |name: &str| plans.iter().find(|plan| plan.name == name).expect(name);
        let headings: Vec<&str> = of("Readings").columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings[..6], ["Framework", "Code", "Period", "Value", "Numerator", "Denominator"]);
        assert!(headings.contains(&"Survey: response rate"));
        assert!(of("Targets").columns.iter().any(|column| column.heading == "Band: from"));
        assert_eq!(of("Actions").columns.iter().find(|column| column.heading == "By").map(|column| column.kind), Some(ColumnKind::Day));
        let judged = of("Measures").columns.iter().find(|column| column.heading == "Judgement: by").map(|column| column.kind);
        assert_eq!(judged, Some(ColumnKind::Text));
    }
}
