//! What a council sets for its own page.

use jiff::civil::Date;

use super::Colour;

/// The settings of a page; each may be left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// What the page is called.
    pub title: Option<String>,
    /// The path of an image on the same site.
    pub logo: Option<String>,
    /// The colour of links and of the bar where the page is light; it stands out enough.
    pub light: Option<Colour>,
    /// The same where it is dark.
    pub dark: Option<Colour>,
    /// The path of the report that opens where the address names none.
    pub default_report: Option<String>,
    /// The reports to choose from, in the order of the file.
    pub reports: Vec<ListedReport>,
    /// Where the accessibility statement is.
    pub accessibility: Option<String>,
    /// Where to write to.
    pub contact: Option<String>,
    /// Where there is help.
    pub help: Option<String>,
}

/// A report to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedReport {
    /// Its path on the same site.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The day of the meeting.
    pub meeting: Date,
    /// Anything a reader should know before opening it.
    pub note: Option<String>,
}

impl Config {
    /// The paths of all files it names, each once, in the order of the file.
    #[must_use]
    pub fn reports_named(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for path in self.default_report.iter().chain(self.reports.iter().map(|report| &report.path)) {
            if !all.contains(&path.as_str()) {
                all.push(path);
            }
        }
        all
    }
}
