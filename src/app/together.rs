//! Reports that are open together: which of them is read now, and what becomes of files that come to them.

use std::cmp::Ordering;
use std::sync::Arc;

use super::session::{NotOpened, Report};
use crate::Opened;
use crate::scorecard::view::OtherReports;

/// A file that was read.
pub struct File {
    /// Its name.
    pub name: String,
    /// Its path in a link; empty for a file of the device or pasted text.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A report that is open, as it was read: with nothing beside it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name of its file.
    pub name: String,
    /// Its path in a link; empty for a file of the device or pasted text.
    pub path: String,
    /// What was opened.
    pub opened: Arc<Opened>,
    /// The number in this visit of what is wrong with measures that are left out of it.
    pub broken: Option<usize>,
}

/// Reports that are open together.
pub struct Together {
    /// The one that is read now, with the others beside it.
    pub opened: Arc<Opened>,
    /// All of them.
    pub all: Vec<Sheet>,
    /// Which of them is read now.
    pub now: usize,
    /// How the others stand to it.
    pub others: OtherReports,
}

/// What came of opening files.
pub struct Came {
    /// The reports that are open now; none if nothing that came was sound.
    pub together: Option<Together>,
    /// The files that could not be opened, and why.
    pub failed: Vec<(String, NotOpened)>,
    /// What to tell the reader; empty if nothing.
    pub remark: String,
}

impl Sheet {
    /// What its figures are for: "April to November 2024".
    #[must_use]
    pub fn period(&self) -> String {
        let facts = &self.opened.scorecard.masthead.facts;
        facts.iter().find(|fact| fact.term == "Period").map(|fact| fact.text.clone()).unwrap_or_default()
    }

    /// What sets it apart from the others: its title; and what it is for, whose it is where there are several
    /// councils, and its file where another is for the same.
    #[must_use]
    pub fn words(&self, all: &[Self]) -> (String, String) {
        let period = self.period();
        let orders: Vec<_> = all.iter().map(|other| self.opened.order(&other.opened)).collect();
        let masthead = &self.opened.scorecard.masthead;
        let council = orders.contains(&None).then(|| masthead.over.split(" · ").next().unwrap_or_default().to_owned());
        let is_twice = orders.iter().filter(|order| **order == Some(Ordering::Equal)).count() > 1;
        let details = [council, Some(period), is_twice.then(|| self.name.clone())];
        (masthead.title.clone(), details.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }
}

impl Came {
    /// A report by itself, or what is wrong with it.
    #[must_use]
    pub fn alone(name: String, path: String, opened: Result<Opened, NotOpened>, remark: &str) -> Self {
        let (together, failed) = match opened {
            Ok(opened) => {
                // Shared, not copied: the first load has no code for that.
                let opened = Arc::new(opened);
                let all = vec![Sheet { name, path, opened: Arc::clone(&opened), broken: None }];
                (Some(Together { opened, all, now: 0, others: OtherReports::default() }), Vec::new())
            }
            Err(why) => (None, vec![(name, why)]),
        };
        Self { together, failed, remark: remark.to_owned() }
    }
}

/// Opens a report together with the values of other councils in its file.
#[must_use]
pub fn whole(file: File) -> Came {
    let opened = crate::open_whole(&file.bytes).map_err(NotOpened::Problems);
    Came::alone(file.name, file.path, opened, "")
}

/// Opens several files, or files beside the reports that are open: reports, and benchmarks for them. `asked` is
/// the path of the report to read now; else it is the latest.
#[must_use]
pub fn several(files: Vec<File>, open: Option<Arc<Report>>, asked: Option<String>) -> Came {
    let (benchmarks, reports): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| crate::is_benchmark_file(&file.bytes));
    let (mut all, was) = open.map_or_else(|| (Vec::new(), None), |report| (report.all.clone(), Some(report.now)));
    let (mut failed, mut new, mut remarks) = (Vec::new(), Vec::new(), Vec::new());
    for File { name, path, bytes } in reports {
        match crate::open_whole(&bytes) {
            Ok(opened) => new.push(put(&mut all, Sheet { name, path, opened: Arc::new(opened), broken: None })),
            Err(problems) => failed.push((name, NotOpened::Problems(problems))),
        }
    }
    let asked = asked.and_then(|asked| all.iter().position(|sheet| sheet.path == asked));
    let now = asked.or_else(|| latest(&all, &new, was)).unwrap_or_default();
    let mut joined = false;
    for File { name, bytes, .. } in benchmarks {
        match join(&mut all, &new, now, &bytes) {
            Ok(()) => {
                joined = true;
                remarks.push(format!("The values of other councils come from {name}."));
            }
            Err(problems) => failed.push((name, NotOpened::Problems(problems))),
        }
    }
    if asked.is_none() && !new.contains(&now) {
        remarks.extend(
            new.iter()
                .filter_map(|index| all.get(*index))
                .map(|sheet| format!("{} is open too: an earlier report, for {}. The later one is shown.", sheet.name, sheet.period())),
        );
    }
    let together = if new.is_empty() && !joined { None } else { arrange(all, now) };
    Came { together, failed, remark: remarks.join(" ") }
}

/// Opens what is sound of a file beside the reports that are open; `broken` is the number in this visit of what is wrong with the rest.
#[must_use]
pub fn rest(name: String, opened: Arc<Opened>, broken: usize, open: Option<Arc<Report>>) -> Came {
    let mut all = open.map(|report| report.all.clone()).unwrap_or_default();
    let now = put(&mut all, Sheet { name, path: String::new(), opened, broken: Some(broken) });
    Came { together: arrange(all, now), failed: Vec::new(), remark: String::new() }
}

/// Puts a report beside the others, in place of an earlier state of the same file; its place among them.
fn put(all: &mut Vec<Sheet>, sheet: Sheet) -> usize {
    let same = all.iter().position(|old| old.name == sheet.name && old.opened.order(&sheet.opened) == Some(Ordering::Equal));
    match same.and_then(|index| Some((index, all.get_mut(index)?))) {
        Some((index, old)) => {
            *old = sheet;
            index
        }
        None => {
            all.push(sheet);
            all.len() - 1
        }
    }
}

/// The report to read: the latest of its council, which is that of the report that was read, if one of the new
/// reports is of it too; else that of the first of them. Of two for the same day it is the one that came last.
fn latest(all: &[Sheet], new: &[usize], was: Option<usize>) -> Option<usize> {
    let order = |a: usize, b: usize| all.get(a)?.opened.order(&all.get(b)?.opened);
    let of = was.filter(|was| new.is_empty() || new.iter().any(|index| order(*index, *was).is_some())).or_else(|| new.first().copied())?;
    if new.is_empty() {
        return Some(of);
    }
    let rank = |index: &usize| new.contains(index);
    (0..all.len()).filter(|index| order(*index, of).is_some()).reduce(|best, index| match order(index, best) {
        Some(Ordering::Less) => best,
        Some(Ordering::Equal) if rank(&best) && !rank(&index) => best,
        _ => index,
    })
}

/// Reads a file of benchmarks for the new reports, or for all if there are none. The problems are those of the
/// report that is read now, and count only if no report takes it.
fn join(all: &mut [Sheet], new: &[usize], now: usize, bytes: &[u8]) -> Result<(), crate::Problems> {
    let mut found = None;
    let mut joined = false;
    for (index, sheet) in all.iter_mut().enumerate().filter(|(index, _)| new.is_empty() || new.contains(index)) {
        match Arc::make_mut(&mut sheet.opened).read_benchmark_file(bytes) {
            Ok(()) => joined = true,
            Err(problems) if found.is_none() || index == now => found = Some(problems),
            Err(_) => {}
        }
    }
    match found {
        Some(problems) if !joined => Err(problems),
        // Without a report, the message says what a file of benchmarks goes with.
        None if !joined => crate::open(bytes).map(|_| ()),
        _ => Ok(()),
    }
}

/// Puts the other reports beside the one to read.
#[must_use]
pub fn arrange(all: Vec<Sheet>, now: usize) -> Option<Together> {
    let mut opened = Arc::clone(&all.get(now)?.opened);
    let others: Vec<&Opened> = all.iter().enumerate().filter(|(index, _)| *index != now).map(|(_, sheet)| &*sheet.opened).collect();
    if !others.is_empty() {
        Arc::make_mut(&mut opened).put_beside(&others);
    }
    let others = opened.other_reports();
    Some(Together { opened, all, now, others })
}

/// The path of the report to read now, as the query of a link asks for it: `now=2` is the second it names.
#[must_use]
pub fn asked(query: &str) -> Option<String> {
    let query = web_sys::UrlSearchParams::new_with_str(query).ok()?;
    let now: u32 = query.get("now")?.parse().ok()?;
    query.get_all("report").get(now.checked_sub(1)?).as_string()
}

/// A path as it can stand in a query.
#[must_use]
pub fn encoded(path: &str) -> String {
    String::from(js_sys::encode_uri_component(path)).replace("%2F", "/")
}

/// The query that opens these reports, if each came by a link; else empty.
#[must_use]
pub fn query(all: &[Sheet], now: usize) -> String {
    if all.iter().any(|sheet| sheet.path.is_empty()) {
        return String::new();
    }
    let reports: Vec<String> = all.iter().map(|sheet| format!("report={}", encoded(&sheet.path))).collect();
    let indices: Vec<usize> = (0..all.len()).collect();
    let now = if latest(all, &indices, None) == Some(now) { String::new() } else { format!("&now={}", now + 1) };
    format!("?{}{now}", reports.join("&"))
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;

    const LATER: &str = include_str!("../../public/examples/adults-2025-01.json");
    const EARLIER: &str = include_str!("../../public/examples/adults-2022-01.json");

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_owned(), path: String::new(), bytes: text.as_bytes().to_vec() }
    }

    /// What is open after files came to what was open: the names in their order, and the one that is read.
    fn after(open: Option<&Arc<Report>>, files: Vec<File>) -> (Arc<Report>, Vec<String>, String) {
        let Came { together, remark, failed } = several(files, open.cloned(), None);
        let Some(Together { opened, all, now, others }) = together else { panic!("{failed:?}") };
        let names: Vec<String> = all.iter().map(|sheet| sheet.name.clone()).collect();
        let read = names.get(now).cloned().unwrap_or_default();
        let report = Report {
            number: 0,
            opened,
            all,
            now,
            others,
            remark,
            failed: 0..failed.len(),
            query: String::new(),
            checks: OnceLock::default(),
        };
        (Arc::new(report), names, read)
    }

    #[test]
    fn the_latest_is_read_however_they_come() {
        let (open, _, read) = after(None, vec![file("then", EARLIER), file("now", LATER)]);
        assert_eq!((read.as_str(), open.others.earlier.len(), open.remark.as_str()), ("now", 1, ""));
        let (open, ..) = after(None, vec![file("now", LATER)]);
        let (open, names, read) = after(Some(&open), vec![file("then", EARLIER)]);
        assert_eq!((names.join(" "), read.as_str()), ("now then".to_owned(), "now"));
        assert_eq!(open.remark, "then is open too: an earlier report, for April to November 2021. The later one is shown.");
    }

    #[test]
    fn another_state_of_a_file_takes_its_place_and_a_copy_stands_beside_it() {
        let (open, ..) = after(None, vec![file("now", LATER), file("then", EARLIER)]);
        let (again, names, read) = after(Some(&open), vec![file("now", LATER)]);
        assert_eq!((names.join(" "), read.as_str()), ("now then".to_owned(), "now"));
        let (copy, names, read) = after(Some(&again), vec![file("copy", LATER)]);
        assert_eq!((names.join(" "), read.as_str()), ("now then copy".to_owned(), "copy"));
        assert_eq!((copy.others.earlier.len(), copy.others.set_aside.len()), (1, 1));
        assert_eq!(copy.all.last().map(|sheet| sheet.words(&copy.all).1).unwrap_or_default(), "April to November 2024 · copy");
    }

    #[test]
    fn a_report_of_another_council_is_read_and_nothing_is_lost() {
        let other = EARLIER.replace("Leicestershire County Council", "Rutland County Council");
        let (open, ..) = after(None, vec![file("now", LATER)]);
        let (open, names, read) = after(Some(&open), vec![file("other", &other)]);
        assert_eq!((names.join(" "), read.as_str(), open.others.earlier.len()), ("now other".to_owned(), "other", 0));
        assert_eq!(open.others.set_aside.len(), 1);
        let details = open.all.last().map(|sheet| sheet.words(&open.all).1).unwrap_or_default();
        assert_eq!(details, "Rutland County Council · April to November 2021");
    }

    #[test]
    fn the_sound_ones_are_opened_and_the_others_told() {
        let (open, names, _) = after(None, vec![file("half", "{}"), file("now", LATER)]);
        assert_eq!((names.join(" "), open.failed.len()), ("now".to_owned(), 1));
        let came = several(vec![file("half", "{}")], Some(open), None);
        assert!(came.together.is_none() && came.failed.len() == 1);
    }

    #[test]
    fn the_report_that_a_link_asks_for_is_read() {
        let files = vec![File { path: "a.json".to_owned(), ..file("a", LATER) }, File { path: "b.json".to_owned(), ..file("b", EARLIER) }];
        let came = several(files, None, Some("b.json".to_owned()));
        assert_eq!(came.together.map(|together| (together.now, together.others.set_aside.len())), Some((1, 1)));
    }
}
