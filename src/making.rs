//! Making report files: next period’s from the last, one from a spreadsheet and back, and what one still lacks.

use crate::author::draft::Held;
pub use crate::author::draft::{Draft, Edit, Section, Typed, next_file_name};
pub use crate::author::roll::Next;
use crate::read::problem::Pointer;
use crate::{Opened, Problems, author, scorecard};

/// Last period's report file, moved on to the next period, and what it still lacks.
///
/// # Errors
/// Why it cannot be moved on; [`scorecard::cannot_roll_view`] says it.
pub fn roll_forward(bytes: &[u8], next: &author::Next) -> Result<author::Rolled, author::CannotRoll> {
    author::roll::roll(bytes, next)
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

/// Whether sheets hold readings and no report to put them into.
#[must_use]
pub fn are_readings_alone(sheets: &[author::Sheet]) -> bool {
    author::sheets::are_readings_alone(sheets)
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

/// Next period's file by its name and text, from the last one's; the period and new versions of frameworks as they were typed.
///
/// # Errors
/// Why it cannot be made, in words.
pub fn next_file(name: &str, last: &str, period: &str, versions: Vec<(String, String)>) -> Result<(String, String), String> {
    let period = author::draft::typed_period(period).ok_or_else(|| scorecard::bad_period(period))?;
    let rolled =
        roll_forward(last.as_bytes(), &Next { period: Some(period), versions }).map_err(|why| scorecard::cannot_roll_view(name, &why))?;
    Ok((next_file_name(name, last, rolled.period), rolled.text))
}

/// What came of a change to a draft.
#[derive(Debug)]
pub enum Edited {
    /// It is in the file: the report as it is now.
    Changed(Box<Opened>),
    /// It changes nothing.
    Same,
    /// It is not in the file, and why.
    Held(scorecard::HeldView),
}

impl Draft {
    /// Tries a change: it is taken into the file if the report opens with it, else what was typed is held beside it.
    pub fn edit(&mut self, edit: &Edit, shown: &Opened) -> Edited {
        let Some(tried) = self.tried(edit) else { return Edited::Same };
        match crate::open(tried.text.as_bytes()) {
            Ok(opened) => {
                self.take(tried);
                Edited::Changed(Box::new(opened))
            }
            Err(problems) => {
                let at = match edit {
                    Edit::Put { at, .. } | Edit::Remove { at } => Pointer::of(at),
                    Edit::AddReading { measure, .. } => Section::Readings.place(Some(*measure)),
                };
                let held = Held { at, texts: Vec::new(), problems };
                let view = scorecard::held_view(&held, &shown.scorecard.measures);
                self.hold(tried, held.problems);
                Edited::Held(view)
            }
        }
    }

    /// A new milestone on the way to a target, told by its place, and where it stands.
    pub fn new_milestone(&mut self, target: &str) -> String {
        self.begin_milestone(&Pointer::of(target)).to_string()
    }

    /// A new thing of a measure, whose fields are empty, and where it stands.
    pub fn new_thing(&mut self, measure: usize, section: Section) -> String {
        self.begin_new(measure, section).to_string()
    }

    /// Where the reading for a period stands, as it was typed; empty where there is none.
    #[must_use]
    pub fn to_enter(&self, measure: usize, period: &str) -> String {
        let wanted = author::draft::typed_period(period);
        let is_it = |group: &author::draft::Group| matches!(group.of, author::draft::Of::Reading { period, is_forecast: false, .. } if period == wanted);
        self.groups(Some(measure)).into_iter().find(is_it).map(|group| group.at.to_string()).unwrap_or_default()
    }

    /// Takes the last change back, or makes it again: the report as it is then; none if there is nothing to take back.
    pub fn step(&mut self, back: bool) -> Option<Opened> {
        let stepped = if back { self.undo() } else { self.redo() };
        if stepped { crate::open(self.text().as_bytes()).ok() } else { None }
    }
}

impl Opened {
    /// The form in which a measure of this report, or the report as a whole, is changed.
    #[must_use]
    pub fn form(&self, draft: &Draft, measure: Option<usize>) -> scorecard::Form {
        scorecard::form(&self.report, measure, draft.groups(measure))
    }

    /// What this report still lacks, of which this is the draft.
    #[must_use]
    pub fn draft_lacks(&self, draft: &Draft) -> scorecard::MissingView {
        scorecard::missing_view(&draft.still_missing(&self.report))
    }

    /// What was typed and is not in the file, and why.
    #[must_use]
    pub fn held(&self, draft: &Draft) -> Vec<scorecard::HeldView> {
        draft.held().iter().filter(|held| !held.texts.is_empty()).map(|held| scorecard::held_view(held, &self.scorecard.measures)).collect()
    }

    /// What was changed since the draft began.
    #[must_use]
    pub fn draft_changes(&self, draft: &Draft) -> Vec<scorecard::ChangeView> {
        scorecard::change_views(&draft.changed(), &self.scorecard.measures)
    }

    /// What undoing would take back, and redoing make again; empty where there is nothing.
    #[must_use]
    pub fn draft_steps(&self, draft: &Draft) -> (String, String) {
        let words = |changed: &[author::draft::Changed]| scorecard::change_words(changed, &self.scorecard.measures);
        (words(&draft.to_undo()), words(&draft.to_redo()))
    }

    /// This report with the values of other authorities that were read for an earlier state of it.
    #[must_use]
    pub fn with_benchmarks_of(mut self, earlier: &Self) -> Self {
        self.benchmarks.clone_from(&earlier.benchmarks);
        self.benchmark_warnings.clone_from(&earlier.benchmark_warnings);
        self.benchmark_file.clone_from(&earlier.benchmark_file);
        self.unread = self.unread.filter(|_| earlier.unread.is_some());
        self
    }

    /// The period of the report as the file writes it, and what it is a year later, as far as that can be told.
    #[must_use]
    pub fn next_period(&self) -> (String, String) {
        author::next_period(&self.report)
    }

    /// The frameworks of the report: id, name and version.
    #[must_use]
    pub fn frameworks(&self) -> Vec<(String, String, String)> {
        let one = |framework: &crate::model::Framework| (framework.id.clone(), framework.name.clone(), framework.version.clone());
        self.report.frameworks.iter().map(one).collect()
    }
}

/// What a file with figures (published data, or readings) would bring into a report, before anything is taken over.
///
/// # Errors
/// Why nothing can be brought in; [`scorecard::cannot_bring`] says it.
pub fn bring_in(report: &[u8], file: &author::FiguresFile) -> Result<author::Brought, author::CannotBring> {
    author::published::bring(report, file)
}

/// The report with what was chosen of it, by [`author::published::Offer::key`].
///
/// # Errors
/// Why it cannot be made; [`scorecard::cannot_take`] says it.
pub fn take_over(report: &[u8], brought: &author::Brought, chosen: &[String]) -> Result<String, author::CannotTake> {
    author::published::take(report, brought, chosen)
}

/// The values of all councils as a benchmark file for the report: of the measures that are sure, and of those that something was chosen of.
///
/// # Errors
/// Why it cannot be made; [`scorecard::cannot_take`] says it.
pub fn values_of_all_councils(brought: &author::Brought, chosen: &[String]) -> Result<String, author::CannotTake> {
    author::published::benchmark_file(brought, chosen)
}
