//! Which measure of the report a publisher's measure is: by its code in the version of the framework that the file is of, else by its
//! title, which is proposed and never taken for granted.

use super::headings::plain;
use super::scan::Label;
use super::years::year_of;
use crate::model::{EarlierVersion, Framework, Measure, Report};
use crate::read;

/// How alike two titles must be to be proposed, of 1.
const ALIKE: f64 = 0.6;

/// How a measure was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBy {
    /// By its code.
    Code {
        /// The code in the file.
        code: String,
        /// The version of the framework that the code is of.
        version: String,
        /// Whether the file is of that version's year: else the code may mean something else in it.
        sure: bool,
    },
    /// By a title that is like its own.
    Title {
        /// The title in the file.
        title: String,
    },
}

/// Why a publisher's measure is not one of the report's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unmatched {
    /// The report has none of its code or title.
    NotInReport,
    /// It is of some of the people only.
    Part,
    /// Several measures of the report have its code, or a title like its own.
    Several,
    /// In the version of the file its code was of something that cannot be compared.
    NotComparable,
}

/// A code without what differs from one way of writing it to another: "2B pt 1", "2B(1)", "ASCOF 2B part 1" are "2B1".
pub(super) fn code(text: &str, framework: &Framework) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| word.to_lowercase());
    let names = [plain(&framework.short_name), plain(&framework.id), "ascof".to_owned()];
    let told = words.filter(|word| !["pt", "part"].contains(&word.as_str()) && !names.contains(word));
    told.collect::<String>()
}

/// What a code was in an earlier version, and whether figures of the two can be compared.
type Was = (String, bool);

/// The report's measures by their codes and titles.
pub(super) struct Known<'r> {
    report: &'r Report,
    /// For each measure its code now, and what it was in each earlier version of its framework.
    codes: Vec<(String, Vec<Option<Was>>)>,
    titles: Vec<Vec<String>>,
}

impl<'r> Known<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let codes = report.measures.iter().map(|measure| match report.frameworks.get(measure.id.framework) {
            Some(framework) => {
                let earlier = framework.earlier_versions.iter().map(|version| was(measure, framework, version)).collect();
                (code(&measure.id.code, framework), earlier)
            }
            None => (String::new(), Vec::new()),
        });
        Self { report, codes: codes.collect(), titles: report.measures.iter().map(|measure| words(&measure.title)).collect() }
    }

    /// Whether figures of a label could be of a measure, whichever version the file turns out to be of.
    pub(super) fn could_be(&self, label: &Label) -> bool {
        let by_code = (0..self.codes.len()).any(|measure| self.has_any_code(label, measure));
        by_code || (label.part.is_empty() && self.by_title(label).is_some())
    }

    /// The measure of a label in a file whose latest year begins in `year`.
    ///
    /// # Errors
    /// Why it is none of the report's.
    pub(super) fn find(&self, label: &Label, year: i16) -> Result<(usize, FoundBy), Unmatched> {
        let mut found: Vec<(usize, Option<usize>, bool)> = Vec::new();
        for measure in 0..self.codes.len() {
            let (version, sure) = self.version(measure, year);
            if self.has_code(label, measure, version) {
                found.push((measure, version, sure));
            }
        }
        // Official codes are of national frameworks; a council's own code may be the same by chance.
        if found.iter().any(|(measure, ..)| !self.is_local(*measure)) {
            found.retain(|(measure, ..)| !self.is_local(*measure));
        }
        match found[..] {
            [(measure, version, sure)] => {
                let earlier = version.and_then(|version| self.codes.get(measure)?.1.get(version)?.as_ref());
                if earlier.is_some_and(|(_, comparable)| !comparable) {
                    return Err(Unmatched::NotComparable);
                }
                let code = [&label.code, &label.group, &label.title].into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default();
                Ok((measure, FoundBy::Code { code, version: self.version_name(measure, version), sure }))
            }
            [] if label.part.is_empty() => match self.by_title(label) {
                Some(measure) => Ok((measure, FoundBy::Title { title: label.title.clone() })),
                None => Err(Unmatched::NotInReport),
            },
            [] => Err(Unmatched::NotInReport),
            _ => Err(Unmatched::Several),
        }
    }

    /// Whether a label is of all the people of a measure: it names no part of them, or its code does.
    pub(super) fn is_whole(&self, label: &Label, measure: usize) -> bool {
        let bare = Label { part: String::new(), ..label.clone() };
        label.part.is_empty() || (self.has_any_code(label, measure) && !self.has_any_code(&bare, measure))
    }

    fn has_any_code(&self, label: &Label, measure: usize) -> bool {
        self.versions(measure).any(|version| self.has_code(label, measure, version))
    }

    fn framework(&self, measure: usize) -> Option<&'r Framework> {
        self.report.frameworks.get(self.report.measures.get(measure)?.id.framework)
    }

    fn is_local(&self, measure: usize) -> bool {
        self.framework(measure).is_some_and(|framework| framework.local)
    }

    fn versions(&self, measure: usize) -> impl Iterator<Item = Option<usize>> {
        let earlier = self.codes.get(measure).map_or(0, |(_, earlier)| earlier.len());
        std::iter::once(None).chain((0..earlier).map(Some))
    }

    fn version_name(&self, measure: usize, version: Option<usize>) -> String {
        let Some(framework) = self.framework(measure) else { return String::new() };
        version.and_then(|version| framework.earlier_versions.get(version)).map_or(&framework.version, |earlier| &earlier.version).clone()
    }

    /// The version of its framework that a file of a year is of: none for the report's own. It is sure where it is of that very year, or
    /// the framework is of none or of the council's own.
    fn version(&self, measure: usize, year: i16) -> (Option<usize>, bool) {
        let Some(framework) = self.framework(measure) else { return (None, false) };
        let Some(now) = start_of(&framework.version).filter(|_| !framework.local) else { return (None, true) };
        if year >= now {
            return (None, year == now);
        }
        let earlier = framework.earlier_versions.iter().enumerate().filter_map(|(at, earlier)| Some((start_of(&earlier.version)?, at)));
        let (before, after): (Vec<_>, Vec<_>) = earlier.partition(|(start, _)| *start <= year);
        match (before.into_iter().max(), after.into_iter().min()) {
            (Some((start, at)), _) => (Some(at), start == year),
            (None, Some((_, at))) => (Some(at), false),
            (None, None) => (None, false),
        }
    }

    fn has_code(&self, label: &Label, measure: usize, version: Option<usize>) -> bool {
        let (Some(framework), Some((now, earlier))) = (self.framework(measure), self.codes.get(measure)) else { return false };
        let wanted = match version {
            None => now,
            Some(version) => match earlier.get(version) {
                Some(Some((was, _))) => was,
                Some(None) | None => return false,
            },
        };
        let with_part = [&label.group, &label.code].map(|code| format!("{code} {}", label.part));
        let texts = [&label.code, &label.group, &with_part[0], &with_part[1]];
        let by_code = texts.into_iter().any(|text| !text.trim().is_empty() && code(text, framework) == *wanted);
        let has_codes = !label.code.is_empty() || !label.group.is_empty();
        !wanted.is_empty() && (by_code || (!has_codes && code(&label.title, framework) == *wanted))
    }

    /// The one measure whose title is most like a label's.
    fn by_title(&self, label: &Label) -> Option<usize> {
        let wanted = words(&label.title);
        let mut best: Vec<(f64, usize)> = self.titles.iter().enumerate().map(|(measure, title)| (alike(&wanted, title), measure)).collect();
        best.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match best[..] {
            [(first, measure)] if first >= ALIKE => Some(measure),
            [(first, measure), (second, _), ..] if first >= ALIKE && first > second => Some(measure),
            _ => None,
        }
    }
}

/// What the code of a measure was in an earlier version, and whether figures can be compared; none where it is not known.
fn was(measure: &Measure, framework: &Framework, version: &EarlierVersion) -> Option<Was> {
    let listed = version.codes.iter().find(|change| change.code.as_deref() == Some(measure.id.code.as_str()));
    match listed {
        // With a month from which it is measured another way, earlier figures are what the series held until then.
        Some(change) => change.was.as_ref().map(|was| (code(was, framework), change.comparable || change.from.is_some())),
        None => version.same_codes.then(|| (code(&measure.id.code, framework), true)),
    }
}

/// The year that a version begins in.
fn start_of(version: &str) -> Option<i16> {
    read::period(version).map(year_of)
}

/// The words of a title that tell something, without their endings.
fn words(title: &str) -> Vec<String> {
    const EMPTY: [&str; 22] = [
        "the",
        "of",
        "and",
        "a",
        "an",
        "in",
        "to",
        "who",
        "for",
        "their",
        "that",
        "as",
        "on",
        "or",
        "with",
        "proportion",
        "percentage",
        "number",
        "per",
        "rate",
        "it",
        "say",
    ];
    let mut words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| word.chars().flat_map(char::to_lowercase).take(6).collect::<String>())
        .filter(|word| !word.is_empty() && !EMPTY.iter().any(|empty| empty.chars().take(6).eq(word.chars())))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many words two titles share, of those they have.
fn alike(one: &[String], other: &[String]) -> f64 {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}
