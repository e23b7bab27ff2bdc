//! Scorecard turns one JSON file into an interactive performance scorecard for a council's
//! scrutiny committee, in the reader's browser.
//!
//! The product is one pure function, [`open`]; the page ([`app`]) and the command line show its result,
//! and ask it for more where a reader does ([`Opened::page`], [`Opened::compare`], [`Opened::trends`], [`Opened::what_if`],
//! [`Opened::checks`], [`Opened::check_text`], [`Opened::commentary`]). A file with errors in some measures opens without them
//! ([`open_rest`]). Earlier reports are put beside it ([`Opened::put_beside`]), and [`Opened::since`] tells what changed.
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
pub mod author;
#[cfg(feature = "web")]
pub mod charts;
pub mod engine;
pub mod export;
pub mod model;
pub mod read;
pub mod scorecard;

use std::sync::Arc;

pub use read::problem::Problems;
use scorecard::{selection, view};

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

/// Last period's report file, moved on to the next period, and what it still lacks.
///
/// # Errors
/// Why it cannot be moved on; [`scorecard::cannot_roll_view`] says it.
pub fn roll_forward(bytes: &[u8], next: &author::Next) -> Result<author::Rolled, author::CannotRoll> {
    author::roll::roll(bytes, next)
}

/// A report file written anew: its fields in the order of the format, every value as it was.
///
/// # Errors
/// All the problems of the file as data.
pub fn rewritten(bytes: &[u8]) -> Result<String, Problems> {
    author::rewritten(bytes)
}

/// A report file as sheets of a spreadsheet.
///
/// # Errors
/// All the problems of the file as data.
pub fn sheets_of(bytes: &[u8]) -> Result<Vec<author::Sheet>, Problems> {
    author::roll::opened(bytes).map(|(_, file)| author::sheets::sheets(&file))
}

/// The sheets of a workbook (xlsx, with the feature `office`), or of rows of text (CSV), which are readings.
///
/// # Errors
/// What the file is instead; [`scorecard::not_a_spreadsheet`] says it.
pub fn read_spreadsheet(bytes: &[u8]) -> Result<Vec<author::Sheet>, author::NotASpreadsheet> {
    author::sheets::spreadsheet(bytes)
}

/// The sheets of a workbook to start from: what each sheet is for, the headings, and three measures as an example.
#[must_use]
pub fn template_sheets() -> Vec<author::Sheet> {
    let example = sheets_of(include_bytes!("../public/examples/template.json")).unwrap_or_default();
    std::iter::once(scorecard::about_sheets()).chain(example).collect()
}

/// Sheets as a workbook (xlsx), with its headings explained and choices to choose from; none where there is more in them than a workbook can
/// hold.
#[cfg(feature = "office")]
#[must_use]
pub fn workbook(sheets: &[author::Sheet]) -> Option<Vec<u8>> {
    author::office::workbook(sheets, &scorecard::explained()).ok()
}

/// The report file that the sheets of a spreadsheet make.
///
/// # Errors
/// Every problem with its sheet and cell, those of the file that would come of them included.
pub fn from_sheets(sheets: &[author::Sheet]) -> Result<author::Made, Vec<author::SheetProblem>> {
    author::sheets::from_sheets(sheets)
}

/// A report file with the readings of a sheet in it, a row for each: in place of those for the same periods, or after the others.
///
/// # Errors
/// The problems of the file, or every problem of the sheet with its cell.
pub fn add_readings(bytes: &[u8], sheet: &author::Sheet) -> Result<author::Made, author::CannotAdd> {
    author::sheets::add_readings(bytes, sheet)
}

/// What a report file still lacks before it can go to its meeting.
///
/// # Errors
/// All the problems of the file as data.
pub fn still_missing(bytes: &[u8]) -> Result<Vec<author::StillMissing>, Problems> {
    let (report, file) = author::roll::opened(bytes)?;
    Ok(author::missing::still_missing(&report, &file, None))
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

    /// Everything known about one measure, by its index; with reports beside this one, its series is as long as theirs together, and
    /// its forecast tells how theirs turned out.
    #[must_use]
    pub fn page(&self, index: usize) -> Option<view::Page> {
        let mut page = scorecard::page(&self.report, &self.evaluation, index, self.long_measure(index).as_ref())?;
        if let (Some(forecast), Some(beside)) = (&mut page.forecast, &self.beside) {
            for earlier in &beside.others.earlier {
                let found = self.between(&earlier.key);
                let notes = found.map(|(then, found)| scorecard::earlier_forecasts(&self.report, then.0, &found, index));
                forecast.notes.extend(notes.into_iter().flatten());
            }
        }
        Some(page)
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

    /// What changed since an earlier report beside this one: the one whose position is at this day ("2021-11-30"), or the latest if
    /// that is empty; none where there is no such report.
    #[must_use]
    pub fn since(&self, then: &str) -> Option<view::Since> {
        let beside = self.beside.as_ref()?;
        let (then, found) = self.between(then)?;
        let mut since = scorecard::since((&self.report, &self.evaluation), then, &found);
        let of_then = beside.earlier.iter().zip(&beside.left_out).find(|((report, _), _)| std::ptr::eq(&**report, then.0));
        since.cautions.extend(scorecard::left_out_caution(&self.report, &self.left_out));
        since.cautions.extend(of_then.and_then(|(_, left_out)| scorecard::left_out_caution(then.0, left_out)));
        Some(since)
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

    /// The trends of all measures, side by side; with reports beside this one, as long as theirs together.
    #[must_use]
    pub fn trends(&self) -> view::Trends {
        let long: Vec<_> = (0..self.report.measures.len()).map(|index| self.long_measure(index)).collect();
        scorecard::trends(&self.report, &self.evaluation, &long)
    }

    /// What the report's wholes are made of.
    #[must_use]
    pub fn breakdowns(&self) -> Vec<view::Breakdown> {
        scorecard::breakdowns(&self.report)
    }

    /// Whether the report tells what a whole is made of.
    #[must_use]
    pub fn has_breakdowns(&self) -> bool {
        !self.report.breakdowns.is_empty()
    }

    /// Why the headline says what it says.
    #[must_use]
    pub fn why_headline(&self) -> view::WhyHeadline {
        scorecard::why_headline(&self.report, &self.evaluation, &self.scorecard.measures)
    }

    /// What members have reason to ask.
    #[must_use]
    pub fn questions(&self) -> view::Questions {
        scorecard::questions(&self.report, &self.evaluation)
    }

    /// A draft of the commentary on the whole report: with how it compares with other councils and what changed since an earlier
    /// report, where those are open.
    #[must_use]
    pub fn commentary(&self) -> view::Commentary {
        let (compared, since) = (self.compare_all(""), self.since(""));
        scorecard::commentary(&self.report, &self.evaluation, &self.scorecard, compared.as_ref(), since.as_ref())
    }

    /// A draft of the commentary on one measure, by its index.
    #[must_use]
    pub fn draft(&self, index: usize) -> Option<view::DraftParagraph> {
        scorecard::draft(&self.report, &self.evaluation, &self.scorecard, index)
    }

    /// The claims of a text, each tested against the text itself and against this report.
    #[must_use]
    pub fn check_text(&self, text: &str) -> view::CheckedText {
        scorecard::check_text(text, Some(&self.report))
    }

    /// What a council would be embarrassed to print: what the file says that does not go together, each with its place in the file.
    #[must_use]
    pub fn checks(&self) -> view::Checks {
        let found = engine::checks::checks(&self.report, &self.evaluation);
        let places: Vec<model::Place> = found.iter().map(|one| one.place).collect();
        let mut spots = read::places::spots(&self.warnings.text, &self.report, &places);
        let left_out: Vec<usize> = self.left_out.iter().map(|left| left.index).collect();
        for spot in &mut spots {
            read::rest::point_into_whole(&mut spot.pointer, &left_out);
        }
        scorecard::checks(&self.report, &found, &spots, &self.warnings, &self.benchmark_warnings)
    }

    /// Every figure of the report, as tables.
    #[must_use]
    pub fn figure_tables(&self) -> view::FigureTables {
        scorecard::figure_tables(&self.report, &self.evaluation, &self.scorecard, &self.pages())
    }

    /// The report as a Word document.
    ///
    /// # Errors
    /// It would be larger than such a file can be.
    #[cfg(feature = "office")]
    pub fn word(&self) -> Result<Vec<u8>, export::NotMade> {
        let (pages, figures) = (self.pages(), self.figure_tables());
        export::word(&self.office_contents(&pages, &figures))
    }

    /// The report's figures as a spreadsheet.
    ///
    /// # Errors
    /// It has more rows than a spreadsheet can hold.
    #[cfg(feature = "office")]
    pub fn sheets(&self) -> Result<Vec<u8>, export::NotMade> {
        let (pages, figures) = (self.pages(), self.figure_tables());
        export::sheets(&self.office_contents(&pages, &figures))
    }

    #[cfg(feature = "office")]
    fn office_contents<'a>(&'a self, pages: &'a [view::Page], figures: &'a view::FigureTables) -> export::Contents<'a> {
        export::Contents { scorecard: &self.scorecard, pages, figures, position_at: self.position_at() }
    }

    /// The pages of all measures, in their order.
    #[must_use]
    pub fn pages(&self) -> Vec<view::Page> {
        (0..self.scorecard.measures.len()).filter_map(|index| self.page(index)).collect()
    }

    /// Where one measure stands among other councils, by its index; none without benchmarks, or without a table of it.
    ///
    /// `with` is a peer group's id, or councils' codes with commas between them, or empty for the first group.
    #[must_use]
    pub fn compare(&self, index: usize, with: &str) -> Option<view::Compare> {
        scorecard::compare(&self.report, &self.evaluation, self.benchmarks.as_ref()?, index, with)
    }

    /// Every measure among other councils at once; none without benchmarks.
    #[must_use]
    pub fn compare_all(&self, with: &str) -> Option<view::CompareAll> {
        Some(scorecard::compare_all(&self.report, &self.evaluation, self.benchmarks.as_ref()?, with))
    }

    /// One measure as it would be if what an address supposes ([`selection::Selection::what_if`]) were so, by its index; `with` as for [`Self::compare`]. All
    /// that is supposed counts in the headline, be it of this measure or another.
    #[must_use]
    pub fn what_if(&self, index: usize, supposed: &str, with: &str) -> Option<view::WhatIf> {
        let shown = &self.scorecard.measures;
        let supposed = selection::supposed(supposed);
        scorecard::what_if(&self.report, &self.evaluation, shown, self.benchmarks.as_deref(), index, &supposed, with)
    }

    /// What an address supposes of which measures; what cannot be supposed is left out.
    #[must_use]
    pub fn supposed(&self, supposed: &str) -> Vec<view::SupposedView> {
        scorecard::supposed(&self.report, &self.evaluation, &self.scorecard.measures, &selection::supposed(supposed))
    }

    /// How it follows another report of the same council in time; none if it is of another council.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        engine::between::order(&self.report, &other.report)
    }

    /// Where every measure stands among other councils, in their order: what [`export::text`] takes.
    #[must_use]
    pub fn compares(&self, with: &str) -> Vec<Option<view::Compare>> {
        (0..self.scorecard.measures.len()).map(|index| self.compare(index, with)).collect()
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
