//! Scorecard turns one JSON file into an interactive performance scorecard for a council's
//! scrutiny committee, in the reader's browser.
//!
//! The product is one pure function, [`open`]; the page ([`app`]) and the command line show its result,
//! and ask it for more where a reader does ([`Opened::page`], [`Opened::compare`], [`Opened::trends`], [`Opened::what_if`],
//! [`Opened::checks`], [`Opened::check_text`], [`Opened::commentary`]). A file with errors in some measures opens without them
//! ([`open_rest`]). Earlier reports are put beside it ([`Opened::put_beside`]), and [`Opened::since`] tells what changed.
//! A report file is made or changed by [`Draft`], [`roll_forward`], [`from_sheets`] and [`bring_in`]; [`council`] reads the settings of a page.
//! Values of other authorities are read after the report, from its own file or one beside it
//! ([`Opened::read_benchmarks`], [`Opened::read_benchmark_file`]):
//!
//! ```text
//! bytes → read → model → engine → scorecard (finished words) → app | export
//! ```
//!
//! * [`read`] turns bytes into a [`model::Report`], or into every problem with its place;
//! * [`engine`] works out ratings, directions, distances: values with their reasons, no words;
//! * [`scorecard`] says and lays out what was worked out: a view model of finished words;
//! * [`export`] writes a scorecard in other forms;
//! * [`author`] makes report files: next period's from the last, one from a spreadsheet and back;
//! * [`charts`] turns what a scorecard shows in a chart into an option for the chart library (feature `web`);
//! * [`app`] is the only part that knows a browser (feature `web`).

#[cfg(feature = "web")]
pub mod app;
mod asking;
pub mod author;
#[cfg(feature = "web")]
pub mod charts;
mod configuring;
pub mod engine;
pub mod export;
mod making;
pub mod model;
pub mod read;
pub mod scorecard;

use std::sync::Arc;

pub use configuring::*;
pub use making::*;
pub use read::problem::Problems;
use scorecard::view;

/// A report that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What is shown first.
    pub scorecard: Arc<view::Scorecard>,
    /// What a reader should know of the file although it stopped nothing.
    pub warnings: Problems,
    /// The same of the file that the values of other authorities came from.
    pub benchmark_warnings: Problems,
    report: Arc<model::Report>,
    evaluation: Arc<engine::Evaluation>,
    benchmarks: Option<Arc<model::Benchmarks>>,
    unread: Option<Arc<read::Unread>>,
    /// The text of the benchmark file that was read for it.
    benchmark_file: Option<Arc<str>>,
    beside: Option<Arc<Beside>>,
    left_out: Vec<view::LeftOut>,
}

/// Other reports beside one that is read.
#[derive(Debug)]
struct Beside {
    /// The earlier ones of the same council, the latest first.
    earlier: Vec<(Arc<model::Report>, Arc<engine::Evaluation>)>,
    /// What is left out of each of them.
    left_out: Vec<Vec<view::LeftOut>>,
    others: view::OtherReports,
}

/// Reads a report file, works everything out, and puts it into words.
///
/// The whole pipeline; pure: the same bytes give the same scorecard anywhere and on any day, since
/// time comes in with the report's own position date.
///
/// # Errors
/// All the problems of the file as data; [`scorecard::problems_view`] says them.
pub fn open(bytes: &[u8]) -> Result<Opened, Problems> {
    let read::Read { report, warnings, unread } = read::report(bytes)?;
    let evaluation = Arc::new(engine::evaluate(&report));
    let scorecard = Arc::new(scorecard::scorecard(&report, &evaluation));
    Ok(Opened {
        scorecard,
        warnings,
        benchmark_warnings: Problems::default(),
        report: Arc::new(report),
        evaluation,
        benchmarks: None,
        unread: unread.map(Arc::new),
        benchmark_file: None,
        beside: None,
        left_out: Vec::new(),
    })
}

/// Reads a report file whole: [`open`], and then the benchmarks in it.
///
/// # Errors
/// All the problems of the file as data.
pub fn open_whole(bytes: &[u8]) -> Result<Opened, Problems> {
    let mut opened = open(bytes)?;
    opened.read_benchmarks()?;
    Ok(opened)
}

/// Opens a file whose problems all lie in measures without these: whole, and telling what it lacks. None if something else is wrong
/// too, or nothing would be left.
#[must_use]
pub fn open_rest(problems: &Problems) -> Option<Opened> {
    let rest = read::rest::without_broken(problems)?;
    let mut opened = open_whole(rest.text.as_bytes()).ok()?;
    opened.left_out = scorecard::left_out(&problems.text, &rest.broken);
    scorecard::mark_left_out(Arc::make_mut(&mut opened.scorecard), &opened.left_out);
    Some(opened)
}

/// Whether a file holds values of other authorities and no report.
#[must_use]
pub fn is_benchmark_file(bytes: &[u8]) -> bool {
    read::benchmark::file(bytes).is_ok_and(|unread| read::benchmark::is_alone(&unread))
}

/// The report with the latest position, of two for one day the first.
#[must_use]
pub fn latest(reports: &[Opened]) -> Option<&Opened> {
    reports.iter().reduce(|latest, other| if other.report.position_at > latest.report.position_at { other } else { latest })
}

/// Opens files together, by name and text: the first report among them, with the values of other authorities among them, and
/// the other reports beside it.
///
/// # Errors
/// The first file that has problems, by its name. Without a report, that is the first file.
pub fn open_together(files: &[(&str, &[u8])]) -> Result<Opened, (String, Problems)> {
    fn named<'a>(name: &'a str) -> impl FnOnce(Problems) -> (String, Problems) + 'a {
        move |problems| (name.to_owned(), problems)
    }
    let (benchmarks, reports): (Vec<_>, Vec<_>) = files.iter().partition(|(_, bytes)| is_benchmark_file(bytes));
    let mut all = Vec::new();
    for (name, bytes) in if reports.is_empty() { &benchmarks } else { &reports } {
        all.push(open_whole(bytes).map_err(named(name))?);
    }
    let mut all = all.into_iter();
    let Some(mut now) = all.next() else { return open(b"").map_err(named("")) };
    for (name, bytes) in benchmarks {
        now.read_benchmark_file(bytes).map_err(named(name))?;
    }
    let others: Vec<Opened> = all.collect();
    now.put_beside(&others.iter().collect::<Vec<_>>());
    Ok(now)
}

impl Opened {
    /// Whether this is a copy of the other: what [`Clone`] makes.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.report, &other.report)
    }

    /// The day of its position: "2024-11-30".
    #[must_use]
    pub fn position_at(&self) -> String {
        self.report.position_at.to_string()
    }

    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.warnings.text
    }

    /// The texts of its files by name, of which its own is `name`: what opens it again.
    #[must_use]
    pub fn files(&self, name: &str) -> Vec<(String, String)> {
        let benchmarks = self.benchmark_file.iter().map(|text| ("benchmarks.json".to_owned(), text.to_string()));
        [(name.to_owned(), self.text().to_owned())].into_iter().chain(benchmarks).collect()
    }

    /// The measures that its file has and that are left out ([`open_rest`]); none of a sound file.
    #[must_use]
    pub fn left_out(&self) -> &[view::LeftOut] {
        &self.left_out
    }

    /// Whether the file keeps its checks from readers.
    #[must_use]
    pub fn hides_checks(&self) -> bool {
        self.report.hide_checks
    }

    /// Whether there are values of other authorities to compare with.
    #[must_use]
    pub fn has_benchmarks(&self) -> bool {
        self.benchmarks.is_some()
    }

    /// Whether the file holds values of other authorities that are not read yet.
    #[must_use]
    pub fn has_unread_benchmarks(&self) -> bool {
        self.unread.is_some()
    }

    /// Reads the values of other authorities in the file, if there are any that are not read yet.
    ///
    /// # Errors
    /// All the problems of them as data; the report stays open without them.
    pub fn read_benchmarks(&mut self) -> Result<(), Problems> {
        match self.unread.take() {
            Some(unread) => self.add_benchmarks(&unread),
            None => Ok(()),
        }
    }

    /// Reads a benchmark file for this report, in place of the values it had.
    ///
    /// # Errors
    /// All the problems of the file as data; the report stays as it was.
    pub fn read_benchmark_file(&mut self, bytes: &[u8]) -> Result<(), Problems> {
        let unread = read::benchmark::file(bytes)?;
        self.add_benchmarks(&unread)?;
        self.benchmark_file = Some(unread.text().into());
        Ok(())
    }

    fn add_benchmarks(&mut self, unread: &read::Unread) -> Result<(), Problems> {
        let read::benchmark::ReadBenchmarks { benchmarks, warnings } = read::benchmark::benchmarks(unread, &self.report)?;
        self.benchmarks = Some(Arc::new(benchmarks));
        self.benchmark_warnings = if warnings.list.is_empty() { Problems::default() } else { warnings };
        Ok(())
    }

    /// Puts other reports beside this one, in place of those there were: earlier ones of the same council are compared with, and
    /// what changed since the latest of them is marked in the scorecard; the others are set aside with their reasons.
    pub fn put_beside(&mut self, others: &[&Self]) {
        let reports: Vec<&model::Report> = others.iter().map(|other| &*other.report).collect();
        let sides = engine::between::sides(&self.report, &reports);
        let earlier = sides.earlier.iter().map(|&i| (Arc::clone(&others[i].report), Arc::clone(&others[i].evaluation))).collect();
        let left_out = sides.earlier.iter().map(|&i| others[i].left_out.clone()).collect();
        let others = scorecard::other_reports(&self.report, &reports, &sides);
        self.beside = Some(Arc::new(Beside { earlier, left_out, others }));
        let mut marked = scorecard::scorecard(&self.report, &self.evaluation);
        scorecard::mark_left_out(&mut marked, &self.left_out);
        if let Some((then, found)) = self.between("") {
            scorecard::mark_changes(&mut marked, then, &found);
        }
        self.scorecard = Arc::new(marked);
    }

    /// The other reports beside this one: those to compare with, and why others are set aside.
    #[must_use]
    pub fn other_reports(&self) -> view::OtherReports {
        self.beside.as_ref().map(|beside| beside.others.clone()).unwrap_or_default()
    }

    fn between(&self, then: &str) -> Option<(engine::between::Side<'_>, engine::between::Between)> {
        let earlier = &self.beside.as_ref()?.earlier;
        let index = earlier.iter().position(|(report, _)| then.is_empty() || report.position_at.to_string() == then)?;
        let through: Vec<&model::Report> = earlier[..index].iter().map(|(report, _)| &**report).collect();
        let then: engine::between::Side = (&earlier[index].0, &earlier[index].1);
        Some((then, engine::between::between_through((&self.report, &self.evaluation), &through, then)))
    }

    /// A measure with the readings of the reports beside this one in its series; none where they add nothing.
    fn long_measure(&self, index: usize) -> Option<model::Measure> {
        let earlier = self.beside.as_ref()?.earlier.iter().map(|(report, _)| &**report);
        let reports: Vec<&model::Report> = [&*self.report].into_iter().chain(earlier).collect();
        scorecard::long_measure(&reports, index)
    }

    /// How it follows another report of the same council in time; none if it is of another council.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        engine::between::order(&self.report, &other.report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Authority, BenchmarkTable, Benchmarks, Column};

    fn opened() -> Opened {
        open(include_bytes!("../public/examples/adults-2025-01.json")).unwrap_or_else(|problems| panic!("{:?}", problems.list))
    }

    #[test]
    fn without_benchmarks_nothing_is_compared() {
        let opened = opened();
        assert_eq!((opened.compare(0, ""), opened.compare_all("")), (None, None));
        assert!(opened.compares("").iter().all(Option::is_none));
    }

    #[test]
    fn a_report_opens_without_its_broken_measures_and_says_so_wherever_it_counts() {
        let text = include_str!("../public/examples/adults-2025-01.json");
        let broken = text.replacen("\"aim\": \"low\"", "\"aim\": \"lo\"", 1).replacen("\"survey\": true", "\"survy\": true", 1);
        let problems = open(broken.as_bytes()).expect_err("two errors");
        let mut rest = open_rest(&problems).expect("both lie in measures");
        let whole = opened();
        assert_eq!(rest.scorecard.measures.len() + 2, whole.scorecard.measures.len());
        assert_eq!(rest.left_out().len(), 2);
        assert!(rest.left_out().iter().all(|left| left.why.contains("(line ")), "{:?}", rest.left_out());
        assert!(rest.scorecard.headline.rest.contains("2 of the 25 measures are left out of this and of every count"));
        let earlier = open(include_bytes!("../public/examples/adults-2022-01.json")).expect("sound");
        rest.put_beside(&[&earlier]);
        assert!(rest.scorecard.headline.rest.contains("are left out of this"), "also where the scorecard is made anew");
        let since = rest.since("").expect("an earlier report");
        assert!(since.cautions.iter().any(|caution| caution.starts_with("2 measures left out of the report for April to November 2024")));
        let elsewhere = broken.replacen("\"title\"", "\"titel\"", 1);
        assert!(open_rest(&open(elsewhere.as_bytes()).expect_err("three errors")).is_none(), "one lies elsewhere");
    }

    #[test]
    fn with_benchmarks_the_measures_they_hold_are_compared() {
        let mut opened = opened();
        let authority =
            |number: u32| Authority { code: format!("E{number:08}"), name: format!("Council {number}"), kind: None, region: None };
        let (measure, period) = (opened.report.measures[0].id.clone(), model::Period::FinancialYear { start: 2023 });
        let [numerators, denominators, lower, upper, margins] = std::array::from_fn(|_| Column::default());
        let values = Column::new(vec![70.0, 60.0, 50.0, 40.0, 30.0]);
        let (missing, quartiles) = (Vec::new(), Vec::new());
        let (national, national_is, source, note) = (None, None, None, None);
        let table = BenchmarkTable {
            measure,
            period,
            values,
            numerators,
            denominators,
            lower,
            upper,
            margins,
            missing,
            national,
            national_is,
            quartiles,
            source,
            note,
        };
        let authorities = (0..5).map(authority).collect();
        opened.benchmarks = Some(Arc::new(Benchmarks { authorities, own: 0, nation: None, peer_groups: Vec::new(), tables: vec![table] }));
        let found = opened.compare(0, "").expect("the table");
        assert_eq!(found.finding, "1st of 5 councils with a figure, in the best quarter.");
        assert_eq!(opened.compare(1, ""), None);
        assert_eq!(opened.compare(1_000, ""), None);
        let all = opened.compare_all("").expect("benchmarks");
        assert_eq!((all.without.len(), all.councils.len()), (opened.scorecard.measures.len() - 1, 4));
    }
}
