//! Scorecard turns one JSON file into an interactive performance scorecard for a council's
//! scrutiny committee, in the reader's browser.
//!
//! The product is one pure function, [`open`]; the page ([`app`]) and the command line show its result:
//!
//! ```text
//! bytes → read → model → engine → scorecard (finished words) → app | export
//! ```
//!
//! * [`read`] turns bytes into a [`model::Report`], or into every problem with its place;
//! * [`engine`] works out ratings, directions, distances: values with their reasons, no words;
//! * [`scorecard`] says and lays out what was worked out: a view model of finished words;
//! * [`export`] writes a scorecard in other forms;
//! * [`app`] is the only part that knows a browser (feature `web`).

#[cfg(feature = "web")]
pub mod app;
pub mod engine;
pub mod export;
pub mod model;
pub mod read;
pub mod scorecard;

/// A report that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What is shown.
    pub scorecard: scorecard::view::Scorecard,
    /// What a reader should know of the file although it stopped nothing.
    pub notices: Vec<scorecard::ProblemView>,
}

/// Reads a report file, works everything out, and puts it into words.
///
/// The whole pipeline; pure: the same bytes give the same scorecard anywhere and on any day, since
/// time comes in with the report's own position date.
///
/// # Errors
/// All the problems of the file, each with its place and remedy.
pub fn open(file_name: &str, bytes: &[u8]) -> Result<Opened, scorecard::ProblemsView> {
    let read = read::report(bytes).map_err(|problems| scorecard::problems_view(file_name, &problems))?;
    let evaluation = engine::evaluate(&read.report);
    Ok(Opened { scorecard: scorecard::scorecard(&read.report, &evaluation), notices: scorecard::notices(&read.warnings) })
}
